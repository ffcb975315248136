import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readSavedSearches, writeSavedSearches } from './saved-searches.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlane-searches-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const searches = [
  { name: 'Rays', text: 'ray in:inbox' },
  { name: 'New', text: 'added:<7d' },
]

it('keeps searches in their order', async () => {
  expect(await readSavedSearches({ folder })).toEqual([])
  await writeSavedSearches({ folder, isReadOnly: false }, searches)
  expect(await readSavedSearches({ folder })).toEqual(searches)
})

it.each(['{', '[{"name":"","text":"x"}]', '[{"name":"a","text":"x"},{"name":"a","text":"y"}]'])(
  'neither reads nor overwrites %s',
  async text => {
    const path = join(folder, 'searches.json')
    await writeFile(path, text)
    await expect(readSavedSearches({ folder })).rejects.toMatchObject({ code: 'file-unreadable' })
    await expect(writeSavedSearches({ folder, isReadOnly: false }, searches)).rejects.toMatchObject({
      code: 'file-unreadable',
    })
    expect(await readFile(path, 'utf8')).toBe(text)
  },
)

it('writes nothing where nothing may be written', async () => {
  await expect(writeSavedSearches({ folder, isReadOnly: true }, searches)).rejects.toMatchObject({
    code: 'library-read-only',
  })
  expect(await readSavedSearches({ folder })).toEqual([])
})
