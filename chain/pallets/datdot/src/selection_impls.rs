//! Selection: providers are drawn by uncommitted stake among those whose ask fits the price.
//!
//! A draw costs one read for the totals of each region and a few for each look. Somebody who splits
//! an account gains nothing, and absurd asks stand in buckets that no draw looks at.

use crate::{
	offers_impls::{ask_bucket, score},
	pallet::*,
	randomness_impls::Dice,
	types::*,
	ProviderOf,
};
use alloc::vec::Vec;

/// Whom a draw looks for.
pub(crate) struct Search<'a> {
	/// The role.
	pub role: Role,
	/// Any of these regions; none means anywhere.
	pub regions: &'a [Region],
	/// Most that an ask may be; none means any ask.
	pub price: Option<u128>,
}

impl<T: Config> Pallet<T> {
	/// Draws a provider that qualifies; of two, the better rated. `looks` counts down with each
	/// candidate; `None` when they are used up, or nobody stands in the trees.
	pub(crate) fn select(
		search: &Search,
		dice: &mut Dice,
		looks: &mut u32,
		qualifies: impl Fn(UserId, &ProviderOf<T>) -> bool,
	) -> Option<UserId> {
		let trees = Self::trees_of(search);
		let total = trees.iter().fold(0u128, |sum, (_, weight)| sum.saturating_add(*weight));
		let mut first: Option<(UserId, u128)> = None;
		while total > 0 && *looks > 0 {
			*looks = looks.saturating_sub(1);
			let Some(user) = Self::look(&trees, dice.below(total)) else { continue };
			let Some(provider) = Providers::<T>::get(user) else { continue };
			if !Self::is_drawable(&provider, search) || !qualifies(user, &provider) {
				continue;
			}
			let rating = provider.role(search.role).map_or(0, |state| score(&state.rating));
			match first {
				None => first = Some((user, rating)),
				Some((other, best)) => return Some(if rating > best { user } else { other }),
			}
		}
		first.map(|(user, _)| user)
	}

	/// The trees of all buckets and regions that the search admits, with their weights.
	fn trees_of(search: &Search) -> Vec<(TreeId, u128)> {
		let role = search.role;
		let highest = search.price.map_or(u8::MAX, |price| ask_bucket(role, price));
		let regions: Vec<Option<Region>> = if search.regions.is_empty() {
			Vec::from([None])
		} else {
			search.regions.iter().map(|region| Some(*region)).collect()
		};
		let mut trees = Vec::new();
		for region in regions {
			for (bucket, weight) in BucketTotals::<T>::get((role, region)).iter().enumerate() {
				let bucket = bucket as u8;
				if bucket <= highest && *weight > 0 {
					trees.push((TreeId::Offers { role, region, bucket }, *weight));
				}
			}
		}
		trees
	}

	/// The provider under a point of the trees' weights laid end to end.
	fn look(trees: &[(TreeId, u128)], point: u128) -> Option<UserId> {
		let mut rest = point;
		for (tree, weight) in trees {
			if rest < *weight {
				return Self::tree_find(*tree, rest).map(|(_, leaf, _)| leaf.item);
			}
			rest = rest.saturating_sub(*weight);
		}
		None
	}

	/// Whether a provider works now, in this role, for this price.
	fn is_drawable(provider: &ProviderOf<T>, search: &Search) -> bool {
		use frame_support::traits::UnixTime;
		use sp_runtime::SaturatedConversion;
		let now = Self::now();
		let Some((capacity, ask)) = provider.offer.terms(search.role) else { return false };
		let free = provider.role(search.role).is_some_and(|state| state.duties < capacity);
		let affordable = search.price.is_none_or(|price| ask.saturated_into::<u128>() <= price);
		free && affordable
			&& provider.status == ProviderStatus::Drawable
			&& provider.offer.from <= now
			&& now < provider.offer.until
			&& provider.offer.hours.covers(T::Time::now().as_secs(), 0)
	}
}
