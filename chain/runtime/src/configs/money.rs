//! Balances and fees.

use crate::*;
use frame_support::{
	parameter_types,
	traits::{ConstU128, ConstU32, ConstU8, VariantCountOf},
	weights::{
		constants::WEIGHT_REF_TIME_PER_SECOND, ConstantMultiplier, WeightToFeeCoefficient,
		WeightToFeeCoefficients, WeightToFeePolynomial,
	},
};
use pallet_transaction_payment::{FungibleAdapter, Multiplier, TargetedFeeAdjustment};
use sp_runtime::{
	traits::{Bounded, One},
	FixedPointNumber, Perbill, Perquintill,
};

/// What a second of a block costs, in planck, while few of them are needed.
const PRICE_PER_SECOND: Balance = DAT / 100;
/// What a byte of a block costs, in planck: as many as a block may hold cost as much as ten seconds,
/// since they are kept, and no crowd makes them dearer.
const PRICE_PER_BYTE: Balance = 25_000;

parameter_types! {
	/// How full blocks are while fees stay as they are.
	pub const TargetFullness: Perquintill = Perquintill::from_percent(25);
	/// Full blocks make fees ten times as high in an hour.
	pub FeeVariability: Multiplier = Multiplier::saturating_from_rational(256, 100_000);
	pub LeastMultiplier: Multiplier = Multiplier::one();
	pub MostMultiplier: Multiplier = Multiplier::max_value();
}

/// The fee of a weight.
pub struct WeightFee;

impl WeightToFeePolynomial for WeightFee {
	type Balance = Balance;

	fn polynomial() -> WeightToFeeCoefficients<Balance> {
		let second = Balance::from(WEIGHT_REF_TIME_PER_SECOND);
		[WeightToFeeCoefficient {
			degree: 1,
			negative: false,
			coeff_frac: Perbill::from_rational(PRICE_PER_SECOND % second, second),
			coeff_integer: PRICE_PER_SECOND / second,
		}]
		.into_iter()
		.collect()
	}
}

impl pallet_balances::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeHoldReason = RuntimeHoldReason;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type WeightInfo = ();
	type Balance = Balance;
	type DustRemoval = ();
	type ExistentialDeposit = ConstU128<MILLI>;
	type AccountStore = System;
	type ReserveIdentifier = [u8; 8];
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxLocks = ConstU32<0>;
	type MaxReserves = ConstU32<0>;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type DoneSlashHandler = ();
}

impl pallet_transaction_payment::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type OnChargeTransaction = FungibleAdapter<Balances, ()>;
	type WeightToFee = WeightFee;
	type LengthToFee = ConstantMultiplier<Balance, ConstU128<PRICE_PER_BYTE>>;
	type FeeMultiplierUpdate = TargetedFeeAdjustment<
		Runtime,
		TargetFullness,
		FeeVariability,
		LeastMultiplier,
		MostMultiplier,
	>;
	type OperationalFeeMultiplier = ConstU8<5>;
	type WeightInfo = ();
}
