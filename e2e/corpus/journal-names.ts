/**
 * Journals that other people's files name both whole and for short, beside what we make of the whole name.
 *
 * Databases of medicine write short names without full stops, so only letters
 * are compared. A title that we leave whole is no mistake; another name than
 * the file's is one, unless its reason stands here.
 */
import { existsSync } from 'node:fs'
import { extname, join, relative } from 'node:path'
import { abbreviatedJournal } from '../../shared/exports/journal-name.ts'
import { readText } from '../../shared/import/detect.ts'
import type { Draft } from '../../shared/library/paper.ts'
import { filesBelow, textOf } from './files.ts'
import type { Corpus } from './part.ts'
import { zoteroTest } from './zotero-papers.ts'

/** Differences that stay, by the name in the file, and why. */
const explained: readonly { readonly short: RegExp; readonly why: string }[] = [
  { short: /^(?:\p{Lu}{2,}|Rofo)$/u, why: 'the file has the letters by which the journal is known' },
  {
    short: /^Semin Intervent Radiol$/,
    why: 'NLM gave this name before the word was abbreviated as in J Vasc Interv Radiol',
  },
  { short: /^ScientificWorldJournal$/, why: 'NLM writes the name of the journal as one word' },
  { short: /^Crime Law Soc Change$/, why: 'the publisher leaves a word whole that ISO 4 abbreviates' },
  { short: /^SIGCOMM Comput\. Commun\. Rev\.$/, why: 'the file leaves out the society' },
  { short: /^IEEE Trans\. Circuits Syst\. II$/, why: 'the file leaves out the title of the section' },
]
const repeated = 'the file has the whole name in both places'

/** The share of journals in all files that have to have a short name; the rest are proceedings, misspelt or of rare words. */
const leastKnown = 0.8

export function compareJournalNames({ data, say, tell, explain, skip }: Corpus): object {
  const folders = ['bib', 'refs'].map(name => join(data, name))
  for (const folder of folders) if (!existsSync(folder)) skip(folder)
  const pairs = new Map<string, readonly [title: string, short: string, file: string]>()
  const titles = new Set<string>()
  for (const file of folders.flatMap(filesBelow))
    for (const { venue, type, other } of draftsIn(file)) {
      if (venue === null || (type ?? 'article-journal') !== 'article-journal') continue
      titles.add(venue)
      const short = other?.['shortjournal']
      if (short !== undefined) pairs.set(`${venue}\n${short}`, [venue, short, relative(data, file)])
    }
  if (titles.size === 0) return {}
  const count = { pairs: pairs.size, same: 0, reasoned: 0, different: 0, whole: 0 }
  for (const [title, short, file] of pairs.values()) {
    const ours = abbreviatedJournal(title)
    if (ours === null) {
      count.whole++
      explain(`left whole: ${title} (${short})`)
    } else if (letters(ours) === letters(short)) count.same++
    else {
      count.different++
      const why =
        letters(short) === letters(title) ? repeated : explained.find(one => one.short.test(short))?.why
      if (why === undefined) tell(`${file}: ${title}\n    ours   ${ours}\n    theirs ${short}`)
      else {
        count.reasoned++
        explain(`${title}: ${ours}, not ${short}: ${why}`)
      }
    }
  }
  const known = [...titles].filter(title => abbreviatedJournal(title) !== null).length
  say({ what: 'pairs that we abbreviate as the file does', good: count.same, all: count.pairs, goal: 0.7 })
  say({ what: 'differences that are explained', good: count.reasoned, all: count.different })
  say({
    what: 'names of journals of which a short one is known',
    good: known,
    all: titles.size,
    goal: leastKnown,
  })
  return { ...count, titles: titles.size, known }
}

const kinds = new Set('.bib .biblatex .bibtex .ris .nbib .txt .xml .json'.split(' '))

function draftsIn(file: string): readonly Draft[] {
  if (!kinds.has(extname(file))) return []
  const text = textOf(file)
  // Better BibTeX's tests keep their items as Zotero does.
  if (extname(file) === '.json' && text.includes('"itemType"'))
    return zoteroTest(text).papers.map(({ paper }) => paper)
  return readText(text).papers.map(({ draft }) => draft)
}

/** A name by its letters: without full stops, accents, and the place by which NLM tells namesakes apart. */
function letters(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}|['’]/gu, '')
    .replace(/\([^()]*\)/g, '')
    .replace(/^the /i, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()
}
