/**
 * A power cut: what is left on a disk when it stops after some of its effects.
 *
 * Only what was synced is certain: a file's bytes by a sync of the file, a name
 * by a sync of its folder. Of everything else, any part may be there: a write
 * wholly, torn, as zeros, or not at all; a name made, moved or removed, or not
 * yet. A sync that failed makes nothing certain, nor does a later one make good
 * what it gave up, as Linux marks such pages clean.
 */
import { dirname } from 'node:path'
import { type Effect, type Image, MemoryDisk, truncate, writeInto } from './memory-disk.ts'
import type { Random } from './random.ts'

/**
 * Whether unsynced names survive as a journaling file system keeps them, all up
 * to some moment and none after it; or in any combination, as POSIX allows.
 */
export type NameOrder = 'in order' | 'in any order'

/** A disk as it may be found when the power fails after the first `at` effects. */
export function cutPower(disk: MemoryDisk, at: number, random: Random, order: NameOrder): MemoryDisk {
  const durable = durableEffects(disk.log, at)
  const lastName = random.below(at + 1)
  const found = replay(disk, at, (effect, index) => {
    if (durable[index] === 1) return effect
    if (effect.type === 'write') return remains(effect, random)
    const isThere =
      effect.type === 'truncate' || order === 'in any order' ? random.chance(0.5) : index < lastName
    return isThere ? effect : null
  })
  return new MemoryDisk(found)
}

/**
 * The disk as a new process finds it when the old one was killed after `at` effects.
 *
 * Everything is there, in the system's memory; but the power may still fail
 * later, so what was not synced then is no more certain now.
 */
export function killProcess(disk: MemoryDisk, at: number): MemoryDisk {
  return new MemoryDisk(
    disk.base,
    replay(disk, at, effect => effect),
    disk.log.slice(0, at),
  )
}

/** For each effect 1 where a sync after it promised it, else 0. */
function durableEffects(log: readonly Effect[], at: number): Uint8Array {
  const durable = new Uint8Array(at)
  const syncedFiles = new Set<number>()
  const syncedFolders = new Set<string>()
  for (let index = at - 1; index >= 0; index--) {
    const effect = log[index]
    if (effect?.type === 'sync') {
      if (effect.isFailed) syncedFiles.delete(effect.inode)
      else syncedFiles.add(effect.inode)
    } else if (effect?.type === 'syncFolder') {
      syncedFolders.add(effect.folder)
    } else if (effect?.type === 'write' || effect?.type === 'truncate') {
      durable[index] = syncedFiles.has(effect.inode) ? 1 : 0
    } else if (effect) {
      durable[index] = syncedFolders.has(effect.folder) ? 1 : 0
    }
  }
  return durable
}

/** What is left of a write nobody waited for; null for nothing. */
function remains(write: Effect & { type: 'write' }, random: Random): Effect | null {
  const { bytes } = write
  const part = random.below(bytes.length + 1)
  const kind = random.next()
  if (kind < 0.3) return null
  if (kind < 0.6) return { ...write, bytes: bytes.subarray(0, part) }
  if (kind < 0.75) return { ...write, bytes: Buffer.alloc(bytes.length) }
  if (kind < 0.9) return { ...write, bytes: Buffer.from(bytes).fill(0, 0, part) }
  return write
}

interface Content {
  bytes: Buffer
  length: number
}

function replay(
  { base, log }: MemoryDisk,
  at: number,
  survives: (effect: Effect, index: number) => Effect | null,
): Image {
  const names = new Map(base.names)
  const folders = new Set(base.folders)
  const touched = new Map<number, Content>()
  const content = (inode: number) => {
    let found = touched.get(inode)
    if (!found) {
      const bytes = base.contents.get(inode) ?? Buffer.alloc(0)
      touched.set(inode, (found = { bytes, length: bytes.length }))
    }
    return found
  }
  for (let index = 0; index < at; index++) {
    const happened = log[index]
    const effect = happened && survives(happened, index)
    switch (effect?.type) {
      case 'write':
        writeInto(content(effect.inode), effect.bytes, effect.position)
        break
      case 'truncate':
        truncate(content(effect.inode), effect.length)
        break
      case 'name':
        names.set(effect.path, effect.inode)
        break
      case 'rename':
        if (names.get(effect.from) === effect.inode) names.delete(effect.from)
        names.set(effect.path, effect.inode)
        break
      case 'remove':
        names.delete(effect.path)
        break
      case 'folder':
        folders.add(effect.path)
        break
      case 'sync':
      case 'syncFolder':
      case undefined:
        break
    }
  }
  // A folder that never reached the disk takes everything in it along.
  for (const folder of folders) {
    if (!base.folders.has(folder) && !folders.has(dirname(folder))) folders.delete(folder)
  }
  const contents = new Map<number, Buffer>()
  for (const [path, inode] of names) {
    if (!folders.has(dirname(path))) {
      names.delete(path)
      continue
    }
    const { bytes, length } = content(inode)
    contents.set(inode, bytes.subarray(0, length))
  }
  return { names, folders, contents }
}
