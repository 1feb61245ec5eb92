//! Sum trees that cost the most: of five levels, in which no two leaves have a node in common but the
//! top. What benchmarks and tests of weights begin with.

use crate::{
	offers_impls::{ask_bucket, ROLES},
	pallet::*,
	types::*,
	OfferOf,
};
use alloc::vec::Vec;
use frame_support::BoundedVec;
use sp_runtime::SaturatedConversion;

/// Leaves under one entry of the top node of a tree of five levels.
pub(crate) const BRANCH: u32 = 64 * 64 * 64 * 64;
/// Levels of the largest tree.
pub(crate) const LEVELS: u8 = 5;

/// Has a tree's next leaf stand on a branch of its own, five levels deep.
pub(crate) fn branch<T: Config>(tree: TreeId) {
	let mut info = Trees::<T>::get(tree);
	for level in info.depth.max(1)..LEVELS {
		let node = BoundedVec::truncate_from([info.total].to_vec());
		TreeNodes::<T>::insert((tree, level, 0), node);
	}
	info.depth = LEVELS;
	info.len = info.len.div_ceil(BRANCH).saturating_mul(BRANCH).max(BRANCH);
	Trees::<T>::insert(tree, info);
}

/// Every tree into which an offer goes.
pub(crate) fn trees_of<T: Config>(offer: &OfferOf<T>) -> Vec<TreeId> {
	let mut trees = Vec::new();
	for role in ROLES {
		let Some((_, ask)) = offer.terms(role) else { continue };
		let bucket = ask_bucket(role, ask.saturated_into());
		for region in [None, Some(offer.region)] {
			trees.push(TreeId::Offers { role, region, bucket });
		}
	}
	trees
}
