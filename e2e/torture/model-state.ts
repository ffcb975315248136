/**
 * The library of the model and the map beside it: what each is, and that both are the same.
 */
import { faultyFiles, type Fault } from '../../electron/library/faulty-files.ts'
import type { Library } from '../../electron/library/library.ts'
import { Papers } from '../../electron/library/papers.ts'
import type { Operation } from '../../shared/library/operations.ts'
import { columns, type Paper } from '../../shared/library/paper.ts'
import { cutPower } from './crash.ts'
import type { Run } from './layer.ts'
import type { MemoryDisk } from './memory-disk.ts'
import { Random } from './random.ts'

type State = ReadonlyMap<string, Paper>

/** A library in the simplest terms: states, each a plain map, with undo as going back to an earlier one. */
export interface Model {
  present: State
  past: State[]
  future: State[]
  /** The states by their seq, for restoring. */
  readonly states: Map<number, State>
  /** False once steps went with a journal that another program replaced. */
  isHistoryKnown: boolean
}

/** The library and the disk it is on. */
export interface Real {
  readonly run: Run
  readonly root: string
  disk: MemoryDisk
  library: Library
  fault: Fault
  answered: number
}

// Folds on closing after a few entries, and now and then in between.
const folds = { clock: { now: () => 7 }, compactAfterBytes: 6_000, compactAfterEntries: 12, aheadFrom: 2 }

/** Whether an operation waits for its turn beside the queue, and others go before it. */
export function isAhead(operation: Operation): boolean {
  return operation.type === 'add' && operation.papers.length >= folds.aheadFrom
}

/** Opens the library on a disk, in the place of the one before. */
export async function open(real: Omit<Real, 'library'>, disk: MemoryDisk): Promise<Library> {
  real.disk = disk
  const fileSystem = real.run.subject.through(faultyFiles((call, path) => real.fault(call, path), disk.files))
  const library = await real.run.subject.code.Library.open(real.root, { ...folds, fileSystem })
  library.onChanged(() => real.answered++)
  return library
}

/** Ends the library without a word and opens it again on what a power cut leaves. */
export async function failPower(real: Real, seed: number): Promise<void> {
  const left = cutPower(real.disk, real.disk.log.length, new Random(seed), 'in any order')
  // The old process is gone; here it has to let go of the lock. What it still writes goes to the old disk.
  await real.library.close()
  real.library = await open(real, left)
}

/** Fails where the library and the map are not the same. */
export function compare(expected: Model, { library, disk }: Real): void {
  const papers = new Papers(new Map([...expected.present.values()].map(one => [one.id, one])))
  for (const column of columns) {
    const [is, should] = [library, papers].map(view => JSON.stringify(view.inOrder(column).map(unranked)))
    if (is !== should) throw new Error(`${column} holds ${is} and should hold ${should}`)
  }
  expected.states.set(library.seq, expected.present)
  if (!expected.isHistoryKnown) return
  const { undo, redo } = library.history()
  // Steps go with the journals that no backup needs any more, and not before.
  const isPruned = !disk.image().names.has(`${library.folder}/journal-000000000001.jsonl`)
  if (undo === null && isPruned) expected.past = []
  if (redo === null && isPruned) expected.future = []
  if ((undo === null) !== (expected.past.length === 0)) throw new Error(`undo offers ${undo}`)
  if ((redo === null) !== (expected.future.length === 0)) throw new Error(`redo offers ${redo}`)
}

/** A rank says nothing but the order: it depends on how loose the ends of a column are. */
const unranked = (one: Paper): Paper => ({ ...one, rank: 0 })
