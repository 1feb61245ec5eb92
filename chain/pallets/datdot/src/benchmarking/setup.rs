//! Setups: amendments drawn, stated about, judged, failed and closed.

use super::{hosters::*, market::*, people::*, setups::*};
use crate::{limits::*, pallet::*, types::*, Pallet as Datdot};
use alloc::vec::Vec;
use core::marker::PhantomData;
use datdot_replica::{Hindrance, HindranceStatement, StatementRole};
use frame_benchmarking::v2::*;
use frame_support::BoundedVec;
use frame_system::RawOrigin;

/// The benchmarks of this concern.
pub struct Pallet<T: Config>(PhantomData<T>);

/// An amendment of one slot of a contract whose other slots have hosters, as one reviewed and faulty
/// setup leaves it.
fn replacement<T: Config>() -> (Setup<T>, Person<T>) {
	let (leaver, slots) = loaded_hoster::<T>(7, 1);
	let id = slots[0];
	let plan = Contracts::<T>::get(id.contract).expect("a contract").plan;
	let sponsor = Plans::<T>::get(plan).expect("a plan").sponsor;
	Contracts::<T>::mutate(id.contract, |contract| {
		let contract = contract.as_mut().expect("a contract");
		contract.started = false;
		let held = contract.slots[0].clone();
		contract.slots.iter_mut().skip(1).for_each(|slot| *slot = held.clone());
		contract.slots[0].unassign();
	});
	let setup = staff(Market { sponsor, plan }, id.contract);
	rate::<T>(setup.attestor.user);
	rate::<T>(setup.reviewer.user);
	setup.reject(1, u64::from(NOW) + 1_000);
	SetupTroubles::<T>::insert(id.contract, trouble());
	(setup, leaver)
}

/// Everything that may be remembered of failed setups.
fn trouble() -> SetupTrouble {
	let apart = |at: Id| Triple { encoder: at, attestor: at, hoster: at };
	let ids: Vec<Id> = strange_ids(MAX_TRIPLES).collect();
	SetupTrouble {
		failures: 3,
		last: None,
		apart: BoundedVec::truncate_from(ids.iter().map(|id| apart(*id)).collect()),
		too_large: None,
		void: false,
	}
}

/// A first statement about the size of a contract, by others than those at work now.
fn first_claim<T: Config>(plain_bytes: u64) -> SizeClaim {
	let encoders = (0..MAX_REPLICAS).map(|at| provider::<T>("first", 5_000 + at).user);
	let claim = SizeClaim {
		plain_bytes,
		encoders: BoundedVec::truncate_from(encoders.collect()),
		attestor: provider::<T>("first", 6_000).user,
	};
	claim.encoders.iter().chain([&claim.attestor]).for_each(|user| rate::<T>(*user));
	claim
}

/// Signatures of all encoders and the attestor of an amendment under a hindrance.
fn joint<T: Config>(setup: &Setup<T>, hindrance: Hindrance) -> JointSignatures {
	let draw_seed = Amendments::<T>::get(setup.id).and_then(|it| it.seed).expect("drawn");
	let genesis = Datdot::<T>::genesis_hash();
	let sign = |by: &Person<T>| {
		let signer = by.user;
		let statement =
			HindranceStatement { genesis, draw_seed, amendment: setup.id, signer, hindrance };
		super::keys::sign(&by.signing, &statement.message())
	};
	JointSignatures {
		encoders: BoundedVec::truncate_from(setup.encoders.iter().map(sign).collect()),
		attestor: sign(&setup.attestor),
	}
}

/// Whether a provider failed a duty.
fn is_suspended<T: Config>(person: &Person<T>) -> bool {
	let status = Providers::<T>::get(person.user).expect("a provider").status;
	matches!(status, ProviderStatus::Suspended { .. })
}

#[benchmarks]
mod benchmarks {
	use super::*;

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);

	/// A successor has the replica of a slot, which the first attestor had rejected: the leaver is
	/// paid and pays, the attestor is suspended and slashed, the amendment ends.
	#[benchmark]
	fn submit_statement() {
		begin::<T>();
		let (setup, leaver) = replacement::<T>();
		let caller = setup.hosters[0].clone();
		crate::extremes::branch::<T>(TreeId::Slots { hoster: caller.user });
		let Claim { replica_root, sealed_bytes, plain_bytes, format } = claim();
		let signatures = StatementSignatures {
			encoder: setup.sign(StatementRole::Encoder, &setup.encoders[0]),
			attestor: setup.sign(StatementRole::Attestor, &setup.reviewer),
			hoster: setup.sign(StatementRole::Hoster, &caller),
		};
		let outcome =
			SetupOutcome::Complete { replica_root, sealed_bytes, plain_bytes, format, signatures };
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.account), setup.id, 0, outcome);
		let contract = Contracts::<T>::get(setup.contract).expect("a contract");
		let Slot::Active(active) = &contract.slots[0] else { panic!("the slot is active") };
		assert!(active.hoster == caller.user && caller.user != leaver.user && contract.started);
		assert!(is_suspended(&setup.attestor) && !Amendments::<T>::contains_key(setup.id));
	}

	/// The second attestor rejects the same replica: the encoder is suspended and slashed.
	#[benchmark]
	fn reject_replica() {
		begin::<T>();
		let (setup, _) = replacement::<T>();
		let Claim { replica_root, sealed_bytes, plain_bytes, format } = claim();
		let encoder = setup.sign(StatementRole::Encoder, &setup.encoders[0]);
		let outcome =
			SetupOutcome::Rejected { replica_root, sealed_bytes, plain_bytes, format, encoder };
		let caller = setup.reviewer.account.clone();
		#[extrinsic_call]
		submit_statement(RawOrigin::Signed(caller), setup.id, 0, outcome);
		assert!(is_suspended(&setup.encoders[0]) && !Amendments::<T>::contains_key(setup.id));
		let trouble = SetupTroubles::<T>::get(setup.contract).expect("remembered");
		assert_eq!(trouble.failures, 4);
	}

	/// `e` encoders confirm that a contract is too large, which ends its plan's following.
	#[benchmark]
	fn state_hindrance(e: Linear<1, MAX_REPLICAS>) {
		begin::<T>();
		let (market, contract) = new_contract::<T>(e);
		follow::<T>(market.plan, 0);
		add_contracts_to_come::<T>(market.plan);
		let setup = staff(market, contract);
		rate::<T>(setup.attestor.user);
		let plain_bytes = MAX_CONTRACT_BYTES + 1;
		let trouble = SetupTrouble { too_large: Some(first_claim::<T>(plain_bytes)), ..trouble() };
		SetupTroubles::<T>::insert(contract, trouble);
		Datdot::<T>::leave_seat(setup.id, Role::Attestor, setup.reviewer.user);
		let signatures = joint(&setup, Hindrance::TooLarge { plain_bytes });
		let outcome = SetupOutcome::TooLarge { plain_bytes, signatures };
		let caller = setup.attestor.account.clone();
		#[extrinsic_call]
		submit_statement(RawOrigin::Signed(caller), setup.id, 0, outcome);
		assert!(SetupTroubles::<T>::get(contract).expect("remembered").void);
		let follow = Following::<T>::get(setup.market.plan).expect("followed");
		assert_eq!(follow.stopped, Some(StopCause::ContractTooLarge));
	}

	/// No statement came for any slot; half of them were rejected, some wrongly.
	#[benchmark]
	fn amendment_deadline() {
		begin::<T>();
		let (market, contract) = new_contract::<T>(MAX_REPLICAS);
		let setup = staff(market, contract);
		[&setup.attestor, &setup.reviewer].iter().for_each(|person| rate::<T>(person.user));
		setup.reject(MAX_REPLICAS as usize / 2, 1);
		setup.change_staff(|staff| staff.deadline = 1);
		SetupTroubles::<T>::insert(contract, trouble());
		#[block]
		{
			Datdot::<T>::amendment_deadline(setup.id);
		}
		assert!(!Amendments::<T>::contains_key(setup.id));
		let stored = Contracts::<T>::get(contract).expect("a contract");
		assert!(stored.slots.iter().all(Slot::is_wanting));
	}

	/// A plan is cancelled while all slots of a contract are set up: everybody is paid.
	#[benchmark]
	fn close_amendment() {
		begin::<T>();
		let (market, contract) = new_contract::<T>(MAX_REPLICAS);
		let setup = staff(market, contract);
		setup.reject(1, u64::from(NOW) + 1_000);
		end::<T>(setup.market.plan);
		change_plan::<T>(setup.market.plan, |plan| {
			plan.cancelled_at = Some(u64::from(NOW) - 1);
			plan.status = PlanStatus::Ended;
		});
		let before = Plans::<T>::get(setup.market.plan).expect("a plan").ledger.setup;
		#[block]
		{
			Datdot::<T>::remove_contract(contract);
		}
		assert!(!Amendments::<T>::contains_key(setup.id));
		assert!(Plans::<T>::get(setup.market.plan).expect("a plan").ledger.setup > before);
	}

	#[benchmark]
	fn followup_contract() {
		begin::<T>();
		let (_, contract) = new_contract::<T>(MAX_REPLICAS);
		SetupTroubles::<T>::insert(contract, trouble());
		#[block]
		{
			Datdot::<T>::followup_contract(contract);
		}
		let stored = Contracts::<T>::get(contract).expect("a contract");
		assert!(stored.slots.iter().all(|slot| slot.amendment().is_some()));
	}
}
