//! Statements: encoder, attestor and hoster say that a slot has its replica.
//!
//! All three sign, in that order, each of them over its own purpose; all three would have to collude
//! to register a false root.

use crate::{
	hosting_impls::NewReplica,
	limits::{HOSTER_HEAD_START, MAX_CONTRACT_BYTES},
	pallet::*,
	ratings_impls::Outcome,
	types::*,
	AmendmentOf, ContractOf,
};
use alloc::vec::Vec;
use datdot_replica::{leaf_count, ReplicaFormat, Statement, StatementRole};
use frame_support::ensure;
use sp_runtime::{traits::Saturating, DispatchError, DispatchResult};

/// What a complete statement says.
struct Replica {
	root: Digest,
	sealed_bytes: u64,
	plain_bytes: u64,
	format: ReplicaFormat,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_submit_statement(
		account: T::AccountId,
		id: AmendmentId,
		slot: SlotIndex,
		outcome: SetupOutcome,
	) -> DispatchResult {
		let SetupOutcome::Complete { replica_root, sealed_bytes, plain_bytes, format, signatures } =
			outcome;
		let amendment = Amendments::<T>::get(id).ok_or(Error::<T>::UnknownAmendment)?;
		let contract =
			Contracts::<T>::get(amendment.contract).ok_or(Error::<T>::UnknownAmendment)?;
		Self::ensure_live(contract.plan)?;
		let pair = Self::ensure_drawn(&account, &amendment, slot)?;
		ensure!(Self::takes_slots(pair.hoster.user), Error::<T>::HosterGone);
		let replica = Replica { root: replica_root, sealed_bytes, plain_bytes, format };
		Self::ensure_sizes(&contract, &replica)?;
		Self::ensure_signed(id, &amendment, &pair, &replica, &signatures)?;
		Self::use_stated_bytes(amendment.contract, contract, plain_bytes)?;
		Self::complete_slot(id, amendment, pair, replica)
	}

	/// That a plan has not come to its end, which ends its amendments. A pause ends none.
	fn ensure_live(id: PlanId) -> DispatchResult {
		let plan = Plans::<T>::get(id).ok_or(Error::<T>::UnknownAmendment)?;
		ensure!(Self::is_lasting(&plan), Error::<T>::UnknownAmendment);
		Ok(())
	}

	/// The pair of a slot, if it awaits its statement and `account` may submit it now.
	fn ensure_drawn(
		account: &T::AccountId,
		amendment: &AmendmentOf<T>,
		slot: SlotIndex,
	) -> Result<SeatPair<crate::BalanceOf<T>>, DispatchError> {
		let staff = amendment.staff.as_ref().ok_or(Error::<T>::NotDrawn)?;
		let pair =
			staff.pairs.iter().find(|pair| pair.slot == slot).ok_or(Error::<T>::SlotNotStaffed)?;
		ensure!(!pair.done, Error::<T>::SlotActive);
		let user = UserIdByAccount::<T>::get(account).ok_or(Error::<T>::NotDrawnForSlot)?;
		if user == pair.hoster.user {
			return Ok(pair.clone());
		}
		let other = user == pair.encoder.user || user == staff.attestor.user;
		ensure!(other, Error::<T>::NotDrawnForSlot);
		let hoster_first = staff.drawn_at.saturating_add(HOSTER_HEAD_START);
		ensure!(Self::tick() >= hoster_first, Error::<T>::HosterFirst);
		Ok(pair.clone())
	}

	fn ensure_sizes(contract: &ContractOf<T>, replica: &Replica) -> DispatchResult {
		ensure!(leaf_count(replica.sealed_bytes).is_ok(), Error::<T>::BadStatementSize);
		ensure!(replica.plain_bytes <= MAX_CONTRACT_BYTES, Error::<T>::BadStatementSize);
		let same = contract.plain_bytes.is_none_or(|bytes| bytes == replica.plain_bytes);
		ensure!(same, Error::<T>::PlainBytesDiffer);
		Ok(())
	}

	fn ensure_signed(
		id: AmendmentId,
		amendment: &AmendmentOf<T>,
		pair: &SeatPair<crate::BalanceOf<T>>,
		replica: &Replica,
		signatures: &StatementSignatures,
	) -> DispatchResult {
		let staff = amendment.staff.as_ref().ok_or(Error::<T>::NotDrawn)?;
		let statement = Statement {
			genesis: Self::genesis_hash(),
			draw_seed: amendment.seed.ok_or(Error::<T>::NotDrawn)?,
			amendment: id,
			slot: pair.slot,
			encoder: pair.encoder.user,
			hoster: pair.hoster.user,
			replica_root: replica.root,
			sealed_bytes: replica.sealed_bytes,
			plain_bytes: replica.plain_bytes,
			format: replica.format,
		};
		let signed = |role, seat: &Seat, signature: &Signature| {
			statement.is_signed_by(role, &seat.signing_key, signature)
		};
		ensure!(
			signed(StatementRole::Encoder, &pair.encoder, &signatures.encoder),
			Error::<T>::BadEncoderSignature
		);
		ensure!(
			signed(StatementRole::Attestor, &staff.attestor, &signatures.attestor),
			Error::<T>::BadAttestorSignature
		);
		ensure!(
			signed(StatementRole::Hoster, &pair.hoster, &signatures.hoster),
			Error::<T>::BadHosterSignature
		);
		Ok(())
	}

	/// Fixes a contract's plain bytes at its first statement, out of those stated for its range.
	fn use_stated_bytes(
		id: ContractId,
		mut contract: ContractOf<T>,
		plain_bytes: u64,
	) -> DispatchResult {
		if contract.plain_bytes.is_some() {
			return Ok(());
		}
		RangesOfPlan::<T>::try_mutate(contract.plan, |ranges| {
			let range =
				ranges.get_mut(contract.range as usize).ok_or(Error::<T>::UnknownContract)?;
			range.unused_bytes = range
				.unused_bytes
				.checked_sub(plain_bytes)
				.ok_or(Error::<T>::StatedBytesExceeded)?;
			Ok::<_, DispatchError>(())
		})?;
		contract.plain_bytes = Some(plain_bytes);
		Contracts::<T>::insert(id, contract);
		Ok(())
	}

	/// Activates the slot, ends the duties of its setup and pays for them.
	fn complete_slot(
		id: AmendmentId,
		amendment: AmendmentOf<T>,
		pair: SeatPair<crate::BalanceOf<T>>,
		replica: Replica,
	) -> DispatchResult {
		let contract = amendment.contract;
		let plan_id = Contracts::<T>::get(contract).ok_or(Error::<T>::UnknownContract)?.plan;
		let plan = Plans::<T>::get(plan_id).ok_or(Error::<T>::UnknownContract)?;
		let attestor = amendment.staff.as_ref().ok_or(Error::<T>::NotDrawn)?.attestor.user;
		let (hoster, plain_bytes) = (pair.hoster.user, replica.plain_bytes);
		// The draw reserved for the most bytes that the contract could have had.
		let commitment = Self::slot_commitment(&plan, plain_bytes).min(pair.commitment);
		let spare = pair.commitment.saturating_sub(commitment);
		Self::lower_commitment(hoster, Role::Hoster, spare);
		Self::free_bytes(hoster, amendment.reserved_bytes.saturating_sub(plain_bytes));
		let (replica_root, sealed_bytes) = (replica.root, replica.sealed_bytes);
		let slot = SlotId { contract, slot: pair.slot };
		Self::relieve_hoster(slot);
		Self::activate_slot(slot, NewReplica { hoster, replica_root, sealed_bytes, commitment });
		let slot = pair.slot;
		Self::deposit_event(Event::SlotActivated {
			contract,
			slot,
			hoster,
			replica_root,
			plain_bytes,
		});
		let slot = SlotId { contract, slot };
		let (encoder, fee) = (pair.encoder.user, Self::setup_fee(&plan, plain_bytes));
		for (role, user) in Self::pay_setup(plan_id, slot, (encoder, attestor), plain_bytes) {
			Self::rate(user, role, Some(&plan.sponsor), fee, Outcome::Done);
		}
		Self::finish_pair(id, amendment, &pair);
		Self::note_started(plan_id, contract);
		Ok(())
	}

	/// Frees the seats of a slot that is done; the last one ends the amendment.
	fn finish_pair(
		id: AmendmentId,
		mut amendment: AmendmentOf<T>,
		pair: &SeatPair<crate::BalanceOf<T>>,
	) {
		Self::leave_seat(id, Role::Encoder, pair.encoder.user);
		Seats::<T>::remove(pair.hoster.user, id);
		let Some(staff) = amendment.staff.as_mut() else { return };
		if let Some(done) = staff.pairs.iter_mut().find(|other| other.slot == pair.slot) {
			done.done = true;
		}
		if staff.pairs.iter().all(|pair| pair.done) {
			Self::leave_seat(id, Role::Attestor, staff.attestor.user);
			Amendments::<T>::remove(id);
		} else {
			Amendments::<T>::insert(id, amendment);
		}
	}

	/// Pays encoder and attestor for one slot, out of the plan's escrow, and returns who was paid.
	/// Somebody who cannot be paid stops nobody else.
	pub(crate) fn pay_setup(
		plan_id: PlanId,
		slot: SlotId,
		(encoder, attestor): (UserId, UserId),
		plain_bytes: u64,
	) -> Vec<(Role, UserId)> {
		let Some(mut plan) = Plans::<T>::get(plan_id) else { return Vec::new() };
		let fee = Self::setup_fee(&plan, plain_bytes);
		let mut paid = Vec::new();
		for (role, user) in [(Role::Encoder, encoder), (Role::Attestor, attestor)] {
			let Some(payee) = Users::<T>::get(user) else { continue };
			if plan.ledger.escrow >= fee && Self::pay(&plan.sponsor, &payee.account, fee) {
				plan.ledger.escrow = plan.ledger.escrow.saturating_sub(fee);
				plan.ledger.setup = plan.ledger.setup.saturating_add(fee);
				paid.push((role, user));
			}
		}
		Plans::<T>::insert(plan_id, plan);
		if paid.len() == 2 {
			let SlotId { contract, slot } = slot;
			Self::deposit_event(Event::SetupPaid { contract, slot, encoder, attestor, fee });
		}
		paid
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
