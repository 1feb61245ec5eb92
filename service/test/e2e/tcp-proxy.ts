/** A TCP proxy on loopback: connections that can be cut, frozen, or led to another target while its address stays. */

import { connect, createServer, type Server, type Socket } from 'node:net'
import { Transform } from 'node:stream'

export class TcpProxy {
  readonly #server: Server
  readonly #pairs = new Set<readonly [Socket, Socket]>()
  #target: string
  #refusing = false
  #hanging = false
  #delayMs = 0

  private constructor(target: string) {
    this.#target = target
    this.#server = createServer((socket) => this.#accept(socket))
  }

  static async start(target: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(target)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  /** Host and port, without a scheme. */
  get address(): string {
    const address = this.#server.address()
    return typeof address === 'object' && address !== null ? `127.0.0.1:${address.port}` : ''
  }

  /** New connections go there. */
  lead(target: string): void {
    this.#target = target
    this.#refusing = false
    this.#hanging = false
    this.#delayMs = 0
  }

  /** All is as it was in the beginning, on new connections. */
  pass(): void {
    this.lead(this.#target)
    this.cut()
  }

  /** On new connections whatever is sent takes so long in each direction. */
  slow(delayMs: number): void {
    this.#delayMs = delayMs
    this.cut()
  }

  /** Nothing passes any more, on connections that there are and on new ones; all stay open. */
  hang(): void {
    this.#hanging = true
    this.freeze()
  }

  /** Ends all connections; new ones are accepted. */
  cut(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.destroy()
    this.#pairs.clear()
  }

  /** Ends all connections and refuses new ones. */
  refuse(): void {
    this.#refusing = true
    this.cut()
  }

  /** Nothing passes any more on connections that there are; they stay open. */
  freeze(): void {
    for (const pair of this.#pairs) for (const socket of pair) socket.unpipe().pause()
  }

  /** Connections that were made through it. */
  connections = 0

  async stop(): Promise<void> {
    this.refuse()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  #accept(socket: Socket): void {
    if (this.#refusing) {
      socket.destroy()
      return
    }
    this.connections++
    if (this.#hanging) {
      this.#hold(socket)
      return
    }
    const [host, port] = this.#target.split(':')
    const target = connect(Number(port), host)
    const pair = [socket, target] as const
    this.#pairs.add(pair)
    for (const [from, to] of [pair, [target, socket] as const]) {
      if (this.#delayMs > 0) from.pipe(delay(this.#delayMs)).pipe(to)
      else from.pipe(to)
      from.on('error', () => to.destroy())
      from.on('close', () => to.destroy())
    }
  }

  /** Takes a connection and never answers. */
  #hold(socket: Socket): void {
    const pair = [socket, socket] as const
    this.#pairs.add(pair)
    socket.on('error', () => this.#pairs.delete(pair))
    socket.resume()
  }
}

function delay(ms: number): Transform {
  const late = new Transform({
    transform: (chunk, _, done) => {
      setTimeout(() => late.push(chunk), ms)
      done()
    },
    flush: (done) => void setTimeout(done, ms)
  })
  return late
}
