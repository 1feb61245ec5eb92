//! Slots while somebody holds them: activated by a statement, vacated at the end.

use crate::{pallet::*, types::*, BalanceOf};
use frame_support::{defensive, traits::Get};
use sp_core::U256;
use sp_runtime::traits::Zero;

/// A replica that a hoster has taken over.
pub(crate) struct NewReplica<Balance> {
	pub hoster: UserId,
	pub replica_root: Digest,
	pub sealed_bytes: u64,
	pub commitment: Balance,
}

impl<T: Config> Pallet<T> {
	/// Gives a slot to the hoster of its replica.
	pub(crate) fn activate_slot(id: SlotId, replica: NewReplica<BalanceOf<T>>) {
		let NewReplica { hoster, replica_root, sealed_bytes, commitment } = replica;
		let generation = Self::begin_hosting(hoster);
		let leaf = Leaf { item: id.contract, index: id.slot };
		let tree = TreeId::Slots { hoster };
		let position = Some(Self::tree_insert(tree, leaf, u128::from(sealed_bytes)));
		Self::enter_span(hoster, generation);
		let now = Self::now();
		let active = ActiveSlot {
			hoster,
			replica_root,
			sealed_bytes,
			position,
			commitment,
			succession: Succession::Stays,
			since: now,
			generation,
			settled: now,
			due: U256::zero(),
			paid: Zero::zero(),
		};
		Contracts::<T>::mutate_extant(id.contract, |contract| {
			match contract.slots.get_mut(id.slot as usize) {
				Some(slot) => *slot = Slot::Active(active),
				None => {
					defensive!("a slot outside its contract");
				},
			}
		});
	}

	/// Counts one more slot of a hoster and returns its generation of proofs. The first slot opens
	/// a span and puts challenges and measurements on the agenda.
	fn begin_hosting(hoster: UserId) -> u32 {
		let mut hosting = Hostings::<T>::get(hoster).unwrap_or_else(|| Hosting::new(Self::now()));
		if hosting.slots == 0 {
			hosting.generation = hosting.generation.saturating_add(1);
			// Nothing of a pause is paid.
			let away = Self::is_paused(hoster);
			let phase = if away { SpanPhase::Waiting } else { SpanPhase::Open };
			Self::begin_span(hoster, hosting.generation, phase);
		}
		hosting.slots = hosting.slots.saturating_add(1);
		if hosting.challenge.is_none() && !hosting.challenge_scheduled {
			hosting.challenge_scheduled = true;
			let due = Self::tick().saturating_add(T::ChallengeDelay::get().into());
			Self::schedule(Work::ChallengeIssue, due, hoster);
		}
		if !hosting.measurement_scheduled {
			hosting.measurement_scheduled = true;
			let epoch = CurrentEpoch::<T>::get();
			let due = epoch.start.saturating_add(epoch.length);
			Self::schedule(Work::MeasurementDraw, due, hoster);
		}
		let generation = hosting.generation;
		Hostings::<T>::insert(hoster, hosting);
		generation
	}

	/// Takes an active slot from its hoster, whose duty is over.
	pub(crate) fn vacate_slot(id: SlotId) {
		let Some(mut contract) = Contracts::<T>::get(id.contract) else { return };
		let plain_bytes = contract.plain_bytes.unwrap_or_default();
		let hours = Plans::<T>::get(contract.plan).map_or(0, |plan| plan.needs.hours);
		let Some(slot) = contract.slots.get_mut(id.slot as usize) else { return };
		// An amendment that draws the hoster's successor staffs the slot now.
		let left = match slot.amendment() {
			Some(amendment) => Slot::Staffing { amendment },
			None => Slot::Vacant,
		};
		let Slot::Active(active) = core::mem::replace(slot, left) else {
			defensive!("only active slots are vacated");
			return;
		};
		Self::forget_hours(active.hoster, hours);
		Contracts::<T>::insert(id.contract, contract);
		if let Some(position) = active.position {
			Self::remove_leaf(active.hoster, position);
		}
		Self::leave_span(active.hoster, active.generation);
		Self::release_duty(active.hoster, Role::Hoster, active.commitment);
		Self::free_bytes(active.hoster, plain_bytes);
		Self::end_hosting(active.hoster);
	}

	/// Counts one slot less; holding nothing ends the generation and the open challenge.
	fn end_hosting(hoster: UserId) {
		let Some(mut hosting) = Hostings::<T>::get(hoster) else { return };
		hosting.slots = hosting.slots.saturating_sub(1);
		if hosting.slots == 0 {
			Self::close_span(hoster, hosting.generation);
			if let Some(challenge) = hosting.challenge.take() {
				StorageChallenges::<T>::remove(challenge);
			}
		}
		Hostings::<T>::insert(hoster, hosting);
		Self::drop_spans(hoster);
		Self::await_last_spans(hoster);
	}

	/// Has the spans of a hoster without slots dropped later, if there were too many at once.
	pub(crate) fn await_last_spans(hoster: UserId) {
		Hostings::<T>::mutate_extant(hoster, |hosting| {
			let left = hosting.slots == 0 && hosting.oldest <= hosting.generation;
			if left && !hosting.challenge_scheduled {
				hosting.challenge_scheduled = true;
				let due = Self::tick().saturating_add(T::ChallengeDelay::get().into());
				Self::schedule(Work::ChallengeIssue, due, hoster);
			}
		});
	}

	/// Takes a slot that needs no more proof out of its hoster's tree, so that it is not challenged
	/// again; its hoster keeps it until it is settled.
	pub(crate) fn retire_slot(id: SlotId) {
		let mut retired = None;
		Contracts::<T>::mutate_extant(id.contract, |contract| {
			if let Some(Slot::Active(active)) = contract.slots.get_mut(id.slot as usize) {
				retired = active.position.take().map(|position| (active.hoster, position));
			}
		});
		if let Some((hoster, position)) = retired {
			Self::remove_leaf(hoster, position);
		}
	}

	/// Puts an active slot that was taken out of its hoster's tree back there. One that is leaving
	/// has it handed over like its others.
	pub(crate) fn reenter_slot(id: SlotId) {
		Contracts::<T>::mutate_extant(id.contract, |contract| {
			let slot = contract.slots.get_mut(id.slot as usize);
			let Some(Slot::Active(active)) = slot else { return };
			if active.position.is_some() {
				return;
			}
			let leaf = Leaf { item: id.contract, index: id.slot };
			let tree = TreeId::Slots { hoster: active.hoster };
			active.position = Some(Self::tree_insert(tree, leaf, active.sealed_bytes.into()));
			let leaving = Providers::<T>::get(active.hoster)
				.is_some_and(|provider| matches!(provider.status, ProviderStatus::Leaving { .. }));
			if leaving && active.succession == Succession::Stays {
				active.succession = Succession::Wanted;
			}
		});
	}

	/// Removes a leaf of a hoster's tree and tells the slot that takes its place.
	fn remove_leaf(hoster: UserId, position: u32) {
		if let Some(moved) = Self::tree_remove(TreeId::Slots { hoster }, position) {
			Self::move_slot(moved, position);
		}
	}

	/// Tells a slot its new position in the tree of its hoster.
	fn move_slot(leaf: Leaf, position: u32) {
		Contracts::<T>::mutate_extant(leaf.item, |contract| {
			match contract.slots.get_mut(leaf.index as usize) {
				Some(Slot::Active(active)) => active.position = Some(position),
				_ => {
					defensive!("a leaf of a slot that is not active");
				},
			}
		});
	}
}
