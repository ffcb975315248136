import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest'
import { importLimit } from '../../shared/ipc/contract.ts'
import type { ImportChoice, ImportPreview } from '../../shared/ipc/importing.ts'
import { Library } from '../library/library.ts'
import { contentOf } from './content.ts'
import { Importer } from './importer.ts'
import { readInWorker } from './reading-job.ts'

/** Invented papers in the shape of a listing: a title, and below it an abstract. */
const abstractOf = (subject: string) =>
  `We study ${subject} in a setting where measurements are few and noise is strong. Our method combines a ` +
  'simple estimator with a bound that holds for every sample size, and it needs no tuning. In experiments on ' +
  'four invented collections it halves the error of the strongest baseline while using a tenth of the memory.'
const papers = [
  ['Tidal Clocks: Keeping Time with Slow Water', abstractOf('tidal clocks')],
  ['Learning to Fold Paper Boats from Three Examples', abstractOf('paper boats')],
  ['A Census of Lighthouses by Sparse Sampling', abstractOf('lighthouses')],
] as const
const listing = papers.map(lines => lines.join('\n\n')).join('\n\n')

let built: string
let worker: string
let folder: string
let library: Library
let importer: Tried

/** A choice, with its places as one writes them. */
type Wanted = Omit<ImportChoice, 'papers' | 'fill'> & {
  readonly papers: readonly number[]
  readonly fill?: readonly number[]
}

/** The importer, with the papers of a preview beside it; nothing here is stopped unless a test says so. */
class Tried extends Importer {
  /** Whether a test stops it now. */
  isArmed = false

  async show(name: string, content: string | Uint8Array, page?: string) {
    return this.withPapers(await this.preview(name, content, page))
  }

  async withPapers(preview: ImportPreview | null) {
    if (!preview) throw new Error('it was stopped')
    const papers = await this.page(preview.token, [...preview.matches.keys()].slice(0, 50))
    return { ...preview, papers }
  }

  async add(wanted: Wanted) {
    const done = await this.choose(wanted)
    if (!done) throw new Error('it was stopped')
    return done
  }

  choose({ papers, fill = [], ...rest }: Wanted) {
    return this.commit({ ...rest, papers: Uint32Array.from(papers), fill: Uint32Array.from(fill) })
  }
}

beforeAll(async () => {
  built = await mkdtemp(join(tmpdir(), 'paperlane-worker-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir: built,
      ssr: resolve(import.meta.dirname, 'import-worker.ts'),
      rolldownOptions: { output: { entryFileNames: 'import-worker.mjs' } },
    },
    ssr: { noExternal: true },
  })
  worker = join(built, 'import-worker.mjs')
})
afterAll(() => rm(built, { recursive: true, force: true }))

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlane-importer-'))
  library = await Library.open(join(folder, 'library'))
  importer = new Tried(Promise.resolve(library), worker)
})
afterEach(async () => {
  await library.close()
  await rm(folder, { recursive: true, force: true })
})

const failsWith = (code: string) => expect.objectContaining({ code }) as Error

describe('an import', () => {
  test('keeps the keys of a BibTeX file, but none that a paper has already and none that cannot be cited', async () => {
    const text = '@misc{tea, title={One Tea}}\n@misc{Tea, title={Two Teas}}\n@misc{te%a, title={Three Teas}}'
    const { token } = await importer.show('tea.bib', text)
    await importer.add({ token, papers: [0, 1, 2], to: 'inbox' })
    const second = await importer.show('more.bib', '@misc{TEA, title={Another Cup of Tea}}')
    await importer.add({ token: second.token, papers: [0], to: 'inbox' })
    const keys = [...library.all()].map(({ title, citeKey }) => [title, citeKey])
    expect(new Map(keys as [string, string | null][])).toEqual(
      new Map([
        ['One Tea', 'tea'],
        ['Two Teas', null],
        ['Three Teas', null],
        ['Another Cup of Tea', null],
      ]),
    )
  })

  test('shows its papers before anything is added, and adds the chosen ones in their order', async () => {
    const preview = await importer.show('pasted text', listing)
    expect(preview.papers.map(({ draft, match }) => [draft.title, match.is])).toEqual(
      papers.map(([title]) => [title, 'new']),
    )
    expect(library.size).toBe(0)

    const { added, ids } = await importer.add({ token: preview.token, papers: [0, 2], to: 'to-read' })
    expect(added).toBe(2)
    const inColumn = library.inOrder('to-read')
    expect(inColumn.map(({ id }) => id)).toEqual(ids)
    expect(inColumn.map(({ title }) => title)).toEqual([papers[0][0], papers[2][0]])
    expect(inColumn[0]).toMatchObject({ origin: 'pasted text', abstract: papers[0][1], citeKey: null })
    expect(new Set(inColumn.map(({ addedAt }) => addedAt)).size).toBe(1)
  })

  test('of text that was copied from a page takes the ids from the links of its titles, also when read again', async () => {
    const page = `<p>Papers</p><h3><a href="https://huggingface.co/papers/2405.01234"><b>Tidal Clocks:</b> Keeping Time with
      Slow Water</a></h3><a href="https://doi.org/10.1000/boats">Some other boats, far away</a>`
    const preview = await importer.show('pasted text', listing, page)
    const ids = (shown: typeof preview) =>
      shown.papers.map(({ draft: { arxivId, doi, year } }) => [arxivId, doi, year])
    const known = [
      ['2405.01234', null, 2024],
      [null, null, null],
      [null, null, null],
    ]
    expect(ids(preview)).toEqual(known)
    const again = await importer.withPapers(await importer.correct(preview.token, []))
    expect(ids(again)).toEqual(known)
    expect(ids(await importer.show('pasted text', listing))[0]).toEqual([null, null, null])
  })

  test('is one undoable step', async () => {
    const preview = await importer.show('pasted text', listing)
    await importer.add({ token: preview.token, papers: [0, 1, 2], to: 'inbox' })
    expect(library.size).toBe(3)
    await library.undo()
    expect(library.size).toBe(0)
    const again = await importer.show('pasted text', listing)
    expect(again.papers.map(({ match }) => match.is)).toEqual(['new', 'new', 'new'])
  })

  test('knows the papers that are there, wherever they are by now', async () => {
    const { token } = await importer.show('pasted text', listing)
    const { ids } = await importer.add({ token, papers: [0, 1], to: 'inbox' })
    await library.apply({ type: 'move', ids: ids.slice(0, 1), to: 'done' }, 'user')
    const preview = await importer.show('again', listing)
    expect(preview.papers.map(({ match }) => match)).toMatchObject([
      { is: 'known', met: { id: ids[0], column: 'done' } },
      { is: 'known', met: { id: ids[1], column: 'inbox' } },
      { is: 'new' },
    ])
  })

  test('says which papers stand twice in its text', async () => {
    const { papers: found } = await importer.show('pasted text', `${listing}\n\n${papers[1].join('\n\n')}`)
    expect(found.map(({ match }) => match)).toMatchObject([
      { is: 'new' },
      { is: 'new' },
      { is: 'new' },
      { is: 'repeated', of: 1 },
    ])
  })

  test('does not add a paper that came to the library since its preview', async () => {
    const first = await importer.show('first', listing)
    const second = await importer.show('second', listing)
    await importer.add({ token: first.token, papers: [0], to: 'inbox' })
    expect(await importer.add({ token: second.token, papers: [0, 1], to: 'inbox' })).toMatchObject({
      added: 1,
    })
    expect(library.size).toBe(2)
  })

  test('adds a known paper a second time only where it was chosen as known', async () => {
    const { token } = await importer.show('first', listing)
    await importer.add({ token, papers: [0], to: 'inbox' })
    const again = await importer.show('second', listing)
    await importer.add({ token: again.token, papers: [0], to: 'inbox' })
    expect(library.size).toBe(2)
  })

  test('adds a paper of two previews once, however quickly both are added', async () => {
    const [first, second] = [await importer.show('first', listing), await importer.show('second', listing)]
    const commits = [first, second].map(({ token }) =>
      importer.add({ token, papers: [0, 1, 2], to: 'inbox' }),
    )
    expect((await Promise.all(commits)).map(({ added }) => added)).toEqual([3, 0])
    expect(library.size).toBe(3)
  })

  test('fills gaps of known papers, merges what a person says is the same, and tags what it adds, as one step', async () => {
    const { token } = await importer.show(
      'a.bib',
      '@misc{a, title={One Large Cup of Green Tea Before Noon}, year=2020}',
    )
    await importer.add({ token, papers: [0], to: 'done' })
    const [cup] = [...library.all()]
    if (!cup) throw new Error('nothing was added')
    const text = [
      '@misc{b, title={One large cup of green tea before noon}, doi={10.1000/tea}}',
      '@misc{c, title={One Large Cup of Green Teas Before Noon}, year=2020, volume=3}',
      '@misc{d, title={Something Else Altogether About Coffee}}',
    ].join('\n')
    const preview = await importer.show('b.bib', text)
    expect(preview.papers.map(({ match }) => match)).toMatchObject([
      { is: 'known', met: { id: cup.id, column: 'done' }, gaps: ['doi'] },
      { is: 'near', to: [{ as: cup.id, met: { column: 'done' } }] },
      { is: 'new' },
    ])
    const same = [{ place: 1, as: cup.id }]
    const done = await importer.add({
      ...{ token: preview.token, papers: [2], fill: [0], same, to: 'reading' },
      tags: ['drinks'],
    })
    expect(done).toMatchObject({ added: 1, filled: 2 })
    expect(library.get(cup.id)).toEqual({ ...cup, doi: '10.1000/tea', volume: '3' })
    expect(library.inOrder('reading')).toMatchObject([{ citeKey: 'd', tags: ['drinks'], origin: 'b.bib' }])
    await library.undo()
    expect(library.size).toBe(1)
    expect(library.get(cup.id)).toEqual({ ...cup, doi: null, volume: null })
  })

  test('that is long is read whole, wherever its signs of two units stand', async () => {
    const filler = `@comment{${'x'.repeat((1 << 18) - 40)}}\n`
    const text = `${filler}@misc{k, title={${'🫖'.repeat(20)} and Cups}}`
    const { papers } = await importer.show('pasted text', text)
    expect(papers).toMatchObject([{ draft: { title: `${'🫖'.repeat(20)} and Cups` } }])
  })

  test('that is stopped answers nothing and does nothing, in whichever part of it', async () => {
    const text = Array.from(
      { length: 3_000 },
      (_, at) => `@misc{k${at}, title={Paper ${at} on Teapots}}`,
    ).join('\n')
    const seen: string[] = []
    const stopping = (step: string) => {
      const stopped: Tried = new Tried(Promise.resolve(library), worker, progress => {
        if (progress.step === step && stopped.isArmed) stopped.stop(progress.job)
        seen.push(progress.step)
      })
      return stopped
    }
    for (const step of ['reading', 'comparing']) {
      const stopped = stopping(step)
      stopped.isArmed = true
      expect(await stopped.preview('large.bib', text)).toBeNull()
    }
    const stopped = stopping('adding')
    const { token } = await stopped.show('large.bib', text.slice(0, 20_000))
    stopped.isArmed = true
    expect(await stopped.choose({ token, papers: [0, 1, 2], to: 'inbox' })).toBeNull()
    expect(library.size).toBe(0)
    stopped.isArmed = false
    expect(await stopped.choose({ token, papers: [0, 1, 2], to: 'inbox' })).toMatchObject({ added: 3 })
    expect(new Set(seen)).toEqual(new Set(['reading', 'comparing', 'adding']))
  })

  test('adds once however often it is asked to', async () => {
    const { token } = await importer.show('pasted text', listing)
    const commits = [1, 2].map(() => importer.add({ token, papers: [0, 1, 1, 7], to: 'inbox' }))
    const [first, second] = await Promise.allSettled(commits)
    expect(first).toMatchObject({ status: 'fulfilled', value: { added: 2 } })
    expect(second).toMatchObject({ status: 'rejected', reason: { code: 'import-failed' } })
    expect(library.size).toBe(2)
  })

  test('that was cancelled adds nothing any more', async () => {
    const { token } = await importer.show('pasted text', listing)
    importer.cancel(token)
    await expect(importer.add({ token, papers: [0], to: 'inbox' })).rejects.toThrow(
      failsWith('import-failed'),
    )
  })

  test('keeps the four newest previews, since each may hold a long text', async () => {
    const previews = []
    for (const name of ['a', 'b', 'c', 'd', 'e']) previews.push(await importer.show(name, listing))
    const [oldest, next] = previews.map(({ token }) => importer.correct(token, []))
    await expect(oldest).rejects.toThrow(failsWith('import-failed'))
    await expect(next).resolves.toMatchObject({ name: 'b' })
  })

  test('is read again under the same token when a line is corrected', async () => {
    const { token } = await importer.show('pasted text', listing)
    const corrections = [1, 3].map(line => ({ line, use: 'chrome' as const }))
    const corrected = await importer.withPapers(await importer.correct(token, corrections))
    expect(corrected.token).toBe(token)
    expect(corrected.papers.map(({ draft }) => draft.title)).toEqual([papers[1][0], papers[2][0]])
    const { added } = await importer.add({ token, papers: [0, 1], to: 'inbox' })
    expect(added).toBe(2)
  })
})

describe('a file', () => {
  test('is read in its encoding and named after itself', async () => {
    const path = join(folder, 'week 12.txt')
    await writeFile(path, Buffer.from(`\ufeff${listing}`, 'utf16le'))
    const preview = await importer.withPapers(await importer.previewFile(path))
    expect(preview).toMatchObject({
      name: 'week 12.txt',
      papers: [{ draft: { title: papers[0][0] } }, {}, {}],
    })
  })

  test('that is not there is said so', async () => {
    await expect(importer.previewFile(join(folder, 'nowhere.txt'))).rejects.toThrow(
      failsWith('file-unreadable'),
    )
    await expect(importer.previewFile(folder)).rejects.toThrow(failsWith('file-unreadable'))
  })

  test('that is no text is refused', async () => {
    await expect(importer.preview('a.png', Uint8Array.of(137, 80, 78, 71, 0, 0, 0, 13))).rejects.toThrow(
      failsWith('import-failed'),
    )
  })

  test('that comes from the window with the page it is of keeps the ids of its links', async () => {
    const [title, abstract] = papers[0]
    const text = Buffer.from(`${title}\n${abstract}\n`)
    const page = Buffer.from(`<a href="https://arxiv.org/abs/2206.07690">${title}</a><p>${abstract}</p>`)
    const size = text.length + page.length
    const { offer } = importer.begin({ name: 'dropped text', size, isText: true, pageSize: page.length })
    importer.receive(offer, Buffer.concat([text, page]))
    const preview = await importer.withPapers(await importer.previewOffered(offer))
    expect(preview).toMatchObject({ papers: [{ draft: { title, arxivId: '2206.07690' } }] })
  })

  test('that comes from the window in parts is read once, and only when all of it has come', async () => {
    const bytes = Buffer.from(listing)
    const announced = { name: 'dropped.txt', size: bytes.length, isText: false }
    const { offer } = importer.begin(announced)
    importer.receive(offer, bytes.subarray(0, 700))
    importer.receive(offer, bytes.subarray(700))
    expect(() => importer.receive(offer, Uint8Array.of(1))).toThrow(failsWith('bad-request'))
    const preview = await importer.withPapers(await importer.previewOffered(offer))
    expect(preview).toMatchObject({
      name: 'dropped.txt',
      papers: [{ draft: { title: papers[0][0] } }, {}, {}],
    })
    await expect(importer.previewOffered(offer)).rejects.toThrow(failsWith('bad-request'))

    const cut = importer.begin(announced).offer
    importer.receive(cut, bytes.subarray(0, 700))
    await expect(importer.previewOffered(cut)).rejects.toThrow(failsWith('bad-request'))
    const left = importer.begin(announced).offer
    importer.begin(announced)
    expect(() => importer.receive(left, bytes)).toThrow(failsWith('bad-request'))
    expect(() => importer.begin({ ...announced, size: importLimit + 1 })).toThrow(failsWith('file-too-large'))
  })

  test('of a format that is read as a whole is refused above 64 MB, and another is read', async () => {
    const entry = `@misc{a, title = {Tea}, note = {${'x'.repeat(60_000)}}}\n`
    const line = `${'x'.repeat(60_000)}\n`
    const long = (text: string) => Buffer.alloc((64 << 20) + text.length, text)
    const { matches } = (await importer.preview('a.bib', long(entry))) ?? {}
    expect(matches?.length).toBeGreaterThan(1_000)
    await expect(importer.preview('a.txt', long(line))).rejects.toThrow(failsWith('file-too-large'))
  })

  test('above 256 MB is refused unread', async () => {
    const path = join(folder, 'large.txt')
    await writeFile(path, 'x')
    await truncate(path, importLimit + 1)
    await expect(importer.previewFile(path)).rejects.toThrow(failsWith('file-too-large'))
  })
})

describe('a reading that costs too much', () => {
  test('is ended at its deadline', async () => {
    const endless = join(folder, 'endless.mjs')
    await writeFile(endless, 'for (;;);')
    const job = { content: await contentOf('x'), corrections: [] }
    const reading = readInWorker(endless, job, { deadline: 200, memory: 64 })
    await expect(reading).rejects.toThrow(failsWith('import-failed'))
  })

  test('is ended at its memory limit', async () => {
    const greedy = join(folder, 'greedy.mjs')
    await writeFile(greedy, 'const kept = []; for (;;) kept.push(Array.from({ length: 1000 }, Object))')
    const job = { content: await contentOf('x'), corrections: [] }
    const reading = readInWorker(greedy, job, { deadline: 60_000, memory: 32 })
    await expect(reading).rejects.toThrow(/memory/)
  })
})
