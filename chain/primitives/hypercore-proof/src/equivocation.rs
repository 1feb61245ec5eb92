//! Two heads that the hypercore signed and that cannot both be true: evidence against its writer.

use crate::{
	head::extend_roots,
	signature::Signed,
	tree::{check_roots, tree_hash, TreeNode},
	Authority, Error, Vouched,
};

/// A signed tree hash.
#[derive(Clone, Copy, Debug)]
pub struct SignedTreeHash<'a> {
	/// Fork number.
	pub fork: u64,
	/// Length in chunks.
	pub length: u64,
	/// Hash over the roots.
	pub tree_hash: &'a [u8; 32],
	/// Signature record.
	pub signature: &'a [u8],
}

/// A longer head that shows its own roots at the shorter length and the nodes that extend them.
#[derive(Clone, Copy, Debug)]
pub struct LongerHead<'a> {
	/// Fork number.
	pub fork: u64,
	/// Length in chunks.
	pub length: u64,
	/// Its roots at the shorter length.
	pub prefix: &'a [TreeNode],
	/// What extends them, as in [`extend_roots`].
	pub extension: &'a [TreeNode],
	/// Signature record.
	pub signature: &'a [u8],
}

/// That both heads are signed, are of one length and fork, and have different tree hashes.
///
/// Fails with [`Error::NoEquivocation`], or [`Error::Signature`] if one is not signed.
pub fn verify_equivocation(
	authority: &Authority,
	first: SignedTreeHash,
	second: SignedTreeHash,
) -> Result<(), Error> {
	if first.fork != second.fork
		|| first.length != second.length
		|| first.tree_hash == second.tree_hash
	{
		return Err(Error::NoEquivocation);
	}
	require_signed(authority, first)?;
	require_signed(authority, second)
}

/// That both heads are signed and of one fork, and that the longer one does not begin with the
/// shorter one.
///
/// Fails with [`Error::NoEquivocation`], [`Error::Roots`], [`Error::Extension`] or
/// [`Error::Signature`].
pub fn verify_equivocation_longer(
	authority: &Authority,
	first: SignedTreeHash,
	longer: LongerHead,
) -> Result<(), Error> {
	if first.fork != longer.fork {
		return Err(Error::NoEquivocation);
	}
	check_roots(first.length, longer.prefix)?;
	if tree_hash(first.length, longer.prefix) == *first.tree_hash {
		return Err(Error::NoEquivocation);
	}
	let roots = extend_roots(longer.prefix, first.length, longer.length, longer.extension)?;
	require_signed(authority, first)?;
	require_signed(
		authority,
		SignedTreeHash {
			fork: longer.fork,
			length: longer.length,
			tree_hash: &tree_hash(longer.length, &roots),
			signature: longer.signature,
		},
	)
}

/// A prologue is not a signature: it does not even vouch for the fork.
fn require_signed(authority: &Authority, head: SignedTreeHash) -> Result<(), Error> {
	let SignedTreeHash { fork, length, tree_hash, signature } = head;
	match authority.vouch(Signed { fork, length, tree_hash, signature })? {
		Vouched::BySignature => Ok(()),
		Vouched::ByPrologue => Err(Error::NoEquivocation),
	}
}
