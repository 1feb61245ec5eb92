//! The node's parts put together: client, pool, BABE, GRANDPA, network.

use crate::{
	rpc::{self, BabeDeps, GrandpaDeps},
	runtime_apis::RuntimeApi,
	Block,
};
use sc_client_api::BlockBackend;
use sc_consensus_babe::{BabeLink, BabeWorkerHandle, SlotProportion};
use sc_consensus_grandpa::{FinalityProofProvider, GrandpaPruningFilter, SharedVoterState};
use sc_network::{config::FullNetworkConfiguration, NetworkBackend, NotificationService};
use sc_service::{error::Error, Configuration, PartialComponents, TaskManager, WarpSyncConfig};
use sc_telemetry::{Telemetry, TelemetryHandle, TelemetryWorker};
use sc_transaction_pool::TransactionPoolHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_babe::inherents::BabeCreateInherentDataProviders;
use sp_core::H256;
use std::{sync::Arc, time::Duration};

/// Host functions that the runtime may call.
pub type HostFunctions = sp_io::SubstrateHostFunctions;
/// Executor of the runtime's wasm.
pub type Executor = sc_executor::WasmExecutor<HostFunctions>;
/// Client of the chain.
pub type FullClient = sc_service::TFullClient<Block, RuntimeApi, Executor>;
/// Database of the chain.
pub type FullBackend = sc_service::TFullBackend<Block>;
/// Transaction pool.
pub type FullPool = TransactionPoolHandle<Block, FullClient>;
/// Fork choice.
pub type FullSelectChain = sc_consensus::LongestChain<FullBackend, Block>;
type GrandpaBlockImport =
	sc_consensus_grandpa::GrandpaBlockImport<FullBackend, Block, FullClient, FullSelectChain>;
type BabeBlockImport = sc_consensus_babe::BabeBlockImport<
	Block,
	FullClient,
	GrandpaBlockImport,
	BabeCreateInherentDataProviders<Block>,
	FullSelectChain,
>;
type GrandpaLink = sc_consensus_grandpa::LinkHalf<Block, FullClient, FullSelectChain>;

/// What consensus needs beyond the common parts.
pub struct ConsensusParts {
	block_import: BabeBlockImport,
	babe_link: BabeLink<Block>,
	babe_worker: BabeWorkerHandle<Block>,
	grandpa_link: GrandpaLink,
	telemetry: Option<Telemetry>,
}

type Parts = PartialComponents<
	FullClient,
	FullBackend,
	FullSelectChain,
	sc_consensus::DefaultImportQueue<Block>,
	FullPool,
	ConsensusParts,
>;

/// Blocks after which a justification is imported at the latest.
const JUSTIFICATION_PERIOD: u32 = 512;

/// The parts that running and the other subcommands share.
pub fn new_partial(config: &Configuration) -> Result<Parts, Error> {
	let telemetry = start_telemetry(config)?;
	let executor = sc_service::new_wasm_executor::<HostFunctions>(&config.executor);
	let (client, backend, keystore_container, task_manager) =
		sc_service::new_full_parts::<Block, RuntimeApi, _>(
			config,
			telemetry.as_ref().map(|(_, telemetry)| telemetry.handle()),
			executor,
			vec![Arc::new(GrandpaPruningFilter)],
		)?;
	let client = Arc::new(client);
	let telemetry = telemetry.map(|(worker, telemetry)| {
		task_manager.spawn_handle().spawn("telemetry", None, worker.run());
		telemetry
	});
	let select_chain = sc_consensus::LongestChain::new(backend.clone());
	let transaction_pool = Arc::from(
		sc_transaction_pool::Builder::new(
			task_manager.spawn_essential_handle(),
			client.clone(),
			config.role.is_authority().into(),
		)
		.with_options(config.transaction_pool.clone())
		.with_prometheus(config.prometheus_registry())
		.build(),
	);
	let (import_queue, consensus) =
		import_parts(config, &client, &select_chain, &transaction_pool, &task_manager, telemetry)?;
	Ok(PartialComponents {
		client,
		backend,
		task_manager,
		import_queue,
		keystore_container,
		select_chain,
		transaction_pool,
		other: consensus,
	})
}

fn start_telemetry(
	config: &Configuration,
) -> Result<Option<(TelemetryWorker, Telemetry)>, sc_telemetry::Error> {
	let endpoints = config.telemetry_endpoints.clone().filter(|endpoints| !endpoints.is_empty());
	endpoints
		.map(|endpoints| {
			let worker = TelemetryWorker::new(16)?;
			let telemetry = worker.handle().new_telemetry(endpoints);
			Ok((worker, telemetry))
		})
		.transpose()
}

fn import_parts(
	config: &Configuration,
	client: &Arc<FullClient>,
	select_chain: &FullSelectChain,
	pool: &Arc<FullPool>,
	task_manager: &TaskManager,
	telemetry: Option<Telemetry>,
) -> Result<(sc_consensus::DefaultImportQueue<Block>, ConsensusParts), Error> {
	let handle = telemetry.as_ref().map(|telemetry| telemetry.handle());
	let (grandpa_import, grandpa_link) = sc_consensus_grandpa::block_import(
		client.clone(),
		JUSTIFICATION_PERIOD,
		client,
		select_chain.clone(),
		handle.clone(),
	)?;
	let babe_config = sc_consensus_babe::configuration(&**client)?;
	let slot_duration = babe_config.slot_duration();
	let inherents: BabeCreateInherentDataProviders<Block> = Arc::new(move |_, _| async move {
		let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
		let slot =
			sp_consensus_babe::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
				*timestamp,
				slot_duration,
			);
		Ok((slot, timestamp))
	});
	let (block_import, babe_link) = sc_consensus_babe::block_import(
		babe_config,
		grandpa_import.clone(),
		client.clone(),
		inherents,
		select_chain.clone(),
		OffchainTransactionPoolFactory::new(pool.clone()),
	)?;
	let (import_queue, babe_worker) =
		sc_consensus_babe::import_queue(sc_consensus_babe::ImportQueueParams {
			link: babe_link.clone(),
			block_import: block_import.clone(),
			justification_import: Some(Box::new(grandpa_import)),
			client: client.clone(),
			slot_duration,
			spawner: &task_manager.spawn_essential_handle(),
			registry: config.prometheus_registry(),
			telemetry: handle,
		})?;
	let consensus =
		ConsensusParts { block_import, babe_link, babe_worker, grandpa_link, telemetry };
	Ok((import_queue, consensus))
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
	let genesis = client.block_hash(0)?.ok_or_else(|| Error::Other("no genesis block".into()))?;
	let grandpa_protocol =
		sc_consensus_grandpa::protocol_standard_name(&genesis, &config.chain_spec);
	let (grandpa_peers, grandpa_notifications) =
		sc_consensus_grandpa::grandpa_peers_set_config::<_, Net>(
			grandpa_protocol.clone(),
			metrics.clone(),
			net_config.peer_store_handle(),
		);
	net_config.add_notification_protocol(grandpa_peers);
	let warp_sync = sc_consensus_grandpa::warp_proof::NetworkProvider::new(
		backend.clone(),
		grandpa_link.shared_authority_set().clone(),
		Vec::new(),
	);
	let (network, system_rpc_tx, tx_handler_controller, sync_service, _bitswap) =
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

	let role = config.role;
	let force_authoring = config.force_authoring;
	let name = config.network.node_name.clone();
	let prometheus = config.prometheus_registry().cloned();
	let enable_grandpa = !config.disable_grandpa;
	let voter_state = SharedVoterState::empty();
	let rpc_builder = {
		let babe = BabeDeps { worker_handle: babe_worker, keystore: keystore_container.keystore() };
		let authority_set = grandpa_link.shared_authority_set().clone();
		let grandpa = GrandpaDeps {
			voter_state: voter_state.clone(),
			proofs: FinalityProofProvider::new_for_service(
				backend.clone(),
				Some(authority_set.clone()),
			),
			authority_set,
			justifications: grandpa_link.justification_stream(),
		};
		let (client, pool, select_chain) =
			(client.clone(), transaction_pool.clone(), select_chain.clone());
		Box::new(move |executor| {
			rpc::create(
				client.clone(),
				pool.clone(),
				select_chain.clone(),
				&babe,
				&grandpa,
				executor,
			)
			.map_err(|error| Error::Application(error.into()))
		})
	};
	sc_service::spawn_tasks(sc_service::SpawnTasksParams {
		config,
		client: client.clone(),
		backend,
		task_manager: &mut task_manager,
		keystore: keystore_container.keystore(),
		transaction_pool: transaction_pool.clone(),
		rpc_builder,
		network: network.clone(),
		system_rpc_tx,
		tx_handler_controller,
		sync_service: sync_service.clone(),
		telemetry: telemetry.as_mut(),
		tracing_execute_block: None,
	})?;

	let telemetry_handle = telemetry.as_ref().map(|telemetry| telemetry.handle());
	if role.is_authority() {
		let proposer = sc_basic_authorship::ProposerFactory::new(
			task_manager.spawn_handle(),
			client.clone(),
			transaction_pool.clone(),
			prometheus.as_ref(),
			telemetry_handle.clone(),
		);
		let slot_duration = babe_link.config().slot_duration();
		let babe = sc_consensus_babe::start_babe(sc_consensus_babe::BabeParams {
			keystore: keystore_container.keystore(),
			client,
			select_chain,
			env: proposer,
			block_import,
			sync_oracle: sync_service.clone(),
			justification_sync_link: sync_service.clone(),
			create_inherent_data_providers: move |_, ()| async move {
				let timestamp = sp_timestamp::InherentDataProvider::from_system_time();
				let slot = sp_consensus_babe::inherents::InherentDataProvider::from_timestamp_and_slot_duration(
					*timestamp,
					slot_duration,
				);
				Ok((slot, timestamp))
			},
			force_authoring,
			backoff_authoring_blocks: Some(
				sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging::default(),
			),
			babe_link,
			block_proposal_slot_portion: SlotProportion::new(0.5),
			max_block_proposal_slot_portion: None,
			telemetry: telemetry_handle.clone(),
		})?;
		task_manager.spawn_essential_handle().spawn_blocking("babe", Some("consensus"), babe);
	}
	if enable_grandpa {
		start_grandpa(
			GrandpaStart {
				link: grandpa_link,
				config: sc_consensus_grandpa::Config {
					gossip_duration: Duration::from_millis(333),
					justification_generation_period: JUSTIFICATION_PERIOD,
					name: Some(name),
					observer_enabled: false,
					keystore: role.is_authority().then(|| keystore_container.keystore()),
					local_role: role,
					telemetry: telemetry_handle.clone(),
					protocol_name: grandpa_protocol,
				},
				network,
				sync: sync_service,
				notifications: grandpa_notifications,
				voter_state,
				prometheus,
				telemetry: telemetry_handle,
				pool: transaction_pool,
			},
			&task_manager,
		)?;
	}
	Ok(task_manager)
}

/// What GRANDPA's voter takes over from the node.
struct GrandpaStart {
	link: GrandpaLink,
	config: sc_consensus_grandpa::Config,
	network: Arc<dyn sc_network::service::traits::NetworkService>,
	sync: Arc<sc_network_sync::SyncingService<Block>>,
	notifications: Box<dyn NotificationService>,
	voter_state: SharedVoterState,
	prometheus: Option<prometheus_endpoint::Registry>,
	telemetry: Option<TelemetryHandle>,
	pool: Arc<FullPool>,
}

fn start_grandpa(start: GrandpaStart, task_manager: &TaskManager) -> Result<(), Error> {
	let voter = sc_consensus_grandpa::run_grandpa_voter(sc_consensus_grandpa::GrandpaParams {
		config: start.config,
		link: start.link,
		network: start.network,
		sync: start.sync,
		notification_service: start.notifications,
		voting_rule: sc_consensus_grandpa::VotingRulesBuilder::default().build(),
		prometheus_registry: start.prometheus,
		shared_voter_state: start.voter_state,
		telemetry: start.telemetry,
		offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(start.pool),
	})?;
	task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", None, voter);
	Ok(())
}
