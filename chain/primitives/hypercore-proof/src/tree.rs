//! The Merkle tree of a hypercore, in flat-tree numbering: chunk `i` is node `2i`.

use crate::Error;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_io::hashing::blake2_256;

/// Most roots of a tree.
pub const MAX_ROOTS: u32 = 64;
/// Most chunks of a hypercore: what Hypercore itself can count (2^53 − 1).
pub const MAX_LENGTH: u64 = (1 << 53) - 1;

/// Hash of a subtree and bytes of all chunks below it. Its position is never sent, but derived.
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
pub struct TreeNode {
	/// BLAKE2b-256.
	pub hash: [u8; 32],
	/// Bytes.
	pub size: u64,
}

/// The chunks `[start, start + count)` under one node; `count` is a power of two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
	/// First chunk.
	pub start: u64,
	/// Number of chunks.
	pub count: u64,
}

impl Span {
	/// Index of the span's node in flat-tree numbering.
	pub fn node_index(&self) -> u64 {
		self.start.saturating_mul(2).saturating_add(self.count).saturating_sub(1)
	}

	/// Whether a chunk is in it.
	pub fn contains(&self, chunk: u64) -> bool {
		chunk >= self.start && chunk - self.start < self.count
	}

	/// Levels between a chunk and the span's node.
	pub fn height(&self) -> u32 {
		self.count.trailing_zeros()
	}
}

/// The node of a chunk: `H(0 ‖ size ‖ chunk)`.
pub fn leaf_node(chunk: &[u8]) -> TreeNode {
	let size = chunk.len() as u64;
	let parts: [&[u8]; 3] = [&[0], &size.to_le_bytes(), chunk];
	TreeNode { hash: blake2_256(&parts.concat()), size }
}

/// The parent of two nodes: `H(1 ‖ size ‖ left ‖ right)`; none if the sizes overflow.
pub fn parent_node(left: &TreeNode, right: &TreeNode) -> Option<TreeNode> {
	let size = left.size.checked_add(right.size)?;
	let parts: [&[u8]; 4] = [&[1], &size.to_le_bytes(), &left.hash, &right.hash];
	Some(TreeNode { hash: blake2_256(&parts.concat()), size })
}

/// The roots of a tree of `length` chunks, from the left: the largest power of two first.
pub fn root_spans(length: u64) -> Vec<Span> {
	let mut start = 0;
	(0..u64::BITS)
		.rev()
		.map(|bit| 1 << bit)
		.filter(|count| length & count != 0)
		.map(|count| {
			let span = Span { start, count };
			start += count;
			span
		})
		.collect()
}

/// Hash over all roots, which is what a writer signs: `H(2 ‖ (hash ‖ index ‖ size) …)`.
pub fn tree_hash(length: u64, roots: &[TreeNode]) -> [u8; 32] {
	let mut bytes = Vec::with_capacity(1 + roots.len() * 48);
	bytes.push(2);
	for (span, root) in root_spans(length).iter().zip(roots) {
		bytes.extend_from_slice(&root.hash);
		bytes.extend_from_slice(&span.node_index().to_le_bytes());
		bytes.extend_from_slice(&root.size.to_le_bytes());
	}
	blake2_256(&bytes)
}

/// That there are as many roots as a tree of `length` has; returns the bytes of all chunks.
///
/// Fails with [`Error::Roots`], also for the length 0.
pub(crate) fn check_roots(length: u64, roots: &[TreeNode]) -> Result<u64, Error> {
	if length == 0 || length > MAX_LENGTH || roots.len() != length.count_ones() as usize {
		return Err(Error::Roots);
	}
	roots.iter().try_fold(0u64, |sum, root| sum.checked_add(root.size)).ok_or(Error::Roots)
}
