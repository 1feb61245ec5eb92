//! Records of a replica before it is sealed.

use super::refused;
use datdot_replica::{encode_records, Codec, Error, Record, Records, LEAF_BYTES};

/// A byte for the size of the twin's pages, and the stream, which is filled up to a whole leaf.
pub fn records(input: &[u8]) -> String {
	let mut stream = input.get(1..).unwrap_or_default().to_vec();
	stream.resize(stream.len().next_multiple_of(LEAF_BYTES), 0);
	let records: Result<Vec<Record>, Error> = Records::new(&stream).and_then(Iterator::collect);
	match records {
		Err(error) => refused(error),
		Ok(records) => {
			let again = encode_records(records.iter().copied()).expect("it was decoded");
			assert_eq!(again, stream, "it has a second spelling");
			let record = |record: &Record| {
				let Record { index, plain_bytes, codec, stored } = record;
				let codec = match codec {
					Codec::Raw => "raw",
					Codec::Brotli => "brotli",
				};
				format!(" {index}:{plain_bytes}:{codec}:{}", hex::encode(stored))
			};
			format!("ok{}", records.iter().map(record).collect::<String>())
		},
	}
}
