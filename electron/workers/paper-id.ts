/**
 * New ids for papers.
 */
import { randomFillSync } from 'node:crypto'
import type { PaperId } from '../../shared/library/paper.ts'

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** Bytes for many ids: to ask the system for each character took longer than to read the paper. */
const random = new Uint8Array(4096)
let used = random.length

/**
 * Twelve random characters of 62: 71 bits.
 *
 * Among a million papers the chance of any two being equal is below one in a
 * thousand million, and the library passes over an id it already has.
 */
export function newPaperId(): PaperId {
  let id = ''
  while (id.length < 12) {
    if (used === random.length) {
      randomFillSync(random)
      used = 0
    }
    const byte = random[used++] ?? 0
    // Of the bytes above the last multiple of 62 some characters would be likelier than others.
    if (byte < 248) id += characters.charAt(byte % 62)
  }
  return id as PaperId
}
