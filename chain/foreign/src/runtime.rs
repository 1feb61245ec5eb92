use frame_support::{
	derive_impl, parameter_types,
	traits::{ConstU32, ConstU64, Get, Randomness},
};
use pallet_datdot::{types::Price, weights::SubstrateWeight};
use sp_core::{H160, H256};
use sp_runtime::{
	traits::{IdentityLookup, Keccak256},
	Permill,
};

/// Accounts as Ethereum has them, money with nine digits, blocks of six seconds.
pub type AccountId = H160;
pub type Balance = u64;
const UNIT: Balance = 1_000_000_000;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeHoldReason,
		RuntimeFreezeReason,
		RuntimeTask
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Datdot = pallet_datdot;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = frame_system::mocking::MockBlock<Runtime>;
	type AccountId = AccountId;
	type Lookup = IdentityLookup<AccountId>;
	type Hashing = Keccak256;
	type AccountData = pallet_balances::AccountData<Balance>;
}

impl pallet_timestamp::Config for Runtime {
	type Moment = u64;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<3_000>;
	type WeightInfo = ();
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
	type Balance = Balance;
	type ExistentialDeposit = ConstU64<1_000>;
	type AccountStore = System;
}

// A chain with BABE takes `pallet_babe::ParentBlockRandomness`: the VRF output of the parent's author.
// The parent's hash will do for trying things out, and for nothing else.
pub struct ParentHash;
impl Randomness<H256, u64> for ParentHash {
	fn random(_: &[u8]) -> (H256, u64) {
		(System::parent_hash(), System::block_number())
	}
}

parameter_types! {
	pub const DeliveryShare: Permill = Permill::from_percent(5);
	pub const FaultShare: Permill = Permill::from_percent(50);
	pub const ReportedShare: Permill = Permill::from_percent(50);
}
pub struct ReferencePrice;
impl Get<Price<Balance>> for ReferencePrice {
	fn get() -> Price<Balance> {
		Price { hosting: UNIT / 100_000, setup: UNIT / 100 }
	}
}

impl pallet_datdot::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Randomness = ParentHash;
	type Time = Timestamp;
	type WeightInfo = SubstrateWeight<Runtime>;
	type BlocksPerHour = ConstU32<600>; // blocks of six seconds
	type SecondsPerBlock = ConstU32<6>;
	type PerformanceAttestorCount = ConstU32<9>;
	type PerformanceEpoch = ConstU32<14_400>;
	type ChallengeDelay = ConstU32<2_880>;
	type ChallengeDuration = ConstU32<100>;
	type ChallengeSamples = ConstU32<10>;
	type EncodingDuration = ConstU32<300>;
	type AttestingDuration = ConstU32<300>;
	type AmendmentFollowupDelay = ConstU32<50>;
	type ContractSetSize = ConstU32<1_024>;
	type ContractActivationCap = ConstU32<4>;
	type TailDelay = ConstU32<14_400>;
	type EncodersPerContract = ConstU32<3>;
	type HostersPerContract = ConstU32<3>;
	type AttestorsPerContract = ConstU32<1>;
	type MaxSelectedPerRole = ConstU32<64>;
	type DrawDelay = ConstU32<10>;
	type RegistrationDelay = ConstU32<600>;
	type RotationDelay = ConstU32<600>;
	type AccountDeposit = ConstU64<{ UNIT / 10 }>;
	type FeedDeposit = ConstU64<{ UNIT / 10 }>;
	type ContractDeposit = ConstU64<{ UNIT / 100 }>;
	type StakePerCapacity = ConstU64<{ UNIT }>;
	type StakePerSlot = ConstU64<{ UNIT / 1_000 }>;
	type StakePerGib = ConstU64<{ UNIT / 10 }>;
	type FeeReserve = ConstU64<UNIT>;
	type ReferencePrice = ReferencePrice;
	type DeliveryShare = DeliveryShare;
	type MeasurementFee = ConstU64<{ UNIT / 1_000 }>;
	type LeastBilledBytes = ConstU64<{ 1 << 20 }>;
	type FaultShare = FaultShare;
	type SilenceMemory = ConstU32<432_000>;
	type RatingHalfLife = ConstU32<432_000>;
	type RatingUnit = ConstU64<{ UNIT / 100 }>;
	type PausePeriod = ConstU32<5_256_000>;
	type PauseBudget = ConstU32<201_600>;
	type ExitDelay = ConstU32<100_800>;
	type ReportedShare = ReportedShare;
}
