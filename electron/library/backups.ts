/**
 * Backups: older snapshots, and the journals they need to become the present.
 *
 * Kept are the last three and the last one of each of the last seven days (UTC).
 * A journal is deleted only when no kept backup needs it, so that any one
 * damaged snapshot loses nothing.
 */
import { join } from 'node:path'
import type { FileSystem } from './file-system.ts'
import { journalFirstSeq } from './journal.ts'

export interface Backup {
  readonly name: string
  readonly seq: number
  /** Milliseconds since 1970. */
  readonly writtenAt: number
  readonly bytes: number
}

const newestKept = 3
const daysKept = 7
const day = 24 * 60 * 60 * 1000

/** The name of a backup: `library-000000000123.json` contains entries up to seq 123. */
export function backupName(seq: number): string {
  return `library-${String(seq).padStart(12, '0')}.json`
}

/** The last seq that a backup of this name contains; null for any other file. */
export function backupSeq(name: string): number | null {
  const digits = /^library-(\d{12})\.json$/.exec(name)?.[1]
  return digits === undefined ? null : Number(digits)
}

/** The backups that stay, the newest first. */
export function backupsToKeep(backups: readonly Backup[], now: number): Backup[] {
  const daysSeen = new Set<number>()
  return [...backups]
    .sort((a, b) => b.seq - a.seq)
    .filter(({ writtenAt }, index) => {
      const date = Math.floor(writtenAt / day)
      const isLastOfDay = !daysSeen.has(date) && Math.floor(now / day) - date < daysKept
      daysSeen.add(date)
      return index < newestKept || isLastOfDay
    })
}

/** The journals whose every entry is already in the oldest backup that stays. */
export function journalsToDrop(names: readonly string[], oldestSeq: number): string[] {
  const journals = names.filter(name => journalFirstSeq(name) !== null).sort()
  return journals.filter((_, index) => {
    const next = journals[index + 1]
    return next !== undefined && (journalFirstSeq(next) ?? Infinity) <= oldestSeq + 1
  })
}

/** Every backup of a library, the newest first. */
export async function listBackups(files: FileSystem, folder: string): Promise<Backup[]> {
  const backups: Backup[] = []
  for (const name of await files.list(join(folder, 'backups'))) {
    const seq = backupSeq(name)
    const status = seq === null ? null : await files.stat(join(folder, 'backups', name))
    if (seq !== null && status !== null)
      backups.push({ name, seq, writtenAt: status.modifiedAt, bytes: status.size })
  }
  return backups.sort((a, b) => b.seq - a.seq)
}

/**
 * Deletes what is no longer kept, after a new snapshot is on disk.
 *
 * Without any backup nothing is deleted: the journals alone can then rebuild the
 * library. Answers the names of the journals that went.
 */
export async function prune(files: FileSystem, folder: string, now: number): Promise<ReadonlySet<string>> {
  const backupFolder = join(folder, 'backups')
  const backups = await listBackups(files, folder)
  const kept = backupsToKeep(backups, now)
  const oldest = kept.at(-1)
  if (!oldest) return new Set()
  for (const backup of backups) {
    if (!kept.includes(backup)) await files.remove(join(backupFolder, backup.name))
  }
  // The removals must not be undone by a power cut after the journals are gone.
  await files.syncFolder(backupFolder)
  const dropped = journalsToDrop(await files.list(folder), oldest.seq)
  for (const name of dropped) await files.remove(join(folder, name))
  return new Set(dropped)
}
