/**
 * Layer `model`: a library beside a plain map, through whatever may happen to it.
 *
 * Commands are asked for, taken back, restored, refused by a failing disk; the
 * library is closed, killed, cut off from power, torn at its end and disturbed
 * by other programs. After each of them it is what the map is.
 */
import fc from 'fast-check'
import { type Figures, type Layer, type Run, Tally } from './layer.ts'
import { freshDisk } from './memory-disk.ts'
import { commands } from './model-commands.ts'
import { type Model, open, type Real } from './model-state.ts'

/** `trials` are sequences of up to 40 commands. */
export const model: Layer = { name: 'model', short: 300, long: 30_000, share: 8, run: compareOften }

async function compareOften(run: Run): Promise<Figures> {
  const tally = new Tally(run)
  const property = fc.asyncProperty(
    fc.commands([...commands], { maxCommands: 40, size: 'max' }),
    async steps => {
      const real = await begin(run)
      const expected: Model = {
        present: new Map(),
        past: [],
        future: [],
        states: new Map([[0, new Map()]]),
        isHistoryKnown: true,
      }
      try {
        await fc.asyncModelRun(() => ({ model: expected, real }), steps)
      } finally {
        real.fault = () => null
        tally.acknowledged += real.answered
        await real.library.close()
      }
    },
  )
  const batch = 50
  for (let number = 0; tally.goesOn(); number++) {
    const numRuns = Math.min(batch, run.trials - tally.trials)
    const seed = run.seed * 10_000 + number
    const found = await fc.check(property, {
      seed,
      numRuns,
      endOnFailure: run.stopsAtFirst,
      includeErrorInReport: true,
    })
    tally.trials += numRuns
    if (found.failed) tally.fail('bad', `model seed ${seed}: ${fc.defaultReportMessage(found)}`)
  }
  return tally.figures()
}

async function begin(run: Run): Promise<Real> {
  const { root, disk } = freshDisk()
  const real = { run, root, disk, fault: () => null, answered: 0 }
  return Object.assign(real, { library: await open(real, disk) })
}
