//! The node's parts put together: client, pool, BABE, GRANDPA, network.
//!
//! `partial` has what running and the other subcommands share, `full` starts a node from it,
//! `consensus` the two workers that make and finalise blocks.

mod consensus;
mod full;
mod partial;

pub use full::new_full;
pub use partial::new_partial;

use crate::{runtime_apis::RuntimeApi, Block};
use sc_consensus_babe::{BabeLink, BabeWorkerHandle};
use sc_service::PartialComponents;
use sc_telemetry::Telemetry;
use sc_transaction_pool::TransactionPoolHandle;
use sp_consensus_babe::inherents::BabeCreateInherentDataProviders;

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
