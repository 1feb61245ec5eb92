//! How many hosters one chain carries with a quarter of its blocks.
//!
//! A hoster costs the chain what must be done for it every day: storage challenges with their answers
//! and deadlines, the draw and the count of its measurements, and its share of the attestors' reports.
//! Setups and settlements come on top; they are paid for by those who ask for them.

use super::Measured;
use codec::Encode;
use datdot_replica::{LeafProof, MAX_PATH};
use datdot_runtime::{
	configs::parameters::market::{
		ChallengeDelay, ChallengeSamples, PerformanceAttestorCount, PerformanceEpoch,
	},
	Runtime, HOURS,
};
use frame_support::{dispatch::DispatchClass, traits::Get};
use pallet_datdot::{limits::MAX_MEASUREMENTS, types::*, weights::WeightInfo, Call, Config};
use serde_json::{json, Value};
use sp_io::TestExternalities;
use sp_runtime::BoundedVec;

type Weights = <Runtime as Config>::WeightInfo;

/// The part of blocks that hosters may take.
const SHARE: f64 = 0.25;
/// Bytes of a signed transaction beside its call.
const ENVELOPE: u64 = 140;

/// Hosters that fit, by what limits them.
pub fn of(measured: &[Measured]) -> Value {
	TestExternalities::default().execute_with(|| {
		let limits = <Runtime as frame_system::Config>::BlockWeights::get();
		let length = <Runtime as frame_system::Config>::BlockLength::get();
		let blocks = f64::from(24 * HOURS) * SHARE;
		let weight = blocks * limits.max_block.ref_time() as f64 / weight_a_day();
		let longest = *length.max.get(DispatchClass::Normal);
		let bytes = blocks * f64::from(longest) / bytes_a_day();
		json!({
			"shareOfBlocks": SHARE,
			"byWeight": weight as u64,
			"byBytes": bytes as u64,
			"byTime": by_time(measured, blocks) as u64,
			"carried": weight.min(bytes) as u64,
			"weightOfOneADayMs": weight_a_day() / 1e9,
		})
	})
}

fn challenges_a_day() -> f64 {
	f64::from(24 * HOURS) / f64::from(ChallengeDelay::get())
}

fn epochs_a_day() -> f64 {
	f64::from(24 * HOURS) / f64::from(PerformanceEpoch::get())
}

/// Reports that a hoster's measurements take in one epoch.
fn reports() -> f64 {
	f64::from(PerformanceAttestorCount::get()) / f64::from(MAX_MEASUREMENTS)
}

/// Picoseconds of weight that a hoster takes in a day.
fn weight_a_day() -> f64 {
	let limits = <Runtime as frame_system::Config>::BlockWeights::get();
	let base = limits.get(DispatchClass::Normal).base_extrinsic;
	let time = |weight: frame_support::weights::Weight| weight.ref_time() as f64;
	let call = |weight| time(base) + time(weight);
	let challenge = time(Weights::issue_storage_challenge().max(Weights::drop_spans()))
		+ time(Weights::storage_challenge_deadline())
		+ call(Weights::submit_storage_challenge(ChallengeSamples::get()))
		+ time(Weights::answers_first());
	let report = call(Weights::commit_report())
		+ call(Weights::submit_performance_challenge(MAX_MEASUREMENTS));
	let epoch =
		time(Weights::draw_measurers()) + time(Weights::count_measurements()) + reports() * report;
	challenges_a_day() * challenge + epochs_a_day() * epoch
}

/// Bytes of transactions that a hoster takes in a day.
fn bytes_a_day() -> f64 {
	let leaf = LeafProof {
		leaf: [0; 128],
		path: BoundedVec::truncate_from(vec![[0; 32]; MAX_PATH as usize]),
	};
	let proofs = BoundedVec::truncate_from(vec![leaf; ChallengeSamples::get() as usize]);
	let proof = StorageProof::Leaves { proofs };
	let answer = Call::<Runtime>::submit_storage_challenge { challenge: 0, proof };
	let figures = Figures { chunks: 0, connect: 0, first_byte: 0, rate: 0 };
	let measurement =
		Measurement { challenge: 0, reader_key: [0; 32], signature: [0; 64], figures };
	let measurements = BoundedVec::truncate_from(vec![measurement; MAX_MEASUREMENTS as usize]);
	let reveal = PerformanceReport::Reveal { epoch: 0, measurements, salt: [0; 32] };
	let commit = PerformanceReport::Commit { epoch: 0, commitment: [0; 32] };
	let size = |call: Call<Runtime>| (call.encoded_size() as u64 + 1 + ENVELOPE) as f64;
	let report = |report| size(Call::submit_performance_challenge { report });
	challenges_a_day() * size(answer)
		+ epochs_a_day() * reports() * (report(reveal) + report(commit))
}

/// Hosters whose challenges and answers fit into as much time as blocks have, as fast as they were
/// here.
fn by_time(measured: &[Measured], blocks: f64) -> f64 {
	let limits = <Runtime as frame_system::Config>::BlockWeights::get();
	let time = |name: &str| {
		let figures = measured.last().map(|one| one.figures.as_slice()).unwrap_or_default();
		figures.iter().find(|(other, _)| *other == name).map_or(0.0, |(_, mean)| mean.time)
	};
	let a_day = challenges_a_day() * (time("challenge") + time("answer"));
	blocks * limits.max_block.ref_time() as f64 / 1e6 / a_day
}
