//! The agenda loses nothing, however little a block gives, and serves everybody in turn.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*, weights::WeightInfo};
use frame_support::{assert_ok, weights::Weight};
use proptest::prelude::*;
use sp_core::Pair;
use std::collections::BTreeMap;

/// Everything that stands on the agenda of a kind, by due, in order.
fn entries(task: Work) -> BTreeMap<u64, Vec<Id>> {
	let mut dues = BTreeMap::new();
	for ((kind, due), pages) in AgendaPages::<Test>::iter() {
		if kind == task {
			let ids = (pages.head..=pages.tail)
				.flat_map(|page| Agenda::<Test>::get((task, due, page)).into_inner());
			dues.insert(due, ids.collect());
		}
	}
	dues
}

/// What a block must give so that so many pieces of a kind of work are done: their share is a
/// quarter.
fn enough_for(weight: Weight, count: u64) -> Weight {
	let db = <Test as frame_system::Config>::DbWeight::get();
	let base = <Test as Config>::WeightInfo::serve_agenda_base();
	let looks = db.reads(64 * 12);
	let weight = weight.saturating_add(<Test as Config>::WeightInfo::serve_due());
	(weight.saturating_mul(count).saturating_add(looks)).saturating_mul(4).saturating_add(base)
}

#[test]
fn many_things_due_at_once_are_all_done_in_order_under_a_tiny_meter() {
	build_and_execute(|| {
		let accounts: Vec<_> = (0..90).collect();
		for account in &accounts {
			register(*account);
		}
		for account in &accounts {
			let new = spare(*account);
			let proof = possession(&new, *account, KeyPurpose::Noise);
			let noise_key = Some(ProvenKey { key: new.public().0, proof });
			let change = AccountChange::Rotate { noise_key, signing_key: None };
			assert_ok!(send(*account, Call::account_update { change }));
		}
		assert_eq!(entries(Work::KeyRotation).values().map(Vec::len).collect::<Vec<_>>(), [90]);
		PollLimit::set(enough_for(<Test as Config>::WeightInfo::finish_rotation(), 1));
		let mut rotated = Vec::new();
		let mut blocks = 0;
		while rotated.len() < 90 {
			next_block();
			blocks += 1;
			assert!(blocks < 200, "{} of 90", rotated.len());
			Datdot::do_try_state().unwrap();
			for event in take_events() {
				if let Event::KeysRotated { user } = event {
					rotated.push(account(user));
				}
			}
		}
		assert_eq!(rotated, accounts);
		assert!(blocks > 20, "the meter was not tiny");
		assert_eq!(Agenda::<Test>::iter().count() + AgendaPages::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_block_without_room_delays_everything_and_loses_nothing() {
	build_and_execute(|| {
		providers(3, 3, 3);
		let core = Hypercore::new(1, &[300, 2_000]);
		let id = publish(&core, 800);
		let mut world = World::new(&[&core]);
		let limit = PollLimit::get();
		for stalled in [1, 7, 70, 150] {
			PollLimit::set(Weight::zero());
			run_blocks(stalled);
			Datdot::do_try_state().unwrap();
			PollLimit::set(limit);
			world.work(60);
			Datdot::do_try_state().unwrap();
		}
		assert_eq!(plan(id).started, 1);
		for hoster in HOSTER..HOSTER + 3 {
			assert!(Hostings::<Test>::get(user(hoster)).unwrap().proofs > 5);
		}
		world.work_to_block(1_300);
		assert!(!Plans::<Test>::contains_key(id));
	});
}

#[test]
fn a_plan_runs_to_its_end_under_the_smallest_meter_that_does_each_piece() {
	build_and_execute(|| {
		providers(3, 3, 3);
		let core = Hypercore::new(1, &[300, 2_000, 5, 5, 5, 5, 5, 5, 5]);
		let id = publish_with(&core, 400, |plan| plan.terms.contract_chunks = Some(3));
		let mut world = World::new(&[&core]);
		let largest =
			Work::ALL.map(Datdot::task_weight).into_iter().fold(Weight::zero(), |a, b| a.max(b));
		PollLimit::set(enough_for(largest, 1));
		world.work(200);
		Datdot::do_try_state().unwrap();
		assert_eq!(plan(id).started, 3);
		world.work_to_block(1_000);
		assert!(!Plans::<Test>::contains_key(id));
	});
}

#[test]
fn no_kind_of_work_starves_another_however_busy_all_are() {
	new_test_ext().execute_with(|| {
		let base = <Test as Config>::WeightInfo::serve_agenda_base();
		// The agenda gets half of a block: room for one piece of every kind, and nothing more.
		PollLimit::set(Datdot::all_pieces().saturating_mul(2).saturating_add(base));
		let (mut scheduled, blocks) = (0, 30);
		for _ in 0..blocks {
			for task in Work::ALL {
				// Of things that do not exist, so the work is nothing, but is weighed in full.
				(0..200).for_each(|id| Datdot::schedule(task, 0, 1_000_000 + id));
			}
			scheduled += 200;
			next_block();
		}
		for task in Work::ALL {
			let left: usize = entries(task).values().map(Vec::len).sum();
			assert!(left > 0, "{task:?} was not busy");
			assert!(scheduled - left >= blocks, "{task:?}: {} of {blocks}", scheduled - left);
		}
	});
}

#[test]
fn a_pallet_that_joins_an_old_chain_has_no_past_to_catch_up_with() {
	new_test_ext().execute_with(|| {
		let stored = AgendaCursors::<Test>::iter().count();
		assert_eq!(stored, 0, "nothing was ever scheduled");
		System::set_block_number(500_000);
		providers(3, 1, 3);
		// Whatever is scheduled in a block without room is not forgotten either.
		let id = publish(&Hypercore::new(1, &[300]), 100);
		let limit = PollLimit::get();
		PollLimit::set(Weight::zero());
		run_blocks(5);
		PollLimit::set(limit);
		next_block();
		assert_eq!(plan(id).activated, 1);
		run_blocks(DrawDelay::get());
		assert!(Amendments::<Test>::iter_values().all(|amendment| amendment.staff.is_some()));
		Datdot::do_try_state().unwrap();
	});
}

#[test]
fn a_huge_plan_delays_nobody() {
	build_and_execute(|| {
		ContractActivationCap::set(4);
		providers(3, 1, 3);
		let huge = Hypercore::compat(1, &[1; 300]);
		let small = Hypercore::compat(2, &[1]);
		let huge = publish_with(&huge, 500, |plan| plan.terms.contract_chunks = Some(1));
		run_blocks(3);
		let small = publish(&small, 500);
		run_blocks(2);
		assert_eq!(plan(small).activated, 1);
		let activated = plan(huge).activated;
		assert!((11..=20).contains(&activated), "{activated}");
		run_blocks(10);
		assert_eq!(plan(huge).activated, activated + 40);
	});
}

#[test]
fn many_plans_are_activated_in_turn() {
	build_and_execute(|| {
		ContractActivationCap::set(7);
		let core = Hypercore::compat(1, &[1; 3]);
		let plans: Vec<_> = (0..150)
			.map(|_| publish_with(&core, 500, |plan| plan.terms.contract_chunks = Some(1)))
			.collect();
		next_block();
		let mut blocks = 0;
		while plans.iter().any(|id| plan(*id).activated < 3) {
			let most = plans.iter().map(|id| plan(*id).activated).max();
			let least = plans.iter().map(|id| plan(*id).activated).min();
			assert!(most <= least.map(|least| least + 1));
			next_block();
			Datdot::try_activation_queue().unwrap();
			blocks += 1;
			assert!(blocks < 100);
		}
		assert_eq!(blocks, 450u32.div_ceil(7) - 1);
		assert_eq!(ActivationQueue::<Test>::iter().count(), 0);
	});
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(12))]

	// Follow-ups of contracts that do not exist do nothing, so the agenda is seen alone.
	#[test]
	fn whatever_is_scheduled_is_served_once_when_it_is_due(
		plans in proptest::collection::vec((0..60u64, 1..100usize), 1..12),
		limits in proptest::collection::vec(0..40u64, 1..6),
	) {
		build_and_execute(|| {
			let mut due_at = BTreeMap::<Id, u64>::new();
			let mut id = 1_000_000;
			for (block, (delay, count)) in plans.iter().enumerate() {
				for _ in 0..*count {
					id += 1;
					Datdot::schedule(Work::AmendmentFollowup, Datdot::tick() + delay, id);
					due_at.insert(id, (Datdot::tick() + delay).max(Datdot::tick() + 1));
				}
				let limit = limits[block % limits.len()];
				let weight = <Test as Config>::WeightInfo::followup_contract();
				PollLimit::set(if limit == 0 { Weight::zero() } else { enough_for(weight, limit) });
				next_block();
				check(&mut due_at);
			}
			PollLimit::set(half_a_second());
			run_blocks(70);
			check(&mut due_at);
			assert!(due_at.is_empty());
		});
	}
}

/// That what is left of a model is what stands on the agenda; what was served was due.
fn check(due_at: &mut BTreeMap<Id, u64>) {
	Datdot::try_agenda().expect("the agenda is whole");
	let stored = entries(Work::AmendmentFollowup);
	let left: BTreeMap<Id, u64> =
		stored.iter().flat_map(|(due, ids)| ids.iter().map(|id| (*id, *due))).collect();
	due_at.retain(|id, due| {
		if let Some(at) = left.get(id) {
			assert_eq!(at, due);
			return true;
		}
		assert!(*due <= Datdot::tick(), "served before its time");
		false
	});
	assert_eq!(due_at.len(), left.len(), "something appeared on the agenda");
	for ids in stored.values() {
		assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "out of order");
	}
}
