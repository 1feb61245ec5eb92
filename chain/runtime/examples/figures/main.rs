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

mod chain;
mod hosting;
mod people;
mod state;
mod storage_proof;

use datdot_runtime::configs::parameters::market::ContractSetSize;
use frame_support::traits::Get;
use serde_json::json;

fn main() {
	let storage_proof = storage_proof::measure();
	let (state, parts) = state::measure();
	let set_size = chain::Chain::new(&[]).look(ContractSetSize::get);
	println!(
		"{}",
		json!({
			"storageProof": storage_proof,
			"stateBytesPerGiB": state,
			"stateParts": parts,
			"contractSetSize": set_size,
		})
	);
}
