//! Users and providers. Each provider stands on branches of its own in every tree, and no two of the
//! first sixteen share a tree, so that a change of one touches nothing that another one's does.

use super::keys::*;
use crate::{
	extremes::*, offers_impls::ROLES, pallet::*, types::*, BalanceOf, OfferOf, Pallet, ProviderOf,
};
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_core::ed25519;
use sp_runtime::{
	traits::{Bounded, Zero},
	SaturatedConversion,
};

/// The characters of a geohash.
const GEOHASH: &[u8; 32] = b"0123456789bcdefghjkmnpqrstuvwxyz";

/// A user whose signing key the host has.
#[derive(Clone)]
pub struct Person<T: Config> {
	/// Its id.
	pub user: UserId,
	/// Its account.
	pub account: T::AccountId,
	/// Its signing key.
	pub signing: ed25519::Public,
}

impl<T: Config> Person<T> {
	/// Its seat in an amendment.
	pub fn seat(&self) -> Seat {
		Seat { user: self.user, signing_key: self.signing.0 }
	}
}

/// A registered user.
pub fn person<T: Config>(name: &'static str, index: u32) -> Person<T> {
	let account = rich::<T>(name, index);
	let (noise, signing) = (key("noise", index), key(name, index));
	let user = Pallet::<T>::next_id().expect("there are ids");
	let deposit = T::AccountDeposit::get();
	Pallet::<T>::hold(HoldReason::AccountDeposit, &account, deposit).expect("is rich");
	UserIdByAccount::<T>::insert(&account, user);
	UserIdByNoiseKey::<T>::insert(noise.0, user);
	UserIdBySigningKey::<T>::insert(signing.0, user);
	let stored = User {
		account: account.clone(),
		noise_key: noise.0,
		signing_key: signing.0,
		rotation: None,
		deposit,
	};
	Users::<T>::insert(user, stored);
	Person { user, account, signing }
}

/// A sum of money that is worth something in payments for a few bytes and blocks.
pub fn money<T: Config>(amount: u128) -> BalanceOf<T> {
	amount.saturated_into()
}

/// The most of a plan's price that any of `offer`'s asks is.
pub fn high_price<T: Config>() -> Price<BalanceOf<T>> {
	Price { hosting: money::<T>(1 << 50), setup: money::<T>(1 << 44) }
}

/// An offer of all roles, in a region and ask buckets by its number.
pub fn offer<T: Config>(index: u32) -> OfferOf<T> {
	let bucket = index % 16;
	let ask = |shift: u32| money::<T>((1u128 << (shift + bucket)) >> 1);
	let role = |shift| Some(RoleOffer { capacity: 128, ask: ask(shift) });
	Offer {
		encoder: role(26),
		attestor: role(26),
		hoster: Some(HosterOffer { capacity: 4_096, bytes: 1 << 50, ask: ask(14) }),
		region: [b'u', GEOHASH[(index as usize) % 16]],
		hours: Hours::ALL,
		rate: 10_000,
		latency: 50,
		from: Zero::zero(),
		until: BlockNumberFor::<T>::max_value(),
	}
}

/// Registers a user with an offer and puts it, changed, into the trees; the last one in each of them.
pub fn provider_as<T: Config>(
	name: &'static str,
	index: u32,
	offer: OfferOf<T>,
	change: impl FnOnce(&mut ProviderOf<T>),
) -> Person<T> {
	let person = person::<T>(name, index);
	trees_of::<T>(&offer).into_iter().for_each(branch::<T>);
	Pallet::<T>::do_offer_create(person.account.clone(), offer).expect("a fair offer");
	Providers::<T>::mutate(person.user, |provider| {
		let provider = provider.as_mut().expect("just offered");
		provider.status = ProviderStatus::Drawable;
		change(provider);
		Pallet::<T>::enter_trees(person.user, provider);
	});
	person
}

/// A drawable provider with an offer.
pub fn provider_with<T: Config>(name: &'static str, index: u32, offer: OfferOf<T>) -> Person<T> {
	provider_as::<T>(name, index, offer, |_| ())
}

/// A drawable provider of all roles.
pub fn provider<T: Config>(name: &'static str, index: u32) -> Person<T> {
	provider_with::<T>(name, index, offer::<T>(index))
}

/// The same, with somebody else at the end of each of its trees, whom a removal moves into its place,
/// and who weighs less.
pub fn followed_provider<T: Config>(name: &'static str, index: u32) -> Person<T> {
	let first = provider::<T>(name, index);
	let mut number = 100_000 + 6 * index;
	for role in ROLES {
		// The second one is of another region: only in the tree of all regions it is the last.
		for near in [index, index + 16] {
			provider_as::<T>("follower", number, offer_of::<T>(role, near), |provider| {
				let state = provider.role_mut(role).expect("offered");
				state.committed = state.stake / 2u32.into();
			});
			number += 1;
		}
	}
	first
}

/// An offer of one role.
fn offer_of<T: Config>(role: Role, index: u32) -> OfferOf<T> {
	let Offer { encoder, attestor, hoster, .. } = offer::<T>(index);
	Offer {
		encoder: encoder.filter(|_| role == Role::Encoder),
		attestor: attestor.filter(|_| role == Role::Attestor),
		hoster: hoster.filter(|_| role == Role::Hoster),
		..offer::<T>(index)
	}
}

/// Gives a user ratings by as many payers as count, in every role.
pub fn rate<T: Config>(user: UserId) {
	let share = |payer: u128| RatingShare { payer, good: 1, bad: 1 };
	let shares: alloc::vec::Vec<_> =
		(1..=u128::from(crate::limits::MAX_RATERS)).map(share).collect();
	for role in ROLES {
		let shares = frame_support::BoundedVec::truncate_from(shares.clone());
		Ratings::<T>::insert(user, role, Rating { updated: 0, shares });
	}
}
