//! What this side's vectors are made of.

use super::{
	content::compress,
	hindrance, replica,
	schema::{ChunkVector, Content, RefusedVector, ReplicaVector, SealVector, VectorFile},
	statement,
};
use datdot_replica::{Hindrance, HindranceStatement, ReplicaFormat, Seal, Statement, MAX_INDEX};

pub fn file() -> VectorFile {
	VectorFile {
		about: "Replica format 1, made by chain/primitives/replica: \
			DATDOT_WRITE_VECTORS=1 cargo test -p datdot-replica --test vectors"
			.into(),
		replicas: replicas(),
		refused: refused(),
		statements: vec![
			statement::make(&a_statement(0x11, 7, 65_536)),
			statement::make(&a_statement(0xee, u64::MAX, u64::MAX)),
		],
		hindrances: vec![
			hindrance::make(&a_hindrance(0x21, 7, Hindrance::NoSource), &[1, 2, u64::MAX]),
			hindrance::make(
				&a_hindrance(0xde, u64::MAX, Hindrance::TooLarge { plain_bytes: 65_537 }),
				&[0, 1 << 40, 3, 4],
			),
		],
	}
}

fn a_statement(fill: u8, id: u64, bytes: u64) -> Statement {
	Statement {
		genesis: [fill; 32],
		draw_seed: [fill ^ 1; 32],
		amendment: id,
		slot: (id >> 3) as u32,
		encoder: id ^ 2,
		hoster: id ^ 4,
		replica_root: [fill ^ 2; 32],
		sealed_bytes: bytes,
		plain_bytes: bytes ^ 8,
		format: ReplicaFormat::V1 { seal: Seal::Mark },
	}
}

/// Who signs is said for each signature.
fn a_hindrance(fill: u8, amendment: u64, hindrance: Hindrance) -> HindranceStatement {
	let (genesis, draw_seed) = ([fill; 32], [fill ^ 1; 32]);
	HindranceStatement { genesis, draw_seed, amendment, signer: 0, hindrance }
}

fn replicas() -> Vec<ReplicaVector> {
	let made = |name: &str, chunks: Vec<ChunkVector>| {
		// Ids of all widths: each replica is for another slot.
		let id = chunks.iter().fold(name.len() as u64, |id, chunk| id ^ chunk.index);
		replica::make(name, a_seal(id), chunks)
	};
	vec![
		made("one empty chunk", vec![raw(0, 0)]),
		made("exactly a leaf", vec![raw(0, 124)]),
		made("a leaf and a byte", vec![raw(0, 125)]),
		made("exactly a page", vec![raw(9, 65_528)]),
		made("a page and a byte", vec![raw(9, 65_529)]),
		made("three pages", vec![raw(1, 65_536), raw(2, 65_536), raw(3, 65_000)]),
		made("a chunk in four pages", vec![raw(5, 10), raw(6, 200_000), raw(7, 10)]),
		made("every width of integers", every_width()),
		made("empty chunks", (0..200).map(|index| raw(index, 0)).collect()),
		made("sizes around a leaf", (100..300).map(|size| raw(size, size as usize)).collect()),
		made("text and binary", text_and_binary()),
	]
}

fn a_seal(id: u64) -> SealVector {
	SealVector {
		genesis: hex::encode([id as u8; 32]),
		amendment: id.to_string(),
		slot: (id >> 1) as u32,
		encoder: (u64::MAX - id).to_string(),
	}
}

fn raw(index: u64, bytes: usize) -> ChunkVector {
	ChunkVector { index, plain: Content::fill(index as u32, bytes), brotli: None }
}

fn brotli(index: u64, plain: Content) -> ChunkVector {
	let stored = compress(&plain.bytes());
	ChunkVector { index, plain, brotli: Some(hex::encode(stored)) }
}

fn every_width() -> Vec<ChunkVector> {
	let indices = [0xfc, 0xfd, 0xffff, 0x1_0000, 0xffff_ffff, 0x1_0000_0000, MAX_INDEX];
	let sizes = [0xfc, 0xfd, 0xffff, 0x1_0000, 0, 1, 2];
	indices.into_iter().zip(sizes).map(|(index, bytes)| raw(index, bytes)).collect()
}

fn text_and_binary() -> Vec<ChunkVector> {
	vec![
		brotli(0, Content::text("Hosted, proven, paid. ", 65_536)),
		raw(1, 4_096),
		brotli(2, Content::text("ÄÖÜ – ☃\n", 100)),
		brotli(70_000, Content::text("0", 1_000_000)),
	]
}

fn refused() -> Vec<RefusedVector> {
	let refused = |name: &str, error: &str, head: &[u8]| {
		let mut stream = head.to_vec();
		stream.resize(stream.len().next_multiple_of(128).max(128), 0);
		let stream = hex::encode(stream);
		RefusedVector { name: name.into(), error: error.into(), stream }
	};
	let mut cut = vec![5, 0xfd, 0, 1, 0xfd, 0, 1, 0];
	cut.resize(256, 0xaa);
	let whole_leaf = [&[5, 124, 124, 0][..], &[0; 124], &[0; 128]].concat();
	let full_leaf = [&[5, 124, 124, 0][..], &[1; 124]].concat();
	let head_cut = [&full_leaf[..], &[6, 125, 125, 0], &[1; 123], &[0xff]].concat();
	let brotli = |stored: &[u8], plain| [&[5, plain, stored.len() as u8, 1], stored].concat();
	let hello = compress(b"hello hello hello hello hello hello");
	vec![
		refused("index in three bytes for one", "Uint", &[0xfd, 0xfc, 0, 0, 0, 0]),
		refused("length in five bytes for three", "Uint", &[5, 0xfe, 0xff, 0xff, 0, 0, 1, 0]),
		refused("index in nine bytes for five", "Uint", &[0xff, 1, 0, 0, 0, 0, 0, 0, 0]),
		refused("index beyond Hypercore", "Index", &[0xff, 0, 0, 0, 0, 0, 0, 0x20, 0, 0, 0, 0]),
		refused("index again", "Index", &[5, 0, 0, 0, 5, 0, 0, 0]),
		refused("index descends", "Index", &[5, 0, 0, 0, 4, 0, 0, 0]),
		refused(
			"index descends, and its chunk is cut",
			"Index",
			&[5, 0, 0, 0, 4, 0xfd, 0, 1, 0xfd, 0, 1, 0],
		),
		refused("chunk beyond 15 MiB", "ChunkSize", &[5, 0xfe, 1, 0, 0xf0, 0, 0, 0]),
		refused(
			"chunk of 2^64 - 1",
			"ChunkSize",
			&[5, 255, 255, 255, 255, 255, 255, 255, 255, 255, 0, 0],
		),
		refused("raw, stored shorter", "StoredSize", &[5, 2, 1, 0, 7]),
		refused("raw, stored longer", "StoredSize", &[5, 1, 2, 0, 7, 7]),
		refused("brotli, stored as long", "StoredSize", &[5, 2, 2, 1, 7, 7]),
		refused("brotli of nothing", "StoredSize", &[5, 0, 0, 1]),
		refused("codec 2", "Codec", &[5, 2, 1, 2, 7]),
		refused("ends inside the bytes", "Truncated", &cut),
		refused("ends inside a head", "Truncated", &head_cut),
		refused("a leaf of zeros too many", "Padding", &whole_leaf),
		refused("something after the zeros", "Padding", &[5, 0, 0, 0, 0, 0, 0, 0, 1]),
		refused("brotli: no stream", "Brotli", &brotli(&[0xff; 5], 100)),
		refused("brotli: more than stated", "Brotli", &brotli(&hello, 34)),
		refused("brotli: less than stated", "Brotli", &brotli(&hello, 36)),
		refused("brotli: something after it", "Brotli", &brotli(&[&hello[..], &[0]].concat(), 35)),
		refused("brotli: cut", "Brotli", &brotli(&hello[..hello.len() - 1], 35)),
	]
}
