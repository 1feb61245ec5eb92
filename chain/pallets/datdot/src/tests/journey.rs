//! The whole way of a plan.

use super::fixtures::*;
use crate::{mock::*, pallet::*};

#[test]
fn a_plan_is_staffed_proven_delivered_paid_and_refunded() {
	build_and_execute(|| {
		providers(3, 4, 3);
		let core = Hypercore::new(1, &[1000, 0, 64_000, 5, 70_000]);
		let mut world = World::new(&[&core]);
		let plan = publish(&core, 200);
		world.work(40);
		assert_eq!(super::fixtures::plan(plan).started, 1);
		world.work(400);
		assert!(Plans::<Test>::get(plan).is_none());
	});
}
