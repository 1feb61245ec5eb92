//! The operations that are measured, on a written state.

use super::{
	agenda::leave_only,
	layout::*,
	plans::Holdings,
	state::{Cost, State},
};
use crate::{
	chain::{apply, begin_block, transaction},
	storage_proof::Greatest,
};
use codec::Encode;
use datdot_runtime::{
	AllPalletsWithSystem, Datdot, Executive, Hash, Runtime, RuntimeCall, RuntimeOrigin, System,
	UncheckedExtrinsic,
};
use frame_support::{
	traits::{Hooks, OnFinalize, OnIdle},
	weights::{Weight, WeightMeter},
};
use pallet_datdot::{limits::KEPT_ACCUMULATORS, types::*, Accumulators, Call, StorageChallenges};
use sp_io::hashing::blake2_256;
use sp_runtime::{traits::Dispatchable, BoundedVec};
use std::{collections::BTreeMap, time::Duration};

/// Slots in a settlement.
pub const SETTLED_SLOTS: usize = 16;
/// How often each run is timed.
const TIMES: u32 = 7;

/// What an operation takes: a mean over its runs, of each of which the shortest time counts: whatever
/// else the machine does makes it longer.
#[derive(Clone, Copy, Default, Debug)]
pub struct Mean {
	/// See [`Cost`].
	pub reads: f64,
	/// See [`Cost`].
	pub index_reads: f64,
	/// See [`Cost`].
	pub writes: f64,
	/// See [`Cost`].
	pub index_writes: f64,
	/// See [`Cost`].
	pub proof: f64,
	/// See [`Cost`].
	pub paths: f64,
	/// See [`Cost`].
	pub values: f64,
	/// In microseconds.
	pub time: f64,
}

impl Mean {
	fn of(costs: &[Cost], times: &[Duration]) -> Self {
		let mean = |part: fn(&Cost) -> u64| {
			costs.iter().map(part).sum::<u64>() as f64 / costs.len() as f64
		};
		Self {
			reads: mean(|cost| cost.reads),
			index_reads: mean(|cost| cost.index_reads),
			writes: mean(|cost| cost.writes),
			index_writes: mean(|cost| cost.index_writes),
			proof: mean(|cost| cost.proof),
			paths: mean(|cost| cost.paths),
			values: mean(|cost| cost.values),
			time: times.iter().sum::<Duration>().as_nanos() as f64 / 1e3 / times.len() as f64,
		}
	}

	/// What is left when something that takes `other` is done anyway.
	fn beyond(self, other: Self) -> Self {
		Self {
			reads: self.reads - other.reads,
			index_reads: self.index_reads - other.index_reads,
			writes: self.writes - other.writes,
			index_writes: self.index_writes - other.index_writes,
			proof: self.proof - other.proof,
			paths: self.paths - other.paths,
			values: self.values - other.values,
			time: self.time - other.time,
		}
	}
}

/// What each operation takes, by name.
pub type Figures = Vec<(&'static str, Mean)>;

/// Measures all operations.
pub fn measure(state: &mut State, size: Size, holdings: &Holdings, replica: &Greatest) -> Figures {
	let block = measure_block(state, size, holdings, replica);
	// Everything else happens inside of a block whose deferred work is not done yet.
	state.commit(|| begin_block(NOW, parent()));
	let idle = runs(state, |_| None, || poll);
	let mut deferred =
		|work: &dyn Fn(u32) -> (Work, Id)| runs(state, |run| Some(work(run)), || poll).beyond(idle);
	let draw = deferred(&|run| (Work::Draw, size.amendment(STAFFED_PLANS.start + run)));
	let challenge = deferred(&|run| (Work::ChallengeIssue, size.user(ISSUES.start + run)));
	let largest = deferred(&|_| (Work::ChallengeIssue, size.user(LARGEST)));
	let answers: Vec<_> =
		answering().map(|hoster| (hoster, answer(state, size, hoster, replica))).collect();
	let settlements: Vec<_> =
		SETTLED.map(|hoster| (hoster, settlement(size, hoster, holdings))).collect();
	vec![
		("block", block),
		("draw", draw),
		("challenge", challenge),
		("challengeOfLargest", largest),
		("answer", calls(state, &answers)),
		("settlement", calls(state, &settlements)),
	]
}

/// Times and counts a piece of work in each of its runs, with another seed each time.
fn runs<F: FnMut()>(
	state: &mut State,
	work: impl Fn(u32) -> Option<(Work, Id)>,
	operation: impl Fn() -> F,
) -> Mean {
	let (mut costs, mut times) = (Vec::new(), vec![Duration::MAX; RUNS as usize]);
	for _ in 0..TIMES {
		for run in 0..RUNS {
			state.commit(|| {
				leave_only(work(run));
				let index = NOW % KEPT_ACCUMULATORS;
				Accumulators::<Runtime>::insert(index, (NOW, blake2_256(&run.encode())));
			});
			let time = state.time(operation());
			times[run as usize] = times[run as usize].min(time);
			if costs.len() < RUNS as usize {
				costs.push(state.count(operation()));
			}
		}
	}
	Mean::of(&costs, &times)
}

/// Does the deferred work.
fn poll() {
	Datdot::on_poll(NOW, &mut WeightMeter::new());
}

/// Times and counts calls of providers.
fn calls(state: &State, calls: &[(u32, Call<Runtime>)]) -> Mean {
	let dispatch = |(provider, call): &(u32, Call<Runtime>)| {
		let origin = RuntimeOrigin::signed(provider_account(*provider));
		RuntimeCall::from(call.clone()).dispatch(origin).expect("an accepted call");
	};
	let mut times = vec![Duration::MAX; calls.len()];
	for _ in 0..TIMES {
		for (least, call) in times.iter_mut().zip(calls) {
			*least = state.time(|| dispatch(call)).min(*least);
		}
	}
	let costs: Vec<_> = calls.iter().map(|call| state.count(|| dispatch(call))).collect();
	Mean::of(&costs, &times)
}

/// The answer to a hoster's open challenge.
fn answer(state: &State, size: Size, hoster: u32, replica: &Greatest) -> Call<Runtime> {
	let challenge = size.challenge(hoster);
	let open = state.look(|| StorageChallenges::<Runtime>::get(challenge)).expect("it is open");
	let ChallengeBody::Leaves { samples } = open.body;
	let proofs = samples.iter().map(|sample| replica.prove(sample.leaf)).collect();
	let proof = StorageProof::Leaves { proofs: BoundedVec::truncate_from(proofs) };
	Call::submit_storage_challenge { challenge, proof }
}

/// The settlement of some slots of a hoster, each of another plan.
fn settlement(size: Size, hoster: u32, holdings: &Holdings) -> Call<Runtime> {
	let mut slots = BTreeMap::new();
	for (contract, slot) in &holdings[hoster as usize] {
		let id = SlotId { contract: size.contract(*contract), slot: *slot };
		slots.entry(contract / PLAN_CONTRACTS).or_insert(id);
	}
	let slots: Vec<_> = slots.into_values().take(SETTLED_SLOTS).collect();
	assert_eq!(slots.len(), SETTLED_SLOTS, "a hoster with slots of as many plans");
	Call::settle { slots: BoundedVec::truncate_from(slots) }
}

/// The hash of the block before the measured one.
pub fn parent() -> Hash {
	Hash::repeat_byte(2)
}

/// A block with deferred work of every kind that is due every day, and transactions.
fn measure_block(state: &mut State, size: Size, holdings: &Holdings, replica: &Greatest) -> Mean {
	let half = (SENDERS.start + SENDERS.end) / 2;
	let calls: Vec<_> = SENDERS
		.map(|hoster| match hoster < half {
			true => (hoster, answer(state, size, hoster, replica)),
			false => (hoster, settlement(size, hoster, holdings)),
		})
		.collect();
	let transactions: Vec<UncheckedExtrinsic> = state.look(|| {
		begin_block(NOW, parent());
		let sign = |(hoster, call): (u32, Call<Runtime>)| {
			transaction(sender(hoster).expect("a well-known account"), call)
		};
		calls.into_iter().map(sign).collect()
	});
	let block = || make_block(&transactions);
	state.look(|| {
		block();
		ensure_served();
	});
	let time = (0..TIMES * RUNS).map(|_| state.time(block)).min().unwrap_or_default();
	Mean::of(&[state.count(block)], &[time])
}

/// Everything that a block does, up to its header.
fn make_block(transactions: &[UncheckedExtrinsic]) {
	begin_block(NOW, parent());
	Executive::inherents_applied();
	transactions.iter().for_each(|transaction| apply(transaction.clone()));
	System::note_finished_extrinsics();
	<AllPalletsWithSystem as OnIdle<_>>::on_idle(NOW, Weight::zero());
	<AllPalletsWithSystem as OnFinalize<_>>::on_finalize(NOW);
}

/// That all work that was due is done, so that blocks of all sizes have done the same.
fn ensure_served() {
	for task in Work::ALL {
		let due = (task, u64::from(NOW));
		let left = pallet_datdot::AgendaPages::<Runtime>::contains_key(due);
		assert!(!left, "{task:?} did not fit into the block");
	}
}
