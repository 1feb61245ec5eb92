#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

use alloc::vec::Vec;
use codec::Codec;
use pallet_datdot::types::{Duties, Id, Item, OpenChallenge, PlanId, PlanReport, PriceList};

sp_api::decl_runtime_apis! {
	/// Questions to the hosting market.
	pub trait DatdotApi<AccountId, Balance, BlockNumber>
	where
		AccountId: Codec,
		Balance: Codec,
		BlockNumber: Codec,
	{
		/// The user, feed, plan, contract, amendment or challenge with an id.
		fn item_by_id(id: Id) -> Option<Item<AccountId, Balance, BlockNumber>>;

		/// All that an account has to do; none if it is not registered. Hosted replicas come in
		/// pages, from position `from` on.
		fn my_duties(account: AccountId, from: u32) -> Option<Duties<BlockNumber>>;

		/// Open storage challenges of an account.
		fn open_challenges(account: AccountId) -> Vec<OpenChallenge<BlockNumber>>;

		/// A plan with its contracts in pages, from contract number `from` on; none if there is
		/// no such plan.
		fn plan_status(id: PlanId, from: u32) -> Option<PlanReport<AccountId, Balance, BlockNumber>>;

		/// Prices, deposits and stakes in force.
		fn price_list() -> PriceList<Balance>;
	}
}
