/** How keys and hashes are made. */

declare module 'sodium-universal' {
  interface Sodium {
    crypto_generichash(output: Uint8Array, input: Uint8Array, key?: Uint8Array): void
    crypto_generichash_batch(output: Uint8Array, inputs: readonly Uint8Array[], key?: Uint8Array): void
    crypto_sign_verify_detached(signature: Uint8Array, message: Uint8Array, publicKey: Uint8Array): boolean
  }
  const sodium: Sodium
  export default sodium
}

declare module 'hypercore-crypto' {
  export interface KeyPair {
    publicKey: Uint8Array
    secretKey: Uint8Array
  }
  interface HypercoreCrypto {
    keyPair(seed?: Uint8Array): KeyPair
    discoveryKey(key: Uint8Array): Uint8Array
    randomBytes(size: number): Uint8Array
    sign(message: Uint8Array, secretKey: Uint8Array): Uint8Array
    verify(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean
  }
  const crypto: HypercoreCrypto
  export default crypto
}

declare module 'hypercore-id-encoding' {
  interface IdEncoding {
    /** z-base-32, 52 characters. */
    encode(key: Uint8Array): string
    /** Accepts z-base-32 (52 characters), hex (64) and `pear://` or `hyper://` links; throws otherwise. */
    decode(id: string | Uint8Array): Uint8Array
  }
  const idEncoding: IdEncoding
  export default idEncoding
}
