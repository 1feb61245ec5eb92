/** Who takes part in the devnet, with the accounts that development chains give money to. */

/** One process of the `datdot` command with an account. */
export interface Member {
  /** Name of the process and of its folder. */
  readonly name: string
  readonly part: 'encoder' | 'hoster' | 'attestor' | 'author' | 'sponsor'
  readonly secret: string
}

const ENCODERS = ['//Charlie', '//Dave', '//Eve'] as const
const HOSTERS = ['//Ferdie', '//Alice//stash', '//Bob//stash'] as const
/** As many as `PerformanceAttestorCount` on a development chain. */
const ATTESTORS = ['//Charlie//stash', '//Dave//stash', '//Eve//stash', '//Ferdie//stash', '//One'] as const

const members = (part: Member['part'], secrets: readonly string[]): Member[] =>
  secrets.map((secret, index) => ({ name: `${part}-${index + 1}`, part, secret }))

export const PROVIDERS: readonly Member[] = [
  ...members('encoder', ENCODERS),
  ...members('hoster', HOSTERS),
  ...members('attestor', ATTESTORS)
]

/** Of these, the one whose dashboard and gateway people are shown. */
export const SHOWN = PROVIDERS.find(({ part }) => part === 'hoster') as Member

/** Of each role so many at most. */
export function someProviders(count: number): Member[] {
  return PROVIDERS.filter(({ name }) => Number(name.split('-')[1]) <= count)
}

export const AUTHOR: Member = { name: 'author', part: 'author', secret: '//Alice' }
export const SPONSOR: Member = { name: 'sponsor', part: 'sponsor', secret: '//Bob' }

/** Pays what the faucet gives. */
export const FAUCET_SECRET = '//Two'

/** Plain bytes that a hoster of the devnet offers. */
export const HOSTER_STORAGE = '4GiB'
