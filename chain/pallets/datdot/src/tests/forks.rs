//! Forks: a signed higher fork replaces the head and ends the feed's plans, a few in each block.

use super::{fixtures::*, refused};
use crate::{feed_ends_impls::PLANS_AT_ONCE, mock::*, pallet::*, types::*};
use frame_support::{assert_ok, dispatch::Pays};

const SIZES: [usize; 6] = [300, 0, 2_000, 5, 700, 9];

/// The same hypercore after its author truncated it and appended chunks of these sizes.
fn forked(core: &Hypercore, fork: u64, kept: usize, sizes: &[usize]) -> Hypercore {
	let mut forked = core.clone();
	forked.fork = fork;
	forked.chunks.truncate(kept);
	forked.append(sizes);
	forked
}

fn fork_call(feed: FeedId, core: &Hypercore) -> Call<Test> {
	Call::update_feed { feed, update: FeedUpdate::Fork { head: core.new_feed().head } }
}

fn refused_head(
	feed: FeedId,
	core: &Hypercore,
	change: impl FnOnce(&mut Head),
	error: Error<Test>,
) {
	let mut head = core.new_feed().head;
	change(&mut head);
	refused(STRANGER, Call::update_feed { feed, update: FeedUpdate::Fork { head } }, error);
}

#[test]
fn a_higher_fork_replaces_the_head_whatever_its_length() {
	build_and_execute(|| {
		for core in [Hypercore::new(1, &SIZES), Hypercore::compat(2, &SIZES)] {
			assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
			let feed = feed_of(&core);
			for (fork, kept, sizes) in [(1, 2, &[][..]), (7, 1, &[4; 30]), (u64::MAX, 3, &[1])] {
				let core = forked(&core, fork, kept, sizes);
				assert_ok!(send(STRANGER, fork_call(feed, &core)));
				let length = core.length();
				System::assert_last_event(Event::FeedForked { feed, fork, length }.into());
				let stored = Feeds::<Test>::get(feed).unwrap();
				assert_eq!((stored.fork, stored.length), (fork, length));
				assert_eq!(stored.roots.into_inner(), core.roots(length));
				assert_eq!(stored.byte_length, core.bytes(0, length));
			}
			// From there on, only this fork is extended.
			let mut last = forked(&core, u64::MAX, 3, &[1]);
			last.append(&[2, 2]);
			let call = Call::update_feed { feed, update: last.extension(4, 6) };
			assert_ok!(send(STRANGER, call));
			let call = Call::update_feed { feed, update: core.extension(4, 6) };
			refused(STRANGER, call, Error::NotAnExtension);
		}
	});
}

#[test]
fn only_a_signed_higher_fork_counts() {
	build_and_execute(|| {
		let core = forked(&Hypercore::new(1, &SIZES), 3, 6, &[]);
		assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
		let feed = feed_of(&core);
		for fork in [0, 2, 3] {
			let other = forked(&core, fork, 4, &[8]);
			refused(STRANGER, fork_call(feed, &other), Error::NotAHigherFork);
		}
		let good = forked(&core, 4, 4, &[8]);
		refused_head(feed, &good, |head| head.fork = 5, Error::BadHeadSignature);
		refused_head(feed, &good, |head| head.signature[9] ^= 1, Error::BadHeadSignature);
		refused_head(feed, &good, |head| head.roots[0].hash[0] ^= 1, Error::BadHeadSignature);
		refused_head(feed, &good, |head| head.roots.clear(), Error::BadHead);
		let strangers = forked(&Hypercore::new(2, &SIZES), 4, 4, &[8]);
		refused(STRANGER, fork_call(feed, &strangers), Error::BadHeadSignature);
		refused(STRANGER, fork_call(feed + 1, &good), Error::UnknownFeed);
		assert_ok!(send(STRANGER, fork_call(feed, &good)));
	});
}

#[test]
fn a_fork_is_free_if_it_ends_a_plan_and_costs_otherwise() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &SIZES);
		let id = publish(&core, 2_000);
		let feed = feed_of(&core);
		let fork = |number| {
			let head = forked(&core, number, 3, &[1]).new_feed().head;
			let origin = RuntimeOrigin::signed(STRANGER);
			Datdot::update_feed(origin, feed, FeedUpdate::Fork { head }).unwrap().pays_fee
		};
		assert_eq!(fork(1), Pays::No);
		assert_eq!(fork(2), Pays::Yes);
		run_blocks(4);
		assert!(!Plans::<Test>::contains_key(id));
	});
}

#[test]
fn a_fork_ends_the_plans_that_pin_the_old_one_and_no_other() {
	build_and_execute(|| {
		providers(3, 4, 3);
		let core = Hypercore::new(1, &SIZES);
		let other = Hypercore::compat(2, &SIZES);
		let (hosted, kept) = (publish(&core, 2_000), publish(&other, 2_000));
		let waiting = publish_with(&core, 3_000, |plan| plan.from += 1_000);
		let mut world = World::new(&[&core, &other]);
		world.work(60);
		assert_eq!(plan(hosted).started, plan(hosted).contracts);
		let feed = feed_of(&core);
		let new = forked(&core, 1, 4, &[50, 60]);
		assert_ok!(send(STRANGER, fork_call(feed, &new)));
		// A plan of the new fork in the same block is not touched.
		let fresh = publish(&new, 2_000);
		Datdot::do_try_state().unwrap();
		let stopped = System::block_number() + 2;
		next_block();
		for id in [hosted, waiting] {
			System::assert_has_event(Event::PlanFeedEnded { plan: id, feed }.into());
			assert_eq!(plan(id).until, stopped);
		}
		Datdot::do_try_state().unwrap();
		next_block();
		assert_eq!(plan(hosted).status, PlanStatus::Ended);
		assert!(!Plans::<Test>::contains_key(waiting), "it had nothing to settle");
		for id in [kept, fresh] {
			assert_eq!(plan(id).status, PlanStatus::Live);
		}
		assert_eq!(FeedEnds::<Test>::iter().count(), 0);
		// What was proven up to the end is paid, and the rest comes back.
		let mut world_of_both = World::new(&[&new, &other]);
		world_of_both.replicas = core::mem::take(&mut world.replicas);
		while Plans::<Test>::contains_key(hosted) {
			world_of_both.work(5);
			Datdot::do_try_state().unwrap();
			assert!(System::block_number() < stopped + 400, "the plan is never removed");
		}
		let paid = Ratings::<Test>::iter()
			.filter(|(_, role, _)| *role == Role::Hoster)
			.map(|(_, _, rating)| rating.good())
			.sum::<u128>();
		assert!(paid > 0, "hosters were paid");
		assert_eq!(plan(kept).status, PlanStatus::Live);
		assert_eq!(plan(fresh).started, plan(fresh).contracts);
	});
}

#[test]
fn many_plans_end_a_piece_at_a_time() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &SIZES);
		let count = 3 * PLANS_AT_ONCE + 1;
		let mut ids: Vec<_> = (0..count).map(|_| publish(&core, 5_000)).collect();
		run_blocks(2);
		let feed = feed_of(&core);
		// Two forks, one after the other: the second one ends nothing.
		assert_ok!(send(STRANGER, fork_call(feed, &forked(&core, 1, 3, &[1]))));
		assert_ok!(send(STRANGER, fork_call(feed, &forked(&core, 2, 3, &[1]))));
		for piece in 1.. {
			next_block();
			Datdot::do_try_state().unwrap();
			ids.retain(|id| Plans::<Test>::get(id).is_some_and(|plan| plan.until > 1_000));
			assert_eq!(ids.len(), count.saturating_sub(piece * PLANS_AT_ONCE));
			if ids.is_empty() {
				break;
			}
		}
		run_blocks(20);
		assert_eq!(Plans::<Test>::iter().count(), 0);
		assert_eq!(PlansOfFeed::<Test>::iter().count(), 0);
		assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
	});
}

#[test]
fn a_plan_that_is_over_when_its_feed_ends_is_left_alone() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &SIZES);
		let short = publish(&core, 3);
		let until = plan(short).until;
		run_to_block(until - 2);
		let feed = feed_of(&core);
		assert_ok!(send(STRANGER, fork_call(feed, &forked(&core, 1, 3, &[1]))));
		take_events();
		run_blocks(3);
		let ended = |event: &Event<Test>| matches!(event, Event::PlanFeedEnded { .. });
		assert!(!take_events().iter().any(ended));
		assert!(!Plans::<Test>::contains_key(short));
	});
}

#[test]
fn a_plan_whose_feed_forked_is_not_made_longer_before_it_ends() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &SIZES);
		let (id, short) = (publish(&core, 500), publish(&core, 4));
		let feed = feed_of(&core);
		run_to_block(plan(short).until - 2);
		let longer = |id| {
			let change = PlanChange { ranges: Default::default(), until: Some(900) };
			Call::plan_update { plan: id, change, budget: ENDOWMENT }
		};
		assert_ok!(send(STRANGER, fork_call(feed, &forked(&core, 1, 3, &[1]))));
		refused(SPONSOR, longer(id), Error::PlanOver);
		next_block();
		// One is cancelled by now, the other one ends by itself in the next block.
		assert_eq!(plan(id).until, plan(short).until);
		for id in [id, short] {
			refused(SPONSOR, longer(id), Error::PlanOver);
		}
		run_blocks(20);
		assert_eq!(Plans::<Test>::iter().count(), 0);
	});
}
