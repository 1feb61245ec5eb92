//! Keys of the sum trees and of the agenda.

use super::{Region, Role, UserId};
use codec::{Decode, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Names a sum tree.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub enum TreeId {
	/// Drawable providers of a role whose ask is in a bucket; all regions, or one. Weight: planck
	/// of uncommitted stake. Leaf: `(user, 0)`.
	Offers {
		/// The role.
		role: Role,
		/// One region, or all.
		region: Option<Region>,
		/// The power of two of the ask.
		bucket: u8,
	},
	/// Slots of a hoster. Weight: sealed bytes. Leaf: `(contract, slot)`.
	Slots {
		/// The hoster.
		hoster: UserId,
	},
}

/// What a leaf of a sum tree stands for.
#[derive(Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Leaf {
	/// A user or a contract.
	pub item: u64,
	/// 0, or a slot.
	pub index: u32,
}

/// Size and sum of a tree.
#[derive(Clone, Copy, Default, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct TreeInfo {
	/// Leaves.
	pub len: u32,
	/// Levels of nodes.
	pub depth: u8,
	/// Sum of the weights.
	pub total: u128,
}

/// Kinds of deferred work, in the order in which a block serves them.
#[derive(
	Clone, Copy, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, PartialOrd, Ord, Debug,
)]
pub enum Work {
	/// A storage challenge's deadline. Due: tick. Id: challenge.
	ChallengeDeadline,
	/// A hoster's next storage challenge. Due: tick. Id: user.
	ChallengeIssue,
	/// An amendment's draw. Due: block. Id: amendment.
	Draw,
	/// An amendment's deadline. Due: tick. Id: amendment.
	AmendmentDeadline,
	/// Slots that were not staffed are tried again. Due: tick. Id: contract.
	AmendmentFollowup,
	/// The draw of a hoster's attestors. Due: tick. Id: user.
	MeasurementDraw,
	/// The count of a performance challenge. Due: tick. Id: challenge.
	MeasurementCount,
	/// An offer becomes drawable. Due: tick. Id: user.
	Registration,
	/// New keys take over. Due: tick. Id: user.
	KeyRotation,
	/// A plan's first block. Due: block. Id: plan.
	PlanStart,
	/// A plan's last block. Due: block. Id: plan.
	PlanEnd,
	/// A contract of an ended plan is settled and removed. Due: block. Id: contract.
	Removal,
	/// Slots are taken from a hoster that failed or left. Due: block. Id: user.
	Sweep,
	/// Plans of a feed that forked or was frozen are ended. Due: block. Id: of the end, see
	/// `FeedEnds`.
	FeedEnd,
	/// A leaving provider's slots want successors, or its duties are over. Due: block. Id: user.
	Handover,
	/// A pause ends by itself. Due: tick. Id: user.
	PauseEnd,
	/// A plan has resumed: its contracts are looked at. Due: block. Id: plan.
	Revival,
	/// A contract of a plan that has resumed is proven and staffed again. Due: block. Id: contract.
	ContractRevival,
	/// The draw of a second attestor. Due: block. Id: amendment.
	ReviewDraw,
	/// The head of a feed was replaced: plans that follow it take the new one. Due: block. Id: feed.
	Follow,
	/// Chunks of a following plan have waited for a contract of their own. Due: block. Id: plan.
	Tail,
	/// Another draw of an amendment that one found too few for. Due: block. Id: amendment.
	Redraw,
	/// Setups that a revoked key breaks leave their amendments. Due: block. Id: user.
	Revocation,
}

impl Work {
	/// All kinds, in the order of service.
	pub const ALL: [Self; 23] = [
		Self::ChallengeDeadline,
		Self::ChallengeIssue,
		Self::Draw,
		Self::AmendmentDeadline,
		Self::AmendmentFollowup,
		Self::MeasurementDraw,
		Self::MeasurementCount,
		Self::Registration,
		Self::KeyRotation,
		Self::PlanStart,
		Self::PlanEnd,
		Self::Removal,
		Self::Sweep,
		Self::FeedEnd,
		Self::Handover,
		Self::PauseEnd,
		Self::Revival,
		Self::ContractRevival,
		Self::ReviewDraw,
		Self::Follow,
		Self::Tail,
		Self::Redraw,
		Self::Revocation,
	];

	/// Whether dues are blocks; else they are ticks.
	pub fn counts_blocks(self) -> bool {
		matches!(
			self,
			Self::Draw
				| Self::PlanStart
				| Self::PlanEnd
				| Self::Removal
				| Self::Sweep
				| Self::FeedEnd
				| Self::Handover
				| Self::Revival
				| Self::ContractRevival
				| Self::ReviewDraw
				| Self::Follow
				| Self::Tail | Self::Redraw
				| Self::Revocation
		)
	}
}

/// First and last page of a list of ids; pages in between are full.
#[derive(Clone, Copy, Default, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct Pages {
	/// Page that is served next.
	pub head: u32,
	/// Page that is written next.
	pub tail: u32,
}
