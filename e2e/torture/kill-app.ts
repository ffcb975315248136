/**
 * Layer `kill-app`: the built app, driven by its keys, is ended with SIGKILL.
 *
 * Papers are decided on as fast as keys can be pressed; at some moment the
 * columns' counts are read from the window, and the app is killed. Started
 * again it must show at least what was seen, and nothing that was not pressed.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Library } from '../../electron/library/library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { Running } from '../app.ts'
import { startDisplay } from '../launch.ts'
import { PaperlanePage } from '../page.ts'
import { type Figures, type Layer, type Run, Tally } from './layer.ts'
import { Random } from './random.ts'

/** Each key, and which count it adds one to. */
const keys = [
  ['t', 1],
  ['r', 2],
  ['d', 3],
  ['s', 4],
] as const
const papers = 400

/** `trials` are kills. */
export const killApp: Layer = { name: 'kill-app', short: 3, long: 50, share: 15, run: killWhileDeciding }

async function killWhileDeciding(run: Run): Promise<Figures> {
  const tally = new Tally(run)
  const display = await startDisplay()
  try {
    while (tally.goesOn()) await inNewFolder(run, display.name, tally)
  } finally {
    await display.stop()
  }
  return tally.figures()
}

async function inNewFolder(run: Run, display: string, tally: Tally): Promise<void> {
  const userData = await mkdtemp(join(tmpdir(), 'paperlane-torture-'))
  const library = await Library.open(join(userData, 'library'))
  const all = Array.from({ length: papers }, (_, number) => paper({ id: `p${number}` }))
  await library.apply({ type: 'add', papers: all }, 'import')
  await library.close()
  const running = new Running(userData, display, [])
  let counts = [papers, 0, 0, 0, 0]
  await running.start()
  try {
    while (tally.goesOn() && (counts[0] ?? 0) > 40) counts = await killOnce(run, running, counts, tally)
  } finally {
    await running.close()
    await rm(userData, { recursive: true, force: true })
  }
}

/** Decides, looks, kills, starts again; answers the counts that were found. */
async function killOnce(run: Run, running: Running, before: number[], tally: Tally): Promise<number[]> {
  const where = `kill ${tally.trials++}`
  const random = new Random(run.seed, tally.trials)
  const page = new PaperlanePage(running)
  await shown(page, before)
  const possible = [before]
  await page.press('Home')
  for (let decisions = 1 + random.below(8); decisions > 0; decisions--) {
    const [key, column] = random.pick(keys)
    possible.push(
      (possible.at(-1) ?? []).map((count, index) => count + Number(index === column) - Number(index === 0)),
    )
    await page.press(key)
    if (random.chance(0.3)) await sleep(random.below(20))
  }
  const seen = indexOf(possible, await page.counts())
  await running.kill()
  await running.start()
  const again = new PaperlanePage(running)
  await again.column('inbox').waitFor()
  await sleep(200)
  const counts = await again.counts()
  const found = indexOf(possible, counts)
  // Counts are read one by one, so a reading may fall between two decisions and is then no proof of either.
  if (seen < 0) tally.count('unclear')
  tally.acknowledged += Math.max(seen, 0)
  if (found < 0) tally.fail('invented', `${where}: ${counts.join()} after ${possible.join(' | ')}`)
  else if (found < seen) tally.fail('lost', `${where}: saw ${possible[seen]?.join()}, found ${counts.join()}`)
  if (running.messages.some(text => text.startsWith('error')))
    tally.fail('bad', `${where}: ${running.messages.join()}`)
  return counts
}

/** Waits until the board shows these counts. */
async function shown(page: PaperlanePage, counts: readonly number[]): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if ((await page.counts()).join() === counts.join()) return
    await sleep(50)
  }
  throw new Error(`the board never showed ${counts.join()}`)
}

function indexOf(possible: readonly (readonly number[])[], counts: readonly number[]): number {
  return possible.findIndex(one => one.join() === counts.join())
}
