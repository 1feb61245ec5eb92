//! What Hypercore makes is accepted, what it would not make is refused.

mod extension;
mod flips;
mod support;
mod vectors;
