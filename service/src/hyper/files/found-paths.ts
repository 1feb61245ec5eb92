/** What was found under paths of a feed: at one version a path stays what it is, so it is looked up once. */

import type { FeedVersion, Found } from './feed-reader.js'

/** Paths that are remembered, those that were asked for last, and the longest of them. */
const MOST = 512
const LONGEST = 256

export class FoundPaths {
  readonly #paths = new Map<string, Found>()

  get(version: FeedVersion, path: string): Found | undefined {
    const name = nameOf(version, path)
    const found = this.#paths.get(name)
    if (found === undefined) return undefined
    this.#paths.delete(name)
    this.#paths.set(name, found)
    return found
  }

  add(version: FeedVersion, path: string, found: Found): void {
    if (path.length > LONGEST || found.path.length > LONGEST) return
    this.#paths.set(nameOf(version, path), found)
    const [oldest] = this.#paths.keys()
    if (this.#paths.size > MOST && oldest !== undefined) this.#paths.delete(oldest)
  }
}

const nameOf = ({ fork, length }: FeedVersion, path: string): string => `${fork}.${length}${path}`
