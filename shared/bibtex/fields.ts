/**
 * The fields of an entry, as both flavours write them.
 */
import type { Draft } from '../library/paper.ts'
import { escapeName, escapeText, escapeVerbatim, type Spelling } from './escape.ts'
import type { EntryText } from './format.ts'

/** People and bodies, parted by `and`; nobody is empty. */
export function namesText(paper: Draft, list: 'authors' | 'editors', spell: Spelling): string {
  let text = ''
  for (const name of paper[list] ?? []) {
    const written = escapeName(name, spell)
    if (written !== '') text += text === '' ? written : ` and ${written}`
  }
  // The source said that there are more, and so does the entry.
  const isCutShort = paper.other?.['others']?.includes(list.slice(0, -1)) === true
  return isCutShort && text !== '' ? `${text} and others` : text
}

/** Text that may be unknown, escaped. */
export function textOf(text: string | null | undefined, spell: Spelling): string {
  return text ? escapeText(text, spell) : ''
}

/** The day on which somebody looked at a page, as both flavours write it; empty for anything else. */
export function dayOf(date: string | undefined): string {
  return date !== undefined && /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(date) ? date : ''
}

/** Pages and the like: their dash is `--`. */
export function rangeOf(text: string | null | undefined, spell: Spelling): string {
  if (!text) return ''
  return text
    .split('–')
    .map(part => escapeText(part, spell))
    .join('--')
}

/** Keywords parted by commas, or by semicolons where one of them has a comma. */
export function keywordsText(keywords: readonly string[] | undefined): string {
  if (!keywords) return ''
  return keywords.join(keywords.some(word => word.includes(',')) ? '; ' : ', ')
}

/** What programs note down for themselves; it is kept, but not told to others. */
const housekeeping =
  /^(?:entrytype|others|date|urldate|file|pdf|local-url|owner|timestamp|creationdate|modificationdate|groups|readstatus|ranking|printed|qualityassured|relevance|priority|comment|read|options|ids|__.*|bdsk-.*|date-.*|mendeley-.*|posted-.*|citeulike-.*|x-.*|zotero.*)$/

/** Fields in which nothing is TeX. */
const isVerbatim = /^(?:url|doi|eprint|pdf|.*url)$/

/** Adds what else the paper's source said, as far as it is a field that anybody but its program understands. */
export function addOthers(
  entry: EntryText,
  other: Readonly<Record<string, string>> | undefined,
  spell: Spelling,
): void {
  if (!other) return
  for (const name of Object.keys(other).sort()) {
    if (!/^[a-z][a-z0-9+-]{0,40}$/.test(name) || housekeeping.test(name) || entry.has(name)) continue
    const value = other[name] ?? ''
    entry.add(name, isVerbatim.test(name) ? escapeVerbatim(value) : escapeText(value, spell))
  }
}
