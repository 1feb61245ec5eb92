//! Where a provider stands: in the trees from which it is drawn, or out of them.
//!
//! A provider that failed a duty is suspended: it keeps what else it has to do, and nobody draws it
//! until it unpauses itself. Who left a draw's trees comes back after `RegistrationDelay` only.

use crate::{offers_impls::ROLES, pallet::*, types::*, BalanceOf, ProviderOf};
use frame_support::traits::{Get, UnixTime};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchResult,
};

/// The place of a leaf that a role remembers: in the tree of all regions, or of one.
type Place<B> = fn(&mut RoleState<B>) -> &mut Option<u32>;

impl<T: Config> Pallet<T> {
	/// Puts a provider into the trees of its roles.
	pub(crate) fn enter_trees(user: UserId, provider: &mut ProviderOf<T>) {
		let region = Some(provider.offer.region);
		for role in ROLES {
			let Some((bucket, weight)) = Self::place_of(provider, role) else { continue };
			let Some(state) = provider.role_mut(role) else { continue };
			let leaf = Leaf { item: user, index: 0 };
			let anywhere = TreeId::Offers { role, region: None, bucket };
			let regional = TreeId::Offers { role, region, bucket };
			state.anywhere = Some(Self::tree_insert(anywhere, leaf, weight));
			state.regional = Some(Self::tree_insert(regional, leaf, weight));
			Self::shift_totals(role, region, bucket, 0, weight);
		}
	}

	/// Takes a provider out of the trees of its roles, if it is there.
	pub(crate) fn leave_trees(provider: &mut ProviderOf<T>) {
		let region = Some(provider.offer.region);
		for role in ROLES {
			let Some((bucket, weight)) = Self::place_of(provider, role) else { continue };
			let Some(state) = provider.role_mut(role) else { continue };
			let (anywhere, regional) = (state.anywhere.take(), state.regional.take());
			let (Some(anywhere), Some(regional)) = (anywhere, regional) else { continue };
			let tree = |region| TreeId::Offers { role, region, bucket };
			Self::leave_tree(tree(None), anywhere, role, |state| &mut state.anywhere);
			Self::leave_tree(tree(region), regional, role, |state| &mut state.regional);
			Self::shift_totals(role, region, bucket, weight, 0);
		}
	}

	/// Removes a leaf and tells the provider that takes its position.
	fn leave_tree(tree: TreeId, position: u32, role: Role, place: Place<BalanceOf<T>>) {
		let Some(moved) = Self::tree_remove(tree, position) else { return };
		Providers::<T>::mutate_extant(moved.item, |other| {
			if let Some(state) = other.role_mut(role) {
				*place(state) = Some(position);
			}
		});
	}

	/// Lets a provider wait for `RegistrationDelay`, so that nobody enters the trees when the
	/// outcome of a draw is known; returns the tick from which it may be drawn.
	pub(crate) fn await_registration(user: UserId, provider: &mut ProviderOf<T>) -> Tick {
		let drawable_at = Self::tick().saturating_add(T::RegistrationDelay::get().into());
		provider.status = ProviderStatus::Registered { drawable_at };
		Self::schedule(Work::Registration, drawable_at, user);
		drawable_at
	}

	/// Suspends a provider that failed a duty; one that is leaving goes on leaving.
	pub(crate) fn suspend(user: UserId) {
		let Some(mut provider) = Providers::<T>::get(user) else { return };
		if !Self::has_future(&provider) {
			return;
		}
		Self::leave_trees(&mut provider);
		provider.status = ProviderStatus::Suspended { since: Self::tick() };
		Providers::<T>::insert(user, provider);
		Self::deposit_event(Event::ProviderSuspended { user });
	}

	/// Whether a provider is neither suspended nor leaving.
	fn has_future(provider: &ProviderOf<T>) -> bool {
		!matches!(
			provider.status,
			ProviderStatus::Suspended { .. } | ProviderStatus::Leaving { .. }
		)
	}

	/// Whether a hoster takes new slots.
	pub(crate) fn takes_slots(user: UserId) -> bool {
		Providers::<T>::get(user).is_some_and(|provider| Self::has_future(&provider))
	}

	pub(crate) fn is_paused(user: UserId) -> bool {
		Providers::<T>::get(user)
			.is_some_and(|provider| matches!(provider.status, ProviderStatus::Paused { .. }))
	}

	/// Whether storage challenges are issued to a hoster.
	pub(crate) fn is_asked(user: UserId, hosting: &Hosting<BlockNumberFor<T>>) -> bool {
		hosting.sweep.is_none() && !Self::is_paused(user)
	}

	/// Whether a hoster is measured in an epoch of so many ticks that begins now: it has something to
	/// prove, is there, and offers some of the epoch's hours.
	pub(crate) fn is_measurable(user: UserId, ticks: Tick) -> bool {
		let seconds = ticks.saturating_mul(T::SecondsPerBlock::get().into());
		let now = T::Time::now().as_secs();
		let offered = Providers::<T>::get(user)
			.is_some_and(|provider| provider.offer.hours.touches(now, seconds));
		offered
			&& !Self::is_swept(user)
			&& !Self::is_paused(user)
			&& Self::tree_total(TreeId::Slots { hoster: user }) > 0
	}

	/// Holds again what the stakes of an offer lack.
	pub(crate) fn restore_stake(
		account: &T::AccountId,
		provider: &mut ProviderOf<T>,
	) -> DispatchResult {
		let mut lacking = BalanceOf::<T>::zero();
		for role in ROLES {
			let unit = provider.role(role).map_or_else(Zero::zero, |state| state.unit);
			let needed = Self::stake_for(&provider.offer, role, unit)?.unwrap_or_default();
			let Some(state) = provider.role_mut(role) else { continue };
			lacking = lacking.saturating_add(needed.saturating_sub(state.stake));
			state.stake = state.stake.max(needed);
		}
		Self::hold(HoldReason::Stake, account, lacking)
	}

	/// Takes free stake of a role; returns how much of what was asked there is.
	pub(crate) fn lower_stake(user: UserId, role: Role, asked: BalanceOf<T>) -> BalanceOf<T> {
		let mut taken = BalanceOf::<T>::zero();
		Self::change_role(user, role, |state, _| {
			taken = asked.min(state.stake.saturating_sub(state.committed));
			state.stake = state.stake.saturating_sub(taken);
			true
		});
		taken
	}
}
