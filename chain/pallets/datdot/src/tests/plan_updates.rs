//! Extending plans: more time and more ranges are paid for to the unit.

use super::{
	fixtures::*,
	plan_changes::{change, hosted, hosting_paid, pay, update},
	refused,
};
use crate::{mock::*, pallet::*, types::*};
use frame_support::assert_ok;

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
