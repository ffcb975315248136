/**
 * What other programs understood of BibTeX files, in one shape.
 *
 * Better BibTeX's items as JSON, the fields of its parser as YAML, citation-js's
 * CSL; each is compared only in the fields that it has.
 */
import { parse as parseYaml } from 'yaml'

/** The fields that are compared. */
export const comparedFields = [
  'title',
  'creators',
  'year',
  'doi',
  'eprint',
  'abstract',
  'venue',
  'volume',
  'issue',
  'pages',
  'publisher',
  'isbn',
  'issn',
] as const
export type ComparedField = (typeof comparedFields)[number]

/** An entry as somebody understood it; what is null is not said. Creators are `family|given`, authors before editors. */
export type Understood = Readonly<Record<ComparedField, string | null>> & { readonly key: string }

type Json = Readonly<Record<string, unknown>>

/** Better BibTeX's items, as it keeps them after an import. */
export function fromZotero(text: string): Understood[] {
  const { items } = JSON.parse(text) as { items: readonly Json[] }
  return items.map(item => {
    const extra = extraOf(item['extra'])
    const creators = (item['creators'] ?? []) as readonly Json[]
    const of = (type: string) => creators.filter(({ creatorType }) => creatorType === type).map(zoteroName)
    const eprint = extra.get('arxiv')
    return {
      key: textIn(item['citationKey']) ?? extra.get('citation key') ?? '',
      title: textIn(item['title']),
      creators: [...of('author'), ...of('editor')].join('; ') || null,
      year: yearOf(textIn(item['date'])),
      doi: textIn(item['DOI']) ?? extra.get('doi') ?? null,
      eprint: eprint?.split(' ')[0] ?? null,
      abstract: textIn(item['abstractNote']),
      venue: textIn(item['publicationTitle'] ?? item['proceedingsTitle'] ?? item['bookTitle']),
      volume: textIn(item['volume']),
      issue: textIn(item['issue'] ?? item['number'] ?? item['seriesNumber']),
      pages: textIn(item['pages']),
      publisher: textIn(item['publisher'] ?? item['institution'] ?? item['university']),
      isbn: textIn(item['ISBN']),
      issn: textIn(item['ISSN']),
    }
  })
}

/** Lines of `Name: value` that Zotero keeps where it has no field. */
function extraOf(extra: unknown): ReadonlyMap<string, string> {
  const lines = Array.isArray(extra) ? extra.map(String) : (textIn(extra) ?? '').split('\n')
  return new Map(
    lines.map(line => {
      const at = line.indexOf(':')
      return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()] as const
    }),
  )
}

function zoteroName({ lastName, firstName, name }: Json): string {
  return `${textIn(lastName) ?? textIn(name) ?? ''}|${textIn(firstName) ?? ''}`
}

/** The entries of @retorquere/bibtex-parser's own expectations. */
export function fromParser(text: string): Understood[] {
  const { entries } = parseYaml(text, { logLevel: 'silent' }) as { entries: readonly Json[] | null }
  return (entries ?? []).map(entry => {
    const fields = (entry['fields'] ?? {}) as Json
    const first = (...names: readonly string[]) =>
      names.map(name => textIn(fields[name])).find(value => value !== null) ?? null
    const people = (name: string) => ((fields[name] ?? []) as readonly Json[]).map(parserName)
    return {
      key: textIn(entry['key']) ?? '',
      title: [first('title'), first('subtitle')].filter(Boolean).join(': ') || null,
      creators: [...people('author'), ...people('editor')].join('; ') || null,
      year: yearOf(first('date', 'year')),
      doi: first('doi')?.match(/.*10\..*/)?.[0] ?? null,
      eprint: first('eprint'),
      abstract: first('abstract'),
      venue: first('journaltitle', 'journal', 'booktitle'),
      volume: first('volume'),
      issue: first('number', 'issue'),
      pages: first('pages'),
      publisher: first('publisher', 'institution', 'school'),
      isbn: first('isbn'),
      issn: first('issn'),
    }
  })
}

function parserName({ lastName, firstName, name, prefix, suffix }: Json): string {
  const last = [textIn(prefix), textIn(lastName) ?? textIn(name), textIn(suffix)].filter(
    part => part !== null,
  )
  return `${last.join(' ')}|${textIn(firstName) ?? ''}`
}

/** citation-js's CSL. */
export function fromCsl(text: string): Understood[] {
  return (JSON.parse(text) as readonly Json[]).map(item => {
    const people = (name: string) => ((item[name] ?? []) as readonly Json[]).map(cslName)
    const parts = (item['issued'] as { 'date-parts'?: readonly (readonly number[])[] } | undefined)?.[
      'date-parts'
    ]
    return {
      key: textIn(item['citation-key'] ?? item['id']) ?? '',
      title: textIn(item['title']),
      creators: [...people('author'), ...people('editor')].join('; ') || null,
      year: parts?.[0]?.[0] === undefined ? null : String(parts[0][0]),
      doi: textIn(item['DOI']),
      eprint: null,
      abstract: textIn(item['abstract']),
      venue: textIn(item['container-title']),
      volume: textIn(item['volume']),
      issue: textIn(item['issue'] ?? item['number'] ?? item['collection-number']),
      pages: textIn(item['page']),
      publisher: textIn(item['publisher']),
      isbn: textIn(item['ISBN']),
      issn: textIn(item['ISSN']),
    }
  })
}

function cslName(name: Json): string {
  const last = [
    name['non-dropping-particle'],
    name['dropping-particle'],
    name['family'] ?? name['literal'],
    name['suffix'],
  ]
  return `${last
    .map(textIn)
    .filter(part => part !== null)
    .join(' ')}|${textIn(name['given']) ?? ''}`
}

function yearOf(date: string | null): string | null {
  return /\d{4}/.exec(date ?? '')?.[0] ?? null
}

function textIn(value: unknown): string | null {
  if (Array.isArray(value)) return value.map(String).join(' and ') || null
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value : null
}
