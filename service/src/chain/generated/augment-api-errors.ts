// Auto-generated via `yarn polkadot-types-from-chain`, do not edit
/* eslint-disable */

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/errors';

import type { ApiTypes, AugmentedError } from '@polkadot/api-base/types';

export type __AugmentedError<ApiType extends ApiTypes> = AugmentedError<ApiType>;

declare module '@polkadot/api-base/types/errors' {
  interface AugmentedErrors<ApiType extends ApiTypes> {
    babe: {
      /**
       * A given equivocation report is valid but already previously reported.
       **/
      DuplicateOffenceReport: AugmentedError<ApiType>;
      /**
       * Submitted configuration is invalid.
       **/
      InvalidConfiguration: AugmentedError<ApiType>;
      /**
       * An equivocation proof provided as part of an equivocation report is invalid.
       **/
      InvalidEquivocationProof: AugmentedError<ApiType>;
      /**
       * A key ownership proof provided as part of an equivocation report is invalid.
       **/
      InvalidKeyOwnershipProof: AugmentedError<ApiType>;
    };
    balances: {
      /**
       * Beneficiary account must pre-exist.
       **/
      DeadAccount: AugmentedError<ApiType>;
      /**
       * The delta cannot be zero.
       **/
      DeltaZero: AugmentedError<ApiType>;
      /**
       * Value too low to create account due to existential deposit.
       **/
      ExistentialDeposit: AugmentedError<ApiType>;
      /**
       * A vesting schedule already exists for this account.
       **/
      ExistingVestingSchedule: AugmentedError<ApiType>;
      /**
       * Transfer/payment would kill account.
       **/
      Expendability: AugmentedError<ApiType>;
      /**
       * Balance too low to send value.
       **/
      InsufficientBalance: AugmentedError<ApiType>;
      /**
       * The issuance cannot be modified since it is already deactivated.
       **/
      IssuanceDeactivated: AugmentedError<ApiType>;
      /**
       * Account liquidity restrictions prevent withdrawal.
       **/
      LiquidityRestrictions: AugmentedError<ApiType>;
      /**
       * Number of freezes exceed `MaxFreezes`.
       **/
      TooManyFreezes: AugmentedError<ApiType>;
      /**
       * Number of holds exceed `VariantCountOf<T::RuntimeHoldReason>`.
       **/
      TooManyHolds: AugmentedError<ApiType>;
      /**
       * Number of named reserves exceed `MaxReserves`.
       **/
      TooManyReserves: AugmentedError<ApiType>;
      /**
       * Vesting balance too high to send value.
       **/
      VestingBalance: AugmentedError<ApiType>;
    };
    datdot: {
      /**
       * This account is registered already: change its keys with `account_update`.
       **/
      AccountExists: AugmentedError<ApiType>;
      /**
       * The account has duties: withdraw its offer and wait until they have ended.
       **/
      AccountHasDuties: AugmentedError<ApiType>;
      /**
       * The account sponsors plans: wait until they have ended and are removed.
       **/
      AccountHasPlans: AugmentedError<ApiType>;
      /**
       * This attestor has committed a report for this epoch already: reveal that one.
       **/
      AlreadyCommitted: AugmentedError<ApiType>;
      /**
       * The attestor's signature is missing or not by the drawn attestor's key: have the
       * attestor sign exactly this statement with the key that it was drawn with.
       **/
      BadAttestorSignature: AugmentedError<ApiType>;
      /**
       * The feed's key did not authorise this publisher: sign
       * `"datdot/publisher" ‖ genesis hash ‖ key ‖ account` like a head, or leave it out.
       **/
      BadAuthorisation: AugmentedError<ApiType>;
      /**
       * `contract_chunks` is zero or above `ContractSetSize`: ask for a number in between, or
       * for none to get the default.
       **/
      BadContractChunks: AugmentedError<ApiType>;
      /**
       * The encoder's signature is missing or not by the drawn encoder's key: have the encoder
       * sign exactly this statement with the key that it was drawn with.
       **/
      BadEncoderSignature: AugmentedError<ApiType>;
      /**
       * The roots or nodes of the longer head are too few, too many, or too large: send its roots
       * at the shorter length, and the nodes of `upgrade` from there.
       **/
      BadEvidenceNodes: AugmentedError<ApiType>;
      /**
       * One of the two heads is not signed by this feed's key, at this fork and length: send both
       * as the hypercore has them.
       **/
      BadEvidenceSignature: AugmentedError<ApiType>;
      /**
       * The head is empty or its roots do not fit its length: send the head as hypercore has it.
       **/
      BadHead: AugmentedError<ApiType>;
      /**
       * The signature does not verify for this key, fork, length and roots: send the newest
       * signed head; make an update from the stored length, see `getFeedByID`.
       **/
      BadHeadSignature: AugmentedError<ApiType>;
      /**
       * The hoster's signature is missing or not by the drawn hoster's key: have the hoster sign
       * exactly this statement with the key that it was drawn with.
       **/
      BadHosterSignature: AugmentedError<ApiType>;
      /**
       * More hours a week are asked for than a week has: ask for at most 168.
       **/
      BadHours: AugmentedError<ApiType>;
      /**
       * The manifest is malformed, unsupported, or does not belong to the key: send the manifest
       * as hypercore encodes it, or none if the key is an ed25519 public key.
       **/
      BadManifest: AugmentedError<ApiType>;
      /**
       * A measurement is not signed by its reader key: sign it with the key that read.
       **/
      BadMeasurementSignature: AugmentedError<ApiType>;
      /**
       * The offer ends before it begins or has ended already: choose a later end.
       **/
      BadOfferTime: AugmentedError<ApiType>;
      /**
       * The pause ends before it begins: choose a later tick.
       **/
      BadPauseTime: AugmentedError<ApiType>;
      /**
       * The plan ends before it begins or has ended already: choose a later end.
       **/
      BadPlanTime: AugmentedError<ApiType>;
      /**
       * The proof of possession does not fit: sign
       * `"datdot/account/" purpose ‖ genesis hash ‖ account ‖ key` with the key itself, for this
       * chain, this account and this purpose.
       **/
      BadPossessionProof: AugmentedError<ApiType>;
      /**
       * A price is zero or too high to reckon with: see `price_list`.
       **/
      BadPrice: AugmentedError<ApiType>;
      /**
       * The region is not a geohash prefix of two characters: send one such as `u3`.
       **/
      BadRegion: AugmentedError<ApiType>;
      /**
       * The number of replicas is zero or above `MaxReplicas`: ask for one in between, or for
       * none to get the default.
       **/
      BadReplicas: AugmentedError<ApiType>;
      /**
       * The statement's sizes are impossible: state them as they are in the replica.
       **/
      BadStatementSize: AugmentedError<ApiType>;
      /**
       * A proof is not for the leaf that was asked, or does not lead to the replica's root: send
       * the leaves in the order of the samples.
       **/
      BadStorageProof: AugmentedError<ApiType>;
      /**
       * The budget is below what the plan costs: raise the budget, or ask for less. The price
       * list and the plan's terms give the sum.
       **/
      BudgetTooSmall: AugmentedError<ApiType>;
      /**
       * A storage challenge of this account is open: answer it first.
       **/
      ChallengeOpen: AugmentedError<ApiType>;
      /**
       * The report is not the committed one: reveal the same measurements with the same salt, in
       * the same order.
       **/
      CommitmentMismatch: AugmentedError<ApiType>;
      /**
       * No slot is left to give up; the other duties end by themselves: wait.
       **/
      DutiesLeft: AugmentedError<ApiType>;
      /**
       * The leaver's duties are still being handed over: wait until `ExitDelay` is over to go at
       * the price of the replacements.
       **/
      ExitTooEarly: AugmentedError<ApiType>;
      /**
       * This feed is on chain already: use its id, or `update_feed` for a longer head.
       **/
      FeedExists: AugmentedError<ApiType>;
      /**
       * Plans name this feed: wait until they have ended and are removed.
       **/
      FeedInUse: AugmentedError<ApiType>;
      /**
       * The feed is frozen, since its author signed heads that contradict each other: use another
       * feed.
       **/
      FeedIsFrozen: AugmentedError<ApiType>;
      /**
       * A plan follows one feed at a time: make another plan, or wait until this one has stopped
       * and its last contracts are activated.
       **/
      FollowsAlready: AugmentedError<ApiType>;
      /**
       * In the first ticks only the hoster may submit: wait.
       **/
      HosterFirst: AugmentedError<ApiType>;
      /**
       * The drawn hoster is suspended or leaving and takes no slot: it unpauses first, or the slot
       * is drawn again after the deadline.
       **/
      HosterGone: AugmentedError<ApiType>;
      /**
       * The account has held slots and is not done with them: wait an epoch or two.
       **/
      HostingNotOver: AugmentedError<ApiType>;
      /**
       * The ids of this chain are used up: nothing more can be published here, use another
       * chain.
       **/
      IdsExhausted: AugmentedError<ApiType>;
      /**
       * The account cannot pay what this needs to hold: put more money on it.
       **/
      InsufficientFunds: AugmentedError<ApiType>;
      /**
       * This key was revoked and counts for nothing: make a new one; a slot that awaited it is drawn
       * again.
       **/
      KeyRevoked: AugmentedError<ApiType>;
      /**
       * The Noise key and the signing key are equal: use two key pairs.
       **/
      KeysEqual: AugmentedError<ApiType>;
      /**
       * This key belongs to another account: make a new key pair.
       **/
      KeyTaken: AugmentedError<ApiType>;
      /**
       * The report has a measurement that was not asked of this attestor in this epoch: leave it
       * out before committing.
       **/
      MeasurementNotAsked: AugmentedError<ApiType>;
      /**
       * The two heads do not contradict each other: send signed heads of one fork whose common
       * chunks differ. Chunks that a manifest names itself are nobody's word.
       **/
      NoEquivocation: AugmentedError<ApiType>;
      /**
       * No slot is named: name at least one.
       **/
      NoSlots: AugmentedError<ApiType>;
      /**
       * The fork is not higher than the stored one: see `getFeedByID`.
       **/
      NotAHigherFork: AugmentedError<ApiType>;
      /**
       * The update does not extend the stored head: make it from the stored length, see
       * `getFeedByID`.
       **/
      NotAnExtension: AugmentedError<ApiType>;
      /**
       * This provider is paused, suspended or leaving: `unpause` first, or wait until it is gone.
       **/
      NotAtWork: AugmentedError<ApiType>;
      /**
       * This challenge is for another account: answer those of `open_challenges`.
       **/
      NotChallenged: AugmentedError<ApiType>;
      /**
       * There is no commitment for this epoch that is not revealed: commit first.
       **/
      NotCommitted: AugmentedError<ApiType>;
      /**
       * The amendment has not been drawn yet: wait for `AmendmentDrawn`.
       **/
      NotDrawn: AugmentedError<ApiType>;
      /**
       * Only the drawn encoder, attestor and hoster of a slot may submit its statement: submit
       * it from one of their accounts.
       **/
      NotDrawnForSlot: AugmentedError<ApiType>;
      /**
       * Nothing would change: name at least one thing that differs.
       **/
      NothingToChange: AugmentedError<ApiType>;
      /**
       * This attestor has nothing to measure in this epoch: report only epochs that it was drawn
       * for, see `my_duties`.
       **/
      NothingToMeasure: AugmentedError<ApiType>;
      /**
       * Only the attestor who was drawn for it rejects a replica: the others wait.
       **/
      NotItsAttestor: AugmentedError<ApiType>;
      /**
       * This provider is neither paused nor suspended: there is nothing to end.
       **/
      NotPaused: AugmentedError<ApiType>;
      /**
       * No challenge that was issued since the pause, or since the offer's end, was answered yet:
       * answer the next one first.
       **/
      NotProvenYet: AugmentedError<ApiType>;
      /**
       * Only who published the feed may remove it.
       **/
      NotPublisher: AugmentedError<ApiType>;
      /**
       * Only the sponsor of a plan may change it: send the call from the account that pays.
       **/
      NotSponsor: AugmentedError<ApiType>;
      /**
       * This is not the replica that was rejected: the encoder hands out the one that it signed.
       **/
      NotTheRejected: AugmentedError<ApiType>;
      /**
       * The contract is not too large: it has room among the bytes stated for its range.
       **/
      NotTooLarge: AugmentedError<ApiType>;
      /**
       * This slot is not held by this account, or nothing is left to prove of it: report slots that
       * `my_duties` lists.
       **/
      NotYourSlot: AugmentedError<ApiType>;
      /**
       * The new offer has less than the present duties need (capacity, bytes, stake or hours):
       * offer as much, or wait until duties have ended.
       **/
      OfferBelowDuties: AugmentedError<ApiType>;
      /**
       * This account has an offer already: use that one, or offer with another account.
       **/
      OfferExists: AugmentedError<ApiType>;
      /**
       * A capacity or the bytes of the offer are above the limit: offer less, or with several
       * accounts.
       **/
      OfferTooLarge: AugmentedError<ApiType>;
      /**
       * A capacity, the bytes or the rate of the offer is zero: offer at least one.
       **/
      OfferTooSmall: AugmentedError<ApiType>;
      /**
       * The offer has no hours: offer at least one hour a week.
       **/
      OfferWithoutHours: AugmentedError<ApiType>;
      /**
       * The offer names no role: offer work as encoder, attestor or hoster.
       **/
      OfferWithoutRole: AugmentedError<ApiType>;
      /**
       * Two ranges of one feed overlap: join them.
       **/
      OverlappingRanges: AugmentedError<ApiType>;
      /**
       * Fewer ticks are left for pauses in this period: choose an earlier end, or wait for the next
       * period.
       **/
      PauseTooLong: AugmentedError<ApiType>;
      /**
       * The statement's plain bytes differ from those of another slot of this contract: sum up
       * the chunks again, and sign anew.
       **/
      PlainBytesDiffer: AugmentedError<ApiType>;
      /**
       * The plan is not paused: slots of running plans are left with `offer_withdraw` or
       * `report_loss`, running plans are paused with `plan_pause`.
       **/
      PlanNotPaused: AugmentedError<ApiType>;
      /**
       * The plan has ended or ends with the next block: publish another one.
       **/
      PlanOver: AugmentedError<ApiType>;
      /**
       * The plan is paused already: `plan_resume` goes on with it.
       **/
      PlanPausedAlready: AugmentedError<ApiType>;
      /**
       * The plan names no range: send at least one.
       **/
      PlanWithoutRanges: AugmentedError<ApiType>;
      /**
       * A range goes past the feed's length: update the feed, or end the range earlier. One that
       * grows begins at the feed's length at the latest.
       **/
      RangePastEnd: AugmentedError<ApiType>;
      /**
       * A reader key was used before: use a new one for each measurement.
       **/
      ReaderKeyUsed: AugmentedError<ApiType>;
      /**
       * This replica was rejected already: the second attestor judges, wait for `ReviewDrawn`.
       **/
      RejectedAlready: AugmentedError<ApiType>;
      /**
       * A range ends before it begins or is empty: give `from` below `to`.
       **/
      ReversedRange: AugmentedError<ApiType>;
      /**
       * Keys are about to change already, or setups that a revocation broke are just being taken
       * back: wait until that is done.
       **/
      RotationPending: AugmentedError<ApiType>;
      /**
       * This slot is active already: do not state it again.
       **/
      SlotActive: AugmentedError<ApiType>;
      /**
       * This account does not host this slot: name slots that it was given and has not lost.
       **/
      SlotNotHeld: AugmentedError<ApiType>;
      /**
       * The amendment does not staff this slot: state one of its slots, see `my_duties`.
       **/
      SlotNotStaffed: AugmentedError<ApiType>;
      /**
       * The contract has more bytes than are left of those stated for its range: state it as
       * `TooLarge`.
       **/
      StatedBytesExceeded: AugmentedError<ApiType>;
      /**
       * Slots are still being taken from this hoster: wait some blocks, until none is left.
       **/
      StillSwept: AugmentedError<ApiType>;
      /**
       * Slots were drawn for this region, rate, latency, and time: keep them while there are slots.
       **/
      TermsInUse: AugmentedError<ApiType>;
      /**
       * It is too early to give up: look for the chunks until `EncodingDuration` is over.
       **/
      TooEarlyToGiveUp: AugmentedError<ApiType>;
      /**
       * Fewer bytes are stated for a range than its chunks have: state their sum, and more for a
       * range that grows. Such a range counts from the last place before it at which the chain
       * knows the feed's bytes: the feed's length, or the beginning of one of its roots.
       **/
      TooFewBytes: AugmentedError<ApiType>;
      /**
       * The feed fills all contracts that the growing range may become: state more of them, or
       * more bytes.
       **/
      TooFewContracts: AugmentedError<ApiType>;
      /**
       * More bytes are stated for a range than the feed has: state the sum of its chunks.
       **/
      TooManyBytes: AugmentedError<ApiType>;
      /**
       * The plan has too many contracts: raise `contract_chunks`, state fewer for a growing range,
       * or make several plans.
       **/
      TooManyContracts: AugmentedError<ApiType>;
      /**
       * The plan names more feeds than a plan may have: make several plans.
       **/
      TooManyFeeds: AugmentedError<ApiType>;
      /**
       * The plan was paused as often as it can be: cancel it and publish another one.
       **/
      TooManyPauses: AugmentedError<ApiType>;
      /**
       * The plan would have more ranges than a plan may have: make several plans.
       **/
      TooManyRanges: AugmentedError<ApiType>;
      /**
       * This account has revoked as many keys as it may: `account_delete` it when its duties are
       * over, and register it anew.
       **/
      TooManyRevocations: AugmentedError<ApiType>;
      /**
       * Replicas of this amendment were rejected, so that there was a source: wait for the second
       * attestor.
       **/
      UnderReview: AugmentedError<ApiType>;
      /**
       * This account is not registered: call `account_create` first.
       **/
      UnknownAccount: AugmentedError<ApiType>;
      /**
       * There is no such running amendment, it ended or never was: state those of `my_duties`.
       **/
      UnknownAmendment: AugmentedError<ApiType>;
      /**
       * There is no such open challenge, it was answered or never was: answer those of
       * `open_challenges`.
       **/
      UnknownChallenge: AugmentedError<ApiType>;
      /**
       * There is no such contract: take its id from its plan, see `plan_status`.
       **/
      UnknownContract: AugmentedError<ApiType>;
      /**
       * There is no such feed: publish it first.
       **/
      UnknownFeed: AugmentedError<ApiType>;
      /**
       * The plan names a new feed that did not come with the call: send the feed with it, or
       * name a published one.
       **/
      UnknownFeedRef: AugmentedError<ApiType>;
      /**
       * There is no such plan: it was removed, or never was.
       **/
      UnknownPlan: AugmentedError<ApiType>;
      /**
       * This account has no offer: call `offer_create` first.
       **/
      UnknownProvider: AugmentedError<ApiType>;
      /**
       * There is no such slot, or nobody holds it: name an active slot, see `plan_status`.
       **/
      UnknownSlot: AugmentedError<ApiType>;
      /**
       * A new feed of the call is not used by the plan: leave it out.
       **/
      UnusedFeed: AugmentedError<ApiType>;
      /**
       * Reports of this epoch are not accepted now: commit while it runs, reveal in the first
       * quarter of the next.
       **/
      WrongEpochPhase: AugmentedError<ApiType>;
      /**
       * The answer has another number of proofs than the challenge has samples: send one proof
       * for each sample, in their order.
       **/
      WrongProofCount: AugmentedError<ApiType>;
      /**
       * A statement about the whole amendment lacks encoders' signatures: one for each slot that is
       * not done, in their order.
       **/
      WrongSignatureCount: AugmentedError<ApiType>;
    };
    grandpa: {
      /**
       * Attempt to signal GRANDPA change with one already pending.
       **/
      ChangePending: AugmentedError<ApiType>;
      /**
       * A given equivocation report is valid but already previously reported.
       **/
      DuplicateOffenceReport: AugmentedError<ApiType>;
      /**
       * An equivocation proof provided as part of an equivocation report is invalid.
       **/
      InvalidEquivocationProof: AugmentedError<ApiType>;
      /**
       * A key ownership proof provided as part of an equivocation report is invalid.
       **/
      InvalidKeyOwnershipProof: AugmentedError<ApiType>;
      /**
       * Attempt to signal GRANDPA pause when the authority set isn't live
       * (either paused or already pending pause).
       **/
      PauseFailed: AugmentedError<ApiType>;
      /**
       * Attempt to signal GRANDPA resume when the authority set isn't paused
       * (either live or already pending resume).
       **/
      ResumeFailed: AugmentedError<ApiType>;
      /**
       * Cannot signal forced change so soon after last.
       **/
      TooSoon: AugmentedError<ApiType>;
    };
    migrator: {
      /**
       * The operation cannot complete since some MBMs are ongoing.
       **/
      Ongoing: AugmentedError<ApiType>;
    };
    session: {
      /**
       * Registered duplicate key.
       **/
      DuplicatedKey: AugmentedError<ApiType>;
      /**
       * Invalid ownership proof.
       **/
      InvalidProof: AugmentedError<ApiType>;
      /**
       * Key setting account is not live, so it's impossible to associate keys.
       **/
      NoAccount: AugmentedError<ApiType>;
      /**
       * No associated validator ID for account.
       **/
      NoAssociatedValidatorId: AugmentedError<ApiType>;
      /**
       * No keys are associated with this account.
       **/
      NoKeys: AugmentedError<ApiType>;
    };
    sudo: {
      /**
       * Sender must be the Sudo account.
       **/
      RequireSudo: AugmentedError<ApiType>;
    };
    system: {
      /**
       * The origin filter prevent the call to be dispatched.
       **/
      CallFiltered: AugmentedError<ApiType>;
      /**
       * Failed to extract the runtime version from the new runtime.
       * 
       * Either calling `Core_version` or decoding `RuntimeVersion` failed.
       **/
      FailedToExtractRuntimeVersion: AugmentedError<ApiType>;
      /**
       * The name of specification does not match between the current runtime
       * and the new runtime.
       **/
      InvalidSpecName: AugmentedError<ApiType>;
      /**
       * A multi-block migration is ongoing and prevents the current code from being replaced.
       **/
      MultiBlockMigrationsOngoing: AugmentedError<ApiType>;
      /**
       * Suicide called when the account has non-default composite data.
       **/
      NonDefaultComposite: AugmentedError<ApiType>;
      /**
       * There is a non-zero reference count preventing the account from being purged.
       **/
      NonZeroRefCount: AugmentedError<ApiType>;
      /**
       * No upgrade authorized.
       **/
      NothingAuthorized: AugmentedError<ApiType>;
      /**
       * The specification version is not allowed to decrease between the current runtime
       * and the new runtime.
       **/
      SpecVersionNeedsToIncrease: AugmentedError<ApiType>;
      /**
       * The submitted code is not authorized.
       **/
      Unauthorized: AugmentedError<ApiType>;
    };
    utility: {
      /**
       * Too many calls batched.
       **/
      TooManyCalls: AugmentedError<ApiType>;
    };
  } // AugmentedErrors
} // declare module
