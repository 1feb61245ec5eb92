//! Plans that follow a feed.

use super::market::*;
use crate::{following_impls::FOLLOWERS_AT_ONCE, limits::*, pallet::*, types::*, Pallet as Datdot};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

/// A plan whose last range follows a feed whose head it has not taken yet: its pin is shorter.
fn behind<T: Config>(index: u32, feeds: &[FeedId]) -> PlanId {
	let Market { plan, .. } = plan_on::<T>(index, feeds, MAX_RANGES, 1);
	follow::<T>(plan, MAX_RANGES - 1);
	let place = RangesOfPlan::<T>::get(plan).last().expect("a range").feed;
	FeedsOfPlan::<T>::mutate(plan, |pins| pins[place as usize].length = MAX_LENGTH_TAKEN);
	plan
}

/// Length of the heads that plans have taken.
const MAX_LENGTH_TAKEN: u64 = 1 << 20;

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	/// As many followers as one piece of work tells; each grows to the last contract that it may have,
	/// so that it stops, and joins the queue.
	#[benchmark]
	fn follow_feed() {
		begin::<T>();
		let feeds = feeds::<T>(0);
		let plans: Vec<PlanId> =
			(0..=FOLLOWERS_AT_ONCE as u32).map(|at| behind::<T>(at, &feeds)).collect();
		let feed = feeds[(MAX_RANGES - 1) as usize % feeds.len()];
		FollowPasses::<T>::insert(feed, FollowPass { last: None, again: true });
		#[block]
		{
			Datdot::<T>::follow_feed(feed);
		}
		let taken = |plan: &&PlanId| {
			let follow = Following::<T>::get(plan).expect("follows");
			follow.stopped == Some(StopCause::Contracts)
				&& Plans::<T>::get(plan).is_some_and(|it| it.queued)
		};
		assert_eq!(plans.iter().filter(taken).count(), FOLLOWERS_AT_ONCE);
		assert!(FollowPasses::<T>::contains_key(feed));
	}

	/// A tail that becomes the last contract that there may be.
	#[benchmark]
	fn release_tail() {
		begin::<T>();
		let plan = behind::<T>(0, &feeds::<T>(0));
		Following::<T>::mutate(plan, |follow| {
			let follow = follow.as_mut().expect("follows");
			follow.tail_since = Some(block::<T>(1));
			follow.timed = true;
		});
		#[block]
		{
			Datdot::<T>::release_tail(plan);
		}
		let follow = Following::<T>::get(plan).expect("follows");
		assert_eq!(follow.stopped, Some(StopCause::Contracts));
		assert!(Plans::<T>::get(plan).expect("a plan").queued);
	}
}
