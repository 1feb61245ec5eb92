//! Storage challenges and the proofs that answer them.

use super::{ContractId, SlotIndex, Tick, UserId};
use crate::limits::MaxSamples;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use datdot_replica::LeafProof;
use scale_info::TypeInfo;
use sp_runtime::BoundedVec;

/// A leaf of a replica that a challenge asks for.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Sample {
	/// The contract.
	pub contract: ContractId,
	/// The slot of the contract.
	pub slot: SlotIndex,
	/// Number of the leaf of 128 bytes in the sealed replica.
	pub leaf: u32,
}

/// What a challenge asks for.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub enum ChallengeBody {
	/// Leaves drawn uniformly by byte over all that the hoster stores.
	Leaves {
		/// The leaves, in the order of the answer.
		samples: BoundedVec<Sample, MaxSamples>,
	},
}

/// A stored storage challenge.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct StorageChallenge<BlockNumber> {
	/// Who must answer.
	pub hoster: UserId,
	/// Block of its issue.
	pub issued_at: BlockNumber,
	/// Tick by which the answer must be in.
	pub deadline: Tick,
	/// Unix time of the present asking; none while it waits for the hoster's hours, when silence is
	/// no fault.
	pub asked_at: Option<u64>,
	/// Times it was asked before.
	pub missed: u32,
	/// What is asked.
	pub body: ChallengeBody,
}

/// The answer to a storage challenge.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum StorageProof {
	/// The leaves with their Merkle paths, in the order of the samples.
	Leaves {
		/// One proof a sample.
		proofs: BoundedVec<LeafProof, MaxSamples>,
	},
}

impl StorageProof {
	/// Leaves in this answer.
	pub fn leaves(&self) -> u32 {
		match self {
			Self::Leaves { proofs } => proofs.len() as u32,
		}
	}
}

/// The chain's book-keeping about a user's hosting.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Hosting<BlockNumber> {
	/// Active slots.
	pub slots: u32,
	/// Number of the present generation of proofs.
	pub generation: u32,
	/// The oldest generation whose span may still be stored.
	pub oldest: u32,
	/// The open storage challenge.
	pub challenge: Option<super::ChallengeId>,
	/// Whether the next challenge is on the agenda.
	pub challenge_scheduled: bool,
	/// Whether the next measurement is on the agenda.
	pub measurement_scheduled: bool,
	/// Blocks before this one are counted: their delivery is known.
	pub counted_until: BlockNumber,
	/// Accepted storage proofs, ever.
	pub proofs: u64,
	/// Tick of the last deadline without an answer.
	pub last_silence: Option<Tick>,
	/// Epochs without delivery, counted one after the other.
	pub undelivered: u32,
	/// The last epoch in which a pause began.
	pub paused_in: Option<super::Epoch>,
	/// Open performance challenges.
	pub measurements: u32,
	/// Why all slots are being taken from it, while that goes on.
	pub sweep: Option<LossCause>,
}

impl<BlockNumber> Hosting<BlockNumber> {
	/// That of a user who has never hosted.
	pub fn new(now: BlockNumber) -> Self {
		Self {
			slots: 0,
			generation: 0,
			oldest: 1,
			challenge: None,
			challenge_scheduled: false,
			measurement_scheduled: false,
			counted_until: now,
			proofs: 0,
			last_silence: None,
			undelivered: 0,
			paused_in: None,
			measurements: 0,
			sweep: None,
		}
	}
}

/// Why a hoster loses a slot before its plan's end.
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
pub enum LossCause {
	/// It did not answer storage challenges.
	Silence,
	/// It delivered nothing in two epochs, one after the other.
	Delivery,
	/// It reported the loss itself.
	Reported,
	/// It left before somebody else had taken the slot over.
	Exit,
	/// It is leaving, and somebody else took the slot over.
	Handover,
}

/// Where a proven span stands.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub enum SpanPhase {
	/// It begins with the next answer: the one before it ended with a fault.
	Waiting,
	/// Each answer extends it.
	Open,
	/// It has ended; the next one exists, unless the hoster holds nothing.
	Closed,
}

/// Blocks for which a hoster proved storage.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct ProvenSpan<BlockNumber> {
	/// First block.
	pub from: BlockNumber,
	/// First block after it; moves with each answer.
	pub to: BlockNumber,
	/// Offered hours a week in this span.
	pub hours: u32,
	/// Active slots whose settlement stands in this span.
	pub slots: u32,
	/// Where the span stands.
	pub phase: SpanPhase,
}
