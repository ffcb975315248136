/**
 * The papers of Better BibTeX's export tests: Zotero's items, in the terms of ours.
 *
 * What an item has no field for stands in Zotero's `extra`, a line each, as `Name: value`; `tex.` before a
 * name makes a field of BibTeX of it, which is kept as such.
 */
import { dateOf } from '../../shared/import/dates.ts'
import { toDraft } from '../../shared/import/described.ts'
import { namesOf } from '../../shared/import/people.ts'
import type { Name, Paper } from '../../shared/library/paper.ts'
import type { PaperType } from '../../shared/library/publication.ts'
import { paper } from '../../shared/library/test-paper.ts'

type Json = Readonly<Record<string, unknown>>

/** An item, and what its entry is known by: the key where the test says it, and its title. */
export interface ZoteroPaper {
  readonly paper: Paper
  readonly item: Json
}

/** A test of exports: its items, and what Better BibTeX was told to do with them. */
export interface ZoteroTest {
  readonly papers: readonly ZoteroPaper[]
  readonly preferences: Json
}

const types: Readonly<Record<string, PaperType>> = {
  journalArticle: 'article-journal',
  newspaperArticle: 'article-newspaper',
  conferencePaper: 'paper-conference',
  book: 'book',
  bookSection: 'chapter',
  encyclopediaArticle: 'entry',
  thesis: 'thesis',
  report: 'report',
  preprint: 'article',
  manuscript: 'manuscript',
  webpage: 'webpage',
  blogPost: 'post-weblog',
  computerProgram: 'software',
  dataset: 'dataset',
  document: 'document',
  standard: 'standard',
}

/** Fields of Zotero that BibTeX or BibLaTeX have a name for, and we none. */
const others: Readonly<Record<string, string>> = {
  shortTitle: 'shorttitle',
  journalAbbreviation: 'shortjournal',
  rights: 'copyright',
  conferenceName: 'eventtitle',
  numPages: 'pagetotal',
  callNumber: 'lccn',
  versionNumber: 'version',
}

/** The papers of a test. Items of which nothing is known are left out. */
export function zoteroTest(text: string): ZoteroTest {
  const { items, config } = JSON.parse(text) as {
    readonly items: readonly Json[]
    readonly config?: { readonly preferences?: Json }
  }
  const papers = items.flatMap((item, index) => {
    const made = paperOf(item, index)
    return made ? [{ paper: made, item }] : []
  })
  return { papers, preferences: config?.preferences ?? {} }
}

function paperOf(item: Json, index: number): Paper | null {
  const { said, tex, ids, primaryClass } = extraOf(item['extra'])
  const text = (...names: readonly string[]) =>
    names.map(name => textIn(item[name]) || (said.get(name.toLowerCase()) ?? '')).find(Boolean) ?? ''
  const date = text('date', 'issued')
  const day = /^\d{4}-\d\d-(\d\d)/.exec(date)?.[1]
  const type = types[textIn(item['itemType'])] ?? null
  const isIssue = type === null || type.startsWith('article')
  const draft = toDraft({
    type: textIn(item['itemType']) === 'report' && said.get('type') === 'article' ? 'article' : type,
    title: text('title'),
    abstract: text('abstractNote'),
    authors: people(item, /^(?:author|programmer|cartographer|artist|contributor)$/),
    editors: people(item, /^editor$/),
    ...dateOf(date),
    ...(day !== undefined && { day: Number(day) }),
    venue: text('publicationTitle', 'conferenceName'),
    volume: text('volume'),
    issue: isIssue ? text('issue', 'number') : text('issue'),
    number: isIssue ? '' : text('number', 'seriesNumber'),
    pages: text('pages'),
    publisher: text('publisher', 'institution', 'university'),
    place: text('place', 'event-place', 'event place'),
    series: text('series', 'series title'),
    edition: text('edition'),
    isbn: text('ISBN'),
    issn: text('ISSN'),
    language: text('language'),
    keywords: ((item['tags'] ?? []) as readonly Json[]).map(tag => textIn(tag['tag'])),
    primaryClass,
    ids: [text('DOI'), ...ids, text('url')],
    isTex: false,
    other: {
      ...otherFields(item),
      pmid: said.get('pmid') ?? '',
      pmcid: said.get('pmcid') ?? '',
      ...Object.fromEntries(tex),
    },
  })
  const key = textIn(item['citationKey']) || said.get('citation key') || ''
  return draft && paper({ id: `p${index}`, ...draft, citeKey: key === '' ? null : key })
}

function otherFields(item: Json): Record<string, string> {
  const kept = Object.entries(others).map(([name, as]) => [as, textIn(item[name])] as const)
  const accessed = /^\d{4}-\d\d-\d\d/.exec(textIn(item['accessDate']))?.[0] ?? ''
  const type = textIn(item['type'])
  // Whoever wrote BibTeX's word for the kind of a thesis meant it.
  const kind = /^(?:phd|masters)thesis$/.test(type) ? { entrytype: type } : { type }
  return { ...Object.fromEntries(kept), ...kind, urldate: accessed }
}

function people(item: Json, role: RegExp): Name[] {
  return ((item['creators'] ?? []) as readonly Json[])
    .filter(({ creatorType }) => role.test(textIn(creatorType)))
    .flatMap(({ lastName, firstName, name }): Name[] => {
      const [last, first, body] = [textIn(lastName), textIn(firstName), textIn(name)]
      if (body !== '') return [{ literal: body }]
      return namesOf([first === '' ? last : `${last}, ${first}`])
    })
}

interface Extra {
  readonly said: ReadonlyMap<string, string>
  readonly tex: ReadonlyMap<string, string>
  readonly ids: readonly string[]
  readonly primaryClass: string | null
}

function extraOf(extra: unknown): Extra {
  const lines = Array.isArray(extra) ? extra.map(String) : textIn(extra).split('\n')
  const said = new Map<string, string>()
  const tex = new Map<string, string>()
  const ids: string[] = []
  let primaryClass: string | null = null
  for (const line of lines) {
    const [, name = '', value = ''] = /^\s*([^:=]+?)\s*[:=]\s*(.*?)\s*$/.exec(line) ?? []
    const field = /^(?:tex|bibtex|biblatex)\.(\w+)$/i.exec(name)?.[1]
    if (field !== undefined) tex.set(field.toLowerCase(), value)
    else if (/^(?:arxiv|_eprint)$/i.test(name)) {
      ids.push(`arXiv:${value.split(' ')[0] ?? ''}`)
      // arXiv names the primary class first.
      primaryClass = /\[([\w.-]+)/.exec(value)?.[1] ?? null
    } else if (/^doi$/i.test(name)) ids.push(value)
    else if (name !== '') said.set(name.toLowerCase(), value)
    else if (line.trim() !== '') tex.set('note', line.trim())
  }
  return { said, tex, ids, primaryClass }
}

function textIn(value: unknown): string {
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.trim() : ''
}
