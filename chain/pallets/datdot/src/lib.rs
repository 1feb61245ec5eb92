#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

mod accounts_impls;
mod activation_impls;
mod agenda_impls;
mod amendments_impls;
mod config;
mod config_check;
mod delivery_impls;
mod ending_impls;
mod errors;
mod events;
mod feeds_impls;
mod hosting_impls;
pub mod limits;
#[cfg(test)]
mod mock;
mod money_impls;
mod offers_impls;
mod payment_impls;
mod plans_impls;
mod proven_impls;
pub mod queries_impls;
mod randomness_impls;
mod reports_impls;
mod selection_impls;
mod staffing_impls;
mod statements_impls;
mod storage;
mod storage_challenges_impls;
mod sum_tree_impls;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
pub mod weights;

use frame_support::{pallet_macros::import_section, traits::fungible};
use frame_system::pallet_prelude::BlockNumberFor;

/// Balance of the market's currency.
pub type BalanceOf<T> =
	<<T as Config>::Currency as fungible::Inspect<<T as frame_system::Config>::AccountId>>::Balance;
/// User of a runtime.
pub type UserOf<T> = types::User<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// Offer of a runtime.
pub type OfferOf<T> = types::Offer<BalanceOf<T>, BlockNumberFor<T>>;
/// Provider of a runtime.
pub type ProviderOf<T> = types::Provider<BalanceOf<T>, BlockNumberFor<T>>;
/// Feed of a runtime.
pub type FeedOf<T> = types::Feed<<T as frame_system::Config>::AccountId, BalanceOf<T>>;
/// Plan of a runtime.
pub type PlanOf<T> =
	types::Plan<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;
/// Plan request of a runtime.
pub type PlanRequestOf<T> = types::PlanRequest<BalanceOf<T>, BlockNumberFor<T>>;
/// Contract of a runtime.
pub type ContractOf<T> = types::Contract<BalanceOf<T>, BlockNumberFor<T>>;
/// Amendment of a runtime.
pub type AmendmentOf<T> = types::Amendment<BalanceOf<T>, BlockNumberFor<T>>;

#[import_section(config::config)]
#[import_section(storage::storage)]
#[import_section(events::events)]
#[import_section(errors::errors)]
#[frame_support::pallet]
pub mod pallet {
	use super::*;
	use crate::{limits::*, types::*, weights::WeightInfo};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, Randomness, UnixTime},
		weights::WeightMeter,
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::Permill;

	/// Version of the stored types.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Why the market holds money on an account.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// For a registered account.
		AccountDeposit,
		/// For a published feed.
		FeedDeposit,
		/// Stands for a provider's duties.
		Stake,
		/// For a provider's fees of statements, answers and reports.
		FeeReserve,
		/// For a plan's hosting, setup and delivery.
		Escrow,
		/// For the state of a plan's contracts.
		ContractDeposit,
	}

	#[pallet::extra_constants]
	impl<T: Config> Pallet<T> {
		/// Most replicas of one contract.
		fn max_replicas() -> u32 {
			MAX_REPLICAS
		}
		/// Most plain bytes of one contract.
		fn max_contract_bytes() -> u64 {
			MAX_CONTRACT_BYTES
		}
		/// Most ranges of one plan.
		fn max_ranges() -> u32 {
			MAX_RANGES
		}
		/// Most measurements in one report.
		fn max_measurements() -> u32 {
			MAX_MEASUREMENTS
		}
		/// Most slots in one call of `settle`.
		fn max_settled_slots() -> u32 {
			MAX_SETTLED_SLOTS
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			Self::accumulate_randomness(now);
			Self::advance_clock(now);
			T::WeightInfo::on_initialize()
		}

		fn on_poll(_now: BlockNumberFor<T>, meter: &mut WeightMeter) {
			Self::serve_agenda(meter);
		}

		fn integrity_test() {
			Self::check_config();
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_now: BlockNumberFor<T>) -> Result<(), sp_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Register this account with its two keys, so that it can provide.
		///
		/// A deposit is held. `datdot account --fields` prints the keys and their proofs.
		///
		/// ## Arguments
		/// - `noise_key`: ed25519 public key by which peers dial this account.
		/// - `signing_key`: another ed25519 public key, for statements.
		/// - `proofs`: a signature by each key over
		///   `"datdot/account/" purpose ‖ genesis hash ‖ account ‖ key`.
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::account_create())]
		pub fn account_create(
			origin: OriginFor<T>,
			noise_key: Key,
			signing_key: Key,
			proofs: PossessionProofs,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_account_create(account, noise_key, signing_key, proofs)
		}

		/// Change the keys of this account; new keys act after `RotationDelay`.
		///
		/// ## Arguments
		/// - `change`: the new keys with their proofs of possession.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::account_update())]
		pub fn account_update(origin: OriginFor<T>, change: AccountChange) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_account_update(account, change)
		}

		/// Offer work as encoder, attestor or hoster; the stake is held.
		///
		/// The offer may be drawn after `RegistrationDelay`.
		///
		/// ## Arguments
		/// - `offer`: for each role its capacity and least price (hosters: bytes, too); region (two
		///   characters of a geohash), hours (21 bytes, one bit an hour from Monday 00:00 UTC), rate
		///   in KiB/s, latency in ms, first block and block of the end.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::offer_create())]
		pub fn offer_create(origin: OriginFor<T>, offer: OfferOf<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_offer_create(account, offer)
		}

		/// Publish a hypercore, so that plans can name it. A deposit is held.
		///
		/// `datdot publish KEY --fields` prints these fields.
		///
		/// ## Arguments
		/// - `feed`: key, encoded manifest (none if the key is an ed25519 public key), and the newest
		///   signed head: fork, length in chunks, roots, signature.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::publish_feed())]
		pub fn publish_feed(origin: OriginFor<T>, feed: NewFeed) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_publish_feed(account, feed).map(|_| ())
		}

		/// Replace the head of a feed by a longer one; anybody may.
		///
		/// An update that at least doubles the feed's length is free: an author can sign any number
		/// of small ones.
		///
		/// ## Arguments
		/// - `feed`: id of the feed.
		/// - `update`: the new length, its signature, and the nodes of Hypercore's `upgrade` proof
		///   from the stored length on.
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::update_feed())]
		pub fn update_feed(
			origin: OriginFor<T>,
			feed: FeedId,
			update: FeedUpdate,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			Ok(Self::do_update_feed(feed, update)?.into())
		}

		/// Request hosting: keep ranges of feeds from one block to another. The whole cost is held.
		///
		/// What is not spent comes back when the plan has ended.
		///
		/// ## Arguments
		/// - `new_feeds`: feeds that are not on chain yet; usually empty.
		/// - `plan`: ranges (feed, first chunk, first chunk after it, bytes), first block, block of
		///   the end, terms (replicas, chunks of a contract, needs, price), and the budget: the most
		///   that may be held.
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::publish_plan(new_feeds.len() as u32, plan.ranges.len() as u32))]
		pub fn publish_plan(
			origin: OriginFor<T>,
			new_feeds: BoundedVec<NewFeed, MaxPlanFeeds>,
			plan: PlanRequestOf<T>,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_publish_plan(account, new_feeds, plan)
		}

		/// State how the setup of a slot ended. A correct statement is free.
		///
		/// The hoster submits it; encoder and attestor may a few ticks later.
		///
		/// ## Arguments
		/// - `amendment`: id of the amendment.
		/// - `slot`: place of the hoster in the contract, from 0.
		/// - `outcome`: replica root, sizes, format, and the signatures of encoder, attestor and
		///   hoster.
		#[pallet::call_index(6)]
		#[pallet::weight(T::WeightInfo::submit_statement())]
		pub fn submit_statement(
			origin: OriginFor<T>,
			amendment: AmendmentId,
			slot: SlotIndex,
			outcome: SetupOutcome,
		) -> DispatchResultWithPostInfo {
			let account = ensure_signed(origin)?;
			Self::do_submit_statement(account, amendment, slot, outcome)?;
			Ok(Pays::No.into())
		}

		/// Answer a storage challenge. A correct answer is free.
		///
		/// ## Arguments
		/// - `challenge`: id of the challenge.
		/// - `proof`: a leaf of 128 bytes and its Merkle path for each sample, in their order.
		#[pallet::call_index(7)]
		#[pallet::weight(T::WeightInfo::submit_storage_challenge(proof.leaves()))]
		pub fn submit_storage_challenge(
			origin: OriginFor<T>,
			challenge: ChallengeId,
			proof: StorageProof,
		) -> DispatchResultWithPostInfo {
			let account = ensure_signed(origin)?;
			Self::do_submit_storage_challenge(account, challenge, proof)?;
			Ok(Pays::No.into())
		}

		/// Report measurements of hosters: commit while the epoch runs, reveal in the first quarter
		/// of the next. A correct report is free.
		///
		/// ## Arguments
		/// - `report`: one step of the report.
		#[pallet::call_index(8)]
		#[pallet::weight(T::WeightInfo::submit_performance_challenge(report.measurements()))]
		pub fn submit_performance_challenge(
			origin: OriginFor<T>,
			report: PerformanceReport,
		) -> DispatchResultWithPostInfo {
			let account = ensure_signed(origin)?;
			Self::do_submit_performance_challenge(account, report)?;
			Ok(Pays::No.into())
		}

		/// Pay hosters for what they proved; anybody may.
		///
		/// ## Arguments
		/// - `slots`: the slots to settle, each named by contract and place.
		#[pallet::call_index(9)]
		#[pallet::weight(T::WeightInfo::settle(slots.len() as u32))]
		pub fn settle(
			origin: OriginFor<T>,
			slots: BoundedVec<SlotId, MaxSettledSlots>,
		) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_settle(&slots)
		}
	}
}
