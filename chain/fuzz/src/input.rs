//! Reads what a target needs off the front of an input. Nothing is ever missing: bytes that are not
//! there are zeros, so that every input means something. `service/fuzz/input.ts` reads the same.

use hypercore_proof::TreeNode;

/// An input that is read from front to end.
pub struct Input<'a> {
	rest: &'a [u8],
}

impl<'a> Input<'a> {
	/// The whole input.
	pub fn new(rest: &'a [u8]) -> Self {
		Self { rest }
	}

	/// The next bytes as an array.
	pub fn array<const N: usize>(&mut self) -> [u8; N] {
		let mut array = [0; N];
		let taken = self.bytes(N);
		array[..taken.len()].copy_from_slice(taken);
		array
	}

	/// The next byte.
	pub fn u8(&mut self) -> u8 {
		u8::from_le_bytes(self.array())
	}

	/// Two bytes, little endian.
	pub fn u16(&mut self) -> u16 {
		u16::from_le_bytes(self.array())
	}

	/// Four bytes, little endian.
	pub fn u32(&mut self) -> u32 {
		u32::from_le_bytes(self.array())
	}

	/// Eight bytes, little endian.
	pub fn u64(&mut self) -> u64 {
		u64::from_le_bytes(self.array())
	}

	/// The next `count` bytes, or as many as there are.
	pub fn bytes(&mut self, count: usize) -> &'a [u8] {
		let (taken, rest) = self.rest.split_at(count.min(self.rest.len()));
		self.rest = rest;
		taken
	}

	/// A length of two bytes, and as many bytes, or as many as there are.
	pub fn buffer(&mut self) -> &'a [u8] {
		let length = self.u16();
		self.bytes(length.into())
	}

	/// A count of one byte, and as many hashes with sizes.
	pub fn nodes(&mut self) -> Vec<TreeNode> {
		let count = self.u8();
		(0..count).map(|_| TreeNode { hash: self.array(), size: self.u64() }).collect()
	}

	/// Everything that is left.
	pub fn rest(&mut self) -> &'a [u8] {
		self.bytes(self.rest.len())
	}
}
