//! What is in a file of vectors. Bytes are hex, integers of 64 bits are decimal strings.

use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
pub struct VectorFile {
	pub about: String,
	pub replicas: Vec<ReplicaVector>,
	pub refused: Vec<RefusedVector>,
	pub statements: Vec<StatementVector>,
	pub hindrances: Vec<HindranceVector>,
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReplicaVector {
	pub name: String,
	pub seal: SealVector,
	pub chunks: Vec<ChunkVector>,
	pub plain_bytes: u64,
	pub sealed_bytes: u64,
	pub page_hashes: Vec<String>,
	pub root: String,
	/// All bytes, of a small one.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub sealed: Option<String>,
	pub leaves: Vec<LeafVector>,
}

#[derive(Serialize, Deserialize, PartialEq, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub struct SealVector {
	pub genesis: String,
	pub amendment: String,
	pub slot: u32,
	pub encoder: String,
}

#[derive(Serialize, Deserialize, PartialEq, Clone, Debug)]
#[serde(deny_unknown_fields)]
pub struct ChunkVector {
	pub index: u64,
	pub plain: Content,
	/// What is stored, if it is compressed.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub brotli: Option<String>,
}

#[derive(Serialize, Deserialize, PartialEq, Clone, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Content {
	/// The upper byte of each state of `state = state × 1664525 + 1013904223`, modulo 2^32.
	Fill { seed: u32, bytes: usize },
	/// `of` again and again, cut at `bytes`.
	Text { of: String, bytes: usize },
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
pub struct LeafVector {
	pub index: u32,
	pub leaf: String,
	pub path: Vec<String>,
}

/// An unsealed stream of whole leaves that no decoder may accept.
#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(deny_unknown_fields)]
pub struct RefusedVector {
	pub name: String,
	pub stream: String,
	/// Name of this crate's error; `Brotli` if the framing is right and the compressed bytes are
	/// not.
	pub error: String,
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct StatementVector {
	pub genesis: String,
	pub draw_seed: String,
	pub amendment: String,
	pub slot: u32,
	pub encoder: String,
	pub hoster: String,
	pub replica_root: String,
	pub sealed_bytes: String,
	pub plain_bytes: String,
	pub version: u8,
	pub seal: u8,
	pub signed: Vec<SignedVector>,
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignedVector {
	pub role: String,
	pub message: String,
	pub key: String,
	pub signature: String,
}

/// What encoders and attestor state together, and what each of them signs.
#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct HindranceVector {
	pub genesis: String,
	pub draw_seed: String,
	pub amendment: String,
	/// Of a contract that is too large; without a source there is none.
	#[serde(skip_serializing_if = "Option::is_none")]
	pub plain_bytes: Option<String>,
	pub signed: Vec<SignedHindrance>,
}

#[derive(Serialize, Deserialize, PartialEq, Debug)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SignedHindrance {
	/// User id.
	pub signer: String,
	pub message: String,
	pub key: String,
	pub signature: String,
}
