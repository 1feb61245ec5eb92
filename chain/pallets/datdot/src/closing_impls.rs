//! Closing: accounts and feeds are removed, and every deposit comes back.
//!
//! An account that has duties or plans stays; so does a feed that a plan names.

use crate::{pallet::*, types::*, BalanceOf};
use frame_support::{
	defensive, ensure,
	traits::{
		fungible::hold::Mutate,
		tokens::{Fortitude, Precision},
	},
};
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchResult,
};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_account_delete(account: T::AccountId) -> DispatchResult {
		let (id, user) = Self::user_of(&account)?;
		let has_plans = SponsoredPlans::<T>::iter_key_prefix(&account).next().is_some();
		ensure!(!has_plans, Error::<T>::AccountHasPlans);
		if let Some(mut provider) = Providers::<T>::get(id) {
			ensure!(Self::is_idle(&provider), Error::<T>::AccountHasDuties);
			Self::leave_trees(&mut provider);
			Self::finish_withdrawal(id, provider);
		}
		Self::end_book_keeping(id)?;
		Self::remove_ratings(id);
		let burned = Self::burn_pot(id, &account);
		Self::forget_keys(&user);
		Self::forget_revocations(id);
		UserIdByAccount::<T>::remove(&account);
		Users::<T>::remove(id);
		Self::release(HoldReason::AccountDeposit, &account, user.deposit);
		Self::deposit_event(Event::AccountDeleted { user: id, account, burned });
		Ok(())
	}

	/// Forgets that a user hosted, if nothing of it is on the agenda or open any more.
	fn end_book_keeping(id: UserId) -> DispatchResult {
		Deliveries::<T>::remove(id);
		let Some(hosting) = Hostings::<T>::get(id) else { return Ok(()) };
		let over = hosting.slots == 0
			&& hosting.oldest > hosting.generation
			&& hosting.sweep.is_none()
			&& !hosting.challenge_scheduled
			&& !hosting.measurement_scheduled
			&& hosting.measurements == 0;
		ensure!(over, Error::<T>::HostingNotOver);
		Hostings::<T>::remove(id);
		Ok(())
	}

	/// Burns what is left for the measurements of a hoster: it came from sponsors, and nobody earned
	/// it.
	fn burn_pot(id: UserId, account: &T::AccountId) -> BalanceOf<T> {
		let pot = Pots::<T>::take(id);
		if pot.is_zero() {
			return pot;
		}
		let reason = HoldReason::Escrow.into();
		match T::Currency::burn_held(&reason, account, pot, Precision::Exact, Fortitude::Force) {
			Ok(burned) => Burned::<T>::mutate(|sum| *sum = sum.saturating_add(burned)),
			Err(_) => {
				defensive!("less is held than the pot says");
			},
		}
		pot
	}

	pub(crate) fn do_remove_feed(account: T::AccountId, id: FeedId) -> DispatchResult {
		let feed = Feeds::<T>::get(id).ok_or(Error::<T>::UnknownFeed)?;
		ensure!(feed.publisher == account, Error::<T>::NotPublisher);
		ensure!(PinsOfFeed::<T>::get(id) == 0, Error::<T>::FeedInUse);
		Feeds::<T>::remove(id);
		FeedByKey::<T>::remove(feed.key);
		Self::release(HoldReason::FeedDeposit, &account, feed.deposit);
		Self::deposit_event(Event::FeedRemoved { feed: id });
		Ok(())
	}

	/// Lists a new plan under its sponsor, and counts it for each feed that it pins.
	pub(crate) fn remember_plan(id: PlanId, sponsor: &T::AccountId, feeds: &PinnedFeeds) {
		SponsoredPlans::<T>::insert(sponsor, id, ());
		Self::count_pins(feeds, 0);
	}

	/// Counts the pins of a plan from a place on.
	pub(crate) fn count_pins(feeds: &PinnedFeeds, from: usize) {
		for pin in feeds.iter().skip(from) {
			PinsOfFeed::<T>::mutate(pin.feed, |plans| *plans = plans.saturating_add(1));
		}
	}

	/// Lists and counts a plan no more, when it is removed.
	pub(crate) fn forget_plan(id: PlanId, sponsor: &T::AccountId, feeds: &PinnedFeeds) {
		SponsoredPlans::<T>::remove(sponsor, id);
		let fewer = |plans: &mut Option<u32>| {
			*plans = plans.and_then(|plans| plans.checked_sub(1)).filter(|plans| *plans > 0);
		};
		for pin in feeds {
			PinsOfFeed::<T>::mutate_exists(pin.feed, fewer);
		}
	}
}
