//! Slots that are settled, lost, given back, swept and removed: each of a contract of its own, with
//! more proven spans than one settlement advances over.

use super::{hosters::*, keys::*, market::*, people::*};
use crate::{limits::*, pallet::*, types::*, Pallet as Datdot};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::BoundedVec;
use frame_system::RawOrigin;
use sp_runtime::traits::Zero;

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

/// Slots of as many hosters, plans and contracts.
fn settled_slots<T: Config>(count: u32) -> Vec<SlotId> {
	let feeds = feeds::<T>(9);
	(0..count)
		.map(|at| {
			let Market { plan, .. } = plan_on::<T>(at, &feeds, 1, 1);
			let slot = SlotId { contract: contract::<T>(plan, 0, MAX_REPLICAS), slot: 0 };
			let hoster = provider::<T>("hoster", at);
			rate::<T>(hoster.user);
			host(&hoster, slot);
			prove::<T>(hoster.user, MAX_SPANS_PER_SETTLEMENT + 2);
			slot
		})
		.collect()
}

/// A slot of another plan, which stays.
fn other_slot<T: Config>(at: u32, feeds: &[FeedId]) -> SlotId {
	let Market { plan, .. } = plan_on::<T>(1_000 + at, feeds, 1, 1);
	SlotId { contract: contract::<T>(plan, 0, 1), slot: 0 }
}

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	/// `s` slots.
	#[benchmark]
	fn settle(s: Linear<1, MAX_SETTLED_SLOTS>) {
		begin::<T>();
		let slots = settled_slots::<T>(s);
		let caller = rich::<T>("caller", 0);
		let list = BoundedVec::truncate_from(slots.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), list);
		assert!(slots.iter().all(|slot| !paid::<T>(slot).is_zero()));
	}

	/// `s` slots.
	#[benchmark]
	fn report_loss(s: Linear<1, MAX_SETTLED_SLOTS>) {
		begin::<T>();
		let (caller, slots) = loaded_hoster::<T>(0, s);
		let list = BoundedVec::truncate_from(slots.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account), list);
		assert!(slots.iter().all(|slot| !is_held::<T>(slot)));
	}

	/// `s` slots of paused plans.
	#[benchmark]
	fn give_back(s: Linear<1, MAX_SETTLED_SLOTS>) {
		begin::<T>();
		let (caller, slots) = loaded_hoster::<T>(0, s);
		for slot in &slots {
			let plan = Contracts::<T>::get(slot.contract).expect("a contract").plan;
			change_plan::<T>(plan, |plan| {
				plan.status = PlanStatus::Paused;
				plan.spans.last_mut().expect("a span").to = block::<T>(NOW - 1);
			});
		}
		let list = BoundedVec::truncate_from(slots.clone());
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account), list);
		assert!(slots.iter().all(|slot| !is_held::<T>(slot)));
	}

	/// A silent hoster loses as many slots as one piece of work takes, and more are left.
	#[benchmark]
	fn sweep_slots() {
		begin::<T>();
		let (hoster, slots) = hoster_for::<T>(0, SLOTS_PER_SWEEP + 1);
		let [first, last @ ..] = &slots[..] else { panic!("there are some") };
		host(&hoster, *first);
		part_branches(&hoster);
		last.iter().for_each(|slot| host_next(&hoster, *slot));
		prove::<T>(hoster.user, MAX_SPANS_PER_SETTLEMENT + 2);
		Datdot::<T>::begin_sweep(hoster.user, LossCause::Silence);
		#[block]
		{
			Datdot::<T>::sweep_slots(hoster.user);
		}
		assert_eq!(slots.iter().filter(|slot| is_held::<T>(slot)).count(), 1);
	}

	/// A contract of an ended plan, whose hosters are being swept all the same.
	#[benchmark]
	fn remove_contract() {
		begin::<T>();
		let Market { sponsor, plan } = plan::<T>(0, 1, 1);
		follow::<T>(plan, 0);
		let contract = contract::<T>(plan, 0, MAX_REPLICAS);
		SetupTroubles::<T>::insert(contract, SetupTrouble::default());
		let others = feeds::<T>(1);
		for slot in 0..MAX_REPLICAS {
			let hoster = provider::<T>("hoster", slot);
			rate::<T>(hoster.user);
			host(&hoster, SlotId { contract, slot });
			host(&hoster, other_slot::<T>(slot, &others));
			prove::<T>(hoster.user, MAX_SPANS_PER_SETTLEMENT + 2);
			Datdot::<T>::begin_sweep(hoster.user, LossCause::Silence);
		}
		end::<T>(plan);
		change_plan::<T>(plan, |plan| plan.status = PlanStatus::Ended);
		Datdot::<T>::unlist_plan(plan);
		// Nobody could have proven more.
		frame_system::Pallet::<T>::set_block_number(block::<T>(1 << 30));
		#[block]
		{
			Datdot::<T>::remove_contract(contract);
		}
		assert!(!Contracts::<T>::contains_key(contract) && !Plans::<T>::contains_key(plan));
		assert_eq!(SponsoredPlans::<T>::iter_key_prefix(sponsor).count(), 0);
	}
}
