//! Hard bounds of the market's types. They shape the encoding of calls and storage, so they are
//! constants of the crate and not of a runtime; the pallet publishes them in its metadata.

use sp_runtime::traits::ConstU32;

/// Bytes in a GiB, the unit of prices.
pub const GIB: u64 = 1 << 30;
/// Hours in the weekly grid of an offer.
pub const HOURS_PER_WEEK: u32 = 168;
/// Bytes of a record's Merkle leaf.
pub const LEAF_BYTES: u64 = 128;

/// Most replicas, and so slots, of one contract.
pub const MAX_REPLICAS: u32 = 16;
/// Most ranges in one plan.
pub const MAX_RANGES: u32 = 64;
/// Most feeds that one plan names.
pub const MAX_PLAN_FEEDS: u32 = 8;
/// Most regions that a plan may ask for.
pub const MAX_REGIONS: u32 = 8;
/// Most active spans that a plan keeps.
pub const MAX_PLAN_SPANS: u32 = 16;
/// Most leaves that one storage challenge asks for.
pub const MAX_SAMPLES: u32 = 32;
/// Most tree nodes in the extension proof of a head.
pub const MAX_EXTENSION_NODES: u32 = 128;
/// Most attestors that measure one hoster in one epoch.
pub const MAX_MEASURERS: u32 = 15;
/// Most measurements in one report.
pub const MAX_MEASUREMENTS: u32 = 128;
/// Most slots in one call of `settle`.
pub const MAX_SETTLED_SLOTS: u32 = 64;
/// Proven spans that one settlement of a slot advances over.
pub const MAX_SPANS_PER_SETTLEMENT: u32 = 8;
/// Most plain bytes in one contract.
pub const MAX_CONTRACT_BYTES: u64 = 64 << 20;
/// Blocks whose randomness accumulator is kept.
pub const KEPT_ACCUMULATORS: u32 = 4096;
/// Ticks after the draw in which only the hoster may submit its slot's statement.
pub const HOSTER_HEAD_START: u64 = 10;
/// Most duties that a role may offer to have at the same time.
pub const MAX_CAPACITY: u32 = 1 << 20;
/// Most bytes that a hoster may offer: 1 EiB.
pub const MAX_OFFERED_BYTES: u64 = 1 << 60;
/// Most contracts of one plan.
pub const MAX_CONTRACTS: u32 = 1 << 20;
/// Most blocks from one draw of an amendment to the next.
pub const MAX_BACK_OFF: u32 = 64;
/// Contracts of a plan that draws found too few providers for, with which it activates no more.
pub const MAX_LACKING: u32 = 8;
/// Most candidates that one draw looks at for each role.
pub const MAX_LOOKS: u32 = 64;
/// Payers whose duties count in a rating.
pub const MAX_RATERS: u32 = 8;
/// Triples of encoder, attestor and hoster that a contract keeps apart.
pub const MAX_TRIPLES: u32 = 16;
/// Ask buckets, one per power of two.
pub const ASK_BUCKETS: u32 = 16;
/// Children of a node in a sum tree.
pub const TREE_FANOUT: u32 = 64;
/// Slots that one piece of work takes from a hoster.
pub const SLOTS_PER_SWEEP: u32 = 4;
/// Most keys that an account may revoke.
pub const MAX_REVOKED_KEYS: u32 = 16;
/// Ids in one page of the agenda.
pub const AGENDA_PAGE: u32 = 64;

pub type MaxReplicas = ConstU32<MAX_REPLICAS>;
pub type MaxRanges = ConstU32<MAX_RANGES>;
pub type MaxPlanFeeds = ConstU32<MAX_PLAN_FEEDS>;
pub type MaxRegions = ConstU32<MAX_REGIONS>;
pub type MaxPlanSpans = ConstU32<MAX_PLAN_SPANS>;
pub type MaxSamples = ConstU32<MAX_SAMPLES>;
pub type MaxExtensionNodes = ConstU32<MAX_EXTENSION_NODES>;
pub type MaxMeasurers = ConstU32<MAX_MEASURERS>;
pub type MaxMeasurements = ConstU32<MAX_MEASUREMENTS>;
pub type MaxSettledSlots = ConstU32<MAX_SETTLED_SLOTS>;
pub type MaxRaters = ConstU32<MAX_RATERS>;
pub type MaxTriples = ConstU32<MAX_TRIPLES>;
pub type AskBuckets = ConstU32<ASK_BUCKETS>;
pub type TreeFanout = ConstU32<TREE_FANOUT>;
pub type MaxRevokedKeys = ConstU32<MAX_REVOKED_KEYS>;
pub type AgendaPage = ConstU32<AGENDA_PAGE>;
pub type MaxManifest = ConstU32<{ hypercore_proof::MAX_MANIFEST_LEN }>;
pub type MaxSignature = ConstU32<{ hypercore_proof::MAX_SIGNATURE_LEN }>;
pub type MaxRoots = ConstU32<{ hypercore_proof::MAX_ROOTS }>;
