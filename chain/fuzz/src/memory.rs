//! That nothing allocates beyond its input: counts what is allocated.

use std::{
	alloc::{GlobalAlloc, Layout, System},
	sync::atomic::{AtomicUsize, Ordering::Relaxed},
};

/// What a target may take whatever its input, and for each byte of it.
const FLAT: usize = 64 * 1024;
const PER_BYTE: usize = 64;

static NOW: AtomicUsize = AtomicUsize::new(0);
static PEAK: AtomicUsize = AtomicUsize::new(0);

struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

// SAFETY: hands everything over to the system's allocator.
unsafe impl GlobalAlloc for Counting {
	unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
		let now = NOW.fetch_add(layout.size(), Relaxed) + layout.size();
		PEAK.fetch_max(now, Relaxed);
		System.alloc(layout)
	}

	unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
		NOW.fetch_sub(layout.size(), Relaxed);
		System.dealloc(pointer, layout)
	}
}

/// Runs and fails if that allocated more than an input of `bytes` may.
pub fn bounded<T>(bytes: usize, run: impl FnOnce() -> T) -> T {
	let before = NOW.load(Relaxed);
	PEAK.store(before, Relaxed);
	let result = run();
	let taken = PEAK.load(Relaxed) - before;
	assert!(taken <= FLAT + PER_BYTE * bytes, "{taken} bytes allocated for {bytes} bytes of input");
	result
}
