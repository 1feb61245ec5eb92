//! Both sides' vectors, and that this side's are what the generator makes.
//!
//! `DATDOT_WRITE_VECTORS=1` writes this side's anew.

mod common;

use common::{
	cases, hindrance, load, path, replica, replica::bytes, schema::RefusedVector, statement,
};
use datdot_replica::{Codec, Error, Record, Records};

#[test]
fn ours_are_current() {
	let made = cases::file();
	if std::env::var_os("DATDOT_WRITE_VECTORS").is_some() {
		let text = serde_json::to_string_pretty(&made).expect("it is plain data");
		std::fs::write(path("rust"), text + "\n").expect("the folder is there");
	}
	assert_eq!(load("rust"), made);
}

#[test]
fn ours_hold() {
	check("rust");
}

#[test]
fn those_of_typescript_hold() {
	check("typescript");
}

fn check(side: &str) {
	let file = load(side);
	assert!(file.replicas.len() > 3 && file.refused.len() > 3 && !file.statements.is_empty());
	file.replicas.iter().for_each(replica::check);
	file.refused.iter().for_each(check_refused);
	file.statements.iter().for_each(statement::check);
	assert!(file.hindrances.iter().any(|one| one.plain_bytes.is_some()));
	assert!(file.hindrances.iter().any(|one| one.plain_bytes.is_none()));
	file.hindrances.iter().for_each(hindrance::check);
}

fn check_refused(vector: &RefusedVector) {
	let stream = bytes(&vector.stream);
	let records = Records::new(&stream).and_then(|records| records.collect::<Result<Vec<_>, _>>());
	if vector.error == "Brotli" {
		let records = records.unwrap_or_else(|error| panic!("{}: {error:?}", vector.name));
		assert!(!records.iter().all(unpacks), "{}", vector.name);
		return;
	}
	let error: Error = records.expect_err(&vector.name);
	assert_eq!(format!("{error:?}"), vector.error, "{}", vector.name);
}

fn unpacks(record: &Record) -> bool {
	record.codec == Codec::Raw
		|| common::content::decompress(record.stored, record.plain_bytes).is_some()
}
