//! Revocations: keys that count for nothing from this block on.
//!
//! New keys take their place at once. Setups that await a signature by a revoked signing key can never
//! be completed: they leave their amendments and are drawn again, some in each block, and nobody is
//! blamed. Until all of them have gone, only the acting key of the account counts. What the chain has
//! taken before stays: active slots, open challenges, which the account answers, and a rejected
//! replica, whose encoder's signature was verified and whose review goes on.

use crate::{limits::SLOTS_PER_SWEEP, pallet::*, types::*, AmendmentOf, BalanceOf, UserOf};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use sp_runtime::{traits::Saturating, DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// Replaces keys at once; a rotation that is under way ends without effect.
	pub(crate) fn revoke_keys(
		account: &T::AccountId,
		noise_key: Option<ProvenKey>,
		signing_key: Option<ProvenKey>,
	) -> DispatchResult {
		let (id, mut user) = Self::user_of(account)?;
		let noise = noise_key.filter(|new| new.key != user.noise_key);
		let signing = signing_key.filter(|new| new.key != user.signing_key);
		let before = [
			noise.is_some().then_some(user.noise_key),
			signing.is_some().then_some(user.signing_key),
		];
		ensure!(before != [None, None], Error::<T>::NothingToChange);
		Self::forget_keys(&user);
		user.rotation = None;
		if let Some(new) = noise {
			Self::ensure_possession(account, KeyPurpose::Noise, &new.key, &new.proof)?;
			user.noise_key = new.key;
		}
		if let Some(new) = signing {
			Self::ensure_possession(account, KeyPurpose::Signing, &new.key, &new.proof)?;
			user.signing_key = new.key;
		}
		ensure!(user.noise_key != user.signing_key, Error::<T>::KeysEqual);
		let swapped = before.contains(&Some(user.noise_key));
		ensure!(!swapped && !before.contains(&Some(user.signing_key)), Error::<T>::KeyRevoked);
		UserIdByNoiseKey::<T>::insert(user.noise_key, id);
		UserIdBySigningKey::<T>::insert(user.signing_key, id);
		Users::<T>::insert(id, user);
		Self::remember_revoked(id, before)?;
		let [noise_key, signing_key] = before;
		if signing_key.is_some() {
			Revocations::<T>::insert(id, None::<AmendmentId>);
			Self::schedule(Work::Revocation, Self::now().saturated_into(), id);
		}
		Self::deposit_event(Event::KeysRevoked { user: id, noise_key, signing_key });
		Ok(())
	}

	/// Keeps keys from ever being taken again, as long as the account is there.
	fn remember_revoked(id: UserId, keys: [Option<Key>; 2]) -> DispatchResult {
		RevokedKeysOfUser::<T>::try_mutate(id, |revoked| {
			for key in keys.into_iter().flatten() {
				revoked.try_push(key).map_err(|_| Error::<T>::TooManyRevocations)?;
				RevokedKeys::<T>::insert(key, id);
			}
			Ok(())
		})
	}

	/// Forgets everything about the keys of a user that is removed.
	pub(crate) fn forget_revocations(id: UserId) {
		RevokedKeysOfUser::<T>::take(id).iter().for_each(RevokedKeys::<T>::remove);
		Revocations::<T>::remove(id);
	}

	/// Whether a seat's key was revoked, and its amendment not looked at yet.
	pub(crate) fn is_revoked(seat: &Seat) -> bool {
		Revocations::<T>::contains_key(seat.user)
			&& Users::<T>::get(seat.user).is_some_and(|user| user.signing_key != seat.signing_key)
	}

	/// Whether a pair awaits a signature by a revoked key. That of the encoder of a rejected replica
	/// was there before.
	pub(crate) fn is_broken(amendment: &AmendmentOf<T>, pair: &SeatPair<BalanceOf<T>>) -> bool {
		(pair.rejected.is_none() && Self::is_revoked(&pair.encoder))
			|| Self::is_revoked(&pair.hoster)
			|| Self::judge(amendment, pair).is_some_and(Self::is_revoked)
	}

	/// Looks at some of the amendments in which a user has a seat, and takes the slots out that its
	/// revocation breaks.
	pub(crate) fn break_setups(id: UserId) {
		let Some(cursor) = Revocations::<T>::get(id) else { return };
		let Some(user) = Users::<T>::get(id) else { return };
		let mut seats = match cursor {
			None => Seats::<T>::iter_key_prefix(id),
			Some(last) => {
				Seats::<T>::iter_key_prefix_from(id, Seats::<T>::hashed_key_for(id, last))
			},
		};
		let (mut last, mut room) = (cursor, SLOTS_PER_SWEEP as usize);
		for _ in 0..SLOTS_PER_SWEEP {
			let Some(amendment) = seats.next() else {
				Revocations::<T>::remove(id);
				return;
			};
			if !Self::break_setup(amendment, id, user.signing_key, &mut room) {
				break;
			}
			last = Some(amendment);
		}
		Revocations::<T>::insert(id, last);
		Self::schedule(Work::Revocation, Self::now().saturated_into(), id);
	}

	/// Takes the slots out of an amendment that a revocation breaks, `room` at most; false if there
	/// are more. Those of a plan that is over are closed at their deadline.
	fn break_setup(id: AmendmentId, user: UserId, key: Key, room: &mut usize) -> bool {
		let Some(mut amendment) = Amendments::<T>::get(id) else { return true };
		let plan = Contracts::<T>::get(amendment.contract)
			.and_then(|contract| Plans::<T>::get(contract.plan));
		if !plan.is_some_and(|plan| Self::is_lasting(&plan)) {
			return true;
		}
		let stale = |seat: &Seat| seat.user == user && seat.signing_key != key;
		Self::keep_reviews(id, &mut amendment, stale, key);
		let Some(staff) = &amendment.staff else { return true };
		let attestor = stale(&staff.attestor);
		let broken: Vec<SlotIndex> = Self::open_pairs(staff)
			.filter(|pair| pair.rejected.is_none())
			.filter(|pair| attestor || stale(&pair.encoder) || stale(&pair.hoster))
			.map(|pair| pair.slot)
			.collect();
		let (contract, missing) = (amendment.contract, broken.len().min(*room));
		for slot in broken.iter().take(missing) {
			Self::dismiss_slot(id, &mut amendment, *slot);
		}
		*room = room.saturating_sub(missing);
		Self::keep_or_finish(id, amendment);
		if missing > 0 {
			let missing = missing as u32;
			Self::deposit_event(Event::SetupBroken { amendment: id, contract, user, missing });
			Self::retry_later(contract, id, FailureReason::KeyRevoked);
		}
		missing == broken.len()
	}

	/// Lets reviews go on: a hoster signs with its new key, and another second attestor is drawn.
	fn keep_reviews(
		id: AmendmentId,
		amendment: &mut AmendmentOf<T>,
		stale: impl Fn(&Seat) -> bool,
		key: Key,
	) {
		let pairs = amendment.staff.iter_mut().flat_map(|staff| staff.pairs.iter_mut());
		for pair in pairs.filter(|pair| pair.rejected.is_some() && stale(&pair.hoster)) {
			pair.hoster.signing_key = key;
		}
		let reviewer = amendment.review.as_ref().and_then(|review| review.reviewer.as_ref());
		let Some(gone) = reviewer.filter(|reviewer| stale(&reviewer.seat)) else { return };
		Self::leave_seat(id, Role::Attestor, gone.seat.user);
		let made_at = Self::now();
		amendment.review = Some(Review { made_at, attempts: 0, reviewer: None });
		let due = made_at.saturating_add(T::DrawDelay::get().into());
		Self::schedule(Work::ReviewDraw, due.saturated_into(), id);
	}

	/// Lets no key lead to a user any more, also none that was about to take over.
	pub(crate) fn forget_keys(user: &UserOf<T>) {
		UserIdByNoiseKey::<T>::remove(user.noise_key);
		UserIdBySigningKey::<T>::remove(user.signing_key);
		if let Some(rotation) = &user.rotation {
			UserIdByNoiseKey::<T>::remove(rotation.noise_key);
			UserIdBySigningKey::<T>::remove(rotation.signing_key);
		}
	}
}
