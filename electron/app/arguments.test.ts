import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readArguments } from './arguments.ts'

const read = (...given: string[]) => readArguments(given, '/home/mira', '/opt/paperlane')

test('the command line may name a library and files', () => {
  expect(read('--library', 'papers', 'week.txt', '/tmp/old.bib')).toEqual({
    library: resolve('/home/mira/papers'),
    files: [resolve('/home/mira/week.txt'), resolve('/tmp/old.bib')],
  })
  expect(read('--library=/srv/papers')).toEqual({ library: resolve('/srv/papers'), files: [] })
})

test("Electron's switches and the app's own folder are passed over", () => {
  expect(read('--no-sandbox', '.', '/opt/paperlane', '', '--inspect=0')).toEqual({
    library: null,
    files: [resolve('/home/mira')],
  })
})

test('a library without a folder is the usual one', () => {
  expect(read('--library')).toEqual({ library: null, files: [] })
})
