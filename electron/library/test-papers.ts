/**
 * What the library's tests share: fictional papers, and folders that go away by themselves.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Paper } from '../../shared/library/paper.ts'
import type { Library } from './library.ts'

/** Runs a test with a new empty folder, and deletes it afterwards. */
export async function inFolder<T>(test: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(tmpdir(), `paperlane-test-${randomUUID()}`)
  await mkdir(folder)
  try {
    return await test(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Everything a library says of its papers, for whole comparisons. */
export function contents(library: Library): Record<string, Paper> {
  return Object.fromEntries([...library.all()].map(one => [one.id, one]))
}
