//! Amendments under way, with everybody who was drawn for them.

use super::{hosters::*, market::*, people::*};
use crate::{limits::*, pallet::*, types::*, Pallet};
use alloc::vec::Vec;
use datdot_replica::{ReplicaFormat, Seal, StatementRole};
use frame_support::BoundedVec;

/// Ticks since the draw: more than any draw gives.
const LONG_AGO: u64 = 90_000;

/// An amendment and who is at work.
pub struct Setup<T: Config> {
	/// The plan with its sponsor.
	pub market: Market<T>,
	/// The contract.
	pub contract: ContractId,
	/// The amendment.
	pub id: AmendmentId,
	/// Attests every slot.
	pub attestor: Person<T>,
	/// Judges what the attestor rejected.
	pub reviewer: Person<T>,
	/// Encoder of each slot.
	pub encoders: Vec<Person<T>>,
	/// Hoster of each slot.
	pub hosters: Vec<Person<T>>,
}

/// What an encoder claims about its replica.
pub fn claim() -> Claim {
	Claim {
		replica_root: [6; 32],
		sealed_bytes: SEALED_BYTES,
		plain_bytes: PLAIN_BYTES,
		format: ReplicaFormat::V1 { seal: Seal::Mark },
	}
}

/// A contract of a plan that follows a feed, with so many vacant slots.
pub fn new_contract<T: Config>(slots: u32) -> (Market<T>, ContractId) {
	new_contract_of(0, slots)
}

/// The same of the plan with this number.
pub fn new_contract_of<T: Config>(index: u32, slots: u32) -> (Market<T>, ContractId) {
	let market = plan::<T>(index, MAX_RANGES, 1);
	let contract = contract::<T>(market.plan, 0, slots);
	Contracts::<T>::mutate(contract, |contract| {
		let contract = contract.as_mut().expect("just made");
		contract.plain_bytes = None;
		contract.started = false;
	});
	(market, contract)
}

/// Gives an amendment, whose slots it has already, a pair for each of them.
pub fn staff<T: Config>(market: Market<T>, contract: ContractId) -> Setup<T> {
	staff_from(0, market, contract)
}

/// The same with others: the first pair has this number.
pub fn staff_from<T: Config>(first: u32, market: Market<T>, contract: ContractId) -> Setup<T> {
	let id = Pallet::<T>::open_amendment(contract, AmendmentKind::HosterReplacement)
		.expect("slots that want a hoster");
	let mut amendment = Amendments::<T>::get(id).expect("just opened");
	let numbers = first..first + amendment.slots.len() as u32;
	let encoders: Vec<_> =
		numbers.clone().map(|at| followed_provider::<T>("encoder", at)).collect();
	let hosters: Vec<_> =
		numbers.map(|at| followed_provider::<T>("newcomer", 100 * 16 + at)).collect();
	let [attestor, reviewer] =
		[0, 1].map(|at| followed_provider::<T>("attestor", 200 * 16 + 2 * first + at));
	let slots: Vec<SlotIndex> = amendment.slots.to_vec();
	let pairs = slots
		.iter()
		.zip(encoders.iter().zip(&hosters))
		.map(|(slot, (encoder, hoster))| pair(&market, id, *slot, (encoder, hoster)))
		.collect();
	for attestor in [&attestor, &reviewer] {
		Pallet::<T>::take_seat(id, Role::Attestor, attestor.user).expect("a fair attestor");
	}
	amendment.reserved_bytes = PLAIN_BYTES;
	amendment.seed = Some([5; 32]);
	amendment.staff = Some(Staff {
		drawn_at: u64::from(NOW) - LONG_AGO,
		deadline: u64::from(NOW) + LONG_AGO,
		attestor: attestor.seat(),
		faults: 0,
		pairs: BoundedVec::truncate_from(pairs),
	});
	Amendments::<T>::insert(id, amendment);
	Setup { market, contract, id, attestor, reviewer, encoders, hosters }
}

/// Seats encoder and hoster of a slot.
fn pair<T: Config>(
	market: &Market<T>,
	id: AmendmentId,
	slot: SlotIndex,
	(encoder, hoster): (&Person<T>, &Person<T>),
) -> SeatPair<crate::BalanceOf<T>> {
	let plan = Plans::<T>::get(market.plan).expect("a plan");
	let commitment = Pallet::<T>::slot_commitment(&plan, PLAIN_BYTES);
	Pallet::<T>::take_seat(id, Role::Encoder, encoder.user).expect("a fair encoder");
	assert!(Pallet::<T>::commit_duty(hoster.user, Role::Hoster, commitment));
	Pallet::<T>::reserve_bytes(hoster.user, PLAIN_BYTES);
	Pallet::<T>::need_hours(hoster.user, plan.needs.hours);
	Seats::<T>::insert(hoster.user, id, ());
	[encoder, hoster].iter().for_each(|person| rate::<T>(person.user));
	SeatPair {
		slot,
		encoder: encoder.seat(),
		hoster: hoster.seat(),
		commitment,
		done: false,
		rejected: None,
	}
}

impl<T: Config> Setup<T> {
	/// Changes the amendment.
	pub fn change(&self, change: impl FnOnce(&mut crate::AmendmentOf<T>)) {
		Amendments::<T>::mutate(self.id, |amendment| {
			change(amendment.as_mut().expect("running"));
		});
	}

	/// Changes who is at work.
	pub fn change_staff(&self, change: impl FnOnce(&mut Staff<crate::BalanceOf<T>>)) {
		self.change(|amendment| change(amendment.staff.as_mut().expect("staffed")));
	}

	/// Lets the attestor have rejected what some encoders made; the reviewer must judge by `deadline`.
	/// One that the reviewer has accepted makes it the attestor's fault.
	pub fn reject(&self, pairs: usize, deadline: Tick) {
		self.change_staff(|staff| {
			staff.faults = 1;
			staff.pairs.iter_mut().take(pairs).for_each(|pair| pair.rejected = Some(claim()));
		});
		let seat = self.reviewer.seat();
		self.change(|amendment| {
			let reviewer = Some(Reviewer { seat, deadline });
			amendment.review =
				Some(Review { made_at: block::<T>(NOW - 1_000), attempts: 0, reviewer });
		});
	}

	/// A signature under the statement about the first slot.
	pub fn sign(&self, role: StatementRole, by: &Person<T>) -> Signature {
		let amendment = Amendments::<T>::get(self.id).expect("running");
		let pair =
			amendment.staff.as_ref().expect("staffed").pairs.first().expect("a pair").clone();
		let statement =
			Pallet::<T>::statement(self.id, &amendment, &pair, &claim()).expect("drawn");
		super::keys::sign(&by.signing, &statement.message(role))
	}
}
