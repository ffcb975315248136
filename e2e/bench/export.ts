/**
 * Export: a library to a file, a kept file after one change, and other programs on the same papers.
 *
 * The peers turn the file that was written into another one: bibclean prettyprints
 * it, bibutils and pandoc convert it. One that is not installed is left out.
 */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { Exports } from '../../electron/exports/exports.ts'
import { KeptFiles } from '../../electron/exports/kept-files.ts'
import { Library } from '../../electron/library/library.ts'
import { usualOptions } from '../../shared/exports/options.ts'
import { hasProgram } from '../../scripts/system-packages.ts'
import { bundledChild, runInNode } from './child.ts'
import { corpus } from './corpus.ts'
import { median, ms, tidy } from './figures.ts'
import type { Bench } from './part.ts'
import { watched } from './store.ts'

const never = { quietFor: 2 ** 30, atLatest: 2 ** 30, again: 2 ** 30 }
const nothing = { ids: '', isAllBut: false, problems: [], pending: 0 }
const finder = { find: () => Promise.resolve(nothing) }

/** The peers, and the most papers that each is asked for: two of them take minutes for a hundred thousand. */
const peers = [
  { name: 'bibclean', args: (file: string) => ['-no-check-values', file], most: 100_000 },
  { name: 'bib2xml', args: (file: string) => [file], most: 10_000 },
  { name: 'pandoc', args: (file: string) => ['-f', 'bibtex', '-t', 'csljson', file], most: 10_000 },
]

export async function measureExport({ papers: count, folder, say }: Bench): Promise<object> {
  const library = await Library.open(join(folder, 'library'))
  await library.apply({ type: 'add', papers: corpus(count) }, 'import')
  const exports = new Exports(library, finder)
  const file = join(folder, 'all.bib')
  const scope = { of: 'library' } as const
  const write = () => exports.file({ scope, options: usualOptions }, () => Promise.resolve(file))
  const first = await watched(write)
  const again = []
  for (let round = 0; round < 3; round++) again.push(await watched(write))
  const exportMs = median(again.map(one => one.ms))
  const longestBlockMs = Math.max(...again.map(one => one.longestBlockMs))
  const megabytes = statSync(file).size / 1e6

  const parts = usualOptions.parts.filter(part => part !== 'abstract')
  const keptMs = await measureKept(library, join(folder, 'kept.bib'), { ...usualOptions, parts })
  const fullKeptMs = await measureKept(library, join(folder, 'full.bib'), usualOptions)
  await library.close()

  const target = count === 100_000 ? '≤ 1000 ms' : ''
  say({ what: `export: ${tidy(megabytes)} MB of BibTeX, keys known`, value: ms(exportMs), target })
  say({ what: 'export: the same with every key made and pinned', value: ms(first.ms) })
  say({ what: 'export: longest block of the main thread', value: ms(longestBlockMs), target: '≤ 8 ms' })
  const isGoal = count === 10_000 ? '≤ 30 ms' : ''
  say({ what: 'kept file: after one change, without abstracts', value: ms(keptMs), target: isGoal })
  say({ what: 'kept file: after one change, with abstracts', value: ms(fullKeptMs) })

  const ownMs = await measureFileToFile(file, folder)
  say({ what: 'file to file: Paperlane reads and writes it', value: ms(ownMs) })
  const peerMs: Record<string, number> = {}
  for (const { name, args, most } of peers) {
    if (!hasProgram(name) || count > most) continue
    const start = performance.now()
    const { status } = spawnSync(name, args(file), {
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    if (status === null) continue
    peerMs[name] = tidy(performance.now() - start)
    say({
      what: `file to file: ${name}`,
      value: ms(peerMs[name]),
      ratio: `${tidy(peerMs[name] / ownMs)} times Paperlane's`,
      target: name === 'bibclean' ? '≥ 1.2 times' : '',
    })
  }
  return {
    exportMs: tidy(exportMs),
    firstExportMs: tidy(first.ms),
    keptMs: tidy(keptMs),
    fullKeptMs: tidy(fullKeptMs),
    ownMs: tidy(ownMs),
    peerMs,
  }
}

/** A kept file of every paper, from a change being on the disk to the file being there. */
async function measureKept(library: Library, path: string, options: typeof usualOptions): Promise<number> {
  const kept = new KeptFiles(library, finder, () => undefined, never)
  await kept.start()
  await kept.add(path, { of: 'library' }, options)
  const times: number[] = []
  for (const { id } of [...library.all()].slice(0, 7)) {
    await library.apply({ type: 'edit', id, fields: { year: 1_900 + (library.seq % 100) } }, 'user')
    const start = performance.now()
    await kept.flush()
    times.push(performance.now() - start)
  }
  for (const { id } of kept.list()) await kept.remove(id)
  await kept.close()
  return median(times)
}

/** What the peers do: a file is read and written in one process, which as theirs has done nothing before. */
async function measureFileToFile(from: string, folder: string): Promise<number> {
  const child = await bundledChild()
  try {
    const times = []
    for (let round = 0; round < 3; round++) {
      // Each time a new one: a file that is there is first compared.
      const to = join(folder, `own-${round}.bib`)
      const { out } = await runInNode(child.path, 'written', from, to)
      times.push((JSON.parse(out?.trim() ?? '{}') as { readonly ms: number }).ms)
    }
    return median(times)
  } finally {
    await child.remove()
  }
}
