/** The names of the server, as `Host` headers have them: its own, and those of the sites that the gateway shows. */

export interface ServerNames {
  readonly port: number
  /** Names with the port, in lower case. */
  readonly own: readonly string[]
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'] as const
/** A key in z-base-32, which is also how people write it. */
const SITE = /^([ybndrfg8ejkmcpqxot1uwisza345h769]{52})\.localhost$/

/** @param further names under which it is reached as well, such as that of a container */
export function serverNames(port: number, further: readonly string[] = []): ServerNames {
  const hosts = [...new Set([...LOOPBACK, ...further].map((host) => host.toLowerCase()))]
  return { port, own: hosts.flatMap((host) => withPort(host, port)) }
}

/** The key of the site that a `Host` header names, in z-base-32; nothing if it is no site of this server. */
export function siteOf(host: string, { port }: ServerNames): string | undefined {
  const [, name = '', given] = /^([^:]{1,100})(?::(\d{1,5}))?$/.exec(host.toLowerCase()) ?? []
  if ((given === undefined ? 80 : Number(given)) !== port) return undefined
  return SITE.exec(name)?.[1]
}

/** Whether a `Host` header means a site, also one that there cannot be. */
export function isOfSites(host: string, { own }: ServerNames): boolean {
  const name = host.toLowerCase()
  return /^[^:]{1,100}\.localhost(:\d{1,5})?$/.test(name) && !own.includes(name)
}

/** Origins of pages of this server. */
export function ownOrigins({ own }: ServerNames): string[] {
  return own.map((host) => `http://${host}`)
}

/** Browsers leave the port of http out. */
function withPort(host: string, port: number): string[] {
  return port === 80 ? [host, `${host}:80`] : [`${host}:${port}`]
}
