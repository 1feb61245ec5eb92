//! Fuzzes what the chain parses. `DATDOT_FUZZ_TARGET` names the target; the arguments are
//! libFuzzer's. With `DATDOT_FUZZ_VERDICTS` set it fuzzes nothing, but answers each line of standard
//! input, `target hex`, by the target's verdict: how the TypeScript twin is compared.

#![no_main]

mod input;
mod memory;
mod targets;

use libfuzzer_sys::fuzz_target;
use std::{
	io::{stdin, stdout, BufWriter, Write},
	process::exit,
	sync::OnceLock,
};
use targets::Target;

static TARGET: OnceLock<Target> = OnceLock::new();

fuzz_target!(
	init: {
		if std::env::var_os("DATDOT_FUZZ_VERDICTS").is_some() {
			exit(i32::from(answer().is_none()));
		}
		let name = std::env::var("DATDOT_FUZZ_TARGET").unwrap_or_default();
		let Some(target) = targets::named(&name) else {
			eprintln!("DATDOT_FUZZ_TARGET has to be one of: {}", targets::names());
			exit(2);
		};
		TARGET.get_or_init(|| target);
	},
	|input: &[u8]| {
		if let Some(target) = TARGET.get() {
			memory::bounded(input.len(), || target(input));
		}
	}
);

/// Answers until standard input ends; nothing if a line names no target or is no hex.
fn answer() -> Option<()> {
	let mut out = BufWriter::new(stdout().lock());
	let mut line = String::new();
	while stdin().read_line(&mut line).ok()? > 0 {
		let (name, hex) = line.trim_end().split_once(' ').unwrap_or((line.trim_end(), ""));
		let target = targets::named(name)?;
		writeln!(out, "{}", target(&hex::decode(hex).ok()?)).ok()?;
		out.flush().ok()?;
		line.clear();
	}
	Some(())
}
