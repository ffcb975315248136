/**
 * A book: the files of a library with a known past, to be damaged.
 */
import { join } from 'node:path'
import { scanJournal } from '../../electron/library/journal.ts'
import type { Run } from './layer.ts'
import { freshDisk, type Image } from './memory-disk.ts'
import type { Random } from './random.ts'
import { Timeline } from './timeline.ts'
import { expectingAnswers, foldsOften, live } from './workload.ts'

/** One entry's line in a journal; `end` is where its line feed stands. */
export interface BookLine {
  readonly seq: number
  readonly offset: number
  readonly end: number
}

export interface Book {
  readonly root: string
  readonly image: Image
  readonly timeline: Timeline
  /** library.json, the backups and the journals. */
  readonly paths: readonly string[]
  /** The last entry that library.json contains. */
  readonly snapshotSeq: number
  readonly contentOf: (path: string) => Buffer
  readonly linesOf: (path: string) => readonly BookLine[]
}

/** Lives a library of so many requests, in one long journal or with many folds and a rest of entries after the last. */
export async function writeBook(
  run: Run,
  random: Random,
  { entries, isOneJournal = false }: { entries: number; isOneJournal?: boolean },
): Promise<Book> {
  const { root, disk } = freshDisk()
  const timeline = new Timeline()
  const folds = {
    ...foldsOften(),
    compactAfterBytes: isOneJournal ? Infinity : 2_500,
    compactAfterEntries: Infinity,
    // An import ahead of its turn begins a journal.
    ...(isOneJournal && { aheadFrom: Infinity }),
  }
  const fileSystem = run.subject.through(disk.files)
  const library = await run.subject.code.Library.open(root, { ...folds, fileSystem })
  library.onChanged(applied => timeline.add(applied, 0))
  while (timeline.length < entries) await live(library, random, 4, expectingAnswers)
  await library.close()

  const image = disk.image()
  const paths = [...image.names.keys()].filter(path =>
    /\/(library\.json|journal-\d+\.jsonl|library-\d+\.json)$/.test(path),
  )
  const contentOf = (path: string) => image.contents.get(image.names.get(path) ?? -1) ?? Buffer.alloc(0)
  const lines = new Map(paths.map(path => [path, path.endsWith('.jsonl') ? linesIn(contentOf(path)) : []]))
  const head = contentOf(join(root, 'library.json')).toString('utf8', 0, 300)
  return {
    root,
    image,
    timeline,
    paths: paths.filter(path => contentOf(path).length > 0),
    snapshotSeq: Number(/"seq":(\d+)/.exec(head)?.[1] ?? 0),
    contentOf,
    linesOf: path => lines.get(path) ?? [],
  }
}

function linesIn(bytes: Buffer): BookLine[] {
  return [...scanJournal(bytes)].flatMap(({ entry, offset, length }) =>
    entry ? [{ seq: entry.seq, offset, end: offset + length }] : [],
  )
}
