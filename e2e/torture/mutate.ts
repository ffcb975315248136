/**
 * Layer `mutants`: every deliberate mistake is run against the other layers until one catches it.
 */
import { bundleChild, bundleCode } from './bundle.ts'
import { crashStates } from './crash-states.ts'
import { damage } from './damage.ts'
import { faults } from './faults.ts'
import { killWriter } from './kill-writer.ts'
import { isClean, type Layer, type Subject } from './layer.ts'
import { leaks } from './leaks.ts'
import { model } from './model.ts'
import { sourceMutants } from './mutants.ts'
import { product } from './subject.ts'
import { throughs } from './throughs.ts'

/** The layers in the order they are tried, and how many trials each gets. */
const tried: readonly (readonly [Layer, number])[] = [
  [faults, 1_500],
  [crashStates, 12_000],
  [damage, 1_500],
  [model, 150],
  [leaks, 60],
  [killWriter, 120],
]
/** A mutant that does nothing for this many milliseconds has lost an answer, and is caught by that. */
const patience = 60_000

/** A mutant, and which layer caught it after how many trials; null where it survived. */
export interface Caught {
  readonly name: string
  readonly mistake: string
  readonly by: string | null
  readonly trials: number
}

interface Mutant {
  readonly name: string
  readonly mistake: string
  readonly first: string | undefined
  readonly subject: () => Promise<Subject>
}

/** Every mutant there is. */
export function allMutants(): Mutant[] {
  const ofDisk = Object.entries(throughs).map(([name, { mistake, through, first }]) => ({
    name,
    mistake,
    first,
    subject: () => Promise.resolve({ ...product, through, throughName: name }),
  }))
  const ofSource = sourceMutants.map(mutant => ({
    name: mutant.name,
    mistake: mutant.mistake,
    first: mutant.first,
    subject: async () => {
      const patches = [mutant, ...(mutant.also ?? [])]
      return { ...product, code: await bundleCode(patches), child: () => bundleChild(patches) }
    },
  }))
  return [...ofDisk, ...ofSource]
}

/** Tries a mutant's likely layer first, then all others. */
export async function tryMutant({ name, mistake, first, subject }: Mutant, seed: number): Promise<Caught> {
  const mutated = await subject()
  const order = [...tried].sort(([a], [b]) => Number(b.name === first) - Number(a.name === first))
  let trials = 0
  for (const [layer, most] of order) {
    const run = { subject: mutated, seed, trials: most, until: Date.now() + patience, stopsAtFirst: true }
    const figures = await Promise.race([layer.run(run).catch(() => null), stuck()])
    trials += figures?.trials ?? 0
    if (figures === null || !isClean(figures)) return { name, mistake, by: layer.name, trials }
  }
  return { name, mistake, by: null, trials }
}

/** The table of who caught what. */
export function mutantTable(rows: readonly Caught[]): string {
  const width = Math.max(...rows.map(({ name }) => name.length))
  const line = ({ name, mistake, by, trials }: Caught) =>
    `${name.padEnd(width)}  ${(by ?? 'SURVIVED').padEnd(12)}  ${String(trials).padStart(6)}  ${mistake}`
  return rows.map(line).join('\n')
}

function stuck(): Promise<null> {
  return new Promise(resolve => setTimeout(() => resolve(null), 2 * patience).unref())
}
