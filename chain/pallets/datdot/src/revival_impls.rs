//! Revival: what pauses and extensions of plans mean for single slots.
//!
//! A hoster gives a slot of a paused plan back for nothing, once it has proven that it still had it
//! when the pause began. When the plan resumes, its contracts are looked at, some in each block: slots
//! that were asked for no proof stand in their hosters' trees again, vacant ones are staffed.

use crate::{pallet::*, types::*, ContractOf, PlanOf};
use frame_support::ensure;
use sp_runtime::{traits::Saturating, DispatchError, DispatchResult, SaturatedConversion};

/// Contracts that one piece of work puts on the agenda.
const REVIVALS_AT_ONCE: usize = 64;

impl<T: Config> Pallet<T> {
	/// Puts contracts of a plan that resumed on the agenda, some in each block.
	pub(crate) fn revive_plan(id: PlanId) {
		let Some(mut plan) = Plans::<T>::get(id) else { return };
		if !Self::is_running(&plan) {
			return;
		}
		let ranges = RangesOfPlan::<T>::get(id);
		let next = Self::contracts_from(&ranges, plan.revived, REVIVALS_AT_ONCE);
		let now: u64 = Self::now().saturated_into();
		for (_, contract) in &next {
			Self::schedule(Work::ContractRevival, now, *contract);
		}
		match next.last() {
			Some((number, _)) if next.len() == REVIVALS_AT_ONCE => {
				plan.revived = number.saturating_add(1);
				Self::schedule(Work::Revival, now, id);
			},
			_ => plan.revived = plan.contracts,
		}
		Plans::<T>::insert(id, plan);
	}

	/// Has the hosters of a contract prove it again, and its vacant slots staffed.
	pub(crate) fn revive_contract(id: ContractId) {
		let Some(contract) = Contracts::<T>::get(id) else { return };
		if !Plans::<T>::get(contract.plan).is_some_and(|plan| Self::is_running(&plan)) {
			return;
		}
		for slot in 0..contract.slots.len() as SlotIndex {
			Self::reenter_slot(SlotId { contract: id, slot });
		}
		Self::followup_contract(id);
	}

	pub(crate) fn do_give_back(account: T::AccountId, slots: &[SlotId]) -> DispatchResult {
		let user = UserIdByAccount::<T>::get(&account).ok_or(Error::<T>::UnknownAccount)?;
		for id in slots {
			let contract = Contracts::<T>::get(id.contract).ok_or(Error::<T>::UnknownContract)?;
			let held = match contract.slots.get(id.slot as usize) {
				Some(Slot::Active(active)) => active.hoster == user,
				_ => false,
			};
			ensure!(held, Error::<T>::SlotNotHeld);
			Self::give_back_slot(user, *id, &contract)?;
		}
		Ok(())
	}

	/// Takes a slot from a hoster that may leave freely: its plan is paused, or was made longer than
	/// its offer. What it lost before that it cannot give back: it must have proven since.
	fn give_back_slot(user: UserId, id: SlotId, contract: &ContractOf<T>) -> DispatchResult {
		let plan = Plans::<T>::get(contract.plan).ok_or(Error::<T>::UnknownContract)?;
		ensure!(Self::is_lasting(&plan), Error::<T>::PlanOver);
		let paused = plan.status == PlanStatus::Paused;
		if paused {
			ensure!(Self::needs_no_proof(user, id), Error::<T>::NotProvenYet);
		} else {
			Self::ensure_offer_over(user)?;
		}
		Self::settle_slot(id);
		Self::vacate_slot(id);
		let setup = Self::slot_replacement(&plan, contract.plain_bytes.unwrap_or_default());
		if paused {
			Plans::<T>::mutate_extant(contract.plan, |plan: &mut PlanOf<T>| {
				plan.ledger.returned = plan.ledger.returned.saturating_add(setup);
			});
		}
		let SlotId { contract: contract_id, slot } = id;
		Self::deposit_event(Event::SlotReturned { contract: contract_id, slot, hoster: user });
		Self::schedule(Work::AmendmentFollowup, Self::tick().saturating_add(1), contract_id);
		Ok(())
	}

	/// That a hoster's offer has ended, and that it answered a challenge that was issued since.
	fn ensure_offer_over(user: UserId) -> Result<(), DispatchError> {
		let over = Providers::<T>::get(user)
			.map(|provider| provider.offer.until)
			.filter(|until| *until <= Self::now())
			.ok_or(Error::<T>::PlanNotPaused)?;
		ensure!(Self::is_proven_past(user, over), Error::<T>::NotProvenYet);
		Self::ensure_unchallenged(user)
	}
}
