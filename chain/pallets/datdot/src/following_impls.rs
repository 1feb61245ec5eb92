//! Following: a plan has one range that grows with its feed, up to the bytes that it pays for.
//!
//! Nobody sends anything for an append. When the head of a feed is replaced, a pass over its followers
//! is put on the agenda, some plans in each block, however many there are. A plan takes the new head
//! if all that the feed has by then is paid for; else it stops at the head that it has. Whole
//! contracts come out of a head at once, through the queue of activation; what is left waits
//! `TailDelay` for more, and becomes a shorter contract.
//!
//! What an author's appends can cost is bounded by what is held: the bytes, and the number of
//! contracts, since each counts `LeastBilledBytes` however small it is.

use crate::{pallet::*, ranges_impls::Resolved, types::*, FeedOf};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{traits::Saturating, DispatchError, SaturatedConversion};

/// Plans that one piece of work tells of a new head.
pub(crate) const FOLLOWERS_AT_ONCE: usize = 4;

/// The growing range of a plan, as its requests name it.
pub(crate) struct Growing {
	/// Its place among the ranges.
	pub range: u32,
	/// Bytes of the feed that are known to lie before it.
	pub before: u64,
	/// Whether it may still grow.
	pub open: bool,
}

impl<T: Config> Pallet<T> {
	/// Where a requested growing range ends for now, and how many contracts it may become. A plan has
	/// one at a time. What the feed has already must be paid for, and leave a contract for more.
	pub(crate) fn resolve_growing(
		plan: &mut Resolved,
		feed: &FeedOf<T>,
		request: &RangeRequest,
		limit: Option<u32>,
		contract_chunks: u32,
	) -> Result<(u64, u32), DispatchError> {
		ensure!(plan.growing.is_none(), Error::<T>::FollowsAlready);
		ensure!(request.from <= feed.length, Error::<T>::RangePastEnd);
		let before = Self::bytes_before(plan, request, feed);
		let known = feed.byte_length.saturating_sub(before);
		ensure!(request.bytes > 0 && known <= request.bytes, Error::<T>::TooFewBytes);
		let least = T::LeastBilledBytes::get().max(1);
		let contracts = match limit {
			Some(limit) => limit,
			None => u32::try_from(request.bytes.div_ceil(least))
				.map_err(|_| Error::<T>::TooManyContracts)?,
		};
		let chunk_count = u64::from(contract_chunks.max(1));
		let whole = feed.length.saturating_sub(request.from) / chunk_count;
		ensure!(u64::from(contracts) > whole, Error::<T>::TooFewContracts);
		let range = plan.ranges.len() as u32;
		plan.growing = Some(Growing { range, before, open: true });
		let to = request.from.saturating_add(whole.saturating_mul(chunk_count));
		Ok((to, contracts))
	}

	/// The growing range that a plan has, if another one cannot take its place: it may still grow, or
	/// has contracts to come.
	pub(crate) fn growing_of(id: PlanId, ranges: &[PlanRange]) -> Option<Growing> {
		let Follow { range, before, stopped, .. } = Following::<T>::get(id)?;
		let open = stopped.is_none();
		let busy = ranges.get(range as usize).is_some_and(Self::has_contracts_to_come);
		(open || busy).then_some(Growing { range, before, open })
	}

	/// Lets a plan follow the feed of its new growing range.
	pub(crate) fn begin_following(id: PlanId, growing: &Growing) {
		let timed = Following::<T>::get(id).is_some_and(|old| old.timed);
		let Growing { range, before, .. } = *growing;
		let follow = Follow { range, before, allotted: 0, tail_since: None, timed, stopped: None };
		let Some((range, pin)) = Self::followed(id, range) else { return };
		Followers::<T>::insert(pin.feed, id, ());
		Self::watch_tail(id, follow, &range, pin.length);
	}

	/// The growing range of a plan and the head that it has taken.
	pub(crate) fn followed(id: PlanId, place: u32) -> Option<(PlanRange, PinnedFeed)> {
		let range = RangesOfPlan::<T>::get(id).get(place as usize)?.clone();
		let pin = FeedsOfPlan::<T>::get(id).get(range.feed as usize)?.clone();
		Some((range, pin))
	}

	/// Has the followers of a feed told of its new head.
	pub(crate) fn begin_follow_pass(feed: FeedId) {
		if Followers::<T>::iter_key_prefix(feed).next().is_none() {
			return;
		}
		FollowPasses::<T>::mutate(feed, |pass| match pass {
			Some(pass) => pass.again = true,
			None => {
				*pass = Some(FollowPass::default());
				Self::schedule(Work::Follow, Self::now().saturated_into(), feed);
			},
		});
	}

	/// Tells some of the followers of a feed of its head.
	pub(crate) fn follow_feed(id: FeedId) {
		let Some(pass) = FollowPasses::<T>::get(id) else { return };
		let Some(feed) = Feeds::<T>::get(id).filter(|feed| !feed.frozen) else {
			FollowPasses::<T>::remove(id);
			return;
		};
		let mut plans = match pass.last {
			None => Followers::<T>::iter_key_prefix(id),
			Some(last) => {
				let key = Followers::<T>::hashed_key_for(id, last);
				Followers::<T>::iter_key_prefix_from(id, key)
			},
		};
		let some: Vec<PlanId> = plans.by_ref().take(FOLLOWERS_AT_ONCE).collect();
		let more = plans.next().is_some();
		for plan in &some {
			Self::follow_head(*plan, &feed);
		}
		let next = match (more, pass.again) {
			(true, again) => Some(FollowPass { last: some.last().copied(), again }),
			(false, true) => Some(FollowPass::default()),
			(false, false) => None,
		};
		if next.is_some() {
			Self::schedule(Work::Follow, Self::now().saturated_into(), id);
		}
		FollowPasses::<T>::set(id, next);
	}

	/// Lets a plan take the head of its feed, or stop at the one that it has.
	fn follow_head(id: PlanId, feed: &FeedOf<T>) {
		let Some(plan) = Plans::<T>::get(id).filter(Self::is_lasting) else { return };
		let Some(follow) = Following::<T>::get(id).filter(|follow| follow.stopped.is_none()) else {
			return;
		};
		let Some((mut range, pin)) = Self::followed(id, follow.range) else { return };
		if pin.fork != feed.fork || pin.length >= feed.length {
			return;
		}
		let known = feed.byte_length.saturating_sub(follow.before);
		if known > range.bytes {
			return Self::stop_following(id, StopCause::Bytes);
		}
		FeedsOfPlan::<T>::mutate(id, |pins| {
			if let Some(pin) = pins.get_mut(range.feed as usize) {
				pin.length = feed.length;
				pin.roots = feed.roots.clone();
			}
		});
		let before = range.to;
		let full = Self::grow(&mut range, plan.contract_chunks, feed.length);
		Self::put_range(id, follow.range, &range);
		if range.to > before {
			Self::report_growth(id, pin.feed, range.to, feed.length);
		}
		let tail_since = follow.tail_since.filter(|_| range.to == before);
		Self::watch_tail(id, Follow { tail_since, ..follow }, &range, feed.length);
		if full {
			Self::stop_following(id, StopCause::Contracts);
		} else if known == range.bytes {
			Self::stop_following(id, StopCause::Bytes);
		} else {
			Self::queue_if_waiting(id);
		}
	}

	/// Gives a range the whole contracts that a head has; true if none of those that it may become is
	/// left.
	fn grow(range: &mut PlanRange, contract_chunks: u32, length: u64) -> bool {
		let chunks = u64::from(contract_chunks.max(1));
		let left = u64::from(range.contracts.saturating_sub(range.activated));
		let whole = length.saturating_sub(range.next) / chunks;
		let end = range.next.saturating_add(whole.min(left).saturating_mul(chunks));
		range.to = range.to.max(end);
		whole >= left
	}

	/// Puts a look at the chunks without a contract on the agenda, if there are some.
	fn watch_tail(
		id: PlanId,
		mut follow: Follow<BlockNumberFor<T>>,
		range: &PlanRange,
		length: u64,
	) {
		if length <= range.to {
			follow.tail_since = None;
		} else {
			let since = *follow.tail_since.get_or_insert_with(Self::now);
			if !follow.timed {
				follow.timed = true;
				let due = since.saturating_add(T::TailDelay::get().into());
				Self::schedule(Work::Tail, due.saturated_into(), id);
			}
		}
		Following::<T>::insert(id, follow);
	}

	/// Makes a shorter contract of chunks that have waited long enough, or looks again later: while a
	/// plan is paused or has not begun, they go on waiting.
	pub(crate) fn release_tail(id: PlanId) {
		let Some(mut follow) = Following::<T>::get(id) else { return };
		follow.timed = false;
		let since = follow.tail_since.filter(|_| follow.stopped.is_none());
		let (Some(since), Some(plan)) = (since, Plans::<T>::get(id).filter(Self::is_lasting))
		else {
			Following::<T>::insert(id, follow);
			return;
		};
		let (now, delay) = (Self::now(), T::TailDelay::get().into());
		let due = since.saturating_add(delay);
		let runs = Self::is_running(&plan) && plan.from <= now;
		if now < due || !runs {
			let later = if now < due { due } else { now.saturating_add(delay) };
			follow.timed = true;
			Following::<T>::insert(id, follow);
			Self::schedule(Work::Tail, later.saturated_into(), id);
			return;
		}
		follow.tail_since = None;
		let place = follow.range;
		Following::<T>::insert(id, follow);
		let Some((mut range, pin)) = Self::followed(id, place) else { return };
		range.to = range.to.max(pin.length);
		Self::put_range(id, place, &range);
		Self::report_growth(id, pin.feed, range.to, pin.length);
		let chunks = range.to.saturating_sub(range.next);
		let needed = chunks.div_ceil(plan.contract_chunks.max(1).into());
		if needed >= range.contracts.saturating_sub(range.activated).into() {
			Self::stop_following(id, StopCause::Contracts);
		} else {
			Self::queue_if_waiting(id);
		}
	}

	/// Lets a plan follow its feed no further. The chunks of the head that it has still become
	/// contracts, unless these would be too large.
	pub(crate) fn stop_following(id: PlanId, cause: StopCause) {
		let Some(mut follow) = Following::<T>::get(id).filter(|follow| follow.stopped.is_none())
		else {
			return;
		};
		let Some((mut range, pin)) = Self::followed(id, follow.range) else { return };
		match cause {
			StopCause::Bytes => range.to = range.to.max(pin.length),
			StopCause::Contracts => {},
			StopCause::ContractTooLarge => range.to = range.next,
		}
		Self::put_range(id, follow.range, &range);
		follow.stopped = Some(cause);
		follow.tail_since = None;
		Following::<T>::insert(id, follow);
		Followers::<T>::remove(pin.feed, id);
		let (feed, length) = (pin.feed, range.to);
		Self::deposit_event(Event::FollowingStopped { plan: id, feed, length, cause });
		Self::queue_if_waiting(id);
	}

	fn put_range(id: PlanId, place: u32, range: &PlanRange) {
		RangesOfPlan::<T>::mutate(id, |ranges| {
			if let Some(old) = ranges.get_mut(place as usize) {
				*old = range.clone();
			}
		});
	}

	fn report_growth(plan: PlanId, feed: FeedId, to: u64, length: u64) {
		Self::deposit_event(Event::PlanGrew { plan, feed, to, length });
	}

	fn queue_if_waiting(id: PlanId) {
		let Some(mut plan) = Plans::<T>::get(id) else { return };
		Self::queue_for_activation(id, &mut plan);
		Plans::<T>::insert(id, plan);
	}

	/// How far a plan follows a feed, for people.
	pub(crate) fn follow_report(id: PlanId) -> Option<FollowReport<BlockNumberFor<T>>> {
		let follow = Following::<T>::get(id)?;
		let (range, pin) = Self::followed(id, follow.range)?;
		let coming = range.to.saturating_sub(range.next);
		let chunks = Plans::<T>::get(id)?.contract_chunks.max(1);
		let used = coming
			.div_ceil(chunks.into())
			.saturating_add(range.activated.into())
			.min(range.contracts.into()) as u32;
		Some(FollowReport {
			feed: pin.feed,
			range: follow.range,
			from: range.from,
			to: range.to,
			length: pin.length,
			bytes: Self::bytes_of(&pin).saturating_sub(follow.before),
			max_bytes: range.bytes,
			contracts_left: range.contracts.saturating_sub(used),
			tail_at: follow.tail_since.map(|at| at.saturating_add(T::TailDelay::get().into())),
			stopped: follow.stopped,
		})
	}
}
