//! What people do in random sequences; numbers pick whom and what.

use super::{fixtures::*, steps::Step};
use crate::{mock::*, pallet::*, types::*};
use frame_support::BoundedVec;
use sp_core::Pair;

/// The hypercores of a sequence, with the lengths at which they are published first.
pub fn core(number: u8) -> (Hypercore, u64) {
	let sizes = [300, 0, 2_000, 5, 5, 700, 1, 90, 33, 12, 8];
	match number {
		0 => (Hypercore::compat(1, &sizes), 4),
		number => (Hypercore::new(number, &sizes), 3 + u64::from(number)),
	}
}

pub fn offer(account: AccountId, kind: u8) {
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

pub fn publish_plan(core: &Hypercore, plan: &Step) {
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

pub fn set_up_one(world: &mut World, pick: usize) {
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
pub fn report(lazy: u64) {
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

pub fn nonsense(who: u64, id: u64) {
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

pub fn change_plan(pick: usize, call: impl FnOnce(PlanId) -> Call<Test>) {
	let mut ids: Vec<_> = Plans::<Test>::iter_keys().collect();
	ids.sort_unstable();
	if !ids.is_empty() {
		let _ = send(SPONSOR, call(ids[pick % ids.len()]));
	}
}

pub fn update_plan(pick: usize, more: u32) {
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
pub fn give_back(pick: usize) {
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

pub fn rotate(account: AccountId) {
	let new = spare(account);
	let proof = possession(&new, account, KeyPurpose::Noise);
	let noise_key = Some(ProvenKey { key: new.public().0, proof });
	let change = AccountChange::Rotate { noise_key, signing_key: None };
	let _ = send(account, Call::account_update { change });
}

/// Anybody publishes the next chunk of a hypercore.
pub fn extend(number: u8) {
	let (core, _) = core(number);
	let Some(feed) = FeedByKey::<Test>::get(core.key) else { return };
	let from = Feeds::<Test>::get(feed).expect("a feed").length;
	if from < core.length() {
		let update = core.extension(from, from + 1);
		// Refused once its author broke its word.
		let _ = send(STRANGER, Call::update_feed { feed, update });
	}
}

pub fn settle(pick: usize) {
	let mut ids: Vec<_> = Contracts::<Test>::iter_keys().collect();
	ids.sort_unstable();
	if !ids.is_empty() {
		let id = SlotId { contract: ids[pick % ids.len()], slot: (pick % 3) as u32 };
		let _ = send(STRANGER, Call::settle { slots: BoundedVec::truncate_from(vec![id]) });
	}
}
