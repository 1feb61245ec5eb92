//! Incomplete setups: who did well is kept and paid, the rest is tried again, later and with others.

use super::fixtures::*;
use crate::{limits::MAX_TRIPLES, mock::*, pallet::*, types::*};
use std::collections::BTreeSet;

const FEE: Balance = UNIT / 1_024;

fn drawn(encoders: u64, attestors: u64, hosters: u64) -> (World, AmendmentId, ContractId) {
	providers(encoders, attestors, hosters);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	let plan = publish(&core, 20_000);
	run_blocks(DrawDelay::get() + 1);
	let contract = super::fixtures::plan(plan).first_contract;
	(World::new(&[&core]), last_drawn(), contract)
}

fn triples(amendment: AmendmentId) -> BTreeSet<(UserId, UserId, UserId)> {
	let staff = staff_of(amendment);
	let triple =
		|pair: &SeatPair<Balance>| (pair.encoder.user, staff.attestor.user, pair.hoster.user);
	staff.pairs.iter().map(triple).collect()
}

fn run_to_tick(tick: Tick) {
	while Datdot::tick() < tick {
		next_block();
	}
}

#[test]
fn only_missing_slots_are_drawn_again_and_those_done_are_kept_and_paid() {
	build_and_execute(|| {
		let (mut world, amendment, contract) = drawn(6, 2, 6);
		world.set_up(amendment, 1);
		let kept = active(contract, 1);
		let missed = [0, 2].map(|slot| pair_of(amendment, slot));
		let attestor = attestor_of(amendment);
		let deadline = staff_of(amendment).deadline;
		while Datdot::tick() < deadline {
			next_block();
			world.answer_if(|_| true);
		}
		let ended = Event::AmendmentIncomplete { amendment, contract, missing: 2 };
		System::assert_has_event(ended.into());
		while Amendments::<Test>::iter_values().all(|found| found.staff.is_none()) {
			next_block();
			world.answer_if(|_| true);
		}
		let next = last_drawn();
		let slots: Vec<_> = staff_of(next).pairs.iter().map(|pair| pair.slot).collect();
		assert_eq!(slots, [0, 2]);
		world.set_up(next, 0);
		world.set_up(next, 2);
		assert_eq!(active(contract, 1).since, kept.since);
		assert_eq!(Plans::<Test>::iter_values().next().unwrap().ledger.setup, 6 * FEE);
		// Each of the three has a third of a failure for each slot, and nobody is slashed.
		let bad = |user, role| Ratings::<Test>::get(user, role).map_or(0, |rating| rating.bad());
		let third = bad(missed[0].encoder.user, Role::Encoder);
		assert_eq!(third, 4 * FEE / 3);
		for pair in &missed {
			assert_eq!(bad(pair.encoder.user, Role::Encoder), third);
			assert_eq!(bad(pair.hoster.user, Role::Hoster), third);
		}
		assert!(bad(user(attestor), Role::Attestor) > third);
		assert_eq!(bad(kept.hoster, Role::Hoster), 0);
		assert_eq!(Burned::<Test>::get(), 0);
	});
}

#[test]
fn who_did_not_get_on_is_not_drawn_together_again() {
	build_and_execute(|| {
		let (_, mut amendment, contract) = drawn(4, 2, 4);
		let mut met = BTreeSet::new();
		for _ in 0..4 {
			let now = triples(amendment);
			assert!(met.is_disjoint(&now), "{met:?} {now:?}");
			met.extend(now);
			amendment = next_drawn();
		}
		let apart = SetupTroubles::<Test>::get(contract).unwrap().apart;
		assert_eq!(apart.len(), met.len().min(MAX_TRIPLES as usize));
	});
}

#[test]
fn where_there_is_nobody_else_the_same_meet_again_in_the_end() {
	build_and_execute(|| {
		let (mut world, amendment, contract) = drawn(3, 1, 3);
		let first = triples(amendment);
		for _ in 0..4 {
			next_drawn();
			Datdot::do_try_state().unwrap();
			assert!(SetupTroubles::<Test>::get(contract).unwrap().apart.len() <= 12);
		}
		assert!(first.len() == 3);
		// And when they are reliable in the end, all is well.
		let last = next_drawn();
		(0..3).for_each(|slot| world.set_up(last, slot));
		let trouble = SetupTroubles::<Test>::get(contract).unwrap();
		assert_eq!((trouble.failures, trouble.last), (0, None));
	});
}

#[test]
fn retries_back_off_and_say_why() {
	build_and_execute(|| {
		let (_, mut amendment, contract) = drawn(8, 4, 8);
		let mut waits = Vec::new();
		for failures in 1..=9 {
			run_to_tick(staff_of(amendment).deadline);
			let tick = Datdot::tick();
			let trouble = SetupTroubles::<Test>::get(contract).unwrap();
			let last = trouble.last.unwrap();
			assert_eq!((last.amendment, last.reason), (amendment, FailureReason::Incomplete));
			let retry_at = last.retry_at;
			let reason = FailureReason::Incomplete;
			let event = Event::SetupRetry { contract, reason, failures, retry_at };
			System::assert_has_event(event.into());
			waits.push(retry_at - tick);
			let plan = Plans::<Test>::iter_keys().next().unwrap();
			let report = Datdot::plan_status(plan, 0).unwrap();
			assert_eq!(report.contracts[0].trouble, Some(trouble));
			run_to_tick(retry_at - 1);
			assert_eq!(Amendments::<Test>::iter().count(), 0);
			amendment = next_drawn();
		}
		assert_eq!(waits, [4, 8, 16, 32, 64, 128, 256, 256, 256]);
	});
}
