import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { Library } from './library.ts'
import { faultyFiles } from './faulty-files.ts'
import { Backups } from './restoring.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { contents, inFolder } from './test-papers.ts'

const small = { compactAfterEntries: 0 }
const star = (id: string) => ({ type: 'star' as const, ids: [paperId(id)], isStarred: true })

/** A library of p0, p1 and p2, with a backup from before each but the first was added. */
async function withBackups(test: (library: Library, backups: Backups, folder: string) => Promise<void>) {
  await inFolder(async folder => {
    for (let n = 0; n < 3; n++) {
      const library = await Library.open(folder, small)
      await library.apply({ type: 'add', papers: [paper({ id: `p${n}` })] }, 'import')
      await library.close()
    }
    const library = await Library.open(folder)
    await test(library, new Backups(library), folder)
    await library.close()
  })
}

describe('backups [L11]', () => {
  test('are listed with what came since, and checked when asked', async () => {
    await withBackups(async (library, backups, folder) => {
      await library.apply(star('p0'), 'user')
      const list = await backups.list()
      expect(list.map(({ seq, changesSince, checked }) => [seq, changesSince, checked])).toEqual([
        [2, 2, null],
        [1, 3, null],
        [0, 4, null],
      ])
      const { length } = await readFile(join(folder, 'backups', list[0]?.name ?? ''))
      expect(list[0]?.bytes).toBe(length)
      expect(await backups.check(2)).toEqual({ isIntact: true, papers: 2 })
      expect((await backups.list()).map(({ checked }) => checked?.papers)).toEqual([2, undefined, undefined])
    })
  })

  test('are not intact when any byte is another or the end is gone', async () => {
    await withBackups(async (library, backups, folder) => {
      const path = join(folder, 'backups', 'library-000000000002.json')
      const bytes = await readFile(path)
      for (const place of [0, 30, bytes.indexOf('On p1'), bytes.length - 6]) {
        const flipped = Buffer.from(bytes)
        flipped[place] = (flipped[place] ?? 0) ^ 1
        await writeFile(path, flipped)
        await utimes(path, place, place) // another time: what was checked before is not believed
        expect(await backups.check(2)).toEqual({ isIntact: false, papers: null })
        await expect(backups.restore(2)).rejects.toMatchObject({ code: 'library-damaged' })
      }
      for (const length of [0, 5, bytes.length - 1]) {
        await writeFile(path, bytes.subarray(0, length))
        expect((await backups.check(2)).isIntact).toBe(false)
      }
      expect(library.size).toBe(3)
    })
  })

  test.each([0, 1, 2, 700])('of %i papers say so', async count => {
    await inFolder(async folder => {
      const papers = Array.from({ length: count }, (_, n) =>
        paper({ id: `p${n}`, title: '},', abstract: 'x'.repeat(n) }),
      )
      const library = await Library.open(folder, small)
      await library.apply({ type: 'add', papers }, 'import')
      await library.close()
      const again = await Library.open(folder, small)
      await again.apply({ type: 'add', papers: [paper({ id: 'more' })] }, 'import')
      await again.close()
      const last = await Library.open(folder)
      const [backup] = await new Backups(last).list()
      if (count > 0)
        expect(await new Backups(last).check(backup?.seq ?? -1)).toEqual({ isIntact: true, papers: count })
      await last.saveCopy(join(folder, 'backups', 'library-000000000900.json'))
      expect(await new Backups(last).check(900)).toEqual({ isIntact: true, papers: count + 1 })
      await last.close()
    })
  })

  test('show what restoring would change, and change nothing by it', async () => {
    await withBackups(async (library, backups) => {
      await library.apply({ type: 'remove', ids: [paperId('p0')] }, 'user')
      await library.apply(star('p1'), 'user')
      expect(await backups.preview(2)).toEqual({
        added: { count: 1, titles: ['On p0'] },
        removed: { count: 1, titles: ['On p2'] },
        changed: { count: 1, titles: ['On p1'] },
      })
      expect(library.seq).toBe(5)
    })
  })

  test('are restored as one step that undo takes back, also after a restart', async () => {
    await withBackups(async (library, backups, folder) => {
      await library.apply(star('p1'), 'user')
      const before = contents(library)
      const [, oldest] = await backups.list()
      const date = new Date(2031, 4, 3, 12).getTime()
      await utimes(join(folder, 'backups', oldest?.name ?? ''), date / 1000, date / 1000)
      const restored = await backups.restore(1, new Date(2031, 11, 1).getTime())
      expect(restored?.label).toBe('Restored the library of 3 May')
      expect(Object.keys(contents(library))).toEqual(['p0'])
      expect(await backups.restore(1, new Date(2032, 0, 1).getTime())).toBeNull()
      await library.close()

      const again = await Library.open(folder)
      expect(again.history().undo).toBe('Restored the library of 3 May')
      await again.undo()
      expect(contents(again)).toEqual(before)
      const later = await new Backups(again).restore(1, new Date(2032, 0, 1).getTime())
      expect(later?.label).toBe('Restored the library of 3 May 2031')
      await again.close()
    })
  })

  test('that a fold deletes while they are asked for are not there any more', async () => {
    await withBackups(async (first, _, folder) => {
      await first.close()
      const missing = faultyFiles((call, path) =>
        (call === 'readFile' || call === 'open') && path.includes('backups/library-') ? 'ENOENT' : null,
      )
      const library = await Library.open(folder, { fileSystem: missing })
      const backups = new Backups(library)
      for (const ask of ['preview', 'check', 'restore'] as const)
        await expect(backups[ask](1)).rejects.toMatchObject({
          code: 'bad-request',
          message: 'library-000000000001.json is not there any more.',
        })
      await library.close()
    })
  })

  test('that are not there are refused', async () => {
    await withBackups(async (_, backups) => {
      for (const ask of ['preview', 'check', 'restore'] as const)
        await expect(backups[ask](7)).rejects.toMatchObject({ code: 'bad-request' })
    })
  })
})

test('a copy of the library is a library, whether or not changes can be saved', async () => {
  await withBackups(async (library, _, folder) => {
    await inFolder(async elsewhere => {
      const path = join(elsewhere, 'library.json')
      await library.saveCopy(path)
      await library.apply(star('p0'), 'user')
      await library.saveCopy(path)
      const copy = await Library.open(elsewhere)
      expect(contents(copy)).toEqual(contents(library))
      expect(copy.report).toMatchObject({ base: 'snapshot', notices: [] })
      await copy.close()
      await expect(library.saveCopy(join(elsewhere, 'nowhere', 'x.json'))).rejects.toMatchObject({
        code: 'file-unwritable',
      })
      expect(await readdir(folder)).not.toContain('x.json')
    })
  })
})
