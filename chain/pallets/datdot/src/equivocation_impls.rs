//! Equivocation: two heads that a hypercore signed and that contradict each other.
//!
//! It freezes the feed and ends its plans. The bounty is the deposit of a publisher whom the feed's
//! own key authorised, so that nobody can take the deposit of a stranger by signing twice.

use crate::{pallet::*, types::*, BalanceOf, FeedOf};
use codec::Encode;
use frame_support::{
	ensure,
	traits::{
		fungible::hold::Mutate,
		tokens::{Fortitude, Precision, Restriction},
	},
};
use hypercore_proof::{
	verify_equivocation, verify_equivocation_longer, Authority, Error as Refused, LongerHead,
	SignedTreeHash,
};
use sp_runtime::{
	traits::{Saturating, Zero},
	DispatchResult,
};

/// Opens what a feed's key signs to authorise its publisher.
const PUBLISHER_DOMAIN: &[u8] = b"datdot/publisher";

impl<T: Config> Pallet<T> {
	pub(crate) fn do_report_equivocation(
		reporter: T::AccountId,
		id: FeedId,
		evidence: Equivocation,
	) -> DispatchResult {
		let mut feed = Feeds::<T>::get(id).ok_or(Error::<T>::UnknownFeed)?;
		ensure!(!feed.frozen, Error::<T>::FeedIsFrozen);
		Self::ensure_equivocation(&Self::authority_of(&feed)?, &evidence)?;
		let bounty = Self::pay_bounty(&reporter, &feed);
		feed.deposit = feed.deposit.saturating_sub(bounty);
		feed.frozen = true;
		let fork = feed.fork;
		Feeds::<T>::insert(id, feed);
		Self::deposit_event(Event::FeedFrozen { feed: id, reporter, bounty });
		Self::begin_feed_end(id, fork)
	}

	fn ensure_equivocation(authority: &Authority, evidence: &Equivocation) -> DispatchResult {
		let proven = match evidence {
			Equivocation::SameLength { fork, length, first, second } => {
				verify_equivocation(authority, first.at(*fork, *length), second.at(*fork, *length))
			},
			Equivocation::Longer { fork, length, first, longer } => verify_equivocation_longer(
				authority,
				first.at(*fork, *length),
				LongerHead {
					fork: *fork,
					length: longer.length,
					prefix: &longer.prefix,
					extension: &longer.extension,
					signature: &longer.signature,
				},
			),
		};
		proven.map_err(|error| match error {
			Refused::NoEquivocation => Error::<T>::NoEquivocation,
			Refused::Roots | Refused::Extension => Error::<T>::BadEvidenceNodes,
			_ => Error::<T>::BadEvidenceSignature,
		})?;
		Ok(())
	}

	/// Pays the bounty and returns it: nothing, if the feed's key did not authorise its publisher, or
	/// the reporter cannot take it.
	fn pay_bounty(reporter: &T::AccountId, feed: &FeedOf<T>) -> BalanceOf<T> {
		if !feed.authorised || feed.deposit.is_zero() {
			return Zero::zero();
		}
		if *reporter == feed.publisher {
			Self::release(HoldReason::FeedDeposit, reporter, feed.deposit);
			return feed.deposit;
		}
		let paid = T::Currency::transfer_on_hold(
			&HoldReason::FeedDeposit.into(),
			&feed.publisher,
			reporter,
			feed.deposit,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Polite,
		);
		if paid.is_ok() {
			feed.deposit
		} else {
			Zero::zero()
		}
	}

	/// Whether the feed's key authorised its publisher: no, if nothing is said about it.
	pub(crate) fn is_authorised(
		authority: &Authority,
		publisher: &T::AccountId,
		key: &Key,
		authorisation: Option<&[u8]>,
	) -> Result<bool, Error<T>> {
		let Some(signature) = authorisation else { return Ok(false) };
		authority
			.verify_message(&Self::publisher_message(publisher, key), signature)
			.map_err(|_| Error::<T>::BadAuthorisation)?;
		Ok(true)
	}

	/// What a feed's key signs to authorise its publisher.
	pub(crate) fn publisher_message(publisher: &T::AccountId, key: &Key) -> alloc::vec::Vec<u8> {
		[PUBLISHER_DOMAIN, &(Self::genesis_hash(), key, publisher).encode()].concat()
	}
}

impl SignedTree {
	fn at(&self, fork: u64, length: u64) -> SignedTreeHash<'_> {
		let SignedTree { tree_hash, signature } = self;
		SignedTreeHash { fork, length, tree_hash, signature }
	}
}
