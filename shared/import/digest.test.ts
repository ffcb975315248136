import { describe, expect, test } from 'vitest'
import { readText } from './detect.ts'
import { accountProblem } from './test-account.ts'

const abstract =
  'We steep tea for three minutes and ask who drinks it. Nobody does. This has been seen before, though never in winter, and never with a cup of this size.'

const papersOf = (text: string) => {
  const reading = readText(text)
  expect(accountProblem(text, reading)).toBeNull()
  return reading.papers.map(({ draft: { title, abstract: said, arxivId, doi, authors } }) => ({
    title,
    abstract: said,
    arxivId,
    doi,
    authors: authors.map(({ family }) => family).join(' '),
  }))
}

const tea = { title: 'Tea in Winter: A Study', abstract, arxivId: '2206.07690', doi: null, authors: '' }
const cups = { ...tea, title: 'Cups of Unusual Size', arxivId: '2206.07691' }

describe('a digest in labelled lines', () => {
  test.each([
    [
      'rules between',
      `Title: ${tea.title}\nPDF: https://arxiv.org/pdf/2206.07690\nSummary: ${abstract}\n---\nTitle: ${cups.title}\nPDF: https://arxiv.org/pdf/2206.07691v2\nSummary: ${abstract}\n---\n`,
    ],
    [
      'bold labels in items',
      `- **Title**: ${tea.title}\n- **arXiv**: 2206.07690\n- **Abstract:** ${abstract}\n\n- **Title**: ${cups.title}\n- **arXiv**: [2206.07691](https://arxiv.org/abs/2206.07691)\n- **Abstract:** ${abstract}\n`,
    ],
    [
      'the id before the title',
      `ID: 2206.07690\nTitle: ${tea.title}\nAbstract: ${abstract}\n\nID: 2206.07691\nTitle: ${cups.title}\nAbstract: ${abstract}`,
    ],
  ])('becomes papers with %s', (_, text) => {
    const papers = papersOf(text)
    expect(papers.map(({ title }) => title)).toEqual([tea.title, cups.title])
    expect(papers.at(-1)).toEqual(cups)
    expect(readText(text).unsure).toEqual([])
  })

  test("of arXiv's lists, as a browser copies them, has ids above and names below", () => {
    const text = `Showing 2 of 2 entries\n[1] arXiv:2206.07690 [pdf, html, other]\nTitle: ${tea.title}\nAnn Roe, Jan van der Berg\nComments: 20 pages, 3 cups\nSubjects: Machine Learning (stat.ML); Machine Learning (cs.LG)\n${abstract}\n[2] arXiv:2206.07691 (cross-list from math.ST) [pdf, other]\nTitle: ${cups.title}\nAnn Roe\nSubjects: Methodology (stat.ME)\n${abstract}`
    expect(papersOf(text)).toEqual([
      { ...tea, authors: 'Roe Berg' },
      { ...cups, authors: 'Roe' },
    ])
    expect(readText(text)).toMatchObject({ kind: 'digest' })
    expect(readText(text).papers[0]?.draft.primaryClass).toBe('stat.ML')
  })

  test("of arXiv's lists without abstracts keeps each id with its own paper", () => {
    const text = `[1] arXiv:2206.07690 [pdf, html, other]\nTitle: ${tea.title}\nAnn Roe, Jan van der Berg\nSubjects: Machine Learning (stat.ML)\n[2] arXiv:2206.07691 [pdf, other]\nTitle: ${cups.title}\nAnn Roe (Tea Society)\nSubjects: Methodology (stat.ME)\n[3] arXiv:hep-th/9901001 [pdf]\nTitle: Spoons in Drawers\nAnn Roe, Bo Lim\n`
    const papers = readText(text).papers.map(({ draft: { title, arxivId, authors } }) => [
      ...[title, arxivId, authors.length],
    ])
    expect(papers).toEqual([
      [tea.title, '2206.07690', 2],
      [cups.title, '2206.07691', 1],
      ['Spoons in Drawers', 'hep-th/9901001', 2],
    ])
    expect(readText(text).unsure).toEqual([])
  })

  test('goes on over wrapped lines', () => {
    const text = `Title: Tea in Winter:\n  A Study\nAuthors: Ann Roe,\n  Jan van der Berg\nURL: https://arxiv.org/abs/2206.07690\nAbstract: ${abstract.replace('. ', '.\n')}\n\nUnsubscribe here`
    expect(papersOf(text)).toEqual([{ ...tea, authors: 'Roe Berg' }])
  })

  test('is not what stands at the head of a document', () => {
    expect(readText(`---\ntitle: "Notes"\ndate: 2025-01-01\nlayout: post\n---\nHello there.`).kind).toBe(
      'unknown',
    )
  })
})

describe('Markdown', () => {
  const link = (id: string) => `https://huggingface.co/papers/${id}`

  test.each([
    [
      'headings, a link below, prose',
      `# Papers of today\n\nKeywords: tea\n\n### 1. Tea in Winter:\n  A Study\n\n[Read Paper](${link('2206.07690')})\n\n${abstract.replace('. ', '.\n')}\n\n### 2. ${cups.title}\n\n[Read Paper](${link('2206.07691')})\n\n${abstract}\n`,
    ],
    [
      'bold titles and labels',
      `**1. ${tea.title}**\n [Read Paper](${link('2206.07690')})\n Summary: ${abstract}\n\n**2. ${cups.title}**\n [Read Paper](${link('2206.07691')})\n Summary: ${abstract}\n`,
    ],
    [
      'a table',
      `## Papers\n\n| Title | Authors | Summary |\n|---|:--|---|\n| ${tea.title} (Read more on [arXiv](https://arxiv.org/abs/2206.07690) or [HF](${link('2206.07690')}))| | ${abstract} |\n| Cups of Unusual\n  Size (Read more on [arXiv](https://arxiv.org/abs/2206.07691))| | ${abstract} |\n`,
    ],
    [
      'a list',
      `Reading:\n\n- [${tea.title}](https://arxiv.org/abs/2206.07690) - ${abstract}\n- **[${cups.title}](https://arxiv.org/pdf/2206.07691v1.pdf)** [[code](https://github.com/example/cups)]\n  - ${abstract}\n`,
    ],
  ])('becomes papers with %s', (_, text) => {
    expect(papersOf(text)).toEqual([tea, cups])
    expect(readText(text)).toMatchObject({ kind: 'markdown', unsure: [] })
  })

  test.each([
    [
      '* 2206.07690: not a link\n* Tea in Winter: A Study. Roe et al. [[paper]](https://arxiv.org/abs/2206.07690) [[code]](https://github.com/example/tea)',
      'Tea in Winter: A Study. Roe et al.',
    ],
    [
      '| Paper | Venue | Links |\n|--|--|--|\n| Tea in Winter: A Study | TeaConf 2024 | [pdf](https://arxiv.org/abs/2206.07690) |',
      'Tea in Winter: A Study',
    ],
    [
      '|**Date**|**Title**|**PDF**|\n|---|---|---|\n|2022-06-15|**Tea in Winter: A Study**|[2206.07690v1](http://arxiv.org/abs/2206.07690v1)|',
      'Tea in Winter: A Study',
    ],
    [
      '* [2022/06] [**Tea** in Winter: A Study](https://arxiv.org/abs/2206.07690), Roe *et al.*, **TeaConf 2024** [![Star](https://shop.example/x.svg)](https://github.com/example/tea)',
      'Tea in Winter: A Study',
    ],
    [
      '1. **Tea in Winter: A Study** (Roe, 2022). Available at https://doi.org/10.1000/tea',
      'Tea in Winter: A Study',
    ],
  ])('finds the title in %s', (text, title) => {
    expect(papersOf(`${text}\n`).map(paper => paper.title)).toEqual([title])
  })

  test('tells names and a remark behind a title apart, and neither from its id', () => {
    const text = `1. **${tea.title}** ([arXiv:2206.07690](https://arxiv.org/abs/2206.07690)) — Ann Roe, Bo Lim — A remark of one line says what is done in it.\n`
    expect(readText(text).papers[0]?.draft).toMatchObject({
      title: tea.title,
      authors: [
        { family: 'Roe', given: 'Ann' },
        { family: 'Lim', given: 'Bo' },
      ],
      abstract: 'A remark of one line says what is done in it.',
    })
  })

  test('without a link to a paper holds none', () => {
    const text = `- [Tea shop](https://tea.example/)\n- **Hot tea**: a drink\n\n| Cup | Size |\n|---|---|\n| red | big |\n`
    expect(readText(text).papers).toEqual([])
  })
})
