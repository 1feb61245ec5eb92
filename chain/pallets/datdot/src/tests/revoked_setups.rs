//! What a revocation does to setups that are under way: they are drawn again, and nobody is blamed.

use super::{fixtures::*, refused};
use crate::{limits::SLOTS_PER_SWEEP, mock::*, pallet::*, types::*};
use datdot_replica::Hindrance;
use frame_support::assert_ok;
use sp_core::Pair;

/// A drawn amendment of one contract with three slots.
fn drawn(encoders: u64, attestors: u64) -> (World, AmendmentId, ContractId) {
	providers(encoders, attestors, 6);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	let plan = super::fixtures::plan(publish(&core, 1_000));
	run_blocks(DrawDelay::get() + 1);
	(World::new(&[&core]), last_drawn(), plan.first_contract)
}

fn revoke(who: AccountId) {
	let number = RevokedKeysOfUser::<Test>::get(user(who)).len();
	assert_ok!(send(who, revoke_call(who, &renewed(who, number))));
}

/// A stake in a role, and how much of it stands for duties.
type Stake = Option<(Balance, Balance)>;

/// Stakes of everybody, as encoder, attestor and hoster.
fn stakes() -> Vec<(UserId, [Stake; 3])> {
	let state = |state: &RoleState<Balance>| (state.stake, state.committed);
	let mut all: Vec<_> = Providers::<Test>::iter()
		.map(|(id, found)| {
			let roles = [&found.encoder, &found.attestor, &found.hoster];
			(id, roles.map(|role| role.as_ref().map(state)))
		})
		.collect();
	all.sort_unstable();
	all
}

fn nobody_is_blamed(contract: ContractId) {
	assert!(Ratings::<Test>::iter_values().all(|rating| rating.bad() == 0));
	assert_eq!(Burned::<Test>::get(), 0);
	let trouble = SetupTroubles::<Test>::get(contract).unwrap();
	assert!(trouble.apart.is_empty() && trouble.failures == 0);
	assert_eq!(trouble.last.unwrap().reason, FailureReason::KeyRevoked);
}

#[test]
fn an_encoders_revoked_key_signs_nothing_and_its_slot_is_drawn_again() {
	build_and_execute(|| {
		providers(6, 3, 6);
		let before = stakes();
		let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
		let plan = plan(publish(&core, 1_000));
		run_blocks(DrawDelay::get() + 1);
		let (mut world, amendment, contract) =
			(World::new(&[&core]), last_drawn(), plan.first_contract);
		let replica = world.encode(amendment, 1);
		let signed = statement_call(amendment, 1, &replica, |_| ());
		let (encoder, hoster) = (drawn_encoder(amendment, 1), drawn_hoster(amendment, 1));
		revoke(encoder);
		refused(hoster, signed.clone(), Error::KeyRevoked);
		let rejection = reject_call(amendment, 1, &replica, |_| ());
		refused(attestor_of(amendment), rejection, Error::KeyRevoked);
		next_block();
		let broken = Event::SetupBroken { amendment, contract, user: user(encoder), missing: 1 };
		System::assert_has_event(broken.into());
		refused(hoster, signed, Error::SlotNotStaffed);
		nobody_is_blamed(contract);
		// The others go on, and the slot is drawn again, whoever gets it.
		world.set_up(amendment, 0);
		world.set_up(amendment, 2);
		let next = next_drawn();
		assert_eq!(staff_of(next).pairs.iter().map(|pair| pair.slot).collect::<Vec<_>>(), [1]);
		world.set_up(next, 1);
		assert!(super::fixtures::contract(contract).started);
		let totals = |all: Vec<(UserId, [Stake; 3])>| {
			let stake = |roles: [Stake; 3]| roles.map(|role| role.map(|it| it.0));
			all.into_iter().map(|(id, roles)| (id, stake(roles))).collect::<Vec<_>>()
		};
		assert_eq!(totals(stakes()), totals(before));
	});
}

#[test]
fn all_slots_of_an_attestor_are_drawn_again_with_its_new_key() {
	build_and_execute(|| {
		let (mut world, amendment, contract) = drawn(6, 1);
		let attestor = attestor_of(amendment);
		revoke(attestor);
		next_block();
		assert!(!Amendments::<Test>::contains_key(amendment));
		assert_eq!(provider(attestor).attestor.unwrap().duties, 0);
		nobody_is_blamed(contract);
		let next = next_drawn();
		assert_eq!(attestor_of(next), attestor);
		let seat = staff_of(next).attestor;
		assert_eq!(seat.signing_key, renewed(attestor, 0).public().0);
		(0..3).for_each(|slot| world.set_up(next, slot));
		assert!(super::fixtures::contract(contract).started);
	});
}

#[test]
fn a_hoster_keeps_its_slots_and_answers_what_it_was_asked() {
	build_and_execute(|| {
		let (mut world, amendment, contract) = drawn(6, 2);
		let (first, other) = (drawn_hoster(amendment, 0), drawn_hoster(amendment, 2));
		world.set_up(amendment, 0);
		let id = loop {
			next_block();
			if let Some(id) = Hostings::<Test>::get(user(first)).and_then(|it| it.challenge) {
				break id;
			}
		};
		revoke(first);
		revoke(other);
		next_block();
		let missing = Event::SetupBroken { amendment, contract, user: user(other), missing: 1 };
		System::assert_has_event(missing.into());
		assert_ok!(send(first, world.answer(id)));
		assert_eq!(account(active(contract, 0).hoster), first);
		nobody_is_blamed(contract);
		// Slot 1 is nobody's business.
		world.set_up(amendment, 1);
	});
}

#[test]
fn a_revoked_noise_key_breaks_nothing() {
	build_and_execute(|| {
		let (mut world, amendment, _) = drawn(6, 2);
		let (encoder, new) = (drawn_encoder(amendment, 0), renewed(drawn_encoder(amendment, 0), 0));
		let noise_key = proven(&new, encoder, KeyPurpose::Noise);
		let change = AccountChange::Revoke { noise_key, signing_key: None };
		assert_ok!(send(encoder, Call::account_update { change }));
		run_blocks(2);
		let duties = Datdot::my_duties(attestor_of(amendment), 0).expect("registered");
		let peer = duties.setups[0].slots.iter().find(|slot| slot.slot == 0).unwrap();
		assert_eq!(peer.encoder.noise_key, new.public().0);
		(0..3).for_each(|slot| world.set_up(amendment, slot));
	});
}

#[test]
fn a_deadline_that_comes_first_blames_nobody_either() {
	build_and_execute(|| {
		let (_, amendment, contract) = drawn(6, 1);
		while Datdot::tick() + 1 < staff_of(amendment).deadline {
			next_block();
		}
		revoke(attestor_of(amendment));
		next_block();
		let ended = Event::AmendmentIncomplete { amendment, contract, missing: 3 };
		System::assert_has_event(ended.into());
		assert_eq!(Ratings::<Test>::iter().count(), 0);
		assert!(SetupTroubles::<Test>::get(contract).unwrap().apart.is_empty());
		run_blocks(2);
		assert_eq!(Revocations::<Test>::iter().count(), 0);
	});
}

#[test]
fn no_joint_statement_has_a_revoked_signature() {
	build_and_execute(|| {
		let (_, amendment, _) = drawn(6, 1);
		run_blocks(EncodingDuration::get());
		let hindrance = Hindrance::NoSource;
		let call = hindrance_call(amendment, 0, hindrance, joint(amendment, hindrance));
		revoke(drawn_encoder(amendment, 2));
		refused(attestor_of(amendment), call, Error::KeyRevoked);
	});
}

#[test]
fn setups_of_a_plan_that_is_over_end_as_they_would() {
	build_and_execute(|| {
		let (_, amendment, _) = drawn(6, 1);
		let attestor = attestor_of(amendment);
		let before = Balances::free_balance(attestor);
		let plan = newest_plan();
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan }));
		revoke(attestor);
		take_events();
		run_blocks(4);
		let broken = |event: &Event<Test>| matches!(event, Event::SetupBroken { .. });
		assert!(!take_events().iter().any(broken));
		assert!(!Plans::<Test>::contains_key(plan));
		assert_eq!(Balances::free_balance(attestor), before + 3 * UNIT / 1_024);
		assert_eq!(Revocations::<Test>::iter().count(), 0);
	});
}

#[test]
fn many_setups_are_looked_at_some_in_each_block() {
	build_and_execute(|| {
		ContractActivationCap::set(20);
		providers(4, 1, 4);
		let core = Hypercore::new(1, &[300; 12]);
		publish_with(&core, 1_000, |plan| plan.terms.contract_chunks = Some(1));
		let attestor = ATTESTOR;
		for _ in 0..20 {
			next_block();
			if Seats::<Test>::iter_key_prefix(user(attestor)).count() == 12 {
				break;
			}
		}
		assert_eq!(Seats::<Test>::iter_key_prefix(user(attestor)).count(), 12);
		let world = World::new(&[&core]);
		let calls: Vec<_> = Amendments::<Test>::iter_keys()
			.map(|id| (id, statement_call(id, 0, &world.encode(id, 0), |_| ())))
			.collect();
		revoke(attestor);
		// 36 slots, 4 in each block; no rotation until all of them were looked at.
		let new = proven(&spare(attestor), attestor, KeyPurpose::Signing);
		let rotation = Call::account_update {
			change: AccountChange::Rotate { noise_key: None, signing_key: new },
		};
		for _ in 0..36 / SLOTS_PER_SWEEP {
			for (id, call) in &calls {
				let staff = Amendments::<Test>::get(id).and_then(|found| found.staff);
				let Some(pair) =
					staff.and_then(|staff| staff.pairs.into_iter().find(|pair| pair.slot == 0))
				else {
					continue;
				};
				refused(account(pair.hoster.user), call.clone(), Error::KeyRevoked);
			}
			refused(attestor, rotation.clone(), Error::RotationPending);
			next_block();
			Datdot::do_try_state().unwrap();
		}
		run_blocks(4);
		assert_eq!(Revocations::<Test>::iter().count(), 0);
		assert!(calls.iter().all(|(id, _)| !Amendments::<Test>::contains_key(id)));
		assert_eq!(Ratings::<Test>::iter().count(), 0);
		assert_ok!(send(attestor, rotation));
	});
}
