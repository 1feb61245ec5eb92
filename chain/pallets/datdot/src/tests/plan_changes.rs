//! Cancelling and extending plans: who worked is paid, what is not spent comes back to the unit.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::{assert_ok, BoundedVec};

const SIZES: [usize; 6] = [300, 0, 2_000, 5, 700, 9];

/// What an encoder, and as much an attestor, earns for a slot of the flat minimum.
const FEE: Balance = UNIT / 1_024;

/// A plan of one contract whose slots are all hosted.
fn hosted(blocks: u32) -> (World, Hypercore, PlanId) {
	providers(6, 3, 6);
	let core = Hypercore::new(1, &SIZES);
	let id = publish(&core, blocks);
	let mut world = World::new(&[&core]);
	while plan(id).started == 0 {
		world.work(1);
	}
	(world, core, id)
}

/// What so many blocks of a slot of the flat minimum earn.
fn pay(blocks: u32) -> Balance {
	Balance::from(blocks) * UNIT / 1_024 / Balance::from(BlocksPerHour::get())
}

fn change(ranges: Vec<RangeRequest>, until: Option<u32>) -> PlanChange<u32> {
	PlanChange { ranges: BoundedVec::truncate_from(ranges), until }
}

fn update(plan: PlanId, change: PlanChange<u32>, budget: Balance) -> Call<Test> {
	Call::plan_update { plan, change, budget }
}

/// Everything that hosters were paid for slots, and what measuring them put into their pots.
fn hosting_paid() -> (Balance, Balance) {
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
		providers(3, 1, 3);
		let before = Balances::free_balance(SPONSOR);
		let core = Hypercore::new(1, &SIZES);
		let id = publish(&core, 500);
		run_blocks(DrawDelay::get() + 1);
		let (amendment, found) = Amendments::<Test>::iter().next().unwrap();
		let staff = found.staff.expect("drawn");
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
		providers(3, 1, 3);
		let before = Balances::free_balance(SPONSOR);
		let core = Hypercore::new(1, &SIZES);
		let id = publish(&core, 500);
		run_blocks(DrawDelay::get() + 1);
		let amendment = Amendments::<Test>::iter().next().unwrap().1;
		let deadline = amendment.staff.expect("drawn").deadline;
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

#[test]
fn more_time_costs_its_hosting_and_one_more_setup() {
	build_and_execute(|| {
		let (mut world, _, id) = hosted(200);
		let since = active(plan(id).first_contract, 0).since;
		let (until, escrow) = (plan(id).until, plan(id).ledger.escrow);
		// One contract of 3 014 bytes and the flat minimum, three replicas.
		let billed = 3 * ((1u128 << 20) + 3_014);
		let hosting = (billed * UNIT * 100).div_ceil((1 << 30) * 10);
		let setups = (2 * billed * UNIT).div_ceil(1 << 30);
		let more = hosting + DeliveryShare::get().mul_ceil(hosting) + setups;
		let longer = change(vec![], Some(until + 100));
		refused(SPONSOR, update(id, longer.clone(), more - 1), Error::BudgetTooSmall);
		let shorter = change(vec![], Some(until - 1));
		refused(SPONSOR, update(id, shorter, ENDOWMENT), Error::BadPlanTime);
		assert_ok!(send(SPONSOR, update(id, longer, more)));
		assert_eq!(plan(id).ledger.escrow, escrow + more);
		assert_eq!(held(SPONSOR, HoldReason::Escrow), escrow + more);
		let (contracts, deposit) = (0, 0);
		let event =
			Event::PlanUpdated { plan: id, until: until + 100, contracts, escrow: more, deposit };
		System::assert_last_event(event.into());
		take_events();
		world.work_to_block(until + 50);
		assert_eq!(plan(id).status, PlanStatus::Live);
		while Plans::<Test>::contains_key(id) {
			world.work(1);
		}
		assert_eq!(hosting_paid().0, 3 * pay(until + 100 - since));
		assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
	});
}

#[test]
fn more_ranges_become_contracts_of_the_same_plan() {
	build_and_execute(|| {
		let (_, mut core, id) = hosted(600);
		core.append(&[40; 20]);
		let feed = feed_of(&core);
		let extension = core.extension(6, 26);
		assert_ok!(send(STRANGER, Call::update_feed { feed, update: extension }));
		let published = FeedRef::Published { feed };
		let overlap = change(vec![range(&core, published, 5, 20)], None);
		refused(SPONSOR, update(id, overlap, ENDOWMENT), Error::OverlappingRanges);
		let unknown = change(vec![range(&core, FeedRef::New { index: 0 }, 6, 20)], None);
		refused(SPONSOR, update(id, unknown, ENDOWMENT), Error::UnknownFeedRef);
		let more = change(vec![range(&core, published, 6, 26)], None);
		let blocks = u128::from(plan(id).until - System::block_number() - 1);
		let billed = 3 * (3 * (1u128 << 20) + 800);
		let hosting = (billed * UNIT * blocks).div_ceil((1 << 30) * 10);
		let cost = hosting
			+ DeliveryShare::get().mul_ceil(hosting)
			+ (2 * billed * UNIT).div_ceil(1 << 30)
			+ 3 * ContractDeposit::get();
		refused(SPONSOR, update(id, more.clone(), cost - 1), Error::BudgetTooSmall);
		let ledger = plan(id).ledger;
		assert_ok!(send(SPONSOR, update(id, more, cost)));
		assert_eq!(plan(id).contracts, 4);
		assert_eq!(plan(id).ledger.deposit, ledger.deposit + 3 * ContractDeposit::get());
		let mut world = World::new(&[&core]);
		run_blocks(1);
		assert_eq!(plan(id).activated, 4);
		while plan(id).started < 4 {
			next_block();
			world.set_up_all();
		}
		// What was agreed on before stays pinned as it was.
		let pins: Vec<_> = FeedsOfPlan::<Test>::get(id).iter().map(|pin| pin.length).collect();
		assert_eq!(pins, [6, 26]);
		let report = Datdot::plan_status(id, 0).unwrap();
		let chunks: Vec<_> = report.contracts.iter().map(|found| (found.from, found.to)).collect();
		assert_eq!(chunks, [(0, 6), (6, 14), (14, 22), (22, 26)]);
		assert_eq!(Datdot::plan_status(id, 3).unwrap().contracts.len(), 1);
		Datdot::do_try_state().unwrap();
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: id }));
		while Plans::<Test>::contains_key(id) {
			next_block();
		}
		assert_eq!(Contracts::<Test>::iter().count(), 0);
		assert_eq!(held(SPONSOR, HoldReason::ContractDeposit), 0);
	});
}

#[test]
fn a_plan_has_a_bounded_number_of_ranges_over_all_changes() {
	build_and_execute(|| {
		providers(3, 1, 3);
		let core = Hypercore::compat(1, &[1; 130]);
		let id = publish_with(&core, 600, |plan| {
			plan.ranges[0].to = RangeEnd::Chunk { chunk: 1 };
			plan.ranges[0].bytes = 1;
		});
		let feed = FeedRef::Published { feed: feed_of(&core) };
		let single = |chunk| range(&core, feed, chunk, chunk + 1);
		let many = change((1..64).map(|chunk| single(2 * chunk)).collect(), None);
		assert_ok!(send(SPONSOR, update(id, many, ENDOWMENT)));
		let one = change(vec![single(128)], None);
		refused(SPONSOR, update(id, one, ENDOWMENT), Error::TooManyRanges);
		run_blocks(20);
		assert_eq!(plan(id).activated, 64);
	});
}
