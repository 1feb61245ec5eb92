//! Accounts: the two keys of a user.

use super::{Key, Signature, Tick};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Signatures that show possession of both keys of an account.
///
/// Each signs `"datdot/account/" purpose ‖ genesis hash ‖ account id ‖ key` with purpose `noise`
/// or `signing`.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct PossessionProofs {
	/// Signature by the Noise key.
	pub noise: Signature,
	/// Signature by the signing key.
	pub signing: Signature,
}

/// A new key with its proof of possession.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub struct ProvenKey {
	/// The ed25519 public key.
	pub key: Key,
	/// Signature as in [`PossessionProofs`].
	pub proof: Signature,
}

/// What `account_update` changes.
#[derive(
	Clone, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug,
)]
#[scale_info(capture_docs = "always")]
pub enum AccountChange {
	/// Replace one key or both; the new ones act after `RotationDelay`.
	Rotate {
		/// The new Noise key, if it changes.
		noise_key: Option<ProvenKey>,
		/// The new signing key, if it changes.
		signing_key: Option<ProvenKey>,
	},
	/// Replace one key or both at once; what they replace counts for nothing any more.
	Revoke {
		/// The new Noise key, if the present one is revoked.
		noise_key: Option<ProvenKey>,
		/// The new signing key, if the present one is revoked.
		signing_key: Option<ProvenKey>,
	},
}

/// Keys that take over at a tick.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct KeyRotation {
	/// The Noise key from then on.
	pub noise_key: Key,
	/// The signing key from then on.
	pub signing_key: Key,
	/// The tick at which they act.
	pub at: Tick,
}

/// A registered account.
#[derive(Clone, Encode, Decode, MaxEncodedLen, TypeInfo, PartialEq, Eq, Debug)]
pub struct User<AccountId, Balance> {
	/// The account that owns the user.
	pub account: AccountId,
	/// Key by which peers dial this user.
	pub noise_key: Key,
	/// Key that signs statements.
	pub signing_key: Key,
	/// Keys that replace these.
	pub rotation: Option<KeyRotation>,
	/// Held while the account exists.
	pub deposit: Balance,
}

/// Which of the two keys a proof of possession is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum KeyPurpose {
	/// The Noise key.
	Noise,
	/// The signing key.
	Signing,
}

impl KeyPurpose {
	/// The domain of the proof's message.
	pub fn domain(self) -> &'static [u8] {
		match self {
			Self::Noise => b"datdot/account/noise",
			Self::Signing => b"datdot/account/signing",
		}
	}
}
