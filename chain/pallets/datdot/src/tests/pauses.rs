//! Pauses: slots are kept, unpaid, and the first proof comes before pay.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::{assert_ok, BoundedVec};

/// A staffed plan of one contract; its first slot, and who hosts that.
fn staffed() -> (World, ContractId, AccountId) {
	providers(3, 3, 3);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	let id = publish(&core, 4_000);
	let mut world = World::new(&[&core]);
	world.work(40);
	let contract = plan(id).first_contract;
	let hoster = account(active(contract, 0).hoster);
	(world, contract, hoster)
}

fn unchallenged(world: &mut World, hoster: AccountId) {
	while Hostings::<Test>::get(user(hoster)).unwrap().challenge.is_some() {
		world.work(1);
	}
}

/// Makes so many blocks in which everybody works, and nobody finds the hoster in some epochs.
fn unfound(world: &mut World, hoster: AccountId, blocks: u32, epochs: impl Fn(Epoch) -> bool) {
	for _ in 0..blocks {
		next_block();
		world.set_up_all();
		world.answer_if(|_| true);
		report_epochs(|seen, epoch| {
			let missing = seen == user(hoster) && epochs(epoch);
			Some(if missing { no_figures() } else { good_figures() })
		});
		Datdot::do_try_state().unwrap();
	}
}

fn settle(contract: ContractId) -> Call<Test> {
	let slots = vec![SlotId { contract, slot: 0 }];
	Call::settle { slots: BoundedVec::truncate_from(slots) }
}

#[test]
fn nothing_is_asked_and_nothing_is_paid_in_a_pause() {
	build_and_execute(|| {
		let (mut world, contract, hoster) = staffed();
		unchallenged(&mut world, hoster);
		let begun = System::block_number();
		let until = Datdot::tick() + 60;
		let paused_in = CurrentEpoch::<Test>::get().epoch;
		assert_ok!(send(hoster, Call::pause { until }));
		let left = u64::from(PauseBudget::get()) - 60;
		System::assert_last_event(Event::ProviderPaused { user: user(hoster), until, left }.into());
		while Datdot::tick() < until {
			unfound(&mut world, hoster, 1, |_| false);
			let measured = PerformanceChallenges::<Test>::iter_values()
				.filter(|one| one.hoster == user(hoster) && !one.measurers.is_empty())
				.all(|one| one.epoch <= paused_in);
			assert!(measured, "it is measured while it is away");
			assert_eq!(Hostings::<Test>::get(user(hoster)).unwrap().challenge, None);
		}
		let drawable_at = Datdot::tick() + u64::from(RegistrationDelay::get());
		System::assert_has_event(
			Event::ProviderUnpaused { user: user(hoster), drawable_at }.into(),
		);
		let proofs = Hostings::<Test>::get(user(hoster)).unwrap().proofs;
		while Hostings::<Test>::get(user(hoster)).unwrap().proofs == proofs {
			world.work(1);
		}
		let proven = System::block_number();
		world.work(100);
		assert_eq!(provider(hoster).status, ProviderStatus::Drawable);
		assert_eq!(Hostings::<Test>::get(user(hoster)).unwrap().undelivered, 0);
		assert_ok!(send(STRANGER, settle(contract)));
		let slot = active(contract, 0);
		assert_eq!(slot.hoster, user(hoster));
		// Up to the last proof before the pause, and from the first proof after it on.
		let paid = slot.paid * 10 * 1_024 / UNIT;
		let most = u128::from((begun - slot.since) + (slot.settled - proven));
		let least = most - u128::from(ChallengeDelay::get() + 2);
		assert!((least..=most).contains(&paid), "{paid} blocks of {least} to {most}");
	});
}

#[test]
fn pauses_have_a_budget() {
	build_and_execute(|| {
		let (mut world, _, hoster) = staffed();
		unchallenged(&mut world, hoster);
		let tick = Datdot::tick();
		refused(hoster, Call::pause { until: tick }, Error::BadPauseTime);
		refused(hoster, Call::pause { until: tick + 101 }, Error::PauseTooLong);
		refused(SPONSOR, Call::pause { until: tick + 1 }, Error::UnknownAccount);
		assert_ok!(send(hoster, Call::pause { until: tick + 60 }));
		refused(hoster, Call::pause { until: tick + 70 }, Error::NotAtWork);
		world.work(30);
		assert_ok!(send(hoster, Call::unpause {}));
		assert_eq!(provider(hoster).pauses.used, 30);
		refused(hoster, Call::unpause {}, Error::NotPaused);
		unchallenged(&mut world, hoster);
		// However short a pause is, it counts an epoch.
		assert_ok!(send(hoster, Call::pause { until: Datdot::tick() + 1 }));
		assert_eq!(provider(hoster).pauses.used, 30 + 24);
		assert_ok!(send(hoster, Call::unpause {}));
		assert_eq!(provider(hoster).pauses.used, 30 + 24);
		refused(hoster, Call::pause { until: Datdot::tick() + 47 }, Error::PauseTooLong);
		// The next period begins with nothing used.
		while Datdot::tick() < tick + 1_001 {
			world.work(1);
		}
		unchallenged(&mut world, hoster);
		assert_ok!(send(hoster, Call::pause { until: Datdot::tick() + 100 }));
	});
}

#[test]
fn an_open_challenge_is_answered_before_a_pause() {
	build_and_execute(|| {
		let (world, _, hoster) = staffed();
		while Hostings::<Test>::get(user(hoster)).unwrap().challenge.is_none() {
			next_block();
		}
		refused(hoster, Call::pause { until: Datdot::tick() + 9 }, Error::ChallengeOpen);
		refused(hoster, Call::offer_withdraw {}, Error::ChallengeOpen);
		world.answer_if(|_| true);
		assert_ok!(send(hoster, Call::pause { until: Datdot::tick() + 9 }));
	});
}

#[test]
fn who_pauses_is_not_drawn() {
	build_and_execute(|| {
		let (mut world, ..) = staffed();
		for hoster in HOSTER..HOSTER + 3 {
			unchallenged(&mut world, hoster);
			assert_ok!(send(hoster, Call::pause { until: Datdot::tick() + 50 }));
		}
		assert_eq!(Datdot::tree_total(tree()), 0);
		publish(&Hypercore::new(1, &[300, 0, 2_000, 5]), 500);
		run_blocks(DrawDelay::get() + 2);
		let role = last_event(|event| match event {
			Event::AmendmentUnstaffed { role, .. } => Some(*role),
			_ => None,
		});
		assert_eq!(role, Role::Hoster);
		world.work(60);
		assert!(Datdot::tree_total(tree()) > 0);
	});
}

fn tree() -> TreeId {
	let bucket = crate::offers_impls::ask_bucket(Role::Hoster, UNIT / 2);
	TreeId::Offers { role: Role::Hoster, region: None, bucket }
}

#[test]
fn an_epoch_in_which_a_pause_begins_is_unpaid_but_no_failure() {
	build_and_execute(|| {
		let (mut world, _, hoster) = staffed();
		// Twice in a row the hoster pauses in the middle of an epoch.
		PauseBudget::set(1_000);
		let mut bad = Vec::new();
		for _ in 0..2 {
			let epoch = CurrentEpoch::<Test>::get().epoch + 1;
			bad.push(epoch);
			let hosting = || Hostings::<Test>::get(user(hoster)).unwrap();
			while CurrentEpoch::<Test>::get().epoch < epoch || hosting().challenge.is_some() {
				unfound(&mut world, hoster, 1, |epoch| bad.contains(&epoch));
			}
			assert_ok!(send(hoster, Call::pause { until: Datdot::tick() + 1 }));
			while Deliveries::<Test>::get(user(hoster)).is_none_or(|one| one.epoch < epoch) {
				unfound(&mut world, hoster, 1, |epoch| bad.contains(&epoch));
			}
			assert!(!Deliveries::<Test>::get(user(hoster)).unwrap().delivered);
		}
		assert_eq!(Hostings::<Test>::get(user(hoster)).unwrap().undelivered, 0);
		assert!(Hostings::<Test>::get(user(hoster)).unwrap().slots > 0);
	});
}

#[test]
fn a_slot_that_is_set_up_in_a_pause_is_paid_from_the_first_proof_after_it() {
	build_and_execute(|| {
		providers(3, 3, 3);
		let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
		let id = publish(&core, 4_000);
		let mut world = World::new(&[&core]);
		run_blocks(DrawDelay::get() + 1);
		assert_ok!(send(HOSTER, Call::pause { until: Datdot::tick() + 60 }));
		world.work(59);
		let slot =
			(0..3).find(|slot| active(plan(id).first_contract, *slot).hoster == user(HOSTER));
		let slot = slot.expect("it was drawn before");
		assert_eq!(Hostings::<Test>::get(user(HOSTER)).unwrap().proofs, 0);
		while Hostings::<Test>::get(user(HOSTER)).unwrap().proofs == 0 {
			world.work(1);
		}
		let proven = System::block_number();
		world.work(100);
		let contract = plan(id).first_contract;
		let slots = BoundedVec::truncate_from(vec![SlotId { contract, slot }]);
		assert_ok!(send(STRANGER, Call::settle { slots }));
		let active = active(contract, slot);
		let paid = active.paid * 10 * 1_024 / UNIT;
		let due = u128::from(active.settled - proven);
		assert!(paid + 1 >= due && paid <= due, "{paid} blocks of {due}");
	});
}
