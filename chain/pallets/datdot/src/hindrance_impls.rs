//! Hindrances: setups that come to nothing without anybody's fault, as all who were at work state.
//!
//! Without a source the slots are drawn again, later each time. A contract that has more bytes than it
//! may have is void once two amendments without a common provider have stated the same size: both are
//! paid for the setup, out of what the contract would have cost.

use crate::{
	limits::GIB, pallet::*, ratings_impls::Outcome, types::*, AmendmentOf, BalanceOf, ContractOf,
	PlanOf,
};
use alloc::vec::Vec;
use datdot_replica::{Hindrance, HindranceStatement};
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::U256;
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchResult, SaturatedConversion,
};

impl<T: Config> Pallet<T> {
	/// Takes a statement of the encoders and the attestor about a whole amendment.
	pub(crate) fn state_hindrance(
		account: T::AccountId,
		id: AmendmentId,
		amendment: AmendmentOf<T>,
		hindrance: Hindrance,
		signatures: &JointSignatures,
	) -> DispatchResult {
		let contract =
			Contracts::<T>::get(amendment.contract).ok_or(Error::<T>::UnknownAmendment)?;
		let staff = amendment.staff.as_ref().ok_or(Error::<T>::NotDrawn)?;
		let user = UserIdByAccount::<T>::get(account).ok_or(Error::<T>::NotDrawnForSlot)?;
		ensure!(Seats::<T>::contains_key(user, id), Error::<T>::NotDrawnForSlot);
		let reviewed = staff.pairs.iter().any(|pair| pair.rejected.is_some());
		ensure!(!reviewed, Error::<T>::UnderReview);
		Self::ensure_hindered((amendment.contract, &contract), staff, hindrance)?;
		Self::ensure_joint(id, &amendment, hindrance, signatures)?;
		match hindrance {
			Hindrance::NoSource => {
				Self::cancel_amendment(id);
				let contract = amendment.contract;
				Self::deposit_event(Event::SourceMissing { amendment: id, contract });
				Self::retry_later(contract, id, FailureReason::NoSource);
			},
			Hindrance::TooLarge { plain_bytes } => {
				Self::note_size(id, &amendment, contract, plain_bytes);
			},
		}
		Ok(())
	}

	/// That a hindrance is possible: there was time to look, or there is too little room.
	fn ensure_hindered(
		(id, contract): (ContractId, &ContractOf<T>),
		staff: &Staff<BalanceOf<T>>,
		hindrance: Hindrance,
	) -> DispatchResult {
		match hindrance {
			Hindrance::NoSource => {
				let looked = staff.drawn_at.saturating_add(T::EncodingDuration::get().into());
				ensure!(Self::tick() >= looked, Error::<T>::TooEarlyToGiveUp);
			},
			Hindrance::TooLarge { plain_bytes } => {
				ensure!(contract.plain_bytes.is_none(), Error::<T>::PlainBytesDiffer);
				ensure!(plain_bytes > Self::room(id, contract), Error::<T>::NotTooLarge);
			},
		}
		Ok(())
	}

	fn ensure_joint(
		id: AmendmentId,
		amendment: &AmendmentOf<T>,
		hindrance: Hindrance,
		signatures: &JointSignatures,
	) -> DispatchResult {
		let staff = amendment.staff.as_ref().ok_or(Error::<T>::NotDrawn)?;
		let draw_seed = amendment.seed.ok_or(Error::<T>::NotDrawn)?;
		let signed = |seat: &Seat, signature: &Signature| {
			let genesis = Self::genesis_hash();
			let signer = seat.user;
			HindranceStatement { genesis, draw_seed, amendment: id, signer, hindrance }
				.is_signed_by(&seat.signing_key, signature)
		};
		let encoders: Vec<&Seat> = Self::open_pairs(staff).map(|pair| &pair.encoder).collect();
		let mut seats = encoders.iter().copied().chain([&staff.attestor]);
		ensure!(!seats.any(Self::is_revoked), Error::<T>::KeyRevoked);
		let complete = encoders.len() == signatures.encoders.len();
		ensure!(complete, Error::<T>::WrongSignatureCount);
		let all = encoders.iter().zip(&signatures.encoders).all(|(seat, one)| signed(seat, one));
		ensure!(all, Error::<T>::BadEncoderSignature);
		ensure!(signed(&staff.attestor, &signatures.attestor), Error::<T>::BadAttestorSignature);
		Ok(())
	}

	/// Remembers what an amendment stated about the size of its contract, until another one confirms
	/// it.
	fn note_size(
		id: AmendmentId,
		amendment: &AmendmentOf<T>,
		contract: ContractOf<T>,
		plain_bytes: u64,
	) {
		let Some(staff) = &amendment.staff else { return };
		let encoders = Self::open_pairs(staff).map(|pair| pair.encoder.user).collect::<Vec<_>>();
		let claim = SizeClaim {
			plain_bytes,
			encoders: encoders.try_into().unwrap_or_default(),
			attestor: staff.attestor.user,
		};
		let contract_id = amendment.contract;
		Self::cancel_amendment(id);
		let before = SetupTroubles::<T>::get(contract_id).and_then(|trouble| trouble.too_large);
		let same = before.filter(|first| {
			first.plain_bytes == plain_bytes
				&& !first.involves(claim.attestor)
				&& !claim.encoders.iter().any(|encoder| first.involves(*encoder))
		});
		if let Some(first) = same {
			Self::void_contract(contract_id, &contract, [&claim, &first]);
			return;
		}
		SetupTroubles::<T>::mutate(contract_id, |trouble| {
			trouble.get_or_insert_with(Default::default).too_large = Some(claim);
		});
		Self::deposit_event(Event::ContractTooLarge {
			amendment: id,
			contract: contract_id,
			plain_bytes,
		});
		Self::retry_later(contract_id, id, FailureReason::TooLarge { plain_bytes });
	}

	/// Gives a contract up, and pays those who found out: the second ones the setup, the first ones
	/// as much as the contract's hosting would have cost at most.
	fn void_contract(id: ContractId, contract: &ContractOf<T>, claims: [&SizeClaim; 2]) {
		let Some(plan) = Plans::<T>::get(contract.plan) else { return };
		let bytes = Self::presumed_bytes(id, contract);
		let fee = Self::setup_fee(&plan, bytes);
		let spare: BalanceOf<T> = Self::hosting_of_slot(&plan, bytes) / 2u32.into();
		for (claim, fee) in claims.into_iter().zip([fee, fee.min(spare)]) {
			for encoder in &claim.encoders {
				if Self::pay_fee(contract.plan, *encoder, fee) {
					Self::rate(*encoder, Role::Encoder, Some(&plan.sponsor), fee, Outcome::Done);
				}
			}
			let all = fee.saturating_mul((claim.encoders.len() as u32).into());
			let attestor = claim.attestor;
			if Self::pay_fee(contract.plan, attestor, all) {
				Self::rate(attestor, Role::Attestor, Some(&plan.sponsor), all, Outcome::Done);
			}
		}
		SetupTroubles::<T>::mutate(id, |trouble| {
			trouble.get_or_insert_with(Default::default).void = true;
		});
		let plain_bytes = claims.map(|claim| claim.plain_bytes)[0];
		let follow = Following::<T>::get(contract.plan);
		if follow.is_some_and(|follow| follow.range == contract.range) {
			Self::stop_following(contract.plan, StopCause::ContractTooLarge);
		}
		Self::deposit_event(Event::ContractVoid { plan: contract.plan, contract: id, plain_bytes });
	}

	/// What hosting a slot costs over the whole time of a plan.
	fn hosting_of_slot(plan: &PlanOf<T>, bytes: u64) -> BalanceOf<T> {
		let blocks: BlockNumberFor<T> = plan.until.saturating_sub(plan.from);
		let billed = bytes.max(T::LeastBilledBytes::get());
		let unit = U256::from(GIB).saturating_mul(T::BlocksPerHour::get().max(1).into());
		let price = Self::wide(plan.price.hosting)
			.saturating_mul(billed.into())
			.saturating_mul(blocks.saturated_into::<u64>().into());
		Self::narrow(price / unit).unwrap_or_else(Zero::zero)
	}
}
