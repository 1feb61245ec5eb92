//! Changed offers: nothing that was promised for a duty is taken back while the duty lasts.

use crate::{offers_impls::ROLES, pallet::*, types::*, BalanceOf, OfferOf, ProviderOf};
use frame_support::ensure;
use sp_runtime::{
	traits::{CheckedAdd, Saturating, Zero},
	DispatchError, DispatchResult,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_offer_update(account: T::AccountId, offer: OfferOf<T>) -> DispatchResult {
		let (user, _) = Self::user_of(&account)?;
		let mut provider = Providers::<T>::get(user).ok_or(Error::<T>::UnknownProvider)?;
		let leaving = matches!(provider.status, ProviderStatus::Leaving { .. });
		ensure!(!leaving, Error::<T>::NotAtWork);
		Self::ensure_offer(&offer)?;
		Self::ensure_covers(user, &provider, &offer)?;
		let new_hours = offer.hours != provider.offer.hours;
		if new_hours {
			Self::ensure_unchallenged(user)?;
		}
		Self::leave_trees(&mut provider);
		let before = Self::total_stake(&provider);
		Self::change_roles(&mut provider, &offer)?;
		provider.offer = offer;
		let stake = Self::total_stake(&provider);
		Self::hold(HoldReason::Stake, &account, stake.saturating_sub(before))?;
		Self::release(HoldReason::Stake, &account, before.saturating_sub(stake));
		let working =
			matches!(provider.status, ProviderStatus::Registered { .. } | ProviderStatus::Drawable);
		if working {
			Self::await_registration(user, &mut provider);
		}
		Providers::<T>::insert(user, provider);
		if new_hours {
			Self::renew_span(user);
		}
		Self::deposit_event(Event::OfferUpdated { user, stake });
		Ok(())
	}

	/// That an offer has what the present duties were drawn for.
	fn ensure_covers(user: UserId, provider: &ProviderOf<T>, offer: &OfferOf<T>) -> DispatchResult {
		for role in ROLES {
			let duties = provider.role(role).map_or(0, |state| state.duties);
			let capacity = offer.terms(role).map_or(0, |(capacity, _)| capacity);
			ensure!(duties <= capacity, Error::<T>::OfferBelowDuties);
		}
		let bytes = offer.hoster.as_ref().map_or(0, |hoster| hoster.bytes);
		ensure!(provider.used_bytes <= bytes, Error::<T>::OfferBelowDuties);
		let needed = NeededHours::<T>::get(user).keys().next_back().copied().unwrap_or_default();
		ensure!(needed <= offer.hours.count(), Error::<T>::OfferBelowDuties);
		if provider.hoster.as_ref().is_none_or(|state| state.duties == 0) {
			return Ok(());
		}
		let old = &provider.offer;
		let kept = offer.region == old.region
			&& offer.rate >= old.rate
			&& offer.latency <= old.latency
			&& offer.from <= old.from.max(Self::now())
			&& offer.until >= old.until;
		ensure!(kept, Error::<T>::TermsInUse);
		Ok(())
	}

	fn total_stake(provider: &ProviderOf<T>) -> BalanceOf<T> {
		ROLES
			.iter()
			.filter_map(|role| provider.role(*role))
			.fold(BalanceOf::<T>::zero(), |sum, state| sum.saturating_add(state.stake))
	}

	/// Gives each role of a new offer the stake that it needs.
	fn change_roles(provider: &mut ProviderOf<T>, offer: &OfferOf<T>) -> DispatchResult {
		let mut total = BalanceOf::<T>::zero();
		for role in ROLES {
			let old = provider.role(role);
			// What running duties have committed stays what they give back.
			let unit = match old {
				Some(state) if state.duties > 0 => state.unit,
				_ => Self::capacity_stake(role),
			};
			let stake = Self::stake_for(offer, role, unit)?;
			let committed = old.map_or_else(Zero::zero, |state| state.committed);
			ensure!(committed <= stake.unwrap_or_default(), Error::<T>::OfferBelowDuties);
			total = total
				.checked_add(&stake.unwrap_or_default())
				.ok_or(DispatchError::from(Error::<T>::OfferTooLarge))?;
			let state = stake.map(|stake| match old {
				Some(state) => RoleState { stake, unit, ..state.clone() },
				None => Self::new_role(stake, unit),
			});
			*provider.place_mut(role) = state;
		}
		Ok(())
	}

	/// Remembers that a slot needs so many hours a week of its hoster.
	pub(crate) fn need_hours(user: UserId, hours: u32) {
		if hours == 0 {
			return;
		}
		let _ = NeededHours::<T>::try_mutate(user, |needed| {
			let count = needed.get(&hours).copied().unwrap_or_default().saturating_add(1);
			needed.try_insert(hours, count)
		});
	}

	/// Forgets what one slot needed.
	pub(crate) fn forget_hours(user: UserId, hours: u32) {
		if hours == 0 {
			return;
		}
		NeededHours::<T>::mutate_exists(user, |needed| {
			let Some(map) = needed else { return };
			let count = map.get(&hours).copied().unwrap_or_default().saturating_sub(1);
			if count == 0 {
				map.remove(&hours);
			} else {
				let _ = map.try_insert(hours, count);
			}
			if map.is_empty() {
				*needed = None;
			}
		});
	}
}
