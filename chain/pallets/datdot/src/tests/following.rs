//! Following plans: contracts come as the feed grows, without a transaction for each append.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::{assert_ok, BoundedVec};

/// What an encoder, and as much an attestor, earns for a slot of the flat minimum.
const FEE: Balance = UNIT / 1_024;

/// Chunks of the contracts of a plan, in the order of their ids.
pub fn contracts_of(id: PlanId) -> Vec<(u64, u64)> {
	let mut all: Vec<_> = Contracts::<Test>::iter()
		.filter(|(_, contract)| contract.plan == id)
		.map(|(contract_id, contract)| (contract_id, (contract.from, contract.to)))
		.collect();
	all.sort_unstable();
	all.into_iter().map(|(_, chunks)| chunks).collect()
}

/// How far a plan follows.
pub fn following(id: PlanId) -> FollowReport<u32> {
	Datdot::plan_status(id, 0).and_then(|report| report.following).expect("it follows")
}

fn growth() -> Vec<(u64, u64)> {
	take_events()
		.into_iter()
		.filter_map(|event| match event {
			Event::PlanGrew { to, length, .. } => Some((to, length)),
			_ => None,
		})
		.collect()
}

#[test]
fn whole_contracts_come_with_the_heads_and_pin_them() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[300, 20, 2_000]);
		let id = publish_following(&core, 2_000, 1 << 20, |_| ());
		run_blocks(3);
		assert_eq!(contracts_of(id), [], "three chunks are no whole contract");
		take_events();
		append(&mut core, &[7]);
		next_block();
		assert_eq!(growth(), [(4, 4)]);
		assert_eq!(contracts_of(id), [(0, 4)]);
		append(&mut core, &[7; 9]);
		run_blocks(2);
		assert_eq!(growth(), [(12, 13)]);
		assert_eq!(contracts_of(id), [(0, 4), (4, 8), (8, 12)]);
		let first = plan(id).first_contract;
		for (contract, length) in [(first, 4), (first + 1, 13), (first + 2, 13)] {
			let pin = PinOfContract::<Test>::get(contract).unwrap().pin;
			assert_eq!((pin.fork, pin.length), (0, length));
			assert_eq!(pin.roots.into_inner(), core.roots(length));
		}
		// An append that fills no contract makes none.
		append(&mut core, &[1]);
		next_block();
		assert_eq!(growth(), []);
		assert_eq!(contracts_of(id).len(), 3);
		Datdot::do_try_state().unwrap();
	});
}

#[test]
fn what_is_there_becomes_contracts_from_the_plans_first_block_on() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[10; 9]);
		let id = publish_following(&core, 2_000, 1 << 20, |plan| plan.from += 10);
		let from = plan(id).from;
		append(&mut core, &[10; 4]);
		run_to_block(from - 1);
		assert_eq!(contracts_of(id), []);
		assert_eq!(following(id).length, 13);
		run_blocks(3);
		assert_eq!(contracts_of(id), [(0, 4), (4, 8), (8, 12)]);
		// The one chunk that is left has waited since its head was taken.
		run_to_block(following(id).tail_at.unwrap() + 1);
		assert_eq!(contracts_of(id).last(), Some(&(12, 13)));
	});
}

#[test]
fn a_tail_becomes_a_contract_after_a_while_and_the_next_begins_at_its_end() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[10; 5]);
		let id = publish_following(&core, 2_000, 1 << 20, |_| ());
		let since = System::block_number();
		let due = since + TailDelay::get();
		assert_eq!(following(id).tail_at, Some(due));
		run_to_block(due - 1);
		assert_eq!(contracts_of(id), [(0, 4)]);
		take_events();
		next_block();
		assert_eq!(growth(), [(5, 5)]);
		assert_eq!(contracts_of(id), [(0, 4), (4, 5)]);
		assert_eq!(following(id).tail_at, None);
		// The next contract begins where the short one ends, though less than four chunks are left of
		// what would have been a whole one.
		run_blocks(5);
		append(&mut core, &[10; 3]);
		let seen = System::block_number() + 1;
		run_blocks(2);
		assert_eq!(contracts_of(id).len(), 2);
		append(&mut core, &[10; 2]);
		run_blocks(2);
		assert_eq!(contracts_of(id).last(), Some(&(5, 9)));
		// The chunk that is left came with the second append, and has its own time.
		let due = following(id).tail_at.unwrap();
		assert_eq!(due, seen + 2 + TailDelay::get());
		run_to_block(due);
		assert_eq!(contracts_of(id).last(), Some(&(9, 10)));
		Datdot::do_try_state().unwrap();
	});
}

#[test]
fn tails_come_no_more_often_than_their_delay() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[1]);
		let id = publish_following(&core, 2_000, 1 << 20, |_| ());
		let begun = System::block_number();
		let mut last = begun;
		while System::block_number() < begun + 10 * TailDelay::get() {
			let count = contracts_of(id).len();
			// One byte at a time, just after each tail.
			if following(id).tail_at.is_none() {
				append(&mut core, &[1]);
			}
			next_block();
			if contracts_of(id).len() > count {
				assert!(System::block_number() >= last + TailDelay::get());
				last = System::block_number();
			}
		}
		assert!((8..=10).contains(&contracts_of(id).len()));
	});
}

#[test]
fn a_growing_plan_is_staffed_proven_and_paid_and_the_rest_comes_back_to_the_unit() {
	build_and_execute(|| {
		providers(6, 3, 6);
		let before = Balances::free_balance(SPONSOR);
		let mut core = Hypercore::new(1, &[300, 0, 2_000]);
		let id = publish_following(&core, 400, 1 << 20, |_| ());
		let mut world = World::new(&[&core]);
		for sizes in [&[5; 3][..], &[9_000, 1], &[4; 10], &[2]] {
			append(&mut core, sizes);
			world.see(&core);
			world.work(40);
			Datdot::do_try_state().unwrap();
		}
		let contracts = contracts_of(id);
		let joined = contracts.iter().zip(contracts.iter().skip(1));
		assert!(joined.clone().all(|(one, next)| one.1 == next.0));
		assert_eq!((contracts.first().unwrap().0, contracts.last().unwrap().1), (0, 19));
		assert_eq!(plan(id).started as usize, contracts.len());
		// Duties name the head that each contract was made from.
		let duty = |contract| Datdot::plan_status(id, 0).unwrap().contracts.remove(contract);
		assert_eq!(duty(1).to, contracts[1].1);
		let hosted: Vec<_> = (HOSTER..HOSTER + 6)
			.flat_map(|hoster| Datdot::my_duties(hoster, 0).unwrap().hosted)
			.collect();
		assert_eq!(hosted.len(), 3 * contracts.len());
		for slot in hosted {
			let own = PinOfContract::<Test>::get(slot.slot.contract).unwrap().pin;
			assert_eq!(slot.pin, own);
			assert!(slot.to <= slot.pin.length);
		}
		let setups = 6 * FEE * contracts.len() as u128;
		assert_eq!(plan(id).ledger.setup, setups);
		let mut spent = (0, 0);
		while Plans::<Test>::contains_key(id) {
			let ledger = plan(id).ledger;
			spent = (spent.0.max(ledger.hosting), spent.1.max(ledger.delivery));
			world.work(1);
		}
		let settled: Balance = take_events()
			.into_iter()
			.filter_map(|event| match event {
				Event::SlotSettled { amount, .. } => Some(amount),
				_ => None,
			})
			.sum();
		assert!(spent.0 > 0 && settled >= spent.0);
		let pots: Balance = Pots::<Test>::iter_values().sum();
		let providers = (ENCODER..HOSTER + 6).map(wealth).sum::<Balance>();
		let begun = (ENCODER..HOSTER + 6).count() as u128 * ENDOWMENT;
		assert!(pots <= providers);
		// Every unit that the sponsor has less is with a provider, but for the deposit of the feed.
		let less = before - Balances::free_balance(SPONSOR) - FeedDeposit::get();
		assert_eq!(less, providers - begun);
		assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
		assert_eq!(held(SPONSOR, HoldReason::ContractDeposit), 0);
		assert_eq!(PinOfContract::<Test>::iter().count(), 0);
		assert_eq!(Following::<Test>::iter().count() + Followers::<Test>::iter().count(), 0);
	});
}

#[test]
fn what_people_see_of_a_following_plan() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[10; 5]);
		let id = publish_following(&core, 2_000, 5_000, |_| ());
		append(&mut core, &[100]);
		next_block();
		let feed = feed_of(&core);
		let report = FollowReport {
			feed,
			range: 0,
			from: 0,
			to: 4,
			length: 6,
			bytes: 150,
			max_bytes: 5_000,
			contracts_left: 39,
			tail_at: Some(System::block_number() - 1 + TailDelay::get()),
			stopped: None,
		};
		assert_eq!(following(id), report);
		let other = publish(&Hypercore::new(2, &[5]), 50);
		assert_eq!(Datdot::plan_status(other, 0).unwrap().following, None);
		assert_eq!(Datdot::price_list().tail_delay, TailDelay::get());
	});
}

#[test]
fn one_range_of_a_plan_grows_and_others_stay_apart() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &[10; 6]);
		assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
		let feed = FeedRef::Published { feed: feed_of(&core) };
		let call = |ranges: Vec<RangeRequest>| {
			let mut plan = request(ranges, 100);
			plan.terms.contract_chunks = Some(4);
			plan_call(plan)
		};
		let open = |from, bytes, contracts| growing(feed, from, bytes, contracts);
		refused(SPONSOR, call(vec![open(7, 99, None)]), Error::RangePastEnd);
		refused(SPONSOR, call(vec![open(0, 59, None)]), Error::TooFewBytes);
		refused(SPONSOR, call(vec![open(6, 0, None)]), Error::TooFewBytes);
		refused(SPONSOR, call(vec![open(0, 99, Some(1))]), Error::TooFewContracts);
		refused(SPONSOR, call(vec![open(6, 99, Some(0))]), Error::TooFewContracts);
		refused(SPONSOR, call(vec![open(6, (1 << 40) + 1, None)]), Error::TooManyContracts);
		refused(SPONSOR, call(vec![open(6, u64::MAX, None)]), Error::TooManyContracts);
		let two = vec![open(6, 99, Some(2)), open(5, 99, Some(2))];
		refused(SPONSOR, call(two), Error::FollowsAlready);
		let past = range(&core, feed, 5, 6);
		refused(SPONSOR, call(vec![open(4, 99, Some(2)), past]), Error::OverlappingRanges);
		let before = range(&core, feed, 0, 6);
		assert_ok!(send(SPONSOR, call(vec![before, open(6, 99, Some(2))])));
		// The fixed range keeps the head that it was agreed on for, whatever the other one takes.
		let id = newest_plan();
		let mut core = core;
		append(&mut core, &[10; 4]);
		next_block();
		let lengths: Vec<_> = FeedsOfPlan::<Test>::get(id).iter().map(|pin| pin.length).collect();
		assert_eq!(lengths, [6, 10]);
		run_blocks(2);
		assert_eq!(contracts_of(id), [(0, 4), (4, 6), (6, 10)]);
	});
}

#[test]
fn the_whole_budget_is_held_at_once() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &[10; 5]);
		let bytes = 8 << 20;
		// As many contracts as the bytes pay for at the flat minimum.
		let id = publish_following(&core, 1_000, bytes, |plan| {
			let RangeEnd::Growing { contracts } = &mut plan.ranges[0].to else { panic!() };
			*contracts = None;
		});
		assert_eq!(plan(id).contracts, 8);
		// Bytes, and the minimum of each contract, three times; at 10 blocks an hour, and 5 % on top.
		let billed = 3 * Balance::from(2 * bytes);
		let hosting = billed * UNIT * 1_000 / 10 / (1 << 30);
		let setups = 2 * billed * UNIT / (1 << 30);
		let escrow = hosting + DeliveryShare::get().mul_ceil(hosting) + setups;
		assert_eq!(plan(id).ledger.escrow, escrow);
		assert_eq!(held(SPONSOR, HoldReason::Escrow), escrow);
		assert_eq!(held(SPONSOR, HoldReason::ContractDeposit), 8 * ContractDeposit::get());
		let mut poor = request(vec![growing(FeedRef::New { index: 0 }, 0, bytes, Some(8))], 1_000);
		poor.terms.contract_chunks = Some(4);
		poor.budget = escrow + 8 * ContractDeposit::get() - 1;
		let call = |plan: &crate::PlanRequestOf<Test>| Call::publish_plan {
			new_feeds: BoundedVec::truncate_from(vec![Hypercore::new(2, &[1]).new_feed()]),
			plan: plan.clone(),
		};
		refused(SPONSOR, call(&poor), Error::BudgetTooSmall);
		poor.budget += 1;
		assert_ok!(send(SPONSOR, call(&poor)));
	});
}
