//! Rejected replicas: a second attestor judges, and whoever was wrong pays.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::assert_ok;

/// What an encoder, and as much an attestor, earns for a slot of the flat minimum.
const FEE: Balance = UNIT / 1_024;
/// What a period of a slot of the flat minimum costs.
const PERIOD: Balance = UNIT * 24 / 10 / 1_024;

/// A drawn amendment of one contract with three slots.
fn drawn(encoders: u64, attestors: u64) -> (World, AmendmentId) {
	providers(encoders, attestors, 6);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	publish(&core, 1_000);
	run_blocks(DrawDelay::get() + 1);
	(World::new(&[&core]), last_drawn())
}

/// An amendment with a replica that the first attestor has rejected, after the draw of the second.
fn reviewed(slot: SlotIndex) -> (World, AmendmentId, StoredReplica) {
	let (world, amendment) = drawn(6, 3);
	let replica = world.encode(amendment, slot);
	let call = reject_call(amendment, slot, &replica, |_| ());
	assert_ok!(send(attestor_of(amendment), call));
	run_blocks(DrawDelay::get());
	(world, amendment, replica)
}

fn ledger() -> PlanLedger<Balance> {
	Plans::<Test>::iter_values().next().expect("a plan").ledger
}

#[test]
fn a_rejection_draws_a_second_attestor() {
	build_and_execute(|| {
		let (_, amendment, _) = reviewed(1);
		let (first, second) = (attestor_of(amendment), reviewer_of(amendment));
		assert_ne!(first, second);
		let deadline = Datdot::tick() + 30 + 1;
		let reviewer = user(second);
		System::assert_last_event(Event::ReviewDrawn { amendment, reviewer, deadline }.into());
		assert_eq!(provider(second).attestor.unwrap().duties, 1);
		let duties = Datdot::my_duties(second, 0).expect("registered");
		let setup = duties.setups.first().expect("a duty");
		assert_eq!(
			setup.review.as_ref().map(|review| (review.attestor.user, review.deadline)),
			Some((reviewer, deadline))
		);
		assert!(setup.slots.iter().all(|slot| slot.rejected.is_some() == (slot.slot == 1)));
		Datdot::do_try_state().unwrap();
	});
}

#[test]
fn two_rejections_fault_the_encoder_who_pays_both_attestors() {
	build_and_execute(|| {
		let (mut world, amendment, replica) = reviewed(1);
		let encoder = drawn_encoder(amendment, 1);
		let attestors = [attestor_of(amendment), reviewer_of(amendment)];
		let before = attestors.map(Balances::free_balance);
		let (escrow, sponsor) = (ledger().escrow, Balances::free_balance(SPONSOR));
		let stake = provider(encoder).encoder.unwrap();
		let call = reject_call(amendment, 1, &replica, |_| ());
		assert_ok!(send(attestors[1], call));
		assert_eq!(attestors.map(Balances::free_balance), before.map(|free| free + FEE));
		assert_eq!(ledger().escrow, escrow, "the encoder has paid for it");
		assert_eq!(Balances::free_balance(SPONSOR), sponsor + PERIOD);
		let state = provider(encoder);
		assert_eq!(state.encoder.unwrap().stake, stake.stake - stake.unit);
		assert!(matches!(state.status, ProviderStatus::Suspended { .. }));
		assert_eq!(Burned::<Test>::get(), stake.unit - 2 * FEE - PERIOD);
		let rating = Ratings::<Test>::get(user(encoder), Role::Encoder).expect("rated");
		assert!(rating.bad() > 0 && rating.good() == 0);
		let fault = Event::EncoderFault { amendment, slot: 1, encoder: user(encoder) };
		System::assert_has_event(fault.into());
		// The other slots go on, and this one gets somebody else.
		world.set_up(amendment, 0);
		world.set_up(amendment, 2);
		Datdot::do_try_state().unwrap();
		let next = next_drawn();
		assert_ne!(drawn_encoder(next, 1), encoder);
		world.set_up(next, 1);
		assert_eq!(ledger().setup, 8 * FEE);
	});
}

#[test]
fn a_completion_after_a_rejection_faults_the_first_attestor() {
	build_and_execute(|| {
		let (mut world, amendment, replica) = reviewed(2);
		let (first, second) = (attestor_of(amendment), reviewer_of(amendment));
		let stake = provider(first).attestor.unwrap();
		let (earned, escrow) = (Balances::free_balance(second), ledger().escrow);
		let hoster = drawn_hoster(amendment, 2);
		// The first attestor cannot change its mind.
		let late = statement_call(amendment, 2, &replica, |_| ());
		refused(hoster, late, Error::BadAttestorSignature);
		assert_ok!(send(hoster, second_opinion(amendment, 2, &replica)));
		let attestor = user(first);
		System::assert_has_event(Event::AttestorFault { amendment, slot: 2, attestor }.into());
		assert_eq!(Balances::free_balance(second), earned + FEE);
		assert_eq!(ledger().escrow, escrow - 2 * FEE);
		assert!(matches!(provider(first).status, ProviderStatus::Suspended { .. }));
		// Its stake goes when its duty is over.
		assert_eq!(provider(first).attestor.unwrap().stake, stake.stake);
		world.set_up(amendment, 0);
		let sponsor = Balances::free_balance(SPONSOR);
		world.set_up(amendment, 1);
		assert!(Amendments::<Test>::get(amendment).is_none());
		assert_eq!(provider(first).attestor.unwrap().stake, stake.stake - stake.unit);
		assert_eq!(Balances::free_balance(SPONSOR), sponsor + PERIOD);
		assert_eq!(Burned::<Test>::get(), stake.unit - PERIOD);
		assert_eq!(provider(second).attestor.unwrap().duties, 0);
		let contract = Contracts::<Test>::iter_values().next().unwrap();
		assert!(contract.started);
	});
}

#[test]
fn only_what_was_rejected_is_judged_again() {
	build_and_execute(|| {
		let (world, amendment, replica) = reviewed(0);
		let hoster = drawn_hoster(amendment, 0);
		let (first, second) = (attestor_of(amendment), reviewer_of(amendment));
		// Another replica of the same encoder, a good one this time.
		let mut good = second_opinion(amendment, 0, &replica);
		if let Call::submit_statement { outcome, .. } = &mut good {
			let SetupOutcome::Complete { replica_root, .. } = outcome else { panic!("complete") };
			replica_root[0] ^= 1;
		}
		refused(hoster, good, Error::NotTheRejected);
		let other = reject_call(amendment, 0, &replica, |said| said.replica_root[0] ^= 1);
		refused(second, other, Error::NotTheRejected);
		let again = reject_call(amendment, 0, &replica, |_| ());
		refused(first, again.clone(), Error::RejectedAlready);
		for stranger in [hoster, drawn_encoder(amendment, 0), SPONSOR] {
			refused(stranger, again.clone(), Error::NotItsAttestor);
		}
		// The second attestor has no say about the other slots.
		let foreign = world.encode(amendment, 1);
		refused(second, reject_call(amendment, 1, &foreign, |_| ()), Error::NotItsAttestor);
		let mut forged = reject_call(amendment, 1, &foreign, |_| ());
		if let Call::submit_statement { outcome, .. } = &mut forged {
			let SetupOutcome::Rejected { encoder, .. } = outcome else { panic!("rejected") };
			encoder[5] ^= 1;
		}
		refused(first, forged, Error::BadEncoderSignature);
	});
}

#[test]
fn before_the_second_attestor_is_drawn_nothing_is_decided() {
	build_and_execute(|| {
		let (world, amendment) = drawn(6, 3);
		let replica = world.encode(amendment, 0);
		let first = attestor_of(amendment);
		assert_ok!(send(first, reject_call(amendment, 0, &replica, |_| ())));
		let encoder = user(drawn_encoder(amendment, 0));
		let attestor = user(first);
		let event = Event::ReplicaRejected { amendment, slot: 0, encoder, attestor };
		System::assert_last_event(event.into());
		let call = statement_call(amendment, 0, &replica, |_| ());
		refused(drawn_hoster(amendment, 0), call, Error::RejectedAlready);
		refused(first, reject_call(amendment, 0, &replica, |_| ()), Error::RejectedAlready);
	});
}

#[test]
fn several_rejections_have_one_second_attestor_with_time_for_each() {
	build_and_execute(|| {
		let (world, amendment, _) = reviewed(0);
		let second = reviewer_of(amendment);
		run_blocks(5);
		let replica = world.encode(amendment, 1);
		let first = attestor_of(amendment);
		assert_ok!(send(first, reject_call(amendment, 1, &replica, |_| ())));
		assert_eq!(reviewer_of(amendment), second);
		let review = Amendments::<Test>::get(amendment).unwrap().review.unwrap();
		assert_eq!(review.reviewer.unwrap().deadline, Datdot::tick() + 31);
		// The slot that nobody rejected ends at the first deadline, the others at the second.
		let deadline = staff_of(amendment).deadline;
		while Datdot::tick() < deadline {
			next_block();
		}
		assert_eq!(staff_of(amendment).pairs.len(), 2);
		Datdot::do_try_state().unwrap();
		run_blocks(31);
		assert!(Amendments::<Test>::get(amendment).is_none());
		// The first attestor did its part for the two, and failed with the third.
		let bad = |user, role| Ratings::<Test>::get(user, role).map_or(0, |rating| rating.bad());
		assert!(bad(user(second), Role::Attestor) > bad(user(first), Role::Attestor));
	});
}

#[test]
fn a_slot_without_a_second_attestor_is_drawn_anew_without_blame() {
	build_and_execute(|| {
		let (mut world, amendment) = drawn(6, 1);
		let replica = world.encode(amendment, 0);
		assert_ok!(send(attestor_of(amendment), reject_call(amendment, 0, &replica, |_| ())));
		world.set_up(amendment, 1);
		world.set_up(amendment, 2);
		take_events();
		let mut retries = 0;
		while Amendments::<Test>::contains_key(amendment) {
			next_block();
			world.answer_if(|_| true);
			report_all(|_| Some(good_figures()));
			Datdot::do_try_state().unwrap();
			let unstaffed = |event: &Event<Test>| matches!(event, Event::AmendmentUnstaffed { .. });
			retries += take_events().iter().filter(|event| unstaffed(event)).count();
			assert!(System::block_number() < 1_000);
		}
		assert_eq!(retries, 7);
		for (_, _, rating) in Ratings::<Test>::iter() {
			assert_eq!(rating.bad(), 0);
		}
		assert_eq!(Burned::<Test>::get(), 0);
		let next = next_drawn();
		assert_eq!(staff_of(next).pairs.len(), 1);
		world.set_up(next, 0);
	});
}

#[test]
fn a_cancel_during_a_review_pays_the_attestors() {
	build_and_execute(|| {
		let (_, amendment, _) = reviewed(1);
		let attestors = [attestor_of(amendment), reviewer_of(amendment)];
		let before = attestors.map(Balances::free_balance);
		let encoder = drawn_encoder(amendment, 1);
		let earned = Balances::free_balance(encoder);
		let plan = newest_plan();
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan }));
		run_blocks(3);
		assert!(!Plans::<Test>::contains_key(plan));
		let after = attestors.map(Balances::free_balance);
		assert_eq!(after, [before[0] + 3 * FEE, before[1] + FEE]);
		assert_eq!(Balances::free_balance(encoder), earned);
		assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
	});
}
