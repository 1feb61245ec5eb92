//! A hypercore that somebody else's program wrote.

use hypercore_proof::TreeNode;
use pallet_datdot::types::{Head, Key, NewFeed};
use serde_json::Value;

/// A hypercore with all of its chunks.
pub struct Hypercore {
	/// Its key.
	pub key: Key,
	/// What is in it.
	pub chunks: Vec<Vec<u8>>,
	vector: Value,
}

impl Hypercore {
	/// One of the test vectors, by its name.
	pub fn named(name: &str) -> Self {
		let vectors = include_str!("../../../../vectors/hypercore.json");
		let all: Value = serde_json::from_str(vectors).expect("JSON");
		let mut cores = all["vectors"].as_array().expect("a list").iter();
		let vector = cores.find(|core| core["name"] == name).expect("this name").clone();
		let length = vector["length"].as_u64().expect("a length");
		let chunks = (0..length).map(|at| format!("datdot block {at}").into_bytes()).collect();
		Self { key: digest(&vector["key"]), chunks, vector }
	}

	/// Bytes of all chunks.
	pub fn bytes(&self) -> u64 {
		self.vector["byteLength"].as_u64().expect("a size")
	}

	/// What `publish_feed` takes.
	pub fn new_feed(&self) -> NewFeed {
		let roots = self.vector["roots"].as_array().expect("a list");
		let roots = roots.iter().map(|root| TreeNode {
			hash: digest(&root["hash"]),
			size: root["size"].as_u64().expect("a size"),
		});
		NewFeed {
			key: self.key,
			manifest: Some(bytes(&self.vector["manifestEncoded"]).try_into().expect("a manifest")),
			head: Head {
				fork: 0,
				length: self.chunks.len() as u64,
				roots: roots.collect::<Vec<_>>().try_into().expect("a few"),
				signature: bytes(&self.vector["signature"]).try_into().expect("a signature"),
			},
			authorisation: None,
		}
	}
}

fn bytes(value: &Value) -> Vec<u8> {
	hex::decode(value.as_str().expect("digits")).expect("hexadecimal digits")
}

fn digest(value: &Value) -> [u8; 32] {
	bytes(value).try_into().expect("32 bytes")
}
