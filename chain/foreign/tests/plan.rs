//! A plan on a chain that is not DatDot's, up to `HostingStarted`.

mod support;

use datdot_foreign_runtime::{Balances, Datdot, Runtime, RuntimeHoldReason};
use frame_support::traits::{fungible::InspectHold, Hooks};
use pallet_datdot::{types::*, Call, Event, HoldReason};
use support::*;

const SPONSOR: u64 = 1;

fn providers() {
	let price = Datdot::price_list().price;
	let role = Some(RoleOffer { capacity: 16, ask: price.setup });
	for number in 10..13 {
		provide(account(number), Offer { encoder: role.clone(), ..offer() });
		let hoster = HosterOffer { capacity: 16, bytes: 1 << 30, ask: price.hosting };
		provide(account(number + 10), Offer { hoster: Some(hoster), ..offer() });
	}
	provide(account(30), Offer { attestor: role, ..offer() });
}

fn plan(feed: &Hypercore, from: u64) -> pallet_datdot::PlanRequestOf<Runtime> {
	let range = RangeRequest {
		feed: FeedRef::New { index: 0 },
		from: 0,
		to: RangeEnd::Chunk { chunk: feed.chunks.len() as u64 },
		bytes: feed.bytes(),
	};
	PlanRequest {
		ranges: vec![range].try_into().expect("one"),
		from,
		until: from + 600,
		terms: PlanTerms {
			replicas: None,
			contract_chunks: None,
			needs: Needs { regions: Default::default(), hours: 0, rate: 0, latency: 0 },
			price: Datdot::price_list().price,
		},
		budget: ENDOWMENT / 2,
	}
}

#[test]
fn the_parameters_of_the_readme_make_sense() {
	on_a_new_chain(Datdot::integrity_test);
}

#[test]
fn a_plan_gets_as_far_as_hosting_started() {
	on_a_new_chain(|| {
		providers();
		(0..601).for_each(|_| next_block());
		let feed = Hypercore::named("v1-manifest-5");
		let new_feeds = vec![feed.new_feed()].try_into().expect("one");
		let from = datdot_foreign_runtime::System::block_number() + 1;
		send(account(SPONSOR), Call::publish_plan { new_feeds, plan: plan(&feed, from) });
		let escrow = RuntimeHoldReason::Datdot(HoldReason::Escrow);
		assert!(Balances::balance_on_hold(&escrow, &account(SPONSOR)) > 0);

		let mut active = 0;
		for _ in 0..40 {
			next_block();
			set_up_all(&feed);
			let events = events();
			let is_active = |event: &&Event<_>| matches!(event, Event::SlotActivated { .. });
			active += events.iter().filter(is_active).count();
			if events.iter().any(|event| matches!(event, Event::HostingStarted { .. })) {
				assert_eq!(active, 3);
				return;
			}
		}
		panic!("no HostingStarted after 40 blocks, {active} slots active");
	});
}
