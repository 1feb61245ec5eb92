//! Activation: plans become contracts, one contract of each plan in turn, a bounded number a block,
//! so that one huge plan delays nobody.

use crate::{limits::AGENDA_PAGE, pallet::*, types::*, weights::WeightInfo, PlanOf};
use frame_support::{defensive, traits::Get, weights::WeightMeter, BoundedVec};

impl<T: Config> Pallet<T> {
	/// Puts a plan among those that have contracts to activate.
	pub(crate) fn start_plan(plan: PlanId) {
		if Plans::<T>::contains_key(plan) {
			Self::queue_plan(plan);
		}
	}

	/// Activates contracts of the queued plans, in turn.
	pub(crate) fn activate_contracts(meter: &mut WeightMeter) {
		for _ in 0..T::ContractActivationCap::get() {
			if meter.try_consume(T::WeightInfo::activate_contract()).is_err() {
				return;
			}
			let Some(plan) = Self::next_queued_plan() else { return };
			if Self::activate_next(plan) {
				Self::queue_plan(plan);
			}
		}
	}

	/// Activates the next contract of a plan; true if there are more.
	fn activate_next(id: PlanId) -> bool {
		let Some(mut plan) = Plans::<T>::get(id) else { return false };
		if plan.status != PlanStatus::Live || plan.activated >= plan.contracts {
			return false;
		}
		let Some(contract) = Self::contract_at(id, &plan, plan.activated) else {
			defensive!("a contract outside its plan's ranges");
			return false;
		};
		let contract_id = plan.first_contract.saturating_add(plan.activated.into());
		Contracts::<T>::insert(contract_id, contract);
		plan.activated = plan.activated.saturating_add(1);
		let more = plan.activated < plan.contracts;
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

	/// The contract with a number, counted over all ranges of a plan.
	fn contract_at(id: PlanId, plan: &PlanOf<T>, number: u32) -> Option<crate::ContractOf<T>> {
		let ranges = RangesOfPlan::<T>::get(id);
		let place = ranges.iter().rposition(|range| range.first_contract <= number)?;
		let range = ranges.get(place)?;
		let chunks = u64::from(plan.contract_chunks);
		let within = u64::from(number.checked_sub(range.first_contract)?);
		let from = range.from.checked_add(within.checked_mul(chunks)?)?;
		let to = from.saturating_add(chunks).min(range.to);
		let mut slots = BoundedVec::default();
		for _ in 0..plan.replicas {
			slots.try_push(Slot::Vacant).ok()?;
		}
		Some(Contract {
			plan: id,
			range: place as u32,
			from,
			to,
			plain_bytes: None,
			started: false,
			slots,
		})
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
