//! What costs the most. That no weight is too low is checked by the mock, at every call and at every
//! piece of deferred work.

use super::fixtures::*;
use crate::{
	accesses::{declared, limited, Accesses},
	limits::*,
	mock::*,
	pallet::*,
	types::*,
	weights::WeightInfo,
};
use frame_support::{
	assert_ok,
	weights::{Weight, WeightMeter},
	BoundedVec,
};

/// A provider of all three roles.
fn all_roles() -> crate::OfferOf<Test> {
	Offer {
		encoder: encoder_offer().encoder,
		attestor: attestor_offer().attestor,
		hoster: hoster_offer().hoster,
		..no_offer()
	}
}

/// One hoster with so many slots, each of a contract of its own; on branches of their own, or side by
/// side at the end of the tree.
fn loaded_hoster(slots: usize, apart: bool) -> (World, PlanId) {
	HostersPerContract::set(1);
	ContractActivationCap::set(slots as u32);
	branching_providers(core::iter::once(ENCODER), &encoder_offer());
	branching_providers(core::iter::once(ATTESTOR), &attestor_offer());
	branching_providers(core::iter::once(HOSTER), &hoster_offer());
	let core = Hypercore::new(1, &vec![300; slots]);
	let plan = publish_with(&core, 2_000, |plan| plan.terms.contract_chunks = Some(1));
	let mut world = World::new(&[&core]);
	branch(TreeId::Slots { hoster: user(HOSTER) });
	while Hostings::<Test>::get(user(HOSTER)).is_none_or(|it| (it.slots as usize) < slots) {
		if apart {
			branching_work(&mut world, 1);
		} else {
			world.work(1);
		}
	}
	(world, plan)
}

/// The slots of a hoster.
fn slots_of(hoster: AccountId) -> Vec<SlotId> {
	let hoster = user(hoster);
	let is_his =
		|slot: &Slot<Balance, u32>| matches!(slot, Slot::Active(active) if active.hoster == hoster);
	let mut slots: Vec<_> = Contracts::<Test>::iter()
		.flat_map(|(contract, stored)| {
			let places = stored.slots.iter().enumerate().filter(|(_, slot)| is_his(slot));
			let ids = places.map(|(slot, _)| SlotId { contract, slot: slot as SlotIndex });
			ids.collect::<Vec<_>>()
		})
		.collect();
	slots.sort_unstable_by_key(|slot| slot.contract);
	slots
}

/// The world of a plan with a contract of 16 slots, and nobody beside those who are needed for it.
fn largest_setup() -> (World, PlanId) {
	set_bounds();
	branching_providers(ENCODER..ENCODER + 16, &encoder_offer());
	branching_providers(ATTESTOR..ATTESTOR + 17, &attestor_offer());
	branching_providers(HOSTER..HOSTER + 17, &hoster_offer());
	for (part, model) in [ENCODER, ATTESTOR, HOSTER].into_iter().enumerate() {
		let first = 1_000_000 + 100 * part as UserId;
		add_has_beens(model, first..first + 24);
	}
	let core = Hypercore::new(1, &[300; 2]);
	let plan = publish_with(&core, 400, |plan| {
		let regions = [*b"u1", *b"u2", *b"u3", *b"u4", *b"u5", *b"u6", *b"u7", *b"u8"];
		plan.terms.needs.regions = BoundedVec::truncate_from(regions.to_vec());
	});
	(World::new(&[&core]), plan)
}

#[test]
fn most_replicas_and_looks_stay_within_their_weights() {
	new_test_ext().execute_with(|| {
		let (mut world, plan) = largest_setup();
		branching_work(&mut world, 60);
		let (id, stored) = Contracts::<Test>::iter().next().expect("activated");
		assert!(stored.started, "all 16 were drawn and set up");
		assert_eq!(active(id, 15).position, Some(BRANCH_OF_FIRST_LEAF));
		// One is silent and loses its slot, which is staffed again; in the end all is removed.
		let silent = account(active(id, 3).hoster);
		for _ in 0..60 {
			next_block();
			world.answer_if(|hoster| hoster != silent);
			report_all(|_| Some(good_figures()));
		}
		branching_work(&mut world, 30);
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan }));
		branching_work(&mut world, 400);
		assert!(!Plans::<Test>::contains_key(plan));
	});
}

#[test]
fn a_revocation_of_the_largest_setup_stays_within_its_weights() {
	new_test_ext().execute_with(|| {
		largest_setup();
		let amendment = next_drawn();
		let replaced =
			[drawn_encoder(amendment, 3), drawn_hoster(amendment, 4), attestor_of(amendment)];
		for who in replaced {
			assert_ok!(send(who, revoke_call(who, &renewed(who, 0))));
		}
		run_blocks(8);
		assert!(!Amendments::<Test>::contains_key(amendment));
		assert_eq!(Revocations::<Test>::iter().count(), 0);
		for number in 1..MAX_REVOKED_KEYS as usize {
			assert_ok!(send(replaced[2], revoke_call(replaced[2], &renewed(replaced[2], number))));
		}
		run_blocks(60);
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan: newest_plan() }));
		run_blocks(100);
		assert_ok!(send(replaced[2], Call::account_delete {}));
	});
}

/// Where the first leaf after a branching stands.
const BRANCH_OF_FIRST_LEAF: u32 = 64 * 64 * 64 * 64;

#[test]
fn the_largest_plan_stays_within_its_weights() {
	build_and_execute(|| {
		ContractActivationCap::set(64);
		let seeds = 1..=MAX_PLAN_FEEDS as u8;
		let cores: Vec<_> = seeds.map(|seed| Hypercore::new(seed, &[300; 8])).collect();
		let new_feeds: Vec<_> = cores.iter().map(Hypercore::new_feed).collect();
		let new_feeds = BoundedVec::truncate_from(new_feeds);
		let (mut first, mut second) = (Vec::new(), Vec::new());
		for (at, core) in cores.iter().enumerate() {
			for chunk in 0..4 {
				let feed = FeedRef::New { index: at as u32 };
				first.push(range(core, feed, chunk, chunk + 1));
			}
		}
		assert_ok!(send(SPONSOR, Call::publish_plan { new_feeds, plan: request(first, 60) }));
		let plan = newest_plan();
		for core in &cores {
			for chunk in 4..8 {
				let feed = FeedRef::Published { feed: feed_of(core) };
				second.push(range(core, feed, chunk, chunk + 1));
			}
		}
		let until = Some(Plans::<Test>::get(plan).expect("published").until + 40);
		let change = PlanChange { ranges: BoundedVec::truncate_from(second), until };
		assert_ok!(send(SPONSOR, Call::plan_update { plan, change, budget: ENDOWMENT }));
		run_blocks(8);
		assert_eq!(Plans::<Test>::get(plan).expect("runs").activated, MAX_RANGES);
		assert_ok!(send(SPONSOR, Call::plan_pause { plan }));
		run_blocks(8);
		assert_ok!(send(SPONSOR, Call::plan_resume { plan }));
		run_blocks(8);
		assert_ok!(send(SPONSOR, Call::plan_cancel { plan }));
		run_blocks(300);
		assert!(!Plans::<Test>::contains_key(plan));
	});
}

#[test]
fn a_provider_of_all_roles_comes_and_goes_within_the_weights() {
	new_test_ext().execute_with(|| {
		branching_providers(HOSTER..HOSTER + 4, &all_roles());
		let offer = Offer { region: *b"u4", ..all_roles() };
		assert_ok!(send(HOSTER, Call::offer_update { offer: offer.clone() }));
		branch_offer(&offer);
		run_blocks(RegistrationDelay::get() + 1);
		assert_ok!(send(HOSTER + 1, Call::pause { until: Clock::<Test>::get() + 30 }));
		run_blocks(3);
		assert_ok!(send(HOSTER + 1, Call::unpause {}));
		assert_ok!(send(HOSTER + 2, Call::offer_withdraw {}));
		assert_ok!(send(HOSTER + 2, Call::account_delete {}));
		assert_ok!(send(HOSTER + 3, Call::account_delete {}));
	});
}

#[test]
fn many_slots_with_many_spans_are_settled_and_given_back_within_the_weights() {
	new_test_ext().execute_with(|| {
		ChallengeDelay::set(1_000);
		let (_, plan) = loaded_hoster(20, true);
		add_spans(HOSTER, 2 * MAX_SPANS_PER_SETTLEMENT + 2);
		let slots = BoundedVec::truncate_from(slots_of(HOSTER));
		for one in slots.iter().take(3) {
			let slots = BoundedVec::truncate_from(vec![*one]);
			assert_ok!(send(STRANGER, Call::settle { slots }));
		}
		assert_ok!(send(STRANGER, Call::settle { slots: slots.clone() }));
		assert_ok!(send(SPONSOR, Call::plan_pause { plan }));
		run_blocks(2);
		add_spans(HOSTER, MAX_SPANS_PER_SETTLEMENT);
		for one in slots.iter().take(3) {
			let slots = BoundedVec::truncate_from(vec![*one]);
			assert_ok!(send(HOSTER, Call::give_back { slots }));
		}
	});
}

#[test]
fn lost_and_swept_slots_stay_within_their_weights() {
	new_test_ext().execute_with(|| {
		ChallengeDelay::set(1_000);
		loaded_hoster(12, false);
		add_spans(HOSTER, MAX_SPANS_PER_SETTLEMENT);
		for one in slots_of(HOSTER).into_iter().take(2) {
			let slots = BoundedVec::truncate_from(vec![one]);
			assert_ok!(send(HOSTER, Call::report_loss { slots }));
		}
		add_spans(HOSTER, MAX_SPANS_PER_SETTLEMENT);
		Datdot::begin_sweep(user(HOSTER), LossCause::Silence);
		run_blocks(6);
		assert!(slots_of(HOSTER).is_empty());
	});
}

#[test]
fn slots_that_need_no_more_proof_are_retired_within_the_weight() {
	new_test_ext().execute_with(|| {
		ChallengeSamples::set(MAX_SAMPLES);
		let (mut world, plan) = loaded_hoster(40, true);
		assert_ok!(send(SPONSOR, Call::plan_pause { plan }));
		branching_work(&mut world, 60);
	});
}

#[test]
fn dues_and_their_pages_stay_within_their_weight() {
	new_test_ext().execute_with(|| {
		let (task, due) = (Work::KeyRotation, Datdot::tick() + 1);
		let pages = 3;
		(0..pages * AGENDA_PAGE).for_each(|id| Datdot::schedule(task, due, id.into()));
		Clock::<Test>::put(due);
		// The work itself, whose weight is apart, is counted apart.
		let served = declared(<Test as Config>::WeightInfo::serve_due);
		let most = Accesses {
			reads: (u64::from(pages) + 1) * served.reads,
			writes: (u64::from(pages) + 1) * served.writes,
		};
		let mut meter = WeightMeter::with_limit(Weight::MAX);
		limited("three pages of a due", most, || Datdot::serve_task(task, &mut meter));
		assert_eq!(AgendaCursors::<Test>::get(task), due + 1);
		assert!(!AgendaPages::<Test>::contains_key((task, due)));
	});
}
