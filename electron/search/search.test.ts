/**
 * The index kept in step with a real library, across starts, by a real worker.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { stampOf } from '../app/library-stamp.ts'
import { Library } from '../library/library.ts'
import { Search } from './search.ts'

/** Runs the worker from its source. */
const runner = `
import { register } from '${import.meta.resolve('tsx/esm/api')}'
register()
await import('${import.meta.resolve('./search-worker.ts')}')
`

let home: string
let folder: string
let worker: string
let library: Library
let search: Search
let failures: Error[]

async function open() {
  const stamp = await stampOf(folder)
  library = await Library.open(folder)
  const data = { cache: join(folder, 'cache'), stamp, quietFor: 20 }
  search = new Search(library, worker, data, error => failures.push(error))
}
async function close() {
  await library.close()
  await search.close(await stampOf(folder))
}
const add = (...papers: ReturnType<typeof paper>[]) => library.apply({ type: 'add', papers }, 'import')
/** Waits until the words are written. */
const written = async () => {
  await vi.waitFor(async () => expect(await readdir(join(folder, 'cache'))).toContain('search.idx'))
  await new Promise(resolve => setTimeout(resolve, 100))
}
const find = async (text: string) => {
  const { ids, isAllBut } = await search.find(text, null)
  const named = ids === null || ids === '' ? [] : ids.split('\n')
  const everyone = [...library.all()].map(({ id }) => id)
  const found = everyone.filter(id => named.includes(id) !== isAllBut)
  expect(search.check(text, everyone), 'asked of each paper by itself').toEqual(found)
  return found.toSorted()
}

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'paperlane-search-'))
  folder = join(home, 'library')
  worker = join(home, 'worker.mjs')
  await writeFile(worker, runner)
  failures = []
  await open()
})
afterEach(async () => {
  await close()
  await rm(home, { recursive: true, force: true })
  expect(failures).toEqual([])
})

describe('search over a library', () => {
  it('sees each change before the next question', async () => {
    await add(paper({ id: 'one', title: 'Ray tracing' }), paper({ id: 'two', title: 'Rays of light' }))
    expect(await find('ray')).toEqual(['one', 'two'])
    await library.apply({ type: 'move', ids: [paperId('one')], to: 'done' }, 'user')
    expect(await find('ray in:done')).toEqual(['one'])
    await library.apply({ type: 'remove', ids: [paperId('two')] }, 'user')
    expect(await find('ray')).toEqual(['one'])
    await library.undo()
    expect(await find('ray')).toEqual(['one', 'two'])
    await library.apply({ type: 'star', ids: [paperId('two')], isStarred: true }, 'user')
    expect(await find('is:starred')).toEqual(['two'])
  })

  it('counts as unread what an answer could not know, also where it was read before the answer came', async () => {
    const many = 20_000
    const askers = {
      find: async () => {
        const { ids, isAllBut, pending } = await search.find('find', null)
        const named = ids === null || ids === '' ? 0 : ids.split('\n').length
        return { count: isAllBut ? library.size - named : named, pending }
      },
      mark: async () => {
        const { found, pending } = await search.mark('mark', { generation: 0, count: 0 })
        return { count: found?.are === 'marked' ? found.count : 0, pending }
      },
      count: async () => ({ count: (await search.count(['count']))[0], pending: 0 }),
    }
    for (const [word, ask] of Object.entries(askers)) {
      await add(...Array.from({ length: many }, (_, i) => paper({ id: `${word}${i}`, title: word })))
      let answer = await ask()
      while (answer.pending > 0) answer = await ask()
      expect(answer).toEqual({ count: many, pending: 0 })
    }
  })

  it('hands the worker no more than a question can wait behind', async () => {
    await add(...Array.from({ length: 2_000 }, (_, i) => paper({ id: `p${i}`, title: 'Ray' })))
    // A worker that is always busy: it works nothing in, and answers with how much it was handed.
    const busy = join(home, 'busy.mjs')
    await writeFile(
      busy,
      `import { parentPort } from 'node:worker_threads'
      let handed = 0
      parentPort.on('message', ({ type, request }) => {
        if (type === 'put') handed++
        else parentPort.postMessage({ type: 'found', request, ids: String(handed), isAllBut: false })
      })
      parentPort.postMessage({ type: 'opened', isKnown: false })`,
    )
    const waiting = new Search(library, busy, { cache: null, stamp: null, quietFor: 20 }, error =>
      failures.push(error),
    )
    await waiting.start()
    await new Promise(resolve => setTimeout(resolve, 50)) // long enough to send all of it
    const { ids, pending } = await waiting.find('ray', null)
    expect(Number(ids)).toBe(16)
    expect(pending).toBe(2_000 - 16 * 20)
    await waiting.close(null)
  })

  it('finds a phrase only where its words stand together', async () => {
    await add(
      paper({ id: 'one', title: 'Light of rays', abstract: 'Rays of light.' }),
      paper({ id: 'two', title: 'Light and rays' }),
    )
    expect(await find('"rays of light"')).toEqual(['one'])
    expect(await find('-"rays of light"')).toEqual(['two'])
  })

  it('tells what it did not understand, and asks for nothing where nothing is asked', async () => {
    expect(await search.find('  ', null)).toEqual({ ids: null, isAllBut: false, problems: [], pending: 0 })
    expect((await search.find('in:attic', null)).problems).toHaveLength(1)
  })

  it('reads the index it kept, and finds the same with it', async () => {
    await add(
      ...Array.from({ length: 300 }, (_, i) =>
        paper({ id: `p${i}`, title: `Ray ${i}`, abstract: 'Of light.' }),
      ),
    )
    await library.apply({ type: 'remove', ids: [paperId('p7')] }, 'user')
    expect(await find('ray')).toHaveLength(299)
    await written()
    await library.apply({ type: 'move', ids: [paperId('p8')], to: 'done' }, 'user')
    await close()
    expect((await readdir(join(folder, 'cache'))).sort()).toEqual(['search-facts.bin', 'search.idx'])
    await open()
    const kept = await search.find('ray in:done', null)
    expect(kept).toEqual({ ids: 'p8', isAllBut: false, problems: [], pending: 0 })
    expect(await find('ray')).toHaveLength(299)
    await add(paper({ id: 'new', title: 'Another ray' }))
    expect(await find('ray')).toHaveLength(300)
  })

  it('builds the index anew where the kept one is damaged or of another moment', async () => {
    await add(paper({ id: 'one', title: 'Ray tracing' }))
    await find('ray')
    await written()
    await close()
    const file = join(folder, 'cache', 'search.idx')
    const bytes = await readFile(file)
    bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1
    await writeFile(file, bytes)
    await open()
    expect(await find('ray')).toEqual(['one'])
    await library.apply({ type: 'remove', ids: [paperId('one')] }, 'user')
    await close()
    await open()
    expect(await find('ray')).toEqual([])
  })
})
