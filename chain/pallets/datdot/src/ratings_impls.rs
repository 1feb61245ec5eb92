//! Ratings: how well somebody did a role, as a beta reputation that forgets.
//!
//! Every duty done adds the fee that it earned to what speaks for a name, every failed one four
//! times the fee that it would have earned to what speaks against it. Both halve in each
//! `RatingHalfLife`. What one payer's duties say weighs `RatingUnit` at most, good and bad together,
//! and only the last [`crate::limits::MAX_RATERS`] payers count: whoever pays for his own plans earns
//! little by it, whoever asks for what nobody can do harms nobody much, and no past is so good that
//! it outlives bad work for long. A rating belongs to the user and outlives its offers.

use crate::{limits::MAX_RATERS, offers_impls::ROLES, pallet::*, types::*, BalanceOf};
use codec::Encode;
use frame_support::traits::Get;
use sp_arithmetic::{helpers_128bit::multiply_by_rational_with_rounding, Rounding};
use sp_io::hashing::blake2_128;
use sp_runtime::{Perbill, SaturatedConversion};

/// Steps in which a half-life passes.
const STEPS: u64 = 32;
/// What is left after one step: the 32nd root of a half.
const STEP: Perbill = Perbill::from_parts(978_572_062);
/// Duties done that weigh as much as one that failed.
const FAILURE_WEIGHT: u128 = 4;
/// The payer of what the chain found out by itself.
const CHAIN: u128 = 0;
/// A score of everything good.
const FULL_SCORE: u128 = 1_000_000;
/// The score of somebody of whom nothing is known.
const NEWCOMER_SCORE: u128 = FULL_SCORE / 2;

/// How a duty ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Outcome {
	/// It was done.
	Done,
	/// It was not done, by its own fault.
	Failed,
	/// One of the three of a setup did not do it, and nobody knows who.
	ThirdFailed,
}

impl<T: Config> Pallet<T> {
	/// Remembers how a duty ended that earned `fee` or would have. `payer` is who pays it: a plan's
	/// sponsor, or the hoster whose pot pays for measurements; nobody if the chain proved the failure
	/// of all duties together, which no payer could have brought about.
	pub(crate) fn rate(
		user: UserId,
		role: Role,
		payer: Option<&T::AccountId>,
		fee: BalanceOf<T>,
		outcome: Outcome,
	) {
		let fee: u128 = fee.saturated_into();
		let unit: u128 = T::RatingUnit::get().saturated_into();
		let (payer, most) = match payer {
			Some(account) => (Self::payer_tag(account), unit),
			None => (CHAIN, unit.saturating_mul(MAX_RATERS.into())),
		};
		let against = fee.saturating_mul(FAILURE_WEIGHT);
		let (good, bad) = match outcome {
			Outcome::Done => (fee, 0),
			Outcome::Failed => (0, against),
			Outcome::ThirdFailed => (0, against / 3),
		};
		if (good, bad) == (0, 0) || !Users::<T>::contains_key(user) {
			return;
		}
		Ratings::<T>::mutate(user, role, |rating| {
			let mut present = Self::forget(rating.take().unwrap_or_default());
			if let Some(share) = share_of(&mut present, payer) {
				add(share, (good.min(most), bad.min(most)), most);
			}
			*rating = Some(present);
		});
	}

	/// Removes the ratings of a user that is deleted.
	pub fn remove_ratings(user: UserId) {
		ROLES.iter().for_each(|role| Ratings::<T>::remove(user, role));
	}

	/// Share of good in parts per million: 500 000 for somebody of whom nothing is known.
	pub(crate) fn score(user: UserId, role: Role) -> u128 {
		Ratings::<T>::get(user, role)
			.map_or(NEWCOMER_SCORE, |rating| Self::score_of(&Self::forget(rating)))
	}

	/// The ratings of a user in the roles that it was rated in, as they are now.
	pub fn ratings_of(user: UserId) -> alloc::vec::Vec<RoleRating> {
		ROLES
			.iter()
			.filter_map(|role| {
				let rating = Self::forget(Ratings::<T>::get(user, role)?);
				let score = Self::score_of(&rating) as u32;
				Some(RoleRating { role: *role, good: rating.good(), bad: rating.bad(), score })
			})
			.collect()
	}

	fn score_of(rating: &Rating) -> u128 {
		let unit = T::RatingUnit::get().saturated_into::<u128>().max(1);
		let good = rating.good().saturating_add(unit);
		let all = good.saturating_add(rating.bad()).saturating_add(unit);
		good.saturating_mul(FULL_SCORE).checked_div(all).unwrap_or_default()
	}

	/// A rating as it is now. It fades in whole steps, counted from the beginning of the clock, so
	/// that looking or adding often makes no difference.
	fn forget(mut rating: Rating) -> Rating {
		let length = (u64::from(T::RatingHalfLife::get()) / STEPS).max(1);
		let now = Self::tick() / length;
		let steps = now.saturating_sub(rating.updated / length);
		rating.updated = now.saturating_mul(length).max(rating.updated);
		if steps > 0 {
			for share in rating.shares.iter_mut() {
				share.good = fade(share.good, steps);
				share.bad = fade(share.bad, steps);
			}
			rating.shares.retain(|share| (share.good, share.bad) != (0, 0));
		}
		rating
	}

	/// Tells payers apart.
	fn payer_tag(account: &T::AccountId) -> u128 {
		u128::from_le_bytes(account.using_encoded(blake2_128)).max(CHAIN + 1)
	}
}

/// Adds to the share of a payer. What goes beyond `most` is taken from both sides, so that a share
/// that is full follows what was last.
fn add(share: &mut RatingShare, (good, bad): (u128, u128), most: u128) {
	share.good = share.good.saturating_add(good);
	share.bad = share.bad.saturating_add(bad);
	let sum = share.good.saturating_add(share.bad);
	if sum > most {
		let kept =
			multiply_by_rational_with_rounding(share.good, most, sum, Rounding::NearestPrefUp);
		share.good = kept.unwrap_or_default().min(most);
		share.bad = most.saturating_sub(share.good);
	}
}

/// What is left of an amount after some steps.
fn fade(amount: u128, steps: u64) -> u128 {
	let halves = u32::try_from(steps / STEPS).unwrap_or(u32::MAX);
	let left = amount.checked_shr(halves).unwrap_or_default();
	(0..steps % STEPS).fold(left, |left, _| STEP.mul_floor(left))
}

/// The share of a payer. When there is no room for another one, it takes over the smallest share of
/// the others: what a name has gathered never grows faster by changing payers.
fn share_of(rating: &mut Rating, payer: u128) -> Option<&mut RatingShare> {
	let shares = &mut rating.shares;
	if let Some(place) = shares.iter().position(|share| share.payer == payer) {
		return shares.get_mut(place);
	}
	let new = RatingShare { payer, good: 0, bad: 0 };
	if shares.try_push(new).is_ok() {
		return shares.last_mut();
	}
	let smallest = shares
		.iter_mut()
		.filter(|share| share.payer != CHAIN)
		.min_by_key(|share| share.good.saturating_add(share.bad))?;
	smallest.payer = payer;
	Some(smallest)
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn a_half_life_halves_in_any_steps() {
		let amount = 1_000_000_000_000u128;
		assert_eq!(fade(amount, STEPS), amount / 2);
		let slowly = (0..STEPS).fold(amount, |left, _| fade(left, 1));
		assert!(slowly.abs_diff(amount / 2) < amount / 1_000_000);
		assert_eq!(fade(amount, u64::MAX), 0);
	}
}
