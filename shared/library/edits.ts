/**
 * Edits: what a person may write about a paper, checked and brought into the form it is kept in.
 *
 * The same checks stand behind the fields of the window and the calls to the
 * library, so a field says what is wrong before anything is asked.
 */
import * as v from 'valibot'
import { cleanText, wellFormed } from '../text/clean.ts'
import type { Change } from './changes.ts'
import { isSame } from './difference.ts'
import { arxivIdIn, doiIn } from './identifiers.ts'
import { fieldOf, Link, Name, type Paper } from './paper.ts'
import { pagesText, paperTypes } from './publication.ts'

/** One line of text. */
const line = (limit: number) =>
  v.pipe(v.string(), v.maxLength(limit, `This is longer than ${limit} characters.`), v.transform(cleanText))

/** Several lines of text: line ends are line feeds, and what stands around it is left away. */
const lines = (limit: number) =>
  v.pipe(
    v.string(),
    v.maxLength(limit, `This is longer than ${limit} characters.`),
    v.transform(text => wellFormed(text).replace(/\r\n?/g, '\n').normalize('NFC')),
  )

/** A tag: one line without commas, which part tags where they are typed. */
export const Tag = v.pipe(
  v.string(),
  v.transform(text => cleanText(text.replaceAll(',', ' '))),
  v.nonEmpty('A tag needs at least one character.'),
  v.maxLength(100, 'A tag has at most 100 characters.'),
)

const shortLine = v.nullable(line(500))

const years = 'A year has four digits, such as 2024.'
const months = 'A month is a number from 1 to 12.'
const days = 'A day is a number from 1 to 31.'

/** The fields that a person may edit; those that are not named stay as they are. */
export const Edits = v.partial(
  v.strictObject({
    title: v.pipe(line(2_000), v.nonEmpty('A paper needs a title.')),
    abstract: v.pipe(lines(100_000), v.trim()),
    authors: v.array(Name),
    year: v.nullable(
      v.pipe(v.number(years), v.integer(years), v.minValue(1000, years), v.maxValue(2999, years)),
    ),
    month: v.nullable(
      v.pipe(v.number(months), v.integer(months), v.minValue(1, months), v.maxValue(12, months)),
    ),
    day: v.nullable(v.pipe(v.number(days), v.integer(days), v.minValue(1, days), v.maxValue(31, days))),
    venue: v.nullable(line(1_000)),
    /** As bibliographies abbreviate it; kept where sources say it, as `shortjournal` among what has no field. */
    shortVenue: shortLine,
    type: v.nullable(v.picklist(paperTypes, 'This is no kind of paper that Paperlane knows.')),
    volume: shortLine,
    issue: shortLine,
    number: shortLine,
    pages: v.nullable(v.pipe(line(500), v.transform(pagesText))),
    publisher: shortLine,
    place: shortLine,
    series: shortLine,
    edition: shortLine,
    isbn: shortLine,
    issn: shortLine,
    editors: v.array(Name),
    language: shortLine,
    keywords: v.array(v.pipe(line(200), v.nonEmpty('A keyword needs at least one character.'))),
    arxivId: v.nullable(
      v.pipe(
        v.string(),
        v.transform(arxivIdIn),
        v.string('This is no arXiv id; one looks like 2206.07690 or hep-th/9901001.'),
      ),
    ),
    primaryClass: v.nullable(
      v.pipe(line(100), v.regex(/^[a-z-]+(\.[A-Za-z-]+)?$/, 'An arXiv class looks like cs.LG or hep-th.')),
    ),
    doi: v.nullable(
      v.pipe(
        v.string(),
        v.transform(doiIn),
        v.string('This is no DOI; one looks like 10.1145/3292500.3330701.'),
      ),
    ),
    links: v.array(
      v.pipe(
        Link,
        v.check(
          ({ url }) => /^https?:\/\/\S+$/i.test(url),
          'A link begins with http:// or https:// and has no spaces.',
        ),
      ),
    ),
    note: lines(1_000_000),
  }),
)
export type Edits = v.InferOutput<typeof Edits>

/** What is wrong with an edit, in a sentence; null where nothing is. */
export function editProblem(edits: unknown): string | null {
  const checked = v.safeParse(Edits, edits)
  return checked.success ? null : checked.issues[0].message
}

/** The change that gives a paper new fields; none where it has them. */
export function planEdit(paper: Paper, edits: Edits): Change[] {
  const { shortVenue, ...others } = edits
  const all = shortVenue === undefined ? others : { ...others, other: otherWith(paper, shortVenue) }
  const fields = Object.entries(all).flatMap(([name, to]) => {
    const from = fieldOf(paper, name)
    return isSame(from, to) ? [] : [[name, [from, to]] as const]
  })
  return fields.length === 0 ? [] : [{ type: 'edited', id: paper.id, fields: Object.fromEntries(fields) }]
}

function otherWith({ other }: Paper, shortVenue: string | null): Readonly<Record<string, string>> {
  // Where it stood, if it did: the order of what is kept is the source's.
  const all = Object.entries({ ...other, shortjournal: shortVenue ?? '' })
  return Object.fromEntries(all.filter(([name, value]) => name !== 'shortjournal' || value !== ''))
}

/** The change that gives a paper tags and takes others; tags that differ by case alone are the same. */
export function planTags(paper: Paper, add: readonly string[], remove: readonly string[]): Change[] {
  const gone = new Set(remove.map(sameTag))
  const tags = paper.tags.filter(tag => !gone.has(sameTag(tag)))
  const there = new Set(tags.map(sameTag))
  for (const tag of add) {
    if (there.has(sameTag(tag))) continue
    there.add(sameTag(tag))
    tags.push(tag)
  }
  return isSame(tags, paper.tags)
    ? []
    : [{ type: 'edited', id: paper.id, fields: { tags: [paper.tags, tags] } }]
}

/** By what two tags are the same. */
export function sameTag(tag: string): string {
  return tag.toLowerCase()
}
