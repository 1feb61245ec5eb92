//! Plans: what is asked for must be possible, and its whole cost is held at once.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*, PlanRequestOf};
use frame_support::{assert_ok, BoundedVec};

const SIZES: [usize; 10] = [100, 0, 2_000, 5, 5, 700, 1, 90, 33, 12];

fn published() -> (Hypercore, FeedRef) {
	let core = Hypercore::new(1, &SIZES);
	assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
	let feed = FeedRef::Published { feed: feed_of(&core) };
	(core, feed)
}

fn refused_plan(plan: PlanRequestOf<Test>, error: Error<Test>) {
	refused(SPONSOR, plan_call(plan), error);
}

/// That a plan of the whole feed with a change is refused.
fn refused_change(change: impl FnOnce(&mut PlanRequestOf<Test>), error: Error<Test>) {
	let core = Hypercore::new(1, &SIZES);
	let feed = FeedRef::Published { feed: feed_of(&core) };
	let mut plan = request(vec![range(&core, feed, 0, 10)], 100);
	change(&mut plan);
	refused_plan(plan, error);
}

#[test]
fn the_whole_cost_is_held_and_never_more_than_the_budget() {
	build_and_execute(|| {
		let (core, feed) = published();
		let mut plan = request(vec![range(&core, feed, 0, 10)], 100);
		// 2 contracts of 8 and 2 chunks, each with the flat minimum of 1 MiB on top, 3 replicas.
		let billed = (core.bytes(0, 10) as u128 + 2 * (1 << 20)) * 3;
		let hosting =
			(billed * 100 * UNIT).div_ceil((1u128 << 30) * u128::from(BlocksPerHour::get()));
		let setup = (2 * billed * UNIT).div_ceil(1 << 30);
		let escrow = hosting + setup + DeliveryShare::get().mul_ceil(hosting);
		let deposit = 2 * ContractDeposit::get();
		plan.budget = escrow + deposit - 1;
		refused_plan(plan.clone(), Error::BudgetTooSmall);
		plan.budget = escrow + deposit;
		assert_ok!(send(SPONSOR, plan_call(plan)));
		assert_eq!(held(SPONSOR, HoldReason::Escrow), escrow);
		assert_eq!(held(SPONSOR, HoldReason::ContractDeposit), deposit);
		let (plan, sponsor) = (newest_plan(), SPONSOR);
		let published = Event::PlanPublished { plan, sponsor, contracts: 2, escrow, deposit };
		System::assert_last_event(published.into());
	});
}

#[test]
fn who_cannot_pay_publishes_no_plan() {
	build_and_execute(|| {
		published();
		ContractDeposit::set(ENDOWMENT);
		refused_change(|plan| plan.budget = u128::MAX, Error::InsufficientFunds);
	});
}

#[test]
fn a_range_lies_in_its_feed() {
	build_and_execute(|| {
		let (core, feed) = published();
		let ranges = |list: &[(u64, u64)]| {
			let range = |&(from, to)| RangeRequest {
				feed,
				from,
				to: RangeEnd::Chunk { chunk: to },
				bytes: if from < to && to <= 10 { core.bytes(from, to) } else { 0 },
			};
			request(list.iter().map(range).collect(), 100)
		};
		refused_plan(ranges(&[]), Error::PlanWithoutRanges);
		refused_plan(ranges(&[(5, 4)]), Error::ReversedRange);
		refused_plan(ranges(&[(5, 5)]), Error::ReversedRange);
		refused_plan(ranges(&[(0, 11)]), Error::RangePastEnd);
		refused_plan(ranges(&[(u64::MAX - 1, u64::MAX)]), Error::RangePastEnd);
		refused_plan(ranges(&[(0, 5), (4, 6)]), Error::OverlappingRanges);
		refused_plan(ranges(&[(0, 10), (2, 3)]), Error::OverlappingRanges);
		refused_plan(ranges(&[(2, 3), (2, 3)]), Error::OverlappingRanges);
		assert_ok!(send(SPONSOR, plan_call(ranges(&[(5, 6), (0, 5), (7, 9)]))));
	});
}

#[test]
fn stated_bytes_are_possible() {
	build_and_execute(|| {
		let (core, _) = published();
		let bytes = |bytes| move |plan: &mut PlanRequestOf<Test>| plan.ranges[0].bytes = bytes;
		let (all, first) = (core.bytes(0, 10), core.bytes(0, 8));
		refused_change(bytes(all - 1), Error::TooFewBytes);
		refused_change(bytes(0), Error::TooFewBytes);
		refused_change(bytes(all + 1), Error::TooManyBytes);
		refused_change(bytes(u64::MAX), Error::TooManyBytes);
		// The first root covers chunks 0 to 7: of a part of it the chain knows the most only.
		let part = |bytes| {
			move |plan: &mut PlanRequestOf<Test>| {
				plan.ranges[0].to = RangeEnd::Chunk { chunk: 7 };
				plan.ranges[0].bytes = bytes;
			}
		};
		refused_change(part(first + 1), Error::TooManyBytes);
		publish_with(&core, 100, part(first));
	});
}

#[test]
fn feeds_are_known_or_come_with_the_call() {
	build_and_execute(|| {
		let (core, _) = published();
		let missing = FeedRef::Published { feed: 9_999 };
		refused_plan(request(vec![range(&core, missing, 0, 10)], 100), Error::UnknownFeed);
		let new = FeedRef::New { index: 1 };
		let fresh = Hypercore::new(2, &SIZES);
		let feeds = BoundedVec::truncate_from(vec![fresh.new_feed()]);
		let plan = request(vec![range(&fresh, new, 0, 10)], 100);
		let call = Call::publish_plan { new_feeds: feeds.clone(), plan };
		refused(SPONSOR, call, Error::UnknownFeedRef);
		let known = FeedRef::Published { feed: feed_of(&core) };
		let plan = request(vec![range(&core, known, 0, 10)], 100);
		let call = Call::publish_plan { new_feeds: feeds.clone(), plan };
		refused(SPONSOR, call, Error::UnusedFeed);
		let plan = request(vec![range(&fresh, FeedRef::New { index: 0 }, 0, 10)], 100);
		let call = Call::publish_plan { new_feeds: feeds, plan };
		assert_ok!(send(SPONSOR, call.clone()));
		assert!(FeedByKey::<Test>::contains_key(fresh.key));
		refused(SPONSOR, call, Error::FeedExists);
	});
}

#[test]
fn a_plan_pins_at_most_eight_feeds() {
	build_and_execute(|| {
		let cores: Vec<_> = (1..=9).map(|seed| Hypercore::compat(seed, &[5])).collect();
		for core in &cores {
			assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
		}
		let all = |cores: &[Hypercore]| {
			let one = |core| range(core, FeedRef::Published { feed: feed_of(core) }, 0, 1);
			request(cores.iter().map(one).collect(), 100)
		};
		refused_plan(all(&cores), Error::TooManyFeeds);
		assert_ok!(send(SPONSOR, plan_call(all(&cores[1..]))));
	});
}

#[test]
fn terms_are_within_bounds() {
	build_and_execute(|| {
		published();
		refused_change(|plan| plan.terms.replicas = Some(0), Error::BadReplicas);
		refused_change(|plan| plan.terms.replicas = Some(17), Error::BadReplicas);
		refused_change(|plan| plan.terms.contract_chunks = Some(0), Error::BadContractChunks);
		refused_change(|plan| plan.terms.contract_chunks = Some(65), Error::BadContractChunks);
		refused_change(|plan| plan.terms.needs.hours = 169, Error::BadHours);
		refused_change(|plan| plan.terms.price.hosting = 0, Error::BadPrice);
		refused_change(|plan| plan.terms.price.setup = 0, Error::BadPrice);
		let dear = |plan: &mut PlanRequestOf<Test>| {
			plan.until = u32::MAX;
			plan.terms.price.hosting = u128::MAX;
		};
		refused_change(dear, Error::BadPrice);
		run_to_block(10);
		refused_change(|plan| plan.until = plan.from, Error::BadPlanTime);
		refused_change(|plan| (plan.from, plan.until) = (0, 11), Error::BadPlanTime);
		refused_change(|plan| (plan.from, plan.until) = (0, 5), Error::BadPlanTime);
	});
}

#[test]
fn a_plan_has_at_most_a_million_contracts() {
	build_and_execute(|| {
		// A hypercore of 2^40 empty chunks: only its root is ever computed.
		let mut core = Hypercore::compat(1, &[0]);
		core.pretend_doublings(40);
		assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
		let feed = FeedRef::Published { feed: feed_of(&core) };
		let chunks = |chunk, contract_chunks| {
			let to = RangeEnd::Chunk { chunk };
			let mut plan = request(vec![RangeRequest { feed, from: 0, to, bytes: 0 }], 100);
			plan.terms.contract_chunks = Some(contract_chunks);
			plan
		};
		refused_plan(chunks(1 << 40, 64), Error::TooManyContracts);
		refused_plan(chunks((1 << 20) + 1, 1), Error::TooManyContracts);
		ContractDeposit::set(1);
		assert_ok!(send(SPONSOR, plan_call(chunks(1 << 20, 1))));
	});
}

#[test]
fn what_the_plan_does_not_say_comes_from_the_chain() {
	build_and_execute(|| {
		let (core, _) = published();
		let id = publish_with(&core, 100, |plan| {
			plan.from = 0;
			plan.terms.replicas = None;
			plan.terms.contract_chunks = None;
		});
		let plan = plan(id);
		assert_eq!(plan.replicas, HostersPerContract::get());
		assert_eq!(plan.contract_chunks, ContractSetSize::get());
		assert_eq!(plan.from, System::block_number() + 1);
	});
}
