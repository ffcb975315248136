/**
 * Layer `kill-writer`: a process that changes a library is ended with SIGKILL.
 *
 * Half of the kills come at a random time; half at a named point, by the
 * process itself, in the middle of opening, writing or folding the journal. The next
 * process on the same folder says what it found, and goes on from there.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, rm } from 'node:fs/promises'
import { mkdtemp } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { type Figures, type Layer, type Run, Tally } from './layer.ts'
import { Ledger } from './ledger.ts'
import { Random } from './random.ts'

/** Kills on one folder before a new one is begun. */
const killsPerFolder = 150
/** A child that opens nothing for this many milliseconds is stuck. */
const patience = 20_000

/** `trials` are kills. */
export const killWriter: Layer = { name: 'kill-writer', short: 300, long: 10_000, share: 30, run: killOften }

async function killOften(run: Run): Promise<Figures> {
  const program = await run.subject.child()
  const tally = new Tally(run)
  const lanes = Math.min(2, availableParallelism())
  await Promise.all(Array.from({ length: lanes }, (_, lane) => killInLane(run, program, lane, tally)))
  const inside = Number(tally.also['whileOpening'] ?? 0) + Number(tally.also['whileFolding'] ?? 0)
  tally.also['insidePercent'] = Math.round((100 * inside) / tally.trials)
  if (tally.trials >= 100 && inside * 10 < tally.trials)
    tally.fail('bad', `only ${inside} of ${tally.trials} kills fell into opening or folding`)
  return tally.figures()
}

/** One folder after the other, with a process at a time. */
async function killInLane(run: Run, program: string, lane: number, tally: Tally): Promise<void> {
  for (let folderNumber = 0; tally.goesOn(); folderNumber++) {
    const folder = await mkdtemp(join(tmpdir(), 'paperlane-torture-'))
    const ledger = new Ledger()
    const child = { number: 0, answersSinceProgress: 0, idle: 0 }
    for (let kill = 0; kill < killsPerFolder && tally.goesOn(); kill++) {
      const random = new Random(run.seed, lane, folderNumber, kill)
      tally.trials++
      const where = `lane ${lane}, folder ${folderNumber}, kill ${kill}`
      const before = tally.acknowledged
      await killOnce(run, program, folder, ledger, child, random, tally, where)
      child.idle = tally.acknowledged > before ? 0 : child.idle + 1
      if (child.idle > 25) {
        tally.fail('bad', `${where}: no progress in ${child.idle} processes`)
        break
      }
    }
    await rm(folder, { recursive: true, force: true })
  }
}

async function killOnce(
  run: Run,
  program: string,
  folder: string,
  ledger: Ledger,
  child: { number: number },
  random: Random,
  tally: Tally,
  where: string,
): Promise<void> {
  const place = random.pick([
    'never',
    'never',
    'never',
    `opening ${1 + random.below(16)}`,
    `folding ${1 + random.below(30)}`,
    `writing ${1 + random.below(60)}`,
  ])
  const args = [
    program,
    folder,
    String(child.number),
    String(random.below(1e9)),
    place,
    run.subject.throughName,
  ]
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let error = ''
  process_.stderr.setEncoding('utf8').on('data', (text: string) => (error += text))
  const stuck = setTimeout(() => process_.kill('SIGKILL'), patience)
  let isKillSet = false
  let hasOpened = false
  let hasEndedItself = false
  for await (const line of createInterface({ input: process_.stdout })) {
    const [what, ...words] = line.split(' ')
    if (what === 'I') {
      const [number = '0', id = '', value = ''] = words
      child.number = Number(number)
      ledger.ask(child.number, id, value)
    } else if (what === 'A') {
      tally.acknowledged++
      if (!ledger.answer(Number(words[0]))) tally.fail('bad', `${where}: an answer to nothing`)
    } else if (what === 'O') {
      hasOpened = true
      const [held = '{}', missing] = words
      compare(ledger, held, tally, where)
      if (missing !== '0') tally.fail('bad', `${where}: ${missing} changes reported as damaged`)
      // Named points are reached within a fold or two; whatever is not, ends like the others.
      if (!isKillSet) {
        setTimeout(() => process_.kill('SIGKILL'), place === 'never' ? random.below(30) : 400)
        isKillSet = true
      }
    } else if (what === 'K') {
      hasEndedItself = true
      tally.count(`while${words[0]?.replace(/^./, letter => letter.toUpperCase())}`)
    }
  }
  clearTimeout(stuck)
  if (process_.exitCode === null && process_.signalCode === null) await once(process_, 'exit')
  if (process_.signalCode !== 'SIGKILL')
    tally.fail('bad', `${where}: ended by itself: ${error.slice(0, 300)}`)
  if (!hasOpened && !hasEndedItself) tally.fail('bad', `${where}: did not open within ${patience} ms`)
  if (!hasEndedItself && (await readdir(folder)).some(name => name.includes('.tmp-')))
    tally.count('whileFolding')
}

function compare(ledger: Ledger, held: string, tally: Tally, where: string): void {
  const found = new Map(Object.entries(JSON.parse(held) as Record<string, string>))
  const { lost, invented } = ledger.compare(found)
  for (const what of lost) tally.fail('lost', `${where}: ${what}`)
  for (const what of invented) tally.fail('invented', `${where}: ${what}`)
}
