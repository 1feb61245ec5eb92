//! Storage challenges: issued, answered, missed.

use super::{hosters::*, market::*, people::*};
use crate::{
	limits::*, pallet::*, storage_challenges_impls::MAX_RETIRED, types::*, Pallet as Datdot,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use datdot_replica::{leaf_hash, node_hash, LeafProof, LEAF_BYTES, MAX_PATH};
use frame_benchmarking::v2::*;
use frame_support::BoundedVec;
use frame_system::RawOrigin;

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

/// The first leaf of the largest replica, with its root: nothing else of it needs to be known.
fn first_leaf() -> (LeafProof, Digest) {
	let leaf = [3; LEAF_BYTES];
	let path: Vec<Digest> = (0..MAX_PATH).map(|level| [level as u8; 32]).collect();
	let root = path.iter().fold(leaf_hash(&leaf), |hash, sibling| node_hash(&hash, sibling));
	(LeafProof { leaf, path: BoundedVec::truncate_from(path) }, root)
}

/// An open challenge of the first leaves of some slots.
fn challenge<T: Config>(hoster: &Person<T>, slots: &[SlotId], missed: u32) -> ChallengeId {
	let id = Datdot::<T>::next_id().expect("there are ids");
	let sample = |slot: &SlotId| Sample { contract: slot.contract, slot: slot.slot, leaf: 0 };
	let samples = BoundedVec::truncate_from(slots.iter().map(sample).collect());
	let open = StorageChallenge {
		hoster: hoster.user,
		issued_at: block::<T>(NOW - 10),
		deadline: u64::from(NOW),
		asked_at: Some(0),
		missed,
		body: ChallengeBody::Leaves { samples },
	};
	StorageChallenges::<T>::insert(id, open);
	Hostings::<T>::mutate(hoster.user, |hosting| {
		let hosting = hosting.as_mut().expect("a hoster");
		hosting.challenge = Some(id);
		hosting.challenge_scheduled = false;
	});
	id
}

/// Lets a silence of a hoster break its run of proofs, where there are many spans to drop.
fn unneeded_spans<T: Config>(hoster: &Person<T>) {
	ProvenSpans::<T>::iter_prefix(hoster.user).for_each(|(generation, mut span)| {
		span.slots = 0;
		ProvenSpans::<T>::insert(hoster.user, generation, span);
	});
}

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	/// `s` samples, each of another contract.
	#[benchmark]
	fn submit_storage_challenge(s: Linear<1, MAX_SAMPLES>) {
		begin::<T>();
		let (caller, slots) = loaded_hoster::<T>(0, s);
		let (proof, root) = first_leaf();
		for slot in &slots {
			Contracts::<T>::mutate(slot.contract, |contract| {
				let slots = &mut contract.as_mut().expect("a contract").slots;
				if let Some(Slot::Active(active)) = slots.get_mut(0) {
					active.replica_root = root;
				}
			});
		}
		let id = challenge(&caller, &slots, 0);
		let proofs: Vec<_> = slots.iter().map(|_| proof.clone()).collect();
		let proof = StorageProof::Leaves { proofs: BoundedVec::truncate_from(proofs) };
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account), id, proof);
		assert!(!StorageChallenges::<T>::contains_key(id));
	}

	/// A hoster was silent again, soon after the last time.
	#[benchmark]
	fn storage_challenge_deadline() {
		begin::<T>();
		let (hoster, slots) = loaded_hoster::<T>(0, MAX_SAMPLES);
		unneeded_spans(&hoster);
		let id = challenge(&hoster, &slots, 0);
		Hostings::<T>::mutate(hoster.user, |hosting| {
			hosting.as_mut().expect("a hoster").last_silence = Some(u64::from(NOW) - 1);
		});
		#[block]
		{
			Datdot::<T>::storage_challenge_deadline(id);
		}
		assert!(Datdot::<T>::is_swept(hoster.user));
	}

	/// As many slots that need no more proof as one issue takes out, then as many samples as one
	/// challenge has.
	#[benchmark]
	fn issue_storage_challenge() {
		begin::<T>();
		let retired = MAX_RETIRED as u32;
		let (hoster, slots) = hoster_for::<T>(0, retired);
		slots.iter().for_each(|slot| host(&hoster, *slot));
		// So many that hardly any is drawn twice.
		copy_slot(&hoster, &slots[0], 8);
		add_others(&hoster, retired, retired);
		prove::<T>(hoster.user, MAX_SPANS_PER_SETTLEMENT + 2);
		let tree = TreeId::Slots { hoster: hoster.user };
		// These are so heavy that draws hit them first.
		for slot in &slots {
			let contract = Contracts::<T>::get(slot.contract).expect("a contract");
			let Some(Slot::Active(active)) = contract.slots.first() else { continue };
			Datdot::<T>::tree_set(tree, active.position.unwrap_or_default(), 1 << 100);
			end::<T>(contract.plan);
		}
		Hostings::<T>::mutate(hoster.user, |hosting| {
			let hosting = hosting.as_mut().expect("a hoster");
			hosting.challenge_scheduled = true;
		});
		#[block]
		{
			Datdot::<T>::issue_storage_challenge(hoster.user);
		}
		let issued = StorageChallenges::<T>::iter_values().next().expect("a challenge");
		let ChallengeBody::Leaves { samples } = issued.body;
		assert_eq!(samples.len() as u32, MAX_SAMPLES);
		let placed = |slot: &&SlotId| {
			let contract = Contracts::<T>::get(slot.contract).expect("a contract");
			matches!(contract.slots.first(), Some(Slot::Active(active)) if active.position.is_some())
		};
		assert_eq!(slots.iter().filter(placed).count(), 0);
	}

	/// Nothing to ask: old spans go.
	#[benchmark]
	fn drop_spans() {
		begin::<T>();
		let (hoster, _) = loaded_hoster::<T>(0, 1);
		unneeded_spans(&hoster);
		Hostings::<T>::mutate(hoster.user, |hosting| {
			let hosting = hosting.as_mut().expect("a hoster");
			hosting.slots = 0;
			hosting.challenge_scheduled = true;
		});
		#[block]
		{
			Datdot::<T>::issue_storage_challenge(hoster.user);
		}
		let hosting = Hostings::<T>::get(hoster.user).expect("a hoster");
		assert!(hosting.challenge_scheduled && hosting.oldest > MAX_SPANS_PER_SETTLEMENT);
	}
}
