//! What is signed about a slot.

use crate::input::Input;
use datdot_replica::*;
use sp_core::{ed25519::Pair, Pair as _};

/// The fields of a statement, the seed of a key, and a signature. The verdict is the message of each role, and
/// whether the signature is that role's.
pub fn statement(input: &[u8]) -> String {
	let mut input = Input::new(input);
	let statement = Statement {
		genesis: input.array(),
		draw_seed: input.array(),
		amendment: input.u64(),
		slot: input.u32(),
		encoder: input.u64(),
		hoster: input.u64(),
		replica_root: input.array(),
		sealed_bytes: input.u64(),
		plain_bytes: input.u64(),
		format: ReplicaFormat::V1 { seal: Seal::Mark },
	};
	let (seed, signature) = (input.array(), input.array());
	let key = Pair::from_seed(&seed).public().0;
	[StatementRole::Encoder, StatementRole::Attestor, StatementRole::Hoster]
		.map(|role| {
			let signed = statement.is_signed_by(role, &key, &signature);
			format!("{} {signed}", hex::encode(statement.message(role)))
		})
		.join(" ")
}
