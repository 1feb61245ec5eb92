//! What must hold after every block, whatever was called.
//!
//! Each module checks one concern against everything stored; nothing is changed. The checks read the
//! whole state, so they run in tests and with `try-runtime` only.

mod agenda;
mod duties;
mod following;
mod hosting;
mod money;
mod plans;
mod trees;

use crate::pallet::*;
use alloc::collections::BTreeMap;
use sp_runtime::TryRuntimeError;

/// What a check finds.
type Checked = Result<(), TryRuntimeError>;

/// Fails with a sentence if something that must hold does not.
fn require(holds: bool, otherwise: &'static str) -> Checked {
	if holds {
		Ok(())
	} else {
		Err(TryRuntimeError::Other(otherwise))
	}
}

/// Adds to a sum by key.
fn add<K: Ord>(sums: &mut BTreeMap<K, u128>, key: K, amount: u128) {
	let sum = sums.entry(key).or_default();
	*sum = sum.saturating_add(amount);
}

impl<T: Config> Pallet<T> {
	/// Checks every invariant of the market.
	pub fn do_try_state() -> Checked {
		Self::try_keys()?;
		Self::try_revoked_keys()?;
		Self::try_money()?;
		Self::try_offer_trees()?;
		Self::try_slot_trees()?;
		Self::try_every_tree()?;
		Self::try_duties()?;
		Self::try_seats()?;
		Self::try_ratings()?;
		Self::try_measurements()?;
		Self::try_hostings()?;
		Self::try_spans()?;
		Self::try_storage_challenges()?;
		Self::try_plans()?;
		Self::try_contracts()?;
		Self::try_plans_of_feeds()?;
		Self::try_following()?;
		Self::try_agenda()?;
		Self::try_activation_queue()
	}

	/// That the indexes of users and feeds lead to them and back.
	fn try_keys() -> Checked {
		let (mut noise, mut signing, mut accounts) = (0usize, 0usize, 0usize);
		for (id, user) in Users::<T>::iter() {
			accounts = accounts.saturating_add(1);
			let known = UserIdByAccount::<T>::get(&user.account) == Some(id);
			require(known, "a user that its account does not lead to")?;
			let mut noise_keys = alloc::collections::BTreeSet::from([user.noise_key]);
			let mut signing_keys = alloc::collections::BTreeSet::from([user.signing_key]);
			if let Some(rotation) = user.rotation {
				noise_keys.insert(rotation.noise_key);
				signing_keys.insert(rotation.signing_key);
			}
			noise = noise.saturating_add(noise_keys.len());
			signing = signing.saturating_add(signing_keys.len());
			let led = noise_keys.iter().all(|key| UserIdByNoiseKey::<T>::get(key) == Some(id))
				&& signing_keys.iter().all(|key| UserIdBySigningKey::<T>::get(key) == Some(id));
			require(led, "a user that its keys do not lead to")?;
		}
		require(UserIdByAccount::<T>::iter().count() == accounts, "an account without a user")?;
		require(UserIdByNoiseKey::<T>::iter().count() == noise, "a Noise key without a user")?;
		require(
			UserIdBySigningKey::<T>::iter().count() == signing,
			"a signing key without a user",
		)?;
		for (id, feed) in Feeds::<T>::iter() {
			let known = FeedByKey::<T>::get(feed.key) == Some(id);
			require(known, "a feed that its key does not lead to")?;
		}
		require(
			FeedByKey::<T>::iter().count() == Feeds::<T>::iter().count(),
			"a key of a feed that is not there",
		)
	}

	/// That revoked keys are known both ways, and that nothing leads from one to a user.
	fn try_revoked_keys() -> Checked {
		let mut revoked = 0usize;
		for (id, keys) in RevokedKeysOfUser::<T>::iter() {
			require(Users::<T>::contains_key(id), "a revoked key of nobody")?;
			revoked = revoked.saturating_add(keys.len());
			let known = keys.iter().all(|key| RevokedKeys::<T>::get(key) == Some(id));
			require(known, "a revoked key that anybody may take")?;
			let acts = keys.iter().any(|key| {
				UserIdByNoiseKey::<T>::contains_key(key)
					|| UserIdBySigningKey::<T>::contains_key(key)
			});
			require(!acts, "a revoked key that acts")?;
		}
		require(RevokedKeys::<T>::iter().count() == revoked, "a revoked key without its user")?;
		let whose = Revocations::<T>::iter_keys().all(Users::<T>::contains_key);
		require(whose, "a revocation of nobody")
	}
}
