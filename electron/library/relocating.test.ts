import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { type Call, faultyFiles } from './faulty-files.ts'
import { Library } from './library.ts'
import { contentOf, copyLibrary, removeLibrary } from './relocating.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { contents, inFolder } from './test-papers.ts'

/** A closed library with backups, journals and something set aside, and an empty folder. */
async function withLibrary(test: (from: string, to: string, expected: unknown) => Promise<void>) {
  await inFolder(async from => {
    await inFolder(async to => {
      for (let n = 0; n < 4; n++) {
        const library = await Library.open(from, { compactAfterEntries: n < 3 ? 0 : 9 })
        await library.apply({ type: 'add', papers: [paper({ id: `p${n}` })] }, 'import')
        await library.close()
      }
      await mkdir(join(from, 'conflicts'))
      await writeFile(join(from, 'conflicts', 'kept.json'), '{}')
      await writeFile(join(from, 'holiday.txt'), 'not ours')
      const library = await Library.open(from)
      const expected = contents(library)
      await library.close()
      await test(from, to, expected)
    })
  })
}

const read = async (folder: string) => {
  const library = await Library.open(folder, { whenMissing: 'refuse' })
  const found = contents(library)
  await library.close()
  return found
}

describe('a library on its way to another folder [L12]', () => {
  test('is there wholly, with its history and all that was set aside', async () => {
    await withLibrary(async (from, to, expected) => {
      await copyLibrary(from, to)
      expect(await readdir(join(to, 'backups'))).toEqual(await readdir(join(from, 'backups')))
      expect(await readdir(to)).not.toContain('holiday.txt')
      expect(await readdir(join(to, 'conflicts'))).toEqual(['kept.json'])
      expect(await read(to)).toEqual(expected)
      expect(await read(from)).toEqual(expected)
      const library = await Library.open(to)
      expect(library.history().undo).toBe('Added 1 paper')
      await library.close()
    })
  })

  test('can be put into a folder that is not there yet, and leaves its old one', async () => {
    await withLibrary(async (from, to, expected) => {
      const deeper = join(to, 'papers', 'mine')
      await copyLibrary(from, deeper)
      await removeLibrary(from)
      expect(await readdir(from)).toEqual(['holiday.txt'])
      expect(await read(deeper)).toEqual(expected)
    })
  })

  test('is never put among other files or into another library', async () => {
    await withLibrary(async (from, to) => {
      await writeFile(join(to, 'letter.txt'), 'x')
      await expect(copyLibrary(from, to)).rejects.toMatchObject({ code: 'file-unwritable' })
      expect(await readdir(to)).toEqual(['letter.txt'])
    })
  })

  test('stopped by any failing call, is whole or is no library that opens', async () => {
    for (const call of [
      'open',
      'write',
      'sync',
      'rename',
      'syncFolder',
      'readFile',
    ] as const satisfies readonly Call[]) {
      for (let fails = 1; fails < 12; fails += 1) {
        await withLibrary(async (from, to, expected) => {
          let count = 0
          const files = faultyFiles((called, path) =>
            called === call && path.startsWith(to) && ++count >= fails ? 'EIO' : null,
          )
          const isCopied = await copyLibrary(from, to, files).then(
            () => true,
            () => false,
          )
          const found = await read(to).catch(() => null)
          if (isCopied || found !== null) expect(found).toEqual(expected)
          expect(await read(from)).toEqual(expected)
        })
      }
    }
  }, 60_000)
})

describe('a folder', () => {
  test('is missing, empty, a library or something else', async () => {
    await withLibrary(async (from, to) => {
      expect(await contentOf(join(to, 'x'))).toBe('missing')
      await writeFile(join(to, '.DS_Store'), 'x')
      expect(await contentOf(to)).toBe('empty')
      await writeFile(join(to, 'letter.txt'), 'x')
      expect(await contentOf(to)).toBe('other')
      expect(await contentOf(from)).toBe('library')
      await rm(join(from, 'library.json'))
      expect(await contentOf(from)).toBe('library')
    })
  })

  test('of a new library without any paper is one', async () => {
    await inFolder(async folder => {
      const library = await Library.open(folder)
      expect(library.has(paperId('a'))).toBe(false)
      await library.close()
      expect(await contentOf(folder)).toBe('library')
      await (await Library.open(folder, { whenMissing: 'refuse' })).close()
    })
  })
})
