//! Figures of the largest state against those of the smallest one.
//!
//! Paths of an index may add the logarithm of what is indexed. There are two: `sumTree`, the nodes of
//! sum trees on the way to a leaf, 64 below each; and `trie`, the nodes of the state's own trie on the
//! way to a key, 16 below each. A state that is so many times as large adds so many levels to every
//! path. `whole` is the ratio with everything; `ratio` leaves out what paths of the largest state have
//! more, as far as these levels explain it. Time grows with both: by the nodes of sum trees among the
//! keys that are read and written, and for each key by the levels of the trie above it. What one access
//! to a key takes is timed in each state, too: beside a longer path it has less of it close to the
//! processor, which no ratio leaves out.

use super::{operations::Mean, Measured};
use serde_json::{json, Map, Value};

/// Names of what is compared.
#[cfg(test)]
pub const OPERATIONS: [&str; 6] =
	["block", "draw", "challenge", "challengeOfLargest", "answer", "settlement"];

/// Bytes of a node of the trie with 16 nodes below it.
const TRIE_NODE: f64 = 16.0 * 33.0 + 3.0;

/// Levels that paths have more in the largest state than in the smallest.
struct Levels {
	sum_tree: f64,
	trie: f64,
	/// Levels of the trie of the largest state for each of the smallest.
	lookup: f64,
}

/// A figure of each size, and what paths may add to the largest.
struct Figure {
	sizes: Vec<f64>,
	paths: Vec<f64>,
	may_add: f64,
}

impl Figure {
	/// Of the smallest state, and of the largest, without and with what paths add.
	fn ends(&self) -> (f64, f64, f64) {
		let ends = |list: &[f64]| Some((*list.first()?, *list.last()?));
		let (small, large) = ends(&self.sizes).unwrap_or_default();
		let (short, long) = ends(&self.paths).unwrap_or_default();
		(small, large - (long - short).clamp(0.0, self.may_add), large)
	}

	fn compare(&self) -> Value {
		let (small, without, large) = self.ends();
		let (ratio, whole) = (without / small, large / small);
		json!({ "figures": self.sizes, "paths": self.paths, "ratio": ratio, "whole": whole })
	}
}

/// Ratios of all operations.
pub fn of(measured: &[Measured]) -> Map<String, Value> {
	let (Some(smallest), Some(largest)) = (measured.first(), measured.last()) else {
		return Map::new();
	};
	let growth = f64::from(largest.size.contracts) / f64::from(smallest.size.contracts);
	let levels = Levels {
		sum_tree: growth.log(64.0),
		trie: growth.log(16.0),
		lookup: (largest.keys as f64).ln() / (smallest.keys as f64).ln(),
	};
	let mut all = Map::new();
	for (place, (name, _)) in smallest.figures.iter().enumerate() {
		let sizes: Vec<_> = measured.iter().map(|one| one.figures[place].1).collect();
		all.insert(name.to_string(), compare(&sizes, &levels));
	}
	let paths = json!({ "sumTree": levels.sum_tree, "trie": levels.trie });
	all.insert("addedLevels".into(), paths);
	all
}

fn compare(sizes: &[Mean], levels: &Levels) -> Value {
	let series = |part: &dyn Fn(&Mean) -> f64| -> Vec<f64> { sizes.iter().map(part).collect() };
	let first = |part: fn(&Mean) -> f64| sizes.first().map_or(0.0, part);
	let last = |part: fn(&Mean) -> f64| sizes.last().map_or(0.0, part);
	let reads = Figure {
		sizes: series(&|one| one.reads),
		paths: series(&|one| one.index_reads),
		may_add: first(|one| one.index_reads) * levels.sum_tree,
	};
	let writes = Figure {
		sizes: series(&|one| one.writes),
		paths: series(&|one| one.index_writes),
		may_add: first(|one| one.index_writes) * levels.sum_tree,
	};
	let proof = Figure {
		sizes: series(&|one| one.proof),
		paths: series(&|one| one.proof - one.values),
		may_add: last(|one| one.paths) * levels.trie * TRIE_NODE,
	};
	let longer = levels.lookup * more_accesses(&reads, &writes);
	let time = Figure {
		sizes: series(&|one| one.time),
		paths: series(&|one| one.time),
		may_add: last(|one| one.time) * (1.0 - 1.0 / longer),
	};
	let figures =
		[("reads", reads), ("writes", writes), ("proofBytes", proof), ("microseconds", time)];
	let mut found = Map::new();
	let most = |found: &Map<String, Value>, key: &str| {
		let ratios = found.values().filter_map(|figure| figure[key].as_f64());
		ratios.fold(0.0, f64::max)
	};
	for (name, figure) in figures {
		found.insert(name.into(), figure.compare());
	}
	let (ratio, whole) = (most(&found, "ratio"), most(&found, "whole"));
	found.insert("ratio".into(), ratio.into());
	found.insert("whole".into(), whole.into());
	found.into()
}

/// Keys that are accessed in the largest state, for each that would be without what sum trees add.
fn more_accesses(reads: &Figure, writes: &Figure) -> f64 {
	let (_, read, reads) = reads.ends();
	let (_, written, writes) = writes.ends();
	(reads + writes) / (read + written)
}
