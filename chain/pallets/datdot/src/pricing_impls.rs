//! Pricing: what a plan costs at most, rounded up, so that what is held covers all that may be paid.

use crate::{limits::GIB, pallet::*, types::*, BalanceOf};
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::U256;
use sp_runtime::{
	traits::{CheckedAdd, CheckedMul},
	SaturatedConversion,
};

/// Bytes that count in the price of some ranges, over all replicas.
pub(crate) struct Billed(U256);

/// What a plan costs.
pub(crate) struct Cost<Balance> {
	pub escrow: Balance,
	pub deposit: Balance,
}

impl<T: Config> Pallet<T> {
	/// What ranges count. Every contract counts `LeastBilledBytes` on top of its bytes, so that the
	/// flat minimum is always covered.
	pub(crate) fn billed(ranges: &[PlanRange], replicas: u32) -> Billed {
		let least = U256::from(T::LeastBilledBytes::get());
		let sum = ranges.iter().fold(U256::zero(), |sum, range| {
			sum.saturating_add(range.bytes.into())
				.saturating_add(least.saturating_mul(range.contracts.into()))
		});
		Billed(sum.saturating_mul(replicas.into()))
	}

	/// What hosting costs for so many blocks, with the share for measurements; `None` above the range
	/// of balances.
	pub(crate) fn hosting_cost(
		billed: &Billed,
		blocks: BlockNumberFor<T>,
		price: &Price<BalanceOf<T>>,
	) -> Option<BalanceOf<T>> {
		let blocks: U256 = blocks.saturated_into::<u64>().into();
		let unit = U256::from(GIB).saturating_mul(T::BlocksPerHour::get().max(1).into());
		let hosting = Self::rounded_up(billed, price.hosting, blocks, unit)?;
		hosting.checked_add(&T::DeliveryShare::get().mul_ceil(hosting))
	}

	/// What one setup of every slot costs: an encoder and an attestor.
	pub(crate) fn setups_cost(
		billed: &Billed,
		price: &Price<BalanceOf<T>>,
	) -> Option<BalanceOf<T>> {
		Self::rounded_up(billed, price.setup, 2u32.into(), GIB.into())
	}

	/// What new ranges cost for so many blocks.
	pub(crate) fn cost(
		ranges: &[PlanRange],
		replicas: u32,
		blocks: BlockNumberFor<T>,
		price: &Price<BalanceOf<T>>,
	) -> Option<Cost<BalanceOf<T>>> {
		let billed = Self::billed(ranges, replicas);
		let hosting = Self::hosting_cost(&billed, blocks, price)?;
		let escrow = hosting.checked_add(&Self::setups_cost(&billed, price)?)?;
		let contracts = ranges.iter().fold(0u32, |sum, range| sum.saturating_add(range.contracts));
		let deposit = T::ContractDeposit::get().checked_mul(&contracts.into())?;
		Some(Cost { escrow, deposit })
	}

	fn rounded_up(
		billed: &Billed,
		price: BalanceOf<T>,
		factor: U256,
		unit: U256,
	) -> Option<BalanceOf<T>> {
		let product = Self::wide(price).checked_mul(billed.0)?.checked_mul(factor)?;
		Self::narrow(product.checked_add(unit - 1)? / unit)
	}
}
