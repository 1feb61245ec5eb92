//! The targets. Each turns an input into a verdict, one line that its TypeScript twin has to agree
//! with, and fails where something does not hold that always has to.

mod equivocation;
mod heads;
mod manifest;
mod proofs;
mod records;
mod replicas;
mod scale;
mod statement;

/// What an input comes to, in one line.
pub type Target = fn(&[u8]) -> String;

const TARGETS: [(&str, Target); 9] = [
	("chunk", proofs::chunk),
	("equivocation", equivocation::equivocation),
	("extension", heads::extension),
	("head", heads::head),
	("leaf", replicas::leaf),
	("manifest", manifest::manifest),
	("records", records::records),
	("replica", replicas::replica),
	("statement", statement::statement),
];

/// The target of that name; `scale` has no twin.
pub fn named(name: &str) -> Option<Target> {
	if name == "scale" {
		return Some(scale::scale);
	}
	TARGETS.into_iter().find(|(known, _)| *known == name).map(|(_, target)| target)
}

/// All names.
pub fn names() -> String {
	TARGETS.into_iter().map(|(name, _)| name).chain(["scale"]).collect::<Vec<_>>().join(", ")
}

/// What is refused is refused by name.
pub fn refused(error: impl core::fmt::Debug) -> String {
	format!("refused {error:?}")
}
