import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Appearance, type Preferences, usualPreferences } from '../../shared/settings/preferences.ts'
import { readSettings, rememberedPreferences, rememberLibrary, rememberPreferences } from './settings.ts'

let folder: string
let path: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperlane-settings-'))
  path = join(folder, 'settings.json')
})
afterEach(() => rm(folder, { recursive: true }))

const chosen = (appearance: Partial<Appearance>): Preferences => ({
  ...usualPreferences,
  appearance: { ...usualPreferences.appearance, ...appearance },
})

test('preferences are read back as they were remembered', async () => {
  const preferences = chosen({ theme: 'dark', textSize: 'larger' })
  await rememberPreferences(path, preferences)
  expect(rememberedPreferences(path)).toEqual({ preferences, isWhole: true })
})

test('preferences and the place of the library do not write over each other', async () => {
  await writeFile(path, '{"library":"/a","later":[1],"appearance":{"wallpaper":"forest"}}')
  await Promise.all([
    rememberPreferences(path, chosen({ theme: 'dark' })),
    rememberLibrary(path, '/b'),
    rememberPreferences(path, chosen({ theme: 'light' })),
  ])
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({
    ...chosen({}),
    library: '/b',
    later: [1],
    appearance: { wallpaper: 'forest', ...chosen({ theme: 'light' }).appearance },
  })
})

test('damaged preferences are the usual ones again, and the library is still where it was', async () => {
  await writeFile(path, '{"library":"/a","appearance":{"theme":"plaid","density":"compact"}}')
  expect(rememberedPreferences(path)).toEqual({
    preferences: chosen({ density: 'compact' }),
    isWhole: false,
  })
  expect(readSettings(path).library).toBe('/a')
})

test('a file that cannot be read is not written over by preferences: the place of the library may be in it', async () => {
  const text = '{"library":"/a",'
  await writeFile(path, text)
  expect(rememberedPreferences(path)).toEqual({ preferences: usualPreferences, isWhole: false })
  await expect(rememberPreferences(path, chosen({ theme: 'dark' }))).rejects.toMatchObject({
    code: 'file-unreadable',
  })
  expect(await readFile(path, 'utf8')).toBe(text)
  await rememberLibrary(path, '/b')
  expect(readSettings(path).library).toBe('/b')
})
