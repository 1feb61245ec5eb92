//! Cancelling plans: who worked is paid, what is not spent comes back to the unit.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::{assert_ok, BoundedVec};

const SIZES: [usize; 6] = [300, 0, 2_000, 5, 700, 9];

/// What an encoder, and as much an attestor, earns for a slot of the flat minimum.
const FEE: Balance = UNIT / 1_024;

/// A plan of one contract whose slots are all hosted.
pub fn hosted(blocks: u32) -> (World, Hypercore, PlanId) {
	providers(6, 3, 6);
	let core = Hypercore::new(1, &SIZES);
	let id = publish(&core, blocks);
	let mut world = World::new(&[&core]);
	while plan(id).started == 0 {
		world.work(1);
	}
	(world, core, id)
}

/// A plan whose amendment was just drawn, with what its sponsor had before.
fn drawn() -> (Balance, Hypercore, PlanId, AmendmentId, Staff<Balance>) {
	providers(3, 1, 3);
	let before = Balances::free_balance(SPONSOR);
	let core = Hypercore::new(1, &SIZES);
	let id = publish(&core, 500);
	run_blocks(DrawDelay::get() + 1);
	let (amendment, found) = Amendments::<Test>::iter().next().unwrap();
	(before, core, id, amendment, found.staff.expect("drawn"))
}

/// What so many blocks of a slot of the flat minimum earn.
pub fn pay(blocks: u32) -> Balance {
	Balance::from(blocks) * UNIT / 1_024 / Balance::from(BlocksPerHour::get())
}

pub fn change(ranges: Vec<RangeRequest>, until: Option<u32>) -> PlanChange<u32> {
	PlanChange { ranges: BoundedVec::truncate_from(ranges), until }
}

pub fn update(plan: PlanId, change: PlanChange<u32>, budget: Balance) -> Call<Test> {
	Call::plan_update { plan, change, budget }
}

/// Everything that hosters were paid for slots, and what measuring them put into their pots.
pub fn hosting_paid() -> (Balance, Balance) {
	let amounts: Vec<_> = take_events()
		.into_iter()
		.filter_map(|event| match event {
			Event::SlotSettled { amount, .. } => Some(amount),
			_ => None,
		})
		.collect();
	(amounts.iter().sum(), amounts.iter().map(|paid| DeliveryShare::get().mul_floor(*paid)).sum())
}

#[test]
fn only_the_sponsor_changes_a_plan_and_only_while_it_lasts() {
	build_and_execute(|| {
		let (mut world, _, id) = hosted(300);
		let longer = update(id, change(vec![], Some(plan(id).until + 10)), ENDOWMENT);
		let calls = [
			Call::plan_cancel { plan: id },
			Call::plan_pause { plan: id },
			Call::plan_resume { plan: id },
			longer,
		];
		for call in &calls {
			refused(STRANGER, call.clone(), Error::NotSponsor);
			refused(HOSTER, call.clone(), Error::NotSponsor);
		}
		refused(SPONSOR, Call::plan_cancel { plan: id + 9_999 }, Error::UnknownPlan);
		refused(SPONSOR, calls[2].clone(), Error::PlanNotPaused);
		refused(SPONSOR, update(id, change(vec![], None), 0), Error::NothingToChange);
		// From its last block on nothing makes a difference.
		world.work_to_block(plan(id).until - 1);
		for _ in 0..3 {
			for call in &calls {
				refused(SPONSOR, call.clone(), Error::PlanOver);
			}
			world.work(1);
		}
	});
}

#[test]
fn a_cancelled_plan_pays_what_was_proven_and_returns_the_rest_to_the_unit() {
	build_and_execute(|| {
		let before = Balances::free_balance(SPONSOR);
		let (mut world, _, id) = hosted(2_000);
		let contract = plan(id).first_contract;
		let since = active(contract, 0).since;
		world.work(100);
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: id }));
		let until = System::block_number() + 1;
		System::assert_last_event(Event::PlanCancelled { plan: id, until }.into());
		// The present block is still paid.
		assert_eq!(plan(id).until, until);
		refused(SPONSOR, Call::plan_cancel { plan: id }, Error::PlanOver);
		while Plans::<Test>::contains_key(id) {
			world.work(1);
			Datdot::do_try_state().unwrap();
		}
		let (hosting, delivery) = hosting_paid();
		assert_eq!(hosting, 3 * pay(until - since));
		let spent = FeedDeposit::get() + hosting + delivery + 6 * FEE;
		assert_eq!(Balances::free_balance(SPONSOR), before - spent);
		assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
	});
}

#[test]
fn a_plan_cancelled_before_it_begins_costs_nothing() {
	build_and_execute(|| {
		providers(3, 1, 3);
		let before = Balances::free_balance(SPONSOR);
		let core = Hypercore::new(1, &SIZES);
		let id = publish_with(&core, 50, |plan| {
			plan.from += 20;
			plan.until += 20;
		});
		run_blocks(3);
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: id }));
		run_blocks(1);
		assert!(!Plans::<Test>::contains_key(id));
		assert_eq!(Balances::free_balance(SPONSOR), before - FeedDeposit::get());
		// Its begin and its old end are still on the agenda.
		run_blocks(80);
		assert_eq!(Contracts::<Test>::iter().count(), 0);
	});
}

#[test]
fn cancelling_pays_the_setup_of_running_amendments_and_of_no_others() {
	build_and_execute(|| {
		let (before, core, id, amendment, staff) = drawn();
		let mut world = World::new(&[&core]);
		world.set_up(amendment, 1);
		let paid = |user| Balances::free_balance(account(user));
		let encoders: Vec<_> = staff.pairs.iter().map(|pair| pair.encoder.user).collect();
		let earned: Vec<_> = encoders.iter().map(|user| paid(*user)).collect();
		let attestor = paid(staff.attestor.user);
		let late = statement_call(amendment, 0, &world.encode(amendment, 0), |_| ());
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: id }));
		// A second plan whose amendment is not drawn yet costs nothing.
		let fresh = publish(&core, 500);
		run_blocks(2);
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: fresh }));
		refused(account(staff.pairs[0].hoster.user), late, Error::UnknownAmendment);
		while Plans::<Test>::iter().next().is_some() {
			world.work(1);
			Datdot::do_try_state().unwrap();
		}
		for (place, user) in encoders.into_iter().enumerate() {
			// The one who was done had its fee before.
			let fee = if staff.pairs[place].slot == 1 { 0 } else { FEE };
			assert_eq!(paid(user), earned[place] + fee);
		}
		assert!(paid(staff.attestor.user) >= attestor + 2 * FEE);
		let (hosting, delivery) = hosting_paid();
		let spent = FeedDeposit::get() + 6 * FEE + hosting + delivery;
		assert_eq!(Balances::free_balance(SPONSOR), before - spent);
		assert_eq!(Amendments::<Test>::iter().count(), 0);
	});
}

#[test]
fn an_amendment_whose_time_was_over_is_not_paid_by_a_cancel() {
	build_and_execute(|| {
		let (before, _, id, _, staff) = drawn();
		let deadline = staff.deadline;
		while Datdot::tick() + 1 < deadline {
			next_block();
		}
		// The block has no room for the agenda, so that the deadline is not served in time.
		PollLimit::set(frame_support::weights::Weight::zero());
		next_block();
		assert_eq!(Datdot::tick(), deadline);
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: id }));
		PollLimit::set(half_a_second());
		while Plans::<Test>::contains_key(id) {
			next_block();
		}
		assert_eq!(Balances::free_balance(SPONSOR), before - FeedDeposit::get());
	});
}

#[test]
fn a_cancel_waits_for_the_answer_to_an_open_challenge() {
	build_and_execute(|| {
		let (mut world, _, id) = hosted(2_000);
		let contract = plan(id).first_contract;
		while StorageChallenges::<Test>::iter().next().is_none() {
			next_block();
			report_all(|_| Some(good_figures()));
		}
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: id }));
		let since = active(contract, 0).since;
		let until = plan(id).until;
		run_blocks(3);
		assert!(StorageChallenges::<Test>::iter().count() > 0);
		assert!(Contracts::<Test>::contains_key(contract));
		while Plans::<Test>::contains_key(id) {
			world.work(1);
		}
		assert_eq!(hosting_paid().0, 3 * pay(until - since));
	});
}
