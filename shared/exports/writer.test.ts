import { parse } from '@retorquere/bibtex-parser'
import { describe, expect, test } from 'vitest'
import { paperId, type Paper } from '../library/paper.ts'
import { paper } from '../library/test-paper.ts'
import { exportFormats, type ExportOptions, fileNameFor, usualOptions } from './options.ts'
import { fileChunks, fileText, keysIn, writerFor } from './writer.ts'

const kettle = paper({
  id: 'a',
  title: 'On Kettles & LLMs: $x^2$ Ways',
  abstract: 'They whistle at 100°, “mostly”.',
  authors: [
    { family: 'Ødegård', given: 'Åse' },
    { family: 'Berg', given: 'Jan', particle: 'van der', suffix: 'Jr.' },
    { literal: 'The Kettle Group' },
  ],
  year: 2024,
  month: 3,
  day: 5,
  venue: 'Annals of Tea',
  type: 'article-journal',
  volume: '12',
  issue: '3–4',
  pages: '12–34',
  issn: '1234-5679',
  doi: '10.1000/tea_1',
  arxivId: '2403.01234',
  primaryClass: 'cs.LG',
  keywords: ['steam', 'tea'],
  formerKeys: ['odegard:tea'],
  column: 'done',
  isStarred: true,
  priority: 1,
  tags: ['my-tag'],
  note: 'my note',
})
const bare = paper({ id: 'b', title: '=cmd|"/c calc"!A1', column: 'reading', tags: ['my-tag'] })
const keys = new Map([
  [paperId('a'), 'odegardKettles2024'],
  [paperId('b'), 'Bare'],
])
const written = (options: Partial<ExportOptions>, papers: readonly Paper[] = [kettle, bare]) =>
  fileText({ ...usualOptions, ...options }, papers, keys)

test('BibLaTeX keeps Unicode, has one date, and says what is a preprint', () => {
  expect(written({ format: 'biblatex' })).toBe(`@misc{Bare,
  title = {=cmd{\\textbar}{\\textquotedbl}/c calc{\\textquotedbl}!{A1}},
}

@article{odegardKettles2024,
  author = {Ødegård, Åse and van der Berg, Jr., Jan and {The Kettle Group}},
  title = {On Kettles \\& {LLMs}: {$x^2$} Ways},
  journaltitle = {Annals of Tea},
  volume = {12},
  number = {3--4},
  pages = {12--34},
  date = {2024-03-05},
  issn = {1234-5679},
  eprint = {2403.01234},
  eprinttype = {arxiv},
  eprintclass = {cs.LG},
  doi = {10.1000/tea_1},
  url = {https://arxiv.org/abs/2403.01234},
  keywords = {steam, tea},
  abstract = {They whistle at 100°, “mostly”.},
  ids = {odegard:tea},
}
`)
  const preprint = written({ format: 'biblatex', version: 'preprint' }, [kettle])
  expect(preprint).toMatch(/^@online\{/)
  expect(preprint).toContain('  pubstate = {prepublished},\n')
  expect(preprint).toContain('  doi = {10.48550/arXiv.2403.01234},\n')
  expect(preprint).not.toMatch(/Annals|volume|pages|issn/)
})

test('the preprint of what was published another year is of the year that its id says', () => {
  const published = { ...kettle, arxivId: '2303.01234', year: 2024, month: 3, day: 5 }
  expect(written({ format: 'biblatex' }, [published])).toContain('  date = {2024-03-05},\n')
  expect(written({ format: 'biblatex', version: 'preprint' }, [published])).toContain('  date = {2023-03},\n')
})

test('RIS keeps pages that are several stretches together', () => {
  const records = written({ format: 'ris' }, [{ ...kettle, pages: '12–19, 25–30' }])
  expect(records).toContain('\r\nSP  - 12-19, 25-30\r\nSN')
})

test('RIS has one line a value', () => {
  expect(written({ format: 'ris' }).split('\r\n')).toEqual([
    'TY  - JOUR',
    'ID  - odegardKettles2024',
    'AU  - Ødegård, Åse',
    'AU  - van der Berg, Jan, Jr.',
    'AU  - The Kettle Group',
    'TI  - On Kettles & LLMs: $x^2$ Ways',
    'T2  - Annals of Tea',
    'PY  - 2024',
    'DA  - 2024/03/05/',
    'VL  - 12',
    'IS  - 3-4',
    'SP  - 12',
    'EP  - 34',
    'SN  - 1234-5679',
    'DO  - 10.1000/tea_1',
    'AN  - arXiv:2403.01234',
    'UR  - https://arxiv.org/abs/2403.01234',
    'KW  - steam',
    'KW  - tea',
    'AB  - They whistle at 100°, “mostly”.',
    'ER  - ',
    '',
    'TY  - GEN',
    'ID  - Bare',
    'TI  - =cmd|"/c calc"!A1',
    'ER  - ',
    '',
  ])
})

test('CSL-JSON names every part as CSL does', () => {
  expect(JSON.parse(written({ format: 'csl-json' }))).toEqual([
    { id: 'Bare', type: 'document', title: '=cmd|"/c calc"!A1' },
    {
      id: 'odegardKettles2024',
      type: 'article-journal',
      title: 'On Kettles & LLMs: $x^2$ Ways',
      author: [
        { family: 'Ødegård', given: 'Åse' },
        { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van der', suffix: 'Jr.' },
        { literal: 'The Kettle Group' },
      ],
      issued: { 'date-parts': [[2024, 3, 5]] },
      'container-title': 'Annals of Tea',
      volume: '12',
      issue: '3–4',
      number: 'arXiv:2403.01234',
      page: '12-34',
      ISSN: '1234-5679',
      DOI: '10.1000/tea_1',
      URL: 'https://arxiv.org/abs/2403.01234',
      keyword: 'steam, tea',
      abstract: 'They whistle at 100°, “mostly”.',
    },
  ])
})

test('a CSV cell is never a formula, whatever the title', () => {
  const lines = written({ format: 'csv', parts: [] }).split('\r\n')
  expect(lines).toEqual([
    '\ufeffkey,type,title,authors,year,venue,volume,issue,pages,publisher',
    'odegardKettles2024,article-journal,On Kettles & LLMs: $x^2$ Ways,"Ødegård, Åse; van der Berg, Jr., Jan; {The Kettle Group}",2024,Annals of Tea,12,3–4,12–34,',
    `Bare,document,"'=cmd|""/c calc""!A1",,,,,,,`,
    '',
  ])
  for (const start of ['=', '+', '-', '@', '＝']) {
    const [, line = ''] = written({ format: 'csv', parts: [] }, [
      { ...bare, title: ` ${start}SUM(A1)` },
    ]).split('\r\n')
    expect(line).toBe(`Bare,document,'${start}SUM(A1),,,,,,,`)
  }
})

test('Markdown shows text as text and keeps formulas', () => {
  expect(written({ format: 'markdown', parts: ['url', 'eprint'] })).toBe(
    '- [On Kettles \\& LLMs: $x^2$ Ways](<https://arxiv.org/abs/2403.01234>). Åse Ødegård, Jan van der Berg Jr., ' +
      'The Kettle Group. *Annals of Tea*, 2024. arXiv:2403.01234. [@odegardKettles2024]\n' +
      '- **=cmd\\|"/c calc"!A1**. [@Bare]\n',
  )
  const hostile = { ...bare, title: '# <b>x</b> [a](javascript:1) `c` *d*', abstract: '- one\n> two' }
  expect(written({ format: 'markdown', parts: ['abstract'] }, [hostile])).toBe(
    '- **\\# \\<b\\>x\\</b\\> \\[a\\](javascript:1) \\`c\\` \\*d\\***. [@Bare]\n\n  > \\- one\n  > \\> two\n\n',
  )
})

test('ids stand one a line, the preprint before the DOI, and nothing for a paper without', () => {
  const published = { ...kettle, id: paperId('b'), arxivId: null }
  expect(written({ format: 'ids' }, [kettle, published])).toBe('2403.01234\n10.1000/tea_1\n')
  expect(written({ format: 'ids' }, [bare])).toBe('')
})

describe('what is the reader’s own', () => {
  test.each(exportFormats)('stays out of %s unless it is asked for', format => {
    expect(written({ format })).not.toMatch(/my-tag|my note|Done|Reading|skimmed|prio1|yes/)
  })

  test('goes out where it is asked for', () => {
    const parts = ['tags', 'note', 'state'] as const
    const asKeywords = written({ parts: [...parts] }, [kettle])
    expect(asKeywords).toContain('  keywords = {my-tag, Done},\n')
    expect(asKeywords).toContain('  annote = {my note},\n')
    const asField = written({ parts: [...parts], stateAs: 'readstatus' })
    expect(asField).toContain('  readstatus = {read},\n  priority = {prio1},\n')
    expect(asField).toContain('  readstatus = {skimmed},\n')
    expect(written({ format: 'csv', parts: [...parts] }, [kettle])).toContain(',my-tag,Done,yes,1,my note')
  })
})

test.each(['abstract', 'month', 'doi', 'eprint', 'url', 'keywords'] as const)(
  'without %s nothing of it is told in any format',
  part => {
    const told = {
      abstract: /whistle/,
      month: / = mar|2024[-/]03[-/]|,3,Annals/,
      doi: /10\.1000/,
      eprint: /eprint|arXiv:/,
      url: /arxiv\.org/,
      keywords: /steam/,
    }
    const parts = usualOptions.parts.filter(one => one !== part)
    for (const format of exportFormats.filter(one => one !== 'ids'))
      expect(written({ format, parts }, [kettle])).not.toMatch(told[part])
  },
)

test.each(exportFormats)('%s is the same text for the same papers, in pieces or whole', format => {
  const options = { ...usualOptions, format }
  const pieces = [...fileChunks(writerFor(options), [kettle, bare], keysIn(keys))].flat()
  expect(pieces.join('')).toBe(written({ format }))
  if (writerFor(options).isSorted) expect(written({ format }, [bare, kettle])).toBe(written({ format }))
})

test('a second parser reads what BibLaTeX is written', () => {
  const { entries, errors } = parse(written({ format: 'biblatex' }), { sentenceCase: false })
  expect(errors).toEqual([])
  expect(entries.map(({ type, key }) => [type, key])).toEqual([
    ['misc', 'Bare'],
    ['article', 'odegardKettles2024'],
  ])
  expect(entries[1]?.fields['author']).toMatchObject([
    { lastName: 'Ødegård', firstName: 'Åse' },
    { lastName: 'Berg', prefix: 'van der', suffix: 'Jr.', firstName: 'Jan' },
    { name: 'The Kettle Group' },
  ])
})

test.each([
  [{ of: 'column', column: 'to-read' }, 'to-read'],
  [{ of: 'tag', tag: '../Tea & Kettles' }, 'Tea-Kettles'],
  [{ of: 'search', text: 'year:2024.. "tea"' }, 'year-2024-tea'],
  [{ of: 'tag', tag: 'CON' }, 'paperlane'],
  [{ of: 'tag', tag: '...' }, 'paperlane'],
  [{ of: 'library' }, 'paperlane'],
] as const)('a file of %o is called %s', (scope, name) => {
  expect(fileNameFor(scope)).toBe(name)
})
