//! Feeds: hypercores published and updated, with what they sign checked.

use crate::{pallet::*, types::*};
use frame_support::{dispatch::Pays, ensure, traits::Get};
use hypercore_proof::{extend_roots, verify_head, Authority, Identity, VerifiedHead};
use sp_runtime::DispatchError;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_publish_feed(
		publisher: T::AccountId,
		new: NewFeed,
	) -> Result<FeedId, DispatchError> {
		ensure!(!FeedByKey::<T>::contains_key(new.key), Error::<T>::FeedExists);
		let NewFeed { key, manifest, head } = new;
		let Head { fork, length, roots, signature } = head;
		let manifest_bytes = manifest.as_ref().map(|bytes| bytes.as_slice());
		let verified = Self::verify_head(&key, manifest_bytes, fork, length, &roots, &signature)?;
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
			},
		);
		Self::deposit_event(Event::FeedPublished { feed: id, key, length });
		Ok(id)
	}

	/// Returns whether the update pays its fee: a feed has 53 free ones at most.
	pub(crate) fn do_update_feed(id: FeedId, update: FeedUpdate) -> Result<Pays, DispatchError> {
		let mut feed = Feeds::<T>::get(id).ok_or(Error::<T>::UnknownFeed)?;
		let FeedUpdate::Extend { length, signature, nodes } = update;
		let roots = extend_roots(&feed.roots, feed.length, length, &nodes)
			.map_err(|_| Error::<T>::NotAnExtension)?;
		let manifest = feed.manifest.as_ref().map(|bytes| bytes.as_slice());
		let verified =
			Self::verify_head(&feed.key, manifest, feed.fork, length, &roots, &signature)?;
		let doubles = length / 2 >= feed.length;
		feed.length = length;
		feed.byte_length = verified.byte_length;
		feed.tree_hash = verified.tree_hash;
		feed.roots = Roots::try_from(roots).map_err(|_| Error::<T>::BadHead)?;
		Feeds::<T>::insert(id, feed);
		Self::deposit_event(Event::FeedUpdated { feed: id, length });
		Ok(if doubles { Pays::No } else { Pays::Yes })
	}

	fn verify_head(
		key: &Key,
		manifest: Option<&[u8]>,
		fork: u64,
		length: u64,
		roots: &[hypercore_proof::TreeNode],
		signature: &[u8],
	) -> Result<VerifiedHead, Error<T>> {
		use hypercore_proof::Error as Refused;
		let refuse = |error| match error {
			Refused::Manifest | Refused::Key => Error::<T>::BadManifest,
			Refused::Signature | Refused::Prologue => Error::<T>::BadHeadSignature,
			_ => Error::<T>::BadHead,
		};
		let authority = Authority::new(Identity { key, manifest }).map_err(refuse)?;
		verify_head(&authority, fork, length, roots, signature).map_err(refuse)
	}
}
