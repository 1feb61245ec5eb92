//! A chain with blocks, and people on it who work by hand.

mod hypercore;
mod providers;

pub use hypercore::*;
pub use providers::*;

use datdot_foreign_runtime::{
	AccountId, AllPalletsWithSystem, Balance, Balances, Runtime, RuntimeCall, RuntimeEvent,
	RuntimeOrigin, System, Timestamp,
};
use frame_support::{
	traits::{Get, OnFinalize, OnIdle, OnInitialize, OnPoll},
	weights::{Weight, WeightMeter},
};
use frame_system::limits::BlockWeights;
use pallet_datdot::{Call, Event};
use sp_runtime::{traits::Dispatchable, BuildStorage, Digest};

/// What each account has.
pub const ENDOWMENT: Balance = 1_000_000_000_000_000;
const MONDAY: u64 = 1_767_571_200_000;

/// An account by its number.
pub fn account(number: u64) -> AccountId {
	AccountId::from_low_u64_be(number)
}

/// Runs a test on a new chain; afterwards no money was made or lost.
pub fn on_a_new_chain(test: impl FnOnce()) {
	let mut storage = frame_system::GenesisConfig::<Runtime>::default().build_storage().unwrap();
	let balances = (1..=100).map(|number| (account(number), ENDOWMENT)).collect();
	pallet_balances::GenesisConfig::<Runtime> { balances, ..Default::default() }
		.assimilate_storage(&mut storage)
		.unwrap();
	sp_io::TestExternalities::new(storage).execute_with(|| {
		next_block();
		let issued = Balances::total_issuance();
		test();
		assert_eq!(Balances::total_issuance(), issued);
	});
}

/// Ends the block and begins the next, up to where its transactions begin.
pub fn next_block() {
	let last = System::block_number();
	let parent = if last == 0 {
		Default::default()
	} else {
		AllPalletsWithSystem::on_idle(last, Weight::MAX / 2);
		AllPalletsWithSystem::on_finalize(last);
		System::finalize().hash()
	};
	let block = last + 1;
	System::initialize(&block, &parent, &Digest::default());
	AllPalletsWithSystem::on_initialize(block);
	let now = pallet_timestamp::Call::<Runtime>::set { now: MONDAY + block * 6_000 };
	RuntimeCall::Timestamp(now).dispatch(RuntimeOrigin::none()).expect("the time of a block");
	assert_eq!(Timestamp::get(), MONDAY + block * 6_000);
	let weights: BlockWeights = <Runtime as frame_system::Config>::BlockWeights::get();
	let limit = weights.max_block / 2;
	AllPalletsWithSystem::on_poll(block, &mut WeightMeter::with_limit(limit));
}

/// Has an account make a call of the market.
pub fn send(from: AccountId, call: Call<Runtime>) {
	let call = RuntimeCall::from(call);
	call.dispatch(RuntimeOrigin::signed(from)).expect("the market takes the call");
}

/// The events of the market in this block.
pub fn events() -> Vec<Event<Runtime>> {
	let all = System::events().into_iter();
	all.filter_map(|record| match record.event {
		RuntimeEvent::Datdot(event) => Some(event),
		_ => None,
	})
	.collect()
}
