/**
 * The process that is killed: opens a library, says what it holds, changes it as
 * fast as it can, closes it and opens it again, until it is ended.
 *
 * On standard output: `O {id: column}` what an opening found, `I n id column` a
 * change about to be asked, `A n` its answer, `K where` where it ends itself.
 * Arguments: the folder, the first number, a seed, where to end itself
 * (`opening 3`, `writing 8`, `folding 12`, or `never`), and the name of a mutant or nothing.
 */
import { writeSync } from 'node:fs'
import { type Call, faultyFiles } from '../../electron/library/faulty-files.ts'
import { nodeFileSystem } from '../../electron/library/file-system.ts'
import { Library } from '../../electron/library/library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { columns, paperId } from '../../shared/library/paper.ts'
import { gone } from './ledger.ts'
import { Random } from './random.ts'
import { throughs } from './throughs.ts'

const [folder = '', first = '0', seed = '0', place = 'never', mutant = ''] = process.argv.slice(2)
const [phase, countdown] = place.split(' ')
const random = new Random(Number(seed))
const say = (line: string) => writeSync(1, `${line}\n`)
let number = Number(first)
let isOpening = true
/** In half of the processes every paper comes ahead of its turn. */
const aheadFrom = random.chance(0.5) ? 1 : Infinity
let left = Number(countdown)

const through = throughs[mutant]?.through ?? (files => files)
const fileSystem = faultyFiles((call, path) => {
  if (phase !== phaseOf(call, path)) return null
  left--
  // Half of a write, and the end at the next call.
  if (left === 0 && call === 'write') return 'short'
  if (left > 0) return null
  say(`K ${phase} ${call}`)
  process.kill(process.pid, 'SIGKILL')
  return null
}, through(nodeFileSystem))

/** Writing is what puts one change on disk; folding is everything else an open library does. */
function phaseOf(call: Call, path: string): string {
  if (isOpening) return 'opening'
  if (call === 'stat') return ''
  return /journal-\d+\.jsonl$/.test(path) ? 'writing' : 'folding'
}

for (;;) {
  isOpening = true
  const library = await Library.open(folder, {
    compactAfterBytes: 4_000,
    compactAfterEntries: 10,
    aheadFrom,
    fileSystem,
  })
  isOpening = false
  const held = new Map<string, string>([...library.all()].map(({ id, column }) => [id, column]))
  const { missingChanges } = library.report
  say(`O ${JSON.stringify(Object.fromEntries(held))} ${missingChanges}`)
  const waiting = new Set<Promise<unknown>>()
  for (let requests = 5 + random.below(60); requests > 0; requests--) {
    const asked = request(library, held)
    waiting.add(asked)
    void asked.finally(() => waiting.delete(asked))
    if (waiting.size > 6) await Promise.race(waiting)
  }
  await Promise.all(waiting)
  await library.close()
}

/** Asks for one change that is one for certain, and says so before and after. */
async function request(library: Library, held: Map<string, string>): Promise<void> {
  const asked = ++number
  const ids = [...held.keys()]
  const known = ids.length > 0 ? random.pick(ids) : null
  const kind = ids.length > 40 ? 0.9 : random.next()
  if (known === null || kind < 0.45) {
    const id = `p${asked}`
    const column = random.pick(columns)
    // What comes ahead of its turn cannot be moved before it is there.
    if (aheadFrom > 1) held.set(id, column)
    say(`I ${asked} ${id} ${column}`)
    const abstract = 'x'.repeat(random.below(400))
    await library.apply({ type: 'add', papers: [paper({ id, column, abstract })] }, 'user')
    if (aheadFrom === 1) held.set(id, column)
  } else if (kind < 0.8) {
    const to = random.pick(columns.filter(column => column !== held.get(known)))
    held.set(known, to)
    say(`I ${asked} ${known} ${to}`)
    await library.apply({ type: 'move', ids: [paperId(known)], to }, 'user')
  } else {
    held.delete(known)
    say(`I ${asked} ${known} ${gone}`)
    await library.apply({ type: 'remove', ids: [paperId(known)] }, 'user')
  }
  say(`A ${asked}`)
}
