/**
 * Feeds: arXiv's API and RSS, and the Atom and RSS of others where entries look like papers.
 */
import type { Name } from '../library/paper.ts'
import type { Account } from './account.ts'
import { firstDate } from './dates.ts'
import { toDraft } from './described.ts'
import { htmlLines } from './html-text.ts'
import { bylineOf, nameOf, namesOf } from './people.ts'
import type { Correction } from './reading.ts'
import { classOf } from './tabular.ts'
import type { XmlElement } from './xml.ts'
import { readXml, type RecordReading, type XmlForm } from './xml-reading.ts'

const form: XmlForm = {
  kind: 'feed',
  isRecord: name => name === 'item' || name === 'entry' || name === 'atom:entry',
  read: readEntry,
}

/** Reads a feed. Never throws; linear in the length of the text. */
export function readFeed(text: string, corrections: readonly Correction[] = []): Account {
  return readXml(text, form, corrections)
}

/** How the reason begins why an error of arXiv's is no paper. */
export const arxivError = 'arXiv answered with an error'

/** A summary of fewer characters is a teaser. */
const shortestAbstract = 100

/** How arXiv's RSS begins a description: with the id, what is new of it, and a label. */
const announced = /^\s*arXiv:(\S+)\s+Announce Type:\s*[\w-]+\s*(?:Abstract:\s*)?/i
/** What arXiv's RSS wrote behind titles until 2024. */
const inTitle = /\s*\(arXiv:([^\s()]+)\s*(?:\[([\w.-]+)\])?\s*(?:UPDATED|CROSS LISTED)?\)\s*$/i

function readEntry(entry: XmlElement): RecordReading {
  const first = (...names: readonly string[]) =>
    names.map(name => entry.text(name)).find(text => text.trim() !== '') ?? ''
  const links = entry.all('link', 'atom:link').map(link => link.attributes.get('href') ?? link.text().trim())
  const id = first('id', 'guid').trim()
  const written = first('title', 'dc:title', 'media:title')
  if (/^error$/i.test(written.trim()) && /arxiv\.org\/api\/errors/i.test(id + links.join(' ')))
    return {
      reason: `${arxivError}: ${first('summary').trim().slice(0, 150)}`,
      isUnsure: true,
    }
  const old = inTitle.exec(written)
  const body = first('summary', 'content:encoded', 'description', 'content', 'dc:description')
  const { abstract, authors } = bodyOf(body)
  const known = [
    announced.exec(body)?.[1] ?? '',
    old?.[1] ?? '',
    first('arxiv:doi', 'prism:doi', 'dc:identifier').replace(/^doi:\s*/i, ''),
    ...links,
    id.replace(/^oai:arXiv\.org:/i, 'arXiv:'),
  ]
  const isArxiv =
    known.some(text => /^(?:arxiv:|https?:\/\/(?:\w+\.)?arxiv\.org\/)/i.test(text)) || announced.test(body)
  const draft = toDraft({
    isTex: isArxiv && !/<\/?(?:p|b|br|div)\b/i.test(abstract),
    title: old ? written.slice(0, old.index).replace(/\.\s*$/, '') : written,
    abstract,
    authors: authorsOf(entry, authors),
    ...firstDate([first('published', 'dc:date', 'prism:publicationDate', 'pubDate', 'updated')]),
    venue: first('arxiv:journal_ref', 'prism:publicationName', 'dc:source'),
    primaryClass: entry.at('arxiv:primary_category')?.attributes.get('term') ?? old?.[2] ?? categoryOf(entry),
    volume: first('prism:volume'),
    issue: first('prism:number'),
    publisher: first('dc:publisher'),
    ids: known,
  })
  if (!draft || written.trim() === '') return { reason: 'an entry without a title', isUnsure: true }
  if (draft.arxivId === null && draft.doi === null && draft.abstract.length < shortestAbstract)
    return { reason: 'an entry without an abstract, which may be no paper', isUnsure: true }
  return { draft }
}

function categoryOf(entry: XmlElement): string | null {
  const [category] = entry.all('category')
  return category ? classOf(category.attributes.get('term') ?? category.text()) : null
}

/** The abstract of a body, and the authors where it names them: many feeds put both into one piece of HTML. */
function bodyOf(body: string): { readonly abstract: string; readonly authors: string } {
  if (announced.test(body)) return { abstract: body.replace(announced, ''), authors: '' }
  if (!/<\/?[a-z]/i.test(body)) return { abstract: body, authors: '' }
  const lines = htmlLines(body).map(({ text }) => text)
  const labelled = (label: RegExp) => lines.find(line => label.test(line))?.replace(label, '')
  const summary = labelled(/^(?:abstract|summary|tl;?dr)\s*[:.]\s*/i)
  return { abstract: summary ?? lines.join(' '), authors: labelled(/^authors?\s*:\s*/i) ?? '' }
}

function authorsOf(entry: XmlElement, inBody: string): Name[] {
  const people = entry.all('author', 'atom:author').flatMap(author => author.all('name', 'atom:name'))
  if (people.length > 0) return people.length === 1 ? bylineOf(people[0]?.text() ?? '') : names(people)
  const creators = entry.all('dc:creator')
  if (creators.length > 1) return names(creators)
  const [creator] = creators
  // Old feeds of arXiv write links there.
  const text =
    (creator
      ? htmlLines(creator.text())
          .map(line => line.text)
          .join(' ')
      : '') || inBody
  return bylineOf(
    text ||
      entry
        .text('author')
        .replace(/^\S+@\S+\s*\((.*)\)$/, '$1')
        .replace(/^\S+@\S+$/, ''),
  )
}

function names(elements: readonly XmlElement[]): Name[] {
  const texts = elements.map(element => element.text())
  return texts.length > 1 ? namesOf(texts) : [nameOf(texts[0] ?? '')].flatMap(name => name ?? [])
}
