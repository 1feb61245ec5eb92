//! Vectors of the statements that encoders and attestor make together, made and checked.

use super::{
	replica::{bytes, digest},
	schema::{HindranceVector, SignedHindrance},
};
use datdot_replica::{Hindrance, HindranceStatement};
use sp_core::{ed25519, Pair};

/// The vector of a statement, signed by these users with the keys of the seeds of 1, 2, 3, …
pub fn make(statement: &HindranceStatement, signers: &[u64]) -> HindranceVector {
	let signed = signers.iter().zip(1..).map(|(signer, seed)| {
		let pair = ed25519::Pair::from_seed(&[seed; 32]);
		let message = HindranceStatement { signer: *signer, ..*statement }.message();
		SignedHindrance {
			signer: signer.to_string(),
			key: hex::encode(pair.public()),
			signature: hex::encode(pair.sign(&message)),
			message: hex::encode(message),
		}
	});
	HindranceVector {
		genesis: hex::encode(statement.genesis),
		draw_seed: hex::encode(statement.draw_seed),
		amendment: statement.amendment.to_string(),
		plain_bytes: match statement.hindrance {
			Hindrance::NoSource => None,
			Hindrance::TooLarge { plain_bytes } => Some(plain_bytes.to_string()),
		},
		signed: signed.collect(),
	}
}

fn number(decimal: &str) -> u64 {
	decimal.parse().expect("decimal")
}

fn parse(vector: &HindranceVector, signer: u64) -> HindranceStatement {
	let hindrance = match &vector.plain_bytes {
		None => Hindrance::NoSource,
		Some(bytes) => Hindrance::TooLarge { plain_bytes: number(bytes) },
	};
	HindranceStatement {
		genesis: digest(&vector.genesis),
		draw_seed: digest(&vector.draw_seed),
		amendment: number(&vector.amendment),
		signer,
		hindrance,
	}
}

/// Each signer's message and signature, and that neither stands for another signer or hindrance.
pub fn check(vector: &HindranceVector) {
	assert!(vector.signed.len() > 1);
	for signed in &vector.signed {
		let key = digest(&signed.key);
		let signature = bytes(&signed.signature).try_into().expect("64 bytes");
		for other in &vector.signed {
			let own = signed.signer == other.signer;
			let statement = parse(vector, number(&other.signer));
			assert_eq!(statement.is_signed_by(&key, &signature), own);
			assert_eq!(hex::encode(statement.message()) == signed.message, own);
			let hindrance = match statement.hindrance {
				Hindrance::NoSource => Hindrance::TooLarge { plain_bytes: 0 },
				Hindrance::TooLarge { .. } => Hindrance::NoSource,
			};
			let other = HindranceStatement { hindrance, ..statement };
			assert!(!other.is_signed_by(&key, &signature));
		}
	}
}
