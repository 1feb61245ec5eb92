/** The parts of the daemon that are started beside chain, roles and RPC. To plug one in, add it here; see README.md. */

import type { StartPart } from './context.js'
import { healthRoute } from './web/health.js'
import { metricsRoute } from './web/metrics.js'

const health: StartPart = (context) => ({ web: [{ origin: 'own', plugin: healthRoute(context) }] })
const metrics: StartPart = (context) => ({ web: [{ origin: 'own', plugin: metricsRoute(context) }] })

export const PARTS: readonly StartPart[] = [health, metrics]
