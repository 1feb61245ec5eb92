//! Book-keeping of hosters: slots, proven spans, challenges.

use super::{add, require, Checked};
use crate::{pallet::*, types::*};
use alloc::collections::{BTreeMap, BTreeSet};

impl<T: Config> Pallet<T> {
	/// That every hoster's slots are counted, and that who has slots has exactly one of an open
	/// challenge and a scheduled one, and measurements on the agenda.
	pub(super) fn try_hostings() -> Checked {
		let mut slots = BTreeMap::new();
		for contract in Contracts::<T>::iter_values() {
			let mut hosters = BTreeSet::new();
			for slot in &contract.slots {
				let Slot::Active(active) = slot else { continue };
				let only = hosters.insert(active.hoster);
				require(only, "a hoster with two slots of one contract")?;
				add(&mut slots, active.hoster, 1);
			}
		}
		let issues = Self::agenda_ids(Work::ChallengeIssue);
		let draws = Self::agenda_ids(Work::MeasurementDraw);
		let sweeps = Self::agenda_ids(Work::Sweep);
		for (hoster, hosting) in Hostings::<T>::iter() {
			let count = slots.remove(&hoster).unwrap_or_default();
			require(count == hosting.slots.into(), "slots that nobody counted")?;
			let scheduled = issues.get(&hoster).copied().unwrap_or_default();
			require(
				scheduled == u32::from(hosting.challenge_scheduled),
				"a scheduled challenge that is not on the agenda once",
			)?;
			let swept = sweeps.get(&hoster).copied().unwrap_or_default();
			let sweeping = u32::from(hosting.sweep.is_some());
			require(swept == sweeping, "a sweep that is not on the agenda once")?;
			let open = PerformanceChallenges::<T>::iter_values()
				.filter(|challenge| challenge.hoster == hoster)
				.count();
			require(open == hosting.measurements as usize, "measurements nobody counted")?;
			let measured = draws.get(&hoster).copied().unwrap_or_default();
			require(
				measured == u32::from(hosting.measurement_scheduled),
				"a scheduled measurement that is not on the agenda once",
			)?;
			if hosting.slots == 0 {
				require(hosting.challenge.is_none(), "a challenge of a hoster without slots")?;
				continue;
			}
			let one = hosting.challenge.is_some() != hosting.challenge_scheduled;
			require(one, "a hoster with no challenge, or with two")?;
			require(hosting.measurement_scheduled, "a hoster that is never measured")?;
			let present = ProvenSpans::<T>::get(hoster, hosting.generation);
			let open = present.is_some_and(|span| span.phase != SpanPhase::Closed);
			require(open, "a hoster without an open span")?;
		}
		require(slots.is_empty(), "slots of somebody without book-keeping")
	}

	/// That spans count the slots whose settlement stands in them, do not overlap, and follow one
	/// another without a gap in their numbers from the first that a slot needs.
	pub(super) fn try_spans() -> Checked {
		let mut slots = BTreeMap::new();
		for contract in Contracts::<T>::iter_values() {
			for slot in &contract.slots {
				let Slot::Active(active) = slot else { continue };
				add(&mut slots, (active.hoster, active.generation), 1);
			}
		}
		let mut spans = BTreeMap::new();
		for (hoster, generation, span) in ProvenSpans::<T>::iter() {
			let count = slots.remove(&(hoster, generation)).unwrap_or_default();
			require(count == span.slots.into(), "a span that counts other slots")?;
			require(span.from <= span.to && span.to <= Self::now(), "a span that is not over")?;
			let present = Hostings::<T>::get(hoster).map(|hosting| hosting.generation);
			require(Some(generation) <= present, "a span of a generation to come")?;
			let closed = span.phase == SpanPhase::Closed;
			require(closed || Some(generation) == present, "two open spans")?;
			spans.insert((hoster, generation), span);
		}
		require(slots.is_empty(), "a slot whose settlement stands nowhere")?;
		for ((hoster, generation), span) in &spans {
			let next = generation.saturating_add(1);
			match spans.get(&(*hoster, next)) {
				Some(later) => require(span.to <= later.from, "spans that overlap")?,
				None => {
					let slots = Hostings::<T>::get(hoster).map_or(0, |hosting| hosting.slots);
					let last = span.phase != SpanPhase::Closed || slots == 0;
					require(last, "a closed span without a next")?
				},
			}
		}
		Ok(())
	}

	/// That open challenges and their hosters name each other, and that every sample is a leaf of a
	/// slot that the hoster holds or that was removed since.
	pub(super) fn try_storage_challenges() -> Checked {
		let deadlines = Self::agenda_ids(Work::ChallengeDeadline);
		let mut open = 0usize;
		for (id, challenge) in StorageChallenges::<T>::iter() {
			open = open.saturating_add(1);
			let hosting = Hostings::<T>::get(challenge.hoster);
			let named = hosting.is_some_and(|hosting| hosting.challenge == Some(id));
			require(named, "a challenge that its hoster does not know of")?;
			require(deadlines.contains_key(&id), "a challenge without a deadline")?;
			let ChallengeBody::Leaves { samples } = &challenge.body;
			require(!samples.is_empty(), "a challenge that asks for nothing")?;
			for sample in samples {
				// A slot that was removed since is not proven any more.
				let Some(contract) = Contracts::<T>::get(sample.contract) else { continue };
				let Some(Slot::Active(active)) = contract.slots.get(sample.slot as usize) else {
					continue;
				};
				let leaves = datdot_replica::leaf_count(active.sealed_bytes).ok();
				let held = active.hoster != challenge.hoster
					|| leaves.is_some_and(|leaves| sample.leaf < leaves);
				require(held, "a sample of a leaf that the hoster does not hold")?;
			}
		}
		let named = Hostings::<T>::iter_values().filter(|hosting| hosting.challenge.is_some());
		require(named.count() == open, "a hoster that names a challenge that is not there")
	}
}
