// Auto-generated via `yarn polkadot-types-from-chain`, do not edit
/* eslint-disable */

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/storage';

import type { ApiTypes, AugmentedQuery, QueryableStorageEntry } from '@polkadot/api-base/types';
import type { BTreeMap, Bytes, Null, Option, U8aFixed, Vec, bool, u128, u32, u64, u8 } from '@polkadot/types-codec';
import type { AnyNumber, ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, H256, Perbill } from '@polkadot/types/interfaces/runtime';
import type { DatdotRuntimeConfigsMarketRuntimeParametersKey, DatdotRuntimeConfigsMarketRuntimeParametersValue, DatdotRuntimeOpaqueSessionKeys, FrameSupportDispatchPerDispatchClassWeight, FrameSupportTokensFungibleImbalance, FrameSupportTokensMiscIdAmountRuntimeFreezeReason, FrameSupportTokensMiscIdAmountRuntimeHoldReason, FrameSystemAccountInfo, FrameSystemCodeUpgradeAuthorization, FrameSystemEventRecord, FrameSystemLastRuntimeUpgradeInfo, FrameSystemPhase, PalletBalancesAccountData, PalletBalancesBalanceLock, PalletBalancesReserveData, PalletDatdotAccountUser, PalletDatdotAmendment, PalletDatdotAmendmentSetupTrouble, PalletDatdotChallengeHosting, PalletDatdotChallengeProvenSpan, PalletDatdotChallengeStorageChallenge, PalletDatdotContract, PalletDatdotDelivery, PalletDatdotDeliveryEpochClock, PalletDatdotDeliveryPerformanceChallenge, PalletDatdotFeed, PalletDatdotFollowingContractPin, PalletDatdotFollowingFollow, PalletDatdotFollowingFollowPass, PalletDatdotOfferProvider, PalletDatdotOfferRole, PalletDatdotPlan, PalletDatdotPlanPinnedFeed, PalletDatdotPlanPlanRange, PalletDatdotRating, PalletDatdotTreeLeaf, PalletDatdotTreePages, PalletDatdotTreeTreeId, PalletDatdotTreeTreeInfo, PalletDatdotTreeWork, PalletGrandpaStoredPendingChange, PalletGrandpaStoredState, PalletMigrationsMigrationCursor, PalletTransactionPaymentReleases, SpConsensusBabeAppPublic, SpConsensusBabeBabeEpochConfiguration, SpConsensusBabeDigestsNextConfigDescriptor, SpConsensusBabeDigestsPreDigest, SpConsensusGrandpaAppPublic, SpCoreCryptoKeyTypeId, SpRuntimeDigest, SpWeightsWeightV2Weight } from '@polkadot/types/lookup';
import type { Observable } from '@polkadot/types/types';

export type __AugmentedQuery<ApiType extends ApiTypes> = AugmentedQuery<ApiType, () => unknown>;
export type __QueryableStorageEntry<ApiType extends ApiTypes> = QueryableStorageEntry<ApiType>;

declare module '@polkadot/api-base/types/storage' {
  interface AugmentedQueries<ApiType extends ApiTypes> {
    authorship: {
      /**
       * Author of current block.
       **/
      author: AugmentedQuery<ApiType, () => Observable<Option<AccountId32>>, []>;
    };
    babe: {
      /**
       * Current epoch authorities.
       **/
      authorities: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[SpConsensusBabeAppPublic, u64]>>>, []>;
      /**
       * This field should always be populated during block processing unless
       * secondary plain slots are enabled (which don't contain a VRF output).
       * 
       * It is set in `on_finalize`, before it will contain the value from the last block.
       **/
      authorVrfRandomness: AugmentedQuery<ApiType, () => Observable<Option<U8aFixed>>, []>;
      /**
       * Current slot number.
       **/
      currentSlot: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * The configuration for the current epoch. Should never be `None` as it is initialized in
       * genesis.
       **/
      epochConfig: AugmentedQuery<ApiType, () => Observable<Option<SpConsensusBabeBabeEpochConfiguration>>, []>;
      /**
       * Current epoch index.
       **/
      epochIndex: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * The block numbers when the last and current epoch have started, respectively `N-1` and
       * `N`.
       * NOTE: We track this is in order to annotate the block number when a given pool of
       * entropy was fixed (i.e. it was known to chain observers). Since epochs are defined in
       * slots, which may be skipped, the block numbers may not line up with the slot numbers.
       **/
      epochStart: AugmentedQuery<ApiType, () => Observable<ITuple<[u32, u32]>>, []>;
      /**
       * The slot at which the first epoch actually started. This is 0
       * until the first block of the chain.
       **/
      genesisSlot: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Temporary value (cleared at block finalization) which is `Some`
       * if per-block initialization has already been called for current block.
       **/
      initialized: AugmentedQuery<ApiType, () => Observable<Option<Option<SpConsensusBabeDigestsPreDigest>>>, []>;
      /**
       * How late the current block is compared to its parent.
       * 
       * This entry is populated as part of block execution and is cleaned up
       * on block finalization. Querying this storage entry outside of block
       * execution context should always yield zero.
       **/
      lateness: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Next epoch authorities.
       **/
      nextAuthorities: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[SpConsensusBabeAppPublic, u64]>>>, []>;
      /**
       * The configuration for the next epoch, `None` if the config will not change
       * (you can fallback to `EpochConfig` instead in that case).
       **/
      nextEpochConfig: AugmentedQuery<ApiType, () => Observable<Option<SpConsensusBabeBabeEpochConfiguration>>, []>;
      /**
       * Next epoch randomness.
       **/
      nextRandomness: AugmentedQuery<ApiType, () => Observable<U8aFixed>, []>;
      /**
       * Pending epoch configuration change that will be applied when the next epoch is enacted.
       **/
      pendingEpochConfigChange: AugmentedQuery<ApiType, () => Observable<Option<SpConsensusBabeDigestsNextConfigDescriptor>>, []>;
      /**
       * The epoch randomness for the *current* epoch.
       * 
       * # Security
       * 
       * This MUST NOT be used for gambling, as it can be influenced by a
       * malicious validator in the short term. It MAY be used in many
       * cryptographic protocols, however, so long as one remembers that this
       * (like everything else on-chain) it is public. For example, it can be
       * used where a number is needed that cannot have been chosen by an
       * adversary, for purposes such as public-coin zero-knowledge proofs.
       **/
      randomness: AugmentedQuery<ApiType, () => Observable<U8aFixed>, []>;
      /**
       * Randomness under construction.
       * 
       * We make a trade-off between storage accesses and list length.
       * We store the under-construction randomness in segments of up to
       * `UNDER_CONSTRUCTION_SEGMENT_LENGTH`.
       * 
       * Once a segment reaches this length, we begin the next one.
       * We reset all segments and return to `0` at the beginning of every
       * epoch.
       **/
      segmentIndex: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * A list of the last 100 skipped epochs and the corresponding session index
       * when the epoch was skipped.
       * 
       * This is only used for validating equivocation proofs. An equivocation proof
       * must contains a key-ownership proof for a given session, therefore we need a
       * way to tie together sessions and epoch indices, i.e. we need to validate that
       * a validator was the owner of a given key on a given session, and what the
       * active epoch index was during that session.
       **/
      skippedEpochs: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[u64, u32]>>>, []>;
      /**
       * TWOX-NOTE: `SegmentIndex` is an increasing integer, so this is okay.
       **/
      underConstruction: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Vec<U8aFixed>>, [u32]>;
    };
    balances: {
      /**
       * The Balances pallet example of storing the balance of an account.
       * 
       * # Example
       * 
       * ```nocompile
       * impl pallet_balances::Config for Runtime {
       * type AccountStore = StorageMapShim<Self::Account<Runtime>, frame_system::Provider<Runtime>, AccountId, Self::AccountData<Balance>>
       * }
       * ```
       * 
       * You can also store the balance of an account in the `System` pallet.
       * 
       * # Example
       * 
       * ```nocompile
       * impl pallet_balances::Config for Runtime {
       * type AccountStore = System
       * }
       * ```
       * 
       * But this comes with tradeoffs, storing account balances in the system pallet stores
       * `frame_system` data alongside the account data contrary to storing account balances in the
       * `Balances` pallet, which uses a `StorageMap` to store balances data only.
       * NOTE: This is only used in the case that this pallet is used to store balances.
       **/
      account: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<PalletBalancesAccountData>, [AccountId32]>;
      /**
       * Freeze locks on account balances.
       **/
      freezes: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<FrameSupportTokensMiscIdAmountRuntimeFreezeReason>>, [AccountId32]>;
      /**
       * Holds on account balances.
       **/
      holds: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<FrameSupportTokensMiscIdAmountRuntimeHoldReason>>, [AccountId32]>;
      /**
       * The total units of outstanding deactivated balance in the system.
       * 
       * This is not guaranteed to be less than or equal to [`TotalIssuance`]. Total issuance may be
       * reduced independently of this value, including while a reversible imbalance is outstanding.
       * Active issuance is therefore derived using saturating subtraction.
       **/
      inactiveIssuance: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * Any liquidity locks on some account balances.
       * NOTE: Should only be accessed when setting, changing and freeing a lock.
       * 
       * Use of locks is deprecated in favour of freezes. See `https://github.com/paritytech/substrate/pull/12951/`
       **/
      locks: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<PalletBalancesBalanceLock>>, [AccountId32]>;
      /**
       * Named reserves on some account balances.
       * 
       * Use of reserves is deprecated in favour of holds. See `https://github.com/paritytech/substrate/pull/12951/`
       **/
      reserves: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Vec<PalletBalancesReserveData>>, [AccountId32]>;
      /**
       * The total units issued in the system.
       **/
      totalIssuance: AugmentedQuery<ApiType, () => Observable<u128>, []>;
    };
    datdot: {
      /**
       * Accumulated randomness of a block, by its number modulo the number kept.
       **/
      accumulators: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<ITuple<[u32, U8aFixed]>>>, [u32]>;
      /**
       * First and last page of the activation queue.
       **/
      activationPages: AugmentedQuery<ApiType, () => Observable<PalletDatdotTreePages>, []>;
      /**
       * Plans that have contracts to activate, served in turn.
       **/
      activationQueue: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Vec<u64>>, [u32]>;
      /**
       * Deferred work: pages of ids by kind, due and number of the page.
       **/
      agenda: AugmentedQuery<ApiType, (arg: ITuple<[PalletDatdotTreeWork, u64, u32]> | [PalletDatdotTreeWork | 'ChallengeDeadline' | 'ChallengeIssue' | 'Draw' | 'AmendmentDeadline' | 'AmendmentFollowup' | 'MeasurementDraw' | 'MeasurementCount' | 'Registration' | 'KeyRotation' | 'PlanStart' | 'PlanEnd' | 'Removal' | 'Sweep' | 'FeedEnd' | 'Handover' | 'PauseEnd' | 'Revival' | 'ContractRevival' | 'ReviewDraw' | 'Follow' | 'Tail' | 'Redraw' | 'Revocation' | number | Uint8Array, u64 | AnyNumber | Uint8Array, u32 | AnyNumber | Uint8Array]) => Observable<Vec<u64>>, [ITuple<[PalletDatdotTreeWork, u64, u32]>]>;
      /**
       * Next due of each kind of work; everything before it is done.
       **/
      agendaCursors: AugmentedQuery<ApiType, (arg: PalletDatdotTreeWork | 'ChallengeDeadline' | 'ChallengeIssue' | 'Draw' | 'AmendmentDeadline' | 'AmendmentFollowup' | 'MeasurementDraw' | 'MeasurementCount' | 'Registration' | 'KeyRotation' | 'PlanStart' | 'PlanEnd' | 'Removal' | 'Sweep' | 'FeedEnd' | 'Handover' | 'PauseEnd' | 'Revival' | 'ContractRevival' | 'ReviewDraw' | 'Follow' | 'Tail' | 'Redraw' | 'Revocation' | number | Uint8Array) => Observable<u64>, [PalletDatdotTreeWork]>;
      /**
       * First and last page of the agenda by kind and due.
       **/
      agendaPages: AugmentedQuery<ApiType, (arg: ITuple<[PalletDatdotTreeWork, u64]> | [PalletDatdotTreeWork | 'ChallengeDeadline' | 'ChallengeIssue' | 'Draw' | 'AmendmentDeadline' | 'AmendmentFollowup' | 'MeasurementDraw' | 'MeasurementCount' | 'Registration' | 'KeyRotation' | 'PlanStart' | 'PlanEnd' | 'Removal' | 'Sweep' | 'FeedEnd' | 'Handover' | 'PauseEnd' | 'Revival' | 'ContractRevival' | 'ReviewDraw' | 'Follow' | 'Tail' | 'Redraw' | 'Revocation' | number | Uint8Array, u64 | AnyNumber | Uint8Array]) => Observable<Option<PalletDatdotTreePages>>, [ITuple<[PalletDatdotTreeWork, u64]>]>;
      /**
       * Running amendments by id.
       **/
      amendments: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotAmendment>>, [u64]>;
      /**
       * Totals of drawable stake by role and region, one for each ask bucket.
       **/
      bucketTotals: AugmentedQuery<ApiType, (arg: ITuple<[PalletDatdotOfferRole, Option<U8aFixed>]> | [PalletDatdotOfferRole | 'Encoder' | 'Attestor' | 'Hoster' | number | Uint8Array, Option<U8aFixed> | null | Uint8Array | U8aFixed | string]) => Observable<Vec<u128>>, [ITuple<[PalletDatdotOfferRole, Option<U8aFixed>]>]>;
      /**
       * Money burned of slashed stakes and left pots, ever.
       **/
      burned: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      /**
       * The market's clock.
       **/
      clock: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Commitments to reports by attestor and epoch; none inside once it is revealed.
       **/
      commitments: AugmentedQuery<ApiType, (arg1: u64 | AnyNumber | Uint8Array, arg2: u32 | AnyNumber | Uint8Array) => Observable<Option<Option<U8aFixed>>>, [u64, u32]>;
      /**
       * Contracts by id.
       **/
      contracts: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotContract>>, [u64]>;
      /**
       * The delivery epoch that runs.
       **/
      currentEpoch: AugmentedQuery<ApiType, () => Observable<PalletDatdotDeliveryEpochClock>, []>;
      /**
       * The last counted delivery of a hoster.
       **/
      deliveries: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotDelivery>>, [u64]>;
      /**
       * First block of each epoch that is not counted yet.
       **/
      epochBlocks: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Option<u32>>, [u32]>;
      /**
       * Ids of feeds by their key.
       **/
      feedByKey: AugmentedQuery<ApiType, (arg: U8aFixed | string | Uint8Array) => Observable<Option<u64>>, [U8aFixed]>;
      /**
       * Forks of feeds whose plans are being ended, by the id of that work.
       **/
      feedEnds: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<ITuple<[u64, u64]>>>, [u64]>;
      /**
       * Feeds by id.
       **/
      feeds: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotFeed>>, [u64]>;
      /**
       * The feeds of a plan as it pinned them; that of a growing range is as long as the newest head
       * that the plan has taken.
       **/
      feedsOfPlan: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Vec<PalletDatdotPlanPinnedFeed>>, [u64]>;
      /**
       * Live plans by the feed that they follow; those that have stopped are not here.
       **/
      followers: AugmentedQuery<ApiType, (arg1: u64 | AnyNumber | Uint8Array, arg2: u64 | AnyNumber | Uint8Array) => Observable<Option<Null>>, [u64, u64]>;
      /**
       * How plans follow a feed, or did: of each its newest growing range.
       **/
      following: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotFollowingFollow>>, [u64]>;
      /**
       * Feeds whose followers are being told of a new head, with how far that is.
       **/
      followPasses: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotFollowingFollowPass>>, [u64]>;
      /**
       * Which of the last 64 blocks were full of normal transactions, the newest in the lowest bit.
       **/
      fullBlocks: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Book-keeping about users that host.
       **/
      hostings: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotChallengeHosting>>, [u64]>;
      /**
       * Amendments of a plan that a draw found too few providers for, until one finds them.
       **/
      lackingOfPlan: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<u32>, [u64]>;
      /**
       * Performance challenges in which a user measures, with their epochs.
       **/
      measurementDuties: AugmentedQuery<ApiType, (arg1: u64 | AnyNumber | Uint8Array, arg2: u64 | AnyNumber | Uint8Array) => Observable<Option<u32>>, [u64, u64]>;
      /**
       * Least hours a week that the slots of a hoster need, with how many need them; also of slots
       * for which it was only drawn.
       **/
      neededHours: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<BTreeMap<u32, u32>>, [u64]>;
      /**
       * The next id.
       **/
      nextId: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * Performance challenges by id, until they are counted.
       **/
      performanceChallenges: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotDeliveryPerformanceChallenge>>, [u64]>;
      /**
       * The heads that contracts of growing ranges were made from.
       **/
      pinOfContract: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotFollowingContractPin>>, [u64]>;
      /**
       * How many stored plans pin a feed.
       **/
      pinsOfFeed: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<u32>, [u64]>;
      /**
       * Plans by id.
       **/
      plans: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotPlan>>, [u64]>;
      /**
       * Live plans by the feeds and forks that they pin.
       **/
      plansOfFeed: AugmentedQuery<ApiType, (arg1: u64 | AnyNumber | Uint8Array, arg2: u64 | AnyNumber | Uint8Array, arg3: u64 | AnyNumber | Uint8Array) => Observable<Option<Null>>, [u64, u64, u64]>;
      /**
       * Money that waits for the attestors who measure a hoster; held on the hoster's account.
       **/
      pots: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<u128>, [u64]>;
      /**
       * Blocks for which a hoster proved storage, by generation.
       **/
      provenSpans: AugmentedQuery<ApiType, (arg1: u64 | AnyNumber | Uint8Array, arg2: u32 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotChallengeProvenSpan>>, [u64, u32]>;
      /**
       * Providers by user id.
       **/
      providers: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotOfferProvider>>, [u64]>;
      /**
       * The ranges of a plan.
       **/
      rangesOfPlan: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Vec<PalletDatdotPlanPlanRange>>, [u64]>;
      /**
       * How well users did their roles; nothing for newcomers.
       **/
      ratings: AugmentedQuery<ApiType, (arg1: u64 | AnyNumber | Uint8Array, arg2: PalletDatdotOfferRole | 'Encoder' | 'Attestor' | 'Hoster' | number | Uint8Array) => Observable<Option<PalletDatdotRating>>, [u64, PalletDatdotOfferRole]>;
      /**
       * Reader keys seen in an epoch; each counts once.
       **/
      readerKeys: AugmentedQuery<ApiType, (arg1: u32 | AnyNumber | Uint8Array, arg2: U8aFixed | string | Uint8Array) => Observable<Option<Null>>, [u32, U8aFixed]>;
      /**
       * Users who revoked a signing key and whose running amendments are looked at, with the last one
       * that was.
       **/
      revocations: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<Option<u64>>>, [u64]>;
      /**
       * Keys that were revoked, with the user whose they were: nobody takes them again.
       **/
      revokedKeys: AugmentedQuery<ApiType, (arg: U8aFixed | string | Uint8Array) => Observable<Option<u64>>, [U8aFixed]>;
      /**
       * Keys that a user has revoked.
       **/
      revokedKeysOfUser: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Vec<U8aFixed>>, [u64]>;
      /**
       * Running amendments in which a user has a seat.
       **/
      seats: AugmentedQuery<ApiType, (arg1: u64 | AnyNumber | Uint8Array, arg2: u64 | AnyNumber | Uint8Array) => Observable<Option<Null>>, [u64, u64]>;
      /**
       * What went wrong with the setups of contracts, while it matters.
       **/
      setupTroubles: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotAmendmentSetupTrouble>>, [u64]>;
      /**
       * Stored plans by the account that pays for them.
       **/
      sponsoredPlans: AugmentedQuery<ApiType, (arg1: AccountId32 | string | Uint8Array, arg2: u64 | AnyNumber | Uint8Array) => Observable<Option<Null>>, [AccountId32, u64]>;
      /**
       * Open storage challenges by id.
       **/
      storageChallenges: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotChallengeStorageChallenge>>, [u64]>;
      /**
       * What the leaves of the sum trees stand for.
       **/
      treeLeaves: AugmentedQuery<ApiType, (arg: ITuple<[PalletDatdotTreeTreeId, u32]> | [PalletDatdotTreeTreeId | { Offers: any } | { Slots: any } | string | Uint8Array, u32 | AnyNumber | Uint8Array]) => Observable<Option<PalletDatdotTreeLeaf>>, [ITuple<[PalletDatdotTreeTreeId, u32]>]>;
      /**
       * Nodes of the sum trees by tree, level (0 holds the leaves' weights) and place.
       **/
      treeNodes: AugmentedQuery<ApiType, (arg: ITuple<[PalletDatdotTreeTreeId, u8, u32]> | [PalletDatdotTreeTreeId | { Offers: any } | { Slots: any } | string | Uint8Array, u8 | AnyNumber | Uint8Array, u32 | AnyNumber | Uint8Array]) => Observable<Vec<u128>>, [ITuple<[PalletDatdotTreeTreeId, u8, u32]>]>;
      /**
       * Size and sum of the sum trees.
       **/
      trees: AugmentedQuery<ApiType, (arg: PalletDatdotTreeTreeId | { Offers: any } | { Slots: any } | string | Uint8Array) => Observable<PalletDatdotTreeTreeInfo>, [PalletDatdotTreeTreeId]>;
      /**
       * The last block in which the agenda caught up with the clock.
       **/
      upToDateAt: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
      /**
       * Ids of users by account.
       **/
      userIdByAccount: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<u64>>, [AccountId32]>;
      /**
       * Ids of users by Noise key, also of keys that are about to take over.
       **/
      userIdByNoiseKey: AugmentedQuery<ApiType, (arg: U8aFixed | string | Uint8Array) => Observable<Option<u64>>, [U8aFixed]>;
      /**
       * Ids of users by signing key, also of keys that are about to take over.
       **/
      userIdBySigningKey: AugmentedQuery<ApiType, (arg: U8aFixed | string | Uint8Array) => Observable<Option<u64>>, [U8aFixed]>;
      /**
       * Users by id.
       **/
      users: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<PalletDatdotAccountUser>>, [u64]>;
    };
    grandpa: {
      /**
       * The current list of authorities.
       **/
      authorities: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>>, []>;
      /**
       * The number of changes (both in terms of keys and underlying economic responsibilities)
       * in the "set" of Grandpa validators from genesis.
       **/
      currentSetId: AugmentedQuery<ApiType, () => Observable<u64>, []>;
      /**
       * next block number where we can force a change.
       **/
      nextForced: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
      /**
       * Pending change: (signaled at, scheduled change).
       **/
      pendingChange: AugmentedQuery<ApiType, () => Observable<Option<PalletGrandpaStoredPendingChange>>, []>;
      /**
       * A mapping from grandpa set ID to the index of the *most recent* session for which its
       * members were responsible.
       * 
       * This is only used for validating equivocation proofs. An equivocation proof must
       * contains a key-ownership proof for a given session, therefore we need a way to tie
       * together sessions and GRANDPA set ids, i.e. we need to validate that a validator
       * was the owner of a given key on a given session, and what the active set ID was
       * during that session.
       * 
       * TWOX-NOTE: `SetId` is not under user control.
       **/
      setIdSession: AugmentedQuery<ApiType, (arg: u64 | AnyNumber | Uint8Array) => Observable<Option<u32>>, [u64]>;
      /**
       * `true` if we are currently stalled.
       **/
      stalled: AugmentedQuery<ApiType, () => Observable<Option<ITuple<[u32, u32]>>>, []>;
      /**
       * State of the current authority set.
       **/
      state: AugmentedQuery<ApiType, () => Observable<PalletGrandpaStoredState>, []>;
    };
    migrator: {
      /**
       * The currently active migration to run and its cursor.
       * 
       * `None` indicates that no migration is running.
       **/
      cursor: AugmentedQuery<ApiType, () => Observable<Option<PalletMigrationsMigrationCursor>>, []>;
      /**
       * Set of all successfully executed migrations.
       * 
       * This is used as blacklist, to not re-execute migrations that have not been removed from the
       * codebase yet. Governance can regularly clear this out via `clear_historic`.
       **/
      historic: AugmentedQuery<ApiType, (arg: Bytes | string | Uint8Array) => Observable<Option<Null>>, [Bytes]>;
    };
    parameters: {
      /**
       * Stored parameters.
       **/
      parameters: AugmentedQuery<ApiType, (arg: DatdotRuntimeConfigsMarketRuntimeParametersKey | { Market: any } | { Prices: any } | string | Uint8Array) => Observable<Option<DatdotRuntimeConfigsMarketRuntimeParametersValue>>, [DatdotRuntimeConfigsMarketRuntimeParametersKey]>;
    };
    session: {
      /**
       * Current index of the session.
       **/
      currentIndex: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Indices of disabled validators.
       * 
       * The vec is always kept sorted so that we can find whether a given validator is
       * disabled using binary search. It gets cleared when `on_session_ending` returns
       * a new set of identities.
       **/
      disabledValidators: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[u32, Perbill]>>>, []>;
      /**
       * Accounts whose keys were set via `SessionInterface` (external path) without
       * incrementing the consumer reference or placing a key deposit. `do_purge_keys`
       * only decrements consumers for accounts that were registered through the local
       * session pallet.
       **/
      externallySetKeys: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<Null>>, [AccountId32]>;
      /**
       * The owner of a key. The key is the `KeyTypeId` + the encoded key.
       **/
      keyOwner: AugmentedQuery<ApiType, (arg: ITuple<[SpCoreCryptoKeyTypeId, Bytes]> | [SpCoreCryptoKeyTypeId | string | Uint8Array, Bytes | string | Uint8Array]) => Observable<Option<AccountId32>>, [ITuple<[SpCoreCryptoKeyTypeId, Bytes]>]>;
      /**
       * The next session keys for a validator.
       **/
      nextKeys: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<Option<DatdotRuntimeOpaqueSessionKeys>>, [AccountId32]>;
      /**
       * True if the underlying economic identities or weighting behind the validators
       * has changed in the queued validator set.
       **/
      queuedChanged: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * The queued keys for the next session. When the next session begins, these keys
       * will be used to determine the validator's session keys.
       **/
      queuedKeys: AugmentedQuery<ApiType, () => Observable<Vec<ITuple<[AccountId32, DatdotRuntimeOpaqueSessionKeys]>>>, []>;
      /**
       * The current set of validators.
       **/
      validators: AugmentedQuery<ApiType, () => Observable<Vec<AccountId32>>, []>;
    };
    sudo: {
      /**
       * The `AccountId` of the sudo key.
       **/
      key: AugmentedQuery<ApiType, () => Observable<Option<AccountId32>>, []>;
    };
    system: {
      /**
       * The full account information for a particular account ID.
       **/
      account: AugmentedQuery<ApiType, (arg: AccountId32 | string | Uint8Array) => Observable<FrameSystemAccountInfo>, [AccountId32]>;
      /**
       * `Some` if a code upgrade has been authorized.
       **/
      authorizedUpgrade: AugmentedQuery<ApiType, () => Observable<Option<FrameSystemCodeUpgradeAuthorization>>, []>;
      /**
       * Map of block numbers to block hashes.
       **/
      blockHash: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<H256>, [u32]>;
      /**
       * Total size (in bytes) of the current block.
       * 
       * Tracks the size of the header and all extrinsics.
       **/
      blockSize: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
      /**
       * Number of blocks till the pending code upgrade is applied.
       **/
      blocksTillUpgrade: AugmentedQuery<ApiType, () => Observable<Option<u8>>, []>;
      /**
       * The current weight for the block.
       **/
      blockWeight: AugmentedQuery<ApiType, () => Observable<FrameSupportDispatchPerDispatchClassWeight>, []>;
      /**
       * Digest of the current block, also part of the block header.
       **/
      digest: AugmentedQuery<ApiType, () => Observable<SpRuntimeDigest>, []>;
      /**
       * The number of events in the `Events<T>` list.
       **/
      eventCount: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Events deposited for the current block.
       * 
       * NOTE: The item is unbound and should therefore never be read on chain.
       * It could otherwise inflate the PoV size of a block.
       * 
       * Events have a large in-memory size. Box the events to not go out-of-memory
       * just in case someone still reads them from within the runtime.
       **/
      events: AugmentedQuery<ApiType, () => Observable<Vec<FrameSystemEventRecord>>, []>;
      /**
       * Mapping between a topic (represented by T::Hash) and a vector of indexes
       * of events in the `<Events<T>>` list.
       * 
       * All topic vectors have deterministic storage locations depending on the topic. This
       * allows light-clients to leverage the changes trie storage tracking mechanism and
       * in case of changes fetch the list of events of interest.
       * 
       * The value has the type `(BlockNumberFor<T>, EventIndex)` because if we used only just
       * the `EventIndex` then in case if the topic has the same contents on the next block
       * no notification will be triggered thus the event might be lost.
       **/
      eventTopics: AugmentedQuery<ApiType, (arg: H256 | string | Uint8Array) => Observable<Vec<ITuple<[u32, u32]>>>, [H256]>;
      /**
       * The execution phase of the block.
       **/
      executionPhase: AugmentedQuery<ApiType, () => Observable<Option<FrameSystemPhase>>, []>;
      /**
       * Total extrinsics count for the current block.
       **/
      extrinsicCount: AugmentedQuery<ApiType, () => Observable<Option<u32>>, []>;
      /**
       * Extrinsics data for the current block (maps an extrinsic's index to its data).
       **/
      extrinsicData: AugmentedQuery<ApiType, (arg: u32 | AnyNumber | Uint8Array) => Observable<Bytes>, [u32]>;
      /**
       * The weight reclaimed for the extrinsic.
       * 
       * This information is available until the end of the extrinsic execution.
       * More precisely this information is removed in `note_applied_extrinsic`.
       * 
       * Logic doing some post dispatch weight reduction must update this storage to avoid duplicate
       * reduction.
       **/
      extrinsicWeightReclaimed: AugmentedQuery<ApiType, () => Observable<SpWeightsWeightV2Weight>, []>;
      /**
       * Whether all inherents have been applied.
       **/
      inherentsApplied: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * Stores the `spec_version` and `spec_name` of when the last runtime upgrade happened.
       **/
      lastRuntimeUpgrade: AugmentedQuery<ApiType, () => Observable<Option<FrameSystemLastRuntimeUpgradeInfo>>, []>;
      /**
       * The current block number being processed. Set by `execute_block`.
       **/
      number: AugmentedQuery<ApiType, () => Observable<u32>, []>;
      /**
       * Hash of the previous block.
       **/
      parentHash: AugmentedQuery<ApiType, () => Observable<H256>, []>;
      /**
       * True if we have upgraded so that AccountInfo contains three types of `RefCount`. False
       * (default) if not.
       **/
      upgradedToTripleRefCount: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * True if we have upgraded so that `type RefCount` is `u32`. False (default) if not.
       **/
      upgradedToU32RefCount: AugmentedQuery<ApiType, () => Observable<bool>, []>;
    };
    timestamp: {
      /**
       * Whether the timestamp has been updated in this block.
       * 
       * This value is updated to `true` upon successful submission of a timestamp by a node.
       * It is then checked at the end of each block execution in the `on_finalize` hook.
       **/
      didUpdate: AugmentedQuery<ApiType, () => Observable<bool>, []>;
      /**
       * The current time for the current block.
       **/
      now: AugmentedQuery<ApiType, () => Observable<u64>, []>;
    };
    transactionPayment: {
      nextFeeMultiplier: AugmentedQuery<ApiType, () => Observable<u128>, []>;
      storageVersion: AugmentedQuery<ApiType, () => Observable<PalletTransactionPaymentReleases>, []>;
      /**
       * The `OnChargeTransaction` stores the withdrawn tx fee here.
       * 
       * Use `withdraw_txfee` and `remaining_txfee` to access from outside the crate.
       **/
      txPaymentCredit: AugmentedQuery<ApiType, () => Observable<Option<FrameSupportTokensFungibleImbalance>>, []>;
    };
  } // AugmentedQueries
} // declare module
