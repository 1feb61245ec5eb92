//! Proven spans: what a hoster proved, with holes where it failed, kept as long as a slot needs it.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};

/// A hoster with a slot; everything else is done by hand.
fn hosting() -> (World, UserId) {
	ChallengeDelay::set(100_000);
	providers(3, 1, 3);
	let core = Hypercore::new(1, &[300]);
	publish(&core, 50_000);
	let mut world = World::new(&[&core]);
	while plan(newest_plan()).started == 0 {
		world.work(1);
	}
	(world, user(HOSTER))
}

fn generation(hoster: UserId) -> u32 {
	Hostings::<Test>::get(hoster).unwrap().generation
}

/// All spans of a hoster, from the oldest.
fn spans(hoster: UserId) -> Vec<(u32, u32, SpanPhase)> {
	let mut all: Vec<_> = ProvenSpans::<Test>::iter_prefix(hoster).collect();
	all.sort_by_key(|(generation, _)| *generation);
	all.into_iter().map(|(_, span)| (span.from, span.to, span.phase)).collect()
}

/// Puts a hoster's present span at these blocks.
fn put(hoster: UserId, from: u32, to: u32) {
	ProvenSpans::<Test>::mutate(hoster, generation(hoster), |span| {
		let span = span.as_mut().expect("a span");
		(span.from, span.to, span.phase) = (from, to, SpanPhase::Open);
	});
}

use SpanPhase::{Closed, Open, Waiting};

#[test]
fn a_cut_takes_a_middle_out() {
	build_and_execute(|| {
		let (_world, hoster) = hosting();
		run_to_block(300);
		put(hoster, 20, 200);
		Datdot::cut_span(hoster, 100, 150);
		assert_eq!(spans(hoster), [(20, 100, Closed), (150, 200, Open)]);
	});
}

#[test]
fn a_cut_that_reaches_past_what_is_proven_moves_the_beginning() {
	build_and_execute(|| {
		let (_world, hoster) = hosting();
		run_to_block(300);
		put(hoster, 20, 120);
		Datdot::cut_span(hoster, 100, 150);
		assert_eq!(spans(hoster), [(20, 100, Closed), (150, 150, Open)]);
	});
}

#[test]
fn a_cut_before_the_span_takes_nothing() {
	build_and_execute(|| {
		let (_world, hoster) = hosting();
		run_to_block(300);
		put(hoster, 160, 200);
		Datdot::cut_span(hoster, 100, 150);
		assert_eq!(spans(hoster), [(160, 200, Open)]);
	});
}

#[test]
fn a_cut_that_covers_the_beginning_leaves_the_rest() {
	build_and_execute(|| {
		let (_world, hoster) = hosting();
		run_to_block(300);
		put(hoster, 120, 200);
		Datdot::cut_span(hoster, 100, 150);
		let proven: Vec<_> = spans(hoster).into_iter().filter(|(from, to, _)| from < to).collect();
		assert_eq!(proven, [(150, 200, Open)]);
	});
}

#[test]
fn a_cut_never_gives_back_what_a_fault_took() {
	build_and_execute(|| {
		let (_world, hoster) = hosting();
		run_to_block(300);
		put(hoster, 20, 80);
		Datdot::break_span(hoster);
		// The fault is over at block 120; the cut is before that.
		put(hoster, 120, 200);
		Datdot::cut_span(hoster, 40, 70);
		let proven: u32 = spans(hoster).iter().map(|(from, to, _)| to - from).sum();
		assert_eq!(spans(hoster)[0], (20, 40, Closed));
		assert_eq!(proven, 20 + 80);
	});
}

#[test]
fn nothing_is_proven_while_an_answer_is_awaited() {
	build_and_execute(|| {
		let (_world, hoster) = hosting();
		run_to_block(300);
		put(hoster, 20, 80);
		Datdot::break_span(hoster);
		Datdot::cut_span(hoster, 90, 150);
		assert_eq!(spans(hoster), [(20, 80, Closed), (300, 300, Waiting)]);
		Datdot::cut_span(hoster, 250, 300);
		run_blocks(5);
		let present = generation(hoster);
		assert_eq!(Datdot::extend_span(hoster, present, 250), 305);
		assert_eq!(spans(hoster), [(20, 80, Closed), (305, 305, Open)]);
		assert_eq!(Datdot::extend_span(hoster, present, 310), 310);
		run_to_block(310);
	});
}

#[test]
fn an_older_challenge_never_shortens_a_span() {
	build_and_execute(|| {
		let (_world, hoster) = hosting();
		run_to_block(300);
		put(hoster, 20, 200);
		assert_eq!(Datdot::extend_span(hoster, generation(hoster), 150), 200);
	});
}

#[test]
fn spans_stay_until_every_slot_has_passed_them() {
	build_and_execute(|| {
		let (_world, hoster) = hosting();
		let contract = plan(newest_plan()).first_contract;
		let slot = (0..3).find(|slot| active(contract, *slot).hoster == hoster).unwrap();
		for fault in 0..30 {
			run_blocks(3);
			let now = System::block_number();
			put(hoster, now - 2, now - 1);
			Datdot::break_span(hoster);
			assert_eq!(spans(hoster).len(), fault + 2);
		}
		let now = System::block_number();
		Hostings::<Test>::mutate(hoster, |hosting| {
			hosting.as_mut().unwrap().counted_until = now;
		});
		Datdot::do_try_state().unwrap();
		// Each settlement passes 8 spans.
		for left in [23, 15, 7, 1] {
			Datdot::settle_slot(SlotId { contract, slot });
			assert_eq!(spans(hoster).len(), left);
			Datdot::do_try_state().unwrap();
		}
		let paid = active(contract, slot).paid;
		assert_eq!(paid, 30 * UNIT / 1_024 / u128::from(BlocksPerHour::get()));
	});
}

#[test]
fn spans_that_a_removed_slot_left_behind_are_forgotten() {
	build_and_execute(|| {
		let (_world, hoster) = hosting();
		let contract = plan(newest_plan()).first_contract;
		let slot = (0..3).find(|slot| active(contract, *slot).hoster == hoster).unwrap();
		(0..5).for_each(|_| Datdot::break_span(hoster));
		frame_support::hypothetically!({
			Datdot::vacate_slot(SlotId { contract, slot });
			assert_eq!(spans(hoster), []);
		});
		(0..15).for_each(|_| Datdot::break_span(hoster));
		frame_support::hypothetically!({
			Datdot::vacate_slot(SlotId { contract, slot });
			// The rest goes with the next change.
			while !spans(hoster).is_empty() {
				let before = spans(hoster).len();
				Datdot::drop_spans(hoster);
				assert!(spans(hoster).len() < before);
			}
		});
	});
}
