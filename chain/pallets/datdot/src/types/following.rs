//! Following: a plan's range that grows with its feed.

use super::{FeedId, PinnedFeed};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Why a plan follows its feed no further.
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
pub enum StopCause {
	/// The feed has as many bytes as the plan pays for, or its next head has more.
	Bytes,
	/// The chunks are small, or the tails short: all contracts that the plan pays for are there.
	Contracts,
	/// The chunks are so large that one contract would be larger than contracts may be.
	ContractTooLarge,
}

/// How a plan follows a feed.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Follow<BlockNumber> {
	/// Place of the growing range among the plan's ranges.
	pub range: u32,
	/// Bytes of the feed that are known to lie before the range.
	pub before: u64,
	/// Bytes that its contracts are presumed to have, of those that its head has.
	pub allotted: u64,
	/// Block since which there are chunks without a contract.
	pub tail_since: Option<BlockNumber>,
	/// Whether a look at these is on the agenda.
	pub timed: bool,
	/// Why it follows no further, if it stopped.
	pub stopped: Option<StopCause>,
}

/// The head that a contract of a growing range was made from.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct ContractPin {
	/// The feed at that head.
	pub pin: PinnedFeed,
	/// Bytes that the contract is presumed to have.
	pub bytes: u64,
}

/// A pass over the plans that follow a feed, after its head was replaced.
#[derive(Clone, Copy, Default, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct FollowPass {
	/// The last plan that was looked at.
	pub last: Option<super::PlanId>,
	/// Whether the head was replaced once more meanwhile.
	pub again: bool,
}

/// How far a plan follows a feed, as people see it.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct FollowReport<BlockNumber> {
	/// The feed.
	pub feed: FeedId,
	/// Place of the growing range among the plan's ranges.
	pub range: u32,
	/// Its first chunk.
	pub from: u64,
	/// First chunk that no contract has, nor one that is about to be activated.
	pub to: u64,
	/// Length of the feed's newest head that the plan has taken.
	pub length: u64,
	/// Bytes of the range at that length, as they count against the most.
	pub bytes: u64,
	/// The most bytes that the plan pays for.
	pub max_bytes: u64,
	/// Contracts that are left for what is to come.
	pub contracts_left: u32,
	/// Block from which a shorter contract is made of the chunks without one, if there are some.
	pub tail_at: Option<BlockNumber>,
	/// Why it follows no further, if it stopped.
	pub stopped: Option<StopCause>,
}
