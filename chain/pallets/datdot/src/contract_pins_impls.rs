//! What is known of a contract before anybody has stated its size: the head that it was made from,
//! the bytes that it may have, and those that it is presumed to have.
//!
//! The contracts of an ordinary range share the head that their plan pinned. Those of a growing range
//! keep the head that they were made from, with a share of the bytes that came with it, so that all
//! shares together are never more than the feed has.

use crate::{
	limits::MAX_CONTRACT_BYTES, pallet::*, ranges_impls::Resolved, types::*, ContractOf, FeedOf,
};
use hypercore_proof::root_spans;

impl<T: Config> Pallet<T> {
	/// Bytes of all chunks at a pinned head.
	pub(crate) fn bytes_of(pin: &PinnedFeed) -> u64 {
		pin.roots.iter().fold(0u64, |sum, root| sum.saturating_add(root.size))
	}

	/// Bytes of the roots that lie wholly inside a range and of those wholly outside.
	pub(crate) fn sort_roots(length: u64, roots: &Roots, from: u64, to: u64) -> (u64, u64) {
		let (mut inside, mut outside) = (0u64, 0u64);
		for (span, root) in root_spans(length).iter().zip(roots) {
			let end = span.start.saturating_add(span.count);
			if span.start >= from && end <= to {
				inside = inside.saturating_add(root.size);
			} else if end <= from || span.start >= to {
				outside = outside.saturating_add(root.size);
			}
		}
		(inside, outside)
	}

	/// Bytes of a feed that surely lie before a range, by its head and the heads that the plan has.
	pub(crate) fn bytes_before(plan: &Resolved, range: &RangeRequest, feed: &FeedOf<T>) -> u64 {
		let id = FeedByKey::<T>::get(feed.key);
		let before = |length, roots: &Roots| Self::sort_roots(length, roots, 0, range.from).0;
		plan.feeds
			.iter()
			.filter(|pin| Some(pin.feed) == id && pin.fork == feed.fork)
			.map(|pin| before(pin.length, &pin.roots))
			.fold(before(feed.length, &feed.roots), u64::max)
	}

	/// Keeps the head that a new contract of a growing range is made from, with its share of the
	/// bytes that no earlier contract was given.
	pub(crate) fn pin_contract(id: ContractId, contract: &ContractOf<T>) {
		let plan = contract.plan;
		let follow = Following::<T>::get(plan).filter(|follow| follow.range == contract.range);
		let Some(mut follow) = follow else { return };
		let Some((_, pin)) = Self::followed(plan, follow.range) else { return };
		let known = Self::bytes_of(&pin).saturating_sub(follow.before);
		let spare = u128::from(known.saturating_sub(follow.allotted));
		let chunks = u128::from(contract.to.saturating_sub(contract.from));
		let all = u128::from(pin.length.saturating_sub(contract.from)).max(1);
		let bytes = u64::try_from(spare.saturating_mul(chunks) / all).unwrap_or(u64::MAX);
		follow.allotted = follow.allotted.saturating_add(bytes);
		Following::<T>::insert(plan, follow);
		PinOfContract::<T>::insert(id, ContractPin { pin, bytes });
	}

	/// The head that a contract was made from.
	pub(crate) fn pin_of(id: ContractId, contract: &ContractOf<T>) -> Option<PinnedFeed> {
		if let Some(own) = PinOfContract::<T>::get(id) {
			return Some(own.pin);
		}
		let range = RangesOfPlan::<T>::get(contract.plan).get(contract.range as usize)?.feed;
		FeedsOfPlan::<T>::get(contract.plan).get(range as usize).cloned()
	}

	/// Bytes that a contract may turn out to have at most: of those stated for its range no other
	/// one has used them, and the head that it was made from has as many.
	pub(crate) fn room(id: ContractId, contract: &ContractOf<T>) -> u64 {
		let unused = RangesOfPlan::<T>::get(contract.plan)
			.get(contract.range as usize)
			.map_or(0, |range| range.unused_bytes);
		let possible = PinOfContract::<T>::get(id).map_or(u64::MAX, |own| {
			let (from, to) = (contract.from, contract.to);
			let (_, outside) = Self::sort_roots(own.pin.length, &own.pin.roots, from, to);
			Self::bytes_of(&own.pin).saturating_sub(outside)
		});
		unused.min(possible).min(MAX_CONTRACT_BYTES)
	}

	/// Bytes that a contract has as far as anybody knows: those of its statements, or its share of
	/// what is stated for its range, or of what a growing range has.
	pub(crate) fn presumed_bytes(id: ContractId, contract: &ContractOf<T>) -> u64 {
		if let Some(bytes) = contract.plain_bytes {
			return bytes;
		}
		let ranges = RangesOfPlan::<T>::get(contract.plan);
		let Some(range) = ranges.get(contract.range as usize) else { return 0 };
		if let Some(own) = PinOfContract::<T>::get(id) {
			return own.bytes.min(range.unused_bytes).min(MAX_CONTRACT_BYTES);
		}
		let chunks = u128::from(contract.to.saturating_sub(contract.from));
		let all = u128::from(range.to.saturating_sub(range.from)).max(1);
		let share = u128::from(range.bytes).saturating_mul(chunks) / all;
		u64::try_from(share).unwrap_or(range.bytes).min(MAX_CONTRACT_BYTES)
	}
}
