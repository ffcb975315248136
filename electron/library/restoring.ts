/**
 * Restoring: the library as a backup has it.
 *
 * What is restored is the difference to the present, as one ordinary entry of
 * the person's own: undo takes it back, and no file is put in the place of another.
 */
import { join } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import type { BackupCheck } from '../../shared/ipc/keeping.ts'
import type { Difference } from '../../shared/library/difference.ts'
import { checkBackup } from './backup-check.ts'
import { type Backup, backupName, listBackups } from './backups.ts'
import { errno } from './file-system.ts'
import { readSnapshot, type ReadSnapshot } from './formats/v1-snapshot.ts'
import type { Applied, Library } from './library.ts'
import { previewOf, unlessUnreadable } from './preview.ts'

/** A backup, and what is known of it. */
export interface KnownBackup extends Backup {
  /** Journal entries since. */
  readonly changesSince: number
  /** null until it was checked. */
  readonly checked: BackupCheck | null
}

/** The backups of an open library. Remembers which of them it has checked. */
export class Backups {
  readonly #library: Library
  readonly #checked = new Map<string, BackupCheck>()

  constructor(library: Library) {
    this.#library = library
  }

  /** The newest first. */
  async list(): Promise<readonly KnownBackup[]> {
    const { files, folder, seq } = this.#library
    const backups = await unlessUnreadable('backups', () => listBackups(files, folder))
    return backups.map(backup => ({
      ...backup,
      changesSince: seq - backup.seq,
      checked: this.#checked.get(keyOf(backup)) ?? null,
    }))
  }

  /** Reads a whole backup, unless that was done before, and says whether it is intact. */
  async check(seq: number): Promise<BackupCheck> {
    const backup = await this.#find(seq)
    const known = this.#checked.get(keyOf(backup))
    if (known) return known
    const { files } = this.#library
    const checked = await this.#whileThere(backup, path => checkBackup(files, path))
    this.#checked.set(keyOf(backup), checked)
    return checked
  }

  /**
   * What restoring a backup would change.
   *
   * @throws PaperlaneError `library-damaged` where it is not intact, `library-newer`, `file-unreadable`,
   *   and `bad-request` where there is no such backup
   */
  async preview(seq: number): Promise<Difference> {
    const { papers } = await this.#read(await this.#find(seq))
    return previewOf(this.#library, { type: 'become', papers, label: '' })
  }

  /**
   * Makes the library what it was, as one step that undo takes back; null where it is that already.
   *
   * @throws PaperlaneError as `preview`, and as `Library.apply`
   */
  async restore(seq: number, now = Date.now()): Promise<Applied | null> {
    const backup = await this.#find(seq)
    const { papers } = await this.#read(backup)
    const label = `Restored the library of ${dayOf(backup.writtenAt, now)}`
    return this.#library.apply({ type: 'become', papers, label }, 'user')
  }

  async #find(seq: number): Promise<Backup> {
    const { files, folder } = this.#library
    const backups = await unlessUnreadable('backups', () => listBackups(files, folder))
    const found = backups.find(backup => backup.seq === seq)
    if (!found) throw gone(backupName(seq))
    return found
  }

  /** Reads a backup. A fold of the journal that runs beside it may delete the oldest at any moment. */
  #whileThere<T>({ name }: Backup, read: (path: string) => Promise<T>): Promise<T> {
    return unlessUnreadable(name, async () => {
      try {
        return await read(join(this.#library.folder, 'backups', name))
      } catch (cause) {
        throw errno(cause) === 'ENOENT' ? gone(name) : cause
      }
    })
  }

  async #read(backup: Backup): Promise<ReadSnapshot> {
    const { files } = this.#library
    const bytes = await this.#whileThere(backup, path => files.readFile(path))
    const reading = await readSnapshot(bytes)
    if (reading.is === 'valid') return reading.snapshot
    if (reading.is === 'newer')
      throw new PaperlaneError('library-newer', `${backup.name} was written by a newer Paperlane.`)
    this.#checked.set(keyOf(backup), { isIntact: false, papers: null })
    throw new PaperlaneError('library-damaged', `${backup.name} is not intact. Choose another backup.`)
  }
}

function gone(name: string): PaperlaneError {
  return new PaperlaneError('bad-request', `${name} is not there any more.`)
}

function keyOf({ name, writtenAt, bytes }: Backup): string {
  return `${name} ${writtenAt} ${bytes}`
}

/** A day as one says it, `3 May`, with the year where it is not this one. */
function dayOf(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const year = isThisYear ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', ...year }).format(at)
}
