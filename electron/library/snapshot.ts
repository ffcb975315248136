/**
 * Snapshots on disk: lowdb's `Low` keeps the shape of the store, this adapter does the writing.
 *
 * lowdb's own file adapter renames without waiting for the disk and writes the
 * whole library as one string. This one streams in slices, syncs before it
 * renames, keeps the file that was there as a backup, and never gives that
 * place to a file it did not write itself.
 */
import { basename, dirname, join } from 'node:path'
import { crc32 } from 'node:zlib'
import type { Adapter } from 'lowdb'
import { asidePath, keepFile, temporaryPath } from './aside.ts'
import { backupName } from './backups.ts'
import { ensureFolder, errno, type FileStatus, type FileSystem, writeNewFile } from './file-system.ts'
import { readSnapshot, type Snapshot, snapshotCheck, snapshotPieces } from './formats/v1-snapshot.ts'
import { Slices } from './slices.ts'

export const snapshotName = 'library.json'

/** What stands at library.json, as far as is known. */
export interface PresentSnapshot {
  /** The last entry it contains; null where it is no good snapshot, and is kept elsewhere already. */
  readonly seq: number | null
  readonly status: FileStatus
}

export class SnapshotAdapter implements Adapter<Snapshot> {
  readonly #files: FileSystem
  readonly #path: string
  readonly #writer: string
  readonly #now: () => number
  #present: PresentSnapshot | null
  #foreign: string | null = null

  /** @param present what is known of library.json; a file there that is not known is never overwritten */
  constructor(
    files: FileSystem,
    folder: string,
    writer: string,
    now: () => number,
    present: PresentSnapshot | null,
  ) {
    this.#files = files
    this.#path = join(folder, snapshotName)
    this.#writer = writer
    this.#now = now
    this.#present = present
  }

  /** Bytes of the last good snapshot; 0 where there is none. */
  get size(): number {
    return this.#present?.status.size ?? 0
  }

  /** The last entry that library.json contains; -1 where there is no good one. */
  get seq(): number {
    return this.#present?.seq ?? -1
  }

  /** The file that someone else had put in the place of library.json and that was set aside since this was last asked. */
  takeForeign(): string | null {
    const foreign = this.#foreign
    this.#foreign = null
    return foreign
  }

  /** The snapshot at library.json; null where there is no good one. Repairs belong to recovery. */
  async read(): Promise<Snapshot | null> {
    const reading = await readSnapshot(await this.#files.readFile(this.#path))
    return reading.is === 'valid' ? reading.snapshot : null
  }

  /** Puts a snapshot in the place of library.json. Whatever fails, a whole library.json stays there. */
  async write(snapshot: Snapshot): Promise<void> {
    const temporary = temporaryPath(this.#path)
    await writeNewFile(this.#files, temporary, this.pieces(snapshot))
    try {
      await this.#keepPresent()
      await this.#files.rename(temporary, this.#path)
    } catch (error) {
      await this.#files.remove(temporary)
      throw error
    }
    const status = await this.#files.stat(this.#path)
    this.#present = status && { seq: snapshot.seq, status }
    await this.#files.syncFolder(dirname(this.#path))
  }

  /** Our own snapshot becomes a backup; one that someone else put there goes to conflicts/. */
  async #keepPresent(): Promise<void> {
    const found = await this.#files.stat(this.#path)
    if (found === null) return
    const folder = dirname(this.#path)
    const known = this.#present && isSameState(found, this.#present.status) ? this.#present : null
    if (known === null) {
      const path = await asidePath(this.#files, folder, 'conflicts', snapshotName, this.#now())
      await keepFile(this.#files, this.#path, path)
      await this.#files.syncFolder(dirname(path))
      this.#foreign = join('conflicts', basename(path))
    } else if (known.seq !== null) {
      const backups = join(folder, 'backups')
      await ensureFolder(this.#files, backups)
      await keepOnce(this.#files, this.#path, join(backups, backupName(known.seq)))
      await this.#files.syncFolder(backups)
    }
  }

  /** The bytes of a snapshot, a piece at a time, resting in between. */
  async *pieces(snapshot: Snapshot): AsyncGenerator<Buffer> {
    const slices = new Slices('behind keys')
    let crc = 0
    let text = ''
    for (const piece of snapshotPieces(snapshot, this.#writer)) {
      text += piece
      if (text.length >= 1 << 17) {
        const chunk = Buffer.from(text)
        text = ''
        crc = crc32(chunk, crc)
        yield chunk
      }
      if (slices.isDue) await slices.rest()
    }
    crc = crc32(text, crc)
    yield Buffer.from(text + snapshotCheck(crc))
  }
}

/** A backup of the same seq holds the same library, so one that exists is good enough. */
async function keepOnce(files: FileSystem, from: string, to: string): Promise<void> {
  try {
    await keepFile(files, from, to)
  } catch (error) {
    if (errno(error) !== 'EEXIST') throw error
  }
}

function isSameState(a: FileStatus, b: FileStatus): boolean {
  return a.device === b.device && a.inode === b.inode && a.size === b.size && a.modifiedAt === b.modifiedAt
}
