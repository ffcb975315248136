import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { findLibrary, withoutLibrary } from './library-place.ts'
import { readSettings, rememberLibrary } from './settings.ts'

let folder: string
let settings: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlane-place-'))
  settings = join(folder, 'settings.json')
})
afterEach(() => rm(folder, { recursive: true }))

describe('the library lies', () => {
  test('in the usual place, where nothing was chosen', () => {
    expect(findLibrary(null, folder, settings)).toEqual({
      folder: join(folder, 'library'),
      mayBeNew: true,
      problem: null,
    })
  })

  test('where it was put, and no new one is made there', async () => {
    await rememberLibrary(settings, '/media/papers')
    expect(findLibrary(null, folder, settings)).toEqual({
      folder: '/media/papers',
      mayBeNew: false,
      problem: null,
    })
  })

  test('where the command line says, whatever is remembered or damaged', async () => {
    await writeFile(settings, '{')
    expect(findLibrary('/tmp/other', folder, settings)).toEqual({
      folder: '/tmp/other',
      mayBeNew: true,
      problem: null,
    })
  })

  test.each(['', '{"library":', '{"library":7}', '[]', 'null'])(
    'nobody knows where, when the settings are %j: nothing new is made',
    async text => {
      await writeFile(settings, text)
      expect(findLibrary(null, folder, settings)).toMatchObject({
        mayBeNew: false,
        problem: { code: 'file-unreadable' },
      })
    },
  )

  test('nobody knows where, when the settings cannot be read', async () => {
    await mkdir(settings)
    expect(() => readSettings(settings)).toThrow(expect.objectContaining({ code: 'file-unreadable' }))
  })
})

test('remembering a place keeps what else is in the settings', async () => {
  await writeFile(settings, '{"theme":"dark","library":"/a"}')
  await rememberLibrary(settings, '/b')
  expect(JSON.parse(await readFile(settings, 'utf8'))).toEqual({ theme: 'dark', library: '/b' })
})

test('the next start does not follow the command line of this one', () => {
  expect(
    withoutLibrary(['--no-sandbox', '.', '--library', '/a', 'x.txt', '--library=/b', '--library', '/c']),
  ).toEqual(['--no-sandbox', '.', 'x.txt'])
})
