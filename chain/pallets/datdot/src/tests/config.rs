//! A configuration that contradicts itself is refused when the runtime is tested.

use crate::mock::*;
use frame_support::traits::Hooks;

/// What the integrity test says about a changed configuration, which is the thread's own.
fn complaint(change: fn()) -> String {
	let test = std::thread::spawn(move || {
		new_test_ext().execute_with(|| {
			change();
			<Datdot as Hooks<u32>>::integrity_test();
		});
	});
	let panic = test.join().expect_err("the configuration is refused");
	match panic.downcast_ref::<String>() {
		Some(message) => message.clone(),
		None => panic.downcast_ref::<&str>().expect("a message").to_string(),
	}
}

#[test]
fn the_mock_is_configured_well() {
	new_test_ext().execute_with(<Datdot as Hooks<u32>>::integrity_test);
}

#[test]
fn contradictions_are_named() {
	let cases: [(fn(), &str); 17] = [
		(|| DrawDelay::set(3), "DrawDelay"),
		(|| DrawDelay::set(2_048), "DrawDelay"),
		(|| BlocksPerHour::set(0), "BlocksPerHour"),
		(|| PerformanceEpoch::set(7), "PerformanceEpoch"),
		(|| PerformanceAttestorCount::set(0), "PerformanceAttestorCount"),
		(|| PerformanceAttestorCount::set(16), "PerformanceAttestorCount"),
		(|| ChallengeDuration::set(0), "ChallengeDuration"),
		(|| ChallengeDelay::set(8), "ChallengeDelay"),
		(|| ChallengeSamples::set(0), "ChallengeSamples"),
		(|| ChallengeSamples::set(33), "ChallengeSamples"),
		(|| ContractSetSize::set(0), "ContractSetSize"),
		(|| ContractActivationCap::set(0), "ContractActivationCap"),
		(|| HostersPerContract::set(17), "HostersPerContract"),
		(|| MaxSelectedPerRole::set(0), "MaxSelectedPerRole"),
		(|| MaxSelectedPerRole::set(31), "MaxSelectedPerRole"),
		(|| MaxSelectedPerRole::set(65), "MaxSelectedPerRole"),
		(|| RatingHalfLife::set(31), "RatingHalfLife"),
	];
	for (change, name) in cases {
		let complaint = complaint(change);
		assert!(complaint.starts_with(name), "{complaint}");
	}
}
