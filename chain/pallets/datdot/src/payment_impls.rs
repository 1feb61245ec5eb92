//! Payment: hosters are paid from their plans' escrow for what they proved and delivered.
//!
//! A slot is due, for the overlap of its own life, its plan's active spans and its hoster's proven
//! spans up to the last counted epoch: bytes × price × offered hours ÷ 168, per GiB and hour. The
//! sum is kept unrounded and what was paid is taken from its floor, so settling often or seldom pays
//! the same to the unit. The share for measurements is taken from the same sums.

use crate::{limits::*, pallet::*, ratings_impls::Outcome, types::*, BalanceOf, PlanOf};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::U256;
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchResult, SaturatedConversion,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_settle(slots: &[SlotId]) -> DispatchResult {
		for id in slots {
			let contract = Contracts::<T>::get(id.contract).ok_or(Error::<T>::UnknownContract)?;
			let active = matches!(contract.slots.get(id.slot as usize), Some(Slot::Active(_)));
			ensure!(active, Error::<T>::UnknownSlot);
			Self::settle_slot(*id);
		}
		Ok(())
	}

	/// Advances the settlement of an active slot and pays what is due.
	pub(crate) fn settle_slot(id: SlotId) {
		Self::settle_up_to(id, |hosting| hosting.counted_until);
	}

	/// Settles a slot that its hoster hands over: an epoch that is not counted yet counts as
	/// delivered, since nobody is left to wait for its count.
	pub(crate) fn settle_proven(id: SlotId) {
		Self::settle_up_to(id, |_| Self::now());
	}

	fn settle_up_to(id: SlotId, limit: impl Fn(&Hosting<BlockNumberFor<T>>) -> BlockNumberFor<T>) {
		let Some(mut contract) = Contracts::<T>::get(id.contract) else { return };
		let Some(mut plan) = Plans::<T>::get(contract.plan) else { return };
		let plain_bytes = contract.plain_bytes.unwrap_or_default();
		let Some(Slot::Active(active)) = contract.slots.get_mut(id.slot as usize) else { return };
		let Some(hosting) = Hostings::<T>::get(active.hoster) else { return };
		Self::advance(active, &plan, plain_bytes, limit(&hosting));
		let (hoster, until) = (active.hoster, active.settled);
		let amount = Self::pay_due(active, &mut plan);
		let plan_id = contract.plan;
		Contracts::<T>::insert(id.contract, contract);
		Plans::<T>::insert(plan_id, plan);
		if !amount.is_zero() {
			let SlotId { contract, slot } = id;
			Self::deposit_event(Event::SlotSettled { contract, slot, hoster, amount, until });
		}
	}

	/// Adds what became due since the last settlement.
	fn advance(
		slot: &mut ActiveSlot<BalanceOf<T>, BlockNumberFor<T>>,
		plan: &PlanOf<T>,
		plain_bytes: u64,
		limit: BlockNumberFor<T>,
	) {
		let limit = limit.min(plan.until).min(Self::now());
		let rate = Self::wide(plan.price.hosting)
			.saturating_mul(plain_bytes.max(T::LeastBilledBytes::get()).into());
		for _ in 0..MAX_SPANS_PER_SETTLEMENT {
			let Some(span) = ProvenSpans::<T>::get(slot.hoster, slot.generation) else { return };
			let from = slot.settled.max(span.from);
			let to = span.to.min(limit);
			if to > from {
				let blocks = Self::active_blocks(&plan.spans, from, to).saturated_into::<u64>();
				let earned = rate.saturating_mul(blocks.into()).saturating_mul(span.hours.into());
				slot.due = slot.due.saturating_add(earned);
				slot.settled = to;
			}
			if span.phase != SpanPhase::Closed || span.to > limit {
				return;
			}
			let next = slot.generation.saturating_add(1);
			Self::enter_span(slot.hoster, next);
			Self::leave_span(slot.hoster, slot.generation);
			slot.generation = next;
		}
	}

	/// Pays the floor of what is due less what was paid; returns what was paid now.
	fn pay_due(
		slot: &mut ActiveSlot<BalanceOf<T>, BlockNumberFor<T>>,
		plan: &mut PlanOf<T>,
	) -> BalanceOf<T> {
		let nothing = BalanceOf::<T>::zero();
		let Some(hoster) = Users::<T>::get(slot.hoster) else { return nothing };
		let total = Self::narrow(slot.due / Self::due_unit()).unwrap_or(slot.paid);
		let amount = total.saturating_sub(slot.paid);
		let share = T::DeliveryShare::get();
		let delivery = share.mul_floor(total).saturating_sub(share.mul_floor(slot.paid));
		let needed = amount.saturating_add(delivery);
		if amount.is_zero() || plan.ledger.escrow < needed {
			return nothing;
		}
		// A hoster that cannot be paid keeps what is due to it.
		if !Self::pay(&plan.sponsor, &hoster.account, amount) {
			return nothing;
		}
		slot.paid = total;
		plan.ledger.escrow = plan.ledger.escrow.saturating_sub(amount);
		plan.ledger.hosting = plan.ledger.hosting.saturating_add(amount);
		Self::rate(slot.hoster, Role::Hoster, Some(&plan.sponsor), amount, Outcome::Done);
		if Self::pay_into_pot(&plan.sponsor, &hoster.account, delivery) {
			plan.ledger.escrow = plan.ledger.escrow.saturating_sub(delivery);
			plan.ledger.delivery = plan.ledger.delivery.saturating_add(delivery);
			if !delivery.is_zero() {
				Pots::<T>::mutate(slot.hoster, |pot| *pot = pot.saturating_add(delivery));
			}
		}
		amount
	}

	/// What one planck is in the unit of `due`: byte × planck × block × offered hour.
	fn due_unit() -> U256 {
		U256::from(GIB)
			.saturating_mul(T::BlocksPerHour::get().max(1).into())
			.saturating_mul(HOURS_PER_WEEK.into())
	}
}
