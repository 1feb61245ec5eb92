//! Whatever is called in whatever order, the state stays whole and no money is made or lost.

use super::{
	acts::core,
	fixtures::*,
	standings::everybody_leaves,
	steps::{step, take, Step},
};
use crate::{mock::*, pallet::*};
use proptest::prelude::*;

/// Takes the steps, with the state checked on the way; `Err` says what did not hold.
pub fn run_sequence(seed: u64, steps: &[Step]) -> Result<(), TestCaseError> {
	build_and_execute(|| {
		Seed::set(seed);
		providers(4, 3, 6);
		let cores: Vec<_> = (0..4).map(|number| core(number).0).collect();
		let mut world = World::new(&cores.iter().collect::<Vec<_>>());
		let issued = Balances::total_issuance();
		for (number, step) in steps.iter().enumerate() {
			take(&mut world, step);
			if number % 4 == 0 {
				Datdot::do_try_state()
					.map_err(|error| TestCaseError::fail(format!("{step:?}: {error:?}")))?;
			}
			prop_assert_eq!(Balances::total_issuance() + Burned::<Test>::get(), issued);
		}
		// When everybody stops, every plan ends and nothing stays held for it.
		let begun = System::block_number();
		while Plans::<Test>::iter_keys().next().is_some() {
			next_block();
			prop_assert!(System::block_number() < begun + 2_500, "a plan never ends");
		}
		prop_assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
		prop_assert_eq!(held(SPONSOR, HoldReason::ContractDeposit), 0);
		everybody_leaves();
		Datdot::do_try_state().unwrap();
		Ok(())
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(8))]

	#[test]
	fn the_state_stays_whole(
		seed in any::<u64>(),
		steps in proptest::collection::vec(step(), 60..160),
	) {
		run_sequence(seed, &steps)?;
	}
}
