//! Externalities that count which keys are read and written, and pass everything on.

use super::Accesses;
use crate::mock::AllPalletsWithSystem;
use frame_support::{
	storage::transactional::TRANSACTION_LEVEL_KEY, traits::WhitelistedStorageKeys,
};
use sp_core::storage::{well_known_keys, ChildInfo, StateVersion, TrackedStorageKey};
use sp_externalities::{Error, Extension, ExtensionStore, Externalities, MultiRemovalResults};
use std::{
	any::{Any, TypeId},
	cell::Cell,
	collections::BTreeSet,
	sync::LazyLock,
};

thread_local! {
	/// How many counters are inside each other; only the innermost counts.
	static DEPTH: Cell<u32> = const { Cell::new(0) };
}

/// The keys that something read and wrote.
#[derive(Default)]
pub struct Counter {
	/// Keys that were read before they were written.
	pub reads: BTreeSet<Vec<u8>>,
	/// Keys that were written.
	pub writes: BTreeSet<Vec<u8>>,
}

impl Counter {
	/// Their numbers.
	pub fn accesses(&self) -> Accesses {
		Accesses { reads: self.reads.len() as u64, writes: self.writes.len() as u64 }
	}

	fn read(&mut self, key: &[u8]) {
		if !FREE.contains(key) && !self.writes.contains(key) {
			self.reads.insert(key.to_vec());
		}
	}

	fn write(&mut self, key: &[u8]) {
		if !FREE.contains(key) {
			self.writes.insert(key.to_vec());
		}
	}
}

/// Keys that are in memory in every block, so that no weight counts them: those that benchmarks leave
/// out, too.
static FREE: LazyLock<BTreeSet<Vec<u8>>> = LazyLock::new(|| {
	let of_pallets = AllPalletsWithSystem::whitelisted_storage_keys();
	let plain = [TRANSACTION_LEVEL_KEY, well_known_keys::EXTRINSIC_INDEX].map(<[u8]>::to_vec);
	of_pallets.into_iter().map(|tracked| tracked.key).chain(plain).collect()
});

/// Counts on the way to other externalities.
pub struct Proxy<'a> {
	inner: &'a mut dyn Externalities,
	depth: u32,
	counter: Counter,
}

impl<'a> Proxy<'a> {
	/// In front of these externalities.
	pub fn new(inner: &'a mut dyn Externalities) -> Self {
		let depth = DEPTH.get() + 1;
		DEPTH.set(depth);
		Self { inner, depth, counter: Counter::default() }
	}

	/// What was counted.
	pub fn take(&mut self) -> Counter {
		core::mem::take(&mut self.counter)
	}

	fn read(&mut self, key: &[u8]) {
		if DEPTH.get() == self.depth {
			self.counter.read(key);
		}
	}

	fn write(&mut self, key: &[u8]) {
		if DEPTH.get() == self.depth {
			self.counter.write(key);
		}
	}
}

impl Drop for Proxy<'_> {
	fn drop(&mut self) {
		DEPTH.set(self.depth - 1);
	}
}

impl ExtensionStore for Proxy<'_> {
	fn extension_by_type_id(&mut self, id: TypeId) -> Option<&mut dyn Any> {
		self.inner.extension_by_type_id(id)
	}
	fn register_extension_with_type_id(
		&mut self,
		id: TypeId,
		extension: Box<dyn Extension>,
	) -> Result<(), Error> {
		self.inner.register_extension_with_type_id(id, extension)
	}
	fn deregister_extension_by_type_id(&mut self, id: TypeId) -> Result<(), Error> {
		self.inner.deregister_extension_by_type_id(id)
	}
}

impl Externalities for Proxy<'_> {
	fn set_offchain_storage(&mut self, key: &[u8], value: Option<&[u8]>) {
		self.inner.set_offchain_storage(key, value)
	}
	fn storage(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.read(key);
		self.inner.storage(key)
	}
	fn storage_hash(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		self.read(key);
		self.inner.storage_hash(key)
	}
	fn exists_storage(&mut self, key: &[u8]) -> bool {
		self.read(key);
		self.inner.exists_storage(key)
	}
	fn next_storage_key(&mut self, key: &[u8]) -> Option<Vec<u8>> {
		let next = self.inner.next_storage_key(key);
		// A walk reads each key on its way.
		self.read(next.as_deref().unwrap_or(key));
		next
	}
	fn place_storage(&mut self, key: Vec<u8>, value: Option<Vec<u8>>) {
		self.write(&key);
		self.inner.place_storage(key, value)
	}
	fn storage_append(&mut self, key: Vec<u8>, value: Vec<u8>) {
		self.read(&key);
		self.write(&key);
		self.inner.storage_append(key, value)
	}
	fn clear_prefix(
		&mut self,
		prefix: &[u8],
		limit: Option<u32>,
		cursor: Option<&[u8]>,
	) -> MultiRemovalResults {
		let mut key = prefix.to_vec();
		let mut left = limit.unwrap_or(u32::MAX);
		while let Some(next) = self.inner.next_storage_key(&key) {
			self.read(&next);
			if left == 0 || !next.starts_with(prefix) {
				break;
			}
			self.write(&next);
			left -= 1;
			key = next;
		}
		self.inner.clear_prefix(prefix, limit, cursor)
	}
	fn storage_root(&mut self, version: StateVersion) -> Vec<u8> {
		self.inner.storage_root(version)
	}
	fn storage_start_transaction(&mut self) {
		self.inner.storage_start_transaction()
	}
	fn storage_rollback_transaction(&mut self) -> Result<(), ()> {
		self.inner.storage_rollback_transaction()
	}
	fn storage_commit_transaction(&mut self) -> Result<(), ()> {
		self.inner.storage_commit_transaction()
	}

	fn child_storage_hash(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		uncounted("a child trie")
	}
	fn child_storage(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		uncounted("a child trie")
	}
	fn next_child_storage_key(&mut self, _: &ChildInfo, _: &[u8]) -> Option<Vec<u8>> {
		uncounted("a child trie")
	}
	fn kill_child_storage(
		&mut self,
		_: &ChildInfo,
		_: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		uncounted("a child trie")
	}
	fn clear_child_prefix(
		&mut self,
		_: &ChildInfo,
		_: &[u8],
		_: Option<u32>,
		_: Option<&[u8]>,
	) -> MultiRemovalResults {
		uncounted("a child trie")
	}
	fn place_child_storage(&mut self, _: &ChildInfo, _: Vec<u8>, _: Option<Vec<u8>>) {
		uncounted("a child trie")
	}
	fn child_storage_root(&mut self, _: &ChildInfo, _: StateVersion) -> Vec<u8> {
		uncounted("a child trie")
	}

	fn wipe(&mut self) {
		self.inner.wipe()
	}
	fn commit(&mut self) {
		self.inner.commit()
	}
	fn read_write_count(&self) -> (u32, u32, u32, u32) {
		self.inner.read_write_count()
	}
	fn reset_read_write_count(&mut self) {
		self.inner.reset_read_write_count()
	}
	fn get_whitelist(&self) -> Vec<TrackedStorageKey> {
		self.inner.get_whitelist()
	}
	fn set_whitelist(&mut self, new: Vec<TrackedStorageKey>) {
		self.inner.set_whitelist(new)
	}
	fn get_read_and_written_keys(&self) -> Vec<(Vec<u8>, u32, u32, bool)> {
		self.inner.get_read_and_written_keys()
	}
}

/// Stops a test that touches what no weight of the market counts.
fn uncounted(what: &str) -> ! {
	panic!("the accesses of {what} are not counted: the market has none")
}
