//! Amendments: attempts to staff slots, and the statements that end them.

use super::{AmendmentId, ContractId, Digest, Key, Role, Signature, SlotIndex, Tick, UserId};
use crate::limits::{MaxReplicas, MaxTriples};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use datdot_replica::ReplicaFormat;
use scale_info::TypeInfo;
use sp_runtime::BoundedVec;

/// Why slots are staffed.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub enum AmendmentKind {
	/// The contract is new: all of its slots.
	HostingSetup,
	/// Some slots have no hoster.
	HosterReplacement,
}

/// A drawn provider, with the keys that count until the amendment ends.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Seat {
	/// Who was drawn.
	pub user: UserId,
	/// The signing key at the draw.
	pub signing_key: Key,
}

/// One slot of an amendment with its encoder and hoster.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct SeatPair<Balance> {
	/// The slot of the contract.
	pub slot: SlotIndex,
	/// Encodes for the hoster.
	pub encoder: Seat,
	/// Hosts what the encoder made.
	pub hoster: Seat,
	/// Stake of the hoster that stands for the slot.
	pub commitment: Balance,
	/// Whether the slot was activated.
	pub done: bool,
	/// What the encoder signed and the attestor rejected.
	pub rejected: Option<Claim>,
}

/// A replica as its encoder signed it.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Claim {
	/// Merkle root of the sealed replica.
	pub replica_root: Digest,
	/// Bytes of the sealed replica.
	pub sealed_bytes: u64,
	/// Plain bytes of the contract's chunks.
	pub plain_bytes: u64,
	/// Format and seal of the replica.
	pub format: ReplicaFormat,
}

/// The second attestor of an amendment, who judges what the first one rejected.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Review<BlockNumber> {
	/// Block of the first rejection; the draw uses randomness of `DrawDelay` blocks later.
	pub made_at: BlockNumber,
	/// Draws that found nobody.
	pub attempts: u32,
	/// Who was drawn.
	pub reviewer: Option<Reviewer>,
}

/// A second attestor that was drawn.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Reviewer {
	/// Its seat.
	pub seat: Seat,
	/// Tick by which it must have judged.
	pub deadline: Tick,
}

/// The outcome of a draw.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Staff<Balance> {
	/// Tick of the draw.
	pub drawn_at: Tick,
	/// Tick by which statements must be in.
	pub deadline: Tick,
	/// Attests every slot.
	pub attestor: Seat,
	/// Replicas that it rejected and that were good; it is slashed for them when its duty ends.
	pub faults: u32,
	/// One pair a slot, in the order of the slots.
	pub pairs: BoundedVec<SeatPair<Balance>, MaxReplicas>,
}

/// Why a draw found too few providers, and when it is repeated.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Lack<BlockNumber> {
	/// The role that lacked providers.
	pub role: Role,
	/// Block of the next draw.
	pub retry_at: BlockNumber,
}

/// A stored amendment.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Amendment<Balance, BlockNumber> {
	/// The contract whose slots are staffed.
	pub contract: ContractId,
	/// Why.
	pub kind: AmendmentKind,
	/// The slots to staff.
	pub slots: BoundedVec<SlotIndex, MaxReplicas>,
	/// Block in which it was made; the draw uses randomness of `DrawDelay` blocks later.
	pub made_at: BlockNumber,
	/// Seed of the first draw, once its block is there.
	pub seed: Option<Digest>,
	/// Draws that found too few providers.
	pub attempts: u32,
	/// What the last draw lacked.
	pub lack: Option<Lack<BlockNumber>>,
	/// Plain bytes that a draw reserves for each slot.
	pub reserved_bytes: u64,
	/// Who was drawn.
	pub staff: Option<Staff<Balance>>,
	/// Who judges what the attestor rejected.
	pub review: Option<Review<BlockNumber>>,
}

/// Who was at work on a slot that came to nothing.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Triple {
	/// The encoder.
	pub encoder: UserId,
	/// The attestor.
	pub attestor: UserId,
	/// The hoster.
	pub hoster: UserId,
}

/// Why an amendment left slots without a hoster.
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
pub enum FailureReason {
	/// No statement came in time.
	Incomplete,
	/// Two attestors rejected an encoder's replica.
	Rejected,
	/// Nobody served the chunks.
	NoSource,
	/// The contract has more bytes than it may have.
	TooLarge {
		/// Its plain bytes as stated.
		plain_bytes: u64,
	},
	/// Somebody at work revoked the key that its statement had to be signed with.
	KeyRevoked,
}

/// The last failure to staff slots of a contract.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct SetupFailure {
	/// The amendment that failed.
	pub amendment: AmendmentId,
	/// Why.
	pub reason: FailureReason,
	/// Tick from which the slots are drawn again.
	pub retry_at: Tick,
}

/// Who stated that a contract is too large.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct SizeClaim {
	/// Plain bytes as stated.
	pub plain_bytes: u64,
	/// The encoders who stated it.
	pub encoders: BoundedVec<UserId, MaxReplicas>,
	/// The attestor who stated it.
	pub attestor: UserId,
}

impl SizeClaim {
	/// Whether a user stated it.
	pub fn involves(&self, user: UserId) -> bool {
		self.attestor == user || self.encoders.contains(&user)
	}
}

/// What went wrong with the setups of a contract.
#[derive(Clone, Default, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct SetupTrouble {
	/// Amendments that failed since a slot was activated.
	pub failures: u32,
	/// The last of them.
	pub last: Option<SetupFailure>,
	/// Who is not drawn together for this contract again.
	pub apart: BoundedVec<Triple, MaxTriples>,
	/// A statement that the contract is too large, which others have to confirm.
	pub too_large: Option<SizeClaim>,
	/// Whether that was confirmed: nobody staffs the contract any more.
	pub void: bool,
}

/// Signatures under a statement, in the order in which they are made.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct StatementSignatures {
	/// The encoder: I made it.
	pub encoder: Signature,
	/// The attestor: I decoded it, every chunk is the feed's.
	pub attestor: Signature,
	/// The hoster: I verified and hold exactly this.
	pub hoster: Signature,
}

/// How the setup of a slot ended.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum SetupOutcome {
	/// The hoster holds its replica.
	Complete {
		/// Merkle root of the sealed replica.
		replica_root: Digest,
		/// Bytes of the sealed replica.
		sealed_bytes: u64,
		/// Plain bytes of the contract's chunks.
		plain_bytes: u64,
		/// Format and seal of the replica.
		format: ReplicaFormat,
		/// The three signatures.
		signatures: StatementSignatures,
	},
	/// The replica that the encoder signed is not the feed's, or equals another one. Only the attestor
	/// submits it.
	Rejected {
		/// Merkle root of the sealed replica.
		replica_root: Digest,
		/// Bytes of the sealed replica.
		sealed_bytes: u64,
		/// Plain bytes of the contract's chunks.
		plain_bytes: u64,
		/// Format and seal of the replica.
		format: ReplicaFormat,
		/// The encoder's signature, as for a complete replica.
		encoder: Signature,
	},
	/// Nobody serves the chunks of the contract.
	NoSource {
		/// Signatures of all who could not do their work.
		signatures: JointSignatures,
	},
	/// The contract has more bytes than are left of those stated for its range, or than a contract may
	/// have.
	TooLarge {
		/// Its plain bytes.
		plain_bytes: u64,
		/// Signatures of all who found out.
		signatures: JointSignatures,
	},
}

/// Signatures under a statement about a whole amendment.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct JointSignatures {
	/// Of the encoders of all slots that are not done, in the order of the slots.
	pub encoders: BoundedVec<Signature, MaxReplicas>,
	/// Of the attestor.
	pub attestor: Signature,
}
