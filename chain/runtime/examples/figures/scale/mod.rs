//! How the chain's work grows with what it stores: states of several sizes are written directly, each
//! in a trie, and the same operations are run on all of them.
//!
//! - `sizes`: contracts, providers, slots of the hoster that has most, and keys of each state, and the
//!   time of an access to one of them.
//! - `block`: a block with deferred work of every kind that is due every day, and 8 transactions.
//! - `draw`: an encoder, a hoster for each of three slots, and an attestor are drawn for a contract.
//! - `challenge`, `challengeOfLargest`: a storage challenge of 10 samples is issued to a hoster with
//!   as many slots in all sizes, and to one that has a slot of every tenth contract.
//! - `answer`: the answer to one is verified.
//! - `settlement`: 16 slots of a hoster are settled.
//!
//! Of each its reads, writes, bytes of proof and time, see [`ratios`]; and [`capacity`].

mod access;
mod agenda;
mod capacity;
mod duties;
mod layout;
mod operations;
mod plans;
mod providers;
mod ratios;
mod state;
mod trees;

use crate::{
	chain::{begin_block, genesis},
	storage_proof::Greatest,
};
use agenda::Schedule;
use datdot_runtime::{genesis_parameters::ParameterSet, Executive, Hash, Runtime, System};
use layout::*;
use operations::Figures;
use pallet_datdot::{limits::KEPT_ACCUMULATORS, types::EpochClock, *};
use providers::Duties;
use serde_json::{json, Value};
use sp_io::hashing::blake2_256;
use state::State;
use std::time::Instant;

/// Contracts of the states that are measured if nothing else is asked for.
pub const SIZES: [u32; 4] = [1_000, 10_000, 100_000, 1_000_000];

/// The first block that is made: so that no session ends in the block that is measured.
const FIRST_BLOCK: u32 = 100;

/// What was measured in a state of one size.
pub struct Measured {
	size: Size,
	keys: usize,
	largest: usize,
	/// Microseconds of an access to a key.
	access: f64,
	figures: Figures,
}

/// Measures states with so many contracts; at least two, from the smallest to the largest.
pub fn measure(sizes: &[u32]) -> Value {
	let replica = Greatest::new();
	let measured: Vec<_> = sizes
		.iter()
		.map(|contracts| measure_size(Size { contracts: *contracts }, &replica))
		.collect();
	let mut all = ratios::of(&measured);
	all.insert("sizes".into(), measured.iter().map(Measured::describe).collect());
	all.insert("hosters".into(), capacity::of(&measured));
	all.into()
}

impl Measured {
	fn describe(&self) -> Value {
		json!({
			"contracts": self.size.contracts,
			"providers": self.size.providers(),
			"largestHoster": self.largest,
			"keys": self.keys,
			"accessMicroseconds": self.access,
		})
	}
}

fn measure_size(size: Size, replica: &Greatest) -> Measured {
	let start = Instant::now();
	let holdings = plans::holdings(size);
	let mut state = written(size, &holdings, replica);
	eprintln!(
		"state of {} contracts: {} keys written in {:.1} s",
		size.contracts,
		state.keys(),
		start.elapsed().as_secs_f64()
	);
	let access = access::measure(&state, size);
	let figures = operations::measure(&mut state, size, &holdings, replica);
	let largest = holdings[LARGEST as usize].len();
	Measured { size, keys: state.keys(), largest, access, figures }
}

/// The state of a chain with so much in it, right before the block that is measured.
fn written(size: Size, holdings: &plans::Holdings, replica: &Greatest) -> State {
	let mut state = State::new(genesis(ParameterSet::Production));
	for number in [FIRST_BLOCK, NOW - 1] {
		state.commit(|| {
			// Nothing happens in the blocks between them.
			System::set_block_number(number - 1);
			begin_block(number, Hash::repeat_byte(1));
			Executive::finalize_block()
		});
	}
	let duties = Duties {
		slots: holdings.iter().map(|slots| slots.len() as u32).collect(),
		measurements: duties::measurements(size),
	};
	let mut schedule = Schedule::default();
	providers::write(&mut state, size, &duties);
	plans::write(&mut state, size, replica, &mut schedule);
	plans::write_slot_trees(&mut state, size, holdings);
	duties::write(&mut state, size, holdings, &mut schedule);
	state.write(|| {
		schedule.write();
		write_clock(size);
		// Those of what was written.
		System::reset_events();
	});
	state
}

/// Writes the clock, the epochs, the counter of ids, and the ring of randomness.
fn write_clock(size: Size) {
	NextId::<Runtime>::put(size.next_id());
	Clock::<Runtime>::put(u64::from(NOW - 1));
	UpToDateAt::<Runtime>::put(NOW - 1);
	let (epoch, start) = (PRESENT_EPOCH, EPOCH_START.into());
	CurrentEpoch::<Runtime>::put(EpochClock { epoch, start, length: EPOCH.into() });
	for epoch in 0..=PRESENT_EPOCH {
		EpochBlocks::<Runtime>::insert(epoch, epoch * EPOCH);
	}
	for block in NOW - KEPT_ACCUMULATORS..NOW {
		let random = blake2_256(&block.to_le_bytes());
		Accumulators::<Runtime>::insert(block % KEPT_ACCUMULATORS, (block, random));
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	/// The state that is written is one that the chain could have come to.
	#[test]
	fn written_states_hold_what_must_hold() {
		let (size, replica) = (Size { contracts: SIZES[0] }, Greatest::new());
		let state = written(size, &plans::holdings(size), &replica);
		state.look(datdot_runtime::Datdot::do_try_state).expect("a state without a fault");
	}

	/// Ten times as much state makes nothing dearer by half.
	#[test]
	fn work_does_not_grow_with_the_state() {
		let measured = measure(&SIZES[..2]);
		for operation in ratios::OPERATIONS {
			for measure in ["reads", "writes", "proofBytes"] {
				let ratio = measured[operation][measure]["ratio"].as_f64().expect("a ratio");
				assert!(ratio <= 1.5, "{measure} of {operation}: {ratio}");
			}
		}
	}
}
