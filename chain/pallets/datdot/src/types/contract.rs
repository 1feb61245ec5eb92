//! Contracts: sets of chunks, and the slots of their hosters.

use super::{AmendmentId, ContractId, Digest, PlanId, SlotIndex, UserId};
use crate::limits::MaxReplicas;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::U256;
use sp_runtime::BoundedVec;

/// Names a slot.
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
	PartialOrd,
	Ord,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct SlotId {
	/// The contract.
	pub contract: ContractId,
	/// Place in the contract, from 0.
	pub slot: SlotIndex,
}

/// Who follows the hoster of a slot that is leaving.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub enum Succession {
	/// Nobody: the hoster stays.
	Stays,
	/// Somebody is about to be drawn.
	Wanted,
	/// An amendment staffs the slot with somebody else.
	Staffing {
		/// The amendment.
		amendment: AmendmentId,
	},
}

/// A hoster's place in a contract, while it stores its replica.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct ActiveSlot<Balance, BlockNumber> {
	/// Who stores the replica.
	pub hoster: UserId,
	/// Merkle root of the sealed replica.
	pub replica_root: Digest,
	/// Bytes of the sealed replica.
	pub sealed_bytes: u64,
	/// Position in the hoster's tree of slots; none once it was proven past its plan's end and is
	/// challenged no more.
	pub position: Option<u32>,
	/// Stake that stands for the slot.
	pub commitment: Balance,
	/// Who follows its hoster.
	pub succession: Succession,
	/// First block of the slot's life.
	pub since: BlockNumber,
	/// Generation of the hoster's proofs that the settlement stands in.
	pub generation: u32,
	/// Block up to which the slot is settled.
	pub settled: BlockNumber,
	/// Earned so far, unrounded: byte × planck × block × offered hours, see `payment_impls`.
	pub due: U256,
	/// Paid so far, in planck.
	pub paid: Balance,
}

/// State of one slot.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub enum Slot<Balance, BlockNumber> {
	/// An amendment is about to staff it.
	Staffing {
		/// The amendment.
		amendment: AmendmentId,
	},
	/// A hoster stores its replica.
	Active(ActiveSlot<Balance, BlockNumber>),
	/// Nobody holds it.
	Vacant,
}

impl<Balance, BlockNumber> Slot<Balance, BlockNumber> {
	/// The amendment that staffs it, or that draws its hoster's successor.
	pub fn amendment(&self) -> Option<AmendmentId> {
		match self {
			Self::Staffing { amendment } => Some(*amendment),
			Self::Active(active) => match active.succession {
				Succession::Staffing { amendment } => Some(amendment),
				_ => None,
			},
			Self::Vacant => None,
		}
	}

	/// Whether a hoster is wanted and no amendment is about it.
	pub fn is_wanting(&self) -> bool {
		match self {
			Self::Vacant => true,
			Self::Active(active) => active.succession == Succession::Wanted,
			Self::Staffing { .. } => false,
		}
	}

	/// Lets an amendment staff a slot that wants a hoster.
	pub fn assign(&mut self, amendment: AmendmentId) {
		match self {
			Self::Active(active) => active.succession = Succession::Staffing { amendment },
			_ => *self = Self::Staffing { amendment },
		}
	}

	/// Lets a slot want a hoster again, when its amendment has come to nothing.
	pub fn unassign(&mut self) {
		match self {
			Self::Active(active) => active.succession = Succession::Wanted,
			_ => *self = Self::Vacant,
		}
	}
}

/// A stored contract.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Contract<Balance, BlockNumber> {
	/// The plan it belongs to.
	pub plan: PlanId,
	/// Place of its range among the plan's ranges.
	pub range: u32,
	/// First chunk.
	pub from: u64,
	/// First chunk after it.
	pub to: u64,
	/// Plain bytes of its chunks, once a statement gave them.
	pub plain_bytes: Option<u64>,
	/// Whether every slot was active at the same time once.
	pub started: bool,
	/// Its slots.
	pub slots: BoundedVec<Slot<Balance, BlockNumber>, MaxReplicas>,
}
