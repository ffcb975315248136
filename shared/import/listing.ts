/**
 * The listing: a page of titles and abstracts, copied from a browser or a mail.
 *
 * An abstract is recognised by itself; its title is the nearest line above that
 * can be one. Nothing is guessed in silence: a line that fits nowhere is left
 * as chrome or as unsure, with the reason, and a person's word goes before all.
 */
import { type Draft, draft, type Link } from '../library/paper.ts'
import { isByline, isName } from './chrome.ts'
import { dateOfArxivId } from '../library/identifiers.ts'
import { findLinks } from './links.ts'
import type { OwnLine } from './own-line.ts'
import { type Piece, readPieces } from './pieces.ts'
import type { Correction, LeftLine, ReadPaper, Reading } from './reading.ts'
import { texToText } from './tex-text.ts'

/** arXiv takes abstracts up to 1,920 characters; two long paragraphs beyond this are two abstracts. */
const longestAbstract = 2_400
/** A structured abstract of short paragraphs may grow to this. */
const longestStructured = 5_000
const longParagraph = 700

interface Building {
  readonly title: string
  readonly abstract: string[]
  readonly titleLines: readonly number[]
  readonly lines: number[]
  readonly own: OwnLine[]
}

/** Reads a listing. Never throws; a text without a paper has them all in `chrome` and `unsure`. */
export function readListing(text: string, corrections: readonly Correction[] = []): Reading {
  const pieces = readPieces(text, corrections)
  const listing = new Listing(habitsOf(pieces))
  for (const [place, piece] of pieces.entries()) listing.take(piece, pieces[place + 1])
  return listing.finish(pieces.reduce((sum, { block }) => sum + block.lines.length, 0))
}

/** What the pages of one site do alike, told from the whole text. */
interface Habits {
  /** Titles end in a full stop here, as medical indexes print them. */
  readonly hasTitlesWithStop: boolean
  /** A paper's id stands above its title, as on arXiv's lists; otherwise it stands below. */
  readonly hasIdFirst: boolean
}

function habitsOf(pieces: readonly Piece[]): Habits {
  const before = (is: Piece['is']) =>
    pieces.filter((piece, place) => piece.is === is && pieces[place + 1]?.is === 'abstract').length
  const first = pieces.find(({ is }) => is !== 'chrome')
  return { hasTitlesWithStop: before('sentence') > before('short'), hasIdFirst: first?.is === 'own' }
}

/** Puts pieces together in one pass: what waits for an abstract, and the paper that is being read. */
class Listing {
  readonly #habits: Habits
  readonly #papers: Building[] = []
  readonly #chrome: LeftLine[] = []
  readonly #unsure: LeftLine[] = []
  /** Lines since the last abstract that can be a title. */
  #waiting: Piece[] = []
  #waitingOwn: Piece[] = []
  /** Whether the piece before was an abstract, and whose; `lost` where it had no title. */
  #after: 'paper' | 'lost' | 'other' = 'other'

  /** Lines that cards of papers show as their titles: how many authors there are stands directly below. */
  readonly #carded = new Set<Piece>()
  readonly #submitters = new Set<Piece>()
  #lastChrome = 0
  #isSubmitterNext = false

  constructor(habits: Habits) {
    this.#habits = habits
  }

  take(piece: Piece, next: Piece | undefined): void {
    switch (piece.is) {
      case 'chrome':
        this.#takeChrome(piece)
        break
      case 'own':
        this.#takeOwn(piece)
        break
      case 'row':
        this.#leaveWaiting()
        this.#begin(piece, [piece.abstract])
        break
      case 'title':
        this.#leaveWaiting()
        this.#wait(piece)
        break
      case 'short':
        this.#wait(piece)
        break
      case 'afterword':
        if (this.#after === 'paper') this.#goOn(piece)
        else this.#takeSentence(piece, next)
        break
      case 'sentence':
        this.#takeSentence(piece, next)
        break
      case 'abstract':
      case 'said-abstract':
        this.#takeAbstract(piece)
        break
    }
  }

  finish(lineCount: number): Reading {
    this.#leaveWaiting()
    for (const piece of this.#waitingOwn)
      this.#leave(this.#unsure, piece, 'a link or an id, but no paper to go with it')
    const byLine = (a: LeftLine, b: LeftLine) => a.line - b.line
    return {
      kind: 'listing',
      papers: withoutVotes(this.#papers).map(toReadPaper),
      chrome: this.#chrome.sort(byLine),
      unsure: this.#unsure.sort(byLine),
      lineCount,
    }
  }

  #takeChrome(piece: Piece & { readonly is: 'chrome' }): void {
    this.#leave(this.#chrome, piece, piece.reason)
    this.#lastChrome = piece.block.lines.at(-1) ?? 0
    this.#after = 'other'
    this.#isSubmitterNext = /^submitted by$/i.test(piece.text)
    const above = this.#waiting.at(-1)
    const isBelow = this.#lastChrome - (above?.block.lines.at(-1) ?? 0) <= 3
    if (above && isBelow && /^(?:[·•]\s*)?\d{1,5} authors?$/.test(piece.text)) this.#carded.add(above)
  }

  #wait(piece: Piece): void {
    this.#waiting.push(piece)
    if (this.#isSubmitterNext) this.#submitters.add(piece)
    this.#isSubmitterNext = false
    this.#after = 'other'
  }

  #takeOwn(piece: Piece & { readonly is: 'own' }): void {
    const paper = this.#papers.at(-1)
    const isAbove = this.#waiting.length > 0 || this.#habits.hasIdFirst
    if (isAbove || !paper) this.#waitingOwn.push(piece)
    else {
      paper.own.push(piece.own)
      for (const line of piece.block.lines) paper.lines.push(line)
    }
  }

  /** A short sentence: the abstract of a waiting title, more of the last abstract, or a title with a full stop. */
  #takeSentence(piece: Piece, next: Piece | undefined): void {
    const isTitle = next?.is === 'abstract' && (this.#habits.hasTitlesWithStop || this.#after === 'other')
    if (isTitle && !this.#hasTitle()) this.#wait(piece)
    else if (isTitle && this.#habits.hasTitlesWithStop) this.#wait(piece)
    else this.#takeAbstract(piece)
  }

  #hasTitle(): boolean {
    return this.#waiting.some(isStrong)
  }

  #takeAbstract(piece: Piece): void {
    if (this.#waiting.length > 0) {
      const title = chooseTitle(this.#waiting)
      const others = this.#waiting
      this.#waiting = []
      this.#leaveAround(others, title)
      this.#begin(title, [piece.text], piece)
    } else if (piece.is === 'said-abstract' ? this.#papers.length > 0 : this.#isContinued(piece))
      this.#goOn(piece)
    else {
      this.#leave(this.#unsure, piece, 'looks like an abstract, but no title stands before it')
      this.#after = 'lost'
    }
  }

  #isContinued({ text }: Piece): boolean {
    const paper = this.#papers.at(-1)
    if (this.#after !== 'paper' || !paper) return false
    if (
      /^(?:background|introduction|objectives?|aims?|methods?|results?|findings|conclusions?)\b.{0,30}[:.]/i.test(
        text,
      )
    )
      return true
    const length = paper.abstract.reduce((sum, part) => sum + part.length, text.length)
    return length <= (text.length < longParagraph ? longestStructured : longestAbstract)
  }

  #goOn(piece: Piece): void {
    const paper = this.#papers.at(-1)
    paper?.abstract.push(piece.text)
    for (const line of piece.block.lines) paper?.lines.push(line)
    this.#after = 'paper'
  }

  #begin(title: Piece, abstract: string[], body?: Piece): void {
    const own = this.#waitingOwn.flatMap(piece => (piece.is === 'own' ? [piece.own] : []))
    const ownLines = this.#waitingOwn.flatMap(({ block }) => block.lines)
    this.#waitingOwn = []
    const lines = [...(body?.block.lines ?? []), ...ownLines]
    // `...` and `et al.` aside, a stop after every title is the site's, not the title's.
    const text = this.#habits.hasTitlesWithStop ? title.text.replace(/(?<!\.|\bal|\betc)\.$/, '') : title.text
    this.#papers.push({ title: text, abstract, titleLines: title.block.lines, lines, own })
    this.#after = abstract.length > 0 ? 'paper' : 'other'
  }

  /** What waited in vain. A line that a person called a title is a paper all the same. */
  #leaveWaiting(): void {
    const waiting = this.#waiting
    this.#waiting = []
    const title = waiting.find(({ block, is }) => is === 'title' && block.use === 'title')
    if (title) {
      this.#leaveAround(waiting, title)
      this.#begin(title, [])
    } else this.#leaveAround(waiting, null)
    this.#after = 'other'
  }

  #leaveAround(pieces: readonly Piece[], title: Piece | null): void {
    const titleAt = title === null ? Infinity : pieces.indexOf(title)
    for (const [at, piece] of pieces.entries()) {
      if (piece === title) continue
      if (this.#submitters.has(piece)) {
        this.#leave(this.#chrome, piece, 'site chrome: who submitted it')
        continue
      }
      // A card without an abstract, as pages of daily papers show them.
      if (this.#carded.has(piece) && at < titleAt) {
        this.#begin(piece, [])
        continue
      }
      const words = piece.text.split(' ').length
      if (isByline(piece.text) || (isName(piece.text) && at > titleAt))
        this.#leave(this.#chrome, piece, 'site chrome: a list of authors')
      else if (at > titleAt && words <= 3)
        this.#leave(this.#chrome, piece, 'site chrome: a few words between a title and its abstract')
      else if (at > titleAt) this.#leave(this.#unsure, piece, 'stands between a title and its abstract')
      else if (this.#papers.length === 0 && (title ?? this.#carded.size > 0) && this.#isHead(piece))
        this.#leave(this.#chrome, piece, 'site chrome: a few words before the first paper')
      else this.#leave(this.#unsure, piece, 'looks like a title, but no abstract follows')
    }
  }

  /** Whether a line that waited above the first title belongs to the head of the page. */
  #isHead({ block, text }: Piece): boolean {
    const words = text.split(' ').length
    const isAboveChrome = (block.lines[0] ?? 0) < this.#lastChrome
    return words <= 4 || text.endsWith('!') || (isAboveChrome && words <= 6)
  }

  #leave(where: LeftLine[], { block }: Piece, reason: string): void {
    for (const [at, line] of block.lines.entries())
      where.push({ line, text: (block.texts[at] ?? '').slice(0, 300), reason })
  }
}

/** The nearest line above that reads like a title; a name or a word or two only where there is nothing better. */
function chooseTitle(waiting: readonly Piece[]): Piece {
  const said = waiting.findLast(({ is }) => is === 'title')
  const strong = waiting.findLast((piece, at) => isStrong(piece) && !(at > 0 && isName(piece.text)))
  const plain = waiting.findLast(({ text }) => !isByline(text) && !/^\p{Ll}\S*$/u.test(text))
  const chosen = said ?? strong ?? plain ?? waiting[0]
  if (!chosen) throw new Error('a title is chosen only where lines wait')
  return chosen
}

function isStrong({ text }: Piece): boolean {
  return !isByline(text) && (text.split(' ').length >= 3 || /[:\d]|\p{L}-\p{L}|[\p{Lo}]{4}/u.test(text))
}

/** Numbers before most titles are votes; before one of them, `3 Ways to Boil an Egg`. */
function withoutVotes(papers: readonly Building[]): readonly Building[] {
  const votes = /^\d{1,6}\s+(?=\p{Lu}|\d+\p{L})/u
  const voted = papers.filter(({ title }) => votes.test(title)).length
  if (voted < 3 || voted < 0.6 * papers.length) return papers
  return papers.map(paper => ({ ...paper, title: paper.title.replace(votes, '') }))
}

const ownFields = ['arxivId', 'primaryClass', 'doi', 'authors', 'year', 'venue'] as const

function toReadPaper({ title, abstract, titleLines, lines, own }: Building): ReadPaper {
  const text = texToText(abstract.join(' '))
  const known: { -readonly [F in keyof Draft]?: Draft[F] } = {}
  for (const line of own)
    for (const name of ownFields)
      if (line[name] != null) Object.assign(known, { [name]: known[name] ?? line[name] })
  const links = new Map<string, Link>()
  for (const link of [...own.flatMap(line => line.links), ...findLinks(text)]) links.set(link.url, link)
  return {
    draft: draft({
      ...known,
      ...(known.arxivId != null && dateOfArxivId(known.arxivId)),
      title: texToText(title),
      abstract: text,
      links: [...links.values()],
    }),
    lines: [...titleLines, ...lines],
  }
}
