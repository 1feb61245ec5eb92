//! What a revocation does to reviews: they go on, so that nobody escapes a verdict by it.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::assert_ok;
use sp_core::Pair;

/// An amendment with a replica of slot 1 that the first attestor has rejected, after the draw of the
/// second.
fn reviewed() -> (World, AmendmentId, StoredReplica) {
	providers(6, 3, 6);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	publish(&core, 1_000);
	run_blocks(DrawDelay::get() + 1);
	let (world, amendment) = (World::new(&[&core]), last_drawn());
	let replica = world.encode(amendment, 1);
	let call = reject_call(amendment, 1, &replica, |_| ());
	assert_ok!(send(attestor_of(amendment), call));
	run_blocks(DrawDelay::get());
	(world, amendment, replica)
}

fn revoke(who: AccountId) {
	assert_ok!(send(who, revoke_call(who, &renewed(who, 0))));
}

#[test]
fn an_encoder_whose_replica_was_rejected_answers_for_it() {
	build_and_execute(|| {
		let (_, amendment, replica) = reviewed();
		let encoder = drawn_encoder(amendment, 1);
		// It signed before.
		let call = reject_call(amendment, 1, &replica, |_| ());
		revoke(encoder);
		run_blocks(3);
		assert_ok!(send(reviewer_of(amendment), call));
		let fault = Event::EncoderFault { amendment, slot: 1, encoder: user(encoder) };
		System::assert_has_event(fault.into());
		assert!(matches!(provider(encoder).status, ProviderStatus::Suspended { .. }));
	});
}

#[test]
fn a_first_attestor_that_was_wrong_answers_for_it() {
	build_and_execute(|| {
		let (_, amendment, replica) = reviewed();
		let (first, hoster) = (attestor_of(amendment), drawn_hoster(amendment, 1));
		revoke(first);
		run_blocks(3);
		// The slots that it had not judged are others' by now; the rejected one stays.
		let slots: Vec<_> = staff_of(amendment).pairs.iter().map(|pair| pair.slot).collect();
		assert_eq!(slots, [1]);
		assert_ok!(send(hoster, second_opinion(amendment, 1, &replica)));
		let fault = Event::AttestorFault { amendment, slot: 1, attestor: user(first) };
		System::assert_has_event(fault.into());
	});
}

#[test]
fn another_second_attestor_is_drawn_for_one_that_revoked_its_key() {
	build_and_execute(|| {
		let (_, amendment, replica) = reviewed();
		let (second, hoster) = (reviewer_of(amendment), drawn_hoster(amendment, 1));
		let signed = second_opinion(amendment, 1, &replica);
		revoke(second);
		refused(hoster, signed.clone(), Error::KeyRevoked);
		next_block();
		refused(hoster, signed, Error::RejectedAlready);
		assert_eq!(provider(second).attestor.unwrap().duties, 0);
		Datdot::do_try_state().unwrap();
		run_blocks(DrawDelay::get());
		assert_ok!(send(hoster, second_opinion(amendment, 1, &replica)));
		assert!(Ratings::<Test>::get(user(second), Role::Attestor).is_none_or(|it| it.bad() == 0));
	});
}

#[test]
fn the_hoster_of_a_rejected_slot_signs_with_its_new_key() {
	build_and_execute(|| {
		let (_, amendment, replica) = reviewed();
		let hoster = drawn_hoster(amendment, 1);
		let old = second_opinion(amendment, 1, &replica);
		revoke(hoster);
		refused(hoster, old.clone(), Error::KeyRevoked);
		next_block();
		let seat = pair_of(amendment, 1).hoster;
		assert_eq!(seat.signing_key, renewed(hoster, 0).public().0);
		refused(hoster, old, Error::BadHosterSignature);
		assert_ok!(send(hoster, second_opinion(amendment, 1, &replica)));
	});
}
