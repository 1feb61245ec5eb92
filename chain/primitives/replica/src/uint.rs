//! Hypercore's compact encoding of unsigned integers, in the shortest form only.

use crate::Error;
use alloc::vec::Vec;

/// Appends `value`: up to 0xfc one byte, otherwise 0xfd, 0xfe or 0xff and 2, 4 or 8 bytes, little
/// endian.
pub(crate) fn write(value: u64, out: &mut Vec<u8>) {
	if let Ok(byte @ 0..=0xfc) = u8::try_from(value) {
		out.push(byte);
	} else if let Ok(short) = u16::try_from(value) {
		out.push(0xfd);
		out.extend_from_slice(&short.to_le_bytes());
	} else if let Ok(word) = u32::try_from(value) {
		out.push(0xfe);
		out.extend_from_slice(&word.to_le_bytes());
	} else {
		out.push(0xff);
		out.extend_from_slice(&value.to_le_bytes());
	}
}

/// Takes an integer off the front of `bytes`.
pub(crate) fn read(bytes: &mut &[u8]) -> Result<u64, Error> {
	let [first] = take::<1>(bytes)?;
	let (value, least) = match first {
		0xfd => (u64::from(u16::from_le_bytes(take(bytes)?)), 0xfd),
		0xfe => (u64::from(u32::from_le_bytes(take(bytes)?)), 1 << 16),
		0xff => (u64::from_le_bytes(take(bytes)?), 1 << 32),
		small => (u64::from(small), 0),
	};
	if value < least {
		return Err(Error::Uint);
	}
	Ok(value)
}

fn take<const N: usize>(bytes: &mut &[u8]) -> Result<[u8; N], Error> {
	let (head, rest) = bytes.split_first_chunk::<N>().ok_or(Error::Truncated)?;
	*bytes = rest;
	Ok(*head)
}
