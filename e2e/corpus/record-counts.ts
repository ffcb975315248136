/**
 * How many papers other formats hold, beside counts by independent parsers.
 *
 * RIS, nbib, EndNote, feeds, OAI-PMH, arXiv's own forms, digests, Markdown, JSON and
 * tables. Where another count is right, the reason stands here.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from '../../shared/import/detect.ts'
import { rowsOf, textOf } from './files.ts'
import type { Corpus } from './part.ts'

/** What is to be found in a file that the other parsers count differently, and why. */
const counted: Readonly<Record<string, readonly [count: number, why: string]>> = {
  'refs/jabref-importers/RisImporterTest1.ris': [
    2,
    'nine lines in a row that begin a record begin one, and a record without title and id is none',
  ],
  'refs/ris-rispy/example_custom_list_tags.ris': [0, 'its record has no title and no id'],
  'arxiv/mail-digest/cs-mailing-2025-11-part1.txt': [
    760,
    'the other count takes an id within an abstract for a paper',
  ],
  'hf/digest-md/archive-2025-04-17.md': [
    10,
    'the other count misses rows of which a title goes over two lines',
  ],
  'hf/digest-md/archive-2025-06-23.md': [12, 'as above'],
  'hf/digest-md/archive-2025-06-25.md': [18, 'as above'],
  'hf/digest-md/archive-2025-06-27.md': [15, 'as above'],
  'hf/digest-md/archive-2025-08-11.md': [11, 'as above'],
  'hf/digest-md/archive-2025-09-10.md': [14, 'as above'],
  'hf/digest-md/archive-2025-09-16.md': [14, 'as above'],
}

export function countRecords({ data, say, tell, skip }: Corpus): object {
  const figures: Record<string, { files: number; good: number; papers: number }> = {}
  for (const part of ['refs', 'hf', 'arxiv', 'screening']) {
    const oracle = join(data, part, 'ORACLE-record-counts.tsv')
    if (!existsSync(oracle)) {
      skip(oracle)
      continue
    }
    const files = rowsOf(oracle).flatMap(({ file = '', records = '' }) =>
      file.endsWith('.xz') && !canUnpack ? [] : [{ file, records: Number(records) }],
    )
    if (part === 'arxiv' && !canUnpack) skip('arxiv/bulk-tsv-xz: xz is not installed')
    const found = { files: files.length, good: 0, papers: 0 }
    for (const { file, records } of files) {
      const all = contentOf(join(data, part, file))
      const [expected] = counted[`${part}/${file}`] ?? [records]
      const { kind, papers } = readText(all)
      found.papers += papers.length
      if (papers.length === expected) found.good++
      else tell(`${part}/${file}: ${papers.length} papers read as ${kind}, not ${expected}`)
    }
    figures[part] = found
    say({ what: `files of ${part} with all their papers`, good: found.good, all: found.files })
  }
  return figures
}

const canUnpack = spawnSync('xz', ['--version']).status === 0

/** Answers of arXiv's API are kept there within JSON, beside the address that was asked. */
function contentOf(path: string): string {
  if (path.endsWith('.xz'))
    return spawnSync('xz', ['--decompress', '--stdout', path], { maxBuffer: 2 ** 28, encoding: 'utf8' })
      .stdout
  const text = textOf(path)
  return path.includes('api-atom') ? (JSON.parse(text) as { readonly body: string }).body : text
}
