/**
 * A short life of a library: papers come, move, are starred and go, steps are
 * taken back, and the journal is folded on the way.
 */
import type { Applied, Library } from '../../electron/library/library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { columns, draft, type Paper, type PaperId, paperId } from '../../shared/library/paper.ts'
import type { Operation } from '../../shared/library/operations.ts'
import type { Random } from './random.ts'

const numbers = 8

/**
 * Settings for a library that folds its journal every few entries, so that most of a
 * life is spent near a fold; with a clock of its own, as a trial must repeat exactly.
 */
export function foldsOften() {
  let time = 0
  return {
    compactAfterBytes: 1500,
    compactAfterEntries: 6,
    // Some of what is added comes ahead of its turn, some does not.
    aheadFrom: 2,
    clock: { now: () => (time += 1000) },
  }
}

/** Something a person may do next. Adding the same paper again is free, so most calls change something. */
export function someOperation(random: Random): Operation {
  const id = () => paperId(`p${random.below(numbers)}`)
  const kind = random.next()
  const fresh = () =>
    paper({ id: id(), note: 'n'.repeat(random.below(60)), column: random.pick(columns), citeKey: someKey() })
  const someKey = () => (random.chance(0.2) ? `key${random.below(9)}` : null)
  if (kind < 0.3) return { type: 'add', papers: [fresh()] }
  if (kind < 0.35) return { type: 'add', papers: [fresh(), fresh(), fresh()] }
  if (kind < 0.4) {
    const known = { id: id(), draft: draft({ title: 'On it', venue: 'Letters', volume: '7' }) }
    const citeKey = someKey()
    return { type: 'import', papers: [fresh()], fills: [{ ...known, ...(citeKey !== null && { citeKey }) }] }
  }
  if (kind < 0.7) return { type: 'move', ids: [id(), id()], to: random.pick(columns) }
  if (kind < 0.8) return { type: 'star', ids: [id()], isStarred: random.chance(0.6) }
  if (kind < 0.85) return { type: 'pin-keys', keys: new Map([[id(), `key${random.below(99)}`]]) }
  return { type: 'remove', ids: [id()] }
}

/** An operation, or a step back or forth. */
export function someRequest(library: Library, random: Random): Promise<Applied | null> {
  const kind = random.next()
  if (kind < 0.08) return library.undo()
  if (kind < 0.12) return library.redo()
  return library.apply(someOperation(random), random.chance(0.2) ? 'source' : 'user')
}

/** What is done with answers; whatever it throws ends the life. */
export interface Answers {
  readonly answered: (applied: Applied) => void
  readonly refused: (error: unknown) => void
}

/** For lives in which nothing can be refused. */
export const expectingAnswers: Answers = {
  answered: () => undefined,
  refused: error => {
    throw error
  },
}

/** Asks for some things, one after the other or a few at once. */
export async function live(
  library: Library,
  random: Random,
  requests: number,
  { answered, refused }: Answers,
): Promise<void> {
  for (let asked = 0; asked < requests;) {
    const together = random.chance(0.3) ? 1 + random.below(4) : 1
    asked += together
    const waiting: Promise<unknown>[] = []
    for (let request = 0; request < together; request++) {
      waiting.push(someRequest(library, random).then(applied => applied && answered(applied), refused))
      // Some come while those before them are being written.
      for (let turns = random.below(2) * random.below(30); turns > 0; turns--) await Promise.resolve()
    }
    await Promise.all(waiting)
  }
}

/** The papers of a library as a map. */
export function papersOf(library: Library): Map<PaperId, Paper> {
  return new Map([...library.all()].map(one => [one.id, one]))
}
