//! The version of this runtime, and of the two that `rehearsal` makes of it.
//!
//! - The spec version goes up with every runtime that a chain is to take.
//! - The transaction version goes up when a call or a transaction extension is encoded in another
//!   way. Programs that sign as before stop then with a sentence.
//! - `DatdotApi` has a version of its own (`pallets/datdot/runtime-api`), which goes up when an
//!   answer, an event or a record that programs read is encoded in another way.

use crate::apis;
use alloc::borrow::Cow;
use sp_version::RuntimeVersion;

// The attribute that puts the version into the wasm reads digits only.
macro_rules! version {
	(spec: $spec:tt, transaction: $transaction:tt) => {
		/// Version of this runtime.
		#[sp_version::runtime_version]
		pub const VERSION: RuntimeVersion = RuntimeVersion {
			spec_name: Cow::Borrowed("datdot"),
			impl_name: Cow::Borrowed("datdot"),
			authoring_version: 1,
			spec_version: $spec,
			impl_version: 1,
			apis: apis::RUNTIME_API_VERSIONS,
			transaction_version: $transaction,
			system_version: 1,
		};
	};
}

#[cfg(not(any(feature = "next-runtime", feature = "next-encoding")))]
version!(spec: 2, transaction: 1);
#[cfg(all(feature = "next-runtime", not(feature = "next-encoding")))]
version!(spec: 3, transaction: 1);
#[cfg(feature = "next-encoding")]
version!(spec: 4, transaction: 2);
