//! A runtime to test the pallet in: system, clock, balances, and randomness that only depends on
//! the block.

use crate::{
	self as pallet_datdot,
	accesses::{counted, declared, limited},
	pallet::*,
	types::*,
	weights::{SubstrateWeight, WeightInfo},
};
use frame_support::{
	derive_impl,
	migrations::MultiStepMigrator,
	parameter_types,
	traits::{ConstU128, ConstU32, ConstU64, Get, Hooks, OnGenesis, Randomness},
	weights::{
		constants::{ParityDbWeight, WEIGHT_REF_TIME_PER_MILLIS, WEIGHT_REF_TIME_PER_SECOND},
		RuntimeDbWeight, Weight, WeightMeter,
	},
};
use frame_system::limits::BlockWeights;
use sp_core::H256;
use sp_io::hashing::blake2_256;
use sp_runtime::{BuildStorage, Permill};

/// Account of the mock.
pub type AccountId = u64;
/// Balance of the mock, in planck.
pub type Balance = u128;

/// One token.
pub const UNIT: Balance = 1_000_000_000_000;
/// What each account starts with.
pub const ENDOWMENT: Balance = 1_000_000 * UNIT;
/// Accounts that have money.
pub const ACCOUNTS: AccountId = 100;
/// Milliseconds between blocks.
pub const BLOCK_MILLIS: u64 = 3_000;
/// Monday 5 January 2026, 00:00 UTC, in milliseconds: the time of block 0.
pub const MONDAY: u64 = 1_767_571_200_000;

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeTask
	)]
	pub struct Test;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;
	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;
	#[runtime::pallet_index(2)]
	pub type Balances = pallet_balances;
	#[runtime::pallet_index(3)]
	pub type Datdot = pallet_datdot;
	#[runtime::pallet_index(4)]
	pub type Migrator = pallet_migrations;
}

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Test {
	type Block = frame_system::mocking::MockBlockU32<Test>;
	type AccountId = AccountId;
	type BlockWeights = Limits;
	type Lookup = sp_runtime::traits::IdentityLookup<AccountId>;
	type AccountData = pallet_balances::AccountData<Balance>;
	type DbWeight = DbCosts;
	type MaxConsumers = ConstU32<16>;
	type MultiBlockMigrator = Migrator;
}

#[derive_impl(pallet_migrations::config_preludes::TestDefaultConfig)]
impl pallet_migrations::Config for Test {
	type Migrations = (crate::migrations::v1::ListPlans<Test>,);
	type MaxServiceWeight = MigrationLimit;
}

impl pallet_timestamp::Config for Test {
	type Moment = u64;
	type OnTimestampSet = ();
	type MinimumPeriod = ConstU64<1>;
	type WeightInfo = ();
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Test {
	type Balance = Balance;
	type ExistentialDeposit = ConstU128<1_000>;
	type AccountStore = System;
}

parameter_types! {
	/// What a block may weigh: as much as that of the runtime.
	pub Limits: BlockWeights =
		BlockWeights::simple_max(Weight::from_parts(WEIGHT_REF_TIME_PER_SECOND * 4 / 3, u64::MAX));
}

/// Randomness that anybody can foresee.
pub struct BlockRandomness;

impl Randomness<H256, u32> for BlockRandomness {
	// Like a poor source, it takes no notice of the subject.
	fn random(_: &[u8]) -> (H256, u32) {
		let block = System::block_number();
		let parts: [&[u8]; 2] = [&Seed::get().to_le_bytes(), &block.to_le_bytes()];
		(blake2_256(&parts.concat()).into(), block)
	}
}

parameter_types! {
	/// What the database costs.
	pub static DbCosts: RuntimeDbWeight = ParityDbWeight::get();
	/// What else the randomness depends on.
	pub static Seed: u64 = 0;
	pub static BlocksPerHour: u32 = 10;
	pub static PerformanceAttestorCount: u32 = 3;
	pub static PerformanceEpoch: u32 = 24;
	pub static ChallengeDelay: u32 = 12;
	pub static ChallengeDuration: u32 = 8;
	pub static ChallengeSamples: u32 = 4;
	pub static EncodingDuration: u32 = 20;
	pub static AttestingDuration: u32 = 10;
	pub static AmendmentFollowupDelay: u32 = 4;
	pub static ContractSetSize: u32 = 64;
	pub static ContractActivationCap: u32 = 4;
	pub static TailDelay: u32 = 15;
	pub static HostersPerContract: u32 = 3;
	pub static MaxSelectedPerRole: u32 = 64;
	pub static DrawDelay: u32 = 4;
	pub static RegistrationDelay: u32 = 2;
	pub static RotationDelay: u32 = 4;
	pub static AccountDeposit: Balance = UNIT;
	pub static FeedDeposit: Balance = 2 * UNIT;
	pub static ContractDeposit: Balance = UNIT / 8;
	pub static StakePerCapacity: Balance = 10 * UNIT;
	pub static StakePerSlot: Balance = 10 * UNIT;
	pub static StakePerGib: Balance = 5 * UNIT;
	pub static FeeReserve: Balance = 3 * UNIT;
	pub static DeliveryShare: Permill = Permill::from_percent(5);
	pub static MeasurementFee: Balance = UNIT / 1_000;
	pub static LeastBilledBytes: u64 = 1 << 20;
	pub static FaultShare: Permill = Permill::from_percent(50);
	pub static SilenceMemory: u32 = 400;
	pub static RatingHalfLife: u32 = 320;
	pub static RatingUnit: Balance = UNIT / 100;
	pub static ReportedShare: Permill = Permill::from_percent(50);
	pub static ExitDelay: u32 = 60;
	pub static PauseBudget: u32 = 100;
	pub static PausePeriod: u32 = 1_000;
	/// What a block gives to deferred work.
	pub static PollLimit: Weight = half_a_second();
	/// What a block gives to a migration.
	pub static MigrationLimit: Weight = half_a_second();
}

/// The usual price.
pub struct ReferencePrice;

impl Get<Price<Balance>> for ReferencePrice {
	fn get() -> Price<Balance> {
		Price { hosting: UNIT, setup: UNIT }
	}
}

impl Config for Test {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Randomness = BlockRandomness;
	type Time = Timestamp;
	type WeightInfo = SubstrateWeight<Test>;
	type BlocksPerHour = BlocksPerHour;
	type SecondsPerBlock = ConstU32<{ (BLOCK_MILLIS / 1_000) as u32 }>;
	type PerformanceAttestorCount = PerformanceAttestorCount;
	type PerformanceEpoch = PerformanceEpoch;
	type ChallengeDelay = ChallengeDelay;
	type ChallengeDuration = ChallengeDuration;
	type ChallengeSamples = ChallengeSamples;
	type EncodingDuration = EncodingDuration;
	type AttestingDuration = AttestingDuration;
	type AmendmentFollowupDelay = AmendmentFollowupDelay;
	type ContractSetSize = ContractSetSize;
	type ContractActivationCap = ContractActivationCap;
	type TailDelay = TailDelay;
	type EncodersPerContract = HostersPerContract;
	type HostersPerContract = HostersPerContract;
	type AttestorsPerContract = ConstU32<1>;
	type MaxSelectedPerRole = MaxSelectedPerRole;
	type DrawDelay = DrawDelay;
	type RegistrationDelay = RegistrationDelay;
	type RotationDelay = RotationDelay;
	type AccountDeposit = AccountDeposit;
	type FeedDeposit = FeedDeposit;
	type ContractDeposit = ContractDeposit;
	type StakePerCapacity = StakePerCapacity;
	type StakePerSlot = StakePerSlot;
	type StakePerGib = StakePerGib;
	type FeeReserve = FeeReserve;
	type ReferencePrice = ReferencePrice;
	type DeliveryShare = DeliveryShare;
	type MeasurementFee = MeasurementFee;
	type LeastBilledBytes = LeastBilledBytes;
	type FaultShare = FaultShare;
	type SilenceMemory = SilenceMemory;
	type RatingHalfLife = RatingHalfLife;
	type RatingUnit = RatingUnit;
	type PausePeriod = PausePeriod;
	type PauseBudget = PauseBudget;
	type ExitDelay = ExitDelay;
	type ReportedShare = ReportedShare;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Bounds;
}

/// Sets the parameters of the mock to their bounds.
#[cfg(feature = "runtime-benchmarks")]
pub struct Bounds;

#[cfg(feature = "runtime-benchmarks")]
impl crate::benchmarking::BenchmarkHelper for Bounds {
	fn set_bounds() {
		crate::tests::fixtures::set_bounds();
	}
}

/// What a block with room gives to deferred work.
pub fn half_a_second() -> Weight {
	Weight::from_parts(500 * WEIGHT_REF_TIME_PER_MILLIS, u64::MAX)
}

/// A chain at block 1, with money on each account.
pub fn new_test_ext() -> sp_io::TestExternalities {
	let mut storage = frame_system::GenesisConfig::<Test>::default().build_storage().unwrap();
	pallet_balances::GenesisConfig::<Test> {
		balances: (0..ACCOUNTS).map(|account| (account, ENDOWMENT)).collect(),
		..Default::default()
	}
	.assimilate_storage(&mut storage)
	.unwrap();
	let mut ext = sp_io::TestExternalities::new(storage);
	#[cfg(feature = "runtime-benchmarks")]
	ext.register_extension(sp_keystore::KeystoreExt::new(
		sp_keystore::testing::MemoryKeystore::new(),
	));
	ext.execute_with(|| {
		AllPalletsWithSystem::on_genesis();
		next_block();
	});
	ext
}

/// Runs a test on a new chain; afterwards the state is whole and no money was made or lost.
pub fn build_and_execute<R>(test: impl FnOnce() -> R) -> R {
	new_test_ext().execute_with(|| {
		let issued = Balances::total_issuance();
		let result = test();
		Datdot::do_try_state().expect("the state is whole");
		let burned = crate::Burned::<Test>::get();
		assert_eq!(Balances::total_issuance() + burned, issued, "money was made or lost");
		result
	})
}

/// Makes the next block up to where its transactions begin.
pub fn next_block() {
	let last = System::block_number();
	let mut hooks = declared(<SubstrateWeight<Test> as WeightInfo>::on_initialize);
	if last > 0 {
		let (_, counter) = counted(|| Datdot::on_finalize(last));
		hooks = hooks.minus(counter.accesses());
		Timestamp::on_finalize(last);
	}
	let now = last + 1;
	System::set_block_number(now);
	System::set_block_consumed_resources(Weight::zero(), 0);
	Timestamp::set_timestamp(MONDAY + u64::from(now) * BLOCK_MILLIS);
	limited("on_initialize", hooks, || Datdot::on_initialize(now));
	if Migrator::ongoing() {
		Migrator::step();
		return;
	}
	let mut meter = WeightMeter::with_limit(PollLimit::get());
	Datdot::on_poll(now, &mut meter);
	assert!(meter.consumed().all_lte(PollLimit::get()));
}

/// Makes blocks until it is `block`.
pub fn run_to_block(block: u32) {
	while System::block_number() < block {
		next_block();
	}
}

/// Makes so many blocks.
pub fn run_blocks(count: u32) {
	run_to_block(System::block_number() + count);
}

/// Events of the pallet since the last call.
pub fn take_events() -> Vec<Event<Test>> {
	let events = System::events();
	System::reset_events();
	events
		.into_iter()
		.filter_map(|record| match record.event {
			RuntimeEvent::Datdot(event) => Some(event),
			_ => None,
		})
		.collect()
}

/// The newest event of the pallet that `pick` accepts.
pub fn last_event<R>(pick: impl Fn(&Event<Test>) -> Option<R>) -> R {
	System::events()
		.iter()
		.rev()
		.find_map(|record| match &record.event {
			RuntimeEvent::Datdot(event) => pick(event),
			_ => None,
		})
		.expect("the event was reported")
}

/// What is held on an account for a reason.
pub fn held(account: AccountId, reason: HoldReason) -> Balance {
	use frame_support::traits::fungible::InspectHold;
	Balances::balance_on_hold(&reason.into(), &account)
}

std::thread_local! {
	static CALLS_SENT: core::cell::Cell<u64> = const { core::cell::Cell::new(0) };
}

/// Calls that this thread has sent.
pub fn calls_sent() -> u64 {
	CALLS_SENT.get()
}

/// Sends a call, as a signed extrinsic would.
pub fn send(account: AccountId, call: Call<Test>) -> sp_runtime::DispatchResult {
	use frame_support::{dispatch::GetDispatchInfo, traits::GetCallName};
	use sp_runtime::traits::Dispatchable;
	CALLS_SENT.set(CALLS_SENT.get().saturating_add(1));
	let declared = declared(|| call.get_dispatch_info().call_weight);
	let name = call.get_call_name();
	let dispatch = || RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(account));
	limited(name, declared, dispatch).map(|_| ()).map_err(|error| error.error)
}

/// What an account has, held or not.
pub fn wealth(account: AccountId) -> Balance {
	use frame_support::traits::fungible::Inspect;
	Balances::total_balance(&account)
}
