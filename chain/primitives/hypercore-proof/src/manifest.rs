//! Manifests: what a hypercore 11 key is the hash of.

use crate::{
	reader::{Malformed, Reader},
	Error,
};
use alloc::vec::Vec;
use sp_io::hashing::blake2_256;

/// Most signers of one feed.
pub const MAX_SIGNERS: u32 = 8;
/// Most linked hypercores; they are hashed, nothing else.
pub const MAX_LINKED: u32 = 32;
/// Most bytes of user data; they are hashed, nothing else.
pub const MAX_USER_DATA: u32 = 1024;
/// Most bytes of an accepted manifest: header, signers, prologue, linked hypercores, user data.
pub const MAX_MANIFEST_LEN: u32 =
	8 + MAX_SIGNERS * 65 + 41 + 1 + MAX_LINKED * 32 + 3 + MAX_USER_DATA;

/// Opens the hash that makes a manifest a key: `H(H("hypercore") ‖ 3)`.
const NAMESPACE: [u8; 32] = [
	0xe6, 0x4b, 0x71, 0x08, 0xea, 0xcc, 0xe4, 0x7c, 0xfc, 0x61, 0xac, 0x85, 0x05, 0x68, 0xf5, 0x5f,
	0x8b, 0x15, 0xb8, 0x2e, 0xc5, 0xed, 0x78, 0xc4, 0xec, 0x59, 0x7b, 0x03, 0x6e, 0x2a, 0x14, 0x98,
];

const ALLOW_PATCH: u32 = 1;
const PROLOGUE: u32 = 2;
const LINKED: u32 = 4;
const USER_DATA: u32 = 8;

/// Who may sign.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signer {
	/// Name space, part of the signed message in version 0.
	pub namespace: [u8; 32],
	/// ed25519 public key.
	pub public_key: [u8; 32],
}

/// Chunks that the manifest itself vouches for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Prologue {
	/// Tree hash of these chunks.
	pub tree_hash: [u8; 32],
	/// How many they are.
	pub length: u64,
}

/// A decoded manifest, as far as heads are verified with it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Manifest {
	/// Version, 0 to 3.
	pub version: u32,
	/// Signatures that a head needs; 0 is a hypercore that is its prologue and nothing more.
	pub quorum: u32,
	/// Who may sign.
	pub signers: Vec<Signer>,
	/// Chunks that need no signature.
	pub prologue: Option<Prologue>,
}

/// The key that these manifest bytes stand for.
pub fn manifest_key(encoded: &[u8]) -> [u8; 32] {
	blake2_256(&[&NAMESPACE, encoded].concat())
}

impl Manifest {
	/// Decodes a manifest of version 0 with one signer, or of version 1, 2 or 3.
	///
	/// Fails with [`Error::Manifest`], also for `allowPatch`, unknown hashes and signatures, and
	/// anything above the crate's bounds.
	pub fn decode(encoded: &[u8]) -> Result<Self, Error> {
		let mut reader = Reader::new(encoded);
		Self::read(&mut reader).map_err(|Malformed| Error::Manifest)
	}

	fn read(reader: &mut Reader) -> Result<Self, Malformed> {
		let manifest = match reader.count(3)? {
			0 => Self::read_version_0(reader)?,
			version => Self::read_later(reader, version)?,
		};
		reader.end()?;
		if manifest.quorum as usize > manifest.signers.len() {
			return Err(Malformed);
		}
		Ok(manifest)
	}

	fn read_version_0(reader: &mut Reader) -> Result<Self, Malformed> {
		read_blake2b(reader)?;
		if reader.uint()? != 1 {
			return Err(Malformed);
		}
		let signers = Vec::from([Signer::read(reader)?]);
		Ok(Self { version: 0, quorum: 1, signers, prologue: None })
	}

	fn read_later(reader: &mut Reader, version: u32) -> Result<Self, Malformed> {
		let flags = reader.count(ALLOW_PATCH | PROLOGUE | LINKED | USER_DATA)?;
		if flags & ALLOW_PATCH != 0 || (version == 1 && flags & LINKED != 0) {
			return Err(Malformed);
		}
		read_blake2b(reader)?;
		let quorum = reader.count(MAX_SIGNERS)?;
		let count = reader.count(MAX_SIGNERS)?;
		let signers = (0..count).map(|_| Signer::read(reader)).collect::<Result<_, _>>()?;
		let prologue = if flags & PROLOGUE != 0 {
			Some(Prologue { tree_hash: reader.array()?, length: reader.uint()? })
		} else {
			None
		};
		if flags & LINKED != 0 {
			let linked = reader.count(MAX_LINKED)?;
			reader.take(linked as usize * 32)?;
		}
		if flags & USER_DATA != 0 {
			let size = reader.count(MAX_USER_DATA)?;
			reader.take(size as usize)?;
		}
		Ok(Self { version, quorum, signers, prologue })
	}
}

impl Signer {
	fn read(reader: &mut Reader) -> Result<Self, Malformed> {
		// 0 stands for ed25519.
		if reader.uint()? != 0 {
			return Err(Malformed);
		}
		Ok(Self { namespace: reader.array()?, public_key: reader.array()? })
	}
}

fn read_blake2b(reader: &mut Reader) -> Result<(), Malformed> {
	if reader.uint()? == 0 {
		Ok(())
	} else {
		Err(Malformed)
	}
}
