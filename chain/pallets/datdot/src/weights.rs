//! Weights of calls and of deferred work. Generated: changes are overwritten.
//!
//! By `scripts/weights --steps 5 --repeat 10`: so many values of each component, and so
//! many runs at each, on AMD EPYC, 2 cores, linux.
//! Times are picoseconds, sizes bytes of proof. Above each function: how many keys of each item of
//! storage are read and written at the most.

#![allow(missing_docs)]

use core::marker::PhantomData;
use frame_support::{traits::Get, weights::Weight};

/// Weight of each call and of each piece of deferred work.
pub trait WeightInfo {
	fn account_create() -> Weight;
	fn account_delete() -> Weight;
	fn account_update() -> Weight;
	fn activate_contract() -> Weight;
	fn amendment_deadline() -> Weight;
	fn answers_first() -> Weight;
	fn break_setups() -> Weight;
	fn close_amendment() -> Weight;
	fn commit_report() -> Weight;
	fn count_measurements() -> Weight;
	fn draw_amendment() -> Weight;
	fn draw_measurers() -> Weight;
	fn draw_review() -> Weight;
	fn drop_spans() -> Weight;
	fn end_empty_plan() -> Weight;
	fn end_feed() -> Weight;
	fn end_pause() -> Weight;
	fn end_plan() -> Weight;
	fn exit() -> Weight;
	fn finish_registration() -> Weight;
	fn finish_rotation() -> Weight;
	fn finish_withdrawal() -> Weight;
	fn follow_feed() -> Weight;
	fn followup_contract() -> Weight;
	fn fork_feed() -> Weight;
	fn give_back(s: u32) -> Weight;
	fn hand_over() -> Weight;
	fn issue_storage_challenge() -> Weight;
	fn list_plan() -> Weight;
	fn migration_step() -> Weight;
	fn offer_create() -> Weight;
	fn offer_update() -> Weight;
	fn offer_withdraw() -> Weight;
	fn on_initialize() -> Weight;
	fn pause() -> Weight;
	fn plan_cancel() -> Weight;
	fn plan_pause() -> Weight;
	fn plan_resume() -> Weight;
	fn plan_update(r: u32) -> Weight;
	fn publish_feed() -> Weight;
	fn publish_plan(n: u32, r: u32) -> Weight;
	fn reject_replica() -> Weight;
	fn release_tail() -> Weight;
	fn remove_contract() -> Weight;
	fn remove_feed() -> Weight;
	fn report_equivocation() -> Weight;
	fn report_loss(s: u32) -> Weight;
	fn revive_contract() -> Weight;
	fn revive_plan() -> Weight;
	fn revoke_keys() -> Weight;
	fn serve_agenda_base() -> Weight;
	fn serve_due() -> Weight;
	fn settle(s: u32) -> Weight;
	fn start_plan() -> Weight;
	fn state_hindrance(e: u32) -> Weight;
	fn storage_challenge_deadline() -> Weight;
	fn submit_performance_challenge(m: u32) -> Weight;
	fn submit_statement() -> Weight;
	fn submit_storage_challenge(s: u32) -> Weight;
	fn sweep_slots() -> Weight;
	fn unpause() -> Weight;
	fn update_feed() -> Weight;
}

/// Weights with what the database of a runtime costs.
pub struct SubstrateWeight<T>(PhantomData<T>);

impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	// Reads: 1 Balances::Holds, 1 Datdot::NextId, 2 Datdot::RevokedKeys, 1 Datdot::UserIdByAccount,
	// 2 Datdot::UserIdByNoiseKey, 2 Datdot::UserIdBySigningKey, 1 Parameters::Parameters,
	// 1 System::Account, 1 System::BlockHash.
	// Writes: 1 Balances::Holds, 1 Datdot::NextId, 1 Datdot::UserIdByAccount,
	// 1 Datdot::UserIdByNoiseKey, 1 Datdot::UserIdBySigningKey, 1 Datdot::Users, 1 System::Account.
	fn account_create() -> Weight {
		Weight::from_parts(308_438_000, 30_483)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Reads: 1 Balances::Holds, 6 Datdot::BucketTotals, 1 Datdot::Burned, 1 Datdot::Hostings,
	// 1 Datdot::Pots, 4 Datdot::Providers, 1 Datdot::RevokedKeysOfUser, 1 Datdot::SponsoredPlans,
	// 6 Datdot::TreeLeaves, 54 Datdot::TreeNodes, 6 Datdot::Trees, 1 Datdot::UserIdByAccount,
	// 1 Datdot::Users, 1 System::Account.
	// Writes: 1 Balances::Holds, 6 Datdot::BucketTotals, 1 Datdot::Burned, 1 Datdot::Deliveries,
	// 1 Datdot::Hostings, 1 Datdot::Pots, 4 Datdot::Providers, 3 Datdot::Ratings,
	// 1 Datdot::Revocations, 16 Datdot::RevokedKeys, 1 Datdot::RevokedKeysOfUser,
	// 12 Datdot::TreeLeaves, 54 Datdot::TreeNodes, 6 Datdot::Trees, 1 Datdot::UserIdByAccount,
	// 2 Datdot::UserIdByNoiseKey, 2 Datdot::UserIdBySigningKey, 1 Datdot::Users, 1 System::Account.
	fn account_delete() -> Weight {
		Weight::from_parts(1_128_456_000, 272_347)
			.saturating_add(T::DbWeight::get().reads(85))
			.saturating_add(T::DbWeight::get().writes(115))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Clock,
	// 1 Datdot::Revocations, 2 Datdot::RevokedKeys, 1 Datdot::UserIdByAccount,
	// 2 Datdot::UserIdByNoiseKey, 2 Datdot::UserIdBySigningKey, 1 Datdot::Users,
	// 1 Parameters::Parameters, 1 System::BlockHash.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::UserIdByNoiseKey, 1 Datdot::UserIdBySigningKey, 1 Datdot::Users.
	fn account_update() -> Weight {
		Weight::from_parts(267_518_000, 38_408)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Reads: 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue, 1 Datdot::Agenda,
	// 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::FeedsOfPlan, 1 Datdot::Following,
	// 1 Datdot::LackingOfPlan, 1 Datdot::NextId, 2 Datdot::PinOfContract, 1 Datdot::Plans,
	// 1 Datdot::RangesOfPlan, 1 Parameters::Parameters.
	// Writes: 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue, 1 Datdot::Agenda,
	// 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Amendments, 1 Datdot::Contracts,
	// 1 Datdot::Following, 1 Datdot::NextId, 1 Datdot::PinOfContract, 1 Datdot::Plans,
	// 1 Datdot::RangesOfPlan.
	fn activate_contract() -> Weight {
		Weight::from_parts(111_005_000, 66_301)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(12))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Amendments, 37 Datdot::BucketTotals, 1 Datdot::Clock, 1 Datdot::Contracts,
	// 16 Datdot::NeededHours, 1 Datdot::PinOfContract, 1 Datdot::Plans, 34 Datdot::Providers,
	// 1 Datdot::RangesOfPlan, 34 Datdot::Ratings, 26 Datdot::Revocations, 1 Datdot::SetupTroubles,
	// 340 Datdot::TreeNodes, 68 Datdot::Trees, 34 Datdot::Users, 5 Parameters::Parameters,
	// 2 System::Account.
	// Writes: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Amendments, 37 Datdot::BucketTotals, 1 Datdot::Contracts, 16 Datdot::NeededHours,
	// 1 Datdot::Plans, 34 Datdot::Providers, 34 Datdot::Ratings, 34 Datdot::Seats,
	// 1 Datdot::SetupTroubles, 340 Datdot::TreeNodes, 68 Datdot::Trees, 2 System::Account.
	fn amendment_deadline() -> Weight {
		Weight::from_parts(6_093_900_000, 1_944_873)
			.saturating_add(T::DbWeight::get().reads(607))
			.saturating_add(T::DbWeight::get().writes(573))
	}
	// Reads: 1 Datdot::StorageChallenges, 1 Datdot::UserIdByAccount.
	fn answers_first() -> Weight {
		Weight::from_parts(19_058_000, 5_569).saturating_add(T::DbWeight::get().reads(2))
	}
	// Reads: 4 Balances::Holds, 3 Datdot::Agenda, 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages,
	// 4 Datdot::Amendments, 16 Datdot::BucketTotals, 1 Datdot::Clock, 4 Datdot::Contracts,
	// 4 Datdot::NeededHours, 4 Datdot::PinOfContract, 4 Datdot::Plans, 13 Datdot::Providers,
	// 4 Datdot::RangesOfPlan, 1 Datdot::Revocations, 4 Datdot::Seats, 4 Datdot::SetupTroubles,
	// 130 Datdot::TreeNodes, 26 Datdot::Trees, 5 Datdot::Users, 3 Parameters::Parameters,
	// 8 System::Account.
	// Writes: 4 Balances::Holds, 3 Datdot::Agenda, 2 Datdot::AgendaPages, 4 Datdot::Amendments,
	// 16 Datdot::BucketTotals, 4 Datdot::Contracts, 4 Datdot::NeededHours, 4 Datdot::Plans,
	// 13 Datdot::Providers, 1 Datdot::Revocations, 16 Datdot::Seats, 4 Datdot::SetupTroubles,
	// 130 Datdot::TreeNodes, 26 Datdot::Trees, 8 System::Account.
	fn break_setups() -> Weight {
		Weight::from_parts(3_310_847_000, 817_445)
			.saturating_add(T::DbWeight::get().reads(246))
			.saturating_add(T::DbWeight::get().writes(239))
	}
	// Reads: 2 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Amendments, 37 Datdot::BucketTotals, 1 Datdot::Contracts, 16 Datdot::NeededHours,
	// 1 Datdot::PinOfContract, 1 Datdot::Plans, 34 Datdot::Providers, 1 Datdot::RangesOfPlan,
	// 340 Datdot::TreeNodes, 68 Datdot::Trees, 17 Datdot::Users, 2 Parameters::Parameters,
	// 18 System::Account.
	// Writes: 2 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Amendments, 37 Datdot::BucketTotals, 1 Datdot::Contracts, 16 Datdot::NeededHours,
	// 1 Datdot::Plans, 34 Datdot::Providers, 34 Datdot::Seats, 340 Datdot::TreeNodes,
	// 68 Datdot::Trees, 18 System::Account.
	fn close_amendment() -> Weight {
		Weight::from_parts(7_406_269_000, 1_767_248)
			.saturating_add(T::DbWeight::get().reads(542))
			.saturating_add(T::DbWeight::get().writes(555))
	}
	// Reads: 1 Datdot::Commitments, 1 Datdot::CurrentEpoch, 257 Datdot::MeasurementDuties,
	// 1 Datdot::UserIdByAccount, 1 Datdot::Users.
	// Writes: 1 Datdot::Commitments.
	fn commit_report() -> Weight {
		Weight::from_parts(998_212_000, 655_565)
			.saturating_add(T::DbWeight::get().reads(261))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 20 Datdot::BucketTotals, 1 Datdot::Clock, 1 Datdot::CurrentEpoch, 2 Datdot::EpochBlocks,
	// 1 Datdot::Hostings, 1 Datdot::PerformanceChallenges, 1 Datdot::Pots, 10 Datdot::ProvenSpans,
	// 19 Datdot::Providers, 16 Datdot::Ratings, 16 Datdot::ReaderKeys, 6 Datdot::TreeLeaves,
	// 202 Datdot::TreeNodes, 35 Datdot::Trees, 16 Datdot::Users, 3 Parameters::Parameters,
	// 16 System::Account.
	// Writes: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 20 Datdot::BucketTotals, 15 Datdot::Commitments, 1 Datdot::Deliveries, 1 Datdot::Hostings,
	// 15 Datdot::MeasurementDuties, 1 Datdot::PerformanceChallenges, 1 Datdot::Pots,
	// 10 Datdot::ProvenSpans, 19 Datdot::Providers, 16 Datdot::Ratings, 15 Datdot::ReaderKeys,
	// 12 Datdot::TreeLeaves, 202 Datdot::TreeNodes, 34 Datdot::Trees, 16 System::Account.
	fn count_measurements() -> Weight {
		Weight::from_parts(4_539_101_000, 1_158_814)
			.saturating_add(T::DbWeight::get().reads(370))
			.saturating_add(T::DbWeight::get().writes(382))
	}
	// Reads: 1 Datdot::Accumulators, 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue,
	// 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Amendments,
	// 20 Datdot::BucketTotals, 1 Datdot::Clock, 1 Datdot::Contracts, 1 Datdot::LackingOfPlan,
	// 16 Datdot::NeededHours, 1 Datdot::Plans, 162 Datdot::Providers, 1 Datdot::RangesOfPlan,
	// 36 Datdot::Ratings, 1 Datdot::SetupTroubles, 162 Datdot::TreeLeaves, 859 Datdot::TreeNodes,
	// 79 Datdot::Trees, 36 Datdot::Users, 8 Parameters::Parameters, 1 Timestamp::Now.
	// Writes: 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue, 1 Datdot::Agenda,
	// 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Amendments, 20 Datdot::BucketTotals,
	// 1 Datdot::LackingOfPlan, 16 Datdot::NeededHours, 1 Datdot::Plans, 33 Datdot::Providers,
	// 33 Datdot::Seats, 326 Datdot::TreeNodes, 62 Datdot::Trees.
	fn draw_amendment() -> Weight {
		Weight::from_parts(13_815_627_000, 4_484_132)
			.saturating_add(T::DbWeight::get().reads(1392))
			.saturating_add(T::DbWeight::get().writes(498))
	}
	// Reads: 1 Datdot::Accumulators, 2 Datdot::Agenda, 2 Datdot::AgendaCursors,
	// 2 Datdot::AgendaPages, 9 Datdot::BucketTotals, 1 Datdot::Clock, 1 Datdot::CurrentEpoch,
	// 1 Datdot::Hostings, 1 Datdot::NextId, 1 Datdot::PerformanceChallenges, 51 Datdot::Providers,
	// 16 Datdot::Ratings, 50 Datdot::TreeLeaves, 291 Datdot::TreeNodes, 32 Datdot::Trees,
	// 4 Parameters::Parameters, 1 Timestamp::Now.
	// Writes: 2 Datdot::Agenda, 1 Datdot::AgendaCursors, 2 Datdot::AgendaPages,
	// 9 Datdot::BucketTotals, 1 Datdot::Hostings, 15 Datdot::MeasurementDuties, 1 Datdot::NextId,
	// 1 Datdot::PerformanceChallenges, 15 Datdot::Providers, 150 Datdot::TreeNodes,
	// 30 Datdot::Trees.
	fn draw_measurers() -> Weight {
		Weight::from_parts(4_432_222_000, 1_494_685)
			.saturating_add(T::DbWeight::get().reads(466))
			.saturating_add(T::DbWeight::get().writes(227))
	}
	// Reads: 1 Datdot::Accumulators, 1 Datdot::Agenda, 1 Datdot::AgendaCursors,
	// 1 Datdot::AgendaPages, 1 Datdot::Amendments, 2 Datdot::BucketTotals, 1 Datdot::Clock,
	// 1 Datdot::Contracts, 1 Datdot::Plans, 63 Datdot::Providers, 1 Datdot::Ratings,
	// 63 Datdot::TreeLeaves, 273 Datdot::TreeNodes, 17 Datdot::Trees, 1 Datdot::Users,
	// 6 Parameters::Parameters, 1 Timestamp::Now.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Amendments, 2 Datdot::BucketTotals, 1 Datdot::Providers, 1 Datdot::Seats,
	// 10 Datdot::TreeNodes, 2 Datdot::Trees.
	fn draw_review() -> Weight {
		Weight::from_parts(3_464_424_000, 1_399_113)
			.saturating_add(T::DbWeight::get().reads(435))
			.saturating_add(T::DbWeight::get().writes(20))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Clock,
	// 1 Datdot::Hostings, 8 Datdot::ProvenSpans, 2 Parameters::Parameters.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaPages, 1 Datdot::Hostings, 8 Datdot::ProvenSpans.
	fn drop_spans() -> Weight {
		Weight::from_parts(110_344_000, 38_217)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::FeedsOfPlan, 8 Datdot::PinsOfFeed, 1 Datdot::Plans,
	// 1 Datdot::RangesOfPlan, 2 Datdot::SponsoredPlans, 1 System::Account.
	// Writes: 1 Balances::Holds, 1 Datdot::FeedsOfPlan, 8 Datdot::Followers, 1 Datdot::Following,
	// 8 Datdot::PinsOfFeed, 1 Datdot::Plans, 8 Datdot::PlansOfFeed, 1 Datdot::RangesOfPlan,
	// 1 Datdot::SponsoredPlans, 1 System::Account.
	fn end_empty_plan() -> Weight {
		Weight::from_parts(226_747_000, 62_928)
			.saturating_add(T::DbWeight::get().reads(15))
			.saturating_add(T::DbWeight::get().writes(31))
	}
	// Reads: 2 Datdot::Agenda, 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages, 1 Datdot::Clock,
	// 1 Datdot::FeedEnds, 8 Datdot::FeedsOfPlan, 9 Datdot::Plans, 9 Datdot::PlansOfFeed.
	// Writes: 2 Datdot::Agenda, 1 Datdot::AgendaCursors, 2 Datdot::AgendaPages,
	// 64 Datdot::Followers, 8 Datdot::Plans, 64 Datdot::PlansOfFeed.
	fn end_feed() -> Weight {
		Weight::from_parts(834_038_000, 254_953)
			.saturating_add(T::DbWeight::get().reads(34))
			.saturating_add(T::DbWeight::get().writes(141))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Clock,
	// 1 Datdot::Providers, 1 Parameters::Parameters.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaPages, 1 Datdot::Providers.
	fn end_pause() -> Weight {
		Weight::from_parts(48_962_000, 15_843)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Reads: 3 Datdot::Agenda, 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages,
	// 1 Datdot::FeedsOfPlan, 1 Datdot::Plans, 1 Datdot::RangesOfPlan.
	// Writes: 3 Datdot::Agenda, 1 Datdot::AgendaCursors, 2 Datdot::AgendaPages, 8 Datdot::Followers,
	// 1 Datdot::Plans, 8 Datdot::PlansOfFeed.
	fn end_plan() -> Weight {
		Weight::from_parts(685_277_000, 51_651)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(23))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Clock,
	// 1 Datdot::Hostings, 1 Datdot::Providers, 1 Datdot::Trees, 1 Datdot::UserIdByAccount,
	// 1 Datdot::Users, 1 Parameters::Parameters.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Hostings.
	fn exit() -> Weight {
		Weight::from_parts(95_712_000, 26_121)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Reads: 6 Datdot::BucketTotals, 1 Datdot::Clock, 1 Datdot::Providers, 30 Datdot::TreeNodes,
	// 6 Datdot::Trees.
	// Writes: 6 Datdot::BucketTotals, 1 Datdot::Providers, 6 Datdot::TreeLeaves,
	// 30 Datdot::TreeNodes, 6 Datdot::Trees.
	fn finish_registration() -> Weight {
		Weight::from_parts(281_849_000, 142_898)
			.saturating_add(T::DbWeight::get().reads(44))
			.saturating_add(T::DbWeight::get().writes(49))
	}
	// Reads: 1 Datdot::Clock, 1 Datdot::Users.
	// Writes: 1 Datdot::UserIdByNoiseKey, 1 Datdot::UserIdBySigningKey, 1 Datdot::Users.
	fn finish_rotation() -> Weight {
		Weight::from_parts(22_484_000, 5_159)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::Providers, 1 Datdot::Users, 1 System::Account.
	// Writes: 1 Balances::Holds, 1 Datdot::Providers, 1 System::Account.
	fn finish_withdrawal() -> Weight {
		Weight::from_parts(123_263_000, 10_776)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Reads: 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue, 2 Datdot::Agenda,
	// 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages, 1 Datdot::Feeds, 4 Datdot::FeedsOfPlan,
	// 1 Datdot::FollowPasses, 5 Datdot::Followers, 5 Datdot::Following, 4 Datdot::LackingOfPlan,
	// 4 Datdot::Plans, 4 Datdot::RangesOfPlan, 1 Parameters::Parameters.
	// Writes: 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue, 2 Datdot::Agenda,
	// 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages, 4 Datdot::FeedsOfPlan, 1 Datdot::FollowPasses,
	// 4 Datdot::Followers, 4 Datdot::Following, 4 Datdot::Plans, 4 Datdot::RangesOfPlan.
	fn follow_feed() -> Weight {
		Weight::from_parts(502_096_000, 199_973)
			.saturating_add(T::DbWeight::get().reads(37))
			.saturating_add(T::DbWeight::get().writes(29))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Contracts,
	// 1 Datdot::NextId, 1 Datdot::PinOfContract, 1 Datdot::Plans, 1 Datdot::RangesOfPlan,
	// 1 Datdot::SetupTroubles, 1 Parameters::Parameters.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Amendments, 1 Datdot::Contracts, 1 Datdot::NextId.
	fn followup_contract() -> Weight {
		Weight::from_parts(64_356_000, 35_345)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::FeedEnds,
	// 1 Datdot::Feeds, 1 Datdot::NextId, 1 Datdot::PlansOfFeed.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::FeedEnds,
	// 1 Datdot::Feeds, 1 Datdot::NextId.
	fn fork_feed() -> Weight {
		Weight::from_parts(450_379_000, 23_330)
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Reads: 65 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 2 Datdot::BucketTotals, 1 Datdot::Clock, 128 Datdot::Contracts, 1 Datdot::Hostings,
	// 1 Datdot::NeededHours, 64 Datdot::Plans, 1 Datdot::Pots, 10 Datdot::ProvenSpans,
	// 1 Datdot::Providers, 1 Datdot::Ratings, 64 Datdot::TreeLeaves, 276 Datdot::TreeNodes,
	// 3 Datdot::Trees, 1 Datdot::UserIdByAccount, 1 Datdot::Users, 4 Parameters::Parameters,
	// 65 System::Account.
	// Writes: 65 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 2 Datdot::BucketTotals, 128 Datdot::Contracts, 1 Datdot::Hostings, 1 Datdot::NeededHours,
	// 64 Datdot::Plans, 1 Datdot::Pots, 9 Datdot::ProvenSpans, 1 Datdot::Providers,
	// 1 Datdot::Ratings, 128 Datdot::TreeLeaves, 276 Datdot::TreeNodes, 3 Datdot::Trees,
	// 65 System::Account.
	// For: 1 <= s <= 64.
	fn give_back(s: u32) -> Weight {
		Weight::from_parts(664_317_000, 142_064)
			.saturating_add(Weight::from_parts(500_260_952, 34_606).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(45))
			.saturating_add(T::DbWeight::get().reads(11).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(37))
			.saturating_add(T::DbWeight::get().writes(12).saturating_mul(s.into()))
	}
	// Reads: 2 Datdot::Agenda, 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages, 1 Datdot::Clock,
	// 4 Datdot::Contracts, 4 Datdot::Plans, 1 Datdot::Providers, 4 Datdot::TreeLeaves.
	// Writes: 2 Datdot::Agenda, 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages, 4 Datdot::Contracts,
	// 1 Datdot::Providers.
	fn hand_over() -> Weight {
		Weight::from_parts(236_701_000, 61_886)
			.saturating_add(T::DbWeight::get().reads(20))
			.saturating_add(T::DbWeight::get().writes(11))
	}
	// Reads: 1 Datdot::Accumulators, 1 Datdot::Agenda, 1 Datdot::AgendaCursors,
	// 1 Datdot::AgendaPages, 1 Datdot::Clock, 77 Datdot::Contracts, 1 Datdot::Hostings,
	// 1 Datdot::NextId, 54 Datdot::Plans, 1 Datdot::ProvenSpans, 1 Datdot::Providers,
	// 1 Datdot::StorageChallenges, 77 Datdot::TreeLeaves, 212 Datdot::TreeNodes, 1 Datdot::Trees,
	// 2 Parameters::Parameters, 1 Timestamp::Now.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 48 Datdot::Contracts, 1 Datdot::Hostings, 1 Datdot::NextId, 1 Datdot::StorageChallenges,
	// 48 Datdot::TreeLeaves, 105 Datdot::TreeNodes, 1 Datdot::Trees.
	fn issue_storage_challenge() -> Weight {
		Weight::from_parts(5_915_646_000, 1_499_706)
			.saturating_add(T::DbWeight::get().reads(434))
			.saturating_add(T::DbWeight::get().writes(208))
	}
	// Reads: 2 Datdot::Plans.
	// Writes: 1 Datdot::SponsoredPlans.
	fn list_plan() -> Weight {
		Weight::from_parts(16_174_000, 5_736)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Reads: 1 0xc834b61541d8f6549822b1f9d7d373b44e7b9012096b41c4eb3aaf947f6ea429,
	// 1 0xc834b61541d8f6549822b1f9d7d373b485cbad424d5546e442112f5418708c21.
	// Writes: 1 0xc834b61541d8f6549822b1f9d7d373b44e7b9012096b41c4eb3aaf947f6ea429.
	fn migration_step() -> Weight {
		Weight::from_parts(17_105_000, 6_998)
			.saturating_add(T::DbWeight::get().reads(2))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Clock, 1 Datdot::Providers, 1 Datdot::UserIdByAccount, 1 Datdot::Users,
	// 5 Parameters::Parameters, 1 System::Account.
	// Writes: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Providers, 1 System::Account.
	fn offer_create() -> Weight {
		Weight::from_parts(180_698_000, 36_347)
			.saturating_add(T::DbWeight::get().reads(14))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 6 Datdot::BucketTotals, 1 Datdot::Clock, 1 Datdot::Hostings, 1 Datdot::NeededHours,
	// 9 Datdot::ProvenSpans, 4 Datdot::Providers, 6 Datdot::TreeLeaves, 54 Datdot::TreeNodes,
	// 6 Datdot::Trees, 1 Datdot::UserIdByAccount, 1 Datdot::Users, 3 Parameters::Parameters,
	// 1 System::Account.
	// Writes: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaPages, 6 Datdot::BucketTotals,
	// 1 Datdot::Hostings, 10 Datdot::ProvenSpans, 4 Datdot::Providers, 12 Datdot::TreeLeaves,
	// 54 Datdot::TreeNodes, 6 Datdot::Trees, 1 System::Account.
	fn offer_update() -> Weight {
		Weight::from_parts(1_041_737_000, 306_349)
			.saturating_add(T::DbWeight::get().reads(98))
			.saturating_add(T::DbWeight::get().writes(97))
	}
	// Reads: 1 Balances::Holds, 6 Datdot::BucketTotals, 1 Datdot::Clock, 1 Datdot::Hostings,
	// 4 Datdot::Providers, 6 Datdot::TreeLeaves, 54 Datdot::TreeNodes, 7 Datdot::Trees,
	// 1 Datdot::UserIdByAccount, 1 Datdot::Users, 1 Parameters::Parameters, 1 System::Account.
	// Writes: 1 Balances::Holds, 6 Datdot::BucketTotals, 4 Datdot::Providers, 12 Datdot::TreeLeaves,
	// 54 Datdot::TreeNodes, 6 Datdot::Trees, 1 System::Account.
	fn offer_withdraw() -> Weight {
		Weight::from_parts(948_078_000, 269_321)
			.saturating_add(T::DbWeight::get().reads(84))
			.saturating_add(T::DbWeight::get().writes(84))
	}
	// Reads: 1 Babe::AuthorVrfRandomness, 1 Datdot::Accumulators, 1 Datdot::Clock,
	// 1 Datdot::FullBlocks, 1 Datdot::UpToDateAt, 1 Migrator::Cursor.
	// Writes: 1 Datdot::Accumulators, 1 Datdot::Clock, 1 Datdot::FullBlocks.
	fn on_initialize() -> Weight {
		Weight::from_parts(21_311_000, 19_059)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 6 Datdot::BucketTotals, 1 Datdot::Clock, 1 Datdot::CurrentEpoch, 1 Datdot::Hostings,
	// 9 Datdot::ProvenSpans, 4 Datdot::Providers, 6 Datdot::TreeLeaves, 54 Datdot::TreeNodes,
	// 6 Datdot::Trees, 1 Datdot::UserIdByAccount, 1 Datdot::Users, 3 Parameters::Parameters.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 6 Datdot::BucketTotals, 1 Datdot::Hostings, 10 Datdot::ProvenSpans, 4 Datdot::Providers,
	// 12 Datdot::TreeLeaves, 54 Datdot::TreeNodes, 6 Datdot::Trees.
	fn pause() -> Weight {
		Weight::from_parts(964_593_000, 299_746)
			.saturating_add(T::DbWeight::get().reads(96))
			.saturating_add(T::DbWeight::get().writes(96))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Clock,
	// 1 Datdot::Plans.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Plans.
	fn plan_cancel() -> Weight {
		Weight::from_parts(51_246_000, 13_353)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Reads: 1 Datdot::Plans.
	// Writes: 1 Datdot::Plans.
	fn plan_pause() -> Weight {
		Weight::from_parts(28_151_000, 2_868)
			.saturating_add(T::DbWeight::get().reads(1))
			.saturating_add(T::DbWeight::get().writes(1))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue,
	// 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::LackingOfPlan,
	// 1 Datdot::Plans, 1 Datdot::RangesOfPlan, 1 System::Account.
	// Writes: 1 Balances::Holds, 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue,
	// 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Plans,
	// 1 System::Account.
	fn plan_resume() -> Weight {
		Weight::from_parts(121_791_000, 30_691)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(8))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue,
	// 2 Datdot::Agenda, 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages, 1 Datdot::FeedByKey,
	// 8 Datdot::Feeds, 1 Datdot::FeedsOfPlan, 1 Datdot::Following, 1 Datdot::LackingOfPlan,
	// 1 Datdot::NextId, 7 Datdot::PinsOfFeed, 1 Datdot::Plans, 1 Datdot::RangesOfPlan,
	// 4 Parameters::Parameters, 1 System::Account.
	// Writes: 1 Balances::Holds, 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue,
	// 2 Datdot::Agenda, 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages, 1 Datdot::FeedsOfPlan,
	// 1 Datdot::Followers, 1 Datdot::Following, 1 Datdot::NextId, 7 Datdot::PinsOfFeed,
	// 1 Datdot::Plans, 8 Datdot::PlansOfFeed, 1 Datdot::RangesOfPlan, 1 System::Account.
	// For: 1 <= r <= 63.
	fn plan_update(r: u32) -> Weight {
		Weight::from_parts(345_272_233, 153_499)
			.saturating_add(Weight::from_parts(4_904_682, 371).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(26))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().writes(22))
			.saturating_add(T::DbWeight::get().writes(1).saturating_mul(r.into()))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::FeedByKey, 1 Datdot::NextId, 1 Parameters::Parameters,
	// 1 System::Account, 1 System::BlockHash.
	// Writes: 1 Balances::Holds, 1 Datdot::FeedByKey, 1 Datdot::Feeds, 1 Datdot::NextId,
	// 1 System::Account.
	fn publish_feed() -> Weight {
		Weight::from_parts(783_103_000, 15_297)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Reads: 1 Balances::Holds, 3 Datdot::Agenda, 3 Datdot::AgendaCursors, 3 Datdot::AgendaPages,
	// 8 Datdot::FeedByKey, 8 Datdot::Feeds, 2 Datdot::Following, 1 Datdot::NextId,
	// 8 Datdot::PinsOfFeed, 2 Datdot::SponsoredPlans, 6 Parameters::Parameters, 1 System::Account,
	// 1 System::BlockHash.
	// Writes: 1 Balances::Holds, 3 Datdot::Agenda, 3 Datdot::AgendaCursors, 3 Datdot::AgendaPages,
	// 8 Datdot::FeedByKey, 8 Datdot::Feeds, 1 Datdot::FeedsOfPlan, 1 Datdot::Followers,
	// 1 Datdot::Following, 1 Datdot::NextId, 8 Datdot::PinsOfFeed, 1 Datdot::Plans,
	// 8 Datdot::PlansOfFeed, 1 Datdot::RangesOfPlan, 1 Datdot::SponsoredPlans, 1 System::Account.
	// For: 0 <= n <= 8, 8 <= r <= 64.
	fn publish_plan(n: u32, r: u32) -> Weight {
		Weight::from_parts(249_102_950, 139_424)
			.saturating_add(Weight::from_parts(734_264_594, 0).saturating_mul(n.into()))
			.saturating_add(Weight::from_parts(6_770_960, 0).saturating_mul(r.into()))
			.saturating_add(T::DbWeight::get().reads(38))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().writes(34))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(n.into()))
	}
	// Reads: 3 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Amendments, 7 Datdot::BucketTotals, 1 Datdot::Clock, 1 Datdot::Contracts,
	// 1 Datdot::NeededHours, 1 Datdot::Plans, 7 Datdot::Providers, 3 Datdot::Ratings,
	// 1 Datdot::SetupTroubles, 6 Datdot::TreeLeaves, 80 Datdot::TreeNodes, 8 Datdot::Trees,
	// 1 Datdot::UserIdByAccount, 3 Datdot::Users, 5 Parameters::Parameters, 4 System::Account,
	// 1 System::BlockHash.
	// Writes: 3 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Amendments, 7 Datdot::BucketTotals, 1 Datdot::Contracts, 1 Datdot::NeededHours,
	// 1 Datdot::Plans, 7 Datdot::Providers, 3 Datdot::Ratings, 4 Datdot::Seats,
	// 1 Datdot::SetupTroubles, 12 Datdot::TreeLeaves, 80 Datdot::TreeNodes, 8 Datdot::Trees,
	// 4 System::Account.
	fn reject_replica() -> Weight {
		Weight::from_parts(2_065_698_000, 439_788)
			.saturating_add(T::DbWeight::get().reads(137))
			.saturating_add(T::DbWeight::get().writes(136))
	}
	// Reads: 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue, 1 Datdot::FeedsOfPlan,
	// 1 Datdot::Following, 1 Datdot::LackingOfPlan, 1 Datdot::Plans, 1 Datdot::RangesOfPlan,
	// 1 Parameters::Parameters.
	// Writes: 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue, 1 Datdot::Followers,
	// 1 Datdot::Following, 1 Datdot::Plans, 1 Datdot::RangesOfPlan.
	fn release_tail() -> Weight {
		Weight::from_parts(99_248_000, 45_646)
			.saturating_add(T::DbWeight::get().reads(8))
			.saturating_add(T::DbWeight::get().writes(6))
	}
	// Reads: 17 Balances::Holds, 1 Datdot::Clock, 17 Datdot::Contracts, 1 Datdot::FeedsOfPlan,
	// 16 Datdot::Hostings, 16 Datdot::NeededHours, 8 Datdot::PinsOfFeed, 1 Datdot::Plans,
	// 16 Datdot::Pots, 160 Datdot::ProvenSpans, 16 Datdot::Providers, 16 Datdot::Ratings,
	// 2 Datdot::SponsoredPlans, 16 Datdot::TreeLeaves, 96 Datdot::TreeNodes, 16 Datdot::Trees,
	// 16 Datdot::Users, 7 Parameters::Parameters, 17 System::Account.
	// Writes: 17 Balances::Holds, 17 Datdot::Contracts, 1 Datdot::FeedsOfPlan, 1 Datdot::Following,
	// 16 Datdot::Hostings, 16 Datdot::NeededHours, 1 Datdot::PinOfContract, 8 Datdot::PinsOfFeed,
	// 1 Datdot::Plans, 16 Datdot::Pots, 160 Datdot::ProvenSpans, 16 Datdot::Providers,
	// 1 Datdot::RangesOfPlan, 16 Datdot::Ratings, 1 Datdot::SetupTroubles, 1 Datdot::SponsoredPlans,
	// 32 Datdot::TreeLeaves, 80 Datdot::TreeNodes, 16 Datdot::Trees, 17 System::Account.
	fn remove_contract() -> Weight {
		Weight::from_parts(10_760_480_000, 1_341_121)
			.saturating_add(T::DbWeight::get().reads(455))
			.saturating_add(T::DbWeight::get().writes(434))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::Feeds, 1 Datdot::PinsOfFeed, 1 System::Account.
	// Writes: 1 Balances::Holds, 1 Datdot::FeedByKey, 1 Datdot::Feeds, 1 System::Account.
	fn remove_feed() -> Weight {
		Weight::from_parts(72_458_000, 15_563)
			.saturating_add(T::DbWeight::get().reads(4))
			.saturating_add(T::DbWeight::get().writes(4))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::FeedEnds, 1 Datdot::Feeds, 1 Datdot::NextId, 1 Datdot::PlansOfFeed,
	// 2 System::Account.
	// Writes: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::FeedEnds, 1 Datdot::Feeds, 1 Datdot::NextId, 2 System::Account.
	fn report_equivocation() -> Weight {
		Weight::from_parts(927_287_000, 31_186)
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().writes(9))
	}
	// Reads: 65 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 2 Datdot::BucketTotals, 1 Datdot::Clock, 128 Datdot::Contracts, 1 Datdot::Hostings,
	// 1 Datdot::NeededHours, 64 Datdot::Plans, 1 Datdot::Pots, 9 Datdot::ProvenSpans,
	// 1 Datdot::Providers, 1 Datdot::Ratings, 64 Datdot::TreeLeaves, 276 Datdot::TreeNodes,
	// 3 Datdot::Trees, 1 Datdot::UserIdByAccount, 1 Datdot::Users, 6 Parameters::Parameters,
	// 65 System::Account.
	// Writes: 65 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 2 Datdot::BucketTotals, 128 Datdot::Contracts, 1 Datdot::Hostings, 1 Datdot::NeededHours,
	// 64 Datdot::Plans, 1 Datdot::Pots, 9 Datdot::ProvenSpans, 1 Datdot::Providers,
	// 1 Datdot::Ratings, 128 Datdot::TreeLeaves, 276 Datdot::TreeNodes, 3 Datdot::Trees,
	// 65 System::Account.
	// For: 1 <= s <= 64.
	fn report_loss(s: u32) -> Weight {
		Weight::from_parts(136_229_619, 144_566)
			.saturating_add(Weight::from_parts(772_298_139, 34_606).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(46))
			.saturating_add(T::DbWeight::get().reads(11).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(37))
			.saturating_add(T::DbWeight::get().writes(12).saturating_mul(s.into()))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Contracts,
	// 1 Datdot::NextId, 1 Datdot::Plans, 15 Datdot::Providers, 1 Datdot::SetupTroubles,
	// 75 Datdot::TreeNodes, 15 Datdot::Trees, 1 Parameters::Parameters.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Amendments, 1 Datdot::Contracts, 1 Datdot::NextId, 15 Datdot::TreeLeaves,
	// 75 Datdot::TreeNodes, 15 Datdot::Trees.
	fn revive_contract() -> Weight {
		Weight::from_parts(1_016_760_000, 369_016)
			.saturating_add(T::DbWeight::get().reads(113))
			.saturating_add(T::DbWeight::get().writes(111))
	}
	// Reads: 3 Datdot::Agenda, 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages, 1 Datdot::Plans,
	// 1 Datdot::RangesOfPlan.
	// Writes: 3 Datdot::Agenda, 1 Datdot::AgendaCursors, 2 Datdot::AgendaPages, 1 Datdot::Plans.
	fn revive_plan() -> Weight {
		Weight::from_parts(617_717_000, 28_471)
			.saturating_add(T::DbWeight::get().reads(9))
			.saturating_add(T::DbWeight::get().writes(7))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 2 Datdot::RevokedKeys, 1 Datdot::RevokedKeysOfUser, 1 Datdot::UserIdByAccount,
	// 2 Datdot::UserIdByNoiseKey, 2 Datdot::UserIdBySigningKey, 1 Datdot::Users,
	// 1 System::BlockHash.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaPages, 1 Datdot::Revocations, 2 Datdot::RevokedKeys,
	// 1 Datdot::RevokedKeysOfUser, 3 Datdot::UserIdByNoiseKey, 3 Datdot::UserIdBySigningKey,
	// 1 Datdot::Users.
	fn revoke_keys() -> Weight {
		Weight::from_parts(316_900_000, 33_918)
			.saturating_add(T::DbWeight::get().reads(13))
			.saturating_add(T::DbWeight::get().writes(13))
	}
	// Reads: 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue, 23 Datdot::AgendaCursors,
	// 23 Datdot::AgendaPages, 1 Datdot::Clock, 1 Datdot::CurrentEpoch, 2 Parameters::Parameters.
	// Writes: 1 Datdot::ActivationPages, 23 Datdot::AgendaCursors, 1 Datdot::CurrentEpoch,
	// 2 Datdot::EpochBlocks, 1 Datdot::UpToDateAt.
	fn serve_agenda_base() -> Weight {
		Weight::from_parts(273_976_000, 130_300)
			.saturating_add(T::DbWeight::get().reads(52))
			.saturating_add(T::DbWeight::get().writes(28))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Clock,
	// 1 Datdot::Users.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages.
	fn serve_due() -> Weight {
		Weight::from_parts(22_143_000, 13_161)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Reads: 128 Balances::Holds, 1 Datdot::Clock, 64 Datdot::Contracts, 64 Datdot::Hostings,
	// 64 Datdot::Plans, 64 Datdot::Pots, 576 Datdot::ProvenSpans, 64 Datdot::Ratings,
	// 64 Datdot::Users, 4 Parameters::Parameters, 128 System::Account.
	// Writes: 128 Balances::Holds, 64 Datdot::Contracts, 64 Datdot::Hostings, 64 Datdot::Plans,
	// 64 Datdot::Pots, 576 Datdot::ProvenSpans, 64 Datdot::Ratings, 128 System::Account.
	// For: 1 <= s <= 64.
	fn settle(s: u32) -> Weight {
		Weight::from_parts(381_797_000, 12_527)
			.saturating_add(Weight::from_parts(352_281_730, 51_434).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().reads(19).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(18).saturating_mul(s.into()))
	}
	// Reads: 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue, 1 Datdot::LackingOfPlan,
	// 1 Datdot::Plans, 1 Datdot::RangesOfPlan.
	// Writes: 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue, 1 Datdot::Plans.
	fn start_plan() -> Weight {
		Weight::from_parts(25_848_000, 17_436)
			.saturating_add(T::DbWeight::get().reads(5))
			.saturating_add(T::DbWeight::get().writes(3))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue,
	// 1 Datdot::Amendments, 36 Datdot::BucketTotals, 1 Datdot::Clock, 1 Datdot::Contracts,
	// 1 Datdot::FeedsOfPlan, 1 Datdot::Following, 1 Datdot::LackingOfPlan, 16 Datdot::NeededHours,
	// 1 Datdot::PinOfContract, 1 Datdot::Plans, 33 Datdot::Providers, 1 Datdot::RangesOfPlan,
	// 34 Datdot::Ratings, 17 Datdot::Revocations, 1 Datdot::Seats, 1 Datdot::SetupTroubles,
	// 330 Datdot::TreeNodes, 66 Datdot::Trees, 1 Datdot::UserIdByAccount, 34 Datdot::Users,
	// 3 Parameters::Parameters, 35 System::Account, 1 System::BlockHash.
	// Writes: 1 Balances::Holds, 1 Datdot::ActivationPages, 1 Datdot::ActivationQueue,
	// 1 Datdot::Amendments, 36 Datdot::BucketTotals, 1 Datdot::Contracts, 1 Datdot::Followers,
	// 1 Datdot::Following, 16 Datdot::NeededHours, 1 Datdot::Plans, 33 Datdot::Providers,
	// 1 Datdot::RangesOfPlan, 34 Datdot::Ratings, 33 Datdot::Seats, 1 Datdot::SetupTroubles,
	// 330 Datdot::TreeNodes, 66 Datdot::Trees, 35 System::Account.
	// For: 1 <= e <= 16.
	fn state_hindrance(e: u32) -> Weight {
		Weight::from_parts(1_773_960_376, 287_828)
			.saturating_add(Weight::from_parts(454_373_197, 106_419).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().reads(92))
			.saturating_add(T::DbWeight::get().reads(33).saturating_mul(e.into()))
			.saturating_add(T::DbWeight::get().writes(65))
			.saturating_add(T::DbWeight::get().writes(33).saturating_mul(e.into()))
	}
	// Reads: 2 Datdot::Agenda, 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages,
	// 6 Datdot::BucketTotals, 1 Datdot::Clock, 1 Datdot::Hostings, 9 Datdot::ProvenSpans,
	// 4 Datdot::Providers, 1 Datdot::Ratings, 1 Datdot::StorageChallenges, 6 Datdot::TreeLeaves,
	// 54 Datdot::TreeNodes, 7 Datdot::Trees, 1 Datdot::Users, 4 Parameters::Parameters,
	// 1 Timestamp::Now.
	// Writes: 2 Datdot::Agenda, 1 Datdot::AgendaCursors, 2 Datdot::AgendaPages,
	// 6 Datdot::BucketTotals, 1 Datdot::Hostings, 10 Datdot::ProvenSpans, 4 Datdot::Providers,
	// 1 Datdot::Ratings, 1 Datdot::StorageChallenges, 12 Datdot::TreeLeaves, 54 Datdot::TreeNodes,
	// 6 Datdot::Trees.
	fn storage_challenge_deadline() -> Weight {
		Weight::from_parts(1_199_091_000, 316_168)
			.saturating_add(T::DbWeight::get().reads(102))
			.saturating_add(T::DbWeight::get().writes(100))
	}
	// Reads: 1 Datdot::Clock, 1 Datdot::Commitments, 1 Datdot::CurrentEpoch,
	// 128 Datdot::PerformanceChallenges, 129 Datdot::ReaderKeys, 1 Datdot::UserIdByAccount,
	// 1 Datdot::Users, 1 System::BlockHash.
	// Writes: 1 Datdot::Commitments, 128 Datdot::PerformanceChallenges, 128 Datdot::ReaderKeys.
	// For: 0 <= m <= 128.
	fn submit_performance_challenge(m: u32) -> Weight {
		Weight::from_parts(54_667_233, 17_775)
			.saturating_add(Weight::from_parts(55_802_797, 5_909).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().reads(7))
			.saturating_add(T::DbWeight::get().reads(2).saturating_mul(m.into()))
			.saturating_add(T::DbWeight::get().writes(1))
			.saturating_add(T::DbWeight::get().writes(2).saturating_mul(m.into()))
	}
	// Reads: 3 Balances::Holds, 2 Datdot::Agenda, 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages,
	// 1 Datdot::Amendments, 8 Datdot::BucketTotals, 1 Datdot::Clock, 2 Datdot::Contracts,
	// 1 Datdot::CurrentEpoch, 2 Datdot::Hostings, 1 Datdot::NeededHours, 1 Datdot::Plans,
	// 1 Datdot::Pots, 9 Datdot::ProvenSpans, 8 Datdot::Providers, 4 Datdot::Ratings,
	// 2 Datdot::Revocations, 1 Datdot::SetupTroubles, 7 Datdot::TreeLeaves, 97 Datdot::TreeNodes,
	// 12 Datdot::Trees, 1 Datdot::UserIdByAccount, 4 Datdot::Users, 7 Parameters::Parameters,
	// 5 System::Account, 1 System::BlockHash.
	// Writes: 3 Balances::Holds, 2 Datdot::Agenda, 2 Datdot::AgendaPages, 1 Datdot::Amendments,
	// 8 Datdot::BucketTotals, 2 Datdot::Contracts, 2 Datdot::Hostings, 1 Datdot::NeededHours,
	// 1 Datdot::Plans, 1 Datdot::Pots, 10 Datdot::ProvenSpans, 8 Datdot::Providers,
	// 4 Datdot::Ratings, 4 Datdot::Seats, 1 Datdot::SetupTroubles, 15 Datdot::TreeLeaves,
	// 95 Datdot::TreeNodes, 12 Datdot::Trees, 5 System::Account.
	fn submit_statement() -> Weight {
		Weight::from_parts(3_005_324_000, 581_746)
			.saturating_add(T::DbWeight::get().reads(185))
			.saturating_add(T::DbWeight::get().writes(177))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Clock,
	// 32 Datdot::Contracts, 1 Datdot::Hostings, 1 Datdot::ProvenSpans, 1 Datdot::StorageChallenges,
	// 1 Datdot::UserIdByAccount, 2 Parameters::Parameters.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaPages, 1 Datdot::Hostings, 1 Datdot::ProvenSpans,
	// 1 Datdot::StorageChallenges.
	// For: 1 <= s <= 32.
	fn submit_storage_challenge(s: u32) -> Weight {
		Weight::from_parts(106_470_411, 26_146)
			.saturating_add(Weight::from_parts(14_741_266, 4_754).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().reads(10))
			.saturating_add(T::DbWeight::get().reads(1).saturating_mul(s.into()))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Reads: 5 Balances::Holds, 2 Datdot::Agenda, 2 Datdot::AgendaCursors, 2 Datdot::AgendaPages,
	// 1 Datdot::Clock, 5 Datdot::Contracts, 1 Datdot::Hostings, 1 Datdot::NeededHours,
	// 4 Datdot::Plans, 1 Datdot::Pots, 9 Datdot::ProvenSpans, 1 Datdot::Providers,
	// 1 Datdot::Ratings, 4 Datdot::TreeLeaves, 9 Datdot::TreeNodes, 1 Datdot::Trees,
	// 1 Datdot::Users, 5 Parameters::Parameters, 5 System::Account.
	// Writes: 5 Balances::Holds, 2 Datdot::Agenda, 1 Datdot::AgendaCursors, 2 Datdot::AgendaPages,
	// 4 Datdot::Contracts, 1 Datdot::Hostings, 1 Datdot::NeededHours, 4 Datdot::Plans,
	// 1 Datdot::Pots, 9 Datdot::ProvenSpans, 1 Datdot::Providers, 1 Datdot::Ratings,
	// 4 Datdot::TreeLeaves, 9 Datdot::TreeNodes, 1 Datdot::Trees, 5 System::Account.
	fn sweep_slots() -> Weight {
		Weight::from_parts(2_245_424_000, 176_911)
			.saturating_add(T::DbWeight::get().reads(60))
			.saturating_add(T::DbWeight::get().writes(51))
	}
	// Reads: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages,
	// 1 Datdot::Clock, 1 Datdot::Hostings, 1 Datdot::Providers, 1 Datdot::UserIdByAccount,
	// 1 Datdot::Users, 2 Parameters::Parameters, 1 System::Account.
	// Writes: 1 Balances::Holds, 1 Datdot::Agenda, 1 Datdot::AgendaPages, 1 Datdot::Providers,
	// 1 System::Account.
	fn unpause() -> Weight {
		Weight::from_parts(163_503_000, 31_364)
			.saturating_add(T::DbWeight::get().reads(12))
			.saturating_add(T::DbWeight::get().writes(5))
	}
	// Reads: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Feeds,
	// 1 Datdot::FollowPasses, 1 Datdot::Followers.
	// Writes: 1 Datdot::Agenda, 1 Datdot::AgendaCursors, 1 Datdot::AgendaPages, 1 Datdot::Feeds,
	// 1 Datdot::FollowPasses.
	fn update_feed() -> Weight {
		Weight::from_parts(470_368_000, 20_825)
			.saturating_add(T::DbWeight::get().reads(6))
			.saturating_add(T::DbWeight::get().writes(5))
	}
}
