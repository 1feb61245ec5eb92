//! A longer head's roots are computed from a shorter one's, for every pair of small lengths.

use hypercore_proof::{extend_roots, leaf_node, parent_node, root_spans, Error, Span, TreeNode};

/// The node over a span of a tree whose chunk `i` is `i` bytes long.
fn node(span: Span) -> TreeNode {
	if span.count == 1 {
		return leaf_node(&vec![span.start as u8; span.start as usize]);
	}
	let count = span.count / 2;
	let left = node(Span { start: span.start, count });
	let right = node(Span { start: span.start + count, count });
	parent_node(&left, &right).expect("small sizes")
}

fn roots(length: u64) -> Vec<TreeNode> {
	root_spans(length).into_iter().map(node).collect()
}

/// The new nodes of a span, in order: what Hypercore's upgrade proof has.
fn extension(span: Span, length: u64, nodes: &mut Vec<TreeNode>) {
	if span.start >= length {
		nodes.push(node(span));
	} else if span.start + span.count > length {
		let count = span.count / 2;
		extension(Span { start: span.start, count }, length, nodes);
		extension(Span { start: span.start + count, count }, length, nodes);
	}
}

fn upgrade(length: u64, new_length: u64) -> Vec<TreeNode> {
	let mut nodes = Vec::new();
	root_spans(new_length).into_iter().for_each(|span| extension(span, length, &mut nodes));
	nodes
}

#[test]
fn every_longer_length_is_reached() {
	for length in 1..24 {
		for new_length in length + 1..40 {
			let nodes = upgrade(length, new_length);
			assert_eq!(
				extend_roots(&roots(length), length, new_length, &nodes),
				Ok(roots(new_length)),
				"{length} to {new_length}"
			);
		}
	}
}

#[test]
fn missing_and_spare_nodes_are_refused() {
	let nodes = upgrade(5, 21);
	let mut spare = nodes.clone();
	spare.push(node(Span { start: 0, count: 1 }));
	for wrong in [&nodes[1..], &spare] {
		assert_eq!(extend_roots(&roots(5), 5, 21, wrong), Err(Error::Extension));
	}
}

#[test]
fn a_length_that_is_not_longer_is_refused() {
	for new_length in [0, 4, 5, u64::MAX] {
		assert_eq!(extend_roots(&roots(5), 5, new_length, &[]), Err(Error::Extension));
	}
}

#[test]
fn sizes_that_overflow_are_refused() {
	let huge = TreeNode { hash: [0; 32], size: u64::MAX };
	assert_eq!(extend_roots(&[huge], 1, 2, &[huge]), Err(Error::Extension));
}
