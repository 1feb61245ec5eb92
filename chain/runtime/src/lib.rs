//! The DatDot runtime: pallets put together. It only assembles; rules live in the pallets.

#![cfg_attr(not(feature = "std"), no_std)]
#![recursion_limit = "512"]

extern crate alloc;

#[cfg(feature = "std")]
include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

mod apis;
#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
pub mod configs;
pub mod genesis_parameters;
pub mod presets;
mod version;

pub use apis::{api, RuntimeApi};
pub use version::VERSION;

use alloc::vec::Vec;
use sp_runtime::{
	generic, impl_opaque_keys,
	traits::{BlakeTwo256, IdentifyAccount, Verify},
	MultiAddress, MultiSignature,
};
use sp_version::RuntimeVersion;

/// Signature of an extrinsic.
pub type Signature = MultiSignature;
/// Account of the chain.
pub type AccountId = <<Signature as Verify>::Signer as IdentifyAccount>::AccountId;
/// Balance in planck.
pub type Balance = u128;
/// Nonce of an account.
pub type Nonce = u32;
/// Hash of the chain.
pub type Hash = sp_core::H256;
/// Number of a block.
pub type BlockNumber = u32;
/// Address of an account in extrinsics.
pub type Address = MultiAddress<AccountId, ()>;
/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// Block of the chain.
pub type Block = generic::Block<Header, UncheckedExtrinsic>;
/// What every extrinsic carries beside its call.
pub type TxExtension = (
	frame_system::AuthorizeCall<Runtime>,
	frame_system::CheckNonZeroSender<Runtime>,
	frame_system::CheckSpecVersion<Runtime>,
	frame_system::CheckTxVersion<Runtime>,
	frame_system::CheckGenesis<Runtime>,
	frame_system::CheckEra<Runtime>,
	frame_system::CheckNonce<Runtime>,
	frame_system::CheckWeight<Runtime>,
	pallet_transaction_payment::ChargeTransactionPayment<Runtime>,
	pallet_datdot::answers_first::AnswersFirst<Runtime>,
	frame_system::WeightReclaim<Runtime>,
);
/// Extrinsic of the chain.
pub type UncheckedExtrinsic =
	generic::UncheckedExtrinsic<Address, RuntimeCall, Signature, TxExtension>;
/// Executes blocks.
pub type Executive = frame_executive::Executive<
	Runtime,
	Block,
	frame_system::ChainContext<Runtime>,
	Runtime,
	AllPalletsWithSystem,
>;

/// Types that a node needs without knowing the calls.
pub mod opaque {
	use super::*;

	impl_opaque_keys! {
		/// Keys of a validator.
		pub struct SessionKeys {
			pub babe: Babe,
			pub grandpa: Grandpa,
		}
	}
}

/// One token, in planck.
pub const DAT: Balance = 1_000_000_000_000;
/// A thousandth of a token.
pub const MILLI: Balance = DAT / 1_000;
/// Length of a BABE slot, and so of a block.
pub const MILLISECS_PER_BLOCK: u64 = 3_000;
/// Blocks in an hour.
pub const HOURS: BlockNumber = 3_600_000 / MILLISECS_PER_BLOCK as BlockNumber;
/// Share of BABE slots with a primary author.
pub const PRIMARY_PROBABILITY: (u64, u64) = (1, 4);

#[frame_support::runtime]
mod runtime {
	#[runtime::runtime]
	#[runtime::derive(
		RuntimeCall,
		RuntimeEvent,
		RuntimeError,
		RuntimeOrigin,
		RuntimeFreezeReason,
		RuntimeHoldReason,
		RuntimeSlashReason,
		RuntimeLockId,
		RuntimeTask,
		RuntimeViewFunction
	)]
	pub struct Runtime;

	#[runtime::pallet_index(0)]
	pub type System = frame_system;

	#[runtime::pallet_index(1)]
	pub type Timestamp = pallet_timestamp;

	#[runtime::pallet_index(2)]
	pub type Babe = pallet_babe;

	#[runtime::pallet_index(3)]
	pub type Authorship = pallet_authorship;

	#[runtime::pallet_index(4)]
	pub type Balances = pallet_balances;

	#[runtime::pallet_index(5)]
	pub type TransactionPayment = pallet_transaction_payment;

	#[runtime::pallet_index(6)]
	pub type Session = pallet_session;

	#[runtime::pallet_index(7)]
	pub type Grandpa = pallet_grandpa;

	#[runtime::pallet_index(8)]
	pub type Utility = pallet_utility;

	#[runtime::pallet_index(9)]
	pub type Parameters = pallet_parameters;

	#[runtime::pallet_index(10)]
	pub type Sudo = pallet_sudo;

	#[runtime::pallet_index(11)]
	pub type GenesisParameters = genesis_parameters;

	#[runtime::pallet_index(12)]
	pub type Migrator = pallet_migrations;

	#[runtime::pallet_index(20)]
	pub type Datdot = pallet_datdot;
}
