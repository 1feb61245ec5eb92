//! Lets a genesis preset choose the market's parameters; nothing else.

pub use pallet::*;

#[frame_support::pallet]
pub mod pallet {
	use crate::{configs::development_parameters, Runtime, RuntimeOrigin};
	use frame_support::pallet_prelude::*;
	use serde::{Deserialize, Serialize};

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {}

	/// Sets of parameters.
	#[derive(Clone, Copy, Default, PartialEq, Eq, Debug, Serialize, Deserialize)]
	pub enum ParameterSet {
		/// Those of the runtime, for real money.
		#[default]
		Production,
		/// Fast enough to watch.
		Development,
	}

	#[pallet::genesis_config]
	#[derive(frame_support::DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The parameters that the chain begins with.
		pub set: ParameterSet,
		#[serde(skip)]
		pub _marker: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if self.set == ParameterSet::Production {
				return;
			}
			for parameter in development_parameters() {
				pallet_parameters::Pallet::<Runtime>::set_parameter(
					RuntimeOrigin::root(),
					parameter,
				)
				.expect("root may set parameters; qed");
			}
		}
	}
}
