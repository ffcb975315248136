/**
 * Relocating: takes a closed library to another folder, and never leaves half of one that could pass for whole.
 *
 * Every file is copied, synced and read back before the first gets its name.
 * Journals get theirs from the newest to the oldest, then the snapshots: as
 * long as something is missing, the new place is refused as damaged. The old
 * place is not touched; removing it is a step of its own.
 */
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import { temporaryMark, temporaryPath } from './aside.ts'
import { backupSeq } from './backups.ts'
import { ensureFolder, errno, type FileSystem, nodeFileSystem, writeNewFile } from './file-system.ts'
import { journalFirstSeq } from './journal.ts'
import { snapshotName } from './snapshot.ts'

/** What is in a folder that somebody would keep a library in. */
export type Content = 'missing' | 'empty' | 'library' | 'other'

/** The folders of a library; `cache` is made anew wherever it is missing. */
const keptFolders = ['backups', 'quarantine', 'conflicts'] as const

/** Whether a folder holds a library, something else, or nothing. Names that systems put everywhere do not count. */
export async function contentOf(folder: string, files: FileSystem = nodeFileSystem): Promise<Content> {
  if ((await files.stat(folder)) === null) return 'missing'
  const names = (await files.list(folder)).filter(
    name => !systemNames.test(name) && !name.includes(temporaryMark),
  )
  const backups = await files.list(join(folder, 'backups'))
  const isLibrary =
    names.some(name => name === snapshotName || journalFirstSeq(name) !== null) ||
    backups.some(name => backupSeq(name) !== null)
  if (isLibrary) return 'library'
  return names.length === 0 ? 'empty' : 'other'
}

const systemNames = /^(\.DS_Store|desktop\.ini|Thumbs\.db|lost\+found|System Volume Information|\.Trash.*)$/i

/**
 * Copies a closed library into a folder that is empty or not there yet.
 *
 * @throws PaperlaneError `file-unwritable`; the new place is then empty, or refused when it is opened
 */
export async function copyLibrary(
  from: string,
  to: string,
  files: FileSystem = nodeFileSystem,
): Promise<void> {
  const content = await contentOf(to, files)
  if (content !== 'empty' && content !== 'missing')
    throw new PaperlaneError('file-unwritable', `${to} is not empty. Choose an empty folder.`)
  const mark = temporaryPath('library')
  const staged: string[] = []
  try {
    const names = await filesOf(from, files)
    await ensureFolder(files, to)
    for (const [index, name] of names.entries()) {
      staged.push(join(to, `${mark}-${index}`))
      await copyWhole(files, join(from, name), join(to, `${mark}-${index}`))
    }
    for (const [index, name] of names.entries()) {
      await ensureFolder(files, dirname(join(to, name)))
      await files.rename(join(to, `${mark}-${index}`), join(to, name))
      await files.syncFolder(dirname(join(to, name)))
    }
    await files.syncFolder(to)
  } catch (cause) {
    for (const path of staged) await files.remove(path)
    if (errno(cause) === undefined) throw cause
    const message = `The library could not be copied to ${to} (${errno(cause)}). It is where it was.`
    throw new PaperlaneError('file-unwritable', message, { cause })
  }
}

/** Removes a closed library's own files, once they are kept elsewhere. Anything else in the folder stays. */
export async function removeLibrary(folder: string, files: FileSystem = nodeFileSystem): Promise<void> {
  // The other way round than copying: what is left when this is stopped is refused as damaged.
  for (const name of (await filesOf(folder, files)).reverse()) await files.remove(join(folder, name))
  for (const name of [...keptFolders, 'cache']) await rm(join(folder, name), { recursive: true, force: true })
  await files.syncFolder(folder)
}

/** The files of a library, relative to it: journals from the newest to the oldest, then the rest, library.json last. */
async function filesOf(folder: string, files: FileSystem): Promise<string[]> {
  const journals = (await files.list(folder))
    .filter(name => journalFirstSeq(name) !== null)
    .sort()
    .reverse()
  const others: string[] = []
  for (const kept of keptFolders) {
    for (const name of await files.list(join(folder, kept)))
      if (!name.includes(temporaryMark)) others.push(join(kept, name))
  }
  const isThere = (await files.stat(join(folder, snapshotName))) !== null
  return [...journals, ...others, ...(isThere ? [snapshotName] : [])]
}

/** Copies a file and reads it back: what is about to be relied on must be what was written. */
async function copyWhole(files: FileSystem, from: string, to: string): Promise<void> {
  const bytes = await files.readFile(from)
  await writeNewFile(files, to, [bytes])
  if (!(await files.readFile(to)).equals(bytes))
    throw Object.assign(new Error(`${to} does not hold what was written`), { code: 'EIO' })
}
