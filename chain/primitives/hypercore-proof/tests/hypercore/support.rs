//! The shared Hypercore vectors: real hypercores, changed ones, and equivocations.
//! `DATDOT_VECTORS=FILE` takes another file with some or all of the same lists; a relative path
//! counts from the root of the repository.

use hypercore_proof::{
	check_tree_hash, verify_chunk, verify_chunk_in_tree, verify_equivocation,
	verify_equivocation_longer, verify_head, Authority, Error, Identity, LongerHead,
	SignedTreeHash, TreeNode, VerifiedHead,
};
use proptest::prelude::ProptestConfig;
use serde::Deserialize;
use std::{path::Path, sync::LazyLock};

#[derive(Clone, Debug, Deserialize)]
pub struct JsonNode {
	pub size: u64,
	pub hash: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct JsonBlock {
	pub index: u64,
	pub value: String,
	pub nodes: Vec<JsonNode>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct JsonUpgrade {
	pub nodes: Vec<JsonNode>,
}

#[derive(Clone, Debug, Deserialize)]
pub struct JsonProof {
	pub block: JsonBlock,
	pub upgrade: JsonUpgrade,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Core {
	pub name: String,
	pub key: String,
	pub compat: bool,
	pub manifest_encoded: Option<String>,
	pub length: u64,
	pub fork: u64,
	pub byte_length: u64,
	pub roots: Vec<JsonNode>,
	pub tree_hash: String,
	pub signature: String,
	pub proofs: Vec<JsonProof>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub enum Parts {
	One(String),
	Several(Vec<String>),
}

#[derive(Clone, Debug, Deserialize)]
pub struct Negative {
	pub base: String,
	pub mutate: String,
	pub part: Parts,
	pub vector: Core,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct JsonSigned {
	pub length: Option<u64>,
	pub fork: Option<u64>,
	pub tree_hash: String,
	pub signature: String,
	pub prefix_nodes: Option<Vec<JsonNode>>,
	pub additional_nodes: Option<Vec<JsonNode>>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
	pub about: String,
	pub reason: Option<String>,
	pub key: String,
	#[serde(default)]
	pub compat: bool,
	pub manifest_encoded: Option<String>,
	pub length: Option<u64>,
	pub fork: Option<u64>,
	pub first: JsonSigned,
	pub second: JsonSigned,
}

#[derive(Default, Debug, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Vectors {
	pub vectors: Vec<Core>,
	pub negatives: Vec<Negative>,
	pub equivocations: Vec<Evidence>,
	pub equivocations_longer: Vec<Evidence>,
	pub non_equivocations: Vec<Evidence>,
	pub equivocation: Option<Evidence>,
	pub equivocation_longer: Option<Evidence>,
}

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../");
/// Where the vectors of this repository lie.
pub const VECTORS_FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../vectors/");

/// All lists of all files.
pub static VECTORS: LazyLock<Vectors> = LazyLock::new(load);

fn load() -> Vectors {
	let other = std::env::var("DATDOT_VECTORS").ok().filter(|file| !file.is_empty());
	let mut all = Vectors::default();
	if let Some(file) = &other {
		all.take(read(&Path::new(ROOT).join(file)));
	} else {
		for file in ["hypercore.json", "hypercore-negatives.json"] {
			all.take(read(&Path::new(VECTORS_FOLDER).join(file)));
		}
	}
	let empty = all.sizes().into_iter().filter(|size| *size == 0).count();
	let allowed = if other.is_some() { all.sizes().len() - 1 } else { 0 };
	assert!(empty <= allowed, "vectors are missing: {empty} lists are empty or not there");
	all
}

fn read(file: &Path) -> Vectors {
	let file_name = file.display();
	let text = std::fs::read_to_string(file).unwrap_or_else(|error| panic!("{file_name}: {error}"));
	serde_json::from_str(&text).unwrap_or_else(|error| panic!("{file_name}: {error}"))
}

impl Vectors {
	/// Adds the lists of one file.
	fn take(&mut self, mut read: Vectors) {
		self.vectors.append(&mut read.vectors);
		self.negatives.append(&mut read.negatives);
		self.equivocations.append(&mut read.equivocations);
		self.equivocations_longer.append(&mut read.equivocations_longer);
		self.non_equivocations.append(&mut read.non_equivocations);
		if let Some(mut longer) = read.equivocation_longer {
			// The single longer equivocation leaves the manifest to the other one of its key.
			if let Some(other) = read.equivocation.as_ref().filter(|other| other.key == longer.key)
			{
				longer.manifest_encoded =
					longer.manifest_encoded.or(other.manifest_encoded.clone());
			}
			self.equivocations_longer.push(longer);
		}
		self.equivocations.extend(read.equivocation);
	}

	fn sizes(&self) -> [usize; 5] {
		[
			self.vectors.len(),
			self.negatives.len(),
			self.equivocations.len(),
			self.equivocations_longer.len(),
			self.non_equivocations.len(),
		]
	}
}

/// So many cases. Failing ones are printed, not stored: they are of whatever vectors were given.
pub fn proptest_config(cases: u32) -> ProptestConfig {
	ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() }
}

fn bytes(hex: &str) -> Vec<u8> {
	hex::decode(hex).expect("hex")
}

fn digest(hex: &str) -> [u8; 32] {
	bytes(hex).try_into().expect("32 bytes")
}

/// Nodes of the crate.
pub fn nodes(json: &[JsonNode]) -> Vec<TreeNode> {
	json.iter().map(|node| TreeNode { hash: digest(&node.hash), size: node.size }).collect()
}

fn authority(key: &str, compat: bool, manifest: Option<&String>) -> Result<Authority, Error> {
	let manifest = manifest.filter(|encoded| !compat && !encoded.is_empty()).map(|hex| bytes(hex));
	Authority::new(Identity { key: &digest(key), manifest: manifest.as_deref() })
}

impl Core {
	/// Its head, verified.
	pub fn head(&self) -> Result<VerifiedHead, Error> {
		let authority = authority(&self.key, self.compat, self.manifest_encoded.as_ref())?;
		verify_head(
			&authority,
			self.fork,
			self.length,
			&nodes(&self.roots),
			&bytes(&self.signature),
		)
	}

	/// Everything that it claims, in the order: tree hash, key and signature, proofs.
	pub fn verify(&self) -> Result<(), Error> {
		check_tree_hash(self.length, &nodes(&self.roots), &digest(&self.tree_hash))?;
		let head = self.head()?;
		assert_eq!(head.tree_hash, digest(&self.tree_hash));
		self.proofs.iter().try_for_each(|proof| self.verify_proof(proof))
	}

	fn verify_proof(&self, proof: &JsonProof) -> Result<(), Error> {
		let JsonBlock { index, value, nodes: siblings } = &proof.block;
		let (chunk, siblings) = (bytes(value), nodes(siblings));
		verify_chunk(*index, &chunk, self.length, &siblings, &nodes(&self.roots))?;
		let others = nodes(&proof.upgrade.nodes);
		let recorded = digest(&self.tree_hash);
		verify_chunk_in_tree(*index, &chunk, self.length, &siblings, &others, &recorded)
	}
}

impl Evidence {
	/// That the two heads contradict each other.
	pub fn verify(&self) -> Result<(), Error> {
		let authority = authority(&self.key, self.compat, self.manifest_encoded.as_ref())?;
		let hash = |head: &JsonSigned| (digest(&head.tree_hash), bytes(&head.signature));
		let (first_hash, first_signature) = hash(&self.first);
		let (second_hash, second_signature) = hash(&self.second);
		let place = |head: &JsonSigned| {
			(head.fork.or(self.fork).unwrap_or(0), head.length.or(self.length).unwrap_or(0))
		};
		let (fork, length) = place(&self.first);
		let first =
			SignedTreeHash { fork, length, tree_hash: &first_hash, signature: &first_signature };
		let (fork, length) = place(&self.second);
		let (Some(prefix), Some(extension)) =
			(&self.second.prefix_nodes, &self.second.additional_nodes)
		else {
			let second = SignedTreeHash {
				fork,
				length,
				tree_hash: &second_hash,
				signature: &second_signature,
			};
			return verify_equivocation(&authority, first, second);
		};
		let longer = LongerHead {
			fork,
			length,
			prefix: &nodes(prefix),
			extension: &nodes(extension),
			signature: &second_signature,
		};
		verify_equivocation_longer(&authority, first, longer)
	}
}
