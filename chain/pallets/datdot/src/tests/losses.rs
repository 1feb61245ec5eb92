//! Losses that hosters report, and contracts that nobody hosts.

use super::{fixtures::*, refused};
use crate::{limits::MAX_BACK_OFF, mock::*, pallet::*, types::*};
use frame_support::{assert_ok, BoundedVec};

/// A staffed plan of so many contracts of one chunk, with so many hosters.
fn staffed(chunks: usize, hosters: u64) -> (World, PlanId) {
	providers(4, 1, hosters);
	let core = Hypercore::new(1, &vec![300; chunks]);
	let id = publish_with(&core, 2_000, |plan| plan.terms.contract_chunks = Some(1));
	let mut world = World::new(&[&core]);
	world.work(DrawDelay::get() + 1 + chunks as u32);
	(world, id)
}

fn report(slots: &[(ContractId, SlotIndex)]) -> Call<Test> {
	let slots = slots.iter().map(|(contract, slot)| SlotId { contract: *contract, slot: *slot });
	Call::report_loss { slots: BoundedVec::truncate_from(slots.collect()) }
}

/// Waits until no challenge of a hoster is open.
fn unchallenged(world: &mut World, hoster: UserId) {
	while Hostings::<Test>::get(hoster).unwrap().challenge.is_some() {
		world.work(1);
	}
}

#[test]
fn a_reported_loss_costs_the_replacement_and_a_part_and_the_other_slots_stay() {
	build_and_execute(|| {
		let (mut world, id) = staffed(3, 3);
		let first = plan(id).first_contract;
		let hoster = active(first, 0).hoster;
		unchallenged(&mut world, hoster);
		let (stake, escrow) = (held(account(hoster), HoldReason::Stake), plan(id).ledger.escrow);
		let sponsor = Balances::free_balance(SPONSOR);
		assert_ok!(send(account(hoster), report(&[(first, 0)])));
		let fee = UNIT / 1_024;
		// Half of the share of a fault, which is half of the replacement.
		assert_eq!(held(account(hoster), HoldReason::Stake), stake - 2 * fee - fee / 2);
		assert_eq!(plan(id).ledger.escrow, escrow + 2 * fee);
		assert_eq!(Balances::free_balance(SPONSOR), sponsor + fee / 2);
		System::assert_has_event(
			Event::SlotLost { contract: first, slot: 0, hoster, cause: LossCause::Reported }.into(),
		);
		assert_eq!(Hostings::<Test>::get(hoster).unwrap().slots, 2);
		assert_eq!(provider(account(hoster)).status, ProviderStatus::Drawable);
		Datdot::do_try_state().unwrap();
		world.work(DrawDelay::get() + 4);
		assert_eq!(active(first, 0).hoster, hoster, "nobody else is there");
		let spent = plan(id).ledger;
		assert_eq!(spent.setup, 2 * 10 * fee, "one setup more than slots");
	});
}

#[test]
fn only_held_slots_are_reported_and_not_while_a_challenge_is_open() {
	build_and_execute(|| {
		let (mut world, id) = staffed(2, 3);
		let first = plan(id).first_contract;
		let (hoster, other) = (active(first, 0).hoster, active(first, 1).hoster);
		unchallenged(&mut world, hoster);
		refused(account(hoster), report(&[]), Error::NoSlots);
		refused(account(hoster), report(&[(first, 1)]), Error::NotYourSlot);
		refused(account(hoster), report(&[(first, 3)]), Error::NotYourSlot);
		refused(account(hoster), report(&[(first + 9, 0)]), Error::NotYourSlot);
		// All or none, and none twice.
		refused(account(hoster), report(&[(first, 0), (first, 1)]), Error::NotYourSlot);
		refused(account(hoster), report(&[(first, 0), (first, 0)]), Error::NotYourSlot);
		refused(SPONSOR, report(&[(first, 0)]), Error::UnknownAccount);
		while Hostings::<Test>::get(other).unwrap().challenge.is_none() {
			next_block();
		}
		refused(account(other), report(&[(first, 1)]), Error::ChallengeOpen);
	});
}

#[test]
fn a_contract_that_lost_all_hosters_says_so_and_is_staffed_by_the_first_that_can() {
	build_and_execute(|| {
		let (mut world, id) = staffed(1, 3);
		let first = plan(id).first_contract;
		let hosters = [0, 1, 2].map(|slot| active(first, slot).hoster);
		// Nobody is left who could be drawn: everybody withdraws.
		for hoster in hosters {
			unchallenged(&mut world, hoster);
			assert_ok!(send(account(hoster), Call::offer_withdraw {}));
		}
		for (slot, hoster) in (0..).zip(hosters) {
			unchallenged(&mut world, hoster);
			assert_ok!(send(account(hoster), report(&[(first, slot)])));
		}
		System::assert_has_event(Event::ContractLost { plan: id, contract: first }.into());
		System::reset_events();
		let mut draws = 0;
		for _ in 0..300 {
			next_block();
			Datdot::do_try_state().unwrap();
			for event in take_events() {
				if let Event::AmendmentUnstaffed { contract, role, retry_at, .. } = event {
					assert_eq!((contract, role), (first, Role::Hoster));
					assert!(retry_at - System::block_number() <= MAX_BACK_OFF);
					draws += 1;
				}
			}
		}
		assert!((8..=16).contains(&draws), "{draws} draws in 300 blocks");
		let report = Datdot::plan_status(id, 0).unwrap().contracts.remove(0);
		assert!(report.slots.iter().all(|slot| slot.hoster.is_none()));
		let waiting: Vec<_> =
			report.staffing.iter().flat_map(|one| one.slots.iter().copied()).collect();
		assert_eq!(waiting.len(), 3);
		let lack = report.staffing[0].lack.expect("a reason");
		assert_eq!(lack.role, Role::Hoster);
		assert!(lack.retry_at > System::block_number());
		// One is enough to begin with, and gets one slot.
		provide(HOSTER + 9, hoster_offer());
		world.work(MAX_BACK_OFF + RegistrationDelay::get() + 1);
		let hosts = |slot: &Slot<Balance, u32>| matches!(slot, Slot::Active(_));
		let count = contract(first).slots.iter().filter(|slot| hosts(slot)).count();
		assert_eq!(count, 1);
		System::assert_has_event(
			Event::SlotActivated {
				contract: first,
				slot: (0..3).find(|slot| hosts(&contract(first).slots[*slot as usize])).unwrap(),
				hoster: user(HOSTER + 9),
				replica_root: world
					.replicas
					.iter()
					.find(|((_, slot), _)| hosts(&contract(first).slots[*slot as usize]))
					.map(|(_, replica)| replica.root())
					.unwrap(),
				plain_bytes: 300,
			}
			.into(),
		);
	});
}

#[test]
fn of_several_slots_those_are_staffed_for_which_there_is_somebody() {
	build_and_execute(|| {
		let (mut world, id) = staffed(1, 4);
		let first = plan(id).first_contract;
		for slot in 0..2 {
			let hoster = active(first, slot).hoster;
			unchallenged(&mut world, hoster);
			assert_ok!(send(account(hoster), Call::offer_withdraw {}));
			assert_ok!(send(account(hoster), report(&[(first, slot)])));
		}
		while !System::events().iter().any(|record| {
			matches!(&record.event, RuntimeEvent::Datdot(Event::SlotsUnstaffed { missing: 1, .. }))
		}) {
			world.work(1);
			Datdot::do_try_state().unwrap();
		}
		world.work(2);
		let slots = contract(first).slots;
		let count = slots.iter().filter(|slot| matches!(slot, Slot::Active(_))).count();
		assert_eq!(count, 2);
	});
}

#[test]
fn two_amendments_of_one_contract_never_draw_the_same_hoster() {
	build_and_execute(|| {
		let (mut world, id) = staffed(1, 5);
		let first = plan(id).first_contract;
		for slot in 0..2 {
			let hoster = active(first, slot).hoster;
			unchallenged(&mut world, hoster);
			assert_ok!(send(account(hoster), report(&[(first, slot)])));
			// The first replacement is drawn, but not set up, when the second slot is lost.
			for _ in 0..DrawDelay::get() + 3 {
				next_block();
				world.answer_if(|_| true);
				Datdot::do_try_state().unwrap();
			}
		}
		let mut drawn: Vec<_> = Amendments::<Test>::iter_values()
			.flat_map(|amendment| amendment.staff.expect("drawn").pairs)
			.map(|pair| pair.hoster.user)
			.collect();
		assert_eq!(drawn.len(), 2);
		drawn.push(active(first, 2).hoster);
		drawn.sort_unstable();
		drawn.dedup();
		assert_eq!(drawn.len(), 3);
	});
}

#[test]
fn a_lost_slot_is_paid_the_same_whether_it_was_settled_before_or_not() {
	let run = |settling: bool| {
		build_and_execute(|| {
			let (mut world, id) = staffed(2, 3);
			let first = plan(id).first_contract;
			let hoster = active(first, 0).hoster;
			for _ in 0..97 {
				world.work(1);
				let all = (0..2).flat_map(|one| (0..3).map(move |slot| (first + one, slot)));
				let all = all.map(|(contract, slot)| SlotId { contract, slot }).collect();
				if settling {
					let slots = BoundedVec::truncate_from(all);
					assert_ok!(send(STRANGER, Call::settle { slots }));
				}
			}
			unchallenged(&mut world, hoster);
			let before = plan(id).ledger;
			let second = (0..3).find(|slot| active(first + 1, *slot).hoster == hoster).unwrap();
			assert_ok!(send(account(hoster), report(&[(first, 0), (first + 1, second)])));
			let after = plan(id).ledger;
			assert!((after.hosting > before.hosting) != settling);
			Balances::free_balance(account(hoster))
		})
	};
	let (often, seldom) = (run(true), run(false));
	assert_eq!(often, seldom);
}
