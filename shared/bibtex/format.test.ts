import { describe, expect, test } from 'vitest'
import { readBibtex } from '../import/bibtex.ts'
import { draft, type Paper, paperId } from '../library/paper.ts'
import { usualOptions } from '../exports/options.ts'
import { outgoingWith } from '../exports/outgoing.ts'
import { toEntry } from './entry.ts'

const outgoing = outgoingWith(usualOptions)

function textOf(paper: Paper, key = 'k'): string {
  return toEntry(outgoing(paper), key).join('')
}

function paper(id: string, known: Partial<Paper> & { title: string }): Paper {
  return {
    ...draft(known),
    id: paperId(id),
    column: 'done',
    rank: 0,
    addedAt: 0,
    movedAt: 0,
    isStarred: true,
    tags: ['secret-tag'],
    note: 'secret note',
    citeKey: null,
    origin: 'secret origin',
    ...known,
  }
}

const preprint = paper('a', {
  title: 'Kettles and LLMs',
  abstract: 'They whistle at 100°.',
  authors: [{ family: 'Ødegård', given: 'Åse' }, { literal: 'The Kettle Group' }],
  year: 2022,
  month: 6,
  arxivId: '2206.07690',
  primaryClass: 'cs.LG',
  links: [{ kind: 'code', url: 'https://github.com/example/kettle' }],
})

test('a preprint is written as arXiv writes it', () => {
  expect(textOf(preprint, 'odegardKettlesLLMs2022')).toBe(`@misc{odegardKettlesLLMs2022,
  author = {{\\O}deg{\\r{a}}rd, {\\r{A}}se and {The Kettle Group}},
  title = {Kettles and {LLMs}},
  year = {2022},
  month = jun,
  eprint = {2206.07690},
  archiveprefix = {arXiv},
  primaryclass = {cs.LG},
  doi = {10.48550/arXiv.2206.07690},
  url = {https://arxiv.org/abs/2206.07690},
  abstract = {They whistle at 100{\\textdegree}.},
}
`)
})

test('a published paper goes to a journal or to proceedings, under its own DOI', () => {
  const article = textOf(paper('a', { ...preprint, venue: 'Annals of Tea', doi: '10.1000/tea_1' }))
  expect(article).toMatch(/^@article\{k,$/m)
  expect(article).toContain('\n  journal = {Annals of Tea},\n')
  expect(article).toContain('\n  doi = {10.1000/tea_1},\n')
  expect(article).toContain('\n  eprint = {2206.07690},\n')
  const talk = textOf(paper('a', { ...preprint, venue: 'Proceedings of the 3rd Conference on Tea' }))
  expect(talk).toMatch(/^@inproceedings\{k,$/m)
  expect(talk).toContain('\n  booktitle = ')
})

describe('the kind of an entry', () => {
  const typeOf = (known: Partial<Paper>) =>
    /^@(\w+)/.exec(textOf(paper('a', { title: 'T', authors: [{ family: 'Lima' }], ...known })))?.[1]
  test.each<[Partial<Paper>, string]>([
    [{ type: 'article-journal', venue: 'Proceedings of the Tea Academy' }, 'article'],
    [{ type: 'article-journal' }, 'misc'],
    [{ type: 'paper-conference', venue: 'Kettle' }, 'inproceedings'],
    [{ type: 'book', publisher: 'Steam' }, 'book'],
    [{ type: 'book' }, 'booklet'],
    [{ type: 'book', other: { entrytype: 'proceedings' } }, 'proceedings'],
    [{ type: 'chapter', venue: 'The Tea Book' }, 'incollection'],
    [{ type: 'chapter', publisher: 'Steam', pages: '3–9', other: { entrytype: 'inbook' } }, 'inbook'],
    [{ type: 'thesis', publisher: 'Tea University' }, 'phdthesis'],
    [{ type: 'thesis', publisher: 'Tea University', other: { entrytype: 'mastersthesis' } }, 'mastersthesis'],
    [{ type: 'thesis' }, 'misc'],
    [{ type: 'report', publisher: 'Tea Board', other: { entrytype: 'book' } }, 'techreport'],
    [{ type: 'manuscript', other: { note: 'Draft' } }, 'unpublished'],
    [{ type: 'article', venue: 'teaRxiv' }, 'misc'],
    [{ type: 'software' }, 'misc'],
    // What no author is known of is not claimed to have one.
    [{ type: 'article-journal', venue: 'Annals of Tea', authors: [] }, 'misc'],
    [{ venue: 'Annals of Tea', authors: [] }, 'misc'],
  ])('of %o is %s', (known, type) => {
    expect(typeOf(known)).toBe(type)
  })
})

test('how a paper was published goes into the fields that styles read, and comes back the same', () => {
  const known: Partial<Paper> = {
    ...{
      type: 'chapter',
      venue: 'The Tea Book',
      publisher: 'Steam & Sons',
      place: 'Leeds',
      series: 'Brewing',
    },
    ...{ volume: '3', number: '7', edition: '2nd', pages: '12–34, 40', isbn: '0-000', language: 'en' },
    editors: [{ family: 'Kettle', given: 'Bob' }],
    keywords: ['leaves', 'water'],
    year: 1999,
    day: 3,
    other: { note: 'In 2 parts & more', urldate: '2020-01-01', readstatus: 'read', 'bad name': 'x' },
  }
  const text = textOf(paper('a', { title: 'On Leaves', ...known }), 'leaves')
  expect(text).toBe(`@incollection{leaves,
  editor = {Kettle, Bob},
  title = {On Leaves},
  booktitle = {The Tea Book},
  series = {Brewing},
  volume = {3},
  number = {7},
  edition = {2nd},
  pages = {12--34, 40},
  publisher = {Steam \\& Sons},
  address = {Leeds},
  year = {1999},
  day = {3},
  isbn = {0-000},
  language = {english},
  keywords = {leaves, water},
  note = {In 2 parts \\& more},
}
`)
  const [read] = readBibtex(text).papers
  expect(read?.draft).toEqual(draft({ title: 'On Leaves', ...known, other: { note: 'In 2 parts & more' } }))
})

test('a list of names that its source cut short stays cut short', () => {
  const [read] = readBibtex('@misc{a, title={Tea}, author={Brew, Ada and others}}').papers
  expect(read?.draft).toMatchObject({
    authors: [{ family: 'Brew', given: 'Ada' }],
    other: { others: 'author' },
  })
  const written = textOf(paper('a', { ...draft({ title: 'Tea' }), ...read?.draft }))
  expect(written).toContain('\n  author = {Brew, Ada and others},\n')
  expect(written).not.toContain('\n  others = ')
})

test('a long abstract is a piece of its own, and no field of what else was said stands twice', () => {
  const abstract = 'Leaves and water & more. '.repeat(20).trim()
  const known = { title: 'Tea', abstract, doi: '10.1000/tea', other: { abstract: 'x', doi: 'y', foo: 'z' } }
  const pieces = toEntry(outgoing(paper('a', known)), 'k')
  expect(pieces).toContain(abstract.replaceAll('&', '\\&'))
  expect(
    pieces
      .join('')
      .match(/^ {2}\w+(?= = )/gm)
      ?.map(name => name.trim()),
  ).toEqual(['key', 'title', 'doi', 'abstract', 'foo'])
})

test('a paper of which little is known is sorted by its key and linked to its page', () => {
  const text = textOf(
    paper('a', {
      title: 'Tea',
      links: [
        { kind: 'code', url: 'https://github.com/example/tea' },
        { kind: 'project', url: 'https://example.org/tea' },
      ],
    }),
    'tea',
  )
  expect(text).toBe(`@misc{tea,
  key = {tea},
  title = {Tea},
  url = {https://example.org/tea},
}
`)
})
