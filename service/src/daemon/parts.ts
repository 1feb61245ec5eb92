/** The parts of the daemon that are started beside chain, roles and RPC. To plug one in, add it here; see README.md. */

import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { consentPages } from '../gateway/index.js'
import type { StartPart } from './context.js'
import { dashboard } from './dashboard.js'
import { gatewayPart } from './gateway.js'
import { healthRoute } from './web/health.js'
import { metricsRoute } from './web/metrics.js'

const health: StartPart = (context) => ({ web: [{ origin: 'own', plugin: healthRoute(context) }] })
const metrics: StartPart = (context) => ({ web: [{ origin: 'own', plugin: metricsRoute(context) }] })

const gateway: StartPart = ({ settings, peers, link, diskLeft, log }) =>
  gatewayPart({
    folder: join(settings.home, 'gateway'),
    origins: settings.gatewayOrigins,
    openPeer: (folder, signal) => peers.open({ folder, listen: false }, signal),
    closePeer: (peer) => peers.close(peer),
    chain: () => link.now(),
    chainOnce: (signal) => link.wait(signal),
    diskLeft,
    log
  })

/** Built beside this file's folder. */
const CONSENT = fileURLToPath(new URL('../consent', import.meta.url))
const consent: StartPart = () => ({ web: [{ origin: 'own', plugin: consentPages(CONSENT) }] })

export const PARTS: readonly StartPart[] = [health, metrics, dashboard, gateway, consent]
