/**
 * Packed rows: many rows as a few long strings and number arrays.
 *
 * Crossing from the main process to the window costs per value, not per byte:
 * 100,000 row objects take half a second, the same rows packed a tenth. The
 * window keeps them packed and makes a row of what it shows, since as objects
 * they would take four times the memory.
 */
import { type Column, columns, type PaperId, type Priority, type SkipReason, skipReasons } from './paper.ts'
import { bitsOf, kindsIn, type Row } from './row.ts'

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
  /** Bit i for `linkKinds[i]`. */
  readonly linkKinds: Uint8Array
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
  let text = ''
  for (let i = 0; i < texts.length; i++) {
    text += texts[i] as string
    ends[i] = text.length
  }
  return { text, ends }
}

export function textAt({ text, ends }: PackedTexts, i: number): string {
  return text.slice(i === 0 ? 0 : ends[i - 1], ends[i])
}

/** Packs rows, or what has one: each is made and packed before the next, and none is kept. */
export function packRows(rows: readonly Row[]): PackedRows
export function packRows<Item>(items: readonly Item[], rowOf: (item: Item) => Row): PackedRows
export function packRows<Item>(
  items: readonly Item[],
  rowOf: (item: Item) => Row = item => item as Row,
): PackedRows {
  const count = items.length
  const texts = Array.from({ length: 4 }, () => new Array<string>(count))
  const [ids, titles, bylines, tags] = texts as [string[], string[], string[], string[]]
  const packed = {
    columns: new Uint8Array(count),
    linkKinds: new Uint8Array(count),
    ranks: new Float64Array(count),
    years: new Uint16Array(count),
    addedAt: new Float64Array(count),
    movedAt: new Float64Array(count),
    flags: new Uint8Array(count),
    priorities: new Uint8Array(count),
    skipReasons: new Uint8Array(count),
  }
  for (let i = 0; i < count; i++) {
    const row = rowOf(items[i] as Item)
    ids[i] = row.id
    titles[i] = row.title
    bylines[i] = row.byline
    tags[i] = row.tags.length > 0 ? JSON.stringify(row.tags) : ''
    packed.columns[i] = columns.indexOf(row.column)
    packed.linkKinds[i] = bitsOf(row.linkKinds)
    packed.ranks[i] = row.rank
    packed.years[i] = row.year ?? 0
    packed.addedAt[i] = row.addedAt
    packed.movedAt[i] = row.movedAt
    packed.flags[i] = (row.isStarred ? 1 : 0) | (row.hasNote ? 2 : 0)
    packed.priorities[i] = row.priority ?? 0
    packed.skipReasons[i] = row.skipReason ? skipReasons.indexOf(row.skipReason) + 1 : 0
  }
  return {
    ...{ count, ids: packTexts(ids), titles: packTexts(titles), bylines: packTexts(bylines) },
    ...{ tags: packTexts(tags), ...packed },
  }
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
    linkKinds: kindsIn(packed.linkKinds[i] ?? 0),
  }
}

/** The rows again; `unpackRows(packRows(rows))` equals `rows`. */
export function unpackRows(packed: PackedRows): Row[] {
  return Array.from({ length: packed.count }, (_, i) => rowAt(packed, i))
}
