import { describe, expect, test } from 'vitest'
import { readText } from './detect.ts'
import { htmlLines } from './html-text.ts'
import { accountProblem } from './test-account.ts'

const abstract =
  'We steep tea for three minutes and ask who drinks it, where $x<y$ holds. Nobody does. This has been seen before, though never in winter, and never with a cup of this size.'
const page = (body: string, head = '') =>
  `<!DOCTYPE html>\n<html lang="en">\n<head><title>Teas</title>\n${head}<style>p { color: red }</style><script>if (1 < 2) document.write("<p>Nothing</p>")</script></head>\n<body>\n${body}\n</body></html>`
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

describe('a saved page', () => {
  test('of Hugging Face is read by the data that it keeps', () => {
    const papers = [
      {
        paper: {
          id: '2206.07690',
          title: 'Tea in Winter',
          summary: abstract,
          authors: [{ name: 'Ann Roe' }],
        },
        title: 'Tea in Winter',
      },
      { paper: { id: '2206.07691', title: 'Cups', summary: 'Thin.', authors: [] }, title: 'Cups' },
    ]
    const props = escaped(JSON.stringify({ dateString: '2025-03-04', dailyPapers: papers }))
    const text = page(
      `<nav>Log In</nav>\n<div class="contents" data-target="DailyPapers" data-props="${props}"><h3><a href="/papers/2206.07690">Tea in Winter</a></h3></div>\n<footer>Terms</footer>`,
    )
    const reading = readText(text)
    expect(reading).toMatchObject({ kind: 'html', unsure: [] })
    expect(reading.papers.map(({ draft: { title, arxivId } }) => [title, arxivId])).toEqual([
      ['Tea in Winter', '2206.07690'],
      ['Cups', '2206.07691'],
    ])
    expect(reading.papers[0]?.draft).toMatchObject({ abstract, authors: [{ given: 'Ann', family: 'Roe' }] })
    expect(accountProblem(text, reading)).toBeNull()
  })

  test('of one paper is read by its citation tags', () => {
    const tags: readonly (readonly [string, string])[] = [
      ['citation_title', 'Tea & Winter'],
      ['citation_author', 'Roe, Ann'],
      ['citation_author', 'van der Berg, Jan'],
      ['citation_date', '2022/06/15'],
      ['citation_arxiv_id', '2206.07690'],
      ['citation_doi', '10.1000/tea'],
      ['citation_pdf_url', 'https://arxiv.org/pdf/2206.07690'],
      ['citation_abstract', abstract],
    ]
    const text = page(
      '<h1>Tea</h1>',
      tags.map(([name, content]) => `<meta name="${name}" content="${escaped(content)}"/>\n`).join(''),
    )
    const [paper] = readText(text).papers
    expect(paper?.draft).toMatchObject({
      title: 'Tea & Winter',
      abstract,
      authors: [{ family: 'Roe' }, { particle: 'van der', family: 'Berg' }],
      year: 2022,
      month: 6,
      arxivId: '2206.07690',
      doi: '10.1000/tea',
    })
    expect(paper?.lines).toEqual([4, 5, 6, 7, 8, 9, 10, 11])
    expect(accountProblem(text, readText(text))).toBeNull()
  })

  test('of one paper is read by its JSON-LD', () => {
    const ld = {
      '@type': 'ScholarlyArticle',
      headline: 'Tea in Winter',
      abstract,
      author: [{ '@type': 'Person', name: 'Ann Roe' }],
      datePublished: '2022-06-15',
    }
    const text = page(
      '<p>Hello</p>',
      `<script type="application/ld+json">${JSON.stringify({ '@graph': [{ '@type': 'WebSite' }, ld] })}</script>\n`,
    )
    expect(readText(text).papers.map(({ draft }) => [draft.title, draft.abstract, draft.year])).toEqual([
      ['Tea in Winter', abstract, 2022],
    ])
  })

  test("of arXiv's lists is read as the text that it shows", () => {
    const text = page(
      `<h1>Learning</h1>\n<dl id='articles'>\n<dt>\n<a name='item1'>[1]</a>\n<a href="/abs/2206.07690">\n arXiv:2206.07690\n</a>\n[<a href="/pdf/2206.07690">pdf</a>, <a href="x">html</a>]\n</dt>\n<dd><div class='list-title'><span>Title:</span>\n Tea in Winter\n</div>\n<div class='list-authors'><a href="x">Ann Roe</a>, <a href="y">Wei Li</a></div>\n<div><span>Subjects:</span> <span>Learning (cs.LG)</span></div>\n<p class='mathjax'>\n${escaped(abstract)}\n</p></dd></dl>`,
    )
    const reading = readText(text)
    expect(
      reading.papers.map(({ draft: { title, arxivId, primaryClass, abstract: said } }) => [
        title,
        arxivId,
        primaryClass,
        said,
      ]),
    ).toEqual([['Tea in Winter', '2206.07690', 'cs.LG', abstract]])
    expect(accountProblem(text, reading)).toBeNull()
  })

  test('of titles and abstracts gives papers the ids of the links that are their titles', () => {
    const text = page(
      `<article><h3><a href="/papers/2206.07690">Tea in Winter: A Study</a></h3><p>${escaped(abstract)}</p></article>\n<article><h3><a href="/papers/2206.07691">Cups of Unusual Size</a></h3><p>${escaped(abstract)}</p></article>`,
    )
    expect(readText(text).papers.map(({ draft }) => [draft.title, draft.arxivId, draft.year])).toEqual([
      ['Tea in Winter: A Study', '2206.07690', 2022],
      ['Cups of Unusual Size', '2206.07691', 2022],
    ])
  })

  test('of Google Scholar follows its links to where they lead', () => {
    const link = (url: string) => `https://scholar.google.co.uk/scholar_url?hl=en&amp;url=${url}&amp;sa=X`
    const page = `<html><h3><a href="${link('https%3A%2F%2Farxiv.org%2Fpdf%2F2206.07690')}">Tea in Winter: A Study</a></h3><div>${'We ask who drinks tea in winter, and find that nobody does so in the four kitchens that we know. '.repeat(2)}</div><h3><a href="${link('%E0%A4%A')}">Kettles of the South and of the North</a></h3><div>${'Kettles are compared over many evenings, and one of clay stays warm for longer than one of tin does. '.repeat(2)}</div></html>`
    expect(readText(page).papers.map(({ draft }) => [draft.title, draft.arxivId])).toEqual([
      ['Tea in Winter: A Study', '2206.07690'],
      ['Kettles of the South and of the North', null],
    ])
  })

  test('of nothing but links to papers gives their titles', () => {
    const text = page(
      '<ul>\n<li><a href="https://arxiv.org/abs/2206.07690">Tea in Winter: A Study</a></li>\n<li><a href="https://tea.example">The shop for every tea</a></li>\n<li><a href="https://doi.org/10.1000/cups">Cups of <b>Unusual</b> Size</a>\n</ul>',
    )
    const reading = readText(text)
    expect(reading.papers.map(({ draft }) => [draft.title, draft.arxivId ?? draft.doi])).toEqual([
      ['Tea in Winter: A Study', '2206.07690'],
      ['Cups of Unusual Size', '10.1000/cups'],
    ])
    expect(accountProblem(text, reading)).toBeNull()
  })

  test('without papers is unsure of every line', () => {
    const reading = readText(page('<p>Welcome to the shop.</p>'))
    expect(reading.kind).toBe('unknown')
    expect(reading.unsure[0]?.reason).toBe('looks like a web page, but no paper was found in it')
  })
})

test('the text of HTML has no scripts, no markup and no references', () => {
  const html =
    '<div>Tea &amp;&nbsp;water<br>x < y<script>alert(1)</script></div><p title="a > b">Cups<!-- never --> of <i>tea</i></p><p'
  expect(htmlLines(html).map(({ text }) => text)).toEqual(['Tea & water', 'x < y', 'Cups of tea', '<p'])
})
