//! Runs the benchmarks of the runtime and writes the weights that come of them.
//!
//! `scripts/weights` calls it. The runtime runs as the node runs it, compiled from Wasm, on a state in
//! memory that counts which keys are read and written. Those counts are the same on every machine;
//! times are what the processor at hand takes.

mod clock;
mod fit;
mod run;
mod write;

use fit::Fit;
use run::Runner;
use std::{error::Error, time::Instant};

include!(concat!(env!("OUT_DIR"), "/wasm_binary.rs"));

/// What the command line says.
struct Options {
	/// Values of a component between its bounds, both included.
	steps: u32,
	/// Runs at each of them.
	repeat: u32,
	/// Only benchmarks whose name contains this; nothing is written then.
	only: Option<String>,
}

fn options() -> Result<Options, Box<dyn Error>> {
	let mut options = Options { steps: 5, repeat: 10, only: None };
	let mut arguments = std::env::args().skip(1);
	while let Some(name) = arguments.next() {
		let value = arguments.next().ok_or(format!("{name} needs a value"))?;
		match name.as_str() {
			"--steps" => options.steps = value.parse()?,
			"--repeat" => options.repeat = value.parse()?,
			"--only" => options.only = Some(value),
			_ => return Err(format!("no option {name}").into()),
		}
	}
	if options.steps < 2 || options.repeat < 1 {
		return Err("at least 2 steps and 1 repeat".into());
	}
	Ok(options)
}

fn main() -> Result<(), Box<dyn Error>> {
	let Options { steps, repeat, only } = options()?;
	let runner = Runner::new(WASM_BINARY.ok_or("the runtime was not built")?)?;
	let mut fits = Vec::new();
	for benchmark in runner.benchmarks() {
		if only.as_ref().is_some_and(|part| !benchmark.name.contains(part.as_str())) {
			continue;
		}
		let start = Instant::now();
		let fit = Fit::of(&runner, benchmark, steps, repeat)
			.map_err(|error| format!("{}: {error}", benchmark.name))?;
		eprintln!("{} ({:.1} s)", fit.summary(), start.elapsed().as_secs_f32());
		fits.push(fit);
	}
	if only.is_none() {
		print!("{}", write::file(&mut fits, steps, repeat));
	}
	Ok(())
}
