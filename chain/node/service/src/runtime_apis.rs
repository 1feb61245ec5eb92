//! The runtime APIs that the node calls, without a runtime.
//!
//! A client type needs an implementation of the APIs to name them; calls always go to the wasm, so
//! the bodies are unreachable.

use crate::{AccountId, Balance, Block, Nonce};
use sp_consensus_babe as babe;
use sp_consensus_grandpa as grandpa;
use sp_core::OpaqueMetadata;
use sp_inherents::{CheckInherentsResult, InherentData};
use sp_runtime::{
	traits::{Block as BlockT, NumberFor},
	transaction_validity::{TransactionSource, TransactionValidity},
	ApplyExtrinsicResult, ExtrinsicInclusionMode,
};

/// Stands for the runtime, which is wasm.
pub enum Runtime {}

sp_api::impl_runtime_apis! {
	impl sp_api::Core<Block> for Runtime {
		fn version() -> sp_version::RuntimeVersion {
			unreachable!("the wasm answers")
		}
		fn execute_block(_: <Block as BlockT>::LazyBlock) {
			unreachable!("the wasm answers")
		}
		fn initialize_block(_: &<Block as BlockT>::Header) -> ExtrinsicInclusionMode {
			unreachable!("the wasm answers")
		}
	}

	impl sp_api::Metadata<Block> for Runtime {
		fn metadata() -> OpaqueMetadata {
			unreachable!("the wasm answers")
		}
		fn metadata_at_version(_: u32) -> Option<OpaqueMetadata> {
			unreachable!("the wasm answers")
		}
		fn metadata_versions() -> Vec<u32> {
			unreachable!("the wasm answers")
		}
	}

	impl sp_block_builder::BlockBuilder<Block> for Runtime {
		fn apply_extrinsic(_: <Block as BlockT>::Extrinsic) -> ApplyExtrinsicResult {
			unreachable!("the wasm answers")
		}
		fn finalize_block() -> <Block as BlockT>::Header {
			unreachable!("the wasm answers")
		}
		fn inherent_extrinsics(_: InherentData) -> Vec<<Block as BlockT>::Extrinsic> {
			unreachable!("the wasm answers")
		}
		fn check_inherents(_: <Block as BlockT>::LazyBlock, _: InherentData) -> CheckInherentsResult {
			unreachable!("the wasm answers")
		}
	}

	impl sp_transaction_pool::runtime_api::TaggedTransactionQueue<Block> for Runtime {
		fn validate_transaction(
			_: TransactionSource,
			_: <Block as BlockT>::Extrinsic,
			_: <Block as BlockT>::Hash,
		) -> TransactionValidity {
			unreachable!("the wasm answers")
		}
	}

	impl sp_offchain::OffchainWorkerApi<Block> for Runtime {
		fn offchain_worker(_: &<Block as BlockT>::Header) {
			unreachable!("the wasm answers")
		}
	}

	impl sp_session::SessionKeys<Block> for Runtime {
		fn generate_session_keys(_: Vec<u8>, _: Option<Vec<u8>>) -> sp_session::OpaqueGeneratedSessionKeys {
			unreachable!("the wasm answers")
		}
		fn decode_session_keys(_: Vec<u8>) -> Option<Vec<(Vec<u8>, sp_core::crypto::KeyTypeId)>> {
			unreachable!("the wasm answers")
		}
	}

	impl babe::BabeApi<Block> for Runtime {
		fn configuration() -> babe::BabeConfiguration {
			unreachable!("the wasm answers")
		}
		fn current_epoch_start() -> babe::Slot {
			unreachable!("the wasm answers")
		}
		fn current_epoch() -> babe::Epoch {
			unreachable!("the wasm answers")
		}
		fn next_epoch() -> babe::Epoch {
			unreachable!("the wasm answers")
		}
		fn generate_key_ownership_proof(
			_: babe::Slot,
			_: babe::AuthorityId,
		) -> Option<babe::OpaqueKeyOwnershipProof> {
			unreachable!("the wasm answers")
		}
		fn submit_report_equivocation_unsigned_extrinsic(
			_: babe::EquivocationProof<<Block as BlockT>::Header>,
			_: babe::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			unreachable!("the wasm answers")
		}
	}

	impl grandpa::GrandpaApi<Block> for Runtime {
		fn grandpa_authorities() -> grandpa::AuthorityList {
			unreachable!("the wasm answers")
		}
		fn current_set_id() -> grandpa::SetId {
			unreachable!("the wasm answers")
		}
		fn submit_report_equivocation_unsigned_extrinsic(
			_: grandpa::EquivocationProof<<Block as BlockT>::Hash, NumberFor<Block>>,
			_: grandpa::OpaqueKeyOwnershipProof,
		) -> Option<()> {
			unreachable!("the wasm answers")
		}
		fn generate_key_ownership_proof(
			_: grandpa::SetId,
			_: grandpa::AuthorityId,
		) -> Option<grandpa::OpaqueKeyOwnershipProof> {
			unreachable!("the wasm answers")
		}
	}

	impl frame_system_rpc_runtime_api::AccountNonceApi<Block, AccountId, Nonce> for Runtime {
		fn account_nonce(_: AccountId) -> Nonce {
			unreachable!("the wasm answers")
		}
	}

	impl pallet_transaction_payment_rpc_runtime_api::TransactionPaymentApi<Block, Balance> for Runtime {
		fn query_info(
			_: <Block as BlockT>::Extrinsic,
			_: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::RuntimeDispatchInfo<Balance> {
			unreachable!("the wasm answers")
		}
		fn query_fee_details(
			_: <Block as BlockT>::Extrinsic,
			_: u32,
		) -> pallet_transaction_payment_rpc_runtime_api::FeeDetails<Balance> {
			unreachable!("the wasm answers")
		}
		fn query_weight_to_fee(_: sp_runtime::Weight) -> Balance {
			unreachable!("the wasm answers")
		}
		fn query_length_to_fee(_: u32) -> Balance {
			unreachable!("the wasm answers")
		}
	}

	impl sp_genesis_builder::GenesisBuilder<Block> for Runtime {
		fn build_state(_: Vec<u8>) -> sp_genesis_builder::Result {
			unreachable!("the wasm answers")
		}
		fn get_preset(_: &Option<sp_genesis_builder::PresetId>) -> Option<Vec<u8>> {
			unreachable!("the wasm answers")
		}
		fn preset_names() -> Vec<sp_genesis_builder::PresetId> {
			unreachable!("the wasm answers")
		}
	}
}
