/**
 * Every BibTeX file of the corpus: how many entries it holds, as two independent parsers count them.
 *
 * Where the two disagree nobody knows the right answer, and ours is only told.
 * What is rejected must be named with its lines, and every line be somewhere.
 */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { scanBibtex } from '../../shared/bibtex/scan.ts'
import { readBibtex } from '../../shared/import/bibtex.ts'
import { filesIn, rowsOf, textOf } from './files.ts'
import type { Corpus } from './part.ts'

/** Milliseconds of the processor that a file may take, and as many again for each of its megabytes. */
const patience = 1_000

export function countBibtex({ data, say, skip, tell }: Corpus): object {
  const oracle = join(data, 'bib', 'ORACLE-entry-counts.tsv')
  if (!existsSync(oracle)) {
    skip(oracle)
    return {}
  }
  const counted = rowsOf(oracle)
  const others = filesIn(join(data, 'refs', 'jabref-importers'), '.bib').map(path => relative(data, path))
  const files = [...counted.map(row => row['file'] ?? ''), ...others]
  let [read, quick, accounted, named, rejected, entries] = [0, 0, 0, 0, 0, 0]
  const ours = new Map<string, number>()
  for (const file of files) {
    const text = textOf(join(data, file))
    const startedAt = process.cpuUsage().user
    try {
      const reading = readBibtex(text)
      const took = (process.cpuUsage().user - startedAt) / 1_000
      read++
      if (took <= patience * (1 + text.length / 1e6)) quick++
      else tell(`${file} took ${Math.round(took)} ms`)
      const lines = new Set(reading.papers.flatMap(paper => paper.lines))
      for (const { line } of [...reading.chrome, ...reading.unsure]) lines.add(line)
      if (lines.size === reading.lineCount) accounted++
      else tell(`${file}: ${reading.lineCount - lines.size} lines are nowhere`)
      const pieces = [...scanBibtex(text)]
      const found = pieces.filter(piece => piece.is === 'entry').length
      ours.set(file, found)
      entries += found
      const broken = pieces.flatMap(piece => (piece.is === 'broken' ? [piece] : []))
      rejected += broken.length
      const told = new Set(reading.unsure.map(({ reason }) => reason))
      named += broken.filter(({ reason }) => told.has(reason)).length
    } catch (error) {
      tell(`${file}: ${String(error)}`)
    }
  }
  const agreed = counted.filter(row => row['btparse_entries'] === row['pybtex_entries'])
  let equal = 0
  for (const { file = '', btparse_entries: expected } of agreed) {
    if (ours.get(file) === Number(expected)) equal++
    else tell(`${file}: ${ours.get(file)} entries, where both parsers find ${expected}`)
  }
  say({ what: 'files read without a crash', good: read, all: files.length })
  say({ what: 'files read in time', good: quick, all: files.length })
  say({ what: 'files of which every line is somewhere', good: accounted, all: files.length })
  say({ what: 'files with as many entries as both parsers count', good: equal, all: agreed.length })
  say({ what: 'rejected entries named with their lines', good: named, all: rejected })
  return { files: files.length, entries, agreed: agreed.length, equal, rejected }
}
