//! Delivery: every hoster is measured in every epoch, so being measured tells it nothing.
//!
//! Attestors are drawn for each hoster when an epoch begins, commit while it runs and reveal in the
//! first quarter of the next one; then the median counts.

use crate::{
	limits::{MaxMeasurers, MAX_MEASURERS},
	pallet::*,
	randomness_impls::Dice,
	selection_impls::Search,
	types::*,
};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::{
	traits::{Get, UnixTime},
	BoundedVec,
};

/// Past epochs whose first blocks are kept, for counts that are late.
const KEPT_EPOCHS: u32 = 4;

impl<T: Config> Pallet<T> {
	/// Begins the next epoch when its time has come.
	pub(crate) fn roll_epoch() {
		let tick = Self::tick();
		let mut clock = CurrentEpoch::<T>::get();
		let length = Tick::from(T::PerformanceEpoch::get());
		if clock.length == 0 {
			CurrentEpoch::<T>::put(EpochClock { epoch: 0, start: tick, length });
			EpochBlocks::<T>::insert(0, Self::now());
			return;
		}
		if tick >= clock.start.saturating_add(clock.length) {
			clock = EpochClock { epoch: clock.epoch.saturating_add(1), start: tick, length };
			CurrentEpoch::<T>::put(clock);
			EpochBlocks::<T>::insert(clock.epoch, Self::now());
			if let Some(old) = clock.epoch.checked_sub(KEPT_EPOCHS) {
				EpochBlocks::<T>::remove(old);
			}
		}
	}

	/// Ticks at the beginning of an epoch in which reports of the last one are revealed.
	pub(crate) fn reveal_ticks(clock: &EpochClock) -> Tick {
		clock.length / 4
	}

	/// Draws the attestors that measure a hoster in this epoch.
	pub(crate) fn draw_measurers(hoster: UserId) {
		let Some(mut hosting) = Hostings::<T>::get(hoster) else { return };
		if hosting.slots == 0 {
			hosting.measurement_scheduled = false;
			Hostings::<T>::insert(hoster, hosting);
			return;
		}
		let clock = CurrentEpoch::<T>::get();
		let next = clock.start.saturating_add(clock.length);
		Self::schedule(Work::MeasurementDraw, next, hoster);
		let Ok(challenge) = Self::next_id() else { return };
		// What is not challenged any more is not measured either: its epochs count as delivered.
		let measurable = Self::is_measurable(hoster, clock.length);
		let attestors =
			if measurable { Self::draw_attestors(hoster, clock.epoch) } else { Vec::new() };
		let mut measurers = BoundedVec::<Measurer, MaxMeasurers>::default();
		for attestor in attestors {
			let Some(provider) = Providers::<T>::get(attestor) else { continue };
			let commitment = Self::unit_stake(&provider, Role::Attestor);
			if Self::commit_duty(attestor, Role::Attestor, commitment) {
				let _ = measurers.try_push(Measurer { attestor, figures: None, reader_key: None });
				MeasurementDuties::<T>::insert(attestor, challenge, clock.epoch);
			}
		}
		let due = next.saturating_add(Self::reveal_ticks(&clock)).saturating_add(1);
		Self::schedule(Work::MeasurementCount, due, challenge);
		let attestors = measurers.iter().map(|measurer| measurer.attestor).collect();
		Self::deposit_event(Event::PerformanceChallengeIssued {
			challenge,
			epoch: clock.epoch,
			hoster,
			attestors: BoundedVec::truncate_from(attestors),
		});
		PerformanceChallenges::<T>::insert(
			challenge,
			PerformanceChallenge { hoster, epoch: clock.epoch, measurers },
		);
		Hostings::<T>::mutate_extant(hoster, |hosting| {
			hosting.measurements = hosting.measurements.saturating_add(1);
		});
	}

	/// At most as many attestors as measure one hoster, and not the hoster itself.
	fn draw_attestors(hoster: UserId, epoch: Epoch) -> Vec<UserId> {
		let mut dice = Dice::new(Self::seed_now(b"datdot/measure", &(hoster, epoch).encode()));
		let search = Search { role: Role::Attestor, regions: &[], price: None };
		let mut selection = Self::selection(&search, T::MaxSelectedPerRole::get());
		(0..T::PerformanceAttestorCount::get().min(MAX_MEASURERS))
			.map_while(|_| {
				Self::select(&mut selection, &mut dice, |user, provider| {
					user != hoster && Self::can_report(&provider.offer.hours)
				})
			})
			.collect()
	}

	/// Whether offered hours touch what is left of this epoch and the time of its reveals, so that
	/// nobody fails a duty that lies outside them.
	fn can_report(hours: &Hours) -> bool {
		let clock = CurrentEpoch::<T>::get();
		let seconds = |ticks: Tick| ticks.saturating_mul(T::SecondsPerBlock::get().into());
		let now = T::Time::now().as_secs();
		let end = clock.start.saturating_add(clock.length);
		let left = seconds(end.saturating_sub(Self::tick()));
		let reveals = seconds(Self::reveal_ticks(&clock));
		hours.touches(now, left) && hours.touches(now.saturating_add(left), reveals)
	}

	/// Counts what was revealed about a hoster in an epoch, and pays for it.
	pub(crate) fn count_measurements(id: ChallengeId) {
		let Some(challenge) = PerformanceChallenges::<T>::get(id) else { return };
		let clock = CurrentEpoch::<T>::get();
		let reveal_end = clock.start.saturating_add(Self::reveal_ticks(&clock));
		let revealing = clock.epoch == challenge.epoch.saturating_add(1);
		if clock.epoch == challenge.epoch || (revealing && Self::tick() < reveal_end) {
			Self::schedule(Work::MeasurementCount, reveal_end, id);
			return;
		}
		PerformanceChallenges::<T>::remove(id);
		let delivery = Self::tally(&challenge);
		let measurable = Hostings::<T>::get(challenge.hoster)
			.is_some_and(|hosting| hosting.slots > 0 && hosting.sweep.is_none());
		Self::apply_delivery(&challenge, &delivery);
		Self::judge_measurers(&challenge, measurable);
		for measurer in &challenge.measurers {
			Self::dismiss_measurer(id, challenge.epoch, measurer);
		}
		let PerformanceChallenge { epoch, hoster, .. } = challenge;
		Deliveries::<T>::insert(hoster, delivery.clone());
		Self::deposit_event(Event::DeliveryCounted { epoch, hoster, delivery });
	}

	/// Ends the duty of an attestor who measured.
	fn dismiss_measurer(id: ChallengeId, epoch: Epoch, measurer: &Measurer) {
		let attestor = measurer.attestor;
		MeasurementDuties::<T>::remove(attestor, id);
		Commitments::<T>::remove(attestor, epoch);
		if let Some(key) = measurer.reader_key {
			ReaderKeys::<T>::remove(epoch, key);
		}
		if let Some(provider) = Providers::<T>::get(attestor) {
			let commitment = Self::unit_stake(&provider, Role::Attestor);
			Self::release_duty(attestor, Role::Attestor, commitment);
		}
	}

	/// Blocks of a delivered epoch may be paid for; those of another one are not proven.
	fn apply_delivery(challenge: &PerformanceChallenge, delivery: &Delivery) {
		let begin = EpochBlocks::<T>::get(challenge.epoch);
		let end =
			EpochBlocks::<T>::get(challenge.epoch.saturating_add(1)).unwrap_or_else(Self::now);
		if let (false, Some(begin)) = (delivery.delivered, begin) {
			Self::cut_span(challenge.hoster, begin, end);
		}
		Hostings::<T>::mutate_extant(challenge.hoster, |hosting| {
			hosting.counted_until = hosting.counted_until.max(end);
			hosting.measurements = hosting.measurements.saturating_sub(1);
			// In an epoch in which it paused, a hoster could not be found for good reason.
			hosting.undelivered = match delivery.delivered {
				true => 0,
				false if hosting.paused_in == Some(challenge.epoch) => hosting.undelivered,
				false => hosting.undelivered.saturating_add(1),
			};
		});
		Self::check_delivery(challenge);
	}
}
