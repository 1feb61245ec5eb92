//! Plans: published, changed and ended, with the most ranges on the most feeds.

use super::{hosters::*, hypercores::*, keys::*, market::*, people::*};
use crate::{limits::*, pallet::*, types::*, Pallet as Datdot, PlanRequestOf};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::BoundedVec;
use frame_system::RawOrigin;
use hypercore_proof::MAX_LENGTH;
use sp_runtime::traits::{Bounded, Zero};

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

/// Chunks of a contract.
const CHUNKS: u32 = 2;
/// Contracts of one range that are put on the agenda in one go.
const AT_ONCE: u32 = 64;

/// Ranges of one chunk each, and one that grows and has a chunk too few for a contract.
fn ranges(count: u32, feed: impl Fn(u32) -> FeedRef) -> BoundedVec<RangeRequest, MaxRanges> {
	let growing = |at: u32| RangeRequest {
		feed: feed(at),
		from: MAX_LENGTH - 1,
		to: RangeEnd::Growing { contracts: Some(1 << 10) },
		bytes: 1 << 50,
	};
	let range = |at: u32| {
		let from = u64::from(at) * 10;
		RangeRequest {
			feed: feed(at),
			from,
			to: RangeEnd::Chunk { chunk: from + 1 },
			bytes: 1 << 30,
		}
	};
	let last = count - 1;
	let all = (0..last).map(range).chain([growing(last)]);
	BoundedVec::truncate_from(all.collect())
}

fn request<T: Config>(ranges: BoundedVec<RangeRequest, MaxRanges>) -> PlanRequestOf<T> {
	let regions: Vec<Region> = (0..MAX_REGIONS).map(|at| offer::<T>(at).region).collect();
	PlanRequest {
		ranges,
		from: Zero::zero(),
		until: block::<T>(NOW + 10_000),
		terms: PlanTerms {
			replicas: Some(MAX_REPLICAS),
			contract_chunks: Some(CHUNKS),
			needs: Needs {
				regions: BoundedVec::truncate_from(regions),
				hours: HOURS_PER_WEEK,
				rate: 1,
				latency: 1,
			},
			price: Price { hosting: 1_000u32.into(), setup: 1_000u32.into() },
		},
		budget: Bounded::max_value(),
	}
}

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	/// `n` new feeds, of which a range names each, and `r` ranges.
	#[benchmark]
	fn publish_plan(n: Linear<0, MAX_PLAN_FEEDS>, r: Linear<MAX_PLAN_FEEDS, MAX_RANGES>) {
		begin::<T>();
		let caller = rich::<T>("caller", 0);
		let new: Vec<NewFeed> =
			(0..n).map(|at| Hypercore::new(at).new_feed::<T>(&caller)).collect();
		let old: Vec<FeedId> = (n..MAX_PLAN_FEEDS).map(|at| feed::<T>(1_000 + at)).collect();
		// The growing range is the only one of its feed: it has a pin of its own.
		let last = MAX_PLAN_FEEDS - 1;
		let ranges = ranges(r, |at| match if at + 1 == r { last } else { at % last } {
			place if place < n => FeedRef::New { index: place },
			place => FeedRef::Published { feed: old[(place - n) as usize] },
		});
		let plan = request::<T>(ranges);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), BoundedVec::truncate_from(new), plan);
		assert_eq!(SponsoredPlans::<T>::iter_key_prefix(&caller).count(), 1);
		assert_eq!(Following::<T>::iter().count(), 1);
	}

	#[benchmark]
	fn plan_cancel() {
		begin::<T>();
		let Market { sponsor, plan } = plan::<T>(0, MAX_RANGES, 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(sponsor), plan);
		assert!(Plans::<T>::get(plan).expect("a plan").cancelled_at.is_some());
	}

	#[benchmark]
	fn plan_pause() {
		begin::<T>();
		let Market { sponsor, plan } = plan::<T>(0, MAX_RANGES, 1);
		#[extrinsic_call]
		_(RawOrigin::Signed(sponsor), plan);
		assert_eq!(Plans::<T>::get(plan).expect("a plan").status, PlanStatus::Paused);
	}

	#[benchmark]
	fn plan_resume() {
		begin::<T>();
		let Market { sponsor, plan } = plan::<T>(0, MAX_RANGES, 1);
		add_contracts_to_come::<T>(plan);
		change_plan::<T>(plan, |plan| {
			plan.status = PlanStatus::Paused;
			plan.ledger.returned = 1u32.into();
			plan.spans.last_mut().expect("a span").to = block::<T>(NOW - 1);
		});
		#[extrinsic_call]
		_(RawOrigin::Signed(sponsor), plan);
		let plan = Plans::<T>::get(plan).expect("a plan");
		assert!(plan.status == PlanStatus::Live && plan.queued);
	}

	/// `r` ranges, the last of which grows, and a later end.
	#[benchmark]
	fn plan_update(r: Linear<1, { MAX_RANGES - 1 }>) {
		begin::<T>();
		let feeds = feeds::<T>(0);
		// As many feeds as may be are new to the plan; the growing range is the only one of its feed.
		let (all, last) = (MAX_PLAN_FEEDS, MAX_PLAN_FEEDS - 1);
		let old = all - r.min(last);
		let Market { sponsor, plan } = plan_on::<T>(0, &feeds[..old as usize], 1, 1);
		change_plan::<T>(plan, |plan| plan.contract_chunks = CHUNKS);
		let ranges = ranges(r, |at| {
			let place = if at + 1 == r { last } else { old + at % (last - old).max(1) };
			FeedRef::Published { feed: feeds[place as usize] }
		});
		let until = Some(block::<T>(NOW + 60_000));
		let change = PlanChange { ranges, until };
		#[extrinsic_call]
		_(RawOrigin::Signed(sponsor), plan, change, Bounded::max_value());
		let until = Plans::<T>::get(plan).expect("a plan").until;
		assert_eq!(until, block::<T>(NOW + 60_000));
		assert!(Following::<T>::contains_key(plan));
	}

	#[benchmark]
	fn start_plan() {
		begin::<T>();
		let Market { plan, .. } = plan::<T>(0, MAX_RANGES, 1);
		add_contracts_to_come::<T>(plan);
		#[block]
		{
			Datdot::<T>::start_plan(plan);
		}
		assert!(Plans::<T>::get(plan).expect("a plan").queued);
	}

	/// One of the plans in the queue makes a contract of a growing range.
	#[benchmark]
	fn activate_contract() {
		begin::<T>();
		let Market { plan, .. } = plan::<T>(0, MAX_RANGES, 1);
		follow::<T>(plan, MAX_RANGES - 1);
		add_contracts_to_come::<T>(plan);
		Datdot::<T>::start_plan(plan);
		let before = Plans::<T>::get(plan).expect("a plan").activated;
		#[block]
		{
			Datdot::<T>::activate_one();
		}
		let after = Plans::<T>::get(plan).expect("a plan");
		assert!(after.activated == before + 1 && after.queued);
		assert_eq!(PinOfContract::<T>::iter().count(), 1);
	}

	/// A plan with more contracts than one piece of work ends.
	#[benchmark]
	fn end_plan() {
		begin::<T>();
		let Market { plan, .. } = plan::<T>(0, MAX_RANGES, 2);
		end::<T>(plan);
		fill_agenda::<T>(Work::Removal, now::<T>());
		#[block]
		{
			Datdot::<T>::end_plan(plan);
		}
		let stored = Plans::<T>::get(plan).expect("a plan");
		assert_eq!((stored.status, stored.ending), (PlanStatus::Ended, AT_ONCE));
	}

	/// A plan without contracts: its end is the end of everything.
	#[benchmark]
	fn end_empty_plan() {
		begin::<T>();
		let Market { sponsor, plan } = plan::<T>(0, MAX_RANGES, 0);
		follow::<T>(plan, MAX_RANGES - 1);
		end::<T>(plan);
		#[block]
		{
			Datdot::<T>::end_plan(plan);
		}
		assert!(!Plans::<T>::contains_key(plan));
		assert_eq!(SponsoredPlans::<T>::iter_key_prefix(sponsor).count(), 0);
	}

	#[benchmark]
	fn revive_plan() {
		begin::<T>();
		let Market { plan, .. } = plan::<T>(0, MAX_RANGES, 2);
		fill_agenda::<T>(Work::ContractRevival, now::<T>());
		#[block]
		{
			Datdot::<T>::revive_plan(plan);
		}
		assert_eq!(Plans::<T>::get(plan).expect("a plan").revived, AT_ONCE);
	}

	/// A contract whose slots were all asked for no proof any more, or of which one is vacant.
	#[benchmark]
	fn revive_contract() {
		begin::<T>();
		let Market { plan, .. } = plan::<T>(0, MAX_RANGES, 1);
		let contract = contract::<T>(plan, 0, MAX_REPLICAS);
		let hosters: Vec<Person<T>> = (1..MAX_REPLICAS).map(|at| provider("hoster", at)).collect();
		for (hoster, slot) in hosters.iter().zip(1..) {
			host(hoster, SlotId { contract, slot });
			// Where the slot stood, and will stand again, is a branch of its own.
			let tree = TreeId::Slots { hoster: hoster.user };
			crate::extremes::branch::<T>(tree);
			Providers::<T>::mutate(hoster.user, |provider| {
				let status = &mut provider.as_mut().expect("a provider").status;
				*status = ProviderStatus::Leaving { since: 0, unvisited: 0 };
			});
		}
		Contracts::<T>::mutate(contract, |contract| {
			for slot in contract.as_mut().expect("a contract").slots.iter_mut() {
				if let Slot::Active(active) = slot {
					active.position = None;
				}
			}
		});
		#[block]
		{
			Datdot::<T>::revive_contract(contract);
		}
		let stored = Contracts::<T>::get(contract).expect("a contract");
		assert!(stored.slots.iter().all(|slot| slot.amendment().is_some()));
	}
}
