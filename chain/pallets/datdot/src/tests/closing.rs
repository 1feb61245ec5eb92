//! Closing: accounts and feeds go when nothing needs them, and everything held comes back.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::{assert_ok, traits::fungible::Inspect};

#[test]
fn an_account_gets_everything_back_and_may_begin_anew() {
	build_and_execute(|| {
		let id = provide(HOSTER, hoster_offer());
		let new = spare(HOSTER);
		let proof = possession(&new, HOSTER, KeyPurpose::Noise);
		let noise_key = Some(ProvenKey { key: sp_core::Pair::public(&new).0, proof });
		let change = AccountChange::Rotate { noise_key, signing_key: None };
		assert_ok!(send(HOSTER, Call::account_update { change }));
		refused(STRANGER, Call::account_delete {}, Error::UnknownAccount);
		assert_ok!(send(HOSTER, Call::account_delete {}));
		System::assert_last_event(
			Event::AccountDeleted { user: id, account: HOSTER, burned: 0 }.into(),
		);
		assert_eq!(Balances::free_balance(HOSTER), ENDOWMENT);
		run_blocks(10);
		Datdot::do_try_state().unwrap();
		assert_eq!(Users::<Test>::iter().count() + UserIdByNoiseKey::<Test>::iter().count(), 0);
		assert_ne!(register(HOSTER), id);
	});
}

#[test]
fn an_account_with_duties_or_plans_stays() {
	build_and_execute(|| {
		providers(3, 3, 3);
		register(SPONSOR);
		let core = Hypercore::new(1, &[300, 0, 2_000]);
		let plan_id = publish(&core, 200);
		let feed = feed_of(&core);
		refused(SPONSOR, Call::account_delete {}, Error::AccountHasPlans);
		refused(SPONSOR, Call::remove_feed { feed }, Error::FeedInUse);
		refused(STRANGER, Call::remove_feed { feed }, Error::NotPublisher);
		refused(SPONSOR, Call::remove_feed { feed: feed + 77 }, Error::UnknownFeed);
		let mut world = World::new(&[&core]);
		world.work(60);
		refused(HOSTER, Call::account_delete {}, Error::AccountHasDuties);
		let measures = MeasurementDuties::<Test>::iter().next().expect("somebody measures").0;
		refused(account(measures), Call::account_delete {}, Error::AccountHasDuties);
		while Plans::<Test>::contains_key(plan_id) {
			world.work(1);
		}
		refused(HOSTER, Call::account_delete {}, Error::HostingNotOver);
		world.work(4 * PerformanceEpoch::get());
		let issued = Balances::total_issuance();
		let pots: Balance = Pots::<Test>::iter_values().sum();
		let everybody: Vec<_> = Users::<Test>::iter_values().map(|user| user.account).collect();
		assert_eq!(everybody.len(), 10);
		for account in everybody {
			assert_ok!(send(account, Call::account_delete {}));
		}
		assert_eq!(issued - Balances::total_issuance(), pots);
		assert_eq!(Burned::<Test>::get(), pots);
		assert_ok!(send(SPONSOR, Call::remove_feed { feed }));
		System::assert_last_event(Event::FeedRemoved { feed }.into());
		for account in 0..ACCOUNTS {
			let total = Balances::free_balance(account);
			assert_eq!(total, Balances::total_balance(&account), "something of {account} is held");
		}
		assert_eq!(Hostings::<Test>::iter().count() + ProvenSpans::<Test>::iter().count(), 0);
		assert_eq!(Providers::<Test>::iter().count() + Deliveries::<Test>::iter().count(), 0);
		run_blocks(200);
		Datdot::do_try_state().unwrap();
	});
}

#[test]
fn a_removed_feed_is_published_again() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &[300, 0, 2_000]);
		assert_ok!(send(STRANGER, Call::publish_feed { feed: core.new_feed() }));
		let feed = feed_of(&core);
		assert_ok!(send(STRANGER, Call::remove_feed { feed }));
		assert_eq!(Balances::free_balance(STRANGER), ENDOWMENT);
		refused(STRANGER, Call::remove_feed { feed }, Error::UnknownFeed);
		assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
		assert_ne!(feed_of(&core), feed);
	});
}
