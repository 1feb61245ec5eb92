//! One flipped bit anywhere is refused, for every kind of hypercore.

use crate::support::{Core, VECTORS};
use hypercore_proof::Vouched;
use proptest::prelude::*;

fn flip_hex(hex: &mut String, bit: usize) {
	let mut bytes = hex::decode(&*hex).expect("hex");
	let at = bit % (bytes.len() * 8);
	bytes[at / 8] ^= 1 << (at % 8);
	*hex = hex::encode(bytes);
}

fn flip_number(number: &mut u64, bit: usize) {
	*number ^= 1 << (bit % 64);
}

/// Flips a bit of a part; false if this hypercore does not use the part.
fn flip(core: &mut Core, part: &str, bit: usize) -> bool {
	let root = bit % core.roots.len();
	match part {
		"key" => flip_hex(&mut core.key, bit),
		"manifest" => match core.manifest_encoded.as_mut().filter(|_| !core.compat) {
			Some(manifest) => flip_hex(manifest, bit),
			None => return false,
		},
		"tree hash" => flip_hex(&mut core.tree_hash, bit),
		"length" => flip_number(&mut core.length, bit),
		"fork" => flip_number(&mut core.fork, bit),
		"signature" => {
			if core.head().map(|head| head.vouched) == Ok(Vouched::ByPrologue) {
				return false;
			}
			flip_hex(&mut core.signature, bit)
		},
		"root hash" => flip_hex(&mut core.roots[root].hash, bit),
		"root size" => flip_number(&mut core.roots[root].size, bit),
		"chunk" => {
			let proof = bit % core.proofs.len();
			let value = &mut core.proofs[proof].block.value;
			if value.is_empty() {
				return false;
			}
			flip_hex(value, bit)
		},
		_ => unreachable!("unknown part"),
	}
	true
}

const PARTS: [&str; 9] = [
	"key",
	"manifest",
	"tree hash",
	"length",
	"fork",
	"signature",
	"root hash",
	"root size",
	"chunk",
];

proptest! {
	#![proptest_config(ProptestConfig::with_cases(1_000))]

	#[test]
	fn a_flipped_bit_is_refused(
		core in any::<prop::sample::Index>(),
		part in prop::sample::select(&PARTS[..]),
		bit in any::<u32>(),
	) {
		let mut core = core.get(&VECTORS.vectors).clone();
		if flip(&mut core, part, bit as usize) {
			prop_assert!(core.verify().is_err(), "{}: bit {bit} of {part}", core.name);
		}
	}
}
