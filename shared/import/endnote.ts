/**
 * EndNote's XML.
 */
import type { PaperType } from '../library/publication.ts'
import type { Account } from './account.ts'
import { firstDate } from './dates.ts'
import { toDraft } from './described.ts'
import { namesOf } from './people.ts'
import type { Correction } from './reading.ts'
import { standardNumbers } from './standard-numbers.ts'
import type { XmlElement } from './xml.ts'
import { readXml, type RecordReading, type XmlForm } from './xml-reading.ts'

const form: XmlForm = { kind: 'endnote', isRecord: name => name === 'record', read: readRecord }

/** Reads EndNote XML. Never throws; linear in the length of the text. */
export function readEndnote(text: string, corrections: readonly Correction[] = []): Account {
  return readXml(text, form, corrections)
}

const typeOf: readonly (readonly [RegExp, PaperType])[] = [
  [/journal article|electronic article/i, 'article-journal'],
  [/magazine/i, 'article-magazine'],
  [/newspaper/i, 'article-newspaper'],
  [/conference|proceedings/i, 'paper-conference'],
  [/section|chapter/i, 'chapter'],
  [/book/i, 'book'],
  [/thesis/i, 'thesis'],
  [/report/i, 'report'],
  [/web page|online/i, 'webpage'],
  [/patent/i, 'patent'],
  [/dataset/i, 'dataset'],
  [/unpublished|manuscript/i, 'manuscript'],
  [/standard/i, 'standard'],
]

function readRecord(record: XmlElement): RecordReading {
  const lines = (text: string) => text.split(/[\r\n]+/).map(line => line.trim())
  const texts = (...path: readonly [string, ...string[]]) => {
    const within = path.slice(0, -1).reduce<XmlElement | undefined>((at, name) => at?.at(name), record)
    return (within?.all(path.at(-1) ?? '') ?? []).flatMap(element => lines(element.text()))
  }
  const said = record.at('ref-type')?.attributes.get('name') ?? ''
  const type = typeOf.find(([name]) => name.test(said))?.[1] ?? null
  const isWhole = type === 'book' || type === 'thesis' || type === 'report'
  const secondary = record.text('titles', 'secondary-title')
  const draft = toDraft({
    type,
    title: record.text('titles', 'title') || record.text('titles', 'short-title'),
    abstract: record.text('abstract'),
    authors: namesOf(texts('contributors', 'authors', 'author')),
    editors: namesOf(texts('contributors', 'secondary-authors', 'author')),
    ...firstDate([record.text('dates', 'year'), record.text('dates', 'pub-dates', 'date')]),
    venue: isWhole
      ? ''
      : record.text('periodical', 'full-title') || secondary || record.text('titles', 'alt-title'),
    shortVenue: record.text('periodical', 'abbr-1'),
    volume: record.text('volume'),
    issue: isWhole ? '' : record.text('number'),
    number: isWhole ? record.text('number') : '',
    pages: record.text('pages'),
    publisher: record.text('publisher'),
    place: record.text('pub-location'),
    series: isWhole ? secondary : record.text('titles', 'tertiary-title'),
    // EndNote keeps the day of the electronic edition there.
    edition: /^\d{4}[/-]/.test(record.text('edition')) ? '' : record.text('edition'),
    ...standardNumbers(texts('isbn')),
    language: record.text('language'),
    keywords: texts('keywords', 'keyword'),
    ids: [
      ...texts('electronic-resource-num'),
      ...['related-urls', 'text-urls', 'pdf-urls']
        .flatMap(list => texts('urls', list, 'url'))
        .flatMap(addresses),
    ],
    other: { note: record.text('notes') },
  })
  return draft ? { draft } : { reason: 'a record without a title', isUnsure: true }
}

function addresses(text: string): string[] {
  return text.split(/\s+(?=https?:)|;\s*(?=https?:)/)
}
