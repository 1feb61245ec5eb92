//! Bytes of chunks, and brotli, which the crate itself has no need of.

use super::schema::Content;
use brotli::enc::BrotliEncoderParams;
use std::io::Read;

impl Content {
	pub fn fill(seed: u32, bytes: usize) -> Self {
		Self::Fill { seed, bytes }
	}

	pub fn text(of: &str, bytes: usize) -> Self {
		Self::Text { of: of.into(), bytes }
	}

	pub fn bytes(&self) -> Vec<u8> {
		match self {
			Self::Fill { seed, bytes } => {
				let next = |state: &u32| Some(step(*state));
				std::iter::successors(Some(step(*seed)), next)
					.map(|state| (state >> 24) as u8)
					.take(*bytes)
					.collect()
			},
			Self::Text { of, bytes } => of.bytes().cycle().take(*bytes).collect(),
		}
	}
}

fn step(state: u32) -> u32 {
	state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223)
}

pub fn compress(plain: &[u8]) -> Vec<u8> {
	let params = BrotliEncoderParams { quality: 5, ..Default::default() };
	let mut stored = Vec::new();
	brotli::BrotliCompress(&mut &plain[..], &mut stored, &params).expect("writes to memory");
	stored
}

/// What `stored` unpacks to, if it is one whole brotli stream of `plain_bytes`.
pub fn decompress(stored: &[u8], plain_bytes: u64) -> Option<Vec<u8>> {
	let (mut rest, mut plain) = (stored, Vec::new());
	// Byte by byte, or it takes what follows the stream along.
	brotli::Decompressor::new(&mut rest, 1).read_to_end(&mut plain).ok()?;
	(rest.is_empty() && plain.len() as u64 == plain_bytes).then_some(plain)
}
