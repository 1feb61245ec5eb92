//! State that the chain keeps for a GiB of content in three replicas, by chunks of a contract.

use crate::{
	chain::Chain,
	hosting::{publish, staff, Content, Replica},
	people::{register_providers, HOSTERS},
};
use codec::Encode;
use datdot_replica::LEAF_BYTES;
use datdot_runtime::{
	configs::{parameters::market, RuntimeParameters},
	AllPalletsWithSystem, Runtime, HOURS,
};
use frame_support::traits::StorageInfoTrait;
use pallet_datdot::{types::*, Contracts, StorageChallenges};
use serde_json::{json, Map, Value};
use sp_io::hashing::blake2_256;
use std::collections::BTreeMap;

/// Chunks of a contract, and bytes of a chunk.
const SETS: [(u32, u64); 4] =
	[(10, 64 << 10), (128, 64 << 10), (1_024, 64 << 10), (8_192, 8 << 10)];
/// What is hosted.
const GIB: u64 = 1 << 30;
/// Bytes of a record beside its chunk, at most.
const RECORD_HEAD: u64 = 16;
/// Blocks after which challenges that do not come are given up.
const PATIENCE: u32 = 10 * HOURS;

/// Bytes of keys and values by storage item.
type Bytes = BTreeMap<String, i64>;

/// Measures all sets; the first object has their sums, the second what they are made of.
pub fn measure() -> (Value, Value) {
	let (mut sums, mut parts) = (Map::new(), Map::new());
	for (contract_chunks, chunk_bytes) in SETS {
		let doublings = (GIB / chunk_bytes).ilog2();
		let figures = Figures::of(&Content { chunk_bytes, doublings, contract_chunks });
		sums.insert(contract_chunks.to_string(), figures.sum().into());
		parts.insert(contract_chunks.to_string(), figures.parts());
	}
	(sums.into(), parts.into())
}

/// State before a plan, when its setup has ended, and when every hoster has an open challenge.
struct Figures {
	contracts: u64,
	slots: u64,
	before: Bytes,
	staffed: Bytes,
	challenged: Bytes,
}

impl Figures {
	fn of(content: &Content) -> Self {
		let mut chain = Chain::new(&parameters(content.contract_chunks));
		register_providers(&mut chain);
		let before = chain.look(market_state);
		let plan = publish(&mut chain, content);
		staff(&mut chain, plan, |slot| replica(slot, content));
		// Whatever the last block left on the agenda.
		chain.blocks(1);
		let staffed = chain.look(market_state);
		await_challenges(&mut chain);
		let challenged = chain.look(market_state);
		let (contracts, slots) = chain.look(|| {
			let all: Vec<_> = Contracts::<Runtime>::iter_values().collect();
			(all.len() as u64, all.iter().map(|contract| contract.slots.len() as u64).sum())
		});
		Self { contracts, slots, before, staffed, challenged }
	}

	/// Bytes that the plan added, with one challenge open for every hoster.
	fn sum(&self) -> i64 {
		growth(&self.before, &self.challenged).values().sum()
	}

	fn parts(&self) -> Value {
		let staffed: i64 = growth(&self.before, &self.staffed).values().sum();
		let mut items = growth(&self.before, &self.challenged);
		items.retain(|_, bytes| *bytes != 0);
		json!({
			"contracts": self.contracts,
			"slots": self.slots,
			"afterSetup": staffed,
			"withOpenChallenges": self.sum(),
			"bytesPerSlot": self.sum() as f64 / self.slots as f64,
			"items": items,
		})
	}
}

/// Delays long enough that no challenge comes before the setup has ended.
fn parameters(contract_chunks: u32) -> [RuntimeParameters; 5] {
	use market::*;
	[
		RuntimeParameters::Market(Parameters::ContractSetSize(
			ContractSetSize,
			Some(contract_chunks),
		)),
		RuntimeParameters::Market(Parameters::ChallengeDelay(ChallengeDelay, None)),
		RuntimeParameters::Market(Parameters::ChallengeDuration(ChallengeDuration, None)),
		RuntimeParameters::Market(Parameters::PerformanceEpoch(PerformanceEpoch, None)),
		RuntimeParameters::Market(Parameters::EncodingDuration(EncodingDuration, None)),
	]
}

/// A replica that nobody is going to ask for: some root, as many bytes as if nothing compressed.
fn replica(slot: SlotId, content: &Content) -> Replica {
	let contract = Contracts::<Runtime>::get(slot.contract).expect("a contract");
	let chunks = contract.to - contract.from;
	let sealed = chunks * (content.chunk_bytes + RECORD_HEAD);
	let sealed = sealed.next_multiple_of(LEAF_BYTES as u64);
	(blake2_256(&slot.encode()), sealed, chunks * content.chunk_bytes)
}

/// Makes blocks until every hoster has an open challenge.
fn await_challenges(chain: &mut Chain) {
	for _ in 0..PATIENCE {
		if chain.look(|| StorageChallenges::<Runtime>::iter_keys().count()) == HOSTERS.len() {
			return;
		}
		chain.blocks(1);
	}
	panic!("not every hoster was challenged within {PATIENCE} blocks");
}

/// Bytes of everything that hosting may change: all of the market's state, balances and accounts.
/// Left out is what grows by blocks and not by hosting: the ring of randomness.
fn market_state() -> Bytes {
	AllPalletsWithSystem::storage_info()
		.into_iter()
		.map(|info| (name(&info.pallet_name), name(&info.storage_name), info.prefix))
		.filter(|(pallet, item, _)| match pallet.as_str() {
			"Datdot" => item != "Accumulators",
			"Balances" => true,
			"System" => item == "Account",
			_ => false,
		})
		.map(|(pallet, item, prefix)| (format!("{pallet}.{item}"), bytes_under(&prefix)))
		.collect()
}

fn name(bytes: &[u8]) -> String {
	String::from_utf8_lossy(bytes).into_owned()
}

/// Bytes of all keys and values under a prefix.
fn bytes_under(prefix: &[u8]) -> i64 {
	let value = |key: &[u8]| sp_io::storage::get(key).map(|value| (key.len() + value.len()) as i64);
	let mut sum = value(prefix).unwrap_or_default();
	let mut at = prefix.to_vec();
	while let Some(key) = sp_io::storage::next_key(&at).filter(|key| key.starts_with(prefix)) {
		sum += value(&key).unwrap_or_default();
		at = key;
	}
	sum
}

/// What came to each item.
fn growth(before: &Bytes, after: &Bytes) -> Bytes {
	let old = |item| before.get(item).copied().unwrap_or_default();
	after.iter().map(|(item, bytes)| (item.clone(), bytes - old(item))).collect()
}
