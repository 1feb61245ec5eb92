//! The vectors of `vectors/replica`: their schema, what they are made of, and how they are checked.

pub mod cases;
pub mod content;
pub mod hindrance;
pub mod replica;
pub mod schema;
pub mod statement;

use schema::VectorFile;
use std::path::PathBuf;

/// Where the vectors of one side are.
pub fn path(side: &str) -> PathBuf {
	[env!("CARGO_MANIFEST_DIR"), "../../../vectors/replica", &format!("{side}.json")]
		.iter()
		.collect()
}

pub fn load(side: &str) -> VectorFile {
	let file = path(side);
	let text = std::fs::read_to_string(&file)
		.unwrap_or_else(|error| panic!("cannot read {}: {error}", file.display()));
	serde_json::from_str(&text)
		.unwrap_or_else(|error| panic!("{} is malformed: {error}", file.display()))
}
