//! What calls and pieces of deferred work weigh, where that depends on what they say: each way that
//! one may go has a benchmark.

use crate::{pallet::*, types::*, weights::WeightInfo};
use frame_support::weights::Weight;

impl<T: Config> Pallet<T> {
	/// A change of an account's keys.
	pub(crate) fn change_weight(change: &AccountChange) -> Weight {
		match change {
			AccountChange::Rotate { .. } => T::WeightInfo::account_update(),
			AccountChange::Revoke { .. } => T::WeightInfo::revoke_keys(),
		}
	}

	/// A change of a feed's head.
	pub(crate) fn update_weight(update: &FeedUpdate) -> Weight {
		match update {
			FeedUpdate::Extend { .. } => T::WeightInfo::update_feed(),
			FeedUpdate::Fork { .. } => T::WeightInfo::fork_feed(),
		}
	}

	/// A statement about a setup.
	pub(crate) fn statement_weight(outcome: &SetupOutcome) -> Weight {
		match outcome {
			SetupOutcome::Complete { .. } => T::WeightInfo::submit_statement(),
			SetupOutcome::Rejected { .. } => T::WeightInfo::reject_replica(),
			SetupOutcome::NoSource { signatures } | SetupOutcome::TooLarge { signatures, .. } => {
				T::WeightInfo::state_hindrance(signatures.encoders.len() as u32)
			},
		}
	}

	/// One step of a report of measurements.
	pub(crate) fn report_weight(report: &PerformanceReport) -> Weight {
		match report {
			PerformanceReport::Commit { .. } => T::WeightInfo::commit_report(),
			PerformanceReport::Reveal { measurements, .. } => {
				T::WeightInfo::submit_performance_challenge(measurements.len() as u32)
			},
		}
	}

	/// A withdrawal, or its end after `ExitDelay`.
	pub(crate) fn withdrawal_weight() -> Weight {
		T::WeightInfo::offer_withdraw().max(T::WeightInfo::exit())
	}

	/// A piece of deferred work.
	pub(crate) fn task_weight(task: Work) -> Weight {
		match task {
			Work::ChallengeDeadline => T::WeightInfo::storage_challenge_deadline(),
			Work::ChallengeIssue => {
				T::WeightInfo::issue_storage_challenge().max(T::WeightInfo::drop_spans())
			},
			Work::Draw | Work::Redraw => T::WeightInfo::draw_amendment(),
			Work::AmendmentDeadline => {
				T::WeightInfo::amendment_deadline().max(T::WeightInfo::close_amendment())
			},
			Work::AmendmentFollowup => T::WeightInfo::followup_contract(),
			Work::MeasurementDraw => T::WeightInfo::draw_measurers(),
			Work::MeasurementCount => T::WeightInfo::count_measurements(),
			Work::Registration => T::WeightInfo::finish_registration(),
			Work::KeyRotation => T::WeightInfo::finish_rotation(),
			Work::PlanStart => T::WeightInfo::start_plan(),
			Work::PlanEnd => T::WeightInfo::end_plan().max(T::WeightInfo::end_empty_plan()),
			Work::Removal => T::WeightInfo::remove_contract().max(T::WeightInfo::close_amendment()),
			Work::Sweep => T::WeightInfo::sweep_slots(),
			Work::FeedEnd => T::WeightInfo::end_feed(),
			Work::Handover => T::WeightInfo::hand_over().max(T::WeightInfo::finish_withdrawal()),
			Work::PauseEnd => T::WeightInfo::end_pause(),
			Work::Revival => T::WeightInfo::revive_plan(),
			Work::ContractRevival => T::WeightInfo::revive_contract(),
			Work::ReviewDraw => T::WeightInfo::draw_review(),
			Work::Follow => T::WeightInfo::follow_feed(),
			Work::Tail => T::WeightInfo::release_tail(),
			Work::Revocation => T::WeightInfo::break_setups(),
		}
	}
}
