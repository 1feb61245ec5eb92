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
/// Whoever is reliable fails so many of 1 000 duties.
const USUAL: u128 = 20;
/// Markets over which a figure is averaged: each with other dice.
const RUNS: u8 = 6;

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
	fn settled(count: u64, run: u8) -> Self {
		let mut market =
			Self { dice: Dice::new([run; 32]), names: Vec::new(), drawn: Vec::new(), duties: 0 };
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
		// The agenda first catches up with the clock that a run has moved.
		while provider(account).status != ProviderStatus::Drawable {
			next_block();
		}
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

/// Averages over several markets of what an experiment counts in each.
fn average<const N: usize>(experiment: impl Fn(u8) -> [f64; N]) -> [f64; N] {
	let mut sums = [0.0; N];
	for run in 0..RUNS {
		let counted = build_and_execute(|| experiment(run));
		sums.iter_mut().zip(counted).for_each(|(sum, one)| *sum += one);
	}
	sums.map(|sum| sum / f64::from(RUNS))
}

#[test]
fn simulation_a_newcomer_gets_work_and_catches_up() {
	println!("newcomer among 19 of 2 % failures; share of what its stake is worth");
	let shares = average(|run| {
		let mut market = Market::settled(19, run);
		let newcomer = market.join(SIZE, USUAL);
		[0.5, 0.5, 1.0].map(|half_lives| {
			market.run(half_lives);
			market.look()[newcomer]
		})
	});
	println!("  first half of a half-life {:.2}, second {:.2}", shares[0], shares[1]);
	println!("  second half-life {:.2}", shares[2]);
	assert!(shares[0] > 0.3 && shares[1] > 0.5 && shares[2] > 0.7, "{shares:?}");
}

#[test]
fn simulation_a_name_that_decays_cannot_live_on_its_past() {
	println!("one of 20 begins to fail; share of what its stake is worth, by half-life");
	for (fails, most) in [(1_000, [0.5, 0.2]), (200, [0.9, 0.6])] {
		let shares = average(|run| {
			let mut market = Market::settled(20, run);
			market.names[0].fails = fails;
			[1.0, 1.0].map(|half_lives| {
				market.run(half_lives);
				market.look()[0]
			})
		});
		println!("  {} % failures: {:.2}, then {:.2}", fails / 10, shares[0], shares[1]);
		assert!(shares[0] < most[0] && shares[1] < most[1], "{shares:?}");
	}
}

/// Takes a provider out of all later draws.
fn drop_provider(account: AccountId) {
	Datdot::suspend(user(account));
}

#[test]
fn simulation_many_names_gain_nothing_over_their_stake() {
	let [one, ten] = average(|run| {
		let mut market = Market::settled(18, run);
		let one = market.join(SIZE, USUAL);
		let many: Vec<_> = (0..10).map(|_| market.join(SIZE / 10, USUAL)).collect();
		market.run(1.0);
		market.look();
		market.run(1.0);
		let shares = market.look();
		[shares[one], many.iter().map(|name| shares[*name]).sum::<f64>() / 10.0]
	});
	println!("the same stake in one name: {one:.2}, in ten: {ten:.2}");
	assert!(ten < one, "{ten} {one}");
}

#[test]
fn simulation_a_new_name_after_each_fall_gains_less_than_honest_work() {
	let [share, names] = average(|run| {
		let mut market = Market::settled(19, run);
		let mut name = market.join(SIZE, 500);
		let (mut done, mut names) = (0, 1);
		for _ in 0..64 {
			market.run(1.0 / 32.0);
			if Datdot::score(market.names[name].user, Role::Attestor) < 500_000 && names < 60 {
				drop_provider(ENCODER + name as u64);
				done += market.drawn[name];
				name = market.join(SIZE, 500);
				names += 1;
			}
		}
		done += market.drawn[name];
		[done as f64 / market.duties as f64 * 20.0, f64::from(names)]
	});
	println!(
		"{names} names, one after the other, that fail half: {share:.2} of their stake's worth"
	);
	assert!(share < 0.6, "{share}");
}

#[test]
fn simulation_nobody_rates_himself_up_at_a_profit() {
	println!("one of 20 pays for plans of its own with some sponsors, until it is as well rated");
	for own_sponsors in [1, 8] {
		let [bought, lost, with, score] = average(|run| {
			let mut market = Market::settled(19, run);
			let own = market.join(SIZE, USUAL);
			let lost = rate_up(&mut market, own, own_sponsors);
			let bought = market.score(own);
			market.run(1.0);
			let with = market.look()[own];
			[bought, lost, with, market.score(own)]
		});
		let fair = f64::from(RatingHalfLife::get()) * DUTIES as f64 / 20.0;
		println!(
			"  {own_sponsors} sponsors: score {bought:.3}, paid {lost:.0} fees to others; then \
			 {with:.2} of {fair:.0} duties in a half-life, score {score:.3}"
		);
		// At the very most it gets twice what its stake is worth, instead of a third.
		assert!(lost > fair * (2.0 - 0.3), "{lost} {fair}");
	}
}

/// Pays for a name's own plans, until each own sponsor has said all that its word weighs; returns the
/// fees that others earned by it, in usual fees.
fn rate_up(market: &mut Market, own: usize, own_sponsors: u64) -> f64 {
	let fee = RatingUnit::get();
	let mut lost = 0;
	for sponsor in 0..own_sponsors {
		while market.duty(5_000 + sponsor, fee) != own {
			lost += fee / FEE;
		}
	}
	lost as f64
}
