//! Why something was refused.

/// What was wrong, named by the part that failed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Error {
	/// There is nothing in it: a replica has at least one record.
	Empty,
	/// The size is no whole number of leaves, or more than a replica may have.
	Size,
	/// The bytes end inside a record: send the whole replica.
	Truncated,
	/// An integer is not in its shortest form.
	Uint,
	/// A chunk's index does not ascend, or is greater than Hypercore can count.
	Index,
	/// A chunk is longer than 15 MiB.
	ChunkSize,
	/// The stored length does not fit the codec: raw is as long as plain, brotli is shorter.
	StoredSize,
	/// The codec is neither raw nor brotli.
	Codec,
	/// After the last record there is something else than less than a leaf of zeros.
	Padding,
	/// A page is empty, too long, or not the page that was asked for.
	Page,
	/// There is no leaf of that number.
	Leaf,
	/// The path has another length than that leaf's.
	PathLength,
	/// Leaf and path do not lead to the root.
	Root,
}
