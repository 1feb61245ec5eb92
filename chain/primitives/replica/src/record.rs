//! Records: one chunk after the other, as they are before pages are cut and sealed.

use crate::{uint, Error, LEAF_BYTES, MAX_CHUNK_BYTES, MAX_INDEX, MAX_SEALED_BYTES};
use alloc::vec::Vec;

/// How the bytes of a record are stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Codec {
	/// As they are.
	Raw,
	/// Compressed by brotli, where that is smaller.
	Brotli,
}

/// A chunk as it is stored.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Record<'a> {
	/// Index of the chunk in its hypercore.
	pub index: u64,
	/// Bytes of the chunk.
	pub plain_bytes: u64,
	/// How it is stored.
	pub codec: Codec,
	/// What is stored.
	pub stored: &'a [u8],
}

impl<'a> Record<'a> {
	/// The record of a chunk that is stored as it is.
	pub fn raw(index: u64, chunk: &'a [u8]) -> Self {
		Self { index, plain_bytes: chunk.len() as u64, codec: Codec::Raw, stored: chunk }
	}

	/// Appends `uint index ‖ uint plain length ‖ uint stored length ‖ codec ‖ bytes`.
	///
	/// Fails with [`Error::Index`], [`Error::ChunkSize`] or [`Error::StoredSize`] for what no
	/// decoder would accept.
	pub fn encode_to(&self, out: &mut Vec<u8>) -> Result<(), Error> {
		let stored_bytes = self.stored.len() as u64;
		check(self.index, self.plain_bytes, stored_bytes, self.codec)?;
		uint::write(self.index, out);
		uint::write(self.plain_bytes, out);
		uint::write(stored_bytes, out);
		out.push(match self.codec {
			Codec::Raw => 0,
			Codec::Brotli => 1,
		});
		out.extend_from_slice(self.stored);
		Ok(())
	}

	/// Takes the record that follows the one of index `last` off the front of `bytes`.
	fn decode(bytes: &mut &'a [u8], last: Option<u64>) -> Result<Self, Error> {
		let index = uint::read(bytes)?;
		let plain_bytes = uint::read(bytes)?;
		let stored_bytes = uint::read(bytes)?;
		let codec = match bytes.split_first() {
			Some((0, rest)) => (Codec::Raw, rest),
			Some((1, rest)) => (Codec::Brotli, rest),
			Some(_) => return Err(Error::Codec),
			None => return Err(Error::Truncated),
		};
		check(index, plain_bytes, stored_bytes, codec.0)?;
		if last.is_some_and(|last| index <= last) {
			return Err(Error::Index);
		}
		let stored_bytes = usize::try_from(stored_bytes).map_err(|_| Error::ChunkSize)?;
		let (stored, rest) = codec.1.split_at_checked(stored_bytes).ok_or(Error::Truncated)?;
		*bytes = rest;
		Ok(Self { index, plain_bytes, codec: codec.0, stored })
	}
}

fn check(index: u64, plain_bytes: u64, stored_bytes: u64, codec: Codec) -> Result<(), Error> {
	let stored_fits = match codec {
		Codec::Raw => stored_bytes == plain_bytes,
		Codec::Brotli => stored_bytes < plain_bytes,
	};
	match () {
		() if index > MAX_INDEX => Err(Error::Index),
		() if plain_bytes > MAX_CHUNK_BYTES => Err(Error::ChunkSize),
		() if !stored_fits => Err(Error::StoredSize),
		() => Ok(()),
	}
}

/// The stream of `records`, padded with zeros to a whole leaf: what is cut into pages and sealed.
///
/// Fails with [`Error::Empty`], with [`Error::Index`] unless indices ascend, and with
/// [`Error::Size`] when it is more than a replica may have.
pub fn encode_records<'a>(records: impl IntoIterator<Item = Record<'a>>) -> Result<Vec<u8>, Error> {
	let mut stream = Vec::new();
	let mut last = None;
	for record in records {
		if last.is_some_and(|last| record.index <= last) {
			return Err(Error::Index);
		}
		last = Some(record.index);
		record.encode_to(&mut stream)?;
		if stream.len() as u64 > MAX_SEALED_BYTES {
			return Err(Error::Size);
		}
	}
	if last.is_none() {
		return Err(Error::Empty);
	}
	stream.resize(stream.len().next_multiple_of(LEAF_BYTES), 0);
	Ok(stream)
}

/// The records of an unsealed replica, in order; ends after the first error.
///
/// Padding needs no mark of its own: a record's first byte is zero only for index 0, which cannot
/// follow another index.
pub struct Records<'a> {
	rest: &'a [u8],
	last: Option<u64>,
}

impl<'a> Records<'a> {
	/// The records of `stream`, which is the whole unsealed replica with its padding.
	///
	/// Fails with [`Error::Empty`] or [`Error::Size`] for what no replica is as long as.
	pub fn new(stream: &'a [u8]) -> Result<Self, Error> {
		if stream.is_empty() {
			return Err(Error::Empty);
		}
		crate::leaf_count(stream.len() as u64)?;
		Ok(Self { rest: stream, last: None })
	}

	fn decode(&mut self) -> Result<Option<Record<'a>>, Error> {
		if self.last.is_some() && self.rest.first().is_none_or(|byte| *byte == 0) {
			let padding = core::mem::take(&mut self.rest);
			let zeros = padding.iter().all(|byte| *byte == 0);
			return if zeros && padding.len() < LEAF_BYTES {
				Ok(None)
			} else {
				Err(Error::Padding)
			};
		}
		let record = Record::decode(&mut self.rest, self.last)?;
		self.last = Some(record.index);
		Ok(Some(record))
	}
}

impl<'a> Iterator for Records<'a> {
	type Item = Result<Record<'a>, Error>;

	fn next(&mut self) -> Option<Self::Item> {
		let next = self.decode();
		if next.is_err() {
			(self.rest, self.last) = (&[], Some(0));
		}
		next.transpose()
	}
}
