//! Following plans that are paused, cancelled, ended or removed while their feed grows.

use super::{
	fixtures::*,
	following::{contracts_of, following},
	refused,
};
use crate::{following_impls::FOLLOWERS_AT_ONCE, mock::*, pallet::*, types::*};
use frame_support::{assert_ok, BoundedVec};

const FEE: Balance = UNIT / 1_024;

fn fork_call(core: &Hypercore) -> Call<Test> {
	let mut forked = core.clone();
	forked.fork += 1;
	forked.chunks.truncate(2);
	let update = FeedUpdate::Fork { head: forked.new_feed().head };
	Call::update_feed { feed: feed_of(core), update }
}

#[test]
fn a_paused_plan_takes_heads_and_makes_contracts_when_it_resumes() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[10; 5]);
		let id = publish_following(&core, 2_000, 1 << 20, |_| ());
		run_blocks(2);
		assert_ok!(send(SPONSOR, Call::plan_pause { plan: id }));
		append(&mut core, &[10; 4]);
		run_blocks(4 * TailDelay::get());
		assert_eq!(following(id).length, 9);
		assert_eq!(contracts_of(id), [(0, 4)]);
		Datdot::do_try_state().unwrap();
		assert_ok!(send(SPONSOR, Call::plan_resume { plan: id }));
		run_blocks(2);
		assert_eq!(contracts_of(id)[..2], [(0, 4), (4, 8)]);
		// Its tail has waited long enough: it comes with the next look.
		run_blocks(TailDelay::get());
		assert_eq!(contracts_of(id).last(), Some(&(8, 9)));
	});
}

#[test]
fn a_plan_may_stop_while_it_is_paused() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[10; 5]);
		let id = publish_following(&core, 2_000, 100, |_| ());
		run_blocks(2);
		assert_ok!(send(SPONSOR, Call::plan_pause { plan: id }));
		append(&mut core, &[51]);
		run_blocks(3);
		assert_eq!(following(id).stopped, Some(StopCause::Bytes));
		assert_eq!(contracts_of(id), [(0, 4)]);
		Datdot::do_try_state().unwrap();
		assert_ok!(send(SPONSOR, Call::plan_resume { plan: id }));
		run_blocks(2);
		assert_eq!(contracts_of(id), [(0, 4), (4, 5)]);
	});
}

#[test]
fn a_cancel_pays_running_setups_by_what_their_heads_had() {
	build_and_execute(|| {
		providers(3, 1, 3);
		let before = Balances::free_balance(SPONSOR);
		let mut core = Hypercore::new(1, &[10; 3]);
		let id = publish_following(&core, 2_000, 60 << 20, |_| ());
		append(&mut core, &[10; 2]);
		next_drawn();
		append(&mut core, &[10; 4]);
		// A head, a tail and an amendment are on their way.
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: id }));
		Datdot::do_try_state().unwrap();
		for _ in 0..3 * TailDelay::get() {
			next_block();
			Datdot::do_try_state().unwrap();
		}
		assert!(!Plans::<Test>::contains_key(id));
		// Three slots of one contract at the flat minimum, though the plan was for 60 MiB.
		let spent = 6 * FEE + FeedDeposit::get();
		assert_eq!(Balances::free_balance(SPONSOR), before - spent);
	});
}

#[test]
fn a_fork_ends_a_following_plan_and_nothing_of_the_new_one_is_taken() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[10; 5]);
		let id = publish_following(&core, 2_000, 1 << 20, |_| ());
		run_blocks(2);
		append(&mut core, &[10; 4]);
		assert_ok!(send(STRANGER, fork_call(&core)));
		// One that begins with the new fork follows it.
		let mut new = core.clone();
		new.fork += 1;
		new.chunks.truncate(2);
		let fresh = publish_following(&new, 2_000, 1 << 20, |_| ());
		append(&mut new, &[3; 3]);
		Datdot::do_try_state().unwrap();
		run_blocks(2);
		Datdot::do_try_state().unwrap();
		assert_eq!(following(fresh).length, 5);
		assert_eq!(contracts_of(fresh), [(0, 4)]);
		let feed = feed_of(&core);
		System::assert_has_event(Event::PlanFeedEnded { plan: id, feed }.into());
		let grew =
			|event: &Event<Test>| matches!(event, Event::PlanGrew { plan, .. } if *plan == id);
		assert!(!take_events().iter().any(grew));
		run_blocks(30);
		assert!(!Plans::<Test>::contains_key(id));
		assert_eq!(FollowPasses::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_frozen_feed_is_followed_no_further() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[10; 5]);
		let id = publish_following(&core, 2_000, 1 << 20, |_| ());
		run_blocks(2);
		let other = Hypercore::new(1, &[11; 5]);
		append(&mut core, &[10; 4]);
		let evidence = Equivocation::SameLength {
			fork: 0,
			length: 5,
			first: core.signed_tree(5),
			second: other.signed_tree(5),
		};
		let feed = feed_of(&core);
		assert_ok!(send(STRANGER, Call::report_equivocation { feed, evidence }));
		Datdot::do_try_state().unwrap();
		for _ in 0..40 {
			next_block();
			Datdot::do_try_state().unwrap();
		}
		assert!(!Plans::<Test>::contains_key(id));
		assert_eq!(FollowPasses::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_plan_that_ends_or_is_removed_meanwhile_is_left_alone() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[10; 3]);
		let id = publish_following(&core, 5, 1 << 20, |_| ());
		let until = plan(id).until;
		run_to_block(until - 1);
		append(&mut core, &[10; 4]);
		for _ in 0..2 * TailDelay::get() {
			next_block();
			Datdot::do_try_state().unwrap();
		}
		assert!(!Plans::<Test>::contains_key(id));
		assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
		// The feed may go with a pass on the agenda.
		let id = publish_following(&core, 3, 1 << 20, |_| ());
		append(&mut core, &[10; 1]);
		PollLimit::set(Default::default());
		run_blocks(1);
		PollLimit::set(half_a_second());
		run_to_block(plan(id).until + 1);
		let feed = feed_of(&core);
		while Plans::<Test>::contains_key(id) {
			next_block();
		}
		assert_ok!(send(SPONSOR, Call::remove_feed { feed }));
		run_blocks(3);
	});
}

#[test]
fn many_followers_of_a_feed_are_told_a_few_in_each_block() {
	build_and_execute(|| {
		let count = 5 * FOLLOWERS_AT_ONCE + 1;
		let mut core = Hypercore::new(1, &[10; 2]);
		let ids: Vec<_> =
			(0..count).map(|_| publish_following(&core, 2_000, 1 << 20, |_| ())).collect();
		run_blocks(2);
		// Room for one piece of each kind of work in a block.
		PollLimit::set(Datdot::all_pieces() * 2 + Datdot::task_weight(Work::Follow));
		append(&mut core, &[10]);
		let told = |length| ids.iter().filter(|id| following(**id).length >= length).count();
		next_block();
		assert_eq!(told(3), FOLLOWERS_AT_ONCE);
		// Another head in the middle of the pass: those that follow take it at once, those before in
		// the pass after it.
		append(&mut core, &[10]);
		Datdot::do_try_state().unwrap();
		let mut blocks = 0;
		while told(4) < count {
			next_block();
			Datdot::do_try_state().unwrap();
			blocks += 1;
		}
		assert!((6..=11).contains(&blocks), "{blocks} blocks");
		run_blocks(12);
		assert_eq!(FollowPasses::<Test>::iter().count(), 0);
	});
}

#[test]
fn contracts_of_followers_are_activated_in_turn() {
	build_and_execute(|| {
		ContractActivationCap::set(2);
		let mut core = Hypercore::new(1, &[10; 2]);
		let ids = [(); 2].map(|()| publish_following(&core, 2_000, 1 << 20, |_| ()));
		run_blocks(2);
		append(&mut core, &[10; 18]);
		for round in 1..=5 {
			next_block();
			assert_eq!(ids.map(|id| contracts_of(id).len()), [round, round]);
		}
	});
}

#[test]
fn a_longer_plan_follows_longer() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[10; 3]);
		let id = publish_following(&core, 20, 1 << 20, |_| ());
		let until = plan(id).until + 500;
		let change = PlanChange { ranges: BoundedVec::default(), until: Some(until) };
		let update = Call::plan_update { plan: id, change, budget: ENDOWMENT };
		refused(STRANGER, update.clone(), Error::NotSponsor);
		assert_ok!(send(SPONSOR, update));
		run_blocks(40);
		append(&mut core, &[10; 6]);
		run_blocks(2);
		assert_eq!(contracts_of(id), [(0, 3), (3, 7)]);
		run_to_block(until + 60);
		assert_eq!(Plans::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_stalled_agenda_loses_no_head_and_no_tail() {
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[10; 3]);
		let id = publish_following(&core, 2_000, 1 << 20, |_| ());
		PollLimit::set(Default::default());
		for _ in 0..4 {
			append(&mut core, &[10; 2]);
			run_blocks(TailDelay::get());
		}
		PollLimit::set(half_a_second());
		run_blocks(3);
		assert_eq!(contracts_of(id), [(0, 4), (4, 8)]);
		run_blocks(TailDelay::get() + 1);
		assert_eq!(contracts_of(id).last(), Some(&(8, 11)));
	});
}
