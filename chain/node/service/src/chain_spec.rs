//! Chain specifications, made of the runtime's genesis presets.

use sc_chain_spec::{ChainSpec, ChainType, GenericChainSpec, NoExtension, Properties};

/// What the binary embeds.
#[derive(Clone, Copy)]
pub struct RuntimeCode {
	/// The runtime's wasm.
	pub wasm: &'static [u8],
}

impl std::fmt::Debug for RuntimeCode {
	fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
		write!(formatter, "RuntimeCode({} bytes)", self.wasm.len())
	}
}

/// One chain that the node knows by name.
struct KnownChain {
	/// Id and name of the runtime's genesis preset.
	id: &'static str,
	name: &'static str,
	chain_type: ChainType,
}

fn known_chain(id: &str) -> Option<KnownChain> {
	Some(match id {
		"" | "dev" => {
			KnownChain { id: "dev", name: "DatDot Development", chain_type: ChainType::Development }
		},
		"local" => KnownChain { id: "local", name: "DatDot Local", chain_type: ChainType::Local },
		"production" => {
			KnownChain { id: "production", name: "DatDot", chain_type: ChainType::Live }
		},
		_ => return None,
	})
}

fn properties() -> Properties {
	let mut properties = Properties::new();
	properties.insert("tokenSymbol".into(), "DAT".into());
	properties.insert("tokenDecimals".into(), 12.into());
	properties.insert("ss58Format".into(), 42.into());
	properties
}

/// The specification of a known chain, or of a file.
pub fn load(runtime: RuntimeCode, id: &str) -> Result<Box<dyn ChainSpec>, String> {
	let Some(chain) = known_chain(id) else {
		let spec = GenericChainSpec::<NoExtension>::from_json_file(id.into()).map_err(|error| {
			format!("no chain `dev`, `local`, `production`, or file `{id}`: {error}")
		})?;
		return Ok(Box::new(spec));
	};
	let spec = GenericChainSpec::<NoExtension>::builder(runtime.wasm, None)
		.with_name(chain.name)
		.with_id(chain.id)
		.with_chain_type(chain.chain_type)
		.with_protocol_id("datdot")
		.with_properties(properties())
		.with_genesis_config_preset_name(chain.id)
		.build();
	Ok(Box::new(spec))
}
