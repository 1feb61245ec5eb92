/**
 * Cuts peers off from each other by their addresses of loopback, and makes loopback lose packets and take its time. It is
 * this process's own: `scripts/test-networks` has made a network namespace for it, so nobody else's packets are touched and
 * nothing stays behind.
 */

import { execFileSync } from 'node:child_process'

/** An address for each member; 127.0.0.1 is everybody else's. */
export function addressOf(name: string): string {
  const [part = '', number = '0'] = name.split('-')
  const tens = { encoder: 1, hoster: 2, attestor: 3, author: 4, sponsor: 5 }[part] ?? 9
  return `127.0.1.${tens * 10 + Number(number)}`
}

export class Firewall {
  #rules: string[][] = []
  #slow = false

  /** @throws outside of a namespace of its own */
  constructor() {
    if (process.env.DATDOT_OWN_NETWORK !== '1') {
      throw new Error('these tests change the firewall: run them by scripts/test-networks, which gives them a network')
    }
  }

  /** Nothing passes between the two any more, and nobody is told. */
  cut(one: string, other: string): void {
    this.#add('-s', addressOf(one), '-d', addressOf(other))
    this.#add('-s', addressOf(other), '-d', addressOf(one))
  }

  /** So many of all packets between members get lost. */
  lose(share: number): void {
    const by = ['-m', 'statistic', '--mode', 'random', '--probability', `${share}`]
    this.#add('-p', 'udp', '-s', '127.0.1.0/24', ...by)
  }

  /** All of loopback is one line of so many Mbit/s: what is sent faster queues for half a second, the rest gets lost. */
  slow(mbits: number): void {
    const shape = ['rate', `${mbits}mbit`, 'burst', '64kb', 'latency', '500ms']
    execFileSync('tc', ['qdisc', 'replace', 'dev', 'lo', 'root', 'tbf', ...shape])
    this.#slow = true
  }

  /** Everything passes again. */
  heal(): void {
    for (const rule of this.#rules.splice(0)) iptables('-D', rule)
    if (this.#slow) execFileSync('tc', ['qdisc', 'del', 'dev', 'lo', 'root'])
    this.#slow = false
  }

  #add(...rule: string[]): void {
    iptables('-A', rule)
    this.#rules.push(rule)
  }
}

function iptables(action: '-A' | '-D', rule: readonly string[]): void {
  // On arrival: what is dropped on departure is an error of the sender's.
  execFileSync('iptables', ['-w', action, 'INPUT', ...rule, '-j', 'DROP'])
}
