/**
 * The page of abstracts that everything began with: 88 papers among 5 lines of site chrome.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readText } from '../../shared/import/detect.ts'
import { textOf } from './files.ts'
import type { Corpus } from './part.ts'

const listed = 88

export function readSeedListing({ data, say, skip, tell }: Corpus): object {
  const path = join(data, 'seed', 'listing.txt')
  if (!existsSync(path)) {
    skip(path)
    return {}
  }
  const text = textOf(path)
  const lines = text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '')
  const { papers, chrome, unsure } = readText(text)
  // Behind five lines of the site, titles and abstracts take turns.
  const expected = Array.from({ length: listed }, (_, at) => [lines[5 + 2 * at], lines[6 + 2 * at]] as const)
  const isSame = expected.map(([title = '', abstract = ''], at) => {
    const draft = papers[at]?.draft
    return draft?.title === title && sameWords(draft.abstract, abstract)
  })
  const good = isSame.filter(Boolean).length
  for (const [at, same] of isSame.entries()) if (!same) tell(`paper ${at + 1} is not as it stands`)
  say({ what: 'papers of the listing, title and abstract', good, all: Math.max(listed, papers.length) })
  say({ what: 'lines of site chrome', good: chrome.length, all: 5 })
  return { papers: papers.length, exact: good, chrome: chrome.length, unsure: unsure.length }
}

/** Abstracts are kept with TeX turned into characters, so what is compared are their letters. */
function sameWords(a: string, b: string): boolean {
  const letters = (text: string) => text.replace(/\\[a-z]+|[^\p{L}\p{N}]/giu, '')
  return letters(a) === letters(b)
}
