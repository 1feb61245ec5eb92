/** `datdot gateway`: the gateway alone, without an account: hyperdrives and hypercores in any browser of this machine. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { ChainLink } from '../../daemon/chain-link.js'
import { gatewayPart } from '../../daemon/gateway.js'
import { openPeer } from '../../daemon/providing.js'
import { addressOf } from '../../daemon/serving.js'
import { startWeb } from '../../daemon/web/server.js'
import { Tokens } from '../../daemon/web/tokens.js'
import { randomBytes } from '../../hyper/index.js'
import type { Run } from '../run.js'
import { type Session, stopped } from '../session.js'
import { addSettings, WEB_SETTINGS } from '../settings.js'

export function gatewayCommand(program: Command, run: Run): void {
  const gateway = program
    .command('gateway')
    .summary('show hypercores in any browser of this machine')
    .description('show hyperdrives and hypercores in any browser of this machine, until it is ended; needs no account')
    .addHelpText(
      'after',
      '\nOpen http://KEY.localhost with the port, or http://127.0.0.1:PORT/hyper/KEY. Hosters are found by the chain, as soon as\n' +
        'a node answers, and by the DHT. `datdot daemon` has the same gateway.'
    )
    .action(run(gatewayBody))
  addSettings(gateway, 'daemon', WEB_SETTINGS)
}

async function gatewayBody(session: Session): Promise<void> {
  const { settings, log, output, signal } = session
  const folder = await mkdtemp(join(tmpdir(), 'datdot-gateway-'))
  session.defer(folder, () => rm(folder, { recursive: true, force: true }))
  const link = session.defer(new ChainLink({ url: settings.rpc, log }), (one) => one.close())
  link.start()
  const part = gatewayPart({
    folder,
    origins: settings.gatewayOrigins,
    openPeer: (store, ending) => openPeer({ folder: store, network: settings, listen: false, log }, ending),
    closePeer: (peer) => peer.close(),
    chain: () => link.now(),
    chainOnce: (ending) => link.wait(ending),
    log
  })
  session.defer(part, ({ close }) => close?.())
  // Nothing that the gateway serves takes a token, so nobody is ever told this one.
  const tokens = new Tokens(Buffer.from(randomBytes(32)).toString('hex'))
  const names = settings.webNames?.split(',')
  const options = { ...addressOf(settings.web), ...(names && { names }), tokens, parts: part.web ?? [], log }
  const web = session.defer(await startWeb(options, signal), ({ close }) => close())
  output.result({ gateway: web.url }, `open http://KEY.localhost:${web.port} or ${web.url}/hyper/KEY`)
  await stopped(signal)
}
