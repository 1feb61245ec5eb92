//! The market's clock: deadlines are in its ticks, so that an overloaded chain punishes nobody.
//!
//! A block is a tick, unless half of the last 64 blocks were full of normal transactions, the agenda
//! lags behind the clock, or a migration runs. Work that is due by block number never stops the
//! clock, however much of it there is.

use crate::{pallet::*, types::*};
use frame_support::{dispatch::DispatchClass, migrations::MultiStepMigrator, traits::Get};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{
	traits::{One, Saturating},
	Perbill,
};

/// Full blocks among the last 64 with which the clock stands still.
const FULL_BLOCKS: u32 = 32;
/// The part of a class's weight or length that makes a block full.
const FULL: Perbill = Perbill::from_percent(90);

impl<T: Config> Pallet<T> {
	/// The market's clock.
	pub(crate) fn tick() -> Tick {
		Clock::<T>::get()
	}

	/// Moves the market's clock by one block, if answers found their way into the last ones.
	pub(crate) fn advance_clock(now: BlockNumberFor<T>) {
		if !Self::stands_still(now) {
			Clock::<T>::mutate(|tick| *tick = tick.saturating_add(1));
		}
	}

	fn stands_still(now: BlockNumberFor<T>) -> bool {
		let crowded = FullBlocks::<T>::get().count_ones() >= FULL_BLOCKS;
		let lags =
			UpToDateAt::<T>::get().is_some_and(|block| block.saturating_add(One::one()) < now);
		crowded || lags || <T as frame_system::Config>::MultiBlockMigrator::ongoing()
	}

	/// Notes whether the agenda has caught up with the clock in this block. A block in which the
	/// agenda is not served notes nothing.
	pub(crate) fn note_progress() {
		let tick = Self::tick();
		let caught_up =
			|task: &Work| AgendaCursors::<T>::try_get(task).map_or(true, |due| due > tick);
		if Work::ALL.iter().filter(|task| !task.counts_blocks()).all(caught_up) {
			UpToDateAt::<T>::put(Self::now());
		}
	}

	/// Notes at the end of a block whether it was full.
	pub(crate) fn note_fullness() {
		let full = u64::from(Self::is_block_full());
		let before = FullBlocks::<T>::get();
		let after = (before << 1) | full;
		if after != before {
			FullBlocks::<T>::put(after);
		}
	}

	/// Whether normal transactions used most of what a block has for them.
	fn is_block_full() -> bool {
		let class = DispatchClass::Normal;
		let limits = T::BlockWeights::get();
		let most = limits.get(class).max_total.unwrap_or(limits.max_block);
		let used = *frame_system::Pallet::<T>::block_weight().get(class);
		let longest = *T::BlockLength::get().max.get(class);
		used.ref_time() >= FULL * most.ref_time()
			|| used.proof_size() >= FULL * most.proof_size()
			|| frame_system::Pallet::<T>::block_size() >= FULL * longest
	}
}
