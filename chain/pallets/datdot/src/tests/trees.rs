//! Sum trees behave as a list of weights does, at every size and through growth and shrinking.

use super::fixtures::*;
use crate::{mock::*, pallet::*, types::*};
use proptest::prelude::*;

const TREE: TreeId = TreeId::Slots { hoster: 7 };

/// What a tree is: leaves with their weights, where the last one fills a hole.
#[derive(Default)]
struct Model(Vec<(Leaf, u128)>);

impl Model {
	fn insert(&mut self, leaf: Leaf, weight: u128) {
		assert_eq!(Datdot::tree_insert(TREE, leaf, weight) as usize, self.0.len());
		self.0.push((leaf, weight));
	}

	fn set(&mut self, place: usize, weight: u128) {
		Datdot::tree_set(TREE, place as u32, weight);
		self.0[place].1 = weight;
	}

	fn remove(&mut self, place: usize) {
		let last = self.0.len() - 1;
		let moved = Datdot::tree_remove(TREE, place as u32);
		assert_eq!(moved, (place != last).then(|| self.0[last].0));
		self.0.swap_remove(place);
	}

	fn total(&self) -> u128 {
		self.0.iter().map(|(_, weight)| weight).sum()
	}

	/// Levels of nodes that so many leaves need.
	fn levels(&self) -> u8 {
		let nodes = std::iter::successors(Some(self.0.len()), |count| Some(count.div_ceil(64)));
		nodes.take_while(|count| *count > 1).count().max(self.0.len().min(1)) as u8
	}

	/// What lies under a point.
	fn find(&self, point: u128) -> Option<(u32, Leaf, u128)> {
		let mut rest = point;
		for (place, (leaf, weight)) in (0..).zip(&self.0) {
			if rest < *weight {
				return Some((place, *leaf, rest));
			}
			rest -= weight;
		}
		None
	}

	/// That the tree agrees about its total, some points and its ends, and is whole.
	fn check(&self) {
		let total = self.total();
		assert_eq!(Datdot::tree_total(TREE), total);
		let info = Trees::<Test>::get(TREE);
		assert_eq!(info.len as usize, self.0.len());
		assert_eq!(info.depth, self.levels(), "more or fewer levels than needed");
		for point in [0, 1, total / 3, total / 2, total.saturating_sub(1), total, total + 1] {
			assert_eq!(Datdot::tree_find(TREE, point), self.find(point), "point {point}");
		}
		for (place, (leaf, weight)) in (0..).zip(&self.0) {
			assert_eq!(TreeLeaves::<Test>::get((TREE, place)).as_ref(), Some(leaf));
			assert_eq!(Datdot::tree_weight(TREE, place), *weight);
		}
		Datdot::try_every_tree().expect("the tree is whole");
	}
}

fn leaf(number: u64) -> Leaf {
	Leaf { item: number, index: number as u32 }
}

/// A cheap number that looks random.
fn some(number: u64) -> u128 {
	u128::from(number.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40)
}

#[test]
fn a_tree_grows_above_64_and_4096_leaves_and_shrinks_to_nothing() {
	new_test_ext().execute_with(|| {
		let mut model = Model::default();
		for number in 0..4_200 {
			model.insert(leaf(number), some(number));
			if [1, 63, 64, 65, 128, 129, 4_095, 4_096, 4_097, 4_161].contains(&(number + 1)) {
				model.check();
			}
		}
		assert_eq!(Trees::<Test>::get(TREE).depth, 3);
		for number in (0..4_200u64).rev() {
			let place = some(number) as usize % model.0.len();
			model.remove(place);
			if [4_160, 4_097, 4_096, 4_095, 129, 65, 64, 63, 1].contains(&number) {
				model.check();
			}
		}
		assert_eq!(Trees::<Test>::iter().count(), 0);
		assert_eq!(TreeNodes::<Test>::iter().count(), 0);
		assert_eq!(TreeLeaves::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_tree_grows_back_to_the_same_sums() {
	new_test_ext().execute_with(|| {
		let mut model = Model::default();
		for round in 0..3 {
			(0..70).for_each(|number| model.insert(leaf(number), some(number + round)));
			model.check();
			(0..68).for_each(|_| model.remove(0));
			model.check();
		}
	});
}

#[test]
fn leaves_without_weight_are_never_found() {
	new_test_ext().execute_with(|| {
		let mut model = Model::default();
		(0..200).for_each(|number| model.insert(leaf(number), u128::from(number % 5 == 0)));
		for point in 0..model.total() {
			let (place, _, offset) = Datdot::tree_find(TREE, point).expect("below the total");
			assert_eq!((place % 5, offset), (0, 0));
		}
		model.check();
	});
}

#[derive(Clone, Debug)]
enum Step {
	Insert(u64),
	Set(usize, u64),
	Remove(usize),
}

fn step() -> impl Strategy<Value = Step> {
	let weight = prop_oneof![Just(0), 1..1_000u64, any::<u64>()];
	prop_oneof![
		3 => weight.clone().prop_map(Step::Insert),
		1 => (any::<usize>(), weight).prop_map(|(place, weight)| Step::Set(place, weight)),
		2 => any::<usize>().prop_map(Step::Remove),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(24))]

	#[test]
	fn any_changes_leave_a_tree_like_its_model(
		start in prop_oneof![Just(0u64), 60..68u64, 125..131u64],
		steps in proptest::collection::vec(step(), 1..60),
	) {
		new_test_ext().execute_with(|| {
			let mut model = Model::default();
			(0..start).for_each(|number| model.insert(leaf(number), some(number)));
			for (number, step) in (start..).zip(steps) {
				let len = model.0.len();
				match step {
					Step::Insert(weight) => model.insert(leaf(number), weight.into()),
					Step::Set(place, weight) if len > 0 => model.set(place % len, weight.into()),
					Step::Remove(place) if len > 0 => model.remove(place % len),
					_ => {},
				}
			}
			model.check();
		});
	}
}

#[test]
fn draws_are_weighted_by_free_stake() {
	build_and_execute(|| {
		let small = provide(HOSTER, hoster_offer());
		let mut large = hoster_offer();
		large.hoster.as_mut().expect("a hoster").bytes *= 3;
		let large = provide(HOSTER + 1, large);
		run_blocks(RegistrationDelay::get() + 1);
		let bucket = crate::offers_impls::ask_bucket(Role::Hoster, UNIT / 2);
		let tree = TreeId::Offers { role: Role::Hoster, region: None, bucket };
		let stake = |account| provider(account).hoster.expect("a hoster").stake;
		assert_eq!(stake(HOSTER), 100 * StakePerSlot::get() + 10 * StakePerGib::get());
		assert_eq!(stake(HOSTER + 1), 100 * StakePerSlot::get() + 30 * StakePerGib::get());
		let found = |point| Datdot::tree_find(tree, point).map(|(_, leaf, _)| leaf.item);
		assert_eq!(found(stake(HOSTER) - 1), Some(small));
		assert_eq!(found(stake(HOSTER)), Some(large));
		assert_eq!(Datdot::tree_total(tree), stake(HOSTER) + stake(HOSTER + 1));
	});
}
