//! What happens in every block, and what transactions are asked before they are taken.

use super::{market::*, people::*};
use crate::{answers_first::AnswersFirst, limits::*, pallet::*, types::*, Pallet as Datdot};
use codec::Encode;
use core::marker::PhantomData;
use frame_benchmarking::v2::*;
use frame_support::{
	dispatch::{DispatchInfo, PostDispatchInfo},
	traits::{Hooks, IsSubType},
	weights::{Weight, WeightMeter},
	BoundedVec,
};
use frame_system::RawOrigin;
use sp_runtime::{
	traits::{Dispatchable, TransactionExtension, TxBaseImplication},
	transaction_validity::{TransactionPriority, TransactionSource},
};

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

#[benchmarks(where
	T: Send + Sync,
	T::RuntimeCall: Dispatchable<Info = DispatchInfo, PostInfo = PostDispatchInfo>
		+ IsSubType<Call<T>>
		+ From<Call<T>>,
	T::RuntimeOrigin: From<RawOrigin<T::AccountId>>,
)]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	/// The beginning and the end of a block.
	#[benchmark]
	fn on_initialize() {
		begin::<T>();
		FullBlocks::<T>::put(1);
		UpToDateAt::<T>::put(block::<T>(NOW - 1));
		let now = block::<T>(NOW);
		#[block]
		{
			Datdot::<T>::on_initialize(now);
			Datdot::<T>::on_finalize(now);
		}
		assert_eq!(Datdot::<T>::tick(), u64::from(NOW) + 1);
		assert_eq!(FullBlocks::<T>::get(), 2);
	}

	/// The agenda, with a due in the past of each kind at which nothing is to do, in the first block of
	/// an epoch.
	#[benchmark]
	fn serve_agenda_base() {
		begin::<T>();
		for task in Work::ALL {
			AgendaCursors::<T>::insert(task, u64::from(NOW));
		}
		CurrentEpoch::<T>::mutate(|clock| clock.length = 1);
		EpochBlocks::<T>::insert(47, block::<T>(1));
		let mut meter = WeightMeter::with_limit(Weight::MAX);
		#[block]
		{
			Datdot::<T>::serve_agenda(&mut meter);
		}
		assert!(Work::ALL.iter().all(|task| AgendaCursors::<T>::get(task) > u64::from(NOW)));
		assert_eq!(CurrentEpoch::<T>::get().epoch, 51);
	}

	/// A due with its page and its last piece of work, which has become void.
	#[benchmark]
	fn serve_due() {
		begin::<T>();
		let task = Work::KeyRotation;
		let due = u64::from(NOW);
		AgendaCursors::<T>::insert(task, due);
		let ids = strange_ids(1).collect();
		Agenda::<T>::insert((task, due, 0), BoundedVec::<Id, AgendaPage>::truncate_from(ids));
		AgendaPages::<T>::insert((task, due), Pages { head: 0, tail: 0 });
		let mut meter = WeightMeter::with_limit(Datdot::<T>::piece(task));
		#[block]
		{
			Datdot::<T>::serve_task(task, &mut meter);
		}
		assert!(!AgendaPages::<T>::contains_key((task, due)));
		assert_eq!(AgendaCursors::<T>::get(task), due + 1);
	}

	/// An answer of a challenged account.
	#[benchmark]
	fn answers_first() {
		begin::<T>();
		let caller = person::<T>("caller", 0);
		let challenge = Datdot::<T>::next_id().expect("there are ids");
		let samples = (0..MAX_SAMPLES).map(|leaf| Sample { contract: 0, slot: 0, leaf }).collect();
		let open = StorageChallenge {
			hoster: caller.user,
			issued_at: block::<T>(NOW),
			deadline: u64::from(NOW),
			asked_at: None,
			missed: 0,
			body: ChallengeBody::Leaves { samples: BoundedVec::truncate_from(samples) },
		};
		StorageChallenges::<T>::insert(challenge, open);
		let proof = StorageProof::Leaves { proofs: BoundedVec::default() };
		let call: T::RuntimeCall = Call::submit_storage_challenge { challenge, proof }.into();
		let origin: T::RuntimeOrigin = RawOrigin::Signed(caller.account).into();
		let (info, source) = (DispatchInfo::default(), TransactionSource::External);
		let len = call.encoded_size();
		let extension = AnswersFirst::<T>::new();
		let implication = TxBaseImplication(());
		let answer;
		#[block]
		{
			answer = extension.validate(origin, &call, &info, len, (), &implication, source);
		}
		assert!(answer.is_ok_and(|(valid, ..)| valid.priority == TransactionPriority::MAX));
	}
}
