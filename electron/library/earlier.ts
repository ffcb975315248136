/**
 * The library as it was after an earlier entry, found by taking back what came since.
 */
import { join } from 'node:path'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import type { Entry } from './formats/v1.ts'
import { journalFirstSeq, scanInParts } from './journal.ts'
import type { Library } from './library.ts'
import { unlessUnreadable } from './preview.ts'
import { Slices } from './slices.ts'

/** What a paper was before the first entry that touched it: whole, not there, or in single fields. */
type Earlier =
  { readonly is: 'known'; readonly paper: Paper | undefined } | { readonly is: 'edited'; fields: object }

/**
 * Answers papers as they were once the entry `seq` had been made; null where
 * that is not known: no such entry, or not every one since can be read.
 *
 * @throws PaperlaneError `file-unreadable`
 */
export async function libraryAt(
  library: Library,
  seq: number,
): Promise<((id: PaperId) => Paper | undefined) | null> {
  if (seq < 1 || seq > library.seq) return null
  const earlier = new Map<PaperId, Earlier>()
  let last = seq
  for await (const entry of entriesAfter(library, seq)) {
    if (entry.seq !== ++last) return null
    note(entry, earlier)
  }
  if (last !== library.seq) return null
  return id => {
    const found = earlier.get(id)
    const now = library.get(id)
    if (!found) return now
    return found.is === 'known' ? found.paper : now && { ...now, ...found.fields }
  }
}

/** Notes what each paper was before an entry, unless an earlier one has said so. */
function note({ changes }: Entry, earlier: Map<PaperId, Earlier>): void {
  for (const change of changes) {
    const id = change.type === 'edited' ? change.id : change.paper.id
    const found = earlier.get(id)
    if (found?.is === 'known') continue
    if (change.type === 'edited') {
      const before: (readonly [string, unknown])[] = Object.entries(change.fields).map(([name, pair]) => [
        name,
        (pair as readonly unknown[])[0],
      ])
      earlier.set(id, { is: 'edited', fields: { ...Object.fromEntries(before), ...found?.fields } })
    } else if (change.type === 'added') {
      if (!found) earlier.set(id, { is: 'known', paper: undefined })
    } else {
      earlier.set(id, { is: 'known', paper: { ...change.paper, ...found?.fields } })
    }
  }
}

async function* entriesAfter({ files, folder }: Library, seq: number): AsyncGenerator<Entry> {
  const slices = new Slices()
  const journals = (await files.list(folder)).filter(name => journalFirstSeq(name) !== null).sort()
  for (const [index, name] of journals.entries()) {
    const next = journals[index + 1]
    if (next !== undefined && (journalFirstSeq(next) ?? 0) <= seq + 1) continue
    const bytes = await unlessUnreadable(name, () => files.readFile(join(folder, name)))
    for (const stretch of scanInParts(bytes)) {
      if (stretch?.entry && stretch.entry.seq > seq) yield stretch.entry
      if (slices.isDue) await slices.rest()
    }
  }
}
