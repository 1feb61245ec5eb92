//! A chain that runs natively: the runtime's own genesis, executive and signed transactions.

use codec::Encode;
use datdot_runtime::{
	configs::RuntimeParameters, genesis_parameters::ParameterSet, presets, BlockNumber, Executive,
	Hash, Header, Parameters, Runtime, RuntimeCall, RuntimeGenesisConfig, RuntimeOrigin, System,
	TxExtension, UncheckedExtrinsic, MILLISECS_PER_BLOCK,
};
use serde_json::Value;
use sp_consensus_babe::digests::{CompatibleDigestItem, PreDigest, SecondaryPlainPreDigest};
use sp_io::TestExternalities;
use sp_keyring::Sr25519Keyring;
use sp_runtime::{
	generic::{DigestItem, Era, SignedPayload},
	traits::Header as _,
	BuildStorage, Digest, Storage,
};

/// BABE slot of the block before the first: an evening in June 2024.
pub const FIRST_SLOT: u64 = 573_000_000;

/// A chain under way.
pub struct Chain {
	state: TestExternalities,
	number: BlockNumber,
	parent: Hash,
}

impl Chain {
	/// A chain of the `dev` preset with these parameters.
	pub fn new(parameters: &[RuntimeParameters]) -> Self {
		let mut state = TestExternalities::new(genesis(ParameterSet::Development));
		state.execute_with(|| {
			for parameter in parameters {
				Parameters::set_parameter(RuntimeOrigin::root(), parameter.clone()).expect("root");
			}
		});
		Self { state, number: 0, parent: Hash::repeat_byte(1) }
	}

	/// Makes a block in which `work` happens after the deferred work; what it sends is applied at
	/// once.
	pub fn block<R>(&mut self, work: impl FnOnce() -> R) -> R {
		let block = self.next(work);
		let (result, header) = self.state.execute_with(block);
		self.append(header);
		result
	}

	/// The same, with the size of the proof of all that the block read.
	pub fn proven_block<R>(&mut self, work: impl FnOnce() -> R) -> (R, usize) {
		let block = self.next(work);
		let ((result, header), proof) = self.state.execute_and_prove(block);
		self.append(header);
		(result, proof.encoded_size())
	}

	fn next<R>(&self, work: impl FnOnce() -> R) -> impl FnOnce() -> (R, Header) {
		let (number, parent) = (self.number + 1, self.parent);
		move || {
			begin_block(number, parent);
			Executive::inherents_applied();
			let result = work();
			(result, Executive::finalize_block())
		}
	}

	fn append(&mut self, header: Header) {
		self.number += 1;
		self.parent = header.hash();
		self.state.commit_all().expect("an open state");
	}

	/// Makes so many blocks without transactions.
	pub fn blocks(&mut self, count: u32) {
		(0..count).for_each(|_| self.block(|| ()));
	}

	/// Looks at the state after the newest block.
	pub fn look<R>(&mut self, at: impl FnOnce() -> R) -> R {
		self.state.execute_with(at)
	}
}

/// The state before the first block: that of the `dev` preset, with one of the two sets of parameters.
pub fn genesis(set: ParameterSet) -> Storage {
	let mut genesis = serde_json::to_value(RuntimeGenesisConfig::default()).expect("JSON");
	let patch = presets::get_preset(&presets::DEV_PRESET.into()).expect("a preset");
	merge(&mut genesis, serde_json::from_slice(&patch).expect("JSON"));
	let mut genesis: RuntimeGenesisConfig = serde_json::from_value(genesis).expect("a genesis");
	genesis.genesis_parameters.set = set;
	genesis.build_storage().expect("a genesis")
}

/// Begins a block, up to the inherent that says the time.
pub fn begin_block(number: BlockNumber, parent: Hash) {
	let slot = FIRST_SLOT + u64::from(number);
	Executive::initialize_block(&header(number, parent, slot));
	let now = slot * MILLISECS_PER_BLOCK;
	let inherent = RuntimeCall::Timestamp(pallet_timestamp::Call::set { now });
	apply(UncheckedExtrinsic::new_bare(inherent));
}

fn header(number: BlockNumber, parent: Hash, slot: u64) -> Header {
	let digest = PreDigest::SecondaryPlain(SecondaryPlainPreDigest {
		authority_index: 0,
		slot: slot.into(),
	});
	let logs = vec![DigestItem::babe_pre_digest(digest)];
	let none = Hash::zero();
	Header::new(number, none, none, parent, Digest { logs })
}

/// Lays a patch over a JSON object.
fn merge(target: &mut Value, patch: Value) {
	match (target, patch) {
		(Value::Object(target), Value::Object(patch)) => {
			for (key, value) in patch {
				merge(target.entry(key).or_insert(Value::Null), value);
			}
		},
		(target, patch) => *target = patch,
	}
}

/// A transaction as clients send it: signed, mortal, with the account's next nonce.
pub fn transaction(signer: Sr25519Keyring, call: impl Into<RuntimeCall>) -> UncheckedExtrinsic {
	let account = signer.to_account_id();
	let nonce = System::account_nonce(&account);
	let extension: TxExtension = (
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckEra::from(Era::mortal(64, u64::from(System::block_number() - 1))),
		frame_system::CheckNonce::from(nonce),
		frame_system::CheckWeight::new(),
		pallet_transaction_payment::ChargeTransactionPayment::<Runtime>::from(0),
		pallet_datdot::answers_first::AnswersFirst::default(),
		frame_system::WeightReclaim::new(),
	);
	let payload = SignedPayload::new(call.into(), extension).expect("a known block");
	let signature = payload.using_encoded(|bytes| signer.sign(bytes));
	let (call, extension, _) = payload.deconstruct();
	UncheckedExtrinsic::new_signed(call, account.into(), signature.into(), extension)
}

/// Applies an extrinsic that must succeed.
pub fn apply(extrinsic: UncheckedExtrinsic) {
	Executive::apply_extrinsic(extrinsic).expect("a valid extrinsic").expect("an accepted call");
}

/// Sends a call that must succeed.
pub fn send(signer: Sr25519Keyring, call: pallet_datdot::Call<Runtime>) {
	apply(transaction(signer, call));
}
