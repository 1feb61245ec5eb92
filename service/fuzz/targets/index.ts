/** All targets. */

import { FILE_TARGETS } from './files.js'
import { PEER_TARGETS } from './peers.js'
import { PROOF_TARGETS } from './proofs.js'
import { REPLICA_TARGETS } from './replica.js'
import { RPC_TARGETS } from './rpc.js'
import type { Target } from './target.js'
import { TEXT_TARGETS } from './texts.js'
import { WIRE_TARGETS } from './wire.js'

export type { Target } from './target.js'

export const TARGETS: readonly Target[] = [
  ...PROOF_TARGETS,
  ...REPLICA_TARGETS,
  ...PEER_TARGETS,
  ...WIRE_TARGETS,
  ...RPC_TARGETS,
  ...TEXT_TARGETS,
  ...FILE_TARGETS
]
