//! Answers to one's own challenge go first, one for each challenge; nothing else does.

use super::fixtures::*;
use crate::{answers_first::AnswersFirst, mock::*, pallet::*, types::*};
use codec::Encode;
use frame_support::{assert_ok, dispatch::GetDispatchInfo, weights::Weight};
use scale_info::{TypeDef, TypeInfo};
use sp_runtime::{
	traits::{TransactionExtension, TxBaseImplication},
	transaction_validity::{TransactionSource, ValidTransaction},
};

/// What the pool hears about a call.
fn heard(origin: RuntimeOrigin, call: Call<Test>) -> ValidTransaction {
	let call = RuntimeCall::from(call);
	let info = call.get_dispatch_info();
	AnswersFirst::<Test>::new()
		.validate(origin, &call, &info, 0, (), &TxBaseImplication(()), TransactionSource::External)
		.expect("it never refuses")
		.0
}

/// A staffed plan with open challenges, in the order of their ids.
fn challenged() -> (World, Vec<(ChallengeId, AccountId)>) {
	providers(3, 4, 3);
	let core = Hypercore::new(1, &[300, 0, 2_000, 5]);
	publish(&core, 2_000);
	let mut world = World::new(&[&core]);
	while StorageChallenges::<Test>::iter().count() < 2 {
		next_block();
		world.set_up_all();
	}
	let open = StorageChallenges::<Test>::iter();
	let mut open: Vec<_> = open.map(|(id, one)| (id, account(one.hoster))).collect();
	open.sort_unstable();
	(world, open)
}

#[test]
fn an_answer_by_the_challenged_account_has_the_highest_priority() {
	build_and_execute(|| {
		let (world, open) = challenged();
		let mut tags = Vec::new();
		for (id, hoster) in open {
			let said = heard(RuntimeOrigin::signed(hoster), world.answer(id));
			assert_eq!(said.priority, u64::MAX);
			assert_eq!(said.requires, Vec::<Vec<u8>>::new());
			// Another answer to the same challenge takes the same place in the pool.
			let mut other = world.answer(id);
			if let Call::submit_storage_challenge {
				proof: StorageProof::Leaves { proofs }, ..
			} = &mut other
			{
				proofs.clear();
			}
			assert_eq!(heard(RuntimeOrigin::signed(hoster), other).provides, said.provides);
			tags.extend(said.provides);
		}
		let count = tags.len();
		tags.sort_unstable();
		tags.dedup();
		assert!(tags.len() == count && count >= 2, "each challenge has a place of its own");
	});
}

#[test]
fn nothing_else_goes_first() {
	build_and_execute(|| {
		let (world, open) = challenged();
		let ((id, hoster), (_, another)) = (open[0], open[1]);
		let answer = || world.answer(id);
		let usual = ValidTransaction::default();
		for stranger in [another, STRANGER, SPONSOR] {
			assert_eq!(heard(RuntimeOrigin::signed(stranger), answer()), usual);
		}
		assert_eq!(heard(RuntimeOrigin::none(), answer()), usual);
		assert_eq!(heard(RuntimeOrigin::root(), answer()), usual);
		let unknown = match answer() {
			Call::submit_storage_challenge { proof, .. } => {
				Call::submit_storage_challenge { challenge: id + 1_000, proof }
			},
			other => other,
		};
		assert_eq!(heard(RuntimeOrigin::signed(hoster), unknown), usual);
		let settle = Call::settle { slots: Default::default() };
		assert_eq!(heard(RuntimeOrigin::signed(hoster), settle), usual);
		// Once it is answered, there is nothing left to hurry for.
		let again = answer();
		assert_ok!(send(hoster, answer()));
		assert_eq!(heard(RuntimeOrigin::signed(hoster), again), usual);
	});
}

#[test]
fn it_has_no_bytes_and_weighs_for_answers_only() {
	build_and_execute(|| {
		let (world, open) = challenged();
		let extension = AnswersFirst::<Test>::default();
		assert_eq!(extension.encode(), Vec::<u8>::new());
		assert!(extension.implicit().is_ok());
		match AnswersFirst::<Test>::type_info().type_def {
			TypeDef::Composite(fields) => assert!(fields.fields.is_empty()),
			other => panic!("{other:?}"),
		}
		let weight = |call: Call<Test>| extension.weight(&call.into());
		assert_eq!(weight(Call::settle { slots: Default::default() }), Weight::zero());
		assert!(weight(world.answer(open[0].0)).all_gt(Weight::zero()));
	});
}
