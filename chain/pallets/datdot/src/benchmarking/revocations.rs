//! Revoked keys, and the setups that they break.

use super::{keys::*, market::*, people::*, setups::*};
use crate::{limits::SLOTS_PER_SWEEP, pallet::*, types::*, Pallet as Datdot};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::traits::Get;

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

/// A setup of one slot with an encoder that has others, too: its attestor, who once was wrong, leaves
/// with it, and so does who was to judge that.
fn setup_with<T: Config>(number: u32, encoder: &Person<T>) -> Setup<T> {
	let (market, contract) = new_contract_of::<T>(number, 1);
	let setup = staff_from(number, market, contract);
	setup.reject(0, u64::from(NOW) + 1_000);
	Datdot::<T>::leave_seat(setup.id, Role::Encoder, setup.encoders[0].user);
	let seat = Datdot::<T>::take_seat(setup.id, Role::Encoder, encoder.user).expect("has room");
	setup.change_staff(|staff| staff.pairs[0].encoder = seat);
	setup
}

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	/// An encoder revokes its signing key, and every setup that is looked at ends with that.
	#[benchmark]
	fn break_setups() {
		begin::<T>();
		let revoker = followed_provider::<T>("revoker", 15);
		let setups: Vec<Setup<T>> =
			(0..SLOTS_PER_SWEEP).map(|number| setup_with(number, &revoker)).collect();
		Users::<T>::mutate(revoker.user, |user| {
			user.as_mut().expect("a user").signing_key = key("newsigning", 0).0;
		});
		Revocations::<T>::insert(revoker.user, None::<AmendmentId>);
		fill_agenda::<T>(Work::Revocation, now::<T>());
		let retry = u64::from(NOW) + u64::from(T::AmendmentFollowupDelay::get());
		fill_agenda::<T>(Work::AmendmentFollowup, retry);
		#[block]
		{
			Datdot::<T>::break_setups(revoker.user);
		}
		assert!(setups.iter().all(|setup| !Amendments::<T>::contains_key(setup.id)));
		assert!(Revocations::<T>::get(revoker.user).is_some_and(|last| last.is_some()));
	}
}
