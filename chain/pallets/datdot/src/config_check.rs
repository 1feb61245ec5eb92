//! Whether a runtime's configuration makes sense, checked when the runtime is tested.

use crate::{limits::*, pallet::*};
use frame_support::traits::Get;

impl<T: Config> Pallet<T> {
	/// Panics in the runtime's integrity test, where a parameter contradicts another one.
	pub(crate) fn check_config() {
		assert!(
			T::DrawDelay::get() >= 4,
			"DrawDelay: a draw needs randomness that nobody knows yet"
		);
		assert!(
			T::DrawDelay::get() < KEPT_ACCUMULATORS / 2,
			"DrawDelay: the randomness would be forgotten before the draw"
		);
		assert!(T::BlocksPerHour::get() > 0, "BlocksPerHour is zero");
		assert!(T::SecondsPerBlock::get() > 0, "SecondsPerBlock is zero");
		assert!(
			T::PerformanceEpoch::get() >= 8,
			"PerformanceEpoch: a quarter is too short to reveal"
		);
		assert!(
			(1..=MAX_MEASURERS).contains(&T::PerformanceAttestorCount::get()),
			"PerformanceAttestorCount is out of bounds"
		);
		assert!(T::ChallengeDuration::get() > 0, "ChallengeDuration is zero");
		assert!(
			T::ChallengeDelay::get() > T::ChallengeDuration::get(),
			"ChallengeDelay: a challenge would be issued before the last one's deadline"
		);
		assert!(
			(1..=MAX_SAMPLES).contains(&T::ChallengeSamples::get()),
			"ChallengeSamples is out of bounds"
		);
		assert!(T::ContractSetSize::get() > 0, "ContractSetSize is zero");
		assert!(T::TailDelay::get() > 0, "TailDelay: each append would be a contract");
		assert!(T::ContractActivationCap::get() > 0, "ContractActivationCap is zero");
		assert!(
			(1..=MAX_REPLICAS).contains(&T::HostersPerContract::get()),
			"HostersPerContract is out of bounds"
		);
		assert_eq!(
			T::EncodersPerContract::get(),
			T::HostersPerContract::get(),
			"each hoster has an encoder of its own"
		);
		assert_eq!(T::AttestorsPerContract::get(), 1, "one attestor compares all replicas");
		assert!(
			(2 * MAX_REPLICAS..=MAX_LOOKS).contains(&T::MaxSelectedPerRole::get()),
			"MaxSelectedPerRole: each of the most replicas needs two looks, and weights count at \
			 most {MAX_LOOKS}"
		);
		assert!(T::RatingHalfLife::get() >= 32, "RatingHalfLife: it passes in 32 steps");
		Self::check_weights();
	}

	/// Panics where a block has no room for a piece of deferred work of every kind, some of which
	/// would never be done while the chain is busy: the agenda gets half of what the block's own
	/// work, a fifth at most, has left.
	fn check_weights() {
		let room = T::BlockWeights::get().max_block / 5 * 2;
		let pieces = Self::all_pieces();
		assert!(pieces.all_lte(room), "the agenda needs {pieces}, a block gives {room}");
	}
}
