//! Ratings: what feeds them, what bounds them, and whom they favour.

use super::fixtures::*;
use crate::{
	limits::MAX_RATERS, mock::*, pallet::*, randomness_impls::Dice, ratings_impls::Outcome,
	selection_impls::Search, types::*,
};

const NEWCOMER: u128 = 500_000;

fn unit() -> Balance {
	RatingUnit::get()
}

fn rate(user: UserId, payer: AccountId, fee: Balance, outcome: Outcome) {
	Datdot::rate(user, Role::Attestor, Some(&payer), fee, outcome);
}

fn score(user: UserId) -> u128 {
	Datdot::score(user, Role::Attestor)
}

fn rating(user: UserId, role: Role) -> (u128, u128) {
	Ratings::<Test>::get(user, role).map(|rating| (rating.good(), rating.bad())).unwrap_or_default()
}

#[test]
fn outcomes_weigh_by_their_fees() {
	build_and_execute(|| {
		let user = register(1);
		assert_eq!(score(user), NEWCOMER);
		rate(user, 2, unit() / 10, Outcome::Done);
		assert_eq!(rating(user, Role::Attestor), (unit() / 10, 0));
		assert_eq!(score(user), 1_100_000 * 10 / 21);
		rate(user, 2, unit() / 100, Outcome::Failed);
		assert_eq!(rating(user, Role::Attestor), (unit() / 10, unit() / 25));
		rate(user, 2, unit() / 100, Outcome::ThirdFailed);
		assert_eq!(rating(user, Role::Attestor).1, unit() / 25 + unit() / 75);
		// Each role stands for itself.
		assert_eq!(rating(user, Role::Encoder), (0, 0));
		assert_eq!(Datdot::score(user, Role::Encoder), NEWCOMER);
	});
}

#[test]
fn nothing_is_remembered_of_nobody_and_of_free_work() {
	build_and_execute(|| {
		let user = register(1);
		rate(user, 2, 0, Outcome::Done);
		rate(user + 100, 2, unit(), Outcome::Done);
		assert_eq!(Ratings::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_one_payer_says_weighs_one_unit_and_follows_what_was_last() {
	build_and_execute(|| {
		let user = register(1);
		rate(user, 2, 1_000 * unit(), Outcome::Done);
		assert_eq!(rating(user, Role::Attestor), (unit(), 0));
		assert_eq!(score(user), 666_666);
		rate(user, 2, 1_000 * unit(), Outcome::Failed);
		assert_eq!(rating(user, Role::Attestor), (unit() / 2, unit() / 2));
		rate(user, 2, 1_000 * unit(), Outcome::Failed);
		assert_eq!(rating(user, Role::Attestor), (unit() / 4, unit() / 4 * 3));
		rate(user, 3, unit(), Outcome::Done);
		assert_eq!(rating(user, Role::Attestor), (unit() / 4 * 5, unit() / 4 * 3));
		// Whatever is paid, a steady quality gives a steady rating.
		for fee in [unit() / 50, unit() / 10] {
			for _ in 0..200 {
				(0..9).for_each(|_| rate(user, 4, fee, Outcome::Done));
				rate(user, 4, fee, Outcome::Failed);
			}
			let share = Ratings::<Test>::get(user, Role::Attestor).unwrap().shares[2];
			assert!(share.bad > unit() / 4 && share.bad < unit() / 2, "{share:?}");
			assert_eq!(share.good + share.bad, unit());
		}
	});
}

#[test]
fn more_payers_than_count_add_nothing_to_what_the_last_ones_say() {
	build_and_execute(|| {
		let user = register(1);
		for payer in 10..50 {
			rate(user, payer, 1_000 * unit(), Outcome::Done);
			Datdot::do_try_state().unwrap();
		}
		let most = u128::from(MAX_RATERS) * unit();
		assert_eq!(rating(user, Role::Attestor), (most, 0));
		// What the chain proves against somebody is not bound by a payer's cap, and no new payer
		// takes its place.
		Datdot::rate(user, Role::Attestor, None, 1_000 * unit(), Outcome::Failed);
		let (good, bad) = rating(user, Role::Attestor);
		assert!(good < most && bad > most / 10 * 7, "{good} {bad}");
		for payer in 50..90 {
			rate(user, payer, unit(), Outcome::Done);
		}
		assert_eq!(rating(user, Role::Attestor).1, bad);
	});
}

#[test]
fn a_rating_halves_in_its_half_life_however_often_it_is_touched() {
	build_and_execute(|| {
		let (rare, often) = (register(1), register(2));
		let half_life = u64::from(RatingHalfLife::get());
		Clock::<Test>::put(half_life);
		rate(rare, 9, unit(), Outcome::Done);
		rate(often, 9, unit(), Outcome::Done);
		for tick in half_life..2 * half_life {
			Clock::<Test>::put(tick);
			rate(often, 9, 1, Outcome::Done);
		}
		Clock::<Test>::put(2 * half_life);
		rate(rare, 8, 1, Outcome::Done);
		rate(often, 8, 1, Outcome::Done);
		assert_eq!(rating(rare, Role::Attestor).0, unit() / 2 + 1);
		let difference = rating(often, Role::Attestor).0.abs_diff(unit() / 2);
		assert!(difference < unit() / 1_000_000, "{difference}");
		// Long after, nothing is known of anybody.
		Clock::<Test>::put(1_000 * half_life);
		assert_eq!((score(rare), score(often)), (NEWCOMER, NEWCOMER));
		assert_eq!(Datdot::ratings_of(rare)[0].good, 0);
	});
}

#[test]
fn what_is_paid_is_what_rates() {
	build_and_execute(|| {
		providers(3, 4, 3);
		let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
		let id = publish(&core, 2_000);
		let mut world = World::new(&[&core]);
		run_blocks(DrawDelay::get() + 2);
		world.set_up_all();
		let setup = plan(id).ledger.setup;
		let sum = |role| -> u128 {
			let rated = Ratings::<Test>::iter().filter(|(_, of, _)| *of == role);
			rated.map(|(_, _, rating)| rating.good()).sum()
		};
		assert_eq!(sum(Role::Encoder), setup / 2);
		assert_eq!(sum(Role::Attestor), setup / 2);
		assert_eq!(sum(Role::Hoster), 0);
		let fresh = Datdot::my_duties(HOSTER, 0).unwrap().ratings;
		assert_eq!(fresh, vec![]);
		world.work(100);
		let slots = (0..3).map(|slot| SlotId { contract: plan(id).first_contract, slot });
		let slots = frame_support::BoundedVec::truncate_from(slots.collect());
		frame_support::assert_ok!(send(SPONSOR, Call::settle { slots }));
		assert_eq!(sum(Role::Hoster), plan(id).ledger.hosting);
		let ratings = Datdot::my_duties(HOSTER, 0).unwrap().ratings;
		assert_eq!((ratings.len(), ratings[0].role), (1, Role::Hoster));
		assert!(ratings[0].score > 500_000);
		let Some(Item::User { ratings: shown, .. }) = Datdot::item_by_id(user(HOSTER)) else {
			panic!("a user");
		};
		assert_eq!(shown, ratings);
	});
}

/// How often an account of `accounts` attestors is drawn first.
fn shares(accounts: u64, draws: u32) -> Vec<u32> {
	let search = Search { role: Role::Attestor, regions: &[], price: None };
	let mut counts = vec![0; accounts as usize];
	let mut dice = Dice::new([9; 32]);
	for _ in 0..draws {
		let mut selection = Datdot::selection(&search, 64);
		let found = Datdot::select(&mut selection, &mut dice, |_, _| true).expect("somebody");
		counts[(account(found) - ATTESTOR) as usize] += 1;
	}
	counts
}

#[test]
fn the_better_rated_of_two_is_likelier_and_a_newcomer_still_gets_work() {
	build_and_execute(|| {
		providers(0, 10, 0);
		let names: Vec<_> = (ATTESTOR..ATTESTOR + 10).map(user).collect();
		for name in &names[2..] {
			(20..24).for_each(|payer| rate(*name, payer, unit(), Outcome::Done));
		}
		rate(names[1], 20, unit(), Outcome::Failed);
		let counts = shares(10, 20_000);
		// By stake each would get 2 000. A name is looked at twice in one draw of a hundred, and with
		// another one in two of a hundred for each: then the cubes of their scores decide.
		let [new, bad, good] = [1.0 / 2.0, 1.0 / 3.0, 5.0 / 6.0].map(|score: f64| score.powi(3));
		let expected = |own: f64, others: &[(f64, f64)]| {
			let won: f64 = others.iter().map(|(score, count)| count * own / (own + score)).sum();
			(0.01 + 0.02 * won) * 20_000.0
		};
		let newcomer = expected(new, &[(bad, 1.0), (good, 8.0)]);
		assert!((f64::from(counts[0]) - newcomer).abs() < 120.0, "{newcomer} {counts:?}");
		let worse = expected(bad, &[(new, 1.0), (good, 8.0)]);
		assert!((f64::from(counts[1]) - worse).abs() < 90.0, "{worse} {counts:?}");
		let better = expected(good, &[(bad, 1.0), (new, 1.0), (good, 7.0)]);
		let near = |count: &u32| (f64::from(*count) - better).abs() < 180.0;
		assert!(counts[2..].iter().all(near), "{better} {counts:?}");
	});
}
