//! Feeds that come to an end: one that forked or was frozen ends the plans that pinned it, as a
//! cancel does, a few in each block.
//!
//! Live plans are listed by the feeds and forks that they pin. Plans of the new fork are not touched
//! by the end of the old one.

use crate::{pallet::*, types::*};
use sp_runtime::{DispatchResult, SaturatedConversion};

/// Plans that one piece of work ends.
pub(crate) const PLANS_AT_ONCE: usize = 8;

impl<T: Config> Pallet<T> {
	/// Lists a live plan with the feeds that it pins.
	pub(crate) fn list_plan(id: PlanId) {
		for pin in FeedsOfPlan::<T>::get(id) {
			PlansOfFeed::<T>::insert((pin.feed, pin.fork, id), ());
		}
	}

	/// Takes a plan that is over from the lists of its feeds.
	pub(crate) fn unlist_plan(id: PlanId) {
		for pin in FeedsOfPlan::<T>::get(id) {
			PlansOfFeed::<T>::remove((pin.feed, pin.fork, id));
			Followers::<T>::remove(pin.feed, id);
		}
	}

	/// Whether a live plan pins a fork of a feed.
	pub(crate) fn is_pinned(feed: FeedId, fork: u64) -> bool {
		PlansOfFeed::<T>::iter_key_prefix((feed, fork)).next().is_some()
	}

	/// Whether everything that a plan pins is what its feeds are now; else its end is on the agenda.
	pub(crate) fn is_up_to_date(id: PlanId) -> bool {
		FeedsOfPlan::<T>::get(id).iter().all(|pin| {
			Feeds::<T>::get(pin.feed).is_some_and(|feed| feed.fork == pin.fork && !feed.frozen)
		})
	}

	/// Puts the end of all plans that pin a fork of a feed on the agenda.
	pub(crate) fn begin_feed_end(feed: FeedId, fork: u64) -> DispatchResult {
		if Self::is_pinned(feed, fork) {
			let id = Self::next_id()?;
			FeedEnds::<T>::insert(id, (feed, fork));
			Self::schedule(Work::FeedEnd, Self::now().saturated_into(), id);
		}
		Ok(())
	}

	/// Ends some of the plans that pin a fork which is over.
	pub(crate) fn end_feed(id: Id) {
		let Some((feed, fork)) = FeedEnds::<T>::get(id) else { return };
		let mut plans = PlansOfFeed::<T>::iter_key_prefix((feed, fork));
		let some: alloc::vec::Vec<PlanId> = plans.by_ref().take(PLANS_AT_ONCE).collect();
		let more = plans.next().is_some();
		for plan in some {
			// A plan that ends by itself in the next block needs no cancel.
			if Self::cancel_plan(plan) {
				Self::deposit_event(Event::PlanFeedEnded { plan, feed });
			}
			Self::unlist_plan(plan);
		}
		if more {
			Self::schedule(Work::FeedEnd, Self::now().saturated_into(), id);
		} else {
			FeedEnds::<T>::remove(id);
		}
	}
}
