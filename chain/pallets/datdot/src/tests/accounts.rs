//! Accounts: two keys, each with a proof, changed after a delay.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::assert_ok;
use sp_core::Pair;

fn rotate(noise_key: Option<ProvenKey>, signing_key: Option<ProvenKey>) -> Call<Test> {
	Call::account_update { change: AccountChange::Rotate { noise_key, signing_key } }
}

#[test]
fn an_account_is_registered_with_both_keys() {
	build_and_execute(|| {
		let user = register(SPONSOR);
		assert_eq!(UserIdByNoiseKey::<Test>::get(noise(SPONSOR).public().0), Some(user));
		assert_eq!(UserIdBySigningKey::<Test>::get(signing(SPONSOR).public().0), Some(user));
		assert_eq!(held(SPONSOR, HoldReason::AccountDeposit), AccountDeposit::get());
		System::assert_last_event(Event::AccountCreated { user, account: SPONSOR }.into());
		let again = account_call(SPONSOR, &spare(SPONSOR), &spare(STRANGER));
		refused(SPONSOR, again, Error::AccountExists);
	});
}

#[test]
fn ids_are_of_one_counter() {
	build_and_execute(|| {
		let first = register(SPONSOR);
		assert_eq!(register(STRANGER), first + 1);
		NextId::<Test>::put(u64::MAX);
		let call = account_call(ENCODER, &noise(ENCODER), &signing(ENCODER));
		refused(ENCODER, call, Error::IdsExhausted);
	});
}

#[test]
fn a_key_belongs_to_one_account_whatever_it_is_for() {
	build_and_execute(|| {
		register(SPONSOR);
		let own = spare(STRANGER);
		for taken in [noise(SPONSOR), signing(SPONSOR)] {
			refused(STRANGER, account_call(STRANGER, &taken, &own), Error::KeyTaken);
			refused(STRANGER, account_call(STRANGER, &own, &taken), Error::KeyTaken);
		}
		register(STRANGER);
		let taken = proven(&noise(SPONSOR), STRANGER, KeyPurpose::Signing);
		refused(STRANGER, rotate(None, taken), Error::KeyTaken);
	});
}

#[test]
fn a_proof_is_for_one_chain_one_account_one_purpose_and_one_key() {
	build_and_execute(|| {
		let (noise, signing) = (noise(STRANGER), signing(STRANGER));
		let call = |noise_proof, signing_proof| Call::account_create {
			noise_key: noise.public().0,
			signing_key: signing.public().0,
			proofs: PossessionProofs { noise: noise_proof, signing: signing_proof },
		};
		let good_noise = possession(&noise, STRANGER, KeyPurpose::Noise);
		let good_signing = possession(&signing, STRANGER, KeyPurpose::Signing);
		let other_account = possession(&noise, SPONSOR, KeyPurpose::Noise);
		let other_purpose = possession(&noise, STRANGER, KeyPurpose::Signing);
		let other_key = possession(&spare(STRANGER), STRANGER, KeyPurpose::Noise);
		for bad in [other_account, other_purpose, other_key, [0; 64]] {
			refused(STRANGER, call(bad, good_signing), Error::BadPossessionProof);
		}
		let swapped = possession(&signing, STRANGER, KeyPurpose::Noise);
		refused(STRANGER, call(good_noise, swapped), Error::BadPossessionProof);
		let genesis = System::block_hash(0);
		frame_system::BlockHash::<Test>::insert(0, sp_core::H256::repeat_byte(9));
		let other_chain = possession(&noise, STRANGER, KeyPurpose::Noise);
		frame_system::BlockHash::<Test>::insert(0, genesis);
		refused(STRANGER, call(other_chain, good_signing), Error::BadPossessionProof);
		assert_ok!(send(STRANGER, call(good_noise, good_signing)));
	});
}

#[test]
fn keys_that_sign_whatever_is_asked_prove_nothing() {
	build_and_execute(|| {
		// The neutral point, a point of order two, and the neutral point encoded another way: with
		// each, a signature that nobody had to make fits every message.
		let mut neutral = [0; 32];
		neutral[0] = 1;
		let mut order_two = [0xff; 32];
		(order_two[0], order_two[31]) = (0xec, 0x7f);
		let mut unreduced = [0xff; 32];
		(unreduced[0], unreduced[31]) = (0xee, 0x7f);
		let mut proof = [0; 64];
		proof[0] = 1;
		for weak in [neutral, order_two, unreduced] {
			assert!(Datdot::is_signed(&weak, b"anything", &proof));
			let own = signing(STRANGER);
			let good = possession(&own, STRANGER, KeyPurpose::Signing);
			let proofs = PossessionProofs { noise: proof, signing: good };
			let call =
				Call::account_create { noise_key: weak, signing_key: own.public().0, proofs };
			refused(STRANGER, call, Error::BadPossessionProof);
		}
		register(STRANGER);
		let weak = Some(ProvenKey { key: neutral, proof });
		refused(STRANGER, rotate(None, weak), Error::BadPossessionProof);
	});
}

#[test]
fn one_key_for_both_purposes_is_refused() {
	build_and_execute(|| {
		let key = noise(STRANGER);
		refused(STRANGER, account_call(STRANGER, &key, &key), Error::KeysEqual);
		register(STRANGER);
		let new = spare(STRANGER);
		let both = rotate(
			proven(&new, STRANGER, KeyPurpose::Noise),
			proven(&new, STRANGER, KeyPurpose::Signing),
		);
		refused(STRANGER, both, Error::KeysEqual);
		let own = proven(&signing(STRANGER), STRANGER, KeyPurpose::Noise);
		refused(STRANGER, rotate(own, None), Error::KeysEqual);
	});
}

#[test]
fn who_cannot_pay_the_deposit_is_not_registered() {
	build_and_execute(|| {
		let poor = ACCOUNTS + 1;
		refused(poor, account_call(poor, &noise(poor), &signing(poor)), Error::InsufficientFunds);
	});
}

#[test]
fn new_keys_act_after_the_delay() {
	build_and_execute(|| {
		let user = register(SPONSOR);
		let new = spare(SPONSOR);
		let change = rotate(None, proven(&new, SPONSOR, KeyPurpose::Signing));
		assert_ok!(send(SPONSOR, change.clone()));
		let at = Datdot::tick() + u64::from(RotationDelay::get());
		System::assert_last_event(Event::KeysRotating { user, at }.into());
		refused(SPONSOR, change, Error::RotationPending);
		run_blocks(RotationDelay::get() - 1);
		assert_eq!(Users::<Test>::get(user).unwrap().signing_key, signing(SPONSOR).public().0);
		Datdot::do_try_state().unwrap();
		next_block();
		let found = Users::<Test>::get(user).unwrap();
		assert_eq!(found.signing_key, new.public().0);
		assert_eq!(found.noise_key, noise(SPONSOR).public().0);
		assert_eq!(UserIdBySigningKey::<Test>::get(signing(SPONSOR).public().0), None);
		System::assert_last_event(Event::KeysRotated { user }.into());
		// The old key is free again.
		let call = account_call(STRANGER, &noise(STRANGER), &signing(SPONSOR));
		assert_ok!(send(STRANGER, call));
	});
}

#[test]
fn an_account_may_swap_its_two_keys() {
	build_and_execute(|| {
		let user = register(SPONSOR);
		let swap = rotate(
			proven(&signing(SPONSOR), SPONSOR, KeyPurpose::Noise),
			proven(&noise(SPONSOR), SPONSOR, KeyPurpose::Signing),
		);
		assert_ok!(send(SPONSOR, swap));
		run_blocks(RotationDelay::get());
		let found = Users::<Test>::get(user).unwrap();
		assert_eq!(found.noise_key, signing(SPONSOR).public().0);
		assert_eq!(found.signing_key, noise(SPONSOR).public().0);
	});
}

#[test]
fn a_change_must_change_something_of_somebody() {
	build_and_execute(|| {
		refused(STRANGER, rotate(None, None), Error::UnknownAccount);
		register(STRANGER);
		refused(STRANGER, rotate(None, None), Error::NothingToChange);
		let same = proven(&noise(STRANGER), STRANGER, KeyPurpose::Noise);
		refused(STRANGER, rotate(same, None), Error::NothingToChange);
		let mut bad = proven(&spare(STRANGER), STRANGER, KeyPurpose::Noise);
		bad.as_mut().unwrap().proof[0] ^= 1;
		refused(STRANGER, rotate(bad, None), Error::BadPossessionProof);
	});
}
