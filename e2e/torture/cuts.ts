/**
 * A journal cut at every byte: its whole lines are there, the rest is a torn tail.
 *
 * Lines stand on their own, so for every cut only those at its end are read
 * again; whole openings are made at every cut of a small journal, and at random
 * cuts of a large one.
 */
import { basename } from 'node:path'
import { type Book, type BookLine, writeBook } from './book.ts'
import type { Run, Tally } from './layer.ts'
import { MemoryDisk } from './memory-disk.ts'
import { Random } from './random.ts'

/** Cuts the journals; how large they are depends on how much the run was asked to do. */
export async function cutEveryByte(run: Run, tally: Tally): Promise<void> {
  const random = new Random(run.seed)
  const isLong = run.trials > 100_000
  const small = await writeBook(run, random, { entries: isLong ? 60 : 12, isOneJournal: true })
  const { path, bytes } = journalOf(small)
  for (let cut = 0; cut < bytes.length; cut++) await openCut(run, small, path, cut, tally)
  if (run.stopsAtFirst) return
  const large = await writeBook(run, random, {
    entries: isLong ? 10_000 : 500,
    isOneJournal: true,
  })
  scanCuts(run, large, tally)
  const journal = journalOf(large)
  for (let opening = 0; opening < 20; opening++)
    await openCut(run, large, journal.path, random.below(journal.bytes.length), tally)
}

/** Recovers from a journal that ends at `cut`. */
async function openCut(run: Run, book: Book, path: string, cut: number, tally: Tally): Promise<void> {
  const contents = new Map(book.image.contents)
  contents.set(book.image.names.get(path) ?? -1, book.contentOf(path).subarray(0, cut))
  const disk = new MemoryDisk({ ...book.image, contents })
  const whole = book.linesOf(path).filter(({ end }) => end < cut)
  const last = whole.at(-1)
  const { papers, replayed } = await run.subject.code.recover(run.subject.through(disk.files), book.root)
  tally.count('cutsOpened')
  const where = `${basename(path)} cut at ${cut}`
  if (!book.timeline.isStateOf(last?.seq ?? 0, papers))
    tally.fail(replayed.seq < (last?.seq ?? 0) ? 'lost' : 'invented', where)
  if (replayed.tornBytes !== cut - (last ? last.end + 1 : 0) || replayed.missing !== 0)
    tally.fail('bad', `${where}: ${replayed.tornBytes} bytes torn, ${replayed.missing} entries missing`)
}

/** Reads the end of the journal again for every cut. */
function scanCuts({ subject }: Run, book: Book, tally: Tally): void {
  const { path, bytes } = journalOf(book)
  const lines = book.linesOf(path)
  let before: BookLine | undefined
  for (const line of lines) {
    const start = before?.offset ?? line.offset
    for (let cut = line.offset; cut <= line.end; cut++) {
      const found = [...subject.code.scanJournal(bytes.subarray(start, cut))]
      const seqs = found.flatMap(({ entry }) => (entry ? [entry.seq] : []))
      tally.count('cuts')
      if (seqs.join() !== (before ? String(before.seq) : ''))
        tally.fail('invented', `${basename(path)} cut at ${cut}: lines ${seqs.join()}`)
    }
    before = line
  }
}

function journalOf(book: Book): { readonly path: string; readonly bytes: Buffer } {
  const path = book.paths.find(one => one.endsWith('.jsonl')) ?? ''
  return { path, bytes: book.contentOf(path) }
}
