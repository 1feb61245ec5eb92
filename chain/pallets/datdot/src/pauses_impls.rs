//! Pauses: a provider is away for a while and keeps its slots.
//!
//! Nothing is asked of it and nothing is paid; the first proof afterwards opens pay again. Pauses
//! have a budget, and each counts an epoch at least, so that nobody dodges measurements with them.

use crate::{pallet::*, types::*};
use frame_support::{ensure, traits::Get};
use sp_runtime::DispatchResult;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_pause(account: T::AccountId, until: Tick) -> DispatchResult {
		let (user, _) = Self::user_of(&account)?;
		let mut provider = Providers::<T>::get(user).ok_or(Error::<T>::UnknownProvider)?;
		let at_work =
			matches!(provider.status, ProviderStatus::Registered { .. } | ProviderStatus::Drawable);
		ensure!(at_work, Error::<T>::NotAtWork);
		Self::ensure_unchallenged(user)?;
		let since = Self::tick();
		ensure!(until > since, Error::<T>::BadPauseTime);
		let budget = Tick::from(T::PauseBudget::get());
		let period_end = provider.pauses.since.saturating_add(T::PausePeriod::get().into());
		if provider.pauses.used == 0 || since >= period_end {
			provider.pauses = Pauses { since, used: 0 };
		}
		let used = provider.pauses.used.saturating_add(Self::pause_cost(since, until));
		ensure!(used <= budget, Error::<T>::PauseTooLong);
		provider.pauses.used = used;
		Self::leave_trees(&mut provider);
		provider.status = ProviderStatus::Paused { since, until };
		Providers::<T>::insert(user, provider);
		Self::stop_proofs(user);
		Self::schedule(Work::PauseEnd, until, user);
		let left = budget.saturating_sub(used);
		Self::deposit_event(Event::ProviderPaused { user, until, left });
		Ok(())
	}

	/// What a pause takes of the budget.
	fn pause_cost(since: Tick, until: Tick) -> Tick {
		until.saturating_sub(since).max(T::PerformanceEpoch::get().into())
	}

	/// Ends a hoster's run of proofs; the next one waits for the first proof.
	fn stop_proofs(user: UserId) {
		let epoch = CurrentEpoch::<T>::get().epoch;
		Hostings::<T>::mutate_extant(user, |hosting| hosting.paused_in = Some(epoch));
		if Hostings::<T>::get(user).is_some_and(|hosting| hosting.slots > 0) {
			Self::break_span(user);
		}
	}

	/// Ends a pause that is over by itself.
	pub(crate) fn end_pause(user: UserId) {
		let Some(mut provider) = Providers::<T>::get(user) else { return };
		match provider.status {
			ProviderStatus::Paused { until, .. } if until <= Self::tick() => {},
			_ => return,
		}
		let drawable_at = Self::await_registration(user, &mut provider);
		Providers::<T>::insert(user, provider);
		Self::deposit_event(Event::ProviderUnpaused { user, drawable_at });
	}

	pub(crate) fn do_unpause(account: T::AccountId) -> DispatchResult {
		let (user, _) = Self::user_of(&account)?;
		let mut provider = Providers::<T>::get(user).ok_or(Error::<T>::UnknownProvider)?;
		match provider.status {
			ProviderStatus::Paused { since, until } => {
				// What was not used of the pause is left for others.
				let planned = Self::pause_cost(since, until);
				let unused = planned.saturating_sub(Self::pause_cost(since, Self::tick()));
				provider.pauses.used = provider.pauses.used.saturating_sub(unused);
			},
			ProviderStatus::Suspended { .. } => {
				ensure!(!Self::is_swept(user), Error::<T>::StillSwept);
			},
			_ => return Err(Error::<T>::NotPaused.into()),
		}
		Self::restore_stake(&account, &mut provider)?;
		let drawable_at = Self::await_registration(user, &mut provider);
		Providers::<T>::insert(user, provider);
		Self::deposit_event(Event::ProviderUnpaused { user, drawable_at });
		Ok(())
	}
}
