//! Every way in which a call can fail, with its remedy.

use frame_support::pallet_macros::pallet_section;

/// The pallet's errors. They are stored by index: new ones go to the end.
#[pallet_section]
mod errors {
	#[pallet::error]
	#[derive(PartialEq)]
	pub enum Error<T> {
		/// This account is registered already: change its keys with `account_update`.
		AccountExists,
		/// This account is not registered: call `account_create` first.
		UnknownAccount,
		/// This key belongs to another account: make a new key pair.
		KeyTaken,
		/// The Noise key and the signing key are equal: use two key pairs.
		KeysEqual,
		/// The proof of possession does not fit: sign
		/// `"datdot/account/" purpose ‖ genesis hash ‖ account ‖ key` with the key itself, for this
		/// chain, this account and this purpose.
		BadPossessionProof,
		/// Nothing would change: name at least one thing that differs.
		NothingToChange,
		/// Keys are about to change already, or setups that a revocation broke are just being taken
		/// back: wait until that is done.
		RotationPending,
		/// This account has an offer already: use that one, or offer with another account.
		OfferExists,
		/// The offer names no role: offer work as encoder, attestor or hoster.
		OfferWithoutRole,
		/// A capacity, the bytes or the rate of the offer is zero: offer at least one.
		OfferTooSmall,
		/// A capacity or the bytes of the offer are above the limit: offer less, or with several
		/// accounts.
		OfferTooLarge,
		/// The offer ends before it begins or has ended already: choose a later end.
		BadOfferTime,
		/// The offer has no hours: offer at least one hour a week.
		OfferWithoutHours,
		/// The region is not a geohash prefix of two characters: send one such as `u3`.
		BadRegion,
		/// The account cannot pay what this needs to hold: put more money on it.
		InsufficientFunds,
		/// This feed is on chain already: use its id, or `update_feed` for a longer head.
		FeedExists,
		/// There is no such feed: publish it first.
		UnknownFeed,
		/// The manifest is malformed, unsupported, or does not belong to the key: send the manifest
		/// as hypercore encodes it, or none if the key is an ed25519 public key.
		BadManifest,
		/// The head is empty or its roots do not fit its length: send the head as hypercore has it.
		BadHead,
		/// The signature does not verify for this key, fork, length and roots: send the newest
		/// signed head; make an update from the stored length, see `getFeedByID`.
		BadHeadSignature,
		/// The update does not extend the stored head: make it from the stored length, see
		/// `getFeedByID`.
		NotAnExtension,
		/// The plan names no range: send at least one.
		PlanWithoutRanges,
		/// The plan ends before it begins or has ended already: choose a later end.
		BadPlanTime,
		/// A range ends before it begins or is empty: give `from` below `to`.
		ReversedRange,
		/// A range goes past the feed's length: update the feed, or end the range earlier. One that
		/// grows begins at the feed's length at the latest.
		RangePastEnd,
		/// Two ranges of one feed overlap: join them.
		OverlappingRanges,
		/// Fewer bytes are stated for a range than its chunks have: state their sum, and more for a
		/// range that grows. Such a range counts from the last place before it at which the chain
		/// knows the feed's bytes: the feed's length, or the beginning of one of its roots.
		TooFewBytes,
		/// More bytes are stated for a range than the feed has: state the sum of its chunks.
		TooManyBytes,
		/// The plan names a new feed that did not come with the call: send the feed with it, or
		/// name a published one.
		UnknownFeedRef,
		/// The plan names more feeds than a plan may have: make several plans.
		TooManyFeeds,
		/// A new feed of the call is not used by the plan: leave it out.
		UnusedFeed,
		/// The number of replicas is zero or above `MaxReplicas`: ask for one in between, or for
		/// none to get the default.
		BadReplicas,
		/// `contract_chunks` is zero or above `ContractSetSize`: ask for a number in between, or
		/// for none to get the default.
		BadContractChunks,
		/// The plan has too many contracts: raise `contract_chunks`, state fewer for a growing range,
		/// or make several plans.
		TooManyContracts,
		/// More hours a week are asked for than a week has: ask for at most 168.
		BadHours,
		/// A price is zero or too high to reckon with: see `price_list`.
		BadPrice,
		/// The budget is below what the plan costs: raise the budget, or ask for less. The price
		/// list and the plan's terms give the sum.
		BudgetTooSmall,
		/// There is no such running amendment, it ended or never was: state those of `my_duties`.
		UnknownAmendment,
		/// The amendment has not been drawn yet: wait for `AmendmentDrawn`.
		NotDrawn,
		/// The amendment does not staff this slot: state one of its slots, see `my_duties`.
		SlotNotStaffed,
		/// This slot is active already: do not state it again.
		SlotActive,
		/// Only the drawn encoder, attestor and hoster of a slot may submit its statement: submit
		/// it from one of their accounts.
		NotDrawnForSlot,
		/// In the first ticks only the hoster may submit: wait.
		HosterFirst,
		/// The statement's sizes are impossible: state them as they are in the replica.
		BadStatementSize,
		/// The statement's plain bytes differ from those of another slot of this contract: sum up
		/// the chunks again, and sign anew.
		PlainBytesDiffer,
		/// The contract has more bytes than are left of those stated for its range: state it as
		/// `TooLarge`.
		StatedBytesExceeded,
		/// The encoder's signature is missing or not by the drawn encoder's key: have the encoder
		/// sign exactly this statement with the key that it was drawn with.
		BadEncoderSignature,
		/// The attestor's signature is missing or not by the drawn attestor's key: have the
		/// attestor sign exactly this statement with the key that it was drawn with.
		BadAttestorSignature,
		/// The hoster's signature is missing or not by the drawn hoster's key: have the hoster sign
		/// exactly this statement with the key that it was drawn with.
		BadHosterSignature,
		/// There is no such contract: take its id from its plan, see `plan_status`.
		UnknownContract,
		/// There is no such slot, or nobody holds it: name an active slot, see `plan_status`.
		UnknownSlot,
		/// There is no such open challenge, it was answered or never was: answer those of
		/// `open_challenges`.
		UnknownChallenge,
		/// This challenge is for another account: answer those of `open_challenges`.
		NotChallenged,
		/// The answer has another number of proofs than the challenge has samples: send one proof
		/// for each sample, in their order.
		WrongProofCount,
		/// A proof is not for the leaf that was asked, or does not lead to the replica's root: send
		/// the leaves in the order of the samples.
		BadStorageProof,
		/// Reports of this epoch are not accepted now: commit while it runs, reveal in the first
		/// quarter of the next.
		WrongEpochPhase,
		/// This attestor has nothing to measure in this epoch: report only epochs that it was drawn
		/// for, see `my_duties`.
		NothingToMeasure,
		/// This attestor has committed a report for this epoch already: reveal that one.
		AlreadyCommitted,
		/// There is no commitment for this epoch that is not revealed: commit first.
		NotCommitted,
		/// The report is not the committed one: reveal the same measurements with the same salt, in
		/// the same order.
		CommitmentMismatch,
		/// The report has a measurement that was not asked of this attestor in this epoch: leave it
		/// out before committing.
		MeasurementNotAsked,
		/// A reader key was used before: use a new one for each measurement.
		ReaderKeyUsed,
		/// A measurement is not signed by its reader key: sign it with the key that read.
		BadMeasurementSignature,
		/// The ids of this chain are used up: nothing more can be published here, use another
		/// chain.
		IdsExhausted,
		/// The fork is not higher than the stored one: see `getFeedByID`.
		NotAHigherFork,
		/// The feed is frozen, since its author signed heads that contradict each other: use another
		/// feed.
		FeedIsFrozen,
		/// The feed's key did not authorise this publisher: sign
		/// `"datdot/publisher" ‖ genesis hash ‖ key ‖ account` like a head, or leave it out.
		BadAuthorisation,
		/// The two heads do not contradict each other: send signed heads of one fork whose common
		/// chunks differ. Chunks that a manifest names itself are nobody's word.
		NoEquivocation,
		/// The roots or nodes of the longer head are too few, too many, or too large: send its roots
		/// at the shorter length, and the nodes of `upgrade` from there.
		BadEvidenceNodes,
		/// One of the two heads is not signed by this feed's key, at this fork and length: send both
		/// as the hypercore has them.
		BadEvidenceSignature,
		/// This account has no offer: call `offer_create` first.
		UnknownProvider,
		/// This provider is neither paused nor suspended: there is nothing to end.
		NotPaused,
		/// Slots are still being taken from this hoster: wait some blocks, until none is left.
		StillSwept,
		/// The drawn hoster is suspended or leaving and takes no slot: it unpauses first, or the slot
		/// is drawn again after the deadline.
		HosterGone,
		/// A storage challenge of this account is open: answer it first.
		ChallengeOpen,
		/// This provider is paused, suspended or leaving: `unpause` first, or wait until it is gone.
		NotAtWork,
		/// The pause ends before it begins: choose a later tick.
		BadPauseTime,
		/// Fewer ticks are left for pauses in this period: choose an earlier end, or wait for the next
		/// period.
		PauseTooLong,
		/// The new offer has less than the present duties need (capacity, bytes, stake or hours):
		/// offer as much, or wait until duties have ended.
		OfferBelowDuties,
		/// Slots were drawn for this region, rate, latency, and time: keep them while there are slots.
		TermsInUse,
		/// The leaver's duties are still being handed over: wait until `ExitDelay` is over to go at
		/// the price of the replacements.
		ExitTooEarly,
		/// No slot is left to give up; the other duties end by themselves: wait.
		DutiesLeft,
		/// This slot is not held by this account, or nothing is left to prove of it: report slots that
		/// `my_duties` lists.
		NotYourSlot,
		/// No slot is named: name at least one.
		NoSlots,
		/// The account has duties: withdraw its offer and wait until they have ended.
		AccountHasDuties,
		/// The account sponsors plans: wait until they have ended and are removed.
		AccountHasPlans,
		/// The account has held slots and is not done with them: wait an epoch or two.
		HostingNotOver,
		/// Only who published the feed may remove it.
		NotPublisher,
		/// Plans name this feed: wait until they have ended and are removed.
		FeedInUse,
		/// This replica was rejected already: the second attestor judges, wait for `ReviewDrawn`.
		RejectedAlready,
		/// This is not the replica that was rejected: the encoder hands out the one that it signed.
		NotTheRejected,
		/// Only the attestor who was drawn for it rejects a replica: the others wait.
		NotItsAttestor,
		/// Replicas of this amendment were rejected, so that there was a source: wait for the second
		/// attestor.
		UnderReview,
		/// It is too early to give up: look for the chunks until `EncodingDuration` is over.
		TooEarlyToGiveUp,
		/// A statement about the whole amendment lacks encoders' signatures: one for each slot that is
		/// not done, in their order.
		WrongSignatureCount,
		/// The contract is not too large: it has room among the bytes stated for its range.
		NotTooLarge,
		/// There is no such plan: it was removed, or never was.
		UnknownPlan,
		/// Only the sponsor of a plan may change it: send the call from the account that pays.
		NotSponsor,
		/// The plan has ended or ends with the next block: publish another one.
		PlanOver,
		/// The plan is paused already: `plan_resume` goes on with it.
		PlanPausedAlready,
		/// The plan is not paused: slots of running plans are left with `offer_withdraw` or
		/// `report_loss`, running plans are paused with `plan_pause`.
		PlanNotPaused,
		/// The plan was paused as often as it can be: cancel it and publish another one.
		TooManyPauses,
		/// The plan would have more ranges than a plan may have: make several plans.
		TooManyRanges,
		/// This account does not host this slot: name slots that it was given and has not lost.
		SlotNotHeld,
		/// No challenge that was issued since the pause, or since the offer's end, was answered yet:
		/// answer the next one first.
		NotProvenYet,
		/// A plan follows one feed at a time: make another plan, or wait until this one has stopped
		/// and its last contracts are activated.
		FollowsAlready,
		/// The feed fills all contracts that the growing range may become: state more of them, or
		/// more bytes.
		TooFewContracts,
		/// This key was revoked and counts for nothing: make a new one; a slot that awaited it is drawn
		/// again.
		KeyRevoked,
		/// This account has revoked as many keys as it may: `account_delete` it when its duties are
		/// over, and register it anew.
		TooManyRevocations,
	}
}
