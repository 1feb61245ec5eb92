//! Migrations: a chain of an older layout gets to this one, over as many blocks as it takes, and
//! nobody is punished for them.

use super::fixtures::*;
use crate::{
	accesses::{declared, limited},
	migrations::v1::{v0, ListPlans},
	mock::*,
	pallet::*,
	types::*,
	weights::{SubstrateWeight, WeightInfo},
};
use frame_support::{
	assert_ok,
	migrations::{MultiStepMigrator, SteppedMigration, SteppedMigrationError},
	traits::{GetStorageVersion, Hooks, StorageVersion},
	weights::{Weight, WeightMeter},
};
use std::collections::BTreeSet;

type Weights = SubstrateWeight<Test>;

/// Sponsors, with how many plans each has.
const SPONSORS: [(AccountId, u32); 3] = [(SPONSOR, 1), (STRANGER, 3), (3, 2)];

/// A market with plans of several sponsors, of which the first one's is hosted.
fn market() -> World {
	providers(3, 1, 3);
	let core = Hypercore::new(1, &[300, 2_000]);
	publish(&core, 3_000);
	for (sponsor, plans) in SPONSORS.into_iter().skip(1) {
		for _ in 0..plans {
			let feed = FeedRef::Published { feed: feed_of(&core) };
			let mut plan = request(vec![range(&core, feed, 0, 2)], 3_000);
			plan.from = 2_000;
			assert_ok!(send(sponsor, plan_call(plan)));
		}
	}
	let mut world = World::new(&[&core]);
	world.work(DrawDelay::get() + 1);
	world
}

fn listed() -> BTreeSet<(AccountId, PlanId)> {
	SponsoredPlans::<Test>::iter_keys().collect()
}

/// Takes the state back to version 0.
fn to_version_0() {
	for (sponsor, plan) in listed() {
		SponsoredPlans::<Test>::remove(sponsor, plan);
		v0::PlansOfSponsor::<Test>::mutate(sponsor, |plans| *plans += 1);
	}
	StorageVersion::new(0).put::<Datdot>();
}

/// What a block begins with whose runtime is new.
fn upgrade() {
	Migrator::on_runtime_upgrade();
}

/// Room for so many plans or counts in a block, beside what the migrator itself takes.
fn room_for(entries: u64) -> Weight {
	let begin = <() as pallet_migrations::WeightInfo>::progress_mbms_none();
	let migrator = begin.saturating_add(Migrator::exec_migration_max_weight());
	room(entries).saturating_add(migrator)
}

/// What a step takes that handles so many.
fn room(entries: u64) -> Weight {
	Weights::migration_step().saturating_add(Weights::list_plan() * entries)
}

#[test]
fn the_version_is_that_of_the_code_from_the_first_block_on() {
	build_and_execute(|| {
		assert_eq!(Datdot::on_chain_storage_version(), StorageVersion::new(1));
		assert_eq!(Datdot::on_chain_storage_version(), Datdot::in_code_storage_version());
	});
}

#[test]
fn counted_plans_become_listed_over_several_blocks() {
	build_and_execute(|| {
		market();
		let before = listed();
		assert_eq!(before.len(), 6);
		to_version_0();
		for (sponsor, plans) in SPONSORS {
			assert_eq!(v0::PlansOfSponsor::<Test>::get(sponsor), plans);
		}
		MigrationLimit::set(room_for(2));
		upgrade();
		let mut blocks = 0;
		while Migrator::ongoing() {
			next_block();
			blocks += 1;
			assert!(listed().len() <= 2 * blocks, "more in a block than it has room for");
			if Datdot::on_chain_storage_version() == StorageVersion::new(1) {
				assert_eq!(listed(), before, "the version of a layout that is not there yet");
			}
		}
		assert!(blocks >= 5, "six plans and three counts in {blocks} blocks");
		assert_eq!(Datdot::on_chain_storage_version(), StorageVersion::new(1));
		assert_eq!(listed(), before);
		assert_eq!(v0::PlansOfSponsor::<Test>::iter_keys().count(), 0);
	});
}

#[test]
fn the_clock_stands_still_while_a_migration_runs_and_nobody_is_punished_for_it() {
	build_and_execute(|| {
		let mut world = market();
		while StorageChallenges::<Test>::iter().next().is_none() {
			next_block();
		}
		// As long as it takes, with room for one plan or count in a block.
		MigrationLimit::set(room_for(1));
		to_version_0();
		upgrade();
		let before = Datdot::tick();
		let start = System::block_number();
		// No transaction gets in, so no challenge is answered.
		while Migrator::ongoing() {
			next_block();
			assert_eq!(Datdot::tick(), before);
		}
		assert!(System::block_number() - start >= ChallengeDuration::get(), "a short migration");
		// The agenda catches up first.
		next_block();
		assert_eq!(Datdot::tick(), before);
		next_block();
		assert_eq!(Datdot::tick(), before + 1);
		world.work(2 * ChallengeDelay::get());
		for hoster in HOSTER..HOSTER + 3 {
			let hosting = Hostings::<Test>::get(user(hoster)).unwrap();
			assert!(hosting.slots > 0, "it lost slots");
			assert_eq!(hosting.last_silence, None);
		}
	});
}

#[test]
fn a_chain_that_is_there_already_is_left_alone() {
	build_and_execute(|| {
		market();
		let before = listed();
		upgrade();
		next_block();
		assert!(!Migrator::ongoing());
		assert_eq!(listed(), before);
		// Nor does a second upgrade begin anew.
		upgrade();
		next_block();
		assert!(!Migrator::ongoing());
		assert_eq!(listed(), before);
	});
}

#[test]
fn a_step_without_room_for_one_plan_says_how_much_it_needs() {
	build_and_execute(|| {
		to_version_0();
		let required = room(1);
		let scarce = required.saturating_sub(Weight::from_parts(1, 0));
		let mut meter = WeightMeter::with_limit(scarce);
		let step = ListPlans::<Test>::step(None, &mut meter);
		assert_eq!(step, Err(SteppedMigrationError::InsufficientWeight { required }));
		let mut meter = WeightMeter::with_limit(required);
		assert!(ListPlans::<Test>::step(None, &mut meter).is_ok());
	});
}

#[test]
fn no_step_does_more_than_its_weight_says() {
	build_and_execute(|| {
		market();
		to_version_0();
		let mut cursor = None;
		loop {
			let declared = declared(|| room(1));
			let mut meter = WeightMeter::with_limit(room(1));
			let step = || ListPlans::<Test>::step(cursor.clone(), &mut meter);
			cursor = limited("ListPlans::step", declared, step).unwrap();
			if cursor.is_none() {
				break;
			}
		}
	});
}
