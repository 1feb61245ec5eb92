//! Review: a replica that the attestor rejects is judged by a second one.
//!
//! The rejection names the root that the encoder signed. If the second attestor rejects that root,
//! too, the encoder is at fault; if the slot is completed with it, the first attestor is. Whoever is at
//! fault is suspended, and loses the stake of the duty.

use crate::{
	limits::MAX_BACK_OFF, pallet::*, randomness_impls::Dice, ratings_impls::Outcome,
	selection_impls::Search, slash_impls::Slash, types::*, AmendmentOf, BalanceOf, PlanOf,
};
use codec::Encode;
use frame_support::{ensure, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_io::hashing::blake2_256;
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchResult, SaturatedConversion,
};

/// Draws that find no second attestor before the slots are drawn anew.
pub(crate) const MAX_REVIEW_DRAWS: u32 = 8;

impl<T: Config> Pallet<T> {
	/// Takes an attestor's rejection of what the encoder of a slot signed.
	pub(crate) fn reject_replica(
		account: T::AccountId,
		id: AmendmentId,
		mut amendment: AmendmentOf<T>,
		slot: SlotIndex,
		(claim, signature): (Claim, Signature),
	) -> DispatchResult {
		let pair = Self::open_pair(&amendment, slot)?.clone();
		let user = UserIdByAccount::<T>::get(account);
		let judge = Self::judge(&amendment, &pair).map(|seat| seat.user);
		let waits = pair.rejected.is_some() && judge != user;
		let first = amendment.staff.as_ref().map(|staff| staff.attestor.user);
		ensure!(!waits || user != first, Error::<T>::RejectedAlready);
		ensure!(user.is_some() && judge == user, Error::<T>::NotItsAttestor);
		let statement = Self::statement(id, &amendment, &pair, &claim)?;
		Self::ensure_encoder_signed(&statement, &pair, &signature)?;
		match pair.rejected {
			Some(rejected) => {
				ensure!(rejected == claim, Error::<T>::NotTheRejected);
				Self::confirm_rejection(id, amendment, &pair)
			},
			None => {
				ensure!(!Self::is_revoked(&pair.encoder), Error::<T>::KeyRevoked);
				if let Some(pair) = amendment
					.staff
					.as_mut()
					.and_then(|staff| staff.pairs.iter_mut().find(|pair| pair.slot == slot))
				{
					pair.rejected = Some(claim);
				}
				Self::ask_for_review(id, &mut amendment);
				Amendments::<T>::insert(id, amendment);
				let (encoder, attestor) = (pair.encoder.user, first.unwrap_or_default());
				Self::deposit_event(Event::ReplicaRejected {
					amendment: id,
					slot,
					encoder,
					attestor,
				});
				Ok(())
			},
		}
	}

	/// Has a second attestor drawn, or gives it time for one more replica.
	fn ask_for_review(id: AmendmentId, amendment: &mut AmendmentOf<T>) {
		let plan = Contracts::<T>::get(amendment.contract)
			.and_then(|contract| Plans::<T>::get(contract.plan));
		let Some(plan) = plan else { return };
		match &mut amendment.review {
			None => {
				let made_at = Self::now();
				amendment.review = Some(Review { made_at, attempts: 0, reviewer: None });
				let due = made_at.saturating_add(T::DrawDelay::get().into());
				Self::schedule(Work::ReviewDraw, due.saturated_into(), id);
			},
			Some(Review { reviewer: Some(Reviewer { deadline, .. }), .. }) => {
				let ticks = Self::setup_ticks(&plan, amendment.reserved_bytes);
				*deadline = Self::tick().saturating_add(ticks);
				Self::schedule(Work::AmendmentDeadline, *deadline, id);
			},
			Some(_) => {},
		}
	}

	/// Draws the second attestor of an amendment.
	pub(crate) fn draw_review(id: AmendmentId) {
		let Some(mut amendment) = Amendments::<T>::get(id) else { return };
		let Some(contract) = Contracts::<T>::get(amendment.contract) else { return };
		let Some(plan) = Plans::<T>::get(contract.plan) else { return };
		let Some(mut review) = amendment.review.take() else { return };
		if review.reviewer.is_some() || review.attempts >= MAX_REVIEW_DRAWS {
			return;
		}
		if !Self::is_lasting(&plan) {
			Self::schedule(Work::AmendmentDeadline, Self::tick().saturating_add(1), id);
			return;
		}
		let drawn = Self::find_reviewer(id, &amendment, &review, &plan)
			.and_then(|user| Self::take_seat(id, Role::Attestor, user).ok());
		let Some(seat) = drawn else {
			return Self::retry_review(id, amendment, review);
		};
		let ticks = Self::setup_ticks(&plan, amendment.reserved_bytes);
		let deadline = Self::tick().saturating_add(ticks);
		let reviewer = seat.user;
		review.reviewer = Some(Reviewer { seat, deadline });
		amendment.review = Some(review);
		Amendments::<T>::insert(id, amendment);
		Self::schedule(Work::AmendmentDeadline, deadline, id);
		Self::deposit_event(Event::ReviewDrawn { amendment: id, reviewer, deadline });
	}

	/// An attestor that has no part in an amendment.
	fn find_reviewer(
		id: AmendmentId,
		amendment: &AmendmentOf<T>,
		review: &Review<BlockNumberFor<T>>,
		plan: &PlanOf<T>,
	) -> Option<UserId> {
		let subject = id.encode();
		let seed = Self::seed_at(b"datdot/review", &subject, review.made_at)
			.unwrap_or_else(|| Self::seed_now(b"datdot/review", &subject));
		let mut dice = Dice::new(blake2_256(&(seed, review.attempts).encode()));
		let price = Some(plan.price.setup.saturated_into());
		let search = Search { role: Role::Attestor, regions: &[], price };
		let mut selection = Self::selection(&search, T::MaxSelectedPerRole::get());
		let staff = amendment.staff.as_ref()?;
		Self::select(&mut selection, &mut dice, |user, _| {
			let seated = user == staff.attestor.user
				|| staff
					.pairs
					.iter()
					.any(|pair| pair.encoder.user == user || pair.hoster.user == user);
			let sponsor = Users::<T>::get(user).is_some_and(|found| found.account == plan.sponsor);
			!seated && !sponsor
		})
	}

	/// Looks for a second attestor again; in the end the slots are drawn anew, without blame.
	fn retry_review(
		id: AmendmentId,
		mut amendment: AmendmentOf<T>,
		mut review: Review<BlockNumberFor<T>>,
	) {
		let contract = amendment.contract;
		review.attempts = review.attempts.saturating_add(1);
		let wait = 1u32.checked_shl(review.attempts).unwrap_or(MAX_BACK_OFF).min(MAX_BACK_OFF);
		let retry_at = Self::now().saturating_add(wait.into());
		if review.attempts < MAX_REVIEW_DRAWS {
			Self::schedule(Work::ReviewDraw, retry_at.saturated_into(), id);
			let role = Role::Attestor;
			Self::deposit_event(Event::AmendmentUnstaffed {
				amendment: id,
				contract,
				role,
				retry_at,
			});
		} else {
			Self::schedule(Work::AmendmentDeadline, Self::tick().saturating_add(1), id);
		}
		amendment.review = Some(review);
		Amendments::<T>::insert(id, amendment);
	}

	fn triple(pair: &SeatPair<BalanceOf<T>>, attestor: UserId) -> Triple {
		Triple { encoder: pair.encoder.user, attestor, hoster: pair.hoster.user }
	}

	/// Ends a slot whose replica two attestors rejected: the encoder pays them.
	fn confirm_rejection(
		id: AmendmentId,
		mut amendment: AmendmentOf<T>,
		pair: &SeatPair<BalanceOf<T>>,
	) -> DispatchResult {
		let contract_id = amendment.contract;
		let contract = Contracts::<T>::get(contract_id).ok_or(Error::<T>::UnknownAmendment)?;
		let plan = Plans::<T>::get(contract.plan).ok_or(Error::<T>::UnknownAmendment)?;
		let staff = amendment.staff.as_ref().ok_or(Error::<T>::NotDrawn)?;
		let second = Self::judge(&amendment, pair).ok_or(Error::<T>::NotItsAttestor)?;
		let attestors = [staff.attestor.user, second.user];
		for attestor in attestors {
			Self::keep_apart(contract_id, Self::triple(pair, attestor));
		}
		Self::dismiss_slot(id, &mut amendment, pair.slot);
		Self::keep_or_finish(id, amendment);
		let encoder = pair.encoder.user;
		Self::deposit_event(Event::EncoderFault { amendment: id, slot: pair.slot, encoder });
		let bytes = Self::presumed_bytes(contract_id, &contract);
		Self::fault_encoder((contract.plan, &plan), bytes, encoder, attestors);
		Self::retry_later(contract_id, id, FailureReason::Rejected);
		Ok(())
	}

	/// Suspends an encoder and slashes the stake of its duty, out of which the attestors are paid who
	/// found out.
	fn fault_encoder(
		(plan_id, plan): (PlanId, &PlanOf<T>),
		bytes: u64,
		encoder: UserId,
		attestors: [UserId; 2],
	) {
		let fee = Self::setup_fee(plan, bytes);
		Self::rate(encoder, Role::Encoder, Some(&plan.sponsor), fee, Outcome::Failed);
		Self::suspend(encoder);
		let unit = Providers::<T>::get(encoder)
			.map_or_else(Zero::zero, |provider| Self::unit_stake(&provider, Role::Encoder));
		let replacement = fee.saturating_add(fee).min(unit);
		let slash = Slash {
			replacement,
			penalty: unit.saturating_sub(replacement),
			compensation: Self::period_price(plan, bytes),
		};
		let taken = Self::slash_for(encoder, Role::Encoder, plan_id, slash);
		for attestor in attestors {
			let pay: BalanceOf<T> = taken / 2u32.into();
			if Self::pay_fee(plan_id, attestor, pay) {
				Self::rate(attestor, Role::Attestor, Some(&plan.sponsor), pay, Outcome::Done);
			}
		}
	}

	/// Holds the first attestor of a slot to account, which was completed with what it rejected.
	pub(crate) fn fault_attestor(
		id: AmendmentId,
		amendment: &mut AmendmentOf<T>,
		plan: &PlanOf<T>,
		(slot, bytes): (SlotIndex, u64),
	) {
		let Some(staff) = amendment.staff.as_mut() else { return };
		staff.faults = staff.faults.saturating_add(1);
		let attestor = staff.attestor.user;
		let fee = Self::setup_fee(plan, bytes);
		Self::rate(attestor, Role::Attestor, Some(&plan.sponsor), fee, Outcome::Failed);
		Self::suspend(attestor);
		Self::deposit_event(Event::AttestorFault { amendment: id, slot, attestor });
	}
}
