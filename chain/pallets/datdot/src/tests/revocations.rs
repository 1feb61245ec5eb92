//! Revoked keys: nobody takes one again, and what replaces it acts at once.

use super::{fixtures::*, refused};
use crate::{limits::MAX_REVOKED_KEYS, mock::*, pallet::*, types::*};
use frame_support::assert_ok;
use sp_core::Pair;

fn revoke(noise_key: Option<ProvenKey>, signing_key: Option<ProvenKey>) -> Call<Test> {
	Call::account_update { change: AccountChange::Revoke { noise_key, signing_key } }
}

fn rotate(noise_key: Option<ProvenKey>, signing_key: Option<ProvenKey>) -> Call<Test> {
	Call::account_update { change: AccountChange::Rotate { noise_key, signing_key } }
}

#[test]
fn new_keys_take_the_place_of_revoked_ones_at_once() {
	build_and_execute(|| {
		let id = register(SPONSOR);
		let [first, second] = [0, 1].map(|number| renewed(SPONSOR, number));
		let change = revoke(
			proven(&first, SPONSOR, KeyPurpose::Noise),
			proven(&second, SPONSOR, KeyPurpose::Signing),
		);
		assert_ok!(send(SPONSOR, change));
		let found = Users::<Test>::get(id).unwrap();
		assert_eq!((found.noise_key, found.signing_key), (first.public().0, second.public().0));
		assert_eq!(UserIdByNoiseKey::<Test>::get(first.public().0), Some(id));
		assert_eq!(UserIdByNoiseKey::<Test>::get(noise(SPONSOR).public().0), None);
		assert_eq!(UserIdBySigningKey::<Test>::get(second.public().0), Some(id));
		assert_eq!(UserIdBySigningKey::<Test>::get(signing(SPONSOR).public().0), None);
		System::assert_last_event(
			Event::KeysRevoked {
				user: id,
				noise_key: Some(noise(SPONSOR).public().0),
				signing_key: Some(signing(SPONSOR).public().0),
			}
			.into(),
		);
	});
}

#[test]
fn a_revoked_key_is_nobodys_as_long_as_its_account_is_there() {
	build_and_execute(|| {
		register(SPONSOR);
		let (old, new) = (signing(SPONSOR), renewed(SPONSOR, 0));
		assert_ok!(send(SPONSOR, revoke_call(SPONSOR, &new)));
		// Whoever holds it as well may not use it under another name, for either purpose.
		for call in [
			account_call(STRANGER, &old, &signing(STRANGER)),
			account_call(STRANGER, &noise(STRANGER), &old),
		] {
			refused(STRANGER, call, Error::KeyRevoked);
		}
		for purpose in [KeyPurpose::Noise, KeyPurpose::Signing] {
			let again = proven(&old, SPONSOR, purpose);
			let (noise, signing) = match purpose {
				KeyPurpose::Noise => (again, None),
				KeyPurpose::Signing => (None, again),
			};
			refused(SPONSOR, revoke(noise.clone(), signing.clone()), Error::KeyRevoked);
			run_blocks(1);
			refused(SPONSOR, rotate(noise, signing), Error::KeyRevoked);
		}
		assert_ok!(send(SPONSOR, Call::account_delete {}));
		assert_eq!(RevokedKeys::<Test>::iter().count(), 0);
		assert_ok!(send(STRANGER, account_call(STRANGER, &noise(STRANGER), &old)));
	});
}

#[test]
fn a_revocation_names_new_keys_that_their_sender_holds() {
	build_and_execute(|| {
		refused(STRANGER, revoke(None, None), Error::UnknownAccount);
		register(SPONSOR);
		register(STRANGER);
		refused(STRANGER, revoke(None, None), Error::NothingToChange);
		let same = proven(&signing(STRANGER), STRANGER, KeyPurpose::Signing);
		refused(STRANGER, revoke(None, same), Error::NothingToChange);
		let taken = proven(&noise(SPONSOR), STRANGER, KeyPurpose::Signing);
		refused(STRANGER, revoke(None, taken), Error::KeyTaken);
		let other_purpose = proven(&renewed(STRANGER, 0), STRANGER, KeyPurpose::Noise);
		refused(STRANGER, revoke(None, other_purpose), Error::BadPossessionProof);
		let both = proven(&noise(STRANGER), STRANGER, KeyPurpose::Signing);
		refused(STRANGER, revoke(None, both), Error::KeysEqual);
		// What is revoked cannot act for the other purpose.
		let swap = revoke(
			proven(&signing(STRANGER), STRANGER, KeyPurpose::Noise),
			proven(&noise(STRANGER), STRANGER, KeyPurpose::Signing),
		);
		refused(STRANGER, swap, Error::KeyRevoked);
	});
}

#[test]
fn a_revocation_ends_a_rotation_that_is_under_way() {
	build_and_execute(|| {
		let id = register(SPONSOR);
		let (next, new) = (spare(SPONSOR), renewed(SPONSOR, 0));
		assert_ok!(send(SPONSOR, rotate(None, proven(&next, SPONSOR, KeyPurpose::Signing))));
		run_blocks(1);
		assert_ok!(send(SPONSOR, revoke_call(SPONSOR, &new)));
		Datdot::do_try_state().unwrap();
		assert_eq!(UserIdBySigningKey::<Test>::get(next.public().0), None);
		run_blocks(1);
		// Another one takes its own time, whatever is left of the first on the agenda.
		assert_ok!(send(SPONSOR, rotate(None, proven(&next, SPONSOR, KeyPurpose::Signing))));
		run_blocks(RotationDelay::get() - 1);
		assert_eq!(Users::<Test>::get(id).unwrap().signing_key, new.public().0);
		Datdot::do_try_state().unwrap();
		next_block();
		assert_eq!(Users::<Test>::get(id).unwrap().signing_key, next.public().0);
	});
}

#[test]
fn the_key_that_was_to_take_over_may_do_so_at_once() {
	build_and_execute(|| {
		let id = register(SPONSOR);
		let next = spare(SPONSOR);
		assert_ok!(send(SPONSOR, rotate(None, proven(&next, SPONSOR, KeyPurpose::Signing))));
		assert_ok!(send(SPONSOR, revoke_call(SPONSOR, &next)));
		let found = Users::<Test>::get(id).unwrap();
		assert_eq!((found.signing_key, found.rotation), (next.public().0, None));
		run_blocks(2 * RotationDelay::get());
		assert_eq!(Users::<Test>::get(id).unwrap().signing_key, next.public().0);
	});
}

#[test]
fn the_keys_that_an_account_may_revoke_are_counted() {
	build_and_execute(|| {
		register(SPONSOR);
		for number in 0..MAX_REVOKED_KEYS as usize {
			assert_ok!(send(SPONSOR, revoke_call(SPONSOR, &renewed(SPONSOR, number))));
		}
		let one_more = revoke_call(SPONSOR, &renewed(SPONSOR, 100));
		refused(SPONSOR, one_more, Error::TooManyRevocations);
		assert_ok!(send(SPONSOR, Call::account_delete {}));
		assert_eq!(wealth(SPONSOR), ENDOWMENT);
		assert_eq!(Balances::free_balance(SPONSOR), ENDOWMENT);
		register(SPONSOR);
		run_blocks(2);
	});
}
