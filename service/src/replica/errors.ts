/** Every way in which `replica` fails. The Rust twin refuses the same bytes under the same names. */

import { errorTable } from '../errors.js'

export const REPLICA_ERRORS = {
  REPLICA_EMPTY: {
    message: 'there is nothing in it',
    remedy: 'A replica has at least one chunk; check the range of the contract.'
  },
  REPLICA_SIZE: {
    message: '{bytes} bytes are no size of a sealed replica',
    remedy: 'A replica has 1 to 1048576 whole leaves of 128 bytes; take fewer chunks into a contract.'
  },
  REPLICA_TRUNCATED: {
    message: 'the replica ends inside a record',
    remedy: 'Get all pages of the replica from its encoder again.'
  },
  REPLICA_UINT: {
    message: 'an integer is not in its shortest form',
    remedy: 'Refuse the replica: its encoder does not keep to the format.'
  },
  REPLICA_INDEX: {
    message: 'the index of a chunk does not ascend, or is no index of a hypercore: {index}',
    remedy: 'Give each chunk once, in ascending order.'
  },
  REPLICA_CHUNK_SIZE: {
    message: 'a chunk has {bytes} bytes, at most 15 MiB are allowed',
    remedy: 'Hypercore sends no chunk that is longer: append smaller ones.'
  },
  REPLICA_STORED_SIZE: {
    message: 'a record stores {stored} bytes for {plain} plain ones, which does not fit its codec',
    remedy: 'Raw records are as long as their chunk, compressed ones shorter; refuse any other.'
  },
  REPLICA_CODEC: {
    message: 'codec {codec} is neither raw nor brotli',
    remedy: 'Update this program if there is a newer format, otherwise refuse the replica.'
  },
  REPLICA_PADDING: {
    message: 'after the last record there is more than the zeros that fill its leaf',
    remedy: 'Refuse the replica: its encoder does not keep to the format.'
  },
  REPLICA_BROTLI: {
    message: 'the stored bytes of chunk {index} do not decompress to its {plain} bytes',
    remedy: 'Refuse the replica: its encoder does not keep to the format.'
  },
  REPLICA_PLAIN_LIMIT: {
    message: 'the chunks have more than the {limit} bytes that were expected',
    remedy: 'Compare with the range of the contract; refuse what goes beyond it.'
  },
  REPLICA_PAGE: {
    message: 'page {index} is not the page it should be: {why}',
    remedy: 'Send all pages once and in order; each has 64 KiB, only the last one may have fewer whole leaves.'
  },
  REPLICA_FORMAT: {
    message: 'format {version} with seal {seal} is not known',
    remedy: 'Update this program, or ask for a replica of format 1 with seal 0.'
  },
  REPLICA_CHUNK_MISSING: {
    message: 'the replica has no chunk {index}',
    remedy: 'Ask for a chunk of the contract.'
  },
  REPLICA_UNFINISHED: {
    message: 'the stream of pages has not ended yet',
    remedy: 'Read it to its end first.'
  },
  REPLICA_LEAF: {
    message: 'there is no leaf {index} among {count}',
    remedy: 'Compare the size of the replica with the one on the chain.'
  },
  REPLICA_PATH_LENGTH: {
    message: 'the path of leaf {index} has {length} hashes, not {expected}',
    remedy: 'Make the proof again, with the size of the replica that is on the chain.'
  },
  REPLICA_ROOT: {
    message: 'leaf {index} and its path do not lead to the root',
    remedy: 'Check which replica the proof was made of, and that its pages are whole.'
  },
  REPLICA_FIELD: {
    message: '{field} is out of bounds: {why}',
    remedy: 'Give hashes of 32 bytes and unsigned integers of the stated width.'
  },
  REPLICA_KEY: {
    message: 'this is no ed25519 signing key: {why}',
    remedy: 'Give the seed of 32 bytes.'
  }
} as const

export type ReplicaErrorCode = keyof typeof REPLICA_ERRORS

export const replicaError = errorTable(REPLICA_ERRORS)
