//! Ratings: how well a user did a role.

use super::{Role, Tick};
use crate::limits::MaxRaters;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;
use sp_runtime::BoundedVec;

/// What one payer's duties say about a name, in planck.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct RatingShare {
	/// BLAKE2b-128 of the payer's account; 0 is the chain itself.
	pub payer: u128,
	/// Weight of duties done.
	pub good: u128,
	/// Weight of duties failed.
	pub bad: u128,
}

/// Beta reputation of one user in one role, which fades.
#[derive(Clone, Default, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Rating {
	/// Tick up to which it has faded.
	pub updated: Tick,
	/// What each of the last payers says.
	pub shares: BoundedVec<RatingShare, MaxRaters>,
}

impl Rating {
	/// Weight of duties done.
	pub fn good(&self) -> u128 {
		self.shares.iter().fold(0, |sum, share| sum.saturating_add(share.good))
	}

	/// Weight of duties failed.
	pub fn bad(&self) -> u128 {
		self.shares.iter().fold(0, |sum, share| sum.saturating_add(share.bad))
	}
}

/// A rating as people see it.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, TypeInfo, PartialEq, Eq, Debug)]
pub struct RoleRating {
	/// The role.
	pub role: Role,
	/// Weight of duties done, in planck.
	pub good: u128,
	/// Weight of duties failed, in planck.
	pub bad: u128,
	/// Share of good in parts per million; 500 000 if nothing is known.
	pub score: u32,
}
