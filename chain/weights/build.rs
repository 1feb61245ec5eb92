//! Builds the runtime with its benchmarks.

fn main() {
	#[cfg(feature = "run")]
	{
		let manifest = std::fs::canonicalize("../runtime/Cargo.toml")
			.expect("the runtime is beside this package");
		substrate_wasm_builder::WasmBuilder::new()
			.with_project(manifest)
			.expect("a package")
			.enable_feature("runtime-benchmarks")
			.import_memory()
			.export_heap_base()
			.build();
	}
}
