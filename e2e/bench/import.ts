/**
 * Import: entries a second and the most memory, beside other readers of BibTeX on the same file in the same run.
 *
 * Each reader has a process of its own. Rates are of the processor's time, since
 * other programs of the machine would else be measured too.
 */
import { spawn } from 'node:child_process'
import { createWriteStream, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { once } from 'node:events'
import { build } from 'vite'
import { usualOptions } from '../../shared/exports/options.ts'
import { fileChunks, writerFor } from '../../shared/exports/writer.ts'
import { corpus } from './corpus.ts'
import { tidy } from './figures.ts'
import type { Bench } from './part.ts'

/** Seconds that a reader may take; the slowest known needs nine minutes for 100,000 entries. */
const patience = 120

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
  for (const text of fileChunks(writerFor(usualOptions), published, keys))
    if (!out.write(text)) await once(out, 'drain')
  out.end()
  await once(out, 'close')
}

/** The child as it would ship, in one file: run from its sources it takes twice the time. */
async function bundledChild(): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  const root = resolve(import.meta.dirname, '../..')
  const cache = join(root, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const outDir = await mkdtemp(join(cache, 'bench-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: { noExternal: true, external: ['@retorquere/bibtex-parser'] },
    build: {
      ssr: join(import.meta.dirname, 'import-child.ts'),
      outDir,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  })
  return { path: join(outDir, 'child.mjs'), remove: () => rm(outDir, { recursive: true, force: true }) }
}

async function inNode(child: string, reader: string, file: string): Promise<Found | string> {
  const { out } = await run(process.execPath, [child, reader, file])
  if (out === null) return `more than ${patience} s`
  const found = JSON.parse(out.trim().split('\n').at(-1) ?? 'null') as (Found & { missing?: string }) | null
  if (!found) return 'ended without an answer'
  return found.missing === undefined ? found : `is not on this machine (${found.missing})`
}

async function inBibutils(entries: number, file: string): Promise<Found | string> {
  const script = `command -v bib2xml >/dev/null || exit 7; TIMEFORMAT='seconds %U'; time bib2xml '${file}' >/dev/null 2>&1`
  const { out, err, code, megabytes } = await run('bash', ['-c', script])
  if (code === 7) return 'is not on this machine'
  const seconds = /seconds ([\d.]+)/.exec(err)?.[1]
  if (out === null || seconds === undefined) return `more than ${patience} s`
  return { entries, cpu: Number(seconds) * 1_000, megabytes }
}

interface Ended {
  /** null where it took too long. */
  readonly out: string | null
  readonly err: string
  readonly code: number | null
  /** Of its children, looked at ten times a second. */
  readonly megabytes: number
}

function run(program: string, words: readonly string[]): Promise<Ended> {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let [out, err, isLate, megabytes] = ['', '', false, 0]
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const watch = setInterval(() => (megabytes = Math.max(megabytes, memoryOfChildren(child.pid))), 100)
  const limit = setTimeout(() => {
    isLate = true
    // The group that was started just now, since a shell leaves its own child behind.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, patience * 1_000)
  return new Promise(done => {
    child.once('close', code => {
      clearInterval(watch)
      clearTimeout(limit)
      done({ out: isLate ? null : out, err, code, megabytes })
    })
  })
}

/** The most memory that a process's children have had, where the system tells. */
function memoryOfChildren(pid: number | undefined): number {
  try {
    const children = readFileSync(`/proc/${pid ?? 0}/task/${pid ?? 0}/children`, 'utf8')
      .trim()
      .split(' ')
    const peaks = children.map(
      child => /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1],
    )
    return Math.max(0, ...peaks.map(peak => Number(peak ?? 0) / 1_024))
  } catch {
    return 0
  }
}
