import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { draft, type Paper, paperId } from '../../shared/library/paper.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { Library } from '../library/library.ts'
import { inFolder } from '../library/test-papers.ts'
import { KnownLibrary } from './known-library.ts'

const many = (from: number, count: number): Paper[] =>
  Array.from({ length: count }, (_, at) => paper({ id: `p${from + at}`, title: titleOf(from + at) }))
const titleOf = (at: number) => `The Long Evenings of Teapot ${at}`
const kettles = 'Kettles That Learn to Whistle'

async function withKnown(work: (library: Library, known: KnownLibrary) => Promise<void>): Promise<void> {
  await inFolder(async folder => {
    const library = await Library.open(join(folder, 'library'))
    try {
      await work(library, new KnownLibrary(library))
    } finally {
      await library.close()
    }
  })
}

async function found(known: KnownLibrary, ...titles: readonly string[]) {
  const current = await known.current()
  return titles.map(title => current.find(draft({ title })))
}

describe('what a library is known by', () => {
  test('is in step with every change, few papers or many', () =>
    withKnown(async (library, known) => {
      await library.apply({ type: 'add', papers: many(0, 2_500) }, 'import')
      expect(await found(known, titleOf(0), titleOf(2_499), kettles)).toEqual(['p0', 'p2499', null])
      await library.apply({ type: 'add', papers: [paper({ id: 'k', title: kettles })] }, 'import')
      await library.apply({ type: 'add', papers: many(2_500, 2_500) }, 'import')
      const fields = { title: 'The Short Mornings of a Kettle' }
      await library.apply({ type: 'edit', id: paperId('p0'), fields }, 'user')
      const asked = [kettles, titleOf(4_999), titleOf(0), fields.title]
      expect(await found(known, ...asked)).toEqual(['k', 'p4999', null, 'p0'])
      await library.undo()
      await library.undo()
      expect(await found(known, ...asked)).toEqual(['k', null, 'p0', null])
    }))

  test('says when another comparison may come out otherwise', () =>
    withKnown(async (library, known) => {
      await library.apply({ type: 'add', papers: many(0, 3) }, 'import')
      const before = known.version
      const ids = [paperId('p0'), paperId('p1')]
      await library.apply({ type: 'move', ids, to: 'done' }, 'user')
      await library.apply({ type: 'star', ids, isStarred: true }, 'user')
      expect(known.version).toBe(before)
      await library.apply({ type: 'edit', id: paperId('p0'), fields: { doi: '10.1000/tea' } }, 'user')
      expect(known.version).toBeGreaterThan(before)
    }))
})
