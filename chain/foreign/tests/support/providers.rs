//! Encoders, attestors and hosters: their keys, their offers, and how they set a slot up.

use super::{send, Hypercore};
use codec::Encode;
use datdot_foreign_runtime::{AccountId, Balance, Runtime, System};
use datdot_replica::{
	encode_records, page_hashes, root_of_pages, seal_replica, Record, ReplicaFormat, Seal,
	SealContext, Statement, StatementRole,
};
use pallet_datdot::{types::*, Amendments, Call, Contracts, OfferOf, Users};
use sp_core::{ed25519, Pair};

fn pair(account: AccountId, purpose: KeyPurpose) -> ed25519::Pair {
	ed25519::Pair::from_seed(&sp_io::hashing::blake2_256(&(account, purpose.domain()).encode()))
}

/// Registers an account with an offer.
pub fn provide(account: AccountId, offer: OfferOf<Runtime>) {
	let prove = |purpose: KeyPurpose| {
		let pair = pair(account, purpose);
		let genesis = System::block_hash(0);
		let key = pair.public().0;
		let message = [purpose.domain(), genesis.as_ref(), &account.encode(), &key].concat();
		(key, pair.sign(&message).0)
	};
	let (noise_key, noise) = prove(KeyPurpose::Noise);
	let (signing_key, signing) = prove(KeyPurpose::Signing);
	let proofs = PossessionProofs { noise, signing };
	send(account, Call::account_create { noise_key, signing_key, proofs });
	send(account, Call::offer_create { offer });
}

/// An offer of no role, in one region and at all hours.
pub fn offer() -> OfferOf<Runtime> {
	let hours = Hours::ALL;
	let until = 1_000_000;
	Offer {
		encoder: None,
		attestor: None,
		hoster: None,
		region: *b"u3",
		hours,
		rate: 10_000,
		latency: 50,
		from: 0,
		until,
	}
}

/// Makes the replicas of all slots that were drawn, signs them and tells the chain.
pub fn set_up_all(feed: &Hypercore) {
	for (id, amendment) in Amendments::<Runtime>::iter().collect::<Vec<_>>() {
		let Some(staff) = amendment.staff.clone() else { continue };
		for pair in staff.pairs.iter().filter(|pair| !pair.done) {
			set_up(feed, id, &amendment, &staff, pair);
		}
	}
}

fn set_up(
	feed: &Hypercore,
	id: AmendmentId,
	amendment: &Amendment<Balance, u64>,
	staff: &Staff<Balance>,
	pair: &SeatPair<Balance>,
) {
	let contract = Contracts::<Runtime>::get(amendment.contract).expect("its contract");
	let chunks = &feed.chunks[contract.from as usize..contract.to as usize];
	let (encoder, slot) = (pair.encoder.user, pair.slot);
	let genesis = System::block_hash(0).0;
	let records = (contract.from..).zip(chunks).map(|(index, chunk)| Record::raw(index, chunk));
	let mut sealed = encode_records(records).expect("valid records");
	let context = SealContext { genesis, amendment: id, slot, encoder };
	seal_replica(Seal::Mark, &context, &mut sealed).expect("whole pages");
	let statement = Statement {
		genesis,
		draw_seed: amendment.seed.expect("drawn"),
		amendment: id,
		slot,
		encoder,
		hoster: pair.hoster.user,
		replica_root: root_of_pages(&page_hashes(&sealed).expect("pages")).expect("a root"),
		sealed_bytes: sealed.len() as u64,
		plain_bytes: chunks.iter().map(|chunk| chunk.len() as u64).sum(),
		format: ReplicaFormat::V1 { seal: Seal::Mark },
	};
	let signatures = StatementSignatures {
		encoder: sign(&statement, encoder, StatementRole::Encoder),
		attestor: sign(&statement, staff.attestor.user, StatementRole::Attestor),
		hoster: sign(&statement, pair.hoster.user, StatementRole::Hoster),
	};
	let Statement { replica_root, sealed_bytes, plain_bytes, format, .. } = statement;
	let outcome =
		SetupOutcome::Complete { replica_root, sealed_bytes, plain_bytes, format, signatures };
	send(account_of(pair.hoster.user), Call::submit_statement { amendment: id, slot, outcome });
}

fn sign(statement: &Statement, user: UserId, role: StatementRole) -> Signature {
	pair(account_of(user), KeyPurpose::Signing).sign(&statement.message(role)).0
}

fn account_of(user: UserId) -> AccountId {
	Users::<Runtime>::get(user).expect("a user").account
}
