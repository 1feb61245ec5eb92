//! Keys with which one signature fits every message: nobody signs with them, so nothing is signed.

use hypercore_proof::{leaf_node, verify_head, Authority, Error, Identity};
use sp_core::ed25519::{Public, Signature};

/// y of the points of small order, and what they are called.
const POINTS: [&str; 7] = [
	"0000000000000000000000000000000000000000000000000000000000000000",
	"0100000000000000000000000000000000000000000000000000000000000000",
	"ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
	"c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
	"edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
	"eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
];

#[test]
fn heads_of_keys_of_small_order_are_refused() {
	for (point, sign) in POINTS.into_iter().flat_map(|point| [(point, 0), (point, 0x80)]) {
		let mut key: [u8; 32] = hex::decode(point).unwrap().try_into().unwrap();
		key[31] |= sign;
		// R is the neutral element and s is 0: good for any message, says the host function.
		let mut signature = [0; 64];
		signature[0] = 1;
		let (raw, public) = (Signature::from_raw(signature), Public::from_raw(key));
		assert!(sp_io::crypto::ed25519_verify(&raw, b"anything", &public), "{point} {sign}");

		let authority = Authority::new(Identity { key: &key, manifest: None }).unwrap();
		let roots = [leaf_node(b"anything")];
		assert_eq!(verify_head(&authority, 0, 1, &roots, &signature), Err(Error::Signature));
		assert_eq!(authority.verify_message(b"anything", &signature), Err(Error::Signature));
	}
}
