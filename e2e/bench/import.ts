/**
 * Import: entries a second and the most memory, beside other readers of BibTeX on the same file in the same run.
 *
 * Each reader has a process of its own. Rates are of the processor's time, since
 * other programs of the machine would else be measured too.
 */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { usualOptions } from '../../shared/exports/options.ts'
import { fileChunks, keysIn, writerFor } from '../../shared/exports/writer.ts'
import { bundledChild, patience, run, runInNode } from './child.ts'
import { corpus } from './corpus.ts'
import { tidy } from './figures.ts'
import type { Bench } from './part.ts'

interface Found {
  readonly entries: number
  /** Milliseconds of the processor. */
  readonly cpu: number
  readonly megabytes: number
}

export async function measureImport({ papers, folder, say }: Bench): Promise<object> {
  const file = join(folder, 'papers.bib')
  await writeBibliography(papers, file)
  const child = await bundledChild()
  try {
    const runs: readonly (readonly [string, () => Promise<Found | string>])[] = [
      ['Paperlane, parsed: the fields of each entry', () => inNode(child.path, 'parsed', file)],
      ['Paperlane, read: Unicode, names, ids, lines', () => inNode(child.path, 'read', file)],
      ['@retorquere/bibtex-parser', () => inNode(child.path, 'bibtex-parser', file)],
      ['citation-js', () => inNode(child.path, 'citation-js', file)],
      ['bibutils (bib2xml)', () => inBibutils(papers, file)],
    ]
    const figures: Record<string, object | string> = {}
    for (const [name, run] of runs) {
      const found = await run()
      figures[name] = found
      const rate =
        typeof found === 'string'
          ? found
          : `${tidy(found.entries / (found.cpu / 1_000)).toLocaleString('en-US')} entries/s`
      const memory = typeof found === 'string' ? '' : `${Math.round(found.megabytes)} MB at most`
      const target = name.startsWith('Paperlane, parsed') ? '80,000/s, 500 MB' : ''
      say({ what: `import: ${name}`, value: rate, floor: memory, target })
    }
    return { import: figures }
  } finally {
    await child.remove()
  }
}

async function writeBibliography(count: number, file: string): Promise<void> {
  const published = corpus(count).map((paper, at) => ({
    ...paper,
    venue: at % 2 === 0 ? 'Annals of Lattices' : 'Proceedings of the Conference on Looms',
    volume: String(1 + (at % 40)),
    pages: `${at}–${at + 9}`,
    publisher: 'Harbour Press',
    doi: `10.1000/bench.${at}`,
  }))
  const out = createWriteStream(file)
  const keys = new Map(published.map(({ id }, at) => [id, `key${at}`]))
  for (const pieces of fileChunks(writerFor(usualOptions), published, keysIn(keys)))
    if (!out.write(pieces.join(''))) await once(out, 'drain')
  out.end()
  await once(out, 'close')
}

async function inNode(child: string, reader: string, file: string): Promise<Found | string> {
  const { out } = await runInNode(child, reader, file)
  if (out === null) return `more than ${patience} s`
  return (JSON.parse(out.trim().split('\n').at(-1) || 'null') as Found | null) ?? 'ended without an answer'
}

async function inBibutils(entries: number, file: string): Promise<Found | string> {
  const script = `command -v bib2xml >/dev/null || exit 7; TIMEFORMAT='seconds %U'; time bib2xml '${file}' >/dev/null 2>&1`
  const { out, err, code, megabytes } = await run('bash', ['-c', script])
  if (code === 7) return 'is not on this machine'
  const seconds = /seconds ([\d.]+)/.exec(err)?.[1]
  if (out === null || seconds === undefined) return `more than ${patience} s`
  return { entries, cpu: Number(seconds) * 1_000, megabytes }
}
