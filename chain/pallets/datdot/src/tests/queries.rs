//! What workers and people ask.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};
use std::collections::BTreeSet;

/// A plan of two contracts, one staffed and hosted, one drawn.
fn market() -> (World, Hypercore, PlanId) {
	providers(3, 4, 3);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	let id = publish_with(&core, 2_000, |plan| plan.terms.contract_chunks = Some(3));
	let mut world = World::new(&[&core]);
	run_blocks(DrawDelay::get() + 1);
	let (first, _) = Amendments::<Test>::iter()
		.find(|(_, found)| found.contract == plan(id).first_contract)
		.expect("drawn");
	(0..3).for_each(|slot| world.set_up(first, slot));
	(world, core, id)
}

#[test]
fn an_id_leads_to_its_object_of_any_kind() {
	build_and_execute(|| {
		let (world, core, id) = market();
		let contract = plan(id).first_contract;
		assert!(matches!(Datdot::item_by_id(user(HOSTER)), Some(Item::User { .. })));
		assert!(matches!(Datdot::item_by_id(feed_of(&core)), Some(Item::Feed(_))));
		assert!(matches!(Datdot::item_by_id(id), Some(Item::Plan(_))));
		assert!(matches!(Datdot::item_by_id(contract), Some(Item::Contract(_))));
		let amendment = Amendments::<Test>::iter_keys().next().unwrap();
		assert!(matches!(Datdot::item_by_id(amendment), Some(Item::Amendment(_))));
		while PerformanceChallenges::<Test>::iter().next().is_none()
			|| StorageChallenges::<Test>::iter().next().is_none()
		{
			world.answer_if(|_| true);
			next_block();
		}
		let storage = StorageChallenges::<Test>::iter_keys().next().unwrap();
		assert!(matches!(Datdot::item_by_id(storage), Some(Item::StorageChallenge(_))));
		let performance = PerformanceChallenges::<Test>::iter_keys().next().unwrap();
		let found = Datdot::item_by_id(performance);
		assert!(matches!(found, Some(Item::PerformanceChallenge(_))));
		assert_eq!(Datdot::item_by_id(u64::MAX), None);
	});
}

#[test]
fn duties_tell_a_worker_all_that_it_needs() {
	build_and_execute(|| {
		let (_world, core, id) = market();
		let running = plan(id).first_contract + 1;
		let (amendment, found) = Amendments::<Test>::iter().next().unwrap();
		let staff = found.staff.unwrap();
		assert_eq!(found.contract, running);
		for worker in [staff.attestor.user, staff.pairs[0].encoder.user, staff.pairs[0].hoster.user]
		{
			let duties = Datdot::my_duties(account(worker), 0).unwrap();
			assert_eq!((duties.user, duties.tick), (worker, Datdot::tick()));
			let [setup] = &duties.setups[..] else { panic!("one setup") };
			assert_eq!((setup.amendment, setup.contract, setup.plan), (amendment, running, id));
			assert_eq!((setup.feed_key, setup.from, setup.to), (core.key, 3, 4));
			assert_eq!(setup.pin.roots.clone().into_inner(), core.roots(4));
			assert_eq!((setup.seed, setup.deadline), (found.seed.unwrap(), staff.deadline));
			assert_eq!(setup.attestor.user, staff.attestor.user);
			assert_eq!(setup.slots.len(), 3);
			let attestor = Users::<Test>::get(staff.attestor.user).unwrap();
			assert_eq!(setup.attestor.noise_key, attestor.noise_key);
		}
		let hosted = Datdot::my_duties(HOSTER, 0).unwrap().hosted;
		let [slot] = &hosted[..] else { panic!("one replica") };
		assert_eq!((slot.slot.contract, slot.from, slot.to), (running - 1, 0, 3));
		assert_eq!((slot.feed_key, slot.until), (core.key, plan(id).until));
		assert_eq!(Datdot::my_duties(STRANGER, 0), None);
	});
}

#[test]
fn replicas_come_in_pages() {
	build_and_execute(|| {
		ContractActivationCap::set(100);
		for account in [ENCODER, HOSTER] {
			let large = 1_000;
			let mut offer = if account == HOSTER { hoster_offer() } else { encoder_offer() };
			offer.hoster.iter_mut().for_each(|role| role.capacity = large);
			offer.encoder.iter_mut().for_each(|role| role.capacity = large);
			provide(account, offer);
		}
		for attestor in ATTESTOR..ATTESTOR + 10 {
			provide(attestor, attestor_offer());
		}
		let core = Hypercore::compat(1, &[1; 300]);
		publish_with(&core, 3_000, |plan| {
			plan.terms.contract_chunks = Some(1);
			plan.terms.replicas = Some(1);
		});
		let mut world = World::new(&[&core]);
		while plan(newest_plan()).started < 300 {
			next_block();
			world.set_up_all();
			world.answer_if(|_| true);
			assert!(System::block_number() < 400);
		}
		let first = Datdot::my_duties(HOSTER, 0).unwrap();
		assert_eq!((first.hosted.len(), first.next), (256, Some(256)));
		let second = Datdot::my_duties(HOSTER, 256).unwrap();
		assert_eq!((second.hosted.len(), second.next), (44, None));
		let mut contracts: Vec<_> =
			first.hosted.iter().chain(&second.hosted).map(|slot| slot.slot.contract).collect();
		contracts.sort_unstable();
		contracts.dedup();
		assert_eq!(contracts.len(), 300);
		let told = measured_contracts(&mut world);
		assert!(told.iter().all(|contracts| contracts.len() == 32), "a part of 300 for each");
		let all: BTreeSet<_> = told.iter().flatten().collect();
		assert!(all.len() > 32, "not the same for all");
		let page = Datdot::plan_status(newest_plan(), 256).unwrap();
		assert_eq!((page.contracts.len(), page.next), (44, None));
		let page = Datdot::plan_status(newest_plan(), 0).unwrap();
		assert_eq!((page.contracts.len(), page.next), (64, Some(64)));
	});
}

/// For each attestor the contracts that it is told of for the first measurement.
fn measured_contracts(world: &mut World) -> Vec<Vec<ContractId>> {
	while PerformanceChallenges::<Test>::iter().next().is_none() {
		world.answer_if(|_| true);
		next_block();
	}
	let (id, challenge) = PerformanceChallenges::<Test>::iter().next().unwrap();
	let told = challenge.measurers.iter().map(|measurer| {
		let duties = Datdot::my_duties(account(measurer.attestor), 0).unwrap();
		let duty = duties.measurements.into_iter().find(|duty| duty.challenge == id).unwrap();
		duty.slots.iter().map(|slot| slot.slot.contract).collect()
	});
	told.collect()
}

#[test]
fn open_challenges_and_measurements_are_found() {
	build_and_execute(|| {
		let (mut world, ..) = market();
		world.set_up_all();
		assert!(Datdot::open_challenges(HOSTER).is_empty());
		while PerformanceChallenges::<Test>::iter().next().is_none() {
			next_block();
		}
		let [open] = &Datdot::open_challenges(HOSTER)[..] else { panic!("one challenge") };
		assert_eq!(Some(open.challenge.clone()), StorageChallenges::<Test>::get(open.id));
		assert!(Datdot::open_challenges(STRANGER).is_empty());
		let (id, challenge) = PerformanceChallenges::<Test>::iter().next().unwrap();
		let attestor = challenge.measurers[0].attestor;
		let duty = |attestor| {
			let duties = Datdot::my_duties(account(attestor), 0).unwrap();
			duties.measurements.into_iter().find(|duty| duty.challenge == id).unwrap()
		};
		let first = duty(attestor);
		assert_eq!(
			(first.hoster.user, first.committed, first.revealed),
			(challenge.hoster, false, false)
		);
		assert_eq!(first.slots.len(), 2);
		run_blocks(PerformanceEpoch::get() / 2);
		report_all(|_| Some(good_figures()));
		assert!(duty(attestor).committed && !duty(attestor).revealed);
		let next = CurrentEpoch::<Test>::get().epoch + 1;
		while CurrentEpoch::<Test>::get().epoch < next {
			next_block();
		}
		report_all(|_| Some(good_figures()));
		assert!(duty(attestor).revealed);
	});
}

#[test]
fn a_plan_report_names_hosters_proofs_and_pay() {
	build_and_execute(|| {
		let (mut world, core, id) = market();
		world.work(80);
		let report = Datdot::plan_status(id, 0).unwrap();
		assert_eq!((report.plan.started, report.next), (2, None));
		for contract in &report.contracts {
			assert_eq!(contract.feed_key, core.key);
			for slot in &contract.slots {
				assert!((HOSTER..HOSTER + 3).contains(&slot.hoster.unwrap()));
				assert!(slot.replica_root.is_some());
				assert!(slot.proven_until.unwrap() > 20);
			}
		}
		assert!(Datdot::plan_status(id, 2).unwrap().contracts.is_empty());
		assert_eq!(Datdot::plan_status(id + 1_000, 0), None);
	});
}

#[test]
fn the_price_list_is_what_is_in_force() {
	build_and_execute(|| {
		let list = Datdot::price_list();
		assert_eq!(list.price, Price { hosting: UNIT, setup: UNIT });
		assert_eq!(list.delivery_share, 50_000);
		assert_eq!(list.contract_deposit, ContractDeposit::get());
		StakePerGib::set(7);
		assert_eq!(Datdot::price_list().stake_per_gib, 7);
	});
}
