import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as v from 'valibot'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { jsonFile, readJsonFile } from './json-file.ts'

const Place = v.object({ column: v.string() })
let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlane-json-'))
  path = join(folder, 'place.json')
})
afterEach(() => rm(folder, { recursive: true, force: true }))

test('the newest of many values is what is read again', async () => {
  const file = jsonFile<v.InferOutput<typeof Place>>(path)
  for (const column of ['inbox', 'reading', 'done']) file.save({ column })
  await file.flush()
  expect(readJsonFile(path, Place)).toEqual({ column: 'done' })
  file.save({ column: 'skipped' })
  await file.flush()
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ column: 'skipped' })
})

test.each(['', '{"column":', '[]', 'null', '{"column":3}', '\0\0\0'])(
  'a file that holds %j is as good as none',
  async text => {
    await writeFile(path, text)
    expect(readJsonFile(path, Place)).toBeNull()
  },
)

test('a file that is not there is nothing remembered', () => {
  expect(readJsonFile(path, Place)).toBeNull()
})

test('a value that cannot be written is told to whoever waits for it, and the next one is written', async () => {
  const file = jsonFile<v.InferOutput<typeof Place>>(join(folder, 'later', 'place.json'))
  file.save({ column: 'inbox' })
  await expect(file.flush()).rejects.toThrow(expect.objectContaining({ code: 'file-unwritable' }))
  await mkdir(join(folder, 'later'))
  file.save({ column: 'done' })
  await file.flush()
  expect(readJsonFile(join(folder, 'later', 'place.json'), Place)).toEqual({ column: 'done' })
})
