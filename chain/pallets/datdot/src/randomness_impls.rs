//! Randomness: an accumulator over blocks, seeds drawn from it, and dice thrown with a seed.
//!
//! A subject that is made in block N is drawn with the accumulator of block N + `DrawDelay`, also
//! when the draw itself is late, so nobody grinds ids or delays a draw to change it.

use crate::{limits::KEPT_ACCUMULATORS, pallet::*, types::*};
use codec::Encode;
use frame_support::traits::{Get, Randomness};
use frame_system::pallet_prelude::BlockNumberFor;
use sp_io::hashing::blake2_256;
use sp_runtime::{traits::Saturating, SaturatedConversion};

impl<T: Config> Pallet<T> {
	/// Mixes the newest block's randomness into the accumulator.
	pub(crate) fn accumulate_randomness(now: BlockNumberFor<T>) {
		let previous =
			Accumulators::<T>::get(Self::accumulator_index(now.saturating_sub(1u32.into())))
				.map(|(_, accumulator)| accumulator)
				.unwrap_or_default();
		let (random, _) = T::Randomness::random(&previous);
		let accumulator = blake2_256(&(previous, random).encode());
		Accumulators::<T>::insert(Self::accumulator_index(now), (now, accumulator));
	}

	/// Seed of a subject that was made in block `made_at`: `H(domain ‖ subject ‖ accumulator)`.
	/// `None` while the block of its randomness is not there, or is there no more.
	pub(crate) fn seed_at(
		domain: &[u8],
		subject: &[u8],
		made_at: BlockNumberFor<T>,
	) -> Option<Digest> {
		let block = made_at.saturating_add(T::DrawDelay::get().into());
		let (kept, accumulator) = Accumulators::<T>::get(Self::accumulator_index(block))?;
		(kept == block).then(|| Self::mix(domain, subject, &accumulator))
	}

	/// Seed from the newest accumulator, for work whose block nobody chooses.
	pub(crate) fn seed_now(domain: &[u8], subject: &[u8]) -> Digest {
		let accumulator = Accumulators::<T>::get(Self::accumulator_index(Self::now()))
			.map(|(_, accumulator)| accumulator)
			.unwrap_or_default();
		Self::mix(domain, subject, &accumulator)
	}

	/// The block that is being made.
	pub(crate) fn now() -> BlockNumberFor<T> {
		frame_system::Pallet::<T>::block_number()
	}

	/// The hash of block 0, which tells chains apart in signed messages.
	pub(crate) fn genesis_hash() -> Digest {
		let hash = frame_system::Pallet::<T>::block_hash(BlockNumberFor::<T>::from(0u32));
		let mut bytes = Digest::default();
		let source = hash.as_ref();
		let len = source.len().min(bytes.len());
		bytes.iter_mut().zip(source.iter().take(len)).for_each(|(to, from)| *to = *from);
		bytes
	}

	fn mix(domain: &[u8], subject: &[u8], accumulator: &Digest) -> Digest {
		let parts: [&[u8]; 3] = [domain, subject, accumulator];
		blake2_256(&parts.concat())
	}

	fn accumulator_index(block: BlockNumberFor<T>) -> u32 {
		(block.saturated_into::<u64>() % u64::from(KEPT_ACCUMULATORS)) as u32
	}
}

/// Uniform numbers from a seed: `H(seed ‖ counter)`, with rejection of the uneven rest.
pub(crate) struct Dice {
	seed: Digest,
	counter: u32,
}

impl Dice {
	/// Dice that throw the numbers of a seed, from the first.
	pub(crate) fn new(seed: Digest) -> Self {
		Self { seed, counter: 0 }
	}

	/// A uniform number in `[0, bound)`; 0 if the bound is 0.
	pub(crate) fn below(&mut self, bound: u128) -> u128 {
		if bound == 0 {
			return 0;
		}
		let rest = (u128::MAX % bound).saturating_add(1) % bound;
		loop {
			let number = self.throw();
			if number <= u128::MAX - rest {
				return number % bound;
			}
		}
	}

	fn throw(&mut self) -> u128 {
		let digest = blake2_256(&(self.seed, self.counter).encode());
		self.counter = self.counter.wrapping_add(1);
		digest.iter().take(16).rev().fold(0, |number, byte| number << 8 | u128::from(*byte))
	}
}
