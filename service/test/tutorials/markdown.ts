/** The steps of a tutorial: its code blocks, and the comments that say where each is typed. */

import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

export type Step =
  | {
      readonly type: 'run'
      /** Which terminal it is typed into. */
      readonly terminal: string
      /** The terminal whose `export` lines are typed into a new one first. */
      readonly like?: string
      /** Whether it runs on, while others go on elsewhere. */
      readonly stays: boolean
      readonly commands: string
    }
  /** What the last commands print: these lines in order, `…` being anything. */
  | { readonly type: 'prints'; readonly terminal: string; readonly lines: readonly string[] }

const BLOCK = /<!-- terminal: (\w+)(?:, like (\w+))? -->|<!-- (stays) -->|^```(sh|text)\n(.*?)^```/gms

/** @param name of the file in docs/tutorials, without its ending */
export async function stepsOf(name: string): Promise<Step[]> {
  const text = await readFile(fileURLToPath(new URL(`../../../docs/tutorials/${name}.md`, import.meta.url)), 'utf8')
  const steps: Step[] = []
  let terminal = ''
  let like: string | undefined
  let stays = false
  for (const [, named, other, stay, language, code = ''] of text.matchAll(BLOCK)) {
    if (named !== undefined) [terminal, like] = [named, other]
    else if (stay !== undefined) stays = true
    else if (language === 'text') steps.push({ type: 'prints', terminal, lines: code.trim().split('\n') })
    else {
      steps.push({ type: 'run', terminal, stays, commands: code, ...(like !== undefined && { like }) })
      // What runs on keeps its terminal; the reader is back in the one before.
      if (like !== undefined) terminal = like
      like = undefined
      stays = false
    }
  }
  return steps
}
