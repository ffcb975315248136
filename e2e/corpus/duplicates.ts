/**
 * Duplicates in files whose records somebody compared by hand, and in a catalogue in which every record has an id.
 *
 * A record is found where it falls together with another one: the measure of Rathbone et al. 2015
 * (doi 10.1186/2046-4053-4-6), whose figures for the same file stand beside ours. What is only shown to a
 * person as nearly the same is counted by itself.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from '../../shared/import/detect.ts'
import { type Match, matchReading } from '../../shared/import/match.ts'
import type { ReadPaper } from '../../shared/import/reading.ts'
import { KnownPapers } from '../../shared/library/known-papers.ts'
import { filesIn, textOf } from './files.ts'
import type { Corpus } from './part.ts'

/** Sensitivity that is reached at least, and what others reached on the same file: sensitivity and specificity. */
const sets: Readonly<Record<string, { readonly goal: number; readonly published: object }>> = {
  'respiratory.xml': {
    goal: 0.95,
    published: { 'SRA-DM': [0.84, 1], 'EndNote, automatic': [0.51, 0.9983] },
  },
  'tafenoquine.xml': { goal: 0.95, published: {} },
}

export function findDuplicates(corpus: Corpus): object {
  const { data, skip } = corpus
  const figures: Record<string, object> = {}
  for (const [name, { goal, published }] of Object.entries(sets)) {
    const path = join(data, 'refs', 'endnote-xml-dedupe', name)
    if (existsSync(path)) figures[name] = { ...measureMarked(corpus, name, textOf(path), goal), published }
    else skip(path)
  }
  return { ...figures, arxiv: measureIds(corpus) }
}

/** Every record of a group of duplicates carries the mark. */
function measureMarked({ say, tell }: Corpus, name: string, text: string, goal: number): object {
  const records = text.match(/<record>.*?<\/record>/gs) ?? []
  const isMarked = records.map(record =>
    />Duplicate</.test(/<caption>.*?<\/caption>/s.exec(record)?.[0] ?? ''),
  )
  const { papers } = readText(text)
  if (papers.length !== records.length) tell(`${name}: ${papers.length} papers of ${records.length} records`)
  const { together, near } = compare(papers)
  const all = { marked: 0, found: 0, nearOnly: 0, distinct: 0, merged: 0, shownInVain: 0 }
  for (const [at, marked] of isMarked.entries()) {
    const title = papers[at]?.draft.title ?? ''
    if (marked) {
      all.marked++
      if (together.has(at)) all.found++
      else if (near.has(at)) all.nearOnly++
      else tell(`${name}: not found, nor shown as near: ${title}`)
    } else {
      all.distinct++
      if (together.has(at)) {
        all.merged++
        tell(`${name}: merged, but distinct: ${title}`)
      }
      if (near.has(at)) all.shownInVain++
    }
  }
  say({ what: `marked duplicates of ${name} that are recognised`, good: all.found, all: all.marked, goal })
  say({ what: `the same, or shown as near`, good: all.found + all.nearOnly, all: all.marked, goal: 0.99 })
  say({
    what: `distinct records of ${name} that stay apart`,
    good: all.distinct - all.merged,
    all: all.distinct,
  })
  return {
    ...all,
    sensitivity: all.found / all.marked,
    specificity: 1 - all.merged / all.distinct,
  }
}

/** Records of arXiv: one id is one paper, and two are two, whatever else they have in common. */
function measureIds({ data, say, tell, skip }: Corpus): object {
  const files = filesIn(join(data, 'arxiv', 'bulk-tsv-xz'), '.xz')
  const texts = files.map(path => spawnSync('xz', ['--decompress', '--stdout', path], unpacking))
  if (texts.length === 0 || texts.some(({ status }) => status !== 0)) {
    skip('arxiv/bulk-tsv-xz, which needs xz')
    return {}
  }
  const papers = texts
    .flatMap(({ stdout }) => readText(stdout).papers)
    .filter(({ draft }) => draft.arxivId !== null)
  const { matches, near } = compare(papers)
  let kept = 0
  let again = 0
  let wrong = 0
  for (const [at, match] of matches.entries()) {
    if (match.is !== 'repeated') {
      kept++
      continue
    }
    again++
    const [id, other] = [papers[at], papers[match.of]].map(paper => paper?.draft.arxivId)
    if (id === other) continue
    wrong++
    tell(`arXiv ${id} was taken for ${other}`)
  }
  const ids = new Set(papers.map(({ draft }) => draft.arxivId)).size
  say({ what: 'distinct arXiv ids that stay apart', good: kept, all: ids })
  return { records: papers.length, ids, kept, again, wrong, near: near.size }
}

const unpacking = { maxBuffer: 2 ** 28, encoding: 'utf8' } as const

interface Compared {
  readonly matches: readonly Match[]
  /** Places of the papers that fall together with another one, and of those that are nearly the same as one. */
  readonly together: ReadonlySet<number>
  readonly near: ReadonlySet<number>
}

/** As an import of the whole file would, into an empty library. */
function compare(papers: readonly ReadPaper[]): Compared {
  const matches = matchReading(papers, { known: new KnownPapers(), paperOf: () => undefined })
  const together = new Set<number>()
  const near = new Set<number>()
  for (const [at, match] of matches.entries()) {
    if (match.is === 'repeated') together.add(at).add(match.of)
    if (match.is === 'near')
      for (const other of match.to) if (typeof other === 'number') near.add(at).add(other)
  }
  return { matches, together, near }
}
