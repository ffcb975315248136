import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { Library } from '../library/library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { inFolder } from '../library/test-papers.ts'
import { bibtexText, type ChoosePlace, exportBibtex } from './bibtex.ts'

const papers = [
  paper({ id: 'a', title: 'Tidal Clocks: Keeping Time with Slow Water', year: 2024 }),
  paper({ id: 'b', title: 'A Census of Lighthouses', column: 'done', year: 2023 }),
  paper({ id: 'c', title: 'Learning to Fold Paper Boats', column: 'done', citeKey: 'boats:2022' }),
]

/** Runs a test with a library of three papers and a folder to export to. */
function withLibrary(run: (library: Library, folder: string) => Promise<void>): Promise<void> {
  return inFolder(async folder => {
    const library = await Library.open(join(folder, 'library'))
    try {
      await library.apply({ type: 'add', papers }, 'import')
      await run(library, folder)
    } finally {
      await library.close()
    }
  })
}
const keysIn = (text: string) => [...text.matchAll(/^@\w+\{([^,]+),/gm)].map(([, key]) => key)
const keyOf = (library: Library, id: string) => library.get(paperId(id))?.citeKey

describe('an export', () => {
  test('suggests a name, writes the papers of its scope, and pins their keys', () =>
    withLibrary(async (library, folder) => {
      const suggested: string[] = []
      const into: ChoosePlace = name => (suggested.push(name), Promise.resolve(join(folder, name)))
      expect(await exportBibtex(library, { of: 'column', column: 'done' }, into)).toEqual({
        path: join(folder, 'done.bib'),
        count: 2,
      })
      const keys = keysIn(await readFile(join(folder, 'done.bib'), 'utf8'))
      expect(new Set(keys)).toEqual(new Set([keyOf(library, 'b'), 'boats:2022']))
      expect(keyOf(library, 'a')).toBeNull()
      await exportBibtex(library, { of: 'library' }, into)
      await exportBibtex(library, { of: 'papers', ids: [paperId('a')] }, into)
      expect(suggested).toEqual(['done.bib', 'paperlane.bib', 'paperlane.bib'])
    }))

  test('is no step that undo would take back', () =>
    withLibrary(async (library, folder) => {
      await exportBibtex(library, { of: 'library' }, () => Promise.resolve(join(folder, 'all.bib')))
      expect(library.history()).toEqual({ undo: 'Added 3 papers', redo: null })
    }))

  test('keeps every key when papers join later', () =>
    withLibrary(async (library, folder) => {
      const into = (name: string) => () => Promise.resolve(join(folder, name))
      await exportBibtex(library, { of: 'library' }, into('first.bib'))
      const twin = { ...papers[0], id: paperId('0'), citeKey: null } as (typeof papers)[number]
      await library.apply({ type: 'add', papers: [twin] }, 'import')
      const before = papers.map(({ id }) => keyOf(library, id))
      await exportBibtex(library, { of: 'library' }, into('second.bib'))
      expect(papers.map(({ id }) => keyOf(library, id))).toEqual(before)
      expect(before).not.toContain(keyOf(library, '0'))
      expect(keysIn(await readFile(join(folder, 'second.bib'), 'utf8'))).toHaveLength(4)
    }))

  test('adds .bib to a name without an ending, and leaves another ending', () =>
    withLibrary(async (library, folder) => {
      for (const name of ['list', 'list.txt'])
        await exportBibtex(library, { of: 'library' }, () => Promise.resolve(join(folder, name)))
      expect((await readdir(folder)).sort()).toEqual(['library', 'list.bib', 'list.txt'])
    }))

  test('that goes nowhere pins nothing', () =>
    withLibrary(async library => {
      const { seq } = library
      expect(await exportBibtex(library, { of: 'library' }, () => Promise.resolve(null))).toBeNull()
      expect(library.seq).toBe(seq)
    }))

  test('to a place that cannot be written is said so', () =>
    withLibrary(async (library, folder) => {
      const nowhere = join(folder, 'no such folder', 'list.bib')
      const written = exportBibtex(library, { of: 'library' }, () => Promise.resolve(nowhere))
      await expect(written).rejects.toThrow(expect.objectContaining({ code: 'file-unwritable' }))
    }))
})

test('copying gives the entries, or the keys as a \\cite command takes them, in the order asked', () =>
  withLibrary(async library => {
    const ids = ['c', 'a', 'gone', 'a'].map(paperId)
    const keys = await bibtexText(library, { ids, as: 'cite-keys' })
    expect(keys).toEqual({ text: `boats:2022,${keyOf(library, 'a') ?? ''}`, count: 2 })
    const entries = await bibtexText(library, { ids, as: 'bibtex' })
    expect(entries.count).toBe(2)
    expect(new Set(keysIn(entries.text))).toEqual(new Set(keys.text.split(',')))
  }))

test('two copies at once never give two papers one key', () =>
  withLibrary(async library => {
    const twin = paper({ id: 'twin', title: papers[0]?.title ?? '', year: 2024 })
    await library.apply({ type: 'add', papers: [twin] }, 'import')
    const copies = ['a', 'twin'].map(id => bibtexText(library, { ids: [paperId(id)], as: 'cite-keys' }))
    const [first, second] = await Promise.all(copies)
    expect(first?.text).not.toBe(second?.text)
    expect([first?.text, second?.text]).toEqual([keyOf(library, 'a'), keyOf(library, 'twin')])
  }))
