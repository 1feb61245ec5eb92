//! Why something was refused.

/// What was wrong, named by the part that failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Error {
	/// The manifest is malformed or of a kind that is not supported: send it as hypercore encodes
	/// it.
	Manifest,
	/// The manifest does not hash to the key: send the key's own manifest.
	Key,
	/// There are too few or too many roots, or their sizes overflow: send those of the length.
	Roots,
	/// The roots hash to another tree hash.
	TreeHash,
	/// The head contradicts the manifest's prologue: no fork but 0, no shorter length, no other
	/// chunks.
	Prologue,
	/// The signature is malformed or not the signers' for this key, fork, length and roots.
	Signature,
	/// The nodes do not extend the roots to the new length: make the proof from the old length.
	Extension,
	/// The chunk's path does not lead to the root that contains it.
	Proof,
	/// The two heads do not contradict each other.
	NoEquivocation,
}
