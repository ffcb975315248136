/**
 * Replacing a file in one step: whoever reads it sees the old or the new, never half of one.
 */
import { randomBytes } from 'node:crypto'
import { dirname } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import { temporaryMark } from './aside.ts'
import { errno, type FileSystem, nodeFileSystem, writeNewFile } from './file-system.ts'

/**
 * Writes a file so that it is on disk, whole, when this answers.
 *
 * Bytes that are there already are not written again, so a program that
 * watches the file is woken only by real changes. Where the path is a symbolic
 * link, the file it leads to is replaced. Answers whether anything was written.
 *
 * @throws PaperlaneError `file-unwritable`; the file is then as it was
 */
export async function replaceFile(
  path: string,
  bytes: Uint8Array,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<boolean> {
  return unlessUnwritable(path, async () => {
    const present = await fileSystem.stat(path)
    const target = present ? await fileSystem.realPath(path) : path
    if (present?.size === bytes.length && (await fileSystem.readFile(target)).equals(bytes)) return false
    await putInPlace(fileSystem, target, [bytes])
    return true
  })
}

/** Writes a file like `replaceFile`, from pieces that need not be in memory together; it is always written. */
export async function replaceFileInPieces(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<void> {
  await unlessUnwritable(path, async () => {
    const isThere = (await fileSystem.stat(path)) !== null
    await putInPlace(fileSystem, isThere ? await fileSystem.realPath(path) : path, pieces)
  })
}

async function putInPlace(
  fileSystem: FileSystem,
  target: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const temporary = `${target}${temporaryMark}${randomBytes(6).toString('hex')}`
  await writeNewFile(fileSystem, temporary, pieces)
  try {
    await fileSystem.rename(temporary, target)
  } catch (error) {
    await fileSystem.remove(temporary)
    throw error
  }
  await fileSystem.syncFolder(dirname(target))
}

async function unlessUnwritable<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    if (errno(cause) === undefined) throw cause
    throw new PaperlaneError('file-unwritable', `${path} could not be written (${errno(cause)}).`, { cause })
  }
}
