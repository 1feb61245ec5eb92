/**
 * A drive of somebody else, opened to be read. Its names are a tree over the chunks of a core, and Hyperbee follows it
 * wherever it leads: through one that leads back to itself it goes for ever, without letting anything else run. So each
 * chunk of the tree is looked at before Hyperbee has it.
 */

import type Corestore from 'corestore'
import { type Level, YoloIndex } from 'hyperbee/lib/messages.js'
import type Hypercore from 'hypercore'
import Hyperdrive from 'hyperdrive'
import { driveInvalid } from './entries.js'

/** Bytes of the part of the tree that one chunk has: some hundred thousand names that were written at once. */
const MAX_INDEX = 2 * 1024 * 1024
/** Bytes of what is said of a name: where its content is, and what programs add. */
const MAX_VALUE = 256 * 1024
/** Keys of a node; Hyperbee writes 8 at most. */
const MAX_KEYS = 64
/** Nodes above each other in one chunk; a tree of four keys a node has no use for more. */
const MAX_HEIGHT = 64
/** A chunk that no core has. */
const NOWHERE = 2 ** 52

/** Peers are not let search in its names for themselves, which Hyperbee does without end, too. */
export function openDrive(store: Corestore, key: Uint8Array): Hyperdrive {
  const drive = new Hyperdrive(store, Buffer.from(key), { extension: false })
  checking(drive.core)
  const { ready, close } = drive
  drive.ready = async () => {
    try {
      await ready.call(drive)
    } catch (cause) {
      // Errors of Hypercore have codes; without one it is about what the first chunk says.
      throw (cause as { code?: unknown }).code === undefined
        ? invalid('they do not say where content is', cause)
        : cause
    }
  }
  // One that did not open closes nothing by itself, and nobody else could have its names after that.
  drive.close = async () => {
    await close.call(drive)
    await drive.db.close()
  }
  return drive
}

/** A chunk as Hyperbee has it decoded, but for the first one. */
interface Decoded {
  readonly value?: Uint8Array | null
  readonly index?: Uint8Array
}

/** All of Hyperbee's reads go through `get` of the core or of a session of it. */
function checking(core: Hypercore): Hypercore {
  const { get, session } = core
  core.get = async (chunk, options) => {
    if (chunk === NOWHERE) throw invalid('they lead to what came later')
    const found = await get.call(core, chunk, options)
    if (found === null || found instanceof Uint8Array) return found
    const { value, index } = found as Decoded
    if ((value?.length ?? 0) > MAX_VALUE) throw invalid('what is said of one is too long')
    return index === undefined ? found : Object.assign(found, { index: checkedIndex(index, chunk) })
  }
  core.session = (options) => checking(session.call(core, options))
  return core
}

/**
 * What a chunk has of the tree: nodes, each of them with keys in order and either no children or one between any two keys.
 * What leads to a later chunk leads nowhere: of what is written together a part is out of use before it is written.
 * @throws HYPER_DRIVE_INVALID
 */
export function checkedIndex(index: Uint8Array, chunk: number): Uint8Array {
  if (index.length > MAX_INDEX) throw invalid('one of its chunks is too large')
  const { levels } = YoloIndex.decode(index)
  const heights = new Map<number, number>()
  let isChanged = false
  /** Of a node, through nodes of this chunk. */
  const heightOf = (at: number, room: number): number => {
    const known = heights.get(at)
    if (known !== undefined) return known
    const level = levels[at]
    if (level === undefined) throw invalid('they lead nowhere')
    if (room === 0) throw invalid('they lead round in circles, or too deep')
    if (!isNode(level)) throw invalid('they are no tree')
    const { children } = level
    let height = 1
    for (let child = 0; child < children.length; child += 2) {
      const [from = 0, below = 0] = children.slice(child, child + 2)
      if (from === chunk) height = Math.max(height, 1 + heightOf(below, room - 1))
      if (from <= chunk) continue
      children[child] = NOWHERE
      isChanged = true
    }
    if (height > MAX_HEIGHT) throw invalid('they are too deep')
    heights.set(at, height)
    return height
  }
  for (let at = 0; at < levels.length; at++) heightOf(at, MAX_HEIGHT)
  return isChanged ? YoloIndex.encode({ levels }) : index
}

function isNode({ keys, children }: Level): boolean {
  if (keys.length > MAX_KEYS) return false
  return children.length === 0 || (keys.length > 0 && children.length === 2 * (keys.length + 1))
}

const invalid = (why: string, cause?: unknown): Error => driveInvalid('names', why, cause)
