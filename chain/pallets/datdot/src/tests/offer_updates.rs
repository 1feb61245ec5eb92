//! Changed offers: what was promised for a duty stays while the duty lasts.

use super::{fixtures::*, refused};
use crate::{mock::*, offers_impls::ask_bucket, pallet::*, types::*, OfferOf};
use frame_support::{assert_ok, BoundedVec};

/// A staffed plan that needs 100 hours, whose hosters offer 120; one of them.
fn staffed() -> (World, ContractId, AccountId) {
	providers(3, 3, 0);
	for hoster in HOSTER..HOSTER + 3 {
		provide(hoster, part_time(120));
	}
	run_blocks(RegistrationDelay::get() + 1);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	let id = publish_with(&core, 2_000, |plan| plan.terms.needs.hours = 100);
	let mut world = World::new(&[&core]);
	world.work(20);
	let contract = plan(id).first_contract;
	let hoster = account(active(contract, 0).hoster);
	while Hostings::<Test>::get(user(hoster)).unwrap().challenge.is_some() {
		world.work(1);
	}
	(world, contract, hoster)
}

/// An offer of the first hours of the week.
fn part_time(hours: u32) -> OfferOf<Test> {
	let mut offer = hoster_offer();
	offer.hours = Hours([0; 21]);
	(0..hours as usize).for_each(|hour| offer.hours.0[hour / 8] |= 1 << (hour % 8));
	offer
}

fn update(account: AccountId, change: impl FnOnce(&mut OfferOf<Test>)) -> Call<Test> {
	let mut offer = provider(account).offer;
	change(&mut offer);
	Call::offer_update { offer }
}

#[test]
fn stake_follows_the_offer_to_the_unit() {
	build_and_execute(|| {
		providers(0, 0, 1);
		refused(STRANGER, Call::offer_update { offer: no_offer() }, Error::UnknownAccount);
		register(STRANGER);
		refused(STRANGER, Call::offer_update { offer: no_offer() }, Error::UnknownProvider);
		let before = Balances::free_balance(HOSTER);
		let old = held(HOSTER, HoldReason::Stake);
		let grow = update(HOSTER, |offer| {
			offer.hoster.as_mut().unwrap().bytes = 20 << 30;
			offer.encoder = Some(RoleOffer { capacity: 3, ask: UNIT });
			offer.region = *b"gc";
		});
		assert_ok!(send(HOSTER, grow));
		let stake = old + 10 * StakePerGib::get() + 3 * StakePerCapacity::get();
		System::assert_last_event(Event::OfferUpdated { user: user(HOSTER), stake }.into());
		assert_eq!(held(HOSTER, HoldReason::Stake), stake);
		assert_eq!(Trees::<Test>::iter().count(), 0, "not drawn for now");
		run_blocks(RegistrationDelay::get());
		let bucket = ask_bucket(Role::Encoder, UNIT);
		let tree = TreeId::Offers { role: Role::Encoder, region: Some(*b"gc"), bucket };
		assert_eq!(Datdot::tree_total(tree), 3 * StakePerCapacity::get());
		Datdot::do_try_state().unwrap();
		let shrink = update(HOSTER, |offer| {
			offer.encoder = None;
			offer.hoster = Some(HosterOffer { capacity: 1, bytes: 1 << 30, ask: 7 });
		});
		assert_ok!(send(HOSTER, shrink));
		let stake = StakePerSlot::get() + StakePerGib::get();
		assert_eq!(held(HOSTER, HoldReason::Stake), stake);
		assert_eq!(Balances::free_balance(HOSTER), before + old - stake);
		refused(HOSTER, update(HOSTER, |offer| offer.rate = 0), Error::OfferTooSmall);
		refused(HOSTER, update(HOSTER, |offer| offer.hoster = None), Error::OfferWithoutRole);
	});
}

#[test]
fn an_offer_does_not_shrink_below_its_duties() {
	build_and_execute(|| {
		let (_world, _, hoster) = staffed();
		let none = RoleOffer { capacity: 1, ask: 1 };
		let without = update(hoster, |offer| {
			offer.hoster = None;
			offer.encoder = Some(none.clone());
		});
		refused(hoster, without, Error::OfferBelowDuties);
		let bytes = update(hoster, |offer| offer.hoster.as_mut().unwrap().bytes = 2_304);
		refused(hoster, bytes, Error::OfferBelowDuties);
		for change in [
			(|offer| offer.region = *b"gc") as fn(&mut OfferOf<Test>),
			|offer| offer.rate -= 1,
			|offer| offer.latency += 1,
			|offer| offer.until -= 1,
			|offer| offer.from = 1_000,
		] {
			refused(hoster, update(hoster, change), Error::TermsInUse);
		}
		let exact = update(hoster, |offer| {
			offer.hoster = Some(HosterOffer { capacity: 1, bytes: 2_305, ask: 9 });
			offer.rate += 1;
			offer.until += 1;
		});
		assert_ok!(send(hoster, exact));
		Datdot::do_try_state().unwrap();
		// What duties have committed stays staked, however cheap capacity has become.
		StakePerSlot::set(0);
		StakePerGib::set(0);
		assert_ok!(send(hoster, update(hoster, |offer| offer.rate += 1)));
		assert_eq!(held(hoster, HoldReason::Stake), 10 * UNIT);
	});
}

#[test]
fn hours_shrink_to_what_slots_need_and_not_while_a_challenge_is_open() {
	build_and_execute(|| {
		let (mut world, contract, hoster) = staffed();
		let hours = |count| update(hoster, |offer| offer.hours = part_time(count).hours);
		refused(hoster, hours(99), Error::OfferBelowDuties);
		refused(hoster, hours(0), Error::OfferWithoutHours);
		let generation = Hostings::<Test>::get(user(hoster)).unwrap().generation;
		assert_ok!(send(hoster, hours(100)));
		let changed = System::block_number();
		let hosting = Hostings::<Test>::get(user(hoster)).unwrap();
		assert_eq!(hosting.generation, generation + 1);
		let span = ProvenSpans::<Test>::get(user(hoster), generation + 1).unwrap();
		assert_eq!((span.from, span.hours, span.phase), (changed, 100, SpanPhase::Open));
		Datdot::do_try_state().unwrap();
		while Hostings::<Test>::get(user(hoster)).unwrap().challenge.is_none() {
			next_block();
		}
		refused(hoster, hours(110), Error::ChallengeOpen);
		// Other changes are none of the challenge's business.
		assert_ok!(send(hoster, update(hoster, |offer| offer.rate += 1)));
		world.work(100);
		let slots = BoundedVec::truncate_from(vec![SlotId { contract, slot: 0 }]);
		assert_ok!(send(STRANGER, Call::settle { slots }));
		let slot = active(contract, 0);
		// Before the change at 120 hours, less what was not proven then; after it at 100.
		let unit = UNIT / 1_024 / 10 / 168;
		let after = u128::from(slot.settled - changed) * 100;
		let before = slot.paid / unit - after;
		assert!(before.is_multiple_of(120) || before % 120 < 2 || before % 120 > 118);
		assert!(before / 120 <= u128::from(changed - slot.since));
	});
}

#[test]
fn an_update_waits_for_its_registration_and_no_longer() {
	build_and_execute(|| {
		providers(0, 0, 1);
		RegistrationDelay::set(10);
		let drawable = || provider(HOSTER).status == ProviderStatus::Drawable;
		assert_ok!(send(HOSTER, update(HOSTER, |offer| offer.rate += 1)));
		run_blocks(6);
		assert_ok!(send(HOSTER, update(HOSTER, |offer| offer.rate += 1)));
		run_blocks(9);
		assert!(!drawable(), "the first update's delay does not end the second's");
		next_block();
		assert!(drawable());
	});
}
