//! The clock of benchmarks: how long their thread has had a processor. So it hardly matters what else
//! the machine does.

// The runtime calls it, by its name.
#![allow(dead_code)]

use rustix::time::{clock_gettime, ClockId};
use sp_runtime_interface::{pass_by::AllocateAndReturnPointer, runtime_interface};

/// Takes the place of the function of this name that FRAME has.
#[runtime_interface]
pub trait Benchmarking {
	/// Nanoseconds since some time before, as little-endian bytes.
	fn current_time() -> AllocateAndReturnPointer<[u8; 16], 16> {
		let time = clock_gettime(ClockId::ThreadCPUTime);
		let seconds = u128::try_from(time.tv_sec).unwrap_or_default();
		let nanoseconds = u128::try_from(time.tv_nsec).unwrap_or_default();
		(seconds * 1_000_000_000 + nanoseconds).to_le_bytes()
	}
}
