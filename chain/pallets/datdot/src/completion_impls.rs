//! Completion: a slot has its replica, so that its setup is paid and its hoster begins to earn.

use crate::{
	hosting_impls::NewReplica, pallet::*, ratings_impls::Outcome, types::*, AmendmentOf, BalanceOf,
};
use alloc::vec::Vec;
use sp_runtime::{traits::Saturating, DispatchResult};

impl<T: Config> Pallet<T> {
	/// Activates the slot, ends the duties of its setup and pays for them.
	pub(crate) fn complete_slot(
		id: AmendmentId,
		mut amendment: AmendmentOf<T>,
		pair: SeatPair<BalanceOf<T>>,
		replica: Claim,
	) -> DispatchResult {
		let contract = amendment.contract;
		let plan_id = Contracts::<T>::get(contract).ok_or(Error::<T>::UnknownContract)?.plan;
		let plan = Plans::<T>::get(plan_id).ok_or(Error::<T>::UnknownContract)?;
		let attestor = Self::judge(&amendment, &pair).ok_or(Error::<T>::NotDrawn)?.user;
		let (hoster, plain_bytes) = (pair.hoster.user, replica.plain_bytes);
		// The draw reserved for the most bytes that the contract could have had.
		let commitment = Self::slot_commitment(&plan, plain_bytes).min(pair.commitment);
		let spare = pair.commitment.saturating_sub(commitment);
		Self::lower_commitment(hoster, Role::Hoster, spare);
		Self::free_bytes(hoster, amendment.reserved_bytes.saturating_sub(plain_bytes));
		let Claim { replica_root, sealed_bytes, .. } = replica;
		let slot = SlotId { contract, slot: pair.slot };
		Self::relieve_hoster(slot);
		Self::activate_slot(slot, NewReplica { hoster, replica_root, sealed_bytes, commitment });
		Self::deposit_event(Event::SlotActivated {
			contract,
			slot: pair.slot,
			hoster,
			replica_root,
			plain_bytes,
		});
		let (encoder, fee) = (pair.encoder.user, Self::setup_fee(&plan, plain_bytes));
		for (role, user) in Self::pay_setup(plan_id, slot, (encoder, attestor), plain_bytes) {
			Self::rate(user, role, Some(&plan.sponsor), fee, Outcome::Done);
		}
		if pair.rejected.is_some() {
			Self::fault_attestor(id, &mut amendment, &plan, (pair.slot, plain_bytes));
		}
		Self::finish_pair(id, amendment, &pair);
		Self::end_trouble(contract);
		Self::note_started(plan_id, contract);
		Ok(())
	}

	/// Frees the seats of a slot that is done; the last one ends the amendment.
	fn finish_pair(id: AmendmentId, mut amendment: AmendmentOf<T>, pair: &SeatPair<BalanceOf<T>>) {
		Self::leave_seat(id, Role::Encoder, pair.encoder.user);
		Seats::<T>::remove(pair.hoster.user, id);
		let pairs = amendment.staff.as_mut().map(|staff| &mut staff.pairs);
		if let Some(done) =
			pairs.and_then(|pairs| pairs.iter_mut().find(|one| one.slot == pair.slot))
		{
			done.done = true;
		}
		Self::keep_or_finish(id, amendment);
	}

	/// Pays encoder and attestor for one slot, out of the plan's escrow, and returns who was paid.
	/// Somebody who cannot be paid stops nobody else.
	pub(crate) fn pay_setup(
		plan_id: PlanId,
		slot: SlotId,
		(encoder, attestor): (UserId, UserId),
		plain_bytes: u64,
	) -> Vec<(Role, UserId)> {
		let Some(plan) = Plans::<T>::get(plan_id) else { return Vec::new() };
		let fee = Self::setup_fee(&plan, plain_bytes);
		let paid: Vec<_> = [(Role::Encoder, encoder), (Role::Attestor, attestor)]
			.into_iter()
			.filter(|(_, user)| Self::pay_fee(plan_id, *user, fee))
			.collect();
		if paid.len() == 2 {
			let SlotId { contract, slot } = slot;
			Self::deposit_event(Event::SetupPaid { contract, slot, encoder, attestor, fee });
		}
		paid
	}

	/// Pays somebody for a setup out of a plan's escrow; false if that cannot be.
	pub(crate) fn pay_fee(plan_id: PlanId, user: UserId, fee: BalanceOf<T>) -> bool {
		let Some(mut plan) = Plans::<T>::get(plan_id) else { return false };
		let Some(payee) = Users::<T>::get(user) else { return false };
		if plan.ledger.escrow < fee || !Self::pay(&plan.sponsor, &payee.account, fee) {
			return false;
		}
		plan.ledger.escrow = plan.ledger.escrow.saturating_sub(fee);
		plan.ledger.setup = plan.ledger.setup.saturating_add(fee);
		Plans::<T>::insert(plan_id, plan);
		true
	}

	/// Reports that hosting has started when all slots of a contract are active for the first time.
	fn note_started(plan_id: PlanId, contract_id: ContractId) {
		let Some(mut contract) = Contracts::<T>::get(contract_id) else { return };
		let active = contract.slots.iter().all(|slot| matches!(slot, Slot::Active(_)));
		if contract.started || !active {
			return;
		}
		contract.started = true;
		Contracts::<T>::insert(contract_id, contract);
		Plans::<T>::mutate_extant(plan_id, |plan| plan.started = plan.started.saturating_add(1));
		Self::deposit_event(Event::HostingStarted { plan: plan_id, contract: contract_id });
	}
}
