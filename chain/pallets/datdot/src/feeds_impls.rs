//! Feeds: hypercores published and updated, with what they sign checked.

use crate::{pallet::*, types::*, FeedOf};
use frame_support::{dispatch::Pays, ensure, traits::Get};
use hypercore_proof::{extend_roots, verify_head, Authority, Identity, VerifiedHead};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_publish_feed(
		publisher: T::AccountId,
		new: NewFeed,
	) -> Result<FeedId, DispatchError> {
		ensure!(!FeedByKey::<T>::contains_key(new.key), Error::<T>::FeedExists);
		let NewFeed { key, manifest, head, authorisation } = new;
		let authority = Self::authority(&key, manifest.as_ref().map(|bytes| bytes.as_slice()))?;
		let verified = Self::verify_head(&authority, &head)?;
		let consent = authorisation.as_ref().map(|bytes| bytes.as_slice());
		let authorised = Self::is_authorised(&authority, &publisher, &key, consent)?;
		let Head { fork, length, roots, .. } = head;
		let deposit = T::FeedDeposit::get();
		Self::hold(HoldReason::FeedDeposit, &publisher, deposit)?;
		let id = Self::next_id()?;
		FeedByKey::<T>::insert(key, id);
		Feeds::<T>::insert(
			id,
			Feed {
				key,
				manifest,
				fork,
				length,
				byte_length: verified.byte_length,
				tree_hash: verified.tree_hash,
				roots,
				publisher,
				deposit,
				authorised,
				frozen: false,
			},
		);
		Self::deposit_event(Event::FeedPublished { feed: id, key, length });
		Ok(id)
	}

	/// Replaces the head of a feed; says whether the caller pays for it. A feed has 53 free
	/// extensions at most.
	pub(crate) fn do_update_feed(id: FeedId, update: FeedUpdate) -> Result<Pays, DispatchError> {
		let feed = Feeds::<T>::get(id).ok_or(Error::<T>::UnknownFeed)?;
		ensure!(!feed.frozen, Error::<T>::FeedIsFrozen);
		match update {
			FeedUpdate::Extend { length, signature, nodes } => {
				let roots = extend_roots(&feed.roots, feed.length, length, &nodes)
					.map_err(|_| Error::<T>::NotAnExtension)?;
				let roots = Roots::try_from(roots).map_err(|_| Error::<T>::BadHead)?;
				let doubles = length / 2 >= feed.length;
				let head = Head { fork: feed.fork, length, roots, signature };
				Self::replace_head(id, feed, head)?;
				Self::deposit_event(Event::FeedUpdated { feed: id, length });
				Self::begin_follow_pass(id);
				Ok(if doubles { Pays::No } else { Pays::Yes })
			},
			FeedUpdate::Fork { head } => Self::fork_feed(id, feed, head),
		}
	}

	/// Replaces the head by that of a higher fork, which ends the plans of the old one. Only then it
	/// is free: an author may sign any number of forks.
	fn fork_feed(id: FeedId, feed: FeedOf<T>, head: Head) -> Result<Pays, DispatchError> {
		let (old, fork, length) = (feed.fork, head.fork, head.length);
		ensure!(fork > old, Error::<T>::NotAHigherFork);
		Self::replace_head(id, feed, head)?;
		Self::deposit_event(Event::FeedForked { feed: id, fork, length });
		let pays = if Self::is_pinned(id, old) { Pays::No } else { Pays::Yes };
		Self::begin_feed_end(id, old)?;
		Ok(pays)
	}

	fn replace_head(id: FeedId, mut feed: FeedOf<T>, head: Head) -> Result<(), Error<T>> {
		let verified = Self::verify_head(&Self::authority_of(&feed)?, &head)?;
		feed.fork = head.fork;
		feed.length = head.length;
		feed.byte_length = verified.byte_length;
		feed.tree_hash = verified.tree_hash;
		feed.roots = head.roots;
		Feeds::<T>::insert(id, feed);
		Ok(())
	}

	/// Who signs the heads of a stored feed.
	pub(crate) fn authority_of(feed: &FeedOf<T>) -> Result<Authority, Error<T>> {
		Self::authority(&feed.key, feed.manifest.as_ref().map(|bytes| bytes.as_slice()))
	}

	fn authority(key: &Key, manifest: Option<&[u8]>) -> Result<Authority, Error<T>> {
		Authority::new(Identity { key, manifest }).map_err(|_| Error::<T>::BadManifest)
	}

	fn verify_head(authority: &Authority, head: &Head) -> Result<VerifiedHead, Error<T>> {
		use hypercore_proof::Error as Refused;
		let Head { fork, length, roots, signature } = head;
		verify_head(authority, *fork, *length, roots, signature).map_err(|error| match error {
			Refused::Signature | Refused::Prologue => Error::<T>::BadHeadSignature,
			_ => Error::<T>::BadHead,
		})
	}
}
