//! Statements: signed by the three who were drawn, submitted by one of them, about what is possible.

use super::{fixtures::*, refused};
use crate::{limits::HOSTER_HEAD_START, mock::*, pallet::*, types::*};
use datdot_replica::Statement;
use frame_support::assert_ok;

/// A plan of one contract that was drawn, with its amendment.
fn drawn() -> (World, AmendmentId) {
	providers(3, 1, 3);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	publish(&core, 1_000);
	run_blocks(DrawDelay::get() + 1);
	let amendment = last_event(|event| match event {
		Event::AmendmentDrawn { amendment, .. } => Some(*amendment),
		_ => None,
	});
	(World::new(&[&core]), amendment)
}

fn hoster_of(amendment: AmendmentId, slot: SlotIndex) -> AccountId {
	account(pair_of(amendment, slot).hoster.user)
}

fn staff(amendment: AmendmentId) -> Staff<Balance> {
	Amendments::<Test>::get(amendment).and_then(|found| found.staff).expect("drawn")
}

#[test]
fn a_statement_activates_its_slot_and_pays_the_setup() {
	build_and_execute(|| {
		let (mut world, amendment) = drawn();
		let pair = pair_of(amendment, 1);
		let (encoder, attestor) = (pair.encoder.user, staff(amendment).attestor.user);
		let before = [encoder, attestor].map(|user| Balances::free_balance(account(user)));
		world.set_up(amendment, 1);
		let id = Contracts::<Test>::iter_keys().next().unwrap();
		let slot = active(id, 1);
		assert_eq!((slot.hoster, slot.since), (pair.hoster.user, System::block_number()));
		// 1 MiB at least, at 1 UNIT per GiB.
		let fee = UNIT / 1_024;
		let after = [encoder, attestor].map(|user| Balances::free_balance(account(user)));
		assert_eq!(after, before.map(|balance| balance + fee));
		// The replacement, and half as much for a storage fault.
		assert_eq!(slot.commitment, 3 * fee);
		System::assert_last_event(
			Event::SetupPaid { contract: id, slot: 1, encoder, attestor, fee }.into(),
		);
		let state = provider(account(pair.hoster.user)).hoster.unwrap();
		assert_eq!((state.duties, state.committed), (1, 3 * fee));
		assert_eq!(provider(account(pair.hoster.user)).used_bytes, 2_305);
		assert_eq!(provider(account(encoder)).encoder.unwrap().duties, 0);
		assert_eq!(provider(account(attestor)).attestor.unwrap().duties, 1);
		Datdot::do_try_state().unwrap();
		world.set_up_all();
		assert_eq!(provider(account(attestor)).attestor.unwrap().duties, 0);
		assert_eq!(Amendments::<Test>::iter().count(), 0);
		let plan = contract(id).plan;
		System::assert_last_event(Event::HostingStarted { plan, contract: id }.into());
	});
}

#[test]
fn only_those_who_were_drawn_may_submit_and_the_hoster_first() {
	build_and_execute(|| {
		let (world, amendment) = drawn();
		let replica = world.encode(amendment, 0);
		let call = statement_call(amendment, 0, &replica, |_| ());
		let other_hoster = hoster_of(amendment, 1);
		register(STRANGER);
		for foreign in [SPONSOR, STRANGER, other_hoster] {
			refused(foreign, call.clone(), Error::NotDrawnForSlot);
		}
		let encoder = account(pair_of(amendment, 0).encoder.user);
		let attestor = account(staff(amendment).attestor.user);
		for early in [encoder, attestor] {
			refused(early, call.clone(), Error::HosterFirst);
		}
		run_blocks(HOSTER_HEAD_START as u32);
		refused(other_hoster, call.clone(), Error::NotDrawnForSlot);
		assert_ok!(send(attestor, call));
		let replica = world.encode(amendment, 1);
		let encoder = account(pair_of(amendment, 1).encoder.user);
		assert_ok!(send(encoder, statement_call(amendment, 1, &replica, |_| ())));
	});
}

#[test]
fn a_statement_counts_once() {
	build_and_execute(|| {
		let (mut world, amendment) = drawn();
		let replica = world.encode(amendment, 0);
		let call = statement_call(amendment, 0, &replica, |_| ());
		let hoster = hoster_of(amendment, 0);
		let Call::submit_statement { outcome, .. } = call.clone() else { panic!("a statement") };
		assert_ok!(send(hoster, call.clone()));
		refused(hoster, call.clone(), Error::SlotActive);
		// Nor does it count for another slot.
		let other = Call::submit_statement { amendment, slot: 1, outcome: outcome.clone() };
		refused(hoster_of(amendment, 1), other, Error::BadEncoderSignature);
		let none = Call::submit_statement { amendment, slot: 3, outcome };
		refused(hoster, none, Error::SlotNotStaffed);
		world.set_up_all();
		refused(hoster, call, Error::UnknownAmendment);
	});
}

#[test]
fn every_signature_is_by_the_one_who_was_drawn() {
	build_and_execute(|| {
		let (world, amendment) = drawn();
		let replica = world.encode(amendment, 0);
		let hoster = hoster_of(amendment, 0);
		let call = |change: &dyn Fn(&mut StatementSignatures)| {
			let mut call = statement_call(amendment, 0, &replica, |_| ());
			if let Call::submit_statement { outcome, .. } = &mut call {
				let SetupOutcome::Complete { signatures, .. } = outcome else { panic!("complete") };
				change(signatures);
			}
			call
		};
		let other = sign(&statement(amendment, 1, &world.encode(amendment, 1)));
		for foreign in [[0; 64], other.encoder, other.hoster] {
			refused(hoster, call(&|by| by.encoder = foreign), Error::BadEncoderSignature);
			refused(hoster, call(&|by| by.attestor = foreign), Error::BadAttestorSignature);
			refused(hoster, call(&|by| by.hoster = foreign), Error::BadHosterSignature);
		}
		// Each signs for its own purpose.
		refused(hoster, call(&|by| by.attestor = by.encoder), Error::BadAttestorSignature);
		refused(hoster, call(&|by| by.hoster = by.encoder), Error::BadHosterSignature);
		assert_ok!(send(hoster, call(&|_| ())));
	});
}

#[test]
fn what_was_signed_is_for_this_chain_draw_and_replica() {
	build_and_execute(|| {
		let (world, amendment) = drawn();
		let replica = world.encode(amendment, 0);
		let hoster = hoster_of(amendment, 0);
		let good = statement(amendment, 0, &replica);
		let signed_elsewhere: [fn(&mut Statement); 5] = [
			|statement| statement.genesis = [1; 32],
			|statement| statement.draw_seed = [1; 32],
			|statement| statement.slot = 1,
			|statement| statement.replica_root = [1; 32],
			|statement| statement.plain_bytes += 1,
		];
		for change in signed_elsewhere {
			let mut other = good;
			change(&mut other);
			let Call::submit_statement { outcome, .. } =
				statement_call(amendment, 0, &replica, |_| ())
			else {
				panic!("a statement")
			};
			let SetupOutcome::Complete { replica_root, sealed_bytes, plain_bytes, format, .. } =
				outcome
			else {
				panic!("complete")
			};
			let signatures = sign(&other);
			let outcome = SetupOutcome::Complete {
				replica_root,
				sealed_bytes,
				plain_bytes,
				format,
				signatures,
			};
			let call = Call::submit_statement { amendment, slot: 0, outcome };
			refused(hoster, call, Error::BadEncoderSignature);
		}
	});
}

#[test]
fn impossible_sizes_are_refused() {
	build_and_execute(|| {
		let (mut world, amendment) = drawn();
		let replica = world.encode(amendment, 0);
		let hoster = hoster_of(amendment, 0);
		for sealed in [0, 127, 129, 1 << 40] {
			let call = statement_call(amendment, 0, &replica, |said| said.sealed_bytes = sealed);
			refused(hoster, call, Error::BadStatementSize);
		}
		let large = (64 << 20) + 1;
		let call = statement_call(amendment, 0, &replica, |said| said.plain_bytes = large);
		refused(hoster, call, Error::BadStatementSize);
		let call = statement_call(amendment, 0, &replica, |said| said.plain_bytes = 2_306);
		refused(hoster, call, Error::StatedBytesExceeded);
		world.set_up(amendment, 1);
		let call = statement_call(amendment, 0, &replica, |said| said.plain_bytes = 2_304);
		refused(hoster, call, Error::PlainBytesDiffer);
		world.set_up(amendment, 0);
	});
}

#[test]
fn nothing_is_stated_before_the_draw() {
	build_and_execute(|| {
		providers(3, 1, 3);
		let core = Hypercore::new(1, &[300]);
		publish(&core, 1_000);
		run_blocks(2);
		let amendment = Amendments::<Test>::iter_keys().next().expect("an amendment");
		let outcome = SetupOutcome::Complete {
			replica_root: [0; 32],
			sealed_bytes: 128,
			plain_bytes: 300,
			format: datdot_replica::ReplicaFormat::V1 { seal: datdot_replica::Seal::Mark },
			signatures: StatementSignatures {
				encoder: [0; 64],
				attestor: [0; 64],
				hoster: [0; 64],
			},
		};
		let call = Call::submit_statement { amendment, slot: 0, outcome };
		refused(HOSTER, call, Error::NotDrawn);
	});
}

#[test]
fn a_running_amendment_keeps_the_keys_of_its_draw() {
	build_and_execute(|| {
		let (mut world, amendment) = drawn();
		let hoster = hoster_of(amendment, 0);
		let new = spare(hoster);
		let proof = possession(&new, hoster, KeyPurpose::Signing);
		let signing_key = Some(ProvenKey { key: sp_core::Pair::public(&new).0, proof });
		let change = AccountChange::Rotate { noise_key: None, signing_key };
		assert_ok!(send(hoster, Call::account_update { change }));
		run_blocks(RotationDelay::get());
		assert_eq!(
			Users::<Test>::get(user(hoster)).unwrap().signing_key,
			sp_core::Pair::public(&new).0
		);
		world.set_up(amendment, 0);
	});
}

#[test]
fn an_ended_plan_takes_no_statements() {
	build_and_execute(|| {
		providers(3, 1, 3);
		let core = Hypercore::new(1, &[300]);
		publish(&core, 12);
		run_blocks(DrawDelay::get() + 1);
		let amendment = Amendments::<Test>::iter_keys().next().expect("an amendment");
		let call = statement_call(amendment, 0, &World::new(&[&core]).encode(amendment, 0), |_| ());
		let hoster = hoster_of(amendment, 0);
		run_blocks(12);
		refused(hoster, call, Error::UnknownAmendment);
	});
}
