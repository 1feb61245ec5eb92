//! What blocks do while what is stored changes its form.

use super::market::*;
use crate::{
	migrations::v1::{ListPlans, Progress},
	pallet::*,
};
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::{
	migrations::SteppedMigration,
	traits::{GetStorageVersion, StorageVersion},
	weights::WeightMeter,
};

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	/// The last step, which stores the version.
	#[benchmark]
	fn migration_step() {
		begin::<T>();
		StorageVersion::new(0).put::<crate::Pallet<T>>();
		let mut meter = WeightMeter::new();
		let next;
		#[block]
		{
			next = ListPlans::<T>::step(Some(Progress::Removed(None)), &mut meter);
		}
		assert!(next.is_ok_and(|next| next.is_none()));
		assert_eq!(crate::Pallet::<T>::on_chain_storage_version(), 1);
	}

	/// One plan more.
	#[benchmark]
	fn list_plan() {
		begin::<T>();
		let Market { sponsor, plan } = plan::<T>(0, 1, 1);
		SponsoredPlans::<T>::remove(&sponsor, plan);
		let progress;
		#[block]
		{
			progress = ListPlans::<T>::advance(None);
		}
		assert!(progress.is_some());
		assert!(SponsoredPlans::<T>::contains_key(&sponsor, plan));
	}
}
