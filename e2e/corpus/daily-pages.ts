/**
 * Pages of Hugging Face's daily papers, rebuilt as a browser copies and saves them from what its API says of each day.
 *
 * The API's own titles and abstracts are what must come out of the page again.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from '../../shared/import/detect.ts'
import type { Reading } from '../../shared/import/reading.ts'
import { texToText } from '../../shared/import/tex-text.ts'
import { filesIn, textOf } from './files.ts'
import type { Corpus } from './part.ts'

interface Daily {
  readonly paper: {
    readonly id: string
    readonly title: string
    readonly summary: string
    readonly upvotes?: number
  }
}

const flat = (text: string) => text.replace(/\s+/g, ' ').trim()
const head =
  'new\nGet trending papers in your email inbox!\nSubscribe\nDaily Papers\nbyAK and the research community\nMay 7\n'

/** How a page may come: in the shape of the first listing, with the furniture of cards, in a file saved by a browser. */
type Form = (papers: readonly Daily['paper'][]) => string

const forms: Readonly<Record<string, Form>> = {
  listing: papers => head + papers.map(({ title, summary }) => `${flat(title)}\n${flat(summary)}\n`).join(''),
  cards: papers =>
    head +
    papers
      .map(
        ({ title, summary, upvotes = 1 }) =>
          `Submitted by\nsomebody\n${upvotes}\n${flat(title)}\n·\n4 authors\n${flat(summary)}\nUpvote\n${upvotes}\nGitHub 1.2k\narXiv page\n`,
      )
      .join(''),
  'saved text': papers =>
    `<!doctype html><html><head><title>Daily Papers</title></head><body><nav>Log In</nav>\n${papers
      .map(
        ({ id, title, summary }) =>
          `<article><h3><a href="/papers/${id}">${escaped(flat(title))}</a></h3>\n<p>${escaped(flat(summary))}</p></article>`,
      )
      .join('\n')}\n</body></html>`,
  'saved data': papers =>
    `<!doctype html><html><body><div data-target="DailyPapers" data-props="${escaped(JSON.stringify({ dailyPapers: papers.map(paper => ({ paper, title: paper.title })) }))}"></div></body></html>`,
}

export function rebuildPages({ data, say, tell, skip }: Corpus): object {
  const folder = join(data, 'hf', 'api-json')
  if (!existsSync(folder)) {
    skip(folder)
    return {}
  }
  const days = filesIn(folder, '.json').map(file => ({ file, text: textOf(file) }))
  const counts: Record<string, { good: number; all: number }> = {}
  for (const [name, build] of Object.entries<Form | null>({ ...forms, API: null })) {
    const count = { good: 0, all: 0 }
    for (const { file, text } of days) {
      const papers = (JSON.parse(text) as readonly unknown[]).filter(isDaily).map(({ paper }) => paper)
      if (papers.length === 0) continue
      const reading = readText(build ? build(papers) : text)
      count.all += papers.length
      const exact = exactly(papers, reading)
      count.good += exact.length - exact.filter(problem => problem !== null).length
      for (const problem of exact) if (problem !== null) tell(`${name} of ${file}: ${problem}`)
    }
    counts[name] = count
    say({ what: `daily papers, as ${name}: title and abstract`, ...count })
  }
  return counts
}

/** For each paper what is wrong with it, or null. */
function exactly(papers: readonly Daily['paper'][], { papers: read }: Reading): readonly (string | null)[] {
  return papers.map(({ title, summary }, at) => {
    const draft = read[at]?.draft
    if (read.length !== papers.length)
      return at === 0 ? `${read.length} papers of ${papers.length}` : 'not counted'
    if (draft?.title !== texToText(title)) return `${title}\n    came as ${draft?.title}`
    return draft.abstract === texToText(summary)
      ? null
      : `abstract of ${title}\n    ${texToText(summary)}\n    came as\n    ${draft.abstract}`
  })
}

function isDaily(value: unknown): value is Daily {
  return typeof value === 'object' && value !== null && 'paper' in value
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
