/**
 * What was written into a field and cannot be kept as it is, such as half a date.
 *
 * The field of another paper may take its place before it is put right: it
 * comes back with its paper, as it was written.
 */
import type { PaperId } from '../../shared/library/paper.ts'

interface Unsaved {
  readonly text: string
  /** What is wrong with it, in a sentence. */
  readonly problem: string
}

const texts = new Map<string, Unsaved>()

/** What was last written and not kept; undefined where there is nothing. */
export function unsavedText(id: PaperId, label: string): Unsaved | undefined {
  return texts.get(keyOf(id, label))
}

/** Remembers what was written; null forgets it. */
export function rememberUnsaved(id: PaperId, label: string, unsaved: Unsaved | null): void {
  if (unsaved === null) texts.delete(keyOf(id, label))
  else texts.set(keyOf(id, label), unsaved)
}

function keyOf(id: PaperId, label: string): string {
  return `${id} ${label}`
}
