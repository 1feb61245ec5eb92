//! Feeds and plans as they are stored, and where benchmarks happen.

use super::{hypercores::*, people::*};
use crate::{limits::*, pallet::*, types::*, BalanceOf, Pallet, PlanOf};
use alloc::vec::Vec;
use frame_support::{traits::Get, BoundedVec};
use frame_system::pallet_prelude::BlockNumberFor;
use hypercore_proof::MAX_LENGTH;
use sp_runtime::SaturatedConversion;

/// The block in which benchmarks happen: late enough that a lot is past.
pub const NOW: u32 = 100_000;

/// A number of a block.
pub fn block<T: Config>(number: u32) -> BlockNumberFor<T> {
	number.into()
}

/// Goes to the present block and tick, with the randomness of all blocks that a draw may ask for, and
/// has every parameter at its bound.
pub fn begin<T: Config>() {
	use super::BenchmarkHelper;
	T::BenchmarkHelper::set_bounds();
	frame_system::Pallet::<T>::set_block_number(NOW.into());
	Clock::<T>::put(u64::from(NOW));
	for back in 0..64 {
		let number = NOW - back;
		let place = number % KEPT_ACCUMULATORS;
		Accumulators::<T>::insert(place, (block::<T>(number), [7; 32]));
	}
	let start = u64::from(NOW) - 100;
	CurrentEpoch::<T>::put(EpochClock { epoch: 50, start, length: 1_000 });
	for (epoch, at) in [(49, NOW - 1_000), (50, NOW - 100)] {
		EpochBlocks::<T>::insert(epoch, block::<T>(at));
	}
}

/// A stored feed with the longest head.
pub fn feed<T: Config>(index: u32) -> FeedId {
	let core = Hypercore::unsigned(index);
	let publisher = super::keys::rich::<T>("publisher", index);
	let deposit = T::FeedDeposit::get();
	Pallet::<T>::hold(HoldReason::FeedDeposit, &publisher, deposit).expect("is rich");
	let id = Pallet::<T>::next_id().expect("there are ids");
	FeedByKey::<T>::insert(core.key, id);
	let roots = core.roots(MAX_LENGTH);
	let feed = Feed {
		key: core.key,
		manifest: None,
		fork: 0,
		length: MAX_LENGTH,
		byte_length: roots.iter().map(|root| root.size).sum(),
		tree_hash: [1; 32],
		roots: BoundedVec::truncate_from(roots),
		publisher,
		deposit,
		authorised: true,
		frozen: false,
	};
	Feeds::<T>::insert(id, feed);
	id
}

/// As many feeds as one plan may have.
pub fn feeds<T: Config>(index: u32) -> Vec<FeedId> {
	(0..MAX_PLAN_FEEDS).map(|at| feed::<T>(100 * index + at)).collect()
}

/// A sponsor, its plan on as many feeds as there may be, and the most of everything in it.
pub struct Market<T: Config> {
	/// Who pays.
	pub sponsor: T::AccountId,
	/// The plan.
	pub plan: PlanId,
}

/// A plan with ranges of contracts of one chunk; `ranges` times `contracts` of them are activated.
pub fn plan<T: Config>(index: u32, ranges: u32, contracts: u32) -> Market<T> {
	plan_on::<T>(index, &feeds::<T>(index), ranges, contracts)
}

/// The same on feeds that are there.
pub fn plan_on<T: Config>(index: u32, feeds: &[FeedId], ranges: u32, contracts: u32) -> Market<T> {
	let sponsor = super::keys::rich::<T>("sponsor", index);
	let id = Pallet::<T>::next_id().expect("there are ids");
	let pins: Vec<PinnedFeed> = feeds.iter().map(|feed| pin::<T>(*feed)).collect();
	let ranges: Vec<PlanRange> =
		(0..ranges).map(|at| range::<T>(at, feeds.len() as u32, contracts)).collect();
	let all = ranges.len() as u32 * contracts;
	let first_contract = ranges.first().map_or(0, |range| range.first_contract);
	let pins: PinnedFeeds = BoundedVec::truncate_from(pins);
	Pallet::<T>::remember_plan(id, &sponsor, &pins);
	FeedsOfPlan::<T>::insert(id, pins);
	RangesOfPlan::<T>::insert(id, BoundedVec::<_, MaxRanges>::truncate_from(ranges));
	let ledger = hold::<T>(&sponsor);
	Plans::<T>::insert(id, stored_plan::<T>(&sponsor, first_contract, all, ledger));
	Pallet::<T>::list_plan(id);
	Market { sponsor, plan: id }
}

/// The pin of a feed at its head.
pub fn pin<T: Config>(id: FeedId) -> PinnedFeed {
	let feed = Feeds::<T>::get(id).expect("published");
	PinnedFeed { feed: id, fork: feed.fork, length: feed.length, roots: feed.roots }
}

/// A range whose contracts are all activated.
fn range<T: Config>(at: u32, feeds: u32, contracts: u32) -> PlanRange {
	let from = u64::from(at) * 10_000;
	let to = from + u64::from(contracts);
	let bytes = 1 << 50;
	PlanRange {
		feed: at % feeds.max(1),
		from,
		to,
		next: to,
		bytes,
		unused_bytes: bytes,
		first_number: at * contracts,
		first_contract: Pallet::<T>::take_ids(contracts).expect("there are ids"),
		contracts,
		activated: contracts,
	}
}

/// Escrow and deposits of a plan, held.
fn hold<T: Config>(sponsor: &T::AccountId) -> PlanLedger<BalanceOf<T>> {
	let ledger = PlanLedger {
		escrow: money::<T>(1 << 70),
		deposit: money::<T>(1 << 50),
		..Default::default()
	};
	Pallet::<T>::hold(HoldReason::Escrow, sponsor, ledger.escrow).expect("is rich");
	Pallet::<T>::hold(HoldReason::ContractDeposit, sponsor, ledger.deposit).expect("is rich");
	ledger
}

fn stored_plan<T: Config>(
	sponsor: &T::AccountId,
	first_contract: ContractId,
	contracts: u32,
	ledger: PlanLedger<BalanceOf<T>>,
) -> PlanOf<T> {
	let regions: Vec<Region> = (0..MAX_REGIONS).map(|at| offer::<T>(at).region).collect();
	let spans = MAX_PLAN_SPANS - 1;
	// Short active stretches with pauses between them, of which the last one goes on.
	let span = |at: u32| Span {
		from: block::<T>(NOW - 10_000 + 600 * at),
		to: block::<T>(NOW - 10_000 + 600 * at + if at + 1 < spans { 500 } else { 100_000 }),
	};
	Plan {
		sponsor: sponsor.clone(),
		status: PlanStatus::Live,
		from: block::<T>(NOW - 10_000),
		until: block::<T>(NOW + 50_000),
		replicas: MAX_REPLICAS,
		contract_chunks: 1,
		needs: Needs {
			regions: BoundedVec::truncate_from(regions),
			hours: HOURS_PER_WEEK,
			rate: 1,
			latency: 1_000,
		},
		price: high_price::<T>(),
		spans: BoundedVec::truncate_from((0..spans).map(span).collect()),
		first_contract,
		contracts,
		activated: contracts,
		started: 0,
		ending: 0,
		removed: 0,
		queued: false,
		revived: 0,
		cancelled_at: None,
		ledger,
	}
}

/// Lets one more contract of the last range come.
pub fn add_contracts_to_come<T: Config>(id: PlanId) {
	RangesOfPlan::<T>::mutate(id, |ranges| {
		let last = ranges.last_mut().expect("a range");
		last.contracts += 2;
		last.to += 2;
	});
}

/// Lets a plan follow the feed of one of its ranges, which may grow by one contract.
pub fn follow<T: Config>(id: PlanId, range: u32) {
	RangesOfPlan::<T>::mutate(id, |ranges| ranges[range as usize].contracts += 1);
	let feed =
		FeedsOfPlan::<T>::get(id)[RangesOfPlan::<T>::get(id)[range as usize].feed as usize].feed;
	Followers::<T>::insert(feed, id, ());
	let follow =
		Follow { range, before: 0, allotted: 0, tail_since: None, timed: false, stopped: None };
	Following::<T>::insert(id, follow);
}

/// Changes a plan.
pub fn change_plan<T: Config>(id: PlanId, change: impl FnOnce(&mut PlanOf<T>)) {
	Plans::<T>::mutate(id, |plan| change(plan.as_mut().expect("a plan")));
}

/// Lets a plan end in this block.
pub fn end<T: Config>(id: PlanId) {
	change_plan::<T>(id, |plan| {
		plan.until = block::<T>(NOW);
		if let Some(last) = plan.spans.last_mut() {
			last.to = plan.until;
		}
	});
}

/// Ids that nobody has, for lists that must be long.
pub fn strange_ids(count: u32) -> impl Iterator<Item = Id> {
	(0..count).map(|at| 1_000_000_000 + u64::from(at))
}

/// Puts work on the agenda where a piece of work will put more, so that its page is as long as may be
/// without being full.
pub fn fill_agenda<T: Config>(task: Work, due: u64) {
	strange_ids(AGENDA_PAGE - 1).for_each(|id| Pallet::<T>::schedule(task, due, id));
}

/// The present block as the agenda counts.
pub fn now<T: Config>() -> u64 {
	Pallet::<T>::now().saturated_into()
}
