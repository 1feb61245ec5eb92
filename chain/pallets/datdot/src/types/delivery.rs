//! Delivery: what attestors measure as anonymous readers.

use super::{ChallengeId, Digest, Epoch, Key, Signature, Tick, UserId};
use crate::limits::{MaxMeasurements, MaxMeasurers};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::BoundedVec;

/// The epoch that runs.
#[derive(Clone, Copy, Default, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct EpochClock {
	/// Number of the epoch.
	pub epoch: Epoch,
	/// Its first tick.
	pub start: Tick,
	/// Its length in ticks.
	pub length: Tick,
}

/// What a reader saw of a hoster.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Figures {
	/// Valid chunks received.
	pub chunks: u32,
	/// Milliseconds until connected.
	pub connect: u32,
	/// Milliseconds from the first request to the first chunk.
	pub first_byte: u32,
	/// Throughput in KiB/s.
	pub rate: u32,
}

/// One hoster's measurement in a report.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Measurement {
	/// The performance challenge.
	pub challenge: ChallengeId,
	/// The one-use key of the reader.
	pub reader_key: Key,
	/// Signature by that key over
	/// `"datdot/measurement" ‖ genesis hash ‖ challenge id ‖ attestor's user id`.
	pub signature: Signature,
	/// What the reader saw.
	pub figures: Figures,
}

/// The measurements of one attestor in one epoch.
pub type Measurements = BoundedVec<Measurement, MaxMeasurements>;

/// One step of an attestor's report.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum PerformanceReport {
	/// Fix the report before anybody shows theirs, until the epoch's end.
	Commit {
		/// The epoch.
		epoch: Epoch,
		/// BLAKE2b-256 of `"datdot/report" ‖ genesis hash ‖ epoch ‖ attestor's user id ‖
		/// measurements ‖ salt`, SCALE encoded.
		commitment: Digest,
	},
	/// Show the report, in the first quarter of the next epoch.
	Reveal {
		/// The epoch.
		epoch: Epoch,
		/// The committed measurements.
		measurements: Measurements,
		/// The committed salt.
		salt: Digest,
	},
}

/// Why a measurement does not count.
#[derive(
	Clone,
	Copy,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	PartialEq,
	Eq,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum MeasurementFault {
	/// It was not revealed in time.
	Missing,
	/// Its figures are exactly those of somebody else.
	Copied,
	/// It is far from what the others saw.
	Outlying,
}

/// One drawn attestor of a performance challenge.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Measurer {
	/// Who measures.
	pub attestor: UserId,
	/// What was revealed.
	pub figures: Option<Figures>,
	/// The reader key that was revealed with it.
	pub reader_key: Option<Key>,
}

/// A stored performance challenge: one hoster in one epoch.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct PerformanceChallenge {
	/// Who is measured.
	pub hoster: UserId,
	/// In which epoch.
	pub epoch: Epoch,
	/// The attestors that were drawn.
	pub measurers: BoundedVec<Measurer, MaxMeasurers>,
}

/// The last counted delivery of a hoster.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Delivery {
	/// The epoch.
	pub epoch: Epoch,
	/// Attestors drawn.
	pub drawn: u32,
	/// Attestors that revealed.
	pub revealed: u32,
	/// Whether the epoch counts as delivered.
	pub delivered: bool,
	/// Medians of what was revealed, if anything was.
	pub median: Option<Figures>,
}

impl PerformanceReport {
	/// Measurements in this step.
	pub fn measurements(&self) -> u32 {
		match self {
			Self::Commit { .. } => 0,
			Self::Reveal { measurements, .. } => measurements.len() as u32,
		}
	}
}
