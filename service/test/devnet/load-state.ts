/** A load in the middle of its work. */

import type { LoadState } from '../../src/devnet/load/view.js'

export const STATE: LoadState = {
  at: 'encoding, attesting, hosting',
  seconds: 3_725.4,
  block: 812,
  behind: 2,
  providers: { drawable: 70, all: 70 },
  feeds: 200,
  plans: { published: 20, drawn: 40, setup: 10, hosted: 50, proving: 60 },
  slots: { active: 333, all: 540 },
  challenges: { open: 4, answered: 121, missed: 1 },
  deliveries: { good: 48, all: 50 },
  money: { escrow: 8_123_456_789_012n, setup: 1_500_000_000_000n, hosting: 20_000_000_000n, measuring: 0n },
  perMinute: 37,
  slowest: { stage: 'drawn', plans: 120, seconds: 14.2 },
  processes: [
    { name: 'node', usage: { cores: 0.25, bytes: 2 ** 28 } },
    { name: 'hosters-1', usage: { cores: 0.5, bytes: 2 ** 30 } },
    { name: 'workers-1', usage: undefined }
  ]
}
