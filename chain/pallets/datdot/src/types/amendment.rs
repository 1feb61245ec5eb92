//! Amendments: attempts to staff slots, and the statements that end them.

use super::{ContractId, Digest, Key, Role, Signature, SlotIndex, Tick, UserId};
use crate::limits::MaxReplicas;
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
}
