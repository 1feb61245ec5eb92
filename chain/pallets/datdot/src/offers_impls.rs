//! Offers: stake, capacity, and the weights with which providers are drawn.
//!
//! A provider stands in two trees for each role: that of all regions and that of its own. Its weight
//! is its uncommitted stake, or nothing while all of its capacity is taken.

use crate::{limits::*, pallet::*, types::*, BalanceOf, OfferOf, ProviderOf};
use frame_support::{defensive, ensure, traits::Get};
use sp_runtime::{
	traits::{CheckedAdd, CheckedMul, Saturating, Zero},
	DispatchError, DispatchResult, SaturatedConversion,
};

/// Asks up to this many planck are in bucket 0, for hosters; each next bucket doubles it.
const HOSTING_ASK_SHIFT: u32 = 14;
/// The same for encoders and attestors, who are paid once.
const SETUP_ASK_SHIFT: u32 = 26;
/// The characters of a geohash.
const GEOHASH: &[u8] = b"0123456789bcdefghjkmnpqrstuvwxyz";
/// All roles.
pub(crate) const ROLES: [Role; 3] = [Role::Encoder, Role::Attestor, Role::Hoster];

/// The ask bucket of a price.
pub(crate) fn ask_bucket(role: Role, ask: u128) -> u8 {
	let shift = match role {
		Role::Hoster => HOSTING_ASK_SHIFT,
		_ => SETUP_ASK_SHIFT,
	};
	let doublings = (ask >> shift).checked_ilog2().map_or(0, |log| log.saturating_add(1));
	doublings.min(ASK_BUCKETS - 1) as u8
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_offer_create(account: T::AccountId, offer: OfferOf<T>) -> DispatchResult {
		let (user, _) = Self::user_of(&account)?;
		ensure!(!Providers::<T>::contains_key(user), Error::<T>::OfferExists);
		Self::ensure_offer(&offer)?;
		let mut total = BalanceOf::<T>::zero();
		let mut state = |role| -> Result<Option<RoleState<BalanceOf<T>>>, DispatchError> {
			let unit = Self::capacity_stake(role);
			let Some(stake) = Self::stake_for(&offer, role, unit)? else { return Ok(None) };
			total = total.checked_add(&stake).ok_or(Error::<T>::OfferTooLarge)?;
			Ok(Some(Self::new_role(stake, unit)))
		};
		let (encoder, attestor, hoster) =
			(state(Role::Encoder)?, state(Role::Attestor)?, state(Role::Hoster)?);
		let fee_reserve = T::FeeReserve::get();
		Self::hold(HoldReason::Stake, &account, total)?;
		Self::hold(HoldReason::FeeReserve, &account, fee_reserve)?;
		let drawable_at = Self::tick().saturating_add(T::RegistrationDelay::get().into());
		let status = ProviderStatus::Registered { drawable_at };
		let provider = Provider {
			offer,
			status,
			fee_reserve,
			encoder,
			attestor,
			hoster,
			used_bytes: 0,
			pauses: Pauses::default(),
		};
		Providers::<T>::insert(user, provider);
		Self::schedule(Work::Registration, drawable_at, user);
		Self::deposit_event(Event::OfferCreated { user, stake: total, drawable_at });
		Ok(())
	}

	/// Stake for each unit of a role's capacity.
	pub(crate) fn capacity_stake(role: Role) -> BalanceOf<T> {
		match role {
			Role::Hoster => T::StakePerSlot::get(),
			Role::Encoder | Role::Attestor => T::StakePerCapacity::get(),
		}
	}

	/// The book-keeping of a role that was just offered.
	pub(crate) fn new_role(stake: BalanceOf<T>, unit: BalanceOf<T>) -> RoleState<BalanceOf<T>> {
		RoleState {
			stake,
			committed: Zero::zero(),
			duties: 0,
			unit,
			anywhere: None,
			regional: None,
		}
	}

	pub(crate) fn ensure_offer(offer: &OfferOf<T>) -> DispatchResult {
		let terms: [_; 3] = ROLES.map(|role| offer.terms(role));
		ensure!(terms.iter().any(|terms| terms.is_some()), Error::<T>::OfferWithoutRole);
		let bytes = offer.hoster.as_ref().map(|hoster| hoster.bytes);
		let empty = terms.iter().flatten().any(|(capacity, _)| *capacity == 0)
			|| bytes == Some(0)
			|| offer.rate == 0;
		ensure!(!empty, Error::<T>::OfferTooSmall);
		let too_large = terms.iter().flatten().any(|(capacity, _)| *capacity > MAX_CAPACITY)
			|| offer.attestor.as_ref().is_some_and(|role| role.capacity > MAX_MEASUREMENTS)
			|| bytes.is_some_and(|bytes| bytes > MAX_OFFERED_BYTES);
		ensure!(!too_large, Error::<T>::OfferTooLarge);
		let in_time = offer.from < offer.until && offer.until > Self::now();
		ensure!(in_time, Error::<T>::BadOfferTime);
		ensure!(offer.hours.count() > 0, Error::<T>::OfferWithoutHours);
		let region = offer.region.iter().all(|character| GEOHASH.contains(character));
		ensure!(region, Error::<T>::BadRegion);
		Ok(())
	}

	/// The stake that a role of an offer needs, with `unit` for each of its capacity.
	pub(crate) fn stake_for(
		offer: &OfferOf<T>,
		role: Role,
		unit: BalanceOf<T>,
	) -> Result<Option<BalanceOf<T>>, DispatchError> {
		let Some((capacity, _)) = offer.terms(role) else { return Ok(None) };
		let stake = unit.checked_mul(&capacity.into());
		let for_bytes = match (role, &offer.hoster) {
			(Role::Hoster, Some(hoster)) => Self::gib_price(hoster.bytes, T::StakePerGib::get()),
			_ => Some(Zero::zero()),
		};
		let sum = stake.zip(for_bytes).and_then(|(stake, bytes)| stake.checked_add(&bytes));
		Ok(Some(sum.ok_or(Error::<T>::OfferTooLarge)?))
	}

	/// Makes a provider drawable.
	pub(crate) fn finish_registration(user: UserId) {
		let Some(mut provider) = Providers::<T>::get(user) else { return };
		match provider.status {
			ProviderStatus::Registered { drawable_at } if drawable_at <= Self::tick() => {},
			_ => return,
		}
		provider.status = ProviderStatus::Drawable;
		Self::enter_trees(user, &mut provider);
		Providers::<T>::insert(user, provider);
		Self::deposit_event(Event::ProviderDrawable { user });
	}

	/// Commits stake and capacity of a provider to a duty; false if there is not enough.
	pub(crate) fn commit_duty(user: UserId, role: Role, commitment: BalanceOf<T>) -> bool {
		Self::change_role(user, role, |state, capacity| {
			let committed = state.committed.saturating_add(commitment);
			if committed > state.stake || state.duties >= capacity {
				return false;
			}
			state.committed = committed;
			state.duties = state.duties.saturating_add(1);
			true
		})
	}

	/// Takes a commitment back when its duty is over.
	pub(crate) fn release_duty(user: UserId, role: Role, commitment: BalanceOf<T>) {
		let released = Self::change_role(user, role, |state, _| {
			let enough = state.committed >= commitment && state.duties > 0;
			state.committed = state.committed.saturating_sub(commitment);
			state.duties = state.duties.saturating_sub(1);
			enough
		});
		if !released {
			defensive!("a duty that was not committed");
		}
	}

	/// Lowers the commitment of a duty that goes on.
	pub(crate) fn lower_commitment(user: UserId, role: Role, by: BalanceOf<T>) {
		Self::change_role(user, role, |state, _| {
			state.committed = state.committed.saturating_sub(by);
			true
		});
	}

	/// Takes some of a hoster's offered bytes.
	pub(crate) fn reserve_bytes(user: UserId, bytes: u64) {
		Providers::<T>::mutate_extant(user, |provider| {
			provider.used_bytes = provider.used_bytes.saturating_add(bytes);
		});
	}

	/// Gives some of a hoster's offered bytes back.
	pub(crate) fn free_bytes(user: UserId, bytes: u64) {
		Providers::<T>::mutate_extant(user, |provider| {
			provider.used_bytes = provider.used_bytes.saturating_sub(bytes);
		});
	}

	/// What a duty of an encoder or attestor commits: the stake of one unit of its capacity.
	pub(crate) fn unit_stake(provider: &ProviderOf<T>, role: Role) -> BalanceOf<T> {
		provider.role(role).map_or_else(Zero::zero, |state| state.unit)
	}

	/// Changes a role's book-keeping and carries the new weight into the trees.
	pub(crate) fn change_role(
		user: UserId,
		role: Role,
		change: impl FnOnce(&mut RoleState<BalanceOf<T>>, u32) -> bool,
	) -> bool {
		let Some(mut provider) = Providers::<T>::get(user) else { return false };
		let Some((capacity, _)) = provider.offer.terms(role) else { return false };
		let before = Self::place_of(&provider, role);
		let done = provider.role_mut(role).is_some_and(|state| change(state, capacity));
		if !done {
			return false;
		}
		if let (Some((bucket, old)), Some((_, new))) = (before, Self::place_of(&provider, role)) {
			Self::move_weight(&provider, role, bucket, old, new);
		}
		Providers::<T>::insert(user, provider);
		true
	}

	/// Ask bucket and weight of a role of a provider.
	pub(crate) fn place_of(provider: &ProviderOf<T>, role: Role) -> Option<(u8, u128)> {
		let (capacity, ask) = provider.offer.terms(role)?;
		let state = provider.role(role)?;
		let weight = if state.duties < capacity {
			state.stake.saturating_sub(state.committed).saturated_into()
		} else {
			0
		};
		Some((ask_bucket(role, ask.saturated_into()), weight))
	}

	fn move_weight(provider: &ProviderOf<T>, role: Role, bucket: u8, old: u128, new: u128) {
		let Some(state) = provider.role(role) else { return };
		let (Some(anywhere), Some(regional)) = (state.anywhere, state.regional) else { return };
		let region = Some(provider.offer.region);
		Self::tree_set(TreeId::Offers { role, region: None, bucket }, anywhere, new);
		Self::tree_set(TreeId::Offers { role, region, bucket }, regional, new);
		Self::shift_totals(role, region, bucket, old, new);
	}

	pub(crate) fn shift_totals(
		role: Role,
		region: Option<Region>,
		bucket: u8,
		old: u128,
		new: u128,
	) {
		for region in [None, region] {
			BucketTotals::<T>::mutate((role, region), |totals| {
				while totals.len() <= usize::from(bucket) && totals.try_push(0).is_ok() {}
				if let Some(total) = totals.get_mut(usize::from(bucket)) {
					*total = total.saturating_sub(old).saturating_add(new);
				}
			});
		}
	}
}
