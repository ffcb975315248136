/**
 * Checking a backup: is it whole, and how many papers does it hold.
 *
 * Reads the file a piece at a time and parses nothing, so that checking a list
 * of large backups costs neither memory nor anybody's patience.
 */
import { crc32 } from 'node:zlib'
import type { BackupCheck } from '../../shared/ipc/keeping.ts'
import type { FileSystem } from './file-system.ts'
import { checkOf, snapshotCheckBytes } from './formats/v1-snapshot.ts'

const damaged: BackupCheck = { isIntact: false, papers: null }
const pieceBytes = 1 << 18
const lineFeed = 10
/** Ends a paper, and with a comma behind it the line of one. */
const endsOfPapers: ReadonlySet<number | undefined> = new Set(Buffer.from('},'))

/** Reads a snapshot in format 1 and says whether every byte is as it was written. */
export async function checkBackup(files: FileSystem, path: string): Promise<BackupCheck> {
  const handle = await files.open(path, 'r')
  try {
    const { size } = await handle.stat()
    const tailStart = Math.max(0, size - snapshotCheckBytes)
    const tail = Buffer.alloc(size - tailStart)
    await handle.read(tail, tail.length, tailStart)
    const expected = checkOf(tail)
    if (expected === null) return damaged
    const piece = Buffer.alloc(pieceBytes)
    let crc = 0
    let papers = 0
    let last: number | undefined
    for (let position = 0; position < tailStart;) {
      const count = await handle.read(piece, Math.min(pieceBytes, tailStart - position), position)
      if (count === 0) return damaged
      const bytes = piece.subarray(0, count)
      crc = crc32(bytes, crc)
      for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1))
        if (endsOfPapers.has(at === 0 ? last : bytes[at - 1])) papers++
      last = bytes[count - 1]
      position += count
    }
    return crc === expected ? { isIntact: true, papers } : damaged
  } finally {
    await handle.close()
  }
}
