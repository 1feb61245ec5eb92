//! Feeds: the largest manifests and heads, signed by the most signers.

use super::{hypercores::*, keys::*, market::*};
use crate::{feed_ends_impls::PLANS_AT_ONCE, pallet::*, types::*, Pallet as Datdot};
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;
use hypercore_proof::MAX_LENGTH;

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

/// A published hypercore of so many chunks, with a live plan on it that follows it.
fn published<T: Config>(length: u64) -> (Hypercore, FeedId, T::AccountId) {
	let core = Hypercore::new(0);
	let publisher = rich::<T>("publisher", 0);
	let new = core.new_feed_at::<T>(&publisher, length);
	let id = Datdot::<T>::do_publish_feed(publisher.clone(), new).expect("a fair feed");
	let market = plan_on::<T>(0, &[id], 1, 1);
	Followers::<T>::insert(id, market.plan, ());
	(core, id, publisher)
}

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	#[benchmark]
	fn publish_feed() {
		begin::<T>();
		let core = Hypercore::new(0);
		let caller = rich::<T>("caller", 0);
		let feed = core.new_feed::<T>(&caller);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), feed);
		assert!(FeedByKey::<T>::contains_key(core.key));
	}

	#[benchmark]
	fn update_feed() {
		begin::<T>();
		let (core, id, caller) = published::<T>(1);
		let extension = core.extension(1, MAX_LENGTH);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, extension);
		assert_eq!(Feeds::<T>::get(id).expect("a feed").length, MAX_LENGTH);
		assert!(FollowPasses::<T>::contains_key(id));
	}

	/// A head of a higher fork.
	#[benchmark]
	fn fork_feed() {
		begin::<T>();
		let (core, id, caller) = published::<T>(1);
		let update = FeedUpdate::Fork { head: core.head(1, MAX_LENGTH) };
		#[extrinsic_call]
		update_feed(RawOrigin::Signed(caller), id, update);
		assert_eq!(Feeds::<T>::get(id).expect("a feed").fork, 1);
		assert!(FeedEnds::<T>::iter_values().any(|end| end == (id, 0)));
	}

	#[benchmark]
	fn report_equivocation() {
		begin::<T>();
		let (core, id, _) = published::<T>(1);
		let caller = rich::<T>("caller", 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id, core.equivocation());
		assert!(Feeds::<T>::get(id).expect("a feed").frozen);
		assert!(FeedEnds::<T>::iter_values().any(|end| end == (id, 0)));
	}

	#[benchmark]
	fn remove_feed() {
		begin::<T>();
		let id = feed::<T>(0);
		let caller = Feeds::<T>::get(id).expect("a feed").publisher;
		#[extrinsic_call]
		_(RawOrigin::Signed(caller), id);
		assert!(!Feeds::<T>::contains_key(id));
	}

	#[benchmark]
	fn end_feed() -> Result<(), BenchmarkError> {
		begin::<T>();
		let feeds = feeds::<T>(0);
		let plans: alloc::vec::Vec<PlanId> =
			(0..=PLANS_AT_ONCE as u32).map(|at| plan_on::<T>(at, &feeds, 1, 1).plan).collect();
		for (plan, feed) in plans.iter().flat_map(|plan| feeds.iter().map(move |feed| (plan, feed)))
		{
			Followers::<T>::insert(feed, plan, ());
		}
		Datdot::<T>::begin_feed_end(feeds[0], 0)?;
		let id = FeedEnds::<T>::iter_keys().next().expect("an end");
		#[block]
		{
			Datdot::<T>::end_feed(id);
		}
		let cancelled =
			|plan: &&PlanId| Plans::<T>::get(plan).expect("a plan").cancelled_at.is_some();
		assert_eq!(plans.iter().filter(cancelled).count(), PLANS_AT_ONCE);
		assert!(FeedEnds::<T>::contains_key(id));
		Ok(())
	}
}
