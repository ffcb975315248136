import { lstat, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { faultyFiles } from './faulty-files.ts'
import { type FileSystem, nodeFileSystem } from './file-system.ts'
import { replaceFile, replaceFileInPieces } from './replace-file.ts'
import { inFolder } from './test-papers.ts'

const bytes = (text: string) => Buffer.from(text)

test('a file is made, replaced as a whole, and left alone when nothing changes', async () => {
  await inFolder(async folder => {
    const path = join(folder, 'reading.bib')
    expect(await replaceFile(path, bytes('one'))).toBe(true)
    const before = await stat(path)
    expect(await replaceFile(path, bytes('one'))).toBe(false)
    expect((await stat(path)).ino).toBe(before.ino)
    expect(await replaceFile(path, bytes('two'))).toBe(true)
    expect(await readFile(path, 'utf8')).toBe('two')
    expect(await readdir(folder)).toEqual(['reading.bib'])
  })
})

test('a file that comes in pieces is left alone too when nothing changes', async () => {
  await inFolder(async folder => {
    const path = join(folder, 'reading.bib')
    const long = 'x'.repeat(300_000)
    const write = (...pieces: string[]) =>
      replaceFileInPieces(
        path,
        (async function* () {
          for (const piece of pieces) yield await Promise.resolve(bytes(piece))
        })(),
      )
    expect(await write(long, 'one')).toBe(true)
    const { ino } = await stat(path)
    expect(await write(long + 'o', 'ne')).toBe(false)
    expect((await stat(path)).ino).toBe(ino)
    for (const end of ['two', 'on', 'ones', '']) {
      expect(await write(long, end)).toBe(true)
      expect(await readFile(path, 'utf8')).toBe(long + end)
    }
    expect(await readdir(folder)).toEqual(['reading.bib'])
  })
})

test('a file that a link leads to is replaced, and the link stays', async () => {
  await inFolder(async folder => {
    await writeFile(join(folder, 'real.bib'), 'one')
    await symlink('real.bib', join(folder, 'link.bib'))
    await replaceFile(join(folder, 'link.bib'), bytes('two'))
    expect((await lstat(join(folder, 'link.bib'))).isSymbolicLink()).toBe(true)
    expect(await readFile(join(folder, 'real.bib'), 'utf8')).toBe('two')
  })
})

test.each(['open', 'write', 'sync', 'rename'])(
  'a failure to %s leaves the old file and nothing else',
  async fails => {
    await inFolder(async folder => {
      const path = join(folder, 'reading.bib')
      await writeFile(path, 'one')
      const files = faultyFiles(call => (call === fails ? 'ENOSPC' : null))
      await expect(replaceFile(path, bytes('two'), files)).rejects.toMatchObject({ code: 'file-unwritable' })
      expect(await readFile(path, 'utf8')).toBe('one')
      expect(await readdir(folder)).toEqual(['reading.bib'])
    })
  },
)

test.each(['the next piece cannot be made', 'a piece cannot be written'])(
  'where %s, the old file and nothing else is there, and nothing is written any more',
  async what => {
    await inFolder(async folder => {
      const path = join(folder, 'reading.bib')
      await writeFile(path, 'one')
      let underWay = 0
      const slow: FileSystem = {
        ...nodeFileSystem,
        async open(name, flag) {
          const handle = await nodeFileSystem.open(name, flag)
          return {
            ...handle,
            async write(piece, position) {
              underWay++
              await new Promise(resolve => setTimeout(resolve, 20))
              underWay--
              if (what === 'a piece cannot be written')
                throw Object.assign(new Error('full'), { code: 'ENOSPC' })
              return handle.write(piece, position)
            },
            async close() {
              expect(underWay).toBe(0)
              await handle.close()
            },
          }
        },
      }
      const pieces = (async function* () {
        yield await Promise.resolve(bytes('first'))
        if (what === 'the next piece cannot be made') throw new Error('no key')
        yield bytes('second')
      })()
      await expect(replaceFileInPieces(path, pieces, slow)).rejects.toThrow(
        what === 'a piece cannot be written' ? 'ENOSPC' : 'no key',
      )
      expect(await readFile(path, 'utf8')).toBe('one')
      expect(await readdir(folder)).toEqual(['reading.bib'])
    })
  },
)

const tenLong = Array.from({ length: 10 }, (_, place) => Buffer.alloc(1 << 20, place))
const oneByOne = async function* () {
  for (const piece of tenLong) yield await Promise.resolve(piece)
}

test('the disk takes a long file while it is made, and all of it before it is in its place', async () => {
  await inFolder(async folder => {
    const calls: string[] = []
    const files = faultyFiles(call => {
      calls.push(call)
      return null
    })
    const path = join(folder, 'reading.bib')
    await replaceFileInPieces(path, oneByOne(), files)
    expect((await readFile(path)).equals(Buffer.concat(tenLong))).toBe(true)
    const early = calls.indexOf('dataSync')
    expect(early).toBeGreaterThan(calls.indexOf('write'))
    expect(early).toBeLessThan(calls.lastIndexOf('write'))
    expect(calls.indexOf('sync')).toBeGreaterThan(calls.lastIndexOf('write'))
    expect(calls.indexOf('rename')).toBeGreaterThan(calls.indexOf('sync'))
  })
})

test('what the disk could not keep while a long file was made fails it, whatever it says later', async () => {
  await inFolder(async folder => {
    const path = join(folder, 'reading.bib')
    await writeFile(path, 'one')
    let isTold = false
    const files = faultyFiles(call => {
      if (call !== 'dataSync' || isTold) return null
      isTold = true
      return 'EIO'
    })
    await expect(replaceFileInPieces(path, oneByOne(), files)).rejects.toMatchObject({
      code: 'file-unwritable',
    })
    expect(await readFile(path, 'utf8')).toBe('one')
    expect(await readdir(folder)).toEqual(['reading.bib'])
  })
})
