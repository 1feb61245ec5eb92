//! Vectors of replicas, made and checked.

use super::{
	content::decompress,
	schema::{ChunkVector, LeafVector, ReplicaVector, SealVector},
};
use datdot_replica::{
	encode_records, leaf_count, page_hashes, prove_leaf, root_of_pages, seal_replica,
	unseal_replica, verify_leaf, Codec, Digest, Record, Records, Seal, SealContext, PAGE_BYTES,
};

/// Replicas up to this size are written out.
const WRITTEN_OUT: usize = 2048;

impl SealVector {
	pub fn context(&self) -> SealContext {
		SealContext {
			genesis: digest(&self.genesis),
			amendment: self.amendment.parse().expect("decimal"),
			slot: self.slot,
			encoder: self.encoder.parse().expect("decimal"),
		}
	}
}

pub fn digest(hex: &str) -> Digest {
	bytes(hex).try_into().expect("32 bytes")
}

pub fn bytes(hex: &str) -> Vec<u8> {
	hex::decode(hex).expect("hex")
}

/// The sealed replica of `chunks`.
pub fn seal(context: &SealContext, chunks: &[ChunkVector]) -> Vec<u8> {
	let stored: Vec<_> = chunks
		.iter()
		.map(|chunk| (chunk, chunk.plain.bytes(), chunk.brotli.as_deref().map(bytes)))
		.collect();
	let records = stored.iter().map(|(chunk, plain, brotli)| match brotli {
		None => Record::raw(chunk.index, plain),
		Some(stored) => Record {
			index: chunk.index,
			plain_bytes: plain.len() as u64,
			codec: Codec::Brotli,
			stored,
		},
	});
	let mut stream = encode_records(records).expect("chunks are in bounds and ascend");
	seal_replica(Seal::Mark, context, &mut stream).expect("it has the size of a replica");
	stream
}

pub fn make(name: &str, seal_with: SealVector, chunks: Vec<ChunkVector>) -> ReplicaVector {
	let sealed = seal(&seal_with.context(), &chunks);
	let hashes = page_hashes(&sealed).expect("it has the size of a replica");
	let leaves = leaf_count(sealed.len() as u64).expect("whole leaves");
	let mut asked = vec![0, leaves / 3, 511, 512, leaves - 1];
	asked.retain(|index| *index < leaves);
	asked.sort_unstable();
	asked.dedup();
	ReplicaVector {
		name: name.into(),
		seal: seal_with,
		plain_bytes: chunks.iter().map(|chunk| chunk.plain.bytes().len() as u64).sum(),
		chunks,
		sealed_bytes: sealed.len() as u64,
		root: hex::encode(root_of_pages(&hashes).expect("there are pages")),
		leaves: asked.iter().map(|index| prove(&sealed, &hashes, leaves, *index)).collect(),
		page_hashes: hashes.iter().map(hex::encode).collect(),
		sealed: (sealed.len() <= WRITTEN_OUT).then(|| hex::encode(&sealed)),
	}
}

fn prove(sealed: &[u8], hashes: &[Digest], leaves: u32, index: u32) -> LeafVector {
	let page = sealed.chunks(PAGE_BYTES).nth(index as usize / 512).expect("index is in bounds");
	let proof = prove_leaf(page, hashes, leaves, index).expect("it is the page of that leaf");
	let path = proof.path.iter().map(hex::encode).collect();
	LeafVector { index, leaf: hex::encode(proof.leaf), path }
}

/// Everything that a vector claims.
pub fn check(vector: &ReplicaVector) {
	let name = &vector.name;
	let context = vector.seal.context();
	let mut sealed = seal(&context, &vector.chunks);
	let hashes = page_hashes(&sealed).expect("it has the size of a replica");
	let root = root_of_pages(&hashes).expect("there are pages");
	assert_eq!(sealed.len() as u64, vector.sealed_bytes, "{name}");
	assert_eq!(hashes.iter().map(hex::encode).collect::<Vec<_>>(), vector.page_hashes, "{name}");
	assert_eq!(hex::encode(root), vector.root, "{name}");
	if let Some(written) = &vector.sealed {
		assert_eq!(&hex::encode(&sealed), written, "{name}");
	}
	for leaf in &vector.leaves {
		check_leaf(vector, &root, leaf);
		let count = leaf_count(vector.sealed_bytes).expect("whole leaves");
		assert_eq!(&prove(&sealed, &hashes, count, leaf.index), leaf, "{name}");
	}
	unseal_replica(Seal::Mark, &context, &mut sealed).expect("it was sealed");
	check_chunks(vector, &sealed);
}

fn check_leaf(vector: &ReplicaVector, root: &Digest, leaf: &LeafVector) {
	let count = leaf_count(vector.sealed_bytes).expect("whole leaves");
	let path: Vec<_> = leaf.path.iter().map(|hash| digest(hash)).collect();
	let bytes = bytes(&leaf.leaf).try_into().expect("128 bytes");
	assert_eq!(verify_leaf(root, count, leaf.index, &bytes, &path), Ok(()), "{}", vector.name);
}

fn check_chunks(vector: &ReplicaVector, stream: &[u8]) {
	let records: Vec<_> = Records::new(stream)
		.expect("it has the size of a replica")
		.collect::<Result<_, _>>()
		.expect("it is well formed");
	assert_eq!(records.len(), vector.chunks.len(), "{}", vector.name);
	for (record, chunk) in records.iter().zip(&vector.chunks) {
		let plain = match record.codec {
			Codec::Raw => Some(record.stored.to_vec()),
			Codec::Brotli => decompress(record.stored, record.plain_bytes),
		};
		assert_eq!(record.index, chunk.index, "{}", vector.name);
		assert!(plain == Some(chunk.plain.bytes()), "{}: chunk {}", vector.name, chunk.index);
	}
	let plain_bytes: u64 = records.iter().map(|record| record.plain_bytes).sum();
	assert_eq!(plain_bytes, vector.plain_bytes, "{}", vector.name);
}
