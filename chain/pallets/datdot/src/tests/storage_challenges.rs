//! Storage challenges: one a hoster, drawn by byte, every leaf verified.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::{assert_ok, BoundedVec};

/// A staffed plan of several contracts, without any challenge yet.
fn staffed(blocks: u32) -> World {
	providers(3, 1, 3);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5, 70_000, 9, 9, 9, 1_500, 800]);
	publish(&core, blocks);
	let mut world = World::new(&[&core]);
	world.work(DrawDelay::get() + 1);
	world
}

/// The first open challenge, with its hoster.
fn open() -> (ChallengeId, AccountId) {
	while StorageChallenges::<Test>::iter().next().is_none() {
		next_block();
	}
	let mut all: Vec<_> = StorageChallenges::<Test>::iter().collect();
	all.sort_by_key(|(id, _)| *id);
	(all[0].0, account(all[0].1.hoster))
}

fn proofs(call: &Call<Test>) -> Vec<datdot_replica::LeafProof> {
	match call {
		Call::submit_storage_challenge { proof: StorageProof::Leaves { proofs }, .. } => {
			proofs.to_vec()
		},
		_ => panic!("an answer"),
	}
}

fn answer(challenge: ChallengeId, proofs: Vec<datdot_replica::LeafProof>) -> Call<Test> {
	let proof = StorageProof::Leaves { proofs: BoundedVec::truncate_from(proofs) };
	Call::submit_storage_challenge { challenge, proof }
}

#[test]
fn a_good_answer_is_free_and_extends_the_proven_span() {
	use frame_support::dispatch::Pays;
	build_and_execute(|| {
		let world = staffed(1_000);
		let (challenge, hoster) = open();
		let issued_at = System::block_number();
		run_blocks(3);
		let Call::submit_storage_challenge { proof, .. } = world.answer(challenge) else {
			panic!("an answer")
		};
		let origin = RuntimeOrigin::signed(hoster);
		let done = Datdot::submit_storage_challenge(origin, challenge, proof).unwrap();
		assert_eq!(done.pays_fee, Pays::No);
		let hosting = Hostings::<Test>::get(user(hoster)).unwrap();
		assert_eq!((hosting.proofs, hosting.challenge), (1, None));
		let span = ProvenSpans::<Test>::get(user(hoster), hosting.generation).unwrap();
		assert_eq!((span.to, span.hours), (issued_at, 168));
		let proven_until = issued_at;
		System::assert_last_event(
			Event::StorageProven { challenge, hoster: user(hoster), proven_until }.into(),
		);
		// The next one comes ChallengeDelay ticks after the issue of this one.
		run_to_block(issued_at + ChallengeDelay::get() - 1);
		assert_eq!(Hostings::<Test>::get(user(hoster)).unwrap().challenge, None);
		next_block();
		assert!(Hostings::<Test>::get(user(hoster)).unwrap().challenge.is_some());
	});
}

#[test]
fn an_answer_weighs_as_much_as_its_leaves() {
	use crate::weights::WeightInfo;
	use frame_support::dispatch::GetDispatchInfo;
	build_and_execute(|| {
		let world = staffed(1_000);
		let (challenge, _) = open();
		let call = world.answer(challenge);
		let weight = <Test as Config>::WeightInfo::submit_storage_challenge;
		let leaves = proofs(&call).len() as u32;
		assert_eq!(leaves, ChallengeSamples::get());
		assert_eq!(call.get_dispatch_info().call_weight, weight(leaves));
		assert!(weight(leaves).all_lt(weight(leaves + 1)));
	});
}

#[test]
fn wrong_answers_are_refused() {
	build_and_execute(|| {
		let world = staffed(1_000);
		let (challenge, hoster) = open();
		let good = proofs(&world.answer(challenge));
		refused(SPONSOR, answer(challenge, good.clone()), Error::NotChallenged);
		let other = (HOSTER..HOSTER + 3).find(|account| *account != hoster).unwrap();
		refused(other, answer(challenge, good.clone()), Error::NotChallenged);
		refused(hoster, answer(challenge + 1_000, good.clone()), Error::UnknownChallenge);
		refused(hoster, answer(challenge, good[1..].to_vec()), Error::WrongProofCount);
		refused(hoster, answer(challenge, Vec::new()), Error::WrongProofCount);
		let spare = [&good[..], &good[..1]].concat();
		refused(hoster, answer(challenge, spare), Error::WrongProofCount);
		for place in 0..good.len() {
			let mut bad = good.clone();
			bad[place].leaf[5] ^= 1;
			refused(hoster, answer(challenge, bad), Error::BadStorageProof);
			let mut bad = good.clone();
			bad[place].path.truncate(good[place].path.len() - 1);
			refused(hoster, answer(challenge, bad), Error::BadStorageProof);
			let mut bad = good.clone();
			bad[place].path[0][0] ^= 1;
			refused(hoster, answer(challenge, bad), Error::BadStorageProof);
		}
		assert_ok!(send(hoster, answer(challenge, good.clone())));
		refused(hoster, answer(challenge, good), Error::UnknownChallenge);
	});
}

#[test]
fn a_proof_of_another_leaf_is_refused() {
	build_and_execute(|| {
		let world = staffed(1_000);
		let (challenge, hoster) = open();
		let ChallengeBody::Leaves { samples } =
			StorageChallenges::<Test>::get(challenge).unwrap().body;
		let mut bad = proofs(&world.answer(challenge));
		let sample = samples[0];
		let replica = &world.replicas[&(sample.contract, sample.slot)];
		bad[0] = replica.prove(if sample.leaf > 0 { sample.leaf - 1 } else { 1 });
		refused(hoster, answer(challenge, bad), Error::BadStorageProof);
		// The same leaf of another hoster's replica of the same contract.
		let mut bad = proofs(&world.answer(challenge));
		let other = (sample.contract, (sample.slot + 1) % 3);
		bad[0] = world.replicas[&other].prove(sample.leaf);
		refused(hoster, answer(challenge, bad), Error::BadStorageProof);
		assert_ok!(send(hoster, world.answer(challenge)));
	});
}

#[test]
fn leaves_are_drawn_by_byte_over_everything_stored() {
	build_and_execute(|| {
		ChallengeSamples::set(32);
		let world = staffed(4_000);
		let (mut large, mut small) = (0, 0);
		for _ in 0..20 {
			let (challenge, _) = open();
			let ChallengeBody::Leaves { samples } =
				StorageChallenges::<Test>::get(challenge).unwrap().body;
			for sample in samples {
				let leaves = world.replicas[&(sample.contract, sample.slot)].sealed.len() / 128;
				assert!((sample.leaf as usize) < leaves);
				*(if leaves > 500 { &mut large } else { &mut small }) += 1;
			}
			world.answer_if(|_| true);
		}
		// 72 KiB against 3 KiB.
		assert_eq!(large + small, 640);
		assert!((590..=640).contains(&large), "{large} of the large contract");
		assert!(small > 0);
	});
}

#[test]
fn no_challenge_leaves_the_offered_hours() {
	build_and_execute(|| {
		let part_time = with_part_time_hoster(3, 1, 1);
		let core = Hypercore::new(1, &[300, 2_000]);
		publish(&core, 4_000);
		let mut world = World::new(&[&core]);
		world.work_to_block(1_150);
		let proofs = Hostings::<Test>::get(part_time).unwrap().proofs;
		assert!(proofs > 50);
		world.work_to_block(1_400);
		let hosting = Hostings::<Test>::get(part_time).unwrap();
		assert!(hosting.proofs <= proofs + 4);
		assert_eq!((hosting.challenge, hosting.challenge_scheduled), (None, true));
		let full_time = Hostings::<Test>::get(user(HOSTER)).unwrap();
		assert!(full_time.proofs > hosting.proofs + 10);
	});
}
