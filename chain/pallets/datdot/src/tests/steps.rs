//! The steps of random sequences.

use super::{
	acts::*,
	fixtures::*,
	growths::{follow, growth, Growth},
	standings::{stand, standing, Standing},
	troubles::{happen, trouble, Trouble},
};
use crate::{mock::*, pallet::*};
use frame_support::weights::Weight;
use proptest::prelude::*;

/// Something that somebody does; numbers pick whom and what.
#[derive(Clone, Debug)]
pub enum Step {
	Blocks(u32),
	Work(u32),
	Stall(u32),
	Register(u64),
	Rotate(u64),
	Offer(u64, u8),
	Publish(u8),
	Extend(u8),
	Plan { core: u8, from: u64, to: u64, blocks: u32, chunks: u32, replicas: u32 },
	SetUp(usize),
	Answer(u64),
	Report(u64),
	Settle(usize),
	Cancel(usize),
	Pause(usize),
	Resume(usize),
	Update(usize, u32),
	Follow(u8, Growth),
	GiveBack(usize),
	Nonsense(u64, u64),
	Stand(usize, Standing),
	Crowd(u32),
	Trouble(u8, Trouble),
}

pub fn step() -> impl Strategy<Value = Step> {
	let plan = (0..4u8, 0..9u64, 1..12u64, 5..400u32, 1..6u32, 1..5u32).prop_map(
		|(core, from, to, blocks, chunks, replicas)| Step::Plan {
			core,
			from,
			to,
			blocks,
			chunks,
			replicas,
		},
	);
	prop_oneof![
		6 => (1..12u32).prop_map(Step::Blocks),
		10 => (1..20u32).prop_map(Step::Work),
		1 => (1..30u32).prop_map(Step::Stall),
		1 => (0..40u64).prop_map(Step::Register),
		1 => (0..40u64).prop_map(Step::Rotate),
		2 => (0..40u64, any::<u8>()).prop_map(|(account, kind)| Step::Offer(account, kind)),
		1 => (0..4u8).prop_map(Step::Publish),
		2 => (0..4u8).prop_map(Step::Extend),
		3 => plan,
		2 => (0..4u8, growth()).prop_map(|(core, growth)| Step::Follow(core, growth)),
		6 => any::<usize>().prop_map(Step::SetUp),
		6 => any::<u64>().prop_map(Step::Answer),
		3 => any::<u64>().prop_map(Step::Report),
		2 => any::<usize>().prop_map(Step::Settle),
		1 => any::<usize>().prop_map(Step::Cancel),
		2 => any::<usize>().prop_map(Step::Pause),
		2 => any::<usize>().prop_map(Step::Resume),
		1 => (any::<usize>(), 0..60u32).prop_map(|(pick, more)| Step::Update(pick, more)),
		2 => any::<usize>().prop_map(Step::GiveBack),
		2 => (any::<u64>(), any::<u64>()).prop_map(|(who, id)| Step::Nonsense(who, id)),
		6 => (any::<usize>(), standing()).prop_map(|(who, standing)| Step::Stand(who, standing)),
		1 => (1..50u32).prop_map(Step::Crowd),
		4 => (0..4u8, trouble()).prop_map(|(core, trouble)| Step::Trouble(core, trouble)),
	]
}

/// Takes a step.
pub fn take(world: &mut World, step: &Step) {
	match step {
		Step::Blocks(count) => run_blocks(*count),
		Step::Work(count) => (0..*count).for_each(|block| {
			next_block();
			set_up_one(world, block as usize);
			set_up_one(world, 0);
			world.answer_if(|_| true);
			report(0);
		}),
		Step::Stall(count) => {
			let limit = PollLimit::get();
			PollLimit::set(Weight::zero());
			run_blocks(*count);
			PollLimit::set(limit);
		},
		Step::Register(account) => {
			let call = account_call(*account, &noise(*account), &signing(*account));
			let _ = send(*account, call);
		},
		Step::Rotate(account) => rotate(*account),
		Step::Offer(account, kind) => offer(*account, *kind),
		Step::Publish(number) => {
			let (core, length) = core(*number);
			let _ = send(STRANGER, Call::publish_feed { feed: core.new_feed_at(length) });
		},
		Step::Extend(number) => extend(*number),
		Step::Plan { core: number, .. } => publish_plan(&core(*number).0, step),
		Step::Follow(number, growth) => follow(&core(*number).0, growth),
		Step::SetUp(pick) => set_up_one(world, *pick),
		Step::Answer(seed) => world.answer_if(|hoster| !(seed + hoster).is_multiple_of(5)),
		Step::Report(seed) => report(1 + seed % 5),
		Step::Settle(pick) => settle(*pick),
		Step::Cancel(pick) => change_plan(*pick, |plan| Call::plan_cancel { plan }),
		Step::Pause(pick) => change_plan(*pick, |plan| Call::plan_pause { plan }),
		Step::Resume(pick) => change_plan(*pick, |plan| Call::plan_resume { plan }),
		Step::Update(pick, more) => update_plan(*pick, *more),
		Step::GiveBack(pick) => give_back(*pick),
		Step::Nonsense(who, id) => nonsense(*who, *id),
		Step::Stand(who, standing) => stand(*who, standing),
		Step::Crowd(count) => (0..*count).for_each(|_| {
			System::set_block_consumed_resources(Weight::MAX, 0);
			next_block();
		}),
		Step::Trouble(number, trouble) => happen(world, &core(*number).0, trouble),
	}
}
