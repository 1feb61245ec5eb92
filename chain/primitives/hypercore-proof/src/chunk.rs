//! A chunk's proof: the siblings from its leaf up to the root that contains it.

use crate::{
	tree::{leaf_node, parent_node, root_spans, tree_hash, TreeNode},
	Error,
};
use alloc::vec::Vec;

/// That `chunk` is chunk `index` of the hypercore with these roots.
///
/// Fails with [`Error::Proof`].
pub fn verify_chunk(
	index: u64,
	chunk: &[u8],
	length: u64,
	siblings: &[TreeNode],
	roots: &[TreeNode],
) -> Result<(), Error> {
	verify_leaf(index, leaf_node(chunk), length, siblings, roots)
}

/// The same for a chunk of which only the leaf is at hand.
///
/// Fails with [`Error::Proof`].
pub fn verify_leaf(
	index: u64,
	leaf: TreeNode,
	length: u64,
	siblings: &[TreeNode],
	roots: &[TreeNode],
) -> Result<(), Error> {
	let (position, root) = fold(index, leaf, length, siblings)?;
	let fits = roots.len() == length.count_ones() as usize && roots.get(position) == Some(&root);
	fits.then_some(()).ok_or(Error::Proof)
}

/// The same against a tree hash alone: `other_roots` are the roots that do not contain the chunk,
/// from the left.
///
/// Fails with [`Error::Proof`].
pub fn verify_chunk_in_tree(
	index: u64,
	chunk: &[u8],
	length: u64,
	siblings: &[TreeNode],
	other_roots: &[TreeNode],
	recorded: &[u8; 32],
) -> Result<(), Error> {
	let (position, root) = fold(index, leaf_node(chunk), length, siblings)?;
	if other_roots.len().saturating_add(1) != length.count_ones() as usize {
		return Err(Error::Proof);
	}
	let (left, right) = other_roots.split_at_checked(position).ok_or(Error::Proof)?;
	let roots: Vec<TreeNode> = left.iter().chain([&root]).chain(right).copied().collect();
	(tree_hash(length, &roots) == *recorded).then_some(()).ok_or(Error::Proof)
}

/// The root above a leaf, and its place among the roots.
fn fold(
	index: u64,
	leaf: TreeNode,
	length: u64,
	siblings: &[TreeNode],
) -> Result<(usize, TreeNode), Error> {
	let spans = root_spans(length);
	let (position, span) =
		spans.iter().enumerate().find(|(_, span)| span.contains(index)).ok_or(Error::Proof)?;
	if siblings.len() != span.height() as usize {
		return Err(Error::Proof);
	}
	let mut offset = index.saturating_sub(span.start);
	let mut node = leaf;
	for sibling in siblings {
		let parent =
			if offset & 1 == 1 { parent_node(sibling, &node) } else { parent_node(&node, sibling) };
		node = parent.ok_or(Error::Proof)?;
		offset >>= 1;
	}
	Ok((position, node))
}
