//! Accounts with money and keys. The host signs, so that a benchmark needs no secret in the runtime.

use crate::{pallet::*, types::*, BalanceOf};
use alloc::{format, vec::Vec};
use codec::Encode;
use frame_benchmarking::account;
use frame_support::traits::fungible::Mutate;
use sp_core::{crypto::KeyTypeId, ed25519};
use sp_runtime::traits::Bounded;

/// Where the host keeps the keys.
const KEYS: KeyTypeId = KeyTypeId(*b"dben");

/// A key pair of the host.
pub fn key(name: &str, index: u32) -> ed25519::Public {
	sp_io::crypto::ed25519_generate(KEYS, Some(format!("//{name}{index}").into_bytes()))
}

/// A signature by the host.
pub fn sign(key: &ed25519::Public, message: &[u8]) -> Signature {
	sp_io::crypto::ed25519_sign(KEYS, key, message).expect("the host has the key").0
}

/// An account with money.
pub fn rich<T: Config>(name: &'static str, index: u32) -> T::AccountId {
	let account: T::AccountId = account(name, index, 0);
	let riches = BalanceOf::<T>::max_value() / 1_000_000u32.into();
	T::Currency::set_balance(&account, riches);
	account
}

/// Proof that an account possesses a key.
pub fn possession<T: Config>(
	key: &ed25519::Public,
	account: &T::AccountId,
	purpose: KeyPurpose,
) -> Signature {
	let mut message: Vec<u8> = purpose.domain().to_vec();
	message.extend_from_slice(&crate::Pallet::<T>::genesis_hash());
	account.using_encoded(|bytes| message.extend_from_slice(bytes));
	message.extend_from_slice(&key.0);
	sign(key, &message)
}
