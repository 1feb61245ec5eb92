//! What sponsor, encoders, attestor and hosters do until a plan's contracts are staffed.

use crate::{
	chain::{send, Chain},
	people::{account, signing, SPONSOR},
};
use datdot_replica::{ReplicaFormat, Seal, Statement, StatementRole};
use datdot_runtime::{Balance, Runtime, System, DAT, MILLI};
use hypercore_proof::{leaf_node, parent_node, tree_hash};
use pallet_datdot::{types::*, Amendments, Call, FeedByKey, Plans};
use sp_core::{ed25519, Pair};
use sp_io::hashing::blake2_256;
use sp_runtime::BoundedVec;

/// Blocks for which plans are made.
const BLOCKS: u32 = 500_000;
/// Blocks after which a setup that does not end is given up.
const PATIENCE: u32 = 5_000;

/// Content to host: 2^`doublings` equal chunks.
#[derive(Clone, Copy)]
pub struct Content {
	/// Bytes of each chunk.
	pub chunk_bytes: u64,
	/// Logarithm of the number of chunks.
	pub doublings: u32,
	/// Chunks of a contract.
	pub contract_chunks: u32,
}

impl Content {
	/// Number of chunks.
	pub fn chunks(&self) -> u64 {
		1 << self.doublings
	}

	/// Bytes of all chunks.
	pub fn bytes(&self) -> u64 {
		self.chunk_bytes * self.chunks()
	}

	/// The hypercore with its signed head. Its key is its writer's public key.
	fn feed(&self) -> NewFeed {
		let pair = ed25519::Pair::from_seed(&[7; 32]);
		let leaf = leaf_node(&vec![7; self.chunk_bytes as usize]);
		let root = (0..self.doublings)
			.fold(leaf, |node, _| parent_node(&node, &node).expect("a size that exists"));
		let (fork, length) = (0u64, self.chunks());
		let namespace = blake2_256(&[&blake2_256(b"hypercore")[..], &[0]].concat());
		let tree = tree_hash(length, &[root]);
		let message = [&namespace[..], &tree, &length.to_le_bytes(), &fork.to_le_bytes()].concat();
		let roots = BoundedVec::truncate_from(vec![root]);
		let signature = BoundedVec::truncate_from(pair.sign(&message).0.to_vec());
		let head = Head { fork, length, roots, signature };
		NewFeed { key: pair.public().0, manifest: None, head, authorisation: None }
	}
}

/// Publishes content with a plan of three replicas for all of it.
pub fn publish(chain: &mut Chain, content: &Content) -> PlanId {
	chain.block(|| {
		let feed = content.feed();
		let key = feed.key;
		send(SPONSOR, Call::publish_feed { feed });
		let feed = FeedByKey::<Runtime>::get(key).expect("just published");
		let range = RangeRequest {
			feed: FeedRef::Published { feed },
			from: 0,
			to: RangeEnd::Chunk { chunk: content.chunks() },
			bytes: content.bytes(),
		};
		let from = System::block_number() + 1;
		let plan = PlanRequest {
			ranges: BoundedVec::truncate_from(vec![range]),
			from,
			until: from + BLOCKS,
			terms: PlanTerms {
				replicas: Some(3),
				contract_chunks: Some(content.contract_chunks),
				needs: Needs { regions: Default::default(), hours: 0, rate: 0, latency: 0 },
				price: Price { hosting: MILLI, setup: MILLI },
			},
			budget: 100_000 * DAT,
		};
		send(SPONSOR, Call::publish_plan { new_feeds: Default::default(), plan });
		Plans::<Runtime>::iter_keys().max().expect("just published")
	})
}

/// What a slot's hoster stores: root and bytes of the sealed replica, plain bytes.
pub type Replica = (Digest, u64, u64);

/// Makes blocks until every slot of a plan is active; `replica` says what is stored for a slot.
pub fn staff(chain: &mut Chain, plan: PlanId, replica: impl Fn(SlotId) -> Replica) {
	for _ in 0..PATIENCE {
		let started = chain.block(|| {
			submit_statements(&replica);
			Plans::<Runtime>::get(plan).is_some_and(|plan| plan.started == plan.contracts)
		});
		if started {
			return;
		}
	}
	panic!("the setup did not end within {PATIENCE} blocks");
}

/// Submits a statement for every slot that awaits one.
fn submit_statements(replica: &impl Fn(SlotId) -> Replica) {
	let mut ids: Vec<_> = Amendments::<Runtime>::iter_keys().collect();
	ids.sort_unstable();
	for id in ids {
		let Some(amendment) = Amendments::<Runtime>::get(id) else { continue };
		let pairs = amendment.staff.as_ref().map(|staff| staff.pairs.clone()).unwrap_or_default();
		for pair in pairs.iter().filter(|pair| !pair.done) {
			let slot = SlotId { contract: amendment.contract, slot: pair.slot };
			let outcome = complete(id, &amendment, pair, replica(slot));
			let call = Call::submit_statement { amendment: id, slot: pair.slot, outcome };
			send(account(pair.hoster.user), call);
		}
	}
}

/// The statement of a slot, signed by all three.
fn complete(
	id: AmendmentId,
	amendment: &pallet_datdot::AmendmentOf<Runtime>,
	pair: &SeatPair<Balance>,
	(replica_root, sealed_bytes, plain_bytes): Replica,
) -> SetupOutcome {
	let attestor = amendment.staff.as_ref().expect("a drawn amendment").attestor.user;
	let format = ReplicaFormat::V1 { seal: Seal::Mark };
	let statement = Statement {
		genesis: System::block_hash(0).into(),
		draw_seed: amendment.seed.expect("a drawn amendment"),
		amendment: id,
		slot: pair.slot,
		encoder: pair.encoder.user,
		hoster: pair.hoster.user,
		replica_root,
		sealed_bytes,
		plain_bytes,
		format,
	};
	let sign = |user, role| signing(account(user)).sign(&statement.message(role)).0;
	let signatures = StatementSignatures {
		encoder: sign(pair.encoder.user, StatementRole::Encoder),
		attestor: sign(attestor, StatementRole::Attestor),
		hoster: sign(pair.hoster.user, StatementRole::Hoster),
	};
	SetupOutcome::Complete { replica_root, sealed_bytes, plain_bytes, format, signatures }
}
