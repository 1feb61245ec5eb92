//! Feeds: only heads that their hypercore signed, and only longer ones after them.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::{assert_ok, BoundedVec};

fn refused_feed(core: &Hypercore, change: impl FnOnce(&mut NewFeed), error: Error<Test>) {
	let mut feed = core.new_feed();
	change(&mut feed);
	refused(SPONSOR, Call::publish_feed { feed }, error);
}

fn extend(feed: FeedId, update: FeedUpdate) -> Call<Test> {
	Call::update_feed { feed, update }
}

#[test]
fn feeds_of_both_kinds_of_key_are_published() {
	build_and_execute(|| {
		for core in [Hypercore::new(1, &[3, 0, 900, 1, 7]), Hypercore::compat(2, &[5])] {
			assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
			let feed = feed_of(&core);
			let (key, length) = (core.key, core.length());
			System::assert_last_event(Event::FeedPublished { feed, key, length }.into());
			let stored = Feeds::<Test>::get(feed).unwrap();
			assert_eq!(stored.byte_length, core.bytes(0, length));
			assert_eq!(stored.roots.into_inner(), core.roots(length));
			refused(STRANGER, Call::publish_feed { feed: core.new_feed() }, Error::FeedExists);
		}
		assert_eq!(held(SPONSOR, HoldReason::FeedDeposit), 2 * FeedDeposit::get());
	});
}

#[test]
fn a_head_that_is_not_signed_is_refused() {
	build_and_execute(|| {
		for core in [Hypercore::new(1, &[3, 4, 5]), Hypercore::compat(1, &[3, 4, 5])] {
			let bad = Error::BadHeadSignature;
			refused_feed(&core, |feed| feed.head.signature[10] ^= 1, bad);
			refused_feed(&core, |feed| feed.head.fork = 1, Error::BadHeadSignature);
			refused_feed(&core, |feed| feed.head.roots[0].hash[0] ^= 1, Error::BadHeadSignature);
			refused_feed(&core, |feed| feed.head.roots[1].size += 1, Error::BadHeadSignature);
			let none = BoundedVec::default();
			refused_feed(&core, |feed| feed.head.signature = none, Error::BadHeadSignature);
			let other = Hypercore::new(9, &[3, 4, 5]).new_feed().head.signature;
			refused_feed(&core, |feed| feed.head.signature = other, Error::BadHeadSignature);
		}
	});
}

#[test]
fn a_head_without_chunks_or_with_other_roots_is_refused() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &[3, 4, 5]);
		refused_feed(&core, |feed| feed.head.length = 0, Error::BadHead);
		refused_feed(&core, |feed| feed.head.length = 4, Error::BadHead);
		refused_feed(&core, |feed| feed.head.roots.truncate(1), Error::BadHead);
		refused_feed(&core, |feed| feed.head.roots[0].size = u64::MAX, Error::BadHead);
	});
}

#[test]
fn a_manifest_of_another_key_is_refused() {
	build_and_execute(|| {
		let (core, other) = (Hypercore::new(1, &[3]), Hypercore::new(2, &[3]));
		refused_feed(&core, |feed| feed.key[0] ^= 1, Error::BadManifest);
		let manifest = other.new_feed().manifest;
		refused_feed(&core, |feed| feed.manifest = manifest, Error::BadManifest);
		let empty = Some(BoundedVec::default());
		refused_feed(&core, |feed| feed.manifest = empty, Error::BadManifest);
		// Without its manifest the key is taken for a public key, which signed nothing.
		refused_feed(&core, |feed| feed.manifest = None, Error::BadHeadSignature);
	});
}

#[test]
fn who_cannot_pay_publishes_nothing() {
	build_and_execute(|| {
		FeedDeposit::set(2 * ENDOWMENT);
		refused_feed(&Hypercore::new(1, &[3]), |_| (), Error::InsufficientFunds);
	});
}

#[test]
fn anybody_may_extend_a_feed_and_an_update_that_doubles_it_is_free() {
	use frame_support::dispatch::Pays;
	build_and_execute(|| {
		let mut core = Hypercore::new(1, &[3, 4, 5]);
		assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
		let feed = feed_of(&core);
		let updates = [
			(&[1][..], Pays::Yes),
			(&[2, 3], Pays::Yes),
			(&[9; 5], Pays::Yes),
			(&[9; 11], Pays::No),
		];
		for (sizes, pays) in updates {
			let from = core.length();
			core.append(sizes);
			let update = core.extension(from, core.length());
			let done = Datdot::update_feed(RuntimeOrigin::signed(STRANGER), feed, update);
			assert_eq!(done.unwrap().pays_fee, pays);
			let length = core.length();
			System::assert_last_event(Event::FeedUpdated { feed, length }.into());
			let stored = Feeds::<Test>::get(feed).unwrap();
			assert_eq!(stored.roots.into_inner(), core.roots(length));
			assert_eq!(stored.byte_length, core.bytes(0, length));
		}
	});
}

#[test]
fn an_update_that_does_not_extend_the_head_is_refused() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &[3, 4, 5, 6, 7, 8, 9]);
		let call = Call::publish_feed { feed: core.new_feed_at(5) };
		assert_ok!(send(SPONSOR, call));
		let feed = feed_of(&core);
		refused(STRANGER, extend(feed, core.extension(2, 7)), Error::NotAnExtension);
		// As many nodes as from the stored length, but others: the roots are not the signed ones.
		refused(STRANGER, extend(feed, core.extension(4, 7)), Error::BadHeadSignature);
		refused(STRANGER, extend(feed, core.extension(3, 5)), Error::NotAnExtension);
		let FeedUpdate::Extend { length, signature, mut nodes } = core.extension(5, 7) else {
			panic!("an extension");
		};
		let spare = nodes[0];
		nodes.try_push(spare).unwrap();
		let update = FeedUpdate::Extend { length, signature, nodes };
		refused(STRANGER, extend(feed, update), Error::NotAnExtension);
		refused(STRANGER, extend(feed + 1, core.extension(5, 7)), Error::UnknownFeed);
	});
}

#[test]
fn an_update_with_other_chunks_is_refused() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &[3, 4, 5, 6, 7, 8, 9]);
		assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed_at(5) }));
		let feed = feed_of(&core);
		// A longer head of the same key that begins with other chunks.
		let other = Hypercore::new(1, &[9, 9, 9, 9, 9, 9, 9]);
		refused(STRANGER, extend(feed, other.extension(5, 7)), Error::BadHeadSignature);
		let mut forked = core.clone();
		forked.fork = 1;
		refused(STRANGER, extend(feed, forked.extension(5, 7)), Error::BadHeadSignature);
		let FeedUpdate::Extend { length, mut signature, nodes } = core.extension(5, 7) else {
			panic!("an extension");
		};
		signature[20] ^= 1;
		let update = FeedUpdate::Extend { length, signature, nodes };
		refused(STRANGER, extend(feed, update), Error::BadHeadSignature);
		assert_ok!(send(STRANGER, extend(feed, core.extension(5, 7))));
	});
}
