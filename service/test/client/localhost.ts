/** Leads `*.localhost` to this machine, as browsers do and this system's resolver may not. */

import dns from 'node:dns'
import { afterAll, beforeAll } from '@jest/globals'

const { lookup } = dns

beforeAll(() => {
  const local = (name: string, ...rest: unknown[]): void =>
    (lookup as (...all: unknown[]) => void)(name.endsWith('.localhost') ? '127.0.0.1' : name, ...rest)
  dns.lookup = local as typeof dns.lookup
})

afterAll(() => {
  dns.lookup = lookup
})
