/**
 * `npm run torture`: everything that may happen to a library, as often as the time allows.
 *
 * `--minutes N` bounds the whole, `--layer NAME` runs one layer, `--seed S`
 * repeats a run. Prints a table and, as its last line, one JSON object. Ends
 * with 1 where anything was lost, invented or bad, or a mutant survived.
 */
import { execFileSync } from 'node:child_process'
import { parseArgs } from 'node:util'
import { electronRuntime } from '../../scripts/electron-runtime.ts'
import { ensureSystemPackages } from '../../scripts/system-packages.ts'
import { crashStates } from './crash-states.ts'
import { damage } from './damage.ts'
import { faults } from './faults.ts'
import { fullDisk } from './full-disk.ts'
import { killApp } from './kill-app.ts'
import { killWriter } from './kill-writer.ts'
import { type Figures, isClean, type Layer } from './layer.ts'
import { leaks } from './leaks.ts'
import { model } from './model.ts'
import { allMutants, type Caught, mutantTable, tryMutant } from './mutate.ts'
import { product } from './subject.ts'

const layers: readonly Layer[] = [killWriter, killApp, crashStates, damage, faults, fullDisk, model, leaks]
/** What the mutants take of the time of a whole run, as the shares of the layers. */
const mutantShare = 6

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    layer: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const seed = Number(values.seed)
const names = [...layers.map(({ name }) => name), 'mutants']
if (values.layer !== undefined && !names.includes(values.layer)) {
  console.error(`There is no layer ${values.layer}; there are ${names.join(', ')}.`)
  process.exit(2)
}
const isAsked = (name: string) => values.layer === undefined || values.layer === name
const asked = layers.filter(({ name }) => isAsked(name))
const end = Date.now() + Number(values.minutes) * 60_000
let sharesLeft = asked.reduce((sum, { share }) => sum + share, isAsked('mutants') ? mutantShare : 0)

if (isAsked(killApp.name)) {
  ensureSystemPackages('window')
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electronRuntime()
  execFileSync('npx', ['electron-vite', 'build', '--logLevel', 'warn'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
console.log(`seed ${seed}, ${values.minutes} minutes`)
const summary: Record<string, unknown> = {}
let isGood = true
if (isAsked('mutants')) {
  const rows: Caught[] = []
  for (const mutant of allMutants()) rows.push(await tryMutant(mutant, seed))
  const caught = rows.filter(({ by }) => by !== null).length
  isGood &&= caught === rows.length
  console.log(mutantTable(rows))
  summary['mutants'] = { total: rows.length, caught }
  sharesLeft -= mutantShare
}
for (const layer of asked) {
  const startedAt = Date.now()
  // What one layer leaves of its time the next ones share.
  const until = startedAt + ((end - startedAt) * layer.share) / sharesLeft
  sharesLeft -= layer.share
  const figures = await layer.run({ subject: product, seed, trials: layer.long, until, stopsAtFirst: false })
  isGood &&= isClean(figures) || isLeftOut(figures)
  summary[layer.name] = reported(layer, figures, (Date.now() - startedAt) / 1000)
}
console.log(JSON.stringify(summary))
process.exit(isGood ? 0 : 1)

/** A layer that this machine does not allow says so instead of a figure. */
function isLeftOut({ also }: Figures): boolean {
  return also['leftOut'] !== undefined
}

function reported({ name, long }: Layer, figures: Figures, seconds: number): Record<string, unknown> {
  const { trials, acknowledged, lost, invented, bad, also, failures } = figures
  const details = Object.entries(also).map(([key, value]) => `${key} ${value}`)
  const counts = `${trials} of ${long} trials, ${acknowledged} acknowledged, ${lost} lost, ${invented} invented, ${bad} bad`
  console.log(`${name.padEnd(13)} ${counts}, ${seconds.toFixed(0)} s; ${details.join(', ')}`)
  for (const failure of failures) console.log(`  ${failure}`)
  return { trials, acknowledged, lost, invented, bad, ...also, seconds: Math.round(seconds) }
}
