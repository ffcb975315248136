/**
 * Layer `damage`: bytes that changed, went missing or never were ours.
 *
 * A journal is cut at every byte, single bits are flipped in journals and
 * snapshots, and whole files are emptied, halved or overwritten. Whatever is
 * read back is never a wrong value; what is gone is exactly what was hit, and
 * it is told; one bad snapshot loses nothing at all.
 */
import { basename, dirname } from 'node:path'
import type { Recovered } from '../../electron/library/recovery.ts'
import { type Book, writeBook } from './book.ts'
import { cutEveryByte } from './cuts.ts'
import { type Figures, type Layer, type Run, Tally } from './layer.ts'
import { type Image, MemoryDisk } from './memory-disk.ts'
import { Random } from './random.ts'
import { papersOf } from './workload.ts'
import { textOf } from './timeline.ts'

const flipsPerBook = 400

/** `trials` are flipped bits. The long form also cuts a journal of 10,000 changes at every byte, the short one a small one. */
export const damage: Layer = { name: 'damage', short: 20_000, long: 1_000_000, share: 20, run: damageAll }

async function damageAll(run: Run): Promise<Figures> {
  const tally = new Tally(run)
  await cutEveryByte(run, tally)
  for (let number = 0; tally.goesOn(); number++) {
    const book = await writeBook(run, new Random(run.seed, number), { entries: 40 })
    tally.acknowledged += book.timeline.length
    await ruinFiles(run, book, tally, `book ${number}`)
    for (let flip = 0; flip < flipsPerBook && tally.goesOn(); flip++) {
      tally.trials++
      const where = `book ${number}, flip ${flip}`
      try {
        await flipOne(run, book, new Random(run.seed, number, flip), tally, where)
      } catch (error) {
        tally.fail('bad', `${where}: ${String(error)}`)
      }
    }
  }
  return tally.figures()
}

async function flipOne(run: Run, book: Book, random: Random, tally: Tally, where: string): Promise<void> {
  const { recover, Library } = run.subject.code
  const path = random.pick(book.paths)
  const before = book.contentOf(path)
  const at = random.below(before.length)
  const after = Buffer.from(before)
  after[at] = (after[at] ?? 0) ^ (1 << random.below(8))
  const spot = `${where}: ${basename(path)} at ${at}`
  const lost = lostLines(book, path, before, at)
  if (random.chance(0.8)) {
    await lookOnly(run, book, path, after, at, lost, tally, spot)
    return
  }
  const disk = new MemoryDisk(withContent(book.image, path, after))
  const files = run.subject.through(disk.files)
  let recovered: Recovered
  try {
    recovered = await recover(files, book.root)
  } catch (error) {
    // A head that names a later format is left alone, as it may well be one; nothing is written or shown.
    if (!isPaperlaneError(error) || !String(error).includes('has format')) throw error
    tally.count('refused')
    return
  }
  check(book, recovered, lost, tally, spot)
  if (basename(path) === 'library.json' && at < before.length - 1 && recovered.found === 'valid')
    tally.fail('bad', `${spot}: taken for valid`)
  if (!random.chance(0.15)) return
  const library = await Library.open(book.root, { fileSystem: files })
  const { notices, asides } = library.report
  await library.close()
  tally.count('opened')
  if (textOf(papersOf(library)) !== textOf(recovered.papers))
    tally.fail('invented', `${spot}: opened otherwise`)
  const isNoticed =
    lost.some(seq => seq > book.snapshotSeq) ||
    (basename(path) === 'library.json' && recovered.found !== 'valid')
  if (isNoticed && notices.length === 0) tally.fail('bad', `${spot}: not told`)
  // L5: what was hit is kept, byte for byte.
  const kept = asides.map(name =>
    disk.image().contents.get(disk.image().names.get(`${book.root}/${name}`) ?? -1),
  )
  if (isNoticed && recovered.found !== 'newer' && !kept.some(bytes => bytes?.includes(around(after, at))))
    tally.fail('bad', `${spot}: not set aside`)
}

/** Four of five flips: whether the file itself gives the damaged part for good, without a whole recovery. */
async function lookOnly(
  { subject }: Run,
  book: Book,
  path: string,
  after: Buffer,
  at: number,
  lost: readonly number[],
  tally: Tally,
  spot: string,
): Promise<void> {
  if (path.endsWith('.json')) {
    const { is } = await subject.code.readSnapshot(after)
    // The white space after the last brace is no part of what the checksum covers.
    if (is === 'valid' && at < after.length - 1) tally.fail('invented', `${spot}: taken for valid`)
    return
  }
  const near = book.linesOf(path).filter(({ offset, end }) => end >= at - 1 && offset <= at + 1)
  const bytes = after.subarray(near[0]?.offset ?? 0, (near.at(-1)?.end ?? after.length) + 1)
  const found = [...subject.code.scanJournal(bytes)].flatMap(({ entry }) => (entry ? [entry.seq] : []))
  const expected = near.map(({ seq }) => seq).filter(seq => !lost.includes(seq))
  if (found.join() !== expected.join()) tally.fail('invented', `${spot}: lines ${found.join()}`)
}

function check(book: Book, recovered: Recovered, lost: readonly number[], tally: Tally, spot: string): void {
  const hit = new Set(lost.filter(seq => seq > book.snapshotSeq))
  const expected = textOf(book.timeline.without(hit))
  const found = textOf(recovered.papers)
  if (found !== expected) {
    const isWhole = found === textOf(book.timeline.without(new Set()))
    tally.fail(isWhole ? 'bad' : 'invented', `${spot}: not what is left without ${[...hit].join()}`)
  }
  const { missing, tornBytes } = recovered.replayed
  if (hit.size > 0 && missing === 0 && tornBytes === 0) tally.fail('bad', `${spot}: ${hit.size} not told`)
}

/** The entries on the lines that a byte belongs to: two where it is the line feed between them. */
function lostLines(book: Book, path: string, before: Buffer, at: number): number[] {
  if (!basename(path).startsWith('journal-')) return []
  const lines = book.linesOf(path).filter(({ offset, end }) => at >= offset && at <= end)
  const last = lines.at(-1)
  const next =
    before[at] === 10 && last ? book.linesOf(path).filter(({ offset }) => offset === last.end + 1) : []
  return [...lines, ...next].map(({ seq }) => seq)
}

/** Every way a whole snapshot goes bad; the library is whole nevertheless, or refused where nothing is left. */
async function ruinFiles(run: Run, book: Book, tally: Tally, where: string): Promise<void> {
  const ruins: [string, (bytes: Buffer) => Buffer | null][] = [
    ['removed', () => null],
    ['emptied', () => Buffer.alloc(0)],
    ['halved', bytes => bytes.subarray(0, bytes.length >> 1)],
    ['zeroed', bytes => Buffer.alloc(bytes.length)],
    ['null', () => Buffer.from('null')],
    ['of another kind', () => Buffer.from('[{"id":"p1"}]')],
  ]
  const snapshots = book.paths.filter(path => path.endsWith('.json'))
  for (const [how, ruin] of ruins) {
    for (const path of snapshots) {
      const disk = new MemoryDisk(withContent(book.image, path, ruin(book.contentOf(path))))
      const { papers } = await run.subject.code.recover(run.subject.through(disk.files), book.root)
      tally.count('ruined')
      if (textOf(papers) !== textOf(book.timeline.without(new Set())))
        tally.fail('lost', `${where}: ${basename(path)} ${how}`)
    }
    let image = book.image
    for (const path of book.paths)
      image = withContent(image, path, path.endsWith('.json') ? ruin(book.contentOf(path)) : null)
    if (how === 'removed') continue
    const disk = new MemoryDisk(image)
    const found = await run.subject.code.recover(run.subject.through(disk.files), book.root).catch(() => null)
    if (found?.base === 'new') tally.fail('bad', `${where}: every file ${how}, taken for a new library`)
  }
}

/** The same disk with other bytes in one file, or without it. Backups are links: the other name keeps its bytes. */
function withContent(image: Image, path: string, bytes: Buffer | null): Image {
  const names = new Map(image.names)
  const contents = new Map(image.contents)
  names.delete(path)
  if (bytes) {
    const inode = Math.max(...contents.keys()) + 1
    names.set(path, inode)
    contents.set(inode, bytes)
  }
  return { names, folders: new Set([...image.folders, dirname(path)]), contents }
}

function around(bytes: Buffer, at: number): Buffer {
  return bytes.subarray(at, at + 1)
}

function isPaperlaneError(error: unknown): boolean {
  return error instanceof Error && error.name === 'PaperlaneError'
}
