/**
 * Files from outside: named on the command line, by a second start, or by the file manager.
 *
 * They may come before there is a window. They are read and offered to the page
 * once it listens; a file that cannot be read is said so there too.
 */
import type { App } from 'electron'
import * as v from 'valibot'
import { PaperlaneError, toWireError } from '../../shared/errors.ts'
import type { Send } from '../ipc/send.ts'
import type { Importer } from '../workers/importer.ts'
import { logError } from './log.ts'

/** What a second start hands over before it ends. */
const Handed = v.object({ files: v.array(v.string()) })
export type Handed = v.InferOutput<typeof Handed>

export class IncomingFiles {
  readonly #waiting: string[]
  #offer: ((file: string) => Promise<void>) | null = null
  #onSecondStart: (() => void) | null = null

  /** @param first the files of this start's own command line */
  constructor(app: App, first: readonly string[]) {
    this.#waiting = [...first]
    app.on('open-file', (event, file) => {
      event.preventDefault()
      this.#add([file])
    })
    app.on('second-instance', (_event, _argv, _folder, handed) => {
      const result = v.safeParse(Handed, handed)
      if (result.success) this.#add(result.output.files)
      this.#onSecondStart?.()
    })
  }

  /** Calls the listener when Paperlane was started once more, with files or without. */
  onSecondStart(listener: () => void): void {
    this.#onSecondStart = listener
  }

  /** Offers what waits and what comes. To be called once the page listens. */
  offerTo(importer: Importer, send: Send): void {
    this.#offer = async file => {
      try {
        send('import.offered', await importer.previewFile(file))
      } catch (error) {
        if (!(error instanceof PaperlaneError)) logError('a file from outside', error)
        send('library.troubled', toWireError(error))
      }
    }
    this.#add([])
  }

  #add(files: readonly string[]): void {
    this.#waiting.push(...files)
    if (!this.#offer) return
    for (const file of this.#waiting.splice(0)) void this.#offer(file)
  }
}
