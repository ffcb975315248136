/**
 * What goes out as BibTeX or BibLaTeX comes back as it was: made-up papers with everything a
 * paper can have, and real ones where the data of other people lies beside the project.
 */
import { parse } from '@retorquere/bibtex-parser'
import fc from 'fast-check'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { assignKeys } from '../bibtex/cite-key.ts'
import { readBibtex } from '../import/bibtex.ts'
import { type Draft, draft, type Name, type Paper } from '../library/paper.ts'
import type { PaperType } from '../library/publication.ts'
import { paper } from '../library/test-paper.ts'
import { cleanText } from '../text/clean.ts'
import { usualOptions } from './options.ts'
import { fileText } from './writer.ts'

const flavours = ['bibtex', 'biblatex'] as const

/** Words that TeX, BibTeX or a reader could stumble over; formulas stand alone. */
const words = fc.constantFrom(
  ...'tea Kettle LLMs GPT-4 3D naïve Łódź Ødegård ế α ≤ 50% A&B #3 a_b {x} ~ ^ \\proj "so" “so” – — don’t -- $x^2$ $O(n^2)$'.split(
    ' ',
  ),
)
const line = fc.array(words, { minLength: 1, maxLength: 6 }).map(parts => cleanText(parts.join(' ')))
const familyWord = fc.constantFrom('Lima', 'Ødegård', 'O’Brien', 'García-Márquez', 'Łukasz', 'Nguyễn', 'A&B')
const name: fc.Arbitrary<Name> = fc.oneof(
  fc.record({ family: familyWord, given: fc.constantFrom('Ana', 'Jan P.', 'Åse', 'X. Y.') }),
  fc.record({
    family: familyWord,
    given: fc.constant('Jan'),
    particle: fc.constantFrom('van der', 'de la', "d'"),
  }),
  fc.record({ family: familyWord, given: fc.constant('Jan'), suffix: fc.constantFrom('Jr.', 'III') }),
  fc.record({ literal: fc.constantFrom('The Kettle & Cup Group', 'Barnes and Noble', 'Tea, Inc.') }),
)
const optional = <T>(of: fc.Arbitrary<T>) => fc.option(of, { freq: 2 })

const venue = line.map(text => ({ venue: `Annals of ${text}` }))
/** The kinds that both flavours tell, with what each must have. */
const kinds: Partial<Record<PaperType, fc.Arbitrary<Partial<Draft>>>> = {
  'article-journal': venue,
  'paper-conference': venue,
  chapter: fc.record({
    venue: line.map(text => `Annals of ${text}`),
    editors: fc.array(name, { minLength: 1, maxLength: 2 }),
  }),
  book: line.map(publisher => ({ publisher })),
  thesis: line.map(publisher => ({ publisher })),
  report: line.map(publisher => ({ publisher })),
}
const common = fc.record({
  title: line,
  abstract: fc.oneof(line, fc.constant('')),
  authors: fc.array(name, { minLength: 1, maxLength: 4 }),
  year: optional(fc.integer({ min: 1000, max: 2999 })),
  volume: optional(fc.constantFrom('12', '3–4')),
  pages: optional(fc.constantFrom('12–34', '7', '1–3, 9')),
  doi: optional(fc.constantFrom('10.1000/tea_1', '10.1000/(SICI)1:2<3', '10.1000/a%b')),
  keywords: fc.constantFrom<string[]>([], ['tea'], ['steam', 'tea & cups'], ['a, b', 'c']),
  series: optional(line),
  place: optional(fc.constantFrom('Leeds', 'Łódź')),
  language: optional(fc.constantFrom('en', 'pt-BR', 'tlh')),
})
const published = fc
  .tuple(common, fc.constantFrom(...(Object.keys(kinds) as PaperType[])), fc.boolean())
  .chain(([rest, type, hasArxiv]) =>
    (kinds[type] ?? fc.constant({})).map(needed =>
      draft({
        ...rest,
        ...needed,
        type,
        ...(hasArxiv && { arxivId: '2206.07690', primaryClass: 'cs.LG' }),
        ...(!hasArxiv && { links: [{ kind: 'project' as const, url: 'https://example.org/a_b~c%20d' }] }),
      }),
    ),
  )
const preprint = common.map(({ title, abstract, authors, year, keywords }) =>
  draft({ title, abstract, authors, year, keywords, type: 'article', arxivId: 'hep-th/9901001' }),
)

/** A paper as it must come back: the page of an arXiv paper is told, and its DOI. */
function expected(known: Draft): Draft {
  const { arxivId, doi, links } = known
  const page = arxivId === null ? links : [{ kind: 'page' as const, url: `https://arxiv.org/abs/${arxivId}` }]
  return draft({ ...known, links: page, doi: doi ?? (arxivId === null ? null : `10.48550/arXiv.${arxivId}`) })
}

function papersOf(drafts: readonly Draft[]): readonly Paper[] {
  return drafts.map((known, index) => paper({ id: `p${index}`, ...known }))
}

it.each<readonly [(typeof flavours)[number], Partial<Draft>]>([
  ['bibtex', { authors: [] }],
  ['biblatex', { type: 'webpage' }],
  ['biblatex', { type: 'software' }],
  ['biblatex', { type: 'article', arxivId: '2206.07690', primaryClass: 'cs.LG' }],
])('%s says where %o appeared that stands in no journal, and brings it back', (format, said) => {
  const authors = [{ family: 'Lima', given: 'Ana' }]
  const links = [{ kind: 'project', url: 'https://tea.example/a' }] as const
  const known = draft({
    title: 'On Tea',
    year: 2020,
    venue: 'The Tea Blog',
    authors,
    links: [...links],
    ...said,
  })
  const papers = papersOf([known])
  const [read] = readBibtex(fileText({ ...usualOptions, format }, papers, assignKeys(papers))).papers
  expect(read?.draft).toEqual(expected(known))
})

it('takes how a work of somebody was published for no journal', () => {
  const entry = '@misc{tea, author = {Lima, Ana}, title = {On Tea}, howpublished = {Self-published}}'
  const [read] = readBibtex(entry).papers
  expect(read?.draft).toMatchObject({ venue: null, other: { howpublished: 'Self-published' } })
})

describe.each(flavours)('%s', format => {
  const options = { ...usualOptions, format }

  it('comes back as it went, for papers with everything that it can say', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(published, preprint), { minLength: 1, maxLength: 4 }), drafts => {
        const papers = papersOf(drafts)
        const keys = assignKeys(papers)
        const text = fileText(options, papers, keys)
        const back = new Map(readBibtex(text).papers.map(read => [read.citeKey, read.draft]))
        for (const [index, { id }] of papers.entries())
          expect(back.get(keys.get(id))).toEqual(expected(drafts[index] as Draft))
        // The same library gives the same bytes, whatever way it went.
        const again = papersOf(
          drafts.map((_, index) => back.get(keys.get(papers[index]?.id as never)) as Draft),
        )
        expect(fileText(options, again, keys)).toBe(text)
      }),
      { numRuns: 60 },
    )
  })

  it('is read by a second parser, entry by entry', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(published, preprint), { minLength: 1, maxLength: 3 }), drafts => {
        const papers = papersOf(drafts)
        const keys = assignKeys(papers)
        const { entries, errors } = parse(fileText(options, papers, keys), { sentenceCase: false })
        expect(errors.filter(({ error }) => !error.startsWith('unhandled macro'))).toEqual([])
        expect(entries.map(({ key }) => key).sort()).toEqual([...keys.values()].sort())
        for (const { fields } of entries) expect(fields['author']).not.toHaveLength(0)
      }),
      { numRuns: 15 },
    )
  })
})

const corpus = new URL('../../../shared/data/bib/', import.meta.url)
const folders = [
  'bbt-export-bibtex',
  'bbt-export-biblatex',
  'citation-js',
  'jabref-bib',
  'bibtex-tidy',
  'pybtex',
  'large',
]
const files = existsSync(corpus)
  ? folders.flatMap(folder =>
      readdirSync(new URL(`${folder}/`, corpus))
        .filter(file => /\.(?:bib|bibtex|biblatex)$/.test(file))
        .map(file => `${folder}/${file}`),
    )
  : []
if (files.length === 0) console.log('skipped: the bibliographies of other people are not beside the project')

describe.runIf(files.length > 0).each(flavours)('%s of real bibliographies', format => {
  const options = { ...usualOptions, format }

  it('is the same file again once it has been read and written', () => {
    let papersRead = 0
    const changed: string[] = []
    for (const file of files) {
      const read = readBibtex(readFileSync(new URL(file, corpus), 'utf8')).papers.slice(0, 150)
      const papers = papersOf(read.map(one => one.draft))
      const keys = assignKeys(papers)
      const text = fileText(options, papers, keys)
      const back = new Map(readBibtex(text).papers.map(one => [one.citeKey, one.draft]))
      papersRead += papers.length
      for (const { id, ...known } of papers) {
        const key = keys.get(id) ?? ''
        const again = back.get(key)
        const one = paper({ ...known, id: 'p' })
        const other = again && paper({ id: 'p', ...again })
        const keyed = new Map([[one.id, key]])
        const [before, after] = [one, other].map(each => each && linesOf(fileText(options, [each], keyed)))
        if (JSON.stringify(before) !== JSON.stringify(after)) changed.push(`${file} ${key}`)
      }
    }
    expect(papersRead).toBeGreaterThan(1_000)
    // A title that was told in two parts is one, and a formula of one sign within a word is that sign.
    const known = /Parmap|11-?Oxygenated|ClosedSystem|KCdotP|MPlaneGaN|GeneralizedPlaneWave/i
    expect(changed.filter(name => !known.test(name))).toEqual([])
  }, 120_000)
})

/** The lines of an entry whatever their order: a field that is read into one of ours stands with ours. */
function linesOf(text: string): readonly string[] {
  return text.split('\n').sort()
}
