//! Weights of calls and of deferred work.
//!
//! [`SubstrateWeight`] counts, for the worst case at the pallet's bounds, storage reads and writes,
//! hashes and signatures. Reads and writes cost what the runtime's database costs; hash and
//! signature cost what they take on reference hardware, with the host call.

use crate::{
	limits::{MAX_LOOKS, MAX_REGIONS},
	storage_challenges_impls::MAX_RETIRED,
	types::Work,
};
use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Picoseconds of a BLAKE2b-256 of a tree node, with the host call.
const HASH: u64 = 1_500_000;
/// Picoseconds of an ed25519 verification.
const SIGNATURE: u64 = 60_000_000;
/// Picoseconds of everything else that a call does.
const BASE: u64 = 20_000_000;
/// Bytes of proof of one read, on average: an item with its path.
pub(crate) const READ_PROOF: u64 = 1_024;
/// Levels of the largest sum tree.
const LEVELS: u64 = 5;
/// Reads of a change of a provider's weight: the provider, two trees with a path each, two totals.
const WEIGHT_READS: u64 = 7 + 4 * LEVELS;
/// Writes of the same.
const WEIGHT_WRITES: u64 = 5 + 2 * LEVELS;
/// Reads of one look at a candidate: the tree, a path, the leaf, its weight, the provider, the user,
/// its rating.
const LOOK_READS: u64 = LEVELS + 6;
/// Reads of a leaf's removal from a sum tree: its place and that of the last leaf, each with a path,
/// and the path that is forgotten.
const REMOVAL_READS: u64 = 11 + 3 * LEVELS;
/// Writes of the same.
const REMOVAL_WRITES: u64 = 7 + 3 * LEVELS;
/// Looks of a draw at each role.
const LOOKS: u64 = MAX_LOOKS as u64;
/// Kinds of deferred work, each with a cursor that moves in every block.
const KINDS: u64 = Work::ALL.len() as u64;

/// Weight of each call and of each piece of deferred work.
#[allow(missing_docs)]
pub trait WeightInfo {
	fn on_initialize() -> Weight;
	fn serve_agenda_base() -> Weight;
	fn serve_due() -> Weight;
	fn commit_report() -> Weight;
	fn exit() -> Weight;
	fn finish_withdrawal() -> Weight;
	fn fork_feed() -> Weight;
	fn end_empty_plan() -> Weight;
	fn close_amendment() -> Weight;
	fn drop_spans() -> Weight;
	fn account_create() -> Weight;
	fn account_update() -> Weight;
	fn revoke_keys() -> Weight;
	fn offer_create() -> Weight;
	fn publish_feed() -> Weight;
	fn update_feed() -> Weight;
	fn publish_plan(new_feeds: u32, ranges: u32) -> Weight;
	fn submit_statement() -> Weight;
	fn reject_replica() -> Weight;
	fn state_hindrance(encoders: u32) -> Weight;
	fn draw_review() -> Weight;
	fn submit_storage_challenge(samples: u32) -> Weight;
	fn submit_performance_challenge(measurements: u32) -> Weight;
	fn settle(slots: u32) -> Weight;
	fn storage_challenge_deadline() -> Weight;
	fn issue_storage_challenge() -> Weight;
	fn draw_amendment() -> Weight;
	fn amendment_deadline() -> Weight;
	fn followup_contract() -> Weight;
	fn draw_measurers() -> Weight;
	fn count_measurements() -> Weight;
	fn finish_registration() -> Weight;
	fn finish_rotation() -> Weight;
	fn break_setups() -> Weight;
	fn start_plan() -> Weight;
	fn end_plan() -> Weight;
	fn remove_contract() -> Weight;
	fn activate_contract() -> Weight;
	fn report_equivocation() -> Weight;
	fn answers_first() -> Weight;
	fn end_feed() -> Weight;
	fn unpause() -> Weight;
	fn sweep_slots() -> Weight;
	fn offer_update() -> Weight;
	fn offer_withdraw() -> Weight;
	fn pause() -> Weight;
	fn report_loss(slots: u32) -> Weight;
	fn account_delete() -> Weight;
	fn remove_feed() -> Weight;
	fn hand_over() -> Weight;
	fn end_pause() -> Weight;
	fn plan_cancel() -> Weight;
	fn plan_pause() -> Weight;
	fn plan_resume() -> Weight;
	fn plan_update(ranges: u32) -> Weight;
	fn give_back(slots: u32) -> Weight;
	fn revive_plan() -> Weight;
	fn revive_contract() -> Weight;
	fn follow_feed() -> Weight;
	fn release_tail() -> Weight;
	fn migration_step() -> Weight;
	fn list_plan() -> Weight;
}

/// Weights counted by hand, for a runtime with this configuration of `frame_system`.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> SubstrateWeight<T> {
	fn of(reads: u64, writes: u64, hashes: u64, signatures: u64) -> Weight {
		let time = BASE
			.saturating_add(hashes.saturating_mul(HASH))
			.saturating_add(signatures.saturating_mul(SIGNATURE));
		Weight::from_parts(time, reads.saturating_mul(READ_PROOF))
			.saturating_add(T::DbWeight::get().reads_writes(reads, writes))
	}

	fn times(weight: Weight, count: u32) -> Weight {
		weight.saturating_mul(count.into())
	}

	/// Settles a slot, takes it from its hoster, slashes, and puts its contract on the agenda.
	fn lose_slot() -> Weight {
		Self::settle(1).saturating_add(Self::take_slot())
	}

	/// The same for a slot that was just settled.
	fn take_slot() -> Weight {
		// What it leaves behind may be dropped twice: of its span, and of its hoster's last slot.
		let spans = 2 * u64::from(crate::limits::MAX_SPANS_PER_SETTLEMENT);
		let vacate = Self::of(
			10 + WEIGHT_READS + REMOVAL_READS + spans,
			10 + WEIGHT_WRITES + REMOVAL_WRITES + spans,
			0,
			0,
		);
		vacate.saturating_add(Self::slash())
	}

	/// Lowers a stake and moves it to a sponsor.
	fn slash() -> Weight {
		Self::of(6 + WEIGHT_READS, 6 + WEIGHT_WRITES, 0, 0)
	}

	/// Takes slots out of an amendment and rates those who were at work.
	fn dismiss(slots: u32) -> Weight {
		// Also whether a revocation broke it.
		let one = Self::of(16 + 2 * WEIGHT_READS + 6, 8 + 2 * WEIGHT_WRITES + 3, 3, 0);
		Self::times(one, slots)
	}

	/// Ends an amendment with all of its slots, for which those at work may be paid.
	fn close_all() -> Weight {
		let pay = Self::times(Self::of(4, 3, 0, 0), 2 * crate::limits::MAX_REPLICAS);
		Self::dismiss(crate::limits::MAX_REPLICAS)
			.saturating_add(pay)
			.saturating_add(Self::finish_amendment())
	}

	/// Ends an amendment: both attestors leave it, and the first may be slashed.
	fn finish_amendment() -> Weight {
		// If it lacked providers, its plan may be queued for activation.
		Self::of(10 + 2 * WEIGHT_READS, 8 + 2 * WEIGHT_WRITES, 0, 0).saturating_add(Self::slash())
	}

	/// Takes a provider out of its six trees; in each another one may move into its place.
	fn suspend() -> Weight {
		Self::of(4 + 3 * (WEIGHT_READS + 4), 4 + 3 * (WEIGHT_WRITES + 4), 0, 0)
	}
}

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn on_initialize() -> Weight {
		// Also what `on_finalize` does: the weight and size of the block, and the full blocks.
		Self::of(8, 3, 2, 0)
	}
	fn serve_agenda_base() -> Weight {
		// The cursors twice, the epoch with its first block, the meter's first look at each kind.
		Self::of(3 * KINDS + 4, KINDS + 5, 0, 0)
	}
	fn serve_due() -> Weight {
		Self::of(2, 2, 0, 0)
	}
	fn commit_report() -> Weight {
		Self::submit_performance_challenge(0)
	}
	fn exit() -> Weight {
		Self::offer_withdraw()
	}
	fn finish_withdrawal() -> Weight {
		Self::hand_over()
	}
	fn fork_feed() -> Weight {
		Self::update_feed()
	}
	fn end_empty_plan() -> Weight {
		Self::end_plan()
	}
	fn close_amendment() -> Weight {
		Self::amendment_deadline()
	}
	fn drop_spans() -> Weight {
		Self::issue_storage_challenge()
	}
	fn account_create() -> Weight {
		Self::of(11, 7, 2, 4)
	}
	fn account_update() -> Weight {
		Self::of(14, 8, 2, 4)
	}
	fn revoke_keys() -> Weight {
		// A revocation forgets four keys, knows two new and two revoked ones, and has amendments looked at.
		Self::of(20, 14, 2, 4)
	}
	fn offer_create() -> Weight {
		Self::of(10, 6, 0, 0)
	}
	fn publish_feed() -> Weight {
		// A signature record has at most 8 signatures, a head at most 64 roots.
		Self::of(5, 5, 70, 16)
	}
	fn update_feed() -> Weight {
		// The list of live plans is read, and a fork puts their end on the agenda; or the list of
		// followers, and an extension a pass over them.
		Self::of(7, 6, 200, 8)
	}
	fn report_equivocation() -> Weight {
		// Two signature records; roots at two lengths with the nodes between them; the bounty.
		Self::of(10, 10, 270, 16)
	}
	fn answers_first() -> Weight {
		// Without the base of a call.
		Weight::from_parts(0, 2 * READ_PROOF).saturating_add(T::DbWeight::get().reads(2))
	}
	fn end_feed() -> Weight {
		let plans = crate::feed_ends_impls::PLANS_AT_ONCE as u32;
		let feeds = u64::from(crate::limits::MAX_PLAN_FEEDS);
		Self::of(6, 4, 0, 0).saturating_add(Self::times(Self::of(8, 6 + 2 * feeds, 0, 0), plans))
	}
	fn publish_plan(new_feeds: u32, ranges: u32) -> Weight {
		let feeds = u64::from(crate::limits::MAX_PLAN_FEEDS);
		// A growing range is watched: one look at its tail on the agenda.
		Self::of(23 + feeds, 19 + 2 * feeds, 0, 0)
			.saturating_add(Self::times(Self::publish_feed(), new_feeds))
			.saturating_add(Self::times(Self::of(1, 0, 0, 0), ranges))
	}
	fn submit_statement() -> Weight {
		// The hoster that was there may leave, the first attestor may be at fault.
		Self::of(30 + 3 * WEIGHT_READS + LEVELS, 25 + 3 * WEIGHT_WRITES + LEVELS, 3, 3)
			.saturating_add(Self::lose_slot())
			.saturating_add(Self::suspend())
			.saturating_add(Self::finish_amendment())
	}
	fn reject_replica() -> Weight {
		// Two attestors are paid and rated.
		Self::of(26, 18, 2, 1)
			.saturating_add(Self::dismiss(1))
			.saturating_add(Self::suspend())
			.saturating_add(Self::slash())
			.saturating_add(Self::finish_amendment())
	}
	fn state_hindrance(encoders: u32) -> Weight {
		// Those of two amendments may be paid and rated.
		let pay = Self::times(Self::of(6, 4, 1, 0), 2 * (crate::limits::MAX_REPLICAS + 1));
		// A contract that is too large ends its plan's following.
		Self::of(26, 14, 0, 1 + u64::from(encoders))
			.saturating_add(pay)
			.saturating_add(Self::dismiss(crate::limits::MAX_REPLICAS))
			.saturating_add(Self::finish_amendment())
	}
	fn draw_review() -> Weight {
		Self::of(12 + LOOKS * LOOK_READS + WEIGHT_READS, 8 + WEIGHT_WRITES, LOOKS, 0)
	}
	fn submit_storage_challenge(samples: u32) -> Weight {
		Self::of(8, 8, 0, 0).saturating_add(Self::times(
			// 21 hashes: a leaf and 20 levels. Without the base of a call.
			Weight::from_parts(21 * HASH, READ_PROOF).saturating_add(T::DbWeight::get().reads(1)),
			samples,
		))
	}
	fn submit_performance_challenge(measurements: u32) -> Weight {
		let duties = u64::from(2 * crate::limits::MAX_MEASUREMENTS);
		let one = Self::of(2, 2, 1, 1);
		Self::of(4 + duties, 2, 8, 0).saturating_add(Self::times(one, measurements))
	}
	fn settle(slots: u32) -> Weight {
		// Each span is read, entered, left and dropped. What is due is moved between accounts twice.
		let spans = u64::from(crate::limits::MAX_SPANS_PER_SETTLEMENT);
		Self::times(Self::of(12 + 6 * spans, 10 + 4 * spans, 0, 0), slots)
	}
	fn storage_challenge_deadline() -> Weight {
		Self::of(15, 14, 0, 0).saturating_add(Self::suspend())
	}
	fn issue_storage_challenge() -> Weight {
		// Each look reads a path, the contract, its plan and the proven span. One that hits a slot
		// which needs no more proof takes it out; old spans go.
		let spans = u64::from(crate::limits::MAX_SPANS_PER_SETTLEMENT);
		let removed = MAX_RETIRED as u64;
		let looks = removed + u64::from(crate::limits::MAX_SAMPLES);
		Self::of(
			10 + spans + looks * (LEVELS + 7) + removed * REMOVAL_READS,
			8 + spans + removed * REMOVAL_WRITES,
			looks,
			0,
		)
	}
	fn draw_amendment() -> Weight {
		let seats = 2 * u64::from(crate::limits::MAX_REPLICAS) + 1;
		let totals = u64::from(MAX_REGIONS) + 2;
		// Other amendments of the same contract are looked at, too.
		let others = u64::from(crate::limits::MAX_REPLICAS);
		Self::of(
			15 + others + totals + 3 * LOOKS * LOOK_READS + seats * (WEIGHT_READS + 4),
			16 + seats * (WEIGHT_WRITES + 3),
			3 * LOOKS,
			0,
		)
	}
	fn amendment_deadline() -> Weight {
		Self::of(10, 8, 0, 0).saturating_add(Self::close_all())
	}
	fn followup_contract() -> Weight {
		Self::of(10, 6, 0, 0)
	}
	fn draw_measurers() -> Weight {
		let seats = u64::from(crate::limits::MAX_MEASURERS);
		Self::of(
			14 + LOOKS * LOOK_READS + seats * WEIGHT_READS,
			7 + seats * WEIGHT_WRITES,
			LOOKS,
			0,
		)
	}
	fn count_measurements() -> Weight {
		let seats = u64::from(crate::limits::MAX_MEASURERS);
		Self::of(20 + seats * (WEIGHT_READS + 6), 20 + seats * (WEIGHT_WRITES + 7), seats, 0)
			.saturating_add(Self::suspend())
	}
	fn finish_registration() -> Weight {
		// The leaves are written, too.
		Self::of(3 * WEIGHT_READS, 3 * (WEIGHT_WRITES + 2), 0, 0)
	}
	fn finish_rotation() -> Weight {
		Self::of(2, 5, 0, 0)
	}
	fn break_setups() -> Weight {
		let looks = crate::limits::SLOTS_PER_SWEEP;
		// Of each: the seat, the amendment, its contract and plan; another review, or another draw.
		let look = Self::of(16 + WEIGHT_READS, 12 + WEIGHT_WRITES, 0, 0)
			.saturating_add(Self::dismiss(1))
			.saturating_add(Self::finish_amendment());
		Self::of(8, 6, 0, 0).saturating_add(Self::times(look, looks))
	}
	fn start_plan() -> Weight {
		Self::of(5, 3, 0, 0)
	}
	fn end_plan() -> Weight {
		// Removals of 64 contracts fill one page of the agenda and may begin another. A plan without
		// contracts is removed at once, and its feeds are counted.
		let feeds = u64::from(crate::limits::MAX_PLAN_FEEDS);
		Self::of(14 + feeds, 16 + 3 * feeds, 0, 0)
	}
	fn remove_contract() -> Weight {
		let slots = crate::limits::MAX_REPLICAS;
		// Either an amendment ends, or the contract, which hosters that are losing all slots lose, too.
		let remove = Self::settle(slots).saturating_add(Self::times(Self::take_slot(), slots));
		Self::of(11, 13, 0, 0).saturating_add(remove.max(Self::close_all()))
	}
	fn activate_contract() -> Weight {
		// A growing range pins the head that the contract is made from.
		Self::of(17, 12, 0, 0)
	}
	fn unpause() -> Weight {
		// Six trees, the stakes, one entry of the agenda.
		Self::of(10, 8, 0, 0)
	}
	fn offer_update() -> Weight {
		// Out of the old trees; the stake; the span of the old hours ends.
		Self::of(16, 14, 0, 0).saturating_add(Self::suspend())
	}
	fn offer_withdraw() -> Weight {
		Self::of(14, 14, 0, 0).saturating_add(Self::suspend())
	}
	fn pause() -> Weight {
		Self::of(14, 12, 0, 0).saturating_add(Self::suspend())
	}
	fn report_loss(slots: u32) -> Weight {
		Self::of(6, 2, 0, 0).saturating_add(Self::times(Self::lose_slot(), slots))
	}
	fn account_delete() -> Weight {
		let revoked = u64::from(crate::limits::MAX_REVOKED_KEYS);
		Self::of(17, 23 + revoked, 0, 0).saturating_add(Self::suspend())
	}
	fn remove_feed() -> Weight {
		Self::of(4, 4, 0, 0)
	}
	fn hand_over() -> Weight {
		let slots = u64::from(crate::limits::SLOTS_PER_SWEEP);
		Self::of(10 + 6 * slots, 10 + 4 * slots, 0, 0)
	}
	fn end_pause() -> Weight {
		Self::unpause()
	}
	fn plan_cancel() -> Weight {
		// An entry of the agenda is two reads and two writes, with its cursor.
		Self::of(6, 5, 0, 0)
	}
	fn plan_pause() -> Weight {
		Self::of(2, 2, 0, 0)
	}
	fn plan_resume() -> Weight {
		Self::of(11, 9, 0, 0)
	}
	fn plan_update(ranges: u32) -> Weight {
		// The plan is listed and counted with each of its feeds.
		let feeds = u64::from(crate::limits::MAX_PLAN_FEEDS);
		Self::of(25 + 3 * feeds, 18 + 2 * feeds, 0, 0)
			.saturating_add(Self::times(Self::of(2, 1, 0, 0), ranges))
	}
	fn give_back(slots: u32) -> Weight {
		let vacate = Self::of(18 + WEIGHT_READS + LEVELS, 14 + WEIGHT_WRITES + LEVELS, 0, 0);
		Self::settle(slots).saturating_add(Self::times(vacate, slots))
	}
	fn revive_plan() -> Weight {
		// Like the end of a plan, with the queue for activation.
		Self::of(14, 12, 0, 0)
	}
	fn revive_contract() -> Weight {
		let slots = u64::from(crate::limits::MAX_REPLICAS);
		let tree = LEVELS + 2;
		Self::of(2 + slots * (2 + tree), slots * (1 + tree), 0, 0)
			.saturating_add(Self::followup_contract())
	}
	fn follow_feed() -> Weight {
		// A plan takes a head, watches its tail or stops, and joins the queue.
		let plans = crate::following_impls::FOLLOWERS_AT_ONCE as u32;
		Self::of(6, 4, 0, 0).saturating_add(Self::times(Self::of(19, 12, 0, 0), plans))
	}
	fn release_tail() -> Weight {
		Self::of(17, 10, 0, 0)
	}
	fn migration_step() -> Weight {
		// The version is read and, in the end, written.
		Self::of(1, 1, 0, 0)
	}
	fn list_plan() -> Weight {
		// The next key with its value, and what it becomes; the last look finds nothing.
		Self::of(2, 1, 0, 0)
	}
	fn sweep_slots() -> Weight {
		Self::of(12, 10, 0, 0)
			.saturating_add(Self::times(Self::lose_slot(), crate::limits::SLOTS_PER_SWEEP))
			.saturating_add(Self::suspend())
	}
}
