/**
 * What other programs say of how far a reader is with a paper, as one of our columns.
 */
import type { Column } from '../library/paper.ts'

/** Words for a state, as programs write them; `maybe` and `not seen` are what nobody has decided. */
const columnOf: ReadonlyMap<string, Column> = new Map(
  Object.entries({
    inbox: 'new unread maybe undecided unseen',
    'to-read': 'to-read toread included include accepted relevant want-to-read',
    reading: 'reading in-progress inprogress current skimming',
    done: 'read done finished skimmed',
    skipped: 'excluded exclude rejected irrelevant not-reading skipped abandoned',
  } satisfies Record<Column, string>).flatMap(([column, words]) =>
    words.split(' ').map(word => [word, column as Column] as const),
  ),
)

/** The column for a word: JabRef's `readstatus`, Rayyan's `Included`, Zotero's `In Progress`, ours. */
export function columnOfWord(word: string): Column | undefined {
  return columnOf.get(
    word
      .trim()
      .toLowerCase()
      .replace(/[\s_]+/g, '-'),
  )
}

/** The column for a label of screening: 1 is wanted, 0 is not; nothing is undecided. */
export function columnOfLabel(label: string): Column | undefined {
  const text = label.trim()
  if (/^1(?:\.0)?$|^true$|^yes$/i.test(text)) return 'to-read'
  if (/^0(?:\.0)?$|^false$|^no$/i.test(text)) return 'skipped'
  return columnOfWord(text)
}

/** The state that a note carries for another program: `ASReview_relevant`, `RAYYAN-INCLUSION: {"Ann"=>"Included"}`, `Read_Status: Read`. */
export function columnOfNote(note: string): Column | undefined {
  const asreview = /\bASReview_(relevant|irrelevant|not_seen)\b/.exec(note)?.[1]
  if (asreview !== undefined) return asreview === 'not_seen' ? undefined : columnOfWord(asreview)
  const said = /\bRAYYAN-INCLUSION:\s*\{[^{}]{0,300}?=>\s*"(\w+)"/.exec(note)?.[1]
  const zotero = /\bRead_Status:\s*([A-Za-z -]{2,20})/.exec(note)?.[1]
  return columnOfWord(said ?? zotero ?? '')
}
