//! Selection: providers are drawn by uncommitted stake among those whose ask fits the price.
//!
//! A draw costs one read for the totals of each region and a few for each look. Who does not
//! qualify, and who was drawn, is left out of the later looks of the same draw, so that a draw fails
//! only for want of providers or of looks. Somebody who
//! splits an account gains nothing, and absurd asks stand in buckets that no draw looks at.

use crate::{
	limits::MAX_LOOKS, offers_impls::ask_bucket, pallet::*, randomness_impls::Dice, types::*,
	ProviderOf,
};
use alloc::vec::Vec;

/// Of two who are looked at, each gets the seat with a chance in proportion to this power of its
/// score: twice the score is eight times the chance.
const SCORE_POWER: u32 = 3;

/// Whom a draw looks for.
pub(crate) struct Search<'a> {
	/// The role.
	pub role: Role,
	/// Any of these regions; none means anywhere.
	pub regions: &'a [Region],
	/// Most that an ask may be; none means any ask.
	pub price: Option<u128>,
}

/// A draw of one role: the trees that it looks at, laid end to end, with stretches left out. The
/// trees must not change while it lasts.
pub(crate) struct Selection {
	role: Role,
	price: Option<u128>,
	/// All trees of the buckets and regions that the search admits, with their weights.
	trees: Vec<(TreeId, u128)>,
	/// Stretches that are left out, in order.
	excluded: Vec<Stretch>,
	/// Candidates that may still be looked at.
	looks: u32,
}

/// The place of a candidate on the line of the trees.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
	start: u128,
	weight: u128,
}

/// Somebody who qualifies.
struct Candidate {
	user: UserId,
	score: u128,
	stretch: Stretch,
}

impl Selection {
	fn total(&self) -> u128 {
		let all = self.trees.iter().fold(0u128, |sum, (_, weight)| sum.saturating_add(*weight));
		self.excluded.iter().fold(all, |sum, stretch| sum.saturating_sub(stretch.weight))
	}

	fn exclude(&mut self, stretch: Stretch) {
		let place = self.excluded.partition_point(|other| *other < stretch);
		self.excluded.insert(place, stretch);
	}

	/// The point of the line that is `point` when everything excluded is taken out.
	fn place(&self, point: u128) -> u128 {
		self.excluded.iter().fold(point, |point, stretch| {
			if stretch.start <= point {
				point.saturating_add(stretch.weight)
			} else {
				point
			}
		})
	}
}

impl<T: Config> Pallet<T> {
	/// Begins a draw that may look at `looks` candidates, but never at more than its weight counts.
	pub(crate) fn selection(search: &Search, looks: u32) -> Selection {
		let looks = looks.min(MAX_LOOKS);
		let role = search.role;
		let highest = search.price.map_or(u8::MAX, |price| ask_bucket(role, price));
		let mut regions: Vec<Option<Region>> =
			search.regions.iter().map(|region| Some(*region)).collect();
		if regions.is_empty() {
			regions.push(None);
		}
		regions.sort_unstable();
		regions.dedup();
		let mut trees = Vec::new();
		for region in regions {
			for (bucket, weight) in BucketTotals::<T>::get((role, region)).iter().enumerate() {
				let bucket = bucket as u8;
				if bucket <= highest && *weight > 0 {
					trees.push((TreeId::Offers { role, region, bucket }, *weight));
				}
			}
		}
		Selection { role, price: search.price, trees, excluded: Vec::new(), looks }
	}

	/// Draws a provider that qualifies and was not drawn yet: of two looks more likely the
	/// better rated, by how much better it is. If the better one always won, the one of least renown
	/// would get next to nothing among many who are as good, and never earn any. `None` when the
	/// looks are used up, or nobody is left.
	pub(crate) fn select(
		selection: &mut Selection,
		dice: &mut Dice,
		qualifies: impl Fn(UserId, &ProviderOf<T>) -> bool,
	) -> Option<UserId> {
		let first = Self::next_candidate(selection, dice, &qualifies)?;
		let second = Self::next_candidate(selection, dice, &qualifies);
		let chance = |candidate: &Candidate| candidate.score.saturating_pow(SCORE_POWER).max(1);
		let winner = match second {
			Some(second) if second.stretch != first.stretch => {
				let all = chance(&first).saturating_add(chance(&second));
				if dice.below(all) < chance(&first) {
					first
				} else {
					second
				}
			},
			_ => first,
		};
		selection.exclude(winner.stretch);
		Some(winner.user)
	}

	/// Looks at candidates until one qualifies, and excludes those that do not.
	fn next_candidate(
		selection: &mut Selection,
		dice: &mut Dice,
		qualifies: &impl Fn(UserId, &ProviderOf<T>) -> bool,
	) -> Option<Candidate> {
		loop {
			let total = selection.total();
			selection.looks = selection.looks.checked_sub(1)?;
			if total == 0 {
				return None;
			}
			let (user, stretch) = Self::look(selection, dice.below(total))?;
			let found = Providers::<T>::get(user).filter(|provider| {
				Self::is_drawable(provider, selection) && qualifies(user, provider)
			});
			if found.is_none() {
				selection.exclude(stretch);
				continue;
			}
			let score = Self::score(user, selection.role);
			return Some(Candidate { user, score, stretch });
		}
	}

	/// The provider under a point of what is not excluded, with its stretch.
	fn look(selection: &Selection, point: u128) -> Option<(UserId, Stretch)> {
		let point = selection.place(point);
		let mut rest = point;
		for (tree, weight) in &selection.trees {
			if rest < *weight {
				let (place, leaf, offset) = Self::tree_find(*tree, rest)?;
				let weight = Self::tree_weight(*tree, place);
				return Some((leaf.item, Stretch { start: point.checked_sub(offset)?, weight }));
			}
			rest = rest.saturating_sub(*weight);
		}
		None
	}

	/// Whether a provider works now, in this role, for this price.
	fn is_drawable(provider: &ProviderOf<T>, selection: &Selection) -> bool {
		use frame_support::traits::UnixTime;
		use sp_runtime::SaturatedConversion;
		let (role, now) = (selection.role, Self::now());
		let Some((capacity, ask)) = provider.offer.terms(role) else { return false };
		let free = provider.role(role).is_some_and(|state| state.duties < capacity);
		let affordable = selection.price.is_none_or(|price| ask.saturated_into::<u128>() <= price);
		free && affordable
			&& provider.status == ProviderStatus::Drawable
			&& provider.offer.from <= now
			&& now < provider.offer.until
			&& provider.offer.hours.covers(T::Time::now().as_secs(), 0)
	}
}
