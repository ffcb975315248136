/**
 * What may be wrong with how a text was read: it crashed, took too long, or lost a line.
 */
import { readText } from '../../shared/import/detect.ts'
import { readerOf } from '../../shared/import/readers.ts'
import type { Reading } from '../../shared/import/reading.ts'

/** Everything that reads a text: by its kind as it is found, and by every kind that a person may choose. */
const readers: Readonly<Record<string, (text: string) => Reading>> = {
  'as it is': text => readText(text),
  ...Object.fromEntries(
    Object.entries(readerOf).map(([kind, read]) => [`as ${kind}`, (text: string) => read(text, [])]),
  ),
}

/** Milliseconds of the processor that a megabyte may take, and that any text may take. */
const patience = { perMegabyte: 1_000, least: 100 }

/** What is wrong with how a text is read, in one line; null where nothing is. */
export function problemOf(text: string): string | null {
  for (const [name, read] of Object.entries(readers)) {
    try {
      const startedAt = performance.now()
      const reading = read(text)
      const limit = Math.max(patience.least, (patience.perMegabyte * text.length) / 1e6)
      if (performance.now() - startedAt > limit && quickest(read, text) > limit)
        return `${name} takes ${Math.round(quickest(read, text))} ms for ${text.length} characters`
      const problem = lostLine(text, reading)
      if (problem !== null) return `${name}: ${problem}`
    } catch (error) {
      return `${name} throws ${String(error)}`
    }
  }
  return null
}

/** The quickest of three readings, in milliseconds of the processor: the machine may have been busy. */
function quickest(read: (text: string) => Reading, text: string): number {
  const times = [1, 2, 3].map(() => {
    const before = process.cpuUsage().user
    read(text)
    return (process.cpuUsage().user - before) / 1_000
  })
  return Math.min(...times)
}

/** Every line that shows something is in papers, or else once in what was left. */
function lostLine(text: string, { papers, chrome, unsure, lineCount }: Reading): string | null {
  const inPapers = new Set(papers.flatMap(({ lines }) => lines))
  const left = [...chrome, ...unsure].map(({ line }) => line)
  const placed = [...inPapers, ...left].sort((a, b) => a - b)
  const expected = text
    .split(/\r\n|[\r\n]/)
    .flatMap((line, at) => (/[^\s\ufeff\u200b]/.test(line) ? [at + 1] : []))
  if (lineCount !== expected.length) return `${lineCount} lines are counted of ${expected.length}`
  const at = expected.findIndex((line, place) => placed[place] !== line)
  if (at >= 0) return `line ${expected[at] ?? 0} is not in one place`
  return placed.length === expected.length ? null : `line ${placed[expected.length] ?? 0} is in two places`
}
