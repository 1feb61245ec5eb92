// Auto-generated via `yarn polkadot-types-from-defs`, do not edit
/* eslint-disable */

// import type lookup before we augment - in some environments
// this is required to allow for ambient/previous definitions
import '@polkadot/types/lookup';

import type { BTreeMap, Bytes, Compact, Enum, Null, Option, Result, Struct, Text, U256, U8aFixed, Vec, bool, u128, u16, u32, u64, u8 } from '@polkadot/types-codec';
import type { ITuple } from '@polkadot/types-codec/types';
import type { AccountId32, Call, H256, MultiAddress, Permill } from '@polkadot/types/interfaces/runtime';
import type { Event } from '@polkadot/types/interfaces/system';

declare module '@polkadot/types/lookup' {
  /** @name FrameSystemCall (9) */
  interface FrameSystemCall extends Enum {
    readonly isRemark: boolean;
    readonly asRemark: {
      readonly remark: Bytes;
    } & Struct;
    readonly isSetHeapPages: boolean;
    readonly asSetHeapPages: {
      readonly pages: u64;
    } & Struct;
    readonly isSetCode: boolean;
    readonly asSetCode: {
      readonly code: Bytes;
    } & Struct;
    readonly isSetCodeWithoutChecks: boolean;
    readonly asSetCodeWithoutChecks: {
      readonly code: Bytes;
    } & Struct;
    readonly isSetStorage: boolean;
    readonly asSetStorage: {
      readonly items: Vec<ITuple<[Bytes, Bytes]>>;
    } & Struct;
    readonly isKillStorage: boolean;
    readonly asKillStorage: {
      readonly keys_: Vec<Bytes>;
    } & Struct;
    readonly isKillPrefix: boolean;
    readonly asKillPrefix: {
      readonly prefix: Bytes;
      readonly subkeys: u32;
    } & Struct;
    readonly isRemarkWithEvent: boolean;
    readonly asRemarkWithEvent: {
      readonly remark: Bytes;
    } & Struct;
    readonly isAuthorizeUpgrade: boolean;
    readonly asAuthorizeUpgrade: {
      readonly codeHash: H256;
    } & Struct;
    readonly isAuthorizeUpgradeWithoutChecks: boolean;
    readonly asAuthorizeUpgradeWithoutChecks: {
      readonly codeHash: H256;
    } & Struct;
    readonly isApplyAuthorizedUpgrade: boolean;
    readonly asApplyAuthorizedUpgrade: {
      readonly code: Bytes;
    } & Struct;
    readonly type: 'Remark' | 'SetHeapPages' | 'SetCode' | 'SetCodeWithoutChecks' | 'SetStorage' | 'KillStorage' | 'KillPrefix' | 'RemarkWithEvent' | 'AuthorizeUpgrade' | 'AuthorizeUpgradeWithoutChecks' | 'ApplyAuthorizedUpgrade';
  }

  /** @name PalletTimestampCall (16) */
  interface PalletTimestampCall extends Enum {
    readonly isSet: boolean;
    readonly asSet: {
      readonly now: Compact<u64>;
    } & Struct;
    readonly type: 'Set';
  }

  /** @name PalletBabeCall (18) */
  interface PalletBabeCall extends Enum {
    readonly isReportEquivocation: boolean;
    readonly asReportEquivocation: {
      readonly equivocationProof: SpConsensusSlotsEquivocationProof;
      readonly keyOwnerProof: SpCoreVoid;
    } & Struct;
    readonly isReportEquivocationUnsigned: boolean;
    readonly asReportEquivocationUnsigned: {
      readonly equivocationProof: SpConsensusSlotsEquivocationProof;
      readonly keyOwnerProof: SpCoreVoid;
    } & Struct;
    readonly isPlanConfigChange: boolean;
    readonly asPlanConfigChange: {
      readonly config: SpConsensusBabeDigestsNextConfigDescriptor;
    } & Struct;
    readonly type: 'ReportEquivocation' | 'ReportEquivocationUnsigned' | 'PlanConfigChange';
  }

  /** @name SpConsensusSlotsEquivocationProof (19) */
  interface SpConsensusSlotsEquivocationProof extends Struct {
    readonly offender: SpConsensusBabeAppPublic;
    readonly slot: u64;
    readonly firstHeader: SpRuntimeHeader;
    readonly secondHeader: SpRuntimeHeader;
  }

  /** @name SpRuntimeHeader (20) */
  interface SpRuntimeHeader extends Struct {
    readonly parentHash: H256;
    readonly number: Compact<u32>;
    readonly stateRoot: H256;
    readonly extrinsicsRoot: H256;
    readonly digest: SpRuntimeDigest;
  }

  /** @name SpRuntimeDigest (22) */
  interface SpRuntimeDigest extends Struct {
    readonly logs: Vec<SpRuntimeDigestDigestItem>;
  }

  /** @name SpRuntimeDigestDigestItem (24) */
  interface SpRuntimeDigestDigestItem extends Enum {
    readonly isOther: boolean;
    readonly asOther: Bytes;
    readonly isConsensus: boolean;
    readonly asConsensus: ITuple<[U8aFixed, Bytes]>;
    readonly isSeal: boolean;
    readonly asSeal: ITuple<[U8aFixed, Bytes]>;
    readonly isPreRuntime: boolean;
    readonly asPreRuntime: ITuple<[U8aFixed, Bytes]>;
    readonly isRuntimeEnvironmentUpdated: boolean;
    readonly type: 'Other' | 'Consensus' | 'Seal' | 'PreRuntime' | 'RuntimeEnvironmentUpdated';
  }

  /** @name SpConsensusBabeAppPublic (26) */
  interface SpConsensusBabeAppPublic extends U8aFixed {}

  /** @name SpCoreVoid (28) */
  type SpCoreVoid = Null;

  /** @name SpConsensusBabeDigestsNextConfigDescriptor (29) */
  interface SpConsensusBabeDigestsNextConfigDescriptor extends Enum {
    readonly isV1: boolean;
    readonly asV1: {
      readonly c: ITuple<[u64, u64]>;
      readonly allowedSlots: SpConsensusBabeAllowedSlots;
    } & Struct;
    readonly type: 'V1';
  }

  /** @name SpConsensusBabeAllowedSlots (31) */
  interface SpConsensusBabeAllowedSlots extends Enum {
    readonly isPrimarySlots: boolean;
    readonly isPrimaryAndSecondaryPlainSlots: boolean;
    readonly isPrimaryAndSecondaryVRFSlots: boolean;
    readonly type: 'PrimarySlots' | 'PrimaryAndSecondaryPlainSlots' | 'PrimaryAndSecondaryVRFSlots';
  }

  /** @name PalletBalancesCall (32) */
  interface PalletBalancesCall extends Enum {
    readonly isTransferAllowDeath: boolean;
    readonly asTransferAllowDeath: {
      readonly dest: MultiAddress;
      readonly value: Compact<u128>;
    } & Struct;
    readonly isForceTransfer: boolean;
    readonly asForceTransfer: {
      readonly source: MultiAddress;
      readonly dest: MultiAddress;
      readonly value: Compact<u128>;
    } & Struct;
    readonly isTransferKeepAlive: boolean;
    readonly asTransferKeepAlive: {
      readonly dest: MultiAddress;
      readonly value: Compact<u128>;
    } & Struct;
    readonly isTransferAll: boolean;
    readonly asTransferAll: {
      readonly dest: MultiAddress;
      readonly keepAlive: bool;
    } & Struct;
    readonly isForceUnreserve: boolean;
    readonly asForceUnreserve: {
      readonly who: MultiAddress;
      readonly amount: u128;
    } & Struct;
    readonly isUpgradeAccounts: boolean;
    readonly asUpgradeAccounts: {
      readonly who: Vec<AccountId32>;
    } & Struct;
    readonly isForceSetBalance: boolean;
    readonly asForceSetBalance: {
      readonly who: MultiAddress;
      readonly newFree: Compact<u128>;
    } & Struct;
    readonly isForceAdjustTotalIssuance: boolean;
    readonly asForceAdjustTotalIssuance: {
      readonly direction: PalletBalancesAdjustmentDirection;
      readonly delta: Compact<u128>;
    } & Struct;
    readonly isBurn: boolean;
    readonly asBurn: {
      readonly value: Compact<u128>;
      readonly keepAlive: bool;
    } & Struct;
    readonly type: 'TransferAllowDeath' | 'ForceTransfer' | 'TransferKeepAlive' | 'TransferAll' | 'ForceUnreserve' | 'UpgradeAccounts' | 'ForceSetBalance' | 'ForceAdjustTotalIssuance' | 'Burn';
  }

  /** @name PalletBalancesAdjustmentDirection (37) */
  interface PalletBalancesAdjustmentDirection extends Enum {
    readonly isIncrease: boolean;
    readonly isDecrease: boolean;
    readonly type: 'Increase' | 'Decrease';
  }

  /** @name PalletSessionCall (38) */
  interface PalletSessionCall extends Enum {
    readonly isSetKeys: boolean;
    readonly asSetKeys: {
      readonly keys_: DatdotRuntimeOpaqueSessionKeys;
      readonly proof: Bytes;
    } & Struct;
    readonly isPurgeKeys: boolean;
    readonly type: 'SetKeys' | 'PurgeKeys';
  }

  /** @name DatdotRuntimeOpaqueSessionKeys (39) */
  interface DatdotRuntimeOpaqueSessionKeys extends Struct {
    readonly babe: SpConsensusBabeAppPublic;
    readonly grandpa: SpConsensusGrandpaAppPublic;
  }

  /** @name SpConsensusGrandpaAppPublic (40) */
  interface SpConsensusGrandpaAppPublic extends U8aFixed {}

  /** @name PalletGrandpaCall (41) */
  interface PalletGrandpaCall extends Enum {
    readonly isReportEquivocation: boolean;
    readonly asReportEquivocation: {
      readonly equivocationProof: SpConsensusGrandpaEquivocationProof;
      readonly keyOwnerProof: SpCoreVoid;
    } & Struct;
    readonly isReportEquivocationUnsigned: boolean;
    readonly asReportEquivocationUnsigned: {
      readonly equivocationProof: SpConsensusGrandpaEquivocationProof;
      readonly keyOwnerProof: SpCoreVoid;
    } & Struct;
    readonly isNoteStalled: boolean;
    readonly asNoteStalled: {
      readonly delay: u32;
      readonly bestFinalizedBlockNumber: u32;
    } & Struct;
    readonly type: 'ReportEquivocation' | 'ReportEquivocationUnsigned' | 'NoteStalled';
  }

  /** @name SpConsensusGrandpaEquivocationProof (42) */
  interface SpConsensusGrandpaEquivocationProof extends Struct {
    readonly setId: u64;
    readonly equivocation: SpConsensusGrandpaEquivocation;
  }

  /** @name SpConsensusGrandpaEquivocation (43) */
  interface SpConsensusGrandpaEquivocation extends Enum {
    readonly isPrevote: boolean;
    readonly asPrevote: FinalityGrandpaEquivocationPrevote;
    readonly isPrecommit: boolean;
    readonly asPrecommit: FinalityGrandpaEquivocationPrecommit;
    readonly type: 'Prevote' | 'Precommit';
  }

  /** @name FinalityGrandpaEquivocationPrevote (44) */
  interface FinalityGrandpaEquivocationPrevote extends Struct {
    readonly roundNumber: u64;
    readonly identity: SpConsensusGrandpaAppPublic;
    readonly first: ITuple<[FinalityGrandpaPrevote, SpConsensusGrandpaAppSignature]>;
    readonly second: ITuple<[FinalityGrandpaPrevote, SpConsensusGrandpaAppSignature]>;
  }

  /** @name FinalityGrandpaPrevote (45) */
  interface FinalityGrandpaPrevote extends Struct {
    readonly targetHash: H256;
    readonly targetNumber: u32;
  }

  /** @name SpConsensusGrandpaAppSignature (46) */
  interface SpConsensusGrandpaAppSignature extends U8aFixed {}

  /** @name FinalityGrandpaEquivocationPrecommit (49) */
  interface FinalityGrandpaEquivocationPrecommit extends Struct {
    readonly roundNumber: u64;
    readonly identity: SpConsensusGrandpaAppPublic;
    readonly first: ITuple<[FinalityGrandpaPrecommit, SpConsensusGrandpaAppSignature]>;
    readonly second: ITuple<[FinalityGrandpaPrecommit, SpConsensusGrandpaAppSignature]>;
  }

  /** @name FinalityGrandpaPrecommit (50) */
  interface FinalityGrandpaPrecommit extends Struct {
    readonly targetHash: H256;
    readonly targetNumber: u32;
  }

  /** @name PalletUtilityCall (52) */
  interface PalletUtilityCall extends Enum {
    readonly isBatch: boolean;
    readonly asBatch: {
      readonly calls: Vec<Call>;
    } & Struct;
    readonly isAsDerivative: boolean;
    readonly asAsDerivative: {
      readonly index: u16;
      readonly call: Call;
    } & Struct;
    readonly isBatchAll: boolean;
    readonly asBatchAll: {
      readonly calls: Vec<Call>;
    } & Struct;
    readonly isDispatchAs: boolean;
    readonly asDispatchAs: {
      readonly asOrigin: DatdotRuntimeOriginCaller;
      readonly call: Call;
    } & Struct;
    readonly isForceBatch: boolean;
    readonly asForceBatch: {
      readonly calls: Vec<Call>;
    } & Struct;
    readonly isWithWeight: boolean;
    readonly asWithWeight: {
      readonly call: Call;
      readonly weight: SpWeightsWeightV2Weight;
    } & Struct;
    readonly isIfElse: boolean;
    readonly asIfElse: {
      readonly main: Call;
      readonly fallback: Call;
    } & Struct;
    readonly isDispatchAsFallible: boolean;
    readonly asDispatchAsFallible: {
      readonly asOrigin: DatdotRuntimeOriginCaller;
      readonly call: Call;
    } & Struct;
    readonly type: 'Batch' | 'AsDerivative' | 'BatchAll' | 'DispatchAs' | 'ForceBatch' | 'WithWeight' | 'IfElse' | 'DispatchAsFallible';
  }

  /** @name DatdotRuntimeOriginCaller (55) */
  interface DatdotRuntimeOriginCaller extends Enum {
    readonly isSystem: boolean;
    readonly asSystem: FrameSupportDispatchRawOrigin;
    readonly type: 'System';
  }

  /** @name FrameSupportDispatchRawOrigin (56) */
  interface FrameSupportDispatchRawOrigin extends Enum {
    readonly isRoot: boolean;
    readonly isSigned: boolean;
    readonly asSigned: AccountId32;
    readonly isNone: boolean;
    readonly isAuthorized: boolean;
    readonly type: 'Root' | 'Signed' | 'None' | 'Authorized';
  }

  /** @name SpWeightsWeightV2Weight (57) */
  interface SpWeightsWeightV2Weight extends Struct {
    readonly refTime: Compact<u64>;
    readonly proofSize: Compact<u64>;
  }

  /** @name PalletParametersCall (58) */
  interface PalletParametersCall extends Enum {
    readonly isSetParameter: boolean;
    readonly asSetParameter: {
      readonly keyValue: DatdotRuntimeConfigsMarketRuntimeParameters;
    } & Struct;
    readonly type: 'SetParameter';
  }

  /** @name DatdotRuntimeConfigsMarketRuntimeParameters (59) */
  interface DatdotRuntimeConfigsMarketRuntimeParameters extends Enum {
    readonly isMarket: boolean;
    readonly asMarket: DatdotRuntimeConfigsMarketParametersMarketParameters;
    readonly isPrices: boolean;
    readonly asPrices: DatdotRuntimeConfigsMarketParametersPricesParameters;
    readonly type: 'Market' | 'Prices';
  }

  /** @name DatdotRuntimeConfigsMarketParametersMarketParameters (60) */
  interface DatdotRuntimeConfigsMarketParametersMarketParameters extends Enum {
    readonly isPerformanceAttestorCount: boolean;
    readonly asPerformanceAttestorCount: ITuple<[DatdotRuntimeConfigsMarketParametersMarketPerformanceAttestorCount, Option<u32>]>;
    readonly isPerformanceEpoch: boolean;
    readonly asPerformanceEpoch: ITuple<[DatdotRuntimeConfigsMarketParametersMarketPerformanceEpoch, Option<u32>]>;
    readonly isChallengeDelay: boolean;
    readonly asChallengeDelay: ITuple<[DatdotRuntimeConfigsMarketParametersMarketChallengeDelay, Option<u32>]>;
    readonly isChallengeDuration: boolean;
    readonly asChallengeDuration: ITuple<[DatdotRuntimeConfigsMarketParametersMarketChallengeDuration, Option<u32>]>;
    readonly isChallengeSamples: boolean;
    readonly asChallengeSamples: ITuple<[DatdotRuntimeConfigsMarketParametersMarketChallengeSamples, Option<u32>]>;
    readonly isEncodingDuration: boolean;
    readonly asEncodingDuration: ITuple<[DatdotRuntimeConfigsMarketParametersMarketEncodingDuration, Option<u32>]>;
    readonly isAttestingDuration: boolean;
    readonly asAttestingDuration: ITuple<[DatdotRuntimeConfigsMarketParametersMarketAttestingDuration, Option<u32>]>;
    readonly isAmendmentFollowupDelay: boolean;
    readonly asAmendmentFollowupDelay: ITuple<[DatdotRuntimeConfigsMarketParametersMarketAmendmentFollowupDelay, Option<u32>]>;
    readonly isContractSetSize: boolean;
    readonly asContractSetSize: ITuple<[DatdotRuntimeConfigsMarketParametersMarketContractSetSize, Option<u32>]>;
    readonly isContractActivationCap: boolean;
    readonly asContractActivationCap: ITuple<[DatdotRuntimeConfigsMarketParametersMarketContractActivationCap, Option<u32>]>;
    readonly isHostersPerContract: boolean;
    readonly asHostersPerContract: ITuple<[DatdotRuntimeConfigsMarketParametersMarketHostersPerContract, Option<u32>]>;
    readonly isMaxSelectedPerRole: boolean;
    readonly asMaxSelectedPerRole: ITuple<[DatdotRuntimeConfigsMarketParametersMarketMaxSelectedPerRole, Option<u32>]>;
    readonly isDrawDelay: boolean;
    readonly asDrawDelay: ITuple<[DatdotRuntimeConfigsMarketParametersMarketDrawDelay, Option<u32>]>;
    readonly isRegistrationDelay: boolean;
    readonly asRegistrationDelay: ITuple<[DatdotRuntimeConfigsMarketParametersMarketRegistrationDelay, Option<u32>]>;
    readonly isRotationDelay: boolean;
    readonly asRotationDelay: ITuple<[DatdotRuntimeConfigsMarketParametersMarketRotationDelay, Option<u32>]>;
    readonly isSilenceMemory: boolean;
    readonly asSilenceMemory: ITuple<[DatdotRuntimeConfigsMarketParametersMarketSilenceMemory, Option<u32>]>;
    readonly isExitDelay: boolean;
    readonly asExitDelay: ITuple<[DatdotRuntimeConfigsMarketParametersMarketExitDelay, Option<u32>]>;
    readonly isPauseBudget: boolean;
    readonly asPauseBudget: ITuple<[DatdotRuntimeConfigsMarketParametersMarketPauseBudget, Option<u32>]>;
    readonly isPausePeriod: boolean;
    readonly asPausePeriod: ITuple<[DatdotRuntimeConfigsMarketParametersMarketPausePeriod, Option<u32>]>;
    readonly isRatingHalfLife: boolean;
    readonly asRatingHalfLife: ITuple<[DatdotRuntimeConfigsMarketParametersMarketRatingHalfLife, Option<u32>]>;
    readonly isTailDelay: boolean;
    readonly asTailDelay: ITuple<[DatdotRuntimeConfigsMarketParametersMarketTailDelay, Option<u32>]>;
    readonly type: 'PerformanceAttestorCount' | 'PerformanceEpoch' | 'ChallengeDelay' | 'ChallengeDuration' | 'ChallengeSamples' | 'EncodingDuration' | 'AttestingDuration' | 'AmendmentFollowupDelay' | 'ContractSetSize' | 'ContractActivationCap' | 'HostersPerContract' | 'MaxSelectedPerRole' | 'DrawDelay' | 'RegistrationDelay' | 'RotationDelay' | 'SilenceMemory' | 'ExitDelay' | 'PauseBudget' | 'PausePeriod' | 'RatingHalfLife' | 'TailDelay';
  }

  /** @name DatdotRuntimeConfigsMarketParametersMarketPerformanceAttestorCount (61) */
  type DatdotRuntimeConfigsMarketParametersMarketPerformanceAttestorCount = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketPerformanceEpoch (63) */
  type DatdotRuntimeConfigsMarketParametersMarketPerformanceEpoch = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketChallengeDelay (64) */
  type DatdotRuntimeConfigsMarketParametersMarketChallengeDelay = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketChallengeDuration (65) */
  type DatdotRuntimeConfigsMarketParametersMarketChallengeDuration = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketChallengeSamples (66) */
  type DatdotRuntimeConfigsMarketParametersMarketChallengeSamples = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketEncodingDuration (67) */
  type DatdotRuntimeConfigsMarketParametersMarketEncodingDuration = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketAttestingDuration (68) */
  type DatdotRuntimeConfigsMarketParametersMarketAttestingDuration = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketAmendmentFollowupDelay (69) */
  type DatdotRuntimeConfigsMarketParametersMarketAmendmentFollowupDelay = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketContractSetSize (70) */
  type DatdotRuntimeConfigsMarketParametersMarketContractSetSize = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketContractActivationCap (71) */
  type DatdotRuntimeConfigsMarketParametersMarketContractActivationCap = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketTailDelay (72) */
  type DatdotRuntimeConfigsMarketParametersMarketTailDelay = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketHostersPerContract (73) */
  type DatdotRuntimeConfigsMarketParametersMarketHostersPerContract = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketMaxSelectedPerRole (74) */
  type DatdotRuntimeConfigsMarketParametersMarketMaxSelectedPerRole = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketDrawDelay (75) */
  type DatdotRuntimeConfigsMarketParametersMarketDrawDelay = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketRegistrationDelay (76) */
  type DatdotRuntimeConfigsMarketParametersMarketRegistrationDelay = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketRotationDelay (77) */
  type DatdotRuntimeConfigsMarketParametersMarketRotationDelay = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketSilenceMemory (78) */
  type DatdotRuntimeConfigsMarketParametersMarketSilenceMemory = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketRatingHalfLife (79) */
  type DatdotRuntimeConfigsMarketParametersMarketRatingHalfLife = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketPausePeriod (80) */
  type DatdotRuntimeConfigsMarketParametersMarketPausePeriod = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketPauseBudget (81) */
  type DatdotRuntimeConfigsMarketParametersMarketPauseBudget = Null;

  /** @name DatdotRuntimeConfigsMarketParametersMarketExitDelay (82) */
  type DatdotRuntimeConfigsMarketParametersMarketExitDelay = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesParameters (83) */
  interface DatdotRuntimeConfigsMarketParametersPricesParameters extends Enum {
    readonly isAccountDeposit: boolean;
    readonly asAccountDeposit: ITuple<[DatdotRuntimeConfigsMarketParametersPricesAccountDeposit, Option<u128>]>;
    readonly isFeedDeposit: boolean;
    readonly asFeedDeposit: ITuple<[DatdotRuntimeConfigsMarketParametersPricesFeedDeposit, Option<u128>]>;
    readonly isContractDeposit: boolean;
    readonly asContractDeposit: ITuple<[DatdotRuntimeConfigsMarketParametersPricesContractDeposit, Option<u128>]>;
    readonly isStakePerCapacity: boolean;
    readonly asStakePerCapacity: ITuple<[DatdotRuntimeConfigsMarketParametersPricesStakePerCapacity, Option<u128>]>;
    readonly isStakePerGib: boolean;
    readonly asStakePerGib: ITuple<[DatdotRuntimeConfigsMarketParametersPricesStakePerGib, Option<u128>]>;
    readonly isFeeReserve: boolean;
    readonly asFeeReserve: ITuple<[DatdotRuntimeConfigsMarketParametersPricesFeeReserve, Option<u128>]>;
    readonly isHostingPrice: boolean;
    readonly asHostingPrice: ITuple<[DatdotRuntimeConfigsMarketParametersPricesHostingPrice, Option<u128>]>;
    readonly isSetupPrice: boolean;
    readonly asSetupPrice: ITuple<[DatdotRuntimeConfigsMarketParametersPricesSetupPrice, Option<u128>]>;
    readonly isDeliveryShare: boolean;
    readonly asDeliveryShare: ITuple<[DatdotRuntimeConfigsMarketParametersPricesDeliveryShare, Option<Permill>]>;
    readonly isMeasurementFee: boolean;
    readonly asMeasurementFee: ITuple<[DatdotRuntimeConfigsMarketParametersPricesMeasurementFee, Option<u128>]>;
    readonly isLeastBilledBytes: boolean;
    readonly asLeastBilledBytes: ITuple<[DatdotRuntimeConfigsMarketParametersPricesLeastBilledBytes, Option<u64>]>;
    readonly isStakePerSlot: boolean;
    readonly asStakePerSlot: ITuple<[DatdotRuntimeConfigsMarketParametersPricesStakePerSlot, Option<u128>]>;
    readonly isFaultShare: boolean;
    readonly asFaultShare: ITuple<[DatdotRuntimeConfigsMarketParametersPricesFaultShare, Option<Permill>]>;
    readonly isReportedShare: boolean;
    readonly asReportedShare: ITuple<[DatdotRuntimeConfigsMarketParametersPricesReportedShare, Option<Permill>]>;
    readonly isRatingUnit: boolean;
    readonly asRatingUnit: ITuple<[DatdotRuntimeConfigsMarketParametersPricesRatingUnit, Option<u128>]>;
    readonly type: 'AccountDeposit' | 'FeedDeposit' | 'ContractDeposit' | 'StakePerCapacity' | 'StakePerGib' | 'FeeReserve' | 'HostingPrice' | 'SetupPrice' | 'DeliveryShare' | 'MeasurementFee' | 'LeastBilledBytes' | 'StakePerSlot' | 'FaultShare' | 'ReportedShare' | 'RatingUnit';
  }

  /** @name DatdotRuntimeConfigsMarketParametersPricesAccountDeposit (84) */
  type DatdotRuntimeConfigsMarketParametersPricesAccountDeposit = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesFeedDeposit (86) */
  type DatdotRuntimeConfigsMarketParametersPricesFeedDeposit = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesContractDeposit (87) */
  type DatdotRuntimeConfigsMarketParametersPricesContractDeposit = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesStakePerCapacity (88) */
  type DatdotRuntimeConfigsMarketParametersPricesStakePerCapacity = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesStakePerGib (89) */
  type DatdotRuntimeConfigsMarketParametersPricesStakePerGib = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesFeeReserve (90) */
  type DatdotRuntimeConfigsMarketParametersPricesFeeReserve = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesHostingPrice (91) */
  type DatdotRuntimeConfigsMarketParametersPricesHostingPrice = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesSetupPrice (92) */
  type DatdotRuntimeConfigsMarketParametersPricesSetupPrice = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesDeliveryShare (93) */
  type DatdotRuntimeConfigsMarketParametersPricesDeliveryShare = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesMeasurementFee (96) */
  type DatdotRuntimeConfigsMarketParametersPricesMeasurementFee = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesLeastBilledBytes (97) */
  type DatdotRuntimeConfigsMarketParametersPricesLeastBilledBytes = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesStakePerSlot (99) */
  type DatdotRuntimeConfigsMarketParametersPricesStakePerSlot = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesFaultShare (100) */
  type DatdotRuntimeConfigsMarketParametersPricesFaultShare = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesRatingUnit (101) */
  type DatdotRuntimeConfigsMarketParametersPricesRatingUnit = Null;

  /** @name DatdotRuntimeConfigsMarketParametersPricesReportedShare (102) */
  type DatdotRuntimeConfigsMarketParametersPricesReportedShare = Null;

  /** @name PalletSudoCall (103) */
  interface PalletSudoCall extends Enum {
    readonly isSudo: boolean;
    readonly asSudo: {
      readonly call: Call;
    } & Struct;
    readonly isSudoUncheckedWeight: boolean;
    readonly asSudoUncheckedWeight: {
      readonly call: Call;
      readonly weight: SpWeightsWeightV2Weight;
    } & Struct;
    readonly isSetKey: boolean;
    readonly asSetKey: {
      readonly new_: MultiAddress;
    } & Struct;
    readonly isSudoAs: boolean;
    readonly asSudoAs: {
      readonly who: MultiAddress;
      readonly call: Call;
    } & Struct;
    readonly isRemoveKey: boolean;
    readonly type: 'Sudo' | 'SudoUncheckedWeight' | 'SetKey' | 'SudoAs' | 'RemoveKey';
  }

  /** @name PalletMigrationsCall (104) */
  interface PalletMigrationsCall extends Enum {
    readonly isForceSetCursor: boolean;
    readonly asForceSetCursor: {
      readonly cursor: Option<PalletMigrationsMigrationCursor>;
    } & Struct;
    readonly isForceSetActiveCursor: boolean;
    readonly asForceSetActiveCursor: {
      readonly index: u32;
      readonly innerCursor: Option<Bytes>;
      readonly startedAt: Option<u32>;
    } & Struct;
    readonly isForceOnboardMbms: boolean;
    readonly isClearHistoric: boolean;
    readonly asClearHistoric: {
      readonly selector: PalletMigrationsHistoricCleanupSelector;
    } & Struct;
    readonly type: 'ForceSetCursor' | 'ForceSetActiveCursor' | 'ForceOnboardMbms' | 'ClearHistoric';
  }

  /** @name PalletMigrationsMigrationCursor (106) */
  interface PalletMigrationsMigrationCursor extends Enum {
    readonly isActive: boolean;
    readonly asActive: PalletMigrationsActiveCursor;
    readonly isStuck: boolean;
    readonly type: 'Active' | 'Stuck';
  }

  /** @name PalletMigrationsActiveCursor (108) */
  interface PalletMigrationsActiveCursor extends Struct {
    readonly index: u32;
    readonly innerCursor: Option<Bytes>;
    readonly startedAt: u32;
  }

  /** @name PalletMigrationsHistoricCleanupSelector (110) */
  interface PalletMigrationsHistoricCleanupSelector extends Enum {
    readonly isSpecific: boolean;
    readonly asSpecific: Vec<Bytes>;
    readonly isWildcard: boolean;
    readonly asWildcard: {
      readonly limit: Option<u32>;
      readonly previousCursor: Option<Bytes>;
    } & Struct;
    readonly type: 'Specific' | 'Wildcard';
  }

  /** @name PalletDatdotCall (114) */
  interface PalletDatdotCall extends Enum {
    readonly isAccountCreate: boolean;
    readonly asAccountCreate: {
      readonly noiseKey: U8aFixed;
      readonly signingKey: U8aFixed;
      readonly proofs: PalletDatdotAccountPossessionProofs;
    } & Struct;
    readonly isAccountUpdate: boolean;
    readonly asAccountUpdate: {
      readonly change: PalletDatdotAccountAccountChange;
    } & Struct;
    readonly isOfferCreate: boolean;
    readonly asOfferCreate: {
      readonly offer: PalletDatdotOffer;
    } & Struct;
    readonly isPublishFeed: boolean;
    readonly asPublishFeed: {
      readonly feed: PalletDatdotFeedNewFeed;
    } & Struct;
    readonly isUpdateFeed: boolean;
    readonly asUpdateFeed: {
      readonly feed: u64;
      readonly update: PalletDatdotFeedFeedUpdate;
    } & Struct;
    readonly isPublishPlan: boolean;
    readonly asPublishPlan: {
      readonly newFeeds: Vec<PalletDatdotFeedNewFeed>;
      readonly plan: PalletDatdotPlanPlanRequest;
    } & Struct;
    readonly isSubmitStatement: boolean;
    readonly asSubmitStatement: {
      readonly amendment: u64;
      readonly slot: u32;
      readonly outcome: PalletDatdotAmendmentSetupOutcome;
    } & Struct;
    readonly isSubmitStorageChallenge: boolean;
    readonly asSubmitStorageChallenge: {
      readonly challenge: u64;
      readonly proof: PalletDatdotChallengeStorageProof;
    } & Struct;
    readonly isSubmitPerformanceChallenge: boolean;
    readonly asSubmitPerformanceChallenge: {
      readonly report: PalletDatdotDeliveryPerformanceReport;
    } & Struct;
    readonly isSettle: boolean;
    readonly asSettle: {
      readonly slots: Vec<PalletDatdotContractSlotId>;
    } & Struct;
    readonly isPlanCancel: boolean;
    readonly asPlanCancel: {
      readonly plan: u64;
    } & Struct;
    readonly isPlanPause: boolean;
    readonly asPlanPause: {
      readonly plan: u64;
    } & Struct;
    readonly isPlanResume: boolean;
    readonly asPlanResume: {
      readonly plan: u64;
    } & Struct;
    readonly isPlanUpdate: boolean;
    readonly asPlanUpdate: {
      readonly plan: u64;
      readonly change: PalletDatdotPlanPlanChange;
      readonly budget: u128;
    } & Struct;
    readonly isGiveBack: boolean;
    readonly asGiveBack: {
      readonly slots: Vec<PalletDatdotContractSlotId>;
    } & Struct;
    readonly isUnpause: boolean;
    readonly isOfferUpdate: boolean;
    readonly asOfferUpdate: {
      readonly offer: PalletDatdotOffer;
    } & Struct;
    readonly isOfferWithdraw: boolean;
    readonly isPause: boolean;
    readonly asPause: {
      readonly until: u64;
    } & Struct;
    readonly isReportLoss: boolean;
    readonly asReportLoss: {
      readonly slots: Vec<PalletDatdotContractSlotId>;
    } & Struct;
    readonly isAccountDelete: boolean;
    readonly isRemoveFeed: boolean;
    readonly asRemoveFeed: {
      readonly feed: u64;
    } & Struct;
    readonly isReportEquivocation: boolean;
    readonly asReportEquivocation: {
      readonly feed: u64;
      readonly evidence: PalletDatdotFeedEquivocation;
    } & Struct;
    readonly type: 'AccountCreate' | 'AccountUpdate' | 'OfferCreate' | 'PublishFeed' | 'UpdateFeed' | 'PublishPlan' | 'SubmitStatement' | 'SubmitStorageChallenge' | 'SubmitPerformanceChallenge' | 'Settle' | 'PlanCancel' | 'PlanPause' | 'PlanResume' | 'PlanUpdate' | 'GiveBack' | 'Unpause' | 'OfferUpdate' | 'OfferWithdraw' | 'Pause' | 'ReportLoss' | 'AccountDelete' | 'RemoveFeed' | 'ReportEquivocation';
  }

  /** @name PalletDatdotAccountPossessionProofs (115) */
  interface PalletDatdotAccountPossessionProofs extends Struct {
    readonly noise: U8aFixed;
    readonly signing: U8aFixed;
  }

  /** @name PalletDatdotAccountAccountChange (116) */
  interface PalletDatdotAccountAccountChange extends Enum {
    readonly isRotate: boolean;
    readonly asRotate: {
      readonly noiseKey: Option<PalletDatdotAccountProvenKey>;
      readonly signingKey: Option<PalletDatdotAccountProvenKey>;
    } & Struct;
    readonly isRevoke: boolean;
    readonly asRevoke: {
      readonly noiseKey: Option<PalletDatdotAccountProvenKey>;
      readonly signingKey: Option<PalletDatdotAccountProvenKey>;
    } & Struct;
    readonly type: 'Rotate' | 'Revoke';
  }

  /** @name PalletDatdotAccountProvenKey (118) */
  interface PalletDatdotAccountProvenKey extends Struct {
    readonly key: U8aFixed;
    readonly proof: U8aFixed;
  }

  /** @name PalletDatdotOffer (119) */
  interface PalletDatdotOffer extends Struct {
    readonly encoder: Option<PalletDatdotOfferRoleOffer>;
    readonly attestor: Option<PalletDatdotOfferRoleOffer>;
    readonly hoster: Option<PalletDatdotOfferHosterOffer>;
    readonly region: U8aFixed;
    readonly hours: PalletDatdotOfferHours;
    readonly rate: u32;
    readonly latency: u32;
    readonly from: u32;
    readonly until: u32;
  }

  /** @name PalletDatdotOfferRoleOffer (121) */
  interface PalletDatdotOfferRoleOffer extends Struct {
    readonly capacity: u32;
    readonly ask: u128;
  }

  /** @name PalletDatdotOfferHosterOffer (123) */
  interface PalletDatdotOfferHosterOffer extends Struct {
    readonly capacity: u32;
    readonly bytes: u64;
    readonly ask: u128;
  }

  /** @name PalletDatdotOfferHours (125) */
  interface PalletDatdotOfferHours extends U8aFixed {}

  /** @name PalletDatdotFeedNewFeed (127) */
  interface PalletDatdotFeedNewFeed extends Struct {
    readonly key: U8aFixed;
    readonly manifest: Option<Bytes>;
    readonly head: PalletDatdotFeedHead;
    readonly authorisation: Option<Bytes>;
  }

  /** @name PalletDatdotFeedHead (130) */
  interface PalletDatdotFeedHead extends Struct {
    readonly fork: u64;
    readonly length: u64;
    readonly roots: Vec<HypercoreProofTreeTreeNode>;
    readonly signature: Bytes;
  }

  /** @name HypercoreProofTreeTreeNode (132) */
  interface HypercoreProofTreeTreeNode extends Struct {
    readonly hash_: U8aFixed;
    readonly size_: u64;
  }

  /** @name PalletDatdotFeedFeedUpdate (136) */
  interface PalletDatdotFeedFeedUpdate extends Enum {
    readonly isExtend: boolean;
    readonly asExtend: {
      readonly length: u64;
      readonly signature: Bytes;
      readonly nodes: Vec<HypercoreProofTreeTreeNode>;
    } & Struct;
    readonly isFork: boolean;
    readonly asFork: {
      readonly head: PalletDatdotFeedHead;
    } & Struct;
    readonly type: 'Extend' | 'Fork';
  }

  /** @name PalletDatdotPlanPlanRequest (140) */
  interface PalletDatdotPlanPlanRequest extends Struct {
    readonly ranges: Vec<PalletDatdotPlanRangeRequest>;
    readonly from: u32;
    readonly until: u32;
    readonly terms: PalletDatdotPlanPlanTerms;
    readonly budget: u128;
  }

  /** @name PalletDatdotPlanRangeRequest (142) */
  interface PalletDatdotPlanRangeRequest extends Struct {
    readonly feed: PalletDatdotPlanFeedRef;
    readonly from: u64;
    readonly to: PalletDatdotPlanRangeEnd;
    readonly bytes: u64;
  }

  /** @name PalletDatdotPlanFeedRef (143) */
  interface PalletDatdotPlanFeedRef extends Enum {
    readonly isPublished: boolean;
    readonly asPublished: {
      readonly feed: u64;
    } & Struct;
    readonly isNew: boolean;
    readonly asNew: {
      readonly index: u32;
    } & Struct;
    readonly type: 'Published' | 'New';
  }

  /** @name PalletDatdotPlanRangeEnd (144) */
  interface PalletDatdotPlanRangeEnd extends Enum {
    readonly isChunk: boolean;
    readonly asChunk: {
      readonly chunk: u64;
    } & Struct;
    readonly isGrowing: boolean;
    readonly asGrowing: {
      readonly contracts: Option<u32>;
    } & Struct;
    readonly type: 'Chunk' | 'Growing';
  }

  /** @name PalletDatdotPlanPlanTerms (146) */
  interface PalletDatdotPlanPlanTerms extends Struct {
    readonly replicas: Option<u32>;
    readonly contractChunks: Option<u32>;
    readonly needs: PalletDatdotPlanNeeds;
    readonly price: PalletDatdotPlanPrice;
  }

  /** @name PalletDatdotPlanNeeds (147) */
  interface PalletDatdotPlanNeeds extends Struct {
    readonly regions: Vec<U8aFixed>;
    readonly hours: u32;
    readonly rate: u32;
    readonly latency: u32;
  }

  /** @name PalletDatdotPlanPrice (150) */
  interface PalletDatdotPlanPrice extends Struct {
    readonly hosting: u128;
    readonly setup: u128;
  }

  /** @name PalletDatdotAmendmentSetupOutcome (151) */
  interface PalletDatdotAmendmentSetupOutcome extends Enum {
    readonly isComplete: boolean;
    readonly asComplete: {
      readonly replicaRoot: U8aFixed;
      readonly sealedBytes: u64;
      readonly plainBytes: u64;
      readonly format: DatdotReplicaFormatReplicaFormat;
      readonly signatures: PalletDatdotAmendmentStatementSignatures;
    } & Struct;
    readonly isRejected: boolean;
    readonly asRejected: {
      readonly replicaRoot: U8aFixed;
      readonly sealedBytes: u64;
      readonly plainBytes: u64;
      readonly format: DatdotReplicaFormatReplicaFormat;
      readonly encoder: U8aFixed;
    } & Struct;
    readonly isNoSource: boolean;
    readonly asNoSource: {
      readonly signatures: PalletDatdotAmendmentJointSignatures;
    } & Struct;
    readonly isTooLarge: boolean;
    readonly asTooLarge: {
      readonly plainBytes: u64;
      readonly signatures: PalletDatdotAmendmentJointSignatures;
    } & Struct;
    readonly type: 'Complete' | 'Rejected' | 'NoSource' | 'TooLarge';
  }

  /** @name DatdotReplicaFormatReplicaFormat (152) */
  interface DatdotReplicaFormatReplicaFormat extends Enum {
    readonly isV1: boolean;
    readonly asV1: {
      readonly seal: DatdotReplicaFormatSeal;
    } & Struct;
    readonly type: 'V1';
  }

  /** @name DatdotReplicaFormatSeal (153) */
  interface DatdotReplicaFormatSeal extends Enum {
    readonly isMark: boolean;
    readonly type: 'Mark';
  }

  /** @name PalletDatdotAmendmentStatementSignatures (154) */
  interface PalletDatdotAmendmentStatementSignatures extends Struct {
    readonly encoder: U8aFixed;
    readonly attestor: U8aFixed;
    readonly hoster: U8aFixed;
  }

  /** @name PalletDatdotAmendmentJointSignatures (155) */
  interface PalletDatdotAmendmentJointSignatures extends Struct {
    readonly encoders: Vec<U8aFixed>;
    readonly attestor: U8aFixed;
  }

  /** @name PalletDatdotChallengeStorageProof (158) */
  interface PalletDatdotChallengeStorageProof extends Enum {
    readonly isLeaves: boolean;
    readonly asLeaves: {
      readonly proofs: Vec<DatdotReplicaProofLeafProof>;
    } & Struct;
    readonly type: 'Leaves';
  }

  /** @name DatdotReplicaProofLeafProof (160) */
  interface DatdotReplicaProofLeafProof extends Struct {
    readonly leaf: U8aFixed;
    readonly path: Vec<U8aFixed>;
  }

  /** @name PalletDatdotDeliveryPerformanceReport (165) */
  interface PalletDatdotDeliveryPerformanceReport extends Enum {
    readonly isCommit: boolean;
    readonly asCommit: {
      readonly epoch: u32;
      readonly commitment: U8aFixed;
    } & Struct;
    readonly isReveal: boolean;
    readonly asReveal: {
      readonly epoch: u32;
      readonly measurements: Vec<PalletDatdotDeliveryMeasurement>;
      readonly salt: U8aFixed;
    } & Struct;
    readonly type: 'Commit' | 'Reveal';
  }

  /** @name PalletDatdotDeliveryMeasurement (167) */
  interface PalletDatdotDeliveryMeasurement extends Struct {
    readonly challenge: u64;
    readonly readerKey: U8aFixed;
    readonly signature: U8aFixed;
    readonly figures: PalletDatdotDeliveryFigures;
  }

  /** @name PalletDatdotDeliveryFigures (168) */
  interface PalletDatdotDeliveryFigures extends Struct {
    readonly chunks: u32;
    readonly connect: u32;
    readonly firstByte: u32;
    readonly rate: u32;
  }

  /** @name PalletDatdotContractSlotId (171) */
  interface PalletDatdotContractSlotId extends Struct {
    readonly contract: u64;
    readonly slot: u32;
  }

  /** @name PalletDatdotPlanPlanChange (173) */
  interface PalletDatdotPlanPlanChange extends Struct {
    readonly ranges: Vec<PalletDatdotPlanRangeRequest>;
    readonly until: Option<u32>;
  }

  /** @name PalletDatdotFeedEquivocation (174) */
  interface PalletDatdotFeedEquivocation extends Enum {
    readonly isSameLength: boolean;
    readonly asSameLength: {
      readonly fork: u64;
      readonly length: u64;
      readonly first: PalletDatdotFeedSignedTree;
      readonly second: PalletDatdotFeedSignedTree;
    } & Struct;
    readonly isLonger: boolean;
    readonly asLonger: {
      readonly fork: u64;
      readonly length: u64;
      readonly first: PalletDatdotFeedSignedTree;
      readonly longer: PalletDatdotFeedLongerTree;
    } & Struct;
    readonly type: 'SameLength' | 'Longer';
  }

  /** @name PalletDatdotFeedSignedTree (175) */
  interface PalletDatdotFeedSignedTree extends Struct {
    readonly treeHash: U8aFixed;
    readonly signature: Bytes;
  }

  /** @name PalletDatdotFeedLongerTree (176) */
  interface PalletDatdotFeedLongerTree extends Struct {
    readonly length: u64;
    readonly prefix: Vec<HypercoreProofTreeTreeNode>;
    readonly extension: Vec<HypercoreProofTreeTreeNode>;
    readonly signature: Bytes;
  }

  /** @name SpRuntimeMultiSignature (177) */
  interface SpRuntimeMultiSignature extends Enum {
    readonly isEd25519: boolean;
    readonly asEd25519: U8aFixed;
    readonly isSr25519: boolean;
    readonly asSr25519: U8aFixed;
    readonly isEcdsa: boolean;
    readonly asEcdsa: U8aFixed;
    readonly isEth: boolean;
    readonly asEth: U8aFixed;
    readonly type: 'Ed25519' | 'Sr25519' | 'Ecdsa' | 'Eth';
  }

  /** @name FrameSystemExtensionsAuthorizeCall (179) */
  type FrameSystemExtensionsAuthorizeCall = Null;

  /** @name FrameSystemExtensionsCheckNonZeroSender (180) */
  type FrameSystemExtensionsCheckNonZeroSender = Null;

  /** @name FrameSystemExtensionsCheckSpecVersion (181) */
  type FrameSystemExtensionsCheckSpecVersion = Null;

  /** @name FrameSystemExtensionsCheckTxVersion (182) */
  type FrameSystemExtensionsCheckTxVersion = Null;

  /** @name FrameSystemExtensionsCheckGenesis (183) */
  type FrameSystemExtensionsCheckGenesis = Null;

  /** @name FrameSystemExtensionsCheckNonce (186) */
  interface FrameSystemExtensionsCheckNonce extends Compact<u32> {}

  /** @name FrameSystemExtensionsCheckWeight (187) */
  type FrameSystemExtensionsCheckWeight = Null;

  /** @name PalletTransactionPaymentChargeTransactionPayment (188) */
  interface PalletTransactionPaymentChargeTransactionPayment extends Compact<u128> {}

  /** @name PalletDatdotAnswersFirst (189) */
  type PalletDatdotAnswersFirst = Null;

  /** @name FrameSystemExtensionsWeightReclaim (190) */
  type FrameSystemExtensionsWeightReclaim = Null;

  /** @name FrameSystemAccountInfo (191) */
  interface FrameSystemAccountInfo extends Struct {
    readonly nonce: u32;
    readonly consumers: u32;
    readonly providers: u32;
    readonly sufficients: u32;
    readonly data: PalletBalancesAccountData;
  }

  /** @name PalletBalancesAccountData (192) */
  interface PalletBalancesAccountData extends Struct {
    readonly free: u128;
    readonly reserved: u128;
    readonly frozen: u128;
    readonly flags: u128;
  }

  /** @name FrameSupportDispatchPerDispatchClassWeight (194) */
  interface FrameSupportDispatchPerDispatchClassWeight extends Struct {
    readonly normal: SpWeightsWeightV2Weight;
    readonly operational: SpWeightsWeightV2Weight;
    readonly mandatory: SpWeightsWeightV2Weight;
  }

  /** @name FrameSystemEventRecord (196) */
  interface FrameSystemEventRecord extends Struct {
    readonly phase: FrameSystemPhase;
    readonly event: Event;
    readonly topics: Vec<H256>;
  }

  /** @name FrameSystemEvent (198) */
  interface FrameSystemEvent extends Enum {
    readonly isExtrinsicSuccess: boolean;
    readonly asExtrinsicSuccess: {
      readonly dispatchInfo: FrameSystemDispatchEventInfo;
    } & Struct;
    readonly isExtrinsicFailed: boolean;
    readonly asExtrinsicFailed: {
      readonly dispatchError: SpRuntimeDispatchError;
      readonly dispatchInfo: FrameSystemDispatchEventInfo;
    } & Struct;
    readonly isCodeUpdated: boolean;
    readonly asCodeUpdated: {
      readonly hash_: H256;
    } & Struct;
    readonly isNewAccount: boolean;
    readonly asNewAccount: {
      readonly account: AccountId32;
    } & Struct;
    readonly isKilledAccount: boolean;
    readonly asKilledAccount: {
      readonly account: AccountId32;
    } & Struct;
    readonly isRemarked: boolean;
    readonly asRemarked: {
      readonly sender: AccountId32;
      readonly hash_: H256;
    } & Struct;
    readonly isUpgradeAuthorized: boolean;
    readonly asUpgradeAuthorized: {
      readonly codeHash: H256;
      readonly checkVersion: bool;
    } & Struct;
    readonly isRejectedInvalidAuthorizedUpgrade: boolean;
    readonly asRejectedInvalidAuthorizedUpgrade: {
      readonly codeHash: H256;
      readonly error: SpRuntimeDispatchError;
    } & Struct;
    readonly type: 'ExtrinsicSuccess' | 'ExtrinsicFailed' | 'CodeUpdated' | 'NewAccount' | 'KilledAccount' | 'Remarked' | 'UpgradeAuthorized' | 'RejectedInvalidAuthorizedUpgrade';
  }

  /** @name FrameSystemDispatchEventInfo (199) */
  interface FrameSystemDispatchEventInfo extends Struct {
    readonly weight: SpWeightsWeightV2Weight;
    readonly class: FrameSupportDispatchDispatchClass;
    readonly paysFee: FrameSupportDispatchPays;
  }

  /** @name FrameSupportDispatchDispatchClass (200) */
  interface FrameSupportDispatchDispatchClass extends Enum {
    readonly isNormal: boolean;
    readonly isOperational: boolean;
    readonly isMandatory: boolean;
    readonly type: 'Normal' | 'Operational' | 'Mandatory';
  }

  /** @name FrameSupportDispatchPays (201) */
  interface FrameSupportDispatchPays extends Enum {
    readonly isYes: boolean;
    readonly isNo: boolean;
    readonly type: 'Yes' | 'No';
  }

  /** @name SpRuntimeDispatchError (202) */
  interface SpRuntimeDispatchError extends Enum {
    readonly isOther: boolean;
    readonly isCannotLookup: boolean;
    readonly isBadOrigin: boolean;
    readonly isModule: boolean;
    readonly asModule: SpRuntimeModuleError;
    readonly isConsumerRemaining: boolean;
    readonly isNoProviders: boolean;
    readonly isTooManyConsumers: boolean;
    readonly isToken: boolean;
    readonly asToken: SpRuntimeTokenError;
    readonly isArithmetic: boolean;
    readonly asArithmetic: SpArithmeticArithmeticError;
    readonly isTransactional: boolean;
    readonly asTransactional: SpRuntimeTransactionalError;
    readonly isExhausted: boolean;
    readonly isCorruption: boolean;
    readonly isUnavailable: boolean;
    readonly isRootNotAllowed: boolean;
    readonly isTrie: boolean;
    readonly asTrie: SpRuntimeProvingTrieTrieError;
    readonly type: 'Other' | 'CannotLookup' | 'BadOrigin' | 'Module' | 'ConsumerRemaining' | 'NoProviders' | 'TooManyConsumers' | 'Token' | 'Arithmetic' | 'Transactional' | 'Exhausted' | 'Corruption' | 'Unavailable' | 'RootNotAllowed' | 'Trie';
  }

  /** @name SpRuntimeModuleError (203) */
  interface SpRuntimeModuleError extends Struct {
    readonly index: u8;
    readonly error: U8aFixed;
  }

  /** @name SpRuntimeTokenError (204) */
  interface SpRuntimeTokenError extends Enum {
    readonly isFundsUnavailable: boolean;
    readonly isOnlyProvider: boolean;
    readonly isBelowMinimum: boolean;
    readonly isCannotCreate: boolean;
    readonly isUnknownAsset: boolean;
    readonly isFrozen: boolean;
    readonly isUnsupported: boolean;
    readonly isCannotCreateHold: boolean;
    readonly isNotExpendable: boolean;
    readonly isBlocked: boolean;
    readonly type: 'FundsUnavailable' | 'OnlyProvider' | 'BelowMinimum' | 'CannotCreate' | 'UnknownAsset' | 'Frozen' | 'Unsupported' | 'CannotCreateHold' | 'NotExpendable' | 'Blocked';
  }

  /** @name SpArithmeticArithmeticError (205) */
  interface SpArithmeticArithmeticError extends Enum {
    readonly isUnderflow: boolean;
    readonly isOverflow: boolean;
    readonly isDivisionByZero: boolean;
    readonly type: 'Underflow' | 'Overflow' | 'DivisionByZero';
  }

  /** @name SpRuntimeTransactionalError (206) */
  interface SpRuntimeTransactionalError extends Enum {
    readonly isLimitReached: boolean;
    readonly isNoLayer: boolean;
    readonly type: 'LimitReached' | 'NoLayer';
  }

  /** @name SpRuntimeProvingTrieTrieError (207) */
  interface SpRuntimeProvingTrieTrieError extends Enum {
    readonly isInvalidStateRoot: boolean;
    readonly isIncompleteDatabase: boolean;
    readonly isValueAtIncompleteKey: boolean;
    readonly isDecoderError: boolean;
    readonly isInvalidHash: boolean;
    readonly isDuplicateKey: boolean;
    readonly isExtraneousNode: boolean;
    readonly isExtraneousValue: boolean;
    readonly isExtraneousHashReference: boolean;
    readonly isInvalidChildReference: boolean;
    readonly isValueMismatch: boolean;
    readonly isIncompleteProof: boolean;
    readonly isRootMismatch: boolean;
    readonly isDecodeError: boolean;
    readonly type: 'InvalidStateRoot' | 'IncompleteDatabase' | 'ValueAtIncompleteKey' | 'DecoderError' | 'InvalidHash' | 'DuplicateKey' | 'ExtraneousNode' | 'ExtraneousValue' | 'ExtraneousHashReference' | 'InvalidChildReference' | 'ValueMismatch' | 'IncompleteProof' | 'RootMismatch' | 'DecodeError';
  }

  /** @name PalletBalancesEvent (208) */
  interface PalletBalancesEvent extends Enum {
    readonly isEndowed: boolean;
    readonly asEndowed: {
      readonly account: AccountId32;
      readonly freeBalance: u128;
    } & Struct;
    readonly isDustLost: boolean;
    readonly asDustLost: {
      readonly account: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTransfer: boolean;
    readonly asTransfer: {
      readonly from: AccountId32;
      readonly to: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isBalanceSet: boolean;
    readonly asBalanceSet: {
      readonly who: AccountId32;
      readonly free: u128;
    } & Struct;
    readonly isReserved: boolean;
    readonly asReserved: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUnreserved: boolean;
    readonly asUnreserved: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isReserveRepatriated: boolean;
    readonly asReserveRepatriated: {
      readonly from: AccountId32;
      readonly to: AccountId32;
      readonly amount: u128;
      readonly destinationStatus: FrameSupportTokensMiscBalanceStatus;
    } & Struct;
    readonly isDeposit: boolean;
    readonly asDeposit: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isWithdraw: boolean;
    readonly asWithdraw: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isSlashed: boolean;
    readonly asSlashed: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isMinted: boolean;
    readonly asMinted: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isMintedCredit: boolean;
    readonly asMintedCredit: {
      readonly amount: u128;
    } & Struct;
    readonly isBurned: boolean;
    readonly asBurned: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isBurnedDebt: boolean;
    readonly asBurnedDebt: {
      readonly amount: u128;
    } & Struct;
    readonly isSuspended: boolean;
    readonly asSuspended: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isRestored: boolean;
    readonly asRestored: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUpgraded: boolean;
    readonly asUpgraded: {
      readonly who: AccountId32;
    } & Struct;
    readonly isIssued: boolean;
    readonly asIssued: {
      readonly amount: u128;
    } & Struct;
    readonly isRescinded: boolean;
    readonly asRescinded: {
      readonly amount: u128;
    } & Struct;
    readonly isLocked: boolean;
    readonly asLocked: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUnlocked: boolean;
    readonly asUnlocked: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isFrozen: boolean;
    readonly asFrozen: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isThawed: boolean;
    readonly asThawed: {
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTotalIssuanceForced: boolean;
    readonly asTotalIssuanceForced: {
      readonly old: u128;
      readonly new_: u128;
    } & Struct;
    readonly isHeld: boolean;
    readonly asHeld: {
      readonly reason: DatdotRuntimeRuntimeHoldReason;
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isBurnedHeld: boolean;
    readonly asBurnedHeld: {
      readonly reason: DatdotRuntimeRuntimeHoldReason;
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTransferOnHold: boolean;
    readonly asTransferOnHold: {
      readonly reason: DatdotRuntimeRuntimeHoldReason;
      readonly source: AccountId32;
      readonly dest: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isTransferAndHold: boolean;
    readonly asTransferAndHold: {
      readonly reason: DatdotRuntimeRuntimeHoldReason;
      readonly source: AccountId32;
      readonly dest: AccountId32;
      readonly transferred: u128;
    } & Struct;
    readonly isReleased: boolean;
    readonly asReleased: {
      readonly reason: DatdotRuntimeRuntimeHoldReason;
      readonly who: AccountId32;
      readonly amount: u128;
    } & Struct;
    readonly isUnexpected: boolean;
    readonly asUnexpected: PalletBalancesUnexpectedKind;
    readonly type: 'Endowed' | 'DustLost' | 'Transfer' | 'BalanceSet' | 'Reserved' | 'Unreserved' | 'ReserveRepatriated' | 'Deposit' | 'Withdraw' | 'Slashed' | 'Minted' | 'MintedCredit' | 'Burned' | 'BurnedDebt' | 'Suspended' | 'Restored' | 'Upgraded' | 'Issued' | 'Rescinded' | 'Locked' | 'Unlocked' | 'Frozen' | 'Thawed' | 'TotalIssuanceForced' | 'Held' | 'BurnedHeld' | 'TransferOnHold' | 'TransferAndHold' | 'Released' | 'Unexpected';
  }

  /** @name FrameSupportTokensMiscBalanceStatus (209) */
  interface FrameSupportTokensMiscBalanceStatus extends Enum {
    readonly isFree: boolean;
    readonly isReserved: boolean;
    readonly type: 'Free' | 'Reserved';
  }

  /** @name DatdotRuntimeRuntimeHoldReason (210) */
  interface DatdotRuntimeRuntimeHoldReason extends Enum {
    readonly isSession: boolean;
    readonly asSession: PalletSessionHoldReason;
    readonly isDatdot: boolean;
    readonly asDatdot: PalletDatdotHoldReason;
    readonly type: 'Session' | 'Datdot';
  }

  /** @name PalletSessionHoldReason (211) */
  interface PalletSessionHoldReason extends Enum {
    readonly isKeys: boolean;
    readonly type: 'Keys';
  }

  /** @name PalletDatdotHoldReason (212) */
  interface PalletDatdotHoldReason extends Enum {
    readonly isAccountDeposit: boolean;
    readonly isFeedDeposit: boolean;
    readonly isStake: boolean;
    readonly isFeeReserve: boolean;
    readonly isEscrow: boolean;
    readonly isContractDeposit: boolean;
    readonly type: 'AccountDeposit' | 'FeedDeposit' | 'Stake' | 'FeeReserve' | 'Escrow' | 'ContractDeposit';
  }

  /** @name PalletBalancesUnexpectedKind (213) */
  interface PalletBalancesUnexpectedKind extends Enum {
    readonly isBalanceUpdated: boolean;
    readonly isFailedToMutateAccount: boolean;
    readonly type: 'BalanceUpdated' | 'FailedToMutateAccount';
  }

  /** @name PalletTransactionPaymentEvent (214) */
  interface PalletTransactionPaymentEvent extends Enum {
    readonly isTransactionFeePaid: boolean;
    readonly asTransactionFeePaid: {
      readonly who: AccountId32;
      readonly actualFee: u128;
      readonly tip: u128;
    } & Struct;
    readonly type: 'TransactionFeePaid';
  }

  /** @name PalletSessionEvent (215) */
  interface PalletSessionEvent extends Enum {
    readonly isNewSession: boolean;
    readonly asNewSession: {
      readonly sessionIndex: u32;
    } & Struct;
    readonly isNewQueued: boolean;
    readonly isValidatorDisabled: boolean;
    readonly asValidatorDisabled: {
      readonly validator: AccountId32;
    } & Struct;
    readonly isValidatorReenabled: boolean;
    readonly asValidatorReenabled: {
      readonly validator: AccountId32;
    } & Struct;
    readonly type: 'NewSession' | 'NewQueued' | 'ValidatorDisabled' | 'ValidatorReenabled';
  }

  /** @name PalletGrandpaEvent (216) */
  interface PalletGrandpaEvent extends Enum {
    readonly isNewAuthorities: boolean;
    readonly asNewAuthorities: {
      readonly authoritySet: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>;
    } & Struct;
    readonly isPaused: boolean;
    readonly isResumed: boolean;
    readonly type: 'NewAuthorities' | 'Paused' | 'Resumed';
  }

  /** @name PalletUtilityEvent (219) */
  interface PalletUtilityEvent extends Enum {
    readonly isBatchInterrupted: boolean;
    readonly asBatchInterrupted: {
      readonly index: u32;
      readonly error: SpRuntimeDispatchError;
    } & Struct;
    readonly isBatchCompleted: boolean;
    readonly isBatchCompletedWithErrors: boolean;
    readonly isItemCompleted: boolean;
    readonly isItemFailed: boolean;
    readonly asItemFailed: {
      readonly error: SpRuntimeDispatchError;
    } & Struct;
    readonly isDispatchedAs: boolean;
    readonly asDispatchedAs: {
      readonly result: Result<Null, SpRuntimeDispatchError>;
    } & Struct;
    readonly isIfElseMainSuccess: boolean;
    readonly isIfElseFallbackCalled: boolean;
    readonly asIfElseFallbackCalled: {
      readonly mainError: SpRuntimeDispatchError;
    } & Struct;
    readonly type: 'BatchInterrupted' | 'BatchCompleted' | 'BatchCompletedWithErrors' | 'ItemCompleted' | 'ItemFailed' | 'DispatchedAs' | 'IfElseMainSuccess' | 'IfElseFallbackCalled';
  }

  /** @name PalletParametersEvent (221) */
  interface PalletParametersEvent extends Enum {
    readonly isUpdated: boolean;
    readonly asUpdated: {
      readonly key: DatdotRuntimeConfigsMarketRuntimeParametersKey;
      readonly oldValue: Option<DatdotRuntimeConfigsMarketRuntimeParametersValue>;
      readonly newValue: Option<DatdotRuntimeConfigsMarketRuntimeParametersValue>;
    } & Struct;
    readonly type: 'Updated';
  }

  /** @name DatdotRuntimeConfigsMarketRuntimeParametersKey (222) */
  interface DatdotRuntimeConfigsMarketRuntimeParametersKey extends Enum {
    readonly isMarket: boolean;
    readonly asMarket: DatdotRuntimeConfigsMarketParametersMarketParametersKey;
    readonly isPrices: boolean;
    readonly asPrices: DatdotRuntimeConfigsMarketParametersPricesParametersKey;
    readonly type: 'Market' | 'Prices';
  }

  /** @name DatdotRuntimeConfigsMarketParametersMarketParametersKey (223) */
  interface DatdotRuntimeConfigsMarketParametersMarketParametersKey extends Enum {
    readonly isPerformanceAttestorCount: boolean;
    readonly isPerformanceEpoch: boolean;
    readonly isChallengeDelay: boolean;
    readonly isChallengeDuration: boolean;
    readonly isChallengeSamples: boolean;
    readonly isEncodingDuration: boolean;
    readonly isAttestingDuration: boolean;
    readonly isAmendmentFollowupDelay: boolean;
    readonly isContractSetSize: boolean;
    readonly isContractActivationCap: boolean;
    readonly isHostersPerContract: boolean;
    readonly isMaxSelectedPerRole: boolean;
    readonly isDrawDelay: boolean;
    readonly isRegistrationDelay: boolean;
    readonly isRotationDelay: boolean;
    readonly isSilenceMemory: boolean;
    readonly isExitDelay: boolean;
    readonly isPauseBudget: boolean;
    readonly isPausePeriod: boolean;
    readonly isRatingHalfLife: boolean;
    readonly isTailDelay: boolean;
    readonly type: 'PerformanceAttestorCount' | 'PerformanceEpoch' | 'ChallengeDelay' | 'ChallengeDuration' | 'ChallengeSamples' | 'EncodingDuration' | 'AttestingDuration' | 'AmendmentFollowupDelay' | 'ContractSetSize' | 'ContractActivationCap' | 'HostersPerContract' | 'MaxSelectedPerRole' | 'DrawDelay' | 'RegistrationDelay' | 'RotationDelay' | 'SilenceMemory' | 'ExitDelay' | 'PauseBudget' | 'PausePeriod' | 'RatingHalfLife' | 'TailDelay';
  }

  /** @name DatdotRuntimeConfigsMarketParametersPricesParametersKey (224) */
  interface DatdotRuntimeConfigsMarketParametersPricesParametersKey extends Enum {
    readonly isAccountDeposit: boolean;
    readonly isFeedDeposit: boolean;
    readonly isContractDeposit: boolean;
    readonly isStakePerCapacity: boolean;
    readonly isStakePerGib: boolean;
    readonly isFeeReserve: boolean;
    readonly isHostingPrice: boolean;
    readonly isSetupPrice: boolean;
    readonly isDeliveryShare: boolean;
    readonly isMeasurementFee: boolean;
    readonly isLeastBilledBytes: boolean;
    readonly isStakePerSlot: boolean;
    readonly isFaultShare: boolean;
    readonly isReportedShare: boolean;
    readonly isRatingUnit: boolean;
    readonly type: 'AccountDeposit' | 'FeedDeposit' | 'ContractDeposit' | 'StakePerCapacity' | 'StakePerGib' | 'FeeReserve' | 'HostingPrice' | 'SetupPrice' | 'DeliveryShare' | 'MeasurementFee' | 'LeastBilledBytes' | 'StakePerSlot' | 'FaultShare' | 'ReportedShare' | 'RatingUnit';
  }

  /** @name DatdotRuntimeConfigsMarketRuntimeParametersValue (226) */
  interface DatdotRuntimeConfigsMarketRuntimeParametersValue extends Enum {
    readonly isMarket: boolean;
    readonly asMarket: DatdotRuntimeConfigsMarketParametersMarketParametersValue;
    readonly isPrices: boolean;
    readonly asPrices: DatdotRuntimeConfigsMarketParametersPricesParametersValue;
    readonly type: 'Market' | 'Prices';
  }

  /** @name DatdotRuntimeConfigsMarketParametersMarketParametersValue (227) */
  interface DatdotRuntimeConfigsMarketParametersMarketParametersValue extends Enum {
    readonly isPerformanceAttestorCount: boolean;
    readonly asPerformanceAttestorCount: u32;
    readonly isPerformanceEpoch: boolean;
    readonly asPerformanceEpoch: u32;
    readonly isChallengeDelay: boolean;
    readonly asChallengeDelay: u32;
    readonly isChallengeDuration: boolean;
    readonly asChallengeDuration: u32;
    readonly isChallengeSamples: boolean;
    readonly asChallengeSamples: u32;
    readonly isEncodingDuration: boolean;
    readonly asEncodingDuration: u32;
    readonly isAttestingDuration: boolean;
    readonly asAttestingDuration: u32;
    readonly isAmendmentFollowupDelay: boolean;
    readonly asAmendmentFollowupDelay: u32;
    readonly isContractSetSize: boolean;
    readonly asContractSetSize: u32;
    readonly isContractActivationCap: boolean;
    readonly asContractActivationCap: u32;
    readonly isHostersPerContract: boolean;
    readonly asHostersPerContract: u32;
    readonly isMaxSelectedPerRole: boolean;
    readonly asMaxSelectedPerRole: u32;
    readonly isDrawDelay: boolean;
    readonly asDrawDelay: u32;
    readonly isRegistrationDelay: boolean;
    readonly asRegistrationDelay: u32;
    readonly isRotationDelay: boolean;
    readonly asRotationDelay: u32;
    readonly isSilenceMemory: boolean;
    readonly asSilenceMemory: u32;
    readonly isExitDelay: boolean;
    readonly asExitDelay: u32;
    readonly isPauseBudget: boolean;
    readonly asPauseBudget: u32;
    readonly isPausePeriod: boolean;
    readonly asPausePeriod: u32;
    readonly isRatingHalfLife: boolean;
    readonly asRatingHalfLife: u32;
    readonly isTailDelay: boolean;
    readonly asTailDelay: u32;
    readonly type: 'PerformanceAttestorCount' | 'PerformanceEpoch' | 'ChallengeDelay' | 'ChallengeDuration' | 'ChallengeSamples' | 'EncodingDuration' | 'AttestingDuration' | 'AmendmentFollowupDelay' | 'ContractSetSize' | 'ContractActivationCap' | 'HostersPerContract' | 'MaxSelectedPerRole' | 'DrawDelay' | 'RegistrationDelay' | 'RotationDelay' | 'SilenceMemory' | 'ExitDelay' | 'PauseBudget' | 'PausePeriod' | 'RatingHalfLife' | 'TailDelay';
  }

  /** @name DatdotRuntimeConfigsMarketParametersPricesParametersValue (228) */
  interface DatdotRuntimeConfigsMarketParametersPricesParametersValue extends Enum {
    readonly isAccountDeposit: boolean;
    readonly asAccountDeposit: u128;
    readonly isFeedDeposit: boolean;
    readonly asFeedDeposit: u128;
    readonly isContractDeposit: boolean;
    readonly asContractDeposit: u128;
    readonly isStakePerCapacity: boolean;
    readonly asStakePerCapacity: u128;
    readonly isStakePerGib: boolean;
    readonly asStakePerGib: u128;
    readonly isFeeReserve: boolean;
    readonly asFeeReserve: u128;
    readonly isHostingPrice: boolean;
    readonly asHostingPrice: u128;
    readonly isSetupPrice: boolean;
    readonly asSetupPrice: u128;
    readonly isDeliveryShare: boolean;
    readonly asDeliveryShare: Permill;
    readonly isMeasurementFee: boolean;
    readonly asMeasurementFee: u128;
    readonly isLeastBilledBytes: boolean;
    readonly asLeastBilledBytes: u64;
    readonly isStakePerSlot: boolean;
    readonly asStakePerSlot: u128;
    readonly isFaultShare: boolean;
    readonly asFaultShare: Permill;
    readonly isReportedShare: boolean;
    readonly asReportedShare: Permill;
    readonly isRatingUnit: boolean;
    readonly asRatingUnit: u128;
    readonly type: 'AccountDeposit' | 'FeedDeposit' | 'ContractDeposit' | 'StakePerCapacity' | 'StakePerGib' | 'FeeReserve' | 'HostingPrice' | 'SetupPrice' | 'DeliveryShare' | 'MeasurementFee' | 'LeastBilledBytes' | 'StakePerSlot' | 'FaultShare' | 'ReportedShare' | 'RatingUnit';
  }

  /** @name PalletSudoEvent (229) */
  interface PalletSudoEvent extends Enum {
    readonly isSudid: boolean;
    readonly asSudid: {
      readonly sudoResult: Result<Null, SpRuntimeDispatchError>;
    } & Struct;
    readonly isKeyChanged: boolean;
    readonly asKeyChanged: {
      readonly old: Option<AccountId32>;
      readonly new_: AccountId32;
    } & Struct;
    readonly isKeyRemoved: boolean;
    readonly isSudoAsDone: boolean;
    readonly asSudoAsDone: {
      readonly sudoResult: Result<Null, SpRuntimeDispatchError>;
    } & Struct;
    readonly type: 'Sudid' | 'KeyChanged' | 'KeyRemoved' | 'SudoAsDone';
  }

  /** @name PalletMigrationsEvent (231) */
  interface PalletMigrationsEvent extends Enum {
    readonly isUpgradeStarted: boolean;
    readonly asUpgradeStarted: {
      readonly migrations: u32;
    } & Struct;
    readonly isUpgradeCompleted: boolean;
    readonly isUpgradeFailed: boolean;
    readonly isMigrationSkipped: boolean;
    readonly asMigrationSkipped: {
      readonly index: u32;
    } & Struct;
    readonly isMigrationAdvanced: boolean;
    readonly asMigrationAdvanced: {
      readonly index: u32;
      readonly took: u32;
    } & Struct;
    readonly isMigrationCompleted: boolean;
    readonly asMigrationCompleted: {
      readonly index: u32;
      readonly took: u32;
    } & Struct;
    readonly isMigrationFailed: boolean;
    readonly asMigrationFailed: {
      readonly index: u32;
      readonly took: u32;
    } & Struct;
    readonly isHistoricCleared: boolean;
    readonly asHistoricCleared: {
      readonly nextCursor: Option<Bytes>;
    } & Struct;
    readonly type: 'UpgradeStarted' | 'UpgradeCompleted' | 'UpgradeFailed' | 'MigrationSkipped' | 'MigrationAdvanced' | 'MigrationCompleted' | 'MigrationFailed' | 'HistoricCleared';
  }

  /** @name PalletDatdotEvent (232) */
  interface PalletDatdotEvent extends Enum {
    readonly isAccountCreated: boolean;
    readonly asAccountCreated: {
      readonly user: u64;
      readonly account: AccountId32;
    } & Struct;
    readonly isKeysRotating: boolean;
    readonly asKeysRotating: {
      readonly user: u64;
      readonly at: u64;
    } & Struct;
    readonly isKeysRotated: boolean;
    readonly asKeysRotated: {
      readonly user: u64;
    } & Struct;
    readonly isKeysRevoked: boolean;
    readonly asKeysRevoked: {
      readonly user: u64;
      readonly noiseKey: Option<U8aFixed>;
      readonly signingKey: Option<U8aFixed>;
    } & Struct;
    readonly isSetupBroken: boolean;
    readonly asSetupBroken: {
      readonly amendment: u64;
      readonly contract: u64;
      readonly user: u64;
      readonly missing: u32;
    } & Struct;
    readonly isOfferCreated: boolean;
    readonly asOfferCreated: {
      readonly user: u64;
      readonly stake: u128;
      readonly drawableAt: u64;
    } & Struct;
    readonly isProviderDrawable: boolean;
    readonly asProviderDrawable: {
      readonly user: u64;
    } & Struct;
    readonly isFeedPublished: boolean;
    readonly asFeedPublished: {
      readonly feed: u64;
      readonly key: U8aFixed;
      readonly length: u64;
    } & Struct;
    readonly isFeedUpdated: boolean;
    readonly asFeedUpdated: {
      readonly feed: u64;
      readonly length: u64;
    } & Struct;
    readonly isFeedForked: boolean;
    readonly asFeedForked: {
      readonly feed: u64;
      readonly fork: u64;
      readonly length: u64;
    } & Struct;
    readonly isFeedFrozen: boolean;
    readonly asFeedFrozen: {
      readonly feed: u64;
      readonly reporter: AccountId32;
      readonly bounty: u128;
    } & Struct;
    readonly isPlanFeedEnded: boolean;
    readonly asPlanFeedEnded: {
      readonly plan: u64;
      readonly feed: u64;
    } & Struct;
    readonly isPlanPublished: boolean;
    readonly asPlanPublished: {
      readonly plan: u64;
      readonly sponsor: AccountId32;
      readonly contracts: u32;
      readonly escrow: u128;
      readonly deposit: u128;
    } & Struct;
    readonly isContractActivated: boolean;
    readonly asContractActivated: {
      readonly plan: u64;
      readonly contract: u64;
      readonly amendment: u64;
    } & Struct;
    readonly isAmendmentDrawn: boolean;
    readonly asAmendmentDrawn: {
      readonly amendment: u64;
      readonly contract: u64;
      readonly deadline: u64;
    } & Struct;
    readonly isAmendmentUnstaffed: boolean;
    readonly asAmendmentUnstaffed: {
      readonly amendment: u64;
      readonly contract: u64;
      readonly role: PalletDatdotOfferRole;
      readonly retryAt: u32;
    } & Struct;
    readonly isAmendmentIncomplete: boolean;
    readonly asAmendmentIncomplete: {
      readonly amendment: u64;
      readonly contract: u64;
      readonly missing: u32;
    } & Struct;
    readonly isReplicaRejected: boolean;
    readonly asReplicaRejected: {
      readonly amendment: u64;
      readonly slot: u32;
      readonly encoder: u64;
      readonly attestor: u64;
    } & Struct;
    readonly isReviewDrawn: boolean;
    readonly asReviewDrawn: {
      readonly amendment: u64;
      readonly reviewer: u64;
      readonly deadline: u64;
    } & Struct;
    readonly isEncoderFault: boolean;
    readonly asEncoderFault: {
      readonly amendment: u64;
      readonly slot: u32;
      readonly encoder: u64;
    } & Struct;
    readonly isAttestorFault: boolean;
    readonly asAttestorFault: {
      readonly amendment: u64;
      readonly slot: u32;
      readonly attestor: u64;
    } & Struct;
    readonly isSourceMissing: boolean;
    readonly asSourceMissing: {
      readonly amendment: u64;
      readonly contract: u64;
    } & Struct;
    readonly isContractTooLarge: boolean;
    readonly asContractTooLarge: {
      readonly amendment: u64;
      readonly contract: u64;
      readonly plainBytes: u64;
    } & Struct;
    readonly isContractVoid: boolean;
    readonly asContractVoid: {
      readonly plan: u64;
      readonly contract: u64;
      readonly plainBytes: u64;
    } & Struct;
    readonly isSetupRetry: boolean;
    readonly asSetupRetry: {
      readonly contract: u64;
      readonly reason: PalletDatdotAmendmentFailureReason;
      readonly failures: u32;
      readonly retryAt: u64;
    } & Struct;
    readonly isSlotActivated: boolean;
    readonly asSlotActivated: {
      readonly contract: u64;
      readonly slot: u32;
      readonly hoster: u64;
      readonly replicaRoot: U8aFixed;
      readonly plainBytes: u64;
    } & Struct;
    readonly isSetupPaid: boolean;
    readonly asSetupPaid: {
      readonly contract: u64;
      readonly slot: u32;
      readonly encoder: u64;
      readonly attestor: u64;
      readonly fee: u128;
    } & Struct;
    readonly isHostingStarted: boolean;
    readonly asHostingStarted: {
      readonly plan: u64;
      readonly contract: u64;
    } & Struct;
    readonly isStorageChallengeIssued: boolean;
    readonly asStorageChallengeIssued: {
      readonly challenge: u64;
      readonly hoster: u64;
      readonly deadline: u64;
    } & Struct;
    readonly isStorageProven: boolean;
    readonly asStorageProven: {
      readonly challenge: u64;
      readonly hoster: u64;
      readonly provenUntil: u32;
    } & Struct;
    readonly isStorageChallengeMissed: boolean;
    readonly asStorageChallengeMissed: {
      readonly challenge: u64;
      readonly hoster: u64;
      readonly deadline: u64;
    } & Struct;
    readonly isPerformanceChallengeIssued: boolean;
    readonly asPerformanceChallengeIssued: {
      readonly challenge: u64;
      readonly epoch: u32;
      readonly hoster: u64;
      readonly attestors: Vec<u64>;
    } & Struct;
    readonly isReportCommitted: boolean;
    readonly asReportCommitted: {
      readonly epoch: u32;
      readonly attestor: u64;
    } & Struct;
    readonly isReportRevealed: boolean;
    readonly asReportRevealed: {
      readonly epoch: u32;
      readonly attestor: u64;
      readonly measurements: u32;
    } & Struct;
    readonly isDeliveryCounted: boolean;
    readonly asDeliveryCounted: {
      readonly epoch: u32;
      readonly hoster: u64;
      readonly delivery: PalletDatdotDelivery;
    } & Struct;
    readonly isMeasurementPaid: boolean;
    readonly asMeasurementPaid: {
      readonly epoch: u32;
      readonly attestor: u64;
      readonly hoster: u64;
      readonly amount: u128;
    } & Struct;
    readonly isMeasurementRejected: boolean;
    readonly asMeasurementRejected: {
      readonly epoch: u32;
      readonly attestor: u64;
      readonly hoster: u64;
      readonly fault: PalletDatdotDeliveryMeasurementFault;
    } & Struct;
    readonly isSlotSettled: boolean;
    readonly asSlotSettled: {
      readonly contract: u64;
      readonly slot: u32;
      readonly hoster: u64;
      readonly amount: u128;
      readonly until: u32;
    } & Struct;
    readonly isPlanEnded: boolean;
    readonly asPlanEnded: {
      readonly plan: u64;
    } & Struct;
    readonly isPlanCancelled: boolean;
    readonly asPlanCancelled: {
      readonly plan: u64;
      readonly until: u32;
    } & Struct;
    readonly isPlanPaused: boolean;
    readonly asPlanPaused: {
      readonly plan: u64;
      readonly from: u32;
    } & Struct;
    readonly isPlanResumed: boolean;
    readonly asPlanResumed: {
      readonly plan: u64;
      readonly from: u32;
      readonly setups: u128;
    } & Struct;
    readonly isPlanUpdated: boolean;
    readonly asPlanUpdated: {
      readonly plan: u64;
      readonly until: u32;
      readonly contracts: u32;
      readonly escrow: u128;
      readonly deposit: u128;
    } & Struct;
    readonly isPlanGrew: boolean;
    readonly asPlanGrew: {
      readonly plan: u64;
      readonly feed: u64;
      readonly to: u64;
      readonly length: u64;
    } & Struct;
    readonly isFollowingStopped: boolean;
    readonly asFollowingStopped: {
      readonly plan: u64;
      readonly feed: u64;
      readonly length: u64;
      readonly cause: PalletDatdotFollowingStopCause;
    } & Struct;
    readonly isSlotReturned: boolean;
    readonly asSlotReturned: {
      readonly contract: u64;
      readonly slot: u32;
      readonly hoster: u64;
    } & Struct;
    readonly isContractRemoved: boolean;
    readonly asContractRemoved: {
      readonly plan: u64;
      readonly contract: u64;
    } & Struct;
    readonly isStorageFault: boolean;
    readonly asStorageFault: {
      readonly challenge: u64;
      readonly hoster: u64;
      readonly slots: u32;
    } & Struct;
    readonly isStorageChallengeExcused: boolean;
    readonly asStorageChallengeExcused: {
      readonly challenge: u64;
      readonly hoster: u64;
    } & Struct;
    readonly isStorageChallengeRepeated: boolean;
    readonly asStorageChallengeRepeated: {
      readonly challenge: u64;
      readonly hoster: u64;
      readonly deadline: u64;
    } & Struct;
    readonly isDeliveryFault: boolean;
    readonly asDeliveryFault: {
      readonly epoch: u32;
      readonly hoster: u64;
      readonly slots: u32;
    } & Struct;
    readonly isProviderSuspended: boolean;
    readonly asProviderSuspended: {
      readonly user: u64;
    } & Struct;
    readonly isProviderUnpaused: boolean;
    readonly asProviderUnpaused: {
      readonly user: u64;
      readonly drawableAt: u64;
    } & Struct;
    readonly isSlotLost: boolean;
    readonly asSlotLost: {
      readonly contract: u64;
      readonly slot: u32;
      readonly hoster: u64;
      readonly cause: PalletDatdotChallengeLossCause;
    } & Struct;
    readonly isStakeSlashed: boolean;
    readonly asStakeSlashed: {
      readonly user: u64;
      readonly role: PalletDatdotOfferRole;
      readonly plan: u64;
      readonly replacement: u128;
      readonly compensation: u128;
      readonly burned: u128;
    } & Struct;
    readonly isSlotsUnstaffed: boolean;
    readonly asSlotsUnstaffed: {
      readonly amendment: u64;
      readonly contract: u64;
      readonly missing: u32;
    } & Struct;
    readonly isOfferUpdated: boolean;
    readonly asOfferUpdated: {
      readonly user: u64;
      readonly stake: u128;
    } & Struct;
    readonly isOfferWithdrawing: boolean;
    readonly asOfferWithdrawing: {
      readonly user: u64;
      readonly mayGoAt: u64;
    } & Struct;
    readonly isOfferWithdrawn: boolean;
    readonly asOfferWithdrawn: {
      readonly user: u64;
      readonly returned: u128;
    } & Struct;
    readonly isProviderPaused: boolean;
    readonly asProviderPaused: {
      readonly user: u64;
      readonly until: u64;
      readonly left: u64;
    } & Struct;
    readonly isAccountDeleted: boolean;
    readonly asAccountDeleted: {
      readonly user: u64;
      readonly account: AccountId32;
      readonly burned: u128;
    } & Struct;
    readonly isFeedRemoved: boolean;
    readonly asFeedRemoved: {
      readonly feed: u64;
    } & Struct;
    readonly isContractLost: boolean;
    readonly asContractLost: {
      readonly plan: u64;
      readonly contract: u64;
    } & Struct;
    readonly isPlanRemoved: boolean;
    readonly asPlanRemoved: {
      readonly plan: u64;
      readonly refund: u128;
    } & Struct;
    readonly type: 'AccountCreated' | 'KeysRotating' | 'KeysRotated' | 'KeysRevoked' | 'SetupBroken' | 'OfferCreated' | 'ProviderDrawable' | 'FeedPublished' | 'FeedUpdated' | 'FeedForked' | 'FeedFrozen' | 'PlanFeedEnded' | 'PlanPublished' | 'ContractActivated' | 'AmendmentDrawn' | 'AmendmentUnstaffed' | 'AmendmentIncomplete' | 'ReplicaRejected' | 'ReviewDrawn' | 'EncoderFault' | 'AttestorFault' | 'SourceMissing' | 'ContractTooLarge' | 'ContractVoid' | 'SetupRetry' | 'SlotActivated' | 'SetupPaid' | 'HostingStarted' | 'StorageChallengeIssued' | 'StorageProven' | 'StorageChallengeMissed' | 'PerformanceChallengeIssued' | 'ReportCommitted' | 'ReportRevealed' | 'DeliveryCounted' | 'MeasurementPaid' | 'MeasurementRejected' | 'SlotSettled' | 'PlanEnded' | 'PlanCancelled' | 'PlanPaused' | 'PlanResumed' | 'PlanUpdated' | 'PlanGrew' | 'FollowingStopped' | 'SlotReturned' | 'ContractRemoved' | 'StorageFault' | 'StorageChallengeExcused' | 'StorageChallengeRepeated' | 'DeliveryFault' | 'ProviderSuspended' | 'ProviderUnpaused' | 'SlotLost' | 'StakeSlashed' | 'SlotsUnstaffed' | 'OfferUpdated' | 'OfferWithdrawing' | 'OfferWithdrawn' | 'ProviderPaused' | 'AccountDeleted' | 'FeedRemoved' | 'ContractLost' | 'PlanRemoved';
  }

  /** @name PalletDatdotOfferRole (234) */
  interface PalletDatdotOfferRole extends Enum {
    readonly isEncoder: boolean;
    readonly isAttestor: boolean;
    readonly isHoster: boolean;
    readonly type: 'Encoder' | 'Attestor' | 'Hoster';
  }

  /** @name PalletDatdotAmendmentFailureReason (235) */
  interface PalletDatdotAmendmentFailureReason extends Enum {
    readonly isIncomplete: boolean;
    readonly isRejected: boolean;
    readonly isNoSource: boolean;
    readonly isTooLarge: boolean;
    readonly asTooLarge: {
      readonly plainBytes: u64;
    } & Struct;
    readonly isKeyRevoked: boolean;
    readonly type: 'Incomplete' | 'Rejected' | 'NoSource' | 'TooLarge' | 'KeyRevoked';
  }

  /** @name PalletDatdotDelivery (238) */
  interface PalletDatdotDelivery extends Struct {
    readonly epoch: u32;
    readonly drawn: u32;
    readonly revealed: u32;
    readonly delivered: bool;
    readonly median: Option<PalletDatdotDeliveryFigures>;
  }

  /** @name PalletDatdotDeliveryMeasurementFault (240) */
  interface PalletDatdotDeliveryMeasurementFault extends Enum {
    readonly isMissing: boolean;
    readonly isCopied: boolean;
    readonly isOutlying: boolean;
    readonly type: 'Missing' | 'Copied' | 'Outlying';
  }

  /** @name PalletDatdotFollowingStopCause (241) */
  interface PalletDatdotFollowingStopCause extends Enum {
    readonly isBytes: boolean;
    readonly isContracts: boolean;
    readonly isContractTooLarge: boolean;
    readonly type: 'Bytes' | 'Contracts' | 'ContractTooLarge';
  }

  /** @name PalletDatdotChallengeLossCause (242) */
  interface PalletDatdotChallengeLossCause extends Enum {
    readonly isSilence: boolean;
    readonly isDelivery: boolean;
    readonly isReported: boolean;
    readonly isExit: boolean;
    readonly isHandover: boolean;
    readonly type: 'Silence' | 'Delivery' | 'Reported' | 'Exit' | 'Handover';
  }

  /** @name FrameSystemPhase (243) */
  interface FrameSystemPhase extends Enum {
    readonly isApplyExtrinsic: boolean;
    readonly asApplyExtrinsic: u32;
    readonly isFinalization: boolean;
    readonly isInitialization: boolean;
    readonly type: 'ApplyExtrinsic' | 'Finalization' | 'Initialization';
  }

  /** @name FrameSystemLastRuntimeUpgradeInfo (247) */
  interface FrameSystemLastRuntimeUpgradeInfo extends Struct {
    readonly specVersion: Compact<u32>;
    readonly specName: Text;
  }

  /** @name FrameSystemCodeUpgradeAuthorization (250) */
  interface FrameSystemCodeUpgradeAuthorization extends Struct {
    readonly codeHash: H256;
    readonly checkVersion: bool;
  }

  /** @name FrameSystemLimitsBlockWeights (251) */
  interface FrameSystemLimitsBlockWeights extends Struct {
    readonly baseBlock: SpWeightsWeightV2Weight;
    readonly maxBlock: SpWeightsWeightV2Weight;
    readonly perClass: FrameSupportDispatchPerDispatchClassWeightsPerClass;
  }

  /** @name FrameSupportDispatchPerDispatchClassWeightsPerClass (252) */
  interface FrameSupportDispatchPerDispatchClassWeightsPerClass extends Struct {
    readonly normal: FrameSystemLimitsWeightsPerClass;
    readonly operational: FrameSystemLimitsWeightsPerClass;
    readonly mandatory: FrameSystemLimitsWeightsPerClass;
  }

  /** @name FrameSystemLimitsWeightsPerClass (253) */
  interface FrameSystemLimitsWeightsPerClass extends Struct {
    readonly baseExtrinsic: SpWeightsWeightV2Weight;
    readonly maxExtrinsic: Option<SpWeightsWeightV2Weight>;
    readonly maxTotal: Option<SpWeightsWeightV2Weight>;
    readonly reserved: Option<SpWeightsWeightV2Weight>;
  }

  /** @name FrameSystemLimitsBlockLength (255) */
  interface FrameSystemLimitsBlockLength extends Struct {
    readonly max: FrameSupportDispatchPerDispatchClassU32;
    readonly maxHeaderSize: Option<u32>;
  }

  /** @name FrameSupportDispatchPerDispatchClassU32 (256) */
  interface FrameSupportDispatchPerDispatchClassU32 extends Struct {
    readonly normal: u32;
    readonly operational: u32;
    readonly mandatory: u32;
  }

  /** @name SpWeightsRuntimeDbWeight (257) */
  interface SpWeightsRuntimeDbWeight extends Struct {
    readonly read: u64;
    readonly write: u64;
  }

  /** @name SpVersionRuntimeVersion (258) */
  interface SpVersionRuntimeVersion extends Struct {
    readonly specName: Text;
    readonly implName: Text;
    readonly authoringVersion: u32;
    readonly specVersion: u32;
    readonly implVersion: u32;
    readonly apis: Vec<ITuple<[U8aFixed, u32]>>;
    readonly transactionVersion: u32;
    readonly systemVersion: u8;
  }

  /** @name FrameSystemError (263) */
  interface FrameSystemError extends Enum {
    readonly isInvalidSpecName: boolean;
    readonly isSpecVersionNeedsToIncrease: boolean;
    readonly isFailedToExtractRuntimeVersion: boolean;
    readonly isNonDefaultComposite: boolean;
    readonly isNonZeroRefCount: boolean;
    readonly isCallFiltered: boolean;
    readonly isMultiBlockMigrationsOngoing: boolean;
    readonly isNothingAuthorized: boolean;
    readonly isUnauthorized: boolean;
    readonly type: 'InvalidSpecName' | 'SpecVersionNeedsToIncrease' | 'FailedToExtractRuntimeVersion' | 'NonDefaultComposite' | 'NonZeroRefCount' | 'CallFiltered' | 'MultiBlockMigrationsOngoing' | 'NothingAuthorized' | 'Unauthorized';
  }

  /** @name SpRuntimeBlakeTwo256 (264) */
  type SpRuntimeBlakeTwo256 = Null;

  /** @name SpRuntimeBlock (265) */
  interface SpRuntimeBlock extends Struct {
    readonly header: SpRuntimeHeader;
    readonly extrinsics: Vec<Bytes>;
  }

  /** @name SpConsensusBabeDigestsPreDigest (274) */
  interface SpConsensusBabeDigestsPreDigest extends Enum {
    readonly isPrimary: boolean;
    readonly asPrimary: SpConsensusBabeDigestsPrimaryPreDigest;
    readonly isSecondaryPlain: boolean;
    readonly asSecondaryPlain: SpConsensusBabeDigestsSecondaryPlainPreDigest;
    readonly isSecondaryVRF: boolean;
    readonly asSecondaryVRF: SpConsensusBabeDigestsSecondaryVRFPreDigest;
    readonly type: 'Primary' | 'SecondaryPlain' | 'SecondaryVRF';
  }

  /** @name SpConsensusBabeDigestsPrimaryPreDigest (275) */
  interface SpConsensusBabeDigestsPrimaryPreDigest extends Struct {
    readonly authorityIndex: u32;
    readonly slot: u64;
    readonly vrfSignature: SpCoreSr25519VrfVrfSignature;
  }

  /** @name SpCoreSr25519VrfVrfSignature (276) */
  interface SpCoreSr25519VrfVrfSignature extends Struct {
    readonly preOutput: U8aFixed;
    readonly proof: U8aFixed;
  }

  /** @name SpConsensusBabeDigestsSecondaryPlainPreDigest (277) */
  interface SpConsensusBabeDigestsSecondaryPlainPreDigest extends Struct {
    readonly authorityIndex: u32;
    readonly slot: u64;
  }

  /** @name SpConsensusBabeDigestsSecondaryVRFPreDigest (278) */
  interface SpConsensusBabeDigestsSecondaryVRFPreDigest extends Struct {
    readonly authorityIndex: u32;
    readonly slot: u64;
    readonly vrfSignature: SpCoreSr25519VrfVrfSignature;
  }

  /** @name SpConsensusBabeBabeEpochConfiguration (279) */
  interface SpConsensusBabeBabeEpochConfiguration extends Struct {
    readonly c: ITuple<[u64, u64]>;
    readonly allowedSlots: SpConsensusBabeAllowedSlots;
  }

  /** @name PalletBabeError (283) */
  interface PalletBabeError extends Enum {
    readonly isInvalidEquivocationProof: boolean;
    readonly isInvalidKeyOwnershipProof: boolean;
    readonly isDuplicateOffenceReport: boolean;
    readonly isInvalidConfiguration: boolean;
    readonly type: 'InvalidEquivocationProof' | 'InvalidKeyOwnershipProof' | 'DuplicateOffenceReport' | 'InvalidConfiguration';
  }

  /** @name PalletBalancesBalanceLock (285) */
  interface PalletBalancesBalanceLock extends Struct {
    readonly id: U8aFixed;
    readonly amount: u128;
    readonly reasons: PalletBalancesReasons;
  }

  /** @name PalletBalancesReasons (286) */
  interface PalletBalancesReasons extends Enum {
    readonly isFee: boolean;
    readonly isMisc: boolean;
    readonly isAll: boolean;
    readonly type: 'Fee' | 'Misc' | 'All';
  }

  /** @name PalletBalancesReserveData (289) */
  interface PalletBalancesReserveData extends Struct {
    readonly id: U8aFixed;
    readonly amount: u128;
  }

  /** @name FrameSupportTokensMiscIdAmountRuntimeHoldReason (292) */
  interface FrameSupportTokensMiscIdAmountRuntimeHoldReason extends Struct {
    readonly id: DatdotRuntimeRuntimeHoldReason;
    readonly amount: u128;
  }

  /** @name FrameSupportTokensMiscIdAmountRuntimeFreezeReason (295) */
  interface FrameSupportTokensMiscIdAmountRuntimeFreezeReason extends Struct {
    readonly id: DatdotRuntimeRuntimeFreezeReason;
    readonly amount: u128;
  }

  /** @name DatdotRuntimeRuntimeFreezeReason (296) */
  type DatdotRuntimeRuntimeFreezeReason = Null;

  /** @name PalletBalancesError (298) */
  interface PalletBalancesError extends Enum {
    readonly isVestingBalance: boolean;
    readonly isLiquidityRestrictions: boolean;
    readonly isInsufficientBalance: boolean;
    readonly isExistentialDeposit: boolean;
    readonly isExpendability: boolean;
    readonly isExistingVestingSchedule: boolean;
    readonly isDeadAccount: boolean;
    readonly isTooManyReserves: boolean;
    readonly isTooManyHolds: boolean;
    readonly isTooManyFreezes: boolean;
    readonly isIssuanceDeactivated: boolean;
    readonly isDeltaZero: boolean;
    readonly type: 'VestingBalance' | 'LiquidityRestrictions' | 'InsufficientBalance' | 'ExistentialDeposit' | 'Expendability' | 'ExistingVestingSchedule' | 'DeadAccount' | 'TooManyReserves' | 'TooManyHolds' | 'TooManyFreezes' | 'IssuanceDeactivated' | 'DeltaZero';
  }

  /** @name PalletTransactionPaymentReleases (300) */
  interface PalletTransactionPaymentReleases extends Enum {
    readonly isV1Ancient: boolean;
    readonly isV2: boolean;
    readonly type: 'V1Ancient' | 'V2';
  }

  /** @name FrameSupportStorageNoDrop (301) */
  interface FrameSupportStorageNoDrop extends FrameSupportTokensFungibleImbalance {}

  /** @name FrameSupportTokensFungibleImbalance (302) */
  interface FrameSupportTokensFungibleImbalance extends Struct {
    readonly amount: u128;
  }

  /** @name SpCoreCryptoKeyTypeId (310) */
  interface SpCoreCryptoKeyTypeId extends U8aFixed {}

  /** @name PalletSessionError (311) */
  interface PalletSessionError extends Enum {
    readonly isInvalidProof: boolean;
    readonly isNoAssociatedValidatorId: boolean;
    readonly isDuplicatedKey: boolean;
    readonly isNoKeys: boolean;
    readonly isNoAccount: boolean;
    readonly type: 'InvalidProof' | 'NoAssociatedValidatorId' | 'DuplicatedKey' | 'NoKeys' | 'NoAccount';
  }

  /** @name PalletGrandpaStoredState (312) */
  interface PalletGrandpaStoredState extends Enum {
    readonly isLive: boolean;
    readonly isPendingPause: boolean;
    readonly asPendingPause: {
      readonly scheduledAt: u32;
      readonly delay: u32;
    } & Struct;
    readonly isPaused: boolean;
    readonly isPendingResume: boolean;
    readonly asPendingResume: {
      readonly scheduledAt: u32;
      readonly delay: u32;
    } & Struct;
    readonly type: 'Live' | 'PendingPause' | 'Paused' | 'PendingResume';
  }

  /** @name PalletGrandpaStoredPendingChange (313) */
  interface PalletGrandpaStoredPendingChange extends Struct {
    readonly scheduledAt: u32;
    readonly delay: u32;
    readonly nextAuthorities: Vec<ITuple<[SpConsensusGrandpaAppPublic, u64]>>;
    readonly forced: Option<u32>;
  }

  /** @name PalletGrandpaError (315) */
  interface PalletGrandpaError extends Enum {
    readonly isPauseFailed: boolean;
    readonly isResumeFailed: boolean;
    readonly isChangePending: boolean;
    readonly isTooSoon: boolean;
    readonly isInvalidKeyOwnershipProof: boolean;
    readonly isInvalidEquivocationProof: boolean;
    readonly isDuplicateOffenceReport: boolean;
    readonly type: 'PauseFailed' | 'ResumeFailed' | 'ChangePending' | 'TooSoon' | 'InvalidKeyOwnershipProof' | 'InvalidEquivocationProof' | 'DuplicateOffenceReport';
  }

  /** @name PalletUtilityError (316) */
  interface PalletUtilityError extends Enum {
    readonly isTooManyCalls: boolean;
    readonly type: 'TooManyCalls';
  }

  /** @name PalletSudoError (317) */
  interface PalletSudoError extends Enum {
    readonly isRequireSudo: boolean;
    readonly type: 'RequireSudo';
  }

  /** @name PalletMigrationsError (318) */
  interface PalletMigrationsError extends Enum {
    readonly isOngoing: boolean;
    readonly type: 'Ongoing';
  }

  /** @name PalletMigrationsMbmIsOngoing (319) */
  interface PalletMigrationsMbmIsOngoing extends Enum {
    readonly isYes: boolean;
    readonly isNo: boolean;
    readonly isStuck: boolean;
    readonly type: 'Yes' | 'No' | 'Stuck';
  }

  /** @name PalletMigrationsMbmProgress (321) */
  interface PalletMigrationsMbmProgress extends Struct {
    readonly currentMigration: u32;
    readonly totalMigrations: u32;
    readonly currentMigrationSteps: u32;
    readonly currentMigrationMaxSteps: Option<u32>;
  }

  /** @name PalletMigrationsMbmStatus (322) */
  interface PalletMigrationsMbmStatus extends Struct {
    readonly ongoing: PalletMigrationsMbmIsOngoing;
    readonly progress: Option<PalletMigrationsMbmProgress>;
    readonly prefixes: Vec<Bytes>;
  }

  /** @name PalletDatdotAccountUser (324) */
  interface PalletDatdotAccountUser extends Struct {
    readonly account: AccountId32;
    readonly noiseKey: U8aFixed;
    readonly signingKey: U8aFixed;
    readonly rotation: Option<PalletDatdotAccountKeyRotation>;
    readonly deposit: u128;
  }

  /** @name PalletDatdotAccountKeyRotation (326) */
  interface PalletDatdotAccountKeyRotation extends Struct {
    readonly noiseKey: U8aFixed;
    readonly signingKey: U8aFixed;
    readonly at: u64;
  }

  /** @name PalletDatdotOfferProvider (328) */
  interface PalletDatdotOfferProvider extends Struct {
    readonly offer: PalletDatdotOffer;
    readonly status: PalletDatdotOfferProviderStatus;
    readonly feeReserve: u128;
    readonly encoder: Option<PalletDatdotOfferRoleState>;
    readonly attestor: Option<PalletDatdotOfferRoleState>;
    readonly hoster: Option<PalletDatdotOfferRoleState>;
    readonly usedBytes: u64;
    readonly pauses: PalletDatdotOfferPauses;
  }

  /** @name PalletDatdotOfferProviderStatus (329) */
  interface PalletDatdotOfferProviderStatus extends Enum {
    readonly isRegistered: boolean;
    readonly asRegistered: {
      readonly drawableAt: u64;
    } & Struct;
    readonly isDrawable: boolean;
    readonly isPaused: boolean;
    readonly asPaused: {
      readonly since: u64;
      readonly until: u64;
    } & Struct;
    readonly isLeaving: boolean;
    readonly asLeaving: {
      readonly since: u64;
      readonly unvisited: u32;
    } & Struct;
    readonly isSuspended: boolean;
    readonly asSuspended: {
      readonly since: u64;
    } & Struct;
    readonly type: 'Registered' | 'Drawable' | 'Paused' | 'Leaving' | 'Suspended';
  }

  /** @name PalletDatdotOfferRoleState (331) */
  interface PalletDatdotOfferRoleState extends Struct {
    readonly stake: u128;
    readonly committed: u128;
    readonly duties: u32;
    readonly unit: u128;
    readonly anywhere: Option<u32>;
    readonly regional: Option<u32>;
  }

  /** @name PalletDatdotOfferPauses (332) */
  interface PalletDatdotOfferPauses extends Struct {
    readonly since: u64;
    readonly used: u64;
  }

  /** @name PalletDatdotRating (334) */
  interface PalletDatdotRating extends Struct {
    readonly updated: u64;
    readonly shares: Vec<PalletDatdotRatingRatingShare>;
  }

  /** @name PalletDatdotRatingRatingShare (336) */
  interface PalletDatdotRatingRatingShare extends Struct {
    readonly payer: u128;
    readonly good: u128;
    readonly bad: u128;
  }

  /** @name PalletDatdotFeed (342) */
  interface PalletDatdotFeed extends Struct {
    readonly key: U8aFixed;
    readonly manifest: Option<Bytes>;
    readonly fork: u64;
    readonly length: u64;
    readonly byteLength: u64;
    readonly treeHash: U8aFixed;
    readonly roots: Vec<HypercoreProofTreeTreeNode>;
    readonly publisher: AccountId32;
    readonly deposit: u128;
    readonly authorised: bool;
    readonly frozen: bool;
  }

  /** @name PalletDatdotPlan (344) */
  interface PalletDatdotPlan extends Struct {
    readonly sponsor: AccountId32;
    readonly status: PalletDatdotPlanPlanStatus;
    readonly from: u32;
    readonly until: u32;
    readonly replicas: u32;
    readonly contractChunks: u32;
    readonly needs: PalletDatdotPlanNeeds;
    readonly price: PalletDatdotPlanPrice;
    readonly spans: Vec<PalletDatdotPlanSpan>;
    readonly firstContract: u64;
    readonly contracts: u32;
    readonly activated: u32;
    readonly started: u32;
    readonly ending: u32;
    readonly removed: u32;
    readonly queued: bool;
    readonly revived: u32;
    readonly cancelledAt: Option<u64>;
    readonly ledger: PalletDatdotPlanPlanLedger;
  }

  /** @name PalletDatdotPlanPlanStatus (345) */
  interface PalletDatdotPlanPlanStatus extends Enum {
    readonly isLive: boolean;
    readonly isEnded: boolean;
    readonly isPaused: boolean;
    readonly type: 'Live' | 'Ended' | 'Paused';
  }

  /** @name PalletDatdotPlanSpan (347) */
  interface PalletDatdotPlanSpan extends Struct {
    readonly from: u32;
    readonly to: u32;
  }

  /** @name PalletDatdotPlanPlanLedger (349) */
  interface PalletDatdotPlanPlanLedger extends Struct {
    readonly escrow: u128;
    readonly deposit: u128;
    readonly hosting: u128;
    readonly setup: u128;
    readonly delivery: u128;
    readonly returned: u128;
  }

  /** @name PalletDatdotPlanPinnedFeed (351) */
  interface PalletDatdotPlanPinnedFeed extends Struct {
    readonly feed: u64;
    readonly fork: u64;
    readonly length: u64;
    readonly roots: Vec<HypercoreProofTreeTreeNode>;
  }

  /** @name PalletDatdotPlanPlanRange (354) */
  interface PalletDatdotPlanPlanRange extends Struct {
    readonly feed: u32;
    readonly from: u64;
    readonly to: u64;
    readonly next: u64;
    readonly bytes: u64;
    readonly unusedBytes: u64;
    readonly firstNumber: u32;
    readonly firstContract: u64;
    readonly contracts: u32;
    readonly activated: u32;
  }

  /** @name PalletDatdotFollowingFollow (356) */
  interface PalletDatdotFollowingFollow extends Struct {
    readonly range: u32;
    readonly before: u64;
    readonly allotted: u64;
    readonly tailSince: Option<u32>;
    readonly timed: bool;
    readonly stopped: Option<PalletDatdotFollowingStopCause>;
  }

  /** @name PalletDatdotFollowingFollowPass (358) */
  interface PalletDatdotFollowingFollowPass extends Struct {
    readonly last: Option<u64>;
    readonly again: bool;
  }

  /** @name PalletDatdotFollowingContractPin (359) */
  interface PalletDatdotFollowingContractPin extends Struct {
    readonly pin: PalletDatdotPlanPinnedFeed;
    readonly bytes: u64;
  }

  /** @name PalletDatdotTreePages (361) */
  interface PalletDatdotTreePages extends Struct {
    readonly head: u32;
    readonly tail: u32;
  }

  /** @name PalletDatdotContract (362) */
  interface PalletDatdotContract extends Struct {
    readonly plan: u64;
    readonly range: u32;
    readonly from: u64;
    readonly to: u64;
    readonly plainBytes: Option<u64>;
    readonly started: bool;
    readonly slots: Vec<PalletDatdotContractSlot>;
  }

  /** @name PalletDatdotContractSlot (364) */
  interface PalletDatdotContractSlot extends Enum {
    readonly isStaffing: boolean;
    readonly asStaffing: {
      readonly amendment: u64;
    } & Struct;
    readonly isActive: boolean;
    readonly asActive: PalletDatdotContractActiveSlot;
    readonly isVacant: boolean;
    readonly type: 'Staffing' | 'Active' | 'Vacant';
  }

  /** @name PalletDatdotContractActiveSlot (365) */
  interface PalletDatdotContractActiveSlot extends Struct {
    readonly hoster: u64;
    readonly replicaRoot: U8aFixed;
    readonly sealedBytes: u64;
    readonly position: Option<u32>;
    readonly commitment: u128;
    readonly succession: PalletDatdotContractSuccession;
    readonly since: u32;
    readonly generation: u32;
    readonly settled: u32;
    readonly due: U256;
    readonly paid: u128;
  }

  /** @name PalletDatdotContractSuccession (366) */
  interface PalletDatdotContractSuccession extends Enum {
    readonly isStays: boolean;
    readonly isWanted: boolean;
    readonly isStaffing: boolean;
    readonly asStaffing: {
      readonly amendment: u64;
    } & Struct;
    readonly type: 'Stays' | 'Wanted' | 'Staffing';
  }

  /** @name PalletDatdotAmendment (370) */
  interface PalletDatdotAmendment extends Struct {
    readonly contract: u64;
    readonly kind: PalletDatdotAmendmentAmendmentKind;
    readonly slots: Vec<u32>;
    readonly madeAt: u32;
    readonly seed: Option<U8aFixed>;
    readonly attempts: u32;
    readonly lack: Option<PalletDatdotAmendmentLack>;
    readonly reservedBytes: u64;
    readonly staff: Option<PalletDatdotAmendmentStaff>;
    readonly review: Option<PalletDatdotAmendmentReview>;
  }

  /** @name PalletDatdotAmendmentAmendmentKind (371) */
  interface PalletDatdotAmendmentAmendmentKind extends Enum {
    readonly isHostingSetup: boolean;
    readonly isHosterReplacement: boolean;
    readonly type: 'HostingSetup' | 'HosterReplacement';
  }

  /** @name PalletDatdotAmendmentLack (375) */
  interface PalletDatdotAmendmentLack extends Struct {
    readonly role: PalletDatdotOfferRole;
    readonly retryAt: u32;
  }

  /** @name PalletDatdotAmendmentStaff (377) */
  interface PalletDatdotAmendmentStaff extends Struct {
    readonly drawnAt: u64;
    readonly deadline: u64;
    readonly attestor: PalletDatdotAmendmentSeat;
    readonly faults: u32;
    readonly pairs: Vec<PalletDatdotAmendmentSeatPair>;
  }

  /** @name PalletDatdotAmendmentSeat (378) */
  interface PalletDatdotAmendmentSeat extends Struct {
    readonly user: u64;
    readonly signingKey: U8aFixed;
  }

  /** @name PalletDatdotAmendmentSeatPair (380) */
  interface PalletDatdotAmendmentSeatPair extends Struct {
    readonly slot: u32;
    readonly encoder: PalletDatdotAmendmentSeat;
    readonly hoster: PalletDatdotAmendmentSeat;
    readonly commitment: u128;
    readonly done: bool;
    readonly rejected: Option<PalletDatdotAmendmentClaim>;
  }

  /** @name PalletDatdotAmendmentClaim (382) */
  interface PalletDatdotAmendmentClaim extends Struct {
    readonly replicaRoot: U8aFixed;
    readonly sealedBytes: u64;
    readonly plainBytes: u64;
    readonly format: DatdotReplicaFormatReplicaFormat;
  }

  /** @name PalletDatdotAmendmentReview (385) */
  interface PalletDatdotAmendmentReview extends Struct {
    readonly madeAt: u32;
    readonly attempts: u32;
    readonly reviewer: Option<PalletDatdotAmendmentReviewer>;
  }

  /** @name PalletDatdotAmendmentReviewer (387) */
  interface PalletDatdotAmendmentReviewer extends Struct {
    readonly seat: PalletDatdotAmendmentSeat;
    readonly deadline: u64;
  }

  /** @name PalletDatdotAmendmentSetupTrouble (388) */
  interface PalletDatdotAmendmentSetupTrouble extends Struct {
    readonly failures: u32;
    readonly last: Option<PalletDatdotAmendmentSetupFailure>;
    readonly apart: Vec<PalletDatdotAmendmentTriple>;
    readonly tooLarge: Option<PalletDatdotAmendmentSizeClaim>;
    readonly void: bool;
  }

  /** @name PalletDatdotAmendmentSetupFailure (390) */
  interface PalletDatdotAmendmentSetupFailure extends Struct {
    readonly amendment: u64;
    readonly reason: PalletDatdotAmendmentFailureReason;
    readonly retryAt: u64;
  }

  /** @name PalletDatdotAmendmentTriple (392) */
  interface PalletDatdotAmendmentTriple extends Struct {
    readonly encoder: u64;
    readonly attestor: u64;
    readonly hoster: u64;
  }

  /** @name PalletDatdotAmendmentSizeClaim (395) */
  interface PalletDatdotAmendmentSizeClaim extends Struct {
    readonly plainBytes: u64;
    readonly encoders: Vec<u64>;
    readonly attestor: u64;
  }

  /** @name PalletDatdotChallengeHosting (397) */
  interface PalletDatdotChallengeHosting extends Struct {
    readonly slots: u32;
    readonly generation: u32;
    readonly oldest: u32;
    readonly challenge: Option<u64>;
    readonly challengeScheduled: bool;
    readonly measurementScheduled: bool;
    readonly countedUntil: u32;
    readonly proofs: u64;
    readonly lastSilence: Option<u64>;
    readonly undelivered: u32;
    readonly pausedIn: Option<u32>;
    readonly measurements: u32;
    readonly sweep: Option<PalletDatdotChallengeLossCause>;
  }

  /** @name PalletDatdotChallengeProvenSpan (399) */
  interface PalletDatdotChallengeProvenSpan extends Struct {
    readonly from: u32;
    readonly to: u32;
    readonly hours: u32;
    readonly slots: u32;
    readonly phase: PalletDatdotChallengeSpanPhase;
  }

  /** @name PalletDatdotChallengeSpanPhase (400) */
  interface PalletDatdotChallengeSpanPhase extends Enum {
    readonly isWaiting: boolean;
    readonly isOpen: boolean;
    readonly isClosed: boolean;
    readonly type: 'Waiting' | 'Open' | 'Closed';
  }

  /** @name PalletDatdotChallengeStorageChallenge (401) */
  interface PalletDatdotChallengeStorageChallenge extends Struct {
    readonly hoster: u64;
    readonly issuedAt: u32;
    readonly deadline: u64;
    readonly askedAt: Option<u64>;
    readonly missed: u32;
    readonly body: PalletDatdotChallengeChallengeBody;
  }

  /** @name PalletDatdotChallengeChallengeBody (402) */
  interface PalletDatdotChallengeChallengeBody extends Enum {
    readonly isLeaves: boolean;
    readonly asLeaves: {
      readonly samples: Vec<PalletDatdotChallengeSample>;
    } & Struct;
    readonly type: 'Leaves';
  }

  /** @name PalletDatdotChallengeSample (404) */
  interface PalletDatdotChallengeSample extends Struct {
    readonly contract: u64;
    readonly slot: u32;
    readonly leaf: u32;
  }

  /** @name PalletDatdotDeliveryEpochClock (406) */
  interface PalletDatdotDeliveryEpochClock extends Struct {
    readonly epoch: u32;
    readonly start: u64;
    readonly length: u64;
  }

  /** @name PalletDatdotDeliveryPerformanceChallenge (407) */
  interface PalletDatdotDeliveryPerformanceChallenge extends Struct {
    readonly hoster: u64;
    readonly epoch: u32;
    readonly measurers: Vec<PalletDatdotDeliveryMeasurer>;
  }

  /** @name PalletDatdotDeliveryMeasurer (409) */
  interface PalletDatdotDeliveryMeasurer extends Struct {
    readonly attestor: u64;
    readonly figures: Option<PalletDatdotDeliveryFigures>;
    readonly readerKey: Option<U8aFixed>;
  }

  /** @name PalletDatdotTreeTreeId (414) */
  interface PalletDatdotTreeTreeId extends Enum {
    readonly isOffers: boolean;
    readonly asOffers: {
      readonly role: PalletDatdotOfferRole;
      readonly region: Option<U8aFixed>;
      readonly bucket: u8;
    } & Struct;
    readonly isSlots: boolean;
    readonly asSlots: {
      readonly hoster: u64;
    } & Struct;
    readonly type: 'Offers' | 'Slots';
  }

  /** @name PalletDatdotTreeTreeInfo (415) */
  interface PalletDatdotTreeTreeInfo extends Struct {
    readonly len: u32;
    readonly depth: u8;
    readonly total: u128;
  }

  /** @name PalletDatdotTreeLeaf (419) */
  interface PalletDatdotTreeLeaf extends Struct {
    readonly item: u64;
    readonly index: u32;
  }

  /** @name PalletDatdotTreeWork (421) */
  interface PalletDatdotTreeWork extends Enum {
    readonly isChallengeDeadline: boolean;
    readonly isChallengeIssue: boolean;
    readonly isDraw: boolean;
    readonly isAmendmentDeadline: boolean;
    readonly isAmendmentFollowup: boolean;
    readonly isMeasurementDraw: boolean;
    readonly isMeasurementCount: boolean;
    readonly isRegistration: boolean;
    readonly isKeyRotation: boolean;
    readonly isPlanStart: boolean;
    readonly isPlanEnd: boolean;
    readonly isRemoval: boolean;
    readonly isSweep: boolean;
    readonly isFeedEnd: boolean;
    readonly isHandover: boolean;
    readonly isPauseEnd: boolean;
    readonly isRevival: boolean;
    readonly isContractRevival: boolean;
    readonly isReviewDraw: boolean;
    readonly isFollow: boolean;
    readonly isTail: boolean;
    readonly isRedraw: boolean;
    readonly isRevocation: boolean;
    readonly type: 'ChallengeDeadline' | 'ChallengeIssue' | 'Draw' | 'AmendmentDeadline' | 'AmendmentFollowup' | 'MeasurementDraw' | 'MeasurementCount' | 'Registration' | 'KeyRotation' | 'PlanStart' | 'PlanEnd' | 'Removal' | 'Sweep' | 'FeedEnd' | 'Handover' | 'PauseEnd' | 'Revival' | 'ContractRevival' | 'ReviewDraw' | 'Follow' | 'Tail' | 'Redraw' | 'Revocation';
  }

  /** @name PalletDatdotError (423) */
  interface PalletDatdotError extends Enum {
    readonly isAccountExists: boolean;
    readonly isUnknownAccount: boolean;
    readonly isKeyTaken: boolean;
    readonly isKeysEqual: boolean;
    readonly isBadPossessionProof: boolean;
    readonly isNothingToChange: boolean;
    readonly isRotationPending: boolean;
    readonly isOfferExists: boolean;
    readonly isOfferWithoutRole: boolean;
    readonly isOfferTooSmall: boolean;
    readonly isOfferTooLarge: boolean;
    readonly isBadOfferTime: boolean;
    readonly isOfferWithoutHours: boolean;
    readonly isBadRegion: boolean;
    readonly isInsufficientFunds: boolean;
    readonly isFeedExists: boolean;
    readonly isUnknownFeed: boolean;
    readonly isBadManifest: boolean;
    readonly isBadHead: boolean;
    readonly isBadHeadSignature: boolean;
    readonly isNotAnExtension: boolean;
    readonly isPlanWithoutRanges: boolean;
    readonly isBadPlanTime: boolean;
    readonly isReversedRange: boolean;
    readonly isRangePastEnd: boolean;
    readonly isOverlappingRanges: boolean;
    readonly isTooFewBytes: boolean;
    readonly isTooManyBytes: boolean;
    readonly isUnknownFeedRef: boolean;
    readonly isTooManyFeeds: boolean;
    readonly isUnusedFeed: boolean;
    readonly isBadReplicas: boolean;
    readonly isBadContractChunks: boolean;
    readonly isTooManyContracts: boolean;
    readonly isBadHours: boolean;
    readonly isBadPrice: boolean;
    readonly isBudgetTooSmall: boolean;
    readonly isUnknownAmendment: boolean;
    readonly isNotDrawn: boolean;
    readonly isSlotNotStaffed: boolean;
    readonly isSlotActive: boolean;
    readonly isNotDrawnForSlot: boolean;
    readonly isHosterFirst: boolean;
    readonly isBadStatementSize: boolean;
    readonly isPlainBytesDiffer: boolean;
    readonly isStatedBytesExceeded: boolean;
    readonly isBadEncoderSignature: boolean;
    readonly isBadAttestorSignature: boolean;
    readonly isBadHosterSignature: boolean;
    readonly isUnknownContract: boolean;
    readonly isUnknownSlot: boolean;
    readonly isUnknownChallenge: boolean;
    readonly isNotChallenged: boolean;
    readonly isWrongProofCount: boolean;
    readonly isBadStorageProof: boolean;
    readonly isWrongEpochPhase: boolean;
    readonly isNothingToMeasure: boolean;
    readonly isAlreadyCommitted: boolean;
    readonly isNotCommitted: boolean;
    readonly isCommitmentMismatch: boolean;
    readonly isMeasurementNotAsked: boolean;
    readonly isReaderKeyUsed: boolean;
    readonly isBadMeasurementSignature: boolean;
    readonly isIdsExhausted: boolean;
    readonly isNotAHigherFork: boolean;
    readonly isFeedIsFrozen: boolean;
    readonly isBadAuthorisation: boolean;
    readonly isNoEquivocation: boolean;
    readonly isBadEvidenceNodes: boolean;
    readonly isBadEvidenceSignature: boolean;
    readonly isUnknownProvider: boolean;
    readonly isNotPaused: boolean;
    readonly isStillSwept: boolean;
    readonly isHosterGone: boolean;
    readonly isChallengeOpen: boolean;
    readonly isNotAtWork: boolean;
    readonly isBadPauseTime: boolean;
    readonly isPauseTooLong: boolean;
    readonly isOfferBelowDuties: boolean;
    readonly isTermsInUse: boolean;
    readonly isExitTooEarly: boolean;
    readonly isDutiesLeft: boolean;
    readonly isNotYourSlot: boolean;
    readonly isNoSlots: boolean;
    readonly isAccountHasDuties: boolean;
    readonly isAccountHasPlans: boolean;
    readonly isHostingNotOver: boolean;
    readonly isNotPublisher: boolean;
    readonly isFeedInUse: boolean;
    readonly isRejectedAlready: boolean;
    readonly isNotTheRejected: boolean;
    readonly isNotItsAttestor: boolean;
    readonly isUnderReview: boolean;
    readonly isTooEarlyToGiveUp: boolean;
    readonly isWrongSignatureCount: boolean;
    readonly isNotTooLarge: boolean;
    readonly isUnknownPlan: boolean;
    readonly isNotSponsor: boolean;
    readonly isPlanOver: boolean;
    readonly isPlanPausedAlready: boolean;
    readonly isPlanNotPaused: boolean;
    readonly isTooManyPauses: boolean;
    readonly isTooManyRanges: boolean;
    readonly isSlotNotHeld: boolean;
    readonly isNotProvenYet: boolean;
    readonly isFollowsAlready: boolean;
    readonly isTooFewContracts: boolean;
    readonly isKeyRevoked: boolean;
    readonly isTooManyRevocations: boolean;
    readonly type: 'AccountExists' | 'UnknownAccount' | 'KeyTaken' | 'KeysEqual' | 'BadPossessionProof' | 'NothingToChange' | 'RotationPending' | 'OfferExists' | 'OfferWithoutRole' | 'OfferTooSmall' | 'OfferTooLarge' | 'BadOfferTime' | 'OfferWithoutHours' | 'BadRegion' | 'InsufficientFunds' | 'FeedExists' | 'UnknownFeed' | 'BadManifest' | 'BadHead' | 'BadHeadSignature' | 'NotAnExtension' | 'PlanWithoutRanges' | 'BadPlanTime' | 'ReversedRange' | 'RangePastEnd' | 'OverlappingRanges' | 'TooFewBytes' | 'TooManyBytes' | 'UnknownFeedRef' | 'TooManyFeeds' | 'UnusedFeed' | 'BadReplicas' | 'BadContractChunks' | 'TooManyContracts' | 'BadHours' | 'BadPrice' | 'BudgetTooSmall' | 'UnknownAmendment' | 'NotDrawn' | 'SlotNotStaffed' | 'SlotActive' | 'NotDrawnForSlot' | 'HosterFirst' | 'BadStatementSize' | 'PlainBytesDiffer' | 'StatedBytesExceeded' | 'BadEncoderSignature' | 'BadAttestorSignature' | 'BadHosterSignature' | 'UnknownContract' | 'UnknownSlot' | 'UnknownChallenge' | 'NotChallenged' | 'WrongProofCount' | 'BadStorageProof' | 'WrongEpochPhase' | 'NothingToMeasure' | 'AlreadyCommitted' | 'NotCommitted' | 'CommitmentMismatch' | 'MeasurementNotAsked' | 'ReaderKeyUsed' | 'BadMeasurementSignature' | 'IdsExhausted' | 'NotAHigherFork' | 'FeedIsFrozen' | 'BadAuthorisation' | 'NoEquivocation' | 'BadEvidenceNodes' | 'BadEvidenceSignature' | 'UnknownProvider' | 'NotPaused' | 'StillSwept' | 'HosterGone' | 'ChallengeOpen' | 'NotAtWork' | 'BadPauseTime' | 'PauseTooLong' | 'OfferBelowDuties' | 'TermsInUse' | 'ExitTooEarly' | 'DutiesLeft' | 'NotYourSlot' | 'NoSlots' | 'AccountHasDuties' | 'AccountHasPlans' | 'HostingNotOver' | 'NotPublisher' | 'FeedInUse' | 'RejectedAlready' | 'NotTheRejected' | 'NotItsAttestor' | 'UnderReview' | 'TooEarlyToGiveUp' | 'WrongSignatureCount' | 'NotTooLarge' | 'UnknownPlan' | 'NotSponsor' | 'PlanOver' | 'PlanPausedAlready' | 'PlanNotPaused' | 'TooManyPauses' | 'TooManyRanges' | 'SlotNotHeld' | 'NotProvenYet' | 'FollowsAlready' | 'TooFewContracts' | 'KeyRevoked' | 'TooManyRevocations';
  }

  /** @name SpRuntimeBlockLazyBlock (424) */
  interface SpRuntimeBlockLazyBlock extends Struct {
    readonly header: SpRuntimeHeader;
    readonly extrinsics: Vec<Bytes>;
  }

  /** @name SpRuntimeExtrinsicInclusionMode (427) */
  interface SpRuntimeExtrinsicInclusionMode extends Enum {
    readonly isAllExtrinsics: boolean;
    readonly isOnlyInherents: boolean;
    readonly type: 'AllExtrinsics' | 'OnlyInherents';
  }

  /** @name FrameSupportViewFunctionsViewFunctionId (430) */
  interface FrameSupportViewFunctionsViewFunctionId extends Struct {
    readonly prefix: U8aFixed;
    readonly suffix: U8aFixed;
  }

  /** @name FrameSupportViewFunctionsViewFunctionDispatchError (433) */
  interface FrameSupportViewFunctionsViewFunctionDispatchError extends Enum {
    readonly isNotImplemented: boolean;
    readonly isNotFound: boolean;
    readonly asNotFound: FrameSupportViewFunctionsViewFunctionId;
    readonly isCodec: boolean;
    readonly type: 'NotImplemented' | 'NotFound' | 'Codec';
  }

  /** @name SpRuntimeTransactionValidityTransactionValidityError (435) */
  interface SpRuntimeTransactionValidityTransactionValidityError extends Enum {
    readonly isInvalid: boolean;
    readonly asInvalid: SpRuntimeTransactionValidityInvalidTransaction;
    readonly isUnknown: boolean;
    readonly asUnknown: SpRuntimeTransactionValidityUnknownTransaction;
    readonly type: 'Invalid' | 'Unknown';
  }

  /** @name SpRuntimeTransactionValidityInvalidTransaction (436) */
  interface SpRuntimeTransactionValidityInvalidTransaction extends Enum {
    readonly isCall: boolean;
    readonly isPayment: boolean;
    readonly isFuture: boolean;
    readonly isStale: boolean;
    readonly isBadProof: boolean;
    readonly isAncientBirthBlock: boolean;
    readonly isExhaustsResources: boolean;
    readonly isCustom: boolean;
    readonly asCustom: u8;
    readonly isBadMandatory: boolean;
    readonly isMandatoryValidation: boolean;
    readonly isBadSigner: boolean;
    readonly isIndeterminateImplicit: boolean;
    readonly isUnknownOrigin: boolean;
    readonly type: 'Call' | 'Payment' | 'Future' | 'Stale' | 'BadProof' | 'AncientBirthBlock' | 'ExhaustsResources' | 'Custom' | 'BadMandatory' | 'MandatoryValidation' | 'BadSigner' | 'IndeterminateImplicit' | 'UnknownOrigin';
  }

  /** @name SpRuntimeTransactionValidityUnknownTransaction (437) */
  interface SpRuntimeTransactionValidityUnknownTransaction extends Enum {
    readonly isCannotLookup: boolean;
    readonly isNoUnsignedValidator: boolean;
    readonly isCustom: boolean;
    readonly asCustom: u8;
    readonly type: 'CannotLookup' | 'NoUnsignedValidator' | 'Custom';
  }

  /** @name SpInherentsInherentData (438) */
  interface SpInherentsInherentData extends Struct {
    readonly data: BTreeMap<U8aFixed, Bytes>;
  }

  /** @name SpInherentsCheckInherentsResult (442) */
  interface SpInherentsCheckInherentsResult extends Struct {
    readonly okay: bool;
    readonly fatalError: bool;
    readonly errors: SpInherentsInherentData;
  }

  /** @name SpRuntimeTransactionValidityTransactionSource (443) */
  interface SpRuntimeTransactionValidityTransactionSource extends Enum {
    readonly isInBlock: boolean;
    readonly isLocal: boolean;
    readonly isExternal: boolean;
    readonly type: 'InBlock' | 'Local' | 'External';
  }

  /** @name SpRuntimeTransactionValidityValidTransaction (445) */
  interface SpRuntimeTransactionValidityValidTransaction extends Struct {
    readonly priority: u64;
    readonly requires: Vec<Bytes>;
    readonly provides: Vec<Bytes>;
    readonly longevity: u64;
    readonly propagate: bool;
  }

  /** @name SpSessionRuntimeApiOpaqueGeneratedSessionKeys (446) */
  interface SpSessionRuntimeApiOpaqueGeneratedSessionKeys extends Struct {
    readonly keys_: Bytes;
    readonly proof: Bytes;
  }

  /** @name SpConsensusBabeBabeConfiguration (450) */
  interface SpConsensusBabeBabeConfiguration extends Struct {
    readonly slotDuration: u64;
    readonly epochLength: u64;
    readonly c: ITuple<[u64, u64]>;
    readonly authorities: Vec<ITuple<[SpConsensusBabeAppPublic, u64]>>;
    readonly randomness: U8aFixed;
    readonly allowedSlots: SpConsensusBabeAllowedSlots;
  }

  /** @name SpConsensusBabeEpoch (451) */
  interface SpConsensusBabeEpoch extends Struct {
    readonly epochIndex: u64;
    readonly startSlot: u64;
    readonly duration: u64;
    readonly authorities: Vec<ITuple<[SpConsensusBabeAppPublic, u64]>>;
    readonly randomness: U8aFixed;
    readonly config: SpConsensusBabeBabeEpochConfiguration;
  }

  /** @name PalletTransactionPaymentRuntimeDispatchInfo (457) */
  interface PalletTransactionPaymentRuntimeDispatchInfo extends Struct {
    readonly weight: SpWeightsWeightV2Weight;
    readonly class: FrameSupportDispatchDispatchClass;
    readonly partialFee: u128;
  }

  /** @name PalletTransactionPaymentFeeDetails (458) */
  interface PalletTransactionPaymentFeeDetails extends Struct {
    readonly inclusionFee: Option<PalletTransactionPaymentInclusionFee>;
    readonly tip: u128;
  }

  /** @name PalletTransactionPaymentInclusionFee (460) */
  interface PalletTransactionPaymentInclusionFee extends Struct {
    readonly baseFee: u128;
    readonly lenFee: u128;
    readonly adjustedWeightFee: u128;
  }

  /** @name PalletDatdotQueryItem (462) */
  interface PalletDatdotQueryItem extends Enum {
    readonly isUser: boolean;
    readonly asUser: {
      readonly user: PalletDatdotAccountUser;
      readonly ratings: Vec<PalletDatdotRatingRoleRating>;
    } & Struct;
    readonly isFeed: boolean;
    readonly asFeed: PalletDatdotFeed;
    readonly isPlan: boolean;
    readonly asPlan: PalletDatdotPlan;
    readonly isContract: boolean;
    readonly asContract: PalletDatdotContract;
    readonly isAmendment: boolean;
    readonly asAmendment: PalletDatdotAmendment;
    readonly isStorageChallenge: boolean;
    readonly asStorageChallenge: PalletDatdotChallengeStorageChallenge;
    readonly isPerformanceChallenge: boolean;
    readonly asPerformanceChallenge: PalletDatdotDeliveryPerformanceChallenge;
    readonly type: 'User' | 'Feed' | 'Plan' | 'Contract' | 'Amendment' | 'StorageChallenge' | 'PerformanceChallenge';
  }

  /** @name PalletDatdotRatingRoleRating (464) */
  interface PalletDatdotRatingRoleRating extends Struct {
    readonly role: PalletDatdotOfferRole;
    readonly good: u128;
    readonly bad: u128;
    readonly score: u32;
  }

  /** @name PalletDatdotQueryDuties (466) */
  interface PalletDatdotQueryDuties extends Struct {
    readonly user: u64;
    readonly tick: u64;
    readonly epoch: PalletDatdotDeliveryEpochClock;
    readonly ratings: Vec<PalletDatdotRatingRoleRating>;
    readonly setups: Vec<PalletDatdotQuerySetupDuty>;
    readonly measurements: Vec<PalletDatdotQueryMeasurementDuty>;
    readonly hosted: Vec<PalletDatdotQueryHostedSlot>;
    readonly next: Option<u32>;
  }

  /** @name PalletDatdotQuerySetupDuty (468) */
  interface PalletDatdotQuerySetupDuty extends Struct {
    readonly amendment: u64;
    readonly contract: u64;
    readonly plan: u64;
    readonly seed: U8aFixed;
    readonly deadline: u64;
    readonly feedKey: U8aFixed;
    readonly pin: PalletDatdotPlanPinnedFeed;
    readonly from: u64;
    readonly to: u64;
    readonly attestor: PalletDatdotQueryPeer;
    readonly review: Option<PalletDatdotQueryReviewDuty>;
    readonly slots: Vec<PalletDatdotQuerySlotDuty>;
    readonly hosters: Vec<PalletDatdotQueryPeer>;
  }

  /** @name PalletDatdotQueryPeer (469) */
  interface PalletDatdotQueryPeer extends Struct {
    readonly user: u64;
    readonly noiseKey: U8aFixed;
    readonly signingKey: U8aFixed;
  }

  /** @name PalletDatdotQueryReviewDuty (471) */
  interface PalletDatdotQueryReviewDuty extends Struct {
    readonly attestor: PalletDatdotQueryPeer;
    readonly deadline: u64;
  }

  /** @name PalletDatdotQuerySlotDuty (473) */
  interface PalletDatdotQuerySlotDuty extends Struct {
    readonly slot: u32;
    readonly encoder: PalletDatdotQueryPeer;
    readonly hoster: PalletDatdotQueryPeer;
    readonly done: bool;
    readonly rejected: Option<PalletDatdotAmendmentClaim>;
  }

  /** @name PalletDatdotQueryMeasurementDuty (476) */
  interface PalletDatdotQueryMeasurementDuty extends Struct {
    readonly challenge: u64;
    readonly epoch: u32;
    readonly hoster: PalletDatdotQueryPeer;
    readonly slots: Vec<PalletDatdotQueryHostedSlot>;
    readonly committed: bool;
    readonly revealed: bool;
  }

  /** @name PalletDatdotQueryHostedSlot (478) */
  interface PalletDatdotQueryHostedSlot extends Struct {
    readonly slot: PalletDatdotContractSlotId;
    readonly plan: u64;
    readonly feedKey: U8aFixed;
    readonly pin: PalletDatdotPlanPinnedFeed;
    readonly from: u64;
    readonly to: u64;
    readonly replicaRoot: U8aFixed;
    readonly sealedBytes: u64;
    readonly until: u32;
  }

  /** @name PalletDatdotQueryOpenChallenge (480) */
  interface PalletDatdotQueryOpenChallenge extends Struct {
    readonly id: u64;
    readonly challenge: PalletDatdotChallengeStorageChallenge;
  }

  /** @name PalletDatdotQueryPlanReport (482) */
  interface PalletDatdotQueryPlanReport extends Struct {
    readonly plan: PalletDatdotPlan;
    readonly contracts: Vec<PalletDatdotQueryContractReport>;
    readonly next: Option<u32>;
    readonly following: Option<PalletDatdotFollowingFollowReport>;
  }

  /** @name PalletDatdotQueryContractReport (484) */
  interface PalletDatdotQueryContractReport extends Struct {
    readonly id: u64;
    readonly feedKey: U8aFixed;
    readonly from: u64;
    readonly to: u64;
    readonly plainBytes: Option<u64>;
    readonly slots: Vec<PalletDatdotQuerySlotReport>;
    readonly staffing: Vec<PalletDatdotQueryStaffingReport>;
    readonly trouble: Option<PalletDatdotAmendmentSetupTrouble>;
  }

  /** @name PalletDatdotQuerySlotReport (486) */
  interface PalletDatdotQuerySlotReport extends Struct {
    readonly hoster: Option<AccountId32>;
    readonly replicaRoot: Option<U8aFixed>;
    readonly provenUntil: Option<u32>;
    readonly paid: u128;
  }

  /** @name PalletDatdotQueryStaffingReport (488) */
  interface PalletDatdotQueryStaffingReport extends Struct {
    readonly amendment: u64;
    readonly slots: Vec<u32>;
    readonly deadline: Option<u64>;
    readonly attempts: u32;
    readonly lack: Option<PalletDatdotAmendmentLack>;
  }

  /** @name PalletDatdotFollowingFollowReport (491) */
  interface PalletDatdotFollowingFollowReport extends Struct {
    readonly feed: u64;
    readonly range: u32;
    readonly from: u64;
    readonly to: u64;
    readonly length: u64;
    readonly bytes: u64;
    readonly maxBytes: u64;
    readonly contractsLeft: u32;
    readonly tailAt: Option<u32>;
    readonly stopped: Option<PalletDatdotFollowingStopCause>;
  }

  /** @name PalletDatdotQueryPriceList (492) */
  interface PalletDatdotQueryPriceList extends Struct {
    readonly price: PalletDatdotPlanPrice;
    readonly deliveryShare: u32;
    readonly measurementFee: u128;
    readonly leastBilledBytes: u64;
    readonly accountDeposit: u128;
    readonly feedDeposit: u128;
    readonly contractDeposit: u128;
    readonly stakePerCapacity: u128;
    readonly stakePerSlot: u128;
    readonly stakePerGib: u128;
    readonly feeReserve: u128;
    readonly blocksPerHour: u32;
    readonly contractSetSize: u32;
    readonly hostersPerContract: u32;
    readonly tailDelay: u32;
  }

  /** @name DatdotRuntimeRuntimeError (496) */
  interface DatdotRuntimeRuntimeError extends Enum {
    readonly isSystem: boolean;
    readonly asSystem: FrameSystemError;
    readonly isBabe: boolean;
    readonly asBabe: PalletBabeError;
    readonly isBalances: boolean;
    readonly asBalances: PalletBalancesError;
    readonly isSession: boolean;
    readonly asSession: PalletSessionError;
    readonly isGrandpa: boolean;
    readonly asGrandpa: PalletGrandpaError;
    readonly isUtility: boolean;
    readonly asUtility: PalletUtilityError;
    readonly isSudo: boolean;
    readonly asSudo: PalletSudoError;
    readonly isMigrator: boolean;
    readonly asMigrator: PalletMigrationsError;
    readonly isDatdot: boolean;
    readonly asDatdot: PalletDatdotError;
    readonly type: 'System' | 'Babe' | 'Balances' | 'Session' | 'Grandpa' | 'Utility' | 'Sudo' | 'Migrator' | 'Datdot';
  }

} // declare module
