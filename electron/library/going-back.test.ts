import { appendFile, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../shared/library/operations.ts'
import type { Paper, PaperId } from '../../shared/library/paper.ts'
import { columns, paperId } from '../../shared/library/paper.ts'
import { Library } from './library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { contents, inFolder } from './test-papers.ts'

const a = paperId('a')
const add = (id: string) => ({ type: 'add', papers: [paper({ id })] }) as const
const star = (isStarred: boolean): Operation => ({ type: 'star', ids: [a], isStarred })
const move = (to: Paper['column']): Operation => ({ type: 'move', ids: [a], to })

/** `seq: label (state)` of every step, the newest first. */
const told = (library: Library) =>
  library.steps(100).map(({ seq, label, state }) => `${seq} ${label} (${state})`)

async function inLibrary(test: (library: Library, reopened: () => Promise<Library>) => Promise<void>) {
  await inFolder(async folder => {
    let library = await Library.open(folder)
    await test(library, async () => {
      await library.close()
      return (library = await Library.open(folder))
    })
    await library.close()
  })
}

describe('going back in history [L7] [L11]', () => {
  test('takes back every later step as one entry, which undo and redo take and make', async () => {
    await inLibrary(async library => {
      await library.apply(add('a'), 'import')
      const after = contents(library)
      await library.apply(move('done'), 'user')
      await library.apply(star(true), 'user')
      const before = contents(library)

      const back = await library.undoTo(1)
      expect(back).toMatchObject({ seq: 4, source: 'user', label: 'Went back 2 steps' })
      expect(contents(library)).toEqual(after)
      expect(library.takenBackBy(4).map(({ seq }) => seq)).toEqual([3, 2])
      expect(told(library)).toEqual([
        '4 Went back 2 steps (done)',
        '3 Starred 1 paper (undone)',
        '2 Moved 1 paper to Done (undone)',
        '1 Added 1 paper (done)',
      ])
      expect(library.history()).toEqual({ undo: 'Went back 2 steps', redo: null })

      await library.undo()
      expect(contents(library)).toEqual(before)
      expect(library.history()).toEqual({ undo: 'Starred 1 paper', redo: 'Went back 2 steps' })
      expect(told(library)[1]).toBe('3 Starred 1 paper (done)')
      await library.redo()
      expect(contents(library)).toEqual(after)
      expect(told(library)[1]).toBe('3 Starred 1 paper (undone)')
    })
  })

  test('means the same after a restart', async () => {
    await inLibrary(async (library, reopened) => {
      await library.apply(add('a'), 'import')
      await library.apply(star(true), 'user')
      await library.apply(move('done'), 'user')
      const before = contents(library)
      await library.undoTo(1)
      const steps = library.steps(100)
      const again = await reopened()
      expect(again.steps(100)).toEqual(steps)
      await again.undo()
      expect(contents(again)).toEqual(before)
    })
  })

  test('leaves what the background did, and what it changed since', async () => {
    await inLibrary(async library => {
      await library.apply(add('a'), 'import')
      await library.apply(star(true), 'user')
      await library.apply(add('b'), 'source')
      await library.apply({ type: 'pin-keys', keys: new Map([[a, 'lima2031']]) }, 'export')
      await library.undoTo(1)
      expect(library.get(a)).toMatchObject({ isStarred: false, citeKey: 'lima2031' })
      expect(library.has(paperId('b'))).toBe(true)
    })
  })

  test('before the first step empties what was imported, and is refused beyond that', async () => {
    await inLibrary(async library => {
      await library.apply(add('a'), 'source')
      await library.apply(add('b'), 'import')
      await library.undoTo(0)
      expect(Object.keys(contents(library))).toEqual(['a'])
    })
    await inFolder(async folder => {
      for (let n = 0; n < 6; n++) {
        const library = await Library.open(folder, { compactAfterEntries: 0 })
        await library.apply(add(`p${n}`), 'import')
        await library.close()
      }
      const library = await Library.open(folder)
      const oldest = library.steps(100).at(-1)?.seq ?? 0
      expect(oldest).toBeGreaterThan(1)
      await expect(library.undoTo(oldest - 2)).rejects.toMatchObject({ code: 'bad-request' })
      expect(await library.undoTo(oldest - 1)).not.toBeNull()
      expect(library.size).toBe(oldest - 1)
      await library.close()
    })
  })

  test('to where one is already writes nothing [L3]', async () => {
    await inLibrary(async library => {
      await library.apply(add('a'), 'import')
      expect(await library.undoTo(1)).toBeNull()
      expect(await library.undoTo(99)).toBeNull()
      expect(library.seq).toBe(1)
    })
  })

  test('changes nothing where a step on the way cannot be read any more', async () => {
    await inFolder(async folder => {
      const library = await Library.open(folder)
      for (const id of ['a', 'b', 'c']) await library.apply(add(id), 'import')
      const path = join(folder, 'journal-000000000001.jsonl')
      const bytes = await readFile(path)
      const flipped = Buffer.from(bytes)
      const place = bytes.indexOf('On b')
      flipped[place] = 0x6f
      await writeFile(path, flipped)
      await expect(library.undoTo(0)).rejects.toMatchObject({ code: 'library-damaged' })
      expect(library.size).toBe(3)
      expect(library.seq).toBe(3)
      await writeFile(path, bytes)
      await library.close()
    })
  })

  test('is told in pages', async () => {
    await inLibrary(async library => {
      for (let n = 0; n < 5; n++) await library.apply(add(`p${n}`), 'import')
      await library.undo()
      expect(library.steps(2).map(({ seq }) => seq)).toEqual([5, 4])
      expect(library.steps(2, 4).map(({ seq }) => seq)).toEqual([3, 2])
      expect(library.steps(9, 2)).toMatchObject([{ seq: 1, papers: 1, source: 'import', state: 'done' }])
      expect(library.steps(9, 1)).toEqual([])
    })
  })

  test('whatever was done, undone and gone back from, comes to the state of that entry', async () => {
    const act = fc.oneof(
      {
        weight: 4,
        arbitrary: fc.record({
          do: fc.constant('move' as const),
          to: fc.constantFrom(...columns),
          id: fc.nat({ max: 3 }),
        }),
      },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), id: fc.nat({ max: 3 }) }) },
      { weight: 2, arbitrary: fc.record({ do: fc.constant('add' as const), id: fc.nat({ max: 3 }) }) },
      {
        weight: 2,
        arbitrary: fc.record({ do: fc.constantFrom<'undo' | 'redo' | 'reopen'>('undo', 'redo', 'reopen') }),
      },
      { weight: 3, arbitrary: fc.record({ do: fc.constant('back' as const), to: fc.nat({ max: 12 }) }) },
    )
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 14 }), async acts => {
        await inFolder(async folder => {
          let library = await Library.open(folder)
          /** What the library was when each entry was written; undo and redo come to such a state again. */
          const states = new Map<number, Record<PaperId, Paper>>([[0, {}]])
          for (const one of acts) {
            if (one.do === 'add') await library.apply(add(`p${one.id}`), 'import')
            else if (one.do === 'move')
              await library.apply({ type: 'move', ids: [paperId(`p${one.id}`)], to: one.to }, 'user')
            else if (one.do === 'remove')
              await library.apply({ type: 'remove', ids: [paperId(`p${one.id}`)] }, 'user')
            else if (one.do === 'undo') await library.undo()
            else if (one.do === 'redo') await library.redo()
            else if (one.do === 'reopen') {
              await library.close()
              library = await Library.open(folder)
            } else if ('to' in one) {
              // Undo and redo are no places to go back to: what they left is told by the states of the steps.
              const to = [0, ...library.steps(100).map(({ seq }) => seq)].find(seq => seq <= one.to) ?? 0
              const isUndoneBefore = library
                .steps(100)
                .some(step => step.seq <= to && step.state === 'undone')
              await library.undoTo(to)
              if (!isUndoneBefore) expect(contents(library)).toEqual(states.get(to))
            }
            if (!states.has(library.seq)) states.set(library.seq, contents(library))
          }
          await library.close()
        })
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})

test('an entry of ten thousand papers is read back as it was written', async () => {
  await inFolder(async folder => {
    const papers = Array.from({ length: 10_000 }, (_, n) =>
      paper({ id: `p${n}`, title: 'So called ],["added",{"id":"x"}]', tags: ['],["added",', 'edited'] }),
    )
    const library = await Library.open(folder, { compactAfterBytes: 1e9 })
    await library.apply({ type: 'add', papers }, 'import')
    await library.undo()
    expect(library.size).toBe(0)
    await library.redo()
    expect(library.size).toBe(10_000)
    const expected = contents(library)
    await library.close()
    await appendFile(join(folder, 'journal-000000000001.jsonl'), 'torn')
    const again = await Library.open(folder)
    expect(contents(again)).toEqual(expected)
    expect(again.report).toMatchObject({ tornBytes: 4, missingChanges: 0 })
    await again.close()
  })
})
