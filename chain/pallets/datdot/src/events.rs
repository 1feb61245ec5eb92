//! What the pallet reports, one event for each outcome.

use frame_support::pallet_macros::pallet_section;

/// The pallet's events.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// An account was registered.
		AccountCreated {
			/// The new user's id.
			user: UserId,
			/// Its account.
			account: T::AccountId,
		},
		/// New keys of an account were accepted; they act from a tick on.
		KeysRotating {
			/// The user.
			user: UserId,
			/// The tick from which the new keys act.
			at: Tick,
		},
		/// New keys of an account act now.
		KeysRotated {
			/// The user.
			user: UserId,
		},
		/// Keys of an account count for nothing from now on; others have taken their place.
		KeysRevoked {
			/// The user.
			user: UserId,
			/// The Noise key that was revoked, if one was.
			noise_key: Option<Key>,
			/// The signing key that was revoked, if one was.
			signing_key: Option<Key>,
		},
		/// Slots of an amendment awaited a signature by a revoked key: they are drawn again, and nobody
		/// is blamed.
		SetupBroken {
			/// The amendment.
			amendment: AmendmentId,
			/// The contract.
			contract: ContractId,
			/// The user that revoked its key.
			user: UserId,
			/// Slots that it was at work on.
			missing: u32,
		},
		/// A provider made an offer and its stake is held.
		OfferCreated {
			/// The provider's user id.
			user: UserId,
			/// Stake held over all roles.
			stake: BalanceOf<T>,
			/// The tick from which it may be drawn.
			drawable_at: Tick,
		},
		/// A provider may be drawn now.
		ProviderDrawable {
			/// The provider's user id.
			user: UserId,
		},
		/// A feed was published.
		FeedPublished {
			/// The new feed's id.
			feed: FeedId,
			/// The hypercore's key.
			key: Key,
			/// Length of its head in chunks.
			length: u64,
		},
		/// A feed has a longer head.
		FeedUpdated {
			/// The feed.
			feed: FeedId,
			/// Length of the new head in chunks.
			length: u64,
		},
		/// The author of a feed truncated it: the head of a higher fork replaces the old one.
		FeedForked {
			/// The feed.
			feed: FeedId,
			/// The new fork.
			fork: u64,
			/// Length of the new head in chunks.
			length: u64,
		},
		/// The author of a feed signed heads that contradict each other; no plan names it any more.
		FeedFrozen {
			/// The feed.
			feed: FeedId,
			/// Who reported it.
			reporter: T::AccountId,
			/// What the reporter got of the publisher's deposit.
			bounty: BalanceOf<T>,
		},
		/// A plan ends before its time, since a feed that it pins forked or was frozen.
		PlanFeedEnded {
			/// The plan.
			plan: PlanId,
			/// The feed.
			feed: FeedId,
		},
		/// A plan was accepted and its whole budget is held.
		PlanPublished {
			/// The new plan's id.
			plan: PlanId,
			/// Who pays.
			sponsor: T::AccountId,
			/// Contracts that it has.
			contracts: u32,
			/// Escrow for hosting, setup and delivery.
			escrow: BalanceOf<T>,
			/// Deposit for the state of its contracts.
			deposit: BalanceOf<T>,
		},
		/// A contract exists and its slots are about to be staffed.
		ContractActivated {
			/// The plan.
			plan: PlanId,
			/// The contract.
			contract: ContractId,
			/// The amendment that staffs it.
			amendment: AmendmentId,
		},
		/// Providers were drawn for an amendment.
		AmendmentDrawn {
			/// The amendment.
			amendment: AmendmentId,
			/// The contract.
			contract: ContractId,
			/// Tick by which the statements must be in.
			deadline: Tick,
		},
		/// Too few providers qualified for an amendment; it is drawn again.
		AmendmentUnstaffed {
			/// The amendment.
			amendment: AmendmentId,
			/// The contract.
			contract: ContractId,
			/// The role that lacked providers.
			role: Role,
			/// Block of the next draw.
			retry_at: BlockNumberFor<T>,
		},
		/// An amendment ended with slots that were not staffed; they are drawn again.
		AmendmentIncomplete {
			/// The amendment.
			amendment: AmendmentId,
			/// The contract.
			contract: ContractId,
			/// Slots that are still missing.
			missing: u32,
		},
		/// An attestor rejected an encoder's replica; a second one judges.
		ReplicaRejected {
			/// The amendment.
			amendment: AmendmentId,
			/// The slot.
			slot: SlotIndex,
			/// The encoder's user id.
			encoder: UserId,
			/// The attestor's user id.
			attestor: UserId,
		},
		/// A second attestor was drawn for what the first one rejected.
		ReviewDrawn {
			/// The amendment.
			amendment: AmendmentId,
			/// The second attestor's user id.
			reviewer: UserId,
			/// Tick by which it must have judged.
			deadline: Tick,
		},
		/// Two attestors rejected an encoder's replica: it is at fault.
		EncoderFault {
			/// The amendment.
			amendment: AmendmentId,
			/// The slot.
			slot: SlotIndex,
			/// The encoder's user id.
			encoder: UserId,
		},
		/// An attestor rejected a replica that was good: it is at fault.
		AttestorFault {
			/// The amendment.
			amendment: AmendmentId,
			/// The slot.
			slot: SlotIndex,
			/// The attestor's user id.
			attestor: UserId,
		},
		/// An amendment ended because nobody served the contract's chunks; nobody is at fault.
		SourceMissing {
			/// The amendment.
			amendment: AmendmentId,
			/// The contract.
			contract: ContractId,
		},
		/// An amendment ended because the contract has more bytes than it may have; others are drawn
		/// to confirm it.
		ContractTooLarge {
			/// The amendment.
			amendment: AmendmentId,
			/// The contract.
			contract: ContractId,
			/// Its plain bytes as stated.
			plain_bytes: u64,
		},
		/// A contract has more bytes than it may have, as two amendments have stated; nobody hosts it.
		ContractVoid {
			/// The plan.
			plan: PlanId,
			/// The contract.
			contract: ContractId,
			/// Its plain bytes.
			plain_bytes: u64,
		},
		/// Slots of a contract are drawn again after a failed amendment.
		SetupRetry {
			/// The contract.
			contract: ContractId,
			/// Why the last amendment failed.
			reason: FailureReason,
			/// Amendments that failed since a slot was activated.
			failures: u32,
			/// Tick from which the slots are drawn again.
			retry_at: Tick,
		},
		/// A hoster holds its replica and serves it from now on.
		SlotActivated {
			/// The contract.
			contract: ContractId,
			/// The slot.
			slot: SlotIndex,
			/// The hoster's user id.
			hoster: UserId,
			/// Merkle root of its sealed replica.
			replica_root: Digest,
			/// Plain bytes of the contract.
			plain_bytes: u64,
		},
		/// An encoder and an attestor were paid for a setup.
		SetupPaid {
			/// The contract.
			contract: ContractId,
			/// The slot.
			slot: SlotIndex,
			/// The encoder's user id.
			encoder: UserId,
			/// The attestor's user id.
			attestor: UserId,
			/// Paid to each of them.
			fee: BalanceOf<T>,
		},
		/// All slots of a contract are active.
		HostingStarted {
			/// The plan.
			plan: PlanId,
			/// The contract.
			contract: ContractId,
		},
		/// A hoster is asked to prove that it stores its replicas.
		StorageChallengeIssued {
			/// The challenge.
			challenge: ChallengeId,
			/// The hoster's user id.
			hoster: UserId,
			/// Tick by which the answer must be in.
			deadline: Tick,
		},
		/// A hoster proved storage.
		StorageProven {
			/// The challenge.
			challenge: ChallengeId,
			/// The hoster's user id.
			hoster: UserId,
			/// Block up to which storage counts as proven.
			proven_until: BlockNumberFor<T>,
		},
		/// A hoster did not answer in time; it is asked for the same leaves again.
		StorageChallengeMissed {
			/// The challenge.
			challenge: ChallengeId,
			/// The hoster's user id.
			hoster: UserId,
			/// Tick by which the answer must be in now.
			deadline: Tick,
		},
		/// Attestors were drawn to measure a hoster.
		PerformanceChallengeIssued {
			/// The challenge.
			challenge: ChallengeId,
			/// The epoch.
			epoch: Epoch,
			/// The hoster's user id.
			hoster: UserId,
			/// The attestors' user ids.
			attestors: BoundedVec<UserId, MaxMeasurers>,
		},
		/// An attestor fixed its report.
		ReportCommitted {
			/// The epoch.
			epoch: Epoch,
			/// The attestor's user id.
			attestor: UserId,
		},
		/// An attestor showed its report.
		ReportRevealed {
			/// The epoch.
			epoch: Epoch,
			/// The attestor's user id.
			attestor: UserId,
			/// Measurements in it.
			measurements: u32,
		},
		/// A hoster's delivery in an epoch was counted.
		DeliveryCounted {
			/// The epoch.
			epoch: Epoch,
			/// The hoster's user id.
			hoster: UserId,
			/// The outcome.
			delivery: Delivery,
		},
		/// An attestor was paid for a counted measurement.
		MeasurementPaid {
			/// The epoch.
			epoch: Epoch,
			/// The attestor's user id.
			attestor: UserId,
			/// The measured hoster's user id.
			hoster: UserId,
			/// What was paid.
			amount: BalanceOf<T>,
		},
		/// A measurement did not count: it is unpaid and costs rating.
		MeasurementRejected {
			/// The epoch.
			epoch: Epoch,
			/// The attestor's user id.
			attestor: UserId,
			/// The measured hoster's user id.
			hoster: UserId,
			/// What was wrong.
			fault: MeasurementFault,
		},
		/// A hoster was paid for a slot.
		SlotSettled {
			/// The contract.
			contract: ContractId,
			/// The slot.
			slot: SlotIndex,
			/// The hoster's user id.
			hoster: UserId,
			/// What was paid.
			amount: BalanceOf<T>,
			/// Block up to which the slot is settled.
			until: BlockNumberFor<T>,
		},
		/// A plan reached its last block; its contracts are settled and removed.
		PlanEnded {
			/// The plan.
			plan: PlanId,
		},
		/// A plan's sponsor ended it before its time, or its feed did.
		PlanCancelled {
			/// The plan.
			plan: PlanId,
			/// First block in which it is not active.
			until: BlockNumberFor<T>,
		},
		/// A plan was paused.
		PlanPaused {
			/// The plan.
			plan: PlanId,
			/// First block in which it is not active.
			from: BlockNumberFor<T>,
		},
		/// A paused plan goes on.
		PlanResumed {
			/// The plan.
			plan: PlanId,
			/// First block in which it is active again.
			from: BlockNumberFor<T>,
			/// Held for the setups of slots that were given back.
			setups: BalanceOf<T>,
		},
		/// A plan has more ranges or lasts longer.
		PlanUpdated {
			/// The plan.
			plan: PlanId,
			/// Block at which hosting ends.
			until: BlockNumberFor<T>,
			/// Contracts that were added.
			contracts: u32,
			/// Escrow held on top.
			escrow: BalanceOf<T>,
			/// Deposit held on top.
			deposit: BalanceOf<T>,
		},
		/// A following plan has more contracts to come: its feed grew, or a tail waited long enough.
		PlanGrew {
			/// The plan.
			plan: PlanId,
			/// The feed.
			feed: FeedId,
			/// First chunk after those contracts.
			to: u64,
			/// Length of the head that they are made from.
			length: u64,
		},
		/// A plan follows its feed no further; what it has of it stays.
		FollowingStopped {
			/// The plan.
			plan: PlanId,
			/// The feed.
			feed: FeedId,
			/// Length in chunks up to which it followed.
			length: u64,
			/// Why.
			cause: StopCause,
		},
		/// A hoster gave back a slot of a paused plan, or of one made longer than its offer.
		SlotReturned {
			/// The contract.
			contract: ContractId,
			/// The slot.
			slot: SlotIndex,
			/// The hoster's user id.
			hoster: UserId,
		},
		/// A contract was removed and its deposit returned.
		ContractRemoved {
			/// The plan.
			plan: PlanId,
			/// The contract.
			contract: ContractId,
		},
		/// A hoster was silent in a way that is no second chance: it is suspended and replaced.
		StorageFault {
			/// The challenge that it did not answer.
			challenge: ChallengeId,
			/// The hoster's user id.
			hoster: UserId,
			/// Slots that it must still prove and loses now.
			slots: u32,
		},
		/// A challenge left the hoster's hours while the chain stood still; its silence is no fault,
		/// and the same leaves are asked again in its hours.
		StorageChallengeExcused {
			/// The challenge.
			challenge: ChallengeId,
			/// The hoster's user id.
			hoster: UserId,
		},
		/// The leaves of an earlier challenge are asked again.
		StorageChallengeRepeated {
			/// The challenge.
			challenge: ChallengeId,
			/// The hoster's user id.
			hoster: UserId,
			/// Tick by which the answer must be in.
			deadline: Tick,
		},
		/// A hoster delivered nothing in two epochs, one after the other: it is suspended and
		/// replaced.
		DeliveryFault {
			/// The second epoch.
			epoch: Epoch,
			/// The hoster's user id.
			hoster: UserId,
			/// Slots that it must still prove and loses now.
			slots: u32,
		},
		/// A provider failed a duty and is not drawn until it unpauses itself.
		ProviderSuspended {
			/// The provider's user id.
			user: UserId,
		},
		/// A provider ended its pause or suspension.
		ProviderUnpaused {
			/// The provider's user id.
			user: UserId,
			/// The tick from which it may be drawn.
			drawable_at: Tick,
		},
		/// A hoster lost a slot before its plan's end.
		SlotLost {
			/// The contract.
			contract: ContractId,
			/// The slot.
			slot: SlotIndex,
			/// The hoster's user id.
			hoster: UserId,
			/// Why.
			cause: LossCause,
		},
		/// Stake of a provider was slashed.
		StakeSlashed {
			/// The provider's user id.
			user: UserId,
			/// The role whose stake it was.
			role: Role,
			/// The plan that it failed.
			plan: PlanId,
			/// Put into the plan's escrow, for its replacement.
			replacement: BalanceOf<T>,
			/// Paid to the sponsor.
			compensation: BalanceOf<T>,
			/// Burned.
			burned: BalanceOf<T>,
		},
		/// Only some slots of an amendment got providers; the others are drawn again.
		SlotsUnstaffed {
			/// The amendment.
			amendment: AmendmentId,
			/// The contract.
			contract: ContractId,
			/// Slots that nobody was drawn for.
			missing: u32,
		},
		/// A provider changed its offer.
		OfferUpdated {
			/// The provider's user id.
			user: UserId,
			/// Stake held over all roles.
			stake: BalanceOf<T>,
		},
		/// A provider is leaving: it is not drawn any more, and its slots are handed over.
		OfferWithdrawing {
			/// The provider's user id.
			user: UserId,
			/// Tick from which it may go at the price of its replacement.
			may_go_at: Tick,
		},
		/// A provider has left; everything that was held for its offer was returned.
		OfferWithdrawn {
			/// The provider's user id.
			user: UserId,
			/// What was returned.
			returned: BalanceOf<T>,
		},
		/// A provider is away: it keeps its slots, unpaid, and is asked for nothing.
		ProviderPaused {
			/// The provider's user id.
			user: UserId,
			/// Tick at which the pause ends by itself.
			until: Tick,
			/// Ticks that are left for pauses in this period.
			left: Tick,
		},
		/// An account was closed and its deposit returned.
		AccountDeleted {
			/// The user.
			user: UserId,
			/// The account.
			account: T::AccountId,
			/// Burned of the pot for its measurements, which nobody is left to earn.
			burned: BalanceOf<T>,
		},
		/// A feed was removed and its deposit returned.
		FeedRemoved {
			/// The feed.
			feed: FeedId,
		},
		/// Nobody hosts a contract any more; it is staffed again as soon as anybody can serve it.
		ContractLost {
			/// The plan.
			plan: PlanId,
			/// The contract.
			contract: ContractId,
		},
		/// A plan was removed and the rest of its escrow returned.
		PlanRemoved {
			/// The plan.
			plan: PlanId,
			/// What the sponsor got back.
			refund: BalanceOf<T>,
		},
	}
}
