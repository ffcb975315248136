/**
 * Records in tagged lines: RIS, PubMed's nbib, and their relatives.
 *
 * A line that begins with a tag begins a field; any other line goes on with the
 * field before it. Which tag begins a record, and which ends it, is the format's.
 */
import type { Stretch } from './account.ts'
import { linesOf } from './lines.ts'

/** How one format writes its lines. */
export interface TaggedForm {
  /** A line with a tag (its first group) and a value (its second). */
  readonly line: RegExp
  /** Whether a tag begins a record; some only do at the start of a paragraph. */
  readonly starts: (tag: string, isAfterGap: boolean) => boolean
  /** Tags that say nothing but that a record begins; two of them in a row begin one. */
  readonly opening: RegExp
  /** The tag that ends one, where the format has any. */
  readonly end: string | null
  /** Whether a line without a tag behind an empty one belongs to no record. */
  readonly endsAtGap: boolean
}

export interface Field {
  readonly tag: string
  /** As it stands; lines that go on are parted by `\n`. */
  readonly value: string
}

export interface TaggedRecord extends Stretch {
  readonly fields: readonly Field[]
}

interface Building {
  readonly start: number
  end: number
  /** Whether it has anything but tags that begin records: only then does another such tag end it. */
  hasContent: boolean
  readonly fields: { readonly tag: string; readonly parts: string[] }[]
}

/** The records of a text, in order. Linear. */
export function* taggedRecords(text: string, form: TaggedForm): Generator<TaggedRecord, void> {
  let building: Building | null = null
  let lastLine = -1
  for (const { line, start, end, content } of linesOf(text)) {
    const [, tag, value = ''] = form.line.exec(withoutBom(text.slice(start, end))) ?? []
    const isAfterGap = line > lastLine + 1
    lastLine = line
    const isStart = tag !== undefined && form.starts(tag, isAfterGap)
    const isOver = isStart && building?.hasContent
    if (building && (isOver || (tag === undefined && isAfterGap && form.endsAtGap))) {
      yield finished(building)
      building = null
    }
    if (isStart) building ??= { start, end, hasContent: false, fields: [] }
    if (!building) continue
    building.end = end
    if (tag === undefined) building.fields.at(-1)?.parts.push(content)
    else if (tag === form.end) {
      yield finished(building)
      building = null
    } else {
      building.hasContent ||= !form.opening.test(tag)
      building.fields.push({ tag, parts: [value] })
    }
  }
  if (building) yield finished(building)
}

function withoutBom(line: string): string {
  return line.replace(/^\s*[\ufeff\u200b]+/, '')
}

function finished({ start, end, fields }: Building): TaggedRecord {
  return { start, end, fields: fields.map(({ tag, parts }) => ({ tag, value: parts.join('\n').trim() })) }
}

/** The values of a record by tag: all of them, in order, and what stands behind no tag. */
export class Fields {
  readonly #values = new Map<string, string[]>()

  constructor(fields: readonly Field[]) {
    for (const { tag, value } of fields) {
      const values = this.#values.get(tag)
      if (value === '') continue
      if (values) values.push(value)
      else this.#values.set(tag, [value])
    }
  }

  /** Every value of these tags, those of the first tag first. */
  all(...tags: readonly string[]): readonly string[] {
    return tags.flatMap(tag => this.#values.get(tag) ?? [])
  }

  /** The first value of the first of these tags that has any. */
  first(...tags: readonly string[]): string | undefined {
    for (const tag of tags) {
      const values = this.#values.get(tag)
      if (values) return values[0]
    }
    return undefined
  }
}
