import { expect, test } from 'vitest'
import { draft } from '../library/paper.ts'
import { readText } from './detect.ts'
import { accountProblem } from './test-account.ts'

test('a table becomes papers by the names of its columns', () => {
  const text = `"Key","Item Type","Publication Year","Author","Title","Publication Title","DOI","Url","Abstract Note","Pages","Issue","Volume","Extra"
"ABCD1234","journalArticle","2021","Roe, Ann; van der Berg, Jan","Tea, ""Measured""","Slow Water","10.1000/tea","https://tea.example/x","We steep.
And wait, for long.","1-9","2","7","Read_Status: Read"
`
  const reading = readText(text)
  expect(reading.kind).toBe('csv')
  expect(reading.chrome).toMatchObject([{ line: 1, reason: 'the names of the columns' }])
  expect(reading.papers).toEqual([
    {
      column: 'done',
      lines: [2, 3],
      draft: draft({
        type: 'article-journal',
        title: 'Tea, "Measured"',
        abstract: 'We steep. And wait, for long.',
        authors: [
          { family: 'Roe', given: 'Ann' },
          { particle: 'van der', family: 'Berg', given: 'Jan' },
        ],
        year: 2021,
        doi: '10.1000/tea',
        venue: 'Slow Water',
        volume: '7',
        issue: '2',
        pages: '1–9',
        links: [{ kind: 'page', url: 'https://tea.example/x' }],
      }),
    },
  ])
  expect(accountProblem(text, reading)).toBeNull()
})

test.each([
  ['tabs', 'Title\tAbstract\nTea\tWe steep.\n', { title: 'Tea', abstract: 'We steep.' }],
  ['semicolons', 'title;authors;year\nTea;Ann Roe, Bob Kettle;2020', { title: 'Tea', year: 2020 }],
  [
    'blanks behind commas and quotes amid',
    'title, abstract, doi\na "true" tea, "an ""old"" pot", 10.1000/x',
    { title: 'a "true" tea', abstract: 'an "old" pot', doi: '10.1000/x' },
  ],
  [
    'a column without a name',
    ',title,doi\n0,"Tea",https://doi.org/10.1000/x',
    { title: 'Tea', doi: '10.1000/x' },
  ],
  [
    'lists of Python',
    `title,authors,keywords\nTea,"['Roe, Ann', 'Li, Wei']","['a', 'b']"`,
    {
      authors: [
        { family: 'Roe', given: 'Ann' },
        { family: 'Li', given: 'Wei' },
      ],
      keywords: ['a', 'b'],
    },
  ],
  [
    'a first line of Excel, and names in German',
    'sep=;\r\nTitel;Autoren;Jahr;Zeitschrift;Zusammenfassung\r\n"Tee, gemessen";"Lima, Öle; Roe, Ann";2020;Langsames Wasser;Wir brühen.',
    { title: 'Tee, gemessen', year: 2020, venue: 'Langsames Wasser', abstract: 'Wir brühen.' },
  ],
  [
    'signs for nothing',
    'title,venue,year,abstract\nTea,-,2020,n/a',
    { title: 'Tea', venue: null, year: 2020, abstract: '' },
  ],
  [
    'the columns of PubMed',
    'PMID,Title,Authors,First Author,Journal/Book,Publication Year\n1234567,Tea and sleep.,"Roe A, Kim CS.",Roe A,Sleep,2019',
    {
      title: 'Tea and sleep',
      venue: 'Sleep',
      authors: [
        { family: 'Roe', given: 'A' },
        { family: 'Kim', given: 'CS' },
      ],
    },
  ],
  [
    'the columns of Scopus',
    '"Authors","Author full names","Title","Art. No."\n"Lima J.; Roe A.","Lima, Jo (12); Roe, Ann (34)","Tea","e104"',
    {
      number: 'e104',
      authors: [
        { family: 'Lima', given: 'Jo' },
        { family: 'Roe', given: 'Ann' },
      ],
    },
  ],
  [
    'a line above that says what was asked',
    '"About the data: Exported on Feb 19, 2024."\nRank,DOI,Title,Source title,Volume,Issue,Pagination,PubYear,Authors\n1,10.1000/tea,Tea,Slow Water,12,3,1-9,2023,"Roe, Ann; Lima, Bo"',
    { title: 'Tea', doi: '10.1000/tea', venue: 'Slow Water', pages: '1–9', year: 2023 },
  ],
  [
    'a name for a title',
    'Name,Author,Year,Status,Link\nTea in winter,"Roe, Ann",2020,Reading,https://arxiv.org/abs/2001.00001',
    { title: 'Tea in winter', arxivId: '2001.00001', authors: [{ family: 'Roe', given: 'Ann' }] },
  ],
  [
    'the tags of Web of Science',
    'PT\tAU\tAF\tTI\tSO\tPY\tVL\tBP\tEP\tDI\nJ\tRoe, A\tRoe, Ann\tTea\tSLOW WATER\t2021\t12\t100\t110\t10.1000/tea',
    { title: 'Tea', doi: '10.1000/tea', pages: '100–110', authors: [{ family: 'Roe', given: 'Ann' }] },
  ],
  [
    'the columns of OpenAlex',
    'id,doi,display_name,authorships.author.display_name,primary_location.source.display_name,biblio.volume,biblio.first_page,biblio.last_page\nhttps://openalex.org/W1,https://doi.org/10.1000/tea,Tea,Ann Roe|Bo Lima,Slow Water,7,3,9',
    { doi: '10.1000/tea', venue: 'Slow Water', volume: '7', pages: '3–9' },
  ],
  ['an id alone', 'title,pmid\n,1234567', { title: 'https://pubmed.ncbi.nlm.nih.gov/1234567/' }],
])('a table is read with %s', (_, text, known) => {
  const reading = readText(text)
  expect(reading.kind).toBe('csv')
  expect(reading.papers[0]?.draft).toMatchObject(known)
  expect(accountProblem(text, reading)).toBeNull()
})

test('labels of screening say where a paper goes', () => {
  const text = 'title,abstract,label_included\nTea,Hot.,1\nCups,Thin.,0\nPots,Big.,'
  expect(readText(text).papers.map(({ column }) => column)).toEqual(['to-read', 'skipped', undefined])
})

test('a row without a title is named, and an unclosed quote swallows no other row', () => {
  const text = 'title,abstract\n,Hot.\n"Tea,Hot.\nCups,Thin.'
  const reading = readText(text)
  expect(reading.papers.map(paper => paper.draft.title)).toEqual(['"Tea', 'Cups'])
  expect(reading.unsure).toMatchObject([{ line: 2, reason: 'a row without a title' }])
  expect(accountProblem(text, reading)).toBeNull()
})

test('prose with commas is no table', () => {
  expect(readText('Title, and abstract, of a tea\nMore, of it, here').kind).not.toBe('csv')
})
