//! Money: holds on the owners' accounts, and payments out of them.
//!
//! Holds merge per account and reason, so the pallet keeps its own ledgers (a plan's, a provider's,
//! a pot's); `try_state` proves that they add up to the holds.

use crate::{limits::GIB, pallet::*, BalanceOf};
use frame_support::{
	defensive,
	traits::{
		fungible::hold::Mutate,
		tokens::{Fortitude, Precision, Restriction},
	},
};
use sp_core::U256;
use sp_runtime::{traits::Zero, DispatchResult, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// Holds money of an account.
	pub(crate) fn hold(
		reason: HoldReason,
		account: &T::AccountId,
		amount: BalanceOf<T>,
	) -> DispatchResult {
		T::Currency::hold(&reason.into(), account, amount)
			.map_err(|_| Error::<T>::InsufficientFunds.into())
	}

	/// Gives held money back to its owner.
	pub(crate) fn release(reason: HoldReason, account: &T::AccountId, amount: BalanceOf<T>) {
		if T::Currency::release(&reason.into(), account, amount, Precision::Exact).is_err() {
			defensive!("less is held than the ledger says");
		}
	}

	/// Pays a provider out of a sponsor's escrow; false if the payee cannot take it, which leaves
	/// everything as it was.
	pub(crate) fn pay(from: &T::AccountId, to: &T::AccountId, amount: BalanceOf<T>) -> bool {
		Self::move_escrow(from, to, amount, Restriction::Free)
	}

	/// Moves escrow of a sponsor into the pot of a hoster, where it stays held.
	pub(crate) fn pay_into_pot(
		from: &T::AccountId,
		to: &T::AccountId,
		amount: BalanceOf<T>,
	) -> bool {
		Self::move_escrow(from, to, amount, Restriction::OnHold)
	}

	fn move_escrow(
		from: &T::AccountId,
		to: &T::AccountId,
		amount: BalanceOf<T>,
		mode: Restriction,
	) -> bool {
		if amount.is_zero() {
			return true;
		}
		// Moving held money to the account that owns it would be refused.
		if from == to {
			return match mode {
				Restriction::OnHold => true,
				Restriction::Free => {
					Self::release(HoldReason::Escrow, from, amount);
					true
				},
			};
		}
		let reason = HoldReason::Escrow.into();
		T::Currency::transfer_on_hold(
			&reason,
			from,
			to,
			amount,
			Precision::Exact,
			mode,
			Fortitude::Polite,
		)
		.is_ok()
	}

	/// `bytes × price` per GiB, rounded down; `None` above the range of balances.
	pub(crate) fn gib_price(bytes: u64, price: BalanceOf<T>) -> Option<BalanceOf<T>> {
		let product = U256::from(bytes).checked_mul(Self::wide(price))?;
		Self::narrow(product / U256::from(GIB))
	}

	/// A balance as a wide number.
	pub(crate) fn wide(amount: BalanceOf<T>) -> U256 {
		U256::from(amount.saturated_into::<u128>())
	}

	/// A wide number as a balance; `None` above the range of balances.
	pub(crate) fn narrow(amount: U256) -> Option<BalanceOf<T>> {
		BalanceOf::<T>::try_from(u128::try_from(amount).ok()?).ok()
	}
}
