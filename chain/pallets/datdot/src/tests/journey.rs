//! The whole way of a plan, with every unit of money accounted for.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};
use frame_support::{assert_ok, traits::fungible::Inspect, BoundedVec};

fn total(account: AccountId) -> Balance {
	Balances::total_balance(&account)
}

/// How often an event that `pick` accepts was reported, and the sum of what it picked.
fn sum(events: &[Event<Test>], pick: impl Fn(&Event<Test>) -> Option<Balance>) -> (u32, Balance) {
	let picked: Vec<_> = events.iter().filter_map(pick).collect();
	(picked.len() as u32, picked.iter().sum())
}

/// Publishes a feed together with a plan for it, as one call.
fn request_hosting(core: &Hypercore, blocks: u32) -> PlanId {
	let plan = request(vec![range(core, FeedRef::New { index: 0 }, 0, core.length())], blocks);
	let new_feeds = BoundedVec::truncate_from(vec![core.new_feed()]);
	assert_ok!(send(SPONSOR, Call::publish_plan { new_feeds, plan }));
	newest_plan()
}

#[test]
fn a_plan_is_staffed_proven_delivered_paid_and_refunded_to_the_unit() {
	build_and_execute(|| {
		providers(4, 4, 4);
		let people: Vec<_> = (ENCODER..ENCODER + 4)
			.chain(ATTESTOR..ATTESTOR + 4)
			.chain(HOSTER..HOSTER + 4)
			.collect();
		let before: Vec<_> = people.iter().map(|account| total(*account)).collect();
		let sponsor_before = Balances::free_balance(SPONSOR);
		take_events();

		let core = Hypercore::new(1, &[1000, 0, 3_000, 5, 66_000, 9, 9, 9, 77, 5_000]);
		let id = request_hosting(&core, 300);
		let PlanLedger { escrow, deposit, .. } = plan(id).ledger;
		assert_eq!(held(SPONSOR, HoldReason::Escrow), escrow);
		let mut world = World::new(&[&core]);
		world.work_to_block(plan(id).until);
		let (first, until) = (plan(id).first_contract, plan(id).until);
		let slots = [0, 1].iter().flat_map(|number| (0..3).map(move |slot| (first + number, slot)));
		let lives: u32 = slots.map(|(id, slot)| until - active(id, slot).since).sum();
		// What is settled in between changes nothing.
		let slots = (0..3).map(|slot| SlotId { contract: first, slot }).collect();
		assert_ok!(send(STRANGER, Call::settle { slots: BoundedVec::truncate_from(slots) }));
		world.work_to_block(until + 120);
		assert_eq!(Plans::<Test>::get(id), None);

		let events = take_events();
		check_order(&events);
		check_money(&events, lives, escrow + deposit);
		let refund = events.iter().find_map(|event| match event {
			Event::PlanRemoved { refund, .. } => Some(*refund),
			_ => None,
		});
		let spent = sponsor_before - Balances::free_balance(SPONSOR) - FeedDeposit::get();
		let earned: Balance =
			people.iter().zip(before).map(|(account, before)| total(*account) - before).sum();
		assert_eq!(spent, earned, "what the sponsor spent is what the providers have");
		assert_eq!(
			refund.expect("a refund") + 2 * ContractDeposit::get(),
			escrow + deposit - spent
		);
		assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
		assert_eq!(held(SPONSOR, HoldReason::ContractDeposit), 0);
	});
}

/// That the stages came in their order.
fn check_order(events: &[Event<Test>]) {
	let place = |pick: fn(&Event<Test>) -> bool| {
		events.iter().position(pick).expect("every stage was reported")
	};
	let stages = [
		place(|event| matches!(event, Event::FeedPublished { .. })),
		place(|event| matches!(event, Event::PlanPublished { .. })),
		place(|event| matches!(event, Event::ContractActivated { .. })),
		place(|event| matches!(event, Event::AmendmentDrawn { .. })),
		place(|event| matches!(event, Event::SlotActivated { .. })),
		place(|event| matches!(event, Event::SetupPaid { .. })),
		place(|event| matches!(event, Event::HostingStarted { .. })),
		place(|event| matches!(event, Event::StorageChallengeIssued { .. })),
		place(|event| matches!(event, Event::StorageProven { .. })),
		place(|event| matches!(event, Event::PerformanceChallengeIssued { .. })),
		place(|event| matches!(event, Event::ReportCommitted { .. })),
		place(|event| matches!(event, Event::ReportRevealed { .. })),
		place(|event| matches!(event, Event::DeliveryCounted { .. })),
		place(|event| matches!(event, Event::PlanEnded { .. })),
		place(|event| matches!(event, Event::ContractRemoved { .. })),
		place(|event| matches!(event, Event::PlanRemoved { .. })),
	];
	assert!(stages.is_sorted(), "{stages:?}");
	let missed = |event: &Event<Test>| {
		matches!(event, Event::StorageChallengeMissed { .. } | Event::AmendmentIncomplete { .. })
	};
	assert!(!events.iter().any(missed));
}

/// That setup, hosting and delivery were paid what two contracts of three slots are worth, each of
/// the flat minimum of 1 MiB: a 1 024th of a GiB.
fn check_money(events: &[Event<Test>], lives: u32, budget: Balance) {
	let setup = sum(events, |event| match event {
		Event::SetupPaid { fee, .. } => Some(2 * fee),
		_ => None,
	});
	assert_eq!(setup, (6, 12 * UNIT / 1_024));
	let (_, hosting) = sum(events, |event| match event {
		Event::SlotSettled { amount, .. } => Some(*amount),
		_ => None,
	});
	let due = u128::from(lives) * UNIT / 1_024 / u128::from(BlocksPerHour::get());
	assert!((due - 6..=due).contains(&hosting), "{hosting} of {due}, rounded down six times");
	let (count, measured) = sum(events, |event| match event {
		Event::MeasurementPaid { amount, .. } => Some(*amount),
		_ => None,
	});
	let pots: Balance = Pots::<Test>::iter_values().sum();
	let share = DeliveryShare::get().mul_floor(hosting);
	assert!((share - 6..=share).contains(&(measured + pots)), "{measured} and {pots} of {share}");
	assert!(count > 0 && measured > 0);
	assert!(setup.1 + hosting + measured + pots <= budget);
}

#[test]
fn a_hoster_of_many_plans_is_paid_for_each() {
	build_and_execute(|| {
		providers(3, 3, 3);
		let cores: Vec<_> = (1..6).map(|seed| Hypercore::new(seed, &[700, 30, 2_000])).collect();
		let mut world = World::new(&cores.iter().collect::<Vec<_>>());
		for (place, core) in (0..).zip(&cores) {
			request_hosting(core, 150 + 40 * place);
			world.work(7);
		}
		world.work(600);
		assert_eq!(Plans::<Test>::iter().count(), 0);
		for hoster in HOSTER..HOSTER + 3 {
			let hosting = Hostings::<Test>::get(user(hoster)).expect("it hosted");
			assert_eq!((hosting.slots, hosting.generation), (0, 1));
			let paid = sum_settled(user(hoster));
			assert!(paid > 5 * 140 * UNIT / 1_024 / 10, "{paid}");
		}
	});
}

fn sum_settled(hoster: UserId) -> Balance {
	let all = System::events().into_iter().filter_map(|record| match record.event {
		RuntimeEvent::Datdot(Event::SlotSettled { hoster: of, amount, .. }) if of == hoster => {
			Some(amount)
		},
		_ => None,
	});
	all.sum()
}
