//! Plans that ask for what nobody offers: how much of the market's work they may take.

use super::fixtures::*;
use crate::{limits::MAX_LACKING, mock::*, pallet::*, types::*};
use frame_support::assert_ok;

/// Blocks in which a plan activates before its first draw.
fn before_first_draw() -> u32 {
	DrawDelay::get() + 1
}

/// A hypercore of so many chunks.
fn many(seed: u8, chunks: usize) -> Hypercore {
	Hypercore::new(seed, &vec![1; chunks])
}

/// A plan of so many contracts of one chunk each at a price.
fn publish_many(seed: u8, contracts: usize, price: Balance) -> PlanId {
	publish_with(&many(seed, contracts), 5_000, |plan| {
		plan.terms.contract_chunks = Some(1);
		plan.terms.price = Price { hosting: price, setup: price };
	})
}

fn count(picked: impl Fn(&Event<Test>) -> bool) -> usize {
	take_events().iter().filter(|event| picked(event)).count()
}

#[test]
fn a_plan_that_nobody_works_for_activates_few_contracts_and_delays_no_other() {
	build_and_execute(|| {
		providers(6, 3, 6);
		let spam = publish_many(1, 1_000, 1);
		run_blocks(60);
		let activated = plan(spam).activated;
		let most = MAX_LACKING + ContractActivationCap::get() * before_first_draw();
		assert!((MAX_LACKING..=most).contains(&activated), "{activated} of at most {most}");
		assert_eq!(LackingOfPlan::<Test>::get(spam), activated);
		take_events();
		run_blocks(128);
		let draws = count(|event| matches!(event, Event::AmendmentUnstaffed { .. }));
		assert!(draws as u32 <= activated * 4, "{draws} draws in vain in 128 blocks");
		assert_eq!(plan(spam).activated, activated);
		// Another plan is activated and drawn as if the first one were not there.
		let honest = publish_many(2, 10, UNIT);
		run_blocks(10usize.div_ceil(ContractActivationCap::get() as usize) as u32 + 1);
		assert_eq!(plan(honest).activated, 10);
		take_events();
		run_blocks(before_first_draw());
		assert_eq!(count(|event| matches!(event, Event::AmendmentDrawn { .. })), 10);
		Datdot::do_try_state().unwrap();
		// It ends like any other.
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: spam }));
		run_blocks(600);
		assert!(!Plans::<Test>::contains_key(spam));
		assert!(!LackingOfPlan::<Test>::contains_key(spam));
	});
}

#[test]
fn a_plan_that_lacked_providers_goes_on_when_they_come() {
	build_and_execute(|| {
		providers(6, 3, 2);
		let id = publish_many(1, 80, UNIT);
		run_blocks(100);
		let waiting = plan(id);
		assert!(waiting.activated < 80 && !waiting.queued, "{waiting:?}");
		(2..6).for_each(|place| {
			provide(HOSTER + place, hoster_offer());
		});
		World::new(&[&many(1, 80)]).work(100);
		assert_eq!((plan(id).activated, plan(id).started), (80, 80));
		assert_eq!(LackingOfPlan::<Test>::get(id), 0);
	});
}

#[test]
fn a_paused_plan_that_lacks_providers_goes_on_when_it_resumes() {
	build_and_execute(|| {
		providers(6, 3, 2);
		let id = publish_many(1, 40, UNIT);
		run_blocks(100);
		assert_ok!(send(SPONSOR, Call::plan_pause { plan: id }));
		run_blocks(100);
		assert_eq!(LackingOfPlan::<Test>::get(id), 0, "its amendments are cancelled");
		(2..6).for_each(|place| {
			provide(HOSTER + place, hoster_offer());
		});
		assert_ok!(send(SPONSOR, Call::plan_resume { plan: id }));
		World::new(&[&many(1, 40)]).work(60);
		assert_eq!((plan(id).activated, plan(id).started), (40, 40));
		Datdot::do_try_state().unwrap();
	});
}

#[test]
fn first_draws_go_before_further_ones() {
	new_test_ext().execute_with(|| {
		let draws = Work::ALL.iter().position(|task| *task == Work::Draw);
		assert!(draws < Work::ALL.iter().position(|task| *task == Work::Redraw));
		// However many draws are tried again, as many first ones are done in a block as without.
		let first_draws = |again: u64| {
			(0..100).for_each(|id| Datdot::schedule(Work::Draw, 0, 1_000_000 + id));
			(0..again).for_each(|id| Datdot::schedule(Work::Redraw, 0, 2_000_000 + id));
			let left = || -> usize {
				let pages = Agenda::<Test>::iter().filter(|((task, _, _), _)| *task == Work::Draw);
				pages.map(|(_, page)| page.len()).sum()
			};
			let before = left();
			next_block();
			before - left()
		};
		let alone = first_draws(0);
		assert!(alone > 1);
		assert!(first_draws(500) + 1 >= alone);
	});
}
