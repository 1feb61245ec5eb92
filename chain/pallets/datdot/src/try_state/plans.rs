//! Plans and their contracts.

use super::{add, require, Checked};
use crate::{pallet::*, types::*, PlanOf};
use alloc::collections::BTreeMap;
use sp_runtime::traits::Saturating;

impl<T: Config> Pallet<T> {
	/// That the counters of every plan are those of its contracts.
	pub(super) fn try_plans() -> Checked {
		for (id, plan) in Plans::<T>::iter() {
			let (mut stored, mut started) = (0u32, 0u32);
			let ranges = RangesOfPlan::<T>::get(id);
			Self::try_ranges(&plan, &ranges)?;
			for (_, contract) in Self::contracts_from(&ranges, 0, plan.contracts as usize) {
				let Some(contract) = Contracts::<T>::get(contract) else { continue };
				require(contract.plan == id, "a contract of another plan")?;
				stored = stored.saturating_add(1);
				started = started.saturating_add(contract.started.into());
			}
			let counted = stored.saturating_add(plan.removed) == plan.activated;
			require(counted, "contracts that nobody counted")?;
			require(started <= plan.started, "contracts started that nobody counted")?;
			require(plan.activated <= plan.contracts, "more contracts than the plan has")?;
			require(plan.ending <= plan.contracts, "more contracts ending than the plan has")?;
			require(plan.removed <= plan.ending, "a contract removed before its plan's end")?;
			Self::try_plan_end(id, &plan)?;
			let feeds = FeedsOfPlan::<T>::get(id);
			let pinned = feeds.iter().all(|pin| {
				Feeds::<T>::get(pin.feed).is_some_and(|feed| {
					let same = feed.fork == pin.fork && feed.length >= pin.length;
					same || feed.fork > pin.fork
				})
			});
			require(pinned, "a plan that pins a feed that is not there")?;
			let known = ranges.iter().all(|range| (range.feed as usize) < feeds.len());
			require(!ranges.is_empty() && known, "a range of a feed that is not pinned")?;
		}
		Self::try_plan_counts()?;
		let plans = Plans::<T>::iter().count();
		require(FeedsOfPlan::<T>::iter().count() == plans, "pinned feeds without a plan")?;
		require(RangesOfPlan::<T>::iter().count() == plans, "ranges without a plan")
	}

	/// That sponsors lead to their plans, and feeds know how many they have.
	fn try_plan_counts() -> Checked {
		let mut feeds = BTreeMap::new();
		for (id, plan) in Plans::<T>::iter() {
			let listed = SponsoredPlans::<T>::contains_key(&plan.sponsor, id);
			require(listed, "a plan that its sponsor does not lead to")?;
			for pin in FeedsOfPlan::<T>::get(id) {
				add(&mut feeds, pin.feed, 1);
			}
		}
		let listed = SponsoredPlans::<T>::iter_keys().count();
		require(listed == Plans::<T>::iter_keys().count(), "a sponsor of a plan that is gone")?;
		for (feed, count) in PinsOfFeed::<T>::iter() {
			let due = feeds.remove(&feed).unwrap_or_default();
			require(due == count.into(), "a feed in another number of plans")?;
		}
		require(feeds.is_empty(), "a plan that nobody counts")
	}

	fn try_plan_end(id: PlanId, plan: &PlanOf<T>) -> Checked {
		let ends = Self::agenda_ids(Work::PlanEnd);
		Self::try_active_spans(plan)?;
		if plan.status != PlanStatus::Ended {
			require(ends.contains_key(&id), "a live plan that never ends")?;
			return require(plan.ending == 0, "a live plan that ends");
		}
		require(plan.removed < plan.activated, "an ended plan without contracts")?;
		let waits = plan.ending == plan.contracts || ends.contains_key(&id);
		require(waits, "an ended plan whose contracts are never removed")
	}

	/// That a plan's ranges have its contracts, one block of numbers after the other.
	fn try_ranges(plan: &PlanOf<T>, ranges: &[PlanRange]) -> Checked {
		let (mut contracts, mut activated) = (0u32, 0u32);
		for range in ranges {
			require(range.first_number == contracts, "contracts of no range, or of two")?;
			require(range.activated <= range.contracts, "more contracts than the range has")?;
			require(range.unused_bytes <= range.bytes, "more bytes unused than stated")?;
			let inside = range.from <= range.next && range.next <= range.to;
			require(inside, "contracts outside of their range")?;
			contracts = contracts.saturating_add(range.contracts);
			activated = activated.saturating_add(range.activated);
		}
		require(contracts == plan.contracts, "contracts that no range has")?;
		require(activated == plan.activated, "activated contracts that no range has")
	}

	/// That the stretches in which a plan is active follow one another, and that only one of a plan
	/// that is not paused reaches its end.
	fn try_active_spans(plan: &PlanOf<T>) -> Checked {
		let mut last = plan.from;
		for span in &plan.spans {
			require(last <= span.from && span.from < span.to, "active stretches in disorder")?;
			last = span.to;
		}
		require(plan.spans.is_empty() || last <= plan.until, "active past the plan's end")?;
		let reaches = plan.spans.last().is_some_and(|span| span.to == plan.until);
		let live = plan.status == PlanStatus::Live && plan.cancelled_at.is_none();
		require(!live || reaches, "a plan that is not active up to its end")?;
		let paused = plan.status == PlanStatus::Paused && plan.cancelled_at.is_none();
		require(!paused || !reaches, "a paused plan that is active up to its end")
	}

	/// That every contract has its plan and its range, that slots being staffed and amendments name
	/// each other, and that a vacant slot waits for a draw.
	pub(super) fn try_contracts() -> Checked {
		let followups = Self::agenda_ids(Work::AmendmentFollowup);
		let removals = Self::agenda_ids(Work::Removal);
		let revivals = [Work::Revival, Work::ContractRevival].map(Self::agenda_ids);
		let mut staffing = 0usize;
		for (id, contract) in Contracts::<T>::iter() {
			let plan = Plans::<T>::get(contract.plan).ok_or("a contract without a plan")?;
			let ranges = RangesOfPlan::<T>::get(contract.plan);
			let range = ranges.get(contract.range as usize).ok_or("a contract without a range")?;
			let number = Self::number_of(range, id).ok_or("a contract that was not activated")?;
			let inside = range.from <= contract.from
				&& contract.from < contract.to
				&& contract.to <= range.to;
			require(inside, "a contract outside its range")?;
			require(contract.slots.len() == plan.replicas as usize, "a slot is missing")?;
			let ending = number < plan.ending;
			require(!ending || removals.contains_key(&id), "a contract that is never removed")?;
			let [plans, contracts] = &revivals;
			let revived = contracts.contains_key(&id)
				|| (number >= plan.revived && plans.contains_key(&contract.plan));
			let void = SetupTroubles::<T>::get(id).is_some_and(|trouble| trouble.void);
			let staffed =
				followups.contains_key(&id) || revived || void || !Self::is_running(&plan);
			for (index, slot) in (0..).zip(&contract.slots) {
				let waits = staffed || !slot.is_wanting();
				require(waits, "a slot that wants a hoster and that nobody staffs")?;
				if let Some(amendment) = slot.amendment() {
					staffing = staffing.saturating_add(1);
					let amendment =
						Amendments::<T>::get(amendment).ok_or("a slot without amendment")?;
					let named = amendment.contract == id && amendment.slots.contains(&index);
					require(named, "a slot of another amendment")?;
				}
				if let Slot::Active(active) = slot {
					let proven = active.position.is_some() || revived;
					let idle = Self::active_until(&plan) <= Self::now();
					require(proven || idle, "a slot that is challenged no more too early")?;
					require(active.since <= active.settled, "a settlement before the slot")?;
					require(active.settled <= Self::now(), "a settlement of blocks to come")?;
				}
			}
		}
		let known = SetupTroubles::<T>::iter_keys().all(Contracts::<T>::contains_key);
		require(known, "trouble with a contract that is not there")?;
		let asked = Amendments::<T>::iter_values().map(|amendment| {
			let done = amendment
				.staff
				.map_or(0, |staff| staff.pairs.iter().filter(|pair| pair.done).count());
			amendment.slots.len().saturating_sub(done)
		});
		require(asked.sum::<usize>() == staffing, "an amendment of slots that are not staffed")
	}

	/// That plans and feeds list each other: live plans under all that they pin, which is what is on
	/// chain or about to end; and that the end of every fork that is over is on the agenda.
	pub(super) fn try_plans_of_feeds() -> Checked {
		let ends = Self::agenda_ids(Work::FeedEnd);
		let over: alloc::vec::Vec<_> = FeedEnds::<T>::iter().collect();
		let waits = over.iter().all(|(id, _)| ends.contains_key(id)) && over.len() == ends.len();
		require(waits, "a fork whose plans never end")?;
		for ((feed, fork, plan), ()) in PlansOfFeed::<T>::iter() {
			let live = Plans::<T>::get(plan).is_some_and(|plan| plan.status != PlanStatus::Ended);
			require(live, "a listed plan that is over")?;
			let pins = FeedsOfPlan::<T>::get(plan);
			let pinned = pins.iter().any(|pin| (pin.feed, pin.fork) == (feed, fork));
			require(pinned, "a plan listed under a feed that it does not pin")?;
			let present =
				Feeds::<T>::get(feed).is_some_and(|feed| feed.fork == fork && !feed.frozen);
			let ending = over.iter().any(|(_, end)| *end == (feed, fork));
			require(present || ending, "a live plan of a fork that is over")?;
		}
		for (id, plan) in Plans::<T>::iter() {
			// One that ends at the next block may have been taken out already.
			let lasting = plan.status != PlanStatus::Ended
				&& plan.until > Self::now().saturating_add(1u32.into());
			let listed = FeedsOfPlan::<T>::get(id)
				.iter()
				.all(|pin| PlansOfFeed::<T>::contains_key((pin.feed, pin.fork, id)));
			require(listed || !lasting, "a live plan that its feeds do not list")?;
		}
		Ok(())
	}
}
