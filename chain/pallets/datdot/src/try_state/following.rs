//! Following: growing ranges, their contracts' heads, and the passes that tell them of new ones.

use super::{require, Checked};
use crate::{pallet::*, types::*, PlanOf};
use alloc::collections::BTreeSet;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::Saturating;

impl<T: Config> Pallet<T> {
	/// That every plan that follows a feed has taken its newest head or is about to, pays for what it
	/// has taken, and is known to its feed.
	pub(super) fn try_following() -> Checked {
		let tails = Self::agenda_ids(Work::Tail);
		let mut open = BTreeSet::new();
		for (id, follow) in Following::<T>::iter() {
			let plan = Plans::<T>::get(id).ok_or("following without a plan")?;
			let (range, pin) =
				Self::followed(id, follow.range).ok_or("following without a range")?;
			let bytes = Self::bytes_of(&pin).saturating_sub(follow.before);
			require(bytes <= range.bytes, "a head that has more bytes than the plan pays for")?;
			require(follow.allotted <= bytes, "more bytes presumed than the feed has")?;
			require(range.to <= pin.length, "contracts of chunks that the feed has not")?;
			require(!follow.timed || tails.contains_key(&id), "a tail that nobody looks at")?;
			let waits = follow.timed || follow.tail_since.is_none();
			require(waits || !Self::is_lasting(&plan), "a tail that is never released")?;
			if follow.stopped.is_none() {
				Self::try_open_range(&plan, &follow, &range, &pin)?;
				open.insert((pin.feed, id));
			}
			require(follow.stopped.is_none() || follow.tail_since.is_none(), "a late tail")?;
			Self::try_follower(id, &plan, &follow, &pin)?;
		}
		for (feed, plan, ()) in Followers::<T>::iter() {
			require(open.contains(&(feed, plan)), "a follower that does not follow")?;
		}
		Self::try_follow_passes()?;
		Self::try_contract_pins()
	}

	/// That a range that may grow has a contract left for it, and whole ones are to come.
	fn try_open_range(
		plan: &PlanOf<T>,
		follow: &Follow<BlockNumberFor<T>>,
		range: &PlanRange,
		pin: &PinnedFeed,
	) -> Checked {
		let left = range.contracts.saturating_sub(range.activated);
		let chunks = u64::from(plan.contract_chunks);
		let whole = pin.length.saturating_sub(range.next) / chunks;
		require(whole < left.into(), "a range that grows and has no contract left")?;
		let tail = pin.length.saturating_sub(range.to);
		require(tail < chunks, "a whole contract that does not come")?;
		require((tail > 0) == follow.tail_since.is_some(), "a tail that does not wait")
	}

	fn try_follower(
		id: PlanId,
		plan: &PlanOf<T>,
		follow: &Follow<BlockNumberFor<T>>,
		pin: &PinnedFeed,
	) -> Checked {
		// One that ends at the next block may have been taken out already.
		let lasting = plan.status != PlanStatus::Ended
			&& plan.until > Self::now().saturating_add(1u32.into());
		if follow.stopped.is_some() || !lasting {
			return Ok(());
		}
		let known = Followers::<T>::contains_key(pin.feed, id);
		require(known, "a plan that follows a feed unknown to it")?;
		let feed = Feeds::<T>::get(pin.feed).ok_or("a followed feed that is not there")?;
		let behind = feed.fork == pin.fork && !feed.frozen && feed.length > pin.length;
		let told = FollowPasses::<T>::contains_key(pin.feed);
		require(!behind || told, "a follower that is never told of a head")
	}

	fn try_follow_passes() -> Checked {
		let passes = Self::agenda_ids(Work::Follow);
		let known = FollowPasses::<T>::iter_keys().all(|feed| passes.get(&feed) == Some(&1));
		let count = FollowPasses::<T>::iter().count();
		require(known && passes.len() == count, "a pass that is not on the agenda once")
	}

	/// That contracts of growing ranges, and no others, keep a head which has their chunks.
	fn try_contract_pins() -> Checked {
		for (id, own) in PinOfContract::<T>::iter() {
			let contract = Contracts::<T>::get(id).ok_or("a head of no contract")?;
			let ranges = RangesOfPlan::<T>::get(contract.plan);
			let range = ranges.get(contract.range as usize).ok_or("a contract of no range")?;
			let pins = FeedsOfPlan::<T>::get(contract.plan);
			let newest = pins.get(range.feed as usize).ok_or("a range without a feed")?;
			let same = (newest.feed, newest.fork) == (own.pin.feed, own.pin.fork);
			let between = contract.to <= own.pin.length && own.pin.length <= newest.length;
			require(same && between, "a contract made from another head")?;
		}
		for (id, contract) in Contracts::<T>::iter() {
			let follow = Following::<T>::get(contract.plan);
			let grows = follow.is_some_and(|follow| follow.range == contract.range);
			let pinned = PinOfContract::<T>::contains_key(id);
			require(pinned || !grows, "a contract of a growing range without a head")?;
		}
		Ok(())
	}
}
