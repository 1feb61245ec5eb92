//! Long runs of random sequences: so many calls, from a seed that is printed.
//!
//! `DATDOT_SOAK_CALLS` (5 000) and `DATDOT_SOAK_SEED` (1) say how many and which; `scripts/soak` sets
//! them. A sequence that fails is found again by its own seed, with one call.

use super::{
	sequences::run_sequence,
	steps::{step, Step},
};
use crate::mock::calls_sent;
use proptest::{
	collection::vec,
	strategy::{Strategy, ValueTree},
	test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

fn setting(name: &str, default: u64) -> u64 {
	match std::env::var(name) {
		Ok(text) => {
			text.parse().unwrap_or_else(|_| panic!("{name} has to be a number, not {text}"))
		},
		Err(_) => default,
	}
}

/// The steps that belong to a seed.
fn steps_of(seed: u64) -> Vec<Step> {
	let mut bytes = [0; 32];
	bytes[..8].copy_from_slice(&seed.to_le_bytes());
	let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
	let mut runner = TestRunner::new_with_rng(Config::default(), rng);
	vec(step(), 60..160).new_tree(&mut runner).expect("steps").current()
}

#[test]
fn soak() {
	let (calls, first) = (setting("DATDOT_SOAK_CALLS", 5_000), setting("DATDOT_SOAK_SEED", 1));
	let (mut sent, mut seed) = (0, first);
	while sent < calls {
		println!("{sent} of {calls} calls; seed {seed}");
		let before = calls_sent();
		run_sequence(seed, &steps_of(seed)).unwrap_or_else(|error| panic!("seed {seed}: {error}"));
		sent += calls_sent() - before;
		seed += 1;
	}
	println!("{sent} calls, seeds {first} to {}", seed - 1);
}
