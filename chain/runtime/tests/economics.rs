//! That the parameters of `production` deter the attacks that `docs/economics.md` states: each test
//! is one inequality of that page. `cargo test -p datdot-runtime --test economics -- --nocapture`
//! prints the figures.

use datdot_runtime::{
	configs::parameters::{market, prices},
	Balance, Runtime, DAT, HOURS,
};
use frame_support::{
	dispatch::DispatchClass,
	traits::Get,
	weights::{Weight, WeightToFee},
};
use pallet_datdot::weights::WeightInfo;

type Market = <Runtime as pallet_datdot::Config>::WeightInfo;

/// Hours of 30 days.
const MONTH: Balance = 30 * 24;

fn with_production<R>(test: impl FnOnce() -> R) -> R {
	sp_io::TestExternalities::default().execute_with(test)
}

fn dat(amount: Balance) -> f64 {
	amount as f64 / DAT as f64
}

/// What a hoster is paid for a GiB in 30 days.
fn month() -> Balance {
	prices::HostingPrice::get() * MONTH
}

/// What the replacement of a GiB costs, and what a fault costs.
fn replacement_and_fault() -> (Balance, Balance) {
	let replacement = 2 * prices::SetupPrice::get();
	(replacement, replacement + prices::FaultShare::get().mul_ceil(replacement))
}

/// Pay of a GiB from one challenge to the next.
fn challenge_pay() -> Balance {
	prices::HostingPrice::get() * Balance::from(market::ChallengeDelay::get())
		/ Balance::from(HOURS)
}

#[test]
fn dropping_data_costs_more_than_it_saves() {
	with_production(|| {
		let (_, fault) = replacement_and_fault();
		let samples = f64::from(market::ChallengeSamples::get());
		for lost in [0.000_001, 0.01, 0.05, 0.2, 1.0] {
			// Even if storage cost all that it is paid for, this is what is saved until it is caught.
			let challenges = 1.0 / (1.0 - (1.0_f64 - lost).powf(samples));
			let saved = lost * challenges * dat(challenge_pay());
			println!(
				"lost {:>8.4} %: {challenges:>9.1} challenges, saved {saved:.7}",
				lost * 100.0
			);
			assert!(saved * 1_000.0 < dat(fault), "{lost}: {saved}");
		}
		println!(
			"a fault costs {} for a GiB, {:.1} months of pay",
			dat(fault),
			fault as f64 / month() as f64
		);
	});
}

#[test]
fn leaving_well_is_cheaper_than_reporting_and_reporting_than_silence() {
	with_production(|| {
		let (replacement, fault) = replacement_and_fault();
		let reported = replacement + prices::ReportedShare::get().mul_ceil(fault - replacement);
		println!(
			"leaving {}, reported loss {}, silence {}",
			dat(replacement),
			dat(reported),
			dat(fault)
		);
		assert!(0 < replacement && replacement < reported && reported < fault);
	});
}

#[test]
fn stake_covers_the_faults_of_a_full_hoster_at_half_as_much_again_as_the_usual_price() {
	with_production(|| {
		let (_, fault) = replacement_and_fault();
		let stake = prices::StakePerGib::get();
		println!("stake {} a GiB, fault {}", dat(stake), dat(fault));
		assert!(stake * 2 >= fault * 3);
		// And yet a newcomer earns it back in a plan of two years.
		assert!(stake < month() * 24);
	});
}

/// The probability that a majority of those who measure is among a share of all stake.
fn majority(share: f64) -> f64 {
	let count = market::PerformanceAttestorCount::get();
	let choose =
		|of: u32| (0..of).fold(1.0, |all, i| all * f64::from(count - i) / f64::from(of - i));
	(count / 2 + 1..=count)
		.map(|k| choose(k) * share.powi(k as i32) * (1.0 - share).powi((count - k) as i32))
		.sum()
}

#[test]
fn a_fifth_of_all_stake_throws_out_a_hoster_once_in_years() {
	with_production(|| {
		for share in [0.1, 0.2, 1.0 / 3.0, 0.5] {
			let one = majority(share);
			println!(
				"{:.0} % of stake: a majority in {:.3} % of epochs, twice running {:.2} times a year",
				share * 100.0,
				one * 100.0,
				one * one * 365.0
			);
		}
		assert!(majority(0.2).powi(2) * 365.0 < 0.2);
		// What such a fifth puts at stake in each duty is more than the hoster of a GiB loses.
		assert!(prices::StakePerCapacity::get() > replacement_and_fault().1);
	});
}

#[test]
fn no_more_contracts_are_activated_than_a_block_has_room_to_draw() {
	with_production(|| {
		let block = <Runtime as frame_system::Config>::BlockWeights::get().max_block;
		// Half of what the block's own work leaves; a first draw, then half of the rest.
		let room = (block / 5 * 4 / 2).ref_time();
		let draw = Market::draw_amendment().ref_time();
		let draws = 1 + (room - draw) / 2 / draw;
		println!("a draw weighs {} ms: {draws} in a block", draw / 1_000_000_000);
		assert!(u64::from(market::ContractActivationCap::get()) <= draws);
	});
}

#[test]
fn pay_of_a_largest_slot_is_worth_a_settlement_within_a_quarter() {
	with_production(|| {
		let fee = |weight: Weight| -> Balance {
			<Runtime as pallet_transaction_payment::Config>::WeightToFee::weight_to_fee(&weight)
		};
		let settle = fee(Market::settle(64)) / 64;
		let quarter = 3 * month() / 16;
		println!(
			"settling a slot costs {:.7}, a quarter of 64 MiB pays {:.7}",
			dat(settle),
			dat(quarter)
		);
		assert!(settle * 20 < quarter);
		for (name, weight) in [
			("publish_plan", Market::publish_plan(1, 1)),
			("publish_feed", Market::publish_feed()),
			("update_feed", Market::update_feed()),
			("account_create", Market::account_create()),
			("offer_create", Market::offer_create()),
			("submit_storage_challenge of 10", Market::submit_storage_challenge(10)),
		] {
			println!("{name}: {:.7} DAT", dat(fee(weight)));
		}
	});
}

#[test]
fn a_block_full_of_bytes_costs_no_less_than_one_full_of_work() {
	with_production(|| {
		let class = DispatchClass::Normal;
		let weights = <Runtime as frame_system::Config>::BlockWeights::get();
		let most = weights.get(class).max_total.expect("a limit");
		let length = *<Runtime as frame_system::Config>::BlockLength::get().max.get(class);
		let work: Balance =
			<Runtime as pallet_transaction_payment::Config>::WeightToFee::weight_to_fee(&most);
		let bytes: Balance =
			<Runtime as pallet_transaction_payment::Config>::LengthToFee::weight_to_fee(
				&Weight::from_parts(length.into(), 0),
			);
		println!("a block of work {}, of bytes {}, at the least fees", dat(work), dat(bytes));
		println!("a day of them {:.0} and {:.0}", dat(work) * 28_800.0, dat(bytes) * 28_800.0);
		assert!(bytes >= work);
	});
}
