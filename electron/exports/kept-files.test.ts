import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { KeptReport } from '../../shared/exports/kept.ts'
import { type LastingScope, usualOptions } from '../../shared/exports/options.ts'
import { paperId } from '../../shared/library/paper.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { type FileSystem, nodeFileSystem } from '../library/file-system.ts'
import { Library } from '../library/library.ts'
import { inFolder } from '../library/test-papers.ts'
import { KeptFiles, type KeptTimes } from './kept-files.ts'
import type { Finder } from './scope.ts'

const papers = [
  paper({ id: 'a', title: 'Tidal Clocks', year: 2024 }),
  paper({ id: 'b', title: 'A Census of Lighthouses', column: 'done', year: 2023 }),
  paper({ id: 'c', title: 'Paper Boats', column: 'done', citeKey: 'boats' }),
]
const done: LastingScope = { of: 'column', column: 'done' }
const never: KeptTimes = { quietFor: 600_000, atLatest: 600_000, again: 600_000 }
const soon: KeptTimes = { quietFor: 20, atLatest: 1_000, again: 30 }
const finder: Finder = {
  find: () => Promise.resolve({ ids: 'a\nc', isAllBut: false, problems: [], pending: 0 }),
}

interface Setting {
  readonly library: Library
  readonly folder: string
  readonly kept: KeptFiles
  /** What listeners were told, the latest last. */
  readonly told: (readonly KeptReport[])[]
  /** Closes the kept files and opens them again, as a restart does. */
  readonly again: () => Promise<KeptFiles>
}

/** Runs a test with a library of three papers, whose files are written when the test says so. */
function withKept(
  run: (setting: Setting) => Promise<void>,
  times = never,
  fileSystem = nodeFileSystem,
): Promise<void> {
  return inFolder(async folder => {
    const library = await Library.open(join(folder, 'library'), { fileSystem })
    const told: (readonly KeptReport[])[] = []
    const start = async () => {
      const kept = new KeptFiles(library, finder, reports => told.push(reports), times)
      await kept.start()
      return kept
    }
    let kept = await start()
    const again = async () => {
      await kept.close()
      kept = await start()
      return kept
    }
    try {
      await library.apply({ type: 'add', papers }, 'import')
      await run({ library, folder, kept, told, again })
    } finally {
      await kept.close()
      await library.close()
    }
  })
}
const keysIn = async (path: string) =>
  [...(await readFile(path, 'utf8')).matchAll(/^@\w+\{([^,]+),/gm)].map(([, key]) => key)
const move = (library: Library, id: string, to: 'done' | 'inbox') =>
  library.apply({ type: 'move', ids: [paperId(id)], to }, 'user')

describe('a kept file', () => {
  test('is written when it is added, and again after a change', () =>
    withKept(async ({ library, folder, kept }) => {
      const path = join(folder, 'done.bib')
      const report = await kept.add(path, done, usualOptions)
      expect(report).toMatchObject({ path, state: 'in-step', problem: null, papers: 2 })
      expect(await keysIn(path)).toEqual(['boats', 'censusLighthouses2023'])
      await move(library, 'a', 'done')
      expect(kept.list()).toMatchObject([{ state: 'waiting' }])
      await kept.flush()
      expect(await keysIn(path)).toEqual(['boats', 'censusLighthouses2023', 'tidalClocks2024'])
      expect(kept.list()).toMatchObject([{ state: 'in-step', papers: 3 }])
      expect(library.get(paperId('a'))?.citeKey).toBe('tidalClocks2024')
    }))

  test('follows by itself a little after a change', () =>
    withKept(async ({ library, folder, kept }) => {
      const path = join(folder, 'done.bib')
      await kept.add(path, done, usualOptions)
      await move(library, 'c', 'inbox')
      await expect.poll(() => keysIn(path)).toEqual(['censusLighthouses2023'])
    }, soon))

  test('is not written again for a change that is not in it', () =>
    withKept(async ({ library, folder, kept }) => {
      const path = join(folder, 'done.bib')
      await kept.add(path, done, usualOptions)
      const before = await stat(path, { bigint: true })
      await library.apply({ type: 'star', ids: papers.map(({ id }) => id), isStarred: true }, 'user')
      await kept.flush()
      const after = await stat(path, { bigint: true })
      expect([after.ino, after.mtimeNs]).toEqual([before.ino, before.mtimeNs])
      expect(kept.list()).toMatchObject([{ state: 'in-step' }])
    }))

  test('of a tag or a search holds what they find', () =>
    withKept(async ({ library, folder, kept }) => {
      await kept.add(join(folder, 'found.bib'), { of: 'search', text: 'x' }, usualOptions)
      expect(await keysIn(join(folder, 'found.bib'))).toEqual(['boats', 'tidalClocks2024'])
      await kept.add(join(folder, 'tagged.bib'), { of: 'tag', tag: 'tea' }, usualOptions)
      expect(await keysIn(join(folder, 'tagged.bib'))).toEqual([])
      await library.apply({ type: 'tag', ids: [paperId('b')], add: ['Tea'], remove: [] }, 'user')
      await kept.flush()
      expect(await keysIn(join(folder, 'tagged.bib'))).toEqual(['censusLighthouses2023'])
    }))

  test('is written when Paperlane closes, and known again after a restart', () =>
    withKept(async ({ library, folder, kept, again }) => {
      const path = join(folder, 'done.bib')
      await kept.add(path, done, usualOptions)
      await move(library, 'a', 'done')
      const later = await again()
      expect(await keysIn(path)).toHaveLength(3)
      const before = await stat(path, { bigint: true })
      await later.flush()
      expect((await stat(path, { bigint: true })).mtimeNs).toBe(before.mtimeNs)
      expect(later.list()).toMatchObject([{ path, scope: done, state: 'in-step', papers: 3 }])
    }))
})

describe('somebody else’s edit', () => {
  test('is never written over, is said, and is put aside when the person wants so', () =>
    withKept(async ({ library, folder, kept, told }) => {
      const path = join(folder, 'done.bib')
      const { id } = await kept.add(path, done, usualOptions)
      await writeFile(path, '% mine\n')
      await move(library, 'a', 'done')
      await kept.flush()
      expect(await readFile(path, 'utf8')).toBe('% mine\n')
      expect(told.at(-1)).toMatchObject([
        { state: 'edited', problem: 'done.bib was changed by somebody else. It is left as it is.' },
      ])
      await kept.replace(id)
      expect(await keysIn(path)).toHaveLength(3)
      const aside = (await readdir(folder)).filter(name => name.startsWith('done (edited '))
      expect(aside).toHaveLength(1)
      expect(await readFile(join(folder, aside[0] ?? ''), 'utf8')).toBe('% mine\n')
      expect(told.at(-1)).toMatchObject([{ state: 'in-step', problem: null }])
    }))

  test('is noticed after a restart too', () =>
    withKept(async ({ folder, kept, again }) => {
      const path = join(folder, 'done.bib')
      await kept.add(path, done, usualOptions)
      await writeFile(path, '% mine\n')
      const later = await again()
      await later.flush()
      expect(later.list()).toMatchObject([{ state: 'edited' }])
      expect(await readFile(path, 'utf8')).toBe('% mine\n')
    }))

  test('is none where only the time of the file is another', () =>
    withKept(async ({ library, folder, kept }) => {
      const path = join(folder, 'done.bib')
      await kept.add(path, done, usualOptions)
      await utimes(path, new Date(0), new Date(0))
      await move(library, 'a', 'done')
      await kept.flush()
      expect(await keysIn(path)).toHaveLength(3)
    }))

  test('is what stood there before a file was kept', () =>
    withKept(async ({ folder, kept }) => {
      const path = join(folder, 'done.bib')
      await writeFile(path, '% older\n')
      const { aside } = await kept.add(path, done, usualOptions)
      expect(await keysIn(path)).toHaveLength(2)
      expect(aside).toMatch(/^done \(edited /)
      expect(await readFile(join(folder, aside ?? ''), 'utf8')).toBe('% older\n')
    }))
})

describe('the place of a kept file', () => {
  test('that is gone is said and tried again until it is there', () =>
    withKept(async ({ folder, kept, library, told }) => {
      const disk = join(folder, 'disk')
      await mkdir(disk)
      const path = join(disk, 'done.bib')
      await kept.add(path, done, usualOptions)
      await rename(disk, join(folder, 'unplugged'))
      await move(library, 'a', 'done')
      await expect.poll(() => told.at(-1)).toMatchObject([{ state: 'unreachable' }])
      expect(await readdir(folder)).not.toContain('disk')
      await rename(join(folder, 'unplugged'), disk)
      await expect.poll(() => kept.list()).toMatchObject([{ state: 'in-step', problem: null }])
      expect(await keysIn(path)).toHaveLength(3)
    }, soon))

  test('where a disk was taken away and left an empty folder is not written into', () => {
    let isGone = false
    const files: FileSystem = {
      ...nodeFileSystem,
      stat: async path => {
        const status = await nodeFileSystem.stat(path)
        return status && isGone && path.endsWith('disk') ? { ...status, device: -1n } : status
      },
    }
    return withKept(
      async ({ folder, kept, library }) => {
        const disk = join(folder, 'disk')
        await mkdir(disk)
        await kept.add(join(disk, 'done.bib'), done, usualOptions)
        await rm(join(disk, 'done.bib'))
        isGone = true
        await move(library, 'a', 'done')
        await kept.flush()
        expect(kept.list()).toMatchObject([{ state: 'unreachable' }])
        expect(await readdir(disk)).toEqual([])
      },
      never,
      files,
    )
  })

  test('that was renamed is followed within its folder', () =>
    withKept(async ({ folder, kept, library, again }) => {
      await kept.add(join(folder, 'done.bib'), done, usualOptions)
      await rename(join(folder, 'done.bib'), join(folder, 'thesis.bib'))
      await move(library, 'a', 'done')
      await kept.flush()
      expect(await keysIn(join(folder, 'thesis.bib'))).toHaveLength(3)
      expect(await readdir(folder)).not.toContain('done.bib')
      expect((await again()).list()).toMatchObject([{ path: join(folder, 'thesis.bib') }])
    }))

  test('where the file was deleted holds it again', () =>
    withKept(async ({ folder, kept, library }) => {
      const path = join(folder, 'done.bib')
      await kept.add(path, done, usualOptions)
      await rm(path)
      await move(library, 'a', 'done')
      await kept.flush()
      expect(await keysIn(path)).toHaveLength(3)
    }))

  test('is not within the library, and not that of another kept file', () =>
    withKept(async ({ folder, kept, library }) => {
      const refused = expect.objectContaining({ code: 'bad-request' }) as Error
      await expect(kept.add(join(library.folder, 'x.bib'), done, usualOptions)).rejects.toThrow(refused)
      await kept.add(join(folder, 'done.bib'), done, usualOptions)
      await expect(kept.add(join(folder, 'done.bib'), done, usualOptions)).rejects.toThrow(refused)
      expect(kept.list()).toHaveLength(1)
    }))

  test('that cannot be written keeps nothing', () =>
    withKept(async ({ folder, kept }) => {
      const added = kept.add(join(folder, 'nowhere', 'done.bib'), done, usualOptions)
      await expect(added).rejects.toThrow(expect.objectContaining({ code: 'file-unwritable' }))
      expect(kept.list()).toEqual([])
    }))
})

test('a file that is kept no longer stays as it is', () =>
  withKept(async ({ folder, kept, library, again }) => {
    const path = join(folder, 'done.bib')
    const { id } = await kept.add(path, done, usualOptions)
    await kept.remove(id)
    await move(library, 'a', 'done')
    await sleep(60)
    expect(await keysIn(path)).toHaveLength(2)
    expect((await again()).list()).toEqual([])
  }, soon))

test('a list that is not understood is left as it is', () =>
  withKept(async ({ library, folder }) => {
    await writeFile(join(library.folder, 'kept-files.json'), '{"from": "elsewhere"}')
    const kept = new KeptFiles(library, finder, () => undefined, never)
    const unreadable = expect.objectContaining({ code: 'file-unreadable' }) as Error
    await expect(kept.start()).rejects.toThrow(unreadable)
    await expect(kept.add(join(folder, 'x.bib'), done, usualOptions)).rejects.toThrow(unreadable)
    await kept.close()
    expect(await readFile(join(library.folder, 'kept-files.json'), 'utf8')).toBe('{"from": "elsewhere"}')
  }))
