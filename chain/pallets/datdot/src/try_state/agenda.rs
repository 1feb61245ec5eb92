//! The agenda and the activation queue: nothing is lost, nothing stands in the past unserved.
//!
//! Ids of things that have ended meanwhile may stand there; their handlers ignore them: answered or
//! withdrawn challenges (`ChallengeDeadline`), rotations that a revocation ended (`KeyRotation`),
//! complete amendments (`Draw`, `AmendmentDeadline`), providers that stand elsewhere by now
//! (`Registration`, `Handover`, `PauseEnd`), contracts and plans that are removed or over
//! (`AmendmentFollowup`, `PlanStart`, `PlanEnd`, `Removal`, the activation queue). All other entries
//! are of things that exist.

use super::{require, Checked};
use crate::{limits::AGENDA_PAGE, pallet::*, review_impls::MAX_REVIEW_DRAWS, types::*};
use alloc::collections::{BTreeMap, BTreeSet};
use codec::Encode;

impl<T: Config> Pallet<T> {
	/// How often each id stands on the agenda of a kind of work.
	pub(super) fn agenda_ids(task: Work) -> BTreeMap<Id, u32> {
		let mut ids = BTreeMap::new();
		for ((kind, _, _), page) in Agenda::<T>::iter() {
			for id in page.into_iter().filter(|_| kind == task) {
				let count = ids.entry(id).or_insert(0u32);
				*count = count.saturating_add(1);
			}
		}
		ids
	}

	/// That pages are known, not empty, and not before their kind's cursor; and that what must still
	/// happen is on the agenda.
	pub(crate) fn try_agenda() -> Checked {
		let mut listed = BTreeSet::new();
		for ((task, due), pages) in AgendaPages::<T>::iter() {
			require(due >= AgendaCursors::<T>::get(task), "work that the cursor has passed")?;
			require(pages.head <= pages.tail, "pages of the agenda in disorder")?;
			for number in pages.head..=pages.tail {
				let len = Agenda::<T>::get((task, due, number)).len() as u32;
				// The head may have been served in part; the tail may just have been begun.
				let inner = pages.head < number && number < pages.tail;
				require(!inner || len == AGENDA_PAGE, "a page in between that is not full")?;
				require(len > 0 || number == pages.tail, "an empty page of the agenda")?;
				listed.insert((task, due, number).encode());
			}
		}
		for (key, page) in Agenda::<T>::iter() {
			require(listed.contains(&key.encode()), "a page that nothing leads to")?;
			require(!page.is_empty(), "an empty page")?;
		}
		Self::try_agenda_items()
	}

	fn try_agenda_items() -> Checked {
		let (draws, redraws) = (Self::agenda_ids(Work::Draw), Self::agenda_ids(Work::Redraw));
		let mut lacking = BTreeMap::new();
		let deadlines = Self::agenda_ids(Work::AmendmentDeadline);
		let reviews = Self::agenda_ids(Work::ReviewDraw);
		for (id, amendment) in Amendments::<T>::iter() {
			let contract =
				Contracts::<T>::get(amendment.contract).ok_or("an amendment without a contract")?;
			if amendment.lack.is_some() {
				super::add(&mut lacking, contract.plan, 1);
			}
			let reviewed = amendment.review.is_some_and(|review| {
				review.reviewer.is_none() && review.attempts < MAX_REVIEW_DRAWS
			});
			let waits = match amendment.staff {
				Some(_) => deadlines.contains_key(&id) || reviews.contains_key(&id),
				None => draws.contains_key(&id) || redraws.contains_key(&id),
			};
			let drawn = reviews.contains_key(&id) || deadlines.contains_key(&id);
			require(!reviewed || drawn, "a review that is never drawn")?;
			require(waits, "an amendment that is never drawn or never ends")?;
		}
		let counted: BTreeMap<_, _> =
			LackingOfPlan::<T>::iter().map(|(plan, count)| (plan, u128::from(count))).collect();
		require(counted == lacking, "amendments that lack providers and that nobody counted")?;
		let registrations = Self::agenda_ids(Work::Registration);
		for (user, provider) in Providers::<T>::iter() {
			let waits = matches!(provider.status, ProviderStatus::Registered { .. });
			require(!waits || registrations.contains_key(&user), "a registration without end")?;
		}
		let (handovers, pauses) =
			(Self::agenda_ids(Work::Handover), Self::agenda_ids(Work::PauseEnd));
		for (user, provider) in Providers::<T>::iter() {
			let waits = match provider.status {
				ProviderStatus::Leaving { .. } => handovers.contains_key(&user),
				ProviderStatus::Paused { .. } => pauses.contains_key(&user),
				_ => true,
			};
			require(waits, "a pause or a withdrawal without end")?;
		}
		let rotations = Self::agenda_ids(Work::KeyRotation);
		for (user, found) in Users::<T>::iter() {
			let waits = found.rotation.is_none() || rotations.contains_key(&user);
			require(waits, "a rotation without end")?;
		}
		let revocations = Self::agenda_ids(Work::Revocation);
		let looked = Revocations::<T>::iter_keys().all(|user| revocations.contains_key(&user));
		require(looked, "a revocation whose amendments nobody looks at")?;
		let counts = Self::agenda_ids(Work::MeasurementCount);
		let open: BTreeSet<_> = PerformanceChallenges::<T>::iter_keys().collect();
		require(counts.into_keys().collect::<BTreeSet<_>>() == open, "a measurement not counted")?;
		let hosters = [Work::ChallengeIssue, Work::MeasurementDraw].map(Self::agenda_ids);
		let known = hosters.iter().flat_map(BTreeMap::keys).all(Hostings::<T>::contains_key);
		require(known, "work for a hoster that is not there")
	}

	/// That the queue's pages are known and that every live plan with contracts to come is in it
	/// once, or waits for its start.
	pub(crate) fn try_activation_queue() -> Checked {
		let pages = ActivationPages::<T>::get();
		let mut queued = BTreeMap::new();
		for (number, page) in ActivationQueue::<T>::iter() {
			let listed = pages.head <= number && number <= pages.tail;
			require(listed && !page.is_empty(), "a page that nothing leads to, or an empty one")?;
			for plan in page {
				let count = queued.entry(plan).or_insert(0u32);
				*count = count.saturating_add(1);
			}
		}
		require(queued.values().all(|count| *count == 1), "a plan that is queued twice")?;
		let starts = Self::agenda_ids(Work::PlanStart);
		for (id, plan) in Plans::<T>::iter() {
			require(plan.queued == queued.contains_key(&id), "a plan that is queued unknowingly")?;
			let ranges = RangesOfPlan::<T>::get(id);
			let more = ranges.iter().any(Self::has_contracts_to_come) && Self::is_running(&plan);
			let waits = plan.queued || starts.contains_key(&id) || Self::is_lacking(id);
			require(!more || waits, "a plan whose contracts are never activated")?;
		}
		Ok(())
	}
}
