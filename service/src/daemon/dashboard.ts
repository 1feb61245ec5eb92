/** The dashboard as a part of the daemon: its page, the events that keep it new, and the files that are dropped on it. */

import type { StartPart } from './context.js'
import { Uploads } from './uploads.js'
import { dashboardRoutes } from './web/dashboard.js'
import { eventsRoute } from './web/events.js'
import { uploadRoutes } from './web/upload.js'

export const dashboard: StartPart = ({ sponsor, watch }) => {
  const uploads = new Uploads({
    writeDrive: async () => (await sponsor.store()).writeDrive(),
    room: async () => {
      const { freeBytes, reserveBytes } = await watch.local.disk()
      return freeBytes - reserveBytes
    }
  })
  const plugins = [dashboardRoutes(), eventsRoute(watch.news), uploadRoutes(uploads)]
  return { web: plugins.map((plugin) => ({ origin: 'own', plugin })), close: () => uploads.close() }
}
