/** What a person has to know before it costs money. */

import type { Delivery, Hosting, OpenChallenge, PriceList, Provider, Tick } from '../chain/types.js'
import { counted, dueIn } from './format.js'
import type { DiskFacts, NodeFacts, RecordFacts } from './ports.js'
import type { Alert, Due, RoleView } from './shapes/index.js'

/** Everything that alerts are made of; what is about providing is missing of an account that has no offer. */
export interface Situation {
  readonly now: number
  readonly blockTimeMs: number
  readonly node: NodeFacts
  readonly disk: DiskFacts
  readonly free: bigint
  readonly list: PriceList
  readonly tick: Tick | undefined
  readonly provider: Provider | undefined
  readonly hosting: Hosting | undefined
  readonly delivery: Delivery | undefined
  readonly challenges: readonly OpenChallenge[]
  readonly roles: readonly RoleView[]
  readonly record: RecordFacts
  /** Why this machine takes on no new work. */
  readonly refusal: { readonly message: string; readonly remedy: string } | undefined
  /** Setups that the account was drawn for and that are not done. */
  readonly drawn: number
  /** Contracts of own plans that nobody hosts though they are older than their setup may take. */
  readonly unhosted: number
}

/** Blocks that an answer usually takes; until then an open challenge is nothing to speak of. */
const USUAL_ANSWER = 4
/** Blocks that may be missing before the node counts as behind. */
const MISSED_BLOCKS = 10
/** Blocks by which finality may lag. */
const FINALITY_LAG = 30
/** A slot that was lost is news for so long. */
const LOSS_NEWS_MS = 3 * 86_400_000
const LEVELS: readonly Alert['level'][] = ['danger', 'warning', 'note']

type Part = (situation: Situation) => readonly Alert[]

/** Most urgent first. */
export function alertsOf(situation: Situation): Alert[] {
  const parts: readonly Part[] = [
    ofNode,
    ofChallenges,
    ofDelivery,
    ofStanding,
    ofMoney,
    ofStake,
    ofDisk,
    ofRoles,
    ofLimits,
    ofPlans
  ]
  const alerts = parts.flatMap((part) => part(situation))
  return alerts.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || dueOf(a) - dueOf(b))
}

const dueOf = ({ due }: Alert) => due?.seconds ?? Number.MAX_SAFE_INTEGER

function alert(
  code: Alert['code'],
  level: Alert['level'],
  text: string,
  remedy: string,
  due: Due | null = null
): Alert {
  return { code, level, text, remedy, due }
}

function ofNode({ node, now, blockTimeMs, provider }: Situation): Alert[] {
  const level = provider?.hoster === undefined ? 'warning' : 'danger'
  if (!node.connected) {
    const remedy = 'Start the node, or set `rpc` to one that runs. Challenges cannot be answered meanwhile.'
    return [alert('NODE_AWAY', level, 'The node of the chain does not answer.', remedy)]
  }
  const missing = Math.floor((now - node.seenAt) / blockTimeMs)
  if (node.syncing || missing > MISSED_BLOCKS) {
    const text = node.syncing
      ? 'The node is still catching up with the chain.'
      : `The node has had no new block for ${counted(missing, 'block time')}.`
    return [alert('NODE_BEHIND', level, text, 'See in its log whether it reaches other nodes, and check the clock.')]
  }
  const lag = node.best - node.finalised
  if (lag <= FINALITY_LAG) return []
  const text = `Blocks are not final: the last ${lag} may still be replaced.`
  return [
    alert('FINALITY_STANDS', 'warning', text, 'It mends itself when enough validators are back; nothing is lost.')
  ]
}

function ofChallenges({ challenges, tick, node, blockTimeMs }: Situation): Alert[] {
  if (tick === undefined) return []
  return challenges.flatMap(({ id, challenge }) => {
    const left = challenge.deadline - tick
    const waits = challenge.askedAt === undefined
    if (waits || (challenge.missed === 0 && node.best - challenge.issuedAt <= USUAL_ANSWER)) return []
    const due = dueIn(left, blockTimeMs)
    const open = `Challenge ${id} is open and not answered`
    const remedy = 'Keep the daemon running with the disk of the replicas; its log says why the answer fails.'
    if (challenge.missed === 0) {
      const text = `${open}, ${counted(due.blocks, 'block')} left. The first miss costs nothing; a second one costs stake.`
      return [alert('CHALLENGE_OPEN', 'warning', text, remedy, due)]
    }
    const text = `${open}, ${counted(due.blocks, 'block')} left, and it was missed before: now silence costs stake.`
    return [alert('CHALLENGE_LAST', 'danger', text, remedy, due)]
  })
}

function ofDelivery({ hosting, delivery }: Situation): Alert[] {
  if (hosting === undefined || hosting.undelivered === 0) return []
  const epoch = delivery === undefined ? 'the last epoch' : `epoch ${delivery.epoch}`
  const text = `No reader got a valid chunk in ${epoch}: it is unpaid, and one more costs stake.`
  const remedy = 'Check that other machines reach this one: `datdot doctor` looks at firewall and NAT.'
  return [alert('DELIVERY_MISSED', 'danger', text, remedy)]
}

function ofStanding(situation: Situation): Alert[] {
  const { provider, tick, blockTimeMs, node, record, now } = situation
  const alerts: Alert[] = []
  const { lost } = record
  if (lost !== undefined && now - lost.at < LOSS_NEWS_MS) {
    const text = `${counted(lost.slots, 'slot')} lost: ${lost.cause}.`
    alerts.push(alert('SLOTS_LOST', 'warning', text, 'Mend the cause; new contracts come by themselves.'))
  }
  if (provider === undefined) return alerts
  const { status, offer } = provider
  if (status.type === 'suspended') {
    const remedy = 'Mend the cause, then press “Come back” under Provide: what was slashed is staked again.'
    alerts.push(alert('SUSPENDED', 'danger', 'Suspended after a failed duty: no new work comes.', remedy))
  }
  if (status.type === 'paused') {
    const due = tick === undefined ? null : dueIn(status.until - tick, blockTimeMs)
    alerts.push(alert('PAUSED', 'note', 'Paused: slots are kept, unpaid.', 'It ends by itself, or under Provide.', due))
  }
  if (status.type === 'leaving') {
    const remedy = 'Keep the daemon running until then.'
    alerts.push(alert('LEAVING', 'note', 'Leaving: slots are being handed over to others.', remedy))
  }
  const due = dueIn(offer.until - node.best, blockTimeMs)
  if (due.seconds < 2 * 86_400) {
    alerts.push(alert('OFFER_ENDS', 'warning', 'The offer ends soon.', 'Extend it under Provide.', due))
  }
  return alerts
}

function ofMoney({ provider, free, list }: Situation): Alert[] {
  if (provider !== undefined || free >= list.accountDeposit) return []
  const text = 'The account has too little money to begin anything.'
  const remedy =
    'Send some to its address, which is under This machine; on a devnet `datdot init` gets it from the faucet.'
  return [alert('MONEY_MISSING', 'note', text, remedy)]
}

function ofStake({ provider, list, free, roles }: Situation): Alert[] {
  if (provider === undefined) return []
  const alerts: Alert[] = []
  for (const { role, stake, committed, duties } of roles) {
    const least = provider[role]?.unit || list.stakePerSlot
    if (duties === 0 || BigInt(stake) - BigInt(committed) >= least) continue
    const text = `All stake as ${role} stands for duties: no further ones come.`
    alerts.push(alert('STAKE_LOW', 'note', text, 'Raise the offer under Provide if you want more of them.'))
  }
  if (provider.feeReserve < list.feeReserve / 2n && free < list.feeReserve) {
    const text = 'The reserve for fees is more than half used, and the free balance is low.'
    const remedy = `Send money to the account: without fees challenges cannot be answered.`
    alerts.push(alert('FEES_LOW', provider.feeReserve < list.feeReserve / 8n ? 'danger' : 'warning', text, remedy))
  }
  const hoster = provider.offer.hoster
  const required = hoster === undefined ? 0n : (hoster.bytes * list.stakePerGib) >> 30n
  if (provider.hoster !== undefined && provider.hoster.stake < required) {
    const text = 'The stake as hoster is below what the offer needs, since a part was slashed.'
    alerts.push(
      alert('STAKE_LOW', 'warning', text, 'Send money to the account, then save the offer again under Provide.')
    )
  }
  return alerts
}

function ofDisk({ provider, disk }: Situation): Alert[] {
  const hoster = provider?.offer.hoster
  if (provider === undefined || hoster === undefined) return []
  const room = disk.freeBytes - disk.reserveBytes
  const offered = hoster.bytes > provider.usedBytes ? hoster.bytes - provider.usedBytes : 0n
  const remedy = 'Free space, or offer less storage under Provide.'
  if (room <= 0n) return [alert('DISK_LOW', 'danger', 'The disk is full: replicas cannot be stored.', remedy)]
  if (room >= offered) return []
  const text = 'The disk has less room than the offer still promises.'
  return [alert('DISK_LOW', 'warning', text, remedy)]
}

function ofRoles({ roles }: Situation): Alert[] {
  return roles
    .filter(({ running }) => !running)
    .map(({ role, duties }) => {
      const text = `The offer promises the role ${role}, but this daemon does not run it.`
      const remedy = 'Add it to `roles` in the settings, or run it elsewhere with this account.'
      return alert('ROLE_STOPPED', duties > 0 ? 'danger' : 'warning', text, remedy)
    })
}

function ofLimits({ provider, refusal, drawn }: Situation): Alert[] {
  if (provider === undefined || refusal === undefined) return []
  const waits = `No new work is taken on: ${refusal.message}. What was taken on is finished`
  if (drawn === 0) return [alert('WORK_REFUSED', 'note', `${waits}.`, refusal.remedy)]
  // The chain does not know of it: whoever is drawn and does not begin is rated for that.
  const text = `${waits}; of ${counted(drawn, 'setup')} that the chain drew it for, each not begun will cost rating.`
  const remedy = `${refusal.remedy} Hours in \`schedule\` cost none: the offer has them, and nobody is drawn outside.`
  return [alert('WORK_REFUSED', 'warning', text, remedy)]
}

function ofPlans({ unhosted }: Situation): Alert[] {
  if (unhosted === 0) return []
  const text = `${counted(unhosted, 'plan')} of yours ${unhosted === 1 ? 'has' : 'have'} contracts that nobody hosts yet.`
  const remedy = 'Open it under Host: it says what is missing. Keep the daemon running while it seeds.'
  return [alert('PLAN_UNHOSTED', 'note', text, remedy)]
}
