//! Who signed a tree hash. Three forms of the signed message exist, by the kind of key.

use crate::{
	manifest::{manifest_key, Manifest, Prologue, MAX_SIGNERS},
	reader::{Malformed, Reader},
	Error,
};
use alloc::{collections::BTreeSet, vec::Vec};
use sp_core::ed25519;

/// Most bytes of an accepted signature record.
pub const MAX_SIGNATURE_LEN: u32 = 1 + MAX_SIGNERS * 66 + 1;

/// Opens every signed tree hash: `H(H("hypercore") ‖ 0)`.
const NAMESPACE: [u8; 32] = [
	0x9f, 0xac, 0x70, 0xb5, 0x0c, 0xa1, 0x4e, 0xfc, 0x4e, 0x91, 0xc8, 0x33, 0xb2, 0x04, 0xe7, 0x5b,
	0x8b, 0x5a, 0xad, 0x8b, 0x58, 0x81, 0xbf, 0xc0, 0xad, 0xb5, 0xef, 0x38, 0xa3, 0x27, 0x5b, 0x9c,
];

/// Every spelling of the points of small order, without the sign of x: 0, 1, −1 and two of order 8,
/// then p and p + 1, which are 0 and 1 again.
const SMALL_ORDER: [[u8; 32]; 7] = [
	[0; 32],
	ending(0x01, 0x00, 0x00),
	ending(0xec, 0xff, 0x7f),
	[
		0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98,
		0xf0, 0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53,
		0xfc, 0x05,
	],
	[
		0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67,
		0x0f, 0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac,
		0x03, 0x7a,
	],
	ending(0xed, 0xff, 0x7f),
	ending(0xee, 0xff, 0x7f),
];

const fn ending(first: u8, middle: u8, last: u8) -> [u8; 32] {
	let mut bytes = [middle; 32];
	bytes[0] = first;
	bytes[31] = last;
	bytes
}

/// Whose hypercore it is.
#[derive(Clone, Copy, Debug)]
pub struct Identity<'a> {
	/// The key of the hypercore.
	pub key: &'a [u8; 32],
	/// The encoded manifest, if the key is the hash of one; without it the key is a public key.
	pub manifest: Option<&'a [u8]>,
}

/// What vouches for the heads of a hypercore.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Authority {
	/// The key is an ed25519 public key (hypercore 10 and before).
	PublicKey([u8; 32]),
	/// The key is the hash of this manifest.
	Manifest {
		/// The key of the hypercore.
		key: [u8; 32],
		/// What it is the hash of.
		manifest: Manifest,
	},
}

/// Why a head counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Vouched {
	/// It is signed.
	BySignature,
	/// The manifest names its chunks; neither the signature nor the fork is authenticated.
	ByPrologue,
}

/// What is signed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signed<'a> {
	pub(crate) fork: u64,
	pub(crate) length: u64,
	pub(crate) tree_hash: &'a [u8; 32],
	pub(crate) signature: &'a [u8],
}

impl Authority {
	/// What vouches for the heads of this hypercore.
	///
	/// Fails with [`Error::Manifest`] or, if the manifest is another key's, [`Error::Key`].
	pub fn new(identity: Identity) -> Result<Self, Error> {
		let Some(encoded) = identity.manifest else { return Ok(Self::PublicKey(*identity.key)) };
		if manifest_key(encoded) != *identity.key {
			return Err(Error::Key);
		}
		Ok(Self::Manifest { key: *identity.key, manifest: Manifest::decode(encoded)? })
	}

	/// That those who sign the hypercore's heads signed a message, in a record of the form that their
	/// heads have. The message must not begin like that of a head, which none does that begins with
	/// readable text.
	///
	/// Fails with [`Error::Signature`].
	pub fn verify_message(&self, message: &[u8], record: &[u8]) -> Result<(), Error> {
		match self {
			Self::PublicKey(key) => verify_single(message, record, key),
			Self::Manifest { manifest, .. } if manifest.version == 0 => {
				let signer = manifest.signers.first().ok_or(Error::Signature)?;
				verify_single(message, record, &signer.public_key)
			},
			Self::Manifest { manifest, .. } => verify_record(message, record, manifest),
		}
	}

	/// That the authority vouches for a tree hash.
	pub(crate) fn vouch(&self, head: Signed) -> Result<Vouched, Error> {
		match self {
			Self::PublicKey(key) => verify_single(&message(&head, &[]), head.signature, key)?,
			Self::Manifest { manifest, .. } if manifest.version == 0 => {
				let signer = manifest.signers.first().ok_or(Error::Signature)?;
				let message = message(&head, &signer.namespace);
				verify_single(&message, head.signature, &signer.public_key)?;
			},
			Self::Manifest { key, manifest } => {
				if let Some(prologue) = &manifest.prologue {
					if head.length <= prologue.length {
						return verify_prologue(prologue, &head);
					}
				}
				verify_record(&message(&head, key), head.signature, manifest)?;
			},
		}
		Ok(Vouched::BySignature)
	}
}

fn verify_prologue(prologue: &Prologue, head: &Signed) -> Result<Vouched, Error> {
	let fits =
		head.length == prologue.length && *head.tree_hash == prologue.tree_hash && head.fork == 0;
	fits.then_some(Vouched::ByPrologue).ok_or(Error::Prologue)
}

/// 80 bytes for a public key; otherwise 112, with the key or the signer's name space in between.
fn message(head: &Signed, context: &[u8]) -> Vec<u8> {
	let parts: [&[u8]; 5] =
		[&NAMESPACE, context, head.tree_hash, &head.length.to_le_bytes(), &head.fork.to_le_bytes()];
	parts.concat()
}

fn verify_single(message: &[u8], signature: &[u8], key: &[u8; 32]) -> Result<(), Error> {
	let signature: [u8; 64] = signature.try_into().map_err(|_| Error::Signature)?;
	if is_of_small_order(key) || signature.first_chunk().is_none_or(is_of_small_order) {
		return Err(Error::Signature);
	}
	let signature = ed25519::Signature::from_raw(signature);
	let key = ed25519::Public::from_raw(*key);
	sp_io::crypto::ed25519_verify(&signature, message, &key).then_some(()).ok_or(Error::Signature)
}

/// Whether these bytes are one of the points that libsodium, and so Hypercore, refuses in a key or a
/// signature: as a key, one signature of nobody's fits every message.
fn is_of_small_order(point: &[u8; 32]) -> bool {
	let mut y = *point;
	if let Some(last) = y.last_mut() {
		*last &= 0x7f;
	}
	SMALL_ORDER.contains(&y)
}

/// At least `quorum` entries, all of them good and of different signers.
fn verify_record(message: &[u8], record: &[u8], manifest: &Manifest) -> Result<(), Error> {
	if manifest.quorum == 0 {
		return Err(Error::Signature);
	}
	let entries = read_record(record, manifest).map_err(|Malformed| Error::Signature)?;
	let mut seen = BTreeSet::new();
	for (index, signature) in entries {
		let signer = manifest.signers.get(index as usize).ok_or(Error::Signature)?;
		if !seen.insert(index) {
			return Err(Error::Signature);
		}
		verify_single(message, signature, &signer.public_key)?;
	}
	Ok(())
}

fn read_record<'a>(
	record: &'a [u8],
	manifest: &Manifest,
) -> Result<Vec<(u32, &'a [u8])>, Malformed> {
	let mut reader = Reader::new(record);
	let count = reader.count(manifest.signers.len() as u32)?;
	if count < manifest.quorum {
		return Err(Malformed);
	}
	let mut entries = Vec::with_capacity(count as usize);
	for _ in 0..count {
		entries.push((reader.count(0xff)?, reader.take(64)?));
		// A patch, for signers at different lengths.
		if reader.uint()? != 0 {
			return Err(Malformed);
		}
	}
	// Nodes that only patches need.
	if reader.uint()? != 0 {
		return Err(Malformed);
	}
	reader.end()?;
	Ok(entries)
}
