//! Staffing: who is drawn for the seats of an amendment, and what that reserves.
//!
//! A new contract has all of its seats filled, or none: a draw that lacks somebody leaves everything
//! as it was. Where hosters are replaced, each slot for which there is somebody is staffed.

use crate::{
	limits::GIB, pallet::*, randomness_impls::Dice, selection_impls::Search, types::*, AmendmentOf,
	BalanceOf, ContractOf, PlanOf,
};
use alloc::{collections::BTreeSet, vec::Vec};
use frame_support::{
	defensive,
	storage::{with_transaction, TransactionOutcome},
	traits::Get,
	BoundedVec,
};
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchError, SaturatedConversion,
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

/// Who was drawn so far, while hosters are drawn.
#[derive(Default)]
struct Partners {
	attestor: UserId,
	encoders: Vec<UserId>,
}

impl Partners {
	/// Whether a hoster in a place would meet an encoder and an attestor with whom it failed before.
	fn is_apart(&self, trouble: &SetupTrouble, place: usize, hoster: UserId) -> bool {
		let attestor = self.attestor;
		self.encoders.get(place).is_some_and(|encoder| {
			trouble.apart.contains(&Triple { encoder: *encoder, attestor, hoster })
		})
	}
}

impl<T: Config> Pallet<T> {
	/// Draws the seats of an amendment and reserves what their duties need, or says which role lacks
	/// providers and reserves nothing.
	pub(crate) fn staff(
		id: AmendmentId,
		amendment: &AmendmentOf<T>,
		contract: &ContractOf<T>,
		plan: &PlanOf<T>,
		dice: Dice,
	) -> Result<Staff<BalanceOf<T>>, Role> {
		let draw = Self::draw_seats(amendment, contract, plan, dice)?;
		with_transaction(|| match Self::take_seats(id, amendment, plan, &draw) {
			Ok(staff) => TransactionOutcome::Commit(Ok(Ok(staff))),
			Err(role) => TransactionOutcome::Rollback(Ok::<_, DispatchError>(Err(role))),
		})
		.unwrap_or(Err(Role::Attestor))
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
		let holders = Self::holders(contract);
		let trouble = SetupTroubles::<T>::get(amendment.contract).unwrap_or_default();
		let stated = |user| trouble.too_large.as_ref().is_some_and(|claim| claim.involves(user));
		let slots = amendment.slots.len();
		let least = match amendment.kind {
			AmendmentKind::HostingSetup => slots,
			AmendmentKind::HosterReplacement => 1,
		};
		let mut draw_role = |role: Role, least: usize, count: usize, with: &Partners| {
			let regions: &[Region] = if role == Role::Hoster { &plan.needs.regions } else { &[] };
			let price = match role {
				Role::Hoster => Some(plan.price.hosting.saturated_into()),
				_ => setup,
			};
			let search = Search { role, regions, price };
			let mut selection = Self::selection(&search, T::MaxSelectedPerRole::get());
			let mut drawn = Vec::new();
			while drawn.len() < count {
				let found = Self::select(&mut selection, &mut dice, |user, provider| {
					let suits = role != Role::Hoster
						|| (!holders.contains(&user)
							&& Self::covers_duty(provider, plan, amendment.reserved_bytes));
					let free = !taken.contains(&user) && !is_sponsor(user) && !stated(user);
					suits && free && !with.is_apart(&trouble, drawn.len(), user)
				});
				let Some(user) = found else { break };
				taken.insert(user);
				drawn.push(user);
			}
			if drawn.len() < least {
				return Err(role);
			}
			Ok(drawn)
		};
		let mut with = Partners::default();
		let attestor = draw_role(Role::Attestor, 1, 1, &with)?;
		with.attestor = attestor.first().copied().ok_or(Role::Attestor)?;
		let encoders = draw_role(Role::Encoder, least, slots, &with)?;
		with.encoders = encoders;
		let hosters = draw_role(Role::Hoster, least, with.encoders.len(), &with)?;
		Ok(Draw { attestor: with.attestor, encoders: with.encoders, hosters })
	}

	/// Who has a slot of a contract, or will have one by another amendment.
	fn holders(contract: &ContractOf<T>) -> BTreeSet<UserId> {
		let mut holders = BTreeSet::new();
		for slot in &contract.slots {
			if let Slot::Active(active) = slot {
				holders.insert(active.hoster);
			}
			let staff = slot.amendment().and_then(Amendments::<T>::get).and_then(|one| one.staff);
			let pairs = staff.map(|staff| staff.pairs).unwrap_or_default();
			holders.extend(pairs.iter().map(|pair| pair.hoster.user));
		}
		holders
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

	/// Seats everybody who was drawn, or names the role of somebody who cannot be.
	fn take_seats(
		id: AmendmentId,
		amendment: &AmendmentOf<T>,
		plan: &PlanOf<T>,
		draw: &Draw,
	) -> Result<Staff<BalanceOf<T>>, Role> {
		let commitment = Self::slot_commitment(plan, amendment.reserved_bytes);
		let attestor = Self::take_seat(id, Role::Attestor, draw.attestor)?;
		let mut pairs = BoundedVec::default();
		let seats = draw.encoders.iter().zip(&draw.hosters).zip(&amendment.slots);
		for ((encoder, hoster), slot) in seats {
			let encoder = Self::take_seat(id, Role::Encoder, *encoder)?;
			let hoster = Self::seat(id, Role::Hoster, *hoster, commitment)?;
			Self::reserve_bytes(hoster.user, amendment.reserved_bytes);
			Self::need_hours(hoster.user, plan.needs.hours);
			let pair =
				SeatPair { slot: *slot, encoder, hoster, commitment, done: false, rejected: None };
			pairs.try_push(pair).map_err(|_| Role::Hoster)?;
		}
		let drawn_at = Self::tick();
		let deadline = drawn_at.saturating_add(Self::setup_ticks(plan, amendment.reserved_bytes));
		Ok(Staff { drawn_at, deadline, attestor, faults: 0, pairs })
	}

	/// Seats an encoder or an attestor.
	pub(crate) fn take_seat(id: AmendmentId, role: Role, user: UserId) -> Result<Seat, Role> {
		let provider = Providers::<T>::get(user).ok_or(role)?;
		Self::seat(id, role, user, Self::unit_stake(&provider, role))
	}

	fn seat(
		id: AmendmentId,
		role: Role,
		user: UserId,
		commitment: BalanceOf<T>,
	) -> Result<Seat, Role> {
		let signing_key = Users::<T>::get(user).ok_or(role)?.signing_key;
		if !Self::commit_duty(user, role, commitment) {
			defensive!("a provider without the stake or capacity that its draw checked");
			return Err(role);
		}
		Seats::<T>::insert(user, id, ());
		Ok(Seat { user, signing_key })
	}

	/// Ends the duty of an encoder or an attestor.
	pub(crate) fn leave_seat(id: AmendmentId, role: Role, user: UserId) {
		if let Some(provider) = Providers::<T>::get(user) {
			Self::release_duty(user, role, Self::unit_stake(&provider, role));
		}
		Seats::<T>::remove(user, id);
	}

	/// Ticks that encoder, attestor and hoster have together.
	pub(crate) fn setup_ticks(plan: &PlanOf<T>, bytes: u64) -> Tick {
		let rate = u64::from(plan.needs.rate.max(LEAST_RATE)).saturating_mul(1024);
		let seconds = bytes.saturating_mul(TRANSFERS).div_ceil(rate);
		let transfer = seconds.div_ceil(T::SecondsPerBlock::get().max(1).into());
		transfer
			.saturating_add(T::EncodingDuration::get().into())
			.saturating_add(T::AttestingDuration::get().into())
	}

	/// Stake that stands for one slot: its replacement, and what a storage fault costs on top.
	pub(crate) fn slot_commitment(plan: &PlanOf<T>, bytes: u64) -> BalanceOf<T> {
		let replacement = Self::slot_replacement(plan, bytes);
		replacement.saturating_add(T::FaultShare::get().mul_ceil(replacement))
	}

	/// What it costs to replace the hoster of a slot: a setup, that is the fees of an encoder and an
	/// attestor.
	pub(crate) fn slot_replacement(plan: &PlanOf<T>, bytes: u64) -> BalanceOf<T> {
		let fee = Self::setup_fee(plan, bytes);
		fee.saturating_add(fee)
	}

	/// What an encoder, and as much an attestor, earns for the setup of one slot.
	pub(crate) fn setup_fee(plan: &PlanOf<T>, bytes: u64) -> BalanceOf<T> {
		let billed = bytes.max(T::LeastBilledBytes::get());
		Self::gib_price(billed.min(GIB), plan.price.setup).unwrap_or_else(Zero::zero)
	}
}
