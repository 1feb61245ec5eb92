//! Contracts and hosters with slots as they are stored.

use super::{market::*, people::*};
use crate::{
	extremes::*, hosting_impls::NewReplica, limits::*, pallet::*, types::*, BalanceOf, Pallet,
};
use alloc::vec::Vec;
use frame_support::BoundedVec;
use sp_runtime::traits::Zero;

/// Plain bytes of a contract.
pub const PLAIN_BYTES: u64 = MAX_CONTRACT_BYTES;
/// Bytes of its sealed replicas.
pub const SEALED_BYTES: u64 = datdot_replica::MAX_SEALED_BYTES;

/// The contract with this number of a plan, with so many vacant slots.
pub fn contract<T: Config>(plan: PlanId, number: u32, slots: u32) -> ContractId {
	let ranges = RangesOfPlan::<T>::get(plan);
	let (_, id) = Pallet::<T>::contracts_from(&ranges, number, 1).pop().expect("activated");
	let has = |range: &PlanRange| id.wrapping_sub(range.first_contract) < range.activated.into();
	let place = ranges.iter().position(has).expect("its range");
	let from = ranges[place].from + (id - ranges[place].first_contract);
	let vacant = (0..slots).map(|_| Slot::Vacant).collect();
	let contract = Contract {
		plan,
		range: place as u32,
		from,
		to: from + 1,
		plain_bytes: Some(PLAIN_BYTES),
		started: true,
		slots: BoundedVec::truncate_from(vacant),
	};
	Contracts::<T>::insert(id, contract);
	let feed = FeedsOfPlan::<T>::get(plan)[ranges[place].feed as usize].feed;
	PinOfContract::<T>::insert(id, ContractPin { pin: pin::<T>(feed), bytes: PLAIN_BYTES });
	id
}

/// Gives a slot to a hoster. In the hoster's tree it stands on a branch of its own.
pub fn host<T: Config>(hoster: &Person<T>, slot: SlotId) {
	branch::<T>(TreeId::Slots { hoster: hoster.user });
	host_next(hoster, slot);
}

/// The same beside the last slot of the hoster's tree.
pub fn host_next<T: Config>(hoster: &Person<T>, slot: SlotId) {
	let plan_id = Contracts::<T>::get(slot.contract).expect("a contract").plan;
	let plan = Plans::<T>::get(plan_id).expect("its plan");
	let commitment = Pallet::<T>::slot_commitment(&plan, PLAIN_BYTES);
	assert!(Pallet::<T>::commit_duty(hoster.user, Role::Hoster, commitment));
	Pallet::<T>::reserve_bytes(hoster.user, PLAIN_BYTES);
	Pallet::<T>::need_hours(hoster.user, plan.needs.hours);
	let replica = NewReplica {
		hoster: hoster.user,
		replica_root: [1; 32],
		sealed_bytes: SEALED_BYTES,
		commitment,
	};
	Pallet::<T>::activate_slot(slot, replica);
	Contracts::<T>::mutate(slot.contract, |contract| {
		let slots = &mut contract.as_mut().expect("a contract").slots;
		if let Some(Slot::Active(active)) = slots.get_mut(slot.slot as usize) {
			active.since = block::<T>(NOW - 9_000);
			active.settled = active.since;
		}
	});
}

/// Gives a hoster so many spans, closed but for the last, and lets its slots stand in the first of
/// them. All is delivered up to now.
pub fn prove<T: Config>(hoster: UserId, spans: u32) {
	Hostings::<T>::mutate(hoster, |hosting| {
		let hosting = hosting.as_mut().expect("a hoster");
		let first = hosting.generation;
		for at in 0..spans {
			let from = NOW - 9_000 + at * 900;
			let span = ProvenSpan {
				from: block::<T>(from),
				to: block::<T>(if at + 1 < spans { from + 900 } else { NOW }),
				hours: HOURS_PER_WEEK,
				slots: if at == 0 { hosting.slots } else { 0 },
				phase: if at + 1 < spans { SpanPhase::Closed } else { SpanPhase::Open },
			};
			ProvenSpans::<T>::insert(hoster, first + at, span);
		}
		hosting.generation = first + spans.saturating_sub(1);
		hosting.oldest = first;
		hosting.counted_until = block::<T>(NOW);
	});
}

/// A hoster, and one slot in each of so many contracts of plans of their own, which nobody has yet.
pub fn hoster_for<T: Config>(index: u32, slots: u32) -> (Person<T>, Vec<SlotId>) {
	let hoster = followed_provider::<T>("hoster", index);
	rate::<T>(hoster.user);
	let feeds = feeds::<T>(index);
	let slot = |at| {
		let Market { plan, .. } = plan_on::<T>(100 * index + at, &feeds, 1, 1);
		SlotId { contract: contract::<T>(plan, 0, MAX_REPLICAS), slot: 0 }
	};
	let ids = (0..slots).map(slot).collect();
	(hoster, ids)
}

/// Has the next slots of a hoster stand on both sides of where two branches of its tree meet.
pub fn part_branches<T: Config>(hoster: &Person<T>) {
	let tree = TreeId::Slots { hoster: hoster.user };
	branch::<T>(tree);
	Trees::<T>::mutate(tree, |info| info.len -= SLOTS_PER_SWEEP / 2);
}

/// Puts slots in contracts of one plan at the end of a hoster's tree, which removals move, and which
/// weigh less than others.
pub fn add_others<T: Config>(hoster: &Person<T>, index: u32, count: u32) {
	part_branches(hoster);
	let tree = TreeId::Slots { hoster: hoster.user };
	let Market { plan, .. } = plan::<T>(index, 1, count);
	for at in 0..count {
		let contract = contract::<T>(plan, at, MAX_REPLICAS);
		host_next(hoster, SlotId { contract, slot: 0 });
		let last = Trees::<T>::get(tree).len - 1;
		Pallet::<T>::tree_set(tree, last, u128::from(SEALED_BYTES / 2));
	}
}

/// A hoster with one slot in each of so many contracts of plans of their own, with as many others at
/// the end of its tree, and with more spans than one settlement advances over.
pub fn loaded_hoster<T: Config>(index: u32, slots: u32) -> (Person<T>, Vec<SlotId>) {
	let (hoster, ids) = hoster_for::<T>(index, slots);
	ids.iter().for_each(|slot| host(&hoster, *slot));
	add_others(&hoster, 100 * index + slots, slots);
	prove::<T>(hoster.user, MAX_SPANS_PER_SETTLEMENT + 2);
	(hoster, ids)
}

/// Gives a hoster more leaves to draw from: copies of a slot, some on each of the branches that are
/// left but one, in contracts of plans of their own. They are looked at, and nothing more.
pub fn copy_slot<T: Config>(hoster: &Person<T>, slot: &SlotId, on_each: u32) {
	let tree = TreeId::Slots { hoster: hoster.user };
	let contract = Contracts::<T>::get(slot.contract).expect("a contract");
	let plan = Plans::<T>::get(contract.plan).expect("a plan");
	branch::<T>(tree);
	for _ in Trees::<T>::get(tree).len / BRANCH..TREE_FANOUT - 1 {
		for _ in 0..on_each {
			let [item, of] = [(); 2].map(|()| Pallet::<T>::next_id().expect("there are ids"));
			Plans::<T>::insert(of, plan.clone());
			Contracts::<T>::insert(item, Contract { plan: of, ..contract.clone() });
			Pallet::<T>::tree_insert(tree, Leaf { item, index: 0 }, SEALED_BYTES.into());
			Trees::<T>::mutate(tree, |info| info.len += BRANCH / TREE_FANOUT);
		}
		branch::<T>(tree);
	}
}

/// Puts money for measurements into the pot of a hoster.
pub fn fill_pot<T: Config>(hoster: &Person<T>) {
	let pot = money::<T>(1 << 50);
	Pallet::<T>::hold(HoldReason::Escrow, &hoster.account, pot).expect("is rich");
	Pots::<T>::insert(hoster.user, pot);
}

/// Whether somebody holds a slot.
pub fn is_held<T: Config>(id: &SlotId) -> bool {
	Contracts::<T>::get(id.contract)
		.is_some_and(|found| matches!(found.slots.get(id.slot as usize), Some(Slot::Active(_))))
}

/// What a slot was paid.
pub fn paid<T: Config>(id: &SlotId) -> BalanceOf<T> {
	match Contracts::<T>::get(id.contract).and_then(|found| found.slots.into_iter().next()) {
		Some(Slot::Active(active)) => active.paid,
		_ => Zero::zero(),
	}
}
