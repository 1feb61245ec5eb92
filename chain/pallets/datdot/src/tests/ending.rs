//! Ends: whatever happened, a plan's contracts go, its providers are free, and the rest comes back.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};

const SIZES: [usize; 10] = [300, 0, 2_000, 5, 700, 9, 9, 9, 1_500, 800];

/// That nothing of a plan is left: no money held, nobody busy.
fn nothing_is_left() {
	assert_eq!(Plans::<Test>::iter().count(), 0);
	assert_eq!(Contracts::<Test>::iter().count(), 0);
	assert_eq!(Amendments::<Test>::iter().count(), 0);
	assert_eq!(FeedsOfPlan::<Test>::iter().count() + RangesOfPlan::<Test>::iter().count(), 0);
	assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
	assert_eq!(held(SPONSOR, HoldReason::ContractDeposit), 0);
	for (_, provider) in Providers::<Test>::iter() {
		assert_eq!(provider.used_bytes, 0);
		for state in [provider.encoder, provider.hoster].into_iter().flatten() {
			assert_eq!((state.duties, state.committed), (0, 0));
		}
	}
	for (_, hosting) in Hostings::<Test>::iter() {
		assert_eq!((hosting.slots, hosting.challenge), (0, None));
	}
	assert_eq!(ProvenSpans::<Test>::iter().count(), 0);
	Datdot::do_try_state().unwrap();
}

#[test]
fn a_plan_that_nobody_could_serve_costs_nothing() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &SIZES);
		let before = Balances::free_balance(SPONSOR);
		let plan = publish(&core, 50);
		let PlanLedger { escrow, deposit, .. } = super::fixtures::plan(plan).ledger;
		run_blocks(60);
		assert_eq!(Balances::free_balance(SPONSOR), before - FeedDeposit::get());
		let refund = last_event(|event| match event {
			Event::PlanRemoved { plan: id, refund } if *id == plan => Some(*refund),
			_ => None,
		});
		// Each contract's deposit came back with it.
		assert!(refund <= escrow + deposit && refund >= escrow);
		nothing_is_left();
		// What still stands on the agenda for it is ignored.
		run_blocks(100);
		nothing_is_left();
	});
}

#[test]
fn a_plan_of_many_contracts_ends_a_piece_at_a_time() {
	build_and_execute(|| {
		ContractActivationCap::set(50);
		let core = Hypercore::compat(1, &[1; 200]);
		let id = publish_with(&core, 30, |plan| plan.terms.contract_chunks = Some(1));
		run_blocks(10);
		assert_eq!(plan(id).activated, 200);
		run_to_block(plan(id).until - 1);
		Datdot::do_try_state().unwrap();
		next_block();
		assert_eq!((plan(id).status, plan(id).ending), (PlanStatus::Ended, 64));
		while Plans::<Test>::contains_key(id) {
			run_blocks(10);
			Datdot::do_try_state().unwrap();
			assert!(System::block_number() < 400, "the plan is never removed");
		}
		nothing_is_left();
	});
}

#[test]
fn contracts_that_were_never_activated_cost_nothing() {
	build_and_execute(|| {
		ContractActivationCap::set(1);
		let core = Hypercore::compat(1, &[1; 60]);
		let before = Balances::free_balance(SPONSOR);
		let id = publish_with(&core, 20, |plan| plan.terms.contract_chunks = Some(1));
		run_to_block(plan(id).until - 1);
		assert!((8..60).contains(&plan(id).activated));
		run_blocks(60);
		assert_eq!(Balances::free_balance(SPONSOR), before - FeedDeposit::get());
		nothing_is_left();
	});
}

#[test]
fn hosters_who_prove_to_the_end_are_paid_to_the_end() {
	build_and_execute(|| {
		providers(3, 3, 3);
		let core = Hypercore::new(1, &SIZES);
		let id = publish(&core, 150);
		let mut world = World::new(&[&core]);
		world.work(DrawDelay::get() + 1);
		let until = plan(id).until;
		let since = active(plan(id).first_contract, 0).since;
		let before: Balance = (HOSTER..HOSTER + 3).map(total).sum();
		world.work_to_block(until + 200);
		nothing_is_left();
		let block = u128::from(until - since);
		let slot = block * UNIT / 1_024 / u128::from(BlocksPerHour::get());
		let hosting: Balance = take_events()
			.into_iter()
			.filter_map(|event| match event {
				Event::SlotSettled { amount, .. } => Some(amount),
				_ => None,
			})
			.sum();
		// Two contracts of three slots, each of the flat minimum.
		assert_eq!(hosting, 6 * slot);
		let pots: Balance =
			(HOSTER..HOSTER + 3).map(|hoster| Pots::<Test>::get(user(hoster))).sum();
		let after: Balance = (HOSTER..HOSTER + 3).map(total).sum();
		assert_eq!(after, before + hosting + pots);
	});
}

#[test]
fn hosters_who_fall_silent_are_paid_what_they_proved_and_the_rest_comes_back() {
	build_and_execute(|| {
		providers(3, 3, 3);
		let core = Hypercore::new(1, &SIZES);
		let before: Balance = everything();
		let id = publish(&core, 200);
		let mut world = World::new(&[&core]);
		world.work(100);
		while Plans::<Test>::contains_key(id) {
			next_block();
			report_all(|_| Some(good_figures()));
			assert!(System::block_number() < 1_500, "the plan is never removed");
		}
		nothing_is_left();
		assert_eq!(everything(), before);
		let paid = take_events().iter().any(|event| matches!(event, Event::SlotSettled { .. }));
		assert!(paid);
	});
}

fn total(account: AccountId) -> Balance {
	use frame_support::traits::fungible::Inspect;
	Balances::total_balance(&account)
}

fn everything() -> Balance {
	(0..ACCOUNTS).map(total).sum()
}

#[test]
fn an_ending_plan_costs_a_hoster_of_other_plans_nothing() {
	build_and_execute(|| {
		providers(3, 3, 3);
		let (first, second) = (Hypercore::new(1, &SIZES), Hypercore::new(2, &[900, 10]));
		let mut world = World::new(&[&first, &second]);
		publish(&first, 100);
		let long = publish(&second, 600);
		// Everybody answers as late as can be, so that challenges are open most of the time.
		while System::block_number() < 400 {
			next_block();
			world.set_up_all();
			report_all(|_| Some(good_figures()));
			for (id, challenge) in StorageChallenges::<Test>::iter().collect::<Vec<_>>() {
				if Datdot::tick() + 1 == challenge.deadline {
					let hoster = account(challenge.hoster);
					frame_support::assert_ok!(send(hoster, world.answer(id)));
				}
			}
		}
		assert_eq!(Plans::<Test>::iter_keys().collect::<Vec<_>>(), [long]);
		for event in take_events() {
			assert!(!matches!(event, Event::StorageChallengeMissed { .. }), "{event:?}");
		}
		for hoster in HOSTER..HOSTER + 3 {
			assert_eq!(Hostings::<Test>::get(user(hoster)).unwrap().generation, 1);
		}
	});
}

#[test]
fn a_plan_that_ends_during_its_setup_frees_everybody() {
	build_and_execute(|| {
		providers(3, 1, 3);
		let core = Hypercore::new(1, &SIZES);
		let id = publish(&core, 20);
		let mut world = World::new(&[&core]);
		run_blocks(DrawDelay::get() + 1);
		let amendment = Amendments::<Test>::iter().find(|(_, found)| found.staff.is_some());
		world.set_up(amendment.expect("drawn").0, 0);
		assert!(plan(id).started == 0);
		while Plans::<Test>::contains_key(id) {
			next_block();
			Datdot::do_try_state().unwrap();
			world.answer_if(|_| true);
			report_all(|_| Some(good_figures()));
			assert!(System::block_number() < 600);
		}
		nothing_is_left();
	});
}
