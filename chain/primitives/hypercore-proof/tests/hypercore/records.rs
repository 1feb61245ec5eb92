//! Signatures: which records are read, whose they must be, and what a prologue replaces.

use crate::support;
use hypercore_proof::{
	leaf_node, manifest_key, tree_hash, verify_equivocation, verify_head, Authority, Error,
	Identity, SignedTreeHash, TreeNode, Vouched, MAX_SIGNATURE_LEN,
};
use proptest::prelude::*;
use sp_core::{ed25519, Pair};
use sp_io::hashing::blake2_256;

const FORK: u64 = 3;

fn pair(seed: u8) -> ed25519::Pair {
	ed25519::Pair::from_seed(&[seed; 32])
}

fn roots() -> [TreeNode; 1] {
	[leaf_node(b"chunk")]
}

/// `H(H("hypercore") ‖ 0)`, the context, the tree hash, the length 1 and the fork.
fn message(context: &[u8]) -> Vec<u8> {
	let space = blake2_256(&[&blake2_256(b"hypercore")[..], &[0]].concat());
	let (one, fork) = (1u64.to_le_bytes(), FORK.to_le_bytes());
	[&space[..], context, &tree_hash(1, &roots()), &one, &fork].concat()
}

/// A manifest of version 1 with so many signers, whose seeds are their places.
fn manifest(quorum: u8, signers: u8, prologue: Option<[u8; 32]>) -> Vec<u8> {
	let mut bytes = vec![1, if prologue.is_some() { 2 } else { 0 }, 0, quorum, signers];
	for signer in 0..signers {
		bytes.extend([0; 33]);
		bytes.extend(pair(signer).public().0);
	}
	if let Some(tree_hash) = prologue {
		bytes.extend(tree_hash);
		bytes.push(1);
	}
	bytes
}

struct Feed {
	key: [u8; 32],
	authority: Authority,
}

fn feed(manifest: &[u8]) -> Feed {
	let key = manifest_key(manifest);
	let authority = Authority::new(Identity { key: &key, manifest: Some(manifest) });
	Feed { key, authority: authority.expect("a good manifest") }
}

impl Feed {
	/// A record's entry: by the named signer, with the key of the seed.
	fn entry(&self, signer: u8, seed: u8) -> Vec<u8> {
		[&[signer][..], &pair(seed).sign(&message(&self.key)).0, &[0]].concat()
	}

	fn record(&self, signers: &[u8]) -> Vec<u8> {
		let mut bytes = vec![signers.len() as u8];
		signers.iter().for_each(|signer| bytes.extend(self.entry(*signer, *signer)));
		bytes.push(0);
		bytes
	}

	fn verify(&self, record: &[u8]) -> Result<Vouched, Error> {
		verify_head(&self.authority, FORK, 1, &roots(), record).map(|head| head.vouched)
	}
}

#[test]
fn enough_signers_in_any_order_are_accepted() {
	let feed = feed(&manifest(2, 3, None));
	for signers in [&[0, 1][..], &[0, 2], &[2, 1], &[2, 0, 1]] {
		assert_eq!(feed.verify(&feed.record(signers)), Ok(Vouched::BySignature), "{signers:?}");
	}
}

#[test]
fn eight_signers_are_within_the_bound() {
	let feed = feed(&manifest(8, 8, None));
	let record = feed.record(&[0, 1, 2, 3, 4, 5, 6, 7]);
	assert_eq!(record.len(), MAX_SIGNATURE_LEN as usize);
	assert_eq!(feed.verify(&record), Ok(Vouched::BySignature));
}

#[test]
fn records_with_anything_else_in_them_are_refused() {
	let feed = feed(&manifest(2, 3, None));
	let good = feed.record(&[0, 1]);
	let end = good.len() - 1;
	let entries =
		|entries: &[Vec<u8>]| [&[entries.len() as u8][..], &entries.concat(), &[0]].concat();
	let refused = [
		("nothing", vec![]),
		("a bare signature", pair(0).sign(&message(&feed.key)).0.to_vec()),
		("too few signers", feed.record(&[1])),
		("a signer twice", feed.record(&[1, 1])),
		("a signer three times", feed.record(&[0, 1, 1])),
		("a signer that is not there", entries(&[feed.entry(0, 0), feed.entry(3, 1)])),
		(
			"a bad entry after enough good ones",
			entries(&[feed.entry(0, 0), feed.entry(1, 1), feed.entry(2, 9)]),
		),
		("a byte too many", [&good[..], &[0]].concat()),
		("a missing byte", good[..end].to_vec()),
		("nodes", [&good[..end], &[1, 0, 5], &[7; 32]].concat()),
		("a patch", [&good[..end - 1], &[1, 0]].concat()),
		("a count that is not in its shortest form", [&[0xfd, 2, 0], &good[1..]].concat()),
		("more entries than signers", feed.record(&[0, 1, 2, 0])),
	];
	for (what, record) in refused {
		assert_eq!(feed.verify(&record), Err(Error::Signature), "{what}");
	}
}

#[test]
fn a_manifest_without_signers_signs_nothing() {
	let feed = feed(&manifest(0, 0, None));
	assert_eq!(feed.verify(&[0, 0]), Err(Error::Signature));
}

#[test]
fn a_public_key_signs_80_bytes_and_nothing_else() {
	let key = pair(0).public().0;
	let authority = Authority::new(Identity { key: &key, manifest: None }).expect("any key");
	let verify = |signature: &[u8]| verify_head(&authority, FORK, 1, &roots(), signature);
	let signature = pair(0).sign(&message(&[])).0;
	assert_eq!(verify(&signature).map(|head| head.vouched), Ok(Vouched::BySignature));
	let spare = [&signature[..], &[0]].concat();
	let other_form = pair(0).sign(&message(&key)).0;
	let ancient = pair(0).sign(&message(&[])[32..]).0;
	for wrong in [&[][..], &signature[1..], &spare, &other_form, &ancient] {
		assert_eq!(verify(wrong), Err(Error::Signature));
	}
}

#[test]
fn a_prologue_needs_no_signature_but_fork_0() {
	let feed = feed(&manifest(1, 1, Some(tree_hash(1, &roots()))));
	let verify = |fork, signature: &[u8]| {
		verify_head(&feed.authority, fork, 1, &roots(), signature).map(|head| head.vouched)
	};
	assert_eq!(verify(0, &[]), Ok(Vouched::ByPrologue));
	assert_eq!(verify(0, &[7; 9]), Ok(Vouched::ByPrologue));
	assert_eq!(verify(FORK, &feed.record(&[0])), Err(Error::Prologue));
	let other = [leaf_node(b"other")];
	let changed = verify_head(&feed.authority, 0, 1, &other, &[]);
	assert_eq!(changed, Err(Error::Prologue));
}

#[test]
fn a_prologue_is_no_evidence() {
	let prologue = tree_hash(1, &roots());
	let feed = feed(&manifest(1, 1, Some(prologue)));
	let other = [7; 32];
	let head = |tree_hash| SignedTreeHash { fork: 0, length: 1, tree_hash, signature: &[] };
	let verify = |first, second| verify_equivocation(&feed.authority, head(first), head(second));
	assert_eq!(verify(&prologue, &other), Err(Error::NoEquivocation));
	assert_eq!(verify(&other, &prologue), Err(Error::Prologue));
}

proptest! {
	#![proptest_config(support::proptest_config(256))]

	#[test]
	fn whatever_bytes_are_no_signature(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
		let feed = feed(&manifest(2, 3, None));
		let count_and_bytes = [&[2, 0][..], &bytes].concat();
		prop_assert_eq!(feed.verify(&bytes), Err(Error::Signature));
		prop_assert_eq!(feed.verify(&count_and_bytes), Err(Error::Signature));
	}
}
