/**
 * Lines that name the paper they stand with: its arXiv id, its DOI, a link, and nothing else.
 *
 * An id inside a sentence is somebody else's paper; only a line of its own counts.
 */
import { arxivIdIn, arxivIdOfDoi, doiIn } from '../library/identifiers.ts'
import type { Draft, Link } from '../library/paper.ts'
import { type CitationLine, readCitationLine } from './citation-line.ts'
import { findLinks } from './links.ts'

/** What a line says of the paper it stands with. */
export type OwnLine = Partial<Pick<Draft, 'arxivId' | 'primaryClass' | 'doi'>> &
  CitationLine & {
    readonly links: readonly Link[]
  }

const wrapping = /^(?:\[\d{1,5}\]|\\\\|[([•·-]|\p{L}[\p{L} -]{0,20}:(?!\/)(?!\d{4}\.))\s*/iu
const notes = /\s*[([][^()[\]]{0,80}[)\]]\s*$/
const category = /[([]\s*(?:[\w -]{0,60}\()?([a-z-]{2,12}(?:\.[A-Za-z-]{2,10})?)\)?\s*[)\]]/

/** Reads a line that is an id or a link alone, or who wrote the paper and where; null for any other line. */
export function readOwnLine(line: string): OwnLine | null {
  if (line.length > 2_100) return null
  const citation = readCitationLine(line)
  if (citation) return { ...citation, links: [] }
  let text = line
  let primaryClass: string | null = null
  for (let round = 0; round < 3; round++) {
    const note = notes.exec(text)?.[0]
    if (note === undefined || note.trim() === text.trim()) break
    const found = category.exec(note)?.[1]
    if (found !== undefined && /\.|^(?:hep-|math-|nucl-|quant-|gr-|astro-|cond-)/.test(found))
      primaryClass = found
    text = text.slice(0, -note.length)
  }
  const bare = arxivAlone(text) ? text : text.replace(wrapping, '').replace(/\s*,\s*\d+\s*kb\)?$/i, '')
  const arxivId = arxivAlone(bare)
  if (arxivId !== null)
    return {
      arxivId,
      ...(primaryClass !== null && { primaryClass }),
      links: /^http/i.test(bare) ? findLinks(bare) : [],
    }
  const doi = doiIn(bare)
  if (doi !== null) {
    const own = arxivIdOfDoi(doi)
    return {
      ...(own === null ? { doi } : { arxivId: own }),
      links: /^http/i.test(bare) ? findLinks(bare) : [],
    }
  }
  return /^https?:\/\/\S+$/i.test(bare) ? { links: findLinks(bare) } : null
}

/** Bare numbers count only where the first four digits can be a year and a month. */
function arxivAlone(text: string): string | null {
  const id = arxivIdIn(text)
  return id !== null && (/^\d{2}(?:0[1-9]|1[0-2])\./.test(id) || id.includes('/')) ? id : null
}
