//! Hypercores with the largest manifests, heads and signature records that are accepted.

use super::keys::*;
use crate::{pallet::*, types::*, Pallet};
use alloc::{vec, vec::Vec};
use frame_support::BoundedVec;
use hypercore_proof::{
	extend_roots, extension_len, manifest_key, tree_hash, TreeNode, MAX_LENGTH, MAX_LINKED,
	MAX_SIGNERS, MAX_USER_DATA,
};
use sp_core::ed25519;
use sp_io::hashing::blake2_256;

/// A hypercore of eight signers, all of whom must sign.
pub struct Hypercore {
	/// Its key.
	pub key: Key,
	manifest: Vec<u8>,
	signers: Vec<ed25519::Public>,
}

/// The shortest spelling of a number below 65 536.
fn uint(number: u32) -> Vec<u8> {
	match number {
		0..=0xfc => vec![number as u8],
		_ => [&[0xfd][..], &(number as u16).to_le_bytes()].concat(),
	}
}

impl Hypercore {
	/// The hypercore with a number.
	pub fn new(index: u32) -> Self {
		let signers: Vec<_> = (0..MAX_SIGNERS).map(|at| key("signer", 8 * index + at)).collect();
		// Version 2; a prologue, linked hypercores and user data; BLAKE2b.
		let mut manifest = vec![2, 14, 0, MAX_SIGNERS as u8, MAX_SIGNERS as u8];
		for signer in &signers {
			manifest.push(0);
			manifest.extend_from_slice(&[index as u8; 32]);
			manifest.extend_from_slice(&signer.0);
		}
		manifest.extend_from_slice(&[9; 32]);
		// A prologue of nothing, which no head is within.
		manifest.push(0);
		manifest.extend(uint(MAX_LINKED));
		manifest.extend(vec![3; 32 * MAX_LINKED as usize]);
		manifest.extend(uint(MAX_USER_DATA));
		manifest.extend(vec![4; MAX_USER_DATA as usize]);
		Self { key: manifest_key(&manifest), manifest, signers }
	}

	/// A hypercore of which nothing is signed.
	pub fn unsigned(index: u32) -> Self {
		let key = blake2_256(&index.to_le_bytes());
		Self { key, manifest: Vec::new(), signers: Vec::new() }
	}

	/// As many nodes as are asked for.
	pub fn nodes(&self, count: u32) -> Vec<TreeNode> {
		(0..count).map(|at| TreeNode { hash: [at as u8; 32], size: 1 << 40 }).collect()
	}

	/// Roots at a length.
	pub fn roots(&self, length: u64) -> Vec<TreeNode> {
		self.nodes(length.count_ones())
	}

	/// A record of all signatures under a message.
	pub fn sign_message(&self, message: &[u8]) -> BoundedVec<u8, crate::limits::MaxSignature> {
		let mut record = vec![self.signers.len() as u8];
		for (index, signer) in self.signers.iter().enumerate() {
			record.push(index as u8);
			record.extend_from_slice(&sign(signer, message));
			record.push(0);
		}
		record.push(0);
		BoundedVec::truncate_from(record)
	}

	/// A record of all signatures under a head.
	pub fn sign(
		&self,
		fork: u64,
		length: u64,
		tree: &Digest,
	) -> BoundedVec<u8, crate::limits::MaxSignature> {
		let namespace = blake2_256(&[&blake2_256(b"hypercore")[..], &[0]].concat());
		let parts: [&[u8]; 5] =
			[&namespace, &self.key, tree, &length.to_le_bytes(), &fork.to_le_bytes()];
		self.sign_message(&parts.concat())
	}

	/// A signed head.
	pub fn head(&self, fork: u64, length: u64) -> Head {
		let roots = self.roots(length);
		let signature = self.sign(fork, length, &tree_hash(length, &roots));
		Head { fork, length, roots: BoundedVec::truncate_from(roots), signature }
	}

	/// What `publish_feed` takes: the longest head, with the publisher authorised.
	pub fn new_feed<T: Config>(&self, publisher: &T::AccountId) -> NewFeed {
		self.new_feed_at::<T>(publisher, MAX_LENGTH)
	}

	/// The same at a length.
	pub fn new_feed_at<T: Config>(&self, publisher: &T::AccountId, length: u64) -> NewFeed {
		let consent = self.sign_message(&Pallet::<T>::publisher_message(publisher, &self.key));
		NewFeed {
			key: self.key,
			manifest: Some(BoundedVec::truncate_from(self.manifest.clone())),
			head: self.head(0, length),
			authorisation: Some(consent),
		}
	}

	/// The nodes and the tree hash of an extension.
	fn grown(&self, from: u64, to: u64) -> (Vec<TreeNode>, Digest) {
		let nodes = self.nodes(extension_len(from, to));
		let roots = extend_roots(&self.roots(from), from, to, &nodes).expect("enough nodes");
		(nodes, tree_hash(to, &roots))
	}

	/// The extension of a head of one chunk to the longest one: the most nodes that one needs.
	pub fn extension(&self, from: u64, to: u64) -> FeedUpdate {
		let (nodes, tree) = self.grown(from, to);
		FeedUpdate::Extend {
			length: to,
			signature: self.sign(0, to, &tree),
			nodes: BoundedVec::truncate_from(nodes),
		}
	}

	/// A head of one chunk and a longer one that begins otherwise.
	pub fn equivocation(&self) -> Equivocation {
		let (length, to) = (1, MAX_LENGTH);
		let first = [8; 32];
		let (nodes, tree) = self.grown(length, to);
		Equivocation::Longer {
			fork: 0,
			length,
			first: SignedTree { tree_hash: first, signature: self.sign(0, length, &first) },
			longer: LongerTree {
				length: to,
				prefix: BoundedVec::truncate_from(self.roots(length)),
				extension: BoundedVec::truncate_from(nodes),
				signature: self.sign(0, to, &tree),
			},
		}
	}
}
