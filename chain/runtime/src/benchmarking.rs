//! Which pallets are benchmarked, and the parameters that they are benchmarked with.

use crate::*;
use configs::{parameters::market, RuntimeParameters};
use frame_benchmarking::{define_benchmarks, BenchmarkBatch, BenchmarkConfig, BenchmarkList};
use frame_support::traits::{StorageInfo, StorageInfoTrait, WhitelistedStorageKeys};
use pallet_datdot::{benchmarking::BenchmarkHelper, limits};

define_benchmarks!([pallet_datdot, Datdot]);

/// The benchmarks there are, and what is stored.
pub fn metadata(extra: bool) -> (Vec<BenchmarkList>, Vec<StorageInfo>) {
	let mut list = Vec::new();
	list_benchmarks!(list, extra);
	(list, AllPalletsWithSystem::storage_info())
}

/// Runs a benchmark.
pub fn dispatch(config: BenchmarkConfig) -> Result<Vec<BenchmarkBatch>, alloc::string::String> {
	// Every block has these in memory.
	let whitelist: Vec<_> = AllPalletsWithSystem::whitelisted_storage_keys();
	let mut batches = Vec::new();
	let params = (&config, &whitelist);
	add_benchmarks!(params, batches);
	Ok(batches)
}

/// Sets parameters that others decide about.
pub struct Helper;

impl BenchmarkHelper for Helper {
	fn set_bounds() {
		let bounds = [
			market::Parameters::PerformanceAttestorCount(
				market::PerformanceAttestorCount,
				Some(limits::MAX_MEASURERS),
			),
			market::Parameters::ChallengeSamples(
				market::ChallengeSamples,
				Some(limits::MAX_SAMPLES),
			),
			market::Parameters::MaxSelectedPerRole(
				market::MaxSelectedPerRole,
				Some(limits::MAX_LOOKS),
			),
		];
		for bound in bounds {
			let set =
				Parameters::set_parameter(RuntimeOrigin::root(), RuntimeParameters::Market(bound));
			assert!(set.is_ok(), "root sets parameters");
		}
	}
}
