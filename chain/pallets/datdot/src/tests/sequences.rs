//! Whatever is called in whatever order, the state stays whole and no money is made or lost.

use super::{
	fixtures::*,
	growths::{follow, growth, Growth},
	standings::{everybody_leaves, stand, standing, Standing},
	troubles::{happen, trouble, Trouble},
};
use crate::{mock::*, pallet::*, types::*};
use frame_support::{weights::Weight, BoundedVec};
use proptest::prelude::*;
use sp_core::Pair;

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

/// The hypercores of a sequence, with the lengths at which they are published first.
fn core(number: u8) -> (Hypercore, u64) {
	let sizes = [300, 0, 2_000, 5, 5, 700, 1, 90, 33, 12, 8];
	match number {
		0 => (Hypercore::compat(1, &sizes), 4),
		number => (Hypercore::new(number, &sizes), 3 + u64::from(number)),
	}
}

fn offer(account: AccountId, kind: u8) {
	let capacity = 1 + u32::from(kind >> 3) % 8;
	let role = RoleOffer { capacity, ask: u128::from(kind) };
	let hoster = HosterOffer { capacity, bytes: 4_000 << (kind % 5), ask: u128::from(kind) };
	let mut hours = Hours::ALL;
	hours.0[0] = if kind.is_multiple_of(7) { 1 } else { 0xff };
	let offer = Offer {
		encoder: (kind & 1 == 1).then(|| role.clone()),
		attestor: (kind & 2 == 2).then_some(role),
		hoster: (kind & 4 == 4).then_some(hoster),
		hours,
		..no_offer()
	};
	let _ = send(account, Call::offer_create { offer });
}

fn publish_plan(core: &Hypercore, plan: &Step) {
	let Step::Plan { from, to, blocks, chunks, replicas, .. } = plan else { return };
	if !FeedByKey::<Test>::contains_key(core.key) {
		let _ = send(STRANGER, Call::publish_feed { feed: core.new_feed() });
	}
	let Some(feed) = FeedByKey::<Test>::get(core.key) else { return };
	let length = Feeds::<Test>::get(feed).expect("a feed").length;
	let (from, to) = (&(from % length), (*to).min(length));
	let bytes = core.bytes((*from).min(to), to);
	let feed = FeedRef::Published { feed };
	let range = RangeRequest { feed, from: *from, to: RangeEnd::Chunk { chunk: to }, bytes };
	let mut plan = request(vec![range], *blocks);
	plan.terms.contract_chunks = Some(*chunks);
	plan.terms.replicas = Some(*replicas);
	plan.terms.price = Price { hosting: 2 * UNIT / 3, setup: 5 * UNIT / 7 };
	let _ = send(SPONSOR, plan_call(plan));
}

fn set_up_one(world: &mut World, pick: usize) {
	let mut open: Vec<_> = Amendments::<Test>::iter()
		.filter_map(|(id, found)| Some((id, found.contract, found.staff?)))
		.flat_map(|(id, contract, staff)| {
			staff.pairs.into_iter().map(move |pair| (id, contract, pair))
		})
		.filter(|(_, _, pair)| !pair.done)
		.collect();
	open.sort_by_key(|(id, _, pair)| (*id, pair.slot));
	if open.is_empty() {
		return;
	}
	let (id, contract, pair) = &open[pick % open.len()];
	let replica = world.encode(*id, pair.slot);
	let call = statement_call(*id, pair.slot, &replica, |_| ());
	if send(account(pair.hoster.user), call).is_ok() {
		world.replicas.insert((*contract, pair.slot), replica);
	}
}

/// Reports what was seen; some attestors do not. What is drawn after a commitment makes the reveal
/// another one, so that it may be refused.
fn report(lazy: u64) {
	let see = |hoster: UserId, epoch: Epoch, attestor: UserId| {
		let bad = (u64::from(epoch) / 4 + hoster).is_multiple_of(3);
		let good = Figures { connect: 30 + (attestor % 64) as u32, ..good_figures() };
		Some(if bad { no_figures() } else { good })
	};
	submit_reports(see, |attestor, call| {
		if lazy == 0 || !(lazy + attestor).is_multiple_of(5) {
			let _ = send(attestor, call);
		}
	});
}

fn nonsense(who: u64, id: u64) {
	let account = who % ACCOUNTS;
	let id = id % (NextId::<Test>::get() + 2);
	let proofs = BoundedVec::default();
	let proof = StorageProof::Leaves { proofs };
	let _ = send(account, Call::submit_storage_challenge { challenge: id, proof });
	let slots = BoundedVec::truncate_from(vec![SlotId { contract: id, slot: who as u32 % 4 }]);
	let _ = send(account, Call::settle { slots });
	let _ = send(account, commit_call(id, who as u32 % 9, &Default::default()));
	let _ = send(account, reveal_call(who as u32 % 9, Default::default()));
}

fn change_plan(pick: usize, call: impl FnOnce(PlanId) -> Call<Test>) {
	let mut ids: Vec<_> = Plans::<Test>::iter_keys().collect();
	ids.sort_unstable();
	if !ids.is_empty() {
		let _ = send(SPONSOR, call(ids[pick % ids.len()]));
	}
}

fn update_plan(pick: usize, more: u32) {
	change_plan(pick, |plan| {
		let number = (pick % 4) as u8;
		let (core, _) = core(number);
		let ranges = match FeedByKey::<Test>::get(core.key) {
			Some(feed) if more % 6 == 3 => {
				let feed = FeedRef::Published { feed };
				vec![growing(feed, u64::from(more) % 12, 2_500, Some(more % 7))]
			},
			Some(feed) if more % 2 == 1 => {
				let from = u64::from(more) % core.length();
				vec![range(&core, FeedRef::Published { feed }, from, from + 1)]
			},
			_ => Vec::new(),
		};
		let until = (more > 9).then(|| Plans::<Test>::get(plan).expect("picked").until + more);
		let change = PlanChange { ranges: BoundedVec::truncate_from(ranges), until };
		Call::plan_update { plan, change, budget: ENDOWMENT }
	});
}

/// Somebody gives one of its slots back, if it may.
fn give_back(pick: usize) {
	let mut slots: Vec<_> = Contracts::<Test>::iter()
		.flat_map(|(contract, found)| {
			(0..).zip(found.slots).filter_map(move |(slot, state)| match state {
				Slot::Active(active) => Some((contract, slot, active.hoster)),
				_ => None,
			})
		})
		.collect();
	slots.sort_unstable();
	if slots.is_empty() {
		return;
	}
	let (contract, slot, hoster) = slots[pick % slots.len()];
	let slots = BoundedVec::truncate_from(vec![SlotId { contract, slot }]);
	let _ = send(account(hoster), Call::give_back { slots });
}

fn take(world: &mut World, step: &Step) {
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
		Step::Rotate(account) => {
			let new = spare(*account);
			let proof = possession(&new, *account, KeyPurpose::Noise);
			let noise_key = Some(ProvenKey { key: new.public().0, proof });
			let change = AccountChange::Rotate { noise_key, signing_key: None };
			let _ = send(*account, Call::account_update { change });
		},
		Step::Offer(account, kind) => offer(*account, *kind),
		Step::Publish(number) => {
			let (core, length) = core(*number);
			let _ = send(STRANGER, Call::publish_feed { feed: core.new_feed_at(length) });
		},
		Step::Extend(number) => {
			let (core, _) = core(*number);
			let Some(feed) = FeedByKey::<Test>::get(core.key) else { return };
			let from = Feeds::<Test>::get(feed).expect("a feed").length;
			if from < core.length() {
				let update = core.extension(from, from + 1);
				// Refused once its author broke its word.
				let _ = send(STRANGER, Call::update_feed { feed, update });
			}
		},
		Step::Plan { core: number, .. } => publish_plan(&core(*number).0, step),
		Step::Follow(number, growth) => follow(&core(*number).0, growth),
		Step::SetUp(pick) => set_up_one(world, *pick),
		Step::Answer(seed) => world.answer_if(|hoster| !(seed + hoster).is_multiple_of(5)),
		Step::Report(seed) => report(1 + seed % 5),
		Step::Settle(pick) => {
			let mut ids: Vec<_> = Contracts::<Test>::iter_keys().collect();
			ids.sort_unstable();
			if !ids.is_empty() {
				let id = SlotId { contract: ids[pick % ids.len()], slot: (pick % 3) as u32 };
				let _ = send(STRANGER, Call::settle { slots: BoundedVec::truncate_from(vec![id]) });
			}
		},
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

/// Takes the steps, with the state checked on the way; `Err` says what did not hold.
pub fn run_sequence(seed: u64, steps: &[Step]) -> Result<(), TestCaseError> {
	build_and_execute(|| {
		Seed::set(seed);
		providers(4, 3, 6);
		let cores: Vec<_> = (0..4).map(|number| core(number).0).collect();
		let mut world = World::new(&cores.iter().collect::<Vec<_>>());
		let issued = Balances::total_issuance();
		for (number, step) in steps.iter().enumerate() {
			take(&mut world, step);
			if number % 4 == 0 {
				Datdot::do_try_state()
					.map_err(|error| TestCaseError::fail(format!("{step:?}: {error:?}")))?;
			}
			prop_assert_eq!(Balances::total_issuance() + Burned::<Test>::get(), issued);
		}
		// When everybody stops, every plan ends and nothing stays held for it.
		let begun = System::block_number();
		while Plans::<Test>::iter_keys().next().is_some() {
			next_block();
			prop_assert!(System::block_number() < begun + 2_500, "a plan never ends");
		}
		prop_assert_eq!(held(SPONSOR, HoldReason::Escrow), 0);
		prop_assert_eq!(held(SPONSOR, HoldReason::ContractDeposit), 0);
		everybody_leaves();
		Datdot::do_try_state().unwrap();
		Ok(())
	})
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(8))]

	#[test]
	fn the_state_stays_whole(
		seed in any::<u64>(),
		steps in proptest::collection::vec(step(), 60..160),
	) {
		run_sequence(seed, &steps)?;
	}
}
