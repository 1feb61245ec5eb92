//! Figures of the runtime, as one JSON object on standard output: what a storage proof weighs, and
//! how much state hosting takes.
//!
//! The chain runs natively from the `dev` preset, in blocks of signed transactions; nothing of it is
//! mocked. `scripts/bench` calls this.
//!
//! - `storageProof`: the signed transaction that answers a challenge over a replica of the greatest
//!   size; its bytes, its weight before dispatch, the median time of its dispatch.
//! - `stateBytesPerGiB`: by chunks of a contract, bytes of keys and values that one hosted GiB in
//!   three replicas adds while every hoster has an open challenge.
//! - `stateParts`: the same by storage item, and right after the setup, while the deadlines of
//!   amendments that are done still stand on the agenda.
//! - `contractSetSize`: the runtime's parameter; the state is measured with it set to what is asked.
//!
//! `figures scale [CONTRACTS...]` measures how the chain's work grows with its state instead, see
//! [`scale`].

// Tests use the rest of it.
#[allow(dead_code)]
#[path = "../../tests/support/chain.rs"]
mod chain;
mod hosting;
mod people;
mod scale;
mod state;
mod storage_proof;

use datdot_runtime::configs::parameters::market::ContractSetSize;
use frame_support::traits::Get;
use serde_json::{json, Value};

fn main() {
	let mut arguments = std::env::args().skip(1);
	match arguments.next().as_deref() {
		None => println!("{}", measure()),
		Some("scale") => {
			let sizes: Vec<u32> = arguments.map(|text| text.parse().expect("contracts")).collect();
			let sizes = if sizes.is_empty() { scale::SIZES.to_vec() } else { sizes };
			println!("{}", scale::measure(&sizes));
		},
		Some(other) => panic!("there is no part {other}, only `scale`"),
	}
}

fn measure() -> Value {
	let storage_proof = storage_proof::measure();
	let (state, parts) = state::measure();
	let set_size = chain::Chain::new(&[]).look(ContractSetSize::get);
	json!({
		"storageProof": storage_proof,
		"stateBytesPerGiB": state,
		"stateParts": parts,
		"contractSetSize": set_size,
	})
}
