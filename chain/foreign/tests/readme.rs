//! That the pallet's README and the tutorial show this runtime.

const README: &str = include_str!("../../pallets/datdot/README.md");
const TUTORIAL: &str = include_str!("../../../docs/tutorials/pallet.md");
const RUNTIME: &str = include_str!("../src/runtime.rs");

/// The code blocks of a page in one language.
fn blocks(page: &'static str, language: &str) -> Vec<&'static str> {
	let begin = format!("```{language}\n");
	let parts = page.split(&begin).skip(1);
	parts.map(|part| part.split_once("```").expect("its end").0).collect()
}

/// Without indentation: a page shows parts of a file.
fn lines(text: &str) -> String {
	text.lines().map(str::trim).collect::<Vec<_>>().join("\n")
}

#[test]
fn the_readme_shows_this_runtime() {
	let code = blocks(README, "rust")[0];
	// After it, the README goes on with the program that makes a doc test of it.
	let rest = code.strip_prefix(&RUNTIME.replace('\t', "    "));
	let rest = rest.expect("the README shows src/runtime.rs, with four spaces for a tab");
	assert!(rest.contains("fn main()"), "{rest}");
}

#[test]
fn the_tutorial_shows_parts_of_this_crate() {
	let sources = [RUNTIME, include_str!("plan.rs")].map(lines);
	let manifest = lines(include_str!("../Cargo.toml"));
	let shown = blocks(TUTORIAL, "rust");
	assert!(shown.len() > 3);
	for block in shown.into_iter().map(lines) {
		assert!(sources.iter().any(|source| source.contains(&block)), "nowhere:\n{block}");
	}
	for block in blocks(TUTORIAL, "toml").into_iter().map(lines) {
		assert!(manifest.contains(&block), "not in Cargo.toml:\n{block}");
	}
}
