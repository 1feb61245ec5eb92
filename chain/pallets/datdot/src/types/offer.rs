//! Offers: what a provider promises, and the chain's book-keeping about it.

use super::Tick;
use crate::limits::HOURS_PER_WEEK;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A geohash prefix of two characters, as ASCII.
pub type Region = [u8; 2];

/// The roles of a provider.
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
	PartialOrd,
	Ord,
	Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum Role {
	/// Makes unique replicas.
	Encoder,
	/// Checks replicas and measures delivery.
	Attestor,
	/// Stores and serves replicas.
	Hoster,
}

/// A weekly grid of 168 hours UTC; bit `h` of the grid (byte `h / 8`, least significant bit first)
/// is hour `h` counted from Monday 00:00.
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
pub struct Hours(pub [u8; 21]);

impl Hours {
	/// Every hour of the week.
	pub const ALL: Self = Self([0xff; 21]);

	/// Number of offered hours.
	pub fn count(&self) -> u32 {
		self.0.iter().map(|byte| byte.count_ones()).sum()
	}

	/// Whether hour `hour` of the week is offered.
	pub fn contains(&self, hour: u32) -> bool {
		let hour = hour % HOURS_PER_WEEK;
		self.0.get((hour / 8) as usize).is_some_and(|byte| byte & (1 << (hour % 8)) != 0)
	}

	/// Whether some hour touched by the `seconds` after Unix time `from` is offered.
	pub fn touches(&self, from: u64, seconds: u64) -> bool {
		!Self(self.0.map(|byte| !byte)).covers(from, seconds)
	}

	/// Whether every hour touched by the `seconds` after Unix time `from` is offered.
	pub fn covers(&self, from: u64, seconds: u64) -> bool {
		// The Unix epoch was a Thursday: Monday is four days before the next one.
		let hour_of = |time: u64| time / 3_600 + 72;
		let first = hour_of(from);
		let last = hour_of(from.saturating_add(seconds)).min(first + HOURS_PER_WEEK as u64);
		(first..=last).all(|hour| self.contains((hour % HOURS_PER_WEEK as u64) as u32))
	}
}

/// Work as encoder or attestor.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct RoleOffer<Balance> {
	/// Duties at the same time.
	pub capacity: u32,
	/// Least price per GiB set up.
	pub ask: Balance,
}

/// Work as hoster.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct HosterOffer<Balance> {
	/// Slots at the same time.
	pub capacity: u32,
	/// Plain bytes offered.
	pub bytes: u64,
	/// Least price per GiB and hour.
	pub ask: Balance,
}

/// What a provider promises.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct Offer<Balance, BlockNumber> {
	/// Work as encoder, if offered.
	pub encoder: Option<RoleOffer<Balance>>,
	/// Work as attestor, if offered.
	pub attestor: Option<RoleOffer<Balance>>,
	/// Work as hoster, if offered.
	pub hoster: Option<HosterOffer<Balance>>,
	/// Where the provider is: a geohash prefix of two characters.
	pub region: Region,
	/// When the provider is there.
	pub hours: Hours,
	/// Upload rate in KiB/s.
	pub rate: u32,
	/// Latency in milliseconds.
	pub latency: u32,
	/// First block of the offer.
	pub from: BlockNumber,
	/// Block at which the offer ends.
	pub until: BlockNumber,
}

/// The chain's book-keeping of one role of a provider.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct RoleState<Balance> {
	/// Stake held for the role.
	pub stake: Balance,
	/// Part of the stake that stands for duties.
	pub committed: Balance,
	/// Duties at present.
	pub duties: u32,
	/// Stake that a duty of an encoder or attestor commits; it stays while there are duties.
	pub unit: Balance,
	/// Position in the tree of all regions, once drawable.
	pub anywhere: Option<u32>,
	/// Position in the tree of the own region, once drawable.
	pub regional: Option<u32>,
}

/// Where a provider stands.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub enum ProviderStatus {
	/// Offered, not drawable before the tick.
	Registered {
		/// When it becomes drawable.
		drawable_at: Tick,
	},
	/// May be drawn.
	Drawable,
	/// Is away and keeps its slots; is not drawn.
	Paused {
		/// First tick of the pause.
		since: Tick,
		/// Tick at which it ends by itself.
		until: Tick,
	},
	/// Hands its duties over and ends; is not drawn.
	Leaving {
		/// Tick of its withdrawal.
		since: Tick,
		/// Positions of its tree of slots, from the first on, for which no successor is wanted yet.
		unvisited: u32,
	},
	/// Failed a duty; is not drawn until it unpauses itself.
	Suspended {
		/// Tick of the failure.
		since: Tick,
	},
}

/// A provider: a user with an offer.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Provider<Balance, BlockNumber> {
	/// The offer in force.
	pub offer: Offer<Balance, BlockNumber>,
	/// Where the provider stands.
	pub status: ProviderStatus,
	/// Held for fees of statements, answers and reports.
	pub fee_reserve: Balance,
	/// Book-keeping as encoder.
	pub encoder: Option<RoleState<Balance>>,
	/// Book-keeping as attestor.
	pub attestor: Option<RoleState<Balance>>,
	/// Book-keeping as hoster.
	pub hoster: Option<RoleState<Balance>>,
	/// Plain bytes reserved or stored as hoster.
	pub used_bytes: u64,
	/// How much it has paused.
	pub pauses: Pauses,
}

/// How much a provider has paused in a period.
#[derive(Clone, Copy, Default, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Pauses {
	/// First tick of the period.
	pub since: Tick,
	/// Ticks of its pauses.
	pub used: Tick,
}

impl<Balance, BlockNumber> Provider<Balance, BlockNumber> {
	/// Book-keeping of a role.
	pub fn role(&self, role: Role) -> Option<&RoleState<Balance>> {
		match role {
			Role::Encoder => self.encoder.as_ref(),
			Role::Attestor => self.attestor.as_ref(),
			Role::Hoster => self.hoster.as_ref(),
		}
	}

	/// Book-keeping of a role, to change it.
	pub fn role_mut(&mut self, role: Role) -> Option<&mut RoleState<Balance>> {
		match role {
			Role::Encoder => self.encoder.as_mut(),
			Role::Attestor => self.attestor.as_mut(),
			Role::Hoster => self.hoster.as_mut(),
		}
	}
}

impl<Balance, BlockNumber> Provider<Balance, BlockNumber> {
	/// The place of a role's book-keeping, to begin or end it.
	pub fn place_mut(&mut self, role: Role) -> &mut Option<RoleState<Balance>> {
		match role {
			Role::Encoder => &mut self.encoder,
			Role::Attestor => &mut self.attestor,
			Role::Hoster => &mut self.hoster,
		}
	}
}

impl<Balance: Copy, BlockNumber> Offer<Balance, BlockNumber> {
	/// Capacity and ask of a role, if offered.
	pub fn terms(&self, role: Role) -> Option<(u32, Balance)> {
		match role {
			Role::Encoder => self.encoder.as_ref().map(|offer| (offer.capacity, offer.ask)),
			Role::Attestor => self.attestor.as_ref().map(|offer| (offer.capacity, offer.ask)),
			Role::Hoster => self.hoster.as_ref().map(|offer| (offer.capacity, offer.ask)),
		}
	}
}
