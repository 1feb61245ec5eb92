//! Amendments: slots get an encoder and a hoster each, and an attestor for all, by a draw.
//!
//! An amendment is drawn with the randomness of a later block than its own. A draw that cannot fill
//! every seat reserves nothing and is tried again, with back-off. What has no statement at the
//! deadline is drawn again.

use crate::{
	limits::{GIB, MAX_BACK_OFF, MAX_CONTRACT_BYTES},
	pallet::*,
	randomness_impls::Dice,
	selection_impls::Search,
	types::*,
	AmendmentOf, BalanceOf, ContractOf, PlanOf,
};
use alloc::{collections::BTreeSet, vec::Vec};
use codec::Encode;
use frame_support::{defensive, traits::Get, BoundedVec};
use sp_io::hashing::blake2_256;
use sp_runtime::{
	traits::{Saturating, Zero},
	SaturatedConversion,
};

/// Upload rate in KiB/s that a deadline assumes at least.
const LEAST_RATE: u32 = 64;
/// Transfers that follow one another in a setup: to the encoder, the attestor, the hoster.
const TRANSFERS: u64 = 3;

/// Who was drawn, before anything is reserved.
struct Draw {
	attestor: UserId,
	encoders: Vec<UserId>,
	hosters: Vec<UserId>,
}

impl<T: Config> Pallet<T> {
	/// Opens an amendment for all vacant slots of a contract.
	pub(crate) fn open_amendment(id: ContractId, kind: AmendmentKind) -> Option<AmendmentId> {
		let mut contract = Contracts::<T>::get(id)?;
		let unused = RangesOfPlan::<T>::get(contract.plan)
			.get(contract.range as usize)
			.map_or(0, |range| range.unused_bytes);
		let amendment_id = Self::next_id().ok()?;
		let mut slots = BoundedVec::default();
		for (index, slot) in contract.slots.iter_mut().enumerate() {
			if matches!(slot, Slot::Vacant) {
				*slot = Slot::Staffing { amendment: amendment_id };
				slots.try_push(index as SlotIndex).ok()?;
			}
		}
		if slots.is_empty() {
			return None;
		}
		let reserved_bytes = contract.plain_bytes.unwrap_or(unused).min(MAX_CONTRACT_BYTES);
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
				reserved_bytes,
				staff: None,
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
		if amendment.staff.is_some() || plan.status != PlanStatus::Live {
			return;
		}
		let subject = id.encode();
		let Some(seed) =
			amendment.seed.or_else(|| Self::seed_at(b"datdot/draw", &subject, amendment.made_at))
		else {
			// The block of the randomness is forgotten: begin anew.
			amendment.made_at = Self::now();
			Self::redraw(id, amendment, T::DrawDelay::get());
			return;
		};
		amendment.seed = Some(seed);
		let seed = match amendment.attempts {
			0 => seed,
			attempt => blake2_256(&(seed, attempt).encode()),
		};
		match Self::draw_seats(&amendment, &contract, &plan, Dice::new(seed)) {
			Ok(draw) => Self::staff(id, amendment, &plan, draw),
			Err(role) => {
				amendment.attempts = amendment.attempts.saturating_add(1);
				let wait = 1u32.checked_shl(amendment.attempts.min(31)).unwrap_or(u32::MAX);
				let wait = wait.min(MAX_BACK_OFF);
				Self::deposit_event(Event::AmendmentUnstaffed {
					amendment: id,
					contract: amendment.contract,
					role,
					retry_at: Self::now().saturating_add(wait.into()),
				});
				Self::redraw(id, amendment, wait);
			},
		}
	}

	fn redraw(id: AmendmentId, amendment: AmendmentOf<T>, wait: u32) {
		let due = Self::now().saturating_add(wait.into());
		Amendments::<T>::insert(id, amendment);
		Self::schedule(Work::Draw, due.saturated_into(), id);
	}

	/// Draws every seat, or says which role lacks providers.
	fn draw_seats(
		amendment: &AmendmentOf<T>,
		contract: &ContractOf<T>,
		plan: &PlanOf<T>,
		mut dice: Dice,
	) -> Result<Draw, Role> {
		let mut taken = BTreeSet::new();
		let is_sponsor =
			|user| Users::<T>::get(user).is_some_and(|user| user.account == plan.sponsor);
		let setup = Some(plan.price.setup.saturated_into());
		let holders: BTreeSet<UserId> = contract
			.slots
			.iter()
			.filter_map(|slot| match slot {
				Slot::Active(active) => Some(active.hoster),
				_ => None,
			})
			.collect();
		let mut draw_role = |role: Role, count: usize| {
			let regions: &[Region] = if role == Role::Hoster { &plan.needs.regions } else { &[] };
			let price = match role {
				Role::Hoster => Some(plan.price.hosting.saturated_into()),
				_ => setup,
			};
			let search = Search { role, regions, price };
			let mut selection = Self::selection(&search, T::MaxSelectedPerRole::get());
			let mut drawn = Vec::new();
			while drawn.len() < count {
				let user = Self::select(&mut selection, &mut dice, |user, provider| {
					let suits = role != Role::Hoster
						|| (!holders.contains(&user)
							&& Self::covers_duty(provider, plan, amendment.reserved_bytes));
					suits && !taken.contains(&user) && !is_sponsor(user)
				})
				.ok_or(role)?;
				taken.insert(user);
				drawn.push(user);
			}
			Ok(drawn)
		};
		let slots = amendment.slots.len();
		let attestor = draw_role(Role::Attestor, 1)?.first().copied().ok_or(Role::Attestor)?;
		let encoders = draw_role(Role::Encoder, slots)?;
		let hosters = draw_role(Role::Hoster, slots)?;
		Ok(Draw { attestor, encoders, hosters })
	}

	/// Whether a hoster's offer covers a slot of a plan.
	fn covers_duty(provider: &crate::ProviderOf<T>, plan: &PlanOf<T>, bytes: u64) -> bool {
		let Some(hoster) = &provider.offer.hoster else { return false };
		let Some(state) = &provider.hoster else { return false };
		let commitment = Self::slot_commitment(plan, bytes);
		provider.offer.until >= plan.until
			&& provider.offer.rate >= plan.needs.rate
			&& (plan.needs.latency == 0 || provider.offer.latency <= plan.needs.latency)
			&& provider.offer.hours.count() >= plan.needs.hours
			&& hoster.bytes.saturating_sub(provider.used_bytes) >= bytes
			&& state.stake.saturating_sub(state.committed) >= commitment
	}

	/// Stake that stands for one slot: a setup, that is the fees of an encoder and an attestor.
	pub(crate) fn slot_commitment(plan: &PlanOf<T>, bytes: u64) -> BalanceOf<T> {
		let fee = Self::setup_fee(plan, bytes);
		fee.saturating_add(fee)
	}

	/// What an encoder, and as much an attestor, earns for the setup of one slot.
	pub(crate) fn setup_fee(plan: &PlanOf<T>, bytes: u64) -> BalanceOf<T> {
		let billed = bytes.max(T::LeastBilledBytes::get());
		Self::gib_price(billed.min(GIB), plan.price.setup).unwrap_or_else(Zero::zero)
	}

	/// Reserves what the duties of a complete draw need, and seats everybody.
	fn staff(id: AmendmentId, mut amendment: AmendmentOf<T>, plan: &PlanOf<T>, draw: Draw) {
		let commitment = Self::slot_commitment(plan, amendment.reserved_bytes);
		let Some(attestor) = Self::take_seat(id, Role::Attestor, draw.attestor) else { return };
		let mut pairs = BoundedVec::default();
		let seats = draw.encoders.iter().zip(&draw.hosters).zip(&amendment.slots);
		for ((encoder, hoster), slot) in seats {
			let Some(encoder) = Self::take_seat(id, Role::Encoder, *encoder) else { return };
			let Some(seat) = Self::seat(*hoster) else { return };
			if !Self::commit_duty(*hoster, Role::Hoster, commitment) {
				defensive!("a hoster without the stake that its draw checked");
			}
			Self::reserve_bytes(*hoster, amendment.reserved_bytes);
			Seats::<T>::insert(*hoster, id, ());
			let pair = SeatPair { slot: *slot, encoder, hoster: seat, commitment, done: false };
			if pairs.try_push(pair).is_err() {
				defensive!("more pairs than slots");
			}
		}
		let drawn_at = Self::tick();
		let deadline = drawn_at.saturating_add(Self::setup_ticks(plan, amendment.reserved_bytes));
		amendment.staff = Some(Staff { drawn_at, deadline, attestor, pairs });
		let contract = amendment.contract;
		Amendments::<T>::insert(id, amendment);
		Self::schedule(Work::AmendmentDeadline, deadline, id);
		Self::deposit_event(Event::AmendmentDrawn { amendment: id, contract, deadline });
	}

	/// Ticks that encoder, attestor and hoster have together.
	fn setup_ticks(plan: &PlanOf<T>, bytes: u64) -> Tick {
		let rate = u64::from(plan.needs.rate.max(LEAST_RATE)).saturating_mul(1024);
		let seconds = bytes.saturating_mul(TRANSFERS).div_ceil(rate);
		let transfer = seconds.div_ceil(T::SecondsPerBlock::get().max(1).into());
		transfer
			.saturating_add(T::EncodingDuration::get().into())
			.saturating_add(T::AttestingDuration::get().into())
	}

	fn seat(user: UserId) -> Option<Seat> {
		Users::<T>::get(user).map(|found| Seat { user, signing_key: found.signing_key })
	}

	/// Seats an encoder or an attestor.
	fn take_seat(id: AmendmentId, role: Role, user: UserId) -> Option<Seat> {
		let provider = Providers::<T>::get(user)?;
		if !Self::commit_duty(user, role, Self::unit_stake(&provider, role)) {
			defensive!("a provider without the capacity that its draw checked");
		}
		Seats::<T>::insert(user, id, ());
		Self::seat(user)
	}

	/// Ends the duty of an encoder or an attestor.
	pub(crate) fn leave_seat(id: AmendmentId, role: Role, user: UserId) {
		if let Some(provider) = Providers::<T>::get(user) {
			Self::release_duty(user, role, Self::unit_stake(&provider, role));
		}
		Seats::<T>::remove(user, id);
	}

	/// Ends an amendment whose time is over; slots without a statement are tried again.
	pub(crate) fn amendment_deadline(id: AmendmentId) {
		let Some(contract) = Amendments::<T>::get(id).map(|amendment| amendment.contract) else {
			return;
		};
		let missing = Self::cancel_amendment(id);
		Self::deposit_event(Event::AmendmentIncomplete { amendment: id, contract, missing });
		let due = Self::tick().saturating_add(T::AmendmentFollowupDelay::get().into());
		Self::schedule(Work::AmendmentFollowup, due, contract);
	}

	/// Ends an amendment without blame and returns how many slots it leaves vacant.
	pub(crate) fn cancel_amendment(id: AmendmentId) -> u32 {
		let Some(amendment) = Amendments::<T>::take(id) else { return 0 };
		if let Some(staff) = amendment.staff {
			for pair in staff.pairs.iter().filter(|pair| !pair.done) {
				Self::leave_seat(id, Role::Encoder, pair.encoder.user);
				Self::release_duty(pair.hoster.user, Role::Hoster, pair.commitment);
				Self::free_bytes(pair.hoster.user, amendment.reserved_bytes);
				Seats::<T>::remove(pair.hoster.user, id);
			}
			Self::leave_seat(id, Role::Attestor, staff.attestor.user);
		}
		let mut missing = 0u32;
		Contracts::<T>::mutate_extant(amendment.contract, |contract| {
			for slot in contract.slots.iter_mut() {
				if *slot == (Slot::Staffing { amendment: id }) {
					*slot = Slot::Vacant;
					missing = missing.saturating_add(1);
				}
			}
		});
		missing
	}

	/// Tries again to staff the vacant slots of a contract.
	pub(crate) fn followup_contract(id: ContractId) {
		let Some(contract) = Contracts::<T>::get(id) else { return };
		if Plans::<T>::get(contract.plan).is_none_or(|plan| plan.status != PlanStatus::Live) {
			return;
		}
		let kind = if contract.started {
			AmendmentKind::HosterReplacement
		} else {
			AmendmentKind::HostingSetup
		};
		Self::open_amendment(id, kind);
	}
}
