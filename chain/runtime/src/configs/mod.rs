//! Configuration of the pallets, one file for each concern.

mod consensus;
mod market;
mod money;
mod system;

pub use consensus::EPOCH_DURATION;
pub use market::{development_parameters, parameters, RuntimeParameters};

impl crate::genesis_parameters::Config for crate::Runtime {}
