//! What a benchmark costs, as a sum of a base and so much for each unit of its components.

use crate::run::{Benchmark, Runner};
use frame_benchmarking::{Analysis, BenchmarkParameter, BenchmarkResult, BenchmarkSelector};
use std::{collections::BTreeMap, error::Error};

/// Bytes of the path of a key in a state of a million items: five nodes of at most sixteen hashes,
/// less what it shares.
const PATH_BYTES: u64 = 2_475;
/// Bytes of an item without a bound.
const UNBOUNDED_BYTES: u64 = 1_024;

/// A value that grows with components.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
	/// With all components at zero.
	pub base: u64,
	/// For each unit of each component.
	pub slopes: Vec<u64>,
}

/// A benchmark with its results.
pub struct Fit {
	/// Its name.
	pub name: String,
	/// Its components with their bounds.
	pub components: Vec<(BenchmarkParameter, u32, u32)>,
	/// Picoseconds.
	pub time: Line,
	/// Keys that are read.
	pub reads: Line,
	/// Keys that are written.
	pub writes: Line,
	/// Bytes of a proof of what is read.
	pub proof: Line,
	/// Most reads and writes of each storage item.
	pub items: BTreeMap<String, (u32, u32)>,
}

type Point = Vec<(BenchmarkParameter, u32)>;

/// Every component through its values, the others at their most.
fn points(benchmark: &Benchmark, steps: u32) -> Vec<Point> {
	let highest: Point =
		benchmark.components.iter().map(|(name, _, high)| (*name, *high)).collect();
	let mut points = vec![highest.clone()];
	for (place, (name, low, high)) in benchmark.components.iter().enumerate() {
		for step in 0..steps - 1 {
			let value = low + (high - low) * step / (steps - 1);
			let mut point = highest.clone();
			point[place] = (*name, value);
			if !points.contains(&point) {
				points.push(point);
			}
		}
	}
	points
}

impl Fit {
	/// Runs a benchmark at all of its points.
	pub fn of(
		runner: &Runner,
		benchmark: &Benchmark,
		steps: u32,
		repeat: u32,
	) -> Result<Self, Box<dyn Error>> {
		let (mut counts, mut times) = (Vec::new(), Vec::new());
		for point in points(benchmark, steps) {
			counts.push(runner.count(benchmark, &point)?);
			times.extend(runner.time(benchmark, &point, repeat)?);
		}
		let line = |value: &dyn Fn(&BenchmarkResult) -> u64| above(&counts, value);
		Ok(Self {
			name: benchmark.name.clone(),
			components: benchmark.components.clone(),
			time: time(&times)?,
			reads: line(&|result| result.reads.into()),
			writes: line(&|result| result.writes.into()),
			proof: line(&|result| proof(runner, result)),
			items: items(runner, &counts),
		})
	}

	/// One line for people.
	pub fn summary(&self) -> String {
		let Self { name, time, reads, writes, .. } = self;
		let show = |line: &Line| match &line.slopes[..] {
			[] => line.base.to_string(),
			slopes => format!("{} + {slopes:?}", line.base),
		};
		let micros = Line {
			base: time.base / 1_000_000,
			slopes: time.slopes.iter().map(|slope| slope / 1_000_000).collect(),
		};
		format!("{name}: {} µs, reads {}, writes {}", show(&micros), show(reads), show(writes))
	}
}

/// Regression of times, in picoseconds; the median where there are no components.
fn time(results: &[BenchmarkResult]) -> Result<Line, Box<dyn Error>> {
	let results = results.to_vec();
	let found = Analysis::min_squares_iqr(&results, BenchmarkSelector::ExtrinsicTime)?;
	let narrow = |value: u128| u64::try_from(value);
	let slopes = found.slopes.into_iter().map(narrow).collect::<Result<_, _>>()?;
	Ok(Line { base: narrow(found.base)?, slopes })
}

/// The lowest line through the most that no result is above: counts are exact, and a weight must
/// never have fewer.
fn above(results: &[BenchmarkResult], value: &dyn Fn(&BenchmarkResult) -> u64) -> Line {
	let count = results.first().map_or(0, |result| result.components.len());
	let component = |result: &BenchmarkResult, place: usize| u64::from(result.components[place].1);
	// The first point has all components at their most, and of each other point all but one.
	let slopes: Vec<u64> = (0..count)
		.map(|place| {
			let units = |result: &&BenchmarkResult| component(result, place);
			let (Some(high), Some(low)) = (results.first(), results.iter().min_by_key(units))
			else {
				return 0;
			};
			let grown = value(high).saturating_sub(value(low));
			grown.div_ceil((units(&high) - units(&low)).max(1))
		})
		.collect();
	let rest = |result: &BenchmarkResult| {
		let grown: u64 =
			slopes.iter().enumerate().map(|(at, slope)| slope * component(result, at)).sum();
		value(result).saturating_sub(grown)
	};
	let base = results.iter().map(rest).max().unwrap_or_default();
	Line { base, slopes }
}

/// The size of a proof of what was read, in a large state, with each item at its largest.
fn proof(runner: &Runner, result: &BenchmarkResult) -> u64 {
	let of = |(key, reads, _, _): &(Vec<u8>, u32, u32, bool)| {
		let size = runner.item(key).and_then(|item| item.max_size).map(u64::from);
		u64::from(*reads) * (PATH_BYTES + size.unwrap_or(UNBOUNDED_BYTES))
	};
	result.keys.iter().map(of).sum()
}

/// Most reads and writes of each item.
fn items(runner: &Runner, results: &[BenchmarkResult]) -> BTreeMap<String, (u32, u32)> {
	let mut items = BTreeMap::<String, (u32, u32)>::new();
	for result in results {
		let mut here = BTreeMap::<String, (u32, u32)>::new();
		for (key, reads, writes, _) in &result.keys {
			let name = runner.item(key).map_or_else(
				|| format!("0x{}", hex::encode(key)),
				|item| {
					let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
					format!("{}::{}", text(&item.pallet_name), text(&item.storage_name))
				},
			);
			let sum = here.entry(name).or_default();
			*sum = (sum.0 + reads, sum.1 + writes);
		}
		for (name, (reads, writes)) in here {
			let most = items.entry(name).or_default();
			*most = (most.0.max(reads), most.1.max(writes));
		}
	}
	items
}
