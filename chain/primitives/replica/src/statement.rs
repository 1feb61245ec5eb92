//! Statements: what encoder, attestor and hoster sign about the replica of a slot.

use crate::{Digest, ReplicaFormat};
use alloc::vec::Vec;
use sp_core::ed25519::{Public, Signature};

/// Opens every statement that is signed; the role follows. Other verdicts than that the replica is
/// complete have purposes of their own behind it.
pub const STATEMENT_DOMAIN: &[u8] = b"datdot/statement/";

/// Who signs a statement, and with it what is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StatementRole {
	/// I made it.
	Encoder,
	/// I decoded it, and every chunk is the feed's.
	Attestor,
	/// I verified it and hold exactly this.
	Hoster,
}

impl StatementRole {
	const fn purpose(self) -> &'static [u8] {
		match self {
			Self::Encoder => b"encoder",
			Self::Attestor => b"attestor",
			Self::Hoster => b"hoster",
		}
	}
}

/// A complete replica of a slot.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Statement {
	/// Genesis hash of the chain.
	pub genesis: Digest,
	/// Seed of the amendment's draw.
	pub draw_seed: Digest,
	/// The amendment.
	pub amendment: u64,
	/// The slot of its contract.
	pub slot: u32,
	/// User id of the encoder.
	pub encoder: u64,
	/// User id of the hoster.
	pub hoster: u64,
	/// Merkle root of the sealed replica.
	pub replica_root: Digest,
	/// Bytes of the sealed replica.
	pub sealed_bytes: u64,
	/// Bytes of the chunks.
	pub plain_bytes: u64,
	/// Format and seal of the replica.
	pub format: ReplicaFormat,
}

impl Statement {
	/// The bytes that `role` signs: domain, role, and the fields in their order, each of a fixed
	/// width, integers little endian, the format as version and seal, one byte each.
	pub fn message(&self, role: StatementRole) -> Vec<u8> {
		[
			STATEMENT_DOMAIN,
			role.purpose(),
			&self.genesis,
			&self.draw_seed,
			&self.amendment.to_le_bytes(),
			&self.slot.to_le_bytes(),
			&self.encoder.to_le_bytes(),
			&self.hoster.to_le_bytes(),
			&self.replica_root,
			&self.sealed_bytes.to_le_bytes(),
			&self.plain_bytes.to_le_bytes(),
			&[self.format.version(), self.format.seal().number()],
		]
		.concat()
	}

	/// Whether `signature` is that of `key`, an ed25519 public key, in the place of `role`.
	pub fn is_signed_by(&self, role: StatementRole, key: &[u8; 32], signature: &[u8; 64]) -> bool {
		let (signature, key) = (Signature::from_raw(*signature), Public::from_raw(*key));
		sp_io::crypto::ed25519_verify(&signature, &self.message(role), &key)
	}
}

/// Why a setup comes to nothing without anybody's fault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Hindrance {
	/// Nobody serves the chunks.
	NoSource,
	/// The chunks have more bytes than the contract may have.
	TooLarge {
		/// Their bytes.
		plain_bytes: u64,
	},
}

/// What the encoders and the attestor of an amendment state together when they cannot do their work.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct HindranceStatement {
	/// Genesis hash of the chain.
	pub genesis: Digest,
	/// Seed of the amendment's draw.
	pub draw_seed: Digest,
	/// The amendment.
	pub amendment: u64,
	/// User id of the signer.
	pub signer: u64,
	/// What hinders them.
	pub hindrance: Hindrance,
}

impl HindranceStatement {
	/// The bytes that the signer signs: domain, purpose, and the fields in their order, each of a
	/// fixed width, integers little endian.
	pub fn message(&self) -> Vec<u8> {
		let (purpose, bytes) = match self.hindrance {
			Hindrance::NoSource => (&b"no-source"[..], None),
			Hindrance::TooLarge { plain_bytes } => (&b"too-large"[..], Some(plain_bytes)),
		};
		let bytes = bytes.map(u64::to_le_bytes);
		[
			STATEMENT_DOMAIN,
			purpose,
			&self.genesis,
			&self.draw_seed,
			&self.amendment.to_le_bytes(),
			&self.signer.to_le_bytes(),
			bytes.as_ref().map_or(&[], |bytes| bytes.as_slice()),
		]
		.concat()
	}

	/// Whether `signature` is that of `key`, an ed25519 public key.
	pub fn is_signed_by(&self, key: &[u8; 32], signature: &[u8; 64]) -> bool {
		let (signature, key) = (Signature::from_raw(*signature), Public::from_raw(*key));
		sp_io::crypto::ed25519_verify(&signature, &self.message(), &key)
	}
}
