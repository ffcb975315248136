/**
 * What each command of the command line does with an open library. Each answers how the process ends.
 */
import { resolve } from 'node:path'
import { usualOptions } from '../../shared/exports/options.ts'
import { countOf } from '../../shared/library/describe.ts'
import { IdentityIndex } from '../../shared/library/identity.ts'
import { columns, columnTitles, type Paper } from '../../shared/library/paper.ts'
import { Exports } from '../exports/exports.ts'
import { libraryReport } from '../library/keeping-report.ts'
import type { Library } from '../library/library.ts'
import type { Command } from './arguments.ts'
import { toCsl } from './csl.ts'
import { papersByKey, papersOf } from './find.ts'
import { type Terminal, writeAll } from './output.ts'

type Asked<Name extends Command['is']> = Extract<Command, { is: Name }>

export async function list(asked: Asked<'list'>, library: Library, terminal: Terminal): Promise<number> {
  const papers = papersOf(library, asked.query)
  await writeAll(terminal, asked.isJson ? jsonLines(papers) : papers.map(listed))
  return 0
}

function* jsonLines(papers: readonly Paper[]): Generator<string, void> {
  yield '['
  for (const [place, paper] of papers.entries())
    yield `${place === 0 ? '\n' : ',\n'}${JSON.stringify(toCsl(paper))}`
  yield papers.length === 0 ? ']\n' : '\n]\n'
}

/** Key, column, year and title, parted by tabs. */
function listed({ id, citeKey, column, year, title }: Paper): string {
  return `${[citeKey ?? id, column, year ?? '', title].join('\t')}\n`
}

/** Moves all papers or, where a key names none, nothing. */
export async function move(
  { keys, to }: Asked<'move'>,
  library: Library,
  terminal: Terminal,
): Promise<number> {
  const found = papersByKey(library, keys)
  const ids = found.filter(id => id !== null)
  if (ids.length < found.length) {
    for (const [place, id] of found.entries())
      if (id === null) await terminal.err(`paperlane: no paper has the key ${keys[place] ?? ''}\n`)
    await terminal.err('paperlane: nothing was moved\n')
    return 1
  }
  const applied = await library.apply({ type: 'move', ids, to }, 'user')
  await terminal.out(`${countOf(applied?.changes.length ?? 0)} moved to ${columnTitles[to]}\n`)
  return 0
}

/** Writes papers in a format; their keys are pinned, as by every export. */
export async function exportPapers(
  { format, column, query, out }: Asked<'export'>,
  library: Library,
  terminal: Terminal,
): Promise<number> {
  const ids = papersOf(library, query)
    .filter(paper => column === null || paper.column === column)
    .map(({ id }) => id)
  // The papers are named one by one, so the search of the window is never asked.
  const exports = new Exports(library, { find: () => Promise.reject(new Error('no search is open')) })
  if (out === null || out === '-') {
    await terminal.out((await exports.text({ ids, as: format })).text)
    return 0
  }
  const asked = { scope: { of: 'papers' as const, ids }, options: { ...usualOptions, format } }
  const { count, path } = await exports.fileAt(resolve(terminal.folder, out), asked)
  await terminal.err(`${countOf(count)} written to ${path}\n`)
  return 0
}

/** Says how a library is; ends with 1 where something was lost or cannot be written. */
export async function check(asked: Asked<'check'>, library: Library, terminal: Terminal): Promise<number> {
  const report = await libraryReport(library)
  const papers = [...library.all()]
  const health = {
    ...report,
    papers: papers.length,
    columns: library.counts(),
    alike: alike(papers),
    withoutAuthors: papers.filter(({ authors, editors = [] }) => authors.length + editors.length === 0)
      .length,
    withoutYear: papers.filter(({ year }) => year === null).length,
  }
  const isWell = !report.isReadOnly && report.missingChanges === 0 && report.rejectedPapers === 0
  if (asked.isJson) await terminal.out(`${JSON.stringify({ ...health, isWell })}\n`)
  else {
    const lines = [
      `Library in ${report.folder}: ${countOf(papers.length)}`,
      ...columns.map(column => `  ${columnTitles[column]}: ${health.columns[column]}`),
      `Papers that look like another one: ${health.alike}; without authors: ${health.withoutAuthors}; without a year: ${health.withoutYear}`,
      `Files set aside: ${report.asides.length}`,
      ...report.notices,
      isWell ? 'The library is well.' : 'Something is wrong with the library; nothing more was changed.',
    ]
    await terminal.out(`${lines.join('\n')}\n`)
  }
  return isWell ? 0 : 1
}

/** How many papers are known by what another one is known by. */
function alike(papers: readonly Paper[]): number {
  const index = new IdentityIndex()
  let count = 0
  for (const paper of papers) {
    if (index.find(paper) !== null) count++
    index.add(paper.id, paper)
  }
  return count
}
