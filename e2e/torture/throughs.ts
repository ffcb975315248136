/**
 * Mutants of the disk: what a careless library would do to it, put between the real one and its disk.
 *
 * Each leaves out, reorders or hides one thing that the protocol relies on.
 */
import type { FileHandle, FileSystem } from '../../electron/library/file-system.ts'

/** A name for the table, and the file system with one mistake. */
export interface Through {
  readonly mistake: string
  /** The layer to try first; the others follow. */
  readonly first?: string
  readonly through: (files: FileSystem) => FileSystem
}

const nothing = () => Promise.resolve()

export const throughs: Readonly<Record<string, Through>> = {
  'no-data-sync': {
    mistake: 'answers without waiting for the disk',
    through: withHandles(handle => ({ ...handle, dataSync: nothing })),
  },
  'no-file-sync': {
    mistake: 'does not wait for snapshots and new journals',
    through: withHandles(handle => ({ ...handle, sync: nothing })),
  },
  'no-folder-sync': {
    mistake: 'does not wait for names',
    through: files => ({ ...files, syncFolder: nothing }),
  },
  'sync-error-ignored': {
    mistake: 'takes a failed sync for a good one',
    through: withHandles(handle => ({ ...handle, dataSync: () => handle.dataSync().catch(nothing) })),
  },
  'write-error-ignored': {
    mistake: 'takes a failed write for a good one',
    through: withHandles(handle => ({
      ...handle,
      write: (bytes, position) => handle.write(bytes, position).catch(() => bytes.length),
    })),
  },
  'short-write-accepted': {
    mistake: 'takes half a write for a whole one',
    through: withHandles(handle => ({
      ...handle,
      write: async (bytes, position) => {
        await handle.write(bytes, position)
        return bytes.length
      },
    })),
  },
  'no-truncation': {
    mistake: 'leaves torn and refused bytes in the journal',
    first: 'model',
    through: withHandles(handle => ({ ...handle, truncate: nothing })),
  },
  'written-in-place': {
    mistake: 'copies over library.json instead of renaming',
    through: files => ({
      ...files,
      rename: async (from, to) => {
        if (!to.endsWith('library.json')) return files.rename(from, to)
        const bytes = await files.readFile(from)
        await files.remove(to)
        const handle = await files.open(to, 'wx')
        await handle.write(bytes.subarray(0, bytes.length >> 1), 0)
        await handle.write(bytes.subarray(bytes.length >> 1), bytes.length >> 1)
        await handle.close()
        await files.remove(from)
      },
    }),
  },
  'positions-forgotten': {
    mistake: 'writes every line at the start of the journal',
    through: withHandles(handle => ({ ...handle, write: bytes => handle.write(bytes, 0) })),
  },
}

function withHandles(change: (handle: FileHandle) => FileHandle): (files: FileSystem) => FileSystem {
  return files => ({ ...files, open: async (path, flag) => change(await files.open(path, flag)) })
}
