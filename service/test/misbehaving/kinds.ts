/** All kinds of misbehaviour: each takes what an honest worker's roles are started with, and replaces one part. */

import type { ProviderOptions } from '../../src/roles/provider.js'
import { approves, rejects, withholds } from './attestors.js'
import { copies, lies, stops } from './encoders.js'
import { fetches } from './fetching.js'
import { dropsAll, dropsSome, garbage, refuses, signsUnseen } from './hosters.js'
import { replays } from './replaying.js'

export const KINDS = {
  'encoder-lies': lies,
  'encoder-copies': copies,
  'encoder-stops': stops,
  'attestor-withholds': withholds,
  'attestor-rejects': rejects,
  'attestor-approves': approves,
  'hoster-drops-all': dropsAll,
  'hoster-drops-some': dropsSome,
  'hoster-refuses': refuses,
  'hoster-garbage': garbage,
  'hoster-signs-unseen': signsUnseen,
  'hoster-fetches': fetches,
  'hoster-replays': replays
} satisfies Record<string, (options: ProviderOptions) => ProviderOptions>

export type Kind = keyof typeof KINDS
