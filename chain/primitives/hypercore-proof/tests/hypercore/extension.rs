//! A longer head's roots are computed from a shorter one's, with the nodes of Hypercore's own
//! upgrade proofs (`vectors/hypercore-extensions.json`).

use crate::support::VECTORS_FOLDER;
use hypercore_proof::{
	extend_roots, extension_len, leaf_node, parent_node, root_spans, Error, Span, TreeNode,
	MAX_LENGTH,
};
use serde::Deserialize;

#[derive(Deserialize)]
struct Extensions {
	/// Start, new length, flat-tree index of each node.
	extensions: Vec<(u64, u64, Vec<u64>)>,
}

fn extensions() -> Vec<(u64, u64, Vec<u64>)> {
	let file = format!("{VECTORS_FOLDER}hypercore-extensions.json");
	let text = std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
	let read: Extensions = serde_json::from_str(&text).expect("a list of extensions");
	assert!(!read.extensions.is_empty(), "{file} has no extensions");
	read.extensions
}

/// The node over a span of the tree whose chunk `i` is "datdot block i".
fn node(span: Span) -> TreeNode {
	if span.count == 1 {
		return leaf_node(format!("datdot block {}", span.start).as_bytes());
	}
	let count = span.count / 2;
	let left = node(Span { start: span.start, count });
	let right = node(Span { start: span.start + count, count });
	parent_node(&left, &right).expect("small sizes")
}

/// The node of a flat-tree index: as many ones at its end as levels above the leaves.
fn indexed(index: u64) -> TreeNode {
	let count = 1 << index.trailing_ones();
	node(Span { start: (index + 1 - count) / 2, count })
}

fn roots(length: u64) -> Vec<TreeNode> {
	root_spans(length).into_iter().map(node).collect()
}

fn nodes_between(length: u64, new_length: u64) -> Vec<TreeNode> {
	let all = extensions();
	let (_, _, indices) = all
		.iter()
		.find(|(start, end, _)| (*start, *end) == (length, new_length))
		.expect("an extension that the file has");
	indices.iter().copied().map(indexed).collect()
}

#[test]
fn upgrade_proofs_extend_the_roots() {
	for (start, end, indices) in extensions() {
		let nodes: Vec<TreeNode> = indices.into_iter().map(indexed).collect();
		assert_eq!(extension_len(start, end) as usize, nodes.len(), "{start} to {end}");
		let extended = extend_roots(&roots(start), start, end, &nodes);
		assert_eq!(extended, Ok(roots(end)), "{start} to {end}");
	}
}

#[test]
fn missing_and_spare_nodes_are_refused() {
	for (start, end, indices) in extensions().into_iter().filter(|(_, end, _)| *end < 20) {
		let nodes: Vec<TreeNode> = indices.into_iter().map(indexed).collect();
		let spare = [&nodes[..], &nodes[..1]].concat();
		for wrong in [&nodes[1..], &nodes[..nodes.len() - 1], &spare] {
			let extended = extend_roots(&roots(start), start, end, wrong);
			assert_eq!(extended, Err(Error::Extension), "{start} to {end}");
		}
	}
}

#[test]
fn nodes_in_another_order_give_other_roots() {
	let mut nodes = nodes_between(5, 21);
	nodes.swap(0, 1);
	let extended = extend_roots(&roots(5), 5, 21, &nodes);
	assert_ne!(extended, Ok(roots(21)));
}

#[test]
fn another_number_of_roots_is_refused() {
	let nodes = nodes_between(5, 21);
	for wrong in [&roots(5)[1..], &[roots(5), roots(1)].concat()] {
		assert_eq!(extend_roots(wrong, 5, 21, &nodes), Err(Error::Extension));
	}
}

#[test]
fn a_length_that_is_not_longer_or_too_long_is_refused() {
	for new_length in [0, 4, 5, MAX_LENGTH + 1, u64::MAX] {
		assert_eq!(extend_roots(&roots(5), 5, new_length, &[]), Err(Error::Extension));
	}
	assert_eq!(extension_len(5, 5), 0);
	assert_eq!(extension_len(5, 4), 0);
}

#[test]
fn no_extension_has_more_than_104_nodes() {
	let most = (0..53).flat_map(|bit| [1 << bit, (1 << bit) + 1]);
	assert_eq!(most.map(|length| extension_len(length, MAX_LENGTH)).max(), Some(104));
}

#[test]
fn sizes_that_overflow_are_refused() {
	let huge = TreeNode { hash: [0; 32], size: u64::MAX };
	let small = TreeNode { hash: [0; 32], size: 1 };
	for (old, new) in [(huge, small), (small, huge)] {
		assert_eq!(extend_roots(&[old], 1, 2, &[new]), Err(Error::Extension));
	}
}
