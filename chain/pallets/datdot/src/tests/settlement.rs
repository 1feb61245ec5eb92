//! Settlement: what is proven and delivered is paid, to the unit, however often it is settled.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::{assert_ok, BoundedVec};
use proptest::prelude::*;
use sp_core::U256;

const SIZES: [usize; 4] = [300, 0, 2_000, 5];

fn staffed(blocks: u32, price: Balance) -> (World, PlanId, ContractId) {
	for hoster in HOSTER..HOSTER + 3 {
		let mut offer = hoster_offer();
		offer.hoster.as_mut().expect("a hoster").ask = 0;
		provide(hoster, offer);
	}
	providers(3, 3, 0);
	let core = Hypercore::new(1, &SIZES);
	let plan = publish_with(&core, blocks, |plan| plan.terms.price.hosting = price);
	let mut world = World::new(&[&core]);
	while super::fixtures::plan(plan).started == 0 {
		world.work(1);
	}
	let contract = super::fixtures::plan(plan).first_contract;
	(world, plan, contract)
}

fn settle(contract: ContractId, slots: &[SlotIndex]) -> Call<Test> {
	let slots = slots.iter().map(|slot| SlotId { contract, slot: *slot }).collect();
	Call::settle { slots: BoundedVec::truncate_from(slots) }
}

/// What so many blocks of one slot of the flat minimum are worth.
fn worth(blocks: u32, price: Balance, hours: u32) -> Balance {
	let unit = U256::from(1u64 << 30) * U256::from(BlocksPerHour::get()) * U256::from(168);
	let due = U256::from(1u64 << 20) * U256::from(price) * U256::from(blocks) * U256::from(hours);
	(due / unit).as_u128()
}

#[test]
fn nothing_is_paid_before_it_is_proven_and_counted() {
	build_and_execute(|| {
		let (mut world, plan, contract) = staffed(2_000, UNIT);
		assert_ok!(send(STRANGER, settle(contract, &[0, 1, 2])));
		assert_eq!(active(contract, 0).paid, 0);
		// Proven, but its epoch is not counted.
		world.work(20);
		assert_ok!(send(STRANGER, settle(contract, &[0, 1, 2])));
		assert_eq!(active(contract, 0).paid, 0);
		world.work(40);
		assert_ok!(send(STRANGER, settle(contract, &[0])));
		let slot = active(contract, 0);
		let counted = Hostings::<Test>::get(slot.hoster).unwrap().counted_until;
		assert_eq!(slot.settled, counted);
		assert_eq!(slot.paid, worth(counted - slot.since, UNIT, 168));
		let (hoster, until) = (slot.hoster, slot.settled);
		let settled = Event::SlotSettled { contract, slot: 0, hoster, amount: slot.paid, until };
		System::assert_last_event(settled.into());
		let ledger = super::fixtures::plan(plan).ledger;
		assert_eq!(ledger.hosting, slot.paid);
		assert_eq!(ledger.delivery, DeliveryShare::get().mul_floor(slot.paid));
		assert_eq!(Pots::<Test>::get(slot.hoster), ledger.delivery);
	});
}

#[test]
fn what_does_not_exist_cannot_be_settled_and_spoils_the_rest() {
	build_and_execute(|| {
		let (mut world, _, contract) = staffed(2_000, UNIT);
		world.work(60);
		refused(STRANGER, settle(contract, &[0, 3]), Error::UnknownSlot);
		refused(STRANGER, settle(contract + 1_000, &[0]), Error::UnknownContract);
		assert_ok!(send(STRANGER, settle(contract, &[0, 0, 0])));
		let core = Hypercore::new(2, &[5]);
		publish(&core, 500);
		run_blocks(2);
		let fresh = super::fixtures::plan(newest_plan()).first_contract;
		refused(STRANGER, settle(fresh, &[0]), Error::UnknownSlot);
	});
}

#[test]
fn pay_is_scaled_by_offered_hours() {
	build_and_execute(|| {
		with_part_time_hoster(3, 3, 0x0fff);
		let core = Hypercore::new(1, &SIZES);
		let id = plan(publish(&core, 2_000)).first_contract;
		let mut world = World::new(&[&core]);
		world.work(100);
		assert_ok!(send(STRANGER, settle(id, &[0, 1, 2])));
		for slot in (0..3).map(|slot| active(id, slot)) {
			let hours = if account(slot.hoster) == HOSTER + 2 { 12 } else { 168 };
			assert_eq!(slot.paid, worth(slot.settled - slot.since, UNIT, hours));
			assert!(slot.paid > 0);
		}
	});
}

#[test]
fn time_without_proof_is_not_paid() {
	build_and_execute(|| {
		let (mut world, _, contract) = staffed(4_000, UNIT);
		world.work(100);
		let lazy = active(contract, 0).hoster;
		// Everybody but one answers for a while.
		let proven_until = {
			let hosting = Hostings::<Test>::get(lazy).unwrap();
			ProvenSpans::<Test>::get(lazy, hosting.generation).unwrap().to
		};
		while !StorageChallenges::<Test>::iter_values().any(|one| one.missed > 0) {
			world.work_but(account(lazy), 1);
		}
		next_block();
		let back = System::block_number();
		world.answer_if(|_| true);
		world.work(100);
		assert_ok!(send(STRANGER, settle(contract, &[0, 1, 2])));
		let slot = active(contract, 0);
		let blocks = (proven_until - slot.since) + (slot.settled - back);
		assert_eq!(slot.paid, worth(blocks, UNIT, 168));
		let good = active(contract, 1);
		assert_eq!(good.paid, worth(good.settled - good.since, UNIT, 168));
		assert_eq!(ProvenSpans::<Test>::iter_prefix(lazy).count(), 1);
	});
}

#[test]
fn a_plan_that_begins_later_pays_from_then_on() {
	build_and_execute(|| {
		providers(3, 3, 3);
		let core = Hypercore::new(1, &SIZES);
		let from = System::block_number() + 50;
		let id = publish_with(&core, 400, |plan| plan.from = from);
		run_to_block(from - 1);
		assert_eq!(plan(id).activated, 0);
		let mut world = World::new(&[&core]);
		world.work(150);
		let contract = plan(id).first_contract;
		assert_ok!(send(STRANGER, settle(contract, &[0, 1, 2])));
		let slot = active(contract, 2);
		assert!(slot.since > from);
		assert_eq!(slot.paid, worth(slot.settled - slot.since, UNIT, 168));
	});
}

/// Runs a plan to shortly before its end while `due` slots are settled after each block; returns
/// the money of plan and slots after a last settlement.
fn run(
	seed: u64,
	price: Balance,
	due: &dyn Fn(u32) -> Vec<SlotIndex>,
) -> (PlanLedger<Balance>, Vec<Balance>) {
	let mut result = None;
	build_and_execute(|| {
		Seed::set(seed);
		let (mut world, id, contract) = staffed(400, price);
		for block in 0..150 {
			world.work(1);
			let slots = due(block);
			assert_ok!(send(STRANGER, settle(contract, &slots)));
		}
		assert_ok!(send(STRANGER, settle(contract, &[0, 1, 2])));
		let ledger = plan(id).ledger;
		let paid = (0..3).map(|slot| active(contract, slot).paid).collect();
		result = Some((ledger, paid));
	});
	result.expect("the test ran")
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(6))]

	#[test]
	fn settling_often_or_seldom_pays_the_same_to_the_unit(
		seed in any::<u64>(),
		price in prop_oneof![1..5_000u128, UNIT / 7..UNIT, Just(UNIT)],
		settled in proptest::collection::vec(proptest::collection::vec(0..3u32, 0..4), 150),
	) {
		let seldom = run(seed, price, &|_| Vec::new());
		let often = run(seed, price, &|block| settled[block as usize].clone());
		let always = run(seed, price, &|_| vec![0, 1, 2]);
		prop_assert_eq!(&seldom, &often);
		prop_assert_eq!(&seldom, &always);
		prop_assert_eq!(seldom.0.hosting, seldom.1.iter().sum::<Balance>());
	}
}
