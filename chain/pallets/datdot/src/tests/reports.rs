//! Reports: committed while an epoch runs, revealed right after it, each measurement once.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::assert_ok;

/// A staffed plan at the beginning of an epoch, and an attestor who measures in it.
fn begun() -> (World, UserId, Epoch) {
	providers(3, 4, 3);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	publish(&core, 2_000);
	let mut world = World::new(&[&core]);
	while PerformanceChallenges::<Test>::iter().next().is_none() {
		next_block();
		world.set_up_all();
		world.answer_if(|_| true);
	}
	let epoch = CurrentEpoch::<Test>::get().epoch;
	let attestor = MeasurementDuties::<Test>::iter()
		.filter(|(_, _, of)| *of == epoch)
		.map(|(user, _, _)| user)
		.min_by_key(|user| std::cmp::Reverse(MeasurementDuties::<Test>::iter_prefix(user).count()))
		.expect("somebody measures");
	(world, attestor, epoch)
}

fn go_to_tick(tick: Tick) {
	while Datdot::tick() < tick {
		next_block();
	}
}

fn seen(attestor: UserId, epoch: Epoch) -> Measurements {
	measurements(attestor, epoch, |_| Some(good_figures()))
}

#[test]
fn commits_are_taken_while_the_epoch_runs() {
	build_and_execute(|| {
		let (_world, attestor, epoch) = begun();
		let who = account(attestor);
		let report = seen(attestor, epoch);
		assert!(report.len() >= 2);
		for other in [epoch - 1, epoch + 1] {
			refused(who, commit_call(attestor, other, &report), Error::WrongEpochPhase);
		}
		refused(STRANGER, commit_call(attestor, epoch, &report), Error::UnknownAccount);
		let idle = HOSTER;
		refused(idle, commit_call(user(idle), epoch, &report), Error::NothingToMeasure);
		assert_ok!(send(who, commit_call(attestor, epoch, &report)));
		System::assert_last_event(Event::ReportCommitted { epoch, attestor }.into());
		refused(who, commit_call(attestor, epoch, &report), Error::AlreadyCommitted);
	});
}

#[test]
fn a_reveal_comes_in_the_first_quarter_of_the_next_epoch() {
	build_and_execute(|| {
		let (_world, attestor, epoch) = begun();
		let who = account(attestor);
		let report = seen(attestor, epoch);
		assert_ok!(send(who, commit_call(attestor, epoch, &report)));
		refused(who, reveal_call(epoch, report.clone()), Error::WrongEpochPhase);
		let clock = CurrentEpoch::<Test>::get();
		go_to_tick(clock.start + clock.length);
		refused(who, reveal_call(epoch + 1, report.clone()), Error::WrongEpochPhase);
		go_to_tick(clock.start + clock.length + clock.length / 4 - 1);
		frame_support::hypothetically!({
			next_block();
			refused(who, reveal_call(epoch, report.clone()), Error::WrongEpochPhase);
		});
		assert_ok!(send(who, reveal_call(epoch, report.clone())));
		let measurements = report.len() as u32;
		System::assert_last_event(Event::ReportRevealed { epoch, attestor, measurements }.into());
		refused(who, reveal_call(epoch, report), Error::NotCommitted);
	});
}

#[test]
fn a_reveal_is_what_was_committed() {
	build_and_execute(|| {
		let (_world, attestor, epoch) = begun();
		let who = account(attestor);
		let report = seen(attestor, epoch);
		let clock = CurrentEpoch::<Test>::get();
		let others = MeasurementDuties::<Test>::iter()
			.map(|(user, _, _)| user)
			.find(|user| *user != attestor)
			.expect("another attestor");
		assert_ok!(send(who, commit_call(attestor, epoch, &report)));
		go_to_tick(clock.start + clock.length);
		let other = seen(others, epoch);
		refused(account(others), reveal_call(epoch, other), Error::NotCommitted);
		let mut changed = report.clone();
		changed[0].figures.rate += 1;
		refused(who, reveal_call(epoch, changed), Error::CommitmentMismatch);
		let mut shorter = report.clone();
		shorter.truncate(1);
		refused(who, reveal_call(epoch, shorter), Error::CommitmentMismatch);
		let salted =
			PerformanceReport::Reveal { epoch, measurements: report.clone(), salt: [8; 32] };
		let call = Call::submit_performance_challenge { report: salted };
		refused(who, call, Error::CommitmentMismatch);
		assert_ok!(send(who, reveal_call(epoch, report)));
	});
}

/// Commits to a report and reveals it, which must fail.
fn refused_report(change: impl FnOnce(&mut Measurements, UserId), error: Error<Test>) {
	build_and_execute(|| {
		let (_world, attestor, epoch) = begun();
		let who = account(attestor);
		let mut report = seen(attestor, epoch);
		change(&mut report, attestor);
		assert_ok!(send(who, commit_call(attestor, epoch, &report)));
		let clock = CurrentEpoch::<Test>::get();
		go_to_tick(clock.start + clock.length);
		refused(who, reveal_call(epoch, report), error);
	});
}

#[test]
fn measurements_that_were_not_asked_are_refused() {
	let unknown = |report: &mut Measurements, attestor| {
		report[0] = measurement(999_999, attestor, good_figures());
	};
	refused_report(unknown, Error::MeasurementNotAsked);
	let twice = |report: &mut Measurements, _| report[1] = report[0].clone();
	refused_report(twice, Error::MeasurementNotAsked);
	let of_another = |report: &mut Measurements, attestor| {
		let all = PerformanceChallenges::<Test>::iter();
		let foreign = all
			.filter(|(_, one)| one.measurers.iter().all(|one| one.attestor != attestor))
			.map(|(id, _)| id)
			.next();
		// Where this attestor measures everybody, any other id will do.
		report[0] = measurement(foreign.unwrap_or(1), attestor, good_figures());
	};
	refused_report(of_another, Error::MeasurementNotAsked);
}

#[test]
fn a_reader_key_counts_once_and_signs_its_challenge() {
	let same_key = |report: &mut Measurements, attestor| {
		let id = report[1].challenge;
		let key = reader(report[0].challenge, attestor);
		let message = Datdot::measurement_message(id, attestor);
		report[1].reader_key = report[0].reader_key;
		report[1].signature = sp_core::Pair::sign(&key, &message).0;
	};
	refused_report(same_key, Error::ReaderKeyUsed);
	let unsigned = |report: &mut Measurements, _| report[1].signature = report[0].signature;
	refused_report(unsigned, Error::BadMeasurementSignature);
	let for_another = |report: &mut Measurements, attestor: UserId| {
		let id = report[0].challenge;
		let message = Datdot::measurement_message(id, attestor + 1);
		report[0].signature = sp_core::Pair::sign(&reader(id, attestor), &message).0;
	};
	refused_report(for_another, Error::BadMeasurementSignature);
}

#[test]
fn a_measurement_of_the_running_epoch_is_not_revealed_with_the_last_one() {
	build_and_execute(|| {
		let (world, attestor, epoch) = begun();
		let who = account(attestor);
		let clock = CurrentEpoch::<Test>::get();
		// Ids are foreseeable: commit to a challenge of the next epoch.
		let next = frame_support::hypothetically!({
			while Datdot::tick() < clock.start + clock.length {
				next_block();
				world.answer_if(|_| true);
			}
			MeasurementDuties::<Test>::iter_prefix(attestor).find(|(_, of)| *of == epoch + 1)
		});
		let (challenge, _) = next.expect("a duty in the next epoch, too");
		let mut report = seen(attestor, epoch);
		report[0] = measurement(challenge, attestor, good_figures());
		assert_ok!(send(who, commit_call(attestor, epoch, &report)));
		go_to_tick(clock.start + clock.length);
		refused(who, reveal_call(epoch, report), Error::MeasurementNotAsked);
	});
}
