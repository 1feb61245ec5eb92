//! What ratings do to a market, simulated with the pallet's own draws and ratings: a newcomer gets
//! work, a name that decays cannot live on its past, many names gain nothing over their stake, and
//! nobody rates himself up. `cargo test -p pallet-datdot simulation -- --nocapture` prints figures.

use super::fixtures::*;
use crate::{
	mock::*, pallet::*, randomness_impls::Dice, ratings_impls::Outcome, selection_impls::Search,
	types::*,
};

/// What every duty earns: a tenth of what one payer's word weighs.
const FEE: Balance = UNIT / 1_000;
/// Sponsors of the market.
const SPONSORS: u64 = 20;
/// Duties in a tick.
const DUTIES: u64 = 4;
/// Capacity of a provider of usual size.
const SIZE: u32 = 20;
/// Who is not reliable fails so many of 1 000 duties.
const USUAL: u128 = 20;

/// A provider of the simulation.
#[derive(Clone)]
struct Name {
	user: UserId,
	/// Duties of 1 000 that it fails.
	fails: u128,
}

/// Providers, and what happened to them.
struct Market {
	dice: Dice,
	names: Vec<Name>,
	/// Duties that each name was drawn for since the last look.
	drawn: Vec<u64>,
	duties: u64,
}

impl Market {
	/// So many providers of usual size and quality, who have worked for two half-lives.
	fn settled(count: u64) -> Self {
		let mut market =
			Self { dice: Dice::new([7; 32]), names: Vec::new(), drawn: Vec::new(), duties: 0 };
		(0..count).for_each(|_| {
			market.join(SIZE, USUAL);
		});
		market.run(2.0);
		market.look();
		market
	}

	/// A new provider; returns its place.
	fn join(&mut self, capacity: u32, fails: u128) -> usize {
		let account = ENCODER + self.names.len() as u64;
		let attestor = Some(RoleOffer { capacity, ask: 1 });
		let user = provide(account, Offer { attestor, ..no_offer() });
		run_blocks(RegistrationDelay::get() + 1);
		self.names.push(Name { user, fails });
		self.drawn.push(0);
		self.names.len() - 1
	}

	/// Lets somebody be drawn and do its duty for a payer; returns its place.
	fn duty(&mut self, payer: AccountId, fee: Balance) -> usize {
		let search = Search { role: Role::Attestor, regions: &[], price: None };
		let mut selection = Datdot::selection(&search, MaxSelectedPerRole::get());
		let user = Datdot::select(&mut selection, &mut self.dice, |_, _| true).expect("somebody");
		let place = self.names.iter().position(|name| name.user == user).expect("one of them");
		let failed = self.dice.below(1_000) < self.names[place].fails;
		let outcome = if failed { Outcome::Failed } else { Outcome::Done };
		Datdot::rate(user, Role::Attestor, Some(&payer), fee, outcome);
		place
	}

	/// Lets the market work for so many half-lives.
	fn run(&mut self, half_lives: f64) {
		let ticks = (half_lives * f64::from(RatingHalfLife::get())) as u64;
		for _ in 0..ticks {
			Clock::<Test>::mutate(|tick| *tick += 1);
			for _ in 0..DUTIES {
				let payer = 1_000 + self.dice.below(SPONSORS.into()) as u64;
				let place = self.duty(payer, FEE);
				self.drawn[place] += 1;
				self.duties += 1;
			}
		}
	}

	/// What each name got since the last look, as a share of what its stake is worth.
	fn look(&mut self) -> Vec<f64> {
		let stake = |name: &Name| {
			let state = Providers::<Test>::get(name.user).unwrap().attestor.unwrap();
			(state.stake / UNIT) as f64
		};
		let total: f64 = self.names.iter().map(stake).sum();
		let duties = self.duties as f64;
		let share = |(name, drawn): (&Name, &u64)| *drawn as f64 / duties / (stake(name) / total);
		let shares = self.names.iter().zip(&self.drawn).map(share).collect();
		self.drawn.iter_mut().for_each(|drawn| *drawn = 0);
		self.duties = 0;
		shares
	}

	fn score(&self, place: usize) -> f64 {
		Datdot::score(self.names[place].user, Role::Attestor) as f64 / 1e6
	}
}

#[test]
fn simulation_a_newcomer_gets_work_and_catches_up() {
	build_and_execute(|| {
		let mut market = Market::settled(19);
		let newcomer = market.join(SIZE, USUAL);
		println!("newcomer among 19 of 2 % failures; share of what its stake is worth");
		let mut shares = Vec::new();
		for half_lives in [0.5, 0.5, 1.0] {
			market.run(half_lives);
			shares.push(market.look()[newcomer]);
			let (share, score) = (shares[shares.len() - 1], market.score(newcomer));
			println!("  after {half_lives} more half-lives: {share:.2}, score {score:.3}");
		}
		assert!(shares[0] > 0.25, "{shares:?}");
		assert!(shares[1..].iter().all(|share| *share > 0.6), "{shares:?}");
	});
}

#[test]
fn simulation_a_name_that_decays_cannot_live_on_its_past() {
	println!("one of 20 begins to fail; share of what its stake is worth");
	for fails in [1_000, 200] {
		build_and_execute(|| {
			let mut market = Market::settled(20);
			market.names[0].fails = fails;
			let before = market.score(0);
			let mut wasted = 0;
			while Datdot::score(market.names[0].user, Role::Attestor) > 500_000 {
				market.run(1.0 / 32.0);
				wasted = market.drawn[0];
				assert!(market.duties < 4_000, "it lives on its past");
			}
			market.look();
			market.run(1.0);
			let share = market.look()[0];
			let percent = fails / 10;
			println!(
				"  {percent} % failures: score {before:.3} falls below a newcomer's in {wasted} \
				 duties; then {share:.2}"
			);
			assert!(wasted < 80 && share < 0.5, "{wasted} {share}");
		});
	}
}

/// Takes a provider out of all later draws.
fn drop_provider(account: AccountId) {
	Datdot::suspend(user(account));
}

#[test]
fn simulation_many_names_gain_nothing_over_their_stake() {
	build_and_execute(|| {
		let mut market = Market::settled(18);
		let one = market.join(SIZE, USUAL);
		let many: Vec<_> = (0..10).map(|_| market.join(SIZE / 10, USUAL)).collect();
		market.run(1.0);
		market.look();
		market.run(2.0);
		let shares = market.look();
		let split = many.iter().map(|name| shares[*name]).sum::<f64>() / 10.0;
		println!("the same stake in one name: {:.2}, in ten: {split:.2}", shares[one]);
		assert!(split < shares[one] * 1.1, "{split} {}", shares[one]);
	});
}

#[test]
fn simulation_a_new_name_after_each_fall_gains_less_than_honest_work() {
	build_and_execute(|| {
		let mut market = Market::settled(19);
		let mut name = market.join(SIZE, 500);
		let (mut done, mut names, mut duties) = (0, 1, 0);
		for _ in 0..64 {
			market.run(1.0 / 32.0);
			if Datdot::score(market.names[name].user, Role::Attestor) < 500_000 && names < 60 {
				drop_provider(ENCODER + name as u64);
				done += market.drawn[name];
				name = market.join(SIZE, 500);
				names += 1;
			}
			duties = market.duties;
		}
		done += market.drawn[name];
		let share = done as f64 / duties as f64 * 20.0;
		println!(
			"{names} names, one after the other, that fail half: {share:.2} of their stake's worth"
		);
		assert!(share < 0.6, "{share}");
	});
}

#[test]
fn simulation_nobody_rates_himself_up_at_a_profit() {
	println!("one of 20 pays for plans of its own with some sponsors, until it is as well rated");
	for own_sponsors in [1, 8] {
		build_and_execute(|| {
			let mut market = Market::settled(19);
			let own = market.join(SIZE, USUAL);
			let (mut spent, mut returned) = (0, 0);
			// Each own sponsor pays until the own name has a full share of its word, in large fees.
			for sponsor in 0..own_sponsors {
				let mut earned = 0;
				while earned < RatingUnit::get() {
					let fee = RatingUnit::get();
					let place = market.duty(5_000 + sponsor, fee);
					spent += fee;
					if place == own {
						earned += fee;
						returned += fee;
					}
				}
			}
			let lost = (spent - returned) / FEE;
			let bought = market.score(own);
			market.run(1.0);
			let with = market.look()[own];
			let score = market.score(own);
			let fair = (f64::from(RatingHalfLife::get()) * DUTIES as f64 / 20.0) as u128;
			// At the very most it gets twice what its stake is worth, instead of the newcomer's least.
			let most = fair * 2 - fair / 4;
			println!(
				"  {own_sponsors} sponsors: score {bought:.3}, paid {lost} fees to others; then \
				 {with:.2} of {fair} duties in a half-life, score {score:.3}"
			);
			assert!(lost > most, "{lost} {most}");
		});
	}
}
