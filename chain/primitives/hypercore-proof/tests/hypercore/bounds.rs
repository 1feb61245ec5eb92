//! Lengths, sizes and positions at their limits.

use hypercore_proof::{
	check_tree_hash, leaf_node, parent_node, root_spans, tree_hash, verify_chunk,
	verify_chunk_in_tree, verify_equivocation_longer, verify_head, verify_leaf, Authority, Error,
	Identity, LongerHead, SignedTreeHash, TreeNode, MAX_LENGTH, MAX_ROOTS,
};

const NODE: TreeNode = TreeNode { hash: [7; 32], size: 1 };
const HUGE: TreeNode = TreeNode { hash: [7; 32], size: u64::MAX };

fn authority() -> Authority {
	Authority::new(Identity { key: &[7; 32], manifest: None }).expect("any key")
}

#[test]
fn roots_cover_the_chunks_from_the_left() {
	for length in [0, 1, 6, 7, 1_000, MAX_LENGTH, u64::MAX] {
		let spans = root_spans(length);
		assert_eq!(spans.len() as u32, length.count_ones());
		assert!(spans.len() <= MAX_ROOTS as usize);
		let mut next = 0;
		for span in &spans {
			assert_eq!(span.start, next);
			next += span.count;
		}
		assert_eq!(next, length);
	}
	let indices: Vec<u64> = root_spans(7).iter().map(|span| span.node_index()).collect();
	assert_eq!(indices, [3, 9, 12]);
}

#[test]
fn heads_need_as_many_roots_as_their_length_has() {
	let verify = |length, roots: &[TreeNode]| verify_head(&authority(), 0, length, roots, &[7; 64]);
	for (length, roots) in [(0, 0), (1, 0), (1, 2), (3, 1), (7, 4), (MAX_LENGTH + 1, 1)] {
		assert_eq!(verify(length, &vec![NODE; roots]), Err(Error::Roots), "{length}");
	}
	assert_eq!(verify(MAX_LENGTH, &[NODE; 53]), Err(Error::Signature));
}

#[test]
fn sizes_that_overflow_are_refused() {
	let head = verify_head(&authority(), 0, 3, &[HUGE, NODE], &[7; 64]);
	assert_eq!(head, Err(Error::Roots));
	assert_eq!(check_tree_hash(3, &[HUGE, NODE], &[7; 32]), Err(Error::Roots));
	assert_eq!(parent_node(&HUGE, &NODE), None);
	for (leaf, sibling) in [(HUGE, NODE), (NODE, HUGE)] {
		assert_eq!(verify_leaf(0, leaf, 2, &[sibling], &[NODE]), Err(Error::Proof));
	}
}

#[test]
fn chunks_outside_the_tree_are_refused() {
	let roots = [leaf_node(b"chunk")];
	assert_eq!(verify_chunk(0, b"chunk", 1, &[], &roots), Ok(()));
	for (index, length) in [(1, 1), (u64::MAX, 1), (0, 0), (u64::MAX, u64::MAX)] {
		assert_eq!(verify_chunk(index, b"chunk", length, &[], &roots), Err(Error::Proof));
	}
	assert_eq!(verify_chunk(0, b"chunk", 1, &[NODE], &roots), Err(Error::Proof));
	assert_eq!(verify_chunk(0, b"chunk", 1, &[], &[roots[0], NODE]), Err(Error::Proof));
}

#[test]
fn a_chunk_in_a_tree_needs_exactly_the_other_roots() {
	let [left, right] = [leaf_node(b"one"), leaf_node(b"two")];
	let root = parent_node(&left, &right).expect("small sizes");
	let last = leaf_node(b"");
	let recorded = tree_hash(3, &[root, last]);
	let verify =
		|others: &[TreeNode]| verify_chunk_in_tree(1, b"two", 3, &[left], others, &recorded);
	assert_eq!(verify(&[last]), Ok(()));
	for wrong in [&[][..], &[root], &[last, last], &[root, last]] {
		assert_eq!(verify(wrong), Err(Error::Proof));
	}
	assert_eq!(verify_chunk_in_tree(2, b"", 3, &[], &[root], &recorded), Ok(()));
}

#[test]
fn a_longer_head_has_to_be_longer() {
	let first = SignedTreeHash { fork: 0, length: 2, tree_hash: &[9; 32], signature: &[7; 64] };
	let longer =
		LongerHead { fork: 0, length: 2, prefix: &[NODE], extension: &[], signature: &[7; 64] };
	let verify = |longer| verify_equivocation_longer(&authority(), first, longer);
	assert_eq!(verify(longer), Err(Error::Extension));
	assert_eq!(verify(LongerHead { length: 1, ..longer }), Err(Error::Extension));
	assert_eq!(verify(LongerHead { prefix: &[NODE, NODE], ..longer }), Err(Error::Roots));
	assert_eq!(verify(LongerHead { fork: 1, ..longer }), Err(Error::NoEquivocation));
	let unsigned = LongerHead { length: 3, extension: &[NODE], ..longer };
	assert_eq!(verify(unsigned), Err(Error::Signature));
}
