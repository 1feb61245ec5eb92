//! What one access to the state takes, to stand beside the times of the operations.

use super::{layout::Size, state::State};
use datdot_runtime::Runtime;
use frame_support::storage::unhashed;
use pallet_datdot::Contracts;
use sp_io::hashing::blake2_256;
use std::time::Duration;

/// Keys that are accessed together, about as many as a draw does.
const TOGETHER: u32 = 64;
/// Different keys are taken so often, and each time they are timed so often.
const RUNS: u32 = 16;
const TIMES: u32 = 7;

/// Microseconds in which a key is read and written, with its share of the new root: of contracts by
/// chance, and of each run the shortest time.
pub fn measure(state: &State, size: Size) -> f64 {
	let total: Duration = (0..RUNS).map(|run| shortest(state, &keys(state, size, run))).sum();
	total.as_nanos() as f64 / 1e3 / f64::from(RUNS * TOGETHER)
}

/// Some contracts are still to come.
fn keys(state: &State, size: Size, run: u32) -> Vec<Vec<u8>> {
	let by_chance = (0u32..).map(|key| {
		let [a, b, c, d, ..] = blake2_256(&[run.to_le_bytes(), key.to_le_bytes()].concat());
		Contracts::<Runtime>::hashed_key_for(
			size.contract(u32::from_le_bytes([a, b, c, d]) % size.contracts),
		)
	});
	state.look(|| by_chance.filter(|key| unhashed::exists(key)).take(TOGETHER as usize).collect())
}

fn shortest(state: &State, keys: &[Vec<u8>]) -> Duration {
	let change = || {
		for key in keys {
			let mut value = unhashed::get_raw(key).expect("it is there");
			value.push(0);
			unhashed::put_raw(key, &value);
		}
	};
	(0..TIMES).map(|_| state.time(change)).min().unwrap_or_default()
}
