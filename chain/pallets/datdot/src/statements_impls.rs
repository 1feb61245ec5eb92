//! Statements: encoder, attestor and hoster say that a slot has its replica.
//!
//! All three sign, in that order, each of them over its own purpose; all three would have to collude
//! to register a false root.

use crate::{
	limits::{HOSTER_HEAD_START, MAX_CONTRACT_BYTES},
	pallet::*,
	types::*,
	AmendmentOf, BalanceOf, ContractOf,
};
use datdot_replica::{leaf_count, Hindrance, Statement, StatementRole};
use frame_support::ensure;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_submit_statement(
		account: T::AccountId,
		id: AmendmentId,
		slot: SlotIndex,
		outcome: SetupOutcome,
	) -> DispatchResult {
		let amendment = Amendments::<T>::get(id).ok_or(Error::<T>::UnknownAmendment)?;
		let contract =
			Contracts::<T>::get(amendment.contract).ok_or(Error::<T>::UnknownAmendment)?;
		Self::ensure_live(contract.plan)?;
		Self::open_pair(&amendment, slot)?;
		match outcome {
			SetupOutcome::Complete {
				replica_root,
				sealed_bytes,
				plain_bytes,
				format,
				signatures,
			} => {
				let claim = Claim { replica_root, sealed_bytes, plain_bytes, format };
				Self::take_replica(&account, id, amendment, contract, slot, (claim, &signatures))
			},
			SetupOutcome::Rejected { replica_root, sealed_bytes, plain_bytes, format, encoder } => {
				let claim = Claim { replica_root, sealed_bytes, plain_bytes, format };
				Self::reject_replica(account, id, amendment, slot, (claim, encoder))
			},
			SetupOutcome::NoSource { signatures } => {
				Self::state_hindrance(account, id, amendment, Hindrance::NoSource, &signatures)
			},
			SetupOutcome::TooLarge { plain_bytes, signatures } => {
				let hindrance = Hindrance::TooLarge { plain_bytes };
				Self::state_hindrance(account, id, amendment, hindrance, &signatures)
			},
		}
	}

	/// Takes the complete replica of a slot.
	fn take_replica(
		account: &T::AccountId,
		id: AmendmentId,
		amendment: AmendmentOf<T>,
		contract: ContractOf<T>,
		slot: SlotIndex,
		(claim, signatures): (Claim, &StatementSignatures),
	) -> DispatchResult {
		let pair = Self::ensure_drawn(account, &amendment, slot)?;
		ensure!(Self::takes_slots(pair.hoster.user), Error::<T>::HosterGone);
		let same = pair.rejected.is_none_or(|rejected| rejected == claim);
		ensure!(same, Error::<T>::NotTheRejected);
		Self::ensure_sizes(&contract, &claim)?;
		Self::ensure_signed(id, &amendment, &pair, &claim, signatures)?;
		Self::use_stated_bytes(amendment.contract, contract, claim.plain_bytes)?;
		Self::complete_slot(id, amendment, pair, claim)
	}

	/// That a plan has not come to its end, which ends its amendments. A pause ends none.
	fn ensure_live(id: PlanId) -> DispatchResult {
		let plan = Plans::<T>::get(id).ok_or(Error::<T>::UnknownAmendment)?;
		ensure!(Self::is_lasting(&plan), Error::<T>::UnknownAmendment);
		Ok(())
	}

	/// The pair of a slot, if it awaits its statement.
	pub(crate) fn open_pair(
		amendment: &AmendmentOf<T>,
		slot: SlotIndex,
	) -> Result<&SeatPair<BalanceOf<T>>, DispatchError> {
		let staff = amendment.staff.as_ref().ok_or(Error::<T>::NotDrawn)?;
		let pair =
			staff.pairs.iter().find(|pair| pair.slot == slot).ok_or(Error::<T>::SlotNotStaffed)?;
		ensure!(!pair.done, Error::<T>::SlotActive);
		Ok(pair)
	}

	/// The pair of a slot, if `account` may submit its statement now.
	fn ensure_drawn(
		account: &T::AccountId,
		amendment: &AmendmentOf<T>,
		slot: SlotIndex,
	) -> Result<SeatPair<BalanceOf<T>>, DispatchError> {
		let pair = Self::open_pair(amendment, slot)?;
		let staff = amendment.staff.as_ref().ok_or(Error::<T>::NotDrawn)?;
		let user = UserIdByAccount::<T>::get(account).ok_or(Error::<T>::NotDrawnForSlot)?;
		if user == pair.hoster.user {
			return Ok(pair.clone());
		}
		let judge = Self::judge(amendment, pair).map(|seat| seat.user);
		let other = user == pair.encoder.user || Some(user) == judge;
		ensure!(other, Error::<T>::NotDrawnForSlot);
		let hoster_first = staff.drawn_at.saturating_add(HOSTER_HEAD_START);
		ensure!(Self::tick() >= hoster_first, Error::<T>::HosterFirst);
		Ok(pair.clone())
	}

	fn ensure_sizes(contract: &ContractOf<T>, replica: &Claim) -> DispatchResult {
		ensure!(leaf_count(replica.sealed_bytes).is_ok(), Error::<T>::BadStatementSize);
		ensure!(replica.plain_bytes <= MAX_CONTRACT_BYTES, Error::<T>::BadStatementSize);
		let same = contract.plain_bytes.is_none_or(|bytes| bytes == replica.plain_bytes);
		ensure!(same, Error::<T>::PlainBytesDiffer);
		Ok(())
	}

	/// What the encoder of a slot signs about a replica.
	pub(crate) fn statement(
		id: AmendmentId,
		amendment: &AmendmentOf<T>,
		pair: &SeatPair<BalanceOf<T>>,
		claim: &Claim,
	) -> Result<Statement, Error<T>> {
		Ok(Statement {
			genesis: Self::genesis_hash(),
			draw_seed: amendment.seed.ok_or(Error::<T>::NotDrawn)?,
			amendment: id,
			slot: pair.slot,
			encoder: pair.encoder.user,
			hoster: pair.hoster.user,
			replica_root: claim.replica_root,
			sealed_bytes: claim.sealed_bytes,
			plain_bytes: claim.plain_bytes,
			format: claim.format,
		})
	}

	pub(crate) fn ensure_encoder_signed(
		statement: &Statement,
		pair: &SeatPair<BalanceOf<T>>,
		signature: &Signature,
	) -> DispatchResult {
		let key = &pair.encoder.signing_key;
		let signed = statement.is_signed_by(StatementRole::Encoder, key, signature);
		ensure!(signed, Error::<T>::BadEncoderSignature);
		Ok(())
	}

	fn ensure_signed(
		id: AmendmentId,
		amendment: &AmendmentOf<T>,
		pair: &SeatPair<BalanceOf<T>>,
		claim: &Claim,
		signatures: &StatementSignatures,
	) -> DispatchResult {
		let statement = Self::statement(id, amendment, pair, claim)?;
		let judge = Self::judge(amendment, pair).ok_or(Error::<T>::RejectedAlready)?;
		ensure!(!Self::is_broken(amendment, pair), Error::<T>::KeyRevoked);
		let signed = |role, seat: &Seat, signature: &Signature| {
			statement.is_signed_by(role, &seat.signing_key, signature)
		};
		Self::ensure_encoder_signed(&statement, pair, &signatures.encoder)?;
		ensure!(
			signed(StatementRole::Attestor, judge, &signatures.attestor),
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
		ensure!(plain_bytes <= Self::room(id, &contract), Error::<T>::StatedBytesExceeded);
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
}
