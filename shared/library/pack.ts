/**
 * Packed rows: many rows as a few long strings and number arrays.
 *
 * Crossing from the main process to the window costs per value, not per byte:
 * 100,000 row objects take half a second, the same rows in ten values a tenth.
 */
import {
  type Column,
  columns,
  type Link,
  type PaperId,
  type Priority,
  type SkipReason,
  skipReasons,
} from './paper.ts'
import type { Row } from './row.ts'

/** `n` rows; row i is element i of every list. Texts are joined by U+001F, which is stripped from them. */
export interface PackedRows {
  readonly count: number
  readonly ids: string
  readonly titles: string
  readonly bylines: string
  /** JSON of the links, empty for none. */
  readonly links: string
  /** Place of the column in `columns`. */
  readonly columns: Uint8Array
  readonly ranks: Float64Array
  /** 0 where not known. */
  readonly years: Uint16Array
  readonly addedAt: Float64Array
  readonly movedAt: Float64Array
  /** 1 where starred, 2 where there is a note, or both. */
  readonly flags: Uint8Array
  /** JSON of the tags, empty for none. */
  readonly tags: string
  /** 0 for none. */
  readonly priorities: Uint8Array
  /** Place of the reason in `skipReasons`, counted from 1; 0 for none. */
  readonly skipReasons: Uint8Array
}

const separator = '\u001f'

export function packRows(rows: readonly Row[]): PackedRows {
  const text = (of: (row: Row) => string) =>
    rows.map(row => of(row).replaceAll(separator, ' ')).join(separator)
  return {
    count: rows.length,
    ids: text(row => row.id),
    titles: text(row => row.title),
    bylines: text(row => row.byline),
    links: text(row => (row.links.length > 0 ? JSON.stringify(row.links) : '')),
    columns: Uint8Array.from(rows, row => columns.indexOf(row.column)),
    ranks: Float64Array.from(rows, row => row.rank),
    years: Uint16Array.from(rows, row => row.year ?? 0),
    addedAt: Float64Array.from(rows, row => row.addedAt),
    movedAt: Float64Array.from(rows, row => row.movedAt),
    flags: Uint8Array.from(rows, row => (row.isStarred ? 1 : 0) | (row.hasNote ? 2 : 0)),
    tags: text(row => (row.tags.length > 0 ? JSON.stringify(row.tags) : '')),
    priorities: Uint8Array.from(rows, row => row.priority ?? 0),
    skipReasons: Uint8Array.from(rows, row => (row.skipReason ? skipReasons.indexOf(row.skipReason) + 1 : 0)),
  }
}

/** The rows again; `unpackRows(packRows(rows))` equals `rows`, whatever stands in their texts but U+001F. */
export function unpackRows(packed: PackedRows): Row[] {
  if (packed.count === 0) return []
  const titles = packed.titles.split(separator)
  const bylines = packed.bylines.split(separator)
  const links = packed.links.split(separator)
  const tags = packed.tags.split(separator)
  return packed.ids.split(separator).map((id, i): Row => {
    const year = packed.years[i] ?? 0
    const flags = packed.flags[i] ?? 0
    const priority = packed.priorities[i] ?? 0
    return {
      id: id as PaperId,
      column: columns[packed.columns[i] ?? 0] as Column,
      rank: packed.ranks[i] ?? 0,
      title: titles[i] ?? '',
      byline: bylines[i] ?? '',
      year: year === 0 ? null : year,
      addedAt: packed.addedAt[i] ?? 0,
      movedAt: packed.movedAt[i] ?? 0,
      isStarred: (flags & 1) !== 0,
      tags: tags[i] ? (JSON.parse(tags[i]) as string[]) : [],
      hasNote: (flags & 2) !== 0,
      priority: priority === 0 ? null : (priority as Priority),
      skipReason: skipReasons[(packed.skipReasons[i] ?? 0) - 1] ?? (null as SkipReason | null),
      links: links[i] ? (JSON.parse(links[i]) as Link[]) : [],
    }
  })
}
