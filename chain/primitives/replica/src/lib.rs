#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]

extern crate alloc;

mod error;
mod format;
mod proof;
mod record;
mod seal;
mod statement;
mod tree;
mod uint;

pub use error::Error;
pub use format::{
	leaf_count, page_count, Digest, ReplicaFormat, Seal, LEAF_BYTES, LEAVES_PER_PAGE,
	MAX_CHUNK_BYTES, MAX_INDEX, MAX_LEAVES, MAX_PATH, MAX_SEALED_BYTES, PAGE_BYTES,
};
pub use proof::{path_length, prove_leaf, verify_leaf, LeafProof};
pub use record::{encode_records, Codec, Record, Records};
pub use seal::{seal_replica, unseal_replica, SealContext};
pub use statement::{Hindrance, HindranceStatement, Statement, StatementRole, STATEMENT_DOMAIN};
pub use tree::{leaf_hash, node_hash, page_hash, page_hashes, root_of_pages};
