//! Challenges and measurements of a written state.

use super::{agenda::Schedule, layout::*, plans::*, providers::hold, state::State};
use datdot_replica::MAX_LEAVES;
use datdot_runtime::{BlockNumber, Runtime, DAT, MILLISECS_PER_BLOCK};
use pallet_datdot::{limits::HOURS_PER_WEEK, types::*, *};
use sp_io::hashing::blake2_256;
use sp_runtime::BoundedVec;

/// Leaves of a storage challenge.
const SAMPLES: u64 = 10;
/// Hosters whose duties are written at once.
const BATCH: usize = 10_000;
/// What a hoster's attestors may be paid.
const POT: u128 = DAT / 1_000;
/// What every attestor saw.
const SEEN: Figures = Figures { chunks: 8, connect: 40, first_byte: 50, rate: 9_000 };

/// Measurements of each provider as an attestor.
pub fn measurements(size: Size) -> Vec<u32> {
	let mut counts = vec![0; size.providers() as usize];
	for hoster in 0..size.providers() {
		let challenges = u32::from(is_drawn(hoster)) + u32::from(COUNTED.contains(&hoster));
		size.measurers(hoster).for_each(|attestor| counts[attestor as usize] += challenges);
	}
	counts
}

/// Whether the attestors of a hoster are drawn for the present epoch.
fn is_drawn(hoster: u32) -> bool {
	!MEASURED.contains(&hoster)
}

/// Writes what all hosters have to do.
pub fn write(state: &mut State, size: Size, holdings: &Holdings, schedule: &mut Schedule) {
	let hosters: Vec<_> = (0u32..).zip(holdings).collect();
	for batch in hosters.chunks(BATCH) {
		state.write(|| {
			for (hoster, slots) in batch {
				write_hosting(size, *hoster, slots.len() as u32, schedule);
				if deadline(*hoster).is_some() {
					write_challenge(size, *hoster, slots, schedule);
				}
				write_measurements(size, *hoster, schedule);
			}
		});
	}
}

fn write_hosting(size: Size, hoster: u32, slots: u32, schedule: &mut Schedule) {
	let user = size.user(hoster);
	let challenge = deadline(hoster).map(|_| size.challenge(hoster));
	if challenge.is_none() {
		schedule.add(Work::ChallengeIssue, next_issue(hoster), user);
	}
	let measurement = if is_drawn(hoster) { EPOCH_START + EPOCH } else { NOW };
	schedule.add(Work::MeasurementDraw, measurement, user);
	let counted_until = if COUNTED.contains(&hoster) { EPOCH_START - EPOCH } else { EPOCH_START };
	let hosting = Hosting {
		slots,
		generation: GENERATION,
		challenge,
		challenge_scheduled: challenge.is_none(),
		measurement_scheduled: true,
		proofs: 15,
		measurements: u32::from(is_drawn(hoster)) + u32::from(COUNTED.contains(&hoster)),
		..Hosting::new(counted_until)
	};
	Hostings::<Runtime>::insert(user, hosting);
	let span = ProvenSpan {
		from: ACTIVE_SINCE,
		to: proven_until(hoster),
		hours: HOURS_PER_WEEK,
		slots,
		phase: SpanPhase::Open,
	};
	ProvenSpans::<Runtime>::insert(user, GENERATION, span);
	hold(&provider_account(hoster), HoldReason::Escrow, POT);
	Pots::<Runtime>::insert(user, POT);
	let counted = PRESENT_EPOCH - 1 - u32::from(COUNTED.contains(&hoster));
	let delivery = Delivery {
		epoch: counted,
		drawn: MEASURERS,
		revealed: MEASURERS,
		delivered: true,
		median: Some(SEEN),
	};
	Deliveries::<Runtime>::insert(user, delivery);
}

/// The block of the last challenge that a hoster answered.
fn proven_until(hoster: u32) -> BlockNumber {
	match deadline(hoster) {
		Some(deadline) => deadline - CHALLENGE_DURATION - CHALLENGE_DELAY,
		None => next_issue(hoster) - CHALLENGE_DELAY - CHALLENGE_DURATION,
	}
}

fn write_challenge(size: Size, hoster: u32, slots: &[(u32, SlotIndex)], schedule: &mut Schedule) {
	let deadline = deadline(hoster).expect("an open challenge");
	let id = size.challenge(hoster);
	let sample = |number: u64| {
		let random = blake2_256(&[id.to_le_bytes(), number.to_le_bytes()].concat());
		let random = u64::from_le_bytes(random[..8].try_into().expect("8 bytes"));
		let (contract, slot) = slots[(random % slots.len() as u64) as usize];
		let leaf = (random >> 32) as u32 % MAX_LEAVES;
		Sample { contract: size.contract(contract), slot, leaf }
	};
	let samples = BoundedVec::truncate_from((0..SAMPLES).map(sample).collect());
	let issued_at = deadline - CHALLENGE_DURATION;
	let challenge = StorageChallenge {
		hoster: size.user(hoster),
		issued_at,
		deadline: deadline.into(),
		asked_at: Some(time_of(issued_at)),
		missed: u32::from(SILENT.contains(&hoster)) * (hoster % 2),
		body: ChallengeBody::Leaves { samples },
	};
	StorageChallenges::<Runtime>::insert(id, challenge);
	schedule.add(Work::ChallengeDeadline, deadline, id);
}

/// Unix time of a block in seconds.
fn time_of(block: BlockNumber) -> u64 {
	(crate::chain::FIRST_SLOT + u64::from(block)) * MILLISECS_PER_BLOCK / 1_000
}

fn write_measurements(size: Size, hoster: u32, schedule: &mut Schedule) {
	if is_drawn(hoster) {
		let due = EPOCH_START + EPOCH + EPOCH / 4 + 1;
		let id = size.measurement(hoster);
		write_measurement(size, hoster, (id, PRESENT_EPOCH), None);
		schedule.add(Work::MeasurementCount, due, id);
	}
	if COUNTED.contains(&hoster) {
		let id = size.last_measurement(hoster);
		write_measurement(size, hoster, (id, PRESENT_EPOCH - 1), Some(SEEN));
		schedule.add(Work::MeasurementCount, NOW, id);
	}
}

fn write_measurement(
	size: Size,
	hoster: u32,
	(id, epoch): (ChallengeId, Epoch),
	seen: Option<Figures>,
) {
	let mut measurer = |attestor: u32| {
		let user = size.user(attestor);
		let reader_key = seen.map(|_| blake2_256(&[id.to_le_bytes(), user.to_le_bytes()].concat()));
		if let Some(key) = reader_key {
			ReaderKeys::<Runtime>::insert(epoch, key, ());
		}
		MeasurementDuties::<Runtime>::insert(user, id, epoch);
		let commitment = seen.is_none().then(|| blake2_256(&user.to_le_bytes()));
		Commitments::<Runtime>::insert(user, epoch, commitment);
		Measurer { attestor: user, figures: seen.map(|seen| spread(seen, attestor)), reader_key }
	};
	let measurers = size.measurers(hoster).map(&mut measurer).collect();
	let measurers = BoundedVec::truncate_from(measurers);
	let challenge = PerformanceChallenge { hoster: size.user(hoster), epoch, measurers };
	PerformanceChallenges::<Runtime>::insert(id, challenge);
}

/// What another attestor saw: no two see exactly the same.
fn spread(seen: Figures, attestor: u32) -> Figures {
	Figures { connect: seen.connect + attestor % 10, rate: seen.rate + attestor % 1_000, ..seen }
}
