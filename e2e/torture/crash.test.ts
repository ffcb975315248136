import { describe, expect, test } from 'vitest'
import { cutPower, killProcess } from './crash.ts'
import { freshDisk, type MemoryDisk } from './memory-disk.ts'
import { Random } from './random.ts'

/** What a file holds after each of many power cuts at the end of the log; null where it is gone. */
function remains(disk: MemoryDisk, path: string): Set<string | null> {
  const found = new Set<string | null>()
  for (let seed = 0; seed < 200; seed++) {
    const left = cutPower(disk, disk.log.length, new Random(seed), 'in any order').image()
    const inode = left.names.get(path)
    found.add(inode === undefined ? null : (left.contents.get(inode) ?? Buffer.alloc(0)).toString())
  }
  return found
}

async function written(text: string) {
  const { root, disk } = freshDisk()
  await disk.files.makeFolder(root)
  await disk.files.syncFolder(root.slice(0, root.lastIndexOf('/')))
  const path = `${root}/file`
  const handle = await disk.files.open(path, 'wx')
  await handle.write(Buffer.from(text), 0)
  return { root, disk, path, handle }
}

describe('a power cut', () => {
  test('leaves what was synced, bytes and name', async () => {
    const { root, disk, path, handle } = await written('abc')
    await handle.dataSync()
    await disk.files.syncFolder(root)
    expect(remains(disk, path)).toEqual(new Set(['abc']))
  })

  test('may leave unsynced bytes wholly, torn, as zeros or not at all', async () => {
    const { root, disk, path } = await written('abc')
    await disk.files.syncFolder(root)
    const found = remains(disk, path)
    for (const text of ['abc', 'ab', '\0\0\0', '\0bc', '']) expect(found).toContain(text)
  })

  test('may take a name that was not synced, however well its bytes were', async () => {
    const { disk, path, handle } = await written('abc')
    await handle.sync()
    expect(remains(disk, path)).toEqual(new Set(['abc', null]))
  })

  test('may take bytes whose sync failed, though a later one did not', async () => {
    const { root, disk, path, handle } = await written('abc')
    await disk.files.syncFolder(root)
    disk.failSync(path)
    await handle.dataSync()
    expect(remains(disk, path)).toContain('')
  })

  test('may leave the old name of a file that was renamed, or the new one', async () => {
    const { root, disk, path, handle } = await written('abc')
    await handle.sync()
    await disk.files.syncFolder(root)
    await disk.files.rename(path, `${root}/new`)
    expect(remains(disk, path)).toEqual(new Set(['abc', null]))
    expect(remains(disk, `${root}/new`)).toEqual(new Set(['abc', null]))
  })

  test('takes a folder whose name was not synced with everything in it', async () => {
    const { disk, path, root } = await written('abc')
    await disk.files.makeFolder(`${root}/inner`)
    await disk.files.link(path, `${root}/inner/file`)
    await disk.files.syncFolder(`${root}/inner`)
    expect(remains(disk, `${root}/inner/file`)).toContain(null)
  })
})

test('a killed process leaves everything, as certain as it was', async () => {
  const { disk, path } = await written('abc')
  const found = killProcess(disk, disk.log.length)
  expect((await found.files.readFile(path)).toString()).toBe('abc')
  expect(remains(found, path)).toContain(null)
})
