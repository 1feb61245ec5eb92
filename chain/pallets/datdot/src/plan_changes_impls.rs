//! Changes of a running plan: its sponsor cancels, pauses, resumes or extends it.
//!
//! A change takes effect at the next block and touches no contract: a plan keeps the short list of
//! stretches in which it is active, and pay, proofs and ends are derived from that. What has to be
//! done about contracts afterwards is deferred work.

use crate::{limits::*, pallet::*, ranges_impls::Resolved, types::*, BalanceOf, PlanOf};
use alloc::vec::Vec;
use frame_support::ensure;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{
	traits::{CheckedAdd, One, Saturating, Zero},
	DispatchError, DispatchResult, SaturatedConversion,
};

impl<T: Config> Pallet<T> {
	/// Whether a plan has not come to its end; it may be paused.
	pub(crate) fn is_lasting(plan: &PlanOf<T>) -> bool {
		plan.status != PlanStatus::Ended && Self::now() < plan.until
	}

	/// Whether a plan has not come to its end and is not paused.
	pub(crate) fn is_running(plan: &PlanOf<T>) -> bool {
		plan.status == PlanStatus::Live && Self::now() < plan.until
	}

	/// The block up to which a plan is active, as things stand: its end, or the last pause.
	pub(crate) fn active_until(plan: &PlanOf<T>) -> BlockNumberFor<T> {
		plan.spans.last().map_or(plan.from, |span| span.to).min(plan.until)
	}

	pub(crate) fn do_plan_cancel(account: T::AccountId, id: PlanId) -> DispatchResult {
		Self::sponsored_plan(&account, id)?;
		ensure!(Self::cancel_plan(id), Error::<T>::PlanOver);
		Ok(())
	}

	/// Ends a plan at the next block; false if it ends by then anyway.
	pub(crate) fn cancel_plan(id: PlanId) -> bool {
		let Some(mut plan) = Plans::<T>::get(id) else { return false };
		let next = Self::next_block();
		if plan.status == PlanStatus::Ended || plan.until <= next {
			return false;
		}
		Self::cut_active_span(&mut plan, next);
		plan.until = next;
		plan.cancelled_at = Some(Self::tick());
		Plans::<T>::insert(id, plan);
		Self::schedule(Work::PlanEnd, next.saturated_into(), id);
		Self::deposit_event(Event::PlanCancelled { plan: id, until: next });
		true
	}

	pub(crate) fn do_plan_pause(account: T::AccountId, id: PlanId) -> DispatchResult {
		let mut plan = Self::sponsored_plan(&account, id)?;
		let next = Self::next_block();
		ensure!(plan.status == PlanStatus::Live, Error::<T>::PlanPausedAlready);
		// The next stretch needs room, too.
		ensure!(plan.spans.len() < MAX_PLAN_SPANS as usize, Error::<T>::TooManyPauses);
		Self::cut_active_span(&mut plan, next);
		plan.status = PlanStatus::Paused;
		Plans::<T>::insert(id, plan);
		Self::deposit_event(Event::PlanPaused { plan: id, from: next });
		Ok(())
	}

	pub(crate) fn do_plan_resume(account: T::AccountId, id: PlanId) -> DispatchResult {
		let mut plan = Self::sponsored_plan(&account, id)?;
		let next = Self::next_block();
		ensure!(plan.status == PlanStatus::Paused, Error::<T>::PlanNotPaused);
		let setups = core::mem::take(&mut plan.ledger.returned);
		if !setups.is_zero() {
			Self::hold(HoldReason::Escrow, &plan.sponsor, setups)?;
			plan.ledger.escrow = plan.ledger.escrow.saturating_add(setups);
		}
		let span = Span { from: next.max(plan.from), to: plan.until };
		match plan.spans.last_mut() {
			// It was paused in this block, so that nothing has happened.
			Some(last) if last.to == span.from => last.to = span.to,
			_ => plan.spans.try_push(span).map_err(|_| Error::<T>::TooManyPauses)?,
		}
		plan.status = PlanStatus::Live;
		plan.revived = 0;
		Self::queue_for_activation(id, &mut plan);
		Plans::<T>::insert(id, plan);
		Self::schedule(Work::Revival, Self::now().saturated_into(), id);
		Self::deposit_event(Event::PlanResumed { plan: id, from: span.from, setups });
		Ok(())
	}

	pub(crate) fn do_plan_update(
		account: T::AccountId,
		id: PlanId,
		change: PlanChange<BlockNumberFor<T>>,
		budget: BalanceOf<T>,
	) -> DispatchResult {
		let mut plan = Self::sponsored_plan(&account, id)?;
		// Who was cancelled, or is about to be with its feed, comes to no new life.
		let goes_on = plan.cancelled_at.is_none() && Self::is_up_to_date(id);
		ensure!(goes_on, Error::<T>::PlanOver);
		let PlanChange { ranges: requests, until } = change;
		ensure!(!requests.is_empty() || until.is_some(), Error::<T>::NothingToChange);
		let until = until.unwrap_or(plan.until);
		ensure!(until >= plan.until, Error::<T>::BadPlanTime);
		let (old, new) = Self::add_ranges(id, &plan, &requests)?;
		let (escrow, deposit) =
			Self::cost_of_change(&plan, &old, &new, until).ok_or(Error::<T>::BadPrice)?;
		let total = escrow.checked_add(&deposit).ok_or(Error::<T>::BadPrice)?;
		ensure!(total <= budget, Error::<T>::BudgetTooSmall);
		Self::hold(HoldReason::Escrow, &plan.sponsor, escrow)?;
		Self::hold(HoldReason::ContractDeposit, &plan.sponsor, deposit)?;
		plan.ledger.escrow = plan.ledger.escrow.saturating_add(escrow);
		plan.ledger.deposit = plan.ledger.deposit.saturating_add(deposit);
		let contracts = new.iter().fold(0u32, |sum, range| sum.saturating_add(range.contracts));
		plan.contracts = plan.contracts.saturating_add(contracts);
		Self::extend(id, &mut plan, until);
		Self::queue_for_activation(id, &mut plan);
		Plans::<T>::insert(id, plan);
		Self::deposit_event(Event::PlanUpdated { plan: id, until, contracts, escrow, deposit });
		Ok(())
	}

	/// Adds ranges to a plan; returns those that it had and the new ones.
	fn add_ranges(
		id: PlanId,
		plan: &PlanOf<T>,
		requests: &[RangeRequest],
	) -> Result<(Vec<PlanRange>, Vec<PlanRange>), DispatchError> {
		let mut old = RangesOfPlan::<T>::get(id);
		if requests.is_empty() {
			return Ok((old.into_inner(), Vec::new()));
		}
		let present = Resolved {
			feeds: FeedsOfPlan::<T>::get(id),
			growing: Self::growing_of(id, &old),
			ranges: core::mem::take(&mut old),
			contracts: plan.contracts,
		};
		let (count, pinned) = (present.ranges.len(), present.feeds.len());
		let all = Self::resolve(present, requests, &[], plan.contract_chunks)?;
		Self::count_pins(&all.feeds, pinned);
		FeedsOfPlan::<T>::insert(id, all.feeds);
		Self::list_plan(id);
		RangesOfPlan::<T>::insert(id, all.ranges.clone());
		if let Some(growing) = all.growing.filter(|one| one.range as usize >= count) {
			Self::begin_following(id, &growing);
		}
		let mut old = all.ranges.into_inner();
		let new = old.split_off(count.min(old.len()));
		Ok((old, new))
	}

	/// What a change holds on top: hosting of the present ranges for the blocks that are added, hosting
	/// and setup of the new ones. A hoster whose offer ends before the new end may leave freely, so
	/// more time holds one more setup of every slot, too.
	fn cost_of_change(
		plan: &PlanOf<T>,
		old: &[PlanRange],
		new: &[PlanRange],
		until: BlockNumberFor<T>,
	) -> Option<(BalanceOf<T>, BalanceOf<T>)> {
		let more = until.saturating_sub(plan.until);
		let mut longer = BalanceOf::<T>::zero();
		if !more.is_zero() {
			let billed = Self::billed(old, plan.replicas);
			longer = Self::hosting_cost(&billed, more, &plan.price)?
				.checked_add(&Self::setups_cost(&billed, &plan.price)?)?;
		}
		let blocks = until.saturating_sub(plan.from.max(Self::next_block()));
		let added = Self::cost(new, plan.replicas, blocks, &plan.price)?;
		Some((longer.checked_add(&added.escrow)?, added.deposit))
	}

	/// Moves a plan's end.
	fn extend(id: PlanId, plan: &mut PlanOf<T>, until: BlockNumberFor<T>) {
		if until == plan.until {
			return;
		}
		if let (PlanStatus::Live, Some(span)) = (plan.status, plan.spans.last_mut()) {
			span.to = until;
		}
		plan.until = until;
		Self::schedule(Work::PlanEnd, until.saturated_into(), id);
	}

	/// A plan of a sponsor that goes on beyond the next block.
	fn sponsored_plan(account: &T::AccountId, id: PlanId) -> Result<PlanOf<T>, DispatchError> {
		let plan = Plans::<T>::get(id).ok_or(Error::<T>::UnknownPlan)?;
		ensure!(plan.sponsor == *account, Error::<T>::NotSponsor);
		let lasting = Self::is_lasting(&plan) && Self::next_block() < plan.until;
		ensure!(lasting, Error::<T>::PlanOver);
		Ok(plan)
	}

	/// Ends the stretch in which a plan is active at a block.
	fn cut_active_span(plan: &mut PlanOf<T>, at: BlockNumberFor<T>) {
		if let Some(span) = plan.spans.last_mut() {
			span.to = span.to.min(at);
		}
		if plan.spans.last().is_some_and(|span| span.to <= span.from) {
			plan.spans.pop();
		}
	}

	fn next_block() -> BlockNumberFor<T> {
		Self::now().saturating_add(One::one())
	}
}
