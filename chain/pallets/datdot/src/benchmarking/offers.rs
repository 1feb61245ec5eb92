//! Offers: made, changed, paused and withdrawn by providers of all roles.

use super::{hosters::*, market::*, people::*};
use crate::{limits::*, pallet::*, types::*, Pallet as Datdot};
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_system::RawOrigin;

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

/// Where a provider stands.
fn status<T: Config>(person: &Person<T>) -> ProviderStatus {
	Providers::<T>::get(person.user).expect("a provider").status
}

/// Changes the status of a provider that stands in no tree.
fn set_status<T: Config>(person: &Person<T>, status: ProviderStatus) {
	Providers::<T>::mutate(person.user, |provider| {
		let provider = provider.as_mut().expect("a provider");
		Datdot::<T>::leave_trees(provider);
		provider.status = status;
	});
}

/// A hoster with slots and as many spans as one call drops, none of which anybody needs.
fn idle_spans<T: Config>(slots: u32) -> Person<T> {
	let (hoster, _) = loaded_hoster::<T>(0, slots);
	let hosting = Hostings::<T>::get(hoster.user).expect("a hoster");
	for generation in hosting.oldest..hosting.generation {
		ProvenSpans::<T>::mutate(hoster.user, generation, |span| {
			span.as_mut().expect("a span").slots = 0;
		});
	}
	hoster
}

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	#[benchmark]
	fn offer_create() {
		begin::<T>();
		let caller = person::<T>("caller", 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account.clone()), offer::<T>(0));
		assert!(Providers::<T>::contains_key(caller.user));
	}

	#[benchmark]
	fn finish_registration() -> Result<(), BenchmarkError> {
		begin::<T>();
		let person = person::<T>("caller", 0);
		let offer = offer::<T>(0);
		crate::extremes::trees_of::<T>(&offer).into_iter().for_each(crate::extremes::branch::<T>);
		Datdot::<T>::do_offer_create(person.account.clone(), offer)?;
		Clock::<T>::mutate(|tick| *tick += u64::from(u32::MAX));
		#[block]
		{
			Datdot::<T>::finish_registration(person.user);
		}
		assert_eq!(status(&person), ProviderStatus::Drawable);
		Ok(())
	}

	#[benchmark]
	fn offer_update() {
		begin::<T>();
		let caller = idle_spans::<T>(1);
		NeededHours::<T>::remove(caller.user);
		let mut new = offer::<T>(0);
		new.hours.0[0] = 1;
		new.attestor = None;
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account.clone()), new);
		assert!(matches!(status(&caller), ProviderStatus::Registered { .. }));
	}

	#[benchmark]
	fn offer_withdraw() {
		begin::<T>();
		let caller = followed_provider::<T>("caller", 0);
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account.clone()));
		assert!(!Providers::<T>::contains_key(caller.user));
	}

	/// The second call of one who leaves.
	#[benchmark]
	fn exit() {
		begin::<T>();
		let (caller, _) = loaded_hoster::<T>(0, 1);
		set_status(&caller, ProviderStatus::Leaving { since: 0, unvisited: 0 });
		Clock::<T>::mutate(|tick| *tick += u64::from(u32::MAX));
		#[extrinsic_call]
		offer_withdraw(RawOrigin::Signed(caller.account.clone()));
		assert!(Datdot::<T>::is_swept(caller.user));
	}

	#[benchmark]
	fn hand_over() {
		begin::<T>();
		let (hoster, slots) = loaded_hoster::<T>(0, SLOTS_PER_SWEEP);
		let tree = TreeId::Slots { hoster: hoster.user };
		// The four leaves that are visited stand side by side.
		let unvisited = 1_000;
		for (slot, back) in slots.iter().zip(1..) {
			let leaf = Leaf { item: slot.contract, index: slot.slot };
			TreeLeaves::<T>::insert((tree, unvisited - back), leaf);
		}
		set_status(&hoster, ProviderStatus::Leaving { since: 0, unvisited });
		#[block]
		{
			Datdot::<T>::hand_over(hoster.user);
		}
		let left = unvisited - SLOTS_PER_SWEEP;
		assert_eq!(status(&hoster), ProviderStatus::Leaving { since: 0, unvisited: left });
		for slot in slots {
			let contract = Contracts::<T>::get(slot.contract).expect("a contract");
			assert!(contract.slots[0].is_wanting());
		}
	}

	/// The end of a withdrawal: nothing is left to do.
	#[benchmark]
	fn finish_withdrawal() {
		begin::<T>();
		let provider = followed_provider::<T>("leaver", 0);
		set_status(&provider, ProviderStatus::Leaving { since: 0, unvisited: 0 });
		#[block]
		{
			Datdot::<T>::hand_over(provider.user);
		}
		assert!(!Providers::<T>::contains_key(provider.user));
	}

	#[benchmark]
	fn pause() {
		begin::<T>();
		let caller = idle_spans::<T>(1);
		let until = Datdot::<T>::tick() + 1;
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account.clone()), until);
		assert!(matches!(status(&caller), ProviderStatus::Paused { .. }));
	}

	#[benchmark]
	fn end_pause() {
		begin::<T>();
		let hoster = followed_provider::<T>("hoster", 0);
		set_status(&hoster, ProviderStatus::Paused { since: 0, until: 1 });
		#[block]
		{
			Datdot::<T>::end_pause(hoster.user);
		}
		assert!(matches!(status(&hoster), ProviderStatus::Registered { .. }));
	}

	#[benchmark]
	fn unpause() {
		begin::<T>();
		let (caller, _) = loaded_hoster::<T>(0, 1);
		set_status(&caller, ProviderStatus::Suspended { since: 0 });
		Datdot::<T>::lower_stake(caller.user, Role::Hoster, 1u32.into());
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account.clone()));
		assert!(matches!(status(&caller), ProviderStatus::Registered { .. }));
	}
}
