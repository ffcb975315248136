/**
 * Replacing a file in one step: whoever reads it sees the old or the new, never half of one.
 */
import { dirname } from 'node:path'
import { PaperlaneError } from '../../shared/errors.ts'
import { temporaryPath } from './aside.ts'
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
    return putInPlace(fileSystem, target, [bytes], false)
  })
}

/** Writes a file like `replaceFile`, from pieces that need not be in memory together. */
export async function replaceFileInPieces(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  fileSystem: FileSystem = nodeFileSystem,
): Promise<boolean> {
  return unlessUnwritable(path, async () => {
    const isThere = (await fileSystem.stat(path)) !== null
    const target = isThere ? await fileSystem.realPath(path) : path
    return putInPlace(fileSystem, target, pieces, isThere)
  })
}

async function putInPlace(
  fileSystem: FileSystem,
  target: string,
  pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  mayBeSame: boolean,
): Promise<boolean> {
  const temporary = temporaryPath(target)
  await writeNewFile(fileSystem, temporary, pieces)
  try {
    if (mayBeSame && (await areSame(fileSystem, temporary, target))) {
      await fileSystem.remove(temporary)
      return false
    }
    await fileSystem.rename(temporary, target)
  } catch (error) {
    await fileSystem.remove(temporary)
    throw error
  }
  await fileSystem.syncFolder(dirname(target))
  return true
}

/** Whether two files hold the same bytes, read a quarter megabyte at a time. */
async function areSame(fileSystem: FileSystem, one: string, other: string): Promise<boolean> {
  const [first, second] = [await fileSystem.open(one, 'r'), await fileSystem.open(other, 'r')]
  try {
    const { size } = await first.stat()
    if ((await second.stat()).size !== size) return false
    const [left, right] = [Buffer.alloc(1 << 18), Buffer.alloc(1 << 18)]
    for (let position = 0; position < size;) {
      const length = Math.min(left.length, size - position)
      const count = await first.read(left, length, position)
      if (count === 0 || (await second.read(right, count, position)) !== count) return false
      if (!left.subarray(0, count).equals(right.subarray(0, count))) return false
      position += count
    }
    return true
  } finally {
    await first.close()
    await second.close()
  }
}

async function unlessUnwritable<T>(path: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (cause) {
    if (errno(cause) === undefined) throw cause
    throw new PaperlaneError('file-unwritable', `${path} could not be written (${errno(cause)}).`, { cause })
  }
}
