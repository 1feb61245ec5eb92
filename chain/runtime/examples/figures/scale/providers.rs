//! Providers of a written state: accounts, stakes, offers, ratings, and the trees of their offers.

use super::{layout::*, state::State, trees::write_tree};
use datdot_runtime::{
	configs::parameters::prices::{AccountDeposit, FeeReserve, StakePerCapacity, StakePerSlot},
	AccountId, Balance, Balances, Runtime, RuntimeHoldReason, DAT,
};
use frame_support::traits::{
	fungible::{Mutate, MutateHold},
	Get,
};
use pallet_datdot::{limits::*, types::*, *};
use sp_io::hashing::blake2_256;
use sp_runtime::BoundedVec;

/// Stake that stands for a slot of 64 MiB at the usual price.
pub const SLOT_COMMITMENT: Balance = 3 * DAT / 1_600;
/// Asks lie in so many buckets, all of them within the usual price.
const BUCKETS: u32 = 4;
/// Least ask of a hoster, in planck.
const HOSTING_ASK: Balance = 1 << 18;
/// Its bucket.
const HOSTING_BUCKET: u32 = 5;
/// Least ask of an encoder or attestor, in planck.
const SETUP_ASK: Balance = 1 << 30;
/// Its bucket.
const SETUP_BUCKET: u32 = 5;
/// Where providers are, one after the other.
const REGIONS: [Region; 4] = [*b"u0", *b"u1", *b"u2", *b"u3"];
/// Payers that every rating knows.
const RATERS: u32 = 4;
/// Providers that are written at once.
const BATCH: u32 = 20_000;
/// The roles, as in the trees.
const ROLES: [Role; 3] = [Role::Encoder, Role::Attestor, Role::Hoster];

/// Holds money of an account that has it.
pub fn hold(account: &AccountId, reason: HoldReason, amount: Balance) {
	Balances::hold(&RuntimeHoldReason::Datdot(reason), account, amount).expect("enough money");
}

/// Gives money to an account.
pub fn endow(account: &AccountId, amount: Balance) {
	Balances::mint_into(account, amount).expect("a balance that exists");
}

/// What providers do when the state begins.
pub struct Duties {
	/// Active slots of each as hoster.
	pub slots: Vec<u32>,
	/// Measurements of each as attestor.
	pub measurements: Vec<u32>,
}

/// Writes all providers with the trees of their offers.
pub fn write(state: &mut State, size: Size, duties: &Duties) {
	let all: Vec<u32> = (0..size.providers()).collect();
	for batch in all.chunks(BATCH as usize) {
		state.write(|| batch.iter().for_each(|provider| write_provider(size, *provider, duties)));
	}
	for role in ROLES {
		state.write(|| write_trees(size, role, duties));
	}
}

fn write_provider(size: Size, number: u32, duties: &Duties) {
	let (id, account) = (size.user(number), provider_account(number));
	let key = |purpose: &[u8]| blake2_256(&[purpose, &number.to_le_bytes()].concat());
	let (noise_key, signing_key) = (key(b"noise"), key(b"signing"));
	let deposit = AccountDeposit::get();
	let provider = provider(number, duties);
	let stake = ROLES.iter().map(|role| provider.role(*role).map_or(0, |state| state.stake)).sum();
	endow(&account, stake + deposit + provider.fee_reserve + 10 * DAT);
	hold(&account, HoldReason::Stake, stake);
	hold(&account, HoldReason::AccountDeposit, deposit);
	hold(&account, HoldReason::FeeReserve, provider.fee_reserve);
	UserIdByAccount::<Runtime>::insert(&account, id);
	UserIdByNoiseKey::<Runtime>::insert(noise_key, id);
	UserIdBySigningKey::<Runtime>::insert(signing_key, id);
	Users::<Runtime>::insert(id, User { account, noise_key, signing_key, rotation: None, deposit });
	Providers::<Runtime>::insert(id, provider);
	for role in ROLES {
		Ratings::<Runtime>::insert(id, role, rating(number));
	}
}

fn provider(number: u32, duties: &Duties) -> ProviderOf<Runtime> {
	let slots = duties.slots[number as usize];
	let measurements = duties.measurements[number as usize];
	let unit = StakePerCapacity::get();
	// Twice as many slots as it has, and some.
	let capacity = 2 * slots + 64;
	let doubling = number / REGIONS.len() as u32 % BUCKETS;
	let setup = || Some(RoleOffer { capacity: MAX_MEASUREMENTS, ask: SETUP_ASK << doubling });
	let hoster = HosterOffer {
		capacity,
		bytes: u64::from(capacity) * CONTRACT_BYTES,
		ask: HOSTING_ASK << doubling,
	};
	let place = Place::of(number);
	let role = |stake, committed, duties, unit| {
		let (anywhere, regional) = (Some(place.anywhere), Some(place.regional));
		Some(RoleState { stake, committed, duties, unit, anywhere, regional })
	};
	let staked = Balance::from(MAX_MEASUREMENTS) * unit;
	Provider {
		offer: Offer {
			encoder: setup(),
			attestor: setup(),
			hoster: Some(hoster),
			region: REGIONS[number as usize % REGIONS.len()],
			hours: Hours::ALL,
			rate: 10_000,
			latency: 50,
			from: 1,
			until: 2 * PLANS_END,
		},
		status: ProviderStatus::Drawable,
		fee_reserve: FeeReserve::get(),
		encoder: role(staked, 0, 0, unit),
		attestor: role(staked, Balance::from(measurements) * unit, measurements, unit),
		hoster: role(
			Balance::from(capacity) * SLOT_COMMITMENT,
			Balance::from(slots) * SLOT_COMMITMENT,
			slots,
			StakePerSlot::get(),
		),
		used_bytes: u64::from(slots) * CONTRACT_BYTES,
		pauses: Pauses::default(),
	}
}

/// Where a provider stands in the trees of its roles.
struct Place {
	anywhere: u32,
	regional: u32,
}

impl Place {
	/// Regions take turns, and each turn is one ask bucket.
	fn of(number: u32) -> Self {
		let regions = REGIONS.len() as u32;
		let regional = number / (regions * BUCKETS);
		Self { anywhere: regional * regions + number % regions, regional }
	}
}

fn rating(number: u32) -> Rating {
	let share = |rater: u32| RatingShare {
		payer: u128::from(number * RATERS + rater + 1),
		good: DAT / 200,
		bad: DAT / 10_000 * u128::from(number % 20),
	};
	let shares = BoundedVec::truncate_from((0..RATERS).map(share).collect());
	Rating { updated: EPOCH_START.into(), shares }
}

/// Writes the trees of a role: of each bucket that of all regions, and that of each region.
fn write_trees(size: Size, role: Role, duties: &Duties) {
	let first = if role == Role::Hoster { HOSTING_BUCKET } else { SETUP_BUCKET };
	let regions = REGIONS.map(Some);
	for region in [None].into_iter().chain(regions) {
		let mut totals = BoundedVec::<u128, AskBuckets>::truncate_from(vec![0; first as usize]);
		for doubling in 0..BUCKETS {
			let tree = TreeId::Offers { role, region, bucket: (first + doubling) as u8 };
			let leaves = leaves(size, role, region, doubling, duties);
			write_tree(tree, &leaves);
			let total = leaves.iter().map(|(_, weight)| weight).sum();
			totals.try_push(total).expect("a bucket that exists");
		}
		BucketTotals::<Runtime>::insert((role, region), totals);
	}
}

fn leaves(
	size: Size,
	role: Role,
	region: Option<Region>,
	doubling: u32,
	duties: &Duties,
) -> Vec<(Leaf, u128)> {
	let regions = REGIONS.len();
	(0..size.providers())
		.filter(|number| number / regions as u32 % BUCKETS == doubling)
		.filter(|number| region.is_none_or(|region| REGIONS[*number as usize % regions] == region))
		.map(|number| {
			let state = provider(number, duties).role(role).expect("every role").clone();
			(Leaf { item: size.user(number), index: 0 }, state.stake - state.committed)
		})
		.collect()
}
