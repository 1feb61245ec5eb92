//! Answers of the runtime API.

use super::*;
use alloc::vec::Vec;
use codec::{Decode, Encode};
use scale_info::TypeInfo;

/// Any stored object with an id.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub enum Item<AccountId, Balance, BlockNumber> {
	/// A user.
	User {
		/// The registered account.
		user: User<AccountId, Balance>,
		/// How well it did each role that it was rated in.
		ratings: Vec<RoleRating>,
	},
	/// A feed.
	Feed(Feed<AccountId, Balance>),
	/// A plan.
	Plan(Plan<AccountId, Balance, BlockNumber>),
	/// A contract.
	Contract(Contract<Balance, BlockNumber>),
	/// An amendment.
	Amendment(Amendment<Balance, BlockNumber>),
	/// A storage challenge.
	StorageChallenge(StorageChallenge<BlockNumber>),
	/// A performance challenge.
	PerformanceChallenge(PerformanceChallenge),
}

/// A peer of a duty.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct Peer {
	/// Its user id.
	pub user: UserId,
	/// Key by which it is dialled.
	pub noise_key: Key,
	/// Key that signs its statements in this duty.
	pub signing_key: Key,
}

/// One slot to set up.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct SlotDuty {
	/// The slot of the contract.
	pub slot: SlotIndex,
	/// Who encodes.
	pub encoder: Peer,
	/// Who hosts.
	pub hoster: Peer,
	/// Whether the slot is active already.
	pub done: bool,
	/// What the encoder signed and the attestor rejected: the second attestor judges it.
	pub rejected: Option<Claim>,
}

/// The second attestor of an amendment.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct ReviewDuty {
	/// Who it is.
	pub attestor: Peer,
	/// Tick by which it must have judged.
	pub deadline: Tick,
}

/// A running amendment with all that its workers need to know.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct SetupDuty {
	/// The amendment.
	pub amendment: AmendmentId,
	/// The contract.
	pub contract: ContractId,
	/// The plan.
	pub plan: PlanId,
	/// Seed of the draw, part of every statement.
	pub seed: Digest,
	/// Tick by which statements must be in.
	pub deadline: Tick,
	/// The feed's key.
	pub feed_key: Key,
	/// The feed as the plan pinned it.
	pub pin: PinnedFeed,
	/// First chunk.
	pub from: u64,
	/// First chunk after it.
	pub to: u64,
	/// Attests every slot.
	pub attestor: Peer,
	/// Attests the slots whose replicas the first attestor rejected.
	pub review: Option<ReviewDuty>,
	/// The slots.
	pub slots: Vec<SlotDuty>,
	/// Hosters that already serve the contract.
	pub hosters: Vec<Peer>,
}

/// A hoster to measure.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct MeasurementDuty<BlockNumber> {
	/// The performance challenge.
	pub challenge: ChallengeId,
	/// The epoch.
	pub epoch: Epoch,
	/// Who is measured.
	pub hoster: Peer,
	/// What it serves: 32 of its replicas at most, others for each measurement and attestor.
	pub slots: Vec<HostedSlot<BlockNumber>>,
	/// Whether a report of this epoch was committed.
	pub committed: bool,
	/// Whether it was revealed.
	pub revealed: bool,
}

/// A replica that a hoster stores.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct HostedSlot<BlockNumber> {
	/// The slot.
	pub slot: SlotId,
	/// The plan.
	pub plan: PlanId,
	/// The feed's key.
	pub feed_key: Key,
	/// The feed as the plan pinned it.
	pub pin: PinnedFeed,
	/// First chunk.
	pub from: u64,
	/// First chunk after it.
	pub to: u64,
	/// Merkle root of the sealed replica.
	pub replica_root: Digest,
	/// Bytes of the sealed replica.
	pub sealed_bytes: u64,
	/// Block at which the plan ends.
	pub until: BlockNumber,
}

/// All that an account has to do.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct Duties<BlockNumber> {
	/// Id of the account's user.
	pub user: UserId,
	/// The market's clock.
	pub tick: Tick,
	/// The delivery epoch that runs.
	pub epoch: EpochClock,
	/// How well it did each role that it was rated in.
	pub ratings: Vec<RoleRating>,
	/// Running amendments with a seat of this account.
	pub setups: Vec<SetupDuty>,
	/// Hosters to measure.
	pub measurements: Vec<MeasurementDuty<BlockNumber>>,
	/// Replicas to store and serve, a page of them.
	pub hosted: Vec<HostedSlot<BlockNumber>>,
	/// Position of the first replica of the next page, if there is one.
	pub next: Option<u32>,
}

/// An open storage challenge.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct OpenChallenge<BlockNumber> {
	/// Its id.
	pub id: ChallengeId,
	/// What is asked, and until when.
	pub challenge: StorageChallenge<BlockNumber>,
}

/// A slot of a contract as people see it.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct SlotReport<AccountId, Balance, BlockNumber> {
	/// Account of the hoster, if the slot is active.
	pub hoster: Option<AccountId>,
	/// Merkle root of the sealed replica, if the slot is active.
	pub replica_root: Option<Digest>,
	/// Block up to which the hoster proved storage.
	pub proven_until: Option<BlockNumber>,
	/// Paid to the hoster for this slot.
	pub paid: Balance,
}

/// A contract as people see it.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct ContractReport<AccountId, Balance, BlockNumber> {
	/// Its id.
	pub id: ContractId,
	/// The feed's key.
	pub feed_key: Key,
	/// First chunk.
	pub from: u64,
	/// First chunk after it.
	pub to: u64,
	/// Plain bytes of its chunks, once a statement gave them.
	pub plain_bytes: Option<u64>,
	/// Its slots.
	pub slots: Vec<SlotReport<AccountId, Balance, BlockNumber>>,
	/// Attempts to staff those that want a hoster.
	pub staffing: Vec<StaffingReport<BlockNumber>>,
	/// What went wrong with its setups, and when they are tried again.
	pub trouble: Option<SetupTrouble>,
}

/// An attempt to staff slots of a contract, as people see it.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct StaffingReport<BlockNumber> {
	/// The amendment.
	pub amendment: AmendmentId,
	/// The slots that it staffs.
	pub slots: Vec<SlotIndex>,
	/// Tick by which the drawn providers must be done; none while nobody is drawn.
	pub deadline: Option<Tick>,
	/// Draws that found too few providers.
	pub attempts: u32,
	/// What the last draw lacked.
	pub lack: Option<Lack<BlockNumber>>,
}

/// A plan as people see it; contracts in pages of at most 64.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct PlanReport<AccountId, Balance, BlockNumber> {
	/// The plan.
	pub plan: Plan<AccountId, Balance, BlockNumber>,
	/// Contracts that exist, from the asked one on.
	pub contracts: Vec<ContractReport<AccountId, Balance, BlockNumber>>,
	/// Number of the first contract of the next page, if there is one.
	pub next: Option<u32>,
	/// How far it follows a growing feed, if it does.
	pub following: Option<FollowReport<BlockNumber>>,
}

/// Prices, deposits and stakes in force.
#[derive(Clone, Encode, Decode, TypeInfo, PartialEq, Eq, Debug)]
pub struct PriceList<Balance> {
	/// What sponsors usually pay.
	pub price: Price<Balance>,
	/// Share of hosting pay that is put on top for measurements, in parts per million.
	pub delivery_share: u32,
	/// Most that one counted measurement earns.
	pub measurement_fee: Balance,
	/// Bytes that a contract counts at least.
	pub least_billed_bytes: u64,
	/// Held for an account.
	pub account_deposit: Balance,
	/// Held for a feed.
	pub feed_deposit: Balance,
	/// Held for each contract of a plan.
	pub contract_deposit: Balance,
	/// Stake for each unit of capacity of an encoder or attestor.
	pub stake_per_capacity: Balance,
	/// Stake for each slot that a hoster offers to hold.
	pub stake_per_slot: Balance,
	/// Stake for each offered GiB, hosters only.
	pub stake_per_gib: Balance,
	/// Held for the fees of a provider.
	pub fee_reserve: Balance,
	/// Blocks in an hour.
	pub blocks_per_hour: u32,
	/// Most chunks in one contract.
	pub contract_set_size: u32,
	/// Replicas of a contract, if a plan does not say.
	pub hosters_per_contract: u32,
	/// Blocks after which a following plan makes a shorter contract.
	pub tail_delay: u32,
}
