//! Who is who in a written state: ids, and what everybody is about to do.
//!
//! A tenth as many providers as contracts, each of which offers every role; 50 contracts a plan; three
//! replicas. The first provider hosts one slot of every tenth contract, so it grows with the state;
//! all others have about 27.

use datdot_runtime::{AccountId, BlockNumber, HOURS};
use pallet_datdot::types::*;
use sp_io::hashing::blake2_256;
use sp_keyring::Sr25519Keyring;
use std::ops::Range;

/// Ticks and blocks of a delivery epoch.
pub const EPOCH: u32 = 24 * HOURS;
/// The delivery epoch that runs.
pub const PRESENT_EPOCH: u32 = 3;
/// Its first tick, and block.
pub const EPOCH_START: u32 = PRESENT_EPOCH * EPOCH;
/// The block that is measured, and its tick: the counts of the epoch before are due.
pub const NOW: BlockNumber = EPOCH_START + EPOCH / 4 + 1;
/// Ticks from one storage challenge to the next.
pub const CHALLENGE_DELAY: u32 = EPOCH / 5;
/// Ticks for an answer.
pub const CHALLENGE_DURATION: u32 = HOURS / 2;
/// Block of the end of all plans.
pub const PLANS_END: BlockNumber = 100 * EPOCH;

/// Contracts of a plan.
pub const PLAN_CONTRACTS: u32 = 50;
/// Chunks of a contract.
pub const CONTRACT_CHUNKS: u64 = 1_024;
/// Plain bytes of a contract.
pub const CONTRACT_BYTES: u64 = 64 << 20;
/// Replicas of a contract.
pub const REPLICAS: u32 = 3;
/// Attestors that measure a hoster.
pub const MEASURERS: u32 = 9;

/// How often each operation is measured, with others at work.
pub const RUNS: u32 = 8;
/// Plans whose last contract awaits its draw.
pub const STAFFED_PLANS: Range<u32> = 0..RUNS;
/// Those of them that are drawn in the measured block.
pub const DRAWS: Range<u32> = 0..2;
/// Plans whose last contract is not activated.
pub const QUEUED_PLANS: Range<u32> = RUNS..RUNS + 2;

/// The provider that hosts most.
pub const LARGEST: u32 = 0;
/// Who sends transactions in the measured block, with accounts whose secret keys are known: the
/// first half answers, the second half settles.
pub const SENDERS: Range<u32> = 1..9;
/// Hosters that are challenged one at a time, the first two of them in the measured block, too.
pub const ISSUES: Range<u32> = 10..10 + RUNS;
/// Hosters whose time for an answer is over in the measured block, half of them for the second time.
pub const SILENT: Range<u32> = 20..22;
/// Hosters whose attestors are drawn in the measured block.
pub const MEASURED: Range<u32> = 30..32;
/// Hosters whose last epoch is counted in the measured block.
pub const COUNTED: Range<u32> = 40..42;
/// Hosters that settle, one at a time.
pub const SETTLED: Range<u32> = 50..50 + RUNS;

/// How large a state is.
#[derive(Clone, Copy, Debug)]
pub struct Size {
	/// Contracts.
	pub contracts: u32,
}

impl Size {
	/// Providers.
	pub fn providers(self) -> u32 {
		self.contracts / 10
	}

	/// Plans, each of a sponsor and a feed of its own.
	pub fn plans(self) -> u32 {
		self.contracts / PLAN_CONTRACTS
	}

	/// Id of a provider.
	pub fn user(self, provider: u32) -> UserId {
		provider.into()
	}

	/// Id of the feed of a plan.
	pub fn feed(self, plan: u32) -> FeedId {
		self.user(self.providers()) + u64::from(plan)
	}

	/// Id of a plan.
	pub fn plan(self, plan: u32) -> PlanId {
		self.feed(self.plans()) + u64::from(plan)
	}

	/// Id of a contract.
	pub fn contract(self, contract: u32) -> ContractId {
		self.plan(self.plans()) + u64::from(contract)
	}

	/// Id of the amendment of the last contract of a plan.
	pub fn amendment(self, plan: u32) -> AmendmentId {
		self.contract(self.contracts) + u64::from(plan)
	}

	/// Id of the open storage challenge of a hoster.
	pub fn challenge(self, hoster: u32) -> ChallengeId {
		self.amendment(self.plans()) + u64::from(hoster)
	}

	/// Id of a hoster's performance challenge of the present epoch.
	pub fn measurement(self, hoster: u32) -> ChallengeId {
		self.challenge(self.providers()) + u64::from(hoster)
	}

	/// Id of a hoster's performance challenge of the last epoch.
	pub fn last_measurement(self, hoster: u32) -> ChallengeId {
		self.measurement(self.providers()) + u64::from(hoster)
	}

	/// The first id that is not taken.
	pub fn next_id(self) -> Id {
		self.last_measurement(self.providers())
	}

	/// The hoster of a slot.
	pub fn hoster(self, contract: u32, slot: u32) -> u32 {
		if contract.is_multiple_of(10) && slot == 0 {
			return LARGEST;
		}
		1 + (REPLICAS * contract + slot) % (self.providers() - 1)
	}

	/// The attestors that measure a hoster.
	pub fn measurers(self, hoster: u32) -> impl Iterator<Item = u32> {
		let providers = self.providers();
		(0..MEASURERS).map(move |place| (hoster + 1 + 7 * place) % providers)
	}
}

/// What is known of a contract.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Stage {
	/// All of its slots are active.
	Active,
	/// It waits for a draw.
	Staffed,
	/// It is not stored yet.
	ToCome,
}

/// How far a contract is.
pub fn stage(contract: u32) -> Stage {
	let (plan, number) = (contract / PLAN_CONTRACTS, contract % PLAN_CONTRACTS);
	match number == PLAN_CONTRACTS - 1 {
		true if STAFFED_PLANS.contains(&plan) => Stage::Staffed,
		true if QUEUED_PLANS.contains(&plan) => Stage::ToCome,
		_ => Stage::Active,
	}
}

/// The tick by which a hoster must answer, if it has an open challenge; a tenth of all have.
pub fn deadline(hoster: u32) -> Option<u32> {
	if SILENT.contains(&hoster) {
		return Some(NOW);
	}
	let answers = SENDERS.contains(&hoster) && hoster < (SENDERS.start + SENDERS.end) / 2;
	(answers || hoster % 10 == 9).then_some(NOW + 1 + hoster % (CHALLENGE_DURATION - 10))
}

/// The hosters with an open challenge that are no senders and have time left.
pub fn answering() -> impl Iterator<Item = u32> {
	(0..RUNS).map(|run| 10 * run + 9)
}

/// The tick of a hoster's next challenge.
pub fn next_issue(hoster: u32) -> u32 {
	match hoster.checked_sub(ISSUES.start) {
		Some(0 | 1) => NOW,
		_ => NOW + 1 + hoster % (CHALLENGE_DELAY - 1),
	}
}

/// Account of a provider.
pub fn provider_account(provider: u32) -> AccountId {
	match sender(provider) {
		Some(key) => key.to_account_id(),
		None => blake2_256(&[&b"provider"[..], &provider.to_le_bytes()].concat()).into(),
	}
}

/// The well-known key of a provider that sends transactions.
pub fn sender(provider: u32) -> Option<Sr25519Keyring> {
	let place = SENDERS.contains(&provider).then(|| provider - SENDERS.start)?;
	Sr25519Keyring::iter().nth(place as usize)
}

/// Account of the sponsor of a plan.
pub fn sponsor_account(plan: u32) -> AccountId {
	blake2_256(&[&b"sponsor"[..], &plan.to_le_bytes()].concat()).into()
}
