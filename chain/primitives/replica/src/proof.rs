//! Proofs that a leaf belongs to a replica.

use crate::{
	leaf_hash, node_hash, page_count,
	tree::{fold, page_leaves},
	Digest, Error, LEAF_BYTES, LEAVES_PER_PAGE, MAX_LEAVES, MAX_PATH,
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_core::{bounded::BoundedVec, ConstU32};

/// A leaf of a sealed replica with its path to the root.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct LeafProof {
	/// The bytes of the leaf.
	pub leaf: [u8; LEAF_BYTES],
	/// Hashes of the siblings on the way up, lowest first.
	pub path: BoundedVec<Digest, ConstU32<MAX_PATH>>,
}

/// Length of the path of leaf `index` among `leaf_count`.
///
/// Fails with [`Error::Size`] for a count that no replica has and with [`Error::Leaf`] for an index
/// that is not below it.
pub fn path_length(leaf_count: u32, index: u32) -> Result<u32, Error> {
	Ok(siblings(leaf_count, index)?.filter(|sibling| *sibling != Sibling::None).count() as u32)
}

/// Checks that `leaf` is leaf `index` of the replica of `leaf_count` leaves with that `root`.
///
/// Fails with [`Error::PathLength`] unless the path is exactly as long as that leaf's, with
/// [`Error::Root`] if it leads elsewhere, and as [`path_length`] does. Costs one hash of 129 bytes
/// and at most 20 of 65.
pub fn verify_leaf(
	root: &Digest,
	leaf_count: u32,
	index: u32,
	leaf: &[u8; LEAF_BYTES],
	path: &[Digest],
) -> Result<(), Error> {
	if path.len() != path_length(leaf_count, index)? as usize {
		return Err(Error::PathLength);
	}
	let mut path = path.iter();
	let mut hash = leaf_hash(leaf);
	for sibling in siblings(leaf_count, index)? {
		hash = match sibling {
			Sibling::Left => node_hash(path.next().ok_or(Error::PathLength)?, &hash),
			Sibling::Right => node_hash(&hash, path.next().ok_or(Error::PathLength)?),
			Sibling::None => hash,
		};
	}
	if hash != *root {
		return Err(Error::Root);
	}
	Ok(())
}

/// The proof of leaf `index`, from its sealed page and the hashes of all pages.
///
/// Fails with [`Error::Leaf`] and [`Error::Size`] as [`path_length`] does, and with [`Error::Page`]
/// unless page and hashes are those of a replica of `leaf_count` leaves.
pub fn prove_leaf(
	page: &[u8],
	page_hashes: &[Digest],
	leaf_count: u32,
	index: u32,
) -> Result<LeafProof, Error> {
	path_length(leaf_count, index)?;
	let number = index / LEAVES_PER_PAGE;
	let leaves = page_leaves(page)?;
	let due = (leaf_count - number * LEAVES_PER_PAGE).min(LEAVES_PER_PAGE);
	if leaves.len() != due as usize || page_hashes.len() != page_count(leaf_count) as usize {
		return Err(Error::Page);
	}
	let within = (index % LEAVES_PER_PAGE) as usize;
	let leaf = page.chunks_exact(LEAF_BYTES).nth(within).and_then(|leaf| leaf.try_into().ok());
	let (page_hash, mut path) = fold(leaves, Some(within))?;
	if page_hashes.get(number as usize) != Some(&page_hash) {
		return Err(Error::Page);
	}
	path.extend(fold(page_hashes.to_vec(), Some(number as usize))?.1);
	let path = BoundedVec::try_from(path).map_err(|_| Error::PathLength)?;
	Ok(LeafProof { leaf: leaf.ok_or(Error::Leaf)?, path })
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Sibling {
	Left,
	Right,
	/// The last of an odd level moves up as it is.
	None,
}

/// What stands beside the leaf's ancestor on each level, lowest first.
fn siblings(leaf_count: u32, index: u32) -> Result<impl Iterator<Item = Sibling>, Error> {
	if leaf_count == 0 || leaf_count > MAX_LEAVES {
		return Err(Error::Size);
	}
	if index >= leaf_count {
		return Err(Error::Leaf);
	}
	let levels = (0..=MAX_PATH).map(move |level| (index >> level, (leaf_count - 1) >> level));
	Ok(levels.take_while(|(_, last)| *last > 0).map(|(at, last)| match () {
		() if at % 2 == 1 => Sibling::Left,
		() if at < last => Sibling::Right,
		() => Sibling::None,
	}))
}
