import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { draft } from '../library/paper.ts'
import { readBibtex } from './bibtex.ts'
import { readText } from './detect.ts'

const draftsOf = (text: string) => readBibtex(text).papers.map(paper => paper.draft)
const titlesOf = (text: string) => draftsOf(text).map(({ title }) => title)
const entry = (fields: string) => `@article{k1, ${fields}, year = {2020}}`

describe('a BibTeX entry', () => {
  test('becomes a paper with its key, its ids and its lines', () => {
    const text = [
      '@inproceedings{tea2021,',
      '  title = {Tea, Measured},',
      '  author = {Brew, Ada and Kettle, Bob},',
      '  booktitle = {Proceedings of the Tea Society},',
      '  year = 2021, month = jun,',
      '  doi = {https://doi.org/10.1000/TEA_1},',
      '  eprint = {arXiv:2106.01234v2}, archiveprefix = {arXiv}, primaryclass = {cs.LG},',
      '  url = {https://tea.example/a_b%20c?x=1&y=2#z~k}',
      '}',
    ].join('\n')
    expect(readText(text)).toEqual({
      kind: 'bibtex',
      papers: [
        {
          citeKey: 'tea2021',
          lines: [1, 2, 3, 4, 5, 6, 7, 8, 9],
          draft: draft({
            title: 'Tea, Measured',
            type: 'paper-conference',
            authors: [
              { family: 'Brew', given: 'Ada' },
              { family: 'Kettle', given: 'Bob' },
            ],
            year: 2021,
            month: 6,
            venue: 'Proceedings of the Tea Society',
            doi: '10.1000/TEA_1',
            arxivId: '2106.01234',
            primaryClass: 'cs.LG',
            links: [{ kind: 'project', url: 'https://tea.example/a_b%20c?x=1&y=2#z~k' }],
          }),
        },
      ],
      chrome: [],
      unsure: [],
      lineCount: 9,
    })
  })

  test.each([
    ['braces in braces', '{The {TEA} and {{KETTLE} Works} {B}ook}', 'The TEA and KETTLE Works Book'],
    [
      'accents',
      String.raw`{K{\"o}nig, Erd\H{o}s, caf\'{e}, {\v{S}}koda, {\o}re, gro{\ss}, na\"{\i}ve}`,
      'König, Erdős, café, Škoda, øre, groß, naïve',
    ],
    [
      'formulas',
      String.raw`{Solving $\mathcal{O}(n^2)$ with {T}ea}`,
      String.raw`Solving $\mathcal{O}(n^2)$ with Tea`,
    ],
    ['other scripts', '{茶の研究 für Größe}', '茶の研究 für Größe'],
    ['quotes', String.raw`"A {"}strong{"} {\"o}olong"`, 'A "strong" öolong'],
    ['ties and dashes', '{See~Fig.~2: A--B---C}', 'See Fig. 2: A–B—C'],
    ['more lines', '{Line one\r\n    line two}', 'Line one line two'],
    ['joined parts', '"Tea " # {and} # " Rain"', 'Tea and Rain'],
    ['escaped signs', String.raw`{5\% \& a\_b}`, '5% & a_b'],
  ])('reads a title with %s', (_, written, title) => {
    expect(titlesOf(entry(`title = ${written}`))).toEqual([title])
  })

  test.each([
    ['parentheses', '@article(k1, title={A (nested) paren}, year=2020)', 'A (nested) paren'],
    ['a byte order mark', '\ufeff@article{k1, title={Marked}}', 'Marked'],
    ['capitals and odd spacing', '@ARTICLE {k1 ,\n  TITLE   =\n  {Loud} ,\n YEAR=2020,\n}', 'Loud'],
    ['a missing comma', '@article{k1, title={First} author={A B}, year={2020}}', 'First'],
    [
      'remarks between its fields',
      '@misc{k, % so\n title={Remarked}, % {\n % year={1999},\n year={2020} % }\n}',
      'Remarked',
    ],
    ['its parts on lines of their own', '@\n book\n {\n k\n ,\n title = {Spread}\n}', 'Spread'],
    ['a key in quotation marks', '@misc{"k", title={Quoted}}', 'Quoted'],
    ['returns for line ends', '@misc{k,\r title={Returned},\r}\r@misc{l,\r title={', 'Returned'],
    ['no key', '@misc{title={Nameless}}', 'Nameless'],
    ['a key of other letters', '@article{müller_2020+a, title={Foreign}}', 'Foreign'],
    [
      'a preamble before it',
      '@preamble{"\\newcommand{\\x}[1]{#1} " # {\\makeatletter @}}\n@article{k, title={After}}',
      'After',
    ],
  ])('reads an entry with %s', (_, text, title) => {
    expect(titlesOf(text)).toEqual([title])
  })

  test('puts abbreviations in, also into each other, and knows the months', () => {
    const text =
      '@string{soc = "Tea Society"}\n@string{proc = {Proc. of the } # soc}\n' +
      '@inproceedings{a, title={One}, booktitle = proc # " 3", month = oct # "~12"}'
    expect(draftsOf(text)).toMatchObject([{ venue: 'Proc. of the Tea Society 3', month: 10 }])
  })

  test.each(['"10~" # jan', 'jan # "~10"', '{10~January}', '{January 10}'])(
    'reads a day in the month: %s',
    month => {
      const [read] = draftsOf(`@misc{a, title={One}, year=2020, month=${month}}`)
      expect([read?.month, read?.day, read?.other]).toEqual([1, 10, undefined])
    },
  )

  test('takes what is missing from the entry it refers to, wherever that stands', () => {
    const text =
      '@inproceedings{a, title={One}, crossref={p}}\n@proceedings{p, title={The Tea Days}, year={2020}}'
    expect(draftsOf(text)).toMatchObject([
      { title: 'One', venue: 'The Tea Days', year: 2020 },
      { title: 'The Tea Days', venue: null },
    ])
  })

  test('reads names in every order, bodies whole, and others not at all', () => {
    const author =
      "author = {van der Berg, Jr., Jan and de la Vall{\\'e}e Poussin, Charles and {Barnes and Noble Inc.} and Ludwig van Beethoven and Donald~E. Knuth and family=Tea, given=Ann, prefix=of and others}"
    expect(draftsOf(entry(`title={T}, ${author}`))[0]?.authors).toEqual([
      { particle: 'van der', family: 'Berg', suffix: 'Jr.', given: 'Jan' },
      { particle: 'de la', family: 'Vallée Poussin', given: 'Charles' },
      { literal: 'Barnes and Noble Inc.' },
      { given: 'Ludwig', particle: 'van', family: 'Beethoven' },
      { given: 'Donald E.', family: 'Knuth' },
      { family: 'Tea', given: 'Ann', particle: 'of' },
    ])
  })

  test('says how it was published, and keeps what has no place of its own', () => {
    const text = `@inbook{tea, title={On Leaves}, booktitle={The Tea Book}, editor={Kettle, Bob and {Tea Board}},
      publisher={Steam \\& Sons}, address={Leeds}, series={Brewing}, volume=3, number=7, edition={2nd}, pages={12--34,40},
      isbn={0-000}, language={english}, keywords={leaves, water,leaves}, year=1999, month=may, day=3,
      note={In {\\em two} parts}, file={:a\\:b.pdf:PDF}, x-mood={calm}}`
    expect(draftsOf(text)).toEqual([
      draft({
        title: 'On Leaves',
        type: 'chapter',
        venue: 'The Tea Book',
        editors: [{ family: 'Kettle', given: 'Bob' }, { literal: 'Tea Board' }],
        publisher: 'Steam & Sons',
        place: 'Leeds',
        series: 'Brewing',
        volume: '3',
        number: '7',
        edition: '2nd',
        pages: '12–34,40',
        isbn: '0-000',
        language: 'en',
        keywords: ['leaves', 'water'],
        year: 1999,
        month: 5,
        day: 3,
        other: { entrytype: 'inbook', note: 'In two parts', file: ':a\\:b.pdf:PDF', 'x-mood': 'calm' },
      }),
    ])
  })

  test('joins names that stand in fields of their own, and loses no second value', () => {
    const text =
      '@misc{a, title={T}, author={Brew, Ada}, author={Kettle, Bob}, note={One}, note={Two}, keywords={x}, keywords={y}}'
    expect(draftsOf(text)).toMatchObject([
      {
        authors: [{ family: 'Brew' }, { family: 'Kettle' }],
        keywords: ['x', 'y'],
        other: { note: 'One', 'note:2': 'Two' },
      },
    ])
  })

  test('names a journal in full: its subtitle, or what a command stands for', () => {
    const titles = ['journal={\\mnras}', 'booktitle={Leaves}, booksubtitle={A Life}', 'journal={\\unheard}']
    expect(titles.map(one => draftsOf(entry(`title={T}, ${one}`))[0]?.venue)).toEqual([
      'Monthly Notices of the Royal Astronomical Society',
      'Leaves: A Life',
      '\\unheard',
    ])
  })

  test.each([
    ['@article{a, title={T}, journal={J}}', 'article-journal'],
    ['@article{a, title={T}, journal={arXiv preprint arXiv:2206.07690}}', 'article'],
    ['@misc{a, title={T}, eprint={2206.07690}, archiveprefix={arXiv}}', 'article'],
    ['@misc{a, title={T}}', undefined],
    ['@artwork{a, title={T}}', undefined],
    ['@mastersthesis{a, title={T}, school={S}}', 'thesis'],
    ['@online{a, title={T}, url={https://tea.example/x}}', 'webpage'],
  ])('claims of %s no other kind than %s', (text, type) => {
    expect(draftsOf(text)[0]?.type).toBe(type)
  })

  test('finds an arXiv id in a DOI, in a link and in the name of a journal', () => {
    const ids = [
      'doi={10.48550/arXiv.2206.07690}',
      'url={http://arxiv.org/abs/2206.07690v3}',
      'journal={arXiv preprint arXiv:2206.07690}',
    ]
    expect(ids.map(id => draftsOf(entry(`title={T}, ${id}`))[0])).toMatchObject(
      ids.map(() => ({ arxivId: '2206.07690', venue: null })),
    )
  })

  test('keeps two entries of one key, and an abstract in paragraphs as one', () => {
    const text =
      '@article{k1, title={First}}\n@article{k1, title={Second}, abstract={Gains 5\\% and 6% today.\n\nUses @mail too.}}'
    expect(draftsOf(text)).toMatchObject([
      { title: 'First' },
      { title: 'Second', abstract: 'Gains 5% and 6% today. Uses @mail too.' },
    ])
  })
})

describe('a file with faults', () => {
  test('loses only the entry that never ends, and names it with its lines', () => {
    const text =
      '@article{bad, title={Broken {brace,\n year={2020}\n}\n\n@article{k2, title={Second}}\n@article{k3, title={Third}}'
    const reading = readBibtex(text)
    expect(reading.papers.map(paper => paper.draft.title)).toEqual(['Second', 'Third'])
    expect(reading.unsure).toEqual(
      [
        [1, '@article{bad, title={Broken {brace,'],
        [2, 'year={2020}'],
        [3, '}'],
      ].map(([line, line_text]) => ({
        line,
        text: line_text,
        reason: 'the entry bad: “title” never ends',
      })),
    )
  })

  test('passes over comments, mail addresses and entries that are commented out', () => {
    const text =
      'Mail me@article{x, now.\n@comment{jabref-meta: @article{no, title={x}};}\n% @article{no, title={x}}\n@article{k1, title={First}}'
    const { papers, chrome, unsure } = readBibtex(text)
    expect(papers.map(paper => paper.draft.title)).toEqual(['First'])
    expect(chrome.map(({ line, reason }) => [line, reason])).toEqual([
      [1, 'text between the entries'],
      [2, 'a comment of the file'],
      [3, 'text between the entries'],
    ])
    expect(unsure).toEqual([])
  })

  test('refuses abbreviations that double until they fill the memory', () => {
    const bomb = Array.from({ length: 40 }, (_, at) => `@string{s${at + 1} = s${at} # s${at}}`).join('\n')
    const text = `@string{s0 = "0123456789"}\n${bomb}\n@misc{a, title = {Kept}}`
    const { papers, unsure } = readBibtex(text)
    expect(papers.map(paper => paper.draft.title)).toEqual(['Kept'])
    expect(unsure[0]?.reason).toBe('“s13” is longer than 64 kB')
  })

  test('refuses values with hundreds of braces in each other', () => {
    const deep = `@misc{a, title = ${'{'.repeat(300)}x${'}'.repeat(300)}}\n@misc{b, title={Kept}}`
    expect(titlesOf(deep)).toEqual(['Kept'])
    expect(readBibtex(deep).unsure[0]?.reason).toMatch(/more than 200 braces/)
  })

  test('puts every line in exactly one place and never throws, whatever comes', () => {
    const bits = [
      '@article{k, ',
      '@string{',
      '@comment{',
      'title',
      ' = ',
      '{',
      '}',
      '"',
      '#',
      ',',
      '\n',
      '\r\n',
      '\\',
      '(',
      ')',
      'tea',
      '@',
      '%',
      '$',
      ' and ',
      '\u200b',
    ]
    const text = fc.array(fc.constantFrom(...bits), { maxLength: 60 }).map(parts => parts.join(''))
    fc.assert(
      fc.property(text, written => {
        const { papers, chrome, unsure, lineCount } = readBibtex(written)
        const expected = written
          .split(/\r\n|[\r\n]/)
          .flatMap((line, at) => (/[^\s\ufeff\u200b]/.test(line) ? [at + 1] : []))
        const inPapers = new Set(papers.flatMap(({ lines }) => lines))
        const placed = [...inPapers, ...chrome.map(({ line }) => line), ...unsure.map(({ line }) => line)]
        expect(placed.sort((a, b) => a - b)).toEqual(expected)
        expect(lineCount).toBe(expected.length)
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('what a person says', () => {
  const text = '@misc{a, title={One}}\n@misc{b, title={Two}}'
  test('leaves out an entry of which a line is no paper', () => {
    const { papers, chrome } = readText(text, [{ line: 1, use: 'chrome' }])
    expect(papers.map(paper => paper.draft.title)).toEqual(['Two'])
    expect(chrome).toEqual([{ line: 1, text: '@misc{a, title={One}}', reason: 'left out by you' }])
  })
})

test("an entry goes where JabRef's reader was with it", () => {
  const text = '@misc{a, title={Read}, readstatus={read}}\n@misc{b, title={New}, readstatus={}}'
  expect(readBibtex(text).papers.map(({ column }) => column)).toEqual(['done', undefined])
})
