/**
 * A disk in memory that remembers what was asked of it, in order.
 *
 * Every effect on files and names goes into a log, so that the power can be
 * cut after any of them (`crash.ts` decides what had reached the platter). It
 * refuses what a real file system refuses, with the same errno.
 */
import { dirname } from 'node:path'
import type { FileHandle, FileStatus, FileSystem, OpenFlag } from '../../electron/library/file-system.ts'

/** Something that changed the disk, or made earlier changes durable. */
export type Effect =
  | { readonly type: 'write'; readonly inode: number; readonly position: number; readonly bytes: Buffer }
  | { readonly type: 'truncate'; readonly inode: number; readonly length: number }
  | { readonly type: 'sync'; readonly inode: number; readonly isFailed: boolean }
  | { readonly type: 'name'; readonly folder: string; readonly path: string; readonly inode: number }
  | {
      readonly type: 'rename'
      readonly folder: string
      readonly from: string
      readonly path: string
      readonly inode: number
    }
  | { readonly type: 'remove'; readonly folder: string; readonly path: string }
  | { readonly type: 'folder'; readonly folder: string; readonly path: string }
  | { readonly type: 'syncFolder'; readonly folder: string }

/** What lies on a disk. */
export interface Image {
  readonly names: Map<string, number>
  readonly folders: Set<string>
  readonly contents: Map<number, Buffer>
}

interface File {
  bytes: Buffer
  length: number
  modifiedAt: number
}

let disks = 0

/**
 * A disk with nothing on it, and where a library may be made.
 *
 * No two libraries have one path: their locks are real, and a mutant may keep them.
 */
export function freshDisk(): { readonly root: string; readonly disk: MemoryDisk } {
  const above = `/torture-${process.pid}-${disks++}`
  const disk = new MemoryDisk({ names: new Map(), folders: new Set([above]), contents: new Map() })
  return { root: `${above}/library`, disk }
}

export class MemoryDisk {
  /** What was durable before the first effect of the log. */
  readonly base: Image
  readonly log: Effect[] = []
  readonly files: FileSystem
  /** How many turns of the event loop's queue the next call takes; decides what overtakes what. */
  pace: () => number = () => 0
  /** Files that are open at the moment. */
  openHandles = 0
  readonly #names: Map<string, number>
  readonly #folders: Set<string>
  readonly #files = new Map<number, File>()
  #nextInode: number
  #clock = 0

  /** @param now what is on it: differs from `base` where the log says what happened in between */
  constructor(base: Image, now: Image = base, log: readonly Effect[] = []) {
    this.base = base
    this.log.push(...log)
    this.#names = new Map(now.names)
    this.#folders = new Set(now.folders)
    for (const [inode, bytes] of now.contents)
      this.#files.set(inode, { bytes, length: bytes.length, modifiedAt: 0 })
    // A number in the log must not come to name another file.
    const logged = log.map(effect => ('inode' in effect ? effect.inode : 0))
    this.#nextInode = Math.max(0, ...now.contents.keys(), ...logged) + 1
    this.files = this.#fileSystem()
  }

  /** Every file by its path. */
  image(): Image {
    const contents = new Map([...this.#files].map(([inode, file]) => [inode, Buffer.from(bytesOf(file))]))
    return { names: new Map(this.#names), folders: new Set(this.#folders), contents }
  }

  /** Notes that a sync of a file has failed: what was unsynced may never reach the platter any more. */
  failSync(path: string): void {
    const inode = this.#names.get(path)
    if (inode !== undefined) this.log.push({ type: 'sync', inode, isFailed: true })
  }

  #fileSystem(): FileSystem {
    return {
      open: (path, flag) => this.#answer(() => this.#open(path, flag)),
      readFile: path => this.#answer(() => Buffer.from(bytesOf(this.#file(path)))),
      list: folder => this.#answer(() => this.#list(folder)),
      stat: path => this.#answer(() => this.#stat(path)),
      realPath: path => this.#answer(() => this.#realPath(path)),
      makeFolder: path => this.#answer(() => this.#makeFolder(path)),
      rename: (from, to) => this.#answer(() => this.#rename(from, to)),
      link: (from, to) => this.#answer(() => this.#link(from, to)),
      remove: path => this.#answer(() => this.#remove(path)),
      syncFolder: folder =>
        this.#answer(() => {
          this.#needFolder(folder)
          this.log.push({ type: 'syncFolder', folder })
        }),
    }
  }

  /** What a plain function answers or throws, after as many turns as the disk takes for it. */
  async #answer<T>(act: () => T): Promise<T> {
    for (let turns = this.pace(); turns > 0; turns--) await Promise.resolve()
    return act()
  }

  #open(path: string, flag: OpenFlag): FileHandle {
    let inode = this.#names.get(path)
    if (flag === 'wx') {
      if (inode !== undefined) throw failure('EEXIST', path)
      inode = this.#nextInode++
      this.#files.set(inode, { bytes: Buffer.alloc(0), length: 0, modifiedAt: ++this.#clock })
      this.#name(path, inode)
    }
    if (inode === undefined) throw failure('ENOENT', path)
    return this.#handle(inode)
  }

  #handle(inode: number): FileHandle {
    this.openHandles++
    const file = this.#files.get(inode) ?? { bytes: Buffer.alloc(0), length: 0, modifiedAt: 0 }
    const sync = () => {
      this.log.push({ type: 'sync', inode, isFailed: false })
    }
    return {
      read: (into, length, position) =>
        this.#answer(() => bytesOf(file).copy(into, 0, position, position + length)),
      write: (bytes, position) =>
        this.#answer(() => {
          const kept = Buffer.from(bytes)
          writeInto(file, kept, position)
          file.modifiedAt = ++this.#clock
          this.log.push({ type: 'write', inode, position, bytes: kept })
          return kept.length
        }),
      dataSync: () => this.#answer(sync),
      sync: () => this.#answer(sync),
      truncate: length =>
        this.#answer(() => {
          truncate(file, length)
          file.modifiedAt = ++this.#clock
          this.log.push({ type: 'truncate', inode, length })
        }),
      stat: () => this.#answer(() => statusOf(inode, file)),
      close: () =>
        this.#answer(() => {
          this.openHandles--
        }),
    }
  }

  #list(folder: string): string[] {
    const inside = (path: string) => dirname(path) === folder
    return [...this.#names.keys(), ...this.#folders].filter(inside).map(path => path.slice(folder.length + 1))
  }

  #stat(path: string): FileStatus | null {
    if (this.#folders.has(path)) return { device: 1n, inode: 0n, size: 0, modifiedAt: 0 }
    const inode = this.#names.get(path)
    return inode === undefined ? null : statusOf(inode, this.#file(path))
  }

  #realPath(path: string): string {
    if (!this.#folders.has(path) && !this.#names.has(path)) throw failure('ENOENT', path)
    return path
  }

  #makeFolder(path: string): void {
    if (this.#folders.has(path)) return
    if (dirname(path) !== path) this.#makeFolder(dirname(path))
    this.#folders.add(path)
    this.log.push({ type: 'folder', folder: dirname(path), path })
  }

  #rename(from: string, to: string): void {
    const inode = this.#inode(from)
    this.#needFolder(dirname(to))
    this.#names.delete(from)
    this.#names.set(to, inode)
    this.log.push({ type: 'rename', folder: dirname(to), from, path: to, inode })
  }

  #link(from: string, to: string): void {
    if (this.#names.has(to)) throw failure('EEXIST', to)
    this.#name(to, this.#inode(from))
  }

  #name(path: string, inode: number): void {
    const folder = dirname(path)
    this.#needFolder(folder)
    this.#names.set(path, inode)
    this.log.push({ type: 'name', folder, path, inode })
  }

  #remove(path: string): void {
    if (!this.#names.delete(path)) return
    this.log.push({ type: 'remove', folder: dirname(path), path })
  }

  #file(path: string): File {
    const file = this.#files.get(this.#inode(path))
    if (!file) throw failure('EIO', path)
    return file
  }

  #inode(path: string): number {
    const inode = this.#names.get(path)
    if (inode === undefined) throw failure('ENOENT', path)
    return inode
  }

  #needFolder(path: string): void {
    if (!this.#folders.has(path)) throw failure('ENOENT', path)
  }
}

/** Writes into a growing buffer; bytes between its old end and the position are zero, as on a disk. */
export function writeInto(file: { bytes: Buffer; length: number }, bytes: Buffer, position: number): void {
  const end = Math.max(file.length, position + bytes.length)
  // A buffer without room to spare may belong to an image, which must stay as it is.
  if (end > file.bytes.length || file.length === file.bytes.length) {
    const grown = Buffer.alloc(end * 2 + 64)
    file.bytes.copy(grown, 0, 0, file.length)
    file.bytes = grown
  }
  bytes.copy(file.bytes, position)
  file.length = end
}

/** Cuts or extends; what comes to lie inside again later is zero. */
export function truncate(file: { bytes: Buffer; length: number }, length: number): void {
  const kept = Buffer.alloc(length)
  file.bytes.copy(kept, 0, 0, file.length)
  file.bytes = kept
  file.length = length
}

function bytesOf({ bytes, length }: { bytes: Buffer; length: number }): Buffer {
  return bytes.subarray(0, length)
}

function statusOf(inode: number, { length, modifiedAt }: File): FileStatus {
  return { device: 1n, inode: BigInt(inode), size: length, modifiedAt }
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code })
}
