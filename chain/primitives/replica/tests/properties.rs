//! What holds for any chunks, bytes and proofs.

use datdot_replica::{
	encode_records, leaf_count, leaf_hash, node_hash, page_count, page_hashes, path_length,
	prove_leaf, root_of_pages, seal_replica, unseal_replica, verify_leaf, Digest, Error, Record,
	Records, Seal, SealContext, LEAF_BYTES, MAX_CHUNK_BYTES, MAX_LEAVES, PAGE_BYTES,
};
use proptest::{collection::vec, prelude::*, sample::Index};

const CONTEXT: SealContext = SealContext { genesis: [1; 32], amendment: 2, slot: 3, encoder: 4 };

/// The tree as the format defines it.
fn root(leaves: &[Digest]) -> Digest {
	match leaves {
		[leaf] => *leaf,
		_ => {
			let half = leaves.len().next_power_of_two() / 2;
			node_hash(&root(&leaves[..half]), &root(&leaves[half..]))
		},
	}
}

fn leaves(sealed: &[u8]) -> Vec<Digest> {
	sealed.chunks(LEAF_BYTES).map(|leaf| leaf_hash(leaf.try_into().expect("whole"))).collect()
}

/// Ascending indices with chunks.
fn chunks() -> impl Strategy<Value = Vec<(u64, Vec<u8>)>> {
	let chunk = (1..300_u64, vec(any::<u8>(), 0..600));
	vec(chunk, 1..30).prop_map(|chunks| {
		let mut index = 0;
		let ascending = chunks.into_iter().map(|(gap, bytes)| {
			index += gap;
			(index - 1, bytes)
		});
		ascending.collect()
	})
}

fn encode(chunks: &[(u64, Vec<u8>)]) -> Result<Vec<u8>, Error> {
	encode_records(chunks.iter().map(|(index, bytes)| Record::raw(*index, bytes)))
}

proptest! {
	#[test]
	fn chunks_come_back(chunks in chunks()) {
		let plain = encode(&chunks).expect("in bounds");
		let mut stream = plain.clone();
		seal_replica(Seal::Mark, &CONTEXT, &mut stream).expect("whole leaves");
		prop_assert!(stream != plain);
		unseal_replica(Seal::Mark, &CONTEXT, &mut stream).expect("whole leaves");
		prop_assert_eq!(&stream, &plain);
		let records: Result<Vec<_>, _> = Records::new(&stream).expect("whole leaves").collect();
		let expected: Vec<_> = chunks.iter().map(|(index, bytes)| Record::raw(*index, bytes)).collect();
		prop_assert_eq!(records, Ok(expected));
	}

	#[test]
	fn what_is_decoded_encodes_to_the_same_bytes(mut stream in vec(0..8_u8, 1..400)) {
		stream.resize(stream.len().next_multiple_of(LEAF_BYTES), 0);
		let records: Result<Vec<_>, _> = Records::new(&stream).expect("whole leaves").collect();
		if let Ok(records) = records {
			prop_assert_eq!(encode_records(records), Ok(stream));
		}
	}

	#[test]
	fn replicas_of_other_slots_differ_in_every_leaf(chunks in chunks(), slot in 4..u32::MAX) {
		let mut one = encode(&chunks).expect("in bounds");
		let mut other = one.clone();
		seal_replica(Seal::Mark, &CONTEXT, &mut one).expect("whole leaves");
		seal_replica(Seal::Mark, &SealContext { slot, ..CONTEXT }, &mut other).expect("whole leaves");
		let mut pairs = one.chunks(LEAF_BYTES).zip(other.chunks(LEAF_BYTES));
		prop_assert!(pairs.all(|(one, other)| one != other));
	}

	#[test]
	fn junk_is_refused_and_never_fatal(stream in vec(any::<u8>(), 0..600)) {
		if let Ok(records) = Records::new(&stream) {
			prop_assert!(records.count() <= stream.len());
		}
	}
}

proptest! {
	// Each hashes up to 200 KiB, many times slower without optimisation.
	#![proptest_config(ProptestConfig::with_cases(48))]

	#[test]
	fn every_leaf_is_provable_and_no_other_passes(
		count in prop_oneof![1..40_usize, 500..530_usize, 1020..1030_usize, 1500..1700_usize],
		which: Index,
		other: Index,
		flip: Index,
	) {
		let sealed: Vec<u8> = (0..count * LEAF_BYTES).map(|i| (i / 7) as u8 ^ i as u8).collect();
		let hashes = page_hashes(&sealed).expect("whole leaves");
		let top = root_of_pages(&hashes).expect("there are pages");
		prop_assert_eq!(top, root(&leaves(&sealed)));

		let (count, index) = (count as u32, which.index(count) as u32);
		let page = sealed.chunks(PAGE_BYTES).nth(index as usize / 512).expect("in bounds");
		let proof = prove_leaf(page, &hashes, count, index).expect("its page");
		let verify = |index, leaf: &[u8; LEAF_BYTES], path: &[Digest]| verify_leaf(&top, count, index, leaf, path);
		prop_assert_eq!(verify(index, &proof.leaf, &proof.path), Ok(()));
		prop_assert_eq!(proof.path.len() as u32, path_length(count, index).expect("in bounds"));

		let other = other.index(count as usize) as u32;
		prop_assert!(other == index || verify(other, &proof.leaf, &proof.path).is_err());
		let mut leaf = proof.leaf;
		leaf[flip.index(LEAF_BYTES)] ^= 1;
		prop_assert_eq!(verify(index, &leaf, &proof.path), Err(Error::Root));
		let mut path = proof.path.to_vec();
		path.push([0; 32]);
		prop_assert_eq!(verify(index, &proof.leaf, &path), Err(Error::PathLength));
		if !proof.path.is_empty() {
			path.truncate(proof.path.len() - 1);
			prop_assert_eq!(verify(index, &proof.leaf, &path), Err(Error::PathLength));
			let mut path = proof.path.to_vec();
			path[flip.index(proof.path.len())][0] ^= 1;
			prop_assert_eq!(verify(index, &proof.leaf, &path), Err(Error::Root));
		}
	}
}

#[test]
fn encoding_refuses_what_no_decoder_accepts() {
	assert_eq!(encode(&[]), Err(Error::Empty));
	assert_eq!(encode(&[(5, vec![]), (5, vec![])]), Err(Error::Index));
	assert_eq!(encode(&[(1 << 53, vec![])]), Err(Error::Index));
	assert_eq!(encode(&[(0, vec![0; MAX_CHUNK_BYTES as usize + 1])]), Err(Error::ChunkSize));
	let chunk = vec![0; MAX_CHUNK_BYTES as usize];
	assert!(encode(&[(0, chunk.clone())]).is_ok());
	let too_many = (0..9).map(|index| Record::raw(index, &chunk));
	assert_eq!(encode_records(too_many), Err(Error::Size));
}

#[test]
fn sizes_are_bounded() {
	assert_eq!(leaf_count(0), Err(Error::Size));
	assert_eq!(leaf_count(127), Err(Error::Size));
	assert_eq!(leaf_count(128), Ok(1));
	assert_eq!(leaf_count(128 << 20), Ok(MAX_LEAVES));
	assert_eq!(leaf_count((128 << 20) + 128), Err(Error::Size));
	assert_eq!(leaf_count(u64::MAX), Err(Error::Size));
	assert_eq!((page_count(1), page_count(512), page_count(513)), (1, 1, 2));
	assert_eq!(Records::new(&[]).err(), Some(Error::Empty));
	assert_eq!(Records::new(&[5, 0, 0, 0]).err(), Some(Error::Size));
	assert_eq!(root_of_pages(&[]), Err(Error::Size));
	assert_eq!(Seal::Mark.seal_page(&CONTEXT, 0, &mut []), Err(Error::Page));
	assert_eq!(Seal::Mark.seal_page(&CONTEXT, 0, &mut [0; PAGE_BYTES + 128]), Err(Error::Page));
}

#[test]
fn proofs_are_bounded() {
	assert_eq!(path_length(MAX_LEAVES, 0), Ok(20));
	assert_eq!(path_length(1, 0), Ok(0));
	// The last of five stands alone until the top.
	assert_eq!(path_length(5, 4), Ok(1));
	assert_eq!(path_length(5, 5), Err(Error::Leaf));
	assert_eq!(path_length(0, 0), Err(Error::Size));
	assert_eq!(path_length(MAX_LEAVES + 1, 0), Err(Error::Size));
	assert_eq!(verify_leaf(&[0; 32], 1, 0, &[0; 128], &[]), Err(Error::Root));
}

#[test]
fn proofs_need_the_right_page() {
	let sealed = vec![7; 600 * LEAF_BYTES];
	let hashes = page_hashes(&sealed).expect("whole leaves");
	let (first, last) = sealed.split_at(PAGE_BYTES);
	assert!(prove_leaf(first, &hashes, 600, 5).is_ok());
	assert_eq!(prove_leaf(last, &hashes, 600, 5), Err(Error::Page));
	assert_eq!(prove_leaf(&[8; PAGE_BYTES], &hashes, 600, 5), Err(Error::Page));
	assert_eq!(prove_leaf(first, &hashes[..1], 600, 5), Err(Error::Page));
	assert_eq!(prove_leaf(first, &hashes, 600, 600), Err(Error::Leaf));
}
