//! What a runtime gives to the pallet.

use frame_support::pallet_macros::pallet_section;

/// The pallet's `Config`.
#[pallet_section]
mod config {
	#[pallet::config]
	pub trait Config: frame_system::Config<RuntimeEvent: From<Event<Self>>> {
		/// Money. Everything that the market keeps is held on its owner's account.
		type Currency: fungible::Mutate<Self::AccountId>
			+ fungible::hold::Mutate<Self::AccountId, Reason = Self::RuntimeHoldReason>
			+ fungible::hold::Balanced<Self::AccountId>;

		/// The runtime's hold reasons.
		type RuntimeHoldReason: From<HoldReason>;

		/// Randomness of the newest block. It is accumulated over blocks, so a source that a single
		/// block author can bias is enough; collective-flip is for mocks only.
		type Randomness: Randomness<Self::Hash, BlockNumberFor<Self>>;

		/// Wall clock, for the hours of offers.
		type Time: UnixTime;

		/// Weights of calls and of deferred work.
		type WeightInfo: WeightInfo;

		/// Blocks in an hour, the unit of prices.
		#[pallet::constant]
		type BlocksPerHour: Get<u32>;

		/// Seconds between two blocks, to see whether a window lies inside the offered hours.
		#[pallet::constant]
		type SecondsPerBlock: Get<u32>;

		/// Attestors that measure one hoster in one epoch.
		type PerformanceAttestorCount: Get<u32>;

		/// Length of a delivery epoch in ticks, at least 8.
		type PerformanceEpoch: Get<u32>;

		/// Ticks from one storage challenge's issue to the next.
		type ChallengeDelay: Get<u32>;

		/// Ticks that a hoster has for its answer.
		type ChallengeDuration: Get<u32>;

		/// Leaves that a storage challenge asks for.
		type ChallengeSamples: Get<u32>;

		/// Base ticks that an encoder has; transfer time at the offered rate is added.
		type EncodingDuration: Get<u32>;

		/// Base ticks that an attestor has on top.
		type AttestingDuration: Get<u32>;

		/// Ticks after which unstaffed slots are drawn again.
		type AmendmentFollowupDelay: Get<u32>;

		/// Most chunks in one contract; a plan may choose fewer.
		type ContractSetSize: Get<u32>;

		/// Contracts activated in one block.
		type ContractActivationCap: Get<u32>;

		/// Encoders of a contract: as many as replicas.
		type EncodersPerContract: Get<u32>;

		/// Replicas of a contract, if the plan does not say.
		type HostersPerContract: Get<u32>;

		/// Attestors of an amendment.
		type AttestorsPerContract: Get<u32>;

		/// Blocks after which a following plan makes a contract of fewer chunks than a whole one has.
		type TailDelay: Get<u32>;

		/// Candidates that one draw may look at for each role.
		type MaxSelectedPerRole: Get<u32>;

		/// Blocks from a subject's making to the block whose randomness draws it, at least 4.
		type DrawDelay: Get<u32>;

		/// Ticks until a new offer is drawable.
		type RegistrationDelay: Get<u32>;

		/// Ticks until a new key acts.
		type RotationDelay: Get<u32>;

		/// Held for an account.
		type AccountDeposit: Get<BalanceOf<Self>>;

		/// Held for a feed.
		type FeedDeposit: Get<BalanceOf<Self>>;

		/// Held by a plan for each contract.
		type ContractDeposit: Get<BalanceOf<Self>>;

		/// Stake for each unit of capacity of an encoder or attestor.
		type StakePerCapacity: Get<BalanceOf<Self>>;

		/// Stake of a hoster for each slot that it offers to hold.
		type StakePerSlot: Get<BalanceOf<Self>>;

		/// Stake of a hoster for each offered GiB.
		type StakePerGib: Get<BalanceOf<Self>>;

		/// Held for the fees of a provider.
		type FeeReserve: Get<BalanceOf<Self>>;

		/// What sponsors usually pay; clients propose it.
		type ReferencePrice: Get<Price<BalanceOf<Self>>>;

		/// Put on top of hosting pay, for measurements.
		type DeliveryShare: Get<Permill>;

		/// Most that one counted measurement earns.
		type MeasurementFee: Get<BalanceOf<Self>>;

		/// Bytes that a contract counts at least, in pay for setup and hosting.
		type LeastBilledBytes: Get<u64>;

		/// What a storage fault costs on top of the replacement of each slot, as a share of it; the
		/// commitment of each slot covers both.
		type FaultShare: Get<Permill>;

		/// Ticks after a silence in which another one is a fault at once.
		type SilenceMemory: Get<u32>;

		/// Ticks in which half of a rating is forgotten, at least 32.
		type RatingHalfLife: Get<u32>;

		/// Fees by which one payer moves a rating at most; what is not known of a newcomer weighs as
		/// much.
		type RatingUnit: Get<BalanceOf<Self>>;

		/// Ticks of a period, from the first pause in it on.
		type PausePeriod: Get<u32>;

		/// Ticks that a provider may pause in one period.
		type PauseBudget: Get<u32>;

		/// Ticks after which a leaver may go at the price of its replacement.
		type ExitDelay: Get<u32>;

		/// Part of what a fault costs on top of the replacement that a loss reported in time costs.
		type ReportedShare: Get<Permill>;

		/// What benchmarks set outside the pallet.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: BenchmarkHelper;
	}
}
