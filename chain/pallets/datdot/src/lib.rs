#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub use pallet::*;

#[cfg(test)]
mod accesses;
mod accounts_impls;
mod activation_impls;
mod agenda_impls;
mod amendments_impls;
pub mod answers_first;
#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod clock_impls;
mod closing_impls;
mod completion_impls;
mod config;
mod config_check;
mod contract_pins_impls;
mod delivery_impls;
mod ending_impls;
mod equivocation_impls;
mod errors;
mod events;
#[cfg(any(feature = "runtime-benchmarks", test))]
mod extremes;
mod feed_ends_impls;
mod feeds_impls;
mod following_impls;
mod handover_impls;
mod hindrance_impls;
mod hosting_impls;
pub mod limits;
mod losses_impls;
pub mod migrations;
#[cfg(test)]
mod mock;
mod money_impls;
mod offer_updates_impls;
mod offers_impls;
mod pauses_impls;
mod payment_impls;
mod plan_changes_impls;
mod plans_impls;
mod pricing_impls;
mod proven_impls;
pub mod queries_impls;
mod randomness_impls;
mod ranges_impls;
mod ratings_impls;
mod reports_impls;
mod retry_impls;
mod review_impls;
mod revival_impls;
mod revocations_impls;
mod selection_impls;
mod silence_impls;
mod slash_impls;
mod staffing_impls;
mod standing_impls;
mod statements_impls;
mod storage;
mod storage_challenges_impls;
mod sum_tree_impls;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "std", feature = "try-runtime"))]
mod try_state;
pub mod types;
mod verdicts_impls;
mod weighing_impls;
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
	#[cfg(feature = "runtime-benchmarks")]
	use crate::benchmarking::BenchmarkHelper;
	use crate::{limits::*, types::*, weights::WeightInfo};
	use frame_support::{
		pallet_prelude::*,
		traits::{fungible, Randomness, UnixTime},
		weights::WeightMeter,
		BoundedBTreeMap,
	};
	use frame_system::pallet_prelude::*;
	use sp_runtime::Permill;

	/// Version of the stored types; `migrations` brings older ones here.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

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

		fn on_finalize(_now: BlockNumberFor<T>) {
			Self::note_fullness();
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
		/// A deposit is held. `datdot account create --fields` prints the keys and their proofs.
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

		/// Change the keys of this account: after `RotationDelay`, or at once, because a key is no longer
		/// in its owner's hands alone.
		///
		/// Setups that run when keys rotate go on with the old ones. Those that await a signature by a
		/// revoked key are drawn again, without blame; a revoked key never acts again.
		///
		/// ## Arguments
		/// - `change`: the new keys with their proofs of possession.
		#[pallet::call_index(1)]
		#[pallet::weight(Pallet::<T>::change_weight(change))]
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
		/// - `feed`: key, encoded manifest (none if the key is an ed25519 public key), the newest
		///   signed head (fork, length in chunks, roots, signature), and, if the feed's key
		///   authorised this account, its signature.
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::publish_feed())]
		pub fn publish_feed(origin: OriginFor<T>, feed: NewFeed) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_publish_feed(account, feed).map(|_| ())
		}

		/// Replace the head of a feed by a longer one, or by that of a higher fork; anybody may.
		///
		/// Plans that follow the feed make contracts of what it has more, without another call. A
		/// fork ends the plans of the feed, and is free if it ends one. An extension that at least
		/// doubles the feed's length is free: an author can sign any number of small ones.
		///
		/// ## Arguments
		/// - `feed`: id of the feed.
		/// - `update`: the new length, its signature, and the nodes of Hypercore's `upgrade` proof
		///   from the stored length on; or the newest signed head of a higher fork.
		#[pallet::call_index(4)]
		#[pallet::weight(Pallet::<T>::update_weight(update))]
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
		///   that may be held. One range may end nowhere and grow with its feed, up to its bytes and
		///   to a number of contracts, all of which is held at once.
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
		/// - `outcome`: complete: replica root, sizes, format, and the signatures of encoder, attestor
		///   and hoster. Rejected, by the attestor: the same of the encoder's replica, and the
		///   encoder's signature. No source or too large: signatures of the encoders and the attestor.
		#[pallet::call_index(6)]
		#[pallet::weight(Pallet::<T>::statement_weight(outcome))]
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
		#[pallet::weight(Pallet::<T>::report_weight(report))]
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

		/// Change this provider's offer; it may be drawn again after `RegistrationDelay`.
		///
		/// Stake is held or returned as the new offer needs. While there are duties, the offer cannot
		/// shrink below them, and slots that were drawn keep their region, rate, latency and time.
		/// Changed hours end the present run of proofs.
		///
		/// ## Arguments
		/// - `offer`: the whole new offer, as in `offer_create`.
		#[pallet::call_index(21)]
		#[pallet::weight(T::WeightInfo::offer_update())]
		pub fn offer_update(origin: OriginFor<T>, offer: OfferOf<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_offer_update(account, offer)
		}

		/// Stop providing: duties are handed over, then stake and fee reserve come back.
		///
		/// For each slot somebody else is drawn; until that one has its replica, this account goes on
		/// hosting. Whoever leaves pays the replacement. Called again after `ExitDelay`, slots that
		/// nobody took over are given up at the same price.
		#[pallet::call_index(22)]
		#[pallet::weight(Pallet::<T>::withdrawal_weight())]
		pub fn offer_withdraw(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_offer_withdraw(account)
		}

		/// Be away for a while: slots are kept, unpaid, and nothing is asked.
		///
		/// Pay begins again with the first proof afterwards. Pauses have a budget.
		///
		/// ## Arguments
		/// - `until`: tick of the market's clock at which the pause ends by itself.
		#[pallet::call_index(23)]
		#[pallet::weight(T::WeightInfo::pause())]
		pub fn pause(origin: OriginFor<T>, until: Tick) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_pause(account, until)
		}

		/// End a plan of this account at the next block.
		///
		/// Hosters are paid for what they proved until then, and setups that are under way are paid.
		/// The rest comes back when every contract is settled.
		///
		/// ## Arguments
		/// - `plan`: id of the plan.
		#[pallet::call_index(10)]
		#[pallet::weight(T::WeightInfo::plan_cancel())]
		pub fn plan_cancel(origin: OriginFor<T>, plan: PlanId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_plan_cancel(account, plan)
		}

		/// Pause a plan of this account from the next block on: nothing is paid, and nothing new is
		/// staffed.
		///
		/// Its hosters may keep their slots or give them back. The plan ends when it would have
		/// anyway. A plan can be paused a few times only.
		///
		/// ## Arguments
		/// - `plan`: id of the plan.
		#[pallet::call_index(11)]
		#[pallet::weight(T::WeightInfo::plan_pause())]
		pub fn plan_pause(origin: OriginFor<T>, plan: PlanId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_plan_pause(account, plan)
		}

		/// Resume a paused plan of this account from the next block on.
		///
		/// One setup is held for each slot that was given back meanwhile; `ledger.returned` of the
		/// plan is the sum.
		///
		/// ## Arguments
		/// - `plan`: id of the plan.
		#[pallet::call_index(12)]
		#[pallet::weight(T::WeightInfo::plan_resume())]
		pub fn plan_resume(origin: OriginFor<T>, plan: PlanId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_plan_resume(account, plan)
		}

		/// Keep more ranges in a plan of this account, or keep all of them longer. The whole cost is
		/// held.
		///
		/// More time holds one more setup of each slot as well: hosters whose offers end before the
		/// new end may leave freely. What is not spent comes back when the plan has ended.
		///
		/// ## Arguments
		/// - `plan`: id of the plan.
		/// - `change`: ranges to add (feed, first chunk, first chunk after it, bytes; one that grows,
		///   if the plan has none or follows no further), and the new block of the end, if it moves.
		/// - `budget`: the most that may be held for the change, deposits included.
		#[pallet::call_index(13)]
		#[pallet::weight(T::WeightInfo::plan_update(change.ranges.len() as u32))]
		pub fn plan_update(
			origin: OriginFor<T>,
			plan: PlanId,
			change: PlanChange<BlockNumberFor<T>>,
			budget: BalanceOf<T>,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_plan_update(account, plan, change, budget)
		}

		/// Give slots back whose plan is paused, or was made longer than this account's offer.
		///
		/// It costs nothing. A storage challenge issued after the pause, or after the offer's end, must
		/// have been answered. What is due for a slot and not counted yet is lost: wait until it is
		/// settled.
		///
		/// ## Arguments
		/// - `slots`: slots that this account hosts, each named by contract and place.
		#[pallet::call_index(14)]
		#[pallet::weight(T::WeightInfo::give_back(slots.len() as u32))]
		pub fn give_back(
			origin: OriginFor<T>,
			slots: BoundedVec<SlotId, MaxSettledSlots>,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_give_back(account, &slots)
		}

		/// End the pause or the suspension of this provider.
		///
		/// What was slashed of its stake is held again; it may be drawn after `RegistrationDelay`.
		#[pallet::call_index(20)]
		#[pallet::weight(T::WeightInfo::unpause())]
		pub fn unpause(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_unpause(account)
		}

		/// Report that replicas of this account are lost, before a challenge finds out.
		///
		/// Each costs its replacement and a part of what a fault would cost; the other slots stay.
		///
		/// ## Arguments
		/// - `slots`: the lost slots, each named by contract and place.
		#[pallet::call_index(24)]
		#[pallet::weight(T::WeightInfo::report_loss(slots.len() as u32))]
		pub fn report_loss(
			origin: OriginFor<T>,
			slots: BoundedVec<SlotId, MaxSettledSlots>,
		) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_report_loss(account, &slots)
		}

		/// Close this account: its offer ends and every deposit comes back.
		///
		/// Refused while the account has duties or plans.
		#[pallet::call_index(25)]
		#[pallet::weight(T::WeightInfo::account_delete())]
		pub fn account_delete(origin: OriginFor<T>) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_account_delete(account)
		}

		/// Remove a feed that this account published; its deposit comes back.
		///
		/// Refused while plans name it.
		///
		/// ## Arguments
		/// - `feed`: id of the feed.
		#[pallet::call_index(26)]
		#[pallet::weight(T::WeightInfo::remove_feed())]
		pub fn remove_feed(origin: OriginFor<T>, feed: FeedId) -> DispatchResult {
			let account = ensure_signed(origin)?;
			Self::do_remove_feed(account, feed)
		}

		/// Report that the author of a feed signed two heads that contradict each other.
		///
		/// The feed is frozen and its plans end. The reporter gets the deposit of a publisher whom
		/// the feed's own key authorised. A correct report is free.
		///
		/// ## Arguments
		/// - `feed`: id of the feed.
		/// - `evidence`: two signed heads of one fork; of one length, or a longer one with its roots
		///   at the shorter length.
		#[pallet::call_index(40)]
		#[pallet::weight(T::WeightInfo::report_equivocation())]
		pub fn report_equivocation(
			origin: OriginFor<T>,
			feed: FeedId,
			evidence: Equivocation,
		) -> DispatchResultWithPostInfo {
			let account = ensure_signed(origin)?;
			Self::do_report_equivocation(account, feed, evidence)?;
			Ok(Pays::No.into())
		}
	}
}
