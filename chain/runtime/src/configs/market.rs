//! The hosting market and its parameters.

use crate::*;
use frame_support::{
	dynamic_params::{dynamic_pallet_params, dynamic_params},
	parameter_types,
	traits::{ConstU32, EnsureOriginWithArg, Get, Randomness},
};
use pallet_datdot::types::Price;
use sp_runtime::Permill;

/// Parameters that can change without a new runtime. Their values here are those of `production`;
/// ticks are blocks of an unhurried chain. Changed values act on later entries only.
#[dynamic_params(RuntimeParameters, pallet_parameters::Parameters::<Runtime>)]
pub mod parameters {
	use super::*;

	/// Durations and counts of the market.
	#[dynamic_pallet_params]
	#[codec(index = 0)]
	pub mod market {
		use super::*;

		/// Attestors that measure one hoster in one epoch: a fifth of all stake has a majority of them
		/// in one epoch of fifty.
		#[codec(index = 0)]
		pub static PerformanceAttestorCount: u32 = 9;
		/// Length of a delivery epoch: a day.
		#[codec(index = 1)]
		pub static PerformanceEpoch: u32 = 24 * HOURS;
		/// From one storage challenge to the next: five a day.
		#[codec(index = 2)]
		pub static ChallengeDelay: u32 = 24 * HOURS / 5;
		/// Time for an answer: half an hour, so that nobody fails by being away for less than an hour.
		#[codec(index = 3)]
		pub static ChallengeDuration: u32 = HOURS / 2;
		/// Leaves of a storage challenge.
		#[codec(index = 4)]
		pub static ChallengeSamples: u32 = 10;
		/// Time of an encoder: half an hour, transfer apart.
		#[codec(index = 5)]
		pub static EncodingDuration: u32 = HOURS / 2;
		/// Time of an attestor on top: half an hour, transfer apart.
		#[codec(index = 6)]
		pub static AttestingDuration: u32 = HOURS / 2;
		/// From an incomplete amendment to the next draw: five minutes.
		#[codec(index = 7)]
		pub static AmendmentFollowupDelay: u32 = HOURS / 12;
		/// Most chunks in one contract.
		#[codec(index = 8)]
		pub static ContractSetSize: u32 = 1_024;
		/// Contracts activated in one block: no more than one has room to draw.
		#[codec(index = 9)]
		pub static ContractActivationCap: u32 = 4;
		/// Until chunks of a following plan become a contract that is not full: a day.
		#[codec(index = 50)]
		pub static TailDelay: u32 = 24 * HOURS;
		/// Replicas of a contract, if the plan does not say; as many encoders.
		#[codec(index = 10)]
		pub static HostersPerContract: u32 = 3;
		/// Candidates that one draw may look at for each role.
		#[codec(index = 11)]
		pub static MaxSelectedPerRole: u32 = 64;
		/// Blocks from a subject to the randomness that draws it.
		#[codec(index = 12)]
		pub static DrawDelay: u32 = 10;
		/// Until a new offer is drawable: an hour.
		#[codec(index = 13)]
		pub static RegistrationDelay: u32 = HOURS;
		/// Until a new key acts: an hour.
		#[codec(index = 14)]
		pub static RotationDelay: u32 = HOURS;
		/// After a silence, in which another one is a fault at once: 30 days.
		#[codec(index = 20)]
		pub static SilenceMemory: u32 = 30 * 24 * HOURS;
		/// Half of a rating is forgotten: 30 days.
		#[codec(index = 40)]
		pub static RatingHalfLife: u32 = 30 * 24 * HOURS;
		/// In which a provider may pause for so long: a year.
		#[codec(index = 23)]
		pub static PausePeriod: u32 = 365 * 24 * HOURS;
		/// For pauses in one period: two weeks.
		#[codec(index = 22)]
		pub static PauseBudget: u32 = 14 * 24 * HOURS;
		/// After which a leaver may go at the price of its replacement: a week.
		#[codec(index = 21)]
		pub static ExitDelay: u32 = 7 * 24 * HOURS;
	}

	/// Prices, deposits and stakes, in planck.
	#[dynamic_pallet_params]
	#[codec(index = 1)]
	pub mod prices {
		use super::*;

		/// Held for an account.
		#[codec(index = 0)]
		pub static AccountDeposit: Balance = DAT / 10;
		/// Held for a feed.
		#[codec(index = 1)]
		pub static FeedDeposit: Balance = DAT / 10;
		/// Held by a plan for each contract.
		#[codec(index = 2)]
		pub static ContractDeposit: Balance = DAT / 100;
		/// Stake for each unit of capacity of an encoder or attestor: what it can harm in one duty.
		#[codec(index = 3)]
		pub static StakePerCapacity: Balance = DAT;
		/// Stake of a hoster for each offered GiB: what its slots commit at 1.6 times the usual price.
		#[codec(index = 4)]
		pub static StakePerGib: Balance = DAT / 20;
		/// Held for the fees of a provider.
		#[codec(index = 5)]
		pub static FeeReserve: Balance = DAT;
		/// What hosters are usually paid for each GiB and hour.
		#[codec(index = 6)]
		pub static HostingPrice: Balance = 4 * DAT / 1_000_000;
		/// What encoders and attestors are usually paid for each GiB.
		#[codec(index = 7)]
		pub static SetupPrice: Balance = DAT / 100;
		/// Put on top of hosting pay, for measurements.
		#[codec(index = 8)]
		pub static DeliveryShare: Permill = Permill::from_percent(5);
		/// Most that one counted measurement earns.
		#[codec(index = 9)]
		pub static MeasurementFee: Balance = DAT / 1_000;
		/// Bytes that a contract counts at least.
		#[codec(index = 10)]
		pub static LeastBilledBytes: u64 = 1 << 20;
		/// Stake of a hoster for each slot that it offers to hold.
		#[codec(index = 11)]
		pub static StakePerSlot: Balance = DAT / 1_000;
		/// What a storage fault costs on top of each slot's replacement.
		#[codec(index = 20)]
		pub static FaultShare: Permill = Permill::from_percent(50);
		/// By which one payer moves a rating at most: the fees of a GiB set up.
		#[codec(index = 40)]
		pub static RatingUnit: Balance = DAT / 100;
		/// What a reported loss costs on top of the replacement, of what a fault costs.
		#[codec(index = 21)]
		pub static ReportedShare: Permill = Permill::from_percent(50);
	}
}

/// Only root changes parameters.
pub struct ParameterAdmin;

impl EnsureOriginWithArg<RuntimeOrigin, RuntimeParametersKey> for ParameterAdmin {
	type Success = ();

	fn try_origin(origin: RuntimeOrigin, _: &RuntimeParametersKey) -> Result<(), RuntimeOrigin> {
		frame_system::ensure_root(origin.clone()).map_err(|_| origin)
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &RuntimeParametersKey) -> Result<RuntimeOrigin, ()> {
		Ok(RuntimeOrigin::root())
	}
}

impl pallet_parameters::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type RuntimeParameters = RuntimeParameters;
	type AdminOrigin = ParameterAdmin;
	type WeightInfo = ();
}

/// The usual price, from its two parameters.
pub struct ReferencePrice;

impl Get<Price<Balance>> for ReferencePrice {
	fn get() -> Price<Balance> {
		Price {
			hosting: parameters::prices::HostingPrice::get(),
			setup: parameters::prices::SetupPrice::get(),
		}
	}
}

/// The VRF output of the parent block's author.
pub struct ParentVrf;

impl Randomness<Hash, BlockNumber> for ParentVrf {
	fn random(subject: &[u8]) -> (Hash, BlockNumber) {
		let (random, block) = pallet_babe::ParentBlockRandomness::<Runtime>::random(subject);
		(random.unwrap_or_default(), block)
	}
}

parameter_types! {
	pub const SecondsPerBlock: u32 = (MILLISECS_PER_BLOCK / 1_000) as u32;
}

impl pallet_datdot::Config for Runtime {
	type Currency = Balances;
	type RuntimeHoldReason = RuntimeHoldReason;
	type Randomness = ParentVrf;
	type Time = Timestamp;
	type WeightInfo = pallet_datdot::weights::SubstrateWeight<Runtime>;
	type BlocksPerHour = ConstU32<HOURS>;
	type SecondsPerBlock = SecondsPerBlock;
	type PerformanceAttestorCount = parameters::market::PerformanceAttestorCount;
	type PerformanceEpoch = parameters::market::PerformanceEpoch;
	type ChallengeDelay = parameters::market::ChallengeDelay;
	type ChallengeDuration = parameters::market::ChallengeDuration;
	type ChallengeSamples = parameters::market::ChallengeSamples;
	type EncodingDuration = parameters::market::EncodingDuration;
	type AttestingDuration = parameters::market::AttestingDuration;
	type AmendmentFollowupDelay = parameters::market::AmendmentFollowupDelay;
	type ContractSetSize = parameters::market::ContractSetSize;
	type ContractActivationCap = parameters::market::ContractActivationCap;
	type TailDelay = parameters::market::TailDelay;
	type EncodersPerContract = parameters::market::HostersPerContract;
	type HostersPerContract = parameters::market::HostersPerContract;
	type AttestorsPerContract = ConstU32<1>;
	type MaxSelectedPerRole = parameters::market::MaxSelectedPerRole;
	type DrawDelay = parameters::market::DrawDelay;
	type RegistrationDelay = parameters::market::RegistrationDelay;
	type RotationDelay = parameters::market::RotationDelay;
	type AccountDeposit = parameters::prices::AccountDeposit;
	type FeedDeposit = parameters::prices::FeedDeposit;
	type ContractDeposit = parameters::prices::ContractDeposit;
	type StakePerCapacity = parameters::prices::StakePerCapacity;
	type StakePerSlot = parameters::prices::StakePerSlot;
	type StakePerGib = parameters::prices::StakePerGib;
	type FeeReserve = parameters::prices::FeeReserve;
	type ReferencePrice = ReferencePrice;
	type DeliveryShare = parameters::prices::DeliveryShare;
	type MeasurementFee = parameters::prices::MeasurementFee;
	type LeastBilledBytes = parameters::prices::LeastBilledBytes;
	type FaultShare = parameters::prices::FaultShare;
	type SilenceMemory = parameters::market::SilenceMemory;
	type RatingHalfLife = parameters::market::RatingHalfLife;
	type RatingUnit = parameters::prices::RatingUnit;
	type PausePeriod = parameters::market::PausePeriod;
	type PauseBudget = parameters::market::PauseBudget;
	type ExitDelay = parameters::market::ExitDelay;
	type ReportedShare = parameters::prices::ReportedShare;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarking::Helper;
}

/// What a development chain changes: fast enough to watch, and dear enough to see.
pub fn development_parameters() -> [RuntimeParameters; 25] {
	use parameters::{market, prices};
	use RuntimeParameters::{Market, Prices};
	[
		Market(market::Parameters::PerformanceAttestorCount(
			market::PerformanceAttestorCount,
			Some(5),
		)),
		Market(market::Parameters::ContractActivationCap(market::ContractActivationCap, Some(10))),
		Market(market::Parameters::PerformanceEpoch(market::PerformanceEpoch, Some(24))),
		Market(market::Parameters::ChallengeDelay(market::ChallengeDelay, Some(12))),
		Market(market::Parameters::ChallengeDuration(market::ChallengeDuration, Some(8))),
		Market(market::Parameters::EncodingDuration(market::EncodingDuration, Some(30))),
		Market(market::Parameters::AttestingDuration(market::AttestingDuration, Some(30))),
		Market(market::Parameters::AmendmentFollowupDelay(market::AmendmentFollowupDelay, Some(4))),
		Market(market::Parameters::TailDelay(market::TailDelay, Some(20))),
		Market(market::Parameters::DrawDelay(market::DrawDelay, Some(4))),
		Market(market::Parameters::RegistrationDelay(market::RegistrationDelay, Some(2))),
		Market(market::Parameters::RotationDelay(market::RotationDelay, Some(4))),
		Market(market::Parameters::SilenceMemory(market::SilenceMemory, Some(400))),
		Market(market::Parameters::RatingHalfLife(market::RatingHalfLife, Some(HOURS))),
		Market(market::Parameters::ExitDelay(market::ExitDelay, Some(60))),
		Market(market::Parameters::PauseBudget(market::PauseBudget, Some(600))),
		Market(market::Parameters::PausePeriod(market::PausePeriod, Some(6_000))),
		Prices(prices::Parameters::HostingPrice(prices::HostingPrice, Some(DAT))),
		Prices(prices::Parameters::SetupPrice(prices::SetupPrice, Some(DAT))),
		Prices(prices::Parameters::ContractDeposit(prices::ContractDeposit, Some(DAT / 1_000))),
		Prices(prices::Parameters::StakePerCapacity(prices::StakePerCapacity, Some(DAT / 100))),
		Prices(prices::Parameters::StakePerSlot(prices::StakePerSlot, Some(DAT / 100))),
		Prices(prices::Parameters::StakePerGib(prices::StakePerGib, Some(DAT / 10))),
		Prices(prices::Parameters::FeeReserve(prices::FeeReserve, Some(DAT))),
		Prices(prices::Parameters::MeasurementFee(prices::MeasurementFee, Some(DAT / 1_000))),
	]
}
