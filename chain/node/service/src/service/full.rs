//! A full node: the shared parts with a network, RPC and, for validators, authorship and finality.

use super::{
	consensus::{start_authorship, start_finality, Authorship, Finality},
	new_partial, ConsensusParts, FullClient, GrandpaLink,
};
use crate::{
	rpc::{self, BabeDeps, GrandpaDeps},
	Block,
};
use sc_client_api::BlockBackend;
use sc_consensus_grandpa::{FinalityProofProvider, SharedVoterState};
use sc_network::{
	config::FullNetworkConfiguration, NetworkBackend, NotificationService, ProtocolName,
};
use sc_service::{error::Error, Configuration, PartialComponents, TaskManager, WarpSyncConfig};
use sp_core::H256;
use std::sync::Arc;

/// The protocol by which validators vote, and the node's end of it.
struct Votes<Config> {
	protocol: ProtocolName,
	config: Config,
	notifications: Box<dyn NotificationService>,
}

/// Starts a full node; a validator if the configuration says so.
pub fn new_full<Net: NetworkBackend<Block, H256>>(
	config: Configuration,
) -> Result<TaskManager, Error> {
	let PartialComponents {
		client,
		backend,
		mut task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: consensus,
	} = new_partial(&config)?;
	let ConsensusParts { block_import, babe_link, babe_worker, grandpa_link, mut telemetry } =
		consensus;
	let metrics = Net::register_notification_metrics(config.prometheus_registry());
	let mut net_config = FullNetworkConfiguration::<_, _, Net>::new(
		&config.network,
		config.prometheus_registry().cloned(),
	);
	let votes = votes(&config, &client, &net_config, &metrics)?;
	net_config.add_notification_protocol(votes.config);
	let warp_sync = sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		grandpa_link.shared_authority_set().clone(),
		Vec::new(),
	);
	let (network, system_rpc_tx, tx_handler_controller, sync, _bitswap) =
		sc_service::build_network(sc_service::BuildNetworkParams {
			config: &config,
			net_config,
			client: client.clone(),
			transaction_pool: transaction_pool.clone(),
			spawn_handle: task_manager.spawn_handle(),
			spawn_essential_handle: task_manager.spawn_essential_handle(),
			import_queue,
			block_announce_validator_builder: None,
			warp_sync_config: Some(WarpSyncConfig::WithProvider(Arc::new(warp_sync))),
			block_relay: None,
			metrics,
			gap_sync_body_policy: None,
		})?;

	let voter_state = SharedVoterState::empty();
	let babe = BabeDeps { worker_handle: babe_worker, keystore: keystore_container.keystore() };
	let grandpa = grandpa_deps(&grandpa_link, &backend, &voter_state);
	let rpc_parts = (client.clone(), transaction_pool.clone(), select_chain.clone());
	let rpc_builder = Box::new(move |executor| {
		let (client, pool, select_chain) = rpc_parts.clone();
		rpc::create(client, pool, select_chain, &babe, &grandpa, executor)
			.map_err(|error| Error::Application(error.into()))
	});
	let authorship = Authorship {
		role: config.role,
		force: config.force_authoring,
		keystore: keystore_container.keystore(),
		client: client.clone(),
		select_chain,
		pool: transaction_pool.clone(),
		block_import,
		babe_link,
		sync: sync.clone(),
		prometheus: config.prometheus_registry().cloned(),
	};
	let finality = Finality {
		role: config.role,
		enabled: !config.disable_grandpa,
		name: config.network.node_name.clone(),
		keystore: keystore_container.keystore(),
		link: grandpa_link,
		protocol: votes.protocol,
		network: network.clone(),
		sync: sync.clone(),
		notifications: votes.notifications,
		voter_state,
		pool: transaction_pool.clone(),
		prometheus: config.prometheus_registry().cloned(),
	};
	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		config,
		client,
		backend,
		task_manager: &mut task_manager,
		keystore: keystore_container.keystore(),
		transaction_pool,
		rpc_builder,
		network,
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync,
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;
	let telemetry = telemetry.as_ref().map(|telemetry| telemetry.handle());
	start_authorship(authorship, telemetry.clone(), &task_manager)?;
	start_finality(finality, telemetry, &task_manager)?;
	Ok(task_manager)
}

fn votes<Net: NetworkBackend<Block, H256>>(
	config: &Configuration,
	client: &FullClient,
	net_config: &FullNetworkConfiguration<Block, H256, Net>,
	metrics: &sc_network::service::NotificationMetrics,
) -> Result<Votes<Net::NotificationProtocolConfig>, Error> {
	let genesis = client.block_hash(0)?.ok_or_else(|| Error::Other("no genesis block".into()))?;
	let protocol = sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	let (config, notifications) = sc_consensus_grandpa::grandpa_peers_set_config::<_, Net>(
		protocol.clone(),
		metrics.clone(),
		net_config.peer_store_handle(),
	);
	Ok(Votes { protocol, config, notifications })
}

fn grandpa_deps(
	link: &GrandpaLink,
	backend: &Arc<super::FullBackend>,
	voter_state: &SharedVoterState,
) -> GrandpaDeps {
	let authority_set = link.shared_authority_set().clone();
	GrandpaDeps {
		voter_state: voter_state.clone(),
		proofs: FinalityProofProvider::new_for_service(
			backend.clone(),
			Some(authority_set.clone()),
		),
		authority_set,
		justifications: link.justification_stream(),
	}
}
