import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { Library } from './library.ts'
import { inFolder } from './test-papers.ts'

const trials = 30
const child = fileURLToPath(new URL('kill-child.ts', import.meta.url))

/** For each paper: the last number answered, and every number ever asked for. */
interface Oracle {
  readonly answered: Map<string, number>
  readonly asked: Map<string, Set<number>>
  last: number
}

test('killed at any moment, the library has every answered change and none that nobody asked for [L2] [L8]', async () => {
  await inFolder(async folder => {
    const oracle: Oracle = { answered: new Map(), asked: new Map(), last: 0 }
    for (let trial = 0; trial < trials; trial++) {
      await runAndKill(folder, oracle, (trial * 37) % 120)
      const library = await Library.open(folder)
      expect(library.report.missingChanges).toBe(0)
      for (const [id, number] of oracle.answered) {
        const found = Number(library.get(paperId(id))?.note ?? 0)
        // A later removal may be on disk without its answer; then a later number was asked for.
        const isLater = [...(oracle.asked.get(id) ?? [])].some(asked => asked > number)
        if (found !== 0 || !isLater) expect(found).toBeGreaterThanOrEqual(number)
      }
      for (const { id, note } of library.all()) expect(oracle.asked.get(id)).toContain(Number(note))
      await library.close()
    }
    expect(oracle.answered.size).toBeGreaterThan(50)
    // Snapshots were written on the way, so that kills met them, too.
    expect(await readdir(folder)).toContain('backups')
  })
}, 180_000)

/** Runs the child until some moment after it opened the library, and hears what it said. */
async function runAndKill(folder: string, oracle: Oracle, after: number): Promise<void> {
  const process_ = spawn(process.execPath, ['--import', 'tsx', child, folder, String(oracle.last)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let rest = ''
  process_.stdout.setEncoding('utf8')
  process_.stdout.on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) hear(oracle, line)
  })
  await once(process_.stdout, 'data')
  await sleep(after)
  process_.kill('SIGKILL')
  await once(process_, 'close')
}

function hear(oracle: Oracle, line: string): void {
  const [what, id = '', text] = line.split(' ')
  const number = Number(text)
  if (what === 'R') return
  oracle.last = Math.max(oracle.last, number)
  if (what === 'A') oracle.answered.set(id, Math.max(number, oracle.answered.get(id) ?? 0))
  else oracle.asked.set(id, (oracle.asked.get(id) ?? new Set()).add(number))
}
