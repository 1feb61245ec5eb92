//! Verdicts: which measurements count, what the others cost, and that nobody gains by it.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*, verdicts_impls::verdicts};
use frame_support::{assert_ok, BoundedVec};
use MeasurementFault::{Copied, Missing, Outlying};

fn seen(connect: u32, first_byte: u32, rate: u32) -> Option<Figures> {
	Some(Figures { chunks: 8, connect, first_byte, rate })
}

const NOTHING: Option<Figures> = Some(Figures { chunks: 0, connect: 9, first_byte: 0, rate: 0 });

fn challenge(reports: &[Option<Figures>]) -> PerformanceChallenge {
	let measurers = (0..).zip(reports);
	let measurers = measurers.map(|(attestor, figures)| Measurer {
		attestor,
		figures: *figures,
		reader_key: None,
	});
	PerformanceChallenge {
		hoster: 99,
		epoch: 1,
		measurers: BoundedVec::truncate_from(measurers.collect()),
	}
}

/// The faults that are found in reports.
fn faults(reports: &[Option<Figures>]) -> Vec<Option<MeasurementFault>> {
	verdicts(&challenge(reports)).into_iter().map(|(_, fault)| fault).collect()
}

#[test]
fn honest_readers_see_different_things_and_all_count() {
	let home = seen(30, 20, 5_000);
	let abroad = seen(400, 350, 900);
	let slow = seen(700, 80, 640);
	assert_eq!(faults(&[home, abroad, slow, seen(31, 22, 4_800)]), [None; 4]);
	// On one machine, a few milliseconds are no difference.
	assert_eq!(faults(&[seen(1, 1, 90_000), seen(40, 3, 80_000), seen(2, 60, 99_000)]), [None; 3]);
	assert_eq!(faults(&[]), []);
}

#[test]
fn missing_copied_and_outlying_reports_do_not_count() {
	let (a, b, c) = (seen(30, 20, 5_000), seen(35, 25, 4_000), seen(50, 40, 6_000));
	assert_eq!(faults(&[a, b, c, None]), [None, None, None, Some(Missing)]);
	assert_eq!(faults(&[a, b, a, c]), [Some(Copied), None, Some(Copied), None]);
	assert_eq!(faults(&[a, b, c, seen(30, 20, 600)]), [None, None, None, Some(Outlying)]);
	assert_eq!(faults(&[a, b, c, seen(30, 20, 60_000)])[3], Some(Outlying));
	assert_eq!(faults(&[a, b, c, seen(30, 900, 5_000)])[3], Some(Outlying));
	assert_eq!(faults(&[a, b, c, seen(9_000, 20, 5_000)])[3], Some(Outlying));
	// Against a majority of those who revealed.
	assert_eq!(faults(&[a, b, NOTHING]), [None, None, Some(Outlying)]);
	assert_eq!(faults(&[NOTHING, NOTHING, c, None])[2..], [Some(Outlying), Some(Missing)]);
	// Who got nothing has nothing to copy.
	assert_eq!(faults(&[NOTHING, NOTHING, NOTHING]), [None; 3]);
}

#[test]
fn two_cannot_tell_who_of_them_is_right() {
	let (fast, slow) = (seen(30, 20, 5_000), seen(30, 20, 50));
	assert_eq!(faults(&[fast, slow]), [None, None]);
	assert_eq!(faults(&[fast, NOTHING, None]), [None, None, Some(Missing)]);
	assert_eq!(faults(&[fast, NOTHING, slow, NOTHING]), [None; 4]);
}

#[test]
fn equal_reports_move_the_median_once() {
	let (a, b, c) = (seen(30, 20, 5_000), seen(35, 25, 4_000), seen(50, 40, 6_000));
	let lie = seen(30, 20, 30_000);
	let median = |reports: &[_]| Datdot::tally(&challenge(reports)).median.map(|all| all.rate);
	assert_eq!(median(&[a, b, c]), Some(5_000));
	assert_eq!(median(&[a, b, c, lie, lie, lie]), Some(6_000));
	assert_eq!(median(&[a, b, c, NOTHING, NOTHING]), Some(5_000));
	assert_eq!(median(&[NOTHING, NOTHING]), Some(0));
	assert_eq!(median(&[None, None]), None);
}

/// A plan of one contract whose hosters' pots have money, and the three attestors.
fn measured() -> (World, Vec<UserId>) {
	MeasurementFee::set(1_000_000);
	providers(3, 3, 3);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	publish(&core, 2_000);
	let mut world = World::new(&[&core]);
	world.work(5 * 24);
	let contract = Contracts::<Test>::iter_keys().next().expect("a contract");
	let slots = (0..3).map(|slot| SlotId { contract, slot }).collect();
	assert_ok!(send(STRANGER, Call::settle { slots: BoundedVec::truncate_from(slots) }));
	world.work(48);
	(world, (ATTESTOR..ATTESTOR + 3).map(user).collect())
}

/// Works for so many epochs, in which attestors see what `see` says.
fn work_and_see(world: &World, epochs: u32, see: impl Fn(UserId) -> Option<Figures>) {
	for _ in 0..epochs * 24 {
		next_block();
		world.answer_if(|_| true);
		report_seen(|_, _, attestor| see(attestor));
	}
}

/// What an attestor says that it saw.
type Sight = fn(UserId) -> Option<Figures>;

#[test]
fn a_fault_costs_rating_and_pay_but_not_stake_and_profits_nobody() {
	let honest = |attestor: UserId| seen(30 + attestor as u32, 20, 5_000);
	let cases: [(MeasurementFault, Sight); 3] = [
		(Missing, |_| None),
		(Copied, |attestor| seen(30 + attestor as u32, 20, 5_000)),
		(Outlying, |attestor| seen(30 + attestor as u32, 20, 5)),
	];
	for (fault, lie) in cases {
		build_and_execute(|| {
			let (world, attestors) = measured();
			let (liar, other, third) = (attestors[0], attestors[1], attestors[2]);
			let see = |attestor| match fault {
				// Two agreed on what to report.
				Copied if attestor == other => lie(liar),
				_ if attestor == liar => lie(attestor),
				_ => honest(attestor),
			};
			// The measurements of the past epoch are honest still.
			work_and_see(&world, 1, honest);
			let before = [liar, other, third].map(|user| wealth(account(user)));
			let score = Datdot::score(liar, Role::Attestor);
			let stake = held(account(liar), HoldReason::Stake);
			take_events();
			let epoch = CurrentEpoch::<Test>::get().epoch;
			work_and_see(&world, 2, see);
			let events = take_events();
			let rejected = events.iter().filter(|event| {
				matches!(event, Event::MeasurementRejected { epoch: of, attestor, fault: found, .. }
					if (*of, *attestor, *found) == (epoch, liar, fault))
			});
			assert_eq!(rejected.count(), 3, "{fault:?}");
			let paid = |user| -> Balance {
				let amounts = events.iter().filter_map(|event| match event {
					Event::MeasurementPaid { epoch: of, attestor, amount, .. }
						if (*of, *attestor) == (epoch, user) =>
					{
						Some(*amount)
					},
					_ => None,
				});
				amounts.sum()
			};
			// Of three hosters.
			assert_eq!(paid(liar), 0);
			assert_eq!(paid(third), 3_000_000);
			assert_eq!(paid(other), if fault == Copied { 0 } else { 3_000_000 });
			assert!(Datdot::score(liar, Role::Attestor) < score, "{fault:?}");
			assert!(Datdot::score(third, Role::Attestor) >= score, "{fault:?}");
			assert_eq!(held(account(liar), HoldReason::Stake), stake);
			assert!(wealth(account(third)) > before[2]);
			Datdot::do_try_state().unwrap();
		});
	}
}

#[test]
fn the_share_of_a_fault_stays_in_the_pot() {
	build_and_execute(|| {
		let (world, attestors) = measured();
		let pots = || [0, 1, 2].map(|number| Pots::<Test>::get(user(HOSTER + number)));
		let one_less = |attestor: UserId| {
			seen(30 + attestor as u32, 20, 5_000).filter(|_| attestor != attestors[0])
		};
		let epoch = || CurrentEpoch::<Test>::get().epoch;
		let first = epoch();
		while epoch() < first + 2 {
			next_block();
			world.answer_if(|_| true);
			report_seen(|_, _, attestor| one_less(attestor));
		}
		// More than is there, so that the pots are shared out.
		MeasurementFee::set(UNIT);
		let before = pots();
		assert!(before.iter().all(|pot| *pot > 3), "{before:?}");
		while Deliveries::<Test>::get(user(HOSTER)).map(|last| last.epoch) != Some(first + 1) {
			next_block();
			world.answer_if(|_| true);
			report_seen(|_, _, attestor| one_less(attestor));
		}
		let third = before.map(|pot| pot - 2 * (pot / 3));
		assert_eq!(pots(), third);
	});
}

#[test]
fn nobody_is_drawn_for_what_lies_outside_its_hours() {
	build_and_execute(|| {
		// The mock's clock begins on Monday at midnight; epochs take 72 seconds of it.
		let only = |hours: &[u32]| {
			let mut grid = [0u8; 21];
			hours.iter().for_each(|hour| grid[(hour / 8) as usize] |= 1 << (hour % 8));
			Hours(grid)
		};
		provide(ATTESTOR, Offer { hours: only(&[0]), ..attestor_offer() });
		provide(ATTESTOR + 1, Offer { hours: only(&[1]), ..attestor_offer() });
		provide(ATTESTOR + 2, Offer { hours: only(&[0, 1]), ..attestor_offer() });
		providers(3, 0, 3);
		publish(&Hypercore::new(1, &[300]), 2_000);
		let mut world = World::new(&[&Hypercore::new(1, &[300])]);
		let drawn = |epoch| {
			let mut drawn: Vec<_> = PerformanceChallenges::<Test>::iter_values()
				.filter(|challenge| challenge.epoch == epoch)
				.flat_map(|challenge| challenge.measurers)
				.map(|measurer| account(measurer.attestor))
				.collect();
			drawn.sort_unstable();
			drawn.dedup();
			drawn
		};
		world.work(60);
		assert_eq!(drawn(CurrentEpoch::<Test>::get().epoch), [ATTESTOR, ATTESTOR + 2]);
		// The reveals of the last epoch of the hour lie in the next one.
		world.work_to_block(1_185);
		let clock = CurrentEpoch::<Test>::get();
		assert!(clock.start < 1_200 && clock.start + clock.length >= 1_200, "{clock:?}");
		assert_eq!(drawn(clock.epoch), [ATTESTOR + 2]);
		world.work_to_block(1_230);
		let last = CurrentEpoch::<Test>::get().epoch;
		assert_eq!(drawn(last), [ATTESTOR + 1, ATTESTOR + 2]);
	});
}
