/** Every way in which `hyper` fails. */

import { errorTable } from '../errors.js'

export const HYPER_ERRORS = {
  HYPER_MANIFEST_INVALID: {
    message: 'the manifest cannot be used: {why}',
    remedy: 'Send the manifest exactly as Hypercore encodes it; leave it out for a core whose key is a public key.'
  },
  HYPER_KEY_MISMATCH: {
    message: 'the manifest does not hash to the feed key',
    remedy: 'Send the manifest of this very core; leave it out for a core made by hypercore 10 or older.'
  },
  HYPER_ROOTS_INVALID: {
    message: 'the roots do not fit the length: {why}',
    remedy: 'Send one root for every bit that is set in the length, largest tree first.'
  },
  HYPER_TREE_HASH_MISMATCH: {
    message: 'the roots do not hash to the recorded tree hash',
    remedy: 'Compare length and fork with the recorded ones and take the roots from the core again.'
  },
  HYPER_SIGNATURE_INVALID: {
    message: 'the head is not signed by the feed: {why}',
    remedy: 'Take fork, length, roots and signature from one and the same state of the core.'
  },
  HYPER_PROLOGUE_MISMATCH: {
    message: 'the head contradicts the prologue of the manifest: {why}',
    remedy: 'A core with a prologue starts with exactly the chunks that its manifest names; wait until they are there.'
  },
  HYPER_CHUNK_PROOF_INVALID: {
    message: 'chunk {index} does not belong to the feed: {why}',
    remedy: 'Fetch the chunk and its proof from another peer.'
  },
  HYPER_EXTENSION_INVALID: {
    message: 'the nodes do not extend the recorded head: {why}',
    remedy: 'Make the extension again, from the length that the chain has now.'
  },
  HYPER_NOT_EQUIVOCATION: {
    message: 'the two heads do not contradict each other: {why}',
    remedy: 'Show two heads of one fork, signed by the feed, of which neither continues the other.'
  },
  HYPER_KEY_UNREADABLE: {
    message: '{text} is not the key of a hypercore',
    remedy:
      'Give its 52 letters and digits (z-base-32) or 64 hexadecimal digits, as whoever made the hypercore was shown them.'
  },
  HYPER_SEED_INVALID: {
    message: 'the seed has {length} bytes, not 32',
    remedy: 'Give 32 random bytes and keep them secret.'
  },
  HYPER_STORE_UNUSABLE: {
    message: 'the store in {folder} cannot be opened: {why}',
    remedy: 'Stop the other process that uses this folder, or check that the folder can be written.'
  },
  HYPER_DHT_NOT_STARTED: {
    message: 'the local DHT could not be started on {host}:{port}: {why}',
    remedy: 'Choose an IPv4 address of this machine and a free UDP port.'
  },
  HYPER_BOOTSTRAP_UNREADABLE: {
    message: '{text} is not the address of a DHT node',
    remedy: 'Write host:port, several separated by commas, for example 127.0.0.1:49737.'
  },
  HYPER_PEER_CLOSED: {
    message: 'the peer is closed',
    remedy: 'Open it again before asking it for anything.'
  },
  HYPER_CORE_EMPTY: {
    message: 'the hypercore has no chunks',
    remedy: 'Append something first, or wait until its head has arrived from another peer.'
  },
  HYPER_CORE_INCOMPLETE: {
    message: 'this store lacks the Merkle nodes for {what}',
    remedy: 'Fetch the chunk, and the last chunk of the pinned length, from a peer that has them.'
  },
  HYPER_CHUNK_MISSING: {
    message: 'chunk {index} is not in this store',
    remedy: 'Download it first.'
  },
  HYPER_CHUNK_DAMAGED: {
    message: 'chunk {index} has other bytes than the feed has',
    remedy: 'Check the disk: what is lost is not served any more.'
  },
  HYPER_CHUNK_TIMEOUT: {
    message: 'no peer sent chunk {index} within {seconds} s',
    remedy: 'Check that a peer which has the chunk is connected, then try again.'
  },
  HYPER_FORK_MISMATCH: {
    message: 'the hypercore is at fork {fork}, not at {pinned}',
    remedy: 'Its writer has truncated it: publish the new head, or use a store that still has the old fork.'
  },
  HYPER_PATH_NOT_FOUND: {
    message: '{path} does not exist',
    remedy: 'Check the path; it is taken from the folder in which the command runs.'
  },
  HYPER_PATH_UNREADABLE: {
    message: '{path} may not be read',
    remedy: 'Give this user the right to read it, or publish another path.'
  },
  HYPER_PATH_UNSUPPORTED: {
    message: '{path} is neither a file nor a folder',
    remedy: 'Publish regular files; leave sockets, pipes and devices out.'
  },
  HYPER_PART_UNEXPECTED: {
    message: 'a part of {path} cannot be taken: {why}',
    remedy: 'Send the parts of one file after the other, in order, with the size of the whole; begin the upload again.'
  },
  HYPER_PATH_OUTSIDE: {
    message: '{path} is not inside the folder that is published',
    remedy: 'List files by their paths inside the folder.'
  },
  HYPER_PATH_PRIVATE: {
    message: '{path} holds something of {apart}, or is in it: there are keys, which everybody could read then',
    remedy: 'Publish another folder, or list the files that are meant.'
  },
  HYPER_PATH_NO_FOLDER: {
    message: '{path} is a file, so there is no list of files to take from it',
    remedy: 'Leave the list out, or publish the folder.'
  },
  HYPER_FILE_EMPTY: {
    message: '{path} is empty',
    remedy: 'Publish a file with at least one byte: there is nothing to host in this one.'
  },
  HYPER_STREAM_EMPTY: {
    message: 'the stream ended without a byte',
    remedy: 'Check where it comes from: there is nothing to host.'
  },
  HYPER_FOLDER_EMPTY: {
    message: 'there are no files in {path}',
    remedy: 'Publish a folder with at least one file.'
  },
  HYPER_TARGET_EXISTS: {
    message: '{path} is there already',
    remedy: 'Name a file or folder that does not exist yet; nothing is overwritten.'
  },
  HYPER_TARGET_UNUSABLE: {
    message: '{path} cannot be written',
    remedy: 'Choose a place where this user may write.'
  },
  HYPER_NAME_UNSAFE: {
    message: 'the drive contains the name {name}, which leads out of the folder',
    remedy: 'Do not trust this drive; read it with a program that does not write its names to a disk.'
  },
  HYPER_PEER_CUT: {
    message: 'the peer was cut off: {why}',
    remedy: 'Nothing to do: it may come back after a minute. If it is one of yours, see the limits in its README.'
  },
  HYPER_CONNECTIONS_FULL: {
    message: 'this peer has {most} connections, and another one was needed more',
    remedy: 'Nothing to do: whoever needs the connection makes it again.'
  },
  HYPER_DRIVE_INVALID: {
    message: 'the drive contains {name}, which is of no use: {why}',
    remedy: 'Tell its author. What was written so far is whole.'
  },
  HYPER_FEED_NOT_FOUND: {
    message: 'no peer has the hypercore {key}',
    remedy: 'Check the key and the DHT nodes, and whether a peer that has it is online; then try again.'
  },
  HYPER_READ_STALLED: {
    message: 'nothing arrived for {seconds} s',
    remedy: 'The peers that have the rest are gone or slow; remove what was written and try again later.'
  },
  HYPER_MESSAGE_INVALID: {
    message: 'a {type} message cannot be sent: {why}',
    remedy: 'Stay within the bounds of the protocol, see messages.ts.'
  },
  HYPER_SESSION_MALFORMED: {
    message: 'the peer broke the protocol: {why}',
    remedy: 'Treat the peer as failed; both sides need a release that speaks the same version.'
  },
  HYPER_SESSION_CLOSED: {
    message: 'the session was closed: {reason}',
    remedy: 'Look at the reason: `busy` may be tried again later, the others need another peer or another amendment.'
  },
  HYPER_SESSION_LOST: {
    message: 'the connection to the peer was lost',
    remedy: 'Connect again.'
  },
  HYPER_SESSION_REFUSED: {
    message: 'the peer takes no such session as {role}',
    remedy: 'Check that the peer runs that role, then try again later.'
  },
  HYPER_SESSION_EXISTS: {
    message: 'there is already a session with this peer about this',
    remedy: 'Use that session, or close it first.'
  },
  HYPER_RECEIPT_REFUSED: {
    message: 'the hoster does not confirm {bytes} bytes in {chunks} chunks: {why}',
    remedy: 'Count what was read without one; a hoster that often does this should be read from less.'
  },
  HYPER_ROLE_TAKEN: {
    message: 'another handler takes the {purpose} sessions of role {role}',
    remedy: 'Start each role once a peer.'
  }
} as const

export type HyperErrorCode = keyof typeof HYPER_ERRORS

export const hyperError = errorTable(HYPER_ERRORS)
