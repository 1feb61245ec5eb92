//! From version 0 to 1: a sponsor's plans are listed, where they were only counted.
//!
//! With a count, who wants to know an account's plans reads all plans of the market; with a list,
//! that account's.

use super::{DatdotMigrationId, PALLET_ID};
use crate::{pallet::*, types::PlanId, weights::WeightInfo};
use codec::{Decode, Encode, MaxEncodedLen};
use core::marker::PhantomData;
use frame_support::{
	migrations::{SteppedMigration, SteppedMigrationError},
	traits::{GetStorageVersion, StorageVersion},
	weights::WeightMeter,
};
#[cfg(feature = "try-runtime")]
use sp_runtime::TryRuntimeError;

/// What version 0 stored.
pub mod v0 {
	use crate::{
		pallet::{Config, Pallet},
		types::PlanId,
	};
	use codec::{Decode, Encode};
	use frame_support::{
		pallet_prelude::{OptionQuery, ValueQuery},
		storage_alias, Blake2_128Concat, Twox64Concat,
	};

	/// The first field of a plan, which is all that matters here; the others follow it.
	#[derive(Encode, Decode)]
	pub struct PlanHead<AccountId> {
		/// Who pays.
		pub sponsor: AccountId,
	}

	/// Plans by id, to be read only.
	#[storage_alias]
	pub type Plans<T: Config> = StorageMap<
		Pallet<T>,
		Twox64Concat,
		PlanId,
		PlanHead<<T as frame_system::Config>::AccountId>,
		OptionQuery,
	>;

	/// How many plans an account pays for.
	#[storage_alias]
	pub type PlansOfSponsor<T: Config> = StorageMap<
		Pallet<T>,
		Blake2_128Concat,
		<T as frame_system::Config>::AccountId,
		u32,
		ValueQuery,
	>;
}

/// How far [`ListPlans`] is; the order is that in which things are stored.
#[derive(Clone, PartialEq, Eq, Debug, Encode, Decode, MaxEncodedLen)]
pub enum Progress<AccountId> {
	/// The plans up to this one are listed.
	Listed(PlanId),
	/// All are, and the counts up to this account's are removed.
	Removed(Option<AccountId>),
}

type ProgressOf<T> = Progress<<T as frame_system::Config>::AccountId>;

/// Lists every plan under its sponsor, then removes the counts.
pub struct ListPlans<T>(PhantomData<T>);

impl<T: Config> ListPlans<T> {
	/// One more plan, or one count less; nothing when both are done.
	pub(crate) fn advance(progress: Option<ProgressOf<T>>) -> Option<ProgressOf<T>> {
		let mut plans = match progress {
			None => v0::Plans::<T>::iter(),
			Some(Progress::Listed(last)) => v0::Plans::<T>::iter_from_key(last),
			Some(Progress::Removed(last)) => return Self::remove_after(last),
		};
		match plans.next() {
			Some((id, plan)) => {
				SponsoredPlans::<T>::insert(&plan.sponsor, id, ());
				Some(Progress::Listed(id))
			},
			None => Some(Progress::Removed(None)),
		}
	}

	/// Never looks from the start again: that passes over all that this block has removed.
	fn remove_after(last: Option<T::AccountId>) -> Option<ProgressOf<T>> {
		let mut accounts = match last {
			None => v0::PlansOfSponsor::<T>::iter_keys(),
			Some(last) => v0::PlansOfSponsor::<T>::iter_keys_from_key(last),
		};
		let account = accounts.next()?;
		v0::PlansOfSponsor::<T>::remove(&account);
		Some(Progress::Removed(Some(account)))
	}
}

impl<T: Config> SteppedMigration for ListPlans<T> {
	type Cursor = ProgressOf<T>;
	type Identifier = DatdotMigrationId;

	fn id() -> Self::Identifier {
		DatdotMigrationId { pallet_id: *PALLET_ID, version_from: 0, version_to: 1 }
	}

	fn step(
		mut progress: Option<Self::Cursor>,
		meter: &mut WeightMeter,
	) -> Result<Option<Self::Cursor>, SteppedMigrationError> {
		let (step, one) = (T::WeightInfo::migration_step(), T::WeightInfo::list_plan());
		let required = step.saturating_add(one);
		if meter.try_consume(step).is_err() || !meter.can_consume(one) {
			return Err(SteppedMigrationError::InsufficientWeight { required });
		}
		if Pallet::<T>::on_chain_storage_version() != StorageVersion::new(0) {
			return Ok(None);
		}
		while meter.try_consume(one).is_ok() {
			progress = Self::advance(progress);
			if progress.is_none() {
				StorageVersion::new(1).put::<Pallet<T>>();
				return Ok(None);
			}
		}
		Ok(progress)
	}

	#[cfg(feature = "try-runtime")]
	fn pre_upgrade() -> Result<alloc::vec::Vec<u8>, TryRuntimeError> {
		Ok((Plans::<T>::iter_keys().count() as u64).encode())
	}

	#[cfg(feature = "try-runtime")]
	fn post_upgrade(before: alloc::vec::Vec<u8>) -> Result<(), TryRuntimeError> {
		let plans = u64::decode(&mut &before[..]).map_err(|_| "not the number of plans")?;
		let listed = SponsoredPlans::<T>::iter_keys().count() as u64;
		frame_support::ensure!(listed == plans, "not every plan is listed once");
		let counts = v0::PlansOfSponsor::<T>::iter_keys().count();
		frame_support::ensure!(counts == 0, "a count is left");
		Pallet::<T>::do_try_state()
	}
}
