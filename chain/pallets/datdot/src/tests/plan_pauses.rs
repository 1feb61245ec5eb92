//! Pauses of plans: unpaid, unproven, and left freely; what was given back is staffed again.

use super::{fixtures::*, refused};
use crate::{limits::MAX_PLAN_SPANS, mock::*, pallet::*, types::*};
use frame_support::{assert_ok, BoundedVec};

const SIZES: [usize; 6] = [300, 0, 2_000, 5, 700, 9];

/// Commitment, and price of the setup, of a slot of the flat minimum.
const SETUP: Balance = 2 * UNIT / 1_024;

fn hosted(blocks: u32, hosters: u64) -> (World, PlanId, ContractId) {
	providers(6, 3, hosters);
	let core = Hypercore::new(1, &SIZES);
	let id = publish(&core, blocks);
	let mut world = World::new(&[&core]);
	while plan(id).started == 0 {
		world.work(1);
	}
	(world, id, plan(id).first_contract)
}

fn pay(blocks: u32) -> Balance {
	Balance::from(blocks) * UNIT / 1_024 / Balance::from(BlocksPerHour::get())
}

fn give_back(contract: ContractId, slot: SlotIndex) -> Call<Test> {
	Call::give_back { slots: BoundedVec::truncate_from(vec![SlotId { contract, slot }]) }
}

fn pause(plan: PlanId) {
	assert_ok!(send(SPONSOR, Call::plan_pause { plan }));
}

fn resume(plan: PlanId) {
	assert_ok!(send(SPONSOR, Call::plan_resume { plan }));
}

fn hoster_of(contract: ContractId, slot: SlotIndex) -> AccountId {
	account(active(contract, slot).hoster)
}

#[test]
fn a_pause_is_not_paid_and_not_proven() {
	build_and_execute(|| {
		let (mut world, id, contract) = hosted(1_000, 3);
		let since = active(contract, 0).since;
		world.work(60);
		pause(id);
		let paused = System::block_number() + 1;
		System::assert_last_event(Event::PlanPaused { plan: id, from: paused }.into());
		refused(SPONSOR, Call::plan_pause { plan: id }, Error::PlanPausedAlready);
		// Slots stay in the trees until a challenge issued since was answered, then they leave.
		world.work(120);
		assert!((0..3).all(|slot| active(contract, slot).position.is_none()));
		take_events();
		world.work(60);
		let asked = |event: &Event<Test>| matches!(event, Event::StorageChallengeIssued { .. });
		assert!(!take_events().iter().any(asked));
		Datdot::do_try_state().unwrap();
		resume(id);
		let resumed = System::block_number() + 1;
		System::assert_last_event(Event::PlanResumed { plan: id, from: resumed, setups: 0 }.into());
		run_blocks(2);
		assert!((0..3).all(|slot| active(contract, slot).position.is_some()));
		let until = plan(id).until;
		let mut paid = 0;
		while Plans::<Test>::contains_key(id) {
			world.work(1);
			for event in take_events() {
				if let Event::SlotSettled { amount, .. } = event {
					paid += amount;
				}
			}
		}
		assert_eq!(paid, 3 * pay(paused - since + until - resumed));
		assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
	});
}

#[test]
fn a_plan_that_ends_while_it_is_paused_is_settled_up_to_the_pause() {
	build_and_execute(|| {
		let (mut world, id, contract) = hosted(200, 3);
		let since = active(contract, 0).since;
		world.work(50);
		pause(id);
		let paused = System::block_number() + 1;
		let until = plan(id).until;
		take_events();
		world.work_to_block(until + 20);
		assert!(!Plans::<Test>::contains_key(id), "no proof is waited for that nobody asks");
		let paid: Balance = take_events()
			.into_iter()
			.filter_map(|event| match event {
				Event::SlotSettled { amount, .. } => Some(amount),
				_ => None,
			})
			.sum();
		assert_eq!(paid, 3 * pay(paused - since));
	});
}

#[test]
fn pausing_and_resuming_in_one_block_changes_nothing() {
	build_and_execute(|| {
		let (mut world, id, contract) = hosted(300, 3);
		world.work(30);
		let before = (plan(id).spans, plan(id).until, contract_slots(contract));
		for _ in 0..40 {
			pause(id);
			resume(id);
		}
		assert_eq!((plan(id).spans, plan(id).until, contract_slots(contract)), before);
		// Nor does resuming and pausing.
		pause(id);
		next_block();
		let spans = plan(id).spans;
		resume(id);
		pause(id);
		assert_eq!(plan(id).spans, spans);
		world.work(30);
	});
}

fn contract_slots(id: ContractId) -> Vec<Slot<Balance, u32>> {
	contract(id).slots.into_inner()
}

#[test]
fn a_plan_is_paused_a_bounded_number_of_times() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &SIZES);
		let id = publish(&core, 1_000);
		run_blocks(2);
		for _ in 1..MAX_PLAN_SPANS {
			pause(id);
			run_blocks(2);
			resume(id);
			run_blocks(2);
			Datdot::do_try_state().unwrap();
		}
		refused(SPONSOR, Call::plan_pause { plan: id }, Error::TooManyPauses);
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: id }));
	});
}

#[test]
fn slots_of_a_paused_plan_are_given_back_freely_once_they_are_proven() {
	build_and_execute(|| {
		let (mut world, id, contract) = hosted(1_500, 4);
		world.work(30);
		let leaver = hoster_of(contract, 1);
		refused(leaver, give_back(contract, 1), Error::PlanNotPaused);
		pause(id);
		refused(STRANGER, give_back(contract, 1), Error::UnknownAccount);
		refused(hoster_of(contract, 0), give_back(contract, 1), Error::SlotNotHeld);
		refused(leaver, give_back(contract + 999, 1), Error::UnknownContract);
		// Whoever lost its data cannot get away before it is asked.
		refused(leaver, give_back(contract, 1), Error::NotProvenYet);
		world.work_but(leaver, 6);
		refused(leaver, give_back(contract, 1), Error::NotProvenYet);
		world.work(40);
		let stake = held(leaver, HoldReason::Stake);
		assert_ok!(send(leaver, give_back(contract, 1)));
		let hoster = user(leaver);
		System::assert_last_event(Event::SlotReturned { contract, slot: 1, hoster }.into());
		assert_eq!(held(leaver, HoldReason::Stake), stake);
		let state = provider(leaver);
		assert_eq!((state.used_bytes, state.hoster.unwrap().duties), (0, 0));
		assert_eq!(plan(id).ledger.returned, SETUP);
		refused(leaver, give_back(contract, 1), Error::SlotNotHeld);
		// Nobody is drawn while the plan is paused.
		world.work(30);
		assert_eq!(contract_slots(contract)[1], Slot::Vacant);
		let escrow = plan(id).ledger.escrow;
		resume(id);
		assert_eq!(plan(id).ledger.escrow, escrow + SETUP);
		assert_eq!(plan(id).ledger.returned, 0);
		world.work(DrawDelay::get() + 4);
		assert!(matches!(contract_slots(contract)[1], Slot::Active(_)));
		let setup = plan(id).ledger.setup;
		assert_eq!(setup, 4 * SETUP);
	});
}

#[test]
fn a_sponsor_without_money_for_the_setups_cannot_resume() {
	build_and_execute(|| {
		let (mut world, id, contract) = hosted(1_500, 4);
		pause(id);
		world.work(60);
		for slot in 0..3 {
			assert_ok!(send(hoster_of(contract, slot), give_back(contract, slot)));
		}
		let left = Balances::free_balance(SPONSOR) - 2 * SETUP;
		let call = pallet_balances::Call::transfer_keep_alive { dest: STRANGER, value: left };
		use sp_runtime::traits::Dispatchable;
		assert_ok!(RuntimeCall::from(call).dispatch(RuntimeOrigin::signed(SPONSOR)));
		refused(SPONSOR, Call::plan_resume { plan: id }, Error::InsufficientFunds);
		assert_eq!(plan(id).ledger.returned, 3 * SETUP);
		// What it cannot resume it can still end, and everything comes back.
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: id }));
		world.work(10);
		assert!(!Plans::<Test>::contains_key(id));
		assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
	});
}

#[test]
fn a_setup_goes_on_while_its_plan_is_paused_and_draws_wait() {
	build_and_execute(|| {
		ContractActivationCap::set(1);
		providers(6, 3, 6);
		let core = Hypercore::new(1, &SIZES);
		let id = publish_with(&core, 900, |plan| plan.terms.contract_chunks = Some(2));
		let mut world = World::new(&[&core]);
		run_blocks(DrawDelay::get() + 1);
		let (amendment, _) =
			Amendments::<Test>::iter().find(|(_, found)| found.staff.is_some()).expect("drawn");
		assert_eq!(Amendments::<Test>::iter().count(), 3);
		pause(id);
		world.set_up(amendment, 0);
		world.work(20);
		// All three contracts were active; what was not drawn is not drawn now.
		assert_eq!(Amendments::<Test>::iter().count(), 0);
		Datdot::do_try_state().unwrap();
		resume(id);
		while plan(id).started < 3 {
			world.work(1);
			Datdot::do_try_state().unwrap();
			assert!(System::block_number() < 200);
		}
	});
}

#[test]
fn a_plan_paused_before_it_begins_begins_when_it_resumes() {
	build_and_execute(|| {
		providers(3, 1, 3);
		let core = Hypercore::new(1, &SIZES);
		let id = publish_with(&core, 300, |plan| plan.from += 10);
		pause(id);
		run_blocks(20);
		assert_eq!((plan(id).activated, plan(id).spans.len()), (0, 0));
		resume(id);
		run_blocks(1);
		assert_eq!(plan(id).activated, 1);
		let begin = System::block_number();
		assert_eq!(plan(id).spans[0], Span { from: begin, to: plan(id).until });
	});
}

#[test]
fn a_hoster_that_falls_silent_in_a_pause_is_replaced_after_it() {
	build_and_execute(|| {
		let (mut world, id, contract) = hosted(1_500, 4);
		world.work(20);
		pause(id);
		let silent = hoster_of(contract, 2);
		world.work_but(silent, 100);
		assert_eq!(contract_slots(contract)[2], Slot::Vacant);
		let escrow = plan(id).ledger.escrow;
		resume(id);
		assert_eq!(plan(id).ledger.escrow, escrow, "the failed one has paid its replacement");
		world.work(DrawDelay::get() + 4);
		assert_ne!(hoster_of(contract, 2), silent);
	});
}

#[test]
fn a_hoster_whose_offer_ends_before_a_plan_that_was_made_longer_leaves_freely() {
	build_and_execute(|| {
		providers(6, 3, 3);
		let core = Hypercore::new(1, &SIZES);
		let mut offer = hoster_offer();
		offer.until = System::block_number() + 260;
		let over = offer.until;
		provide(HOSTER + 3, offer);
		run_blocks(RegistrationDelay::get() + 1);
		let id = publish_with(&core, 200, |plan| plan.terms.replicas = Some(4));
		let mut world = World::new(&[&core]);
		while plan(id).started == 0 {
			world.work(1);
		}
		let contract = plan(id).first_contract;
		let slot = (0..4).find(|slot| hoster_of(contract, *slot) == HOSTER + 3).expect("drawn");
		let change = PlanChange { ranges: Default::default(), until: Some(plan(id).until + 500) };
		assert_ok!(send(SPONSOR, Call::plan_update { plan: id, change, budget: ENDOWMENT }));
		world.work_to_block(over - 1);
		refused(HOSTER + 3, give_back(contract, slot), Error::PlanNotPaused);
		next_block();
		refused(HOSTER + 3, give_back(contract, slot), Error::NotProvenYet);
		world.work(40);
		assert_ok!(send(HOSTER + 3, give_back(contract, slot)));
		assert_eq!(plan(id).ledger.returned, 0);
		provide(HOSTER + 4, hoster_offer());
		let mut left = 60;
		while !matches!(contract_slots(contract)[slot as usize], Slot::Active(_)) {
			world.work(1);
			left -= 1;
			assert!(left > 0, "nobody took the slot over");
		}
		assert_eq!(plan(id).ledger.setup, 5 * SETUP);
		Datdot::do_try_state().unwrap();
	});
}
