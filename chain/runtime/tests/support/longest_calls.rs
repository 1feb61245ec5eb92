//! Every call of the market, in each way that it may go, with the most that it may say.

use super::hypercores::new_feed;
use codec::Encode;
use datdot_replica::{LeafProof, ReplicaFormat, Seal};
use datdot_runtime::{Balance, BlockNumber, Runtime, DAT};
use frame_support::{traits::Get, BoundedVec};
use pallet_datdot::{limits::*, types::*, Call};

type Market = Call<Runtime>;

const SIGNATURE: [u8; 64] = [0; 64];

/// As many of something as there may be.
fn many<X: Clone, S: Get<u32>>(one: X) -> BoundedVec<X, S> {
	BoundedVec::truncate_from(vec![one; S::get() as usize])
}

/// A plan with as many contracts as ranges, on hypercores that nobody published yet.
pub fn plan(number: u32, from: BlockNumber) -> Market {
	let range = |at: u32| RangeRequest {
		feed: FeedRef::New { index: at % MAX_PLAN_FEEDS },
		from: 10 * u64::from(at),
		to: RangeEnd::Chunk { chunk: 10 * u64::from(at) + 1 },
		bytes: 1 << 20,
	};
	let plan = PlanRequest {
		ranges: BoundedVec::truncate_from((0..MAX_RANGES).map(range).collect()),
		from,
		until: from + 1_000,
		terms: PlanTerms {
			replicas: Some(MAX_REPLICAS),
			contract_chunks: Some(1),
			needs: Needs { regions: many(*b"u3"), hours: 168, rate: 1, latency: 1 },
			price: Price { hosting: DAT / 1_000_000, setup: DAT / 1_000 },
		},
		budget: 1_000 * DAT,
	};
	let first = number * MAX_PLAN_FEEDS;
	let new_feeds = (first..first + MAX_PLAN_FEEDS).map(new_feed).collect();
	Call::publish_plan { new_feeds: BoundedVec::truncate_from(new_feeds), plan }
}

fn account_calls() -> Vec<Market> {
	let key = [0; 32];
	let proofs = PossessionProofs { noise: SIGNATURE, signing: SIGNATURE };
	let proven = || Some(ProvenKey { key, proof: SIGNATURE });
	let (noise_key, signing_key) = (proven(), proven());
	let rotation = AccountChange::Rotate { noise_key, signing_key };
	let (noise_key, signing_key) = (proven(), proven());
	let revocation = AccountChange::Revoke { noise_key, signing_key };
	vec![
		Call::account_create { noise_key: key, signing_key: key, proofs },
		Call::account_update { change: rotation },
		Call::account_update { change: revocation },
		Call::account_delete {},
	]
}

fn provider_calls() -> Vec<Market> {
	let offer: Offer<Balance, BlockNumber> = Offer {
		encoder: Some(RoleOffer { capacity: 1, ask: 0 }),
		attestor: Some(RoleOffer { capacity: 1, ask: 0 }),
		hoster: Some(HosterOffer { capacity: 1, bytes: 1, ask: 0 }),
		region: *b"u3",
		hours: Hours::ALL,
		rate: 0,
		latency: 0,
		from: 0,
		until: 0,
	};
	vec![
		Call::offer_create { offer: offer.clone() },
		Call::offer_update { offer },
		Call::offer_withdraw {},
		Call::pause { until: 0 },
		Call::unpause {},
	]
}

fn feed_calls() -> Vec<Market> {
	let NewFeed { head, .. } = new_feed(0);
	let node = hypercore_proof::TreeNode { hash: [0; 32], size: 0 };
	let longer = FeedUpdate::Extend { length: 0, signature: many(0), nodes: many(node) };
	let tree = SignedTree { tree_hash: [0; 32], signature: many(0) };
	let evidence =
		Equivocation::SameLength { fork: 0, length: 0, first: tree.clone(), second: tree };
	vec![
		Call::publish_feed { feed: new_feed(0) },
		Call::update_feed { feed: 0, update: longer },
		Call::update_feed { feed: 0, update: FeedUpdate::Fork { head } },
		Call::remove_feed { feed: 0 },
		Call::report_equivocation { feed: 0, evidence },
	]
}

fn plan_calls() -> Vec<Market> {
	let largest = plan(0, 0);
	let Call::publish_plan { plan: request, .. } = &largest else { unreachable!("it is one") };
	let change = PlanChange { ranges: request.ranges.clone(), until: None };
	vec![
		largest,
		Call::plan_update { plan: 0, change, budget: 0 },
		Call::plan_cancel { plan: 0 },
		Call::plan_pause { plan: 0 },
		Call::plan_resume { plan: 0 },
	]
}

fn statements() -> Vec<Market> {
	let (replica_root, sealed_bytes, plain_bytes) = ([0; 32], 0, 0);
	let format = ReplicaFormat::V1 { seal: Seal::Mark };
	let signatures =
		StatementSignatures { encoder: SIGNATURE, attestor: SIGNATURE, hoster: SIGNATURE };
	let joint = JointSignatures { encoders: many(SIGNATURE), attestor: SIGNATURE };
	let outcomes = [
		SetupOutcome::Complete { replica_root, sealed_bytes, plain_bytes, format, signatures },
		SetupOutcome::Rejected {
			replica_root,
			sealed_bytes,
			plain_bytes,
			format,
			encoder: SIGNATURE,
		},
		SetupOutcome::NoSource { signatures: joint.clone() },
		SetupOutcome::TooLarge { plain_bytes, signatures: joint },
	];
	let statement = |outcome| Call::submit_statement { amendment: 0, slot: 0, outcome };
	outcomes.map(statement).to_vec()
}

fn hosting_calls() -> Vec<Market> {
	let slots = many(SlotId { contract: 0, slot: 0 });
	let proofs = many(LeafProof { leaf: [0; 128], path: many([0; 32]) });
	let figures = Figures { chunks: 0, connect: 0, first_byte: 0, rate: 0 };
	let measurement =
		Measurement { challenge: 0, reader_key: [0; 32], signature: SIGNATURE, figures };
	let (epoch, measurements, salt) = (0, many(measurement), [0; 32]);
	let reports = [
		PerformanceReport::Commit { epoch, commitment: [0; 32] },
		PerformanceReport::Reveal { epoch, measurements, salt },
	];
	let proof = StorageProof::Leaves { proofs };
	let mut calls = vec![
		Call::submit_storage_challenge { challenge: 0, proof },
		Call::settle { slots: slots.clone() },
		Call::give_back { slots: slots.clone() },
		Call::report_loss { slots },
	];
	calls.extend(reports.map(|report| Call::submit_performance_challenge { report }));
	calls
}

/// All of them, the longest first.
pub fn longest_calls() -> Vec<Market> {
	let mut calls = [
		account_calls(),
		provider_calls(),
		feed_calls(),
		plan_calls(),
		statements(),
		hosting_calls(),
	]
	.concat();
	calls.sort_by_key(|call| core::cmp::Reverse(call.encoded_size()));
	calls
}
