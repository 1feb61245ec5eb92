//! Sum trees are sums of what they stand for.

use super::{add, require, Checked};
use crate::{
	limits::TREE_FANOUT,
	offers_impls::{ask_bucket, ROLES},
	pallet::*,
	types::*,
};
use alloc::collections::BTreeMap;
use codec::Encode;
use sp_runtime::{traits::Saturating, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// That drawable providers, and no others, stand in the trees of their roles with the stake that
	/// is free, and that the totals of the buckets are the trees' sums.
	pub(super) fn try_offer_trees() -> Checked {
		let mut leaves = BTreeMap::new();
		for (user, provider) in Providers::<T>::iter() {
			for role in ROLES {
				let Some((capacity, ask)) = provider.offer.terms(role) else { continue };
				let state = provider.role(role).ok_or("an offered role without book-keeping")?;
				let drawable = provider.status == ProviderStatus::Drawable;
				require(
					state.anywhere.is_some() == drawable && state.regional.is_some() == drawable,
					"a provider that is drawable and in no tree, or the other way round",
				)?;
				let free = state.stake.saturating_sub(state.committed).saturated_into::<u128>();
				let weight = if state.duties < capacity { free } else { 0 };
				let bucket = ask_bucket(role, ask.saturated_into());
				let places =
					[(None, state.anywhere), (Some(provider.offer.region), state.regional)];
				for (region, place) in places {
					let Some(place) = place else { continue };
					let tree = TreeId::Offers { role, region, bucket };
					let leaf = TreeLeaves::<T>::get((tree, place));
					require(leaf == Some(Leaf { item: user, index: 0 }), "another's leaf")?;
					let stands = Self::tree_weight(tree, place) == weight;
					require(stands, "a provider whose weight is not its free stake")?;
					let count = leaves.entry(tree.encode()).or_insert(0u32);
					*count = count.saturating_add(1);
				}
			}
		}
		Self::try_bucket_totals()?;
		for (tree, info) in Trees::<T>::iter() {
			if matches!(tree, TreeId::Offers { .. }) {
				let count = leaves.get(&tree.encode()).copied().unwrap_or_default();
				require(count == info.len, "a leaf without a provider")?;
			}
		}
		Ok(())
	}

	fn try_bucket_totals() -> Checked {
		for ((role, region), totals) in BucketTotals::<T>::iter() {
			for (bucket, total) in totals.iter().enumerate() {
				let tree = TreeId::Offers { role, region, bucket: bucket as u8 };
				require(Self::tree_total(tree) == *total, "a bucket that is not its tree's sum")?;
			}
		}
		for (tree, info) in Trees::<T>::iter() {
			if let TreeId::Offers { role, region, bucket } = tree {
				let totals = BucketTotals::<T>::get((role, region));
				let total = totals.get(usize::from(bucket)).copied().unwrap_or_default();
				require(total == info.total, "a tree without its bucket")?;
			}
		}
		Ok(())
	}

	/// That a hoster's tree has its active slots at their positions, weighted by sealed bytes, but
	/// for those of ended plans that need no more proof.
	pub(super) fn try_slot_trees() -> Checked {
		let mut slots = BTreeMap::new();
		for (id, contract) in Contracts::<T>::iter() {
			for (index, slot) in (0..).zip(&contract.slots) {
				let Slot::Active(active) = slot else { continue };
				let tree = TreeId::Slots { hoster: active.hoster };
				let Some(position) = active.position else {
					// `try_contracts` looks at whether it may be.
					continue;
				};
				let leaf = TreeLeaves::<T>::get((tree, position));
				require(leaf == Some(Leaf { item: id, index }), "a slot at another position")?;
				let weight = Self::tree_weight(tree, position);
				require(weight == active.sealed_bytes.into(), "a slot of another weight")?;
				add(&mut slots, active.hoster, 1);
			}
		}
		for (tree, info) in Trees::<T>::iter() {
			if let TreeId::Slots { hoster } = tree {
				let count = slots.get(&hoster).copied().unwrap_or_default();
				require(count == info.len.into(), "a leaf without a slot")?;
			}
		}
		Ok(())
	}

	/// That each node holds the sums of the nodes below it, and that nothing is left over.
	pub(crate) fn try_every_tree() -> Checked {
		let (mut nodes, mut leaves) = (0usize, 0usize);
		for (tree, info) in Trees::<T>::iter() {
			let mut below = info.len;
			let mut sums = alloc::vec::Vec::new();
			for level in 0..info.depth {
				let count = below.div_ceil(TREE_FANOUT);
				let mut above = alloc::vec::Vec::new();
				for place in 0..count {
					let node = TreeNodes::<T>::get((tree, level, place));
					let first = place.saturating_mul(TREE_FANOUT);
					let due = below.saturating_sub(first).min(TREE_FANOUT);
					require(node.len() == due as usize, "a node of another size")?;
					let begin = first as usize;
					let fits = level == 0
						|| sums.get(begin..begin.saturating_add(node.len())) == Some(&node[..]);
					require(fits, "a node that is not the sum of the nodes below it")?;
					above.push(node.iter().fold(0u128, |sum, part| sum.saturating_add(*part)));
				}
				nodes = nodes.saturating_add(count as usize);
				(sums, below) = (above, count);
			}
			require(sums == [info.total], "a tree that is not the sum of its leaves")?;
			let whole = (0..info.len).all(|place| TreeLeaves::<T>::contains_key((tree, place)));
			require(whole, "a place without a leaf")?;
			leaves = leaves.saturating_add(info.len as usize);
		}
		require(TreeNodes::<T>::iter().count() == nodes, "a node without a tree")?;
		require(TreeLeaves::<T>::iter().count() == leaves, "a leaf without a tree")
	}
}
