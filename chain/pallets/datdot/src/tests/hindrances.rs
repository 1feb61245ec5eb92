//! Setups that nobody could have done: no source, or more bytes than stated.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use datdot_replica::Hindrance;
use frame_support::assert_ok;

const FEE: Balance = UNIT / 1_024;

/// A plan for two contracts that states too few bytes for the second one.
fn understated(blocks: u32) -> (World, AmendmentId, ContractId) {
	providers(9, 3, 6);
	let core = Hypercore::new(1, &[300, 0, 2_000, 700, 9]);
	let id = publish_with(&core, blocks, |plan| {
		plan.ranges[0].to = RangeEnd::Chunk { chunk: 3 };
		plan.ranges[0].bytes = 1_000;
	});
	run_blocks(DrawDelay::get() + 1);
	(World::new(&[&core]), last_drawn(), plan(id).first_contract)
}

fn too_large(amendment: AmendmentId, plain_bytes: u64) -> Call<Test> {
	let hindrance = Hindrance::TooLarge { plain_bytes };
	hindrance_call(amendment, 0, hindrance, joint(amendment, hindrance))
}

fn no_source(amendment: AmendmentId) -> Call<Test> {
	hindrance_call(amendment, 0, Hindrance::NoSource, joint(amendment, Hindrance::NoSource))
}

/// Accounts of everybody who states something about an amendment.
fn witnesses(amendment: AmendmentId) -> Vec<AccountId> {
	let staff = staff_of(amendment);
	let encoders = staff.pairs.iter().map(|pair| account(pair.encoder.user));
	encoders.chain([account(staff.attestor.user)]).collect()
}

#[test]
fn without_a_source_nobody_is_at_fault_and_it_is_tried_again() {
	build_and_execute(|| {
		let (_, amendment, contract) = understated(1_000);
		let call = no_source(amendment);
		refused(attestor_of(amendment), call.clone(), Error::TooEarlyToGiveUp);
		run_blocks(EncodingDuration::get());
		refused(STRANGER, call.clone(), Error::NotDrawnForSlot);
		assert_ok!(send(attestor_of(amendment), call));
		System::assert_has_event(Event::SourceMissing { amendment, contract }.into());
		assert_eq!(Ratings::<Test>::iter().count(), 0);
		let trouble = SetupTroubles::<Test>::get(contract).unwrap();
		assert_eq!(trouble.last.unwrap().reason, FailureReason::NoSource);
		assert!(trouble.apart.is_empty());
		Datdot::do_try_state().unwrap();
		next_drawn();
	});
}

#[test]
fn a_statement_about_all_is_signed_by_all() {
	build_and_execute(|| {
		let (mut world, amendment, _) = understated(1_000);
		run_blocks(EncodingDuration::get());
		let hindrance = Hindrance::NoSource;
		let all = joint(amendment, hindrance);
		let hoster = drawn_hoster(amendment, 0);
		let with = |change: &dyn Fn(&mut JointSignatures)| {
			let mut signatures = all.clone();
			change(&mut signatures);
			hindrance_call(amendment, 0, hindrance, signatures)
		};
		refused(hoster, with(&|by| by.encoders.truncate(2)), Error::WrongSignatureCount);
		refused(hoster, with(&|by| by.encoders[0] = by.encoders[1]), Error::BadEncoderSignature);
		refused(hoster, with(&|by| by.encoders[2][9] ^= 1), Error::BadEncoderSignature);
		refused(hoster, with(&|by| by.attestor = by.encoders[0]), Error::BadAttestorSignature);
		let other = joint(amendment, Hindrance::TooLarge { plain_bytes: 3_000 });
		let other = hindrance_call(amendment, 0, hindrance, other);
		refused(hoster, other, Error::BadEncoderSignature);
		// Once something was rejected there was a source.
		let replica = world.encode(amendment, 0);
		let rejection = reject_call(amendment, 0, &replica, |_| ());
		assert_ok!(send(attestor_of(amendment), rejection));
		refused(hoster, with(&|_| ()), Error::UnderReview);
		world.replicas.clear();
	});
}

#[test]
fn a_contract_is_void_when_two_amendments_of_different_people_state_the_same_excess() {
	build_and_execute(|| {
		let before = Balances::free_balance(SPONSOR);
		let (world, first, contract) = understated(1_000);
		let replica = world.encode(first, 0);
		let hoster = drawn_hoster(first, 0);
		let complete = statement_call(first, 0, &replica, |_| ());
		refused(hoster, complete, Error::StatedBytesExceeded);
		refused(hoster, too_large(first, 1_000), Error::NotTooLarge);
		let early = witnesses(first);
		let free: Vec<_> = early.iter().map(|one| Balances::free_balance(*one)).collect();
		assert_ok!(send(hoster, too_large(first, 2_300)));
		let told = Event::ContractTooLarge { amendment: first, contract, plain_bytes: 2_300 };
		System::assert_has_event(told.into());
		let second = next_drawn();
		let late = witnesses(second);
		assert!(late.iter().all(|one| !early.contains(one)), "{early:?} {late:?}");
		let others: Vec<_> = late.iter().map(|one| Balances::free_balance(*one)).collect();
		assert_ok!(send(attestor_of(second), too_large(second, 2_300)));
		let plan = newest_plan();
		let void = Event::ContractVoid { plan, contract, plain_bytes: 2_300 };
		System::assert_last_event(void.into());
		for (people, free) in [(early, free), (late, others)] {
			for (place, (one, free)) in people.iter().zip(free).enumerate() {
				let fee = if place == 3 { 3 * FEE } else { FEE };
				assert_eq!(Balances::free_balance(*one), free + fee);
			}
		}
		run_blocks(300);
		assert_eq!(Amendments::<Test>::iter().count(), 0, "nobody staffs it any more");
		assert!(Datdot::plan_status(plan, 0).unwrap().contracts[0].trouble.clone().unwrap().void);
		Datdot::do_try_state().unwrap();
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan }));
		run_blocks(3);
		assert!(!Plans::<Test>::contains_key(plan));
		let spent = FeedDeposit::get() + 12 * FEE;
		assert_eq!(Balances::free_balance(SPONSOR), before - spent);
	});
}

#[test]
fn the_first_witnesses_get_at_most_half_of_what_hosting_would_have_cost() {
	build_and_execute(|| {
		let (_, first, _) = understated(18);
		let early = witnesses(first);
		let free: Vec<_> = early.iter().map(|one| Balances::free_balance(*one)).collect();
		assert_ok!(send(attestor_of(first), too_large(first, 2_300)));
		let second = next_drawn();
		assert_ok!(send(attestor_of(second), too_large(second, 2_300)));
		// Eighteen blocks of a slot are worth 1.8 fees.
		let share = 18 * FEE / 10 / 2;
		for (place, (one, free)) in early.iter().zip(free).enumerate() {
			let fee = if place == 3 { 3 * share } else { share };
			assert_eq!(Balances::free_balance(*one), free + fee);
		}
	});
}

#[test]
fn different_sizes_confirm_nothing_and_a_replica_refutes_them() {
	build_and_execute(|| {
		providers(12, 4, 6);
		let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
		publish(&core, 2_000);
		run_blocks(DrawDelay::get() + 1);
		let mut world = World::new(&[&core]);
		let first = last_drawn();
		assert_ok!(send(attestor_of(first), too_large(first, 5_000)));
		let second = next_drawn();
		assert_ok!(send(attestor_of(second), too_large(second, 6_000)));
		let contract = Contracts::<Test>::iter_keys().next().unwrap();
		let trouble = SetupTroubles::<Test>::get(contract).unwrap();
		assert!(!trouble.void);
		assert_eq!(trouble.too_large.unwrap().plain_bytes, 6_000);
		assert_eq!(trouble.failures, 2);
		let third = next_drawn();
		world.set_up(third, 0);
		assert!(SetupTroubles::<Test>::get(contract).is_none());
		let late = too_large(third, 6_000);
		let Call::submit_statement { outcome, .. } = late else { panic!("a statement") };
		let late = Call::submit_statement { amendment: third, slot: 1, outcome };
		refused(attestor_of(third), late, Error::PlainBytesDiffer);
	});
}
