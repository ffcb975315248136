/**
 * OAI-PMH: records in arXiv's own formats and in Dublin Core.
 */
import type { Name } from '../library/paper.ts'
import type { Account } from './account.ts'
import { firstDate } from './dates.ts'
import { toDraft } from './described.ts'
import { bylineOf, nameOf, namesOf } from './people.ts'
import type { Correction } from './reading.ts'
import { classOf } from './tabular.ts'
import type { XmlElement } from './xml.ts'
import { readXml, type RecordReading, type XmlForm } from './xml-reading.ts'

const form: XmlForm = {
  kind: 'oai-pmh',
  isRecord: name => name === 'record' || name === 'oai:record',
  read: record => readRecord(record),
}

/** Reads OAI-PMH. Never throws; linear in the length of the text. */
export function readOai(text: string, corrections: readonly Correction[] = []): Account {
  return readXml(text, form, corrections)
}

const notAPaper = { reason: 'a record without a title', isUnsure: true } as const

function readRecord(record: XmlElement): RecordReading {
  if (record.at('header')?.attributes.get('status') === 'deleted')
    return { reason: 'a record that its archive has deleted', isUnsure: false }
  const metadata = record.at('metadata') ?? record
  const arxiv = metadata.all('arXiv', 'arXivRaw', 'arXivOld')[0]
  if (arxiv) return readArxiv(arxiv)
  const core = metadata.parts.find(part => typeof part !== 'string' && /(?:^|:)(?:dc|qdc)$/.test(part.name))
  return readCore(typeof core === 'object' ? core : metadata, record.text('header', 'identifier'))
}

function readArxiv(record: XmlElement): RecordReading {
  const list = record.at('authors')
  const people = list?.all('author') ?? []
  const draft = toDraft({
    isTex: true,
    title: record.text('title'),
    abstract: record.text('abstract'),
    authors: people.length > 0 ? people.flatMap(arxivName) : bylineOf(list?.text() ?? ''),
    ...firstDate([record.text('created'), record.text('version', 'date'), record.text('updated')]),
    venue: record.text('journal-ref'),
    primaryClass: classOf(record.text('categories')),
    ids: [record.text('id'), ...record.text('doi').split(/\s+/)],
  })
  return draft ? { draft } : notAPaper
}

function arxivName(author: XmlElement): Name[] {
  const [family, given, suffix] = ['keyname', 'forenames', 'suffix'].map(name => author.text(name).trim())
  if (given === '' || given === undefined) return [nameOf(family ?? '')].flatMap(name => name ?? [])
  return namesOf([`${family}, ${given}${suffix === '' ? '' : `, ${suffix}`}`])
}

function readCore(record: XmlElement, identifier: string): RecordReading {
  const texts = (name: string) =>
    record.parts.flatMap(part =>
      typeof part !== 'string' && localName(part.name) === name ? [part.text().trim()] : [],
    )
  const descriptions = texts('description').filter(text => !/^comment:/i.test(text))
  const ids = [
    ...texts('identifier'),
    ...texts('relation'),
    identifier.replace(/^oai:arXiv\.org:/i, 'arXiv:'),
  ]
  const [title = ''] = texts('title')
  const draft = toDraft({
    isTex: /^oai:arXiv\.org:/i.test(identifier) || ids.some(id => /arxiv\.org\/abs/i.test(id)),
    title,
    abstract: descriptions.reduce((longest, text) => (text.length > longest.length ? text : longest), ''),
    authors: namesOf(texts('creator')),
    ...firstDate(texts('date')),
    publisher: texts('publisher')[0] ?? '',
    language: texts('language')[0] ?? '',
    ids: ids.filter(id => !/^oai:/.test(id)),
  })
  return draft && title !== '' ? { draft } : notAPaper
}

/** Names of Dublin Core come as `dc:title`, `dcterms:title` and `title`. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
