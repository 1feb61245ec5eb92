//! Builds the runtime once for each version of a rehearsal, beside the one in the node: with the
//! same dependencies, which are compiled already.

use std::{env, path::PathBuf};
use substrate_wasm_builder::WasmBuilder;

const SWITCH: &str = "DATDOT_REHEARSAL";

fn main() {
	println!("cargo:rerun-if-env-changed={SWITCH}");
	if env::var_os(SWITCH).is_none() {
		// Without this line cargo would look at all files of this package.
		return println!("cargo:rerun-if-changed=build.rs");
	}
	let here = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets it"));
	let runtime = here.parent().expect("the runtime's folder").join("Cargo.toml");
	for version in ["next-runtime", "next-encoding"] {
		WasmBuilder::new()
			.with_project(&runtime)
			.expect("the runtime's manifest is there")
			.import_memory()
			.export_heap_base()
			.enable_feature(version)
			.set_file_name(version)
			.build();
	}
}
