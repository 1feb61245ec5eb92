//! The host functions that the primitives call, as the node implements them, without the state
//! machine, trie and metrics that `sp-io` brings along: building those takes longer than a run.

/// Hashes.
pub mod hashing {
	pub use sp_crypto_hashing::blake2_256;
}

/// Signatures.
pub mod crypto {
	use sp_core::{
		ed25519::{Pair, Public, Signature},
		Pair as _,
	};

	/// Whether the signature is the key's over the message.
	pub fn ed25519_verify(signature: &Signature, message: &[u8], key: &Public) -> bool {
		Pair::verify(signature, message, key)
	}
}
