//! Verdicts: what each measurement of a hoster is worth when its epoch is counted.
//!
//! A measurement counts if it was revealed, is nobody else's, and is not far from what the others
//! saw. What does not count is not paid and costs rating, never stake; its share stays in the pot, so
//! that nobody gains by another's fault.

use crate::{pallet::*, ratings_impls::Outcome, types::*, BalanceOf};
use alloc::vec::Vec;
use frame_support::traits::Get;
use sp_runtime::traits::{Saturating, Zero};

/// Reports with which one can tell who is far from the others.
const LEAST_REPORTS: usize = 3;
/// A figure is far from the median if it is so many times as much, or as little.
const FAR: u64 = 8;
/// Milliseconds by which two latencies differ anyway.
const JITTER: u32 = 100;
/// KiB/s by which two rates differ anyway.
const LEAST_RATE: u32 = 16;

impl<T: Config> Pallet<T> {
	/// What was revealed, and whether it delivered: unless a majority of those drawn got no valid
	/// chunk; so also if nobody could be drawn.
	pub(crate) fn tally(challenge: &PerformanceChallenge) -> Delivery {
		let revealed: Vec<Figures> = revealed(challenge).collect();
		let empty = revealed.iter().filter(|figures| figures.chunks == 0).count();
		let drawn = challenge.measurers.len();
		Delivery {
			epoch: challenge.epoch,
			drawn: drawn as u32,
			revealed: revealed.len() as u32,
			delivered: empty.saturating_mul(2) <= drawn,
			median: medians(&revealed),
		}
	}

	/// Splits the hoster's pot among those drawn, up to the fee for each; only measurements that
	/// count are paid, and the others cost rating. Of a hoster that has lost all of its slots since
	/// it was drawn nobody has to have measured anything.
	pub(crate) fn judge_measurers(challenge: &PerformanceChallenge, measurable: bool) {
		let Some(hoster) = Users::<T>::get(challenge.hoster) else { return };
		let pot = Pots::<T>::get(challenge.hoster);
		let drawn = (challenge.measurers.len() as u32).max(1);
		let share: BalanceOf<T> = pot / drawn.into();
		let fee = T::MeasurementFee::get();
		let amount = share.min(fee);
		let mut left = pot;
		for (attestor, fault) in verdicts(challenge) {
			let Some(fault) = fault else {
				if Self::pay_measurer(challenge, &hoster.account, attestor, amount) {
					left = left.saturating_sub(amount);
				}
				continue;
			};
			let outcome = match fault {
				MeasurementFault::Missing if !measurable => continue,
				MeasurementFault::Missing | MeasurementFault::Copied => Outcome::Failed,
				MeasurementFault::Outlying => Outcome::ThirdFailed,
			};
			Self::rate(attestor, Role::Attestor, Some(&hoster.account), fee, outcome);
			let PerformanceChallenge { epoch, hoster, .. } = *challenge;
			Self::deposit_event(Event::MeasurementRejected { epoch, attestor, hoster, fault });
		}
		Pots::<T>::mutate_exists(challenge.hoster, |pot| {
			*pot = Some(left).filter(|left| !left.is_zero());
		});
	}

	/// Pays for a measurement that counts; false if there is nothing, or the payee cannot take it.
	fn pay_measurer(
		challenge: &PerformanceChallenge,
		payer: &T::AccountId,
		attestor: UserId,
		amount: BalanceOf<T>,
	) -> bool {
		let Some(user) = Users::<T>::get(attestor) else { return false };
		if amount.is_zero() || !Self::pay(payer, &user.account, amount) {
			return false;
		}
		Self::rate(attestor, Role::Attestor, Some(payer), amount, Outcome::Done);
		let PerformanceChallenge { epoch, hoster, .. } = *challenge;
		Self::deposit_event(Event::MeasurementPaid { epoch, attestor, hoster, amount });
		true
	}
}

/// What each of those drawn did wrong; nothing, if the measurement counts.
pub(crate) fn verdicts(
	challenge: &PerformanceChallenge,
) -> Vec<(UserId, Option<MeasurementFault>)> {
	let all: Vec<Figures> = revealed(challenge).collect();
	let medians = medians(&all);
	let served = all.iter().filter(|figures| figures.chunks > 0).count();
	let judge = |figures: Option<Figures>| {
		let Some(figures) = figures else { return Some(MeasurementFault::Missing) };
		let copies = all.iter().filter(|other| **other == figures).count();
		// Who got nothing has no figures of its own.
		if figures.chunks > 0 && copies > 1 {
			return Some(MeasurementFault::Copied);
		}
		let contradicted = all.len() >= LEAST_REPORTS && is_contradicted(&figures, &all);
		let far =
			served >= LEAST_REPORTS && medians.is_some_and(|medians| is_far(&figures, &medians));
		(contradicted || far).then_some(MeasurementFault::Outlying)
	};
	let measurers = challenge.measurers.iter();
	measurers.map(|measurer| (measurer.attestor, judge(measurer.figures))).collect()
}

fn revealed(challenge: &PerformanceChallenge) -> impl Iterator<Item = Figures> + '_ {
	challenge.measurers.iter().filter_map(|measurer| measurer.figures)
}

/// Medians of those who got something, equal reports counted once; of nothing, if nobody did.
fn medians(all: &[Figures]) -> Option<Figures> {
	let mut seen: Vec<&Figures> = Vec::new();
	for figures in all.iter().filter(|figures| figures.chunks > 0) {
		if !seen.contains(&figures) {
			seen.push(figures);
		}
	}
	let median = |part: fn(&Figures) -> u32| {
		let mut values: Vec<u32> = seen.iter().map(|figures| part(figures)).collect();
		values.sort_unstable();
		values.get(values.len() / 2).copied().unwrap_or_default()
	};
	(!all.is_empty()).then(|| Figures {
		chunks: median(|figures| figures.chunks),
		connect: median(|figures| figures.connect),
		first_byte: median(|figures| figures.first_byte),
		rate: median(|figures| figures.rate),
	})
}

/// Whether a majority of all reports says the opposite about whether anything came.
fn is_contradicted(figures: &Figures, all: &[Figures]) -> bool {
	let got = figures.chunks > 0;
	let others = all.iter().filter(|other| (other.chunks > 0) != got).count();
	others.saturating_mul(2) > all.len()
}

/// Whether somebody who got something is far from the medians.
fn is_far(figures: &Figures, medians: &Figures) -> bool {
	let far = |one: u32, other: u32, least: u32| {
		let (one, other) = (u64::from(one.max(least)), u64::from(other.max(least)));
		one > other.saturating_mul(FAR) || other > one.saturating_mul(FAR)
	};
	figures.chunks > 0
		&& (far(figures.connect, medians.connect, JITTER)
			|| far(figures.first_byte, medians.first_byte, JITTER)
			|| far(figures.rate, medians.rate, LEAST_RATE))
}
