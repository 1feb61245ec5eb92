//! Tests of the market, one file for each concern; `fixtures` has the people and hypercores.

mod accounts;
mod acts;
mod agenda;
mod answers_first;
mod clock;
mod closing;
mod config;
mod delivery;
mod delivery_faults;
mod detection;
mod draws;
mod ending;
mod equivocations;
mod feeds;
pub(crate) mod fixtures;
mod following;
mod following_limits;
mod following_races;
mod forks;
mod growths;
mod hindrances;
mod journey;
mod losses;
mod migrations;
mod offer_updates;
mod offers;
mod pauses;
mod plan_changes;
mod plan_pauses;
mod plan_updates;
mod plans;
mod proven;
mod queries;
mod randomness;
mod rating_simulation;
mod ratings;
mod reports;
mod retries;
mod reviews;
mod revocations;
mod revoked_reviews;
mod revoked_setups;
mod selection;
mod sequences;
mod settlement;
mod silence;
mod soak;
mod standings;
mod starvation;
mod statements;
mod steps;
mod storage_challenges;
mod trees;
mod troubles;
mod verdicts;
mod withdrawals;
mod worst_cases;

use crate::{mock::*, pallet::*};
use frame_support::assert_noop;

/// Sends a call that must fail with this error and change nothing.
#[track_caller]
fn refused(account: AccountId, call: Call<Test>, error: Error<Test>) {
	assert_noop!(send(account, call), error);
}
