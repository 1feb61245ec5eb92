//! Activation: plans become contracts, one contract of each plan in turn, a bounded number a block,
//! so that one huge plan delays nobody.
//!
//! A plan that asks for what nobody offers activates no more than `MAX_LACKING` contracts in vain:
//! each of them is drawn again and again, and nobody pays for that.

use crate::{
	limits::{AGENDA_PAGE, MAX_LACKING},
	pallet::*,
	types::*,
	weights::WeightInfo,
	PlanOf,
};
use frame_support::{defensive, traits::Get, weights::WeightMeter};

impl<T: Config> Pallet<T> {
	/// Puts a plan among those that have contracts to activate, at its first block.
	pub(crate) fn start_plan(id: PlanId) {
		let Some(mut plan) = Plans::<T>::get(id) else { return };
		Self::queue_for_activation(id, &mut plan);
		Plans::<T>::insert(id, plan);
	}

	/// Puts a plan into the queue if it runs, has contracts to activate, and is not there yet.
	pub(crate) fn queue_for_activation(id: PlanId, plan: &mut PlanOf<T>) {
		let runs = Self::is_running(plan) && plan.from <= Self::now();
		if runs && !plan.queued && Self::has_more(id) && !Self::is_lacking(id) {
			plan.queued = true;
			Self::queue_plan(id);
		}
	}

	/// Whether a plan waits for providers before it activates more.
	pub(crate) fn is_lacking(id: PlanId) -> bool {
		LackingOfPlan::<T>::get(id) >= MAX_LACKING
	}

	/// Counts an amendment of a plan that a draw found too few providers for.
	pub(crate) fn count_lack(id: PlanId) {
		LackingOfPlan::<T>::mutate(id, |count| *count = count.saturating_add(1));
	}

	/// Counts one no more, if it was counted; the plan may go on with its other contracts.
	pub(crate) fn forget_lack(id: PlanId, counted: bool) {
		if !counted {
			return;
		}
		LackingOfPlan::<T>::mutate_exists(id, |count| {
			*count = count.and_then(|count| count.checked_sub(1)).filter(|count| *count > 0);
		});
		let Some(mut plan) = Plans::<T>::get(id).filter(|plan| !plan.queued) else { return };
		Self::queue_for_activation(id, &mut plan);
		if plan.queued {
			Plans::<T>::insert(id, plan);
		}
	}

	fn has_more(id: PlanId) -> bool {
		RangesOfPlan::<T>::get(id).iter().any(Self::has_contracts_to_come)
	}

	/// Activates contracts of the queued plans, in turn.
	pub(crate) fn activate_contracts(meter: &mut WeightMeter) {
		for _ in 0..T::ContractActivationCap::get() {
			if meter.try_consume(T::WeightInfo::activate_contract()).is_err() {
				return;
			}
			if !Self::activate_one() {
				return;
			}
		}
	}

	/// Activates a contract of the plan whose turn it is; false if no plan is queued.
	pub(crate) fn activate_one() -> bool {
		let Some(plan) = Self::next_queued_plan() else { return false };
		if Self::activate_next(plan) {
			Self::queue_plan(plan);
		}
		true
	}

	/// Activates the next contract of a plan; true if there are more.
	fn activate_next(id: PlanId) -> bool {
		let Some(mut plan) = Plans::<T>::get(id) else { return false };
		let goes_on = Self::is_running(&plan) && !Self::is_lacking(id);
		let next = if goes_on { Self::next_contract(id, &plan) } else { None };
		let Some((contract_id, contract)) = next else {
			plan.queued = false;
			Plans::<T>::insert(id, plan);
			return false;
		};
		Self::pin_contract(contract_id, &contract);
		Contracts::<T>::insert(contract_id, contract);
		plan.activated = plan.activated.saturating_add(1);
		plan.queued = Self::has_more(id);
		let more = plan.queued;
		Plans::<T>::insert(id, plan);
		if let Some(amendment) = Self::open_amendment(contract_id, AmendmentKind::HostingSetup) {
			Self::deposit_event(Event::ContractActivated {
				plan: id,
				contract: contract_id,
				amendment,
			});
		}
		more
	}

	fn queue_plan(plan: PlanId) {
		ActivationPages::<T>::mutate(|pages| {
			let full = ActivationQueue::<T>::mutate(pages.tail, |page| {
				if page.try_push(plan).is_err() {
					defensive!("the last page of the activation queue is full");
				}
				page.len() as u32 >= AGENDA_PAGE
			});
			if full {
				pages.tail = pages.tail.wrapping_add(1);
			}
		});
	}

	fn next_queued_plan() -> Option<PlanId> {
		ActivationPages::<T>::mutate(|pages| {
			let mut page = ActivationQueue::<T>::get(pages.head);
			if page.is_empty() {
				return None;
			}
			let plan = page.remove(0);
			if page.is_empty() {
				ActivationQueue::<T>::remove(pages.head);
				if pages.head != pages.tail {
					pages.head = pages.head.wrapping_add(1);
				}
			} else {
				ActivationQueue::<T>::insert(pages.head, page);
			}
			Some(plan)
		})
	}
}
