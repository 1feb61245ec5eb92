//! Holds are what the ledgers say, for each account and reason.

use super::{add, require, Checked};
use crate::pallet::*;
use alloc::{collections::BTreeMap, vec::Vec};
use codec::Encode;
use frame_support::traits::fungible::hold::Inspect;
use sp_runtime::SaturatedConversion;

/// Reasons of holds, in the order in which this module numbers them.
const REASONS: [HoldReason; 6] = [
	HoldReason::AccountDeposit,
	HoldReason::FeedDeposit,
	HoldReason::Stake,
	HoldReason::FeeReserve,
	HoldReason::Escrow,
	HoldReason::ContractDeposit,
];

/// Sums by account, encoded, and number of the reason.
type Sums = BTreeMap<(Vec<u8>, usize), u128>;

fn owe<A: Encode>(sums: &mut Sums, account: &A, reason: HoldReason, amount: u128) {
	if let Some(number) = REASONS.iter().position(|other| *other == reason) {
		add(sums, (account.encode(), number), amount);
	}
}

impl<T: Config> Pallet<T> {
	/// That what is held on each account is what the ledgers add up to: deposits of users and
	/// feeds, stake and fee reserve of providers, escrow of plans and pots, deposits of contracts.
	pub(super) fn try_money() -> Checked {
		let mut sums = Sums::new();
		for (id, user) in Users::<T>::iter() {
			let account = &user.account;
			owe(&mut sums, account, HoldReason::AccountDeposit, user.deposit.saturated_into());
			let pot = Pots::<T>::get(id).saturated_into();
			owe(&mut sums, account, HoldReason::Escrow, pot);
			let Some(provider) = Providers::<T>::get(id) else { continue };
			let reserve = provider.fee_reserve.saturated_into();
			owe(&mut sums, account, HoldReason::FeeReserve, reserve);
			for state in [&provider.encoder, &provider.attestor, &provider.hoster] {
				let stake = state.as_ref().map_or(0, |state| state.stake.saturated_into());
				owe(&mut sums, account, HoldReason::Stake, stake);
			}
		}
		for feed in Feeds::<T>::iter_values() {
			let deposit = feed.deposit.saturated_into();
			owe(&mut sums, &feed.publisher, HoldReason::FeedDeposit, deposit);
		}
		for plan in Plans::<T>::iter_values() {
			let (escrow, deposit) = (plan.ledger.escrow, plan.ledger.deposit);
			owe(&mut sums, &plan.sponsor, HoldReason::Escrow, escrow.saturated_into());
			owe(&mut sums, &plan.sponsor, HoldReason::ContractDeposit, deposit.saturated_into());
		}
		for user in Pots::<T>::iter_keys() {
			require(Users::<T>::contains_key(user), "a pot without a user")?;
		}
		// Every account of the chain, so that a hold without a ledger is found, too.
		for account in frame_system::Account::<T>::iter_keys() {
			for (number, reason) in REASONS.iter().enumerate() {
				let due = sums.remove(&(account.encode(), number)).unwrap_or_default();
				let held: u128 =
					T::Currency::balance_on_hold(&(*reason).into(), &account).saturated_into();
				require(held == due, "a hold differs from what the ledgers say")?;
			}
		}
		require(sums.values().all(|due| *due == 0), "a ledger of an account that is not there")
	}
}
