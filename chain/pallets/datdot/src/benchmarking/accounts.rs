//! Accounts and their keys.

use super::{hosters::*, keys::*, market::*, people::*};
use crate::{limits::MAX_REVOKED_KEYS, pallet::*, types::*, Pallet as Datdot};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use frame_system::RawOrigin;

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

/// New keys of somebody, a Noise key and a signing key.
fn new_keys<T: Config>(person: &Person<T>, index: u32) -> [Option<ProvenKey>; 2] {
	let proven = |name, purpose| {
		let key = key(name, index);
		let proof = possession::<T>(&key, &person.account, purpose);
		Some(ProvenKey { key: key.0, proof })
	};
	[proven("newnoise", KeyPurpose::Noise), proven("newsigning", KeyPurpose::Signing)]
}

/// A change to new keys that begins later.
fn rotation<T: Config>(person: &Person<T>) -> AccountChange {
	let [noise_key, signing_key] = new_keys(person, 0);
	AccountChange::Rotate { noise_key, signing_key }
}

/// Lets somebody have revoked keys before.
fn revoke<T: Config>(user: UserId, count: u32) {
	let keys: Vec<Key> = (0..count).map(|at| key("revoked", at).0).collect();
	keys.iter().for_each(|key| RevokedKeys::<T>::insert(key, user));
	RevokedKeysOfUser::<T>::insert(user, BoundedVec::truncate_from(keys));
}

/// What is left of a hoster that has no slots any more.
fn end_hosting<T: Config>(person: &Person<T>) {
	let hosting = Hosting {
		slots: 0,
		generation: 1,
		oldest: 2,
		challenge: None,
		challenge_scheduled: false,
		measurement_scheduled: false,
		counted_until: block::<T>(NOW),
		proofs: 1,
		last_silence: None,
		undelivered: 0,
		paused_in: None,
		measurements: 0,
		sweep: None,
	};
	Hostings::<T>::insert(person.user, hosting);
	let delivery = Delivery { epoch: 1, drawn: 0, revealed: 0, delivered: true, median: None };
	Deliveries::<T>::insert(person.user, delivery);
	fill_pot::<T>(person);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	#[benchmark]
	fn account_create() {
		begin::<T>();
		let caller = rich::<T>("caller", 0);
		let (noise, signing) = (key("noise", 0), key("signing", 0));
		let proofs = PossessionProofs {
			noise: possession::<T>(&noise, &caller, KeyPurpose::Noise),
			signing: possession::<T>(&signing, &caller, KeyPurpose::Signing),
		};
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), noise.0, signing.0, proofs);
		assert!(UserIdByAccount::<T>::contains_key(&caller));
	}

	#[benchmark]
	fn account_update() {
		begin::<T>();
		let caller = person::<T>("caller", 0);
		let change = rotation(&caller);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account.clone()), change);
		assert!(Users::<T>::get(caller.user).expect("a user").rotation.is_some());
	}

	/// Both keys are revoked, and those that were about to take over forgotten.
	#[benchmark]
	fn revoke_keys() -> Result<(), BenchmarkError> {
		begin::<T>();
		let caller = person::<T>("caller", 0);
		Datdot::<T>::do_account_update(caller.account.clone(), rotation(&caller))?;
		revoke::<T>(caller.user, MAX_REVOKED_KEYS - 2);
		fill_agenda::<T>(Work::Revocation, now::<T>());
		let [noise_key, signing_key] = new_keys(&caller, 1);
		let change = AccountChange::Revoke { noise_key, signing_key };
		#[extrinsic_call]
		account_update(RawOrigin::Signed(caller.account.clone()), change);
		assert_eq!(RevokedKeysOfUser::<T>::get(caller.user).len() as u32, MAX_REVOKED_KEYS);
		assert!(Revocations::<T>::contains_key(caller.user));
		Ok(())
	}

	#[benchmark]
	fn finish_rotation() -> Result<(), BenchmarkError> {
		begin::<T>();
		let person = person::<T>("caller", 0);
		Datdot::<T>::do_account_update(person.account.clone(), rotation(&person))?;
		Clock::<T>::put(u64::from(NOW) + u64::from(T::RotationDelay::get()));
		#[block]
		{
			Datdot::<T>::finish_rotation(person.user);
		}
		assert_eq!(Users::<T>::get(person.user).expect("a user").rotation, None);
		Ok(())
	}

	#[benchmark]
	fn account_delete() -> Result<(), BenchmarkError> {
		begin::<T>();
		let caller = followed_provider::<T>("caller", 0);
		rate::<T>(caller.user);
		Datdot::<T>::do_account_update(caller.account.clone(), rotation(&caller))?;
		revoke::<T>(caller.user, MAX_REVOKED_KEYS);
		Revocations::<T>::insert(caller.user, None::<AmendmentId>);
		end_hosting::<T>(&caller);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account.clone()));
		assert!(!Users::<T>::contains_key(caller.user));
		Ok(())
	}
}
