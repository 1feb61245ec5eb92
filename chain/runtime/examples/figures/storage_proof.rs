//! Size, weight and time of the answer to a storage challenge, for a replica of the greatest size.

use crate::{
	chain::{apply, transaction, Chain},
	hosting::{publish, staff, Content},
	people::{account, register_providers},
};
use codec::Encode;
use datdot_replica::{
	page_hash, prove_leaf, root_of_pages, LeafProof, LEAVES_PER_PAGE, MAX_LEAVES, MAX_PATH,
	MAX_SEALED_BYTES, PAGE_BYTES,
};
use datdot_runtime::{Runtime, RuntimeCall, RuntimeOrigin};
use frame_support::{
	dispatch::GetDispatchInfo,
	storage::{with_transaction, TransactionOutcome},
};
use pallet_datdot::{types::*, Call, StorageChallenges};
use serde_json::{json, Value};
use sp_keyring::Sr25519Keyring;
use sp_runtime::{traits::Dispatchable, BoundedVec, DispatchError};
use std::time::{Duration, Instant};

/// Times that the answer is dispatched.
const RUNS: usize = 201;
/// Blocks after which a challenge that does not come is given up.
const PATIENCE: u32 = 1_000;
/// One contract.
const CONTENT: Content = Content { chunk_bytes: 64 << 10, doublings: 10, contract_chunks: 1_024 };

/// A replica of 2^20 leaves; its pages are made when they are asked for.
pub struct Greatest {
	pages: Vec<Digest>,
}

impl Greatest {
	/// Makes it.
	pub fn new() -> Self {
		let count = MAX_LEAVES / LEAVES_PER_PAGE;
		let hash = |number| page_hash(&Self::page(number)).expect("a whole page");
		Self { pages: (0..count).map(hash).collect() }
	}

	/// The bytes of a page: each 4 of them hold their place in the replica.
	fn page(number: u32) -> Vec<u8> {
		let words = (PAGE_BYTES / 4) as u32;
		(0..words).flat_map(|word| (number * words + word).to_le_bytes()).collect()
	}

	/// Its root.
	pub fn root(&self) -> Digest {
		root_of_pages(&self.pages).expect("a replica has pages")
	}

	/// A leaf of it with its path.
	pub fn prove(&self, leaf: u32) -> LeafProof {
		let page = Self::page(leaf / LEAVES_PER_PAGE);
		prove_leaf(&page, &self.pages, MAX_LEAVES, leaf).expect("a leaf of it")
	}
}

/// Measures it.
pub fn measure() -> Value {
	let replica = Greatest::new();
	let root = replica.root();
	let mut chain = Chain::new(&[]);
	register_providers(&mut chain);
	let plan = publish(&mut chain, &CONTENT);
	staff(&mut chain, plan, |_| (root, MAX_SEALED_BYTES, CONTENT.bytes()));
	for _ in 0..PATIENCE {
		if chain.look(|| StorageChallenges::<Runtime>::iter_keys().next().is_some()) {
			return chain.block(|| figures(&replica));
		}
		chain.blocks(1);
	}
	panic!("no challenge came within {PATIENCE} blocks");
}

fn figures(replica: &Greatest) -> Value {
	let (challenge, open) = StorageChallenges::<Runtime>::iter().next().expect("a challenge");
	let ChallengeBody::Leaves { samples } = open.body;
	let proofs: Vec<_> = samples.iter().map(|sample| replica.prove(sample.leaf)).collect();
	assert!(proofs.iter().all(|proof| proof.path.len() == MAX_PATH as usize));
	let proof = StorageProof::Leaves { proofs: BoundedVec::truncate_from(proofs) };
	let call = RuntimeCall::Datdot(Call::submit_storage_challenge { challenge, proof });
	let hoster = account(open.hoster);
	let extrinsic = transaction(hoster, call.clone());
	let weight = call.get_dispatch_info().call_weight;
	let time = dispatch_time(&call, hoster);
	let bytes = extrinsic.encoded_size();
	apply(extrinsic);
	assert!(StorageChallenges::<Runtime>::get(challenge).is_none(), "the answer is accepted");
	json!({
		"samples": samples.len(),
		"levels": MAX_PATH,
		"bytes": bytes,
		"callBytes": call.encoded_size(),
		"weightMs": weight.ref_time() as f64 / 1e9,
		"proofSizeWeight": weight.proof_size(),
		"measuredMs": time.as_nanos() as f64 / 1e6,
	})
}

/// Median time of the call, accepted each time and rolled back.
fn dispatch_time(call: &RuntimeCall, hoster: Sr25519Keyring) -> Duration {
	let once = || {
		let (call, origin) = (call.clone(), RuntimeOrigin::signed(hoster.to_account_id()));
		let start = Instant::now();
		call.dispatch(origin).expect("an accepted answer");
		start.elapsed()
	};
	let rolled_back = || {
		with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(once())))
			.expect("a shallow transaction")
	};
	let mut times: Vec<_> = (0..RUNS).map(|_| rolled_back()).collect();
	times.sort_unstable();
	times[RUNS / 2]
}
