/**
 * Restoring: the library as a backup, or a file edited outside Paperlane, has it.
 *
 * What is restored is the difference to the present, as one ordinary entry of
 * the person's own: undo takes it back, and no file is put in the place of another.
 */
import { basename, join } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import type { BackupCheck, EditedPreview } from '../../shared/ipc/keeping.ts'
import type { Difference } from '../../shared/library/difference.ts'
import { checkBackup } from './backup-check.ts'
import { type Backup, backupName, listBackups } from './backups.ts'
import { errno } from './file-system.ts'
import { readSnapshot, type ReadSnapshot } from './formats/v1-snapshot.ts'
import type { Applied, Library } from './library.ts'
import { isNothing, previewOf, unlessUnreadable } from './preview.ts'

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
    const checked = await unlessUnreadable(backup.name, () => checkBackup(files, this.#path(backup)))
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
    if (!found) throw new PaperlaneError('bad-request', `${backupName(seq)} is not there any more.`)
    return found
  }

  async #read(backup: Backup): Promise<ReadSnapshot> {
    const { files } = this.#library
    const bytes = await unlessUnreadable(backup.name, () => files.readFile(this.#path(backup)))
    const reading = await readSnapshot(bytes)
    if (reading.is === 'valid') return reading.snapshot
    if (reading.is === 'newer')
      throw new PaperlaneError('library-newer', `${backup.name} was written by a newer Paperlane.`)
    this.#checked.set(keyOf(backup), { isIntact: false, papers: null })
    throw new PaperlaneError('library-damaged', `${backup.name} is not intact. Choose another backup.`)
  }

  #path({ name }: Backup): string {
    return join(this.#library.folder, 'backups', name)
  }
}

/** The library.json that was edited outside Paperlane and waits in conflicts/ for a decision. */
export class EditedFile {
  readonly #library: Library

  constructor(library: Library) {
    this.#library = library
  }

  /** What using the newest such file would do; null where there is none, or where it says nothing new. */
  async preview(): Promise<EditedPreview | null> {
    const found = await this.#find()
    if (!found) return null
    const { papers, rejected } = found.snapshot
    const difference = await previewOf(this.#library, { type: 'become', papers, label: '' })
    return isNothing(difference) ? null : { file: found.file, difference, rejected: rejected.length }
  }

  /**
   * Makes the library what the file says, as one step that undo takes back. The file stays where it is kept.
   *
   * @throws PaperlaneError as `Library.apply`
   */
  async take(): Promise<Applied | null> {
    const found = await this.#find()
    if (!found) return null
    const { papers } = found.snapshot
    const label = 'Took over the edited library.json'
    const applied = await this.#library.apply({ type: 'become', papers, label }, 'user')
    await this.#settle('taken')
    return applied
  }

  /** Lets the file be. It stays where it is kept and is not asked about again. */
  async dismiss(): Promise<void> {
    await this.#settle('dismissed')
  }

  async #find(): Promise<{ readonly file: string; readonly snapshot: ReadSnapshot } | null> {
    const { files, folder } = this.#library
    for (const name of await this.#waiting()) {
      const bytes = await unlessUnreadable(name, () => files.readFile(join(folder, 'conflicts', name)))
      const reading = await readSnapshot(bytes)
      if (reading.is === 'edited' || reading.is === 'valid')
        return { file: join('conflicts', name), snapshot: reading.snapshot }
    }
    return null
  }

  /** The files that nothing was decided about, the newest first. */
  async #waiting(): Promise<string[]> {
    const { files, folder } = this.#library
    const names = await unlessUnreadable('conflicts', () => files.list(join(folder, 'conflicts')))
    return names
      .filter(name => waitingName.test(name))
      .sort()
      .reverse()
  }

  /**
   * The decision is part of the name, so that it holds after a restart too.
   *
   * @throws PaperlaneError `file-unwritable`; the file is asked about again then
   */
  async #settle(how: 'taken' | 'dismissed'): Promise<void> {
    const { files, folder } = this.#library
    const conflicts = join(folder, 'conflicts')
    const names = await this.#waiting()
    if (names.length === 0) return
    try {
      for (const name of names) {
        const settled = `${basename(name, '.json')}.${how}.json`
        await files.rename(join(conflicts, name), join(conflicts, settled))
      }
      await files.syncFolder(conflicts)
    } catch (cause) {
      if (errno(cause) === undefined) throw cause
      const message = `The edited file in conflicts could not be renamed (${errno(cause)}).`
      throw new PaperlaneError('file-unwritable', message, { cause })
    }
  }
}

/** As recovery and the snapshot adapter name a library.json that they set aside. */
const waitingName = /^[\dT-]{19}-[0-9a-f]{4}-library\.json$/

function keyOf({ name, writtenAt, bytes }: Backup): string {
  return `${name} ${writtenAt} ${bytes}`
}

/** A day as one says it, `3 May`, with the year where it is not this one. */
function dayOf(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  const year = isThisYear ? {} : ({ year: 'numeric' } as const)
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', ...year }).format(at)
}
