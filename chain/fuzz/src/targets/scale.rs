//! Types of the primitives that arrive inside extrinsics.

use codec::{DecodeAll, Encode};
use core::fmt::Debug;
use datdot_replica::{LeafProof, ReplicaFormat};
use hypercore_proof::TreeNode;

/// The input is one of the types, encoded. One spelling each.
pub fn scale(input: &[u8]) -> String {
	one_spelling::<LeafProof>(input);
	one_spelling::<Vec<LeafProof>>(input);
	one_spelling::<ReplicaFormat>(input);
	one_spelling::<Vec<TreeNode>>(input);
	String::new()
}

fn one_spelling<T: DecodeAll + Encode + Debug>(input: &[u8]) {
	if let Ok(value) = T::decode_all(&mut &*input) {
		assert_eq!(value.encode(), input, "{value:?} has a second spelling");
	}
}
