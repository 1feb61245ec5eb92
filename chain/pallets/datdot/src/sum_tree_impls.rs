//! Sum trees in storage: weighted draws and swap-remove in a few reads and writes.
//!
//! A tree has nodes of up to 64 sums. Level 0 holds the weights of the leaves, every level above it
//! the sums of the nodes below; it grows a level when the top is full. A leaf's position changes
//! only when the last leaf is moved into a hole; `tree_remove` says which one that was.

use crate::{limits::TREE_FANOUT, pallet::*, types::*};
use frame_support::defensive;

impl<T: Config> Pallet<T> {
	/// Adds a leaf and returns its position.
	pub(crate) fn tree_insert(tree: TreeId, leaf: Leaf, weight: u128) -> u32 {
		let mut info = Trees::<T>::get(tree);
		let position = info.len;
		if info.depth == 0 {
			info.depth = 1;
		}
		if u64::from(position) >= u64::from(TREE_FANOUT).saturating_pow(u32::from(info.depth)) {
			Self::set_node(tree, info.depth, 0, 0, info.total);
			info.depth = info.depth.saturating_add(1);
		}
		info.len = info.len.saturating_add(1);
		info.total = info.total.saturating_add(weight);
		TreeLeaves::<T>::insert((tree, position), leaf);
		Trees::<T>::insert(tree, info);
		Self::shift(tree, info.depth, position, 0, weight);
		position
	}

	/// Changes the weight of a leaf.
	pub(crate) fn tree_set(tree: TreeId, position: u32, weight: u128) {
		let mut info = Trees::<T>::get(tree);
		let old = Self::tree_weight(tree, position);
		if position >= info.len || old == weight {
			return;
		}
		info.total = info.total.saturating_sub(old).saturating_add(weight);
		Trees::<T>::insert(tree, info);
		Self::shift(tree, info.depth, position, old, weight);
	}

	/// Removes a leaf; the last leaf, if it is another one, takes its position and is returned.
	pub(crate) fn tree_remove(tree: TreeId, position: u32) -> Option<Leaf> {
		let info = Trees::<T>::get(tree);
		let last = info.len.checked_sub(1)?;
		if position > last {
			defensive!("a leaf outside its tree");
			return None;
		}
		let moved_weight = Self::tree_weight(tree, last);
		let moved = TreeLeaves::<T>::take((tree, last))?;
		Self::tree_set(tree, last, 0);
		if position != last {
			Self::tree_set(tree, position, moved_weight);
			TreeLeaves::<T>::insert((tree, position), moved);
		}
		Self::drop_last(tree, last);
		(position != last).then_some(moved)
	}

	/// Sum of the weights.
	pub(crate) fn tree_total(tree: TreeId) -> u128 {
		Trees::<T>::get(tree).total
	}

	/// Weight of a leaf; 0 if there is none.
	pub(crate) fn tree_weight(tree: TreeId, position: u32) -> u128 {
		let node = TreeNodes::<T>::get((tree, 0, position / TREE_FANOUT));
		node.get((position % TREE_FANOUT) as usize).copied().unwrap_or_default()
	}

	/// The leaf under a point of `[0, total)`, with the point's offset inside its weight.
	pub(crate) fn tree_find(tree: TreeId, point: u128) -> Option<(u32, Leaf, u128)> {
		let info = Trees::<T>::get(tree);
		if point >= info.total {
			return None;
		}
		let mut rest = point;
		let mut place: u32 = 0;
		for level in (0..info.depth).rev() {
			let node = TreeNodes::<T>::get((tree, level, place));
			let mut child = None;
			for (index, sum) in node.iter().enumerate() {
				if rest < *sum {
					child = Some(index as u32);
					break;
				}
				rest = rest.saturating_sub(*sum);
			}
			place = place.saturating_mul(TREE_FANOUT).saturating_add(child?);
		}
		TreeLeaves::<T>::get((tree, place)).map(|leaf| (place, leaf, rest))
	}

	/// Carries a changed weight from a leaf to the top.
	fn shift(tree: TreeId, depth: u8, position: u32, old: u128, new: u128) {
		let mut place = position;
		for level in 0..depth {
			let (node, index) = (place / TREE_FANOUT, place % TREE_FANOUT);
			let sum = TreeNodes::<T>::get((tree, level, node))
				.get(index as usize)
				.copied()
				.unwrap_or_default();
			let sum = sum.saturating_sub(old).saturating_add(new);
			Self::set_node(tree, level, node, index, sum);
			place = node;
		}
	}

	fn set_node(tree: TreeId, level: u8, node: u32, index: u32, sum: u128) {
		TreeNodes::<T>::mutate((tree, level, node), |sums| {
			while sums.len() <= index as usize {
				if sums.try_push(0).is_err() {
					defensive!("a node above its fan-out");
					return;
				}
			}
			if let Some(place) = sums.get_mut(index as usize) {
				*place = sum;
			}
		});
	}

	/// Forgets the last leaf's place, the nodes that only it needed, and levels above one full node.
	fn drop_last(tree: TreeId, last: u32) {
		let mut info = Trees::<T>::get(tree);
		let mut place = last;
		for level in 0..info.depth {
			let (node, index) = (place / TREE_FANOUT, place % TREE_FANOUT);
			TreeNodes::<T>::mutate_exists((tree, level, node), |sums| {
				if let Some(list) = sums {
					list.truncate(index as usize);
					if list.is_empty() {
						*sums = None;
					}
				}
			});
			if index != 0 {
				break;
			}
			place = node;
		}
		info.len = last;
		while info.depth > 1
			&& u64::from(last) <= u64::from(TREE_FANOUT).saturating_pow(u32::from(info.depth) - 1)
		{
			info.depth = info.depth.saturating_sub(1);
			TreeNodes::<T>::remove((tree, info.depth, 0));
		}
		if last == 0 {
			Trees::<T>::remove(tree);
		} else {
			Trees::<T>::insert(tree, info);
		}
	}
}
