//! Plans: what a sponsor pays for.

use super::{ContractId, FeedId, Region, Roots, Tick};
use crate::limits::{MaxPlanFeeds, MaxPlanSpans, MaxRanges, MaxRegions};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::BoundedVec;

/// Names a feed in a plan request.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum FeedRef {
	/// A feed that is on chain.
	Published {
		/// Its id.
		feed: FeedId,
	},
	/// A feed that comes with the same call.
	New {
		/// Its place among the call's new feeds, from 0.
		index: u32,
	},
}

/// Where a requested range ends.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum RangeEnd {
	/// Before this chunk.
	Chunk {
		/// Number of the first chunk that does not belong to the range.
		chunk: u64,
	},
	/// Nowhere: the range grows with its feed, up to its bytes.
	Growing {
		/// Contracts that it may become at most; none means one for each `LeastBilledBytes` of its
		/// bytes.
		contracts: Option<u32>,
	},
}

/// A range of chunks to keep.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct RangeRequest {
	/// The feed.
	pub feed: FeedRef,
	/// First chunk.
	pub from: u64,
	/// Where it ends.
	pub to: RangeEnd,
	/// Plain bytes of these chunks; of a growing range the most that it may come to have.
	pub bytes: u64,
}

/// The least that a plan accepts of its hosters.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Needs {
	/// Regions, any of them; none means anywhere.
	pub regions: BoundedVec<Region, MaxRegions>,
	/// Offered hours a week.
	pub hours: u32,
	/// Upload rate in KiB/s.
	pub rate: u32,
	/// Latency in milliseconds at most.
	pub latency: u32,
}

/// What every slot of a plan is paid.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Price<Balance> {
	/// Per GiB and hour, to the hoster.
	pub hosting: Balance,
	/// Per GiB, to the encoder, and as much to the attestor.
	pub setup: Balance,
}

/// A plan to publish.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct PlanRequest<Balance, BlockNumber> {
	/// What to keep.
	pub ranges: BoundedVec<RangeRequest, MaxRanges>,
	/// First block of hosting.
	pub from: BlockNumber,
	/// Block at which hosting ends.
	pub until: BlockNumber,
	/// How and where to keep it.
	pub terms: PlanTerms<Balance>,
	/// The most that may be held for the plan, deposits included.
	pub budget: Balance,
}

/// What changes in a running plan.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct PlanChange<BlockNumber> {
	/// More ranges to keep, of feeds that are on chain.
	pub ranges: BoundedVec<RangeRequest, MaxRanges>,
	/// A later block of the end; none leaves it as it is.
	pub until: Option<BlockNumber>,
}

/// How and where to keep a plan's ranges, and what for.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct PlanTerms<Balance> {
	/// Replicas of every chunk; none means `HostersPerContract`.
	pub replicas: Option<u32>,
	/// Most chunks in one contract; none means `ContractSetSize`.
	pub contract_chunks: Option<u32>,
	/// The least accepted of hosters.
	pub needs: Needs,
	/// What is paid.
	pub price: Price<Balance>,
}

/// A feed as a plan pinned it.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct PinnedFeed {
	/// The feed.
	pub feed: FeedId,
	/// Fork number.
	pub fork: u64,
	/// Length in chunks.
	pub length: u64,
	/// Roots at that length.
	pub roots: Roots,
}

/// The feeds of a plan.
pub type PinnedFeeds = BoundedVec<PinnedFeed, MaxPlanFeeds>;

/// A range of a plan.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct PlanRange {
	/// Place of its feed among the plan's pinned feeds.
	pub feed: u32,
	/// First chunk.
	pub from: u64,
	/// First chunk after it; of a growing range the first one that belongs to no contract to come.
	pub to: u64,
	/// First chunk that no contract has yet.
	pub next: u64,
	/// Stated plain bytes.
	pub bytes: u64,
	/// Stated plain bytes that no staffed contract has used.
	pub unused_bytes: u64,
	/// Contracts of the ranges before it: the number of its own first contract.
	pub first_number: u32,
	/// Id of its first contract; the others follow it.
	pub first_contract: ContractId,
	/// Contracts that it may have.
	pub contracts: u32,
	/// Contracts activated, in order.
	pub activated: u32,
}

/// The ranges of a plan.
pub type PlanRanges = BoundedVec<PlanRange, MaxRanges>;

/// A stretch of blocks, `[from, to)`.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Span<BlockNumber> {
	/// First block.
	pub from: BlockNumber,
	/// First block after it.
	pub to: BlockNumber,
}

/// What a plan holds and has paid, in planck.
#[derive(Clone, Copy, Default, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct PlanLedger<Balance> {
	/// Still held for hosting, setup and delivery.
	pub escrow: Balance,
	/// Still held for the state of contracts.
	pub deposit: Balance,
	/// Paid to hosters.
	pub hosting: Balance,
	/// Paid to encoders and attestors for setups.
	pub setup: Balance,
	/// Put into the pots of attestors who measure.
	pub delivery: Balance,
	/// Setups of the slots that were given back while the plan is paused; held when it resumes.
	pub returned: Balance,
}

/// Where a plan stands.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub enum PlanStatus {
	/// Accepted or running.
	Live,
	/// Over; its contracts are being settled and removed.
	Ended,
	/// The sponsor has paused it: hosters are neither paid nor asked to prove.
	Paused,
}

/// A stored plan.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Plan<AccountId, Balance, BlockNumber> {
	/// Who pays.
	pub sponsor: AccountId,
	/// Where it stands.
	pub status: PlanStatus,
	/// First block of hosting.
	pub from: BlockNumber,
	/// Block at which hosting ends.
	pub until: BlockNumber,
	/// Replicas of every chunk.
	pub replicas: u32,
	/// Most chunks in one contract.
	pub contract_chunks: u32,
	/// The least accepted of hosters.
	pub needs: Needs,
	/// What is paid.
	pub price: Price<Balance>,
	/// When it is active: one stretch, or several with pauses between them.
	pub spans: BoundedVec<Span<BlockNumber>, MaxPlanSpans>,
	/// Id of its first contract; the others follow it.
	pub first_contract: ContractId,
	/// Contracts that it may have.
	pub contracts: u32,
	/// Contracts activated.
	pub activated: u32,
	/// Contracts with every slot active at least once.
	pub started: u32,
	/// Number of the first contract whose removal is not on the agenda, once the plan has ended.
	pub ending: u32,
	/// Contracts removed.
	pub removed: u32,
	/// Whether it is in the queue for activation.
	pub queued: bool,
	/// Number of the first contract that was not looked at since the plan resumed.
	pub revived: u32,
	/// Tick at which it was ended before its time.
	pub cancelled_at: Option<Tick>,
	/// Its money.
	pub ledger: PlanLedger<Balance>,
}
