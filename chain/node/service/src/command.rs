//! From the command line to a running node.

use crate::{
	chain_spec::{self, RuntimeCode},
	cli::{Cli, Subcommand},
	service,
};
use sc_cli::{Result, RpcMethods, RunCmd, SubstrateCli};
use sc_network::config::NetworkBackendType;
use sc_service::PartialComponents;

impl SubstrateCli for Cli {
	fn impl_name() -> String {
		"DatDot Node".into()
	}

	fn impl_version() -> String {
		env!("CARGO_PKG_VERSION").into()
	}

	fn description() -> String {
		"Node of the DatDot hosting network".into()
	}

	fn author() -> String {
		"DatDot".into()
	}

	fn support_url() -> String {
		"https://github.com/playproject-io/datdot".into()
	}

	fn copyright_start_year() -> i32 {
		2026
	}

	fn load_spec(&self, id: &str) -> std::result::Result<Box<dyn sc_service::ChainSpec>, String> {
		let runtime = self.runtime.ok_or("the runtime is set before any chain is loaded")?;
		chain_spec::load(runtime, id)
	}
}

/// Runs the node with the arguments of the process.
pub fn run(runtime: RuntimeCode) -> Result<()> {
	let mut node = Cli { runtime: Some(runtime), ..Cli::from_args() };
	close_unsafe_rpc(&mut node.run);
	match &node.subcommand {
		None => run_node(&node),
		Some(Subcommand::Key(command)) => command.run(&node),
		Some(Subcommand::ExportChainSpec(command)) => {
			command.run(chain_spec::load(runtime, &command.chain)?)
		},
		Some(Subcommand::PurgeChain(command)) => {
			node.create_runner(command)?.sync_run(|config| command.run(config.database))
		},
		Some(Subcommand::CheckBlock(command)) => node.create_runner(command)?.async_run(|config| {
			let PartialComponents { client, task_manager, import_queue, .. } =
				service::new_partial(&config)?;
			Ok((command.run(client, import_queue), task_manager))
		}),
		Some(Subcommand::ExportBlocks(command)) => {
			node.create_runner(command)?.async_run(|config| {
				let PartialComponents { client, task_manager, .. } = service::new_partial(&config)?;
				Ok((command.run(client, config.database), task_manager))
			})
		},
		Some(Subcommand::ImportBlocks(command)) => {
			node.create_runner(command)?.async_run(|config| {
				let PartialComponents { client, task_manager, import_queue, .. } =
					service::new_partial(&config)?;
				Ok((command.run(client, import_queue), task_manager))
			})
		},
	}
}

/// Has the RPC serve unsafe methods to those only who asked for it with `--rpc-methods unsafe`. Substrate's own default
/// opens them on loopback, where with `--rpc-cors all` every page of the operator's browser reaches them.
fn close_unsafe_rpc(run: &mut RunCmd) {
	if matches!(run.rpc_params.rpc_methods, RpcMethods::Auto) {
		run.rpc_params.rpc_methods = RpcMethods::Safe;
	}
}

fn run_node(node: &Cli) -> Result<()> {
	node.create_runner(&node.run)?.run_node_until_exit(|config| async move {
		match config.network.network_backend {
			NetworkBackendType::Libp2p => {
				service::new_full::<sc_network::NetworkWorker<_, _>>(config)
			},
			NetworkBackendType::Litep2p => {
				service::new_full::<sc_network::Litep2pNetworkBackend>(config)
			},
		}
		.map_err(sc_cli::Error::Service)
	})
}
