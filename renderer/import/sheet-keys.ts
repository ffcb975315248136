/**
 * The keys of the import sheet: arrows choose a paper, letters say what becomes of it and what is shown.
 *
 * They act while the focus is in the sheet and not in a field of it.
 */
import { fateOf, type ImportFilter, kindAt, placesIn } from '../store/import-choices.ts'
import { useStore } from '../store/store.ts'

const state = () => useStore.getState()

/** Which letter shows which papers. */
export const filterKeys: Readonly<Record<ImportFilter, string>> = {
  all: 'A',
  new: 'N',
  known: 'K',
  near: 'M',
  repeated: 'R',
  lines: 'U',
}

/** The same paper as the one beside it, or as the one of the library: it fills its gaps. */
export function saySame(): void {
  const { preview, importAt, importAlike, previewPapers, setFate } = state()
  if (!preview) return
  const kind = kindAt(preview, importAt)
  if (kind === 'gaps' || kind === 'repeated') setFate(importAt, 'fill')
  if (kind === 'known') setFate(importAt, 'leave')
  const match = previewPapers.get(importAt)?.match
  const as = match?.is === 'near' ? (match.to[importAlike] ?? match.to[0])?.as : undefined
  if (as !== undefined) setFate(importAt, 'fill', as)
}

/** A paper of its own, whatever it is like. */
export function sayDifferent(): void {
  const { preview, importAt, setFate } = state()
  if (preview && importAt < preview.matches.length) setFate(importAt, 'add')
}

export function leaveOut(): void {
  const { preview, importAt, setFate } = state()
  if (preview && importAt < preview.matches.length) setFate(importAt, 'leave')
}

/** Leaves a paper out, or takes it in again as it would have been. */
function toggle(): void {
  const { preview, importAt, fates } = state()
  if (!preview || importAt >= preview.matches.length) return
  const kind = kindAt(preview, importAt)
  if (fateOf(kind, importAt, { ...state(), fates }) !== 'leave') leaveOut()
  else if (kind === 'new' || kind === 'near') sayDifferent()
  else if (kind !== 'known') saySame()
}

/** Shows some of the papers, and stays with the present one where it is among them. Where there are none, all stays as it is. */
export function showFilter(filter: ImportFilter): void {
  const { preview, importAt, setImportFilter } = state()
  if (!preview) return
  const places = placesIn(preview, filter)
  const count = filter === 'lines' ? preview.chrome.count + preview.unsure.count : places.length
  if (count === 0) return
  setImportFilter(filter, places.includes(importAt) ? importAt : (places[0] ?? importAt))
}

function moveBy(step: number): void {
  const { preview, importAt, importFilter, setImportAt } = state()
  if (!preview) return
  const places = placesIn(preview, importFilter)
  const next = Math.min(Math.max(places.indexOf(importAt) + step, 0), places.length - 1)
  if (places[next] !== undefined) setImportAt(places[next])
}

/** Papers that a page of the list is. */
const page = 8

const moves: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
  Home: -Infinity,
  End: Infinity,
}

/** Does what a key says; false for a key that says nothing here. */
export function pressInSheet({ key, ctrlKey, metaKey, altKey, target }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return false
  if (target.closest('input, textarea, select') !== null) return false
  const { importAt, previewPapers, commitImport, correct, setImportAlike } = state()
  const isOnButton = target.closest('button, summary') !== null
  const move = moves[key]
  if (move !== undefined && !isOnButton && target.closest('[data-told]') === null) {
    moveBy(move)
    return true
  }
  if (!isOnButton && key === 'Enter') {
    void commitImport()
    return true
  }
  if (!isOnButton && key === ' ') {
    toggle()
    return true
  }
  if (key === 'Delete') {
    const lines = previewPapers.get(importAt)?.lines ?? []
    void correct(lines.map(line => ({ line, use: 'chrome' })))
    return true
  }
  const letter = key.toUpperCase()
  const filter = (Object.keys(filterKeys) as ImportFilter[]).find(one => filterKeys[one] === letter)
  if (filter) showFilter(filter)
  else if (letter === 'S') saySame()
  else if (letter === 'D') sayDifferent()
  else if (letter === 'X') leaveOut()
  else if (/^[1-3]$/.test(key)) setImportAlike(Number(key) - 1)
  else return false
  return true
}
