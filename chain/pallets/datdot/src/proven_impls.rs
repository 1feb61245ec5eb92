//! Proven spans: the blocks for which a hoster proved storage, by generation.
//!
//! A hoster with slots always has one span that is not closed, that of its present generation. Each
//! answered challenge extends it to that challenge's issue. A fault closes it, and the next one
//! waits for an answer. A span is removed when no slot's settlement stands in it or before it.

use crate::{limits::MAX_SPANS_PER_SETTLEMENT, pallet::*, types::*};
use frame_support::defensive;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_runtime::traits::Saturating;

impl<T: Config> Pallet<T> {
	/// Opens a span at the present block for a hoster that got its first slot.
	pub(crate) fn open_span(hoster: UserId, generation: u32, phase: SpanPhase) {
		let now = Self::now();
		let hours = Providers::<T>::get(hoster).map_or(0, |provider| provider.offer.hours.count());
		let span = ProvenSpan { from: now, to: now, hours, slots: 0, phase };
		ProvenSpans::<T>::insert(hoster, generation, span);
	}

	/// Extends the present span by an answer to a challenge that was issued at a block.
	pub(crate) fn extend_span(
		hoster: UserId,
		generation: u32,
		issued_at: BlockNumberFor<T>,
	) -> BlockNumberFor<T> {
		let now = Self::now();
		ProvenSpans::<T>::mutate(hoster, generation, |span| {
			let Some(span) = span else {
				defensive!("a hoster without a span");
				return now;
			};
			match span.phase {
				// Nothing before this answer is proven again.
				SpanPhase::Waiting => {
					span.from = now;
					span.to = now;
					span.phase = SpanPhase::Open;
				},
				SpanPhase::Open => span.to = span.to.max(issued_at),
				SpanPhase::Closed => {
					defensive!("an answer to a closed span");
				},
			}
			span.to
		})
	}

	/// Ends the present generation after a fault; the next one waits for an answer.
	pub(crate) fn break_span(hoster: UserId) {
		let Some(mut hosting) = Hostings::<T>::get(hoster) else { return };
		Self::close_span(hoster, hosting.generation);
		hosting.generation = hosting.generation.saturating_add(1);
		Self::open_span(hoster, hosting.generation, SpanPhase::Waiting);
		Hostings::<T>::insert(hoster, hosting);
	}

	/// Closes a span for ever.
	pub(crate) fn close_span(hoster: UserId, generation: u32) {
		Self::change_span(hoster, generation, |span| span.phase = SpanPhase::Closed);
		Self::drop_spans(hoster, generation);
	}

	/// Counts a slot whose settlement stands in a span from now on.
	pub(crate) fn enter_span(hoster: UserId, generation: u32) {
		Self::change_span(hoster, generation, |span| {
			span.slots = span.slots.saturating_add(1);
		});
	}

	/// Counts a slot whose settlement left a span.
	pub(crate) fn leave_span(hoster: UserId, generation: u32) {
		Self::change_span(hoster, generation, |span| {
			span.slots = span.slots.saturating_sub(1);
		});
		Self::drop_spans(hoster, generation);
	}

	/// Changes a span that exists.
	fn change_span(
		hoster: UserId,
		generation: u32,
		change: impl FnOnce(&mut ProvenSpan<BlockNumberFor<T>>),
	) {
		ProvenSpans::<T>::mutate(hoster, generation, |span| {
			if let Some(span) = span {
				change(span);
			}
		});
	}

	/// Removes closed spans that no slot needs, from the oldest on: a slot that stands in a span
	/// needs all that follow.
	fn drop_spans(hoster: UserId, generation: u32) {
		for number in (generation..).take(MAX_SPANS_PER_SETTLEMENT as usize) {
			let older = number.checked_sub(1);
			if older.is_some_and(|older| ProvenSpans::<T>::contains_key(hoster, older)) {
				return;
			}
			let needed = ProvenSpans::<T>::get(hoster, number)
				.is_none_or(|span| span.slots > 0 || span.phase != SpanPhase::Closed);
			if needed {
				return;
			}
			ProvenSpans::<T>::remove(hoster, number);
		}
	}

	/// Takes the blocks `[from, to)` out of what a hoster proved: the present generation ends at
	/// `from`, the next one begins at `to`.
	pub(crate) fn cut_span(hoster: UserId, from: BlockNumberFor<T>, to: BlockNumberFor<T>) {
		let Some(mut hosting) = Hostings::<T>::get(hoster) else { return };
		let Some(present) = ProvenSpans::<T>::get(hoster, hosting.generation) else { return };
		let proven_until = present.to;
		let oldest = hosting.generation.saturating_sub(MAX_SPANS_PER_SETTLEMENT);
		for generation in oldest..=hosting.generation {
			Self::change_span(hoster, generation, |span| {
				span.to = span.to.min(from.max(span.from));
			});
		}
		Self::close_span(hoster, hosting.generation);
		hosting.generation = hosting.generation.saturating_add(1);
		Self::open_span(hoster, hosting.generation, present.phase);
		Self::change_span(hoster, hosting.generation, |span| {
			span.from = to;
			span.to = proven_until.max(to);
		});
		Hostings::<T>::insert(hoster, hosting);
	}

	/// Blocks of a stretch in which a plan is active.
	pub(crate) fn active_blocks(
		spans: &[Span<BlockNumberFor<T>>],
		from: BlockNumberFor<T>,
		to: BlockNumberFor<T>,
	) -> BlockNumberFor<T> {
		spans.iter().fold(BlockNumberFor::<T>::from(0u32), |sum, span| {
			let overlap = span.to.min(to).saturating_sub(span.from.max(from));
			sum.saturating_add(overlap)
		})
	}
}
