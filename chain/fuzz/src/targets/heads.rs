//! Signed heads and what extends them.

use super::refused;
use crate::input::Input;
use hypercore_proof::*;

/// Whose feed it is: a flag byte (1: there is a manifest, 2: the key is the manifest's hash), the
/// manifest, the key.
pub struct Owner<'a> {
	key: [u8; 32],
	manifest: Option<&'a [u8]>,
}

impl<'a> Owner<'a> {
	/// Takes it off an input.
	pub fn read(input: &mut Input<'a>) -> Self {
		let flags = input.u8();
		let manifest = (flags & 1 != 0).then(|| input.buffer());
		let key = match manifest {
			Some(manifest) if flags & 2 != 0 => manifest_key(manifest),
			_ => input.array(),
		};
		Self { key, manifest }
	}

	/// What vouches for its heads.
	pub fn authority(&self) -> Result<Authority, Error> {
		Authority::new(Identity { key: &self.key, manifest: self.manifest })
	}
}

/// Owner, fork, length, roots, and the signature for the rest.
pub fn head(input: &[u8]) -> String {
	let mut input = Input::new(input);
	let owner = Owner::read(&mut input);
	let (fork, length, roots) = (input.u64(), input.u64(), input.nodes());
	let signature = input.rest();
	// The roots first, as the twin does.
	if check_tree_hash(length, &roots, &[0; 32]) == Err(Error::Roots) {
		return refused(Error::Roots);
	}
	let verified = owner
		.authority()
		.and_then(|authority| verify_head(&authority, fork, length, &roots, signature));
	match verified {
		Err(error) => refused(error),
		Ok(VerifiedHead { tree_hash, byte_length, vouched }) => {
			assert_eq!(check_tree_hash(length, &roots, &tree_hash), Ok(()));
			let by = match vouched {
				Vouched::BySignature => "signature",
				Vouched::ByPrologue => "prologue",
			};
			format!("ok {} {byte_length} {by}", hex::encode(tree_hash))
		},
	}
}

/// Two lengths, the roots at the first, and the nodes that lead to the second.
pub fn extension(input: &[u8]) -> String {
	let mut input = Input::new(input);
	let (length, new_length) = (input.u64(), input.u64());
	let (roots, nodes) = (input.nodes(), input.nodes());
	match extend_roots(&roots, length, new_length, &nodes) {
		Err(error) => refused(error),
		Ok(longer) => {
			assert_eq!(longer.len(), new_length.count_ones() as usize);
			assert_eq!(nodes.len(), extension_len(length, new_length) as usize);
			format!("ok {}", hex::encode(tree_hash(new_length, &longer)))
		},
	}
}
