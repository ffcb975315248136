import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { replaceFileInPieces } from '../library/replace-file.ts'
import { bytesOf } from './bytes.ts'

test('a file of many pieces holds every text, long ones and those that are no ASCII too', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'paperlane-bytes-'))
  try {
    const path = join(folder, 'all.bib')
    const texts = Array.from({ length: 3_000 }, (_, at) => [
      `${at}: Kettles — `,
      at % 500 === 7 ? 'ễ'.repeat(200_000) : 'leaves, '.repeat(at % 97),
      '\n',
    ])
    await replaceFileInPieces(path, bytesOf(texts))
    expect(await readFile(path, 'utf8')).toBe(texts.flat().join(''))
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a piece holds until the one after the next is asked for', async () => {
  const texts = Array.from({ length: 40 }, (_, at) => [String.fromCharCode(0x41 + at).repeat(50_000)])
  let before: Buffer | null = null
  let whole = ''
  for await (const piece of bytesOf(texts)) {
    // As whoever writes it: while this one was made, the one before was on its way to the disk.
    whole += before?.toString() ?? ''
    before = piece
  }
  expect(whole + (before?.toString() ?? '')).toBe(texts.flat().join(''))
})
