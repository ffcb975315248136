/**
 * `npm run bench`: measures the app on this machine, each figure beside its floor of the same run.
 *
 * Parts and sizes can be named: `npm run bench -- board 1000 100000`. Prints a
 * table, and as its last line one JSON object: size, then what was measured.
 * Never a test: machines differ and drift, ratios within one run hold.
 */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { electronRuntime } from '../../scripts/electron-runtime.ts'
import { ensureSystemPackages } from '../../scripts/system-packages.ts'
import { startDisplay } from '../launch.ts'
import { type FigureRow, table } from './figures.ts'
import { parts } from './parts.ts'

const asked = process.argv.slice(2)
const askedParts = asked.filter(word => !/^\d+$/.test(word))
const askedSizes = asked.filter(word => /^\d+$/.test(word)).map(Number)
const unknown = askedParts.find(name => !Object.hasOwn(parts, name))
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}. Parts are: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
const names = askedParts.length > 0 ? askedParts : Object.keys(parts)
/** The board has to be as quick with a hundred thousand papers as with a thousand, so it is measured with both. */
const sizesOf = (name: string) =>
  askedSizes.length > 0 ? askedSizes : name === 'board' ? [1_000, 10_000, 100_000] : [1_000, 10_000]

ensureSystemPackages('window')
process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electronRuntime()
execFileSync('npx', ['electron-vite', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] })

const display = await startDisplay()
const rows: FigureRow[] = []
const figures: Record<string, object> = {}
try {
  for (const name of names) for (const papers of sizesOf(name)) await measure(name, papers)
} finally {
  await display.stop()
}
console.log(table(rows))
console.log(JSON.stringify(figures))

async function measure(name: string, papers: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), `paperlane-bench-${name}-`))
  try {
    const say = (line: Omit<FigureRow, 'papers'>) => rows.push({ papers, ...line })
    const found = await parts[name]?.({ papers, folder, display: display.name, say })
    figures[papers] = { ...figures[papers], ...found }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
