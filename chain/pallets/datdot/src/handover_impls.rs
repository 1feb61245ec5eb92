//! Withdrawal: a provider stops, and its slots get other hosters.
//!
//! For each slot a successor is drawn while the leaver goes on hosting; when the successor has its
//! replica, the slot changes hands and the leaver pays for that setup. After `ExitDelay` the leaver
//! may give up what nobody took, at the same price. When its last duty is over, everything that was
//! held for its offer comes back.

use crate::{
	limits::SLOTS_PER_SWEEP, offers_impls::ROLES, pallet::*, types::*, BalanceOf, ProviderOf,
};
use frame_support::{ensure, traits::Get};
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchResult, SaturatedConversion,
};

/// Blocks after which a leaver whose slots are all being handed over is looked at again.
const LOOK_AGAIN: u64 = 20;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_offer_withdraw(account: T::AccountId) -> DispatchResult {
		let (user, _) = Self::user_of(&account)?;
		let mut provider = Providers::<T>::get(user).ok_or(Error::<T>::UnknownProvider)?;
		Self::ensure_unchallenged(user)?;
		if let ProviderStatus::Leaving { since, .. } = provider.status {
			return Self::exit(user, since);
		}
		let since = Self::tick();
		let unvisited = match Self::is_swept(user) {
			true => 0,
			false => Trees::<T>::get(TreeId::Slots { hoster: user }).len,
		};
		Self::leave_trees(&mut provider);
		provider.status = ProviderStatus::Leaving { since, unvisited };
		let may_go_at = since.saturating_add(T::ExitDelay::get().into());
		Self::deposit_event(Event::OfferWithdrawing { user, may_go_at });
		if Self::is_idle(&provider) {
			Self::finish_withdrawal(user, provider);
		} else {
			Providers::<T>::insert(user, provider);
			Self::schedule(Work::Handover, Self::now().saturated_into(), user);
		}
		Ok(())
	}

	/// Gives up the slots that nobody took over.
	fn exit(user: UserId, since: Tick) -> DispatchResult {
		let may_go_at = since.saturating_add(T::ExitDelay::get().into());
		ensure!(Self::tick() >= may_go_at, Error::<T>::ExitTooEarly);
		ensure!(!Self::is_swept(user), Error::<T>::StillSwept);
		let slots = Trees::<T>::get(TreeId::Slots { hoster: user }).len;
		ensure!(slots > 0, Error::<T>::DutiesLeft);
		Self::begin_sweep(user, LossCause::Exit);
		Ok(())
	}

	/// Whether a provider has no duty in any role.
	pub(crate) fn is_idle(provider: &ProviderOf<T>) -> bool {
		ROLES.iter().all(|role| provider.role(*role).is_none_or(|state| state.duties == 0))
	}

	/// Wants successors for some slots of a leaver, from the last on; then waits for its last duty.
	pub(crate) fn hand_over(user: UserId) {
		let Some(mut provider) = Providers::<T>::get(user) else { return };
		let ProviderStatus::Leaving { since, mut unvisited } = provider.status else { return };
		if Self::is_idle(&provider) {
			Self::finish_withdrawal(user, provider);
			return;
		}
		let now: u64 = Self::now().saturated_into();
		let mut due = now;
		if unvisited == 0 {
			due = now.saturating_add(LOOK_AGAIN);
		}
		let tree = TreeId::Slots { hoster: user };
		for _ in 0..SLOTS_PER_SWEEP {
			let Some(position) = unvisited.checked_sub(1) else { break };
			unvisited = position;
			// What a leaf is moved to by a removal was visited already, or is still to come.
			if let Some(leaf) = TreeLeaves::<T>::get((tree, position)) {
				Self::want_successor(SlotId { contract: leaf.item, slot: leaf.index });
			}
		}
		provider.status = ProviderStatus::Leaving { since, unvisited };
		Providers::<T>::insert(user, provider);
		Self::schedule(Work::Handover, due, user);
	}

	/// Has a successor drawn for the hoster of a slot, if its plan goes on.
	fn want_successor(id: SlotId) {
		let wanted = Contracts::<T>::mutate(id.contract, |contract| {
			let Some(contract) = contract else { return false };
			let lasting =
				Plans::<T>::get(contract.plan).is_some_and(|plan| Self::is_lasting(&plan));
			match contract.slots.get_mut(id.slot as usize) {
				Some(Slot::Active(active)) if lasting && active.succession == Succession::Stays => {
					active.succession = Succession::Wanted;
					true
				},
				_ => false,
			}
		});
		if wanted {
			let due = Self::tick().saturating_add(1);
			Self::schedule(Work::AmendmentFollowup, due, id.contract);
		}
	}

	/// Takes a slot from the hoster that hands it over, at the moment in which its successor has the
	/// replica.
	pub(crate) fn relieve_hoster(id: SlotId) {
		let held = Contracts::<T>::get(id.contract).is_some_and(|contract| {
			matches!(contract.slots.get(id.slot as usize), Some(Slot::Active(_)))
		});
		if held {
			Self::lose_slot(id, LossCause::Handover);
		}
	}

	/// Returns everything that was held for an offer without duties.
	pub(crate) fn finish_withdrawal(user: UserId, provider: ProviderOf<T>) {
		let Some(owner) = Users::<T>::get(user) else { return };
		let stake = ROLES
			.iter()
			.filter_map(|role| provider.role(*role))
			.fold(BalanceOf::<T>::zero(), |sum, state| sum.saturating_add(state.stake));
		Self::release(HoldReason::Stake, &owner.account, stake);
		Self::release(HoldReason::FeeReserve, &owner.account, provider.fee_reserve);
		Providers::<T>::remove(user);
		let returned = stake.saturating_add(provider.fee_reserve);
		Self::deposit_event(Event::OfferWithdrawn { user, returned });
	}
}
