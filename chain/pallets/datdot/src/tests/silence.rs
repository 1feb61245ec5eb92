//! Silence: a second chance for the same leaves, then a fault that costs every slot.

use super::{fixtures::*, refused};
use crate::{limits::SLOTS_PER_SWEEP, mock::*, pallet::*, types::*};
use frame_support::assert_ok;

/// A staffed plan of so many contracts of one chunk, with so many hosters; one of them is silent.
fn staffed(chunks: usize, hosters: u64, blocks: u32) -> (World, AccountId) {
	providers(4, 1, hosters);
	let core = Hypercore::new(1, &vec![300; chunks]);
	publish_with(&core, blocks, |plan| plan.terms.contract_chunks = Some(1));
	let mut world = World::new(&[&core]);
	world.work(DrawDelay::get() + 1 + chunks as u32);
	let silent = (HOSTER..HOSTER + hosters)
		.find(|hoster| Hostings::<Test>::get(user(*hoster)).is_some())
		.expect("a hoster");
	(world, silent)
}

fn hosting(hoster: AccountId) -> Hosting<u32> {
	Hostings::<Test>::get(user(hoster)).expect("a hoster")
}

fn suspended(hoster: AccountId) -> bool {
	matches!(provider(hoster).status, ProviderStatus::Suspended { .. })
}

/// Runs until the silent hoster faults, and returns its slots at that moment.
fn until_fault(world: &mut World, silent: AccountId) -> u32 {
	for _ in 0..200 {
		world.work_but(silent, 1);
		Datdot::do_try_state().unwrap();
		if suspended(silent) {
			return last_event(|event| match event {
				Event::StorageFault { slots, .. } => Some(*slots),
				_ => None,
			});
		}
	}
	panic!("no fault");
}

/// Sums of all slashes so far: replacement, compensation, burned.
fn slashed() -> (Balance, Balance, Balance) {
	System::events().iter().fold((0, 0, 0), |sum, record| match &record.event {
		RuntimeEvent::Datdot(Event::StakeSlashed { replacement, compensation, burned, .. }) => {
			(sum.0 + replacement, sum.1 + compensation, sum.2 + burned)
		},
		_ => sum,
	})
}

#[test]
fn the_first_silence_ends_the_generation_and_the_same_leaves_are_asked_again() {
	build_and_execute(|| {
		let (mut world, silent) = staffed(3, 3, 1_000);
		while hosting(silent).challenge.is_none() {
			world.work_but(silent, 1);
		}
		let (id, generation) = (hosting(silent).challenge.unwrap(), hosting(silent).generation);
		let asked = StorageChallenges::<Test>::get(id).unwrap();
		world.work_but(silent, ChallengeDuration::get());
		let again = StorageChallenges::<Test>::get(id).unwrap();
		assert_eq!((again.body, again.missed, again.issued_at), (asked.body, 1, asked.issued_at));
		assert_eq!(hosting(silent).generation, generation + 1);
		let deadline = asked.deadline + u64::from(ChallengeDuration::get());
		assert_eq!(again.deadline, deadline);
		let hoster = user(silent);
		System::assert_has_event(
			Event::StorageChallengeMissed { challenge: id, hoster, deadline }.into(),
		);
		System::assert_has_event(
			Event::StorageChallengeRepeated { challenge: id, hoster, deadline }.into(),
		);
		let now = System::block_number();
		assert_ok!(send(silent, world.answer(id)));
		let span = ProvenSpans::<Test>::get(hoster, generation + 1).unwrap();
		assert_eq!((span.from, span.to, span.phase), (now, now, SpanPhase::Open));
		assert!(!suspended(silent));
		assert_eq!(slashed(), (0, 0, 0));
	});
}

#[test]
fn the_second_silence_costs_every_slot_its_replacement_and_a_share_of_all_commitments() {
	build_and_execute(|| {
		let (mut world, silent) = staffed(3, 3, 1_000);
		let committed = provider(silent).hoster.unwrap().committed;
		let stake = provider(silent).hoster.unwrap().stake;
		let plan_id = contract(Contracts::<Test>::iter_keys().next().unwrap()).plan;
		let slots = until_fault(&mut world, silent);
		assert_eq!((slots, hosting(silent).slots), (3, 3));
		let before = plan(plan_id).ledger;
		let sponsor = Balances::free_balance(SPONSOR);
		world.work_but(silent, 1);
		// A setup is two fees for 1 MiB; the share is half of that; a day is 24 blocks of a tenth of
		// an hour, at 1 UNIT per GiB and hour.
		let fee = UNIT / 1_024;
		assert_eq!(committed, 3 * 3 * fee);
		let period = UNIT * 24 / 10 / 1_024;
		assert!(period > fee, "the sponsor may get the whole share");
		assert_eq!(slashed(), (6 * fee, 3 * fee, 0));
		assert_eq!(plan(plan_id).ledger.escrow, before.escrow + 6 * fee);
		assert_eq!(Balances::free_balance(SPONSOR), sponsor + 3 * fee);
		let state = provider(silent).hoster.unwrap();
		assert_eq!((state.stake, state.committed, state.duties), (stake - 9 * fee, 0, 0));
		assert_eq!((hosting(silent).slots, hosting(silent).challenge), (0, None));
		assert_eq!(held(silent, HoldReason::Stake), stake - 9 * fee);
		System::assert_has_event(Event::ProviderSuspended { user: user(silent) }.into());
		let lost = System::events().into_iter().filter(|record| {
			matches!(
				&record.event,
				RuntimeEvent::Datdot(Event::SlotLost { cause: LossCause::Silence, .. })
			)
		});
		assert_eq!(lost.count(), 3);
	});
}

#[test]
fn what_the_sponsor_may_not_have_is_burned() {
	build_and_execute(|| {
		let (mut world, silent) = staffed(3, 3, 1_000);
		until_fault(&mut world, silent);
		// A period of two blocks is worth less than half a setup.
		PerformanceEpoch::set(8);
		BlocksPerHour::set(80);
		let period = UNIT / 10 / 1_024;
		let fee = UNIT / 1_024;
		world.work_but(silent, 1);
		assert_eq!(slashed(), (6 * fee, 3 * period, 3 * (fee - period)));
		assert_eq!(Burned::<Test>::get(), 3 * (fee - period));
	});
}

#[test]
fn the_lost_slots_are_staffed_with_other_hosters() {
	build_and_execute(|| {
		let (mut world, silent) = staffed(3, 4, 1_000);
		until_fault(&mut world, silent);
		world.work_but(silent, DrawDelay::get() + 6);
		for (_, contract) in Contracts::<Test>::iter() {
			for slot in &contract.slots {
				let Slot::Active(active) = slot else { panic!("{slot:?}") };
				assert_ne!(active.hoster, user(silent));
			}
		}
		let setup = System::events().into_iter().filter(|record| {
			matches!(&record.event, RuntimeEvent::Datdot(Event::ContractLost { .. }))
		});
		assert_eq!(setup.count(), 0);
	});
}

#[test]
fn another_silence_within_the_memory_is_a_fault_at_once() {
	build_and_execute(|| {
		let (mut world, silent) = staffed(2, 3, 2_000);
		let miss_once = |world: &mut World| {
			while !StorageChallenges::<Test>::iter_values().any(|one| one.missed > 0) {
				world.work_but(silent, 1);
				if suspended(silent) {
					return true;
				}
			}
			world.work(1);
			false
		};
		SilenceMemory::set(60);
		assert!(!miss_once(&mut world));
		world.work(70);
		assert!(!miss_once(&mut world), "the first one is forgotten");
		world.work(20);
		assert!(miss_once(&mut world), "the second one is not");
		Datdot::do_try_state().unwrap();
	});
}

#[test]
fn a_sweep_takes_a_bounded_number_of_slots_in_a_block() {
	build_and_execute(|| {
		let (mut world, silent) = staffed(20, 3, 2_000);
		let mut left = until_fault(&mut world, silent);
		assert_eq!(left, 20);
		refused(silent, Call::unpause {}, Error::StillSwept);
		for _ in 0..20 / SLOTS_PER_SWEEP {
			world.work_but(silent, 1);
			Datdot::do_try_state().unwrap();
			left = left.saturating_sub(SLOTS_PER_SWEEP);
			assert_eq!(hosting(silent).slots, left);
		}
		assert_eq!((hosting(silent).slots, hosting(silent).sweep), (0, None));
		assert_ok!(send(silent, Call::unpause {}));
	});
}

#[test]
fn a_suspended_hoster_takes_no_slot_and_unpauses_itself() {
	build_and_execute(|| {
		let (mut world, silent) = staffed(3, 3, 1_000);
		refused(silent, Call::unpause {}, Error::NotPaused);
		refused(SPONSOR, Call::unpause {}, Error::UnknownAccount);
		let stake = held(silent, HoldReason::Stake);
		until_fault(&mut world, silent);
		world.work_but(silent, 40);
		let vacant = Contracts::<Test>::iter_values()
			.flat_map(|contract| contract.slots)
			.filter(|slot| !matches!(slot, Slot::Active(_)));
		assert_eq!(vacant.count(), 3, "nobody else is there");
		assert!(held(silent, HoldReason::Stake) < stake);
		assert_ok!(send(silent, Call::unpause {}));
		assert_eq!(held(silent, HoldReason::Stake), stake);
		let drawable_at = Datdot::tick() + u64::from(RegistrationDelay::get());
		System::assert_last_event(
			Event::ProviderUnpaused { user: user(silent), drawable_at }.into(),
		);
		refused(silent, Call::unpause {}, Error::NotPaused);
		world.work(100);
		assert_eq!(hosting(silent).slots, 3);
	});
}

#[test]
fn a_drawn_hoster_that_is_suspended_meanwhile_gets_no_slot() {
	build_and_execute(|| {
		let (mut world, silent) = staffed(3, 3, 1_000);
		let core = Hypercore::new(1, &[300; 3]);
		while !StorageChallenges::<Test>::iter_values().any(|one| one.missed > 0) {
			world.work_but(silent, 1);
		}
		publish(&core, 600);
		while !suspended(silent) {
			next_block();
			world.answer_if(|hoster| hoster != silent);
		}
		let (amendment, slot) = Seats::<Test>::iter_key_prefix(user(silent))
			.find_map(|id| {
				let staff = Amendments::<Test>::get(id)?.staff?;
				let pair = staff.pairs.iter().find(|pair| pair.hoster.user == user(silent))?;
				Some((id, pair.slot))
			})
			.expect("a seat");
		let replica = world.encode(amendment, slot);
		let call = statement_call(amendment, slot, &replica, |_| ());
		refused(silent, call, Error::HosterGone);
		Datdot::do_try_state().unwrap();
	});
}

#[test]
fn after_the_plans_end_only_the_share_is_slashed() {
	build_and_execute(|| {
		let (mut world, silent) = staffed(3, 3, 60);
		let plan_id = contract(Contracts::<Test>::iter_keys().next().unwrap()).plan;
		let until = plan(plan_id).until;
		world.work_to_block(until - 4);
		let slots = until_fault(&mut world, silent);
		assert!(System::block_number() >= until);
		world.work_but(silent, 1);
		let fee = UNIT / 1_024;
		assert_eq!(slashed(), (0, u128::from(slots) * fee, 0));
		while Plans::<Test>::contains_key(plan_id) {
			world.work_but(silent, 1);
		}
		assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
	});
}
