/**
 * What becomes of each paper of a preview, from what the person said of single ones.
 *
 * Only what they said is kept: a preview of a hundred thousand papers has as
 * many decisions, and nearly all of them follow from what the papers are.
 */
import {
  type ImportChoice,
  type ImportPreview,
  matchKinds,
  type MatchKind,
} from '../../shared/ipc/importing.ts'
import type { PaperId } from '../../shared/library/paper.ts'

/** Added as a paper of its own; taken for one that is there, whose gaps it fills; or left. */
export type Fate = 'add' | 'fill' | 'leave'

export interface ImportChoices {
  /** What the person said of single papers, by their places. */
  readonly fates: ReadonlyMap<number, Fate>
  /** Which paper each is that a person said to be the same as another. */
  readonly same: ReadonlyMap<number, PaperId | number>
  /** Whether known papers have their gaps filled where nothing else was said. */
  readonly fills: boolean
}

export function kindAt(preview: ImportPreview, place: number): MatchKind {
  return matchKinds[preview.matches[place] ?? 0] ?? 'new'
}

/** What becomes of a paper. */
export function fateOf(kind: MatchKind, place: number, { fates, fills }: ImportChoices): Fate {
  const said = fates.get(place)
  if (said !== undefined) return said
  switch (kind) {
    case 'new':
    case 'near':
      return 'add'
    case 'gaps':
    case 'repeated':
      return fills ? 'fill' : 'leave'
    case 'known':
      return 'leave'
  }
}

/** What the person may say of a paper of a kind. */
export function fatesFor(kind: MatchKind): readonly Fate[] {
  switch (kind) {
    case 'new':
      return ['add', 'leave']
    case 'near':
    case 'gaps':
    case 'repeated':
      return ['fill', 'add', 'leave']
    case 'known':
      return ['leave', 'add']
  }
}

/** Which part of the sheet is looked at. */
export const importFilters = ['all', 'new', 'known', 'near', 'repeated', 'lines'] as const
export type ImportFilter = (typeof importFilters)[number]

/** How many papers there are of each part. */
export function countKinds({
  matches,
  unsure,
  chrome,
}: ImportPreview): Readonly<Record<ImportFilter, number>> {
  const counts = { all: matches.length, new: 0, known: 0, near: 0, repeated: 0, lines: 0 }
  for (const code of matches) counts[filterOf(matchKinds[code] ?? 'new')]++
  return { ...counts, lines: unsure.count + chrome.count }
}

/** The places of the papers in a part, in order. */
export function placesIn(preview: ImportPreview, filter: ImportFilter): Uint32Array {
  if (filter === 'lines') return new Uint32Array()
  const places = new Uint32Array(preview.matches.length)
  let count = 0
  for (let place = 0; place < places.length; place++)
    if (filter === 'all' || filterOf(kindAt(preview, place)) === filter) places[count++] = place
  return places.subarray(0, count)
}

function filterOf(kind: MatchKind): Exclude<ImportFilter, 'all' | 'lines'> {
  return kind === 'gaps' ? 'known' : kind
}

/** What will happen, in figures. */
export interface Tally {
  readonly added: number
  /** Papers of the library that may get something; of one that comes twice, the second counts too. */
  readonly filled: number
  /** Known papers of which the text says more, whatever was said of them. */
  readonly gaps: number
}

export function tally(preview: ImportPreview, choices: ImportChoices): Tally {
  let added = 0
  let filled = 0
  let gaps = 0
  for (let place = 0; place < preview.matches.length; place++) {
    const kind = kindAt(preview, place)
    const fate = fateOf(kind, place, choices)
    if (kind === 'gaps') gaps++
    if (fate === 'add') added++
    else if (fate === 'fill' && kind !== 'repeated') filled++
  }
  return { added, filled, gaps }
}

/** What the main process is asked to do. */
export function chosenOf(
  preview: ImportPreview,
  choices: ImportChoices,
): Required<Pick<ImportChoice, 'papers' | 'same' | 'fill'>> {
  const papers = new Uint32Array(preview.matches.length)
  const same: { place: number; as: PaperId | number }[] = []
  const fill = new Uint32Array(preview.matches.length)
  let [added, filled] = [0, 0]
  for (let place = 0; place < preview.matches.length; place++) {
    const kind = kindAt(preview, place)
    const fate = fateOf(kind, place, choices)
    const as = choices.same.get(place)
    if (fate === 'add') papers[added++] = place
    else if (fate === 'fill' && kind !== 'near') fill[filled++] = place
    else if (fate === 'fill' && as !== undefined) same.push({ place, as })
  }
  return { papers: papers.slice(0, added), same, fill: fill.slice(0, filled) }
}

/**
 * What was said, for the same text read anew: places shift when papers come or
 * go, so each is found again by its first line.
 */
export function moved(
  { fates: said, same: saidSame }: ImportChoices,
  before: ImportPreview,
  after: ImportPreview,
): Pick<ImportChoices, 'fates' | 'same'> {
  const places = new Map<number, number>()
  after.firstLines.forEach((line, place) => {
    if (!places.has(line)) places.set(line, place)
  })
  const placeNow = (place: number) => places.get(before.firstLines[place] ?? -1)
  const fates = new Map<number, Fate>()
  const same = new Map<number, PaperId | number>()
  for (const [place, fate] of said) {
    const now = placeNow(place)
    if (now === undefined || !fatesFor(kindAt(after, now)).includes(fate)) continue
    const as = saidSame.get(place)
    const asNow = typeof as === 'number' ? placeNow(as) : as
    if (as !== undefined && asNow === undefined) continue
    fates.set(now, fate)
    if (asNow !== undefined) same.set(now, asNow)
  }
  return { fates, same }
}
