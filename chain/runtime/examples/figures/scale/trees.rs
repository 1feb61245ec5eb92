//! Sum trees of a written state, with all of their nodes.

use datdot_runtime::Runtime;
use pallet_datdot::{limits::TREE_FANOUT, types::*, TreeLeaves, TreeNodes, Trees};
use sp_runtime::BoundedVec;

/// Writes a tree with these leaves and weights, in their order.
pub fn write_tree(tree: TreeId, leaves: &[(Leaf, u128)]) {
	for (place, (leaf, _)) in (0u32..).zip(leaves) {
		TreeLeaves::<Runtime>::insert((tree, place), leaf);
	}
	let mut sums: Vec<u128> = leaves.iter().map(|(_, weight)| *weight).collect();
	let mut depth = 0;
	while depth == 0 || sums.len() > 1 {
		sums = write_level(tree, depth, &sums);
		depth += 1;
	}
	let info = TreeInfo { len: leaves.len() as u32, depth, total: sums.iter().sum() };
	Trees::<Runtime>::insert(tree, info);
}

/// Writes the nodes of a level and returns their sums.
fn write_level(tree: TreeId, level: u8, sums: &[u128]) -> Vec<u128> {
	let nodes = sums.chunks(TREE_FANOUT as usize);
	for (place, node) in (0u32..).zip(nodes.clone()) {
		let node = BoundedVec::truncate_from(node.to_vec());
		TreeNodes::<Runtime>::insert((tree, level, place), node);
	}
	nodes.map(|node| node.iter().sum()).collect()
}
