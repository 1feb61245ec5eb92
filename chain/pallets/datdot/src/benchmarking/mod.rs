//! Benchmarks of every call and every piece of deferred work, at the worst case of their bounds.
//!
//! One file for each concern has the benchmarks; the others make the states that they begin
//! with. A benchmark ends with a look at what must have happened, so that it is known to have taken
//! the long way.

mod accounts;
mod delivery;
mod draws;
mod feeds;
mod growth;
mod hooks;
mod hosters;
mod hypercores;
mod keys;
mod market;
mod migrations;
mod offers;
mod people;
mod plans;
mod revocations;
mod setup;
mod setups;
mod slots;
mod storage_challenges;

use crate::pallet::{Call, Config, Pallet};
use alloc::vec::Vec;
use frame_benchmarking::{
	BenchmarkError, BenchmarkMetadata, BenchmarkParameter, BenchmarkResult, Benchmarking,
};
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	traits::IsSubType,
};
use frame_system::RawOrigin;
use sp_core::storage::TrackedStorageKey;
use sp_runtime::traits::Dispatchable;

/// What benchmarks need of a runtime.
pub trait BenchmarkHelper {
	/// Sets every parameter that the work of one call or of one piece of work grows with to its bound:
	/// `PerformanceAttestorCount`, `ChallengeSamples` and `MaxSelectedPerRole`. Nothing to do in a
	/// runtime whose parameters are constants.
	fn set_bounds();
}

/// Puts the benchmarks of all concerns together: FRAME expects them in one place.
macro_rules! concerns {
	($($concern:ident),* $(,)?) => {
		impl<T> Benchmarking for Pallet<T>
		where
			T: Config + Send + Sync,
			T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>
				+ IsSubType<Call<T>>
				+ From<Call<T>>,
			T::RuntimeOrigin: From<RawOrigin<T::AccountId>>,
		{
			fn benchmarks(extra: bool) -> Vec<BenchmarkMetadata> {
				let mut all = Vec::new();
				$( all.extend($concern::Pallet::<T>::benchmarks(extra)); )*
				all
			}

			fn run_benchmark(
				name: &[u8],
				components: &[(BenchmarkParameter, u32)],
				whitelist: &[TrackedStorageKey],
				verify: bool,
				repeats: u32,
			) -> Result<Vec<BenchmarkResult>, BenchmarkError> {
				$(
					if $concern::Pallet::<T>::benchmarks(true).iter().any(|one| one.name == name) {
						return $concern::Pallet::<T>::run_benchmark(
							name, components, whitelist, verify, repeats,
						);
					}
				)*
				Err(BenchmarkError::Stop("no such benchmark"))
			}
		}
	};
}

concerns!(
	accounts,
	delivery,
	draws,
	feeds,
	growth,
	hooks,
	migrations,
	offers,
	plans,
	revocations,
	setup,
	slots,
	storage_challenges,
);
