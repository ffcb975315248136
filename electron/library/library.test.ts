import { open, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../shared/library/operations.ts'
import { paperId } from '../../shared/library/paper.ts'
import { type Applied, Library } from './library.ts'
import { askToShow } from './lock.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { contents, inFolder } from './test-papers.ts'

const [a, b] = [paperId('a'), paperId('b')]
const three = { type: 'add', papers: [paper({ id: 'a' }), paper({ id: 'b' }), paper({ id: 'c' })] } as const
const toDone = (...ids: string[]): Operation => ({ type: 'move', ids: ids.map(paperId), to: 'done' })

/** A library with three papers, closed at the end. */
async function withLibrary(test: (library: Library, folder: string) => Promise<void>): Promise<void> {
  await inFolder(async folder => {
    const library = await Library.open(folder)
    await library.apply(three, 'import')
    await test(library, folder)
    await library.close()
  })
}

async function journalLines(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter(name => name.startsWith('journal-')).sort()
  const texts = await Promise.all(names.map(name => readFile(join(folder, name), 'utf8')))
  return texts
    .join('')
    .split('\n')
    .filter(line => line !== '')
}

describe('a change', () => {
  test('is in the journal when it is answered [L2]', async () => {
    await withLibrary(async (library, folder) => {
      const applied = await library.apply(toDone('a'), 'user')
      expect(applied).toMatchObject({ seq: 2, source: 'user', label: 'Moved 1 paper to Done' })
      expect((await journalLines(folder)).at(-1)).toContain('"column":["inbox","done"]')
      expect(library.get(a)?.column).toBe('done')
    })
  })

  test('that changes nothing writes nothing and is answered with null [L3]', async () => {
    await withLibrary(async (library, folder) => {
      expect(await library.apply(three, 'import')).toBeNull()
      expect(await library.apply(toDone('not there'.replaceAll(' ', '-')), 'user')).toBeNull()
      expect(await journalLines(folder)).toHaveLength(1)
    })
  })

  test('asked for before another is seen by it, though neither was on disk [L1]', async () => {
    await withLibrary(async library => {
      const all: Operation[] = [toDone('a'), toDone('a'), { type: 'remove', ids: [a] }, toDone('a', 'b')]
      const answers = await Promise.all(all.map(operation => library.apply(operation, 'user')))
      expect(answers.map(answer => answer?.label ?? null)).toEqual([
        'Moved 1 paper to Done',
        null,
        'Removed 1 paper',
        'Moved 1 paper to Done',
      ])
    })
  })

  test('is told to listeners in order of seq, without gaps [L6]', async () => {
    await withLibrary(async library => {
      const told: Applied[] = []
      const stop = library.onChanged(applied => told.push(applied))
      const answers = await Promise.all(['a', 'b', 'c'].map(id => library.apply(toDone(id), 'user')))
      stop()
      await library.undo()
      expect(told).toEqual(answers)
      expect(told.map(({ seq }) => seq)).toEqual([2, 3, 4])
    })
  })

  test('is there after reopening, and so is every field of every paper [L10]', async () => {
    await inFolder(async folder => {
      const library = await Library.open(folder)
      const rated = { ...paper({ id: 'a', title: 'Ångström ∑ 日本' }), rating: 5 }
      await library.apply({ type: 'add', papers: [rated] }, 'import')
      await library.apply(toDone('a'), 'user')
      const before = contents(library)
      await library.close()
      const again = await Library.open(folder)
      expect(contents(again)).toEqual(before)
      expect(again.get(a)).toMatchObject({ rating: 5, column: 'done' })
      expect(again.report.notices).toEqual([])
      await again.close()
    })
  })
})

describe('undo [L7]', () => {
  test('takes back the last step and redo makes it again', async () => {
    await withLibrary(async library => {
      await library.apply(toDone('a', 'b'), 'user')
      const after = contents(library)
      expect(library.history()).toEqual({ undo: 'Moved 2 papers to Done', redo: null })
      expect(await library.undo()).toMatchObject({ source: 'undo', label: 'Moved 2 papers to Done' })
      expect(library.history()).toEqual({ undo: 'Added 3 papers', redo: 'Moved 2 papers to Done' })
      expect(await library.redo()).toMatchObject({ source: 'redo' })
      expect(contents(library)).toEqual(after)
      expect(await library.redo()).toBeNull()
    })
  })

  test('asked for at once with the change takes that change back', async () => {
    await withLibrary(async library => {
      const before = contents(library)
      await Promise.all([library.apply(toDone('a'), 'user'), library.undo()])
      expect(contents(library)).toEqual(before)
    })
  })

  test('goes back to the very beginning and forth again, over restarts', async () => {
    await inFolder(async folder => {
      const states: unknown[] = []
      const reopened = async (act: (library: Library) => Promise<unknown>) => {
        const library = await Library.open(folder, { compactAfterEntries: 3 })
        await act(library)
        states.push(contents(library))
        await library.close()
      }
      await reopened(library => library.apply(three, 'import'))
      await reopened(library => library.apply(toDone('a'), 'user'))
      await reopened(library => library.apply({ type: 'remove', ids: [a] }, 'user'))
      await reopened(library => library.undo())
      await reopened(library => library.undo())
      await reopened(library => library.undo())
      await reopened(library => library.redo())
      await reopened(library => library.redo())
      await reopened(library => library.redo())
      const [added, done, removed] = states
      expect(states).toEqual([added, done, removed, done, added, {}, added, done, removed])
    })
  })

  test('leaves out what a background source did, and the field it changed since', async () => {
    await withLibrary(async library => {
      await library.apply({ type: 'star', ids: [a, b], isStarred: true }, 'user')
      await library.apply({ type: 'star', ids: [a], isStarred: false }, 'source')
      await library.apply({ type: 'star', ids: [a], isStarred: true }, 'source')
      await library.apply({ type: 'remove', ids: [a] }, 'source')
      expect(library.history().undo).toBe('Starred 2 papers')
      expect((await library.undo())?.changes).toEqual([
        { type: 'edited', id: b, fields: { isStarred: [true, false] } },
      ])
      expect(library.has(a)).toBe(false)
    })
  })

  test('of keys fixed by an export does not exist, and they do not end what can be redone', async () => {
    await withLibrary(async library => {
      await library.apply(toDone('a'), 'user')
      await library.undo()
      await library.apply({ type: 'pin-keys', keys: new Map([[a, 'lima2031']]) }, 'export')
      expect(library.history()).toEqual({ undo: 'Added 3 papers', redo: 'Moved 1 paper to Done' })
      await library.redo()
      expect(library.get(a)).toMatchObject({ column: 'done', citeKey: 'lima2031' })
    })
  })

  test('passes over steps that have no effect any more, and writes nothing for them [L3]', async () => {
    await withLibrary(async (library, folder) => {
      await library.apply({ type: 'star', ids: [b], isStarred: true }, 'user')
      await library.apply({ type: 'star', ids: [a], isStarred: true }, 'user')
      await library.apply({ type: 'remove', ids: [a] }, 'source')
      const lines = (await journalLines(folder)).length
      expect(await library.undo()).toMatchObject({ label: 'Starred 1 paper' })
      expect(await journalLines(folder)).toHaveLength(lines + 1)
      expect(library.history()).toEqual({ undo: 'Added 3 papers', redo: 'Starred 1 paper' })
    })
  })

  test('says so when its step can no longer be read, and goes on with the one before', async () => {
    await withLibrary(async (library, folder) => {
      await library.apply({ type: 'star', ids: [b], isStarred: true }, 'user')
      await library.apply(toDone('a'), 'user')
      const path = join(folder, 'journal-000000000001.jsonl')
      const bytes = await readFile(path)
      bytes[bytes.length - 20] = 0
      const handle = await open(path, 'r+')
      await handle.write(bytes, 0, bytes.length, 0)
      await handle.close()
      await expect(library.undo()).rejects.toMatchObject({ code: 'library-damaged' })
      expect(library.get(a)?.column).toBe('done')
      expect(await library.undo()).toMatchObject({ label: 'Starred 1 paper' })
    })
  })
})

describe('a library', () => {
  test('has one owner, who hears when another asks for it [L8]', async () => {
    await withLibrary(async (library, folder) => {
      const shown = new Promise<string>(resolve => library.onShow(() => resolve('shown')))
      await expect(Library.open(folder)).rejects.toMatchObject({ code: 'library-locked' })
      expect(await askToShow(library.folder)).toBe(true)
      expect(await shown).toBe('shown')
    })
  })

  test('can be closed twice, takes nothing afterwards and is free for the next owner [L8]', async () => {
    await inFolder(async folder => {
      const library = await Library.open(folder)
      const asked = library.apply(three, 'import')
      await Promise.all([library.close(), library.close()])
      expect(await asked).toMatchObject({ seq: 1 })
      await expect(library.apply(toDone('a'), 'user')).rejects.toMatchObject({ code: 'library-read-only' })
      const next = await Library.open(folder)
      expect(next.size).toBe(3)
      await next.close()
    })
  })

  test('that was there before is not made anew when its drive is missing [L12]', async () => {
    await inFolder(async folder => {
      const missing = join(folder, 'drive', 'library')
      const opening = Library.open(missing, { whenMissing: 'refuse' })
      await expect(opening).rejects.toMatchObject({ code: 'library-missing' })
      // The folder that a drive is mounted on is there and empty while the drive is not.
      const empty = Library.open(folder, { whenMissing: 'refuse' })
      await expect(empty).rejects.toMatchObject({ code: 'library-missing' })
      expect(await readdir(folder)).toEqual([])
    })
  })

  test('folds its journal into a snapshot while commits go on, and prunes', async () => {
    await inFolder(async folder => {
      const library = await Library.open(folder, { compactAfterBytes: 2000 })
      await library.apply(three, 'import')
      const waves = Array.from({ length: 60 }, (_, n) => n)
      for (const n of waves) {
        await Promise.all([
          library.apply({ type: 'star', ids: [a], isStarred: n % 2 === 0 }, 'user'),
          library.apply({ type: 'move', ids: [b], to: n % 2 ? 'done' : 'reading' }, 'user'),
        ])
      }
      const before = contents(library)
      await library.close()
      const backups = await readdir(join(folder, 'backups'))
      expect(backups.length).toBeLessThanOrEqual(4)
      expect(backups.length).toBeGreaterThanOrEqual(3)
      const snapshot = JSON.parse(await readFile(join(folder, 'library.json'), 'utf8')) as { seq: number }
      expect(snapshot.seq).toBeGreaterThan(80)
      const again = await Library.open(folder)
      expect(contents(again)).toEqual(before)
      expect(again.seq).toBe(121)
      expect(again.report).toMatchObject({ notices: [], base: 'snapshot' })
      await again.close()
    })
  })

  test('answers counts and tops that fit its papers', async () => {
    await withLibrary(async library => {
      await library.apply(toDone('b'), 'user')
      expect(library.counts()).toEqual({ inbox: 2, 'to-read': 0, reading: 0, done: 1, skipped: 0 })
      expect(library.top('inbox', 1).map(({ id }) => id)).toEqual(['a'])
      expect(library.top('done', 5).map(({ id }) => id)).toEqual(['b'])
    })
  })
})
