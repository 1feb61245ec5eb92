//! Which manifests are read, and within which bounds.

use crate::support;
use hypercore_proof::{
	manifest_key, Authority, Error, Identity, Manifest, MAX_LINKED, MAX_MANIFEST_LEN, MAX_SIGNERS,
	MAX_USER_DATA,
};
use proptest::prelude::*;

const PROLOGUE: u8 = 2;
const LINKED: u8 = 4;
const USER_DATA: u8 = 8;

/// A manifest of a later version than 0 whose signers are all ed25519, and what follows them.
fn encode(version: u8, flags: u8, quorum: u8, signers: u8, tail: &[&[u8]]) -> Vec<u8> {
	let mut bytes = vec![version, flags, 0, quorum, signers];
	for signer in 0..signers {
		bytes.push(0);
		bytes.extend([signer; 64]);
	}
	bytes.extend(tail.concat());
	bytes
}

fn user_data(size: u32) -> Vec<u8> {
	let mut bytes = vec![0xfd];
	bytes.extend((size as u16).to_le_bytes());
	bytes.extend(vec![7; size as usize]);
	bytes
}

fn linked(count: u32) -> Vec<u8> {
	let mut bytes = vec![count as u8];
	bytes.extend(vec![7; count as usize * 32]);
	bytes
}

fn prologue() -> Vec<u8> {
	[&[7; 32][..], &[0xff], &(1u64 << 52).to_le_bytes()].concat()
}

#[test]
fn the_default_manifest_has_70_bytes() {
	let bytes = encode(1, 0, 1, 1, &[]);
	assert_eq!(bytes.len(), 70);
	let manifest = Manifest::decode(&bytes).expect("well-formed");
	assert_eq!((manifest.version, manifest.quorum, manifest.signers.len()), (1, 1, 1));
	assert_eq!(manifest.prologue, None);
}

#[test]
fn the_largest_manifest_is_within_the_bound() {
	let tail = [&prologue()[..], &linked(MAX_LINKED), &user_data(MAX_USER_DATA)];
	for version in [2, 3] {
		let flags = PROLOGUE | LINKED | USER_DATA;
		let bytes = encode(version, flags, MAX_SIGNERS as u8, MAX_SIGNERS as u8, &tail);
		let manifest = Manifest::decode(&bytes).expect("within the bounds");
		assert_eq!(manifest.prologue.map(|prologue| prologue.length), Some(1 << 52));
		assert!(bytes.len() <= MAX_MANIFEST_LEN as usize, "{} bytes", bytes.len());
	}
}

#[test]
fn what_cannot_be_verified_is_refused() {
	let good = encode(1, 0, 1, 1, &[]);
	let replaced = |at: usize, by: &[u8]| [&good[..at], by, &good[at + 1..]].concat();
	let refused = [
		("nothing", vec![]),
		("version 4", replaced(0, &[4])),
		("a version that is not in its shortest form", replaced(0, &[0xfd, 1, 0])),
		("signers at different lengths", replaced(1, &[1])),
		("an unknown flag", replaced(1, &[16])),
		("another hash", replaced(2, &[1])),
		("more signatures than signers", replaced(3, &[2])),
		("a quorum that is not in its shortest form", replaced(3, &[0xfe, 1, 0, 0, 0])),
		("another kind of signature", replaced(5, &[1])),
		("a missing byte", good[..69].to_vec()),
		("a byte too many", [&good[..], &[0]].concat()),
		("nine signers", encode(1, 0, 5, 9, &[])),
		("linked hypercores in version 1", encode(1, LINKED, 1, 1, &[&linked(1)])),
		("too many linked hypercores", encode(2, LINKED, 1, 1, &[&linked(MAX_LINKED + 1)])),
		("too much user data", encode(2, USER_DATA, 1, 1, &[&user_data(MAX_USER_DATA + 1)])),
		("user data that is cut off", encode(2, USER_DATA, 1, 1, &[&[5, 7]])),
		("a prologue that is cut off", encode(1, PROLOGUE, 1, 1, &[&[7; 32]])),
		("version 0, a static hash", [&[0; 3][..], &[7; 32]].concat()),
		("version 0, several signers", [&[0, 0, 2, 0, 1, 1, 0][..], &[7; 64]].concat()),
	];
	for (what, bytes) in refused {
		assert_eq!(Manifest::decode(&bytes), Err(Error::Manifest), "{what}");
		let key = manifest_key(&bytes);
		let authority = Authority::new(Identity { key: &key, manifest: Some(&bytes) });
		assert_eq!(authority, Err(Error::Manifest), "{what}");
	}
}

#[test]
fn the_manifest_of_another_key_is_refused() {
	let bytes = encode(1, 0, 1, 1, &[]);
	let authority = Authority::new(Identity { key: &[7; 32], manifest: Some(&bytes) });
	assert_eq!(authority, Err(Error::Key));
}

proptest! {
	#![proptest_config(support::proptest_config(256))]

	#[test]
	fn whatever_bytes_are_decoded_or_refused(
		bytes in prop::collection::vec(any::<u8>(), 0..200),
		start in prop::sample::select(vec![vec![], vec![1, 14, 0, 1, 1, 0], vec![0, 0, 1, 0]]),
	) {
		let bytes = [start, bytes].concat();
		let manifest = Manifest::decode(&bytes);
		prop_assert!(manifest.is_err() || manifest.is_ok_and(|m| m.signers.len() * 65 < bytes.len()));
	}
}
