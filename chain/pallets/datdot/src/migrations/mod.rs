//! Migrations of what the pallet stores, one module for each version that they lead to.
//!
//! | version | what it changed | migration |
//! |---|---|---|
//! | 0 | | |
//! | 1 | lists the plans of each sponsor instead of counting them | [`v1::ListPlans`] |
//!
//! A map of the market grows with the market, so no block is sure to have room for all of it: what
//! walks over one is a [`SteppedMigration`](frame_support::migrations::SteppedMigration), which
//! `pallet-migrations` runs over as many blocks as it takes, while no transaction gets in, no
//! deferred work is done and the market's clock stands still. What touches a bounded number of keys
//! is a [`VersionedMigration`](frame_support::migrations::VersionedMigration) instead, for
//! `frame_system::Config::SingleBlockMigrations`.
//!
//! A migration never relies on types or functions of the pallet that may change later: layouts that
//! are gone are declared in the migration's own module. It stays here, and in runtimes, as long as a
//! chain may be at the version that it starts from.

use frame_support::migrations::MigrationId;

pub mod v1;

/// What identifies migrations of this pallet.
pub const PALLET_ID: &[u8; 13] = b"pallet-datdot";

/// Identifier of a stepped migration of this pallet.
pub type DatdotMigrationId = MigrationId<13>;
