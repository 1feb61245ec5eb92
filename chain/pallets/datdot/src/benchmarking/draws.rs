//! Draws that look at as many candidates as they may, most of them in vain.

use super::{hosters::*, market::*, people::*, setups::*};
use crate::{limits::*, pallet::*, types::*, OfferOf, Pallet as Datdot};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::{traits::Get, BoundedVec};
use sp_runtime::traits::Saturating;

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

/// An offer of one role, in one of the regions that plans ask for.
fn offer_of<T: Config>(role: Role, index: u32) -> OfferOf<T> {
	let all = offer::<T>(index);
	Offer {
		encoder: all.encoder.filter(|_| role == Role::Encoder),
		attestor: all.attestor.filter(|_| role == Role::Attestor),
		hoster: all.hoster.filter(|_| role == Role::Hoster),
		region: offer::<T>(index % MAX_REGIONS).region,
		..offer::<T>(index)
	}
}

/// Candidates of a role for so many seats, one more than that, and so many whose offers are over that
/// a draw uses all of its looks: each seat takes two. Stakes are such that these are looked at first, and
/// then the candidates, before anybody else.
fn candidates<T: Config>(role: Role, seats: u32) {
	let first = 1_000 * (role as u32);
	for at in 0..=seats {
		let person = heavy::<T>("candidate", first + at, offer_of::<T>(role, at), (role, 15));
		rate::<T>(person.user);
	}
	for at in 0..MAX_LOOKS - 2 * seats {
		let person = heavy::<T>("hasbeen", first + at, offer_of::<T>(role, at), (role, 30));
		Providers::<T>::mutate_extant(person.user, |provider| provider.offer.until = block::<T>(1));
	}
}

/// A provider with 2^`doublings` times the stake that it needs for a role.
fn heavy<T: Config>(
	name: &'static str,
	index: u32,
	offer: OfferOf<T>,
	(role, doublings): (Role, u32),
) -> Person<T> {
	provider_as::<T>(name, index, offer, |provider| {
		if let Some(state) = provider.role_mut(role) {
			state.stake = state.stake.saturating_mul((1u32 << doublings).into());
		}
	})
}

/// Those who stated before that a contract is too large are not drawn for it.
fn stated<T: Config>(contract: ContractId) {
	let ids: Vec<Id> = strange_ids(MAX_REPLICAS).collect();
	let too_large = SizeClaim {
		plain_bytes: 1,
		encoders: BoundedVec::truncate_from(ids),
		attestor: strange_ids(1).next().unwrap_or_default(),
	};
	let trouble = SetupTrouble { too_large: Some(too_large), ..Default::default() };
	SetupTroubles::<T>::insert(contract, trouble);
}

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	/// All slots of a contract, after draws that found too few.
	#[benchmark]
	fn draw_amendment() {
		begin::<T>();
		candidates::<T>(Role::Attestor, 1);
		candidates::<T>(Role::Encoder, MAX_REPLICAS);
		candidates::<T>(Role::Hoster, MAX_REPLICAS);
		let (market, contract) = new_contract::<T>(MAX_REPLICAS);
		add_contracts_to_come::<T>(market.plan);
		stated::<T>(contract);
		LackingOfPlan::<T>::insert(market.plan, MAX_LACKING);
		let id = Datdot::<T>::open_amendment(contract, AmendmentKind::HostingSetup)
			.expect("all slots are vacant");
		Amendments::<T>::mutate(id, |amendment| {
			let amendment = amendment.as_mut().expect("just opened");
			amendment.made_at = block::<T>(NOW).saturating_sub(T::DrawDelay::get().into());
			amendment.lack = Some(Lack { role: Role::Hoster, retry_at: block::<T>(NOW) });
			amendment.attempts = 1;
		});
		#[block]
		{
			Datdot::<T>::draw_amendment(id);
		}
		let staff = Amendments::<T>::get(id).and_then(|it| it.staff).expect("everybody was found");
		assert_eq!(staff.pairs.len() as u32, MAX_REPLICAS);
	}

	/// A second attestor.
	#[benchmark]
	fn draw_review() {
		begin::<T>();
		candidates::<T>(Role::Attestor, 1);
		let (market, contract) = new_contract::<T>(MAX_REPLICAS);
		let setup = staff(market, contract);
		let made_at = block::<T>(NOW).saturating_sub(T::DrawDelay::get().into());
		setup.change(|amendment| {
			amendment.review = Some(Review { made_at, attempts: 0, reviewer: None });
		});
		#[block]
		{
			Datdot::<T>::draw_review(setup.id);
		}
		let review = Amendments::<T>::get(setup.id).and_then(|it| it.review).expect("reviewed");
		assert!(review.reviewer.is_some());
	}

	/// As many attestors as measure one hoster.
	#[benchmark]
	fn draw_measurers() {
		begin::<T>();
		candidates::<T>(Role::Attestor, MAX_MEASURERS);
		let (hoster, _) = loaded_hoster::<T>(0, 1);
		#[block]
		{
			Datdot::<T>::draw_measurers(hoster.user);
		}
		let drawn = PerformanceChallenges::<T>::iter_values().next().expect("a challenge");
		assert_eq!(drawn.measurers.len() as u32, MAX_MEASURERS);
	}
}
