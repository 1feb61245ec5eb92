//! Feeds: hypercores as the chain knows them.

use super::{Digest, Key};
use crate::limits::{MaxExtensionNodes, MaxManifest, MaxRoots, MaxSignature};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use hypercore_proof::TreeNode;
use scale_info::TypeInfo;
use sp_runtime::BoundedVec;

/// The roots of a hypercore's Merkle tree, from left to right.
pub type Roots = BoundedVec<TreeNode, MaxRoots>;

/// A signed head of a hypercore.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Head {
	/// Fork number.
	pub fork: u64,
	/// Length in chunks.
	pub length: u64,
	/// Roots at that length, from left to right.
	pub roots: Roots,
	/// Signature record, as hypercore stores it.
	pub signature: BoundedVec<u8, MaxSignature>,
}

/// A feed to publish.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct NewFeed {
	/// The hypercore's key.
	pub key: Key,
	/// The encoded manifest; none if the key is an ed25519 public key.
	pub manifest: Option<BoundedVec<u8, MaxManifest>>,
	/// The newest signed head.
	pub head: Head,
	/// The key's consent to this publisher, who then answers for the feed with the deposit: a
	/// signature record, like that of the head, over
	/// `"datdot/publisher" ‖ genesis hash ‖ key ‖ account`.
	pub authorisation: Option<BoundedVec<u8, MaxSignature>>,
}

/// How `update_feed` replaces a head.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum FeedUpdate {
	/// A longer head of the same fork.
	Extend {
		/// The new length in chunks.
		length: u64,
		/// Signature record of the new head.
		signature: BoundedVec<u8, MaxSignature>,
		/// Nodes of Hypercore's `upgrade` proof from the stored length to the new one, in order.
		nodes: BoundedVec<TreeNode, MaxExtensionNodes>,
	},
	/// The head of a higher fork: the author truncated the hypercore. Ends the feed's plans.
	Fork {
		/// The newest signed head of that fork.
		head: Head,
	},
}

/// A tree hash that a hypercore signed.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct SignedTree {
	/// Hash over the roots.
	pub tree_hash: Digest,
	/// Signature record, as hypercore stores it.
	pub signature: BoundedVec<u8, MaxSignature>,
}

/// A longer head that shows its own roots at a shorter length.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct LongerTree {
	/// Length in chunks.
	pub length: u64,
	/// Its roots at the shorter length, from left to right.
	pub prefix: Roots,
	/// Nodes of Hypercore's `upgrade` proof from the shorter length to this one, in order.
	pub extension: BoundedVec<TreeNode, MaxExtensionNodes>,
	/// Signature record of the longer head.
	pub signature: BoundedVec<u8, MaxSignature>,
}

/// Two signed heads of one fork that contradict each other.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Equivocation {
	/// Two heads of one length with different chunks.
	SameLength {
		/// Fork number of both.
		fork: u64,
		/// Length of both in chunks.
		length: u64,
		/// One head.
		first: SignedTree,
		/// The other one.
		second: SignedTree,
	},
	/// A longer head that does not begin with the chunks of a shorter one.
	Longer {
		/// Fork number of both.
		fork: u64,
		/// Length of the shorter one in chunks.
		length: u64,
		/// The shorter one.
		first: SignedTree,
		/// The longer one.
		longer: LongerTree,
	},
}

/// A stored feed.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Feed<AccountId, Balance> {
	/// The hypercore's key.
	pub key: Key,
	/// The encoded manifest; none if the key is an ed25519 public key.
	pub manifest: Option<BoundedVec<u8, MaxManifest>>,
	/// Fork number of the head.
	pub fork: u64,
	/// Length of the head in chunks.
	pub length: u64,
	/// Bytes of all chunks.
	pub byte_length: u64,
	/// Hash over the roots.
	pub tree_hash: Digest,
	/// Roots of the head.
	pub roots: Roots,
	/// Who published it and paid the deposit.
	pub publisher: AccountId,
	/// Held while the feed is stored.
	pub deposit: Balance,
	/// Whether the feed's own key authorised the publisher.
	pub authorised: bool,
	/// Whether its author signed heads that contradict each other; no plan names it any more.
	pub frozen: bool,
}
