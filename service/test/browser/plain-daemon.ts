/** The daemon's web server and its methods over a chain that says what a test wrote down. */

import { fileURLToPath } from 'node:url'
import { dashboardRoutes } from '../../src/daemon/web/dashboard.js'
import { eventsRoute, News } from '../../src/daemon/web/events.js'
import { rpcHttp } from '../../src/rpc/http.js'
import type { Methods } from '../../src/rpc/method.js'
import { METHODS } from '../../src/rpc/methods.js'
import { RpcServer } from '../../src/rpc/server.js'
import type { LocalFacts, ViewChain } from '../../src/views/index.js'
import { TOKEN, webWith } from '../daemon/web-part.js'
import { fakeContext } from '../rpc/fake-context.js'

const PAGE = fileURLToPath(new URL('../../dist/dashboard/', import.meta.url))

export interface PlainDaemon {
  /** With the token, as `datdot dashboard` opens it. */
  readonly address: string
  readonly url: string
  readonly news: News
  /** What the page sees from now on. */
  show(chain: ViewChain, local: LocalFacts): void
  close(): Promise<void>
}

/** @param methods in place of those that would act on a chain */
export async function plainDaemon(chain: ViewChain, local: LocalFacts, methods: Methods = {}): Promise<PlainDaemon> {
  const shown = { chain, local }
  const news = new News()
  const views = {
    chain: () => shown.chain,
    get local() {
      return shown.local
    }
  }
  const rpc = new RpcServer({ ...METHODS, ...methods }, { ...fakeContext(), views }, {})
  const web = await webWith(dashboardRoutes(PAGE), eventsRoute(news), rpcHttp(rpc))
  return {
    address: `${web.url}/#token=${TOKEN}`,
    url: web.url,
    news,
    show: (nextChain, nextLocal) => {
      shown.chain = nextChain
      shown.local = nextLocal
    },
    close: async () => {
      rpc.close()
      await web.close()
    }
  }
}
