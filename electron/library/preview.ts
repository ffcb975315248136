/**
 * Previews: what an operation would do, counted without doing it, for a person to decide.
 */
import type { Change } from '../../shared/library/changes.ts'
import { changedId } from '../../shared/library/changes.ts'
import { type Difference, DifferenceCount } from '../../shared/library/difference.ts'
import { type Operation, planInParts } from '../../shared/library/operations.ts'
import { errno } from './file-system.ts'
import { PaperlaneError } from '../../shared/errors.ts'
import type { Library } from './library.ts'
import { Slices } from './slices.ts'

/** What would become different, resting in between. Changes made meanwhile may or may not be in it. */
export async function previewOf(library: Library, operation: Operation): Promise<Difference> {
  const count = new DifferenceCount()
  await new Slices().run(counting(planInParts(library, operation, 0), count, library))
  return count.result
}

function* counting(
  parts: Generator<readonly Change[]>,
  count: DifferenceCount,
  library: Library,
): Generator<undefined, void> {
  for (const part of parts) {
    const [first] = part
    if (first) count.count(part, library.get(changedId(first)))
    yield
  }
}

/** Whether nothing would become different. */
export function isNothing({ added, removed, changed }: Difference): boolean {
  return added.count + removed.count + changed.count === 0
}

/** Reads what may fail because of the disk. Throws PaperlaneError `file-unreadable` where it does. */
export async function unlessUnreadable<T>(name: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read()
  } catch (cause) {
    if (errno(cause) === undefined) throw cause
    throw new PaperlaneError('file-unreadable', `${name} could not be read (${errno(cause)}).`, { cause })
  }
}
