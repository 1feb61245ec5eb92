//! All shared vectors behave as they say.

use crate::support::{Negative, Parts, VECTORS};
use hypercore_proof::Error;

/// The error that says that a part was refused, by the name that the vectors give the part.
fn errors_of(negative: &Negative) -> Vec<Error> {
	let parts = match &negative.part {
		Parts::One(part) => vec![part.clone()],
		Parts::Several(parts) => parts.clone(),
	};
	let mut errors = Vec::new();
	for part in parts {
		match part.as_str() {
			// A compat hypercore's key is its signer: a changed key shows as a wrong signature.
			"key" if negative.vector.compat => errors.extend([Error::Key, Error::Signature]),
			"key" => errors.extend([Error::Key, Error::Manifest]),
			"roots" => errors.push(Error::Roots),
			"treeHash" => errors.push(Error::TreeHash),
			"signature" => errors.push(Error::Signature),
			"prologue" => errors.push(Error::Prologue),
			"proof" => errors.push(Error::Proof),
			other => panic!("unknown part {other}"),
		}
	}
	errors
}

#[test]
fn cores_that_hypercore_made_are_accepted() {
	for core in &VECTORS.vectors {
		assert_eq!(core.verify(), Ok(()), "{}", core.name);
		assert_eq!(core.head().map(|head| head.byte_length), Ok(core.byte_length), "{}", core.name);
	}
}

#[test]
fn changed_cores_are_refused_for_the_part_that_changed() {
	for negative in &VECTORS.negatives {
		let error = negative.vector.verify().expect_err(&negative.mutate);
		assert!(
			errors_of(negative).contains(&error),
			"{}: {} gives {error:?}",
			negative.base,
			negative.mutate
		);
	}
}

#[test]
fn equivocations_are_accepted() {
	for evidence in VECTORS.equivocations.iter().chain(&VECTORS.equivocations_longer) {
		assert_eq!(evidence.verify(), Ok(()), "{}", evidence.about);
	}
}

#[test]
fn heads_that_do_not_contradict_each_other_are_refused() {
	for evidence in &VECTORS.non_equivocations {
		let expected = match evidence.reason.as_deref() {
			Some("badSignature") => Error::Signature,
			_ => Error::NoEquivocation,
		};
		assert_eq!(evidence.verify(), Err(expected), "{}", evidence.about);
	}
}
