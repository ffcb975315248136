/**
 * New ids for papers.
 */
import { randomInt } from 'node:crypto'
import { type PaperId, paperId } from '../../shared/library/paper.ts'

const characters = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/**
 * Twelve random characters of 62: 71 bits.
 *
 * Among a million papers the chance of any two being equal is below one in a
 * thousand million, and the library passes over an id it already has.
 */
export function newPaperId(): PaperId {
  const chosen = Array.from({ length: 12 }, () => characters[randomInt(characters.length)])
  return paperId(chosen.join(''))
}
