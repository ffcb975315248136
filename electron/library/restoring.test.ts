import { readdir, readFile, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { Library } from './library.ts'
import { Backups, EditedFile } from './restoring.ts'
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

  test('that are not there are refused', async () => {
    await withBackups(async (_, backups) => {
      for (const ask of ['preview', 'check', 'restore'] as const)
        await expect(backups[ask](7)).rejects.toMatchObject({ code: 'bad-request' })
    })
  })
})

/** A library of p0 and p1 whose library.json was then edited by hand: p0 has a note, p1 is gone, p2 is new, one line is no paper. */
async function withEdited(test: (library: Library, folder: string) => Promise<void>) {
  await inFolder(async folder => {
    const first = await Library.open(folder, small)
    await first.apply({ type: 'add', papers: [paper({ id: 'p0' }), paper({ id: 'p1' })] }, 'import')
    await first.close()
    const path = join(folder, 'library.json')
    const whole = JSON.parse(await readFile(path, 'utf8')) as { papers: unknown[] }
    whole.papers = [{ ...paper({ id: 'p0', rank: 1 }), note: 'by hand' }, paper({ id: 'p2' }), { id: 'p3' }]
    await writeFile(path, JSON.stringify(whole, null, 2))
    const library = await Library.open(folder)
    await test(library, folder)
    await library.close()
  })
}

describe('a library.json that was edited by hand [L11]', () => {
  test('is shown with what using it would change, and used as one step', async () => {
    await withEdited(async (library, folder) => {
      const edited = new EditedFile(library)
      const before = contents(library)
      expect(await edited.preview()).toEqual({
        file: library.report.editedCopy,
        difference: {
          added: { count: 1, titles: ['On p2'] },
          removed: { count: 1, titles: ['On p1'] },
          changed: { count: 1, titles: ['On p0'] },
        },
        rejected: 1,
      })
      expect(await edited.take()).toMatchObject({ label: 'Took over the edited library.json' })
      expect(library.get(paperId('p0'))?.note).toBe('by hand')
      expect(Object.keys(contents(library)).sort()).toEqual(['p0', 'p2'])
      expect(await edited.preview()).toBeNull()
      expect(await edited.take()).toBeNull()
      expect((await readdir(join(folder, 'conflicts')))[0]).toMatch(/library\.taken\.json$/)
      await library.undo()
      expect(contents(library)).toEqual(before)
    })
  })

  test('while the library is open is said when it is set aside, and offered', async () => {
    await inFolder(async folder => {
      const library = await Library.open(folder, small)
      const troubles: string[] = []
      library.onTrouble(({ code, message }) => troubles.push(`${code}: ${message}`))
      await library.apply({ type: 'add', papers: [paper({ id: 'p0' })] }, 'import')
      await writeFile(join(folder, 'library.json'), JSON.stringify({ papers: [paper({ id: 'p1' })] }))
      await library.close()
      expect(troubles).toEqual([expect.stringMatching(/^library-disturbed: .* conflicts.*-library\.json/)])
      const again = await Library.open(folder)
      expect(Object.keys(contents(again))).toEqual(['p0'])
      expect((await new EditedFile(again).preview())?.difference.added.titles).toEqual(['On p1'])
      await again.close()
    })
  })

  test('is offered after a restart too, until it is dismissed', async () => {
    await withEdited(async (library, folder) => {
      await library.close()
      const again = await Library.open(folder)
      expect(await new EditedFile(again).preview()).not.toBeNull()
      await new EditedFile(again).dismiss()
      expect(await new EditedFile(again).preview()).toBeNull()
      await again.close()
      const last = await Library.open(folder)
      expect(await new EditedFile(last).preview()).toBeNull()
      expect((await readdir(join(folder, 'conflicts')))[0]).toMatch(/library\.dismissed\.json$/)
      expect(last.size).toBe(2)
      await last.close()
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
