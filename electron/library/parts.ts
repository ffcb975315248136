/**
 * Many changes, a few at a time: ten thousand at once take longer than a key may wait.
 */
import type { Change } from '../../shared/library/changes.ts'
import type { Slices } from './slices.ts'

/** All parts in one. Waits only where it takes long enough for something else to be due. */
export function collect(
  parts: Iterator<readonly Change[], void>,
  slices: Slices,
): Change[] | Promise<Change[]> {
  const changes: Change[] = []
  for (let part = parts.next(); part.done !== true; part = parts.next()) {
    changes.push(...part.value)
    if (slices.isDue) return collectSlowly(parts, changes, slices)
  }
  return changes
}

async function collectSlowly(
  parts: Iterator<readonly Change[], void>,
  changes: Change[],
  slices: Slices,
): Promise<Change[]> {
  await slices.rest()
  for (let part = parts.next(); part.done !== true; part = parts.next()) {
    changes.push(...part.value)
    if (slices.isDue) await slices.rest()
  }
  return changes
}

/** Goes through many changes a few hundred at a time: ten thousand at once take longer than a key may wait. */
export async function inParts(
  changes: readonly Change[],
  slices: Slices,
  take: (part: readonly Change[]) => void,
): Promise<void> {
  for (let from = 0; from < changes.length; from += partSize) {
    take(changes.length > partSize ? changes.slice(from, from + partSize) : changes)
    if (slices.isDue) await slices.rest()
  }
}

const partSize = 250

export function isShort({ length }: readonly Change[]): boolean {
  return length <= partSize
}
