//! Withdrawals: slots are handed over, the leaver pays the setups, and its stake comes back.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::assert_ok;

/// A staffed plan of so many contracts of one chunk, with so many hosters; one that hosts.
fn staffed(chunks: usize, hosters: u64) -> (World, PlanId, AccountId) {
	providers(4, 1, hosters);
	let core = Hypercore::new(1, &vec![300; chunks]);
	let id = publish_with(&core, 2_000, |plan| plan.terms.contract_chunks = Some(1));
	let mut world = World::new(&[&core]);
	world.work(DrawDelay::get() + 1 + chunks as u32);
	let leaver = account(active(plan(id).first_contract, 0).hoster);
	while Hostings::<Test>::get(user(leaver)).unwrap().challenge.is_some() {
		world.work(1);
	}
	(world, id, leaver)
}

fn hosts(hoster: AccountId) -> u32 {
	Hostings::<Test>::get(user(hoster)).map_or(0, |hosting| hosting.slots)
}

#[test]
fn without_duties_everything_comes_back_at_once() {
	build_and_execute(|| {
		let id = provide(HOSTER, hoster_offer());
		let before = held(HOSTER, HoldReason::Stake) + FeeReserve::get();
		refused(STRANGER, Call::offer_withdraw {}, Error::UnknownAccount);
		assert_ok!(send(HOSTER, Call::offer_withdraw {}));
		System::assert_last_event(Event::OfferWithdrawn { user: id, returned: before }.into());
		assert_eq!(held(HOSTER, HoldReason::Stake) + held(HOSTER, HoldReason::FeeReserve), 0);
		refused(HOSTER, Call::offer_withdraw {}, Error::UnknownProvider);
		run_blocks(RegistrationDelay::get() + 1);
		assert_eq!(Trees::<Test>::iter().count(), 0);
		assert_ok!(send(HOSTER, Call::offer_create { offer: hoster_offer() }));
	});
}

#[test]
fn slots_are_handed_over_while_the_leaver_goes_on_hosting() {
	build_and_execute(|| {
		let (mut world, id, leaver) = staffed(10, 5);
		let (slots, stake) = (hosts(leaver), held(leaver, HoldReason::Stake));
		let escrow = plan(id).ledger;
		let free = Balances::free_balance(leaver);
		assert!(slots > 0);
		assert_ok!(send(leaver, Call::offer_withdraw {}));
		let may_go_at = Datdot::tick() + u64::from(ExitDelay::get());
		System::assert_last_event(Event::OfferWithdrawing { user: user(leaver), may_go_at }.into());
		refused(leaver, Call::offer_withdraw {}, Error::ExitTooEarly);
		while Providers::<Test>::contains_key(user(leaver)) {
			for contract in Contracts::<Test>::iter_values() {
				let staffed = contract.slots.iter().all(|slot| matches!(slot, Slot::Active(_)));
				assert!(staffed, "a slot that nobody hosts meanwhile");
			}
			world.work(1);
			Datdot::do_try_state().unwrap();
			assert!(Datdot::tick() < may_go_at, "handed over in time");
		}
		let fee = UNIT / 1_024;
		let price = u128::from(slots) * 2 * fee;
		let returned = stake - price + FeeReserve::get();
		System::assert_has_event(Event::OfferWithdrawn { user: user(leaver), returned }.into());
		assert_eq!(held(leaver, HoldReason::Stake) + held(leaver, HoldReason::FeeReserve), 0);
		assert!(Balances::free_balance(leaver) > free + returned, "it was paid for what it proved");
		// The sponsor paid no setup but the first ones.
		let after = plan(id).ledger;
		assert_eq!(after.setup, escrow.setup + price);
		let paid = (after.hosting - escrow.hosting) + (after.delivery - escrow.delivery);
		assert_eq!(after.escrow, escrow.escrow - paid);
	});
}

#[test]
fn what_nobody_takes_over_is_given_up_after_the_exit_delay() {
	build_and_execute(|| {
		let (mut world, id, leaver) = staffed(10, 3);
		let (slots, stake) = (hosts(leaver), held(leaver, HoldReason::Stake));
		assert_eq!(slots, 10);
		assert_ok!(send(leaver, Call::offer_withdraw {}));
		world.work(ExitDelay::get());
		assert_eq!(hosts(leaver), 10, "everybody else holds a slot of each contract");
		while Hostings::<Test>::get(user(leaver)).unwrap().challenge.is_some() {
			world.work(1);
		}
		let escrow = plan(id).ledger.escrow;
		assert_ok!(send(leaver, Call::offer_withdraw {}));
		refused(leaver, Call::offer_withdraw {}, Error::StillSwept);
		let paid_before = plan(id).ledger.hosting + plan(id).ledger.delivery;
		while Providers::<Test>::contains_key(user(leaver)) {
			world.work(1);
			Datdot::do_try_state().unwrap();
		}
		let fee = UNIT / 1_024;
		let returned = stake - 20 * fee + FeeReserve::get();
		System::assert_has_event(Event::OfferWithdrawn { user: user(leaver), returned }.into());
		let paid = plan(id).ledger.hosting + plan(id).ledger.delivery - paid_before;
		assert_eq!(plan(id).ledger.escrow, escrow + 20 * fee - paid);
		let lost = System::events().into_iter().filter(|record| {
			matches!(
				&record.event,
				RuntimeEvent::Datdot(Event::SlotLost { cause: LossCause::Exit, .. })
			)
		});
		assert_eq!(lost.count(), 10);
	});
}

#[test]
fn a_leaver_that_fails_while_it_leaves_pays_for_that_too() {
	build_and_execute(|| {
		let (mut world, _, leaver) = staffed(2, 3);
		let stake = held(leaver, HoldReason::Stake);
		assert_ok!(send(leaver, Call::offer_withdraw {}));
		let before = Balances::free_balance(leaver);
		while Providers::<Test>::contains_key(user(leaver)) {
			world.work_but(leaver, 1);
			Datdot::do_try_state().unwrap();
		}
		let fee = UNIT / 1_024;
		let kept = stake + FeeReserve::get() - 2 * 3 * fee;
		System::assert_has_event(
			Event::OfferWithdrawn { user: user(leaver), returned: kept }.into(),
		);
		assert!(Balances::free_balance(leaver) >= before + kept);
	});
}

#[test]
fn a_successor_takes_a_slot_that_its_leaver_lost_meanwhile() {
	build_and_execute(|| {
		let (mut world, id, leaver) = staffed(1, 4);
		let first = plan(id).first_contract;
		let slot = (0..3).find(|slot| active(first, *slot).hoster == user(leaver)).unwrap();
		assert_ok!(send(leaver, Call::offer_withdraw {}));
		let drawn = |amendment: AmendmentId| {
			Amendments::<Test>::get(amendment).is_some_and(|found| found.staff.is_some())
		};
		while !contract(first).slots[slot as usize].amendment().is_some_and(drawn) {
			next_block();
			world.answer_if(|_| true);
		}
		while Hostings::<Test>::get(user(leaver)).unwrap().challenge.is_some() {
			next_block();
			world.answer_if(|_| true);
		}
		let slots =
			frame_support::BoundedVec::truncate_from(vec![SlotId { contract: first, slot }]);
		assert_ok!(send(leaver, Call::report_loss { slots }));
		Datdot::do_try_state().unwrap();
		assert!(matches!(contract(first).slots[slot as usize], Slot::Staffing { .. }));
		world.work(30);
		assert_ne!(active(first, slot).hoster, user(leaver));
		assert!(!Providers::<Test>::contains_key(user(leaver)));
	});
}

#[test]
fn the_plans_end_ends_a_handover() {
	build_and_execute(|| {
		providers(4, 1, 3);
		let core = Hypercore::new(1, &[300; 3]);
		let id = publish_with(&core, 60, |plan| plan.terms.contract_chunks = Some(1));
		let mut world = World::new(&[&core]);
		world.work_to_block(plan(id).until - 3);
		let leaver = account(active(plan(id).first_contract, 0).hoster);
		let stake = held(leaver, HoldReason::Stake);
		while Hostings::<Test>::get(user(leaver)).unwrap().challenge.is_some() {
			world.work(1);
		}
		assert_ok!(send(leaver, Call::offer_withdraw {}));
		while Providers::<Test>::contains_key(user(leaver)) {
			world.work(1);
			Datdot::do_try_state().unwrap();
		}
		let returned = stake + FeeReserve::get();
		System::assert_has_event(Event::OfferWithdrawn { user: user(leaver), returned }.into());
	});
}
