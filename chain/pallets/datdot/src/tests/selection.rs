//! Selection: weighted by free stake, bounded in what it looks at, never the same candidate twice.

use super::fixtures::*;
use crate::{
	limits::MAX_LOOKS, mock::*, randomness_impls::Dice, ratings_impls::Outcome,
	selection_impls::Search, types::*,
};
use std::cell::Cell;

const ANY_ATTESTOR: Search = Search { role: Role::Attestor, regions: &[], price: None };

/// Who is drawn, one after the other, until nobody is left or the looks are used up.
fn drawn(search: &Search, looks: u32, seed: u8) -> Vec<AccountId> {
	let mut dice = Dice::new([seed; 32]);
	let mut selection = Datdot::selection(search, looks);
	std::iter::from_fn(|| Datdot::select(&mut selection, &mut dice, |_, _| true))
		.map(account)
		.collect()
}

#[test]
fn everybody_is_drawn_once_while_looks_last() {
	build_and_execute(|| {
		providers(0, 9, 0);
		for seed in 0..20 {
			let mut all = drawn(&ANY_ATTESTOR, 64, seed);
			all.sort_unstable();
			assert_eq!(all, (ATTESTOR..ATTESTOR + 9).collect::<Vec<_>>());
		}
	});
}

#[test]
fn a_draw_looks_at_no_more_candidates_than_it_may_and_than_its_weight_counts() {
	build_and_execute(|| {
		providers(0, 70, 0);
		for (allowed, looked) in [(0, 0), (1, 1), (7, 7), (64, 64), (u32::MAX, MAX_LOOKS)] {
			let seen = Cell::new(0);
			let mut selection = Datdot::selection(&ANY_ATTESTOR, allowed);
			let nobody = Datdot::select(&mut selection, &mut Dice::new([1; 32]), |_, _| {
				seen.set(seen.get() + 1);
				false
			});
			assert_eq!((nobody, seen.get()), (None, looked));
		}
		// With two looks for each seat, no draw of one role takes more seats than half of them.
		assert_eq!(drawn(&ANY_ATTESTOR, 8, 3).len(), 4);
	});
}

#[test]
fn regions_are_searched_together_and_named_twice_count_once() {
	build_and_execute(|| {
		for (account, region) in
			[(ATTESTOR, *b"u3"), (ATTESTOR + 1, *b"9q"), (ATTESTOR + 2, *b"gc")]
		{
			provide(account, Offer { region, ..attestor_offer() });
		}
		run_blocks(RegistrationDelay::get() + 1);
		let found = |regions: &[Region]| {
			let mut all = drawn(&Search { role: Role::Attestor, regions, price: None }, 64, 1);
			all.sort_unstable();
			all
		};
		assert_eq!(found(&[*b"u3", *b"gc"]), [ATTESTOR, ATTESTOR + 2]);
		assert_eq!(found(&[*b"9q", *b"9q"]), [ATTESTOR + 1]);
		assert!(found(&[*b"00"]).is_empty());
		assert_eq!(found(&[]), [ATTESTOR, ATTESTOR + 1, ATTESTOR + 2]);
	});
}

#[test]
fn an_ask_above_the_price_is_never_drawn_whatever_its_bucket() {
	build_and_execute(|| {
		let asks = [1, UNIT / 2, UNIT - 1, UNIT, UNIT + 1, 100 * UNIT];
		for (account, ask) in (ATTESTOR..).zip(asks) {
			let attestor = Some(RoleOffer { capacity: 5, ask });
			provide(account, Offer { attestor, ..no_offer() });
		}
		run_blocks(RegistrationDelay::get() + 1);
		for price in asks {
			let search = Search { role: Role::Attestor, regions: &[], price: Some(price) };
			let cheap = asks.iter().filter(|ask| **ask <= price).count();
			let mut all = drawn(&search, 64, 5);
			all.sort_unstable();
			assert_eq!(all, (ATTESTOR..ATTESTOR + cheap as u64).collect::<Vec<_>>());
		}
	});
}

#[test]
fn of_two_who_qualify_the_better_rated_is_drawn_more_often() {
	build_and_execute(|| {
		providers(0, 2, 0);
		let (good, new) = (user(ATTESTOR), user(ATTESTOR + 1));
		Datdot::rate(good, Role::Attestor, Some(&1), UNIT, Outcome::Done);
		let mut drawn = [0, 0];
		for seed in 0..200u8 {
			let mut dice = Dice::new([seed; 32]);
			let mut selection = Datdot::selection(&ANY_ATTESTOR, 64);
			let user = Datdot::select(&mut selection, &mut dice, |_, _| true);
			drawn[usize::from(user == Some(new))] += 1;
		}
		// The newcomer is drawn when both looks hit it, which one in four does, and when one does with
		// the chance of (1/2)³ to (2/3)³: two times in five.
		assert!((65..95).contains(&drawn[1]), "{drawn:?}");
	});
}
