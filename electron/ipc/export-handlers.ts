/**
 * What answers the calls about what leaves Paperlane: exports, copies, citation keys, kept files.
 */
import { type BrowserWindow, clipboard, shell } from 'electron'
import type { CallName, Handlers } from '../../shared/ipc/contract.ts'
import { askForPlace } from '../app/dialogs.ts'
import { readExportChoices, writeExportChoices } from '../exports/choices.ts'
import { chosenPlace, Exports } from '../exports/exports.ts'
import type { KeptFiles } from '../exports/kept-files.ts'
import type { Library } from '../library/library.ts'
import type { Search } from '../search/search.ts'

type ExportCall = Extract<
  CallName,
  'clipboard.copy' | `exports.${string}` | `export.${string}` | `keys.${string}` | `kept.${string}`
>

/** The handlers of these calls, and where the last file went. */
export interface ExportHandlers {
  readonly handlers: Pick<Handlers, ExportCall>
  readonly lastFile: string | null
}

export function exportHandlers(
  library: Promise<Library>,
  search: Promise<Search>,
  kept: Promise<KeptFiles>,
  window: BrowserWindow,
): ExportHandlers {
  const exports = async () => new Exports(await library, await search)
  let lastFile: string | null = null
  return {
    get lastFile() {
      return lastFile
    },
    handlers: {
      'exports.read': async () => readExportChoices(await library),
      'exports.write': async ({ choices }) => {
        await writeExportChoices(await library, choices)
        return null
      },
      'export.preview': async asked => (await exports()).preview(asked),
      'export.file': async asked => {
        const written = await (
          await exports()
        ).file(asked, (name, format) => askForPlace(window, 'Export papers', name, format))
        lastFile = written?.path ?? lastFile
        return written
      },
      'clipboard.copy': async asked => {
        const { text, count } = await (await exports()).text(asked)
        await clipboard.writeText(text)
        return { count }
      },
      'keys.preview': async asked => (await exports()).renewal(asked),
      'keys.renew': async asked => {
        const applied = await (await exports()).renew(asked)
        return applied && { seq: applied.seq, label: applied.label }
      },
      'kept.list': async () => (await kept).list(),
      'kept.add': async ({ scope, options }) => {
        const path = await chosenPlace(scope, options, (name, format) =>
          askForPlace(window, 'Keep a file in step', name, format),
        )
        return path === null ? null : (await kept).add(path, scope, options)
      },
      'kept.remove': async ({ id }) => {
        await (await kept).remove(id)
        return null
      },
      'kept.replace': async ({ id }) => {
        await (await kept).replace(id)
        return null
      },
      'kept.write': async () => {
        await (await kept).flush()
        return null
      },
      'kept.show': async ({ id }) => {
        const file = (await kept).list().find(one => one.id === id)
        if (file) shell.showItemInFolder(file.path)
        return null
      },
    },
  }
}
