//! Signed heads, and longer heads from shorter ones.

use crate::{
	signature::Signed,
	tree::{check_roots, parent_node, root_spans, tree_hash, Span, TreeNode},
	Authority, Error, Vouched, MAX_LENGTH,
};
use alloc::vec::Vec;

/// What a verified head says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct VerifiedHead {
	/// Hash over its roots.
	pub tree_hash: [u8; 32],
	/// Bytes of all chunks.
	pub byte_length: u64,
	/// Why it counts.
	pub vouched: Vouched,
}

/// That the hypercore vouches for this head.
///
/// Fails with [`Error::Roots`], [`Error::Prologue`] or [`Error::Signature`].
pub fn verify_head(
	authority: &Authority,
	fork: u64,
	length: u64,
	roots: &[TreeNode],
	signature: &[u8],
) -> Result<VerifiedHead, Error> {
	let byte_length = check_roots(length, roots)?;
	let tree_hash = tree_hash(length, roots);
	let vouched = authority.vouch(Signed { fork, length, tree_hash: &tree_hash, signature })?;
	Ok(VerifiedHead { tree_hash, byte_length, vouched })
}

/// That the roots hash to a recorded tree hash.
///
/// Fails with [`Error::Roots`] or [`Error::TreeHash`].
pub fn check_tree_hash(length: u64, roots: &[TreeNode], recorded: &[u8; 32]) -> Result<(), Error> {
	check_roots(length, roots)?;
	(tree_hash(length, roots) == *recorded).then_some(()).ok_or(Error::TreeHash)
}

/// The roots at `new_length`, from those at `length` and the nodes that lie between: the nodes of
/// Hypercore's `upgrade { start: length, length: new_length − length }`, in order.
///
/// Fails with [`Error::Extension`].
pub fn extend_roots(
	roots: &[TreeNode],
	length: u64,
	new_length: u64,
	nodes: &[TreeNode],
) -> Result<Vec<TreeNode>, Error> {
	let spans = root_spans(length);
	let fits = new_length > length
		&& new_length <= MAX_LENGTH
		&& roots.len() == spans.len()
		&& nodes.len() == extension_len(length, new_length) as usize;
	if !fits {
		return Err(Error::Extension);
	}
	let mut growth =
		Growth { known: spans.iter().zip(roots).collect(), length, fresh: nodes.iter() };
	root_spans(new_length).into_iter().map(|span| growth.node(span)).collect()
}

/// How many nodes extend the roots at `length` to those at `new_length`: at most 104 up to
/// [`MAX_LENGTH`]; 0 if `new_length` is not longer.
pub fn extension_len(length: u64, new_length: u64) -> u32 {
	if new_length <= length {
		return 0;
	}
	root_spans(new_length).iter().map(|span| new_nodes(span, length)).sum()
}

/// Nodes of a root's subtree that a tree of `length` chunks lacks and that no other one is above.
fn new_nodes(root: &Span, length: u64) -> u32 {
	match length.checked_sub(root.start) {
		None | Some(0) => 1,
		Some(known) if known >= root.count => 0,
		// One on the right of the last old chunk's path to the root, wherever that goes left.
		Some(known) => root.height().saturating_sub(known.saturating_sub(1).count_ones()),
	}
}

/// A tree that grows: old roots, and new nodes in the order in which they are needed.
struct Growth<'a> {
	known: Vec<(&'a Span, &'a TreeNode)>,
	length: u64,
	fresh: core::slice::Iter<'a, TreeNode>,
}

impl Growth<'_> {
	/// The node of a span: an old root, a new node, or the parent of its halves. A span that is
	/// neither begins before the old length and ends after it, so each level of the recursion
	/// halves it: at most 53.
	fn node(&mut self, span: Span) -> Result<TreeNode, Error> {
		if let Some((_, root)) = self.known.iter().find(|(known, _)| **known == span) {
			return Ok(**root);
		}
		if span.start >= self.length {
			return self.fresh.next().copied().ok_or(Error::Extension);
		}
		let count = span.count / 2;
		if count == 0 {
			return Err(Error::Extension);
		}
		let left = self.node(Span { start: span.start, count })?;
		let right = self.node(Span { start: span.start.saturating_add(count), count })?;
		parent_node(&left, &right).ok_or(Error::Extension)
	}
}
