//! Plans: what a request asks for is checked, priced, and held at once, so that no plan runs dry.

use crate::{limits::*, pallet::*, ranges_impls::Resolved, types::*, PlanRequestOf};
use alloc::vec::Vec;
use frame_support::{ensure, traits::Get, BoundedVec};
use sp_runtime::{
	traits::{CheckedAdd, One, Saturating, Zero},
	DispatchResult, SaturatedConversion,
};

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

		let price = terms.price;
		ensure!(!price.hosting.is_zero() && !price.setup.is_zero(), Error::<T>::BadPrice);
		let plan = Self::next_id()?;
		let resolved = Self::resolve(Resolved::default(), &ranges, &new_feeds, contract_chunks)?;
		let used = |feed: &FeedId| resolved.feeds.iter().any(|pin| pin.feed == *feed);
		ensure!(new_feeds.iter().all(used), Error::<T>::UnusedFeed);
		let cost = Self::cost(&resolved.ranges, replicas, until.saturating_sub(from), &price)
			.ok_or(Error::<T>::BadPrice)?;
		let total = cost.escrow.checked_add(&cost.deposit).ok_or(Error::<T>::BadPrice)?;
		ensure!(total <= budget, Error::<T>::BudgetTooSmall);
		Self::hold(HoldReason::Escrow, &sponsor, cost.escrow)?;
		Self::hold(HoldReason::ContractDeposit, &sponsor, cost.deposit)?;

		let first_contract =
			resolved.ranges.first().ok_or(Error::<T>::PlanWithoutRanges)?.first_contract;
		Self::remember_plan(plan, &sponsor, &resolved.feeds);
		FeedsOfPlan::<T>::insert(plan, resolved.feeds);
		RangesOfPlan::<T>::insert(plan, resolved.ranges);
		if let Some(growing) = &resolved.growing {
			Self::begin_following(plan, growing);
		}
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
				price,
				spans: BoundedVec::truncate_from(Vec::from([Span { from, to: until }])),
				first_contract,
				contracts: resolved.contracts,
				activated: 0,
				started: 0,
				ending: 0,
				removed: 0,
				queued: false,
				revived: 0,
				cancelled_at: None,
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
}
