//! One flipped bit anywhere is refused, for every hypercore of the vectors.

use crate::support::{self, Core, JsonNode, VECTORS};
use hypercore_proof::Vouched;
use proptest::prelude::*;

const PARTS: [&str; 11] = [
	"key",
	"manifest",
	"tree hash",
	"length",
	"fork",
	"signature",
	"root hash",
	"root size",
	"chunk",
	"sibling hash",
	"sibling size",
];

fn flip_hex(hex: &mut String, bit: usize) {
	let mut bytes = hex::decode(&*hex).expect("hex");
	let at = bit % (bytes.len() * 8);
	bytes[at / 8] ^= 1 << (at % 8);
	*hex = hex::encode(bytes);
}

fn flip_number(number: &mut u64, bit: usize) {
	*number ^= 1 << (bit % 64);
}

/// This hypercore with one bit of a part flipped, in one of several places; none if it does not
/// use the part.
fn flipped(core: &Core, part: &str, place: usize, bit: usize) -> Option<Core> {
	let mut core = core.clone();
	let by_prologue = core.head().map(|head| head.vouched) == Ok(Vouched::ByPrologue);
	match part {
		"key" => flip_hex(&mut core.key, bit),
		"manifest" => flip_hex(core.manifest_encoded.as_mut().filter(|_| !core.compat)?, bit),
		"tree hash" => flip_hex(&mut core.tree_hash, bit),
		"length" => flip_number(&mut core.length, bit),
		"fork" => flip_number(&mut core.fork, bit),
		"signature" if by_prologue => return None,
		"signature" => flip_hex(&mut core.signature, bit),
		"root hash" => flip_hex(&mut any_of(&mut core.roots, place)?.hash, bit),
		"root size" => flip_number(&mut any_of(&mut core.roots, place)?.size, bit),
		"chunk" => {
			core.proofs.retain(|proof| !proof.block.value.is_empty());
			flip_hex(&mut any_of(&mut core.proofs, place)?.block.value, bit);
		},
		"sibling hash" => flip_hex(&mut sibling(&mut core, place)?.hash, bit),
		"sibling size" => flip_number(&mut sibling(&mut core, place)?.size, bit),
		_ => unreachable!("unknown part"),
	}
	Some(core)
}

fn any_of<T>(items: &mut [T], place: usize) -> Option<&mut T> {
	let count = items.len().max(1);
	items.get_mut(place % count)
}

fn sibling(core: &mut Core, place: usize) -> Option<&mut JsonNode> {
	core.proofs.retain(|proof| !proof.block.nodes.is_empty());
	let nodes = &mut any_of(&mut core.proofs, place)?.block.nodes;
	any_of(nodes, place / 8)
}

/// Only a public key has no manifest, only a prologue no signature, only a lone chunk no sibling.
fn uses(core: &Core, part: &str) -> bool {
	match part {
		"manifest" => !core.compat,
		"signature" => core.head().map(|head| head.vouched) == Ok(Vouched::BySignature),
		"chunk" => core.proofs.iter().any(|proof| !proof.block.value.is_empty()),
		"sibling hash" | "sibling size" => {
			core.proofs.iter().any(|proof| !proof.block.nodes.is_empty())
		},
		_ => true,
	}
}

proptest! {
	#![proptest_config(support::proptest_config(48))]

	#[test]
	fn a_flipped_bit_is_refused(place in any::<u16>(), bit in any::<u32>()) {
		for core in &VECTORS.vectors {
			for part in PARTS {
				let changed = flipped(core, part, place.into(), bit as usize);
				prop_assert_eq!(changed.is_some(), uses(core, part), "{}: {}", core.name, part);
				let accepted = changed.is_some_and(|changed| changed.verify().is_ok());
				prop_assert!(!accepted, "{}: bit {bit} of {part}, place {place}", core.name);
			}
		}
	}

	#[test]
	fn evidence_with_a_flipped_bit_is_refused(bit in any::<u32>()) {
		let bit = bit as usize;
		for evidence in VECTORS.equivocations.iter().chain(&VECTORS.equivocations_longer) {
			let mut changed = [(); 4].map(|()| evidence.clone());
			flip_hex(&mut changed[0].key, bit);
			flip_hex(&mut changed[1].first.tree_hash, bit);
			flip_hex(&mut changed[2].first.signature, bit);
			flip_hex(&mut changed[3].second.signature, bit);
			for (at, changed) in changed.iter().enumerate() {
				prop_assert!(changed.verify().is_err(), "{}: {at}, bit {bit}", evidence.about);
			}
		}
	}
}
