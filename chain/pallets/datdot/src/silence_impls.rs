//! Silence: what happens when a storage challenge is not answered in time.
//!
//! At the first silence the same leaves are asked again. Silence at these, or again within
//! `SilenceMemory`, is a fault: the hoster is suspended and loses every slot. A challenge whose time
//! the chain moved out of the hoster's hours is no fault; it is asked again in them.

use crate::{pallet::*, storage_challenges_impls::LATER, types::*};
use frame_support::{
	defensive,
	traits::{Get, UnixTime},
};
use frame_system::pallet_prelude::BlockNumberFor;

/// Storage challenge of a runtime.
type ChallengeOf<T> = StorageChallenge<BlockNumberFor<T>>;

impl<T: Config> Pallet<T> {
	/// Serves the deadline of a challenge that is still open, or the end of its wait for the
	/// hoster's hours.
	pub(crate) fn storage_challenge_deadline(id: ChallengeId) {
		let Some(challenge) = StorageChallenges::<T>::get(id) else { return };
		if challenge.deadline > Self::tick() {
			defensive!("a deadline before its time");
			return;
		}
		let hoster = challenge.hoster;
		match challenge.asked_at {
			None => Self::repeat_challenge(id, challenge),
			Some(asked_at) if !Self::was_offered(hoster, asked_at) => {
				Self::deposit_event(Event::StorageChallengeExcused { challenge: id, hoster });
				Self::repeat_challenge(id, challenge);
			},
			Some(_) => Self::note_silence(id, challenge),
		}
	}

	/// Whether a hoster offers all hours from a Unix time until now.
	fn was_offered(hoster: UserId, since: u64) -> bool {
		let seconds = T::Time::now().as_secs().saturating_sub(since);
		Providers::<T>::get(hoster)
			.is_some_and(|provider| provider.offer.hours.covers(since, seconds))
	}

	fn note_silence(id: ChallengeId, mut challenge: ChallengeOf<T>) {
		let (hoster, tick) = (challenge.hoster, Self::tick());
		let mut recent = false;
		Hostings::<T>::mutate_extant(hoster, |hosting| {
			let memory = Tick::from(T::SilenceMemory::get());
			recent = hosting.last_silence.is_some_and(|last| tick < last.saturating_add(memory));
			hosting.last_silence = Some(tick);
		});
		if challenge.missed == 0 {
			Self::break_span(hoster);
		}
		if recent || challenge.missed > 0 {
			Self::storage_fault(id, hoster);
			return;
		}
		challenge.missed = challenge.missed.saturating_add(1);
		let deadline = tick.saturating_add(T::ChallengeDuration::get().into());
		Self::deposit_event(Event::StorageChallengeMissed { challenge: id, hoster, deadline });
		Self::repeat_challenge(id, challenge);
	}

	/// Asks for the same leaves again, as soon as the whole window lies inside the offered hours.
	fn repeat_challenge(id: ChallengeId, mut challenge: ChallengeOf<T>) {
		let (hoster, duration) = (challenge.hoster, T::ChallengeDuration::get());
		let offered = Self::is_within_hours(hoster, duration);
		let wait = if offered { duration.into() } else { LATER };
		let deadline = Self::tick().saturating_add(wait);
		challenge.asked_at = offered.then(|| T::Time::now().as_secs());
		challenge.deadline = deadline;
		StorageChallenges::<T>::insert(id, challenge);
		Self::schedule(Work::ChallengeDeadline, deadline, id);
		if offered {
			Self::deposit_event(Event::StorageChallengeRepeated {
				challenge: id,
				hoster,
				deadline,
			});
		}
	}

	/// Suspends a hoster that was silent, and begins to take its slots.
	fn storage_fault(id: ChallengeId, hoster: UserId) {
		StorageChallenges::<T>::remove(id);
		Hostings::<T>::mutate_extant(hoster, |hosting| {
			hosting.challenge = None;
			hosting.challenge_scheduled = true;
		});
		let due = Self::tick().saturating_add(T::ChallengeDelay::get().into());
		Self::schedule(Work::ChallengeIssue, due, hoster);
		let slots = Trees::<T>::get(TreeId::Slots { hoster }).len;
		Self::deposit_event(Event::StorageFault { challenge: id, hoster, slots });
		Self::begin_sweep(hoster, LossCause::Silence);
	}
}
