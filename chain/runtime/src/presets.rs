//! Genesis presets: `dev` (one validator), `local` (four), `production`.
//!
//! Sudo exists in `dev` and `local` only. The validators and balances of `production` are decided by
//! whoever launches the chain: export its specification and fill in `session` and `balances`.

use crate::{genesis_parameters::ParameterSet, *};
use alloc::{vec, vec::Vec};
use frame_support::build_struct_json_patch;
use serde_json::Value;
use sp_consensus_babe::{AllowedSlots, BabeEpochConfiguration};
use sp_genesis_builder::PresetId;
use sp_keyring::{Ed25519Keyring, Sr25519Keyring};

/// Every BABE slot has an author, and every block a VRF output.
pub const BABE_GENESIS_EPOCH_CONFIG: BabeEpochConfiguration = BabeEpochConfiguration {
	c: PRIMARY_PROBABILITY,
	allowed_slots: AllowedSlots::PrimaryAndSecondaryVRFSlots,
};

/// Preset of the chain that is launched for real.
pub const PRODUCTION_PRESET: &str = "production";
/// Preset of four validators.
pub const LOCAL_PRESET: &str = "local";
/// Preset of one validator.
pub const DEV_PRESET: &str = "dev";
/// What each well-known account starts with on `dev` and `local`.
const ENDOWMENT: Balance = 1_000_000 * DAT;

/// A validator of a development chain: the well-known keys of one name.
fn validator(
	babe: Sr25519Keyring,
	grandpa: Ed25519Keyring,
) -> (AccountId, AccountId, opaque::SessionKeys) {
	let keys = opaque::SessionKeys { babe: babe.public().into(), grandpa: grandpa.public().into() };
	(babe.to_account_id(), babe.to_account_id(), keys)
}

fn development(validators: &[(Sr25519Keyring, Ed25519Keyring)]) -> Value {
	let keys: Vec<_> =
		validators.iter().map(|(babe, grandpa)| validator(*babe, *grandpa)).collect();
	build_struct_json_patch!(RuntimeGenesisConfig {
		balances: BalancesConfig {
			balances: Sr25519Keyring::iter()
				.map(|account| (account.to_account_id(), ENDOWMENT))
				.collect::<Vec<_>>(),
		},
		babe: BabeConfig { epoch_config: BABE_GENESIS_EPOCH_CONFIG },
		session: SessionConfig { keys },
		genesis_parameters: GenesisParametersConfig { set: ParameterSet::Development },
		sudo: SudoConfig { key: Some(Sr25519Keyring::Alice.to_account_id()) },
	})
}

fn production() -> Value {
	build_struct_json_patch!(RuntimeGenesisConfig {
		babe: BabeConfig { epoch_config: BABE_GENESIS_EPOCH_CONFIG },
	})
}

/// The JSON patch of a preset.
pub fn get_preset(id: &PresetId) -> Option<Vec<u8>> {
	let alice = (Sr25519Keyring::Alice, Ed25519Keyring::Alice);
	let bob = (Sr25519Keyring::Bob, Ed25519Keyring::Bob);
	let charlie = (Sr25519Keyring::Charlie, Ed25519Keyring::Charlie);
	let dave = (Sr25519Keyring::Dave, Ed25519Keyring::Dave);
	let patch = match id.as_ref() {
		DEV_PRESET => development(&[alice]),
		LOCAL_PRESET => development(&[alice, bob, charlie, dave]),
		PRODUCTION_PRESET => production(),
		_ => return None,
	};
	serde_json::to_vec(&patch).ok()
}

/// Names of all presets.
pub fn names() -> Vec<PresetId> {
	vec![DEV_PRESET.into(), LOCAL_PRESET.into(), PRODUCTION_PRESET.into()]
}
