//! Seals: what makes the replicas of one contract differ.

use crate::{Digest, Error, Seal, LEAF_BYTES, PAGE_BYTES};
use chacha20::{
	cipher::{KeyIvInit, StreamCipher},
	ChaCha20,
};
use sp_io::hashing::blake2_256;

const DOMAIN: &[u8] = b"datdot/seal";

/// What a replica is made for; no two slots of any amendment share it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SealContext {
	/// Genesis hash of the chain.
	pub genesis: Digest,
	/// The amendment.
	pub amendment: u64,
	/// The slot of its contract.
	pub slot: u32,
	/// User id of the encoder.
	pub encoder: u64,
}

impl SealContext {
	/// Key of a page's key stream: BLAKE2b-256 of the domain, genesis, amendment, slot, encoder
	/// and page, integers little endian.
	fn mark_key(&self, page: u32) -> Digest {
		blake2_256(
			&[
				DOMAIN,
				&self.genesis,
				&self.amendment.to_le_bytes(),
				&self.slot.to_le_bytes(),
				&self.encoder.to_le_bytes(),
				&page.to_le_bytes(),
			]
			.concat(),
		)
	}
}

impl Seal {
	/// Seals the page of number `page` in place.
	///
	/// Fails with [`Error::Page`] unless it has 1 to 512 whole leaves.
	pub fn seal_page(
		self,
		context: &SealContext,
		page: u32,
		bytes: &mut [u8],
	) -> Result<(), Error> {
		if bytes.is_empty() || bytes.len() > PAGE_BYTES || !bytes.len().is_multiple_of(LEAF_BYTES) {
			return Err(Error::Page);
		}
		match self {
			Self::Mark => ChaCha20::new(&context.mark_key(page).into(), &[0; 12].into())
				.try_apply_keystream(bytes)
				.map_err(|_| Error::Page),
		}
	}

	/// Undoes [`Seal::seal_page`].
	pub fn unseal_page(
		self,
		context: &SealContext,
		page: u32,
		bytes: &mut [u8],
	) -> Result<(), Error> {
		match self {
			Self::Mark => self.seal_page(context, page, bytes),
		}
	}
}

/// Seals every page of a padded stream of records in place.
///
/// Fails with [`Error::Size`] for what no replica is as long as.
pub fn seal_replica(seal: Seal, context: &SealContext, stream: &mut [u8]) -> Result<(), Error> {
	crate::leaf_count(stream.len() as u64)?;
	for (page, bytes) in (0..).zip(stream.chunks_mut(PAGE_BYTES)) {
		seal.seal_page(context, page, bytes)?;
	}
	Ok(())
}

/// Undoes [`seal_replica`].
pub fn unseal_replica(seal: Seal, context: &SealContext, sealed: &mut [u8]) -> Result<(), Error> {
	crate::leaf_count(sealed.len() as u64)?;
	for (page, bytes) in (0..).zip(sealed.chunks_mut(PAGE_BYTES)) {
		seal.unseal_page(context, page, bytes)?;
	}
	Ok(())
}
