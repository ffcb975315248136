/**
 * XML in records: the elements of one name, each as a small tree, and what stands around them.
 *
 * A document type is refused, with all the entities it would define; elements
 * nest 100 deep and texts are 20 MB long at the most. A record that never ends
 * is named and costs no other.
 */
import type { Stretch } from './account.ts'
import { withoutEntities } from './entities.ts'
import { type Tag, TagReader } from './tags.ts'

/** 20 MB. */
const longest = 20 * 1024 * 1024
const deepest = 100

export class XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly parts: (string | XmlElement)[] = []

  constructor({ name, attributes }: Pick<Tag, 'name' | 'attributes'>) {
    this.name = name
    this.attributes = attributes
  }

  /** The elements directly inside of these names, in order. */
  all(...names: readonly string[]): readonly XmlElement[] {
    return this.parts.filter(
      (part): part is XmlElement => typeof part !== 'string' && names.includes(part.name),
    )
  }

  /** The element that a path leads to, the first of each name. */
  at(...path: readonly string[]): XmlElement | undefined {
    return path.reduce<XmlElement | undefined>((element, name) => element?.all(name)[0], this)
  }

  /** The text of the element that a path leads to, that of everything inside it included; '' where there is none. */
  text(...path: readonly string[]): string {
    const found = this.at(...path)
    return found ? found.parts.map(part => (typeof part === 'string' ? part : part.text())).join('') : ''
  }
}

export type XmlPiece = Stretch &
  (
    | { readonly is: 'record'; readonly element: XmlElement }
    /** Tags and texts around records, within a document. */
    | { readonly is: 'frame' }
    | { readonly is: 'broken'; readonly reason: string }
  )

/** The records of a text and what stands around them, in order. What lies between documents is not among the pieces. */
export function* xmlPieces(text: string, isRecord: (name: string) => boolean): Generator<XmlPiece, void> {
  if (text.length > longest) {
    yield { is: 'broken', start: 0, end: text.length, reason: 'XML of more than 20 MB is not read' }
    return
  }
  const reader = new TagReader(text)
  /** Names of open elements outside records. */
  const outside: string[] = []
  /** The record that is being read, and the elements open in it. */
  let inside: XmlElement[] = []
  let recordStart = 0
  /** Where the frame that is being read began; null between documents. */
  let frame: number | null = null
  let at = 0
  for (let open = text.indexOf('<'); open >= 0; open = text.indexOf('<', at)) {
    if (open > at) inside.at(-1)?.parts.push(withoutEntities(text.slice(at, open)))
    const other = otherThanTag(text, open)
    if (other) {
      if (other.isRefused) {
        const reason = 'declares a document type (DOCTYPE), which is not read for safety'
        yield { is: 'broken', start: frame ?? open, end: text.length, reason }
        return
      }
      if (other.text !== '') inside.at(-1)?.parts.push(other.text)
      if (other.isProlog) frame ??= open
      else if (frame === null && inside.length === 0) yield { is: 'frame', start: open, end: other.end }
      at = other.end
      continue
    }
    const tag = reader.at(open)
    if (!tag) {
      inside.at(-1)?.parts.push('<')
      at = open + 1
      continue
    }
    at = tag.end
    if (inside.length > 0) {
      const record = inside[0]
      inside = step(inside, tag)
      if (outside.length + inside.length > deepest) {
        const reason = `elements nested more than ${deepest} deep`
        yield { is: 'broken', start: recordStart, end: text.length, reason }
        return
      }
      if (inside.length === 0 && record) yield { is: 'record', start: recordStart, end: at, element: record }
      if (inside.length === 0) frame = outside.length > 0 ? at : null
    } else if (!tag.isClosing && !tag.isEmpty && isRecord(tag.name)) {
      if (frame !== null) yield { is: 'frame', start: frame, end: open }
      frame = null
      recordStart = open
      inside = [new XmlElement(tag)]
    } else {
      frame ??= open
      if (tag.isClosing) close(outside, tag.name)
      else if (!tag.isEmpty && outside.length < deepest) outside.push(tag.name)
      if (outside.length === 0) {
        yield { is: 'frame', start: frame, end: at }
        frame = null
      }
    }
  }
  if (inside.length > 0)
    yield { is: 'broken', start: recordStart, end: text.length, reason: 'this record never ends' }
  else if (frame !== null) yield { is: 'frame', start: frame, end: text.length }
}

/** The open elements after a tag; a closing tag that closes none of them changes nothing. */
function step(open: XmlElement[], tag: Tag): XmlElement[] {
  if (tag.isClosing) {
    const at = open.findLastIndex(({ name }) => name === tag.name)
    return at < 0 ? open : open.slice(0, at)
  }
  const element = new XmlElement(tag)
  open.at(-1)?.parts.push(element)
  if (!tag.isEmpty) open.push(element)
  return open
}

function close(open: string[], name: string): void {
  const at = open.lastIndexOf(name)
  if (at >= 0) open.length = at
}

interface Other {
  readonly end: number
  readonly text: string
  readonly isRefused: boolean
  readonly isProlog: boolean
}

/** Comments, CDATA, instructions and declarations; null where a tag begins. */
function otherThanTag(text: string, at: number): Other | null {
  const until = (sign: string) => {
    const end = text.indexOf(sign, at)
    return end < 0 ? text.length : end + sign.length
  }
  const other = { text: '', isRefused: false, isProlog: false }
  if (text.startsWith('<!--', at)) return { ...other, end: until('-->') }
  if (text.startsWith('<![CDATA[', at)) {
    const end = until(']]>')
    return { ...other, end, text: text.slice(at + 9, text.startsWith(']]>', end - 3) ? end - 3 : end) }
  }
  if (text.startsWith('<?', at)) return { ...other, end: until('?>'), isProlog: text.startsWith('<?xml', at) }
  if (/^<!(?:doctype|entity)/i.test(text.slice(at, at + 10)))
    return { ...other, end: text.length, isRefused: true }
  return text.startsWith('<!', at) ? { ...other, end: until('>') } : null
}
