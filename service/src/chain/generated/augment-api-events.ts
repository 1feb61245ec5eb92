// Auto-generated via `yarn polkadot-types-from-chain`, do not edit
/* eslint-disable */

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/api-base/types/events';

import type { ApiTypes, AugmentedEvent } from '@polkadot/api-base/types';
import type { Bytes, Null, Option, Result, U8aFixed, Vec, bool, u128, u32, u64 } from '@polkadot/types-codec';
import type { ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, H256 } from '@polkadot/types/interfaces/runtime';
import type { DatdotRuntimeConfigsMarketRuntimeParametersKey, DatdotRuntimeConfigsMarketRuntimeParametersValue, DatdotRuntimeRuntimeHoldReason, FrameSupportTokensMiscBalanceStatus, FrameSystemDispatchEventInfo, PalletBalancesUnexpectedKind, PalletDatdotAmendmentFailureReason, PalletDatdotChallengeLossCause, PalletDatdotDelivery, PalletDatdotDeliveryMeasurementFault, PalletDatdotFollowingStopCause, PalletDatdotOfferRole, SpConsensusGrandpaAppPublic, SpRuntimeDispatchError } from '@polkadot/types/lookup';

export type __AugmentedEvent<ApiType extends ApiTypes> = AugmentedEvent<ApiType>;

declare module '@polkadot/api-base/types/events' {
  interface AugmentedEvents<ApiType extends ApiTypes> {
    balances: {
      /**
       * A balance was set by root.
       **/
      BalanceSet: AugmentedEvent<ApiType, [who: AccountId32, free: u128], { who: AccountId32, free: u128 }>;
      /**
       * Some amount was burned from an account.
       **/
      Burned: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some debt has been dropped from the Total Issuance.
       **/
      BurnedDebt: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Held balance was burned from an account.
       **/
      BurnedHeld: AugmentedEvent<ApiType, [reason: DatdotRuntimeRuntimeHoldReason, who: AccountId32, amount: u128], { reason: DatdotRuntimeRuntimeHoldReason, who: AccountId32, amount: u128 }>;
      /**
       * Some amount was deposited (e.g. for transaction fees).
       **/
      Deposit: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * An account was removed whose balance was non-zero but below ExistentialDeposit,
       * resulting in an outright loss.
       **/
      DustLost: AugmentedEvent<ApiType, [account: AccountId32, amount: u128], { account: AccountId32, amount: u128 }>;
      /**
       * An account was created with some free balance.
       **/
      Endowed: AugmentedEvent<ApiType, [account: AccountId32, freeBalance: u128], { account: AccountId32, freeBalance: u128 }>;
      /**
       * Some balance was frozen.
       **/
      Frozen: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was placed on hold.
       **/
      Held: AugmentedEvent<ApiType, [reason: DatdotRuntimeRuntimeHoldReason, who: AccountId32, amount: u128], { reason: DatdotRuntimeRuntimeHoldReason, who: AccountId32, amount: u128 }>;
      /**
       * Total issuance was increased by `amount`, creating a credit to be balanced.
       **/
      Issued: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Some balance was locked.
       **/
      Locked: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some amount was minted into an account.
       **/
      Minted: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some credit was balanced and added to the TotalIssuance.
       **/
      MintedCredit: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Some balance was released from hold.
       **/
      Released: AugmentedEvent<ApiType, [reason: DatdotRuntimeRuntimeHoldReason, who: AccountId32, amount: u128], { reason: DatdotRuntimeRuntimeHoldReason, who: AccountId32, amount: u128 }>;
      /**
       * Total issuance was decreased by `amount`, creating a debt to be balanced.
       **/
      Rescinded: AugmentedEvent<ApiType, [amount: u128], { amount: u128 }>;
      /**
       * Some balance was reserved (moved from free to reserved).
       **/
      Reserved: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was moved from the reserve of the first account to the second account.
       * Final argument indicates the destination balance type.
       **/
      ReserveRepatriated: AugmentedEvent<ApiType, [from: AccountId32, to: AccountId32, amount: u128, destinationStatus: FrameSupportTokensMiscBalanceStatus], { from: AccountId32, to: AccountId32, amount: u128, destinationStatus: FrameSupportTokensMiscBalanceStatus }>;
      /**
       * Some amount was restored into an account.
       **/
      Restored: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some amount was removed from the account (e.g. for misbehavior).
       **/
      Slashed: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some amount was suspended from an account (it can be restored later).
       **/
      Suspended: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was thawed.
       **/
      Thawed: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * The `TotalIssuance` was forcefully changed.
       **/
      TotalIssuanceForced: AugmentedEvent<ApiType, [old: u128, new_: u128], { old: u128, new_: u128 }>;
      /**
       * Transfer succeeded.
       **/
      Transfer: AugmentedEvent<ApiType, [from: AccountId32, to: AccountId32, amount: u128], { from: AccountId32, to: AccountId32, amount: u128 }>;
      /**
       * The `transferred` balance is placed on hold at the `dest` account.
       **/
      TransferAndHold: AugmentedEvent<ApiType, [reason: DatdotRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, transferred: u128], { reason: DatdotRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, transferred: u128 }>;
      /**
       * A transfer of `amount` on hold from `source` to `dest` was initiated.
       **/
      TransferOnHold: AugmentedEvent<ApiType, [reason: DatdotRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, amount: u128], { reason: DatdotRuntimeRuntimeHoldReason, source: AccountId32, dest: AccountId32, amount: u128 }>;
      /**
       * An unexpected/defensive event was triggered.
       **/
      Unexpected: AugmentedEvent<ApiType, [PalletBalancesUnexpectedKind]>;
      /**
       * Some balance was unlocked.
       **/
      Unlocked: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * Some balance was unreserved (moved from reserved to free).
       **/
      Unreserved: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
      /**
       * An account was upgraded.
       **/
      Upgraded: AugmentedEvent<ApiType, [who: AccountId32], { who: AccountId32 }>;
      /**
       * Some amount was withdrawn from the account (e.g. for transaction fees).
       **/
      Withdraw: AugmentedEvent<ApiType, [who: AccountId32, amount: u128], { who: AccountId32, amount: u128 }>;
    };
    datdot: {
      /**
       * An account was registered.
       **/
      AccountCreated: AugmentedEvent<ApiType, [user: u64, account: AccountId32], { user: u64, account: AccountId32 }>;
      /**
       * An account was closed and its deposit returned.
       **/
      AccountDeleted: AugmentedEvent<ApiType, [user: u64, account: AccountId32, burned: u128], { user: u64, account: AccountId32, burned: u128 }>;
      /**
       * Providers were drawn for an amendment.
       **/
      AmendmentDrawn: AugmentedEvent<ApiType, [amendment: u64, contract: u64, deadline: u64], { amendment: u64, contract: u64, deadline: u64 }>;
      /**
       * An amendment ended with slots that were not staffed; they are drawn again.
       **/
      AmendmentIncomplete: AugmentedEvent<ApiType, [amendment: u64, contract: u64, missing: u32], { amendment: u64, contract: u64, missing: u32 }>;
      /**
       * Too few providers qualified for an amendment; it is drawn again.
       **/
      AmendmentUnstaffed: AugmentedEvent<ApiType, [amendment: u64, contract: u64, role: PalletDatdotOfferRole, retryAt: u32], { amendment: u64, contract: u64, role: PalletDatdotOfferRole, retryAt: u32 }>;
      /**
       * An attestor rejected a replica that was good: it is at fault.
       **/
      AttestorFault: AugmentedEvent<ApiType, [amendment: u64, slot: u32, attestor: u64], { amendment: u64, slot: u32, attestor: u64 }>;
      /**
       * A contract exists and its slots are about to be staffed.
       **/
      ContractActivated: AugmentedEvent<ApiType, [plan: u64, contract: u64, amendment: u64], { plan: u64, contract: u64, amendment: u64 }>;
      /**
       * Nobody hosts a contract any more; it is staffed again as soon as anybody can serve it.
       **/
      ContractLost: AugmentedEvent<ApiType, [plan: u64, contract: u64], { plan: u64, contract: u64 }>;
      /**
       * A contract was removed and its deposit returned.
       **/
      ContractRemoved: AugmentedEvent<ApiType, [plan: u64, contract: u64], { plan: u64, contract: u64 }>;
      /**
       * An amendment ended because the contract has more bytes than it may have; others are drawn
       * to confirm it.
       **/
      ContractTooLarge: AugmentedEvent<ApiType, [amendment: u64, contract: u64, plainBytes: u64], { amendment: u64, contract: u64, plainBytes: u64 }>;
      /**
       * A contract has more bytes than it may have, as two amendments have stated; nobody hosts it.
       **/
      ContractVoid: AugmentedEvent<ApiType, [plan: u64, contract: u64, plainBytes: u64], { plan: u64, contract: u64, plainBytes: u64 }>;
      /**
       * A hoster's delivery in an epoch was counted.
       **/
      DeliveryCounted: AugmentedEvent<ApiType, [epoch: u32, hoster: u64, delivery: PalletDatdotDelivery], { epoch: u32, hoster: u64, delivery: PalletDatdotDelivery }>;
      /**
       * A hoster delivered nothing in two epochs, one after the other: it is suspended and
       * replaced.
       **/
      DeliveryFault: AugmentedEvent<ApiType, [epoch: u32, hoster: u64, slots: u32], { epoch: u32, hoster: u64, slots: u32 }>;
      /**
       * Two attestors rejected an encoder's replica: it is at fault.
       **/
      EncoderFault: AugmentedEvent<ApiType, [amendment: u64, slot: u32, encoder: u64], { amendment: u64, slot: u32, encoder: u64 }>;
      /**
       * The author of a feed truncated it: the head of a higher fork replaces the old one.
       **/
      FeedForked: AugmentedEvent<ApiType, [feed: u64, fork: u64, length: u64], { feed: u64, fork: u64, length: u64 }>;
      /**
       * The author of a feed signed heads that contradict each other; no plan names it any more.
       **/
      FeedFrozen: AugmentedEvent<ApiType, [feed: u64, reporter: AccountId32, bounty: u128], { feed: u64, reporter: AccountId32, bounty: u128 }>;
      /**
       * A feed was published.
       **/
      FeedPublished: AugmentedEvent<ApiType, [feed: u64, key: U8aFixed, length: u64], { feed: u64, key: U8aFixed, length: u64 }>;
      /**
       * A feed was removed and its deposit returned.
       **/
      FeedRemoved: AugmentedEvent<ApiType, [feed: u64], { feed: u64 }>;
      /**
       * A feed has a longer head.
       **/
      FeedUpdated: AugmentedEvent<ApiType, [feed: u64, length: u64], { feed: u64, length: u64 }>;
      /**
       * A plan follows its feed no further; what it has of it stays.
       **/
      FollowingStopped: AugmentedEvent<ApiType, [plan: u64, feed: u64, length: u64, cause: PalletDatdotFollowingStopCause], { plan: u64, feed: u64, length: u64, cause: PalletDatdotFollowingStopCause }>;
      /**
       * All slots of a contract are active.
       **/
      HostingStarted: AugmentedEvent<ApiType, [plan: u64, contract: u64], { plan: u64, contract: u64 }>;
      /**
       * Keys of an account count for nothing from now on; others have taken their place.
       **/
      KeysRevoked: AugmentedEvent<ApiType, [user: u64, noiseKey: Option<U8aFixed>, signingKey: Option<U8aFixed>], { user: u64, noiseKey: Option<U8aFixed>, signingKey: Option<U8aFixed> }>;
      /**
       * New keys of an account act now.
       **/
      KeysRotated: AugmentedEvent<ApiType, [user: u64], { user: u64 }>;
      /**
       * New keys of an account were accepted; they act from a tick on.
       **/
      KeysRotating: AugmentedEvent<ApiType, [user: u64, at: u64], { user: u64, at: u64 }>;
      /**
       * An attestor was paid for a counted measurement.
       **/
      MeasurementPaid: AugmentedEvent<ApiType, [epoch: u32, attestor: u64, hoster: u64, amount: u128], { epoch: u32, attestor: u64, hoster: u64, amount: u128 }>;
      /**
       * A measurement did not count: it is unpaid and costs rating.
       **/
      MeasurementRejected: AugmentedEvent<ApiType, [epoch: u32, attestor: u64, hoster: u64, fault: PalletDatdotDeliveryMeasurementFault], { epoch: u32, attestor: u64, hoster: u64, fault: PalletDatdotDeliveryMeasurementFault }>;
      /**
       * A provider made an offer and its stake is held.
       **/
      OfferCreated: AugmentedEvent<ApiType, [user: u64, stake: u128, drawableAt: u64], { user: u64, stake: u128, drawableAt: u64 }>;
      /**
       * A provider changed its offer.
       **/
      OfferUpdated: AugmentedEvent<ApiType, [user: u64, stake: u128], { user: u64, stake: u128 }>;
      /**
       * A provider is leaving: it is not drawn any more, and its slots are handed over.
       **/
      OfferWithdrawing: AugmentedEvent<ApiType, [user: u64, mayGoAt: u64], { user: u64, mayGoAt: u64 }>;
      /**
       * A provider has left; everything that was held for its offer was returned.
       **/
      OfferWithdrawn: AugmentedEvent<ApiType, [user: u64, returned: u128], { user: u64, returned: u128 }>;
      /**
       * Attestors were drawn to measure a hoster.
       **/
      PerformanceChallengeIssued: AugmentedEvent<ApiType, [challenge: u64, epoch: u32, hoster: u64, attestors: Vec<u64>], { challenge: u64, epoch: u32, hoster: u64, attestors: Vec<u64> }>;
      /**
       * A plan's sponsor ended it before its time, or its feed did.
       **/
      PlanCancelled: AugmentedEvent<ApiType, [plan: u64, until: u32], { plan: u64, until: u32 }>;
      /**
       * A plan reached its last block; its contracts are settled and removed.
       **/
      PlanEnded: AugmentedEvent<ApiType, [plan: u64], { plan: u64 }>;
      /**
       * A plan ends before its time, since a feed that it pins forked or was frozen.
       **/
      PlanFeedEnded: AugmentedEvent<ApiType, [plan: u64, feed: u64], { plan: u64, feed: u64 }>;
      /**
       * A following plan has more contracts to come: its feed grew, or a tail waited long enough.
       **/
      PlanGrew: AugmentedEvent<ApiType, [plan: u64, feed: u64, to: u64, length: u64], { plan: u64, feed: u64, to: u64, length: u64 }>;
      /**
       * A plan was paused.
       **/
      PlanPaused: AugmentedEvent<ApiType, [plan: u64, from: u32], { plan: u64, from: u32 }>;
      /**
       * A plan was accepted and its whole budget is held.
       **/
      PlanPublished: AugmentedEvent<ApiType, [plan: u64, sponsor: AccountId32, contracts: u32, escrow: u128, deposit: u128], { plan: u64, sponsor: AccountId32, contracts: u32, escrow: u128, deposit: u128 }>;
      /**
       * A plan was removed and the rest of its escrow returned.
       **/
      PlanRemoved: AugmentedEvent<ApiType, [plan: u64, refund: u128], { plan: u64, refund: u128 }>;
      /**
       * A paused plan goes on.
       **/
      PlanResumed: AugmentedEvent<ApiType, [plan: u64, from: u32, setups: u128], { plan: u64, from: u32, setups: u128 }>;
      /**
       * A plan has more ranges or lasts longer.
       **/
      PlanUpdated: AugmentedEvent<ApiType, [plan: u64, until: u32, contracts: u32, escrow: u128, deposit: u128], { plan: u64, until: u32, contracts: u32, escrow: u128, deposit: u128 }>;
      /**
       * A provider may be drawn now.
       **/
      ProviderDrawable: AugmentedEvent<ApiType, [user: u64], { user: u64 }>;
      /**
       * A provider is away: it keeps its slots, unpaid, and is asked for nothing.
       **/
      ProviderPaused: AugmentedEvent<ApiType, [user: u64, until: u64, left: u64], { user: u64, until: u64, left: u64 }>;
      /**
       * A provider failed a duty and is not drawn until it unpauses itself.
       **/
      ProviderSuspended: AugmentedEvent<ApiType, [user: u64], { user: u64 }>;
      /**
       * A provider ended its pause or suspension.
       **/
      ProviderUnpaused: AugmentedEvent<ApiType, [user: u64, drawableAt: u64], { user: u64, drawableAt: u64 }>;
      /**
       * An attestor rejected an encoder's replica; a second one judges.
       **/
      ReplicaRejected: AugmentedEvent<ApiType, [amendment: u64, slot: u32, encoder: u64, attestor: u64], { amendment: u64, slot: u32, encoder: u64, attestor: u64 }>;
      /**
       * An attestor fixed its report.
       **/
      ReportCommitted: AugmentedEvent<ApiType, [epoch: u32, attestor: u64], { epoch: u32, attestor: u64 }>;
      /**
       * An attestor showed its report.
       **/
      ReportRevealed: AugmentedEvent<ApiType, [epoch: u32, attestor: u64, measurements: u32], { epoch: u32, attestor: u64, measurements: u32 }>;
      /**
       * A second attestor was drawn for what the first one rejected.
       **/
      ReviewDrawn: AugmentedEvent<ApiType, [amendment: u64, reviewer: u64, deadline: u64], { amendment: u64, reviewer: u64, deadline: u64 }>;
      /**
       * Slots of an amendment awaited a signature by a revoked key: they are drawn again, and nobody
       * is blamed.
       **/
      SetupBroken: AugmentedEvent<ApiType, [amendment: u64, contract: u64, user: u64, missing: u32], { amendment: u64, contract: u64, user: u64, missing: u32 }>;
      /**
       * An encoder and an attestor were paid for a setup.
       **/
      SetupPaid: AugmentedEvent<ApiType, [contract: u64, slot: u32, encoder: u64, attestor: u64, fee: u128], { contract: u64, slot: u32, encoder: u64, attestor: u64, fee: u128 }>;
      /**
       * Slots of a contract are drawn again after a failed amendment.
       **/
      SetupRetry: AugmentedEvent<ApiType, [contract: u64, reason: PalletDatdotAmendmentFailureReason, failures: u32, retryAt: u64], { contract: u64, reason: PalletDatdotAmendmentFailureReason, failures: u32, retryAt: u64 }>;
      /**
       * A hoster holds its replica and serves it from now on.
       **/
      SlotActivated: AugmentedEvent<ApiType, [contract: u64, slot: u32, hoster: u64, replicaRoot: U8aFixed, plainBytes: u64], { contract: u64, slot: u32, hoster: u64, replicaRoot: U8aFixed, plainBytes: u64 }>;
      /**
       * A hoster lost a slot before its plan's end.
       **/
      SlotLost: AugmentedEvent<ApiType, [contract: u64, slot: u32, hoster: u64, cause: PalletDatdotChallengeLossCause], { contract: u64, slot: u32, hoster: u64, cause: PalletDatdotChallengeLossCause }>;
      /**
       * A hoster gave back a slot of a paused plan, or of one made longer than its offer.
       **/
      SlotReturned: AugmentedEvent<ApiType, [contract: u64, slot: u32, hoster: u64], { contract: u64, slot: u32, hoster: u64 }>;
      /**
       * A hoster was paid for a slot.
       **/
      SlotSettled: AugmentedEvent<ApiType, [contract: u64, slot: u32, hoster: u64, amount: u128, until: u32], { contract: u64, slot: u32, hoster: u64, amount: u128, until: u32 }>;
      /**
       * Only some slots of an amendment got providers; the others are drawn again.
       **/
      SlotsUnstaffed: AugmentedEvent<ApiType, [amendment: u64, contract: u64, missing: u32], { amendment: u64, contract: u64, missing: u32 }>;
      /**
       * An amendment ended because nobody served the contract's chunks; nobody is at fault.
       **/
      SourceMissing: AugmentedEvent<ApiType, [amendment: u64, contract: u64], { amendment: u64, contract: u64 }>;
      /**
       * Stake of a provider was slashed.
       **/
      StakeSlashed: AugmentedEvent<ApiType, [user: u64, role: PalletDatdotOfferRole, plan: u64, replacement: u128, compensation: u128, burned: u128], { user: u64, role: PalletDatdotOfferRole, plan: u64, replacement: u128, compensation: u128, burned: u128 }>;
      /**
       * A challenge left the hoster's hours while the chain stood still; its silence is no fault,
       * and the same leaves are asked again in its hours.
       **/
      StorageChallengeExcused: AugmentedEvent<ApiType, [challenge: u64, hoster: u64], { challenge: u64, hoster: u64 }>;
      /**
       * A hoster is asked to prove that it stores its replicas.
       **/
      StorageChallengeIssued: AugmentedEvent<ApiType, [challenge: u64, hoster: u64, deadline: u64], { challenge: u64, hoster: u64, deadline: u64 }>;
      /**
       * A hoster did not answer in time; it is asked for the same leaves again.
       **/
      StorageChallengeMissed: AugmentedEvent<ApiType, [challenge: u64, hoster: u64, deadline: u64], { challenge: u64, hoster: u64, deadline: u64 }>;
      /**
       * The leaves of an earlier challenge are asked again.
       **/
      StorageChallengeRepeated: AugmentedEvent<ApiType, [challenge: u64, hoster: u64, deadline: u64], { challenge: u64, hoster: u64, deadline: u64 }>;
      /**
       * A hoster was silent in a way that is no second chance: it is suspended and replaced.
       **/
      StorageFault: AugmentedEvent<ApiType, [challenge: u64, hoster: u64, slots: u32], { challenge: u64, hoster: u64, slots: u32 }>;
      /**
       * A hoster proved storage.
       **/
      StorageProven: AugmentedEvent<ApiType, [challenge: u64, hoster: u64, provenUntil: u32], { challenge: u64, hoster: u64, provenUntil: u32 }>;
    };
    grandpa: {
      /**
       * New authority set has been applied.
       **/
      NewAuthorities: AugmentedEvent<ApiType, [authoritySet: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>], { authoritySet: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>> }>;
      /**
       * Current authority set has been paused.
       **/
      Paused: AugmentedEvent<ApiType, []>;
      /**
       * Current authority set has been resumed.
       **/
      Resumed: AugmentedEvent<ApiType, []>;
    };
    migrator: {
      /**
       * The set of historical migrations has been cleared.
       **/
      HistoricCleared: AugmentedEvent<ApiType, [nextCursor: Option<Bytes>], { nextCursor: Option<Bytes> }>;
      /**
       * A migration progressed.
       **/
      MigrationAdvanced: AugmentedEvent<ApiType, [index: u32, took: u32], { index: u32, took: u32 }>;
      /**
       * A Migration completed.
       **/
      MigrationCompleted: AugmentedEvent<ApiType, [index: u32, took: u32], { index: u32, took: u32 }>;
      /**
       * A Migration failed.
       * 
       * This implies that the whole upgrade failed and governance intervention is required.
       **/
      MigrationFailed: AugmentedEvent<ApiType, [index: u32, took: u32], { index: u32, took: u32 }>;
      /**
       * A migration was skipped since it was already executed in the past.
       **/
      MigrationSkipped: AugmentedEvent<ApiType, [index: u32], { index: u32 }>;
      /**
       * The current runtime upgrade completed.
       * 
       * This implies that all of its migrations completed successfully as well.
       **/
      UpgradeCompleted: AugmentedEvent<ApiType, []>;
      /**
       * Runtime upgrade failed.
       * 
       * This is very bad and will require governance intervention.
       **/
      UpgradeFailed: AugmentedEvent<ApiType, []>;
      /**
       * A Runtime upgrade started.
       * 
       * Its end is indicated by `UpgradeCompleted` or `UpgradeFailed`.
       **/
      UpgradeStarted: AugmentedEvent<ApiType, [migrations: u32], { migrations: u32 }>;
    };
    parameters: {
      /**
       * A Parameter was set.
       * 
       * Is also emitted when the value was not changed.
       **/
      Updated: AugmentedEvent<ApiType, [key: DatdotRuntimeConfigsMarketRuntimeParametersKey, oldValue: Option<DatdotRuntimeConfigsMarketRuntimeParametersValue>, newValue: Option<DatdotRuntimeConfigsMarketRuntimeParametersValue>], { key: DatdotRuntimeConfigsMarketRuntimeParametersKey, oldValue: Option<DatdotRuntimeConfigsMarketRuntimeParametersValue>, newValue: Option<DatdotRuntimeConfigsMarketRuntimeParametersValue> }>;
    };
    session: {
      /**
       * The `NewSession` event in the current block also implies a new validator set to be
       * queued.
       **/
      NewQueued: AugmentedEvent<ApiType, []>;
      /**
       * New session has happened. Note that the argument is the session index, not the
       * block number as the type might suggest.
       **/
      NewSession: AugmentedEvent<ApiType, [sessionIndex: u32], { sessionIndex: u32 }>;
      /**
       * Validator has been disabled.
       **/
      ValidatorDisabled: AugmentedEvent<ApiType, [validator: AccountId32], { validator: AccountId32 }>;
      /**
       * Validator has been re-enabled.
       **/
      ValidatorReenabled: AugmentedEvent<ApiType, [validator: AccountId32], { validator: AccountId32 }>;
    };
    sudo: {
      /**
       * The sudo key has been updated.
       **/
      KeyChanged: AugmentedEvent<ApiType, [old: Option<AccountId32>, new_: AccountId32], { old: Option<AccountId32>, new_: AccountId32 }>;
      /**
       * The key was permanently removed.
       **/
      KeyRemoved: AugmentedEvent<ApiType, []>;
      /**
       * A sudo call just took place.
       **/
      Sudid: AugmentedEvent<ApiType, [sudoResult: Result<Null, SpRuntimeDispatchError>], { sudoResult: Result<Null, SpRuntimeDispatchError> }>;
      /**
       * A [sudo_as](Pallet::sudo_as) call just took place.
       **/
      SudoAsDone: AugmentedEvent<ApiType, [sudoResult: Result<Null, SpRuntimeDispatchError>], { sudoResult: Result<Null, SpRuntimeDispatchError> }>;
    };
    system: {
      /**
       * `:code` was updated to the code with the given hash.
       **/
      CodeUpdated: AugmentedEvent<ApiType, [hash_: H256], { hash_: H256 }>;
      /**
       * An extrinsic failed.
       **/
      ExtrinsicFailed: AugmentedEvent<ApiType, [dispatchError: SpRuntimeDispatchError, dispatchInfo: FrameSystemDispatchEventInfo], { dispatchError: SpRuntimeDispatchError, dispatchInfo: FrameSystemDispatchEventInfo }>;
      /**
       * An extrinsic completed successfully.
       **/
      ExtrinsicSuccess: AugmentedEvent<ApiType, [dispatchInfo: FrameSystemDispatchEventInfo], { dispatchInfo: FrameSystemDispatchEventInfo }>;
      /**
       * An account was reaped.
       **/
      KilledAccount: AugmentedEvent<ApiType, [account: AccountId32], { account: AccountId32 }>;
      /**
       * A new account was created.
       **/
      NewAccount: AugmentedEvent<ApiType, [account: AccountId32], { account: AccountId32 }>;
      /**
       * An invalid authorized upgrade was rejected while trying to apply it.
       **/
      RejectedInvalidAuthorizedUpgrade: AugmentedEvent<ApiType, [codeHash: H256, error: SpRuntimeDispatchError], { codeHash: H256, error: SpRuntimeDispatchError }>;
      /**
       * On on-chain remark happened.
       **/
      Remarked: AugmentedEvent<ApiType, [sender: AccountId32, hash_: H256], { sender: AccountId32, hash_: H256 }>;
      /**
       * An upgrade was authorized.
       **/
      UpgradeAuthorized: AugmentedEvent<ApiType, [codeHash: H256, checkVersion: bool], { codeHash: H256, checkVersion: bool }>;
    };
    transactionPayment: {
      /**
       * A transaction fee `actual_fee`, of which `tip` was added to the minimum inclusion fee,
       * has been paid by `who`.
       **/
      TransactionFeePaid: AugmentedEvent<ApiType, [who: AccountId32, actualFee: u128, tip: u128], { who: AccountId32, actualFee: u128, tip: u128 }>;
    };
    utility: {
      /**
       * Batch of dispatches completed fully with no error.
       **/
      BatchCompleted: AugmentedEvent<ApiType, []>;
      /**
       * Batch of dispatches completed but has errors.
       **/
      BatchCompletedWithErrors: AugmentedEvent<ApiType, []>;
      /**
       * Batch of dispatches did not complete fully. Index of first failing dispatch given, as
       * well as the error.
       **/
      BatchInterrupted: AugmentedEvent<ApiType, [index: u32, error: SpRuntimeDispatchError], { index: u32, error: SpRuntimeDispatchError }>;
      /**
       * A call was dispatched.
       **/
      DispatchedAs: AugmentedEvent<ApiType, [result: Result<Null, SpRuntimeDispatchError>], { result: Result<Null, SpRuntimeDispatchError> }>;
      /**
       * The fallback call was dispatched.
       **/
      IfElseFallbackCalled: AugmentedEvent<ApiType, [mainError: SpRuntimeDispatchError], { mainError: SpRuntimeDispatchError }>;
      /**
       * Main call was dispatched.
       **/
      IfElseMainSuccess: AugmentedEvent<ApiType, []>;
      /**
       * A single item within a Batch of dispatches has completed with no error.
       **/
      ItemCompleted: AugmentedEvent<ApiType, []>;
      /**
       * A single item within a Batch of dispatches has completed with error.
       **/
      ItemFailed: AugmentedEvent<ApiType, [error: SpRuntimeDispatchError], { error: SpRuntimeDispatchError }>;
    };
  } // AugmentedEvents
} // declare module
