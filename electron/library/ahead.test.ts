import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Operation } from '../../shared/library/operations.ts'
import { draft, type Paper, paperId } from '../../shared/library/paper.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { type Fault, faultyFiles } from './faulty-files.ts'
import { type Applied, Library } from './library.ts'
import type { LibraryOptions } from './options.ts'
import { contents, inFolder } from './test-papers.ts'

const known = ['a', 'b', 'c'].map(id => paper({ id }))
/** Enough for some rests while they are prepared. */
const many = Array.from({ length: 3_000 }, (_, n) =>
  paper({ id: `n${n}`, abstract: `é∑ ${'x'.repeat(900)}` }),
)
const bring = (papers: readonly Paper[] = many) => ({ type: 'add', papers }) as const
const toDone = (id: string): Operation => ({ type: 'move', ids: [paperId(id)], to: 'done' })

interface Around {
  readonly library: Library
  readonly folder: string
  readonly told: readonly Applied[]
  readonly disk: { fault: Fault }
}

/** A library with three papers; at the end it is what a new opening finds, and nothing temporary is left. */
async function withLibrary(test: (around: Around) => Promise<void>, options: LibraryOptions = {}) {
  await inFolder(async folder => {
    const disk: { fault: Fault } = { fault: () => null }
    const fileSystem = faultyFiles((call, path) => disk.fault(call, path))
    const library = await Library.open(folder, { aheadFrom: 100, fileSystem, ...options })
    await library.apply(bring(known), 'user')
    const told: Applied[] = []
    library.onChanged(applied => told.push(applied))
    await test({ library, folder, told, disk })
    disk.fault = () => null
    const [before, { undo }] = [contents(library), library.history()]
    await library.close()
    expect((await readdir(folder)).filter(name => name.includes('.tmp-'))).toEqual([])
    const again = await Library.open(folder)
    expect(again.report.notices).toEqual([])
    expect(contents(again)).toEqual(before)
    expect(again.history().undo).toBe(undo)
    await again.close()
  })
}

/** Waits until an import is being prepared, so that what is asked then goes before it. */
async function whilePrepared(folder: string): Promise<void> {
  for (;;) {
    if ((await readdir(folder)).some(name => name.startsWith('journal.tmp-'))) return
    await new Promise(done => setImmediate(done))
  }
}

describe('a large import', () => {
  test('lets through what is decided while it is prepared, and is one step after it', async () => {
    await withLibrary(async ({ library, folder, told }) => {
      const imported = library.apply(bring(), 'import')
      await whilePrepared(folder)
      expect(await library.apply(toDone('a'), 'user')).toMatchObject({ seq: 2 })
      expect(await library.undo()).toMatchObject({ seq: 3, label: 'Moved 1 paper to Done' })
      expect(await imported).toMatchObject({ seq: 4, source: 'import', label: 'Added 3,000 papers' })
      expect(told.map(({ seq }) => seq)).toEqual([2, 3, 4])
      expect(library.inOrder('inbox').map(({ id }) => id)).toEqual([...known, ...many].map(({ id }) => id))
      expect(await library.undo()).toMatchObject({ seq: 5, label: 'Added 3,000 papers' })
      expect(library.size).toBe(3)
      expect(await library.redo()).toMatchObject({ seq: 6 })
      expect(library.size).toBe(3_003)
    })
  })

  test('sees what was asked before it, though that was not on disk', async () => {
    await withLibrary(async ({ library }) => {
      const removed = library.apply({ type: 'remove', ids: [paperId('a')] }, 'user')
      const imported = library.apply(bring([paper({ id: 'a', title: 'Anew' }), ...many]), 'import')
      await removed
      expect(await imported).toMatchObject({ label: 'Added 3,001 papers' })
      expect(library.get(paperId('a'))).toMatchObject({ title: 'Anew' })
    })
  })

  test('begins a journal, whose line says the same as any other', async () => {
    await withLibrary(
      async ({ library, folder }) => {
        await library.apply(bring(), 'import')
        await library.apply(toDone('n7'), 'user')
        const lines = (await readFile(join(folder, 'journal-000000000002.jsonl'), 'utf8')).split('\n')
        expect(lines.map(line => line.slice(9, 26))).toEqual(
          ['000000000000002 ', '3 ', ''].map(seq => expect.stringContaining(seq) as string),
        )
        expect(lines[1]?.slice(11, 19)).toBe(lines[0]?.slice(0, 8))
      },
      { compactAfterBytes: 1e9 },
    )
  })

  test('into a new library takes the place of its empty journal', async () => {
    await inFolder(async folder => {
      const library = await Library.open(folder, { aheadFrom: 100 })
      expect(await library.apply(bring(), 'import')).toMatchObject({ seq: 1 })
      expect(await library.apply(toDone('n1'), 'user')).toMatchObject({ seq: 2 })
      const before = contents(library)
      await library.close()
      const again = await Library.open(folder)
      expect(contents(again)).toEqual(before)
      await again.close()
    })
  })

  test('says how far it has come, from the first papers to the last', async () => {
    await withLibrary(async ({ library }) => {
      const shares: number[] = []
      await library.apply(bring(), 'import', { reach: share => shares.push(share) })
      expect(shares[0]).toBeLessThan(0.5)
      expect(shares.at(-1)).toBe(1)
      expect(shares).toEqual(shares.toSorted((a, b) => a - b))
    })
  })

  test('of what is known already writes nothing [L3]', async () => {
    await withLibrary(
      async ({ library, folder }) => {
        await library.apply(bring(), 'import')
        const names = await readdir(folder)
        expect(await library.apply(bring(), 'import')).toBeNull()
        expect(await readdir(folder)).toEqual(names)
      },
      { compactAfterBytes: 1e9 },
    )
  })

  test('that another follows at once is there when the other is planned', async () => {
    await withLibrary(async ({ library }) => {
      const [first, second] = await Promise.all([
        library.apply(bring(many.slice(0, 2_000)), 'import'),
        library.apply(bring(many), 'import'),
      ])
      expect([first?.label, second?.label]).toEqual(['Added 2,000 papers', 'Added 1,000 papers'])
      const ranks = library.inOrder('inbox').map(({ rank }) => rank)
      expect(new Set(ranks).size).toBe(ranks.length)
    })
  })

  test('can be given up while it is prepared', async () => {
    await withLibrary(async ({ library, folder, told, disk }) => {
      const stop = new AbortController()
      let isWritten = false
      disk.fault = (call, path) => {
        isWritten ||= call === 'sync' && path.includes('journal.tmp-')
        return null
      }
      const { signal } = stop
      const shares: number[] = []
      const imported = library.apply(bring(), 'import', { signal, reach: share => shares.push(share) })
      await whilePrepared(folder)
      stop.abort()
      expect(await imported).toBeNull()
      expect(isWritten).toBe(false)
      expect(shares.length).toBeGreaterThan(0)
      expect(Math.max(...shares)).toBeLessThan(1)
      expect(told).toEqual([])
      expect(await library.apply(toDone('a'), 'user')).toMatchObject({ seq: 2 })
    })
  })

  test('is waited for when the library is closed', async () => {
    await withLibrary(async ({ library }) => {
      const imported = library.apply(bring(), 'import')
      await library.close()
      expect(await imported).toMatchObject({ seq: 2 })
    })
  })
})

describe('a large import is planned once more where meanwhile', () => {
  const bringing = {
    type: 'import',
    papers: [paper({ id: 'n', citeKey: 'Key1' }), ...many],
    fills: [{ id: paperId('b'), draft: draft({ title: 'On b', venue: 'Letters', volume: '7' }) }],
  } as const

  test.each<[string, Operation]>([
    ['one of its papers was added', bring([paper({ id: 'n5', title: 'Mine' })])],
    ['a paper was put below all others', { type: 'move', ids: [paperId('a')], to: 'inbox', place: 'bottom' }],
    ['a gap that it fills was filled', { type: 'edit', id: paperId('b'), fields: { venue: 'Annals' } }],
    ['a key that it brings was given', { type: 'pin-keys', keys: new Map([[paperId('c'), 'key1']]) }],
    ['a paper that it knows was removed', { type: 'remove', ids: [paperId('b')] }],
  ])('%s', async (_, meanwhile) => {
    await withLibrary(async ({ library, folder, told }) => {
      const imported = library.apply(bringing, 'import')
      await whilePrepared(folder)
      await library.apply(meanwhile, 'user')
      await imported
      expect(told.map(({ source }) => source)).toEqual(['user', 'import'])
      const is = contents(library)
      // The same, one after the other in a library that prepares nothing.
      await inFolder(async other => {
        const plain = await Library.open(other, { aheadFrom: Infinity })
        await plain.apply(bring(known), 'user')
        await plain.apply(meanwhile, 'user')
        await plain.apply(bringing, 'import')
        const should = contents(plain)
        expect(is).toEqual(timeless(should, is))
        await plain.close()
      })
    })
  })

  test('but not for decisions about papers that it knows', async () => {
    await withLibrary(
      async ({ library, folder }) => {
        const imported = library.apply(bringing, 'import')
        await whilePrepared(folder)
        await library.apply(toDone('b'), 'user')
        await library.apply({ type: 'star', ids: [paperId('b')], isStarred: true }, 'user')
        await imported
        expect(library.get(paperId('b'))).toMatchObject({ column: 'done', isStarred: true, venue: 'Letters' })
        // A line that was planned in its turn has no zeros before its number.
        const name = 'journal-000000000004.jsonl'
        expect((await readFile(join(folder, name), 'latin1')).slice(9, 24)).toBe('000000000000004')
      },
      { compactAfterBytes: 1e9 },
    )
  })
})

/** Papers with the times of others, which two libraries cannot share. */
function timeless(papers: Record<string, Paper>, of: Record<string, Paper>): Record<string, Paper> {
  return Object.fromEntries(
    Object.entries(papers).map(([id, one]) => [id, { ...one, movedAt: of[id]?.movedAt ?? 0 }]),
  )
}

describe('a disk that fails a large import', () => {
  const onAhead =
    (fails: string, code: string): Fault =>
    (call, path) =>
      call === fails && path.includes('journal.tmp-') ? code : null

  test.each([
    ['open', 'EMFILE'],
    ['write', 'ENOSPC'],
    ['sync', 'EIO'],
  ])('at %s (%s) of what is written ahead makes it wait its turn like any other', async (call, code) => {
    await withLibrary(async ({ library, disk }) => {
      disk.fault = onAhead(call, code)
      expect(await library.apply(bring(), 'import')).toMatchObject({ seq: 2 })
      expect(library.isReadOnly).toBe(false)
    })
  })

  test('altogether refuses it and leaves nothing of it', async () => {
    await withLibrary(async ({ library, disk }) => {
      disk.fault = (call, path) => (call === 'write' && path.includes('journal') ? 'ENOSPC' : null)
      await expect(library.apply(bring(), 'import')).rejects.toMatchObject({ code: 'library-unwritable' })
      disk.fault = () => null
      expect(await library.apply(toDone('a'), 'user')).toMatchObject({ seq: 2 })
    })
  })

  test('at its name makes the library read-only, and it does not come back', async () => {
    await withLibrary(async ({ library, disk }) => {
      let named = 0
      disk.fault = (call, path) => {
        if (call === 'rename' && path.includes('journal-')) named++
        return call === 'syncFolder' && path === library.folder && named++ === 1 ? 'EIO' : null
      }
      await expect(library.apply(bring(), 'import')).rejects.toMatchObject({ code: 'library-read-only' })
      expect(library.size).toBe(3)
    })
  })
})

test('what a process that was killed had written ahead is deleted at the next opening', async () => {
  await inFolder(async folder => {
    await (await Library.open(folder)).close()
    await writeFile(join(folder, 'journal.tmp-0badcafe0000'), 'half')
    const library = await Library.open(folder)
    expect(library.report.notices).toEqual([])
    expect((await readdir(folder)).sort()).toEqual(['journal-000000000001.jsonl', 'library.json'])
    await library.close()
  })
})

test('a journal before the present one that another program replaced is noticed before the next answer', async () => {
  await withLibrary(
    async ({ library, folder }) => {
      await library.apply(bring(), 'import')
      await writeFile(join(folder, 'theirs'), 'not ours\n')
      await rename(join(folder, 'theirs'), join(folder, 'journal-000000000001.jsonl'))
      await library.apply(toDone('a'), 'user')
      const snapshot = JSON.parse(await readFile(join(folder, 'library.json'), 'utf8')) as { seq: number }
      expect(snapshot.seq).toBe(2)
    },
    { compactAfterBytes: 1e9 },
  )
})
