/** Who takes part in a load: development accounts, in groups of which each is one process. */

import type { Member } from '../cast.js'

/** How many take part. */
export interface CrowdSize {
  readonly hosters: number
  readonly encoders: number
  readonly attestors: number
}

/** Members that share a process. */
export interface Group {
  /** Name of the process. */
  readonly name: string
  readonly members: readonly Member[]
}

/** Replicas of a contract, so as many hosters and encoders at least. */
export const LEAST_HOSTERS = 3
/** As many as measure one hoster. */
const LEAST_ATTESTORS = 5
/** Hosters for each encoder, and for each attestor: both work during setups, an attestor also in every epoch. */
const HOSTERS_PER_WORKER = 5
/**
 * Hosters of a process: with 50 in one, a load took four times as long as with 17 in each of three. What comes for all of
 * them waits in the buffers of their sockets while it works for one.
 */
const MOST_MEMBERS = 17

/** Encoders and attestors in proportion. */
export function inProportion(hosters: number): Omit<CrowdSize, 'hosters'> {
  const workers = Math.ceil(hosters / HOSTERS_PER_WORKER)
  return { encoders: Math.max(LEAST_HOSTERS, workers), attestors: Math.max(LEAST_ATTESTORS, workers) }
}

/**
 * Processes of hosters, and as many of encoders and attestors: together as many as the machine has cores, and more if
 * there would be too many members in one.
 */
export function processesFor(hosters: number, cores: number): number {
  return Math.max(1, Math.floor(cores / 2), Math.ceil(hosters / MOST_MEMBERS))
}

/** Hosters on their own, so that their processor time and memory can be told from the others'. */
export function groupsOf({ hosters, encoders, attestors }: CrowdSize, processes: number): Group[] {
  const workers = [...members('encoder', encoders), ...members('attestor', attestors)]
  return [...spread('hosters', members('hoster', hosters), processes), ...spread('workers', workers, processes)]
}

/** `//Hoster//1` and so on: derivations of the phrase that every development chain knows. */
function members(part: 'encoder' | 'hoster' | 'attestor', count: number): Member[] {
  const path = `//${part.charAt(0).toUpperCase()}${part.slice(1)}`
  return Array.from({ length: count }, (_, index) => ({
    name: `${part}-${index + 1}`,
    part,
    secret: `${path}//${index + 1}`
  }))
}

/** In turns, so that every process has some of each part. */
function spread(name: string, all: readonly Member[], processes: number): Group[] {
  const count = Math.min(processes, all.length)
  return Array.from({ length: count }, (_, group) => ({
    name: `${name}-${group + 1}`,
    members: all.filter((_, index) => index % count === group)
  }))
}
