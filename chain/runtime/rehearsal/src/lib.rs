//! Runtimes to try an upgrade with: this runtime with the versions of those that come after it.
//!
//! - `next-runtime`: programs go on with it.
//! - `next-encoding`: it says that transactions are encoded in another way, so programs stop.
//!
//! The crate is nothing but its build script, which does nothing unless `DATDOT_REHEARSAL` is set.
//! `scripts/build --rehearsal` sets it and prints where the wasm is. Nobody depends on this crate.

#![no_std]
