//! Calls the runtime's benchmarks.

use codec::{Decode, Encode};
use frame_benchmarking::{
	BenchmarkBatch, BenchmarkConfig, BenchmarkList, BenchmarkParameter, BenchmarkResult,
};
use frame_support::traits::StorageInfo;
use sc_client_db::BenchmarkingState;
use sc_executor::{HeapAllocStrategy, WasmExecutor};
use sp_core::{
	storage::{well_known_keys::CODE, Storage},
	traits::CallContext,
};
use sp_externalities::Extensions;
use sp_keystore::{testing::MemoryKeystore, KeystoreExt};
use sp_runtime::traits::BlakeTwo256;
use sp_state_machine::{
	backend::{BackendRuntimeCode, TryPendingCode},
	OverlayedChanges, StateMachine,
};
use sp_wasm_interface::ExtendedHostFunctions;
use std::error::Error;

type Usual = (sp_io::SubstrateHostFunctions, frame_benchmarking::benchmarking::HostFunctions);
type HostFunctions = ExtendedHostFunctions<Usual, crate::clock::benchmarking::HostFunctions>;
type State = BenchmarkingState<BlakeTwo256>;

/// A benchmark of the runtime.
pub struct Benchmark {
	pallet: Vec<u8>,
	instance: Vec<u8>,
	/// Its name.
	pub name: String,
	/// Its components with their bounds.
	pub components: Vec<(BenchmarkParameter, u32, u32)>,
}

/// Runs benchmarks.
pub struct Runner {
	executor: WasmExecutor<HostFunctions>,
	/// Counts keys.
	tracking: State,
	/// Counts nothing, so that it takes no time.
	plain: State,
	benchmarks: Vec<Benchmark>,
	items: Vec<StorageInfo>,
}

impl Runner {
	/// A runner of the benchmarks in a Wasm blob, on an empty chain.
	pub fn new(code: &[u8]) -> Result<Self, Box<dyn Error>> {
		let heap = HeapAllocStrategy::Dynamic { maximum_pages: None };
		let executor = WasmExecutor::builder()
			.with_onchain_heap_alloc_strategy(heap)
			.with_offchain_heap_alloc_strategy(heap)
			.build();
		let state = |tracking| {
			let mut genesis = Storage::default();
			genesis.top.insert(CODE.to_vec(), code.to_vec());
			State::new(genesis, None, false, tracking)
		};
		let (tracking, plain) = (state(true)?, state(false)?);
		let mut runner =
			Self { executor, tracking, plain, benchmarks: Vec::new(), items: Vec::new() };
		let found = runner.call(&runner.plain, "Benchmark_benchmark_metadata", &false.encode())?;
		let (lists, items) = <(Vec<BenchmarkList>, Vec<StorageInfo>)>::decode(&mut &found[..])?;
		for BenchmarkList { pallet, instance, benchmarks } in lists {
			for benchmark in benchmarks {
				runner.benchmarks.push(Benchmark {
					pallet: pallet.clone(),
					instance: instance.clone(),
					name: String::from_utf8(benchmark.name)?,
					components: benchmark.components,
				});
			}
		}
		runner.items = items;
		Ok(runner)
	}

	/// All benchmarks.
	pub fn benchmarks(&self) -> &[Benchmark] {
		&self.benchmarks
	}

	/// The storage item of a key.
	pub fn item(&self, key: &[u8]) -> Option<&StorageInfo> {
		self.items.iter().find(|item| key.starts_with(&item.prefix))
	}

	/// Runs a benchmark with its verification, and counts keys.
	pub fn count(
		&self,
		benchmark: &Benchmark,
		components: &[(BenchmarkParameter, u32)],
	) -> Result<BenchmarkResult, Box<dyn Error>> {
		let mut results = self.run(&self.tracking, benchmark, components, true, 1)?;
		results.pop().ok_or_else(|| "no result".into())
	}

	/// Runs a benchmark some times, and measures.
	pub fn time(
		&self,
		benchmark: &Benchmark,
		components: &[(BenchmarkParameter, u32)],
		repeat: u32,
	) -> Result<Vec<BenchmarkResult>, Box<dyn Error>> {
		self.run(&self.plain, benchmark, components, false, repeat)
	}

	fn run(
		&self,
		state: &State,
		benchmark: &Benchmark,
		components: &[(BenchmarkParameter, u32)],
		verify: bool,
		internal_repeats: u32,
	) -> Result<Vec<BenchmarkResult>, Box<dyn Error>> {
		let config = BenchmarkConfig {
			pallet: benchmark.pallet.clone(),
			instance: benchmark.instance.clone(),
			benchmark: benchmark.name.clone().into_bytes(),
			selected_components: components.to_vec(),
			verify,
			internal_repeats,
		};
		let found = self.call(state, "Benchmark_dispatch_benchmark", &config.encode())?;
		let batches = Result::<Vec<BenchmarkBatch>, String>::decode(&mut &found[..])??;
		Ok(batches.into_iter().flat_map(|batch| batch.results).collect())
	}

	fn call(&self, state: &State, method: &str, data: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
		let mut extensions = Extensions::default();
		extensions.register(KeystoreExt::new(MemoryKeystore::new()));
		let mut changes = OverlayedChanges::<BlakeTwo256>::default();
		let backend_code = BackendRuntimeCode::new(state, TryPendingCode::No);
		let code = backend_code.runtime_code()?;
		let result = StateMachine::new(
			state,
			&mut changes,
			&self.executor,
			method,
			data,
			&mut extensions,
			&code,
			CallContext::Offchain,
		)
		.execute();
		result.map_err(|error| error.to_string().into())
	}
}
