//! Evidence against a writer.

use super::heads::Owner;
use crate::input::Input;
use hypercore_proof::*;

struct Shown<'a> {
	fork: u64,
	length: u64,
	tree_hash: [u8; 32],
	signature: &'a [u8],
}

impl<'a> Shown<'a> {
	fn read(input: &mut Input<'a>) -> Self {
		let (fork, length) = (input.u64(), input.u64());
		Self { fork, length, tree_hash: input.array(), signature: input.buffer() }
	}

	fn signed(&self) -> SignedTreeHash<'_> {
		let Self { fork, length, tree_hash, signature } = self;
		SignedTreeHash { fork: *fork, length: *length, tree_hash, signature }
	}
}

/// Owner, a head, a flag byte (1: the second is a longer head), the second. Says only whether it
/// counts: the twin finds some faults in another order.
pub fn equivocation(input: &[u8]) -> String {
	let mut input = Input::new(input);
	let owner = Owner::read(&mut input);
	let first = Shown::read(&mut input);
	let longer = input.u8() & 1 != 0;
	let Ok(authority) = owner.authority() else { return "refused".into() };
	let result = if longer {
		let (fork, length) = (input.u64(), input.u64());
		let (prefix, extension) = (input.nodes(), input.nodes());
		let signature = input.rest();
		let longer = LongerHead { fork, length, prefix: &prefix, extension: &extension, signature };
		let result = verify_equivocation_longer(&authority, first.signed(), longer);
		assert!(result.is_err() || length > first.length);
		result
	} else {
		let second = Shown::read(&mut input);
		let result = verify_equivocation(&authority, first.signed(), second.signed());
		// Neither is the first one.
		assert_eq!(result, verify_equivocation(&authority, second.signed(), first.signed()));
		result
	};
	if result.is_ok() { "ok" } else { "refused" }.into()
}
