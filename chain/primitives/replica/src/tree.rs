//! The Merkle tree over the leaves of a sealed replica.
//!
//! Every node with more than one leaf splits at the largest power of two below its count. From the
//! bottom that is: pairs are joined, a last one without a partner moves up. A page is a perfect
//! subtree (the last one may be smaller), so the tree over page hashes has the same root.

use crate::{Digest, Error, LEAF_BYTES, MAX_LEAVES, PAGE_BYTES};
use alloc::vec::Vec;
use sp_io::hashing::blake2_256;

/// `H(0x00 ‖ bytes)`.
pub fn leaf_hash(leaf: &[u8; LEAF_BYTES]) -> Digest {
	let mut input = [0; LEAF_BYTES + 1];
	input[1..].copy_from_slice(leaf);
	blake2_256(&input)
}

/// `H(0x01 ‖ left ‖ right)`.
pub fn node_hash(left: &Digest, right: &Digest) -> Digest {
	let mut input = [1; 65];
	input[1..33].copy_from_slice(left);
	input[33..].copy_from_slice(right);
	blake2_256(&input)
}

/// Root of the leaves of one sealed page.
///
/// Fails with [`Error::Page`] unless it has 1 to 512 whole leaves.
pub fn page_hash(page: &[u8]) -> Result<Digest, Error> {
	fold(page_leaves(page)?, None).map(|(root, _)| root)
}

/// The hash of every page of a sealed replica.
///
/// Fails with [`Error::Size`] for what no replica is as long as.
pub fn page_hashes(sealed: &[u8]) -> Result<Vec<Digest>, Error> {
	crate::leaf_count(sealed.len() as u64)?;
	sealed.chunks(PAGE_BYTES).map(page_hash).collect()
}

/// Root of a replica from the hashes of its pages.
///
/// Fails with [`Error::Size`] for no page or more than a replica may have.
pub fn root_of_pages(page_hashes: &[Digest]) -> Result<Digest, Error> {
	fold(page_hashes.to_vec(), None).map(|(root, _)| root)
}

/// Hashes of the leaves of a page.
pub(crate) fn page_leaves(page: &[u8]) -> Result<Vec<Digest>, Error> {
	if page.is_empty() || page.len() > PAGE_BYTES {
		return Err(Error::Page);
	}
	page.chunks(LEAF_BYTES)
		.map(|leaf| leaf.try_into().map(leaf_hash).map_err(|_| Error::Page))
		.collect()
}

/// Root of `level`, and the path of the node at `position` if one is asked for.
pub(crate) fn fold(
	mut level: Vec<Digest>,
	mut position: Option<usize>,
) -> Result<(Digest, Vec<Digest>), Error> {
	let mut path = Vec::new();
	if level.len() > MAX_LEAVES as usize {
		return Err(Error::Size);
	}
	while level.len() > 1 {
		if let Some(at) = position {
			path.extend(level.get(at ^ 1));
			position = Some(at / 2);
		}
		level = level
			.chunks(2)
			.filter_map(|pair| match pair {
				[left, right] => Some(node_hash(left, right)),
				_ => pair.first().copied(),
			})
			.collect();
	}
	let root = level.first().copied().ok_or(Error::Size)?;
	Ok((root, path))
}
