//! Vectors of statements, made and checked.

use super::{
	replica::{bytes, digest},
	schema::{SignedVector, StatementVector},
};
use datdot_replica::{ReplicaFormat, Seal, Statement, StatementRole};
use sp_core::{ed25519, Pair};

const ROLES: [(&str, StatementRole); 3] = [
	("encoder", StatementRole::Encoder),
	("attestor", StatementRole::Attestor),
	("hoster", StatementRole::Hoster),
];

/// The vector of `statement`, signed with the keys of the seeds of 1, 2 and 3.
pub fn make(statement: &Statement) -> StatementVector {
	let signed = ROLES.iter().zip(1..).map(|((name, role), seed)| {
		let pair = ed25519::Pair::from_seed(&[seed; 32]);
		let message = statement.message(*role);
		SignedVector {
			role: (*name).into(),
			key: hex::encode(pair.public()),
			signature: hex::encode(pair.sign(&message)),
			message: hex::encode(message),
		}
	});
	StatementVector {
		genesis: hex::encode(statement.genesis),
		draw_seed: hex::encode(statement.draw_seed),
		amendment: statement.amendment.to_string(),
		slot: statement.slot,
		encoder: statement.encoder.to_string(),
		hoster: statement.hoster.to_string(),
		replica_root: hex::encode(statement.replica_root),
		sealed_bytes: statement.sealed_bytes.to_string(),
		plain_bytes: statement.plain_bytes.to_string(),
		version: statement.format.version(),
		seal: statement.format.seal().number(),
		signed: signed.collect(),
	}
}

fn parse(vector: &StatementVector) -> Statement {
	let number = |decimal: &str| decimal.parse().expect("decimal");
	let format = ReplicaFormat::V1 { seal: Seal::Mark };
	assert_eq!((vector.version, vector.seal), (format.version(), format.seal().number()));
	Statement {
		genesis: digest(&vector.genesis),
		draw_seed: digest(&vector.draw_seed),
		amendment: number(&vector.amendment),
		slot: vector.slot,
		encoder: number(&vector.encoder),
		hoster: number(&vector.hoster),
		replica_root: digest(&vector.replica_root),
		sealed_bytes: number(&vector.sealed_bytes),
		plain_bytes: number(&vector.plain_bytes),
		format,
	}
}

/// Each role's message and signature, and that no signature stands for another role.
pub fn check(vector: &StatementVector) {
	let statement = parse(vector);
	assert_eq!(vector.signed.len(), ROLES.len());
	for signed in &vector.signed {
		let key = digest(&signed.key);
		let signature = bytes(&signed.signature).try_into().expect("64 bytes");
		for (name, role) in ROLES {
			let own = signed.role == name;
			assert_eq!(statement.is_signed_by(role, &key, &signature), own, "{name}");
			assert_eq!(hex::encode(statement.message(role)) == signed.message, own, "{name}");
		}
	}
}
