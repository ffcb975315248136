/**
 * Papers in JSON: lists and pages of Hugging Face, CSL-JSON, answers of Crossref and
 * Semantic Scholar, dumps of arXiv, and whatever else keeps titles and abstracts by name.
 *
 * Objects are read one by one. One that is broken, or is no object, is named with
 * its lines and costs no other.
 */
import { account, type Account, type LeftStretch, type PaperStretch, type Stretch } from './account.ts'
import { cslPaper, isCsl } from './csl.ts'
import { elementsOf, endOfValue, firstListIn, parseValue, skip } from './json-scan.ts'
import { isRecord, namedPaper } from './json-paper.ts'
import type { Correction } from './reading.ts'

/** Reads JSON. Never throws; linear in the length of the text. */
export function readJson(text: string, corrections: readonly Correction[] = []): Account {
  return read(text, corrections, 'json')
}

/** Reads CSL-JSON: the same, where the objects are known to be CSL's. */
export function readCsl(text: string, corrections: readonly Correction[] = []): Account {
  return read(text, corrections, 'csl-json')
}

function read(text: string, corrections: readonly Correction[], kind: 'json' | 'csl-json'): Account {
  const stretches: (PaperStretch | LeftStretch)[] = []
  let cslCount = 0
  for (const { start, end, isFrame } of valuesOf(text)) {
    if (isFrame) {
      stretches.push({ start, end, reason: 'what stands around the papers', isUnsure: false })
      continue
    }
    const value = parseValue(text.slice(start, end))
    const asCsl = kind === 'csl-json' || isCsl(value)
    const paper = asCsl ? cslPaper(value) : namedPaper(value)
    if (paper && asCsl) cslCount++
    if (paper) stretches.push({ start, end, ...paper })
    else stretches.push({ start, end, reason: reasonFor(text, start, value), isUnsure: true })
  }
  const papers = stretches.filter(stretch => 'draft' in stretch).length
  return account(text, {
    kind: cslCount * 2 > papers ? 'csl-json' : 'json',
    stretches,
    between: { reason: 'text around the JSON', isUnsure: false },
    corrections,
  })
}

function reasonFor(text: string, start: number, value: unknown): string {
  if (value === undefined)
    return endOfValue(text, start) === null ? 'this object never ends' : 'this object cannot be read as JSON'
  if (!isRecord(value))
    return `${Array.isArray(value) ? 'a list' : `a ${typeof value === 'string' ? 'text' : 'value'}`} where a paper should be`
  return 'an object without a title'
}

type Value = Stretch & { readonly isFrame: boolean }

/** The objects of a text one after the other, and what stands between them within the JSON. */
function* valuesOf(text: string): Generator<Value, void> {
  let at = firstValue(text)
  while (at < text.length && /[{[]/.test(text[at] ?? '')) {
    const { elements, end } = recordsAt(text, at)
    let done = at
    for (const element of elements) {
      if (element.start > done) yield { start: done, end: element.start, isFrame: true }
      yield { ...element, isFrame: false }
      done = element.end
    }
    if (end > done) yield { start: done, end, isFrame: true }
    at = skip(text, end, /[\s,]*/y)
  }
}

function firstValue(text: string): number {
  const form = /^[ \t\ufeff]*(?=\[\s*[[{"'\]]|\{\s*["'}])/m
  const found = form.exec(text)
  return found ? found.index + found[0].length : text.length
}

/** The list of papers that a value is or holds; an object that holds none is a paper itself. */
function recordsAt(
  text: string,
  start: number,
): { readonly elements: readonly Stretch[]; readonly end: number } {
  if (text[start] === '[') return elementsOf(text, start)
  const end = endOfValue(text, start) ?? text.length
  const list = firstListIn(text, start)
  return list
    ? { elements: elementsOf(text, list.start).elements, end: Math.max(end, list.end) }
    : { elements: [{ start, end }], end }
}
