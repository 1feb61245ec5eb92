//! Delivery faults: who delivers nothing twice is replaced.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};

/// A staffed plan of one contract, with four hosters.
fn staffed() -> (World, ContractId) {
	providers(4, 4, 4);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	publish(&core, 2_000);
	let mut world = World::new(&[&core]);
	world.work(DrawDelay::get() + 1);
	(world, Contracts::<Test>::iter_keys().next().expect("a contract"))
}

/// Works until an epoch of a hoster was counted, in which attestors saw this.
fn count(world: &mut World, bad: UserId, epoch: Epoch, good: bool) {
	while Deliveries::<Test>::get(bad).is_none_or(|delivery| delivery.epoch < epoch) {
		next_block();
		world.set_up_all();
		world.answer_if(|_| true);
		report_epochs(|hoster, _| {
			Some(if hoster == bad && !good { no_figures() } else { good_figures() })
		});
		Datdot::do_try_state().unwrap();
	}
}

fn first_measured(world: &mut World, hoster: UserId) -> Epoch {
	while Deliveries::<Test>::get(hoster).is_none() {
		world.work(1);
	}
	Deliveries::<Test>::get(hoster).unwrap().epoch
}

#[test]
fn two_epochs_without_delivery_cost_the_slots_and_their_replacement() {
	build_and_execute(|| {
		let (mut world, id) = staffed();
		let bad = active(id, 0).hoster;
		let stake = held(account(bad), HoldReason::Stake);
		// The next epoch has begun, but nobody has revealed anything about it.
		let epoch = first_measured(&mut world, bad) + 1;
		count(&mut world, bad, epoch, false);
		assert_eq!(Hostings::<Test>::get(bad).unwrap().undelivered, 1);
		assert_eq!(active(id, 0).hoster, bad);
		count(&mut world, bad, epoch + 1, false);
		System::assert_has_event(
			Event::DeliveryFault { epoch: epoch + 1, hoster: bad, slots: 1 }.into(),
		);
		world.work(DrawDelay::get() + 6);
		assert_ne!(active(id, 0).hoster, bad);
		let fee = UNIT / 1_024;
		assert_eq!(held(account(bad), HoldReason::Stake), stake - 2 * fee);
		System::assert_has_event(
			Event::StakeSlashed {
				user: bad,
				role: Role::Hoster,
				plan: contract(id).plan,
				replacement: 2 * fee,
				compensation: 0,
				burned: 0,
			}
			.into(),
		);
		let status = Providers::<Test>::get(bad).unwrap().status;
		assert!(matches!(status, ProviderStatus::Suspended { .. }));
		Datdot::do_try_state().unwrap();
	});
}

#[test]
fn nobody_is_blamed_for_not_measuring_slots_that_were_lost() {
	build_and_execute(|| {
		let (mut world, id) = staffed();
		let bad = active(id, 0).hoster;
		let epoch = first_measured(&mut world, bad) + 1;
		count(&mut world, bad, epoch, false);
		count(&mut world, bad, epoch + 1, false);
		// By then attestors are drawn for the next epoch.
		let drawn = PerformanceChallenges::<Test>::iter_values()
			.any(|one| one.hoster == bad && !one.measurers.is_empty());
		assert!(drawn);
		take_events();
		while Deliveries::<Test>::get(bad).unwrap().epoch < epoch + 2 {
			next_block();
			world.set_up_all();
			world.answer_if(|_| true);
			report_epochs(|hoster, _| (hoster != bad).then(good_figures));
		}
		assert_eq!(Hostings::<Test>::get(bad).unwrap().slots, 0);
		let blamed = take_events().into_iter().any(|event| {
			matches!(event, Event::MeasurementRejected { fault: MeasurementFault::Missing, .. })
		});
		assert!(!blamed);
	});
}

#[test]
fn a_delivered_epoch_in_between_forgives() {
	build_and_execute(|| {
		let (mut world, id) = staffed();
		let bad = active(id, 0).hoster;
		let first = first_measured(&mut world, bad) + 1;
		for (epoch, good) in (first..).zip([false, true, false, true]) {
			count(&mut world, bad, epoch, good);
		}
		assert_eq!(Hostings::<Test>::get(bad).unwrap().undelivered, 0);
		assert_eq!(active(id, 0).hoster, bad);
	});
}

#[test]
fn nobody_is_measured_in_an_epoch_without_offered_hours() {
	build_and_execute(|| {
		// The first hour of the week, which ends in the middle of an epoch.
		let part_time = with_part_time_hoster(3, 3, 1);
		let core = Hypercore::new(1, &[300, 2_000]);
		publish(&core, 4_000);
		let mut world = World::new(&[&core]);
		world.work_to_block(1_150);
		let measurers = |epoch: Epoch| {
			PerformanceChallenges::<Test>::iter_values()
				.find(|one| one.hoster == part_time && one.epoch == epoch)
				.map(|one| one.measurers.len())
		};
		let mut last = 0;
		while System::block_number() < 1_300 {
			world.work(1);
			let clock = CurrentEpoch::<Test>::get();
			let begun = System::block_number() - (Datdot::tick() - clock.start) as u32;
			if let Some(count) = measurers(clock.epoch) {
				assert_eq!(count > 0, begun < 1_200, "in the epoch from block {begun} on");
				last = clock.epoch;
			}
		}
		assert!(Deliveries::<Test>::get(part_time).unwrap().delivered);
		assert!(last > 0, "it was measured");
		assert_eq!(Hostings::<Test>::get(part_time).unwrap().undelivered, 0);
	});
}
