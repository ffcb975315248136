import { copyFile, readdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { noteSeparator } from '../../shared/library/merging.ts'
import { Copies, copyOf } from './copies.ts'
import { Library } from './library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { contents, inFolder } from './test-papers.ts'

const small = { compactAfterEntries: 0 }
const a = paperId('a')

describe('a name', () => {
  test.each([
    'library (1).json',
    'library (conflicted copy 2031-05-03).json',
    "library (Ada's conflicted copy 2031-05-03).json",
    'library (in Konflikt stehende Kopie von ada 2031-05-03).json',
    'library.sync-conflict-20310503-101112-ABCDEFG.json',
    'library-LAPTOP-7A.json',
    'library_conflict-20310503-101112.json',
    'library [conflicted].json',
    'library 2.json',
    'library~1.json',
  ])('%s is that of a copy of the library', name => {
    expect(copyOf(name)).toBe('library')
  })

  test.each([
    'journal-000000000001 (1).jsonl',
    'journal-000000000001.sync-conflict-20310503-101112-ABCDEFG.jsonl',
    'journal-000000000001-LAPTOP.jsonl',
  ])('%s is that of a copy of a journal', name => {
    expect(copyOf(name)).toBe('journal')
  })

  test.each([
    'library.json',
    'Library.json',
    'library-000000000123.json',
    'library.json.tmp-0a1b2c3d4e5f',
    'libraryist.json',
    'library.txt',
    'journal-000000000001.jsonl',
    'my library (1).json',
  ])('%s is that of no copy', name => {
    expect(copyOf(name)).toBeNull()
  })
})

/** A library that holds a and b, and a copy of its folder in which somebody went on. */
async function inTwoPlaces(
  elsewhere: (copy: Library) => Promise<unknown>,
  test: (library: Library, copies: Copies, folder: string, other: string) => Promise<void>,
) {
  await inFolder(async folder => {
    await inFolder(async other => {
      const library = await Library.open(folder, small)
      await library.apply(
        { type: 'add', papers: [paper({ id: 'a', note: 'both' }), paper({ id: 'b' })] },
        'import',
      )
      await library.close()
      for (const name of await readdir(folder)) {
        if (name.includes('.')) await copyFile(join(folder, name), join(other, name))
      }
      const copy = await Library.open(other, small)
      await elsewhere(copy)
      await copy.close()
      const again = await Library.open(folder)
      await test(again, new Copies(again), folder, other)
      await again.close()
    })
  })
}

const goOn = async (copy: Library) => {
  await copy.apply({ type: 'add', papers: [paper({ id: 'c' })] }, 'import')
  await copy.apply({ type: 'move', ids: [a], to: 'done' }, 'user')
  await copy.apply({ type: 'remove', ids: [paperId('b')] }, 'user')
}

describe('a copy that a sync program laid beside the library [L11]', () => {
  const name = 'library (conflicted copy 2031-05-03).json'

  test('is noticed at the next start and left alone', async () => {
    await inTwoPlaces(goOn, async (library, _, folder, other) => {
      await library.close()
      await copyFile(join(other, 'library.json'), join(folder, name))
      const again = await Library.open(folder)
      expect(again.report.copies).toEqual([name])
      expect(again.report.notices).toHaveLength(1)
      expect(again.report.notices[0]).toContain(name)
      expect(again.size).toBe(2)
      await again.close()
    })
  })

  test('is merged by paper as one step, and then lies in conflicts', async () => {
    await inTwoPlaces(goOn, async (library, copies, folder, other) => {
      await library.apply({ type: 'star', ids: [a], isStarred: true }, 'user')
      await copyFile(join(other, 'library.json'), join(folder, name))
      const before = contents(library)
      expect(await copies.list()).toMatchObject([{ file: name, of: 'library' }])
      expect(await copies.preview(name)).toEqual({
        file: name,
        difference: {
          added: { count: 1, titles: ['On c'] },
          removed: { count: 0, titles: [] },
          changed: { count: 1, titles: ['On a'] },
        },
        isIntact: true,
      })
      expect(library.seq).toBe(2)

      expect(await copies.merge(name)).toMatchObject({ seq: 3, label: `Merged ${name}` })
      expect(library.get(a)).toMatchObject({ column: 'done', isStarred: true, note: 'both' })
      expect(Object.keys(contents(library)).sort()).toEqual(['a', 'b', 'c'])
      expect(await copies.list()).toEqual([])
      expect(await readdir(folder)).not.toContain(name)
      expect((await readdir(join(folder, 'conflicts')))[0]).toContain(name)
      await library.undo()
      expect(contents(library)).toEqual(before)
    })
  })

  test('loses no note', async () => {
    await inTwoPlaces(goOn, async (library, copies, folder) => {
      const theirs = { papers: [paper({ id: 'a', note: 'theirs' })] }
      await writeFile(join(folder, name), JSON.stringify(theirs))
      await copies.merge(name)
      expect(library.get(a)?.note).toBe(`both${noteSeparator}theirs`)
    })
  })

  test('is merged as far as it can be read', async () => {
    await inTwoPlaces(goOn, async (library, copies, folder, other) => {
      const path = join(folder, name)
      await copyFile(join(other, 'library.json'), path)
      await truncate(path, (await readFile(path)).indexOf('"id":"c"'))
      expect(await copies.preview(name)).toMatchObject({
        isIntact: false,
        difference: { added: { count: 0 } },
      })
      await copies.merge(name)
      expect(library.get(a)?.column).toBe('done')
    })
  })

  test('without anything that can be read is refused, and goes to conflicts when it is dismissed', async () => {
    await inTwoPlaces(goOn, async (library, copies, folder) => {
      await writeFile(join(folder, name), 'no library')
      await expect(copies.preview(name)).rejects.toMatchObject({ code: 'library-damaged' })
      await expect(copies.merge(name)).rejects.toMatchObject({ code: 'library-damaged' })
      await copies.dismiss(name)
      expect(await copies.list()).toEqual([])
      expect((await readdir(join(folder, 'conflicts')))[0]).toContain(name)
      expect(library.seq).toBe(1)
    })
  })

  test('is refused by any name that is not the name of such a copy', async () => {
    await inTwoPlaces(goOn, async (_, copies, folder, other) => {
      for (const file of [
        'library.json',
        '../library (1).json',
        join(other, 'library.json'),
        'library (2).json',
      ])
        for (const ask of ['preview', 'merge', 'dismiss'] as const)
          await expect(copies[ask](file)).rejects.toMatchObject({ code: 'bad-request' })
      expect(await readdir(folder)).toContain('library.json')
    })
  })
})

describe('a copy of a journal', () => {
  const name = 'journal-000000000001.sync-conflict-20310503-101112-ABCDEFG.jsonl'

  test('brings in what it has beyond our own', async () => {
    await inFolder(async folder => {
      await inFolder(async other => {
        const library = await Library.open(folder)
        await library.apply({ type: 'add', papers: [paper({ id: 'a' }), paper({ id: 'b' })] }, 'import')
        await copyFile(join(folder, 'journal-000000000001.jsonl'), join(other, 'journal-000000000001.jsonl'))
        const copy = await Library.open(other)
        await copy.apply({ type: 'add', papers: [paper({ id: 'c' })] }, 'import')
        await copy.apply({ type: 'move', ids: [a], to: 'done' }, 'user')
        await copy.close()
        // What we removed ourselves is in a line that both journals have, and does not come back.
        await library.apply({ type: 'remove', ids: [paperId('b')] }, 'user')
        await copyFile(join(other, 'journal-000000000001.jsonl'), join(folder, name))

        const copies = new Copies(library)
        expect(await copies.list()).toMatchObject([{ file: name, of: 'journal' }])
        await copies.merge(name)
        expect(Object.keys(contents(library)).sort()).toEqual(['a', 'c'])
        expect(library.get(a)?.column).toBe('done')
        await library.close()
      })
    })
  })
})
