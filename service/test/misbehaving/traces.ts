/** What misbehaviour cost, and whom. */

import type { MarketEvent, RoleRating, UserId } from '../../src/chain/types.js'
import type { Member } from './members.js'
import type { Net } from './net.js'

/** Whom an event punishes, if it punishes somebody. */
function punishedBy(event: MarketEvent): UserId | undefined {
  switch (event.type) {
    case 'stakeSlashed':
    case 'providerSuspended':
      return event.user
    case 'encoderFault':
      return event.encoder
    case 'attestorFault':
    case 'measurementRejected':
      return event.attestor
    case 'storageChallengeMissed':
    case 'storageFault':
    case 'deliveryFault':
    case 'slotLost':
      return event.hoster
    default:
      return undefined
  }
}

/** What befell whom, by the names of the members, as `name: type of event`; each of them once. */
export function punishments(net: Net): string[] {
  const traces = net.all().flatMap((event) => {
    const user = punishedBy(event)
    return user === undefined ? [] : [`${net.member(user)?.name ?? user}: ${event.type}`]
  })
  return [...new Set(traces)].sort()
}

export async function ratingOf(net: Net, { user, role }: Member): Promise<RoleRating | undefined> {
  const item = await net.sponsor.getItemByID(user)
  return item?.type === 'user' ? item.ratings.find((rating) => rating.role === role) : undefined
}

/** The names of all members whose rating something speaks against. */
export async function illRated(net: Net): Promise<string[]> {
  const names: string[] = []
  for (const member of net.members) if (((await ratingOf(net, member))?.bad ?? 0n) > 0n) names.push(member.name)
  return names.sort()
}
