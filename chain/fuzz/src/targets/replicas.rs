//! Sealed replicas: roots, and proofs of leaves.

use super::refused;
use crate::input::Input;
use datdot_replica::*;

/// Root, number of leaves, index, leaf, and the path for the rest. A flag byte says (1) that the root
/// is rather the leaf's own hash.
pub fn leaf(input: &[u8]) -> String {
	let mut input = Input::new(input);
	let (flags, root) = (input.u8(), input.array());
	let (leaves, index, leaf) = (input.u32(), input.u32(), input.array());
	let path: Vec<Digest> = (0..input.u8()).map(|_| input.array()).collect();
	let root = if flags & 1 != 0 { leaf_hash(&leaf) } else { root };
	let verdict = verify_leaf(&root, leaves, index, &leaf, &path);
	assert!(verdict.is_err() || path.len() <= MAX_PATH as usize);
	verdict.map_or_else(refused, |()| "ok".into())
}

/// What it is sealed for, the index of a leaf, and the bytes for the rest, filled up to a whole leaf.
/// Sealed and unsealed they are the same; every leaf can be proven, at its own place only.
pub fn replica(input: &[u8]) -> String {
	let mut input = Input::new(input);
	let context = SealContext {
		genesis: input.array(),
		amendment: input.u64(),
		slot: input.u32(),
		encoder: input.u64(),
	};
	let index = input.u32();
	let mut plain = input.rest().to_vec();
	plain.resize(plain.len().next_multiple_of(LEAF_BYTES), 0);
	let leaves = match leaf_count(plain.len() as u64) {
		Err(error) => return refused(error),
		Ok(leaves) => leaves,
	};
	let mut sealed = plain.clone();
	seal_replica(Seal::Mark, &context, &mut sealed).expect("its size is right");
	let hashes = page_hashes(&sealed).expect("its size is right");
	let root = root_of_pages(&hashes).expect("there are pages");
	let index = index % leaves;
	let page = sealed.chunks(PAGE_BYTES).nth((index / LEAVES_PER_PAGE) as usize);
	let LeafProof { leaf, path } =
		prove_leaf(page.unwrap_or_default(), &hashes, leaves, index).expect("it is there");
	assert_eq!(verify_leaf(&root, leaves, index, &leaf, &path), Ok(()));
	assert_eq!(path.len(), path_length(leaves, index).expect("it is there") as usize);
	unseal_replica(Seal::Mark, &context, &mut sealed).expect("its size is right");
	assert_eq!(sealed, plain);
	let path: String = path.iter().map(hex::encode).collect();
	format!("ok {leaves} {} {} {path}", hex::encode(root), hex::encode(leaf))
}
