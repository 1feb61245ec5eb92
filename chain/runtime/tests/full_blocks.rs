//! Blocks full of the dearest calls stay inside the limits of a block.
//!
//! `cargo test -p datdot-runtime --test full_blocks -- --nocapture` prints the figures. What a call does at its worst is tried
//! by the market's own tests, which compare its accesses with its weight; here such weights meet a block.

// The figures use the rest of it.
#[allow(dead_code)]
#[path = "support/chain.rs"]
mod chain;
#[path = "support/hypercores.rs"]
mod hypercores;
#[path = "support/longest_calls.rs"]
mod longest_calls;

use chain::{transaction, Chain};
use codec::Encode;
use datdot_runtime::{Executive, Runtime, System};
use frame_support::{
	dispatch::{DispatchClass, GetDispatchInfo},
	traits::GetCallName,
	weights::Weight,
};
use hypercores::new_feed;
use longest_calls::{longest_calls, plan};
use pallet_datdot::{weights::WeightInfo, Call};
use sp_keyring::Sr25519Keyring::Alice;
use sp_runtime::transaction_validity::InvalidTransaction;
use std::time::Duration;

/// How many of the calls are tried in blocks of their own.
const DEAREST: usize = 12;

type Limits = <Runtime as frame_system::Config>::BlockWeights;
type Lengths = <Runtime as frame_system::Config>::BlockLength;
type Market = <Runtime as pallet_datdot::Config>::WeightInfo;

/// What transactions of a block may weigh, and how long they may be.
fn room() -> (Weight, u32) {
	let class = DispatchClass::Normal;
	let most = Limits::get().get(class).max_total.expect("a limit");
	(most, *Lengths::get().max.get(class))
}

/// Weight of a call as a transaction: with its extension, and what every transaction weighs.
fn weight(call: &Call<Runtime>) -> Weight {
	let info = transaction(Alice, call.clone()).get_dispatch_info();
	info.total_weight().saturating_add(Limits::get().get(DispatchClass::Normal).base_extrinsic)
}

/// A chain on which transactions can be made.
fn chain() -> Chain {
	let mut chain = Chain::new(&[]);
	chain.blocks(2);
	chain
}

#[test]
fn every_call_fits_into_a_block() {
	chain().look(|| {
		let (most, longest) = room();
		let alone = Limits::get().get(DispatchClass::Normal).max_extrinsic.expect("a limit");
		let calls = longest_calls();
		let mut names: Vec<_> = calls.iter().map(GetCallName::get_call_name).collect();
		for call in calls {
			let (name, length) = (call.get_call_name(), call.encoded_size() as u32);
			let weight = weight(&call);
			let count = (most.ref_time() / weight.ref_time()).min((longest / length).into());
			let ms = weight.ref_time() as f64 / 1e9;
			println!("{name:<30} {ms:>8.3} ms {length:>7} bytes, {count} in a block");
			assert!(weight.all_lte(alone), "{name} never fits: {weight} of {alone}");
			assert!(length < longest, "{name} never fits: {length} bytes");
		}
		names.sort_unstable();
		names.dedup();
		let mut all = Call::<Runtime>::get_call_names().to_vec();
		all.sort_unstable();
		assert_eq!(names, all, "a call is missing here");
	});
}

#[test]
fn a_busy_agenda_leaves_room_for_the_dearest_call() {
	chain().look(|| {
		let limits = Limits::get();
		let calls = longest_calls();
		let dearest = calls.iter().map(weight).fold(Weight::zero(), |most, one| most.max(one));
		// The agenda comes first and takes at most half of what there is.
		let fixed = limits.base_block.saturating_add(Market::on_initialize());
		let left = limits.max_block.saturating_sub(fixed) / 2;
		let [ms, dearest_ms] = [left, dearest].map(|weight| weight.ref_time() / 1_000_000_000);
		println!("beside the agenda {ms} ms are left; the dearest call is one of {dearest_ms} ms");
		assert!(left.all_gte(dearest), "a busy agenda keeps a call out of every block");
	});
}

/// How long this thread has had a processor: what others do meanwhile does not count.
fn thread_time() -> Duration {
	let stat = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux has it");
	let nanoseconds = stat.split_whitespace().next().and_then(|text| text.parse().ok());
	Duration::from_nanos(nanoseconds.expect("a number"))
}

/// Whether a call must do what it is sent for, or may be refused once it is paid for.
#[derive(Clone, Copy, PartialEq)]
enum Outcome {
	Accepted,
	Any,
}

/// Fills a block with a call, transaction by transaction, until it takes no more; it must be inside
/// all limits then.
fn fill(name: &str, outcome: Outcome, call: impl Fn(u32) -> Call<Runtime>) {
	let (most, longest) = room();
	let ((applied, consumed, took), proof) = chain().proven_block(|| {
		let fit = (most.ref_time() / weight(&call(0)).ref_time()) as u32;
		let (mut applied, mut took) = (0, Duration::ZERO);
		for number in 0..=fit {
			let transaction = transaction(Alice, call(number));
			let start = thread_time();
			let result = Executive::apply_extrinsic(transaction);
			took += thread_time() - start;
			match result {
				Ok(result) => assert!(outcome == Outcome::Any || result.is_ok(), "{result:?}"),
				Err(error) => {
					assert_eq!(error, InvalidTransaction::ExhaustsResources.into(), "{name}");
					break;
				},
			}
			applied += 1;
		}
		assert!(applied > 0, "{name} never fits");
		assert!(applied <= fit, "the block takes {name} without an end");
		assert!(System::block_size() <= longest, "{name} makes a block too long");
		(applied, System::block_weight().total(), took)
	});
	let (ms, proof_kib) = (consumed.ref_time() / 1_000_000_000, proof / 1_024);
	println!("{applied} {name}: {took:?} of {ms} ms, {proof_kib} KiB of proof");
	assert!(consumed.all_lte(Limits::get().max_block), "{name} makes a block too heavy");
	assert!(proof as u64 <= consumed.proof_size(), "{name} reads more than it weighs");
}

#[test]
fn a_block_full_of_the_dearest_plans_stays_inside_its_limits() {
	fill("plans", Outcome::Accepted, |number| plan(number, System::block_number() + 1));
}

#[test]
fn a_block_full_of_hypercores_with_many_signers_stays_inside_its_limits() {
	let call = |number| Call::publish_feed { feed: new_feed(number) };
	fill("hypercores", Outcome::Accepted, call);
}

/// What fails is charged like what succeeds: the block's limits know no difference.
#[test]
fn a_block_full_of_any_of_the_dearest_calls_stays_inside_its_limits() {
	let dearest = chain().look(|| {
		let mut calls = longest_calls();
		calls.sort_by_cached_key(|call| core::cmp::Reverse(weight(call).ref_time()));
		calls
	});
	for call in dearest.into_iter().take(DEAREST) {
		fill(call.get_call_name(), Outcome::Any, |_| call.clone());
	}
}
