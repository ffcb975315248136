/**
 * Writers: papers as the text of a file, one by one, so that no file has to be held whole.
 */
import { compareKeys, formatEntry } from '../bibtex/format.ts'
import { toBiblatexEntry } from '../bibtex/biblatex-entry.ts'
import { toEntry } from '../bibtex/entry.ts'
import type { Paper, PaperId } from '../library/paper.ts'
import { sortInParts } from '../sort.ts'
import { toCslItem } from './csl-json.ts'
import { csvHead, csvRow } from './csv.ts'
import { idOf } from './ids.ts'
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
  /** The text of one paper; empty for one that has nothing to say in this format. */
  readonly entry: (paper: Paper, key: string) => string
}

/** The writer of these options. */
export function writerFor(options: ExportOptions): Writer {
  const outgoing = outgoingWith(options)
  const plain = { head: '', between: '', foot: '', isSorted: false }
  switch (options.format) {
    case 'bibtex':
      return {
        ...{ ...plain, between: '\n', isSorted: true },
        entry: (paper, key) => formatEntry(toEntry(outgoing(paper), key)),
      }
    case 'biblatex':
      return {
        ...{ ...plain, between: '\n', isSorted: true },
        entry: (paper, key) => formatEntry(toBiblatexEntry(outgoing(paper), key)),
      }
    case 'ris':
      return { ...plain, between: '\r\n', entry: (paper, key) => risRecord(outgoing(paper), key) }
    case 'csl-json':
      return {
        ...{ head: '[\n', between: ',\n', foot: '\n]\n', isSorted: true },
        entry: (paper, key) => JSON.stringify(toCslItem(outgoing(paper), key)),
      }
    case 'csv':
      return {
        ...{ ...plain, head: csvHead(options) },
        entry: (paper, key) => csvRow(outgoing(paper), key, options),
      }
    case 'markdown':
      return { ...plain, entry: (paper, key) => markdownEntry(outgoing(paper), key) }
    case 'ids':
      return { ...plain, entry: paper => idOf(outgoing(paper)) }
  }
}

interface Keyed {
  readonly paper: Paper
  readonly key: string
  readonly lower: string
}

/** The papers in the order of their file. A place to rest after each. Every paper must have its key. */
export function* inFileOrder(
  papers: readonly Paper[],
  keys: ReadonlyMap<PaperId, string>,
  isSorted: boolean,
): Generator<void, readonly Keyed[], undefined> {
  const keyed: Keyed[] = []
  for (const paper of papers) {
    const key = keys.get(paper.id)
    if (key === undefined) throw new Error(`paper ${paper.id} has no citation key`)
    keyed.push({ paper, key, lower: isSorted ? key.toLowerCase() : '' })
    yield
  }
  return isSorted ? yield* sortInParts(keyed, compareKeys) : keyed
}

/** A file in pieces of one paper. A piece may be empty: a place to rest. */
export function* fileChunks(
  writer: Writer,
  papers: readonly Paper[],
  keys: ReadonlyMap<PaperId, string>,
): Generator<string, void, undefined> {
  const ordering = inFileOrder(papers, keys, writer.isSorted)
  let step = ordering.next()
  for (; step.done !== true; step = ordering.next()) yield ''
  yield writer.head
  let between = ''
  for (const { paper, key } of step.value) {
    const text = writer.entry(paper, key)
    yield text === '' ? '' : between + text
    if (text !== '') between = writer.between
  }
  yield writer.foot
}

/** A whole file. The same papers under the same keys give the same text. Every paper must have its key. */
export function fileText(
  options: ExportOptions,
  papers: readonly Paper[],
  keys: ReadonlyMap<PaperId, string>,
): string {
  let text = ''
  for (const chunk of fileChunks(writerFor(options), papers, keys)) text += chunk
  return text
}
