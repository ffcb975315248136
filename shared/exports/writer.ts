/**
 * Writers: papers as the text of a file, one by one, so that no file has to be held whole.
 */
import { toBiblatexEntry } from '../bibtex/biblatex-entry.ts'
import { toEntry } from '../bibtex/entry.ts'
import type { Paper, PaperId } from '../library/paper.ts'
import { toCslItem } from './csl-json.ts'
import { csvHead, csvRow } from './csv.ts'
import { idOf } from './ids.ts'
import { inKeyOrder } from './key-order.ts'
import { markdownEntry } from './markdown.ts'
import type { ExportOptions } from './options.ts'
import { outgoingWith } from './outgoing.ts'
import { risRecord } from './ris.ts'

/** How a file of one format is put together. */
export interface Writer {
  readonly head: string
  readonly between: string
  readonly foot: string
  /** Whether the file is in the order of keys; otherwise it is in that of the board. */
  readonly isSorted: boolean
  /** The text of one paper in pieces; none for one that has nothing to say in this format. */
  readonly entry: (paper: Paper, key: string) => readonly string[]
}

/** The writer of these options. */
export function writerFor(options: ExportOptions): Writer {
  const outgoing = outgoingWith(options)
  const plain = { head: '', between: '', foot: '', isSorted: false }
  switch (options.format) {
    case 'bibtex':
      return {
        ...{ ...plain, between: '\n', isSorted: true },
        entry: (paper, key) => toEntry(outgoing(paper), key),
      }
    case 'biblatex':
      return {
        ...{ ...plain, between: '\n', isSorted: true },
        entry: (paper, key) => toBiblatexEntry(outgoing(paper), key),
      }
    case 'ris':
      return { ...plain, between: '\r\n', entry: (paper, key) => [risRecord(outgoing(paper), key)] }
    case 'csl-json':
      return {
        ...{ head: '[\n', between: ',\n', foot: '\n]\n', isSorted: true },
        entry: (paper, key) => [JSON.stringify(toCslItem(outgoing(paper), key))],
      }
    case 'csv':
      return {
        ...{ ...plain, head: csvHead(options) },
        entry: (paper, key) => [csvRow(outgoing(paper), key, options)],
      }
    case 'markdown':
      return { ...plain, entry: (paper, key) => [markdownEntry(outgoing(paper), key)] }
    case 'ids':
      return { ...plain, entry: paper => withId(idOf(outgoing(paper))) }
  }
}

function withId(line: string): readonly string[] {
  return line === '' ? [] : [line]
}

/** The key that each paper is cited by. */
export type KeyOf = (paper: Paper) => string

/** The keys of a list. @throws where a paper has none */
export function keysIn(keys: ReadonlyMap<PaperId, string>): KeyOf {
  return ({ id }) => {
    const key = keys.get(id)
    if (key === undefined) throw new Error(`paper ${id} has no citation key`)
    return key
  }
}

/** A file in the texts of one paper at a time, each in pieces. There may be none of them: a place to rest. */
export function* fileChunks(
  writer: Writer,
  papers: readonly Paper[],
  keyOf: KeyOf,
): Generator<readonly string[], void, undefined> {
  const keys: string[] = []
  for (const paper of papers) {
    keys.push(keyOf(paper))
    if (keys.length % stride === 0) yield nothing
  }
  let order: Uint32Array | null = null
  if (writer.isSorted) {
    const ordering = inKeyOrder(keys)
    let step = ordering.next()
    for (; step.done !== true; step = ordering.next()) yield nothing
    order = step.value
  }
  if (writer.head !== '') yield [writer.head]
  const gap = [writer.between]
  let isFirst = true
  for (let at = 0; at < papers.length; at++) {
    const place = order?.[at] ?? at
    const paper = papers[place]
    const key = keys[place]
    if (paper === undefined || key === undefined) continue
    const pieces = writer.entry(paper, key)
    if (pieces.length > 0 && !isFirst && writer.between !== '') yield gap
    yield pieces
    isFirst &&= pieces.length === 0
  }
  if (writer.foot !== '') yield [writer.foot]
}

const nothing: readonly string[] = []
/** Papers whose keys are asked for between two rests. */
const stride = 1_000

/** A whole file. The same papers under the same keys give the same text. Every paper must have its key. */
export function fileText(
  options: ExportOptions,
  papers: readonly Paper[],
  keys: ReadonlyMap<PaperId, string>,
): string {
  let text = ''
  for (const pieces of fileChunks(writerFor(options), papers, keysIn(keys)))
    for (const piece of pieces) text += piece
  return text
}
