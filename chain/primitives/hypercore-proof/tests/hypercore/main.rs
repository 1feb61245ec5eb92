//! What Hypercore makes is accepted, what it would not make is refused.

mod bounds;
mod extension;
mod flips;
mod manifests;
mod records;
mod support;
mod vectors;
mod weak_keys;
