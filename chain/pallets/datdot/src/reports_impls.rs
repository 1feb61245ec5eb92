//! Reports of attestors: committed before anybody shows theirs, then revealed.

use crate::{limits::MAX_MEASUREMENTS, pallet::*, types::*};
use codec::Encode;
use frame_support::ensure;
use sp_io::hashing::blake2_256;
use sp_runtime::DispatchResult;

/// Opens what a commitment is the hash of.
const REPORT_DOMAIN: &[u8] = b"datdot/report";
/// Opens what a reader key signs.
const MEASUREMENT_DOMAIN: &[u8] = b"datdot/measurement";

impl<T: Config> Pallet<T> {
	pub(crate) fn do_submit_performance_challenge(
		account: T::AccountId,
		report: PerformanceReport,
	) -> DispatchResult {
		let (attestor, _) = Self::user_of(&account)?;
		match report {
			PerformanceReport::Commit { epoch, commitment } => {
				Self::commit_report(attestor, epoch, commitment)
			},
			PerformanceReport::Reveal { epoch, measurements, salt } => {
				Self::reveal_report(attestor, epoch, measurements, salt)
			},
		}
	}

	fn commit_report(attestor: UserId, epoch: Epoch, commitment: Digest) -> DispatchResult {
		ensure!(CurrentEpoch::<T>::get().epoch == epoch, Error::<T>::WrongEpochPhase);
		// Capacity bounds the duties of an attestor, and offers bound its capacity.
		let asked = MeasurementDuties::<T>::iter_prefix(attestor)
			.take(2 * MAX_MEASUREMENTS as usize)
			.any(|(_, of)| of == epoch);
		ensure!(asked, Error::<T>::NothingToMeasure);
		let committed = Commitments::<T>::contains_key(attestor, epoch);
		ensure!(!committed, Error::<T>::AlreadyCommitted);
		Commitments::<T>::insert(attestor, epoch, Some(commitment));
		Self::deposit_event(Event::ReportCommitted { epoch, attestor });
		Ok(())
	}

	fn reveal_report(
		attestor: UserId,
		epoch: Epoch,
		measurements: Measurements,
		salt: Digest,
	) -> DispatchResult {
		let clock = CurrentEpoch::<T>::get();
		let end = clock.start.saturating_add(Self::reveal_ticks(&clock));
		let in_phase = clock.epoch.checked_sub(1) == Some(epoch) && Self::tick() < end;
		ensure!(in_phase, Error::<T>::WrongEpochPhase);
		let commitment =
			Commitments::<T>::get(attestor, epoch).flatten().ok_or(Error::<T>::NotCommitted)?;
		let report = Self::report_hash(attestor, epoch, &measurements, &salt);
		ensure!(report == commitment, Error::<T>::CommitmentMismatch);
		for measurement in &measurements {
			Self::take_measurement(attestor, epoch, measurement)?;
		}
		Commitments::<T>::insert(attestor, epoch, None::<Digest>);
		Self::deposit_event(Event::ReportRevealed {
			epoch,
			attestor,
			measurements: measurements.len() as u32,
		});
		Ok(())
	}

	/// What an attestor commits to.
	pub(crate) fn report_hash(
		attestor: UserId,
		epoch: Epoch,
		measurements: &Measurements,
		salt: &Digest,
	) -> Digest {
		let fields = (Self::genesis_hash(), epoch, attestor, measurements, salt).encode();
		blake2_256(&[REPORT_DOMAIN, &fields].concat())
	}

	/// What the one-use key of a measurement signs.
	pub(crate) fn measurement_message(
		challenge: ChallengeId,
		attestor: UserId,
	) -> alloc::vec::Vec<u8> {
		let fields = (Self::genesis_hash(), challenge, attestor).encode();
		[MEASUREMENT_DOMAIN, &fields].concat()
	}

	fn take_measurement(
		attestor: UserId,
		epoch: Epoch,
		measurement: &Measurement,
	) -> DispatchResult {
		let id = measurement.challenge;
		let mut challenge =
			PerformanceChallenges::<T>::get(id).ok_or(Error::<T>::MeasurementNotAsked)?;
		let measurer = challenge
			.measurers
			.iter_mut()
			.find(|measurer| measurer.attestor == attestor && measurer.figures.is_none())
			.ok_or(Error::<T>::MeasurementNotAsked)?;
		ensure!(challenge.epoch == epoch, Error::<T>::MeasurementNotAsked);
		let key = measurement.reader_key;
		ensure!(!ReaderKeys::<T>::contains_key(epoch, key), Error::<T>::ReaderKeyUsed);
		let message = Self::measurement_message(id, attestor);
		let signed = Self::is_signed(&key, &message, &measurement.signature);
		ensure!(signed, Error::<T>::BadMeasurementSignature);
		measurer.figures = Some(measurement.figures);
		measurer.reader_key = Some(key);
		ReaderKeys::<T>::insert(epoch, key, ());
		PerformanceChallenges::<T>::insert(id, challenge);
		Ok(())
	}
}
