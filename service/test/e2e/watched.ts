/** The figures that docs/operations.md has people watch, looked for in what a node or a daemon tells Prometheus. */

import { readFile } from 'node:fs/promises'

const page = new URL('../../../docs/operations.md', import.meta.url)

/** Those of the page whose name starts like this, as they are written there: a name, with some of its labels. */
export async function watchedFigures(start: string): Promise<string[]> {
  const spans = (await readFile(page, 'utf8')).matchAll(/`([a-z0-9_]+(?:\{[^`}]*\})?)`/g)
  return [...new Set([...spans].map(([, span = '']) => span).filter((span) => span.startsWith(start)))]
}

/** Those that are not among the figures, each of which is a name with all of its labels. */
export function missingOf(watched: readonly string[], figures: readonly string[]): string[] {
  const known = figures.map(partsOf)
  return watched.filter((figure) => {
    const { name, labels } = partsOf(figure)
    return !known.some((other) => other.name === name && labels.every((label) => other.labels.includes(label)))
  })
}

function partsOf(figure: string): { name: string; labels: string[] } {
  const [name = '', labels = ''] = figure.split(/[{}]/)
  return { name, labels: labels.split(',').filter((label) => label !== '') }
}
