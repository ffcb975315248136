/**
 * For tests: what every reading promises of its lines.
 */
import type { Reading } from './reading.ts'

/** What is wrong with the account of a reading; null where every non-empty line is in exactly one place. */
export function accountProblem(text: string, { papers, chrome, unsure, lineCount }: Reading): string | null {
  const lines = text
    .split(/\r\n|[\r\n]/)
    .flatMap((line, index) => (/[^\s\ufeff\u200b]/.test(line) ? [index + 1] : []))
  const inPapers = new Set(papers.flatMap(paper => paper.lines))
  const left = [...chrome, ...unsure].map(({ line }) => line)
  const placed = [...inPapers, ...left].sort((a, b) => a - b)
  if (placed.join() !== lines.join()) return `lines ${lines.join()} are placed as ${placed.join()}`
  if (lineCount !== lines.length) return `${lines.length} lines are counted as ${lineCount}`
  const empty = papers.find(({ draft, lines: own }) => draft.title === '' || own.length === 0)
  return empty ? `a paper without a title or a line: ${JSON.stringify(empty)}` : null
}
