//! What running and the other subcommands share.

use super::{
	consensus::slot_and_time, ConsensusParts, FullClient, FullPool, FullSelectChain, HostFunctions,
	Parts, JUSTIFICATION_PERIOD,
};
use crate::{runtime_apis::RuntimeApi, Block};
use sc_consensus_grandpa::GrandpaPruningFilter;
use sc_service::{error::Error, Configuration, PartialComponents, TaskManager};
use sc_telemetry::{Telemetry, TelemetryWorker};
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_babe::inherents::BabeCreateInherentDataProviders;
use std::sync::Arc;

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
	let inherents: BabeCreateInherentDataProviders<Block> =
		Arc::new(move |_, _| async move { Ok(slot_and_time(slot_duration)) });
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
