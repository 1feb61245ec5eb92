//! The market's clock: it stands still while answers could not get through.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};
use frame_support::{dispatch::DispatchClass, traits::Get, weights::Weight};
use frame_system::limits::{BlockLength, BlockWeights};
use sp_runtime::Perbill;

/// What normal transactions of a block may use.
fn most() -> (Weight, u32) {
	let weights: BlockWeights = <Test as frame_system::Config>::BlockWeights::get();
	let length: BlockLength = <Test as frame_system::Config>::BlockLength::get();
	let class = DispatchClass::Normal;
	(weights.get(class).max_total.unwrap_or(weights.max_block), *length.max.get(class))
}

/// Makes blocks in which normal transactions use these parts of weight and length.
fn filled(blocks: u32, weight: u32, length: u32) {
	let (most, longest) = most();
	for _ in 0..blocks {
		let used = Weight::from_parts(Perbill::from_percent(weight) * most.ref_time(), 0);
		let long = Perbill::from_percent(length) * longest;
		System::set_block_consumed_resources(used, long as usize);
		next_block();
	}
}

#[test]
fn the_clock_stands_still_while_half_of_the_last_blocks_were_full() {
	build_and_execute(|| {
		for (weight, length) in [(90, 0), (0, 90)] {
			let start = Datdot::tick();
			filled(32, weight, length);
			assert_eq!(Datdot::tick(), start + 31);
			filled(10, weight, length);
			assert_eq!(Datdot::tick(), start + 31);
			// As long as 32 of the last 64 were full.
			filled(32, 0, 0);
			assert_eq!(Datdot::tick(), start + 31);
			filled(1, 0, 0);
			filled(9, 0, 0);
			assert!(Datdot::tick() > start + 31);
			filled(64, 0, 0);
		}
	});
}

#[test]
fn blocks_that_are_not_quite_full_stop_nothing() {
	build_and_execute(|| {
		let start = Datdot::tick();
		filled(100, 89, 89);
		assert_eq!(Datdot::tick(), start + 100);
		for _ in 0..50 {
			filled(1, 100, 100);
			filled(2, 0, 0);
		}
		assert_eq!(Datdot::tick(), start + 250);
	});
}

#[test]
fn the_clock_stands_still_while_the_agenda_lags() {
	build_and_execute(|| {
		let start = Datdot::tick();
		let limit = PollLimit::get();
		PollLimit::set(Weight::zero());
		run_blocks(20);
		// The first block still found an agenda that had caught up.
		assert_eq!(Datdot::tick(), start + 1);
		PollLimit::set(limit);
		next_block();
		assert_eq!(Datdot::tick(), start + 1);
		run_blocks(5);
		assert_eq!(Datdot::tick(), start + 6);
	});
}

#[test]
fn work_that_counts_blocks_does_not_stop_the_clock() {
	build_and_execute(|| {
		let start = Datdot::tick();
		(0..3_000).for_each(|id| Datdot::schedule(Work::Removal, 0, 1_000_000 + id));
		let weight = Datdot::all_pieces().saturating_mul(3);
		PollLimit::set(weight);
		run_blocks(30);
		assert!(AgendaCursors::<Test>::get(Work::Removal) < 30, "removals are late");
		assert_eq!(Datdot::tick(), start + 30);
		PollLimit::set(half_a_second());
		run_blocks(500);
	});
}

#[test]
fn a_full_chain_punishes_nobody() {
	build_and_execute(|| {
		providers(3, 1, 3);
		let core = Hypercore::new(1, &[300, 2_000]);
		let id = publish(&core, 3_000);
		let mut world = World::new(&[&core]);
		world.work(DrawDelay::get() + 1);
		for _ in 0..30 {
			filled(1, 100, 100);
			world.answer_if(|_| true);
		}
		while StorageChallenges::<Test>::iter().next().is_none() {
			next_block();
		}
		// Nobody's answer gets through any more.
		let before = Datdot::tick();
		filled(300, 100, 100);
		assert!(Datdot::tick() <= before + 2);
		assert!(Plans::<Test>::contains_key(id));
		for hoster in HOSTER..HOSTER + 3 {
			let hosting = Hostings::<Test>::get(user(hoster)).unwrap();
			assert!(hosting.slots > 0, "it lost slots");
			assert_eq!(hosting.last_silence, None);
		}
	});
}

#[test]
fn a_challenge_that_a_stall_pushes_out_of_the_hours_is_excused_and_repeated_in_them() {
	build_and_execute(|| {
		// Two hours a week: the first one of Monday and the fourth.
		let part_time = with_part_time_hoster(3, 1, 0b1001);
		publish(&Hypercore::new(1, &[300, 2_000]), 40_000);
		let mut world = World::new(&[&Hypercore::new(1, &[300, 2_000])]);
		world.work_to_block(1_150);
		while Hostings::<Test>::get(part_time).unwrap().challenge.is_none() {
			world.work_but(HOSTER + 2, 1);
		}
		let id = Hostings::<Test>::get(part_time).unwrap().challenge.unwrap();
		let asked = StorageChallenges::<Test>::get(id).unwrap();
		// The chain is stuck for an hour.
		let limit = PollLimit::get();
		PollLimit::set(Weight::zero());
		run_blocks(1_200);
		PollLimit::set(limit);
		while StorageChallenges::<Test>::get(id).is_some_and(|one| one.asked_at.is_some()) {
			next_block();
			world.answer_if(|hoster| hoster != HOSTER + 2);
		}
		System::assert_has_event(
			Event::StorageChallengeExcused { challenge: id, hoster: part_time }.into(),
		);
		let waiting = StorageChallenges::<Test>::get(id).unwrap();
		assert_eq!((waiting.body, waiting.missed), (asked.body.clone(), 0));
		Datdot::do_try_state().unwrap();
		// It is asked again in the fourth hour, and being silent then counts.
		while StorageChallenges::<Test>::get(id).unwrap().asked_at.is_none() {
			world.work_but(HOSTER + 2, 1);
			assert!(System::block_number() < 4_000);
		}
		let again = StorageChallenges::<Test>::get(id).unwrap();
		assert_eq!((again.body, again.missed), (asked.body, 0));
		assert!(System::block_number() >= 3 * 1_200);
		world.work_but(HOSTER + 2, ChallengeDuration::get());
		assert_eq!(StorageChallenges::<Test>::get(id).unwrap().missed, 1);
	});
}
