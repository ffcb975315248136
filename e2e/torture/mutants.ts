/**
 * Mutants of the library: one deliberate mistake each, as a piece of source and what stands there instead.
 *
 * Every rule of the protocol that somebody might think unneeded has one. Each
 * has to be caught by a layer, or that layer would not notice the same mistake
 * made by accident. Mistakes towards the disk are in `throughs.ts`.
 */
import type { Patch } from './bundle.ts'

/** A mutant by source. */
export interface SourceMutant extends Patch {
  readonly name: string
  readonly mistake: string
  /** The layer to try first; the others follow. */
  readonly first?: string
  /** Further changes that belong to the same mistake. */
  readonly also?: readonly Patch[]
}

const library = (file: string) => `electron/library/${file}`
const journal = library('journal.ts')
const replay = library('replay.ts')
const store = library('store.ts')
const folding = library('folding.ts')
const committer = library('committer.ts')
const snapshot = library('formats/v1-snapshot.ts')

export const sourceMutants: readonly SourceMutant[] = [
  {
    name: 'answers-before-writing',
    mistake: 'says “Saved” and then writes',
    file: committer,
    from: 'const place = await this.#store.append(',
    to: 'planned.forEach(({ request }) => request.resolve({ seq: 0, source: "user", changes: [], label: "" })); const place = await this.#store.append(',
    first: 'kill-writer',
  },
  {
    name: 'refusal-swallowed',
    mistake: 'applies what could not be written',
    file: store,
    from: "if (written.status === 'rejected') throw await",
    to: "if (written.status === 'rejected') await",
    first: 'faults',
  },
  {
    name: 'refused-left-in-journal',
    mistake: 'does not cut a refused change off',
    file: journal,
    from: 'async cutBack(end: number): Promise<void> {\n    await this.#handle.truncate(end)',
    to: 'async cutBack(end: number): Promise<void> {',
    first: 'model',
  },
  {
    name: 'sync-tried-again',
    mistake: 'goes on with a file whose sync failed',
    file: store,
    from: 'if (cause instanceof SyncFailure) return this.#giveUp(cause)',
    to: '',
    first: 'faults',
  },
  {
    name: 'torn-tail-kept',
    mistake: 'appends behind a torn line',
    file: journal,
    from: 'if (size !== end) await handle.truncate(end)',
    to: 'end = size',
    first: 'model',
  },
  {
    name: 'killed-lines-unsynced',
    mistake: 'shows lines of a killed process that nothing synced',
    file: journal,
    from: 'if (size !== end) await handle.truncate(end)\n      // A process that was killed may have left lines that no sync has waited for, and they are shown from now on.\n      await handle.sync()',
    to: 'if (size !== end) { await handle.truncate(end); await handle.sync() }',
  },
  {
    name: 'new-folder-unsynced',
    mistake: 'does not wait for the name of a new library’s folder',
    file: library('file-system.ts'),
    from: 'await files.makeFolder(path)\n  await files.syncFolder(above)',
    to: 'await files.makeFolder(path)',
    also: [
      {
        file: library('library.ts'),
        from: "if (recovered.base === 'new') await files.syncFolder(dirname(realPath))",
        to: '',
      },
    ],
  },
  {
    name: 'new-journal-unsynced',
    mistake: 'answers into a journal whose name is not on disk',
    file: journal,
    from: "await files.open(path, 'wx')\n    try {\n      await handle.sync()\n      await files.syncFolder(folder)",
    to: "await files.open(path, 'wx')\n    try {\n      await handle.sync()",
  },
  {
    name: 'line-check-ignored',
    mistake: 'takes a line with a wrong checksum',
    file: library('formats/v1.ts'),
    from: '!== crc) return null',
    to: '!== crc && crc === "") return null',
    first: 'damage',
  },
  {
    name: 'unfinished-line-taken',
    mistake: 'takes a last line without its line feed',
    file: journal,
    from: 'found < 0 ? nothing : bytes.subarray(offset, end)',
    to: 'bytes.subarray(offset, end)',
    first: 'damage',
  },
  {
    name: 'stops-at-damage',
    mistake: 'reads nothing behind a damaged line',
    file: replay,
    from: 'if (entry === null || ',
    to: 'if (entry === null || this.#bad.length > 0 || ',
    first: 'damage',
  },
  {
    name: 'damage-not-told',
    mistake: 'says nothing of entries that are missing',
    file: replay,
    from: 'this.#missing += missing\n',
    to: '',
    first: 'damage',
  },
  {
    name: 'damage-not-kept',
    mistake: 'throws damaged bytes away',
    file: library('repair.ts'),
    from: 'for (const aside of recovered.asides) {',
    to: 'for (const aside of recovered.asides.slice(0, 0)) {',
    first: 'damage',
  },
  {
    name: 'replays-one-too-few',
    mistake: 'takes the first entry after a snapshot for part of it',
    file: replay,
    from: 'if (entry.seq <= this.#baseSeq) return',
    to: 'if (entry.seq <= this.#baseSeq + 1 && this.#baseSeq > 0) return',
  },
  {
    name: 'journals-out-of-order',
    mistake: 'replays the newest journal first',
    file: library('recovery.ts'),
    from: '.filter(name => journalFirstSeq(name) !== null).sort()',
    to: '.filter(name => journalFirstSeq(name) !== null).sort().reverse()',
  },
  {
    name: 'snapshot-check-ignored',
    mistake: 'takes a snapshot with a wrong checksum',
    file: snapshot,
    from: 'return crcText(crc) === expected',
    to: 'return crcText(crc) !== ""',
    first: 'damage',
  },
  {
    name: 'snapshot-ahead',
    mistake: 'says a snapshot holds an entry that it does not hold',
    file: store,
    from: 'return { libraryId: this.#libraryId, seq: this.#seq, papers',
    to: 'return { libraryId: this.#libraryId, seq: this.#seq + 1, papers',
  },
  {
    name: 'pruned-before-snapshot',
    mistake: 'deletes journals before the snapshot is on disk',
    file: folding,
    from: 'await new Low(adapter, cut).write()',
    to: 'for (const name of (await files.list(folder)).filter(one => one.startsWith("journal-")).sort().slice(0, -1)) await files.remove(`${folder}/${name}`)\n    await new Low(adapter, cut).write()',
  },
  {
    name: 'pruned-too-much',
    mistake: 'deletes journals that the backups need',
    file: library('backups.ts'),
    from: '(journalFirstSeq(next) ?? Infinity) <= oldestSeq + 1',
    to: 'true',
    first: 'damage',
  },
  {
    name: 'empty-instead-of-refused',
    mistake: 'begins a new library where nothing can be read',
    file: library('recovery.ts'),
    from: "throw new PaperlaneError('library-damaged', 'None of the files in the library folder could be read.')",
    to: "return { base: 'new', snapshot: empty }",
    first: 'damage',
  },
  {
    name: 'foreign-journal-used',
    mistake: 'does not look whether its journal was replaced',
    file: journal,
    from: 'return now !== null && now.device === before.device && now.inode === before.inode',
    to: 'return now !== before',
    first: 'model',
  },
  {
    name: 'two-writers',
    mistake: 'begins a second batch while the first is being written',
    file: library('pump.ts'),
    from: 'this.#running ??= this.#run()',
    to: 'this.#running = this.#run()',
    first: 'crash-states',
  },
  {
    name: 'undo-forgets-redo',
    mistake: 'leaves what was undone to be redone after something new',
    file: library('history.ts'),
    from: 'this.#done.push(step)\n    this.#undone = []',
    to: 'this.#done.push(step)',
    first: 'model',
  },
  {
    name: 'lock-kept',
    mistake: 'does not let go of the folder on closing',
    file: library('library.ts'),
    from: 'await this.#store.close()\n    } finally {\n      await this.#lock.release()',
    to: 'await this.#store.close()\n    } finally {',
    first: 'leaks',
  },
  {
    name: 'journal-left-open',
    mistake: 'does not close the journal that was folded',
    file: store,
    from: 'this.#folding.add(journal, this.#seq)\n        await journal.close()',
    to: 'this.#folding.add(journal, this.#seq)',
    first: 'leaks',
  },
  {
    name: 'full-journal-forgotten',
    mistake: 'does not look whether a journal before its own was replaced',
    file: store,
    from: 'if (full.end > 0) this.#folding.add(full, this.#seq)',
    to: '',
    first: 'model',
  },
  {
    name: 'full-journal-not-asked-for',
    mistake: 'forgets at an opening which journals no snapshot holds',
    file: folding,
    from: 'replayed.full.filter(({ seq }) => seq > snapshotSeq)',
    to: 'replayed.full.filter(({ seq }) => seq < 0)',
    first: 'model',
  },
  {
    name: 'ahead-unchecked',
    mistake: 'takes what was planned ahead of its turn for what would be planned now',
    file: committer,
    from: 'if (!(await slices.run(ahead.isStillPlanned(this.#papers, this.#meanwhile ?? [])))) return false',
    to: '',
    first: 'crash-states',
  },
  {
    name: 'ahead-deaf',
    mistake: 'does not note what is done while an import is planned ahead of its turn',
    file: committer,
    from: 'this.#meanwhile?.push(changes)',
    to: '',
    first: 'crash-states',
  },
  {
    name: 'column-remembers',
    mistake: 'keeps what stood in a column that was empty for a while among what comes to it',
    file: library('column-order.ts'),
    from: 'if (isFirst) this.takeSorted([])',
    to: 'if (isFirst) this.#sorted ??= []',
    first: 'model',
  },
  {
    name: 'ahead-unsynced',
    mistake: 'names what was written ahead before its place in the order is on disk',
    file: library('ahead.ts'),
    from: 'await handle.sync()\n    await files.rename(',
    to: 'await files.rename(',
    first: 'crash-states',
  },
  {
    name: 'ahead-name-unsynced',
    mistake: 'answers what was written ahead before its name is on disk',
    file: store,
    from: 'try {\n      await this.files.syncFolder(this.folder)',
    to: 'try {',
    first: 'crash-states',
  },
  {
    name: 'ahead-refused-left',
    mistake: 'leaves what was written ahead in its place, though it is refused',
    file: store,
    from: 'await removeIfPossible(this.files, join(this.folder, begun.journal.name))',
    to: '',
    first: 'faults',
  },
]
