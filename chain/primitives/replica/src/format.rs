//! Version and seal of a replica, and the sizes that everything else is counted in.

use crate::Error;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// BLAKE2b-256.
pub type Digest = [u8; 32];

/// Bytes of a leaf of the Merkle tree.
pub const LEAF_BYTES: usize = 128;
/// Leaves of a page.
pub const LEAVES_PER_PAGE: u32 = 512;
/// Bytes of a page; the last one may be shorter by whole leaves.
pub const PAGE_BYTES: usize = 64 * 1024;
/// Most leaves of a replica.
pub const MAX_LEAVES: u32 = 1 << 20;
/// Most nodes of a leaf's path.
pub const MAX_PATH: u32 = 20;
/// Most bytes of a sealed replica.
pub const MAX_SEALED_BYTES: u64 = 128 * 1024 * 1024;
/// Most plain bytes of a chunk.
pub const MAX_CHUNK_BYTES: u64 = 15 * 1024 * 1024;
/// Greatest index of a chunk: what Hypercore's integers can hold.
pub const MAX_INDEX: u64 = (1 << 53) - 1;

/// How pages are made unique.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Seal {
	/// A key stream is XORed over each page: replicas differ, nothing more.
	#[codec(index = 0)]
	Mark,
}

impl Seal {
	/// Its number in a statement.
	pub const fn number(self) -> u8 {
		match self {
			Self::Mark => 0,
		}
	}
}

/// Format of a replica with the seal of its pages.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum ReplicaFormat {
	/// Records of raw or brotli chunks in pages of 64 KiB.
	#[codec(index = 1)]
	V1 {
		/// How pages are made unique.
		seal: Seal,
	},
}

impl ReplicaFormat {
	/// Its version's number in a statement.
	pub const fn version(self) -> u8 {
		match self {
			Self::V1 { .. } => 1,
		}
	}

	/// How its pages are made unique.
	pub const fn seal(self) -> Seal {
		match self {
			Self::V1 { seal } => seal,
		}
	}
}

/// Leaves of a sealed replica of `sealed_bytes`.
///
/// Fails with [`Error::Size`] unless it is a whole number of leaves from 1 to [`MAX_LEAVES`].
pub fn leaf_count(sealed_bytes: u64) -> Result<u32, Error> {
	let whole = sealed_bytes.is_multiple_of(LEAF_BYTES as u64);
	if sealed_bytes == 0 || sealed_bytes > MAX_SEALED_BYTES || !whole {
		return Err(Error::Size);
	}
	u32::try_from(sealed_bytes / LEAF_BYTES as u64).map_err(|_| Error::Size)
}

/// Pages of a replica of `leaf_count` leaves.
pub const fn page_count(leaf_count: u32) -> u32 {
	leaf_count.div_ceil(LEAVES_PER_PAGE)
}
