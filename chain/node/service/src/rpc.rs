//! RPC beyond what every Substrate node has: nonces, fees, BABE, GRANDPA.

use crate::{
	service::{FullBackend, FullClient, FullPool, FullSelectChain},
	Block, BlockNumber,
};
use jsonrpsee::RpcModule;
use sc_consensus_babe::BabeWorkerHandle;
use sc_consensus_grandpa::{
	FinalityProofProvider, GrandpaJustificationStream, SharedAuthoritySet, SharedVoterState,
};
use sc_rpc::SubscriptionTaskExecutor;
use sp_core::H256;
use sp_keystore::KeystorePtr;
use std::sync::Arc;

/// What BABE's RPC needs.
pub struct BabeDeps {
	/// Keeps BABE's worker alive.
	pub worker_handle: BabeWorkerHandle<Block>,
	/// The node's keys.
	pub keystore: KeystorePtr,
}

/// What GRANDPA's RPC needs.
pub struct GrandpaDeps {
	/// Votes of the running round.
	pub voter_state: SharedVoterState,
	/// The validators.
	pub authority_set: SharedAuthoritySet<H256, BlockNumber>,
	/// Justifications as they come.
	pub justifications: GrandpaJustificationStream<Block>,
	/// Proofs of finality.
	pub proofs: Arc<FinalityProofProvider<FullBackend, Block>>,
}

/// All RPC methods of this node.
pub fn create(
	client: Arc<FullClient>,
	pool: Arc<FullPool>,
	select_chain: FullSelectChain,
	babe: &BabeDeps,
	grandpa: &GrandpaDeps,
	executor: SubscriptionTaskExecutor,
) -> Result<RpcModule<()>, jsonrpsee::core::RegisterMethodError> {
	use pallet_transaction_payment_rpc::{TransactionPayment, TransactionPaymentApiServer};
	use sc_consensus_babe_rpc::{Babe, BabeApiServer};
	use sc_consensus_grandpa_rpc::{Grandpa, GrandpaApiServer};
	use substrate_frame_rpc_system::{System, SystemApiServer};

	let mut module = RpcModule::new(());
	module.merge(System::new(client.clone(), pool).into_rpc())?;
	module.merge(TransactionPayment::new(client.clone()).into_rpc())?;
	module.merge(
		Babe::new(client, babe.worker_handle.clone(), babe.keystore.clone(), select_chain)
			.into_rpc(),
	)?;
	module.merge(
		Grandpa::new(
			executor,
			grandpa.authority_set.clone(),
			grandpa.voter_state.clone(),
			grandpa.justifications.clone(),
			grandpa.proofs.clone(),
		)
		.into_rpc(),
	)?;
	Ok(module)
}
