//! Slashes: what a provider's fault costs, out of its stake.
//!
//! A slash pays for the replacement first, into the plan's escrow, then the sponsor up to the price
//! of one period, and the rest is burned: nobody profits from another's fault.

use crate::{limits::GIB, pallet::*, types::*, BalanceOf, PlanOf};
use frame_support::{
	defensive,
	storage::with_storage_layer,
	traits::{
		fungible::hold::Mutate,
		tokens::{Fortitude, Precision, Restriction},
		Get,
	},
};
use sp_core::U256;
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchError,
};

/// What is slashed of a provider's stake for a plan.
pub(crate) struct Slash<Balance> {
	/// For a replacement, into the plan's escrow.
	pub replacement: Balance,
	/// On top of it.
	pub penalty: Balance,
	/// Most of the penalty that the sponsor gets.
	pub compensation: Balance,
}

impl<T: Config> Pallet<T> {
	/// Slashes the free stake of a role for a plan that it failed; at most what is there. Returns what
	/// was put into the plan's escrow.
	pub(crate) fn slash_for(
		user: UserId,
		role: Role,
		plan_id: PlanId,
		slash: Slash<BalanceOf<T>>,
	) -> BalanceOf<T> {
		let nothing = BalanceOf::<T>::zero();
		let Some(owner) = Users::<T>::get(user) else { return nothing };
		let Some(mut plan) = Plans::<T>::get(plan_id) else { return nothing };
		let asked = slash.replacement.saturating_add(slash.penalty);
		let taken = Self::lower_stake(user, role, asked);
		if taken.is_zero() {
			return nothing;
		}
		let mut replacement = slash.replacement.min(taken);
		let penalty = taken.saturating_sub(replacement);
		let mut compensation = penalty.min(slash.compensation);
		let mut burned = penalty.saturating_sub(compensation);
		if Self::stake_to_escrow(&owner.account, &plan.sponsor, replacement) {
			plan.ledger.escrow = plan.ledger.escrow.saturating_add(replacement);
			Plans::<T>::insert(plan_id, plan.clone());
		} else {
			burned = burned.saturating_add(replacement);
			replacement = Zero::zero();
		}
		if !Self::pay_from_stake(&owner.account, &plan.sponsor, compensation) {
			burned = burned.saturating_add(compensation);
			compensation = Zero::zero();
		}
		Self::burn_stake(&owner.account, burned);
		Self::deposit_event(Event::StakeSlashed {
			user,
			role,
			plan: plan_id,
			replacement,
			compensation,
			burned,
		});
		replacement
	}

	/// What one period of a slot's hosting costs: a delivery epoch of its price.
	pub(crate) fn period_price(plan: &PlanOf<T>, plain_bytes: u64) -> BalanceOf<T> {
		let billed = plain_bytes.max(T::LeastBilledBytes::get());
		let unit = U256::from(GIB).saturating_mul(T::BlocksPerHour::get().max(1).into());
		let price = Self::wide(plan.price.hosting)
			.saturating_mul(billed.into())
			.saturating_mul(T::PerformanceEpoch::get().into());
		Self::narrow(price / unit).unwrap_or_else(Zero::zero)
	}

	/// Puts slashed stake of a provider into the escrow of a sponsor; false if that cannot be, which
	/// leaves everything as it was.
	fn stake_to_escrow(from: &T::AccountId, to: &T::AccountId, amount: BalanceOf<T>) -> bool {
		if amount.is_zero() {
			return true;
		}
		with_storage_layer::<(), DispatchError, _>(|| {
			if from == to {
				Self::release(HoldReason::Stake, from, amount);
			} else if !Self::pay_from_stake(from, to, amount) {
				return Err(Error::<T>::InsufficientFunds.into());
			}
			Self::hold(HoldReason::Escrow, to, amount)
		})
		.is_ok()
	}

	/// Pays somebody else out of a provider's stake; false if the payee cannot take it.
	fn pay_from_stake(from: &T::AccountId, to: &T::AccountId, amount: BalanceOf<T>) -> bool {
		if amount.is_zero() {
			return true;
		}
		from != to
			&& T::Currency::transfer_on_hold(
				&HoldReason::Stake.into(),
				from,
				to,
				amount,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)
			.is_ok()
	}

	fn burn_stake(from: &T::AccountId, amount: BalanceOf<T>) {
		if amount.is_zero() {
			return;
		}
		let reason = HoldReason::Stake.into();
		match T::Currency::burn_held(&reason, from, amount, Precision::Exact, Fortitude::Force) {
			Ok(burned) => Burned::<T>::mutate(|sum| *sum = sum.saturating_add(burned)),
			Err(_) => {
				defensive!("less stake is held than the ledger says");
			},
		}
	}
}
