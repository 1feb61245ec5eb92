//! A chain that is not DatDot's: other accounts, other money, other block numbers, another hash, another block time. Its
//! runtime is the one that the pallet's README shows, letter by letter; that a plan gets as far as `HostingStarted` on it
//! is what its tests are about. Nothing uses it.

mod runtime;

pub use runtime::*;
