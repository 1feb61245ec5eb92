// Auto-generated via `yarn polkadot-types-from-chain`, do not edit
/* eslint-disable */

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/submittable';

import type { ApiTypes, AugmentedSubmittable, SubmittableExtrinsic, SubmittableExtrinsicFunction } from '@polkadot/api-base/types';
import type { Bytes, Compact, Option, U8aFixed, Vec, bool, u128, u16, u32, u64 } from '@polkadot/types-codec';
import type { AnyNumber, IMethod, ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, Call, H256, MultiAddress } from '@polkadot/types/interfaces/runtime';
import type { DatdotRuntimeConfigsMarketRuntimeParameters, DatdotRuntimeOpaqueSessionKeys, DatdotRuntimeOriginCaller, PalletBalancesAdjustmentDirection, PalletDatdotAccountAccountChange, PalletDatdotAccountPossessionProofs, PalletDatdotAmendmentSetupOutcome, PalletDatdotChallengeStorageProof, PalletDatdotContractSlotId, PalletDatdotDeliveryPerformanceReport, PalletDatdotFeedEquivocation, PalletDatdotFeedFeedUpdate, PalletDatdotFeedNewFeed, PalletDatdotOffer, PalletDatdotPlanPlanChange, PalletDatdotPlanPlanRequest, PalletMigrationsHistoricCleanupSelector, PalletMigrationsMigrationCursor, SpConsensusBabeDigestsNextConfigDescriptor, SpConsensusGrandpaEquivocationProof, SpConsensusSlotsEquivocationProof, SpCoreVoid, SpWeightsWeightV2Weight } from '@polkadot/types/lookup';

export type __AugmentedSubmittable = AugmentedSubmittable<() => unknown>;
export type __SubmittableExtrinsic<ApiType extends ApiTypes> = SubmittableExtrinsic<ApiType>;
export type __SubmittableExtrinsicFunction<ApiType extends ApiTypes> = SubmittableExtrinsicFunction<ApiType>;

declare module '@polkadot/api-base/types/submittable' {
  interface AugmentedSubmittables<ApiType extends ApiTypes> {
    babe: {
      /**
       * Plan an epoch config change. The epoch config change is recorded and will be enacted on
       * the next call to `enact_epoch_change`. The config will be activated one epoch after.
       * Multiple calls to this method will replace any existing planned config change that had
       * not been enacted yet.
       **/
      planConfigChange: AugmentedSubmittable<(config: SpConsensusBabeDigestsNextConfigDescriptor | { V1: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [SpConsensusBabeDigestsNextConfigDescriptor]>;
      /**
       * Report authority equivocation/misbehavior. This method will verify
       * the equivocation proof and validate the given key ownership proof
       * against the extracted offender. If both are valid, the offence will
       * be reported.
       **/
      reportEquivocation: AugmentedSubmittable<(equivocationProof: SpConsensusSlotsEquivocationProof | { offender?: any; slot?: any; firstHeader?: any; secondHeader?: any } | string | Uint8Array, keyOwnerProof: SpCoreVoid | null) => SubmittableExtrinsic<ApiType>, [SpConsensusSlotsEquivocationProof, SpCoreVoid]>;
      /**
       * Report authority equivocation/misbehavior. This method will verify
       * the equivocation proof and validate the given key ownership proof
       * against the extracted offender. If both are valid, the offence will
       * be reported.
       * This extrinsic must be called unsigned and it is expected that only
       * block authors will call it (validated in `ValidateUnsigned`), as such
       * if the block author is defined it will be defined as the equivocation
       * reporter.
       **/
      reportEquivocationUnsigned: AugmentedSubmittable<(equivocationProof: SpConsensusSlotsEquivocationProof | { offender?: any; slot?: any; firstHeader?: any; secondHeader?: any } | string | Uint8Array, keyOwnerProof: SpCoreVoid | null) => SubmittableExtrinsic<ApiType>, [SpConsensusSlotsEquivocationProof, SpCoreVoid]>;
    };
    balances: {
      /**
       * Burn the specified liquid free balance from the origin account.
       * 
       * If the origin's account ends up below the existential deposit as a result
       * of the burn and `keep_alive` is false, the account will be reaped.
       * 
       * Unlike sending funds to a _burn_ address, which merely makes the funds inaccessible,
       * this `burn` operation will reduce total issuance by the amount _burned_.
       **/
      burn: AugmentedSubmittable<(value: Compact<u128> | AnyNumber | Uint8Array, keepAlive: bool | boolean | Uint8Array) => SubmittableExtrinsic<ApiType>, [Compact<u128>, bool]>;
      /**
       * Adjust the total issuance in a saturating way.
       * 
       * Can only be called by root and always needs a positive `delta`.
       * 
       * # Example
       **/
      forceAdjustTotalIssuance: AugmentedSubmittable<(direction: PalletBalancesAdjustmentDirection | 'Increase' | 'Decrease' | number | Uint8Array, delta: Compact<u128> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [PalletBalancesAdjustmentDirection, Compact<u128>]>;
      /**
       * Set the regular balance of a given account.
       * 
       * The dispatch origin for this call is `root`.
       **/
      forceSetBalance: AugmentedSubmittable<(who: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, newFree: Compact<u128> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, Compact<u128>]>;
      /**
       * Exactly as `transfer_allow_death`, except the origin must be root and the source account
       * may be specified.
       **/
      forceTransfer: AugmentedSubmittable<(source: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, dest: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, value: Compact<u128> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, MultiAddress, Compact<u128>]>;
      /**
       * Unreserve some balance from a user by force.
       * 
       * Can only be called by ROOT.
       **/
      forceUnreserve: AugmentedSubmittable<(who: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, amount: u128 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, u128]>;
      /**
       * Transfer the entire transferable balance from the caller account.
       * 
       * NOTE: This function only attempts to transfer _transferable_ balances. This means that
       * any locked, reserved, or existential deposits (when `keep_alive` is `true`), will not be
       * transferred by this function. To ensure that this function results in a killed account,
       * you might need to prepare the account by removing any reference counters, storage
       * deposits, etc...
       * 
       * The dispatch origin of this call must be Signed.
       * 
       * - `dest`: The recipient of the transfer.
       * - `keep_alive`: A boolean to determine if the `transfer_all` operation should send all
       * of the funds the account has, causing the sender account to be killed (false), or
       * transfer everything except at least the existential deposit, which will guarantee to
       * keep the sender account alive (true).
       **/
      transferAll: AugmentedSubmittable<(dest: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, keepAlive: bool | boolean | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, bool]>;
      /**
       * Transfer some liquid free balance to another account.
       * 
       * `transfer_allow_death` will set the `FreeBalance` of the sender and receiver.
       * If the sender's account is below the existential deposit as a result
       * of the transfer, the account will be reaped.
       * 
       * The dispatch origin for this call must be `Signed` by the transactor.
       **/
      transferAllowDeath: AugmentedSubmittable<(dest: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, value: Compact<u128> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, Compact<u128>]>;
      /**
       * Same as the [`transfer_allow_death`] call, but with a check that the transfer will not
       * kill the origin account.
       * 
       * 99% of the time you want [`transfer_allow_death`] instead.
       * 
       * [`transfer_allow_death`]: struct.Pallet.html#method.transfer
       **/
      transferKeepAlive: AugmentedSubmittable<(dest: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, value: Compact<u128> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, Compact<u128>]>;
      /**
       * Upgrade a specified account.
       * 
       * - `origin`: Must be `Signed`.
       * - `who`: The account to be upgraded.
       * 
       * This will waive the transaction fee if at least all but 10% of the accounts needed to
       * be upgraded. (We let some not have to be upgraded just in order to allow for the
       * possibility of churn).
       **/
      upgradeAccounts: AugmentedSubmittable<(who: Vec<AccountId32> | (AccountId32 | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<AccountId32>]>;
    };
    datdot: {
      /**
       * Register this account with its two keys, so that it can provide.
       * 
       * A deposit is held. `datdot account create --fields` prints the keys and their proofs.
       * 
       * ## Arguments
       * - `noise_key`: ed25519 public key by which peers dial this account.
       * - `signing_key`: another ed25519 public key, for statements.
       * - `proofs`: a signature by each key over
       * `"datdot/account/" purpose ‖ genesis hash ‖ account ‖ key`.
       **/
      accountCreate: AugmentedSubmittable<(noiseKey: U8aFixed | string | Uint8Array, signingKey: U8aFixed | string | Uint8Array, proofs: PalletDatdotAccountPossessionProofs | { noise?: any; signing?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [U8aFixed, U8aFixed, PalletDatdotAccountPossessionProofs]>;
      /**
       * Close this account: its offer ends and every deposit comes back.
       * 
       * Refused while the account has duties or plans.
       **/
      accountDelete: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Change the keys of this account: after `RotationDelay`, or at once, because a key is no longer
       * in its owner's hands alone.
       * 
       * Setups that run when keys rotate go on with the old ones. Those that await a signature by a
       * revoked key are drawn again, without blame; a revoked key never acts again.
       * 
       * ## Arguments
       * - `change`: the new keys with their proofs of possession.
       **/
      accountUpdate: AugmentedSubmittable<(change: PalletDatdotAccountAccountChange | { Rotate: any } | { Revoke: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [PalletDatdotAccountAccountChange]>;
      /**
       * Give slots back whose plan is paused, or was made longer than this account's offer.
       * 
       * It costs nothing. A storage challenge issued after the pause, or after the offer's end, must
       * have been answered. What is due for a slot and not counted yet is lost: wait until it is
       * settled.
       * 
       * ## Arguments
       * - `slots`: slots that this account hosts, each named by contract and place.
       **/
      giveBack: AugmentedSubmittable<(slots: Vec<PalletDatdotContractSlotId> | (PalletDatdotContractSlotId | { contract?: any; slot?: any } | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<PalletDatdotContractSlotId>]>;
      /**
       * Offer work as encoder, attestor or hoster; the stake is held.
       * 
       * The offer may be drawn after `RegistrationDelay`.
       * 
       * ## Arguments
       * - `offer`: for each role its capacity and least price (hosters: bytes, too); region (two
       * characters of a geohash), hours (21 bytes, one bit an hour from Monday 00:00 UTC), rate
       * in KiB/s, latency in ms, first block and block of the end.
       **/
      offerCreate: AugmentedSubmittable<(offer: PalletDatdotOffer | { encoder?: any; attestor?: any; hoster?: any; region?: any; hours?: any; rate?: any; latency?: any; from?: any; until?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [PalletDatdotOffer]>;
      /**
       * Change this provider's offer; it may be drawn again after `RegistrationDelay`.
       * 
       * Stake is held or returned as the new offer needs. While there are duties, the offer cannot
       * shrink below them, and slots that were drawn keep their region, rate, latency and time.
       * Changed hours end the present run of proofs.
       * 
       * ## Arguments
       * - `offer`: the whole new offer, as in `offer_create`.
       **/
      offerUpdate: AugmentedSubmittable<(offer: PalletDatdotOffer | { encoder?: any; attestor?: any; hoster?: any; region?: any; hours?: any; rate?: any; latency?: any; from?: any; until?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [PalletDatdotOffer]>;
      /**
       * Stop providing: duties are handed over, then stake and fee reserve come back.
       * 
       * For each slot somebody else is drawn; until that one has its replica, this account goes on
       * hosting. Whoever leaves pays the replacement. Called again after `ExitDelay`, slots that
       * nobody took over are given up at the same price.
       **/
      offerWithdraw: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Be away for a while: slots are kept, unpaid, and nothing is asked.
       * 
       * Pay begins again with the first proof afterwards. Pauses have a budget.
       * 
       * ## Arguments
       * - `until`: tick of the market's clock at which the pause ends by itself.
       **/
      pause: AugmentedSubmittable<(until: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * End a plan of this account at the next block.
       * 
       * Hosters are paid for what they proved until then, and setups that are under way are paid.
       * The rest comes back when every contract is settled.
       * 
       * ## Arguments
       * - `plan`: id of the plan.
       **/
      planCancel: AugmentedSubmittable<(plan: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Pause a plan of this account from the next block on: nothing is paid, and nothing new is
       * staffed.
       * 
       * Its hosters may keep their slots or give them back. The plan ends when it would have
       * anyway. A plan can be paused a few times only.
       * 
       * ## Arguments
       * - `plan`: id of the plan.
       **/
      planPause: AugmentedSubmittable<(plan: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Resume a paused plan of this account from the next block on.
       * 
       * One setup is held for each slot that was given back meanwhile; `ledger.returned` of the
       * plan is the sum.
       * 
       * ## Arguments
       * - `plan`: id of the plan.
       **/
      planResume: AugmentedSubmittable<(plan: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Keep more ranges in a plan of this account, or keep all of them longer. The whole cost is
       * held.
       * 
       * More time holds one more setup of each slot as well: hosters whose offers end before the
       * new end may leave freely. What is not spent comes back when the plan has ended.
       * 
       * ## Arguments
       * - `plan`: id of the plan.
       * - `change`: ranges to add (feed, first chunk, first chunk after it, bytes; one that grows,
       * if the plan has none or follows no further), and the new block of the end, if it moves.
       * - `budget`: the most that may be held for the change, deposits included.
       **/
      planUpdate: AugmentedSubmittable<(plan: u64 | AnyNumber | Uint8Array, change: PalletDatdotPlanPlanChange | { ranges?: any; until?: any } | string | Uint8Array, budget: u128 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, PalletDatdotPlanPlanChange, u128]>;
      /**
       * Publish a hypercore, so that plans can name it. A deposit is held.
       * 
       * `datdot publish KEY --fields` prints these fields.
       * 
       * ## Arguments
       * - `feed`: key, encoded manifest (none if the key is an ed25519 public key), the newest
       * signed head (fork, length in chunks, roots, signature), and, if the feed's key
       * authorised this account, its signature.
       **/
      publishFeed: AugmentedSubmittable<(feed: PalletDatdotFeedNewFeed | { key?: any; manifest?: any; head?: any; authorisation?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [PalletDatdotFeedNewFeed]>;
      /**
       * Request hosting: keep ranges of feeds from one block to another. The whole cost is held.
       * 
       * What is not spent comes back when the plan has ended.
       * 
       * ## Arguments
       * - `new_feeds`: feeds that are not on chain yet; usually empty.
       * - `plan`: ranges (feed, first chunk, first chunk after it, bytes), first block, block of
       * the end, terms (replicas, chunks of a contract, needs, price), and the budget: the most
       * that may be held. One range may end nowhere and grow with its feed, up to its bytes and
       * to a number of contracts, all of which is held at once.
       **/
      publishPlan: AugmentedSubmittable<(newFeeds: Vec<PalletDatdotFeedNewFeed> | (PalletDatdotFeedNewFeed | { key?: any; manifest?: any; head?: any; authorisation?: any } | string | Uint8Array)[], plan: PalletDatdotPlanPlanRequest | { ranges?: any; from?: any; until?: any; terms?: any; budget?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Vec<PalletDatdotFeedNewFeed>, PalletDatdotPlanPlanRequest]>;
      /**
       * Remove a feed that this account published; its deposit comes back.
       * 
       * Refused while plans name it.
       * 
       * ## Arguments
       * - `feed`: id of the feed.
       **/
      removeFeed: AugmentedSubmittable<(feed: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Report that the author of a feed signed two heads that contradict each other.
       * 
       * The feed is frozen and its plans end. The reporter gets the deposit of a publisher whom
       * the feed's own key authorised. A correct report is free.
       * 
       * ## Arguments
       * - `feed`: id of the feed.
       * - `evidence`: two signed heads of one fork; of one length, or a longer one with its roots
       * at the shorter length.
       **/
      reportEquivocation: AugmentedSubmittable<(feed: u64 | AnyNumber | Uint8Array, evidence: PalletDatdotFeedEquivocation | { SameLength: any } | { Longer: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, PalletDatdotFeedEquivocation]>;
      /**
       * Report that replicas of this account are lost, before a challenge finds out.
       * 
       * Each costs its replacement and a part of what a fault would cost; the other slots stay.
       * 
       * ## Arguments
       * - `slots`: the lost slots, each named by contract and place.
       **/
      reportLoss: AugmentedSubmittable<(slots: Vec<PalletDatdotContractSlotId> | (PalletDatdotContractSlotId | { contract?: any; slot?: any } | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<PalletDatdotContractSlotId>]>;
      /**
       * Pay hosters for what they proved; anybody may.
       * 
       * ## Arguments
       * - `slots`: the slots to settle, each named by contract and place.
       **/
      settle: AugmentedSubmittable<(slots: Vec<PalletDatdotContractSlotId> | (PalletDatdotContractSlotId | { contract?: any; slot?: any } | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<PalletDatdotContractSlotId>]>;
      /**
       * Report measurements of hosters: commit while the epoch runs, reveal in the first quarter
       * of the next. A correct report is free.
       * 
       * ## Arguments
       * - `report`: one step of the report.
       **/
      submitPerformanceChallenge: AugmentedSubmittable<(report: PalletDatdotDeliveryPerformanceReport | { Commit: any } | { Reveal: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [PalletDatdotDeliveryPerformanceReport]>;
      /**
       * State how the setup of a slot ended. A correct statement is free.
       * 
       * The hoster submits it; encoder and attestor may a few ticks later.
       * 
       * ## Arguments
       * - `amendment`: id of the amendment.
       * - `slot`: place of the hoster in the contract, from 0.
       * - `outcome`: complete: replica root, sizes, format, and the signatures of encoder, attestor
       * and hoster. Rejected, by the attestor: the same of the encoder's replica, and the
       * encoder's signature. No source or too large: signatures of the encoders and the attestor.
       **/
      submitStatement: AugmentedSubmittable<(amendment: u64 | AnyNumber | Uint8Array, slot: u32 | AnyNumber | Uint8Array, outcome: PalletDatdotAmendmentSetupOutcome | { Complete: any } | { Rejected: any } | { NoSource: any } | { TooLarge: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, u32, PalletDatdotAmendmentSetupOutcome]>;
      /**
       * Answer a storage challenge. A correct answer is free.
       * 
       * ## Arguments
       * - `challenge`: id of the challenge.
       * - `proof`: a leaf of 128 bytes and its Merkle path for each sample, in their order.
       **/
      submitStorageChallenge: AugmentedSubmittable<(challenge: u64 | AnyNumber | Uint8Array, proof: PalletDatdotChallengeStorageProof | { Leaves: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, PalletDatdotChallengeStorageProof]>;
      /**
       * End the pause or the suspension of this provider.
       * 
       * What was slashed of its stake is held again; it may be drawn after `RegistrationDelay`.
       **/
      unpause: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Replace the head of a feed by a longer one, or by that of a higher fork; anybody may.
       * 
       * Plans that follow the feed make contracts of what it has more, without another call. A
       * fork ends the plans of the feed, and is free if it ends one. An extension that at least
       * doubles the feed's length is free: an author can sign any number of small ones.
       * 
       * ## Arguments
       * - `feed`: id of the feed.
       * - `update`: the new length, its signature, and the nodes of Hypercore's `upgrade` proof
       * from the stored length on; or the newest signed head of a higher fork.
       **/
      updateFeed: AugmentedSubmittable<(feed: u64 | AnyNumber | Uint8Array, update: PalletDatdotFeedFeedUpdate | { Extend: any } | { Fork: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64, PalletDatdotFeedFeedUpdate]>;
    };
    grandpa: {
      /**
       * Note that the current authority set of the GRANDPA finality gadget has stalled.
       * 
       * This will trigger a forced authority set change at the beginning of the next session, to
       * be enacted `delay` blocks after that. The `delay` should be high enough to safely assume
       * that the block signalling the forced change will not be re-orged e.g. 1000 blocks.
       * The block production rate (which may be slowed down because of finality lagging) should
       * be taken into account when choosing the `delay`. The GRANDPA voters based on the new
       * authority will start voting on top of `best_finalized_block_number` for new finalized
       * blocks. `best_finalized_block_number` should be the highest of the latest finalized
       * block of all validators of the new authority set.
       * 
       * Only callable by root.
       **/
      noteStalled: AugmentedSubmittable<(delay: u32 | AnyNumber | Uint8Array, bestFinalizedBlockNumber: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u32, u32]>;
      /**
       * Report voter equivocation/misbehavior. This method will verify the
       * equivocation proof and validate the given key ownership proof
       * against the extracted offender. If both are valid, the offence
       * will be reported.
       **/
      reportEquivocation: AugmentedSubmittable<(equivocationProof: SpConsensusGrandpaEquivocationProof | { setId?: any; equivocation?: any } | string | Uint8Array, keyOwnerProof: SpCoreVoid | null) => SubmittableExtrinsic<ApiType>, [SpConsensusGrandpaEquivocationProof, SpCoreVoid]>;
      /**
       * Report voter equivocation/misbehavior. This method will verify the
       * equivocation proof and validate the given key ownership proof
       * against the extracted offender. If both are valid, the offence
       * will be reported.
       * 
       * This extrinsic must be called unsigned and it is expected that only
       * block authors will call it (validated in `ValidateUnsigned`), as such
       * if the block author is defined it will be defined as the equivocation
       * reporter.
       **/
      reportEquivocationUnsigned: AugmentedSubmittable<(equivocationProof: SpConsensusGrandpaEquivocationProof | { setId?: any; equivocation?: any } | string | Uint8Array, keyOwnerProof: SpCoreVoid | null) => SubmittableExtrinsic<ApiType>, [SpConsensusGrandpaEquivocationProof, SpCoreVoid]>;
    };
    migrator: {
      /**
       * Clears the `Historic` set.
       * 
       * `map_cursor` must be set to the last value that was returned by the
       * `HistoricCleared` event. The first time `None` can be used. `limit` must be chosen in a
       * way that will result in a sensible weight.
       **/
      clearHistoric: AugmentedSubmittable<(selector: PalletMigrationsHistoricCleanupSelector | { Specific: any } | { Wildcard: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [PalletMigrationsHistoricCleanupSelector]>;
      /**
       * Forces the onboarding of the migrations.
       * 
       * This process happens automatically on a runtime upgrade. It is in place as an emergency
       * measurement. The cursor needs to be `None` for this to succeed.
       **/
      forceOnboardMbms: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Allows root to set an active cursor to forcefully start/forward the migration process.
       * 
       * This is an edge-case version of [`Self::force_set_cursor`] that allows to set the
       * `started_at` value to the next block number. Otherwise this would not be possible, since
       * `force_set_cursor` takes an absolute block number. Setting `started_at` to `None`
       * indicates that the current block number plus one should be used.
       **/
      forceSetActiveCursor: AugmentedSubmittable<(index: u32 | AnyNumber | Uint8Array, innerCursor: Option<Bytes> | null | Uint8Array | Bytes | string, startedAt: Option<u32> | null | Uint8Array | u32 | AnyNumber) => SubmittableExtrinsic<ApiType>, [u32, Option<Bytes>, Option<u32>]>;
      /**
       * Allows root to set a cursor to forcefully start, stop or forward the migration process.
       * 
       * Should normally not be needed and is only in place as emergency measure. Note that
       * restarting the migration process in this manner will not call the
       * [`MigrationStatusHandler::started`] hook or emit an `UpgradeStarted` event.
       **/
      forceSetCursor: AugmentedSubmittable<(cursor: Option<PalletMigrationsMigrationCursor> | null | Uint8Array | PalletMigrationsMigrationCursor | { Active: any } | { Stuck: any } | string) => SubmittableExtrinsic<ApiType>, [Option<PalletMigrationsMigrationCursor>]>;
    };
    parameters: {
      /**
       * Set the value of a parameter.
       * 
       * The dispatch origin of this call must be `AdminOrigin` for the given `key`. Values be
       * deleted by setting them to `None`.
       **/
      setParameter: AugmentedSubmittable<(keyValue: DatdotRuntimeConfigsMarketRuntimeParameters | { Market: any } | { Prices: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [DatdotRuntimeConfigsMarketRuntimeParameters]>;
    };
    session: {
      /**
       * Removes any session key(s) of the function caller.
       * 
       * This doesn't take effect until the next session.
       * 
       * The dispatch origin of this function must be Signed and the account must be either be
       * convertible to a validator ID using the chain's typical addressing system (this usually
       * means being a controller account) or directly convertible into a validator ID (which
       * usually means being a stash account).
       **/
      purgeKeys: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Sets the session key(s) of the function caller to `keys`.
       * 
       * Allows an account to set its session key prior to becoming a validator.
       * This doesn't take effect until the next session.
       * 
       * - `origin`: The dispatch origin of this function must be signed.
       * - `keys`: The new session keys to set. These are the public keys of all sessions keys
       * setup in the runtime.
       * - `proof`: The proof that `origin` has access to the private keys of `keys`. See
       * [`impl_opaque_keys`](sp_runtime::impl_opaque_keys) for more information about the
       * proof format.
       **/
      setKeys: AugmentedSubmittable<(keys: DatdotRuntimeOpaqueSessionKeys | { babe?: any; grandpa?: any } | string | Uint8Array, proof: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [DatdotRuntimeOpaqueSessionKeys, Bytes]>;
    };
    sudo: {
      /**
       * Permanently removes the sudo key.
       * 
       * **This cannot be un-done.**
       **/
      removeKey: AugmentedSubmittable<() => SubmittableExtrinsic<ApiType>, []>;
      /**
       * Authenticates the current sudo key and sets the given AccountId (`new`) as the new sudo
       * key.
       **/
      setKey: AugmentedSubmittable<(updated: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress]>;
      /**
       * Authenticates the sudo key and dispatches a function call with `Root` origin.
       **/
      sudo: AugmentedSubmittable<(call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Call]>;
      /**
       * Authenticates the sudo key and dispatches a function call with `Signed` origin from
       * a given account.
       * 
       * The dispatch origin for this call must be _Signed_.
       **/
      sudoAs: AugmentedSubmittable<(who: MultiAddress | { Id: any } | { Index: any } | { Raw: any } | { Address32: any } | { Address20: any } | string | Uint8Array, call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [MultiAddress, Call]>;
      /**
       * Authenticates the sudo key and dispatches a function call with `Root` origin.
       * This function does not check the weight of the call, and instead allows the
       * Sudo user to specify the weight of the call.
       * 
       * The dispatch origin for this call must be _Signed_.
       **/
      sudoUncheckedWeight: AugmentedSubmittable<(call: Call | IMethod | string | Uint8Array, weight: SpWeightsWeightV2Weight | { refTime?: any; proofSize?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Call, SpWeightsWeightV2Weight]>;
    };
    system: {
      /**
       * Provide the preimage (runtime binary) `code` for an upgrade that has been authorized.
       * 
       * If the authorization required a version check, this call will ensure the spec name
       * remains unchanged and that the spec version has increased.
       * 
       * Depending on the runtime's `OnSetCode` configuration, this function may directly apply
       * the new `code` in the same block or attempt to schedule the upgrade.
       * 
       * All origins are allowed.
       **/
      applyAuthorizedUpgrade: AugmentedSubmittable<(code: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes]>;
      /**
       * Authorize an upgrade to a given `code_hash` for the runtime. The runtime can be supplied
       * later.
       * 
       * This call requires Root origin.
       **/
      authorizeUpgrade: AugmentedSubmittable<(codeHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [H256]>;
      /**
       * Authorize an upgrade to a given `code_hash` for the runtime. The runtime can be supplied
       * later.
       * 
       * WARNING: This authorizes an upgrade that will take place without any safety checks, for
       * example that the spec name remains the same and that the version number increases. Not
       * recommended for normal use. Use `authorize_upgrade` instead.
       * 
       * This call requires Root origin.
       **/
      authorizeUpgradeWithoutChecks: AugmentedSubmittable<(codeHash: H256 | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [H256]>;
      /**
       * Kill all storage items with a key that starts with the given prefix.
       * 
       * **NOTE:** We rely on the Root origin to provide us the number of subkeys under
       * the prefix we are removing to accurately calculate the weight of this function.
       **/
      killPrefix: AugmentedSubmittable<(prefix: Bytes | string | Uint8Array, subkeys: u32 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes, u32]>;
      /**
       * Kill some items from storage.
       **/
      killStorage: AugmentedSubmittable<(keys: Vec<Bytes> | (Bytes | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<Bytes>]>;
      /**
       * Make some on-chain remark.
       * 
       * Can be executed by every `origin`.
       **/
      remark: AugmentedSubmittable<(remark: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes]>;
      /**
       * Make some on-chain remark and emit event.
       **/
      remarkWithEvent: AugmentedSubmittable<(remark: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes]>;
      /**
       * Set the new runtime code.
       **/
      setCode: AugmentedSubmittable<(code: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes]>;
      /**
       * Set the new runtime code without doing any checks of the given `code`.
       * 
       * Note that runtime upgrades will not run if this is called with a not-increasing spec
       * version!
       **/
      setCodeWithoutChecks: AugmentedSubmittable<(code: Bytes | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Bytes]>;
      /**
       * Set the number of pages in the WebAssembly environment's heap.
       **/
      setHeapPages: AugmentedSubmittable<(pages: u64 | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [u64]>;
      /**
       * Set some items of storage.
       **/
      setStorage: AugmentedSubmittable<(items: Vec<ITuple<[Bytes, Bytes]>> | ([Bytes | string | Uint8Array, Bytes | string | Uint8Array])[]) => SubmittableExtrinsic<ApiType>, [Vec<ITuple<[Bytes, Bytes]>>]>;
    };
    timestamp: {
      /**
       * Set the current time.
       * 
       * This call should be invoked exactly once per block. It will panic at the finalization
       * phase, if this call hasn't been invoked by that time.
       * 
       * The timestamp should be greater than the previous one by the amount specified by
       * [`Config::MinimumPeriod`].
       * 
       * The dispatch origin for this call must be _None_.
       * 
       * This dispatch class is _Mandatory_ to ensure it gets executed in the block. Be aware
       * that changing the complexity of this call could result exhausting the resources in a
       * block to execute any other calls.
       * 
       * ## Complexity
       * - `O(1)` (Note that implementations of `OnTimestampSet` must also be `O(1)`)
       * - 1 storage read and 1 storage mutation (codec `O(1)` because of `DidUpdate::take` in
       * `on_finalize`)
       * - 1 event handler `on_timestamp_set`. Must be `O(1)`.
       **/
      set: AugmentedSubmittable<(now: Compact<u64> | AnyNumber | Uint8Array) => SubmittableExtrinsic<ApiType>, [Compact<u64>]>;
    };
    utility: {
      /**
       * Send a call through an indexed pseudonym of the sender.
       * 
       * Filter from origin are passed along. The call will be dispatched with an origin which
       * use the same filter as the origin of this call.
       * 
       * NOTE: If you need to ensure that any account-based filtering is not honored (i.e.
       * because you expect `proxy` to have been used prior in the call stack and you do not want
       * the call restrictions to apply to any sub-accounts), then use `as_multi_threshold_1`
       * in the Multisig pallet instead.
       * 
       * NOTE: Prior to version *12, this was called `as_limited_sub`.
       * 
       * The dispatch origin for this call must be _Signed_.
       **/
      asDerivative: AugmentedSubmittable<(index: u16 | AnyNumber | Uint8Array, call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [u16, Call]>;
      /**
       * Send a batch of dispatch calls.
       * 
       * May be called from any origin except `None`.
       * 
       * - `calls`: The calls to be dispatched from the same origin. The number of call must not
       * exceed the constant: `batched_calls_limit` (available in constant metadata).
       * 
       * If origin is root then the calls are dispatched without checking origin filter. (This
       * includes bypassing `frame_system::Config::BaseCallFilter`).
       * 
       * ## Complexity
       * - O(C) where C is the number of calls to be batched.
       * 
       * This will return `Ok` in all circumstances. To determine the success of the batch, an
       * event is deposited. If a call failed and the batch was interrupted, then the
       * `BatchInterrupted` event is deposited, along with the number of successful calls made
       * and the error of the failed call. If all were successful, then the `BatchCompleted`
       * event is deposited.
       **/
      batch: AugmentedSubmittable<(calls: Vec<Call> | (Call | IMethod | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<Call>]>;
      /**
       * Send a batch of dispatch calls and atomically execute them.
       * The whole transaction will rollback and fail if any of the calls failed.
       * 
       * May be called from any origin except `None`.
       * 
       * - `calls`: The calls to be dispatched from the same origin. The number of call must not
       * exceed the constant: `batched_calls_limit` (available in constant metadata).
       * 
       * If origin is root then the calls are dispatched without checking origin filter. (This
       * includes bypassing `frame_system::Config::BaseCallFilter`).
       * 
       * ## Complexity
       * - O(C) where C is the number of calls to be batched.
       **/
      batchAll: AugmentedSubmittable<(calls: Vec<Call> | (Call | IMethod | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<Call>]>;
      /**
       * Dispatches a function call with a provided origin.
       * 
       * The dispatch origin for this call must be _Root_.
       * 
       * ## Complexity
       * - O(1).
       **/
      dispatchAs: AugmentedSubmittable<(asOrigin: DatdotRuntimeOriginCaller | { system: any } | string | Uint8Array, call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [DatdotRuntimeOriginCaller, Call]>;
      /**
       * Dispatches a function call with a provided origin.
       * 
       * Almost the same as [`Pallet::dispatch_as`] but forwards any error of the inner call.
       * 
       * The dispatch origin for this call must be _Root_.
       **/
      dispatchAsFallible: AugmentedSubmittable<(asOrigin: DatdotRuntimeOriginCaller | { system: any } | string | Uint8Array, call: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [DatdotRuntimeOriginCaller, Call]>;
      /**
       * Send a batch of dispatch calls.
       * Unlike `batch`, it allows errors and won't interrupt.
       * 
       * May be called from any origin except `None`.
       * 
       * - `calls`: The calls to be dispatched from the same origin. The number of call must not
       * exceed the constant: `batched_calls_limit` (available in constant metadata).
       * 
       * If origin is root then the calls are dispatch without checking origin filter. (This
       * includes bypassing `frame_system::Config::BaseCallFilter`).
       * 
       * ## Complexity
       * - O(C) where C is the number of calls to be batched.
       **/
      forceBatch: AugmentedSubmittable<(calls: Vec<Call> | (Call | IMethod | string | Uint8Array)[]) => SubmittableExtrinsic<ApiType>, [Vec<Call>]>;
      /**
       * Dispatch a fallback call in the event the main call fails to execute.
       * May be called from any origin except `None`.
       * 
       * This function first attempts to dispatch the `main` call.
       * If the `main` call fails, the `fallback` is attemted.
       * if the fallback is successfully dispatched, the weights of both calls
       * are accumulated and an event containing the main call error is deposited.
       * 
       * In the event of a fallback failure the whole call fails
       * with the weights returned.
       * 
       * - `main`: The main call to be dispatched. This is the primary action to execute.
       * - `fallback`: The fallback call to be dispatched in case the `main` call fails.
       * 
       * ## Dispatch Logic
       * - If the origin is `root`, both the main and fallback calls are executed without
       * applying any origin filters.
       * - If the origin is not `root`, the origin filter is applied to both the `main` and
       * `fallback` calls.
       * 
       * ## Use Case
       * - Some use cases might involve submitting a `batch` type call in either main, fallback
       * or both.
       **/
      ifElse: AugmentedSubmittable<(main: Call | IMethod | string | Uint8Array, fallback: Call | IMethod | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Call, Call]>;
      /**
       * Dispatch a function call with a specified weight.
       * 
       * This function does not check the weight of the call, and instead allows the
       * Root origin to specify the weight of the call.
       * 
       * The dispatch origin for this call must be _Root_.
       **/
      withWeight: AugmentedSubmittable<(call: Call | IMethod | string | Uint8Array, weight: SpWeightsWeightV2Weight | { refTime?: any; proofSize?: any } | string | Uint8Array) => SubmittableExtrinsic<ApiType>, [Call, SpWeightsWeightV2Weight]>;
    };
  } // AugmentedSubmittables
} // declare module
