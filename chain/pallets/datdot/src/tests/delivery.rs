//! Delivery: who measures whom, what is counted, and what it pays.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};
use frame_support::assert_ok;

/// A staffed plan of one contract, with so many attestors.
fn staffed(attestors: u64) -> (World, ContractId) {
	providers(3, attestors, 3);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	publish(&core, 2_000);
	let mut world = World::new(&[&core]);
	world.work(DrawDelay::get() + 1);
	(world, Contracts::<Test>::iter_keys().next().expect("a contract"))
}

/// Makes blocks until the next epoch begins; challenges are answered.
fn next_epoch(world: &World) -> Epoch {
	let before = CurrentEpoch::<Test>::get().epoch;
	while CurrentEpoch::<Test>::get().epoch == before {
		next_block();
		world.answer_if(|_| true);
	}
	before + 1
}

fn challenges(epoch: Epoch) -> Vec<(ChallengeId, PerformanceChallenge)> {
	let mut all: Vec<_> = PerformanceChallenges::<Test>::iter()
		.filter(|(_, challenge)| challenge.epoch == epoch)
		.collect();
	all.sort_by_key(|(id, _)| *id);
	all
}

#[test]
fn epochs_follow_one_another_by_ticks() {
	build_and_execute(|| {
		let first = CurrentEpoch::<Test>::get();
		assert_eq!((first.epoch, first.start, first.length), (0, 1, 24));
		run_to_block(24);
		assert_eq!(CurrentEpoch::<Test>::get(), first);
		next_block();
		let second = EpochClock { epoch: 1, start: 25, length: 24 };
		assert_eq!(CurrentEpoch::<Test>::get(), second);
		// A changed length acts on later epochs only.
		PerformanceEpoch::set(8);
		run_to_block(48);
		assert_eq!(CurrentEpoch::<Test>::get(), second);
		next_block();
		let third = EpochClock { epoch: 2, start: 49, length: 8 };
		assert_eq!(CurrentEpoch::<Test>::get(), third);
		assert_eq!(EpochBlocks::<Test>::get(2), Some(49));
		run_blocks(5 * 8);
		assert_eq!(EpochBlocks::<Test>::get(2), None);
	});
}

#[test]
fn every_hoster_is_measured_once_in_every_epoch_by_others() {
	build_and_execute(|| {
		let (world, _) = staffed(5);
		for _ in 0..3 {
			let epoch = next_epoch(&world);
			let all = challenges(epoch);
			let mut hosters: Vec<_> = all.iter().map(|(_, one)| account(one.hoster)).collect();
			hosters.sort_unstable();
			assert_eq!(hosters, [HOSTER, HOSTER + 1, HOSTER + 2]);
			for (id, challenge) in all {
				assert_eq!(challenge.measurers.len() as u32, PerformanceAttestorCount::get());
				for measurer in challenge.measurers {
					let duty = MeasurementDuties::<Test>::get(measurer.attestor, id);
					assert_eq!(duty, Some(epoch));
				}
			}
			Datdot::do_try_state().unwrap();
		}
	});
}

#[test]
fn an_attestor_that_hosts_does_not_measure_itself() {
	build_and_execute(|| {
		let attestor = Some(RoleOffer { capacity: 100, ask: 1 });
		for hoster in HOSTER..HOSTER + 3 {
			provide(hoster, Offer { attestor: attestor.clone(), ..hoster_offer() });
		}
		let (world, _) = staffed_without_hosters();
		for _ in 0..4 {
			for (_, challenge) in challenges(next_epoch(&world)) {
				let itself = challenge.hoster;
				assert!(!challenge.measurers.is_empty());
				assert!(challenge.measurers.iter().all(|one| one.attestor != itself));
			}
		}
	});
}

fn staffed_without_hosters() -> (World, ContractId) {
	providers(3, 1, 0);
	let core = Hypercore::new(1, &[300]);
	publish(&core, 2_000);
	let mut world = World::new(&[&core]);
	world.work(40);
	(world, Contracts::<Test>::iter_keys().next().expect("a contract"))
}

#[test]
fn the_median_of_what_was_revealed_counts() {
	build_and_execute(|| {
		let (world, _) = staffed(3);
		let epoch = next_epoch(&world);
		let duties: Vec<_> = (ATTESTOR..ATTESTOR + 3).map(user).collect();
		let see = |attestor: UserId| {
			let place = duties.iter().position(|user| *user == attestor).unwrap() as u32;
			Figures { chunks: place + 1, connect: 10 * place, first_byte: 7, rate: 900 - place }
		};
		for attestor in &duties {
			let report = measurements(*attestor, epoch, |_| Some(see(*attestor)));
			let call = commit_call(*attestor, epoch, &report);
			assert_ok!(send(account(*attestor), call));
		}
		next_epoch(&world);
		for attestor in &duties {
			let report = measurements(*attestor, epoch, |_| Some(see(*attestor)));
			assert_ok!(send(account(*attestor), reveal_call(epoch, report)));
		}
		let measured = challenges(epoch);
		run_blocks(7);
		assert!(challenges(epoch).is_empty());
		let median = Some(Figures { chunks: 2, connect: 10, first_byte: 7, rate: 899 });
		for (_, challenge) in measured {
			let delivery = Deliveries::<Test>::get(challenge.hoster).unwrap();
			let drawn = Delivery { epoch, drawn: 3, revealed: 3, delivered: true, median };
			assert_eq!(delivery, drawn);
		}
		// Three open measurements of the running epoch are all that is left to do.
		for attestor in duties {
			assert_eq!(provider(account(attestor)).attestor.unwrap().duties, 3);
		}
		assert_eq!(ReaderKeys::<Test>::iter().count(), 0);
		assert_eq!(Commitments::<Test>::iter().count(), 0);
	});
}

#[test]
fn the_pot_is_split_among_counted_measurements_up_to_the_fee() {
	build_and_execute(|| {
		MeasurementFee::set(1_000_000);
		let (mut world, contract) = staffed(3);
		world.work(4 * 24);
		let slots: Vec<_> = (0..3).map(|slot| SlotId { contract, slot }).collect();
		let slots = frame_support::BoundedVec::truncate_from(slots);
		assert_ok!(send(STRANGER, Call::settle { slots }));
		let pots: Vec<_> =
			(HOSTER..HOSTER + 3).map(|hoster| Pots::<Test>::get(user(hoster))).collect();
		assert!(pots.iter().all(|pot| *pot > 4_000_000), "{pots:?}");
		let before: Vec<_> = (ATTESTOR..ATTESTOR + 3).map(Balances::free_balance).collect();
		take_events();
		world.work(24);
		let paid = take_events()
			.into_iter()
			.filter_map(|event| match event {
				Event::MeasurementPaid { amount, .. } => Some(amount),
				_ => None,
			})
			.collect::<Vec<_>>();
		assert_eq!(paid, [1_000_000; 9]);
		let after: Vec<_> = (ATTESTOR..ATTESTOR + 3).map(Balances::free_balance).collect();
		assert_eq!(after, before.iter().map(|had| had + 3_000_000).collect::<Vec<_>>());
		let left: Vec<_> =
			(HOSTER..HOSTER + 3).map(|hoster| Pots::<Test>::get(user(hoster))).collect();
		assert_eq!(left, pots.iter().map(|pot| pot - 3_000_000).collect::<Vec<_>>());
		// A fee above what is there takes no more than that.
		MeasurementFee::set(UNIT);
		world.work(24);
		let rest: Vec<_> =
			(HOSTER..HOSTER + 3).map(|hoster| Pots::<Test>::get(user(hoster))).collect();
		assert_eq!(rest, left.iter().map(|pot| pot % 3).collect::<Vec<_>>());
	});
}

#[test]
fn an_epoch_in_which_a_majority_got_nothing_is_unpaid() {
	build_and_execute(|| {
		let (mut world, contract) = staffed(3);
		let slot = SlotId { contract, slot: 0 };
		let silent = active(contract, 0).hoster;
		world.work(3 * 24);
		let epoch = next_epoch(&world);
		let (begin, end) = (System::block_number(), System::block_number() + 24);
		let see = |hoster, of| {
			Some(if hoster == silent && of == epoch { no_figures() } else { good_figures() })
		};
		for _ in 0..4 * 24 {
			report_epochs(see);
			next_block();
			world.answer_if(|_| true);
		}
		let counted: Vec<_> = take_events()
			.into_iter()
			.filter_map(|event| match event {
				Event::DeliveryCounted { hoster, delivery, .. } if hoster == silent => {
					Some((delivery.epoch, delivery.delivered))
				},
				_ => None,
			})
			.collect();
		assert!(counted.contains(&(epoch, false)) && counted.contains(&(epoch - 1, true)));
		Datdot::do_try_state().unwrap();
		let slots = (0..3).map(|slot| SlotId { contract, slot }).collect();
		let slots = frame_support::BoundedVec::truncate_from(slots);
		assert_ok!(send(STRANGER, Call::settle { slots }));
		let paid = active(contract, slot.slot);
		let until = paid.settled;
		assert!(until > end);
		let blocks = u128::from((begin - paid.since) + (until - end));
		let billed: u128 = 1 << 20;
		let due = billed * UNIT * blocks / (1 << 30) / u128::from(BlocksPerHour::get());
		assert_eq!(paid.paid, due);
		assert!(active(contract, 1).paid > due);
	});
}

#[test]
fn without_attestors_epochs_count_as_delivered() {
	build_and_execute(|| {
		PerformanceAttestorCount::set(3);
		let (world, contract) = staffed(1);
		// The only attestor has no room.
		let attestor = user(ATTESTOR);
		Providers::<Test>::mutate(attestor, |provider| {
			provider.as_mut().unwrap().status =
				ProviderStatus::Registered { drawable_at: u64::MAX };
		});
		let epoch = next_epoch(&world);
		assert!(challenges(epoch).iter().all(|(_, one)| one.measurers.is_empty()));
		next_epoch(&world);
		run_blocks(7);
		let delivery = Deliveries::<Test>::get(active(contract, 0).hoster).unwrap();
		let none = Delivery { epoch, drawn: 0, revealed: 0, delivered: true, median: None };
		assert_eq!(delivery, none);
		Providers::<Test>::mutate(attestor, |provider| {
			provider.as_mut().unwrap().status = ProviderStatus::Drawable;
		});
	});
}
