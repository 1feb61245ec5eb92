//! Draws: who qualifies is drawn with the randomness of a fixed block, and nobody else is.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*, OfferOf, PlanRequestOf};

const SIZES: [usize; 3] = [300, 0, 2_000];

fn drawn() -> Option<(AmendmentId, Staff<Balance>)> {
	Amendments::<Test>::iter().find_map(|(id, found)| Some((id, found.staff?)))
}

/// Makes blocks until the first draw that succeeds.
fn wait_for_draw(blocks: u32) -> Option<(AmendmentId, Staff<Balance>)> {
	(0..blocks).find_map(|_| {
		next_block();
		drawn()
	})
}

/// The roles that draws lacked, in their order, with the blocks of the next attempts.
fn unstaffed() -> Vec<(Role, u32)> {
	take_events()
		.into_iter()
		.filter_map(|event| match event {
			Event::AmendmentUnstaffed { role, retry_at, .. } => Some((role, retry_at)),
			_ => None,
		})
		.collect()
}

#[test]
fn exactly_as_many_providers_as_seats_are_enough() {
	for seed in 0..10 {
		build_and_execute(|| {
			Seed::set(seed);
			providers(3, 1, 3);
			publish(&Hypercore::new(1, &SIZES), 1_000);
			let (_, staff) = wait_for_draw(20).expect("three of three are found");
			let mut hosters: Vec<_> =
				staff.pairs.iter().map(|pair| account(pair.hoster.user)).collect();
			hosters.sort_unstable();
			assert_eq!(hosters, [HOSTER, HOSTER + 1, HOSTER + 2]);
		});
	}
}

#[test]
fn sixteen_of_sixteen_are_found_at_once() {
	for seed in 0..10 {
		build_and_execute(|| {
			Seed::set(seed);
			providers(16, 1, 16);
			let most = |plan: &mut PlanRequestOf<Test>| plan.terms.replicas = Some(16);
			publish_with(&Hypercore::new(1, &SIZES), 5_000, most);
			let (_, staff) = wait_for_draw(6).expect("sixteen of sixteen are found");
			assert_eq!(staff.pairs.len(), 16);
		});
	}
}

#[test]
fn a_draw_that_lacks_providers_reserves_nothing_and_backs_off() {
	build_and_execute(|| {
		providers(3, 1, 2);
		publish(&Hypercore::new(1, &SIZES), 2_000);
		let first_draw = System::block_number() + 1 + DrawDelay::get();
		take_events();
		run_blocks(140);
		let attempts = unstaffed();
		assert_eq!(attempts[0].1, first_draw + 1, "the first retry is in the next block");
		let waits: Vec<_> = attempts.windows(2).map(|pair| pair[1].1 - pair[0].1).collect();
		assert_eq!(waits, [2, 4, 8, 16, 32, 64, 64]);
		assert!(attempts.iter().all(|(role, _)| *role == Role::Hoster));
		for provider in Providers::<Test>::iter_values() {
			for state in [provider.encoder, provider.attestor, provider.hoster].iter().flatten() {
				assert_eq!((state.duties, state.committed), (0, 0));
			}
		}
		provide(HOSTER + 2, hoster_offer());
		wait_for_draw(70).expect("the third hoster has come");
	});
}

#[test]
fn the_role_that_is_missing_is_named() {
	for (encoders, attestors, hosters, lacking) in
		[(3, 0, 3, Role::Attestor), (2, 1, 3, Role::Encoder), (3, 1, 0, Role::Hoster)]
	{
		build_and_execute(|| {
			providers(encoders, attestors, hosters);
			publish(&Hypercore::new(1, &SIZES), 1_000);
			take_events();
			run_blocks(6);
			assert_eq!(unstaffed().first().map(|(role, _)| *role), Some(lacking));
		});
	}
}

#[test]
fn a_late_draw_draws_the_same() {
	let staff = |late: bool| {
		let mut result = None;
		build_and_execute(|| {
			providers(9, 3, 9);
			publish(&Hypercore::new(1, &SIZES), 1_000);
			run_blocks(2);
			let limit = PollLimit::get();
			if late {
				PollLimit::set(Default::default());
				run_blocks(30);
				PollLimit::set(limit);
			}
			let (_, staff) = wait_for_draw(10).expect("there are enough");
			let users = |pair: &SeatPair<Balance>| (pair.encoder.user, pair.hoster.user);
			result = Some((staff.attestor.user, staff.pairs.iter().map(users).collect::<Vec<_>>()));
		});
		result
	};
	assert_eq!(staff(false), staff(true));
}

#[test]
fn a_draw_whose_randomness_is_forgotten_begins_anew() {
	build_and_execute(|| {
		providers(3, 1, 3);
		publish(&Hypercore::new(1, &SIZES), 10_000);
		run_blocks(2);
		let amendment = Amendments::<Test>::iter_keys().next().expect("an amendment");
		let limit = PollLimit::get();
		PollLimit::set(Default::default());
		run_blocks(4_110);
		PollLimit::set(limit);
		// Every kind of work catches up at 64 dues a block.
		let (id, _) = wait_for_draw(4_110 / 64 + 10).expect("drawn after all");
		assert_eq!(id, amendment);
		assert!(Amendments::<Test>::get(id).unwrap().made_at > 4_110);
	});
}

#[test]
fn nobody_has_two_seats_and_the_sponsor_has_none() {
	build_and_execute(|| {
		let all = |_| Offer {
			encoder: Some(RoleOffer { capacity: 100, ask: 1 }),
			attestor: Some(RoleOffer { capacity: 100, ask: 1 }),
			..hoster_offer()
		};
		for account in (HOSTER..HOSTER + 7).chain([SPONSOR]) {
			provide(account, all(account));
		}
		run_blocks(RegistrationDelay::get() + 1);
		let core = Hypercore::new(1, &[1; 40]);
		publish_with(&core, 2_000, |plan| plan.terms.contract_chunks = Some(4));
		let mut world = World::new(&[&core]);
		let mut contracts = 0;
		while contracts < 10 {
			next_block();
			Datdot::do_try_state().unwrap();
			world.set_up_all();
			contracts = plan(newest_plan()).started;
			assert!(System::block_number() < 600);
		}
		assert!(Ratings::<Test>::iter_prefix(user(SPONSOR)).next().is_none());
	});
}

/// Whether three hosters with changed offers are drawn for a plan with changed terms.
fn qualify(
	offer: impl Fn(&mut OfferOf<Test>),
	terms: impl FnOnce(&mut PlanRequestOf<Test>),
) -> bool {
	let mut found = false;
	build_and_execute(|| {
		for account in HOSTER..HOSTER + 3 {
			let mut changed = hoster_offer();
			offer(&mut changed);
			provide(account, changed);
		}
		providers(3, 1, 0);
		publish_with(&Hypercore::new(1, &SIZES), 1_000, terms);
		found = wait_for_draw(15).is_some();
	});
	found
}

#[test]
fn only_offers_that_cover_the_duty_qualify() {
	assert!(qualify(|_| (), |_| ()));
	let hoster = |change: fn(&mut HosterOffer<Balance>)| {
		move |offer: &mut OfferOf<Test>| change(offer.hoster.as_mut().expect("a hoster"))
	};
	assert!(qualify(hoster(|offer| offer.ask = UNIT), |_| ()));
	assert!(!qualify(hoster(|offer| offer.ask = UNIT + 1), |_| ()));
	assert!(qualify(hoster(|offer| offer.bytes = 2_300), |_| ()));
	assert!(!qualify(hoster(|offer| offer.bytes = 2_299), |_| ()));
	assert!(!qualify(|offer| offer.until = 900, |_| ()));
	assert!(!qualify(|offer| offer.from = 500, |_| ()));
	let tuesday = |offer: &mut OfferOf<Test>| {
		offer.hours = Hours([0; 21]);
		offer.hours.0[3] = 0xff;
	};
	assert!(!qualify(tuesday, |_| ()));
}

#[test]
fn only_offers_that_meet_the_needs_qualify() {
	let needs = |change: fn(&mut Needs)| {
		move |plan: &mut PlanRequestOf<Test>| change(&mut plan.terms.needs)
	};
	let slow = |offer: &mut OfferOf<Test>| (offer.rate, offer.latency) = (99, 51);
	assert!(qualify(slow, |_| ()));
	assert!(!qualify(slow, needs(|needs| needs.rate = 100)));
	assert!(!qualify(slow, needs(|needs| needs.latency = 50)));
	let part_time = |offer: &mut OfferOf<Test>| offer.hours.0[20] = 0;
	assert!(qualify(part_time, needs(|needs| needs.hours = 160)));
	assert!(!qualify(part_time, needs(|needs| needs.hours = 161)));
	let elsewhere = |needs: &mut Needs| needs.regions.try_push(*b"9q").unwrap();
	assert!(!qualify(|_| (), needs(elsewhere)));
	let here = |needs: &mut Needs| {
		needs.regions.try_push(*b"9q").unwrap();
		needs.regions.try_push(REGION).unwrap();
	};
	assert!(qualify(|_| (), needs(here)));
}

#[test]
fn capacity_bounds_duties() {
	build_and_execute(|| {
		for account in HOSTER..HOSTER + 3 {
			let mut offer = hoster_offer();
			offer.hoster.as_mut().unwrap().capacity = 2;
			provide(account, offer);
		}
		providers(3, 1, 0);
		let core = Hypercore::new(1, &[1; 12]);
		let id = publish_with(&core, 200, |plan| plan.terms.contract_chunks = Some(4));
		let mut world = World::new(&[&core]);
		world.work(60);
		// Two of three contracts find hosters; the last waits.
		assert_eq!(plan(id).started, 2);
		assert!(unstaffed().iter().all(|(role, _)| *role == Role::Hoster));
	});
}

#[test]
fn what_was_not_staffed_by_the_deadline_is_drawn_again() {
	build_and_execute(|| {
		providers(4, 2, 5);
		let core = Hypercore::new(1, &SIZES);
		publish(&core, 1_000);
		let mut world = World::new(&[&core]);
		let (first, staff) = wait_for_draw(20).expect("there are enough");
		world.set_up(first, 1);
		let kept = pair_of(first, 1).hoster.user;
		while Datdot::tick() < staff.deadline {
			next_block();
			world.answer_if(|_| true);
		}
		assert!(Amendments::<Test>::get(first).is_none());
		let missing = last_event(|event| match event {
			Event::AmendmentIncomplete { amendment, missing, .. } if *amendment == first => {
				Some(*missing)
			},
			_ => None,
		});
		assert_eq!(missing, 2);
		Datdot::do_try_state().unwrap();
		for provider in Providers::<Test>::iter_values() {
			assert!(provider.encoder.is_none_or(|state| state.duties == 0));
		}
		let (second, staff) = wait_for_draw(20).expect("drawn again");
		assert_ne!(first, second);
		let slots: Vec<_> = staff.pairs.iter().map(|pair| pair.slot).collect();
		assert_eq!(slots, [0, 2]);
		assert!(staff.pairs.iter().all(|pair| pair.hoster.user != kept));
		world.set_up_all();
		assert_eq!(plan(newest_plan()).started, 1);
	});
}
