import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PaperlaneError } from '../../shared/errors.ts'
import { columns, paperId } from '../../shared/library/paper.ts'
import { type Call, type Fault, faultyFiles } from './faulty-files.ts'
import type { FileSystem } from './file-system.ts'
import { Library } from './library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { contents, inFolder } from './test-papers.ts'

const add = (id: string) => ({ type: 'add', papers: [paper({ id })] }) as const

/** A library whose disk does what `disk.fault` says; the papers `a` and what the test adds. */
async function withDisk(
  test: (library: Library, disk: { fault: Fault }, troubles: string[], folder: string) => Promise<void>,
  options = {},
): Promise<void> {
  await inFolder(async folder => {
    const disk: { fault: Fault } = { fault: () => null }
    const fileSystem = faultyFiles((call, path) => disk.fault(call, path))
    const library = await Library.open(folder, { fileSystem, ...options })
    const troubles: string[] = []
    library.onTrouble(({ code }) => troubles.push(code))
    await library.apply(add('a'), 'import')
    await test(library, disk, troubles, folder)
    disk.fault = () => null
    const expected = contents(library)
    await library.close()
    const again = await Library.open(folder)
    expect(contents(again)).toEqual(expected)
    await again.close()
  })
}

const onJournal =
  (fails: Call, code: string): Fault =>
  (call, path) =>
    call === fails && path.includes('journal-') ? code : null

describe('a write that fails', () => {
  test.each(['ENOSPC', 'EDQUOT', 'EFBIG', 'EIO'])(
    '(%s) is told, leaves nothing behind, and others go on',
    async code => {
      await withDisk(async (library, disk, troubles) => {
        disk.fault = onJournal('write', code)
        const asked = [library.apply(add('b'), 'import'), library.apply(add('c'), 'import')]
        for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'library-unwritable' })
        expect(library.size).toBe(1)
        expect(library.history().undo).toBe('Added 1 paper')
        disk.fault = () => null
        expect(await library.apply(add('d'), 'import')).toMatchObject({ seq: 2 })
        expect(troubles).toEqual([])
      })
    },
  )

  test('halfway through a line leaves no half line', async () => {
    await withDisk(async (library, disk, _, folder) => {
      let writes = 0
      disk.fault = (call, path) =>
        call === 'write' && path.includes('journal-') ? (writes++ === 0 ? 'short' : 'ENOSPC') : null
      await expect(library.apply(add('b'), 'import')).rejects.toMatchObject({ code: 'library-unwritable' })
      expect((await readFile(join(folder, 'journal-000000000001.jsonl'), 'utf8')).split('\n')).toHaveLength(2)
    })
  })

  test('only by being short is no failure: the rest is written', async () => {
    await withDisk(async (library, disk) => {
      disk.fault = (call, path) => (call === 'write' && path.includes('journal-') ? 'short' : null)
      expect(await library.apply(add('b'), 'import')).toMatchObject({ seq: 2 })
    })
  })

  test('and cannot be cut off makes the library read-only', async () => {
    await withDisk(async (library, disk, troubles) => {
      disk.fault = (call, path) =>
        path.includes('journal-') && (call === 'write' || call === 'truncate') ? 'EIO' : null
      await expect(library.apply(add('b'), 'import')).rejects.toMatchObject({ code: 'library-read-only' })
      expect(library.isReadOnly).toBe(true)
      expect(troubles).toEqual(['library-read-only'])
    })
  })
})

describe('a sync that fails', () => {
  test('is never tried again on that file; everything confirmed is saved once more', async () => {
    await withDisk(async (library, disk, troubles, folder) => {
      let syncs = 0
      disk.fault = (call, path) => {
        if (call !== 'dataSync' || !path.includes('journal-')) return null
        return syncs++ === 0 ? 'EIO' : null
      }
      await expect(library.apply(add('b'), 'import')).rejects.toMatchObject({ code: 'library-read-only' })
      expect(troubles).toEqual(['library-read-only'])
      expect(library.isReadOnly).toBe(true)
      await expect(library.apply(add('c'), 'import')).rejects.toMatchObject({ code: 'library-read-only' })
      const snapshot = JSON.parse(await readFile(join(folder, 'library.json'), 'utf8')) as { seq: number }
      expect(snapshot.seq).toBe(1)
    })
  })

  test('on lines that cannot be cut off either leaves lines that never come back', async () => {
    await withDisk(async (library, disk, _, folder) => {
      disk.fault = (call, path) =>
        path.includes('journal-') && (call === 'dataSync' || call === 'truncate') ? 'EIO' : null
      const asked = ['b', 'c', 'd'].map(id => library.apply(add(id), 'import'))
      for (const one of asked) await expect(one).rejects.toMatchObject({ code: 'library-read-only' })
      const journal = join(folder, 'journal-000000000001.jsonl')
      expect((await readFile(journal, 'utf8')).split('\n')).toHaveLength(5)
      disk.fault = () => null
      await library.close()
      // The refused lines are set aside and cut off; what comes next in their place stays.
      const again = await Library.open(folder)
      expect(Object.keys(contents(again))).toEqual(['a'])
      expect(again.report.asides).toHaveLength(1)
      await again.apply(add('e'), 'import')
      await again.close()
      const last = await Library.open(folder)
      expect(Object.keys(contents(last))).toEqual(['a', 'e'])
      expect(last.report.notices).toEqual([])
      await last.apply({ type: 'remove', ids: [paperId('e')] }, 'user')
      await last.close()
    })
  })

  test('with everything waiting behind it refused as well', async () => {
    await withDisk(async (library, disk) => {
      disk.fault = onJournal('dataSync', 'EIO')
      const first = library.apply(add('b'), 'import')
      const rest = [library.undo(), library.apply(add('c'), 'import')]
      for (const one of [first, ...rest])
        await expect(one).rejects.toMatchObject({ code: 'library-read-only' })
    })
  })
})

describe('a snapshot that fails', () => {
  const calls: [Call, string][] = [
    ['rename', 'library.json'],
    ['write', 'library.json.tmp-'],
    ['sync', 'library.json.tmp-'],
    ['link', 'backups'],
    ['syncFolder', 'backups'],
    ['open', 'library.json.tmp-'],
  ]
  test.each(calls)('(%s of %s) is told, and costs nothing but a longer journal', async (fails, what) => {
    await withDisk(
      async (library, disk, troubles, folder) => {
        disk.fault = (call, path) => (call === fails && path.includes(what) ? 'EIO' : null)
        for (let n = 0; n < 20; n++) await library.apply(add(`n${n}`), 'import')
        await library.close()
        expect(troubles.length).toBeGreaterThan(0)
        expect(new Set(troubles)).toEqual(new Set(['file-unwritable']))
        expect(library.size).toBe(21)
        expect((await readdir(folder)).filter(name => name.includes('.tmp-'))).toEqual([])
      },
      { compactAfterBytes: 2000, compactAfterEntries: 0 },
    )
  })

  test('where the disk knows no hard links, the backup is a copy', async () => {
    await withDisk(
      async (library, disk, troubles, folder) => {
        disk.fault = call => (call === 'link' ? 'ENOTSUP' : null)
        for (let n = 0; n < 10; n++) await library.apply(add(`n${n}`), 'import')
        await library.close()
        expect(troubles).toEqual([])
        expect(await readdir(join(folder, 'backups'))).not.toEqual([])
      },
      { compactAfterBytes: 2000 },
    )
  })
})

test('a new journal that cannot be begun leaves the old one in use', async () => {
  await withDisk(
    async (library, disk, troubles, folder) => {
      disk.fault = (call, path) => (call === 'open' && path.endsWith(':wx') ? 'EMFILE' : null)
      for (let n = 0; n < 20; n++) await library.apply(add(`n${n}`), 'import')
      expect(troubles).toContain('file-unwritable')
      expect((await readdir(folder)).filter(name => name.startsWith('journal-'))).toHaveLength(1)
    },
    { compactAfterBytes: 2000 },
  )
})

describe('a folder that takes no changes', () => {
  const readOnly: Fault = (call, path) =>
    ['rename', 'link', 'remove', 'write', 'truncate'].includes(call) ||
    (call === 'open' && !path.endsWith(':r'))
      ? 'EROFS'
      : null

  test('is opened to be read, and says so', async () => {
    await inFolder(async folder => {
      const library = await Library.open(folder)
      await library.apply(add('a'), 'import')
      await library.close()
      const again = await Library.open(folder, { fileSystem: faultyFiles(readOnly) })
      expect(again.isReadOnly).toBe(true)
      expect(again.get(paperId('a'))).toMatchObject({ title: 'On a' })
      expect(again.report.notices.join()).toContain('nothing can be saved')
      await expect(again.apply(add('b'), 'import')).rejects.toMatchObject({ code: 'library-read-only' })
      await again.close()
    })
  })

  test('is not taken for a new library', async () => {
    await inFolder(async folder => {
      const opening = Library.open(folder, { fileSystem: faultyFiles(readOnly) })
      await expect(opening).rejects.toMatchObject({ code: 'library-read-only' })
    })
  })
})

test('names are on disk before anything relies on them: a new journal, a backup, a snapshot [L2]', async () => {
  await withDisk(
    async (library, disk, _, folder) => {
      const calls: string[] = []
      const watched = ['open', 'write', 'sync', 'dataSync', 'link', 'rename', 'syncFolder']
      disk.fault = (call, path) => {
        // Random parts of names differ from run to run.
        const name = path === library.folder ? 'library' : basename(path).replace(/\.tmp-[0-9a-f]+/, '.tmp')
        if (watched.includes(call)) calls.push(`${call} ${name}`)
        return null
      }
      await library.close()
      expect(await readdir(folder)).toContain('journal-000000000002.jsonl')
      expect(calls).toEqual([
        'open journal-000000000002.jsonl:wx',
        'sync journal-000000000002.jsonl',
        'syncFolder library',
        'open library.json.tmp:wx',
        'write library.json.tmp',
        'sync library.json.tmp',
        'syncFolder library',
        'syncFolder library',
        'link library-000000000000.json',
        'syncFolder backups',
        'rename library.json',
        'syncFolder library',
        'syncFolder backups',
      ])
    },
    { compactAfterEntries: 0 },
  )
})

test('a new library has the names of its folders on disk before its first change [L2]', async () => {
  await inFolder(async above => {
    const calls: string[] = []
    const fileSystem = faultyFiles((call, path) => {
      if (['makeFolder', 'syncFolder', 'open'].includes(call)) calls.push(`${call} ${basename(path)}`)
      return null
    })
    const library = await Library.open(join(above, 'new', 'library'), { fileSystem })
    expect(calls.slice(0, 4)).toEqual([
      'makeFolder new',
      `syncFolder ${basename(above)}`,
      'makeFolder library',
      'syncFolder new',
    ])
    await library.close()
  })
})

test('what an opened library shows is on disk, whoever wrote it and was killed [L2]', async () => {
  await withDisk(async (library, disk, _, folder) => {
    await library.close()
    const synced: string[] = []
    disk.fault = (call, path) => {
      if (call === 'sync') synced.push(basename(path))
      return null
    }
    const fileSystem = faultyFiles((call, path) => disk.fault(call, path))
    const again = await Library.open(folder, { fileSystem })
    expect(synced).toEqual(['journal-000000000001.jsonl'])
    await again.close()
  })
})

test('a step that the disk does not give back is refused in plain words, and can be taken back once it does [L7]', async () => {
  await withDisk(async (library, disk) => {
    disk.fault = (call, path) => (call === 'open' && path.endsWith(':r') ? 'EMFILE' : null)
    await expect(library.undo()).rejects.toMatchObject({ name: 'PaperlaneError', code: 'file-unreadable' })
    disk.fault = () => null
    expect(await library.undo()).toMatchObject({ source: 'undo' })
  })
})

test('an opening that fails leaves no file open', async () => {
  await withDisk(async (library, disk, _, folder) => {
    await library.close()
    let open = 0
    const below = faultyFiles((call, path) => disk.fault(call, path))
    const fileSystem: FileSystem = {
      ...below,
      open: async (path, flag) => {
        const handle = await below.open(path, flag)
        open++
        return { ...handle, close: () => handle.close().finally(() => open--) }
      },
    }
    disk.fault = (call, path) => (call === 'sync' && path.includes('journal-') ? 'EIO' : null)
    const again = await Library.open(folder, { fileSystem })
    expect(again.isReadOnly).toBe(true)
    await again.close()
    expect(open).toBe(0)
  })
})

test('a library that the disk does not give back is refused, and is there once it does', async () => {
  await withDisk(async (library, disk, _, folder) => {
    await library.close()
    const fileSystem = faultyFiles((call, path) => disk.fault(call, path))
    disk.fault = call => (call === 'readFile' ? 'EIO' : null)
    await expect(Library.open(folder, { fileSystem })).rejects.toMatchObject({ code: 'file-unreadable' })
  })
})

test('whichever single call fails, nothing answered is lost and nothing refused comes back', async () => {
  const options = { compactAfterBytes: 1500, compactAfterEntries: 0 }
  for (let nth = 1, isReached = true; isReached; nth++) {
    isReached = await inFolder(async folder => {
      let calls = 0
      const fileSystem = faultyFiles(call => {
        const isChange = !['readFile', 'list', 'stat', 'realPath'].includes(call)
        return isChange && ++calls === nth ? 'EIO' : null
      })
      const answered = new Map<string, string | null>()
      try {
        const library = await Library.open(folder, { fileSystem, ...options })
        for (let n = 0; n < 12; n++) {
          const id = paperId(`n${n % 5}`)
          const asked =
            n < 5
              ? library.apply(add(id), 'import')
              : library.apply({ type: 'move', ids: [id], to: columns[n % 3] ?? 'done' }, 'user')
          // Refused is an answer, too: then the paper must be as it was.
          await asked.then(
            () => answered.set(id, library.get(id)?.column ?? null),
            () => answered.set(id, library.get(id)?.column ?? null),
          )
        }
        await library.close()
      } catch (error) {
        expect(error).toBeInstanceOf(PaperlaneError)
      }
      const again = await Library.open(folder)
      for (const [id, column] of answered) expect(again.get(paperId(id))?.column ?? null).toBe(column)
      await again.close()
      return calls >= nth
    })
  }
}, 60_000)
