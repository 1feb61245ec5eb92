//! What workers and people ask: the answers behind the runtime API.
//!
//! These functions run off chain on a block's state; pages bound what one call returns.

use crate::{pallet::*, randomness_impls::Dice, types::*, BalanceOf};
use alloc::vec::Vec;
use codec::Encode;
use frame_support::traits::Get;
use frame_system::pallet_prelude::BlockNumberFor;
use sp_io::hashing::blake2_256;

/// Contracts in one page of a plan's report.
const CONTRACTS_PER_PAGE: u32 = 64;
/// Hosted slots in one page of duties.
const SLOTS_PER_PAGE: u32 = 256;
/// Slots that one attestor is told of for one measurement.
const SLOTS_PER_MEASUREMENT: u32 = 32;

/// Item of a runtime.
pub type ItemOf<T> = Item<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;
/// Plan report of a runtime.
pub type PlanReportOf<T> =
	PlanReport<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;
/// Contract report of a runtime.
type ContractReportOf<T> =
	ContractReport<<T as frame_system::Config>::AccountId, BalanceOf<T>, BlockNumberFor<T>>;

impl<T: Config> Pallet<T> {
	/// The object with an id, whatever its kind.
	pub fn item_by_id(id: Id) -> Option<ItemOf<T>> {
		Users::<T>::get(id)
			.map(|user| Item::User { user, ratings: Self::ratings_of(id) })
			.or_else(|| Feeds::<T>::get(id).map(Item::Feed))
			.or_else(|| Plans::<T>::get(id).map(Item::Plan))
			.or_else(|| Contracts::<T>::get(id).map(Item::Contract))
			.or_else(|| Amendments::<T>::get(id).map(Item::Amendment))
			.or_else(|| StorageChallenges::<T>::get(id).map(Item::StorageChallenge))
			.or_else(|| PerformanceChallenges::<T>::get(id).map(Item::PerformanceChallenge))
	}

	/// All that an account has to do; `None` if it is not registered. Hosted slots come in pages
	/// of 256, from position `from` on.
	pub fn my_duties(account: T::AccountId, from: u32) -> Option<Duties<BlockNumberFor<T>>> {
		let user = UserIdByAccount::<T>::get(account)?;
		Some(Duties {
			user,
			tick: Self::tick(),
			epoch: CurrentEpoch::<T>::get(),
			ratings: Self::ratings_of(user),
			setups: Seats::<T>::iter_key_prefix(user).filter_map(Self::setup_duty).collect(),
			measurements: MeasurementDuties::<T>::iter_key_prefix(user)
				.filter_map(|challenge| Self::measurement_duty(user, challenge))
				.collect(),
			hosted: Self::hosted_slots(user, from),
			next: Self::slot_count(user)
				.checked_sub(from.saturating_add(SLOTS_PER_PAGE))
				.filter(|left| *left > 0)
				.map(|_| from.saturating_add(SLOTS_PER_PAGE)),
		})
	}

	/// Open storage challenges of an account.
	pub fn open_challenges(account: T::AccountId) -> Vec<OpenChallenge<BlockNumberFor<T>>> {
		UserIdByAccount::<T>::get(account)
			.and_then(Hostings::<T>::get)
			.and_then(|hosting| hosting.challenge)
			.and_then(|id| {
				StorageChallenges::<T>::get(id).map(|challenge| OpenChallenge { id, challenge })
			})
			.into_iter()
			.collect()
	}

	/// A plan and a page of 64 of its contracts, from contract number `from` on.
	pub fn plan_status(id: PlanId, from: u32) -> Option<PlanReportOf<T>> {
		let plan = Plans::<T>::get(id)?;
		let ranges = RangesOfPlan::<T>::get(id);
		let page = CONTRACTS_PER_PAGE as usize;
		let numbered = Self::contracts_from(&ranges, from, page.saturating_add(1));
		let next = numbered.get(page).map(|(number, _)| *number);
		let contracts = numbered
			.into_iter()
			.take(page)
			.filter_map(|(_, contract)| Self::contract_report(contract))
			.collect();
		Some(PlanReport { plan, contracts, next, following: Self::follow_report(id) })
	}

	/// Prices, deposits and stakes in force.
	pub fn price_list() -> PriceList<BalanceOf<T>> {
		PriceList {
			price: T::ReferencePrice::get(),
			delivery_share: T::DeliveryShare::get().deconstruct(),
			measurement_fee: T::MeasurementFee::get(),
			least_billed_bytes: T::LeastBilledBytes::get(),
			account_deposit: T::AccountDeposit::get(),
			feed_deposit: T::FeedDeposit::get(),
			contract_deposit: T::ContractDeposit::get(),
			stake_per_capacity: T::StakePerCapacity::get(),
			stake_per_slot: T::StakePerSlot::get(),
			stake_per_gib: T::StakePerGib::get(),
			fee_reserve: T::FeeReserve::get(),
			blocks_per_hour: T::BlocksPerHour::get(),
			contract_set_size: T::ContractSetSize::get(),
			hosters_per_contract: T::HostersPerContract::get(),
			tail_delay: T::TailDelay::get(),
		}
	}

	fn peer(seat: &Seat) -> Option<Peer> {
		Users::<T>::get(seat.user).map(|user| Peer {
			user: seat.user,
			noise_key: user.noise_key,
			signing_key: seat.signing_key,
		})
	}

	fn peer_of(user: UserId) -> Option<Peer> {
		let signing_key = Users::<T>::get(user)?.signing_key;
		Self::peer(&Seat { user, signing_key })
	}

	fn pinned(id: ContractId, contract: &crate::ContractOf<T>) -> Option<(PinnedFeed, Key)> {
		let pin = Self::pin_of(id, contract)?;
		let key = Feeds::<T>::get(pin.feed)?.key;
		Some((pin, key))
	}

	fn setup_duty(id: AmendmentId) -> Option<SetupDuty> {
		let amendment = Amendments::<T>::get(id)?;
		let staff = amendment.staff?;
		let contract = Contracts::<T>::get(amendment.contract)?;
		let (pin, feed_key) = Self::pinned(amendment.contract, &contract)?;
		let slots = staff.pairs.iter().filter_map(|pair| {
			Some(SlotDuty {
				slot: pair.slot,
				encoder: Self::peer(&pair.encoder)?,
				hoster: Self::peer(&pair.hoster)?,
				done: pair.done,
				rejected: pair.rejected,
			})
		});
		Some(SetupDuty {
			amendment: id,
			contract: amendment.contract,
			plan: contract.plan,
			seed: amendment.seed?,
			deadline: staff.deadline,
			feed_key,
			pin,
			from: contract.from,
			to: contract.to,
			attestor: Self::peer(&staff.attestor)?,
			review: amendment.review.and_then(|review| review.reviewer).and_then(
				|Reviewer { seat, deadline }| {
					Some(ReviewDuty { attestor: Self::peer(&seat)?, deadline })
				},
			),
			slots: slots.collect(),
			hosters: contract
				.slots
				.iter()
				.filter_map(|slot| match slot {
					Slot::Active(active) => Self::peer_of(active.hoster),
					_ => None,
				})
				.collect(),
		})
	}

	fn measurement_duty(
		user: UserId,
		id: ChallengeId,
	) -> Option<MeasurementDuty<BlockNumberFor<T>>> {
		let challenge = PerformanceChallenges::<T>::get(id)?;
		let commitment = Commitments::<T>::get(user, challenge.epoch);
		Some(MeasurementDuty {
			challenge: id,
			epoch: challenge.epoch,
			hoster: Self::peer_of(challenge.hoster)?,
			slots: Self::measured_slots(challenge.hoster, &(id, user).encode()),
			committed: commitment.is_some(),
			revealed: commitment.is_some_and(|open| open.is_none()),
		})
	}

	fn slot_count(hoster: UserId) -> u32 {
		Trees::<T>::get(TreeId::Slots { hoster }).len
	}

	fn hosted_slots(hoster: UserId, from: u32) -> Vec<HostedSlot<BlockNumberFor<T>>> {
		let end = from.saturating_add(SLOTS_PER_PAGE).min(Self::slot_count(hoster));
		(from..end)
			.filter_map(|position| TreeLeaves::<T>::get((TreeId::Slots { hoster }, position)))
			.filter_map(Self::hosted_slot)
			.collect()
	}

	/// Some slots in a row, from a place that differs from one measurement and attestor to the next,
	/// so that everything is measured and no answer is large.
	fn measured_slots(hoster: UserId, subject: &[u8]) -> Vec<HostedSlot<BlockNumberFor<T>>> {
		let count = Self::slot_count(hoster);
		let first = Dice::new(blake2_256(subject)).below(count.into()) as u32;
		(first..count)
			.chain(0..first)
			.take(SLOTS_PER_MEASUREMENT as usize)
			.filter_map(|position| TreeLeaves::<T>::get((TreeId::Slots { hoster }, position)))
			.filter_map(Self::hosted_slot)
			.collect()
	}

	fn hosted_slot(leaf: Leaf) -> Option<HostedSlot<BlockNumberFor<T>>> {
		let contract = Contracts::<T>::get(leaf.item)?;
		let Slot::Active(active) = contract.slots.get(leaf.index as usize)? else { return None };
		let (pin, feed_key) = Self::pinned(leaf.item, &contract)?;
		Some(HostedSlot {
			slot: SlotId { contract: leaf.item, slot: leaf.index },
			plan: contract.plan,
			feed_key,
			pin,
			from: contract.from,
			to: contract.to,
			replica_root: active.replica_root,
			sealed_bytes: active.sealed_bytes,
			until: Plans::<T>::get(contract.plan)?.until,
		})
	}

	fn contract_report(id: ContractId) -> Option<ContractReportOf<T>> {
		let contract = Contracts::<T>::get(id)?;
		let (_, feed_key) = Self::pinned(id, &contract)?;
		let slots = contract.slots.iter().map(|slot| match slot {
			Slot::Active(active) => SlotReport {
				hoster: Users::<T>::get(active.hoster).map(|user| user.account),
				replica_root: Some(active.replica_root),
				proven_until: Hostings::<T>::get(active.hoster)
					.and_then(|hosting| ProvenSpans::<T>::get(active.hoster, hosting.generation))
					.map(|span| span.to),
				paid: active.paid,
			},
			_ => SlotReport {
				hoster: None,
				replica_root: None,
				proven_until: None,
				paid: BalanceOf::<T>::default(),
			},
		});
		Some(ContractReport {
			id,
			feed_key,
			from: contract.from,
			to: contract.to,
			plain_bytes: contract.plain_bytes,
			slots: slots.collect(),
			staffing: Self::staffing_reports(&contract),
			trouble: SetupTroubles::<T>::get(id),
		})
	}

	/// The amendments that are about slots of a contract.
	fn staffing_reports(contract: &crate::ContractOf<T>) -> Vec<StaffingReport<BlockNumberFor<T>>> {
		let mut ids: Vec<_> = contract.slots.iter().filter_map(Slot::amendment).collect();
		let report = |id| {
			Amendments::<T>::get(id).map(|found| StaffingReport {
				amendment: id,
				slots: found.slots.into_inner(),
				deadline: found.staff.map(|staff| staff.deadline),
				attempts: found.attempts,
				lack: found.lack,
			})
		};
		ids.sort_unstable();
		ids.dedup();
		ids.into_iter().filter_map(report).collect()
	}
}
