/**
 * What each block of a listing is by itself, before its neighbours are asked.
 */
import { type Block, readBlocks } from './blocks.ts'
import { chromeReason } from './chrome.ts'
import { type OwnLine, readOwnLine } from './own-line.ts'
import { isAfterword, mannerOf } from './prose.ts'
import type { Correction } from './reading.ts'
import { texToText } from './tex-text.ts'

export type Piece = {
  readonly block: Block
  /** As a title or an abstract would have it: without labels, counters and list marks before it. */
  readonly text: string
} & (
  | { readonly is: 'chrome'; readonly reason: string }
  | { readonly is: 'own'; readonly own: OwnLine }
  /** A title and its abstract in one line of a table. */
  | { readonly is: 'row'; readonly abstract: string }
  | { readonly is: 'title' | 'short' | 'sentence' | 'afterword' | 'abstract' | 'said-abstract' }
)

const namedAbstract = /^(?:abstract|summary)\s*[:.—–-]\s*(?=\S)/i
const namedTitle = /^title\s*:\s*(?=\S)/i
const mark =
  /^(?:[▲△⬆↑]\s*\d{0,6}\s+|\d{1,6}\s*(?:(?:up)?votes?|points?|[▲△⬆↑|·•])\s*|(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)]|[•·*–-]|#{1,6})\s+)(?=\S)/i

/** Lines this short are the same few again and again: what one is, the next of its text is too. */
const fewCharacters = 24

/** Every block of a text with what it is by itself. */
export function readPieces(text: string, corrections: readonly Correction[]): readonly Piece[] {
  const short = new Map<string, Piece>()
  const pieces = readBlocks(text, corrections).map(block => {
    if (block.use !== null || block.text.length > fewCharacters) return toPiece(block)
    const known = short.get(block.text)
    if (known) return { ...known, block }
    const piece = toPiece(block)
    short.set(block.text, piece)
    return piece
  })
  const furniture = repeated(pieces)
  return pieces.map(piece =>
    furniture.has(piece.text) && piece.is === 'short'
      ? { block: piece.block, text: piece.text, is: 'chrome', reason: 'site chrome: repeats on this page' }
      : piece,
  )
}

function toPiece(block: Block): Piece {
  const folded = block.text.replace(/\s+/g, ' ')
  const text = folded.replace(namedAbstract, '')
  switch (block.use) {
    case 'chrome':
      return { block, text: folded, is: 'chrome', reason: 'you said it is site chrome' }
    case 'title': {
      const title = unmarked(folded)
      if (texToText(title) !== '') return { block, text: title, is: 'title' }
      return { block, text: folded, is: 'chrome', reason: 'nothing in it can be read' }
    }
    case 'abstract':
      return { block, text, is: 'said-abstract' }
    case null:
      break
  }
  const row = readRow(block)
  if (row) return row
  const own = readOwnLine(folded)
  if (own) return { block, text: folded, is: 'own', own }
  const reason = chromeReason(folded)
  if (reason !== null) return { block, text: folded, is: 'chrome', reason }
  if (namedTitle.test(folded)) return { block, text: folded.replace(namedTitle, ''), is: 'title' }
  if (text !== folded && text.length > 20) return { block, text, is: 'abstract' }
  const manner = mannerOf(folded)
  if (manner === 'abstract') return { block, text: folded, is: 'abstract' }
  if (isAfterword(folded)) return { block, text: folded, is: 'afterword' }
  return { block, text: unmarked(folded), is: manner }
}

/** Google Scholar's word for what a title leads to. */
const fileKind =
  /^\[(?:pdf|html|book|b|citation|c|doc|ps)\](?:\[(?:pdf|html|book|b|citation|c|doc|ps)\])?\s+(?=\S)/i

/** What a list sets before a title: `1.`, `[12]`, `[PDF]`, a bullet, votes. */
function unmarked(text: string): string {
  return text.replace(namedTitle, '').replace(fileKind, '').replace(mark, '')
}

/** A line of a table: cells between tabs, one of them prose and the one that is the title before it. */
function readRow(block: Block): Piece | null {
  const cells = block.text
    .split('\t')
    .map(cell => cell.trim())
    .filter(cell => cell !== '')
  const prose = cells.findIndex(cell => mannerOf(cell) !== 'short')
  const titles = cells
    .slice(0, prose)
    .filter(cell => chromeReason(cell) === null && readOwnLine(cell) === null)
  const abstract = cells[prose]
  const title = titles.reduce((longest, cell) => (cell.length > longest.length ? cell : longest), '')
  return prose > 0 && abstract !== undefined && title !== ''
    ? { block, text: title, is: 'row', abstract }
    : null
}

/**
 * Short lines that stand three times or more, each time before something else.
 * A title that is there three times stands before the same abstract each time.
 */
function repeated(pieces: readonly Piece[]): ReadonlySet<string> {
  const places = new Map<string, number[]>()
  for (const [place, { is, text }] of pieces.entries()) {
    if (is !== 'short' || text.length > 60 || text.split(' ').length > 4) continue
    const found = places.get(text)
    if (found) found.push(place)
    else places.set(text, [place])
  }
  const found = [...places].filter(([, at]) => {
    const followers = new Set(at.map(place => pieces[place + 1]?.text.slice(0, 80)))
    return at.length >= 3 && followers.size > 1
  })
  return new Set(found.map(([text]) => text))
}
