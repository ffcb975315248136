/**
 * A library that is there before the app first starts.
 */
import { join } from 'node:path'
import { Library } from '../electron/library/library.ts'
import type { Paper } from '../shared/library/paper.ts'
import type { Prepare } from './app.ts'

/** Makes a library of these papers in a folder, and closes it. */
export async function makeLibrary(folder: string, papers: readonly Paper[]): Promise<void> {
  const library = await Library.open(folder)
  await library.apply({ type: 'add', papers }, 'import')
  await library.close()
}

/** The app starts with these papers. */
export function withPapers(papers: readonly Paper[]): Prepare {
  return { prepare: userData => makeLibrary(join(userData, 'library'), papers) }
}
