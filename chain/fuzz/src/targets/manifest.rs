//! Manifests.

use super::refused;
use hypercore_proof::{Manifest, Prologue, MAX_MANIFEST_LEN};

/// The input is an encoded manifest.
pub fn manifest(input: &[u8]) -> String {
	match Manifest::decode(input) {
		Err(error) => refused(error),
		Ok(manifest) => {
			assert!(input.len() <= MAX_MANIFEST_LEN as usize, "it is longer than any may be");
			check_spelling(&manifest, input);
			let Manifest { version, quorum, signers, prologue } = manifest;
			let prologue = prologue.map_or("none".into(), |prologue| prologue.length.to_string());
			let keys: String =
				signers.iter().map(|signer| hex::encode(signer.public_key)).collect();
			format!("ok {version} {quorum} {prologue} {keys}")
		},
	}
}

/// There is one spelling only: whatever was read is written as it stood.
fn check_spelling(manifest: &Manifest, input: &[u8]) {
	let Manifest { version, quorum, signers, prologue } = manifest;
	let mut bytes = vec![*version as u8];
	match version {
		0 => bytes.extend([0, 1]),
		_ => bytes.extend([input[1], 0, *quorum as u8, signers.len() as u8]),
	}
	for signer in signers {
		bytes.push(0);
		bytes.extend(signer.namespace);
		bytes.extend(signer.public_key);
	}
	if let Some(Prologue { tree_hash, .. }) = prologue {
		bytes.extend(tree_hash);
	}
	assert!(input.starts_with(&bytes), "it has a second spelling");
}
