/** Attestors that do not look at what they judge. */

import type { PeerSession, StatementMessage } from '../../src/hyper/index.js'
import type { ProviderOptions } from '../../src/roles/provider.js'
import { setupTopic } from '../../src/roles/sessions.js'
import { SigningKeys } from '../../src/roles/signing-keys.js'
import { rejectionOf, signAs, statedBy } from '../../src/roles/slot-setup.js'
import { setupOf, withHandler } from './setups.js'

/** Takes every replica to its end, and never answers. */
export function withholds(options: ProviderOptions): ProviderOptions {
  return withHandler(options, 'attestor', async (session, signal) => {
    for await (const _ of session.messages(signal));
  })
}

/** Rejects every replica, with the signature that its encoder put under it. */
export function rejects(options: ProviderOptions): ProviderOptions {
  const { market } = options
  return withHandler(options, 'attestor', async (session, signal) => {
    const setup = await setupOf(market, session.topic, signal)
    const { duty, slot } = setup
    const stated = await statementIn(session, signal)
    const rejection = rejectionOf(statedBy(setup, stated), stated.signatures.encoder)
    if (slot.rejected === undefined) await market.submitStatement(duty.amendment, slot.slot, rejection, {}, signal)
    await session.close('rejected')
  })
}

/** Passes on whatever comes, and signs whatever the encoder signed. */
export function approves(options: ProviderOptions): ProviderOptions {
  const { market, peer, signingSeed } = options
  return withHandler(options, 'attestor', async (encoder, signal) => {
    const setup = await setupOf(market, encoder.topic, signal)
    const topic = setupTopic(setup, 'attestor', 'hoster')
    const hoster = await peer.network.connect(setup.slot.hoster.noiseKey, topic, signal)
    try {
      const passOn: PeerSession['send'] = (message, until) => hoster.send(message, until)
      const stated = await statementIn(encoder, signal, passOn)
      const attestor = signAs(setup, 'attestor', statedBy(setup, stated), new SigningKeys(signingSeed))
      await hoster.send({ ...stated, signatures: { ...stated.signatures, attestor } }, signal)
      await encoder.send(await hoster.expect('statement', signal), signal)
    } finally {
      await hoster.close()
    }
  })
}

/** The statement at the end of a replica; nothing before it is looked at. */
export async function statementIn(
  session: PeerSession,
  signal: AbortSignal,
  passOn: PeerSession['send'] = async () => {}
): Promise<StatementMessage> {
  for await (const message of session.messages(signal)) {
    if (message.type === 'statement') return message
    await passOn(message, signal)
  }
  throw new Error('the replica ended without a statement')
}
