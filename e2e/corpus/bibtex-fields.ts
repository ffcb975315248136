/**
 * Fields of BibTeX entries, beside what Better BibTeX, its parser and citation-js make of the same files.
 *
 * An entry is compared with the one of its key; of a field that only one side
 * has, nothing else than the other's silence can be said, so it counts where the
 * other reader has it. What is different must be explained in `differences.ts`.
 */
import { existsSync } from 'node:fs'
import { join, relative } from 'node:path'
import { readBibtex } from '../../shared/import/bibtex.ts'
import { isSameReading, ourUnderstanding } from './comparing.ts'
import { explained } from './differences.ts'
import {
  type ComparedField,
  comparedFields,
  fromCsl,
  fromParser,
  fromZotero,
  type Understood,
} from './expected.ts'
import { filesIn, textOf } from './files.ts'
import type { Corpus } from './part.ts'

/** Fields that citing depends on; the others are shown and have no goal of their own. */
const goals: Partial<Record<ComparedField, number>> = {
  title: 0.99,
  creators: 0.99,
  year: 0.99,
  doi: 0.99,
  eprint: 0.99,
  abstract: 0.99,
}

interface Pair {
  readonly input: string
  readonly expected: string
  readonly read: (text: string) => Understood[]
}

export function compareBibtexFields({ data, say, skip, tell }: Corpus): object {
  const bib = join(data, 'bib')
  const pairs = [
    ...filesIn(join(bib, 'bbt-import'), '.bib').map(input => pair(input, '.json', fromZotero, /\.bib$/)),
    ...['retorquere-bibtex-parser', 'retorquere-bibtex-parser-export'].flatMap(folder =>
      filesIn(join(bib, folder), '.bib', '.bibtex', '.biblatex').map(input =>
        pair(input, '.yaml', fromParser, /$/),
      ),
    ),
    ...filesIn(join(bib, 'citation-js'), '-input.bib').map(input =>
      pair(input, '-csl.json', fromCsl, /-input\.bib$/),
    ),
  ].filter(({ expected }) => existsSync(expected))
  if (pairs.length === 0) {
    skip(bib)
    return {}
  }
  const counts = new Map(comparedFields.map(field => [field, { good: 0, all: 0 }]))
  let [entries, missing, different, reasoned] = [0, 0, 0, 0]
  const used = new Set<object>()
  for (const { input, expected, read } of pairs) {
    const ours = readBibtex(textOf(input)).papers.map(ourUnderstanding)
    for (const [theirs, mine] of matched(read(textOf(expected)), ours)) {
      if (!mine) {
        missing++
        tell(`${relative(data, input)}: ${theirs.key} is not there`)
        continue
      }
      entries++
      for (const field of comparedFields) {
        const value = theirs[field]
        if (value === null) continue
        const count = counts.get(field)
        if (!count) continue
        count.all++
        if (isSameReading(field, value, mine[field] ?? '')) {
          count.good++
          continue
        }
        different++
        const reason = explained.find(
          one => one.file.test(input) && one.field === field && (one.key ?? theirs.key) === theirs.key,
        )
        if (reason) {
          reasoned++
          used.add(reason)
        } else
          tell(
            `${relative(data, input)}: ${theirs.key} ${field}\n    ours   ${mine[field]}\n    theirs ${value}`,
          )
      }
    }
  }
  for (const [field, { good, all }] of counts) say({ what: field, good, all, goal: goals[field] ?? 0.9 })
  say({ what: 'entries of other readers that we have', good: entries, all: entries + missing })
  say({ what: 'differences that are explained', good: reasoned, all: different })
  for (const one of explained)
    if (!used.has(one)) tell(`no longer different: ${one.file.source} ${one.field}`)
  return { files: pairs.length, entries, ...Object.fromEntries(counts), different, reasoned }
}

function pair(input: string, ending: string, read: Pair['read'], from: RegExp): Pair {
  return { input, expected: input.replace(from, ending), read }
}

/** Each of their entries with ours of the same key; of several with one key, each once in their order. */
function matched(
  theirs: readonly Understood[],
  ours: readonly Understood[],
): [Understood, Understood | undefined][] {
  const left = [...ours]
  // Without a title there is no paper; the entry is named instead.
  const papers = theirs.filter(({ title }) => title !== null)
  return papers.map(one => {
    const same = left.filter(other => other.key === one.key)
    const found =
      same.find(other => isSameReading('title', other.title ?? '', one.title ?? '')) ??
      same[0] ??
      left.find(other => isSameReading('title', other.title ?? '', one.title ?? ''))
    if (found) left.splice(left.indexOf(found), 1)
    return [one, found]
  })
}
