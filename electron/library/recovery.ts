/**
 * Recovery, first half: what the library's files say, without changing any of them.
 *
 * The newest valid snapshot out of library.json and the backups, then every
 * journal in order of seq. The answer is the same however often it is asked,
 * and says what has to be set aside before the library may be written again.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import { PaperlaneError } from '../../shared/errors.ts'
import type { AsideFolder } from './aside.ts'
import { backupSeq } from './backups.ts'
import { copyOf } from './copies.ts'
import type { FileSystem } from './file-system.ts'
import { unknownCrc } from './formats/v1.ts'
import {
  readNewerSnapshot,
  readSnapshot,
  type ReadSnapshot,
  type Snapshot,
  type SnapshotReading,
} from './formats/v1-snapshot.ts'
import { journalFirstSeq } from './journal.ts'
import { Slices } from './slices.ts'
import { type JournalEnd, type Replayed, replayJournals } from './replay.ts'
import { type PresentSnapshot, snapshotName } from './snapshot.ts'
import type { History } from './history.ts'

/**
 * What the library was read from: nothing, as it is new; library.json; a backup
 * or the journals alone, as library.json was lost; or the lines of a damaged
 * library.json that could still be read.
 */
export type Base = 'new' | 'snapshot' | 'backup' | 'journals' | 'salvage'

/** Bytes to be set aside. */
export interface Aside {
  readonly into: AsideFolder
  /** Which file they are from. */
  readonly name: string
  readonly bytes: Uint8Array
  /** The path of a file to delete once they are kept. */
  readonly removes: string | null
}

export interface Recovered {
  readonly base: Base
  /** What library.json was: `valid`, `edited` outside Paperlane, `damaged`, `newer`, or `missing`. */
  readonly found: SnapshotReading['is'] | 'missing'
  readonly papers: Map<PaperId, Paper>
  readonly seq: number
  /** The checksum of the last line, which the next one names. */
  readonly crc: string
  readonly libraryId: string
  readonly extras: Snapshot['extras']
  readonly history: History
  readonly present: PresentSnapshot | null
  /** The journal to go on with; null where a new one is to be made. */
  readonly journal: JournalEnd | null
  readonly asides: readonly Aside[]
  /** Names of conflicted copies beside the library, which are not read by themselves. */
  readonly copies: readonly string[]
  readonly isSnapshotDue: boolean
  /** Lines of the snapshot that were no papers. */
  readonly rejectedPapers: number
  readonly replayed: Replayed
}

interface Candidate {
  readonly base: Base
  readonly snapshot: ReadSnapshot
}

/**
 * Reads a library's folder.
 *
 * @throws PaperlaneError `library-newer` where only a newer Paperlane may read
 *   it, `library-damaged` where files are there but nothing can be read: a
 *   library is never started empty in their place
 */
export async function recover(files: FileSystem, folder: string): Promise<Recovered> {
  const path = join(folder, snapshotName)
  const status = await files.stat(path)
  const bytes = status && (await files.readFile(path))
  const reading = bytes && (await readSnapshot(bytes))
  const names = await files.list(folder)
  const journals = names.filter(name => journalFirstSeq(name) !== null).sort()
  const asides: Aside[] = []
  const candidate =
    newer(reading, bytes) ??
    (await newestSnapshot(files, folder, reading, asides)) ??
    fromJournals(journals) ??
    salvaged(reading) ??
    nothing(status !== null || journals.length > 0 || asides.length > 0)
  const { base, snapshot } = candidate

  const papers = new Map<PaperId, Paper>()
  const slices = new Slices()
  for (const paper of snapshot.papers) {
    papers.set(paper.id, paper)
    if (slices.isDue) await slices.rest()
  }
  const replayed = await replayJournals(files, folder, journals, snapshot, papers)
  for (const { journal, bytes: damaged } of replayed.damage)
    asides.push({ into: 'quarantine', name: journal, bytes: damaged, removes: null })
  if (snapshot.rejected.length > 0) {
    const lines = Buffer.from(`${snapshot.rejected.join('\n')}\n`)
    asides.push({ into: 'quarantine', name: 'papers.jsonl', bytes: lines, removes: null })
  }
  const isOwn = reading?.is === 'valid'
  if (bytes && reading && (reading.is === 'edited' || reading.is === 'damaged')) {
    const into = reading.is === 'edited' ? 'conflicts' : 'quarantine'
    asides.push({ into, name: snapshotName, bytes, removes: null })
  }
  return {
    base,
    found: reading?.is ?? 'missing',
    papers,
    seq: replayed.seq,
    crc: replayed.crc ?? unknownCrc,
    libraryId: snapshot.libraryId === '' ? randomUUID() : snapshot.libraryId,
    extras: snapshot.extras,
    history: replayed.history,
    present: status && { seq: isOwn ? reading.snapshot.seq : null, status },
    journal: replayed.journal,
    asides,
    copies: names.filter(name => copyOf(name) !== null).sort(),
    isSnapshotDue: base !== 'snapshot' || replayed.isDamaged || snapshot.rejected.length > 0,
    rejectedPapers: snapshot.rejected.length,
    replayed,
  }
}

/** A newer file that says we may read it is read; any other newer file is refused (L9). */
function newer(reading: SnapshotReading | null, bytes: Buffer | null): Candidate | null {
  if (reading?.is !== 'newer' || !bytes) return null
  if (reading.minReader > 1) throw newerError(reading.format)
  const snapshot = readNewerSnapshot(bytes)
  if (!snapshot) throw new PaperlaneError('library-damaged', `${snapshotName} could not be read`)
  return { base: 'snapshot', snapshot }
}

function newerError(format: number): PaperlaneError {
  const message = `This library has format ${format}; this Paperlane reads format 1. Nothing was written.`
  return new PaperlaneError('library-newer', message)
}

/** The valid snapshot with the highest seq. Backups that turn out damaged are noted to be set aside. */
async function newestSnapshot(
  files: FileSystem,
  folder: string,
  reading: SnapshotReading | null,
  asides: Aside[],
): Promise<Candidate | null> {
  const own: Candidate | null =
    reading?.is === 'valid' ? { base: 'snapshot', snapshot: reading.snapshot } : null
  const names = (await files.list(join(folder, 'backups'))).filter(name => backupSeq(name) !== null)
  for (const name of [...names].sort().reverse()) {
    if (own && (backupSeq(name) ?? 0) <= own.snapshot.seq) break
    const path = join(folder, 'backups', name)
    const bytes = await files.readFile(path)
    const backup = await readSnapshot(bytes)
    if (backup.is === 'newer') throw newerError(backup.format)
    if (backup.is === 'valid') return { base: 'backup', snapshot: backup.snapshot }
    asides.push({ into: 'quarantine', name, bytes, removes: path })
  }
  return own
}

/** Journals from the very first entry on hold the whole library. */
function fromJournals(journals: readonly string[]): Candidate | null {
  const first = journals[0]
  return first !== undefined && journalFirstSeq(first) === 1 ? { base: 'journals', snapshot: empty } : null
}

function salvaged(reading: SnapshotReading | null): Candidate | null {
  if (reading?.is !== 'edited' && reading?.is !== 'damaged') return null
  return reading.snapshot && { base: 'salvage', snapshot: reading.snapshot }
}

function nothing(isAnythingThere: boolean): Candidate {
  if (!isAnythingThere) return { base: 'new', snapshot: empty }
  throw new PaperlaneError('library-damaged', 'None of the files in the library folder could be read.')
}

const empty: ReadSnapshot = { libraryId: '', seq: 0, papers: [], extras: [], rejected: [] }
