//! Ends: plans that reached their last block are settled and removed, and what is left goes back.
//!
//! A contract waits until its hosters have proven and delivered up to the plan's end, or until the
//! time in which they could have is over; what was not proven by then is never paid.

use crate::{limits::HOURS_PER_WEEK, pallet::*, types::*, BalanceOf, PlanOf};
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

/// Contracts whose removal is put on the agenda in one go.
const REMOVALS_AT_ONCE: usize = 64;

impl<T: Config> Pallet<T> {
	/// Ends a plan and puts the removal of its contracts on the agenda, some in each block.
	pub(crate) fn end_plan(id: PlanId) {
		let Some(mut plan) = Plans::<T>::get(id) else { return };
		if Self::now() < plan.until {
			// It was made longer: its end is on the agenda once more.
			return;
		}
		if plan.status != PlanStatus::Ended {
			plan.status = PlanStatus::Ended;
			Self::unlist_plan(id);
			Self::deposit_event(Event::PlanEnded { plan: id });
		}
		let now: u64 = Self::now().saturated_into();
		let ranges = RangesOfPlan::<T>::get(id);
		let next = Self::contracts_from(&ranges, plan.ending, REMOVALS_AT_ONCE);
		for (_, contract) in &next {
			Self::schedule(Work::Removal, now, *contract);
		}
		plan.ending = match next.last() {
			Some((number, _)) if next.len() == REMOVALS_AT_ONCE => number.saturating_add(1),
			_ => plan.contracts,
		};
		if plan.ending < plan.contracts {
			Self::schedule(Work::PlanEnd, now, id);
		}
		Plans::<T>::insert(id, plan);
		Self::remove_finished(id);
	}

	/// Settles and removes a contract of an ended plan, or looks again later.
	pub(crate) fn remove_contract(id: ContractId) {
		let Some(contract) = Contracts::<T>::get(id) else { return };
		let Some(plan) = Plans::<T>::get(contract.plan) else { return };
		// One thing at a time: an amendment, or the contract itself.
		if let Some(amendment) = contract.slots.iter().find_map(Slot::amendment) {
			Self::close_amendment(amendment, &plan);
			Self::schedule(Work::Removal, Self::now().saturated_into(), id);
			return;
		}
		let count = contract.slots.len() as SlotIndex;
		for slot in 0..count {
			Self::settle_slot(SlotId { contract: id, slot });
		}
		if !Self::is_final(id, Self::active_until(&plan)) {
			let wait = T::ChallengeDelay::get().max(T::ChallengeDuration::get()).max(2) / 2;
			let due = Self::now().saturating_add(wait.into());
			Self::schedule(Work::Removal, due.saturated_into(), id);
			return;
		}
		for slot in 0..count {
			Self::vacate_active(SlotId { contract: id, slot });
		}
		Contracts::<T>::remove(id);
		SetupTroubles::<T>::remove(id);
		PinOfContract::<T>::remove(id);
		Self::return_contract_deposit(contract.plan);
		Self::deposit_event(Event::ContractRemoved { plan: contract.plan, contract: id });
		Self::remove_finished(contract.plan);
	}

	/// Ends an amendment of a plan that is over, without blame. Whoever was at work when the plan was
	/// cancelled is paid for the setup; of a rejected replica the attestors are.
	pub(crate) fn close_amendment(id: AmendmentId, plan: &PlanOf<T>) {
		let Some(amendment) = Amendments::<T>::get(id) else { return };
		let contract = Contracts::<T>::get(amendment.contract);
		if let (Some(at), Some(contract), Some(staff)) =
			(plan.cancelled_at, contract, &amendment.staff)
		{
			let bytes = Self::presumed_bytes(amendment.contract, &contract);
			let attestor = staff.attestor.user;
			let running = |pair: &&SeatPair<BalanceOf<T>>| {
				Self::pair_deadline(&amendment, pair).is_none_or(|deadline| at < deadline)
			};
			for pair in Self::open_pairs(staff).filter(running) {
				let slot = SlotId { contract: amendment.contract, slot: pair.slot };
				if pair.rejected.is_none() {
					Self::pay_setup(contract.plan, slot, (pair.encoder.user, attestor), bytes);
					continue;
				}
				let fee = Self::setup_fee(plan, bytes);
				let second = Self::judge(&amendment, pair).map(|seat| seat.user);
				for attestor in second.into_iter().chain([attestor]) {
					Self::pay_fee(contract.plan, attestor, fee);
				}
			}
		}
		Self::cancel_amendment(id);
	}

	/// Whether no slot of a contract can earn more, or had its time to.
	fn is_final(id: ContractId, until: BlockNumberFor<T>) -> bool {
		let Some(contract) = Contracts::<T>::get(id) else { return true };
		contract.slots.iter().all(|slot| match slot {
			Slot::Active(active) => Self::is_slot_final(active, until),
			_ => true,
		})
	}

	fn is_slot_final(
		slot: &ActiveSlot<BalanceOf<T>, BlockNumberFor<T>>,
		until: BlockNumberFor<T>,
	) -> bool {
		if slot.settled >= until {
			return true;
		}
		let Some(hosting) = Hostings::<T>::get(slot.hoster) else { return true };
		let Some(span) = ProvenSpans::<T>::get(slot.hoster, hosting.generation) else {
			return true;
		};
		let open = span.phase == SpanPhase::Open;
		let passed = open && slot.generation == hosting.generation && span.from >= until;
		let grace = if open { Self::longest_grace() } else { Self::grace() };
		passed || Self::now() > until.saturating_add(grace)
	}

	/// Blocks after a plan's end in which its hosters may still prove and be measured: a challenge
	/// issued after the end with its answer, and an epoch that begins after the end with its count,
	/// both twice as long as they take.
	fn grace() -> BlockNumberFor<T> {
		let challenge = T::ChallengeDelay::get().saturating_add(T::ChallengeDuration::get());
		let epochs = T::PerformanceEpoch::get().saturating_mul(3);
		challenge.saturating_add(epochs).saturating_mul(2).into()
	}

	/// The same for a hoster that has not failed: its next offered hours may be a week away.
	fn longest_grace() -> BlockNumberFor<T> {
		let week = T::BlocksPerHour::get().saturating_mul(HOURS_PER_WEEK);
		Self::grace().saturating_add(week.into())
	}

	/// Takes a slot from its hoster, if it has one. Who is losing all slots pays for this one, too,
	/// unless nothing was left to prove of it.
	fn vacate_active(id: SlotId) {
		let Some(contract) = Contracts::<T>::get(id.contract) else { return };
		let Some(Slot::Active(active)) = contract.slots.get(id.slot as usize) else { return };
		let sweep = Hostings::<T>::get(active.hoster).and_then(|hosting| hosting.sweep);
		match (sweep, active.position) {
			(Some(cause), Some(_)) => Self::lose_slot(id, cause),
			_ => Self::vacate_slot(id),
		}
	}

	fn return_contract_deposit(id: PlanId) {
		let Some(mut plan) = Plans::<T>::get(id) else { return };
		let left = plan.contracts.saturating_sub(plan.removed).max(1);
		let deposit = plan.ledger.deposit / left.into();
		Self::release(HoldReason::ContractDeposit, &plan.sponsor, deposit);
		plan.ledger.deposit = plan.ledger.deposit.saturating_sub(deposit);
		plan.removed = plan.removed.saturating_add(1);
		Plans::<T>::insert(id, plan);
	}

	/// Removes an ended plan without contracts and returns what is left of its money.
	fn remove_finished(id: PlanId) {
		let finished =
			|plan: &PlanOf<T>| plan.status == PlanStatus::Ended && plan.removed >= plan.activated;
		let Some(plan) = Plans::<T>::get(id).filter(finished) else { return };
		let refund = plan.ledger.escrow.saturating_add(plan.ledger.deposit);
		if !plan.ledger.escrow.is_zero() {
			Self::release(HoldReason::Escrow, &plan.sponsor, plan.ledger.escrow);
		}
		if !plan.ledger.deposit.is_zero() {
			Self::release(HoldReason::ContractDeposit, &plan.sponsor, plan.ledger.deposit);
		}
		Plans::<T>::remove(id);
		Self::forget_plan(id, &plan.sponsor, &FeedsOfPlan::<T>::take(id));
		RangesOfPlan::<T>::remove(id);
		Following::<T>::remove(id);
		Self::deposit_event(Event::PlanRemoved { plan: id, refund });
	}
}
