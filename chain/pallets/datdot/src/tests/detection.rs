//! How soon a hoster that lost a part of its bytes is caught, at the rates of production: the chain
//! draws the samples, asks twice, and finds the fault. `cargo test -p pallet-datdot detection --
//! --nocapture` prints figures; `DETECTION_HOSTERS` sets how many hosters are tried for each.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};
use codec::Encode;
use frame_support::storage::{with_transaction, TransactionOutcome};
use sp_io::hashing::blake2_256;
use sp_runtime::DispatchError;

/// Blocks of an hour of production.
const HOUR: u32 = 1_200;
/// Challenges in 30 days.
const MONTH: usize = 30 * 5;
/// Leaves of a sealed page.
const LEAF: u64 = 128;
/// Lost parts of 1 000.
const LOSSES: [u64; 3] = [10, 50, 200];

/// What a hoster has lost.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Loss {
	/// Leaves here and there.
	Scattered,
	/// The first part of each replica.
	Starts,
	/// The last replicas, whole.
	Replicas,
}

/// A hoster of many replicas of all sizes.
struct Store {
	hoster: UserId,
	/// Leaves of each slot, with those before it.
	slots: Vec<(u64, u64)>,
	leaves: u64,
}

impl Store {
	/// 300 replicas from a page to the largest.
	fn new() -> Self {
		providers(0, 0, 1);
		let hoster = user(HOSTER);
		let mut store = Self { hoster, slots: Vec::new(), leaves: 0 };
		for place in 0..300u64 {
			let pages = 1 + u64::from(blake2_256(&place.to_le_bytes())[0]) * 4;
			let leaves = pages * 512;
			let leaf = Leaf { item: 1_000_000 + place, index: 0 };
			Datdot::tree_insert(TreeId::Slots { hoster }, leaf, (leaves * LEAF).into());
			store.slots.push((leaves, store.leaves));
			store.leaves += leaves;
		}
		Hostings::<Test>::insert(hoster, hosting(store.slots.len() as u32));
		store
	}

	/// Whether a sampled leaf is among the lost ones.
	fn is_lost(&self, sample: &Sample, loss: Loss, permille: u64) -> bool {
		let (leaves, before) = self.slots[(sample.contract - 1_000_000) as usize];
		let leaf = u64::from(sample.leaf);
		assert!(leaf < leaves, "a leaf outside its replica");
		match loss {
			Loss::Scattered => {
				let hash = blake2_256(&(before + leaf).to_le_bytes());
				u64::from_le_bytes(hash[..8].try_into().unwrap()) % 1_000 < permille
			},
			Loss::Starts => leaf < leaves * permille / 1_000,
			Loss::Replicas => (before + leaf) * 1_000 >= self.leaves * (1_000 - permille),
		}
	}

	/// The number of the challenge at which a hoster that answers what it can is found at fault, if
	/// it is one of the first 150.
	fn caught_at(&self, seed: u64, loss: Loss, permille: u64) -> Option<usize> {
		(1..=MONTH).find(|number| {
			let random = blake2_256(&(seed, *number as u64, 7u8).encode());
			let now = System::block_number();
			Accumulators::<Test>::insert(now % crate::limits::KEPT_ACCUMULATORS, (now, random));
			Clock::<Test>::mutate(|tick| *tick += u64::from(ChallengeDelay::get()));
			Datdot::issue_storage_challenge(self.hoster);
			let id = Hostings::<Test>::get(self.hoster).and_then(|hosting| hosting.challenge);
			let id = id.expect("a challenge is issued");
			let ChallengeBody::Leaves { samples } =
				StorageChallenges::<Test>::get(id).unwrap().body;
			assert_eq!(samples.len(), 10);
			if samples.iter().any(|sample| self.is_lost(sample, loss, permille)) {
				self.stay_silent(id, &samples);
				return true;
			}
			// What an accepted answer leaves behind.
			StorageChallenges::<Test>::remove(id);
			Hostings::<Test>::mutate_extant(self.hoster, |hosting| hosting.challenge = None);
			false
		})
	}

	/// Lets a challenge pass twice: the same leaves are asked again, then it is a fault.
	fn stay_silent(&self, id: ChallengeId, samples: &[Sample]) {
		for silence in 1..=2 {
			let asked = StorageChallenges::<Test>::get(id).expect("it is open");
			assert_eq!(
				asked.body,
				ChallengeBody::Leaves { samples: samples.to_vec().try_into().unwrap() }
			);
			Clock::<Test>::put(asked.deadline);
			Datdot::storage_challenge_deadline(id);
			assert_eq!(StorageChallenges::<Test>::contains_key(id), silence == 1);
		}
		let swept = Hostings::<Test>::get(self.hoster).and_then(|hosting| hosting.sweep);
		assert_eq!(swept, Some(LossCause::Silence));
	}
}

/// Book-keeping about a hoster that has begun.
fn hosting(slots: u32) -> Hosting<u32> {
	Hosting { slots, generation: 1, oldest: 2, challenge_scheduled: true, ..Hosting::new(1) }
}

fn at_production_rates() {
	BlocksPerHour::set(HOUR);
	ChallengeDelay::set(24 * HOUR / 5);
	ChallengeDuration::set(HOUR / 2);
	ChallengeSamples::set(10);
	SilenceMemory::set(30 * 24 * HOUR);
}

/// Shares of hosters that were caught at one of the first challenges of a day, and of 30 days.
fn caught(store: &Store, loss: Loss, permille: u64, hosters: u64) -> [f64; 2] {
	let at: Vec<_> = (0..hosters)
		.map(|seed| {
			with_transaction(|| {
				let at = store.caught_at(seed * 1_000 + permille, loss, permille);
				TransactionOutcome::Rollback(Ok::<_, DispatchError>(at))
			})
			.unwrap()
		})
		.collect();
	[5, MONTH].map(|challenges| {
		let found = at.iter().flatten().filter(|number| **number <= challenges).count();
		found as f64 / hosters as f64
	})
}

#[test]
fn detection_of_lost_bytes_at_production_rates() {
	let hosters = std::env::var("DETECTION_HOSTERS").ok().and_then(|count| count.parse().ok());
	let hosters: u64 = hosters.unwrap_or(100);
	println!("hosters caught of {hosters} each, 5 challenges of 10 samples a day");
	println!("lost    which       a day    formula  30 days  formula");
	new_test_ext().execute_with(|| {
		at_production_rates();
		let store = Store::new();
		for permille in LOSSES {
			let kept = 1.0 - permille as f64 / 1_000.0;
			let formula = [5, MONTH].map(|challenges| 1.0 - kept.powi(10 * challenges as i32));
			for loss in [Loss::Scattered, Loss::Starts, Loss::Replicas] {
				let [day, month] = caught(&store, loss, permille, hosters);
				println!(
					"{:>4.0} %  {:<10}  {:>6.2} %  {:>6.2} %  {:>6.2} %  {:>8.4} %",
					permille as f64 / 10.0,
					format!("{loss:?}"),
					day * 100.0,
					formula[0] * 100.0,
					month * 100.0,
					formula[1] * 100.0
				);
				// Four standard deviations.
				let spread = 4.0 * (formula[0] * (1.0 - formula[0]) / hosters as f64).sqrt();
				assert!((day - formula[0]).abs() <= spread + 1.0 / hosters as f64, "{day}");
				let bar = if permille >= 50 { 0.999 } else { 0.95 };
				assert!(month >= bar && formula[1] >= bar, "{month}");
			}
		}
	});
}
