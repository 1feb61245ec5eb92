//! Randomness: seeds of a fixed block, for one purpose and one subject; dice without a bias.

use crate::{limits::KEPT_ACCUMULATORS, mock::*, randomness_impls::Dice};
use proptest::prelude::*;
use std::collections::BTreeSet;

#[test]
fn a_seed_is_there_from_its_block_on_until_it_is_forgotten() {
	build_and_execute(|| {
		run_to_block(3);
		let seed = || Datdot::seed_at(b"test", b"subject", 3);
		run_to_block(2 + DrawDelay::get());
		assert_eq!(seed(), None, "nobody knows it before its block");
		next_block();
		let first = seed().expect("its block is there");
		run_blocks(KEPT_ACCUMULATORS - 1);
		assert_eq!(seed(), Some(first), "a late draw has the same seed");
		next_block();
		assert_eq!(seed(), None, "its block was overwritten, by one of another number");
	});
}

#[test]
fn seeds_differ_by_purpose_subject_block_and_chain() {
	let seeds = |chain| {
		let mut seeds = Vec::new();
		build_and_execute(|| {
			Seed::set(chain);
			run_to_block(20);
			for domain in [&b"one"[..], b"two"] {
				for subject in [&b"a"[..], b"b"] {
					for block in [5, 6] {
						seeds.push(Datdot::seed_at(domain, subject, block).expect("is there"));
					}
					seeds.push(Datdot::seed_now(domain, subject));
				}
			}
		});
		seeds
	};
	let all: BTreeSet<_> = seeds(1).into_iter().chain(seeds(2)).collect();
	assert_eq!(all.len(), 24);
}

#[test]
fn what_a_block_added_stays_in_every_later_seed() {
	let later = |chain| {
		let mut seed = None;
		build_and_execute(|| {
			Seed::set(chain);
			run_to_block(5);
			// From here on both chains have the same randomness.
			Seed::set(0);
			run_to_block(50);
			seed = Some(Datdot::seed_now(b"test", b""));
		});
		seed
	};
	assert_eq!(later(1), later(1));
	assert_ne!(later(1), later(2));
}

#[test]
fn dice_are_even() {
	let mut dice = Dice::new([7; 32]);
	let mut thrown = [0u32; 6];
	(0..6_000).for_each(|_| thrown[dice.below(6) as usize] += 1);
	// One in six, within five standard deviations.
	assert!(thrown.iter().all(|count| (856..=1_144).contains(count)), "{thrown:?}");
	// Of three quarters of the range, a plain remainder would hit the first third twice as often.
	let bound = u128::MAX / 4 * 3;
	let low = (0..3_000).filter(|_| dice.below(bound) < bound / 3).count();
	assert!((871..=1_129).contains(&low), "{low}");
}

proptest! {
	#[test]
	fn dice_stay_below_their_bound_and_repeat_themselves(seed in any::<[u8; 32]>(), bound in any::<u128>()) {
		let (mut one, mut two) = (Dice::new(seed), Dice::new(seed));
		for _ in 0..8 {
			let number = one.below(bound);
			prop_assert!(number < bound.max(1));
			prop_assert_eq!(number, two.below(bound));
		}
		prop_assert_eq!(Dice::new(seed).below(0), 0);
		prop_assert_eq!(Dice::new(seed).below(1), 0);
	}
}
