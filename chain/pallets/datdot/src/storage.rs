//! Everything that the pallet stores.

use frame_support::pallet_macros::pallet_section;

/// The pallet's storage. Keys that the chain assigns are hashed with Twox64Concat, keys that
/// somebody chooses with Blake2_128Concat.
#[pallet_section]
mod storage {
	/// The next id.
	#[pallet::storage]
	pub type NextId<T: Config> = StorageValue<_, Id, ValueQuery>;

	/// The market's clock.
	#[pallet::storage]
	pub type Clock<T: Config> = StorageValue<_, Tick, ValueQuery>;

	/// Which of the last 64 blocks were full of normal transactions, the newest in the lowest bit.
	#[pallet::storage]
	pub type FullBlocks<T: Config> = StorageValue<_, u64, ValueQuery>;

	/// The last block in which the agenda caught up with the clock.
	#[pallet::storage]
	pub type UpToDateAt<T: Config> = StorageValue<_, BlockNumberFor<T>, OptionQuery>;

	/// Accumulated randomness of a block, by its number modulo the number kept.
	#[pallet::storage]
	pub type Accumulators<T: Config> =
		StorageMap<_, Twox64Concat, u32, (BlockNumberFor<T>, Digest), OptionQuery>;

	/// Users by id.
	#[pallet::storage]
	pub type Users<T: Config> = StorageMap<_, Twox64Concat, UserId, UserOf<T>, OptionQuery>;

	/// Ids of users by account.
	#[pallet::storage]
	pub type UserIdByAccount<T: Config> =
		StorageMap<_, Blake2_128Concat, T::AccountId, UserId, OptionQuery>;

	/// Ids of users by Noise key, also of keys that are about to take over.
	#[pallet::storage]
	pub type UserIdByNoiseKey<T: Config> =
		StorageMap<_, Blake2_128Concat, Key, UserId, OptionQuery>;

	/// Ids of users by signing key, also of keys that are about to take over.
	#[pallet::storage]
	pub type UserIdBySigningKey<T: Config> =
		StorageMap<_, Blake2_128Concat, Key, UserId, OptionQuery>;

	/// Keys that were revoked, with the user whose they were: nobody takes them again.
	#[pallet::storage]
	pub type RevokedKeys<T: Config> = StorageMap<_, Blake2_128Concat, Key, UserId, OptionQuery>;

	/// Keys that a user has revoked.
	#[pallet::storage]
	pub type RevokedKeysOfUser<T: Config> =
		StorageMap<_, Twox64Concat, UserId, BoundedVec<Key, MaxRevokedKeys>, ValueQuery>;

	/// Users who revoked a signing key and whose running amendments are looked at, with the last one
	/// that was.
	#[pallet::storage]
	pub type Revocations<T: Config> =
		StorageMap<_, Twox64Concat, UserId, Option<AmendmentId>, OptionQuery>;

	/// Providers by user id.
	#[pallet::storage]
	pub type Providers<T: Config> = StorageMap<_, Twox64Concat, UserId, ProviderOf<T>, OptionQuery>;

	/// How well users did their roles; nothing for newcomers.
	#[pallet::storage]
	pub type Ratings<T: Config> =
		StorageDoubleMap<_, Twox64Concat, UserId, Twox64Concat, Role, Rating, OptionQuery>;

	/// Totals of drawable stake by role and region, one for each ask bucket.
	#[pallet::storage]
	pub type BucketTotals<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		(Role, Option<Region>),
		BoundedVec<u128, AskBuckets>,
		ValueQuery,
	>;

	/// Feeds by id.
	#[pallet::storage]
	pub type Feeds<T: Config> = StorageMap<_, Twox64Concat, FeedId, FeedOf<T>, OptionQuery>;

	/// Ids of feeds by their key.
	#[pallet::storage]
	pub type FeedByKey<T: Config> = StorageMap<_, Blake2_128Concat, Key, FeedId, OptionQuery>;

	/// Live plans by the feeds and forks that they pin.
	#[pallet::storage]
	pub type PlansOfFeed<T: Config> = StorageNMap<
		_,
		(NMapKey<Twox64Concat, FeedId>, NMapKey<Twox64Concat, u64>, NMapKey<Twox64Concat, PlanId>),
		(),
		OptionQuery,
	>;

	/// Forks of feeds whose plans are being ended, by the id of that work.
	#[pallet::storage]
	pub type FeedEnds<T: Config> = StorageMap<_, Twox64Concat, Id, (FeedId, u64), OptionQuery>;

	/// Plans by id.
	#[pallet::storage]
	pub type Plans<T: Config> = StorageMap<_, Twox64Concat, PlanId, PlanOf<T>, OptionQuery>;

	/// The feeds of a plan as it pinned them; that of a growing range is as long as the newest head
	/// that the plan has taken.
	#[pallet::storage]
	pub type FeedsOfPlan<T: Config> = StorageMap<_, Twox64Concat, PlanId, PinnedFeeds, ValueQuery>;

	/// The ranges of a plan.
	#[pallet::storage]
	pub type RangesOfPlan<T: Config> = StorageMap<_, Twox64Concat, PlanId, PlanRanges, ValueQuery>;

	/// How plans follow a feed, or did: of each its newest growing range.
	#[pallet::storage]
	pub type Following<T: Config> =
		StorageMap<_, Twox64Concat, PlanId, Follow<BlockNumberFor<T>>, OptionQuery>;

	/// Live plans by the feed that they follow; those that have stopped are not here.
	#[pallet::storage]
	pub type Followers<T: Config> =
		StorageDoubleMap<_, Twox64Concat, FeedId, Twox64Concat, PlanId, (), OptionQuery>;

	/// Feeds whose followers are being told of a new head, with how far that is.
	#[pallet::storage]
	pub type FollowPasses<T: Config> = StorageMap<_, Twox64Concat, FeedId, FollowPass, OptionQuery>;

	/// The heads that contracts of growing ranges were made from.
	#[pallet::storage]
	pub type PinOfContract<T: Config> =
		StorageMap<_, Twox64Concat, ContractId, ContractPin, OptionQuery>;

	/// Plans that have contracts to activate, served in turn.
	#[pallet::storage]
	pub type ActivationQueue<T: Config> =
		StorageMap<_, Twox64Concat, u32, BoundedVec<PlanId, AgendaPage>, ValueQuery>;

	/// First and last page of the activation queue.
	#[pallet::storage]
	pub type ActivationPages<T: Config> = StorageValue<_, Pages, ValueQuery>;

	/// Amendments of a plan that a draw found too few providers for, until one finds them.
	#[pallet::storage]
	pub type LackingOfPlan<T: Config> = StorageMap<_, Twox64Concat, PlanId, u32, ValueQuery>;

	/// Contracts by id.
	#[pallet::storage]
	pub type Contracts<T: Config> =
		StorageMap<_, Twox64Concat, ContractId, ContractOf<T>, OptionQuery>;

	/// Running amendments by id.
	#[pallet::storage]
	pub type Amendments<T: Config> =
		StorageMap<_, Twox64Concat, AmendmentId, AmendmentOf<T>, OptionQuery>;

	/// What went wrong with the setups of contracts, while it matters.
	#[pallet::storage]
	pub type SetupTroubles<T: Config> =
		StorageMap<_, Twox64Concat, ContractId, SetupTrouble, OptionQuery>;

	/// Running amendments in which a user has a seat.
	#[pallet::storage]
	pub type Seats<T: Config> =
		StorageDoubleMap<_, Twox64Concat, UserId, Twox64Concat, AmendmentId, (), OptionQuery>;

	/// Book-keeping about users that host.
	#[pallet::storage]
	pub type Hostings<T: Config> =
		StorageMap<_, Twox64Concat, UserId, Hosting<BlockNumberFor<T>>, OptionQuery>;

	/// Blocks for which a hoster proved storage, by generation.
	#[pallet::storage]
	pub type ProvenSpans<T: Config> = StorageDoubleMap<
		_,
		Twox64Concat,
		UserId,
		Twox64Concat,
		u32,
		ProvenSpan<BlockNumberFor<T>>,
		OptionQuery,
	>;

	/// Open storage challenges by id.
	#[pallet::storage]
	pub type StorageChallenges<T: Config> =
		StorageMap<_, Twox64Concat, ChallengeId, StorageChallenge<BlockNumberFor<T>>, OptionQuery>;

	/// The delivery epoch that runs.
	#[pallet::storage]
	pub type CurrentEpoch<T: Config> = StorageValue<_, EpochClock, ValueQuery>;

	/// First block of each epoch that is not counted yet.
	#[pallet::storage]
	pub type EpochBlocks<T: Config> =
		StorageMap<_, Twox64Concat, Epoch, BlockNumberFor<T>, OptionQuery>;

	/// Performance challenges by id, until they are counted.
	#[pallet::storage]
	pub type PerformanceChallenges<T: Config> =
		StorageMap<_, Twox64Concat, ChallengeId, PerformanceChallenge, OptionQuery>;

	/// Performance challenges in which a user measures, with their epochs.
	#[pallet::storage]
	pub type MeasurementDuties<T: Config> =
		StorageDoubleMap<_, Twox64Concat, UserId, Twox64Concat, ChallengeId, Epoch, OptionQuery>;

	/// Commitments to reports by attestor and epoch; none inside once it is revealed.
	#[pallet::storage]
	pub type Commitments<T: Config> =
		StorageDoubleMap<_, Twox64Concat, UserId, Twox64Concat, Epoch, Option<Digest>, OptionQuery>;

	/// Reader keys seen in an epoch; each counts once.
	#[pallet::storage]
	pub type ReaderKeys<T: Config> =
		StorageDoubleMap<_, Twox64Concat, Epoch, Blake2_128Concat, Key, (), OptionQuery>;

	/// The last counted delivery of a hoster.
	#[pallet::storage]
	pub type Deliveries<T: Config> = StorageMap<_, Twox64Concat, UserId, Delivery, OptionQuery>;

	/// Money that waits for the attestors who measure a hoster; held on the hoster's account.
	#[pallet::storage]
	pub type Pots<T: Config> = StorageMap<_, Twox64Concat, UserId, BalanceOf<T>, ValueQuery>;

	/// Least hours a week that the slots of a hoster need, with how many need them; also of slots
	/// for which it was only drawn.
	#[pallet::storage]
	pub type NeededHours<T: Config> = StorageMap<
		_,
		Twox64Concat,
		UserId,
		BoundedBTreeMap<u32, u32, ConstU32<{ HOURS_PER_WEEK + 1 }>>,
		ValueQuery,
	>;

	/// Stored plans by the account that pays for them.
	#[pallet::storage]
	pub type SponsoredPlans<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, PlanId, (), OptionQuery>;

	/// How many stored plans pin a feed.
	#[pallet::storage]
	pub type PinsOfFeed<T: Config> = StorageMap<_, Twox64Concat, FeedId, u32, ValueQuery>;

	/// Money burned of slashed stakes and left pots, ever.
	#[pallet::storage]
	pub type Burned<T: Config> = StorageValue<_, BalanceOf<T>, ValueQuery>;

	/// Size and sum of the sum trees.
	#[pallet::storage]
	pub type Trees<T: Config> = StorageMap<_, Blake2_128Concat, TreeId, TreeInfo, ValueQuery>;

	/// Nodes of the sum trees by tree, level (0 holds the leaves' weights) and place.
	#[pallet::storage]
	pub type TreeNodes<T: Config> = StorageMap<
		_,
		Blake2_128Concat,
		(TreeId, u8, u32),
		BoundedVec<u128, TreeFanout>,
		ValueQuery,
	>;

	/// What the leaves of the sum trees stand for.
	#[pallet::storage]
	pub type TreeLeaves<T: Config> =
		StorageMap<_, Blake2_128Concat, (TreeId, u32), Leaf, OptionQuery>;

	/// Deferred work: pages of ids by kind, due and number of the page.
	#[pallet::storage]
	pub type Agenda<T: Config> =
		StorageMap<_, Twox64Concat, (Work, u64, u32), BoundedVec<Id, AgendaPage>, ValueQuery>;

	/// First and last page of the agenda by kind and due.
	#[pallet::storage]
	pub type AgendaPages<T: Config> = StorageMap<_, Twox64Concat, (Work, u64), Pages, OptionQuery>;

	/// Next due of each kind of work; everything before it is done.
	#[pallet::storage]
	pub type AgendaCursors<T: Config> = StorageMap<_, Twox64Concat, Work, u64, ValueQuery>;
}
