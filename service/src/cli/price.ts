/** What a plan, or more of it, would cost: shown before anything is held. */

import type { Cost } from '../api/index.js'
import { cliError } from './errors.js'
import { formatMoney } from './quantities.js'
import { confirmed } from './question.js'
import type { Session } from './session.js'

/** Shows what is bought and its price, and asks unless `yes`; throws `CLI_NOT_CONFIRMED` if the answer is no. */
export async function confirmPrice(
  { output, signal }: Session,
  { bought, cost, question, yes }: { bought: string; cost: Cost; question: string; yes: boolean }
): Promise<true> {
  output.note(
    [
      bought,
      `  hosting   ${formatMoney(cost.hosting)}`,
      `  setup     ${formatMoney(cost.setup)}`,
      `  delivery  ${formatMoney(cost.delivery)}`,
      `  deposit   ${formatMoney(cost.deposit)}, returned at the end`,
      `  total     ${formatMoney(cost.total)} at most; what is not used is returned`
    ].join('\n')
  )
  if (yes || (await confirmed(question, signal))) return true
  throw cliError('CLI_NOT_CONFIRMED', { why: 'the price was not confirmed' })
}
