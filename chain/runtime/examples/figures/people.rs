//! Accounts of the genesis in their roles, with their keys and offers.

use crate::chain::{send, Chain};
use codec::Encode;
use datdot_runtime::{Runtime, System};
use pallet_datdot::{limits::MAX_MEASUREMENTS, types::*, Call, Users};
use sp_core::{ed25519, Pair};
use sp_keyring::Sr25519Keyring::{self, *};

/// Who pays.
pub const SPONSOR: Sr25519Keyring = Alice;
const ENCODERS: [Sr25519Keyring; 3] = [Bob, Charlie, Dave];
const ATTESTORS: [Sr25519Keyring; 6] =
	[AliceStash, BobStash, CharlieStash, DaveStash, EveStash, FerdieStash];
/// Who stores.
pub const HOSTERS: [Sr25519Keyring; 3] = [Eve, Ferdie, One];
/// Duties that encoders and hosters offer: enough for every contract.
const CAPACITY: u32 = 1 << 16;
/// Duties that attestors offer.
const ATTESTATIONS: u32 = MAX_MEASUREMENTS;
/// Bytes that each hoster offers: draws reserve the most that a contract may have.
const BYTES: u64 = 256 << 30;

/// Signing key pair of an account.
pub fn signing(account: Sr25519Keyring) -> ed25519::Pair {
	pair(account, 2)
}

/// The well-known account of a user.
pub fn account(user: UserId) -> Sr25519Keyring {
	let account = Users::<Runtime>::get(user).expect("a user").account;
	Sr25519Keyring::from_account_id(&account).expect("a well-known account")
}

/// Registers all providers and waits until they may be drawn.
pub fn register_providers(chain: &mut Chain) {
	chain.block(|| {
		let work = |capacity| Some(RoleOffer { capacity, ask: 1 });
		ENCODERS
			.into_iter()
			.for_each(|account| provide(account, Offer { encoder: work(CAPACITY), ..no_offer() }));
		ATTESTORS.into_iter().for_each(|account| {
			provide(account, Offer { attestor: work(ATTESTATIONS), ..no_offer() })
		});
		let store = || Some(HosterOffer { capacity: CAPACITY, bytes: BYTES, ask: 1 });
		HOSTERS
			.into_iter()
			.for_each(|account| provide(account, Offer { hoster: store(), ..no_offer() }));
	});
	// The delay of the `dev` preset.
	chain.blocks(4);
}

fn provide(account: Sr25519Keyring, offer: pallet_datdot::OfferOf<Runtime>) {
	let (noise, signing) = (pair(account, 1), signing(account));
	let proofs = PossessionProofs {
		noise: possession(&noise, account, KeyPurpose::Noise),
		signing: possession(&signing, account, KeyPurpose::Signing),
	};
	let (noise_key, signing_key) = (noise.public().0, signing.public().0);
	send(account, Call::account_create { noise_key, signing_key, proofs });
	send(account, Call::offer_create { offer });
}

fn no_offer() -> pallet_datdot::OfferOf<Runtime> {
	Offer {
		encoder: None,
		attestor: None,
		hoster: None,
		region: *b"u3",
		hours: Hours::ALL,
		rate: 10_000,
		latency: 50,
		from: 0,
		until: 1_000_000,
	}
}

fn pair(account: Sr25519Keyring, purpose: u8) -> ed25519::Pair {
	let mut seed: [u8; 32] = account.to_account_id().into();
	seed[0] = purpose;
	ed25519::Pair::from_seed(&seed)
}

fn possession(pair: &ed25519::Pair, account: Sr25519Keyring, purpose: KeyPurpose) -> Signature {
	let genesis = System::block_hash(0);
	let account = account.to_account_id().encode();
	pair.sign(&[purpose.domain(), genesis.as_ref(), &account, &pair.public().0].concat()).0
}
