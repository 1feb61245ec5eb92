//! Retries: slots that an amendment leaves without a hoster, who answers for it, and when they are
//! drawn again.
//!
//! Of a slot that is merely incomplete, nobody knows who of the three failed: each takes a third of a
//! failure, nobody is slashed, and they are not drawn together for this contract again, as long as
//! there are others. Each failure in a row doubles the time to the next draw, up to a bound, and says
//! why.

use crate::{
	limits::MAX_BACK_OFF, pallet::*, ratings_impls::Outcome, review_impls::MAX_REVIEW_DRAWS,
	slash_impls::Slash, types::*, AmendmentOf, BalanceOf, PlanOf,
};
use frame_support::traits::Get;
use sp_runtime::traits::{Saturating, Zero};

impl<T: Config> Pallet<T> {
	/// Ends an amendment without blame and returns how many slots it leaves without a hoster.
	pub(crate) fn cancel_amendment(id: AmendmentId) -> u32 {
		let Some(mut amendment) = Amendments::<T>::get(id) else { return 0 };
		let open: alloc::vec::Vec<SlotIndex> = match &amendment.staff {
			Some(staff) => Self::open_pairs(staff).map(|pair| pair.slot).collect(),
			None => amendment.slots.to_vec(),
		};
		open.iter().for_each(|slot| Self::dismiss_slot(id, &mut amendment, *slot));
		Self::keep_or_finish(id, amendment);
		open.len() as u32
	}

	/// Pairs whose slots await their statements.
	pub(crate) fn open_pairs(
		staff: &Staff<BalanceOf<T>>,
	) -> impl Iterator<Item = &SeatPair<BalanceOf<T>>> {
		staff.pairs.iter().filter(|pair| !pair.done)
	}

	/// Takes a slot out of an amendment: its encoder and hoster are free, and it wants a hoster again.
	pub(crate) fn dismiss_slot(id: AmendmentId, amendment: &mut AmendmentOf<T>, slot: SlotIndex) {
		let mut hours = 0;
		Contracts::<T>::mutate_extant(amendment.contract, |contract| {
			hours = Plans::<T>::get(contract.plan).map_or(0, |plan| plan.needs.hours);
			if let Some(slot) = contract.slots.get_mut(slot as usize) {
				slot.unassign();
			}
		});
		amendment.slots.retain(|other| *other != slot);
		let Some(staff) = amendment.staff.as_mut() else { return };
		let Some(place) = staff.pairs.iter().position(|pair| pair.slot == slot) else { return };
		let pair = staff.pairs.remove(place);
		Self::leave_seat(id, Role::Encoder, pair.encoder.user);
		Self::release_duty(pair.hoster.user, Role::Hoster, pair.commitment);
		Self::free_bytes(pair.hoster.user, amendment.reserved_bytes);
		Self::forget_hours(pair.hoster.user, hours);
		Seats::<T>::remove(pair.hoster.user, id);
	}

	/// Stores an amendment, or ends it when no slot of it is left to do.
	pub(crate) fn keep_or_finish(id: AmendmentId, amendment: AmendmentOf<T>) {
		let open = match &amendment.staff {
			Some(staff) => Self::open_pairs(staff).next().is_some(),
			None => !amendment.slots.is_empty(),
		};
		if open {
			Amendments::<T>::insert(id, amendment);
			return;
		}
		Amendments::<T>::remove(id);
		if let Some(contract) = Contracts::<T>::get(amendment.contract) {
			Self::forget_lack(contract.plan, amendment.lack.is_some());
		}
		if let Some(reviewer) = amendment.review.and_then(|review| review.reviewer) {
			Self::leave_seat(id, Role::Attestor, reviewer.seat.user);
		}
		if let Some(staff) = amendment.staff {
			let attestor = staff.attestor.user;
			Self::leave_seat(id, Role::Attestor, attestor);
			Self::slash_attestor(amendment.contract, attestor, staff.faults);
		}
	}

	/// Slashes an attestor for good replicas that it rejected: the stake of a duty for each.
	fn slash_attestor(id: ContractId, attestor: UserId, faults: u32) {
		let Some(contract) = Contracts::<T>::get(id).filter(|_| faults > 0) else { return };
		let Some(plan) = Plans::<T>::get(contract.plan) else { return };
		let Some(provider) = Providers::<T>::get(attestor) else { return };
		let slash = Slash {
			replacement: Zero::zero(),
			penalty: Self::unit_stake(&provider, Role::Attestor).saturating_mul(faults.into()),
			compensation: Self::period_price(&plan, Self::presumed_bytes(id, &contract)),
		};
		Self::slash_for(attestor, Role::Attestor, contract.plan, slash);
	}

	/// Ends what is due of an amendment; slots without a statement are tried again.
	pub(crate) fn amendment_deadline(id: AmendmentId) {
		let Some(mut amendment) = Amendments::<T>::get(id) else { return };
		let Some(contract) = Contracts::<T>::get(amendment.contract) else { return };
		let Some(plan) = Plans::<T>::get(contract.plan) else { return };
		if !Self::is_lasting(&plan) {
			Self::close_amendment(id, &plan);
			return;
		}
		let Some(staff) = amendment.staff.clone() else { return };
		let fee = Self::setup_fee(&plan, Self::presumed_bytes(amendment.contract, &contract));
		let tick = Self::tick();
		let mut missing = 0u32;
		for pair in Self::open_pairs(&staff) {
			if Self::pair_deadline(&amendment, pair).is_none_or(|by| by > tick) {
				continue;
			}
			missing = missing.saturating_add(1);
			let judge = Self::judge(&amendment, pair);
			let attestor = judge.unwrap_or(&staff.attestor).user;
			let triple = Triple { encoder: pair.encoder.user, attestor, hoster: pair.hoster.user };
			let broken = Self::is_broken(&amendment, pair);
			// Where no second attestor was found, nobody knows who was wrong.
			if judge.is_some() && !broken {
				Self::blame(&plan, &triple, fee);
			}
			if !broken {
				Self::keep_apart(amendment.contract, triple);
			}
			Self::dismiss_slot(id, &mut amendment, pair.slot);
		}
		let contract = amendment.contract;
		Self::keep_or_finish(id, amendment);
		if missing > 0 {
			Self::deposit_event(Event::AmendmentIncomplete { amendment: id, contract, missing });
			Self::retry_later(contract, id, FailureReason::Incomplete);
		}
	}

	/// Who attests the slot of a pair: of a rejected one the second attestor, once it is drawn.
	pub(crate) fn judge<'a>(
		amendment: &'a AmendmentOf<T>,
		pair: &SeatPair<BalanceOf<T>>,
	) -> Option<&'a Seat> {
		match pair.rejected {
			None => amendment.staff.as_ref().map(|staff| &staff.attestor),
			Some(_) => {
				let review = amendment.review.as_ref();
				review.and_then(|review| review.reviewer.as_ref()).map(|reviewer| &reviewer.seat)
			},
		}
	}

	/// Tick by which the statement of a pair must be in; none while a second attestor is drawn, long
	/// past if none was found.
	pub(crate) fn pair_deadline(
		amendment: &AmendmentOf<T>,
		pair: &SeatPair<BalanceOf<T>>,
	) -> Option<Tick> {
		match pair.rejected {
			None => amendment.staff.as_ref().map(|staff| staff.deadline),
			Some(_) => {
				let review = amendment.review.as_ref()?;
				let given_up = review.attempts >= MAX_REVIEW_DRAWS;
				let deadline = review.reviewer.as_ref().map(|reviewer| reviewer.deadline);
				deadline.or(given_up.then_some(0))
			},
		}
	}

	/// A third of a failure for each of the three.
	fn blame(plan: &PlanOf<T>, triple: &Triple, fee: BalanceOf<T>) {
		let Triple { encoder, attestor, hoster } = *triple;
		let three = [(Role::Encoder, encoder), (Role::Attestor, attestor), (Role::Hoster, hoster)];
		for (role, user) in three {
			Self::rate(user, role, Some(&plan.sponsor), fee, Outcome::ThirdFailed);
		}
	}

	/// Remembers who is not drawn together for a contract; the oldest are forgotten for the newest.
	pub(crate) fn keep_apart(contract: ContractId, triple: Triple) {
		SetupTroubles::<T>::mutate(contract, |trouble| {
			let apart = &mut trouble.get_or_insert_with(Default::default).apart;
			if apart.is_full() {
				apart.remove(0);
			}
			let _ = apart.try_push(triple);
		});
	}

	/// Lets the first three who were kept apart for a contract be drawn together again, when nobody
	/// else is found.
	pub(crate) fn forget_triple(contract: ContractId) {
		SetupTroubles::<T>::mutate_extant(contract, |trouble| {
			if !trouble.apart.is_empty() {
				trouble.apart.remove(0);
			}
		});
	}

	/// Has the slots of a contract that want a hoster drawn again: later after each failure in a row,
	/// which a revocation is not.
	pub(crate) fn retry_later(contract: ContractId, amendment: AmendmentId, reason: FailureReason) {
		let delay = Tick::from(T::AmendmentFollowupDelay::get());
		let failed = SetupTroubles::<T>::mutate(contract, |trouble| {
			let trouble = trouble.get_or_insert_with(Default::default);
			let failed = reason != FailureReason::KeyRevoked;
			let doubled = if failed { trouble.failures } else { 0 };
			let factor = 1u64.checked_shl(doubled).unwrap_or(u64::MAX);
			let wait = delay.saturating_mul(factor.min(MAX_BACK_OFF.into()));
			let retry_at = Self::tick().saturating_add(wait);
			trouble.failures = trouble.failures.saturating_add(failed.into());
			trouble.last = Some(SetupFailure { amendment, reason, retry_at });
			(trouble.failures, retry_at)
		});
		let (failures, retry_at) = failed;
		Self::schedule(Work::AmendmentFollowup, retry_at, contract);
		Self::deposit_event(Event::SetupRetry { contract, reason, failures, retry_at });
	}

	/// Forgets that setups of a contract failed, now that one did not. Who did not get on stays apart.
	pub(crate) fn end_trouble(contract: ContractId) {
		SetupTroubles::<T>::mutate_exists(contract, |trouble| {
			let apart = trouble.take().map(|trouble| trouble.apart).unwrap_or_default();
			if !apart.is_empty() {
				*trouble = Some(SetupTrouble { apart, ..Default::default() });
			}
		});
	}
}
