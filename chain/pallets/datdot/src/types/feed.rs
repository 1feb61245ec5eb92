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
}
