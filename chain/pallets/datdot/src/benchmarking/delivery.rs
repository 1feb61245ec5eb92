//! Delivery: reports committed and revealed, epochs counted.

use super::{hosters::*, keys::*, market::*, people::*};
use crate::{limits::*, pallet::*, types::*, Pallet as Datdot};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::BoundedVec;
use frame_system::RawOrigin;

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

/// The epoch that is measured, and whose reports are revealed now.
const EPOCH: Epoch = 49;

/// Figures that nobody else has.
fn figures(chunks: u32, at: u32) -> Figures {
	Figures { chunks, connect: 1_000 + at, first_byte: 100, rate: 5_000 }
}

/// A challenge of a hoster with these measurers.
fn challenge<T: Config>(hoster: UserId, measurers: Vec<Measurer>) -> ChallengeId {
	let id = Datdot::<T>::next_id().expect("there are ids");
	for measurer in &measurers {
		MeasurementDuties::<T>::insert(measurer.attestor, id, EPOCH);
	}
	let measurers = BoundedVec::truncate_from(measurers);
	PerformanceChallenges::<T>::insert(
		id,
		PerformanceChallenge { hoster, epoch: EPOCH, measurers },
	);
	id
}

/// Measurers of whom nothing is known but their ids.
fn others() -> Vec<Measurer> {
	let other = |attestor| Measurer { attestor, figures: None, reader_key: None };
	strange_ids(MAX_MEASURERS - 1).map(other).collect()
}

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	/// A commitment of somebody who measures for the last one of all challenges that it may have.
	#[benchmark]
	fn commit_report() {
		begin::<T>();
		let caller = person::<T>("caller", 0);
		for _ in 0..2 * MAX_MEASUREMENTS {
			let own = Measurer { attestor: caller.user, figures: None, reader_key: None };
			challenge::<T>(0, [own].into());
		}
		let epoch = EPOCH + 1;
		let last = MeasurementDuties::<T>::iter_key_prefix(caller.user).last().expect("a duty");
		MeasurementDuties::<T>::insert(caller.user, last, epoch);
		let report = PerformanceReport::Commit { epoch, commitment: [1; 32] };
		#[extrinsic_call]
		submit_performance_challenge(RawOrigin::Signed(caller.account), report);
		assert!(Commitments::<T>::contains_key(caller.user, epoch));
	}

	/// `m` measurements revealed.
	#[benchmark]
	fn submit_performance_challenge(m: Linear<0, MAX_MEASUREMENTS>) {
		begin::<T>();
		let caller = person::<T>("caller", 0);
		let measurements: Vec<Measurement> = (0..m)
			.map(|at| {
				let mut measurers = others();
				measurers.push(Measurer { attestor: caller.user, figures: None, reader_key: None });
				let challenge = challenge::<T>(0, measurers);
				let reader = key("reader", at);
				let message = Datdot::<T>::measurement_message(challenge, caller.user);
				let signature = sign(&reader, &message);
				Measurement { challenge, reader_key: reader.0, signature, figures: figures(1, at) }
			})
			.collect();
		let (epoch, salt) = (EPOCH, [2; 32]);
		let measurements = BoundedVec::truncate_from(measurements);
		let commitment = Datdot::<T>::report_hash(caller.user, epoch, &measurements, &salt);
		Commitments::<T>::insert(caller.user, epoch, Some(commitment));
		let report = PerformanceReport::Reveal { epoch, measurements, salt };
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account), report);
		assert_eq!(Commitments::<T>::get(caller.user, epoch), Some(None));
		assert_eq!(ReaderKeys::<T>::iter_key_prefix(epoch).count() as u32, m);
	}

	/// Most got nothing, for the second time: the hoster loses its slots. Those who said so are paid.
	#[benchmark]
	fn count_measurements() {
		begin::<T>();
		let (hoster, _) = loaded_hoster::<T>(0, 1);
		fill_pot(&hoster);
		Hostings::<T>::mutate(hoster.user, |hosting| {
			hosting.as_mut().expect("a hoster").undelivered = 1;
		});
		let measurer = |at: u32| {
			let attestor = followed_provider::<T>("measurer", 1_600 + at);
			rate::<T>(attestor.user);
			let unit = Datdot::<T>::unit_stake(
				&Providers::<T>::get(attestor.user).expect("a provider"),
				Role::Attestor,
			);
			assert!(Datdot::<T>::commit_duty(attestor.user, Role::Attestor, unit));
			let key = key("reader", at).0;
			ReaderKeys::<T>::insert(EPOCH, key, ());
			Commitments::<T>::insert(attestor.user, EPOCH, None::<Digest>);
			Measurer {
				attestor: attestor.user,
				figures: Some(figures(0, at)),
				reader_key: Some(key),
			}
		};
		let measurers: Vec<Measurer> = (0..MAX_MEASURERS).map(measurer).collect();
		let id = challenge::<T>(hoster.user, measurers);
		let clock = CurrentEpoch::<T>::get();
		Clock::<T>::put(clock.start + Datdot::<T>::reveal_ticks(&clock));
		#[block]
		{
			Datdot::<T>::count_measurements(id);
		}
		assert!(!PerformanceChallenges::<T>::contains_key(id));
		assert!(Datdot::<T>::is_swept(hoster.user));
		assert_eq!(ReaderKeys::<T>::iter_key_prefix(EPOCH).count(), 0);
	}
}
