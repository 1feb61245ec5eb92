//! Accounts: registration and rotation of keys, each with proof of possession. Revocation is in
//! `revocations_impls`.

use crate::{pallet::*, types::*};
use codec::Encode;
use frame_support::{ensure, traits::Get};
use sp_core::ed25519;
use sp_runtime::{DispatchError, DispatchResult};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_account_create(
		account: T::AccountId,
		noise_key: Key,
		signing_key: Key,
		proofs: PossessionProofs,
	) -> DispatchResult {
		ensure!(!UserIdByAccount::<T>::contains_key(&account), Error::<T>::AccountExists);
		ensure!(noise_key != signing_key, Error::<T>::KeysEqual);
		Self::ensure_possession(&account, KeyPurpose::Noise, &noise_key, &proofs.noise)?;
		Self::ensure_possession(&account, KeyPurpose::Signing, &signing_key, &proofs.signing)?;
		let deposit = T::AccountDeposit::get();
		Self::hold(HoldReason::AccountDeposit, &account, deposit)?;
		let user = Self::next_id()?;
		UserIdByAccount::<T>::insert(&account, user);
		UserIdByNoiseKey::<T>::insert(noise_key, user);
		UserIdBySigningKey::<T>::insert(signing_key, user);
		Users::<T>::insert(
			user,
			User { account: account.clone(), noise_key, signing_key, rotation: None, deposit },
		);
		Self::deposit_event(Event::AccountCreated { user, account });
		Ok(())
	}

	pub(crate) fn do_account_update(
		account: T::AccountId,
		change: AccountChange,
	) -> DispatchResult {
		match change {
			AccountChange::Rotate { noise_key, signing_key } => {
				Self::rotate_keys(&account, noise_key, signing_key)
			},
			AccountChange::Revoke { noise_key, signing_key } => {
				Self::revoke_keys(&account, noise_key, signing_key)
			},
		}
	}

	/// Has new keys take over after `RotationDelay`.
	fn rotate_keys(
		account: &T::AccountId,
		noise_key: Option<ProvenKey>,
		signing_key: Option<ProvenKey>,
	) -> DispatchResult {
		let (id, mut user) = Self::user_of(account)?;
		let changing = user.rotation.is_some() || Revocations::<T>::contains_key(id);
		ensure!(!changing, Error::<T>::RotationPending);
		let new_noise = noise_key.filter(|new| new.key != user.noise_key);
		let new_signing = signing_key.filter(|new| new.key != user.signing_key);
		ensure!(new_noise.is_some() || new_signing.is_some(), Error::<T>::NothingToChange);
		let at = Self::tick().saturating_add(T::RotationDelay::get().into());
		let mut rotation =
			KeyRotation { noise_key: user.noise_key, signing_key: user.signing_key, at };
		if let Some(new) = new_noise {
			Self::ensure_possession(account, KeyPurpose::Noise, &new.key, &new.proof)?;
			UserIdByNoiseKey::<T>::insert(new.key, id);
			rotation.noise_key = new.key;
		}
		if let Some(new) = new_signing {
			Self::ensure_possession(account, KeyPurpose::Signing, &new.key, &new.proof)?;
			UserIdBySigningKey::<T>::insert(new.key, id);
			rotation.signing_key = new.key;
		}
		ensure!(rotation.noise_key != rotation.signing_key, Error::<T>::KeysEqual);
		user.rotation = Some(rotation);
		Users::<T>::insert(id, user);
		Self::schedule(Work::KeyRotation, at, id);
		Self::deposit_event(Event::KeysRotating { user: id, at });
		Ok(())
	}

	/// Lets the new keys of a user act, unless a revocation has ended the rotation.
	pub(crate) fn finish_rotation(id: UserId) {
		let Some(mut user) = Users::<T>::get(id) else { return };
		let Some(rotation) = user.rotation.take().filter(|one| one.at <= Self::tick()) else {
			return;
		};
		if rotation.noise_key != user.noise_key {
			UserIdByNoiseKey::<T>::remove(user.noise_key);
			user.noise_key = rotation.noise_key;
		}
		if rotation.signing_key != user.signing_key {
			UserIdBySigningKey::<T>::remove(user.signing_key);
			user.signing_key = rotation.signing_key;
		}
		Users::<T>::insert(id, user);
		Self::deposit_event(Event::KeysRotated { user: id });
	}

	/// The user of an account.
	pub(crate) fn user_of(
		account: &T::AccountId,
	) -> Result<(UserId, crate::UserOf<T>), DispatchError> {
		let id = UserIdByAccount::<T>::get(account).ok_or(Error::<T>::UnknownAccount)?;
		let user = Users::<T>::get(id).ok_or(Error::<T>::UnknownAccount)?;
		Ok((id, user))
	}

	/// That a key is nobody else's, for either purpose, and that whoever sends it holds it.
	pub(crate) fn ensure_possession(
		account: &T::AccountId,
		purpose: KeyPurpose,
		key: &Key,
		proof: &Signature,
	) -> DispatchResult {
		let owners = [UserIdByNoiseKey::<T>::get(key), UserIdBySigningKey::<T>::get(key)];
		let own = UserIdByAccount::<T>::get(account);
		let taken = owners.iter().any(|owner| owner.is_some() && *owner != own);
		ensure!(!taken, Error::<T>::KeyTaken);
		ensure!(!RevokedKeys::<T>::contains_key(key), Error::<T>::KeyRevoked);
		let genesis = Self::genesis_hash();
		let message = account.using_encoded(|account| {
			let parts: [&[u8]; 4] = [purpose.domain(), &genesis, account, key];
			parts.concat()
		});
		ensure!(Self::is_signed(key, &message, proof), Error::<T>::BadPossessionProof);
		// There are keys (points of small order) for which one signature fits every message, so that
		// it proves nothing; then it fits this one, too.
		let anything = Self::is_signed(key, &[], proof);
		ensure!(!anything, Error::<T>::BadPossessionProof);
		Ok(())
	}

	/// Whether an ed25519 signature verifies.
	pub(crate) fn is_signed(key: &Key, message: &[u8], signature: &Signature) -> bool {
		sp_io::crypto::ed25519_verify(
			&ed25519::Signature::from_raw(*signature),
			message,
			&ed25519::Public::from_raw(*key),
		)
	}
}
