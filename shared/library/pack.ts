/**
 * Packed rows: many rows as a few long strings and number arrays.
 *
 * Crossing from the main process to the window costs per value, not per byte:
 * 100,000 row objects take half a second, the same rows packed a tenth. The
 * window keeps them packed and makes a row of what it shows, since as objects
 * they would take four times the memory.
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

/** Texts one after the other, and where each of them ends. */
export interface PackedTexts {
  readonly text: string
  readonly ends: Uint32Array
}

/** `count` rows; row i is element i of every list. */
export interface PackedRows {
  readonly count: number
  readonly ids: PackedTexts
  readonly titles: PackedTexts
  readonly bylines: PackedTexts
  /** JSON of the links, empty for none. */
  readonly links: PackedTexts
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
  readonly tags: PackedTexts
  /** 0 for none. */
  readonly priorities: Uint8Array
  /** Place of the reason in `skipReasons`, counted from 1; 0 for none. */
  readonly skipReasons: Uint8Array
}

export function packTexts(texts: readonly string[]): PackedTexts {
  const ends = new Uint32Array(texts.length)
  let end = 0
  for (const [i, text] of texts.entries()) ends[i] = end += text.length
  return { text: texts.join(''), ends }
}

export function textAt({ text, ends }: PackedTexts, i: number): string {
  return text.slice(i === 0 ? 0 : ends[i - 1], ends[i])
}

export function packRows(rows: readonly Row[]): PackedRows {
  const packed = {
    count: rows.length,
    ids: packTexts(rows.map(row => row.id)),
    titles: packTexts(rows.map(row => row.title)),
    bylines: packTexts(rows.map(row => row.byline)),
    links: packTexts(rows.map(row => (row.links.length > 0 ? JSON.stringify(row.links) : ''))),
    columns: new Uint8Array(rows.length),
    ranks: new Float64Array(rows.length),
    years: new Uint16Array(rows.length),
    addedAt: new Float64Array(rows.length),
    movedAt: new Float64Array(rows.length),
    flags: new Uint8Array(rows.length),
    tags: packTexts(rows.map(row => (row.tags.length > 0 ? JSON.stringify(row.tags) : ''))),
    priorities: new Uint8Array(rows.length),
    skipReasons: new Uint8Array(rows.length),
  }
  for (const [i, row] of rows.entries()) {
    packed.columns[i] = columns.indexOf(row.column)
    packed.ranks[i] = row.rank
    packed.years[i] = row.year ?? 0
    packed.addedAt[i] = row.addedAt
    packed.movedAt[i] = row.movedAt
    packed.flags[i] = (row.isStarred ? 1 : 0) | (row.hasNote ? 2 : 0)
    packed.priorities[i] = row.priority ?? 0
    packed.skipReasons[i] = row.skipReason ? skipReasons.indexOf(row.skipReason) + 1 : 0
  }
  return packed
}

export function idAt(packed: PackedRows, i: number): PaperId {
  return textAt(packed.ids, i) as PaperId
}

export function columnAt(packed: PackedRows, i: number): Column {
  return columns[packed.columns[i] ?? 0] as Column
}

export function tagsAt(packed: PackedRows, i: number): readonly string[] {
  const tags = textAt(packed.tags, i)
  return tags === '' ? [] : (JSON.parse(tags) as string[])
}

/** One row again, as it was before it was packed. */
export function rowAt(packed: PackedRows, i: number): Row {
  const year = packed.years[i] ?? 0
  const links = textAt(packed.links, i)
  const flags = packed.flags[i] ?? 0
  const priority = packed.priorities[i] ?? 0
  return {
    id: idAt(packed, i),
    column: columnAt(packed, i),
    rank: packed.ranks[i] ?? 0,
    title: textAt(packed.titles, i),
    byline: textAt(packed.bylines, i),
    year: year === 0 ? null : year,
    addedAt: packed.addedAt[i] ?? 0,
    movedAt: packed.movedAt[i] ?? 0,
    isStarred: (flags & 1) !== 0,
    tags: tagsAt(packed, i),
    hasNote: (flags & 2) !== 0,
    priority: priority === 0 ? null : (priority as Priority),
    skipReason: skipReasons[(packed.skipReasons[i] ?? 0) - 1] ?? (null as SkipReason | null),
    links: links === '' ? [] : (JSON.parse(links) as Link[]),
  }
}

/** The rows again; `unpackRows(packRows(rows))` equals `rows`. */
export function unpackRows(packed: PackedRows): Row[] {
  return Array.from({ length: packed.count }, (_, i) => rowAt(packed, i))
}
