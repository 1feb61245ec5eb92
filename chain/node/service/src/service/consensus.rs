//! The workers of consensus: BABE makes blocks, GRANDPA finalises them.

use super::{
	BabeBlockImport, FullClient, FullPool, FullSelectChain, GrandpaLink, JUSTIFICATION_PERIOD,
};
use crate::Block;
use prometheus_endpoint::Registry;
use sc_consensus_babe::{BabeLink, BabeParams, SlotProportion};
use sc_consensus_grandpa::{GrandpaParams, SharedVoterState, VotingRulesBuilder};
use sc_consensus_slots::BackoffAuthoringOnFinalizedHeadLagging;
use sc_network::{
	config::Role, service::traits::NetworkService, NotificationService, ProtocolName,
};
use sc_network_sync::SyncingService;
use sc_service::{error::Error, TaskManager};
use sc_telemetry::TelemetryHandle;
use sc_transaction_pool_api::OffchainTransactionPoolFactory;
use sp_consensus_babe::{inherents::InherentDataProvider, SlotDuration};
use sp_keystore::KeystorePtr;
use std::{sync::Arc, time::Duration};

/// Time between two rounds of gossip about votes.
const GOSSIP_DURATION: Duration = Duration::from_millis(333);
/// Share of a slot in which a block is filled with transactions.
const PROPOSAL_SHARE: f32 = 0.5;

/// What making blocks needs.
pub struct Authorship {
	pub role: Role,
	pub force: bool,
	pub keystore: KeystorePtr,
	pub client: Arc<FullClient>,
	pub select_chain: FullSelectChain,
	pub pool: Arc<FullPool>,
	pub block_import: BabeBlockImport,
	pub babe_link: BabeLink<Block>,
	pub sync: Arc<SyncingService<Block>>,
	pub prometheus: Option<Registry>,
}

/// What finalising blocks needs.
pub struct Finality {
	pub role: Role,
	pub enabled: bool,
	pub name: String,
	pub keystore: KeystorePtr,
	pub link: GrandpaLink,
	pub protocol: ProtocolName,
	pub network: Arc<dyn NetworkService>,
	pub sync: Arc<SyncingService<Block>>,
	pub notifications: Box<dyn NotificationService>,
	pub voter_state: SharedVoterState,
	pub pool: Arc<FullPool>,
	pub prometheus: Option<Registry>,
}

/// The inherents of a block that is made or checked now: its slot and its time.
pub fn slot_and_time(
	slot_duration: SlotDuration,
) -> (InherentDataProvider, sp_timestamp::InherentDataProvider) {
	let time = sp_timestamp::InherentDataProvider::from_system_time();
	(InherentDataProvider::from_timestamp_and_slot_duration(*time, slot_duration), time)
}

/// Makes blocks, if the node is a validator.
pub fn start_authorship(
	parts: Authorship,
	telemetry: Option<TelemetryHandle>,
	task_manager: &TaskManager,
) -> Result<(), Error> {
	if !parts.role.is_authority() {
		return Ok(());
	}
	let proposer = sc_basic_authorship::ProposerFactory::new(
		task_manager.spawn_handle(),
		parts.client.clone(),
		parts.pool,
		parts.prometheus.as_ref(),
		telemetry.clone(),
	);
	let slot_duration = parts.babe_link.config().slot_duration();
	let babe = sc_consensus_babe::start_babe(BabeParams {
		keystore: parts.keystore,
		client: parts.client,
		select_chain: parts.select_chain,
		env: proposer,
		block_import: parts.block_import,
		sync_oracle: parts.sync.clone(),
		justification_sync_link: parts.sync,
		create_inherent_data_providers: move |_, ()| async move { Ok(slot_and_time(slot_duration)) },
		force_authoring: parts.force,
		backoff_authoring_blocks: Some(BackoffAuthoringOnFinalizedHeadLagging::default()),
		babe_link: parts.babe_link,
		block_proposal_slot_portion: SlotProportion::new(PROPOSAL_SHARE),
		max_block_proposal_slot_portion: None,
		telemetry,
	})?;
	task_manager.spawn_essential_handle().spawn_blocking("babe", Some("consensus"), babe);
	Ok(())
}

/// Votes on finality as a validator, follows it otherwise.
pub fn start_finality(
	parts: Finality,
	telemetry: Option<TelemetryHandle>,
	task_manager: &TaskManager,
) -> Result<(), Error> {
	if !parts.enabled {
		return Ok(());
	}
	let voter = sc_consensus_grandpa::run_grandpa_voter(GrandpaParams {
		config: sc_consensus_grandpa::Config {
			gossip_duration: GOSSIP_DURATION,
			justification_generation_period: JUSTIFICATION_PERIOD,
			name: Some(parts.name),
			observer_enabled: false,
			keystore: parts.role.is_authority().then_some(parts.keystore),
			local_role: parts.role,
			telemetry: telemetry.clone(),
			protocol_name: parts.protocol,
		},
		link: parts.link,
		network: parts.network,
		sync: parts.sync,
		notification_service: parts.notifications,
		voting_rule: VotingRulesBuilder::default().build(),
		prometheus_registry: parts.prometheus,
		shared_voter_state: parts.voter_state,
		telemetry,
		offchain_tx_pool_factory: OffchainTransactionPoolFactory::new(parts.pool),
	})?;
	task_manager.spawn_essential_handle().spawn_blocking("grandpa-voter", Some("consensus"), voter);
	Ok(())
}
