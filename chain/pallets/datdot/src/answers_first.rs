//! A transaction extension: answers to one's own storage challenge go first.
//!
//! A hoster must not miss its deadline because others fill the blocks. So an answer to an open
//! challenge, signed by the account that is challenged, gets the highest priority there is; and as
//! each names its challenge, the pool takes one at a time for each. A wrong answer is refused in the
//! block and pays for it.
//!
//! A runtime puts it into its transaction extensions, after the one that checks nonces. It adds no
//! bytes to a transaction, nor to what is signed: clients that do not know it sign as ever.

use crate::{pallet::*, types::ChallengeId, weights::WeightInfo};
use codec::{Decode, DecodeWithMemTracking, Encode};
use core::marker::PhantomData;
use frame_support::{traits::IsSubType, weights::Weight};
use frame_system::ensure_signed;
use scale_info::TypeInfo;
use sp_runtime::{
	impl_tx_ext_default,
	traits::{DispatchInfoOf, TransactionExtension, ValidateResult},
	transaction_validity::{TransactionPriority, TransactionSource, ValidTransaction},
};

/// Gives answers of challenged accounts the highest priority, one for each challenge.
#[derive(Clone, Encode, Decode, DecodeWithMemTracking, PartialEq, Eq, TypeInfo)]
#[scale_info(skip_type_params(T))]
pub struct AnswersFirst<T>(PhantomData<T>);

impl<T> AnswersFirst<T> {
	/// The extension; it has no settings.
	pub fn new() -> Self {
		Self(PhantomData)
	}
}

impl<T> Default for AnswersFirst<T> {
	fn default() -> Self {
		Self::new()
	}
}

impl<T> core::fmt::Debug for AnswersFirst<T> {
	fn fmt(&self, formatter: &mut core::fmt::Formatter) -> core::fmt::Result {
		formatter.write_str("AnswersFirst")
	}
}

/// The challenge that a call answers.
fn answered<T: Config>(call: &T::RuntimeCall) -> Option<ChallengeId>
where
	T::RuntimeCall: IsSubType<Call<T>>,
{
	match call.is_sub_type() {
		Some(Call::submit_storage_challenge { challenge, .. }) => Some(*challenge),
		_ => None,
	}
}

impl<T: Config> Pallet<T> {
	/// Whether a storage challenge is open and asks this account.
	fn is_challenged(account: &T::AccountId, challenge: ChallengeId) -> bool {
		StorageChallenges::<T>::get(challenge)
			.is_some_and(|challenge| UserIdByAccount::<T>::get(account) == Some(challenge.hoster))
	}
}

impl<T: Config + Send + Sync> TransactionExtension<T::RuntimeCall> for AnswersFirst<T>
where
	T::RuntimeCall: IsSubType<Call<T>>,
{
	const IDENTIFIER: &'static str = "AnswersFirst";
	type Implicit = ();
	type Val = ();
	type Pre = ();

	fn weight(&self, call: &T::RuntimeCall) -> Weight {
		match answered::<T>(call) {
			Some(_) => T::WeightInfo::answers_first(),
			None => Weight::zero(),
		}
	}

	fn validate(
		&self,
		origin: T::RuntimeOrigin,
		call: &T::RuntimeCall,
		_info: &DispatchInfoOf<T::RuntimeCall>,
		_len: usize,
		_self_implicit: Self::Implicit,
		_inherited_implication: &impl Encode,
		_source: TransactionSource,
	) -> ValidateResult<Self::Val, T::RuntimeCall> {
		let challenge = answered::<T>(call).filter(|challenge| {
			ensure_signed(origin.clone())
				.is_ok_and(|account| Pallet::<T>::is_challenged(&account, *challenge))
		});
		let valid =
			challenge.map_or_else(ValidTransaction::default, |challenge| ValidTransaction {
				priority: TransactionPriority::MAX,
				provides: alloc::vec![("datdot/answer", challenge).encode()],
				..Default::default()
			});
		Ok((valid, (), origin))
	}

	impl_tx_ext_default!(T::RuntimeCall; prepare);
}
