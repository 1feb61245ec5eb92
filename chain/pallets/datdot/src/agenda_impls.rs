//! The agenda: deferred work by kind and due, in pages of ids.
//!
//! Appending is O(1) and never refused. A block serves one piece of work of every kind first, in the
//! order of [`Work::ALL`], then more of each within its share of what is left. A kind's cursor begins
//! where work of it is first scheduled, and passes a due only when its pages are empty: a full block
//! delays work and loses none.

use crate::{limits::AGENDA_PAGE, pallet::*, types::*, weights::WeightInfo};
use frame_support::{defensive, traits::Get, weights::Weight, weights::WeightMeter};
use sp_runtime::SaturatedConversion;

/// Dues that one kind may pass in one block while it catches up.
const MAX_DUES_PER_BLOCK: u32 = 64;

impl<T: Config> Pallet<T> {
	/// Takes one id.
	pub(crate) fn next_id() -> Result<Id, Error<T>> {
		Self::take_ids(1)
	}

	/// Takes `count` ids in a row and returns the first.
	pub(crate) fn take_ids(count: u32) -> Result<Id, Error<T>> {
		NextId::<T>::try_mutate(|next| {
			let first = *next;
			*next = first.checked_add(u64::from(count)).ok_or(Error::<T>::IdsExhausted)?;
			Ok(first)
		})
	}

	/// Puts work on the agenda, at the next block or tick at the earliest, so that nothing is ever
	/// added to a due that is being served.
	pub(crate) fn schedule(task: Work, due: u64, id: Id) {
		let next = Self::task_now(task).saturating_add(1);
		let due = due.max(next);
		if !AgendaCursors::<T>::contains_key(task) {
			// There is nothing before it to catch up with, however old the chain is.
			AgendaCursors::<T>::insert(task, next);
		}
		let mut pages = AgendaPages::<T>::get((task, due)).unwrap_or_default();
		let full = Agenda::<T>::mutate((task, due, pages.tail), |page| {
			if page.try_push(id).is_err() {
				defensive!("the last page of the agenda is full");
			}
			page.len() as u32 >= AGENDA_PAGE
		});
		if full {
			pages.tail = pages.tail.saturating_add(1);
		}
		AgendaPages::<T>::insert((task, due), pages);
	}

	/// Does the work of this block, in at most half of what the meter allows: the rest is for
	/// transactions, whose answers are what empties the agenda.
	pub(crate) fn serve_agenda(meter: &mut WeightMeter) {
		if meter.try_consume(T::WeightInfo::serve_agenda_base()).is_err() {
			return;
		}
		Self::roll_epoch();
		let mut room = WeightMeter::with_limit(meter.remaining() / 2);
		// One piece of every kind, so that none starves another; then each may use half of what the
		// kinds before it left.
		for task in Work::ALL {
			Self::serve_share(task, Self::piece(task), &mut room);
		}
		for task in Work::ALL {
			let half = room.remaining() / 2;
			Self::serve_share(task, half.max(Self::piece(task)), &mut room);
		}
		Self::activate_contracts(&mut room);
		Self::note_progress();
		meter.consume(room.consumed());
	}

	fn serve_share(task: Work, share: Weight, room: &mut WeightMeter) {
		let mut meter = WeightMeter::with_limit(share.min(room.remaining()));
		Self::serve_task(task, &mut meter);
		room.consume(meter.consumed());
	}

	pub(crate) fn serve_task(task: Work, meter: &mut WeightMeter) {
		let now = Self::task_now(task);
		let Ok(first) = AgendaCursors::<T>::try_get(task) else { return };
		let mut due = first;
		while due <= now && due.saturating_sub(first) < u64::from(MAX_DUES_PER_BLOCK) {
			if meter.try_consume(Self::glance()).is_err() || !Self::serve_due(task, due, meter) {
				break;
			}
			due = due.saturating_add(1);
		}
		if due != first {
			AgendaCursors::<T>::insert(task, due);
		}
	}

	/// The present due of a kind of work.
	fn task_now(task: Work) -> u64 {
		if task.counts_blocks() {
			Self::now().saturated_into::<u64>()
		} else {
			Self::tick()
		}
	}

	/// Serves one due; true if nothing of it is left.
	fn serve_due(task: Work, due: u64, meter: &mut WeightMeter) -> bool {
		let Some(mut pages) = AgendaPages::<T>::get((task, due)) else { return true };
		let first = pages.head;
		while pages.head <= pages.tail {
			if meter.try_consume(T::WeightInfo::serve_due()).is_err() {
				break;
			}
			if !Self::serve_page(task, (task, due, pages.head), meter) {
				break;
			}
			pages.head = pages.head.saturating_add(1);
		}
		let done = pages.head > pages.tail;
		if done {
			AgendaPages::<T>::remove((task, due));
		} else if pages.head != first {
			AgendaPages::<T>::insert((task, due), pages);
		}
		done
	}

	/// Serves one page of a due; true if nothing of it is left.
	fn serve_page(task: Work, key: (Work, u64, u32), meter: &mut WeightMeter) -> bool {
		let mut ids = Agenda::<T>::take(key).into_inner();
		ids.reverse();
		while let Some(id) = ids.pop() {
			if meter.try_consume(Self::task_weight(task)).is_err() {
				ids.push(id);
				break;
			}
			Self::perform(task, id);
		}
		if ids.is_empty() {
			return true;
		}
		ids.reverse();
		Agenda::<T>::insert(key, frame_support::BoundedVec::truncate_from(ids));
		false
	}

	/// What a block needs for one piece of work of every kind.
	pub(crate) fn all_pieces() -> Weight {
		Work::ALL.iter().fold(Weight::zero(), |sum, task| sum.saturating_add(Self::piece(*task)))
	}

	/// What one piece of work takes, with the look at its due and the page that it is on.
	pub(crate) fn piece(task: Work) -> Weight {
		Self::task_weight(task)
			.saturating_add(Self::glance())
			.saturating_add(T::WeightInfo::serve_due())
	}

	/// What it takes to see whether a due has work.
	fn glance() -> Weight {
		T::DbWeight::get().reads(1)
	}

	/// Does a piece of work; tests see to it that its weight counts what it reads and writes.
	fn perform(task: Work, id: Id) {
		#[cfg(test)]
		crate::accesses::limited_work(task, || Self::perform_now(task, id));
		#[cfg(not(test))]
		Self::perform_now(task, id);
	}

	fn perform_now(task: Work, id: Id) {
		match task {
			Work::ChallengeDeadline => Self::storage_challenge_deadline(id),
			Work::ChallengeIssue => Self::issue_storage_challenge(id),
			Work::Draw => Self::draw_amendment(id),
			Work::AmendmentDeadline => Self::amendment_deadline(id),
			Work::AmendmentFollowup => Self::followup_contract(id),
			Work::MeasurementDraw => Self::draw_measurers(id),
			Work::MeasurementCount => Self::count_measurements(id),
			Work::Registration => Self::finish_registration(id),
			Work::KeyRotation => Self::finish_rotation(id),
			Work::PlanStart => Self::start_plan(id),
			Work::PlanEnd => Self::end_plan(id),
			Work::Removal => Self::remove_contract(id),
			Work::Sweep => Self::sweep_slots(id),
			Work::FeedEnd => Self::end_feed(id),
			Work::Handover => Self::hand_over(id),
			Work::PauseEnd => Self::end_pause(id),
			Work::Revival => Self::revive_plan(id),
			Work::ContractRevival => Self::revive_contract(id),
			Work::ReviewDraw => Self::draw_review(id),
			Work::Follow => Self::follow_feed(id),
			Work::Tail => Self::release_tail(id),
			Work::Redraw => Self::draw_amendment(id),
			Work::Revocation => Self::break_setups(id),
		}
	}
}
