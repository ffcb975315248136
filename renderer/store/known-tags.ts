/**
 * The tags of the library.
 */
import { sameTag } from '../../shared/library/edits.ts'
import { useStore } from './store.ts'

/** A tag, and how many papers have it. */
export interface KnownTag {
  readonly tag: string
  readonly count: number
  /** How many of the papers that were asked about have it. */
  readonly here: number
}

/** Every tag of the library: those of the papers asked about first, then by how many papers have it. */
export function countTags(asked: readonly string[]): KnownTag[] {
  const { rows } = useStore.getState()
  const among = new Set(asked)
  const counts = new Map<string, { tag: string; count: number; here: number }>()
  for (const { id, tags } of rows.tagged())
    for (const tag of tags) {
      const known = counts.get(sameTag(tag)) ?? { tag, count: 0, here: 0 }
      known.count++
      if (among.has(id)) known.here++
      counts.set(sameTag(tag), known)
    }
  return [...counts.values()].sort((a, b) => b.here - a.here || b.count - a.count || (a.tag < b.tag ? -1 : 1))
}

/** The same without counts, the tags of the most papers first. */
export function knownTags(): string[] {
  return countTags([]).map(({ tag }) => tag)
}
