/**
 * The file system, as little of it as the library uses.
 *
 * The library reaches the disk through this interface alone, so that tests can
 * make any single call fail, or keep the files in memory and cut the power.
 * Errors are Node's own, with `code` set to the errno.
 */
import { constants, promises as fs } from 'node:fs'
import { dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** What tells one file from another, and one state of it from the next. */
export interface FileStatus {
  readonly device: bigint
  readonly inode: bigint
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modifiedAt: number
}

export interface FileHandle {
  /** Reads up to `length` bytes; answers how many there were. */
  read(into: Uint8Array, length: number, position: number): Promise<number>
  /** Writes as much as the system takes; answers how many bytes that was. */
  write(bytes: Uint8Array, position: number): Promise<number>
  /** Waits until data and size are on disk. */
  dataSync(): Promise<void>
  /** Waits until everything about the file is on disk. */
  sync(): Promise<void>
  truncate(length: number): Promise<void>
  stat(): Promise<FileStatus>
  close(): Promise<void>
}

/** `r` reads, `r+` also writes, `wx` makes a new file and fails where one exists. */
export type OpenFlag = 'r' | 'r+' | 'wx'

export interface FileSystem {
  open(path: string, flag: OpenFlag): Promise<FileHandle>
  readFile(path: string): Promise<Buffer>
  /** The names in a folder, in no order; empty where there is no such folder. */
  list(folder: string): Promise<readonly string[]>
  /** null where there is no such file. */
  stat(path: string): Promise<FileStatus | null>
  realPath(path: string): Promise<string>
  /** Makes a folder and those above it; content where it exists. */
  makeFolder(path: string): Promise<void>
  /** Puts a file in the place of another in one step. */
  rename(from: string, to: string): Promise<void>
  link(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  /** Waits until the names in a folder are on disk. Windows has no such call and needs none. */
  syncFolder(path: string): Promise<void>
}

/** The file system of this computer. */
export const nodeFileSystem: FileSystem = {
  async open(path, flag) {
    const handle = await fs.open(path, flag)
    return {
      read: async (into, length, position) => (await handle.read(into, 0, length, position)).bytesRead,
      write: async (bytes, position) => (await handle.write(bytes, 0, bytes.length, position)).bytesWritten,
      dataSync: () => handle.datasync(),
      sync: () => handle.sync(),
      truncate: length => handle.truncate(length),
      stat: async () => status(await handle.stat({ bigint: true })),
      close: () => handle.close(),
    }
  },
  readFile: path => fs.readFile(path),
  list: folder => orWhenMissing(fs.readdir(folder), []),
  stat: path => orWhenMissing(fs.stat(path, { bigint: true }).then(status), null),
  realPath: path => fs.realpath(path),
  async makeFolder(path) {
    await fs.mkdir(path, { recursive: true })
  },
  rename: (from, to) => patiently(() => fs.rename(from, to)),
  link: (from, to) => fs.link(from, to),
  remove: path => patiently(() => fs.rm(path, { force: true })),
  async syncFolder(path) {
    if (process.platform === 'win32') return
    const handle = await fs.open(path, constants.O_RDONLY)
    try {
      await handle.sync()
    } finally {
      await handle.close()
    }
  },
}

/** The errno of an error from a file system, as `ENOSPC`; undefined for any other error, a bug of Node's use among them. */
export function errno(error: unknown): string | undefined {
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) return undefined
  return /^E(?!RR_)[A-Z0-9]+$/.test(error.code) ? error.code : undefined
}

/** Writes every byte at a position, however few the system takes at once; answers the end. */
export async function writeAll(handle: FileHandle, bytes: Uint8Array, position: number): Promise<number> {
  let done = 0
  while (done < bytes.length) {
    const written = await handle.write(bytes.subarray(done), position + done)
    if (written === 0) throw Object.assign(new Error('the disk takes no more bytes'), { code: 'ENOSPC' })
    done += written
  }
  return position + done
}

/**
 * Fills an empty file and waits until it is on disk. A chunk is written while the one after it is
 * made, so each has bytes of its own. Answers what the file is then.
 *
 * The size is checked at the end: some network drives report a full disk only by a short file.
 */
export async function fill(
  handle: FileHandle,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<FileStatus> {
  let writing = Promise.resolve(0)
  const syncing = new EarlySync(handle)
  try {
    for await (const chunk of chunks) {
      const end = await writing
      syncing.after(end)
      writing = writeAll(handle, chunk, end)
      writing.catch(() => undefined) // whoever waits for it hears of it
    }
  } finally {
    await Promise.allSettled([writing, syncing.done]) // of chunks that could not be made, the last is on its way
  }
  const end = await writing
  await syncing.done
  await handle.sync()
  const status = await handle.stat()
  if (status.size !== end)
    throw Object.assign(new Error(`${status.size} of ${end} bytes were kept`), { code: 'ENOSPC' })
  return status
}

/** Bytes of a file that are brought to disk together while more of it is made. */
const syncedTogether = 1 << 22

/**
 * Has the disk take a long file while it is made. Left to the end, all of it would be waited for
 * at once, and so would a decision that is kept at that moment.
 */
class EarlySync {
  readonly #handle: FileHandle
  #done = Promise.resolve()
  #isBusy = false
  #end = 0

  constructor(handle: FileHandle) {
    this.#handle = handle
  }

  /** Fails where any of it failed: the system tells of bytes that it could not keep only once. */
  get done(): Promise<void> {
    return this.#done
  }

  /** Begins with what has been written up to here, where that is much and no sync is under way. */
  after(end: number): void {
    if (this.#isBusy || end - this.#end < syncedTogether) return
    this.#isBusy = true
    this.#end = end
    this.#done = this.#done.then(() => this.#handle.dataSync()).finally(() => (this.#isBusy = false))
    this.#done.catch(() => undefined) // whoever waits for it hears of it
  }
}

/**
 * Writes a file that must not exist yet, as `fill`, and waits until its name is on disk as well.
 * A file that could not be finished is removed.
 */
export async function writeNewFile(
  files: FileSystem,
  path: string,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
): Promise<void> {
  const handle = await files.open(path, 'wx')
  try {
    try {
      await fill(handle, chunks)
    } finally {
      await handle.close()
    }
  } catch (error) {
    await files.remove(path)
    throw error
  }
  await files.syncFolder(dirname(path))
}

/** Removes a file that does no harm where it stays: a temporary one is deleted by the next opening. */
export async function removeIfPossible(files: FileSystem, path: string): Promise<void> {
  try {
    await files.remove(path)
  } catch (error) {
    if (errno(error) === undefined) throw error
  }
}

/**
 * Makes a folder where there is none, and those above it; their names are on disk when this answers.
 *
 * A file in a folder whose own name never reached the disk is lost with it, however well it was synced.
 */
export async function ensureFolder(files: FileSystem, path: string): Promise<void> {
  if ((await files.stat(path)) !== null) return
  const above = dirname(path)
  await ensureFolder(files, above)
  await files.makeFolder(path)
  await files.syncFolder(above)
}

function status(stats: { dev: bigint; ino: bigint; size: bigint; mtimeMs: bigint }): FileStatus {
  return {
    device: stats.dev,
    inode: stats.ino,
    size: Number(stats.size),
    modifiedAt: Number(stats.mtimeMs),
  }
}

async function orWhenMissing<T, U>(found: Promise<T>, missing: U): Promise<T | U> {
  try {
    return await found
  } catch (error) {
    if (errno(error) === 'ENOENT') return missing
    throw error
  }
}

/** On Windows a virus scanner may hold a file for a moment: five tries within 150 ms. */
async function patiently(act: () => Promise<void>): Promise<void> {
  for (let wait = 10; ; wait *= 2) {
    try {
      await act()
      return
    } catch (error) {
      const isHeld = ['EPERM', 'EBUSY', 'EACCES'].includes(errno(error) ?? '')
      if (process.platform !== 'win32' || !isHeld || wait > 80) throw error
      await sleep(wait)
    }
  }
}
