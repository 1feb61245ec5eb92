//! Reads Hypercore's compact encoding, strictly.

/// The bytes do not decode.
pub(crate) struct Malformed;

/// Takes values off the front of some bytes.
pub(crate) struct Reader<'a> {
	rest: &'a [u8],
}

impl<'a> Reader<'a> {
	pub(crate) fn new(bytes: &'a [u8]) -> Self {
		Self { rest: bytes }
	}

	/// The next `count` bytes.
	pub(crate) fn take(&mut self, count: usize) -> Result<&'a [u8], Malformed> {
		let (taken, rest) = self.rest.split_at_checked(count).ok_or(Malformed)?;
		self.rest = rest;
		Ok(taken)
	}

	/// The next bytes as an array.
	pub(crate) fn array<const N: usize>(&mut self) -> Result<[u8; N], Malformed> {
		self.take(N)?.try_into().map_err(|_| Malformed)
	}

	/// A varint: one byte up to 0xfc, else a marker and 2, 4 or 8 bytes, little endian; only in its
	/// shortest form.
	pub(crate) fn uint(&mut self) -> Result<u64, Malformed> {
		let [first] = self.array::<1>()?;
		let (value, least) = match first {
			0xfd => (u64::from(u16::from_le_bytes(self.array()?)), 0xfd),
			0xfe => (u64::from(u32::from_le_bytes(self.array()?)), 0x1_0000),
			0xff => (u64::from_le_bytes(self.array()?), 0x1_0000_0000),
			small => (u64::from(small), 0),
		};
		if value < least {
			return Err(Malformed);
		}
		Ok(value)
	}

	/// A varint of at most `max`.
	pub(crate) fn count(&mut self, max: u32) -> Result<u32, Malformed> {
		u32::try_from(self.uint()?).ok().filter(|value| *value <= max).ok_or(Malformed)
	}

	/// That nothing is left.
	pub(crate) fn end(&self) -> Result<(), Malformed> {
		if self.rest.is_empty() {
			Ok(())
		} else {
			Err(Malformed)
		}
	}
}
