//! Plans of a written state: sponsors, feeds, contracts with their slots, and the hosters' trees.

use super::{
	agenda::Schedule,
	layout::*,
	providers::{endow, hold, SLOT_COMMITMENT},
	state::State,
	trees::write_tree,
};
use crate::storage_proof::Greatest;
use codec::Encode;
use datdot_replica::MAX_SEALED_BYTES;
use datdot_runtime::{
	configs::parameters::prices::{ContractDeposit, FeedDeposit},
	AccountId, Balance, BlockNumber, Runtime, DAT,
};
use frame_support::traits::Get;
use hypercore_proof::{tree_hash, TreeNode};
use pallet_datdot::{types::*, *};
use sp_io::hashing::blake2_256;
use sp_runtime::BoundedVec;
use std::collections::BTreeMap;

/// What a plan holds for hosting.
const ESCROW: Balance = 10 * DAT;
/// Hours a week that plans ask for.
const NEEDED_HOURS: u32 = 100;
/// Block from which slots are active.
pub const ACTIVE_SINCE: BlockNumber = 1_000;
/// Generation of all proofs.
pub const GENERATION: u32 = 1;
/// Plans that are written at once.
const BATCH: usize = 1_000;
/// Hosters whose trees are written at once.
const TREES: usize = 5_000;

/// The slots of each hoster, in the order of its tree.
pub type Holdings = Vec<Vec<(u32, SlotIndex)>>;

/// Who holds which slots.
pub fn holdings(size: Size) -> Holdings {
	let mut holdings = vec![Vec::new(); size.providers() as usize];
	for contract in (0..size.contracts).filter(|one| stage(*one) == Stage::Active) {
		for slot in 0..REPLICAS {
			holdings[size.hoster(contract, slot) as usize].push((contract, slot));
		}
	}
	holdings
}

/// Writes all plans with their contracts, and the trees of the slots.
pub fn write(state: &mut State, size: Size, replica: &Greatest, schedule: &mut Schedule) {
	let root = replica.root();
	let mut positions = vec![0; size.providers() as usize];
	let plans: Vec<u32> = (0..size.plans()).collect();
	for batch in plans.chunks(BATCH) {
		state.write(|| {
			for plan in batch {
				write_plan(size, *plan, schedule);
				write_contracts(size, *plan, root, &mut positions);
			}
		});
	}
	state.write(|| {
		let queued = QUEUED_PLANS.map(|plan| size.plan(plan)).collect();
		ActivationQueue::<Runtime>::insert(0, BoundedVec::truncate_from(queued));
	});
}

/// Writes the trees of the hosters' slots.
pub fn write_slot_trees(state: &mut State, size: Size, holdings: &Holdings) {
	let hosters: Vec<_> = (0u32..).zip(holdings).collect();
	for batch in hosters.chunks(TREES) {
		state.write(|| {
			for (hoster, slots) in batch {
				let leaf = |(contract, index): &(u32, SlotIndex)| {
					let leaf = Leaf { item: size.contract(*contract), index: *index };
					(leaf, u128::from(MAX_SEALED_BYTES))
				};
				let leaves: Vec<_> = slots.iter().map(leaf).collect();
				write_tree(TreeId::Slots { hoster: size.user(*hoster) }, &leaves);
				let hours: BTreeMap<_, _> =
					[(NEEDED_HOURS, leaves.len() as u32)].into_iter().collect();
				let needed = frame_support::BoundedBTreeMap::try_from(hours).expect("one");
				NeededHours::<Runtime>::insert(size.user(*hoster), needed);
			}
		});
	}
}

fn write_plan(size: Size, number: u32, schedule: &mut Schedule) {
	let (id, feed, sponsor) = (size.plan(number), size.feed(number), sponsor_account(number));
	let deposit = Balance::from(PLAN_CONTRACTS) * ContractDeposit::get();
	endow(&sponsor, ESCROW + deposit + FeedDeposit::get() + DAT);
	hold(&sponsor, HoldReason::Escrow, ESCROW);
	hold(&sponsor, HoldReason::ContractDeposit, deposit);
	hold(&sponsor, HoldReason::FeedDeposit, FeedDeposit::get());
	let pin = write_feed(feed, number, &sponsor);
	PlansOfFeed::<Runtime>::insert((feed, pin.fork, id), ());
	PinsOfFeed::<Runtime>::insert(feed, 1);
	SponsoredPlans::<Runtime>::insert(&sponsor, id, ());
	FeedsOfPlan::<Runtime>::insert(id, BoundedVec::truncate_from(vec![pin]));
	let range = range(size, number);
	RangesOfPlan::<Runtime>::insert(id, BoundedVec::truncate_from(vec![range.clone()]));
	let until = PLANS_END + number % 1_000;
	schedule.add(Work::PlanEnd, until, id);
	let staffed = u32::from(STAFFED_PLANS.contains(&number));
	let plan = Plan {
		sponsor,
		status: PlanStatus::Live,
		from: 1,
		until,
		replicas: REPLICAS,
		contract_chunks: CONTRACT_CHUNKS as u32,
		needs: Needs {
			regions: BoundedVec::truncate_from(vec![*b"u1", *b"u2"]),
			hours: NEEDED_HOURS,
			rate: 100,
			latency: 0,
		},
		price: <Runtime as Config>::ReferencePrice::get(),
		spans: BoundedVec::truncate_from(vec![Span { from: 1, to: until }]),
		first_contract: range.first_contract,
		contracts: PLAN_CONTRACTS,
		activated: range.activated,
		started: range.activated - staffed,
		ending: 0,
		removed: 0,
		queued: range.activated < PLAN_CONTRACTS,
		revived: 0,
		cancelled_at: None,
		ledger: PlanLedger { escrow: ESCROW, deposit, ..Default::default() },
	};
	Plans::<Runtime>::insert(id, plan);
	if staffed == 1 {
		write_amendment(size, number, schedule);
	}
}

/// Writes the feed of a plan, which is as long as the plan.
fn write_feed(id: FeedId, number: u32, publisher: &AccountId) -> PinnedFeed {
	let length = CONTRACT_CHUNKS * u64::from(PLAN_CONTRACTS);
	let chunk = CONTRACT_BYTES / CONTRACT_CHUNKS;
	let root =
		|bit: u32| TreeNode { hash: (number, bit).using_encoded(blake2_256), size: chunk << bit };
	let roots: Vec<_> =
		(0..u64::BITS).rev().filter(|bit| length >> bit & 1 == 1).map(root).collect();
	let key = blake2_256(&[&b"feed"[..], &number.to_le_bytes()].concat());
	let tree_hash = tree_hash(length, &roots);
	let roots = BoundedVec::truncate_from(roots);
	let feed = Feed {
		key,
		manifest: None,
		fork: 0,
		length,
		byte_length: chunk * length,
		tree_hash,
		roots: roots.clone(),
		publisher: publisher.clone(),
		deposit: FeedDeposit::get(),
		authorised: false,
		frozen: false,
	};
	FeedByKey::<Runtime>::insert(key, id);
	Feeds::<Runtime>::insert(id, feed);
	PinnedFeed { feed: id, fork: 0, length, roots }
}

/// The one range of a plan.
fn range(size: Size, plan: u32) -> PlanRange {
	let activated = PLAN_CONTRACTS - u32::from(QUEUED_PLANS.contains(&plan));
	let bytes = CONTRACT_BYTES * u64::from(PLAN_CONTRACTS);
	let active = activated - u32::from(STAFFED_PLANS.contains(&plan));
	PlanRange {
		feed: 0,
		from: 0,
		to: CONTRACT_CHUNKS * u64::from(PLAN_CONTRACTS),
		next: CONTRACT_CHUNKS * u64::from(activated),
		bytes,
		unused_bytes: bytes - CONTRACT_BYTES * u64::from(active),
		first_number: 0,
		first_contract: size.contract(plan * PLAN_CONTRACTS),
		contracts: PLAN_CONTRACTS,
		activated,
	}
}

fn write_contracts(size: Size, plan: u32, replica_root: Digest, positions: &mut [u32]) {
	let mut take_position = |hoster: u32| {
		let next = &mut positions[hoster as usize];
		*next += 1;
		*next - 1
	};
	for number in 0..PLAN_CONTRACTS {
		let contract = plan * PLAN_CONTRACTS + number;
		let active = match stage(contract) {
			Stage::Active => true,
			Stage::Staffed => false,
			Stage::ToCome => continue,
		};
		let mut slot = |index| match active {
			true => {
				let hoster = size.hoster(contract, index);
				Slot::Active(active_slot(size.user(hoster), replica_root, take_position(hoster)))
			},
			false => Slot::Staffing { amendment: size.amendment(plan) },
		};
		let slots = (0..REPLICAS).map(&mut slot).collect();
		let from = CONTRACT_CHUNKS * u64::from(number);
		let contract_of = Contract {
			plan: size.plan(plan),
			range: 0,
			from,
			to: from + CONTRACT_CHUNKS,
			plain_bytes: active.then_some(CONTRACT_BYTES),
			started: active,
			slots: BoundedVec::truncate_from(slots),
		};
		Contracts::<Runtime>::insert(size.contract(contract), contract_of);
	}
}

fn active_slot(
	hoster: UserId,
	replica_root: Digest,
	position: u32,
) -> ActiveSlot<Balance, BlockNumber> {
	ActiveSlot {
		hoster,
		replica_root,
		sealed_bytes: MAX_SEALED_BYTES,
		position: Some(position),
		commitment: SLOT_COMMITMENT,
		succession: Succession::Stays,
		since: ACTIVE_SINCE,
		generation: GENERATION,
		settled: EPOCH_START - EPOCH,
		due: Default::default(),
		paid: 0,
	}
}

/// Writes the amendment of a plan's last contract, which is drawn at once or in one of the next blocks.
fn write_amendment(size: Size, plan: u32, schedule: &mut Schedule) {
	let id = size.amendment(plan);
	let made_at = NOW - datdot_runtime::configs::parameters::market::DrawDelay::get();
	let amendment = Amendment {
		contract: size.contract((plan + 1) * PLAN_CONTRACTS - 1),
		kind: AmendmentKind::HostingSetup,
		slots: BoundedVec::truncate_from((0..REPLICAS).collect()),
		made_at,
		seed: None,
		attempts: 0,
		lack: None,
		reserved_bytes: CONTRACT_BYTES,
		staff: None,
		review: None,
	};
	Amendments::<Runtime>::insert(id, amendment);
	let due = if DRAWS.contains(&plan) { NOW } else { NOW + 1 };
	schedule.add(Work::Draw, due, id);
}
