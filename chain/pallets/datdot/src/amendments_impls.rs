//! Amendments: slots get an encoder and a hoster each, and an attestor for all, by a draw.
//!
//! An amendment is drawn with the randomness of a later block than its own. A draw that cannot fill
//! every seat reserves nothing and is tried again, with back-off, after the first draws of others.

use crate::{limits::MAX_BACK_OFF, pallet::*, randomness_impls::Dice, types::*, AmendmentOf};
use codec::Encode;
use frame_support::{traits::Get, BoundedVec};
use sp_io::hashing::blake2_256;
use sp_runtime::{traits::Saturating, SaturatedConversion};

/// Draws that find too few providers before those who did not get on may meet again.
const PATIENCE: u32 = 3;

impl<T: Config> Pallet<T> {
	/// Opens an amendment for all slots of a contract that want a hoster.
	pub(crate) fn open_amendment(id: ContractId, kind: AmendmentKind) -> Option<AmendmentId> {
		let mut contract = Contracts::<T>::get(id)?;
		if !contract.slots.iter().any(Slot::is_wanting) {
			return None;
		}
		let amendment_id = Self::next_id().ok()?;
		let mut slots = BoundedVec::default();
		for (index, slot) in contract.slots.iter_mut().enumerate() {
			if slot.is_wanting() {
				slot.assign(amendment_id);
				slots.try_push(index as SlotIndex).ok()?;
			}
		}
		let reserved_bytes = contract.plain_bytes.unwrap_or_else(|| Self::room(id, &contract));
		let made_at = Self::now();
		Contracts::<T>::insert(id, contract);
		Amendments::<T>::insert(
			amendment_id,
			Amendment {
				contract: id,
				kind,
				slots,
				made_at,
				seed: None,
				attempts: 0,
				lack: None,
				reserved_bytes,
				staff: None,
				review: None,
			},
		);
		let due = made_at.saturating_add(T::DrawDelay::get().into());
		Self::schedule(Work::Draw, due.saturated_into(), amendment_id);
		Some(amendment_id)
	}

	/// Draws the providers of an amendment.
	pub(crate) fn draw_amendment(id: AmendmentId) {
		let Some(mut amendment) = Amendments::<T>::get(id) else { return };
		let Some(contract) = Contracts::<T>::get(amendment.contract) else { return };
		let Some(plan) = Plans::<T>::get(contract.plan) else { return };
		if amendment.staff.is_some() {
			return;
		}
		if !Self::is_running(&plan) {
			// A plan that resumes has its vacant slots staffed.
			Self::cancel_amendment(id);
			return;
		}
		let subject = id.encode();
		let Some(seed) =
			amendment.seed.or_else(|| Self::seed_at(b"datdot/draw", &subject, amendment.made_at))
		else {
			// The block of the randomness is forgotten: begin anew.
			amendment.made_at = Self::now();
			Self::redraw(Work::Draw, id, amendment, T::DrawDelay::get());
			return;
		};
		amendment.seed = Some(seed);
		let seed = match amendment.attempts {
			0 => seed,
			attempt => blake2_256(&(seed, attempt).encode()),
		};
		let contract_plan = contract.plan;
		match Self::staff(id, &amendment, &contract, &plan, Dice::new(seed)) {
			Ok(staff) => {
				let (contract, deadline) = (amendment.contract, staff.deadline);
				Self::shorten_amendment(id, &mut amendment, staff.pairs.len());
				let lacked = amendment.lack.take();
				amendment.staff = Some(staff);
				Amendments::<T>::insert(id, amendment);
				Self::forget_lack(contract_plan, lacked.is_some());
				Self::schedule(Work::AmendmentDeadline, deadline, id);
				Self::deposit_event(Event::AmendmentDrawn { amendment: id, contract, deadline });
			},
			Err(role) => {
				if amendment.attempts >= PATIENCE {
					Self::forget_triple(amendment.contract);
				}
				// In the next block first, then after twice as many each time.
				let wait = 1u32.checked_shl(amendment.attempts).unwrap_or(u32::MAX);
				let wait = wait.min(MAX_BACK_OFF);
				amendment.attempts = amendment.attempts.saturating_add(1);
				let (contract, retry_at) =
					(amendment.contract, Self::now().saturating_add(wait.into()));
				if amendment.lack.replace(Lack { role, retry_at }).is_none() {
					Self::count_lack(contract_plan);
				}
				Self::deposit_event(Event::AmendmentUnstaffed {
					amendment: id,
					contract,
					role,
					retry_at,
				});
				Self::redraw(Work::Redraw, id, amendment, wait);
			},
		}
	}

	/// Leaves the slots that nobody was drawn for to another amendment.
	fn shorten_amendment(id: AmendmentId, amendment: &mut AmendmentOf<T>, count: usize) {
		let missing = amendment.slots.len().saturating_sub(count) as u32;
		if missing == 0 {
			return;
		}
		let contract = amendment.contract;
		Contracts::<T>::mutate_extant(contract, |contract| {
			for slot in amendment.slots.iter().skip(count) {
				if let Some(slot) = contract.slots.get_mut(*slot as usize) {
					slot.unassign();
				}
			}
		});
		amendment.slots.truncate(count);
		let due = Self::tick().saturating_add(T::AmendmentFollowupDelay::get().into());
		Self::schedule(Work::AmendmentFollowup, due, contract);
		Self::deposit_event(Event::SlotsUnstaffed { amendment: id, contract, missing });
	}

	fn redraw(work: Work, id: AmendmentId, amendment: AmendmentOf<T>, wait: u32) {
		let due = Self::now().saturating_add(wait.into());
		Amendments::<T>::insert(id, amendment);
		Self::schedule(work, due.saturated_into(), id);
	}

	/// Tries again to staff the slots of a contract that want a hoster.
	pub(crate) fn followup_contract(id: ContractId) {
		let Some(contract) = Contracts::<T>::get(id) else { return };
		if !Plans::<T>::get(contract.plan).is_some_and(|plan| Self::is_running(&plan)) {
			return;
		}
		if SetupTroubles::<T>::get(id).is_some_and(|trouble| trouble.void) {
			return;
		}
		let begun = contract.started || contract.plain_bytes.is_some();
		let kind = match begun {
			true => AmendmentKind::HosterReplacement,
			false => AmendmentKind::HostingSetup,
		};
		Self::open_amendment(id, kind);
	}
}
