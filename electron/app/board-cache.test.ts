import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { paperId } from '../../shared/library/paper.ts'
import { Library } from '../library/library.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { boardPage } from './board.ts'
import { BoardCache, readBoardCache } from './board-cache.ts'

describe('the first page kept for the next start', () => {
  let folder: string
  let library: Library
  let cache: BoardCache

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'paperlane-cache-'))
    library = await Library.open(folder)
    cache = new BoardCache(library)
    await library.apply(
      { type: 'add', papers: [paper({ id: paperId('a') }), paper({ id: paperId('b') })] },
      'user',
    )
  })

  afterEach(async () => {
    await library.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('is what the library would answer', async () => {
    const { seq, counts, rows, papers } = boardPage(library, folder, null)
    await cache.close()
    expect(await readBoardCache(folder)).toEqual({ seq, counts, rows, papers })
  })

  it('is not used once a journal has grown, as after a crash', async () => {
    await cache.close()
    const journal = (await readdir(folder)).find(name => name.startsWith('journal-')) ?? ''
    await appendFile(join(folder, journal), 'x')
    expect(await readBoardCache(folder)).toBeNull()
  })

  it('is not used once library.json was written by somebody else', async () => {
    await cache.close()
    await writeFile(join(folder, 'library.json'), '{}')
    expect(await readBoardCache(folder)).toBeNull()
  })

  it('is none where it was never written, is damaged, or the folder is missing', async () => {
    expect(await readBoardCache(folder)).toBeNull()
    await cache.close()
    const file = join(folder, 'cache/board.json')
    await writeFile(file, (await readFile(file, 'utf8')).replace('"column":"inbox"', '"column":"nowhere"'))
    expect(await readBoardCache(folder)).toBeNull()
    await writeFile(file, '{"stamp":')
    expect(await readBoardCache(folder)).toBeNull()
    expect(await readBoardCache(join(folder, 'missing'))).toBeNull()
  })
})
