/**
 * What this opening of a library found, and every file that was ever set aside.
 */
import { join } from 'node:path'
import type { AsideFile, LibraryReport } from '../../shared/ipc/keeping.ts'
import type { AsideFolder } from './aside.ts'
import type { Library } from './library.ts'
import { unlessUnreadable } from './preview.ts'

/** The report of an open library, with its files as they lie there now, the newest first. */
export async function libraryReport(library: Library): Promise<LibraryReport> {
  const { folder, isReadOnly, report } = library
  const { notices, base, replayedChanges, missingChanges, tornBytes, rejectedPapers } = report
  const places = ['quarantine', 'conflicts'] as const
  const asides = await Promise.all(places.map(into => filesIn(library, into)))
  return {
    ...{ folder, isReadOnly, notices, base, replayedChanges, missingChanges, tornBytes, rejectedPapers },
    asides: asides.flat().sort((a, b) => b.modifiedAt - a.modifiedAt),
  }
}

async function filesIn({ files, folder, report }: Library, into: AsideFolder): Promise<AsideFile[]> {
  return unlessUnreadable(into, async () => {
    const found: AsideFile[] = []
    for (const name of await files.list(join(folder, into))) {
      const file = join(into, name)
      const status = await files.stat(join(folder, file))
      if (status)
        found.push({
          file,
          bytes: status.size,
          modifiedAt: status.modifiedAt,
          isNew: report.asides.includes(file),
        })
    }
    return found
  })
}
