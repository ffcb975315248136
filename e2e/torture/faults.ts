/**
 * Layer `faults`: every call that can fail does, once or from then on, with every errno.
 *
 * What was answered as saved must be there: on the same disk, and after a power
 * cut on top, where bytes whose sync failed are gone for good. What was refused
 * must not come back, as long as the disk allowed taking it back.
 */
import { faultyFiles, type Call } from '../../electron/library/faulty-files.ts'
import type { Applied, Library } from '../../electron/library/library.ts'
import { cutPower } from './crash.ts'
import { type Figures, type Layer, type Run, Tally } from './layer.ts'
import { freshDisk, type MemoryDisk } from './memory-disk.ts'
import { Random } from './random.ts'
import { Timeline } from './timeline.ts'
import { foldsOften, live, papersOf } from './workload.ts'

const calls = [
  'write',
  'dataSync',
  'sync',
  'rename',
  'truncate',
  'open',
  'link',
  'remove',
  'syncFolder',
  'makeFolder',
  'readFile',
] as const satisfies readonly Call[]
/** `short` takes half of a write and says so; `half` does, and has no room for the rest. */
const codes = ['EIO', 'ENOSPC', 'short', 'half', 'EACCES', 'EROFS', 'EMFILE', 'EDQUOT'] as const

/** `trials` are lives of a library, each with one fault in it. */
export const faults: Layer = { name: 'faults', short: 3_000, long: 200_000, share: 8, run: failEverywhere }

/** One fault: the nth call of a kind fails, alone or with all after it. */
interface Plan {
  readonly call: (typeof calls)[number]
  readonly code: (typeof codes)[number]
  readonly nth: number
  readonly isSticky: boolean
}

async function failEverywhere(run: Run): Promise<Figures> {
  const tally = new Tally(run)
  for (let trial = 0; tally.goesOn(); trial++) {
    const random = new Random(run.seed, trial)
    const plan = planned(trial, random)
    tally.trials++
    try {
      await failOnce(run, plan, trial, random, tally)
    } catch (error) {
      tally.fail('bad', `${described(plan, trial)}: ${String(error)}`)
    }
  }
  return tally.figures()
}

/** Goes through every call and errno in turn; which of the calls it is, is left to chance. */
function planned(trial: number, random: Random): Plan {
  const call = calls[trial % calls.length] ?? 'write'
  const code = codes[Math.floor(trial / calls.length) % codes.length] ?? 'EIO'
  // A library writes and syncs often and does the rest a few times.
  const nth = random.below(['write', 'dataSync', 'open', 'syncFolder'].includes(call) ? 30 : 6)
  return { call, code, nth, isSticky: random.chance(0.4) }
}

/** What the call of this number fails with; null where it does not. */
function codeOf({ code, nth, isSticky }: Plan, call: number): string | null {
  if (call < nth) return null
  if (code === 'half') return call === nth ? 'short' : call === nth + 1 || isSticky ? 'ENOSPC' : null
  return call === nth || isSticky ? code : null
}

function described({ call, code, nth, isSticky }: Plan, trial: number): string {
  return `trial ${trial}, ${code} at ${call} ${nth}${isSticky ? ' and after' : ''}`
}

async function failOnce(run: Run, plan: Plan, trial: number, random: Random, tally: Tally): Promise<void> {
  const { root, disk } = freshDisk()
  const where = described(plan, trial)
  const timeline = new Timeline()
  const state = { calls: 0, isOver: false, hasFailedToSync: false, answered: 0 }
  const files = faultyFiles((call, path) => {
    if (state.isOver || call !== plan.call) return null
    const code = codeOf(plan, state.calls++)
    if (code === null) return null
    tally.count('faults')
    if (call === 'dataSync' && code !== 'short') state.hasFailedToSync = true
    if ((call === 'dataSync' || call === 'sync') && code !== 'short') disk.failSync(path)
    return code
  }, disk.files)
  const { Library } = run.subject.code
  const refused = (error: unknown) => {
    tally.count('refused')
    if (!isExpected(error)) tally.fail('bad', `${where}: ${String(error)}`)
  }
  const answered = (applied: Applied) => {
    if (!timeline.knows(applied)) tally.fail('bad', `${where}: answered what was not told`)
  }
  const used = async (library: Library) => {
    library.onTrouble(refused)
    library.onChanged(applied => {
      state.answered++
      // A file whose sync failed cannot be trusted, whatever it says the next time.
      if (state.hasFailedToSync) tally.fail('bad', `${where}: answered ${applied.seq} after a failed sync`)
      if (!timeline.add(applied, disk.log.length)) tally.fail('bad', `${where}: seq ${applied.seq}`)
    })
    await live(library, random, 10 + random.below(10), { answered, refused })
    if (!timeline.isStateOf(timeline.lastSeq, papersOf(library)))
      tally.fail('invented', `${where}: shown, not answered`)
    await library.close()
  }
  for (let opening = 0; opening < 2; opening++) {
    // What a failed sync forbids is over once the file is opened anew and read back.
    state.hasFailedToSync = false
    const opened = Library.open(root, { ...foldsOften(), fileSystem: run.subject.through(files) })
    const library = await opened.catch(refused)
    if (library) {
      if (library.seq !== timeline.lastSeq) break
      await used(library).catch(refused)
    }
  }
  state.isOver = true
  if (disk.openHandles > 0) tally.fail('bad', `${where}: ${disk.openHandles} files left open`)
  tally.acknowledged += state.answered
  await lookAgain(run, root, disk, timeline, plan, tally, where)
  const left = cutPower(disk, disk.log.length, random, 'in any order')
  await left.files.makeFolder(root)
  const { papers, seq } = await run.subject.code.recover(run.subject.through(left.files), root)
  // Cutting a refused change off again is no more certain than any change, once syncs fail.
  if (seq > timeline.lastSeq) tally.count('refusedButThere')
  else if (timeline.judge(papers) === 'lost') tally.fail('lost', `${where}, then the power failed`)
}

/** On the same disk, now that nothing fails any more. */
async function lookAgain(
  { subject }: Run,
  root: string,
  disk: MemoryDisk,
  timeline: Timeline,
  { isSticky }: Plan,
  tally: Tally,
  where: string,
): Promise<void> {
  const again = await subject.code.Library.open(root, { fileSystem: subject.through(disk.files) })
  if (again.isReadOnly) tally.fail('bad', `${where}: read-only although nothing fails any more`)
  if (again.seq > timeline.lastSeq && isSticky) tally.count('refusedButThere')
  else if (!timeline.isStateOf(timeline.lastSeq, papersOf(again)))
    tally.fail(timeline.judge(papersOf(again)) === 'lost' ? 'lost' : 'invented', `${where}, opened again`)
  await again.close()
}

/** Errors that a person is told; by their code, as a bundle has a class of its own. */
function isExpected(error: unknown): boolean {
  return error instanceof Error && error.name === 'PaperlaneError'
}
