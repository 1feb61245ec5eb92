//! The agenda of a written state.

use super::layout::NOW;
use datdot_runtime::Runtime;
use pallet_datdot::{limits::AGENDA_PAGE, types::*, Agenda, AgendaCursors, AgendaPages};
use sp_runtime::BoundedVec;
use std::collections::BTreeMap;

/// Work by kind and due.
#[derive(Default)]
pub struct Schedule {
	work: BTreeMap<(Work, u64), Vec<Id>>,
}

impl Schedule {
	/// Puts work on the agenda.
	pub fn add(&mut self, task: Work, due: u32, id: Id) {
		self.work.entry((task, due.into())).or_default().push(id);
	}

	/// Writes it down; every kind of work was served up to the present block.
	pub fn write(self) {
		for task in Work::ALL {
			AgendaCursors::<Runtime>::insert(task, u64::from(NOW));
		}
		for ((task, due), ids) in self.work {
			write_due(task, due, &ids);
		}
	}
}

fn write_due(task: Work, due: u64, ids: &[Id]) {
	let pages = ids.chunks(AGENDA_PAGE as usize);
	for (number, page) in (0u32..).zip(pages) {
		let page = BoundedVec::truncate_from(page.to_vec());
		Agenda::<Runtime>::insert((task, due, number), page);
	}
	let tail = ids.len() as u32 / AGENDA_PAGE;
	AgendaPages::<Runtime>::insert((task, due), Pages { head: 0, tail });
}

/// Leaves only this work to be done now, or none.
pub fn leave_only(work: Option<(Work, Id)>) {
	let due = u64::from(NOW);
	for task in Work::ALL {
		let Some(pages) = AgendaPages::<Runtime>::take((task, due)) else { continue };
		for number in pages.head..=pages.tail {
			Agenda::<Runtime>::remove((task, due, number));
		}
	}
	if let Some((task, id)) = work {
		write_due(task, due, &[id]);
	}
}
