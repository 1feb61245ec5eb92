//! A state in a trie that lives in memory. What runs on it is counted, with the nodes of the trie
//! that somebody needs who has no state and wants to check it.

use codec::Encode;
use frame_support::storage::storage_prefix;
use sp_externalities::set_and_run_with_externalities;
use sp_runtime::{traits::BlakeTwo256, StateVersion, Storage};
use sp_state_machine::{Backend, Ext, InMemoryBackend, OverlayedChanges, TrieBackendBuilder};
use sp_trie::recorder::Recorder;
use std::{
	collections::BTreeSet,
	time::{Duration, Instant},
};

/// Bytes of the prefix that all keys of a map have, and the whole key of a single value.
const PREFIX: usize = 32;

type Overlay = OverlayedChanges<BlakeTwo256>;

/// What something took.
#[derive(Clone, Copy, Default, Debug)]
pub struct Cost {
	/// Keys that were asked for before they were written.
	pub reads: u64,
	/// Those of them that are nodes of sum trees.
	pub index_reads: u64,
	/// Keys that were written or removed.
	pub writes: u64,
	/// Those of them that are nodes of sum trees.
	pub index_writes: u64,
	/// Bytes of the nodes and values of the state's trie that it takes to run without the state,
	/// and to find the root afterwards.
	pub proof: u64,
	/// Keys of maps that were read or written.
	pub paths: u64,
	/// Bytes of values among those of the proof; the rest are paths to them, the nodes of sum trees
	/// among them.
	pub values: u64,
}

/// A state.
pub struct State {
	backend: InMemoryBackend<BlakeTwo256>,
	keys: usize,
}

impl State {
	/// The state of a genesis.
	pub fn new(genesis: Storage) -> Self {
		let keys = genesis.top.len();
		Self { backend: (genesis, StateVersion::V1).into(), keys }
	}

	/// Runs something and keeps what it changes.
	pub fn commit<R>(&mut self, work: impl FnOnce() -> R) -> R {
		let mut overlay = Overlay::default();
		let result = run(&mut overlay, &self.backend, work);
		let changes = overlay
			.drain_storage_changes(&self.backend, StateVersion::V1)
			.expect("no transaction is open");
		self.backend.apply_transaction(changes.transaction_storage_root, changes.transaction);
		let written = changes.main_storage_changes.iter();
		self.keys += written.filter(|(_, value)| value.is_some()).count();
		result
	}

	/// Writes a part of the state, and forgets the nodes of the trie that it replaced.
	pub fn write(&mut self, part: impl FnOnce()) {
		self.commit(part);
		self.backend.backend_storage_mut().purge();
	}

	/// Keys that were written.
	pub fn keys(&self) -> usize {
		self.keys
	}

	/// Looks at the state; what is changed is forgotten.
	pub fn look<R>(&self, at: impl FnOnce() -> R) -> R {
		run(&mut Overlay::default(), &self.backend, at)
	}

	/// Counts what something takes; what it changes is forgotten.
	pub fn count(&self, work: impl FnOnce()) -> Cost {
		let recorder = Recorder::<BlakeTwo256>::default();
		let backend =
			TrieBackendBuilder::wrap(&self.backend).with_recorder(recorder.clone()).build();
		let mut overlay = Overlay::default();
		run(&mut overlay, &backend, work);
		let recorded = recorder.recorded_keys();
		let read: BTreeSet<&[u8]> =
			recorded.values().flat_map(|keys| keys.keys().map(|key| &key[..])).collect();
		let written: BTreeSet<Vec<u8>> = overlay.changes().map(|(key, _)| key.clone()).collect();
		overlay.storage_root(&backend, StateVersion::V1);
		let touched: BTreeSet<&[u8]> =
			read.iter().copied().chain(written.iter().map(|key| &key[..])).collect();
		Cost {
			reads: read.len() as u64,
			index_reads: read.iter().filter(|key| is_index(key)).count() as u64,
			writes: written.len() as u64,
			index_writes: written.iter().filter(|key| is_index(key)).count() as u64,
			proof: recorder.drain_storage_proof().encoded_size() as u64,
			paths: touched.iter().filter(|key| key.len() > PREFIX).count() as u64,
			values: touched
				.into_iter()
				.filter(|key| !is_index(key))
				.map(|key| self.value_bytes(key))
				.sum(),
		}
	}

	/// How long something takes, with the new root; what it changes is forgotten.
	pub fn time(&self, work: impl FnOnce()) -> Duration {
		let mut overlay = Overlay::default();
		let start = Instant::now();
		run(&mut overlay, &self.backend, work);
		overlay.storage_root(&self.backend, StateVersion::V1);
		start.elapsed()
	}

	fn value_bytes(&self, key: &[u8]) -> u64 {
		let value = self.backend.storage(key).expect("a whole trie");
		value.map_or(0, |value| value.len() as u64)
	}
}

/// Whether a key is that of a node of a sum tree.
fn is_index(key: &[u8]) -> bool {
	key.starts_with(&storage_prefix(b"Datdot", b"TreeNodes"))
}

fn run<R, B: Backend<BlakeTwo256>>(
	overlay: &mut Overlay,
	backend: &B,
	work: impl FnOnce() -> R,
) -> R {
	let mut ext = Ext::new(overlay, backend, None);
	set_and_run_with_externalities(&mut ext, work)
}
