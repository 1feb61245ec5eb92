//! Ranges: what a plan keeps, checked against its feeds, and the contracts that it becomes.
//!
//! Contracts of a plan are numbered over all of its ranges. Each range has a block of ids of its own,
//! so that ranges can be added to a plan.

use crate::{following_impls::Growing, limits::*, pallet::*, types::*, ContractOf, FeedOf, PlanOf};
use alloc::vec::Vec;
use frame_support::{ensure, BoundedVec};
use sp_runtime::{DispatchError, DispatchResult};

/// Feeds and ranges of a plan.
#[derive(Default)]
pub(crate) struct Resolved {
	pub feeds: PinnedFeeds,
	pub ranges: PlanRanges,
	/// Contracts of all ranges.
	pub contracts: u32,
	/// The range that grows, or did and has contracts to come.
	pub growing: Option<Growing>,
}

impl<T: Config> Pallet<T> {
	/// Finds the feeds that requests name, checks every range against its feed and all others, and
	/// adds them to what a plan has.
	pub(crate) fn resolve(
		mut plan: Resolved,
		requests: &[RangeRequest],
		new_feeds: &[FeedId],
		contract_chunks: u32,
	) -> Result<Resolved, DispatchError> {
		for request in requests {
			let id = match request.feed {
				FeedRef::Published { feed } => feed,
				FeedRef::New { index } => {
					*new_feeds.get(index as usize).ok_or(Error::<T>::UnknownFeedRef)?
				},
			};
			let feed = Feeds::<T>::get(id).ok_or(Error::<T>::UnknownFeed)?;
			ensure!(!feed.frozen, Error::<T>::FeedIsFrozen);
			let moving = plan.growing.as_ref().map(|growing| growing.range);
			let (to, contracts) = match request.to {
				RangeEnd::Chunk { chunk: to } => {
					Self::ensure_range(&feed, request.from, to, request.bytes)?;
					let chunks = to.saturating_sub(request.from);
					let contracts = u32::try_from(chunks.div_ceil(contract_chunks.into()));
					(to, contracts.map_err(|_| Error::<T>::TooManyContracts)?)
				},
				RangeEnd::Growing { contracts } => {
					Self::resolve_growing(&mut plan, &feed, request, contracts, contract_chunks)?
				},
			};
			let grows = matches!(request.to, RangeEnd::Growing { .. });
			let sum = plan.contracts.checked_add(contracts);
			let sum = sum.filter(|sum| *sum <= MAX_CONTRACTS);
			let range = PlanRange {
				feed: Self::pin(&mut plan, id, feed, moving, grows)?,
				from: request.from,
				to,
				next: request.from,
				bytes: request.bytes,
				unused_bytes: request.bytes,
				first_number: plan.contracts,
				first_contract: Self::take_ids(contracts)?,
				contracts,
				activated: 0,
			};
			plan.contracts = sum.ok_or(Error::<T>::TooManyContracts)?;
			plan.ranges.try_push(range).map_err(|_| Error::<T>::TooManyRanges)?;
		}
		Self::ensure_apart(&plan)?;
		Ok(plan)
	}

	/// The place of a feed among those that a plan pins; a longer head than the pinned one is pinned
	/// beside it, so that what was agreed on does not move. A growing range has a pin of its own,
	/// which moves.
	fn pin(
		plan: &mut Resolved,
		id: FeedId,
		feed: FeedOf<T>,
		moving: Option<u32>,
		grows: bool,
	) -> Result<u32, DispatchError> {
		let FeedOf::<T> { fork, length, roots, .. } = feed;
		let moves = moving.and_then(|place| plan.ranges.get(place as usize)).map(|one| one.feed);
		let known = plan.feeds.iter().zip(0u32..).find(|(pin, place)| {
			let same = (pin.feed, pin.fork, pin.length) == (id, fork, length);
			same && Some(*place) != moves
		});
		if let Some((_, place)) = known.filter(|_| !grows) {
			return Ok(place);
		}
		let place = plan.feeds.len();
		let pin = PinnedFeed { feed: id, fork, length, roots };
		plan.feeds.try_push(pin).map_err(|_| Error::<T>::TooManyFeeds)?;
		Ok(place as u32)
	}

	/// That a range lies in its feed and that its stated bytes are possible: the sizes of the roots
	/// that lie wholly inside it or wholly outside are known.
	fn ensure_range(feed: &FeedOf<T>, from: u64, to: u64, bytes: u64) -> DispatchResult {
		ensure!(from < to, Error::<T>::ReversedRange);
		ensure!(to <= feed.length, Error::<T>::RangePastEnd);
		let (inside, outside) = Self::sort_roots(feed.length, &feed.roots, from, to);
		ensure!(bytes >= inside, Error::<T>::TooFewBytes);
		ensure!(bytes <= feed.byte_length.saturating_sub(outside), Error::<T>::TooManyBytes);
		Ok(())
	}

	/// That no two ranges of one feed overlap.
	fn ensure_apart(plan: &Resolved) -> DispatchResult {
		let feed = |range: &PlanRange| plan.feeds.get(range.feed as usize).map(|pin| pin.feed);
		let open = plan.growing.as_ref().filter(|growing| growing.open).map(|one| one.range);
		let end = |place, range: &PlanRange| if Some(place) == open { u64::MAX } else { range.to };
		let mut sorted: Vec<_> = (0u32..)
			.zip(&plan.ranges)
			.map(|(place, range)| (feed(range), range.from, end(place, range)))
			.collect();
		sorted.sort_unstable();
		let apart = sorted
			.iter()
			.zip(sorted.iter().skip(1))
			.all(|(left, right)| left.0 != right.0 || left.2 <= right.1);
		ensure!(apart, Error::<T>::OverlappingRanges);
		Ok(())
	}

	/// The next contract of a plan with its id: of the first range that has one to come.
	pub(crate) fn next_contract(
		id: PlanId,
		plan: &PlanOf<T>,
	) -> Option<(ContractId, ContractOf<T>)> {
		RangesOfPlan::<T>::mutate(id, |ranges| {
			let place = ranges.iter().position(Self::has_contracts_to_come)?;
			let range = ranges.get_mut(place)?;
			let from = range.next;
			let to = from.saturating_add(plan.contract_chunks.into()).min(range.to);
			let contract = range.first_contract.saturating_add(range.activated.into());
			range.next = to;
			range.activated = range.activated.saturating_add(1);
			let mut slots = BoundedVec::default();
			for _ in 0..plan.replicas {
				slots.try_push(Slot::Vacant).ok()?;
			}
			let range = place as u32;
			let new =
				Contract { plan: id, range, from, to, plain_bytes: None, started: false, slots };
			Some((contract, new))
		})
	}

	/// Whether contracts of a range can be activated.
	pub(crate) fn has_contracts_to_come(range: &PlanRange) -> bool {
		range.next < range.to && range.activated < range.contracts
	}

	/// Numbers and ids of at most so many activated contracts, from a number on.
	pub(crate) fn contracts_from(
		ranges: &[PlanRange],
		number: u32,
		count: usize,
	) -> Vec<(u32, ContractId)> {
		let of_range = |range: &PlanRange| {
			let (first, id) = (range.first_number, range.first_contract);
			let begin = number.saturating_sub(first);
			(begin..range.activated)
				.map(move |index| (first.saturating_add(index), id.saturating_add(index.into())))
		};
		ranges.iter().flat_map(of_range).take(count).collect()
	}

	/// The number of an activated contract.
	#[cfg(any(feature = "std", feature = "try-runtime"))]
	pub(crate) fn number_of(range: &PlanRange, contract: ContractId) -> Option<u32> {
		let index = u32::try_from(contract.checked_sub(range.first_contract)?).ok()?;
		(index < range.activated).then(|| range.first_number.saturating_add(index))
	}
}
