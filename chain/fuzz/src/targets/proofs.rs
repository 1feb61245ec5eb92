//! Chunks and their paths.

use super::refused;
use crate::input::Input;
use hypercore_proof::*;

/// Index, length, siblings, roots, a recorded tree hash, and the chunk for the rest. Checked against
/// the roots, and against the recorded hash with the roots for the other ones.
pub fn chunk(input: &[u8]) -> String {
	let mut input = Input::new(input);
	let (index, length) = (input.u64(), input.u64());
	let (siblings, roots) = (input.nodes(), input.nodes());
	let (recorded, chunk) = (input.array(), input.rest());
	let by_roots = verify_chunk(index, chunk, length, &siblings, &roots);
	let by_leaf = verify_leaf(index, leaf_node(chunk), length, &siblings, &roots);
	assert_eq!(by_roots, by_leaf);
	assert!(by_roots.is_err() || index < length);
	let by_hash = verify_chunk_in_tree(index, chunk, length, &siblings, &roots, &recorded);
	let verdict = |result: Result<(), Error>| result.map_or_else(refused, |()| "ok".into());
	format!("{} {}", verdict(by_roots), verdict(by_hash))
}
