//! Following plans of a sequence, most of which can be published.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};
use proptest::prelude::*;

/// What a plan follows, and how far.
#[derive(Clone, Debug)]
pub struct Growth {
	from: u64,
	bytes: u64,
	contracts: u32,
	chunks: u32,
}

pub fn growth() -> impl Strategy<Value = Growth> {
	(0..12u64, 0..4_000u64, 0..9u32, 1..5u32).prop_map(|(from, bytes, contracts, chunks)| Growth {
		from,
		bytes,
		contracts,
		chunks,
	})
}

/// Publishes a plan that follows a feed, with what lies before it or without.
pub fn follow(core: &Hypercore, growth: &Growth) {
	let Some(feed) = FeedByKey::<Test>::get(core.key) else { return };
	let length = Feeds::<Test>::get(feed).expect("a feed").length;
	let feed = FeedRef::Published { feed };
	let from = growth.from % (length + 1);
	let limit = (growth.contracts > 0).then_some(growth.contracts);
	let mut ranges = vec![growing(feed, from, growth.bytes, limit)];
	if growth.bytes.is_multiple_of(3) && from > 0 {
		// Of a fork of the hypercore, these may be other bytes.
		let known = usize::try_from(from).is_ok_and(|from| from <= core.chunks.len());
		ranges.extend(known.then(|| range(core, feed, 0, from)));
	}
	let mut plan = request(ranges, 20 + (growth.bytes % 300) as u32);
	plan.terms.contract_chunks = Some(growth.chunks);
	plan.terms.replicas = Some(1 + growth.chunks % 3);
	plan.terms.price = Price { hosting: 2 * UNIT / 3, setup: 5 * UNIT / 7 };
	let _ = send(SPONSOR, plan_call(plan));
}
