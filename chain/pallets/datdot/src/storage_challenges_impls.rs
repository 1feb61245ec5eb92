//! Storage challenges: one at a time for each hoster, over everything that it stores.
//!
//! The leaves are drawn uniformly by byte when the challenge is issued, and stored with it, so later
//! changes of the hoster's slots move nothing. The chain verifies every leaf; nobody is trusted.

use crate::{limits::*, pallet::*, randomness_impls::Dice, types::*};
use codec::Encode;
use datdot_replica::{leaf_count, verify_leaf, LeafProof};
use frame_support::{
	ensure,
	traits::{Get, UnixTime},
	BoundedVec,
};
use sp_runtime::{DispatchResult, SaturatedConversion};

/// Ticks after which a hoster that cannot be challenged now is looked at again.
pub(crate) const LATER: u64 = 20;
/// Slots that one issue takes out of a hoster's tree, at most.
pub(crate) const MAX_RETIRED: usize = 24;

impl<T: Config> Pallet<T> {
	/// Issues the next challenge of a hoster.
	pub(crate) fn issue_storage_challenge(hoster: UserId) {
		let Some(mut hosting) = Hostings::<T>::get(hoster) else { return };
		let (tick, duration) = (Self::tick(), T::ChallengeDuration::get());
		if hosting.slots == 0 || hosting.challenge.is_some() {
			hosting.challenge_scheduled = false;
			Hostings::<T>::insert(hoster, hosting);
			Self::drop_spans(hoster);
			Self::await_last_spans(hoster);
			return;
		}
		// Nothing is asked of somebody who is away, or who loses all slots.
		if !Self::is_asked(hoster, &hosting) {
			let due = tick.saturating_add(T::ChallengeDelay::get().into());
			Self::schedule(Work::ChallengeIssue, due, hoster);
			return;
		}
		let samples = if Self::is_within_hours(hoster, duration) {
			Self::draw_samples(hoster)
		} else {
			BoundedVec::default()
		};
		if samples.is_empty() {
			Self::schedule(Work::ChallengeIssue, tick.saturating_add(LATER), hoster);
			return;
		}
		let Ok(id) = Self::next_id() else { return };
		let (deadline, issued_at) = (tick.saturating_add(duration.into()), Self::now());
		let asked_at = Some(T::Time::now().as_secs());
		hosting.challenge_scheduled = false;
		hosting.challenge = Some(id);
		Hostings::<T>::insert(hoster, hosting);
		let body = ChallengeBody::Leaves { samples };
		StorageChallenges::<T>::insert(
			id,
			StorageChallenge { hoster, issued_at, deadline, asked_at, missed: 0, body },
		);
		Self::schedule(Work::ChallengeDeadline, deadline, id);
		Self::deposit_event(Event::StorageChallengeIssued { challenge: id, hoster, deadline });
	}

	/// Whether a hoster offers all hours that a window from now on touches.
	pub(crate) fn is_within_hours(hoster: UserId, ticks: u32) -> bool {
		let seconds = u64::from(ticks).saturating_mul(T::SecondsPerBlock::get().into());
		let now = T::Time::now().as_secs();
		Providers::<T>::get(hoster)
			.is_some_and(|provider| provider.offer.hours.covers(now, seconds))
	}

	/// Leaves at uniformly drawn bytes of all that a hoster must still prove. A slot that needs no
	/// more proof leaves the tree when a draw hits it, and the draw is repeated; none at all if too
	/// many were hit, so that the next attempt draws from what is left.
	fn draw_samples(hoster: UserId) -> BoundedVec<Sample, MaxSamples> {
		let seed = Self::seed_now(b"datdot/challenge", &hoster.encode());
		let mut dice = Dice::new(seed);
		let tree = TreeId::Slots { hoster };
		let count = T::ChallengeSamples::get().min(MAX_SAMPLES) as usize;
		let mut samples = BoundedVec::<Sample, MaxSamples>::default();
		for _ in 0..count.saturating_add(MAX_RETIRED) {
			if samples.len() == count {
				return samples;
			}
			let point = dice.below(Self::tree_total(tree));
			let Some((_, leaf, offset)) = Self::tree_find(tree, point) else { break };
			let slot = SlotId { contract: leaf.item, slot: leaf.index };
			if Self::needs_no_proof(hoster, slot) {
				Self::retire_slot(slot);
				continue;
			}
			let leaf = (offset / u128::from(LEAF_BYTES)).saturated_into();
			let _ = samples.try_push(Sample { contract: slot.contract, slot: slot.slot, leaf });
		}
		if samples.len() < count {
			samples.truncate(0);
		}
		samples
	}

	/// Whether a slot's plan has ended or is paused and a challenge issued since was answered.
	pub(crate) fn needs_no_proof(hoster: UserId, slot: SlotId) -> bool {
		Contracts::<T>::get(slot.contract)
			.and_then(|contract| Plans::<T>::get(contract.plan))
			.map(|plan| Self::active_until(&plan))
			.is_some_and(|end| end <= Self::now() && Self::is_proven_past(hoster, end))
	}

	/// Takes an answer.
	pub(crate) fn do_submit_storage_challenge(
		account: T::AccountId,
		id: ChallengeId,
		proof: StorageProof,
	) -> DispatchResult {
		let challenge = StorageChallenges::<T>::get(id).ok_or(Error::<T>::UnknownChallenge)?;
		let user = UserIdByAccount::<T>::get(account);
		ensure!(user == Some(challenge.hoster), Error::<T>::NotChallenged);
		let ChallengeBody::Leaves { samples } = &challenge.body;
		let StorageProof::Leaves { proofs } = proof;
		ensure!(proofs.len() == samples.len(), Error::<T>::WrongProofCount);
		for (sample, proof) in samples.iter().zip(&proofs) {
			Self::ensure_leaf(challenge.hoster, sample, proof)?;
		}
		Self::accept_answer(id, challenge)
	}

	/// That a proof leads from the sampled leaf to the root of the hoster's replica. Nothing is left
	/// to prove of a slot that was taken from its hoster since.
	fn ensure_leaf(hoster: UserId, sample: &Sample, proof: &LeafProof) -> DispatchResult {
		let Some(contract) = Contracts::<T>::get(sample.contract) else { return Ok(()) };
		let active = match contract.slots.get(sample.slot as usize) {
			Some(Slot::Active(active)) if active.hoster == hoster => active,
			_ => return Ok(()),
		};
		let leaves = leaf_count(active.sealed_bytes).map_err(|_| Error::<T>::BadStorageProof)?;
		verify_leaf(&active.replica_root, leaves, sample.leaf, &proof.leaf, &proof.path)
			.map_err(|_| Error::<T>::BadStorageProof.into())
	}

	fn accept_answer(
		id: ChallengeId,
		challenge: StorageChallenge<frame_system::pallet_prelude::BlockNumberFor<T>>,
	) -> DispatchResult {
		let hoster = challenge.hoster;
		let mut hosting = Hostings::<T>::get(hoster).ok_or(Error::<T>::UnknownChallenge)?;
		let proven_until = Self::extend_span(hoster, hosting.generation, challenge.issued_at);
		hosting.challenge = None;
		hosting.challenge_scheduled = true;
		hosting.proofs = hosting.proofs.saturating_add(1);
		Hostings::<T>::insert(hoster, hosting);
		StorageChallenges::<T>::remove(id);
		let asked = challenge.deadline.saturating_sub(T::ChallengeDuration::get().into());
		let due = asked.saturating_add(T::ChallengeDelay::get().into());
		Self::schedule(Work::ChallengeIssue, due, hoster);
		Self::deposit_event(Event::StorageProven { challenge: id, hoster, proven_until });
		Ok(())
	}
}
