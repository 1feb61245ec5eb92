/** All methods, by name. A part adds its own as a file of `methods/`. */

import type { Methods } from './method.js'
import { ACCOUNT_METHODS } from './methods/account.js'
import { DAEMON_METHODS } from './methods/daemon.js'
import { HOSTING_METHODS } from './methods/hosting.js'
import { OFFER_METHODS } from './methods/offer.js'
import { TIP_METHODS } from './methods/tip.js'
import { VIEW_METHODS } from './methods/views.js'

export const METHODS: Methods = {
  ...ACCOUNT_METHODS,
  ...OFFER_METHODS,
  ...HOSTING_METHODS,
  ...TIP_METHODS,
  ...VIEW_METHODS,
  ...DAEMON_METHODS
}
