//! Plans: what a request asks for is checked, priced, and held at once, so that no plan runs dry.

use crate::{limits::*, pallet::*, types::*, BalanceOf, FeedOf, PlanRequestOf};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{ensure, traits::Get, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use hypercore_proof::root_spans;
use sp_core::U256;
use sp_runtime::{
	traits::{CheckedAdd, CheckedMul, One, Saturating, Zero},
	DispatchError, DispatchResult, SaturatedConversion,
};

/// What a plan costs.
struct Cost<Balance> {
	escrow: Balance,
	deposit: Balance,
}

/// A request whose feeds and ranges are known.
struct Resolved {
	feeds: PinnedFeeds,
	ranges: PlanRanges,
	contracts: u32,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_publish_plan(
		sponsor: T::AccountId,
		new_feeds: BoundedVec<NewFeed, MaxPlanFeeds>,
		request: PlanRequestOf<T>,
	) -> DispatchResult {
		let new_feeds = new_feeds
			.into_iter()
			.map(|feed| Self::do_publish_feed(sponsor.clone(), feed))
			.collect::<Result<Vec<_>, _>>()?;
		let PlanRequest { ranges, from, until, terms, budget } = request;
		let replicas = terms.replicas.unwrap_or_else(T::HostersPerContract::get);
		let contract_chunks = terms.contract_chunks.unwrap_or_else(T::ContractSetSize::get);
		ensure!(!ranges.is_empty(), Error::<T>::PlanWithoutRanges);
		ensure!((1..=MAX_REPLICAS).contains(&replicas), Error::<T>::BadReplicas);
		let set_size = T::ContractSetSize::get();
		ensure!((1..=set_size).contains(&contract_chunks), Error::<T>::BadContractChunks);
		ensure!(terms.needs.hours <= HOURS_PER_WEEK, Error::<T>::BadHours);
		let from = from.max(Self::now().saturating_add(One::one()));
		ensure!(from < until, Error::<T>::BadPlanTime);

		let resolved = Self::resolve(&ranges, &new_feeds, contract_chunks)?;
		let cost = Self::cost(&resolved, replicas, until.saturating_sub(from), &terms.price)?;
		let total = cost.escrow.checked_add(&cost.deposit).ok_or(Error::<T>::BadPrice)?;
		ensure!(total <= budget, Error::<T>::BudgetTooSmall);
		Self::hold(HoldReason::Escrow, &sponsor, cost.escrow)?;
		Self::hold(HoldReason::ContractDeposit, &sponsor, cost.deposit)?;

		let plan = Self::next_id()?;
		let first_contract = Self::take_ids(resolved.contracts)?;
		Self::count_plan(&sponsor, &resolved.feeds);
		FeedsOfPlan::<T>::insert(plan, resolved.feeds);
		RangesOfPlan::<T>::insert(plan, resolved.ranges);
		Plans::<T>::insert(
			plan,
			Plan {
				sponsor: sponsor.clone(),
				status: PlanStatus::Live,
				from,
				until,
				replicas,
				contract_chunks,
				needs: terms.needs,
				price: terms.price,
				spans: BoundedVec::truncate_from(Vec::from([Span { from, to: until }])),
				first_contract,
				contracts: resolved.contracts,
				activated: 0,
				started: 0,
				ending: 0,
				removed: 0,
				ledger: PlanLedger {
					escrow: cost.escrow,
					deposit: cost.deposit,
					..Default::default()
				},
			},
		);
		Self::list_plan(plan);
		Self::schedule(Work::PlanStart, from.saturated_into(), plan);
		Self::schedule(Work::PlanEnd, until.saturated_into(), plan);
		Self::deposit_event(Event::PlanPublished {
			plan,
			sponsor,
			contracts: resolved.contracts,
			escrow: cost.escrow,
			deposit: cost.deposit,
		});
		Ok(())
	}

	/// Finds the feeds that the ranges name, and checks every range against its feed.
	fn resolve(
		requests: &[RangeRequest],
		new_feeds: &[FeedId],
		contract_chunks: u32,
	) -> Result<Resolved, DispatchError> {
		let mut feeds = PinnedFeeds::default();
		let mut ranges = PlanRanges::default();
		let mut contracts = 0u32;
		for request in requests {
			let id = match request.feed {
				FeedRef::Published { feed } => feed,
				FeedRef::New { index } => {
					*new_feeds.get(index as usize).ok_or(Error::<T>::UnknownFeedRef)?
				},
			};
			let feed = Feeds::<T>::get(id).ok_or(Error::<T>::UnknownFeed)?;
			ensure!(!feed.frozen, Error::<T>::FeedIsFrozen);
			let RangeEnd::Chunk { chunk: to } = request.to;
			Self::ensure_range(&feed, request.from, to, request.bytes)?;
			let place = match feeds.iter().position(|pin| pin.feed == id) {
				Some(place) => place,
				None => Self::pin(&mut feeds, id, feed)?,
			} as u32;
			let range = PlanRange {
				feed: place,
				from: request.from,
				to,
				unused_bytes: request.bytes,
				first_contract: contracts,
			};
			let chunks = to.saturating_sub(request.from);
			let more = u32::try_from(chunks.div_ceil(contract_chunks.into())).ok();
			contracts = more
				.and_then(|more| contracts.checked_add(more))
				.filter(|contracts| *contracts <= MAX_CONTRACTS)
				.ok_or(Error::<T>::TooManyContracts)?;
			ranges.try_push(range).map_err(|_| Error::<T>::TooManyContracts)?;
		}
		Self::ensure_apart(&ranges)?;
		let used: BTreeSet<FeedId> = feeds.iter().map(|pin| pin.feed).collect();
		ensure!(new_feeds.iter().all(|feed| used.contains(feed)), Error::<T>::UnusedFeed);
		Ok(Resolved { feeds, ranges, contracts })
	}

	fn pin(feeds: &mut PinnedFeeds, id: FeedId, feed: FeedOf<T>) -> Result<usize, DispatchError> {
		let place = feeds.len();
		let pin = PinnedFeed { feed: id, fork: feed.fork, length: feed.length, roots: feed.roots };
		feeds.try_push(pin).map_err(|_| Error::<T>::TooManyFeeds)?;
		Ok(place)
	}

	/// That a range lies in its feed and that its stated bytes are possible: the sizes of the roots
	/// that lie wholly inside it or wholly outside are known.
	fn ensure_range(feed: &FeedOf<T>, from: u64, to: u64, bytes: u64) -> DispatchResult {
		ensure!(from < to, Error::<T>::ReversedRange);
		ensure!(to <= feed.length, Error::<T>::RangePastEnd);
		let (mut inside, mut outside) = (0u64, 0u64);
		for (span, root) in root_spans(feed.length).iter().zip(&feed.roots) {
			let end = span.start.saturating_add(span.count);
			if span.start >= from && end <= to {
				inside = inside.saturating_add(root.size);
			} else if end <= from || span.start >= to {
				outside = outside.saturating_add(root.size);
			}
		}
		ensure!(bytes >= inside, Error::<T>::TooFewBytes);
		ensure!(bytes <= feed.byte_length.saturating_sub(outside), Error::<T>::TooManyBytes);
		Ok(())
	}

	/// That no two ranges of one feed overlap.
	fn ensure_apart(ranges: &PlanRanges) -> DispatchResult {
		let mut sorted: Vec<_> =
			ranges.iter().map(|range| (range.feed, range.from, range.to)).collect();
		sorted.sort_unstable();
		let apart = sorted
			.iter()
			.zip(sorted.iter().skip(1))
			.all(|(left, right)| left.0 != right.0 || left.2 <= right.1);
		ensure!(apart, Error::<T>::OverlappingRanges);
		Ok(())
	}

	/// What a plan costs at most, rounded up. Every contract counts `LeastBilledBytes` on top of its
	/// bytes, so that the flat minimum is always covered.
	fn cost(
		resolved: &Resolved,
		replicas: u32,
		blocks: BlockNumberFor<T>,
		price: &Price<BalanceOf<T>>,
	) -> Result<Cost<BalanceOf<T>>, DispatchError> {
		ensure!(!price.hosting.is_zero() && !price.setup.is_zero(), Error::<T>::BadPrice);
		let bytes = resolved
			.ranges
			.iter()
			.fold(U256::zero(), |sum, range| sum.saturating_add(range.unused_bytes.into()));
		let least =
			U256::from(resolved.contracts).saturating_mul(T::LeastBilledBytes::get().into());
		let billed = bytes.saturating_add(least).saturating_mul(replicas.into());
		let blocks: U256 = blocks.saturated_into::<u64>().into();
		let unit = U256::from(GIB);
		let hosting_unit = unit.saturating_mul(T::BlocksPerHour::get().max(1).into());
		let product = |amount: BalanceOf<T>, factor: U256| {
			Self::wide(amount).checked_mul(billed)?.checked_mul(factor)
		};
		let escrow = || {
			let hosting =
				product(price.hosting, blocks)?.checked_add(hosting_unit - 1)? / hosting_unit;
			let setup = product(price.setup, 2u32.into())?.checked_add(unit - 1)? / unit;
			let hosting = Self::narrow(hosting)?;
			let delivery = T::DeliveryShare::get().mul_ceil(hosting);
			hosting.checked_add(&Self::narrow(setup)?)?.checked_add(&delivery)
		};
		let deposit = T::ContractDeposit::get().checked_mul(&resolved.contracts.into());
		Ok(Cost {
			escrow: escrow().ok_or(Error::<T>::BadPrice)?,
			deposit: deposit.ok_or(Error::<T>::BadPrice)?,
		})
	}
}
