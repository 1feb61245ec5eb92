//! What calls and pieces of deferred work read and write, against what their weights declare.
//!
//! The mock runs every call, every hook and every piece of deferred work through here, so each test
//! also checks that no weight counts fewer storage accesses than really happen.

mod counter;

pub use counter::Counter;

use crate::{mock::*, types::*};
use frame_support::{
	traits::StorageInfoTrait,
	weights::{RuntimeDbWeight, Weight},
};
use sp_externalities::{set_and_run_with_externalities, with_externalities};
use std::collections::BTreeMap;

/// Storage accesses, each key counted once.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub struct Accesses {
	/// Keys that the database was asked for.
	pub reads: u64,
	/// Keys that were written or removed.
	pub writes: u64,
}

impl Accesses {
	/// What is left for others.
	pub fn minus(self, other: Self) -> Self {
		assert!(other.within(self), "{other:?} is above {self:?}");
		Self { reads: self.reads - other.reads, writes: self.writes - other.writes }
	}

	/// Whether neither reads nor writes are above what is declared.
	pub fn within(self, declared: Self) -> bool {
		self.reads <= declared.reads && self.writes <= declared.writes
	}
}

/// Picoseconds of an access that everything else in a weight is small against.
const HUGE: u64 = 100_000_000_000_000;

/// The accesses that a weight of the pallet declares; `weigh` must ask `WeightInfo` for it.
pub fn declared(weigh: impl Fn() -> Weight) -> Accesses {
	let usual = DbCosts::get();
	let count = |read, write| {
		DbCosts::set(RuntimeDbWeight { read, write });
		weigh().ref_time() / HUGE
	};
	let (reads, writes) = (count(HUGE, 0), count(0, HUGE));
	DbCosts::set(usual);
	Accesses { reads, writes }
}

/// Runs something and counts its accesses. What runs inside under its own count is left out.
pub fn counted<R>(run: impl FnOnce() -> R) -> (R, Counter) {
	let (result, counter) = with_externalities(|outer| {
		let mut proxy = counter::Proxy::new(outer);
		let result = set_and_run_with_externalities(&mut proxy, run);
		(result, proxy.take())
	})
	.expect("tests of storage have externalities");
	(result, counter)
}

/// Runs something that must stay inside what is declared for it.
#[track_caller]
pub fn limited<R>(name: &str, declared: Accesses, run: impl FnOnce() -> R) -> R {
	let (result, counter) = counted(run);
	let found = counter.accesses();
	assert!(
		found.within(declared),
		"{name}: {found:?} is above {declared:?}; reads of {:?}, writes of {:?}",
		by_item(counter.reads.iter()),
		by_item(counter.writes.iter()),
	);
	result
}

/// Runs a piece of deferred work.
pub fn limited_work(task: Work, run: impl FnOnce()) {
	let declared = declared(|| Datdot::task_weight(task));
	limited(&format!("{task:?}"), declared, run);
}

/// How many keys of each storage item there are.
fn by_item<'a>(keys: impl Iterator<Item = &'a Vec<u8>>) -> BTreeMap<String, usize> {
	let items = AllPalletsWithSystem::storage_info();
	let name = |key: &Vec<u8>| {
		let item = items.iter().find(|item| key.starts_with(&item.prefix));
		item.map_or_else(
			|| String::from_utf8_lossy(key).into_owned(),
			|item| String::from_utf8_lossy(&item.storage_name).into_owned(),
		)
	};
	let mut found = BTreeMap::new();
	keys.for_each(|key| *found.entry(name(key)).or_default() += 1);
	found
}
