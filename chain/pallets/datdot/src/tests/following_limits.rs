//! What appends can cost the sponsor of a following plan: its bytes, its contracts, and no more.

use super::{
	fixtures::*,
	following::{contracts_of, following},
	refused,
};
use crate::{limits::MAX_CONTRACT_BYTES, mock::*, pallet::*, types::*};
use datdot_replica::Hindrance;
use frame_support::{assert_ok, BoundedVec};

fn stopped(id: PlanId, core: &Hypercore, length: u64, cause: StopCause) {
	let feed = feed_of(core);
	System::assert_has_event(Event::FollowingStopped { plan: id, feed, length, cause }.into());
	assert_eq!(following(id).stopped, Some(cause));
	assert_eq!(following(id).tail_at, None);
	assert!(!Followers::<Test>::contains_key(feed, id));
	Datdot::do_try_state().unwrap();
}

fn add_growing(id: PlanId, core: &Hypercore, from: u64, bytes: u64) -> Call<Test> {
	let feed = FeedRef::Published { feed: feed_of(core) };
	let ranges = BoundedVec::truncate_from(vec![growing(feed, from, bytes, Some(9))]);
	let change = PlanChange { ranges, until: None };
	Call::plan_update { plan: id, change, budget: ENDOWMENT }
}

#[test]
fn a_head_with_more_bytes_than_paid_for_is_not_taken() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[100; 5]);
		let id = publish_following(&core, 2_000, 1_000, |_| ());
		append(&mut core, &[100; 4]);
		next_block();
		assert_eq!((following(id).length, following(id).bytes), (9, 900));
		let held_before = plan(id).ledger;
		append(&mut core, &[101]);
		next_block();
		// The tail of the head that it has needs to wait no longer.
		stopped(id, &core, 9, StopCause::Bytes);
		run_blocks(2);
		assert_eq!(contracts_of(id), [(0, 4), (4, 8), (8, 9)]);
		append(&mut core, &[1; 20]);
		run_blocks(2 * TailDelay::get());
		assert_eq!(contracts_of(id).len(), 3);
		assert_eq!(plan(id).ledger, held_before);
		assert_eq!(plan(id).status, PlanStatus::Live);
	});
}

#[test]
fn a_feed_that_fills_the_bytes_exactly_is_hosted_whole() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[100; 5]);
		let id = publish_following(&core, 2_000, 1_000, |_| ());
		append(&mut core, &[500]);
		next_block();
		stopped(id, &core, 6, StopCause::Bytes);
		run_blocks(1);
		assert_eq!(contracts_of(id), [(0, 4), (4, 6)]);
	});
}

#[test]
fn tiny_chunks_use_up_the_contracts_and_no_more() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[1; 4]);
		let id = publish_following(&core, 2_000, 1 << 20, |plan| {
			plan.ranges[0].to = RangeEnd::Growing { contracts: Some(3) };
		});
		let (escrow, deposit) = (plan(id).ledger.escrow, plan(id).ledger.deposit);
		append(&mut core, &[0; 90]);
		next_block();
		stopped(id, &core, 12, StopCause::Contracts);
		run_blocks(3);
		assert_eq!(contracts_of(id), [(0, 4), (4, 8), (8, 12)]);
		assert_eq!((plan(id).ledger.escrow, plan(id).ledger.deposit), (escrow, deposit));
		assert_eq!(following(id).contracts_left, 0);
	});
}

#[test]
fn short_tails_use_up_the_contracts_and_no_more() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[1]);
		let id = publish_following(&core, 2_000, 1 << 20, |plan| {
			plan.ranges[0].to = RangeEnd::Growing { contracts: Some(3) };
		});
		for length in 1..=3 {
			run_to_block(following(id).tail_at.unwrap());
			assert_eq!(contracts_of(id).last(), Some(&(length - 1, length)));
			if length < 3 {
				append(&mut core, &[1]);
				next_block();
			}
		}
		stopped(id, &core, 3, StopCause::Contracts);
	});
}

#[test]
fn a_range_from_the_middle_counts_what_is_known_to_lie_before_it() {
	build_and_execute(|| {
		// Roots of 4, 2 and 1 chunks.
		let core = Hypercore::new(1, &[10; 7]);
		assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
		let feed = FeedRef::Published { feed: feed_of(&core) };
		for (from, bytes) in [(7, 1), (6, 10), (5, 30), (4, 30), (1, 70), (0, 70)] {
			let call = |bytes| plan_call(request(vec![growing(feed, from, bytes, None)], 100));
			if bytes > 1 {
				refused(SPONSOR, call(bytes - 1), Error::TooFewBytes);
			}
			assert_ok!(send(SPONSOR, call(bytes)));
			assert_eq!(following(newest_plan()).bytes, if from == 7 { 0 } else { bytes });
		}
	});
}

#[test]
fn a_plan_that_stopped_may_follow_again_from_there() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[100; 5]);
		let id = publish_following(&core, 2_000, 550, |_| ());
		refused(SPONSOR, add_growing(id, &core, 5, 900), Error::FollowsAlready);
		append(&mut core, &[100; 6]);
		next_block();
		stopped(id, &core, 5, StopCause::Bytes);
		let ended = System::block_number();
		// Its last contract is activated in the same block.
		refused(SPONSOR, add_growing(id, &core, 4, 900), Error::OverlappingRanges);
		// Six chunks are there by now; the roots at the old head tell that 500 bytes lie before.
		refused(SPONSOR, add_growing(id, &core, 5, 599), Error::TooFewBytes);
		let before = plan(id).ledger.escrow;
		assert_ok!(send(SPONSOR, add_growing(id, &core, 5, 600)));
		assert!(plan(id).ledger.escrow > before);
		Datdot::do_try_state().unwrap();
		run_blocks(2);
		assert_eq!(contracts_of(id), [(0, 4), (4, 5), (5, 9)]);
		run_to_block(ended + TailDelay::get() + 1);
		assert_eq!(contracts_of(id).last(), Some(&(9, 11)));
		assert_eq!(following(id).range, 1);
		assert_eq!(FeedsOfPlan::<Test>::get(id).len(), 2);
		append(&mut core, &[1]);
		next_block();
		stopped(id, &core, 11, StopCause::Bytes);
	});
}

/// Lets the drawn providers of the next amendment state that its contract is too large.
fn state_too_large(plain_bytes: u64) {
	let hindrance = Hindrance::TooLarge { plain_bytes };
	let amendment = next_drawn();
	let call = hindrance_call(amendment, 0, hindrance, joint(amendment, hindrance));
	assert_ok!(send(attestor_of(amendment), call));
}

#[test]
fn chunks_too_large_for_a_contract_end_it() {
	build_and_execute(|| {
		providers(9, 3, 6);
		let mut core = Hypercore::new(1, &[5]);
		core.pretend_doublings(1);
		assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
		let feed = FeedRef::Published { feed: feed_of(&core) };
		let mut plan = request(vec![growing(feed, 0, 1 << 30, None)], 2_000);
		plan.terms.contract_chunks = Some(2);
		assert_ok!(send(SPONSOR, plan_call(plan)));
		let id = newest_plan();
		next_block();
		assert_eq!(contracts_of(id), [(0, 2)]);
		// The chain knows the bytes of a head: what a contract cannot have is not believed.
		let first = Plans::<Test>::get(id).unwrap().first_contract;
		assert_eq!(Datdot::room(first, &contract(first)), 10);
		let amendment = next_drawn();
		let reserved = Amendments::<Test>::get(amendment).unwrap().reserved_bytes;
		assert_eq!(reserved, 10);
		let small = Hindrance::TooLarge { plain_bytes: 10 };
		let call = hindrance_call(amendment, 0, small, joint(amendment, small));
		refused(attestor_of(amendment), call, Error::NotTooLarge);
		let large = Hindrance::TooLarge { plain_bytes: MAX_CONTRACT_BYTES + 1 };
		let call = hindrance_call(amendment, 0, large, joint(amendment, large));
		assert_ok!(send(attestor_of(amendment), call));
		assert_eq!(following(id).stopped, None);
		state_too_large(MAX_CONTRACT_BYTES + 1);
		stopped(id, &core, 2, StopCause::ContractTooLarge);
		core.pretend_doublings(4);
		let feed = feed_of(&core);
		assert_ok!(send(STRANGER, Call::update_feed { feed, update: core.extension(2, 16) }));
		run_blocks(3);
		assert_eq!(contracts_of(id), [(0, 2)]);
	});
}

#[test]
fn a_statement_with_more_bytes_than_the_head_has_is_refused() {
	build_and_execute(|| {
		providers(3, 3, 3);
		let core = Hypercore::new(1, &[300, 20, 2_000, 7, 9]);
		let id = publish_following(&core, 2_000, 1 << 20, |_| ());
		let world = World::new(&[&core]);
		let amendment = next_drawn();
		let replica = world.encode(amendment, 0);
		let hoster = drawn_hoster(amendment, 0);
		let more = statement_call(amendment, 0, &replica, |one| one.plain_bytes = 2_328);
		refused(hoster, more, Error::StatedBytesExceeded);
		assert_ok!(send(hoster, statement_call(amendment, 0, &replica, |_| ())));
		assert_eq!(contract(plan(id).first_contract).plain_bytes, Some(2_327));
	});
}

#[test]
fn a_full_feed_cannot_be_presumed_twice() {
	build_and_execute(|| {
		// All of the bytes are in the last chunks, so that shares by chunk are wrong at first.
		let mut core = Hypercore::new(1, &[0; 4]);
		let id = publish_following(&core, 2_000, 10_000, |_| ());
		run_blocks(2);
		for sizes in [&[0, 0, 0, 4_000][..], &[0; 4], &[6_000]] {
			append(&mut core, sizes);
			run_blocks(3);
		}
		run_blocks(TailDelay::get());
		let first = plan(id).first_contract;
		let shares: Vec<_> =
			(first..first + 4).map(|one| Datdot::presumed_bytes(one, &contract(one))).collect();
		assert_eq!(shares, [0, 4_000, 0, 6_000]);
	});
}
