/**
 * Layer `leaks`: a library that is opened and closed over and over leaves nothing behind.
 *
 * Open files of this process and its heap, after a warm-up and after all
 * cycles; each cycle changes the library, folds its journal and takes a step back.
 */
import { readdirSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type Figures, type Layer, type Run, Tally } from './layer.ts'
import { Random } from './random.ts'
import { expectingAnswers, live } from './workload.ts'

const warmUp = 40
/** What the heap may grow: the engine's own tables keep changing a little. */
const allowedBytes = 2 * 1024 * 1024

/** `trials` are cycles. */
export const leaks: Layer = { name: 'leaks', short: 200, long: 1_000, share: 3, run: openAndClose }

async function openAndClose(run: Run): Promise<Figures> {
  const tally = new Tally(run)
  const folder = await mkdtemp(join(tmpdir(), 'paperlane-torture-'))
  try {
    for (let cycle = 0; cycle < warmUp; cycle++) await once(run, folder, cycle, tally)
    const before = measured()
    while (tally.goesOn()) await once(run, folder, warmUp + tally.trials++, tally)
    const after = measured()
    tally.also['descriptors'] = after.descriptors - before.descriptors
    tally.also['heapKb'] = Math.round((after.heap - before.heap) / 1024)
    if (after.descriptors > before.descriptors)
      tally.fail(
        'bad',
        `${after.descriptors - before.descriptors} descriptors more after ${tally.trials} cycles`,
      )
    if (after.heap - before.heap > allowedBytes)
      tally.fail('bad', `the heap grew by ${after.heap - before.heap} bytes in ${tally.trials} cycles`)
  } catch (error) {
    tally.fail('bad', `cycle ${tally.trials}: ${String(error)}`)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return tally.figures()
}

async function once({ subject, seed }: Run, folder: string, cycle: number, tally: Tally): Promise<void> {
  const library = await subject.code.Library.open(folder, {
    compactAfterBytes: 1_000,
    compactAfterEntries: 4,
    aheadFrom: 2,
  })
  const stop = library.onChanged(() => tally.acknowledged++)
  await live(library, new Random(seed, cycle), 6, expectingAnswers)
  stop()
  await library.close()
}

function measured(): { readonly descriptors: number; readonly heap: number } {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
  // Only Linux lists a process's own descriptors as files; elsewhere the heap alone is looked at.
  const descriptors = platform() === 'linux' ? readdirSync('/proc/self/fd').length : 0
  return { descriptors, heap: process.memoryUsage().heapUsed }
}
