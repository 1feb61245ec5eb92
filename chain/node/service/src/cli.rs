//! Command line of the node.

use crate::RuntimeCode;
use sc_cli::RunCmd;

/// Arguments of the node.
#[derive(Debug, clap::Parser)]
#[command(propagate_version = true, args_conflicts_with_subcommands = true)]
pub struct Cli {
	/// Anything but running.
	#[command(subcommand)]
	pub subcommand: Option<Subcommand>,

	/// Running the node.
	#[clap(flatten)]
	pub run: RunCmd,

	/// The runtime that the binary embeds, set after parsing.
	#[clap(skip)]
	pub runtime: Option<RuntimeCode>,
}

/// What the node does apart from running.
#[derive(Debug, clap::Subcommand)]
pub enum Subcommand {
	/// Make and look at keys.
	#[command(subcommand)]
	Key(sc_cli::KeySubcommand),

	/// Write the specification of a chain.
	ExportChainSpec(sc_cli::ExportChainSpecCmd),

	/// Validate blocks.
	CheckBlock(sc_cli::CheckBlockCmd),

	/// Export blocks.
	ExportBlocks(sc_cli::ExportBlocksCmd),

	/// Import blocks.
	ImportBlocks(sc_cli::ImportBlocksCmd),

	/// Remove the whole chain.
	PurgeChain(sc_cli::PurgeChainCmd),
}
