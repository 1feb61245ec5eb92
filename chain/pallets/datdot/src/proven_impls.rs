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
		let Some(hosting) = Hostings::<T>::get(hoster) else { return };
		Self::close_span(hoster, hosting.generation);
		Self::next_generation(hoster, hosting.generation, SpanPhase::Waiting);
		Self::drop_spans(hoster);
	}

	/// Ends the present generation where the offered hours change; the next one goes on with the new
	/// hours.
	pub(crate) fn renew_span(hoster: UserId) {
		let Some(hosting) = Hostings::<T>::get(hoster).filter(|hosting| hosting.slots > 0) else {
			return;
		};
		let phase = ProvenSpans::<T>::get(hoster, hosting.generation).map(|span| span.phase);
		Self::close_span(hoster, hosting.generation);
		let phase = phase.unwrap_or(SpanPhase::Waiting);
		Self::next_generation(hoster, hosting.generation, phase);
		Self::drop_spans(hoster);
	}

	/// Begins the next generation and returns its number.
	fn next_generation(hoster: UserId, present: u32, phase: SpanPhase) -> u32 {
		let next = present.saturating_add(1);
		Hostings::<T>::mutate_extant(hoster, |hosting| hosting.generation = next);
		Self::begin_span(hoster, next, phase);
		next
	}

	/// Begins the span of a generation at the present block.
	pub(crate) fn begin_span(hoster: UserId, generation: u32, phase: SpanPhase) {
		let now = Self::now();
		let hours = Providers::<T>::get(hoster).map_or(0, |provider| provider.offer.hours.count());
		let span = ProvenSpan { from: now, to: now, hours, slots: 0, phase };
		ProvenSpans::<T>::insert(hoster, generation, span);
	}

	/// Closes a span for ever.
	pub(crate) fn close_span(hoster: UserId, generation: u32) {
		Self::change_span(hoster, generation, |span| span.phase = SpanPhase::Closed);
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
		Self::drop_spans(hoster);
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
	/// needs all that follow. What is left over is removed by the next call.
	pub(crate) fn drop_spans(hoster: UserId) {
		let Some(mut hosting) = Hostings::<T>::get(hoster) else { return };
		let oldest = hosting.oldest;
		for _ in 0..MAX_SPANS_PER_SETTLEMENT {
			let unneeded = ProvenSpans::<T>::get(hoster, hosting.oldest)
				.is_some_and(|span| span.slots == 0 && span.phase == SpanPhase::Closed);
			if !unneeded {
				break;
			}
			ProvenSpans::<T>::remove(hoster, hosting.oldest);
			hosting.oldest = hosting.oldest.saturating_add(1);
		}
		if hosting.oldest != oldest {
			Hostings::<T>::insert(hoster, hosting);
		}
	}

	/// Takes the blocks `[from, to)`, which are not settled yet, out of what a hoster proved: a span
	/// ends at `from`, and what it would go on with begins at `to` in a new generation. A span that
	/// a fault has closed since loses its rest.
	pub(crate) fn cut_span(hoster: UserId, from: BlockNumberFor<T>, to: BlockNumberFor<T>) {
		let Some(hosting) = Hostings::<T>::get(hoster) else { return };
		let Some(present) = ProvenSpans::<T>::get(hoster, hosting.generation) else { return };
		let oldest =
			hosting.generation.saturating_sub(MAX_SPANS_PER_SETTLEMENT).max(hosting.oldest);
		for generation in oldest..=hosting.generation {
			Self::change_span(hoster, generation, |span| {
				if span.from < to {
					span.to = span.to.min(from.max(span.from));
				}
			});
		}
		if present.phase != SpanPhase::Open || present.from >= to {
			return;
		}
		Self::close_span(hoster, hosting.generation);
		let generation = Self::next_generation(hoster, hosting.generation, SpanPhase::Open);
		Self::change_span(hoster, generation, |span| {
			span.from = to;
			span.to = present.to.max(to);
		});
		Self::drop_spans(hoster);
	}

	/// Whether a hoster answered a challenge that was issued at a block or after it.
	pub(crate) fn is_proven_past(hoster: UserId, block: BlockNumberFor<T>) -> bool {
		Hostings::<T>::get(hoster)
			.and_then(|hosting| ProvenSpans::<T>::get(hoster, hosting.generation))
			.is_some_and(|span| span.phase == SpanPhase::Open && span.to >= block)
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
