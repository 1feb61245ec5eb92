//! Offers: stake and reserve are held, and the provider is drawable after a while.

use super::{fixtures::*, refused};
use crate::{mock::*, offers_impls::ask_bucket, pallet::*, types::*, OfferOf};
use frame_support::assert_ok;

fn refused_offer(change: impl FnOnce(&mut OfferOf<Test>), error: Error<Test>) {
	let mut offer = hoster_offer();
	change(&mut offer);
	refused(HOSTER, Call::offer_create { offer }, error);
}

#[test]
fn stake_and_reserve_are_held_for_every_role() {
	build_and_execute(|| {
		StakePerSlot::set(UNIT);
		let offer = Offer {
			encoder: Some(RoleOffer { capacity: 3, ask: 1 }),
			attestor: Some(RoleOffer { capacity: 5, ask: 1 }),
			hoster: Some(HosterOffer { capacity: 7, bytes: 3 << 29, ask: 1 }),
			..no_offer()
		};
		let user = provide(HOSTER, offer);
		let stake = 8 * StakePerCapacity::get() + 7 * UNIT + StakePerGib::get() * 3 / 2;
		let drawable_at = Datdot::tick() + u64::from(RegistrationDelay::get());
		System::assert_last_event(Event::OfferCreated { user, stake, drawable_at }.into());
		assert_eq!(held(HOSTER, HoldReason::Stake), stake);
		assert_eq!(held(HOSTER, HoldReason::FeeReserve), FeeReserve::get());
		refused(HOSTER, Call::offer_create { offer: hoster_offer() }, Error::OfferExists);
	});
}

#[test]
fn a_provider_is_drawable_after_the_delay_and_not_before() {
	build_and_execute(|| {
		let user = provide(HOSTER, hoster_offer());
		run_blocks(RegistrationDelay::get() - 1);
		assert!(matches!(provider(HOSTER).status, ProviderStatus::Registered { .. }));
		assert_eq!(Trees::<Test>::iter().count(), 0);
		next_block();
		assert_eq!(provider(HOSTER).status, ProviderStatus::Drawable);
		System::assert_last_event(Event::ProviderDrawable { user }.into());
		let stake = provider(HOSTER).hoster.unwrap().stake;
		let bucket = ask_bucket(Role::Hoster, UNIT / 2);
		for region in [None, Some(REGION)] {
			let tree = TreeId::Offers { role: Role::Hoster, region, bucket };
			assert_eq!(Datdot::tree_total(tree), stake);
		}
	});
}

#[test]
fn impossible_offers_are_refused() {
	build_and_execute(|| {
		refused(HOSTER, Call::offer_create { offer: hoster_offer() }, Error::UnknownAccount);
		register(HOSTER);
		refused_offer(|offer| offer.hoster = None, Error::OfferWithoutRole);
		refused_offer(|offer| offer.rate = 0, Error::OfferTooSmall);
		refused_offer(|offer| offer.hoster.as_mut().unwrap().bytes = 0, Error::OfferTooSmall);
		refused_offer(|offer| offer.hoster.as_mut().unwrap().capacity = 0, Error::OfferTooSmall);
		let none = RoleOffer { capacity: 0, ask: 1 };
		refused_offer(|offer| offer.encoder = Some(none), Error::OfferTooSmall);
		refused_offer(|offer| offer.hours = Hours([0; 21]), Error::OfferWithoutHours);
		refused_offer(|offer| offer.region = *b"a3", Error::BadRegion);
		refused_offer(|offer| offer.region = *b"U3", Error::BadRegion);
	});
}

#[test]
fn offers_that_are_too_large_are_refused() {
	build_and_execute(|| {
		register(HOSTER);
		let large = |offer: &mut OfferOf<Test>| offer.hoster.as_mut().unwrap().capacity = 1 << 21;
		refused_offer(large, Error::OfferTooLarge);
		refused_offer(|offer| offer.hoster.as_mut().unwrap().bytes = 1 << 61, Error::OfferTooLarge);
		let attestor = RoleOffer { capacity: 129, ask: 1 };
		refused_offer(|offer| offer.attestor = Some(attestor), Error::OfferTooLarge);
		StakePerSlot::set(u128::MAX / 2);
		refused_offer(|_| (), Error::OfferTooLarge);
	});
}

#[test]
fn an_offer_lies_in_the_future() {
	build_and_execute(|| {
		register(HOSTER);
		run_to_block(10);
		refused_offer(|offer| offer.until = 10, Error::BadOfferTime);
		refused_offer(|offer| (offer.from, offer.until) = (20, 20), Error::BadOfferTime);
		assert_ok!(send(HOSTER, Call::offer_create { offer: hoster_offer() }));
	});
}

#[test]
fn who_cannot_stake_does_not_provide() {
	build_and_execute(|| {
		register(HOSTER);
		let dear = |offer: &mut OfferOf<Test>| offer.hoster.as_mut().unwrap().capacity = 1 << 20;
		refused_offer(dear, Error::InsufficientFunds);
		// The stake fits, the reserve does not; then nothing is held.
		FeeReserve::set(ENDOWMENT);
		refused_offer(|_| (), Error::InsufficientFunds);
	});
}

#[test]
fn asks_stand_in_buckets_of_powers_of_two() {
	let buckets = |asks: &[u128]| -> Vec<u8> {
		asks.iter().map(|ask| ask_bucket(Role::Hoster, *ask)).collect()
	};
	let unit = 1 << 14;
	assert_eq!(buckets(&[0, 1, unit - 1]), [0, 0, 0]);
	assert_eq!(buckets(&[unit, 2 * unit - 1, 2 * unit, 4 * unit]), [1, 1, 2, 3]);
	assert_eq!(buckets(&[unit << 14, unit << 15, u128::MAX]), [15, 15, 15]);
}

#[test]
fn hours_are_a_grid_that_begins_on_monday() {
	let mut hours = Hours([0; 21]);
	hours.0[0] = 0b10; // Monday, 01:00 to 02:00
	let monday = MONDAY / 1_000;
	assert!(hours.covers(monday + 3_600, 0));
	assert!(hours.covers(monday + 3_600, 3_599));
	assert!(!hours.covers(monday + 3_600, 3_600));
	assert!(!hours.covers(monday, 3_600));
	assert!(!hours.covers(monday + 3 * 3_600, 0));
	assert!(hours.covers(monday + 168 * 3_600 + 3_600, 0));
	assert_eq!((hours.count(), Hours::ALL.count()), (1, 168));
	assert!(Hours::ALL.covers(0, u64::MAX));
	assert!(!hours.covers(u64::MAX, u64::MAX));
}
