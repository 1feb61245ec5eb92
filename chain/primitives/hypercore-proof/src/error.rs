//! Why something was refused.

/// What was wrong, named by the part that failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Error {
	/// The manifest is malformed or of a kind that is not supported: send it as Hypercore encodes
	/// it, without `allowPatch`, and within the crate's bounds.
	Manifest,
	/// The manifest does not hash to the key: send the key's own manifest, or none if the key is a
	/// public key.
	Key,
	/// There are too few or too many roots, or their sizes overflow: send the roots at the head's
	/// length, from left to right.
	Roots,
	/// The roots hash to another tree hash: send the roots of the head that was recorded.
	TreeHash,
	/// The head contradicts the manifest's prologue: send a head of fork 0 with the prologue's own
	/// chunks, or a longer one.
	Prologue,
	/// The signature is malformed or not the signers' for this key, fork, length and roots: send
	/// the record that the hypercore keeps for exactly this head.
	Signature,
	/// The nodes do not extend the roots to the new length: make the upgrade proof from the old
	/// length to the new one, and send its nodes in order.
	Extension,
	/// The chunk's path does not lead to the root that contains it: make the proof at this length,
	/// and send the siblings from the leaf upwards.
	Proof,
	/// The two heads do not contradict each other: send two signed heads of one fork whose common
	/// chunks differ.
	NoEquivocation,
}
