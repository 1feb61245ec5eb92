//! Setups that fail and authors who break their word, as steps of random sequences.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};
use datdot_replica::Hindrance;
use proptest::prelude::*;

/// Something that goes wrong off chain; numbers pick where.
#[derive(Clone, Debug)]
pub enum Trouble {
	Reject(usize),
	NoSource(usize),
	TooLarge(usize, u64),
	Fork(u64),
	Equivocate(u64),
}

pub fn trouble() -> impl Strategy<Value = Trouble> {
	prop_oneof![
		6 => any::<usize>().prop_map(Trouble::Reject),
		3 => any::<usize>().prop_map(Trouble::NoSource),
		3 => (any::<usize>(), 1..5_000u64).prop_map(|(pick, over)| Trouble::TooLarge(pick, over)),
		1 => (1..3u64).prop_map(Trouble::Fork),
		1 => (1..4u64).prop_map(Trouble::Equivocate),
	]
}

/// The slots that drawn providers are at work on.
fn at_work() -> Vec<(AmendmentId, SlotIndex)> {
	let mut open: Vec<_> = Amendments::<Test>::iter()
		.filter_map(|(id, found)| Some((id, found.staff?)))
		.flat_map(|(id, staff)| staff.pairs.into_iter().map(move |pair| (id, pair)))
		.filter(|(_, pair)| !pair.done)
		.map(|(id, pair)| (id, pair.slot))
		.collect();
	open.sort_unstable();
	open
}

fn picked(pick: usize) -> Option<(AmendmentId, SlotIndex)> {
	let open = at_work();
	(!open.is_empty()).then(|| open[pick % open.len()])
}

/// Both attestors of an amendment try: the chain takes the one whose turn it is.
fn reject(world: &World, pick: usize) {
	let Some((amendment, slot)) = picked(pick) else { return };
	let replica = world.encode(amendment, slot);
	let found = Amendments::<Test>::get(amendment).expect("at work");
	let reviewer =
		found.review.and_then(|review| review.reviewer).map(|reviewer| reviewer.seat.user);
	for attestor in [Some(staff_of(amendment).attestor.user), reviewer].into_iter().flatten() {
		let _ = send(account(attestor), reject_call(amendment, slot, &replica, |_| ()));
	}
}

fn hinder(pick: usize, hindrance: Hindrance) {
	let Some((amendment, slot)) = picked(pick) else { return };
	let call = hindrance_call(amendment, slot, hindrance, joint(amendment, hindrance));
	let _ = send(attestor_of(amendment), call);
}

/// Lets it go wrong; `core` is the hypercore whose author breaks its word.
pub fn happen(world: &World, core: &Hypercore, trouble: &Trouble) {
	match trouble {
		Trouble::Reject(pick) => reject(world, *pick),
		Trouble::NoSource(pick) => hinder(*pick, Hindrance::NoSource),
		Trouble::TooLarge(pick, plain_bytes) => {
			hinder(*pick, Hindrance::TooLarge { plain_bytes: *plain_bytes })
		},
		Trouble::Fork(fork) => {
			let Some(feed) = FeedByKey::<Test>::get(core.key) else { return };
			let mut forked = core.clone();
			forked.fork = *fork;
			let update = FeedUpdate::Fork { head: forked.new_feed().head };
			let _ = send(STRANGER, Call::update_feed { feed, update });
		},
		Trouble::Equivocate(length) => {
			let Some(feed) = FeedByKey::<Test>::get(core.key) else { return };
			let mut twin = core.clone();
			twin.chunks[0] = vec![1, 2, 3];
			let (first, second) = (core.signed_tree(*length), twin.signed_tree(*length));
			let evidence =
				Equivocation::SameLength { fork: core.fork, length: *length, first, second };
			let _ = send(STRANGER, Call::report_equivocation { feed, evidence });
		},
	}
}
