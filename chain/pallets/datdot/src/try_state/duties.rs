//! What providers have committed is what their duties add up to.

use super::{add, require, Checked};
use crate::{offers_impls::ROLES, pallet::*, types::*};
use alloc::collections::{BTreeMap, BTreeSet};
use sp_runtime::SaturatedConversion;

/// Number and commitment of duties by user and role.
type Duties = BTreeMap<(UserId, Role), (u128, u128)>;

impl<T: Config> Pallet<T> {
	/// That stake, duties and bytes of every provider are those of the duties found: seats of
	/// amendments that are not done, active slots, measurements.
	pub(super) fn try_duties() -> Checked {
		let (mut duties, mut bytes) = (Duties::new(), BTreeMap::new());
		Self::count_amendments(&mut duties, &mut bytes);
		Self::try_hours()?;
		for contract in Contracts::<T>::iter_values() {
			for slot in &contract.slots {
				let Slot::Active(active) = slot else { continue };
				let commitment = active.commitment.saturated_into();
				Self::count(&mut duties, active.hoster, Role::Hoster, commitment);
				let plain = contract.plain_bytes.ok_or("an active slot without plain bytes")?;
				add(&mut bytes, active.hoster, plain.into());
			}
		}
		for challenge in PerformanceChallenges::<T>::iter_values() {
			for measurer in &challenge.measurers {
				Self::count_unit(&mut duties, measurer.attestor, Role::Attestor);
			}
		}
		for (user, provider) in Providers::<T>::iter() {
			for role in ROLES {
				let Some(state) = provider.role(role) else { continue };
				let (number, committed) = duties.remove(&(user, role)).unwrap_or_default();
				require(number == state.duties.into(), "duties that nobody counted")?;
				let stands = committed == state.committed.saturated_into::<u128>();
				require(stands, "a commitment that is not the sum of the duties")?;
				require(state.committed <= state.stake, "more is committed than staked")?;
				let capacity = provider.offer.terms(role).map_or(0, |(capacity, _)| capacity);
				require(state.duties <= capacity, "more duties than capacity")?;
			}
			let used = bytes.remove(&user).unwrap_or_default();
			require(used == provider.used_bytes.into(), "bytes that nobody stores")?;
			let offered = provider.offer.hoster.as_ref().map_or(0, |hoster| hoster.bytes);
			require(provider.used_bytes <= offered, "more bytes than offered")?;
		}
		require(duties.is_empty(), "a duty of somebody who offers no such role")?;
		require(bytes.is_empty(), "bytes of somebody who is no provider")
	}

	/// That the hours that a hoster's slots need are known, and offered.
	fn try_hours() -> Checked {
		let mut needed = BTreeMap::new();
		let hours = |contract: ContractId| {
			Contracts::<T>::get(contract)
				.and_then(|contract| Plans::<T>::get(contract.plan))
				.map_or(0, |plan| plan.needs.hours)
		};
		for amendment in Amendments::<T>::iter_values() {
			let pairs = amendment.staff.map(|staff| staff.pairs).unwrap_or_default();
			for pair in pairs.iter().filter(|pair| !pair.done) {
				add(&mut needed, (pair.hoster.user, hours(amendment.contract)), 1);
			}
		}
		for (id, contract) in Contracts::<T>::iter() {
			for slot in &contract.slots {
				let Slot::Active(active) = slot else { continue };
				add(&mut needed, (active.hoster, hours(id)), 1);
			}
		}
		for (user, map) in NeededHours::<T>::iter() {
			let offered = Providers::<T>::get(user).map_or(0, |one| one.offer.hours.count());
			for (hours, count) in map {
				let due = needed.remove(&(user, hours)).unwrap_or_default();
				require(due == count.into(), "hours that another number of slots needs")?;
				require(hours <= offered, "fewer hours than a slot needs")?;
			}
		}
		require(needed.keys().all(|(_, hours)| *hours == 0), "hours that nobody counted")
	}

	fn count(duties: &mut Duties, user: UserId, role: Role, commitment: u128) {
		let (number, committed) = duties.entry((user, role)).or_default();
		*number = number.saturating_add(1);
		*committed = committed.saturating_add(commitment);
	}

	fn count_unit(duties: &mut Duties, user: UserId, role: Role) {
		let unit = Providers::<T>::get(user)
			.map_or(0, |provider| Self::unit_stake(&provider, role).saturated_into());
		Self::count(duties, user, role, unit);
	}

	fn count_amendments(duties: &mut Duties, bytes: &mut BTreeMap<UserId, u128>) {
		for amendment in Amendments::<T>::iter_values() {
			let Some(staff) = amendment.staff else { continue };
			Self::count_unit(duties, staff.attestor.user, Role::Attestor);
			if let Some(reviewer) = amendment.review.and_then(|review| review.reviewer) {
				Self::count_unit(duties, reviewer.seat.user, Role::Attestor);
			}
			for pair in staff.pairs.iter().filter(|pair| !pair.done) {
				Self::count_unit(duties, pair.encoder.user, Role::Encoder);
				let commitment = pair.commitment.saturated_into();
				Self::count(duties, pair.hoster.user, Role::Hoster, commitment);
				add(bytes, pair.hoster.user, amendment.reserved_bytes.into());
			}
		}
	}

	/// That `Seats` are the seats of running amendments whose work is not done, and that nobody has
	/// two seats in one.
	pub(super) fn try_seats() -> Checked {
		let mut seats = BTreeSet::new();
		for (id, amendment) in Amendments::<T>::iter() {
			let Some(staff) = amendment.staff else { continue };
			let mut users = BTreeSet::from([staff.attestor.user]);
			seats.insert((staff.attestor.user, id));
			let reviewer = amendment.review.as_ref().and_then(|review| review.reviewer.as_ref());
			if let Some(Reviewer { seat: reviewer, .. }) = reviewer {
				require(users.insert(reviewer.user), "an attestor that reviews itself")?;
				seats.insert((reviewer.user, id));
			}
			let rejected = staff.pairs.iter().any(|pair| pair.rejected.is_some());
			require(!rejected || amendment.review.is_some(), "a rejection that nobody judges")?;
			for pair in &staff.pairs {
				let apart = users.insert(pair.encoder.user) && users.insert(pair.hoster.user);
				require(apart, "a user with two seats in one amendment")?;
				if !pair.done {
					seats.insert((pair.encoder.user, id));
					seats.insert((pair.hoster.user, id));
				}
			}
			require(staff.pairs.len() == amendment.slots.len(), "a slot without a pair")?;
			require(staff.pairs.iter().any(|pair| !pair.done), "an amendment that is complete")?;
			require(amendment.seed.is_some(), "a draw without a seed")?;
		}
		let stored: BTreeSet<_> =
			Seats::<T>::iter().map(|(user, amendment, ())| (user, amendment)).collect();
		require(stored == seats, "seats that no amendment has, or the other way round")
	}

	/// That `MeasurementDuties` are the measurers of open performance challenges, that nobody
	/// measures itself, and that commitments are of attestors with duties in that epoch.
	pub(super) fn try_measurements() -> Checked {
		let (mut duties, mut epochs) = (BTreeSet::new(), BTreeSet::new());
		let mut keys = BTreeSet::new();
		for (id, challenge) in PerformanceChallenges::<T>::iter() {
			for measurer in &challenge.measurers {
				let fresh = duties.insert((measurer.attestor, id, challenge.epoch));
				require(fresh, "an attestor that measures a hoster twice")?;
				require(measurer.attestor != challenge.hoster, "a hoster that measures itself")?;
				epochs.insert((measurer.attestor, challenge.epoch));
				require(
					measurer.figures.is_some() == measurer.reader_key.is_some(),
					"figures without key",
				)?;
				keys.extend(measurer.reader_key.map(|key| (challenge.epoch, key)));
			}
		}
		let seen: BTreeSet<_> = ReaderKeys::<T>::iter_keys().collect();
		require(seen == keys, "reader keys of no measurement, or the other way round")?;
		let stored: BTreeSet<_> = MeasurementDuties::<T>::iter().collect();
		require(stored == duties, "measurements that no challenge asks for, or the other way")?;
		let committed =
			Commitments::<T>::iter().all(|(user, epoch, _)| epochs.contains(&(user, epoch)));
		// The first count of an epoch forgets its commitments; later ones of it may still come.
		require(committed, "a commitment without anything to measure")
	}

	/// That every rating belongs to a user and names each payer once.
	pub(super) fn try_ratings() -> Checked {
		for (user, _, rating) in Ratings::<T>::iter() {
			require(Users::<T>::contains_key(user), "a rating of nobody")?;
			let payers: alloc::collections::BTreeSet<u128> =
				rating.shares.iter().map(|share| share.payer).collect();
			require(payers.len() == rating.shares.len(), "a payer that rates twice")?;
			require(rating.updated <= Self::tick(), "a rating of the future")?;
		}
		Ok(())
	}
}
