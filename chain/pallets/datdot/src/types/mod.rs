//! The market's data types: pure shapes, free of storage access.
//!
//! Every stored object that has an id takes it from one chain-wide counter, so that an id names one
//! object of one kind for ever. Enums grow at their end; records are versioned with the pallet.

mod account;
mod amendment;
mod challenge;
mod contract;
mod delivery;
mod feed;
mod following;
mod offer;
mod plan;
mod query;
mod rating;
mod tree;

pub use account::*;
pub use amendment::*;
pub use challenge::*;
pub use contract::*;
pub use delivery::*;
pub use feed::*;
pub use following::*;
pub use offer::*;
pub use plan::*;
pub use query::*;
pub use rating::*;
pub use tree::*;

/// Id of a user, feed, plan, contract, amendment or challenge.
pub type Id = u64;
/// Id of a user, a registered account.
pub type UserId = Id;
/// Id of a feed.
pub type FeedId = Id;
/// Id of a plan.
pub type PlanId = Id;
/// Id of a contract.
pub type ContractId = Id;
/// Id of an amendment.
pub type AmendmentId = Id;
/// Id of a storage or performance challenge.
pub type ChallengeId = Id;
/// The market's clock: like a block number, but it stands still while the chain is congested.
pub type Tick = u64;
/// Number of a delivery epoch.
pub type Epoch = u32;
/// A hoster's place in a contract, from 0.
pub type SlotIndex = u32;
/// An ed25519 public key, or a hypercore key.
pub type Key = [u8; 32];
/// A BLAKE2b-256 digest.
pub type Digest = [u8; 32];
/// An ed25519 signature.
pub type Signature = [u8; 64];
