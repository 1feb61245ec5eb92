//! The DatDot node: the generic node with this chain's runtime in it.

#![allow(clippy::result_large_err, reason = "the error is that of sc-cli")]

use datdot_node_service::RuntimeCode;

fn main() -> sc_cli::Result<()> {
	let wasm = datdot_runtime::WASM_BINARY
		.ok_or("this node was built without its runtime: build it without SKIP_WASM_BUILD")?;
	datdot_node_service::run(RuntimeCode { wasm })
}
