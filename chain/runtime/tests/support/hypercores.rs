//! Hypercores of as many signers as a manifest may have, all of whom must sign.

use hypercore_proof::{manifest_key, tree_hash, TreeNode, MAX_LENGTH, MAX_SIGNERS};
use pallet_datdot::types::{Head, NewFeed};
use sp_core::{ed25519, Pair};
use sp_io::hashing::blake2_256;
use sp_runtime::BoundedVec;

/// A new hypercore of the longest head, by its number.
pub fn new_feed(number: u32) -> NewFeed {
	let signer = |at: u32| {
		let mut seed = [at as u8; 32];
		seed[..4].copy_from_slice(&number.to_le_bytes());
		ed25519::Pair::from_seed(&seed)
	};
	let signers: Vec<_> = (0..MAX_SIGNERS).map(signer).collect();
	let namespace = [1; 32];
	// Version 1, no flags, BLAKE2b.
	let mut manifest = vec![1, 0, 0, MAX_SIGNERS as u8, MAX_SIGNERS as u8];
	for signer in &signers {
		manifest.extend([&[0][..], &namespace, signer.public().as_ref()].concat());
	}
	let key = manifest_key(&manifest);
	let (fork, length) = (0, MAX_LENGTH);
	let roots = vec![TreeNode { hash: [2; 32], size: 1 << 40 }; length.count_ones() as usize];
	let heads = blake2_256(&[&blake2_256(b"hypercore")[..], &[0]].concat());
	let tree = tree_hash(length, &roots);
	let fields = [&length.to_le_bytes()[..], &u64::to_le_bytes(fork)].concat();
	let signature = record(&signers, &[&heads[..], &key, &tree, &fields].concat());
	NewFeed {
		key,
		manifest: Some(BoundedVec::truncate_from(manifest)),
		head: Head { fork, length, roots: BoundedVec::truncate_from(roots), signature },
		authorisation: None,
	}
}

/// Signatures of all signers, without patches or nodes.
fn record<S: sp_core::Get<u32>>(signers: &[ed25519::Pair], message: &[u8]) -> BoundedVec<u8, S> {
	let mut record = vec![signers.len() as u8];
	for (index, signer) in signers.iter().enumerate() {
		record.push(index as u8);
		record.extend_from_slice(signer.sign(message).as_ref());
		record.push(0);
	}
	record.push(0);
	BoundedVec::truncate_from(record)
}
