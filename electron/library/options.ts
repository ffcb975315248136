/**
 * What may be set when a library is opened, and what holds where nothing is set.
 */
import { type FileSystem, nodeFileSystem } from './file-system.ts'

export interface LibraryOptions {
  /** `now` answers milliseconds since 1970. */
  readonly clock?: { now(): number }
  readonly fileSystem?: FileSystem
  /** The version of Paperlane, written into snapshots for people to read: `1.2.0`. */
  readonly version?: string
  /**
   * What to do where there is no such folder or no library in it: `make` a new one, or
   * `refuse`, as for a library that was there before and may be on a drive that is not.
   */
  readonly whenMissing?: 'make' | 'refuse'
  /** The journal is folded into a new snapshot when it is larger than this many bytes and a quarter of the snapshot. */
  readonly compactAfterBytes?: number
  /** On closing, it is folded when it has more than this many entries. */
  readonly compactAfterEntries?: number
  /** An import of at least so many papers is written ahead of its turn, beside whatever else is asked. */
  readonly aheadFrom?: number
}

export const defaultOptions: Required<LibraryOptions> = {
  clock: Date,
  fileSystem: nodeFileSystem,
  version: '0',
  whenMissing: 'make',
  compactAfterBytes: 4 * 1024 * 1024,
  compactAfterEntries: 200,
  aheadFrom: 2_000,
}
