//! The file of weights.

use crate::fit::{Fit, Line};
use std::fmt::Write;

/// The longest line of a comment.
const WIDTH: usize = 96;

/// The whole file; rustfmt gives it its form.
pub fn file(fits: &mut [Fit], steps: u32, repeat: u32) -> String {
	fits.sort_by(|one, other| one.name.cmp(&other.name));
	let machine = machine();
	let mut out = String::new();
	let _ = write!(
		out,
		"//! Weights of calls and of deferred work. Generated: changes are overwritten.\n\
		//!\n\
		//! By `scripts/weights --steps {steps} --repeat {repeat}`: so many values of each component, and so\n\
		//! many runs at each, on {machine}.\n\
		//! Times are picoseconds, sizes bytes of proof. Above each function: how many keys of each item of\n\
		//! storage are read and written at the most.\n\n\
		#![allow(missing_docs)]\n\n\
		use core::marker::PhantomData;\n\
		use frame_support::{{traits::Get, weights::Weight}};\n\n\
		/// Weight of each call and of each piece of deferred work.\n\
		pub trait WeightInfo {{\n"
	);
	fits.iter().for_each(|fit| {
		let _ = writeln!(out, "\tfn {}({}) -> Weight;", fit.name, arguments(fit));
	});
	out.push_str("}\n\n/// Weights with what the database of a runtime costs.\n");
	out.push_str("pub struct SubstrateWeight<T>(PhantomData<T>);\n\n");
	out.push_str("impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {\n");
	fits.iter().for_each(|fit| function(&mut out, fit));
	out.push_str("}\n");
	out
}

/// What the times were measured on.
fn machine() -> String {
	let about = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
	let model = about.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
	let model = model.map_or("an unknown processor", |(_, model)| model.trim());
	let cores = std::thread::available_parallelism().map_or(1, usize::from);
	format!("{model}, {cores} cores, {}", std::env::consts::OS)
}

fn arguments(fit: &Fit) -> String {
	let names = fit.components.iter().map(|(name, _, _)| format!("{name}: u32"));
	names.collect::<Vec<_>>().join(", ")
}

fn function(out: &mut String, fit: &Fit) {
	let of = |count: fn(&(u32, u32)) -> u32| {
		let items = fit.items.iter().map(move |(name, counts)| (count(counts), name));
		let some = items.filter(|(count, _)| *count > 0);
		some.map(|(count, name)| format!("{count} {name}")).collect::<Vec<_>>()
	};
	comment(out, "Reads", &of(|(reads, _)| *reads));
	comment(out, "Writes", &of(|(_, writes)| *writes));
	let bounds =
		fit.components.iter().map(|(name, low, high)| format!("{low} <= {name} <= {high}"));
	comment(out, "For", &bounds.collect::<Vec<_>>());
	let _ = writeln!(out, "\tfn {}({}) -> Weight {{", fit.name, arguments(fit));
	let (time, size) = (digits(fit.time.base), digits(fit.proof.base));
	let _ = writeln!(out, "\t\tWeight::from_parts({time}, {size})");
	for (place, (name, _, _)) in fit.components.iter().enumerate() {
		let (time, size) = (digits(fit.time.slopes[place]), digits(fit.proof.slopes[place]));
		let _ = writeln!(
			out,
			"\t\t\t.saturating_add(Weight::from_parts({time}, {size}).saturating_mul({name}.into()))"
		);
	}
	accesses(out, fit, &fit.reads, "reads");
	accesses(out, fit, &fit.writes, "writes");
	out.push_str("\t}\n");
}

/// A comment of words after a first one, in as many lines as it takes.
fn comment(out: &mut String, first: &str, words: &[String]) {
	let mut line = format!("\t// {first}");
	for (place, word) in words.iter().enumerate() {
		line.push_str(if place == 0 { ":" } else { "," });
		if line.len() + word.len() > WIDTH {
			let _ = writeln!(out, "{line}");
			line = String::from("\t//");
		}
		let _ = write!(line, " {word}");
	}
	if !words.is_empty() {
		let _ = writeln!(out, "{line}.");
	}
}

fn accesses(out: &mut String, fit: &Fit, line: &Line, kind: &str) {
	if line.base > 0 {
		let _ = writeln!(out, "\t\t\t.saturating_add(T::DbWeight::get().{kind}({}))", line.base);
	}
	for ((name, _, _), slope) in fit.components.iter().zip(&line.slopes) {
		if *slope > 0 {
			let each = format!("T::DbWeight::get().{kind}({slope})");
			let _ = writeln!(out, "\t\t\t.saturating_add({each}.saturating_mul({name}.into()))");
		}
	}
}

/// A number as people write it in code.
fn digits(number: u64) -> String {
	let plain = number.to_string();
	let mut grouped = String::new();
	for (place, digit) in plain.chars().enumerate() {
		if place > 0 && (plain.len() - place).is_multiple_of(3) {
			grouped.push('_');
		}
		grouped.push(digit);
	}
	grouped
}
