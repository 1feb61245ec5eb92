#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

mod chunk;
mod equivocation;
mod error;
mod head;
mod manifest;
mod reader;
mod signature;
mod tree;

pub use chunk::{verify_chunk, verify_chunk_in_tree, verify_leaf};
pub use equivocation::{
	verify_equivocation, verify_equivocation_longer, LongerHead, SignedTreeHash,
};
pub use error::Error;
pub use head::{check_tree_hash, extend_roots, extension_len, verify_head, VerifiedHead};
pub use manifest::{
	manifest_key, Manifest, Prologue, Signer, MAX_LINKED, MAX_MANIFEST_LEN, MAX_SIGNERS,
	MAX_USER_DATA,
};
pub use signature::{Authority, Identity, Vouched, MAX_SIGNATURE_LEN};
pub use tree::{
	leaf_node, parent_node, root_spans, tree_hash, Span, TreeNode, MAX_LENGTH, MAX_ROOTS,
};
