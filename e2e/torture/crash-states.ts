/**
 * Layer `crash-states`: what a power cut may leave, at any moment, of a library's life.
 *
 * A life is lived once on a disk in memory; then the power is cut after random
 * effects of it, again and again, with random survivors. Each time what recovery
 * reads must hold everything answered by then and nothing else. Many go on:
 * the library is opened, perhaps used, and the power fails a second time.
 */
import type { FileSystem } from '../../electron/library/file-system.ts'
import type { Library } from '../../electron/library/library.ts'
import { cutPower, killProcess } from './crash.ts'
import { type Figures, type Layer, type Run, Tally } from './layer.ts'
import { freshDisk, type MemoryDisk } from './memory-disk.ts'
import { Random } from './random.ts'
import { Timeline, type Verdict } from './timeline.ts'
import { type Answers, foldsOften, live, papersOf } from './workload.ts'

const statesPerLife = 250

/** `trials` are states of the disk that were recovered from. */
export const crashStates: Layer = {
  name: 'crash-states',
  short: 20_000,
  long: 1_000_000,
  share: 30,
  run: explore,
}

/** One life: the disk it was lived on, and what was answered when. */
interface Life {
  readonly root: string
  readonly disk: MemoryDisk
  readonly timeline: Timeline
}

async function explore(run: Run): Promise<Figures> {
  const tally = new Tally(run)
  for (let life = 0; tally.goesOn(); life++) {
    const lived = await liveOnce(run, life, tally)
    for (let state = 0; state < statesPerLife && tally.goesOn(); state++) {
      const random = new Random(run.seed, life, state)
      const where = `life ${life}, state ${state}`
      try {
        await crashOnce(run, lived, random, tally, where)
      } catch (error) {
        tally.fail('bad', `${where}: ${String(error)}`)
      }
    }
  }
  return tally.figures()
}

async function liveOnce(run: Run, life: number, tally: Tally): Promise<Life> {
  const random = new Random(run.seed, life)
  const { root, disk } = freshDisk()
  // Now and then a call takes long, and what runs beside it gets ahead.
  const pace = new Random(run.seed, life, -1)
  disk.pace = () => (pace.chance(0.1) ? pace.below(60) : 0)
  const timeline = new Timeline()
  const where = `life ${life}`
  const answers = answersIn(timeline, tally, where)
  for (let opening = 0; opening < 3; opening++) {
    const library = await opened(run, root, disk.files)
    library.onTrouble(answers.refused)
    library.onChanged(applied => {
      if (!timeline.add(applied, disk.log.length)) tally.fail('bad', `${where}: seq ${applied.seq}`)
    })
    await live(library, random, 8 + random.below(16), answers)
    await library.close()
  }
  tally.acknowledged += timeline.length
  return { root, disk, timeline }
}

async function crashOnce(run: Run, life: Life, random: Random, tally: Tally, where: string): Promise<void> {
  const { root, disk, timeline } = life
  const at = random.below(disk.log.length + 1)
  const order = random.chance(0.5) ? 'in order' : 'in any order'
  const isOnlyKilled = random.chance(0.1)
  const found = isOnlyKilled ? killProcess(disk, at) : cutPower(disk, at, random, order)
  tally.trials++
  if (!isOnlyKilled && random.chance(0.8)) {
    const recovered = await run.subject.code.recover(
      run.subject.through(found.files),
      await made(found, root),
    )
    if (recovered.replayed.missing > 0) tally.count('falseAlarms')
    note(tally, timeline.judge(recovered.papers, at), `${where}, cut after ${at} ${order}`)
    return
  }
  const second = await secondLife(run, life, found, at, random, tally, where)
  const cutAt = second.start + random.below(found.log.length - second.start + 1)
  const left = cutPower(found, cutAt, random, random.chance(0.5) ? 'in order' : 'in any order')
  tally.trials++
  tally.count('secondCrashes')
  const { papers } = await run.subject.code.recover(run.subject.through(left.files), await made(left, root))
  const isWithinRecovery = cutAt < second.openedAt
  if (isWithinRecovery) tally.count('crashesInRecovery')
  note(
    tally,
    isWithinRecovery ? timeline.judge(papers, at) : second.timeline.judge(papers, cutAt),
    `${where}, second cut after ${cutAt} of ${found.log.length}`,
  )
}

/** Opens what a crash left, and uses it a little. What it shows once it is open has to stay. */
async function secondLife(
  run: Run,
  { root, timeline: first }: Life,
  disk: MemoryDisk,
  at: number,
  random: Random,
  tally: Tally,
  where: string,
): Promise<{ readonly start: number; readonly openedAt: number; readonly timeline: Timeline }> {
  const start = disk.log.length
  const library = await opened(run, root, disk.files)
  const openedAt = disk.log.length
  note(tally, first.judge(papersOf(library), at), `${where}, opened after ${at}`)
  const timeline = new Timeline(library.seq, papersOf(library))
  library.onChanged(applied => {
    if (!timeline.add(applied, disk.log.length)) tally.fail('bad', `${where}: seq ${applied.seq} again`)
  })
  await live(library, random, random.below(4), answersIn(timeline, tally, where))
  await library.close()
  tally.acknowledged += timeline.length
  return { start, openedAt, timeline }
}

/** Nothing is refused here, and nothing is answered that was not told. */
function answersIn(timeline: Timeline, tally: Tally, where: string): Answers {
  return {
    answered: applied => {
      if (!timeline.knows(applied)) tally.fail('bad', `${where}: answered too early`)
    },
    refused: error => tally.fail('bad', `${where}: ${String(error)}`),
  }
}

function note(tally: Tally, verdict: Verdict, where: string): void {
  if (verdict !== 'good') tally.fail(verdict, where)
}

function opened({ subject }: Run, root: string, files: FileSystem): Promise<Library> {
  return subject.code.Library.open(root, { ...foldsOften(), fileSystem: subject.through(files) })
}

/** The library's folder, which may not have survived. */
async function made({ files }: MemoryDisk, root: string): Promise<string> {
  await files.makeFolder(root)
  return root
}
