/**
 * What the library's tests share: fictional papers, and folders that go away by themselves.
 */
import { randomUUID } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { draft, type Paper, paperId } from '../../shared/library/paper.ts'
import type { Library } from './library.ts'

/** A paper about which only the given is known. */
export function paper({ id, ...known }: Partial<Omit<Paper, 'id'>> & { readonly id: string }): Paper {
  return {
    ...draft({ title: `On ${id}` }),
    id: paperId(id),
    column: 'inbox',
    rank: 0,
    addedAt: 1,
    movedAt: 1,
    isStarred: false,
    tags: [],
    note: '',
    citeKey: null,
    origin: 'pasted listing',
    ...known,
  }
}

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
