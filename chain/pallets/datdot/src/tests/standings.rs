//! What providers of a sequence do about their offers and accounts, in whatever order.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};
use frame_support::{assert_ok, BoundedVec};
use proptest::prelude::*;

/// Something that a provider does; numbers pick how.
#[derive(Clone, Debug)]
pub enum Standing {
	Pause(u64),
	Unpause,
	Update(u8),
	Withdraw,
	Lose(usize),
	Delete,
	RemoveFeed(usize),
	Revoke(u8),
}

pub fn standing() -> impl Strategy<Value = Standing> {
	prop_oneof![
		2 => (1..60u64).prop_map(Standing::Pause),
		4 => Just(Standing::Unpause),
		3 => any::<u8>().prop_map(Standing::Update),
		2 => Just(Standing::Withdraw),
		2 => any::<usize>().prop_map(Standing::Lose),
		1 => Just(Standing::Delete),
		1 => any::<usize>().prop_map(Standing::RemoveFeed),
		3 => any::<u8>().prop_map(Standing::Revoke),
	]
}

/// Lets somebody with an account do it; whether it is refused is not asked here.
pub fn stand(who: usize, standing: &Standing) {
	let mut users: Vec<_> = Users::<Test>::iter().collect();
	users.sort_unstable_by_key(|(id, _)| *id);
	let Some((id, user)) = users.get(who % users.len().max(1)) else { return };
	let account = user.account;
	let call = match standing {
		Standing::Pause(ticks) => Call::pause { until: Datdot::tick() + ticks },
		Standing::Unpause => Call::unpause {},
		Standing::Update(kind) => {
			let Some(provider) = Providers::<Test>::get(id) else { return };
			let mut offer = provider.offer;
			offer.rate = offer.rate.saturating_sub(u32::from(kind % 3)).max(1);
			offer.hours.0[0] = if kind.is_multiple_of(5) { 0x0f } else { 0xff };
			if let Some(hoster) = offer.hoster.as_mut() {
				hoster.capacity = 1 + u32::from(kind % 9);
				hoster.bytes = 1_000 << (kind % 11);
			}
			if let Some(encoder) = offer.encoder.as_mut() {
				encoder.ask = u128::from(*kind);
			}
			Call::offer_update { offer }
		},
		Standing::Withdraw => Call::offer_withdraw {},
		Standing::Lose(pick) => {
			let held: Vec<_> = Contracts::<Test>::iter()
				.flat_map(|(contract, found)| {
					(0..).zip(found.slots).map(move |(slot, state)| (contract, slot, state))
				})
				.filter(|(_, _, slot)| matches!(slot, Slot::Active(one) if one.hoster == *id))
				.map(|(contract, slot, _)| SlotId { contract, slot })
				.collect();
			let Some(lost) = held.get(pick % held.len().max(1)) else { return };
			Call::report_loss { slots: BoundedVec::truncate_from(vec![*lost]) }
		},
		Standing::Delete => Call::account_delete {},
		Standing::Revoke(which) => {
			let number = RevokedKeysOfUser::<Test>::get(id).len();
			let new =
				|offset, purpose| proven(&renewed(account, number + offset), account, purpose);
			let noise_key = which.is_multiple_of(3).then(|| new(0, KeyPurpose::Noise)).flatten();
			let signing_key = (which % 4 > 0).then(|| new(1, KeyPurpose::Signing)).flatten();
			let change = AccountChange::Revoke { noise_key, signing_key };
			Call::account_update { change }
		},
		Standing::RemoveFeed(pick) => {
			let feeds: Vec<_> = Feeds::<Test>::iter().collect();
			let Some((feed, found)) = feeds.get(pick % feeds.len().max(1)) else { return };
			let call = Call::remove_feed { feed: *feed };
			let _ = send(found.publisher, call);
			return;
		},
	};
	let _ = send(account, call);
}

/// When there are no plans any more, everybody can go, and nothing stays held.
pub fn everybody_leaves() {
	run_blocks(4 * PerformanceEpoch::get());
	for user in Users::<Test>::iter_values().collect::<Vec<_>>() {
		assert_ok!(send(user.account, Call::account_delete {}));
	}
	for (feed, found) in Feeds::<Test>::iter().collect::<Vec<_>>() {
		assert_ok!(send(found.publisher, Call::remove_feed { feed }));
	}
	for account in 0..ACCOUNTS {
		use frame_support::traits::fungible::Inspect;
		let free = Balances::free_balance(account);
		assert_eq!(free, Balances::total_balance(&account), "something of {account} is held");
	}
	assert_eq!(Hostings::<Test>::iter().count() + ProvenSpans::<Test>::iter().count(), 0);
	assert_eq!(NeededHours::<Test>::iter().count() + Ratings::<Test>::iter().count(), 0);
	assert_eq!(Pots::<Test>::iter().count() + Trees::<Test>::iter().count(), 0);
	assert_eq!(RevokedKeys::<Test>::iter().count() + Revocations::<Test>::iter().count(), 0);
	run_blocks(200);
}
