//! Equivocations: what counts, what does not, and what follows.

use super::{fixtures::*, refused};
use crate::{mock::*, pallet::*, types::*};
use frame_support::{assert_ok, dispatch::Pays, BoundedVec};
use hypercore_proof::TreeNode;
use serde_json::Value;

const SIZES: [usize; 6] = [300, 0, 2_000, 5, 700, 9];

fn report(feed: FeedId, evidence: Equivocation) -> Call<Test> {
	Call::report_equivocation { feed, evidence }
}

/// A hypercore of the same key with other chunks.
fn twin(core: &Hypercore) -> Hypercore {
	let mut twin = core.clone();
	twin.chunks[1] = vec![1, 2, 3];
	twin
}

fn same_length(core: &Hypercore, twin: &Hypercore, length: u64) -> Equivocation {
	let (first, second) = (core.signed_tree(length), twin.signed_tree(length));
	Equivocation::SameLength { fork: core.fork, length, first, second }
}

fn longer(core: &Hypercore, twin: &Hypercore, from: u64, to: u64) -> Equivocation {
	let (first, longer) = (core.signed_tree(from), twin.longer_tree(from, to));
	Equivocation::Longer { fork: core.fork, length: from, first, longer }
}

fn published(core: &Hypercore) -> FeedId {
	assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.new_feed() }));
	feed_of(core)
}

#[test]
fn two_heads_that_contradict_each_other_freeze_the_feed() {
	for compat in [false, true] {
		for same in [false, true] {
			build_and_execute(|| {
				let core = match compat {
					true => Hypercore::compat(1, &SIZES),
					false => Hypercore::new(1, &SIZES),
				};
				let feed = published(&core);
				let evidence = match same {
					true => same_length(&core, &twin(&core), 4),
					false => longer(&core, &twin(&core), 3, 6),
				};
				let origin = RuntimeOrigin::signed(STRANGER);
				let done = Datdot::report_equivocation(origin, feed, evidence.clone()).unwrap();
				assert_eq!(done.pays_fee, Pays::No);
				let frozen = Event::FeedFrozen { feed, reporter: STRANGER, bounty: 0 };
				System::assert_last_event(frozen.into());
				// Nothing about it changes any more, and no plan names it.
				refused(STRANGER, report(feed, evidence), Error::FeedIsFrozen);
				let mut more = core.clone();
				more.append(&[1]);
				let call = Call::update_feed { feed, update: more.extension(6, 7) };
				refused(STRANGER, call, Error::FeedIsFrozen);
				more.fork = 1;
				let update = FeedUpdate::Fork { head: more.new_feed().head };
				refused(STRANGER, Call::update_feed { feed, update }, Error::FeedIsFrozen);
				let plan = request(vec![range(&core, FeedRef::Published { feed }, 0, 6)], 100);
				refused(SPONSOR, plan_call(plan), Error::FeedIsFrozen);
				assert_eq!(held(SPONSOR, HoldReason::FeedDeposit), FeedDeposit::get());
			});
		}
	}
}

#[test]
fn what_is_no_equivocation_does_not_count() {
	build_and_execute(|| {
		for core in [Hypercore::new(1, &SIZES), Hypercore::compat(2, &SIZES)] {
			let (feed, twin) = (published(&core), twin(&core));
			let no = |evidence, error| refused(STRANGER, report(feed, evidence), error);
			no(same_length(&core, &core, 4), Error::NoEquivocation);
			no(longer(&core, &core, 3, 6), Error::NoEquivocation);
			// The first chunk is the same in both.
			no(same_length(&core, &twin, 1), Error::NoEquivocation);
			no(longer(&core, &twin, 1, 6), Error::NoEquivocation);
			// Its author truncated it: the fork is another one.
			let mut forked = twin.clone();
			forked.fork = 1;
			no(same_length(&core, &forked, 4), Error::BadEvidenceSignature);
			no(same_length(&forked, &core, 4), Error::BadEvidenceSignature);
			no(longer(&core, &forked, 3, 6), Error::BadEvidenceSignature);
			// Somebody else signed, or at another length.
			let other = Hypercore::new(9, &[1; 6]);
			no(same_length(&core, &other, 4), Error::BadEvidenceSignature);
			let (first, second) = (core.signed_tree(4), twin.signed_tree(5));
			let evidence = Equivocation::SameLength { fork: 0, length: 4, first, second };
			no(evidence, Error::BadEvidenceSignature);
			// The nodes do not fit.
			no(longer(&core, &twin, 6, 6), Error::BadEvidenceNodes);
			let (first, longer) = (core.signed_tree(3), twin.longer_tree(2, 6));
			let evidence = Equivocation::Longer { fork: 0, length: 3, first, longer };
			no(evidence, Error::BadEvidenceNodes);
			refused(STRANGER, report(feed + 9, same_length(&core, &twin, 4)), Error::UnknownFeed);
			assert!(!Feeds::<Test>::get(feed).unwrap().frozen);
		}
	});
}

#[test]
fn the_bounty_is_the_deposit_of_an_authorised_publisher() {
	build_and_execute(|| {
		for core in [Hypercore::new(1, &SIZES), Hypercore::compat(2, &SIZES)] {
			let feed = core.authorised_feed(SPONSOR);
			refused(STRANGER, Call::publish_feed { feed: feed.clone() }, Error::BadAuthorisation);
			assert_ok!(send(SPONSOR, Call::publish_feed { feed }));
			let feed = feed_of(&core);
			let (rich, poor) = (Balances::free_balance(STRANGER), wealth(SPONSOR));
			assert_ok!(send(STRANGER, report(feed, same_length(&core, &twin(&core), 4))));
			let bounty = FeedDeposit::get();
			let frozen = Event::FeedFrozen { feed, reporter: STRANGER, bounty };
			System::assert_last_event(frozen.into());
			assert_eq!(Balances::free_balance(STRANGER), rich + bounty);
			assert_eq!(wealth(SPONSOR), poor - bounty);
			assert_eq!(held(SPONSOR, HoldReason::FeedDeposit), 0);
			assert_eq!(Feeds::<Test>::get(feed).unwrap().deposit, 0);
			Datdot::do_try_state().unwrap();
		}
	});
}

#[test]
fn a_publisher_who_reports_himself_gets_no_more_than_his_own() {
	build_and_execute(|| {
		let core = Hypercore::new(1, &SIZES);
		let before = Balances::free_balance(SPONSOR);
		assert_ok!(send(SPONSOR, Call::publish_feed { feed: core.authorised_feed(SPONSOR) }));
		let call = report(feed_of(&core), same_length(&core, &twin(&core), 4));
		assert_ok!(send(SPONSOR, call));
		assert_eq!(Balances::free_balance(SPONSOR), before);
	});
}

#[test]
fn a_frozen_feed_ends_its_plans_and_escrow_goes_back() {
	build_and_execute(|| {
		providers(3, 4, 3);
		let core = Hypercore::new(1, &SIZES);
		let before = wealth(SPONSOR);
		let id = publish(&core, 2_000);
		let mut world = World::new(&[&core]);
		// An amendment is running when it happens.
		run_blocks(DrawDelay::get() + 2);
		world.set_up_all();
		world.work(40);
		let feed = feed_of(&core);
		assert_ok!(send(STRANGER, report(feed, longer(&core, &twin(&core), 3, 6))));
		Datdot::do_try_state().unwrap();
		next_block();
		System::assert_has_event(Event::PlanFeedEnded { plan: id, feed }.into());
		let until = System::block_number() + 1;
		while Plans::<Test>::contains_key(id) {
			world.work(5);
			Datdot::do_try_state().unwrap();
			assert!(System::block_number() < until + 400, "the plan is never removed");
		}
		assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
		assert_eq!(held(SPONSOR, HoldReason::ContractDeposit), 0);
		assert!(wealth(SPONSOR) < before);
	});
}

fn bytes(value: &Value) -> Vec<u8> {
	hex::decode(value.as_str().expect("hexadecimal text")).expect("hexadecimal text")
}

fn digest(value: &Value) -> Digest {
	bytes(value).try_into().expect("32 bytes")
}

fn nodes(value: &Value) -> Vec<TreeNode> {
	let node = |node: &Value| TreeNode {
		hash: digest(&node["hash"]),
		size: node["size"].as_u64().expect("a size"),
	};
	value.as_array().expect("nodes").iter().map(node).collect()
}

fn signed(value: &Value) -> SignedTree {
	let signature = BoundedVec::truncate_from(bytes(&value["signature"]));
	SignedTree { tree_hash: digest(&value["treeHash"]), signature }
}

/// The evidence of a vector, and the feed with its first head.
fn vector(value: &Value) -> (NewFeed, Equivocation) {
	let (first, second) = (&value["first"], &value["second"]);
	let number = |name: &str| {
		let found = value[name].as_u64().or(first[name].as_u64());
		found.unwrap_or_else(|| panic!("{name}"))
	};
	let (fork, length) = (number("fork"), number("length"));
	// Without a manifest the key is a public key, whatever one could be made for it.
	let compat = value["compat"].as_bool() == Some(true);
	let manifest = value["manifestEncoded"].as_str().filter(|_| !compat);
	let feed = NewFeed {
		key: digest(&value["key"]),
		manifest: manifest.map(|text| BoundedVec::truncate_from(hex::decode(text).unwrap())),
		head: Head {
			fork,
			length,
			roots: BoundedVec::truncate_from(nodes(&first["roots"])),
			signature: BoundedVec::truncate_from(bytes(&first["signature"])),
		},
		authorisation: None,
	};
	let evidence = match second["prefixNodes"].is_array() {
		false => {
			Equivocation::SameLength { fork, length, first: signed(first), second: signed(second) }
		},
		true => Equivocation::Longer {
			fork,
			length,
			first: signed(first),
			longer: LongerTree {
				length: second["length"].as_u64().expect("a length"),
				prefix: BoundedVec::truncate_from(nodes(&second["prefixNodes"])),
				extension: BoundedVec::truncate_from(nodes(&second["additionalNodes"])),
				signature: BoundedVec::truncate_from(bytes(&second["signature"])),
			},
		},
	};
	(feed, evidence)
}

/// Reports every vector of a list about its own feed; returns how many there were.
fn report_vectors(all: &Value, list: &str, check: impl Fn(Call<Test>, &Value)) -> usize {
	let vectors = all[list].as_array().expect("a list");
	for value in vectors {
		build_and_execute(|| {
			let (feed, evidence) = vector(value);
			let key = feed.key;
			assert_ok!(send(SPONSOR, Call::publish_feed { feed }));
			let feed = FeedByKey::<Test>::get(key).expect("published");
			check(report(feed, evidence), value);
		});
	}
	vectors.len()
}

#[test]
fn what_hypercore_signs_counts_or_not_as_its_vectors_say() {
	let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../vectors/hypercore-negatives.json");
	let text = std::fs::read_to_string(file).expect("the vectors");
	let all: Value = serde_json::from_str(&text).expect("the vectors");
	let counts = |call, value: &Value| {
		assert_eq!(send(STRANGER, call), Ok(()), "{}", value["about"]);
	};
	assert!(report_vectors(&all, "equivocations", counts) >= 8);
	assert!(report_vectors(&all, "equivocationsLonger", counts) >= 6);
	let counted = report_vectors(&all, "nonEquivocations", |call, value| {
		let error = match value["reason"].as_str().expect("a reason") {
			"sameTreeHash" | "extension" => Error::<Test>::NoEquivocation,
			"badSignature" | "differentFork" => Error::BadEvidenceSignature,
			other => panic!("{other}"),
		};
		assert_eq!(send(STRANGER, call), Err(error.into()), "{}", value["about"]);
	});
	assert!(counted >= 12);
}
