//! Everything concrete about the node: networking, BABE and GRANDPA, RPC, command line.
//!
//! The node knows its runtime by the runtime APIs only and never depends on the runtime crate, so a
//! change of the runtime costs the wasm build and a link. The binary hands over the wasm.

#![allow(clippy::result_large_err, reason = "the errors are those of sc-service and sc-cli")]

mod chain_spec;
mod cli;
mod command;
mod rpc;
pub mod runtime_apis;
mod service;

pub use chain_spec::RuntimeCode;
pub use command::run;

use sp_runtime::{generic, traits::BlakeTwo256, AccountId32, OpaqueExtrinsic};

/// Account of the chain.
pub type AccountId = AccountId32;
/// Balance in planck.
pub type Balance = u128;
/// Nonce of an account.
pub type Nonce = u32;
/// Number of a block.
pub type BlockNumber = u32;
/// Header of a block.
pub type Header = generic::Header<BlockNumber, BlakeTwo256>;
/// Block as the node sees it: extrinsics are opaque.
pub type Block = generic::Block<Header, OpaqueExtrinsic>;
