//! That the pallet's README shows this runtime.

const README: &str = include_str!("../../pallets/datdot/README.md");
const RUNTIME: &str = include_str!("../src/runtime.rs");

#[test]
fn the_readme_shows_this_runtime() {
	let (_, from_code) = README.split_once("```rust\n").expect("a block of Rust");
	let (code, _) = from_code.split_once("```").expect("its end");
	// After it, the README goes on with the program that makes a doc test of it.
	let rest = code.strip_prefix(&RUNTIME.replace('\t', "    "));
	let rest = rest.expect("the README shows src/runtime.rs, with four spaces for a tab");
	assert!(rest.contains("fn main()"), "{rest}");
}
