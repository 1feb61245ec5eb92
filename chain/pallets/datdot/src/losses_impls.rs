//! Losses: slots that a hoster loses before their plan's end, and what that costs it.
//!
//! Whoever leaves or fails pays the replacement, out of the commitment of the slot; a storage fault
//! costs the whole commitment of every slot. A hoster that loses everything is swept: some of its
//! slots are taken in each block. What it proved in counted epochs is paid before.

use crate::{
	limits::SLOTS_PER_SWEEP, pallet::*, ratings_impls::Outcome, slash_impls::Slash, types::*,
	BalanceOf,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchResult, SaturatedConversion,
};

/// Epochs without delivery, one after the other, that cost a hoster its slots.
const UNDELIVERED_EPOCHS: u32 = 2;

impl<T: Config> Pallet<T> {
	/// Suspends a hoster and takes all of its slots, some in each block.
	pub(crate) fn begin_sweep(hoster: UserId, cause: LossCause) {
		let mut begun = false;
		Hostings::<T>::mutate_extant(hoster, |hosting| {
			begun = hosting.sweep.is_none();
			hosting.sweep = Some(cause);
			hosting.undelivered = 0;
		});
		if cause != LossCause::Exit {
			// All duties failed together, and the chain saw it by itself.
			let committed = Providers::<T>::get(hoster)
				.and_then(|provider| provider.hoster.map(|state| state.committed))
				.unwrap_or_default();
			Self::rate(hoster, Role::Hoster, None, committed, Outcome::Failed);
		}
		if begun {
			Self::schedule(Work::Sweep, Self::now().saturated_into(), hoster);
		}
		Self::suspend(hoster);
	}

	/// Whether slots are being taken from a hoster.
	pub(crate) fn is_swept(hoster: UserId) -> bool {
		Hostings::<T>::get(hoster).is_some_and(|hosting| hosting.sweep.is_some())
	}

	/// Takes some slots from a hoster that loses all of them. Those that need no more proof it keeps
	/// until they are settled.
	pub(crate) fn sweep_slots(hoster: UserId) {
		let Some(cause) = Hostings::<T>::get(hoster).and_then(|hosting| hosting.sweep) else {
			return;
		};
		let tree = TreeId::Slots { hoster };
		for _ in 0..SLOTS_PER_SWEEP {
			let last = Trees::<T>::get(tree).len.checked_sub(1);
			let leaf = last.and_then(|last| TreeLeaves::<T>::get((tree, last)));
			let Some(leaf) = leaf else { break };
			Self::lose_slot(SlotId { contract: leaf.item, slot: leaf.index }, cause);
		}
		if Trees::<T>::get(tree).len > 0 {
			Self::schedule(Work::Sweep, Self::now().saturated_into(), hoster);
		} else {
			Hostings::<T>::mutate_extant(hoster, |hosting| hosting.sweep = None);
		}
	}

	/// Takes slots that their hoster has lost; the others stay.
	pub(crate) fn do_report_loss(account: T::AccountId, slots: &[SlotId]) -> DispatchResult {
		let (user, _) = Self::user_of(&account)?;
		ensure!(!slots.is_empty(), Error::<T>::NoSlots);
		Self::ensure_unchallenged(user)?;
		for id in slots {
			let held = Contracts::<T>::get(id.contract).is_some_and(|contract| {
				matches!(
					contract.slots.get(id.slot as usize),
					Some(Slot::Active(active)) if active.hoster == user && active.position.is_some()
				)
			});
			ensure!(held, Error::<T>::NotYourSlot);
			Self::lose_slot(*id, LossCause::Reported);
		}
		Ok(())
	}

	/// That no storage challenge of a hoster is open.
	pub(crate) fn ensure_unchallenged(user: UserId) -> DispatchResult {
		let open = Hostings::<T>::get(user).is_some_and(|hosting| hosting.challenge.is_some());
		ensure!(!open, Error::<T>::ChallengeOpen);
		Ok(())
	}

	/// Takes a slot from its hoster, at its cost, and has it staffed again.
	pub(crate) fn lose_slot(id: SlotId, cause: LossCause) {
		match cause {
			LossCause::Handover => Self::settle_proven(id),
			_ => Self::settle_slot(id),
		}
		let Some(contract) = Contracts::<T>::get(id.contract) else { return };
		let Some(plan) = Plans::<T>::get(contract.plan) else { return };
		let Some(Slot::Active(active)) = contract.slots.get(id.slot as usize) else { return };
		let (hoster, commitment) = (active.hoster, active.commitment);
		let plain_bytes = contract.plain_bytes.unwrap_or_default();
		let lasting = Self::is_lasting(&plan);
		let cost = Self::slot_replacement(&plan, plain_bytes).min(commitment);
		let slash = Slash {
			replacement: if lasting { cost } else { Zero::zero() },
			penalty: Self::penalty(cause, commitment.saturating_sub(cost)),
			compensation: Self::period_price(&plan, plain_bytes),
		};
		Self::vacate_slot(id);
		let SlotId { contract: contract_id, slot } = id;
		Self::deposit_event(Event::SlotLost { contract: contract_id, slot, hoster, cause });
		if cause == LossCause::Reported {
			Self::rate(hoster, Role::Hoster, Some(&plan.sponsor), cost, Outcome::Failed);
		}
		Self::slash_for(hoster, Role::Hoster, contract.plan, slash);
		if lasting && cause != LossCause::Handover {
			Self::replace_hoster(contract.plan, contract_id);
		}
	}

	/// What a loss costs beyond the replacement, of the rest of the commitment.
	fn penalty(cause: LossCause, rest: BalanceOf<T>) -> BalanceOf<T> {
		match cause {
			LossCause::Silence => rest,
			LossCause::Reported => T::ReportedShare::get().mul_ceil(rest),
			LossCause::Delivery | LossCause::Exit | LossCause::Handover => Zero::zero(),
		}
	}

	/// Has the vacant slots of a contract staffed again, and says so if nobody hosts it now.
	fn replace_hoster(plan: PlanId, id: ContractId) {
		Self::schedule(Work::AmendmentFollowup, Self::tick().saturating_add(1), id);
		let hosted = Contracts::<T>::get(id).is_some_and(|contract| {
			contract.slots.iter().any(|slot| matches!(slot, Slot::Active(_)))
		});
		if !hosted {
			Self::deposit_event(Event::ContractLost { plan, contract: id });
		}
	}

	/// Replaces a hoster that delivered nothing in two epochs, one after the other.
	pub(crate) fn check_delivery(challenge: &PerformanceChallenge) {
		let PerformanceChallenge { hoster, epoch, .. } = challenge;
		let slots = Trees::<T>::get(TreeId::Slots { hoster: *hoster }).len;
		let failed = Hostings::<T>::get(hoster).is_some_and(|hosting| {
			hosting.undelivered >= UNDELIVERED_EPOCHS && hosting.sweep.is_none()
		});
		if failed && slots > 0 {
			Self::deposit_event(Event::DeliveryFault { epoch: *epoch, hoster: *hoster, slots });
			Self::begin_sweep(*hoster, LossCause::Delivery);
		}
	}
}
