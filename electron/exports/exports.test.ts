import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { Library } from '../library/library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { inFolder } from '../library/test-papers.ts'
import type { ExportOptions, ExportScope } from '../../shared/exports/options.ts'
import { usualOptions } from '../../shared/exports/options.ts'
import { writeExportChoices } from './choices.ts'
import { type ChoosePlace, Exports } from './exports.ts'
import type { Finder } from './scope.ts'

const papers = [
  paper({ id: 'a', title: 'Tidal Clocks: Keeping Time with Slow Water', year: 2024 }),
  paper({ id: 'b', title: 'A Census of Lighthouses', column: 'done', year: 2023 }),
  paper({ id: 'c', title: 'Learning to Fold Paper Boats', column: 'done', citeKey: 'boats:2022' }),
]

/** Finds by a word of the title, which is enough to be asked by an export. */
const finderOf = (library: Library): Finder => ({
  find: text => {
    const ids = [...library.all()].filter(({ title }) => title.includes(text)).map(({ id }) => id)
    return Promise.resolve({ ids: ids.join('\n'), isAllBut: false, problems: [], pending: 0 })
  },
})
const exportsOf = (library: Library) => new Exports(library, finderOf(library))
const exportBibtex = (library: Library, scope: ExportScope, choosePlace: ChoosePlace) =>
  exportsOf(library).file({ scope, options: usualOptions }, choosePlace)
const bibtexText = (library: Library, asked: Parameters<Exports['text']>[0]) => exportsOf(library).text(asked)

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
  test('says how many papers it wrote: a list of ids has none of a paper without one', () =>
    withLibrary(async (library, folder) => {
      await library.apply({ type: 'edit', id: paperId('a'), fields: { doi: '10.1234/tides' } }, 'user')
      const path = join(folder, 'all.txt')
      const options = { ...usualOptions, format: 'ids' as const }
      const asked = { scope: { of: 'library' as const }, options }
      expect(await exportsOf(library).file(asked, () => Promise.resolve(path))).toEqual({ path, count: 1 })
      expect((await readFile(path, 'utf8')).trim()).toBe('10.1234/tides')
    }))

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

test('an export takes what a tag or a search finds, and names the file by it', () =>
  withLibrary(async (library, folder) => {
    await library.apply(
      { type: 'tag', ids: [paperId('a'), paperId('c')], add: ['Slow/Water'], remove: [] },
      'user',
    )
    const suggested: string[] = []
    const into: ChoosePlace = name => (suggested.push(name), Promise.resolve(join(folder, name)))
    expect(await exportBibtex(library, { of: 'tag', tag: 'slow/water' }, into)).toMatchObject({ count: 2 })
    expect(await exportBibtex(library, { of: 'search', text: 'Census' }, into)).toMatchObject({ count: 1 })
    expect(suggested).toEqual(['slow-water.bib', 'Census.bib'])
    const written = await readFile(join(folder, 'Census.bib'), 'utf8')
    expect(keysIn(written)).toEqual([keyOf(library, 'b')])
  }))

describe('a preview', () => {
  test('shows the first entries and what they lack, and pins nothing', () =>
    withLibrary(async library => {
      const { seq } = library
      const asked = { scope: { of: 'library' }, options: usualOptions, keyPattern: "'x-' + title" } as const
      const { count, sample, lackingCount, lacking } = await exportsOf(library).preview(asked)
      expect(count).toBe(3)
      expect(keysIn(sample)).toEqual([
        'x-TidalClocksKeepingTimeSlowWater',
        'x-CensusLighthouses',
        'boats:2022',
      ])
      expect(lackingCount).toBe(3)
      expect(lacking.map(({ id, lacks }) => [id, lacks])).toEqual([
        ['a', ['authors']],
        ['b', ['authors']],
        ['c', ['authors', 'year']],
      ])
      expect(library.seq).toBe(seq)
    }))

  test('says which journals stay whole where short names are asked for', () =>
    withLibrary(async library => {
      const article = { type: 'article-journal', venue: 'Annals of Tea', arxivId: '2401.00001' } as const
      await library.apply({ type: 'edit', id: paperId('a'), fields: article }, 'user')
      await library.apply({ type: 'edit', id: paperId('b'), fields: { venue: 'Nature Physics' } }, 'user')
      const look = (options: Partial<ExportOptions>) => {
        const asked = { ...usualOptions, journals: 'short' as const, ...options }
        return exportsOf(library).preview({ scope: { of: 'library' }, options: asked, keyPattern: 'title' })
      }
      expect(await look({})).toMatchObject({ wholeCount: 1, whole: [{ name: 'Annals of Tea', count: 1 }] })
      expect((await look({})).sample).toMatch(/Annals of Tea[^]*Nat\. Phys\./)
      const none = { wholeCount: 0, whole: [] }
      expect(await look({ journals: 'full' })).toMatchObject(none)
      expect(await look({ format: 'ids' })).toMatchObject(none)
      // A preprint is exported without its journal.
      expect(await look({ version: 'preprint' })).toMatchObject(none)
    }))
})

describe('new keys', () => {
  const scope: ExportScope = { of: 'library' }

  test('are shown before they are made, keep the old ones, and are one step', () =>
    withLibrary(async library => {
      const exports = exportsOf(library)
      await exports.text({ ids: [paperId('a')], as: 'cite-keys' })
      const old = keyOf(library, 'a')
      const keyPattern = 'title.lower + year'
      const { count, changes, seq } = await exports.renewal({ scope, keyPattern })
      expect([count, changes.map(({ from, to }) => [from, to])]).toEqual([
        2,
        [
          [old, 'tidalclockskeepingtimeslowwater2024'],
          ['boats:2022', 'learningfoldpaperboats'],
        ],
      ])
      expect(keyOf(library, 'a')).toBe(old)
      await exports.renew({ scope, keyPattern, seq })
      expect(library.get(paperId('c'))).toMatchObject({
        citeKey: 'learningfoldpaperboats',
        formerKeys: ['boats:2022'],
      })
      expect(keyOf(library, 'b')).toBeNull()
      const { text } = await exports.text({ ids: [paperId('c')], as: 'biblatex' })
      expect(text).toContain('  ids = {boats:2022},\n')
      await library.undo()
      expect([keyOf(library, 'a'), keyOf(library, 'c')]).toEqual([old, 'boats:2022'])
    }))

  test('are refused where the library has changed since they were shown', () =>
    withLibrary(async library => {
      const exports = exportsOf(library)
      const { seq } = await exports.renewal({ scope, keyPattern: 'title' })
      await library.apply({ type: 'star', ids: [paperId('a')], isStarred: true }, 'user')
      const renewed = exports.renew({ scope, keyPattern: 'title', seq })
      await expect(renewed).rejects.toThrow(expect.objectContaining({ code: 'bad-request' }))
      expect(keyOf(library, 'c')).toBe('boats:2022')
    }))

  test('never take a key that another paper has or had', () =>
    withLibrary(async library => {
      const exports = exportsOf(library)
      const seqOf = async (keyPattern: string) => (await exports.renewal({ scope, keyPattern })).seq
      await exports.renew({
        scope,
        keyPattern: "title.replace('Learning Fold ','')",
        seq: await seqOf("title.replace('Learning Fold ','')"),
      })
      expect(keyOf(library, 'c')).toBe('PaperBoats')
      const twin = paper({ id: 'd', title: 'Boats', citeKey: 'x' })
      await library.apply({ type: 'add', papers: [twin, paper({ id: 'e', title: 'Boats' })] }, 'import')
      const one: ExportScope = { of: 'papers', ids: [paperId('d')] }
      const { changes } = await exports.renewal({ scope: one, keyPattern: "'boats:2022' | title" })
      expect(changes.map(({ to }) => to)).toEqual(['boats:2022a'])
    }))

  test('leave keys that the pattern could have made', () =>
    withLibrary(async library => {
      const exports = exportsOf(library)
      const twin = paper({ id: 'twin', title: papers[0]?.title ?? '', year: 2024 })
      await library.apply({ type: 'add', papers: [twin] }, 'import')
      const keyPattern = 'auth.lower + shorttitle(3,3) + year'
      await exports.text({ ids: ['a', 'twin'].map(paperId), as: 'cite-keys' })
      const { changes } = await exports.renewal({
        scope: { of: 'papers', ids: ['twin', 'a'].map(paperId) },
        keyPattern,
      })
      expect(changes).toEqual([])
    }))
})

test('the pattern and the choices of a library are kept with it', () =>
  withLibrary(async (library, folder) => {
    const options = { ...usualOptions, parts: ['doi', 'tags', 'note'] as const }
    await writeExportChoices(library, {
      keyPattern: '[veryshorttitle]_[year]',
      options: { ...options, parts: [...options.parts] },
      presets: [],
    })
    await library.apply({ type: 'tag', ids: [paperId('a')], add: ['secret'], remove: [] }, 'user')
    const copied = await bibtexText(library, { ids: [paperId('a')], as: 'bibtex' })
    expect(keysIn(copied.text)).toEqual(['Tidal_2024'])
    // A copy is pasted anywhere, so what is the reader's own stays out of it.
    expect(copied.text).not.toContain('secret')
    expect(await readdir(join(folder, 'library'))).toContain('exports.json')
  }))
