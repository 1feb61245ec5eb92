/** What passed over the connections of a peer: bytes on the wire, those of ended connections included. */

import type { SwarmConnection } from 'hyperswarm'

export interface TrafficFigures {
  /** Connections that are open. */
  readonly connections: number
  readonly sent: number
  readonly received: number
}

export class Traffic {
  readonly #open = new Set<SwarmConnection['rawStream']>()
  #sent = 0
  #received = 0

  watch({ rawStream }: SwarmConnection): void {
    this.#open.add(rawStream)
    rawStream.once('close', () => {
      this.#open.delete(rawStream)
      this.#sent += rawStream.bytesTransmitted
      this.#received += rawStream.bytesReceived
    })
  }

  get figures(): TrafficFigures {
    let [sent, received] = [this.#sent, this.#received]
    for (const { bytesTransmitted, bytesReceived } of this.#open) {
      sent += bytesTransmitted
      received += bytesReceived
    }
    return { connections: this.#open.size, sent, received }
  }
}
