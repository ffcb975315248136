/**
 * Replaying journals: entries in order of seq on top of a snapshot.
 *
 * A line counts when its checksum holds and it names the line before it. Bytes
 * after the last good line of the last journal are a torn tail (L4); anything
 * else that is no good line is damage, and reading goes on behind it.
 */
import { join } from 'node:path'
import { applyChanges } from '../../shared/library/changes.ts'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import type { FileSystem } from './file-system.ts'
import { type FoundEntry, unknownCrc } from './formats/v1.ts'
import type { Snapshot } from './formats/v1-snapshot.ts'
import { History } from './history.ts'
import { journalFirstSeq, scanInParts, type Stretch } from './journal.ts'
import { Slices } from './slices.ts'

/** The journal to go on with. */
export interface JournalEnd {
  readonly name: string
  /** Bytes up to the end of the last good line. */
  readonly end: number
}

/** A journal that another one follows. */
interface FullEnd {
  readonly name: string
  /** The last entry that it may hold. */
  readonly seq: number
}

/** Bytes that were no good lines. */
export interface DamagedBytes {
  readonly journal: string
  readonly bytes: Buffer
}

export interface Replayed {
  readonly seq: number
  /** The checksum of the last line; null where that line is not known. */
  readonly crc: string | null
  readonly journal: JournalEnd | null
  /** The journals before the last with entries that the snapshot does not contain. */
  readonly full: readonly FullEnd[]
  readonly history: History
  /** Entries that were applied. */
  readonly applied: number
  /** Entries that must have been there, by the gaps in seq. */
  readonly missing: number
  /** Bytes cut off the end of the last journal. */
  readonly tornBytes: number
  /** Whether anything but a torn tail was wrong. */
  readonly isDamaged: boolean
  readonly damage: readonly DamagedBytes[]
}

type Base = Pick<Snapshot, 'seq' | 'refused'>

/** Bytes of journals read only for the history of steps before the snapshot: the last few hundred steps. */
const historyBytes = 32 * 1024 * 1024

/**
 * Reads the journals and folds what the snapshot does not contain into `papers`.
 *
 * @param journals their names, in order
 * @param base the last entry that the snapshot contains, and the line after it that was refused
 */
export async function replayJournals(
  files: FileSystem,
  folder: string,
  journals: readonly string[],
  base: Base,
  papers: Map<PaperId, Paper>,
): Promise<Replayed> {
  const replay = new Replay(base, papers)
  const slices = new Slices()
  for (const name of await worthReading(files, folder, journals, base.seq)) {
    const bytes = await files.readFile(join(folder, name))
    const next = journals[journals.indexOf(name) + 1]
    replay.openJournal(name, bytes)
    for (const stretch of scanInParts(bytes)) {
      if (stretch) await slices.run(replay.take(stretch))
      if (slices.isDue) await slices.rest()
    }
    replay.closeJournal(next === undefined ? null : journalFirstSeq(next))
  }
  return replay.result()
}

/** Journals with entries after the snapshot, and the newest of those before it. */
async function worthReading(
  files: FileSystem,
  folder: string,
  journals: readonly string[],
  baseSeq: number,
): Promise<string[]> {
  const chosen: string[] = []
  let budget = historyBytes
  for (const [index, name] of [...journals.entries()].reverse()) {
    const next = journals[index + 1]
    const isContained = next !== undefined && (journalFirstSeq(next) ?? 0) <= baseSeq + 1
    if (isContained) budget -= (await files.stat(join(folder, name)))?.size ?? 0
    if (budget < 0) break
    chosen.unshift(name)
  }
  return chosen
}

/** The fold over all journals. */
class Replay {
  readonly #baseSeq: number
  readonly #papers: Map<PaperId, Paper>
  readonly #history = new History()
  readonly #damage: DamagedBytes[] = []
  #last: { readonly seq: number; readonly crc: string } | null = null
  #seq: number
  #applied = 0
  #missing = 0
  #tornBytes = 0
  #isDamaged = false
  #name = ''
  #bytes: Buffer = Buffer.alloc(0)
  /** The end of the last good line, and the bad stretches since. */
  #end = 0
  #bad: Stretch[] = []
  #journal: JournalEnd | null = null
  readonly #full: FullEnd[] = []
  /** The last line of those that never happened, as far as they were met. */
  #refused: string | null

  constructor({ seq, refused }: Base, papers: Map<PaperId, Paper>) {
    this.#baseSeq = seq
    this.#seq = seq
    this.#refused = refused ?? null
    this.#papers = papers
  }

  openJournal(name: string, bytes: Buffer): void {
    this.#name = name
    this.#bytes = bytes
    this.#end = 0
    this.#bad = []
  }

  /** Takes in the next stretch; the caller may rest wherever it yields. */
  *take(stretch: Stretch): Generator<void, void> {
    const { entry, offset, length } = stretch
    if (entry === null || this.#isRefused(entry) || !this.#follows(entry)) {
      this.#bad.push(stretch)
      return
    }
    if (this.#bad.length > 0 && entry.seq > this.#baseSeq) this.#setBadAside(true)
    this.#bad = []
    this.#end = offset + length + 1
    if (entry.seq <= (this.#last?.seq ?? 0)) return
    this.#last = entry
    this.#history.record(entry, { journal: this.#name, offset, length })
    if (entry.seq <= this.#baseSeq) return
    this.#noteGapBefore(entry.seq)
    for (const change of entry.changes) {
      applyChanges(this.#papers, [change])
      yield
    }
    this.#seq = entry.seq
    this.#applied++
  }

  /** @param nextSeq the first seq of the next journal; null where this one is the last */
  closeJournal(nextSeq: number | null): void {
    const firstSeq = journalFirstSeq(this.#name) ?? 1
    if (nextSeq !== null) {
      // Damage in what the snapshot contains anyway costs nothing but steps of undo.
      if (nextSeq <= this.#baseSeq + 1) return
      if (this.#bad.length > 0) this.#setBadAside(true)
      this.#full.push({ name: this.#name, seq: nextSeq - 1 })
      return
    }
    this.#noteGapBefore(firstSeq)
    this.#seq = Math.max(this.#seq, firstSeq - 1)
    this.#tornBytes = this.#setBadAside(false)
    const isUpToDate = (this.#last?.seq ?? 0) === this.#seq
    // After damage a new journal is begun, unless this one already is the new one.
    if (firstSeq === this.#seq + 1 || (isUpToDate && !this.#isDamaged))
      this.#journal = { name: this.#name, end: this.#end }
  }

  result(): Replayed {
    return {
      seq: this.#seq,
      crc: this.#last?.seq === this.#seq ? this.#last.crc : null,
      journal: this.#journal,
      full: this.#full,
      history: this.#history,
      applied: this.#applied,
      missing: this.#missing,
      tornBytes: this.#tornBytes,
      isDamaged: this.#isDamaged,
      damage: this.#damage,
    }
  }

  /** A good line that names another line before it is the remains of a write that was taken back. */
  #follows({ seq, previous }: FoundEntry): boolean {
    if (this.#last === null || seq !== this.#last.seq + 1) return true
    return previous === this.#last.crc || previous === unknownCrc
  }

  #isRefused({ seq, crc, previous }: FoundEntry): boolean {
    if (this.#refused === null || seq <= this.#baseSeq) return false
    const isFirst = seq === this.#baseSeq + 1 && crc === this.#refused
    if (!isFirst && previous !== this.#refused) return false
    this.#refused = crc
    return true
  }

  #noteGapBefore(seq: number): void {
    const missing = seq - 1 - this.#seq
    if (missing <= 0) return
    this.#missing += missing
    this.#isDamaged = true
  }

  /** Keeps the bad stretches, which follow each other, as one piece; answers its bytes. */
  #setBadAside(isDamage: boolean): number {
    const first = this.#bad[0]
    const last = this.#bad.at(-1)
    if (!first || !last) return 0
    const bytes = this.#bytes.subarray(first.offset, last.offset + last.length)
    this.#damage.push({ journal: this.#name, bytes })
    if (isDamage) this.#isDamaged = true
    this.#bad = []
    return bytes.length
  }
}
