/**
 * Files from outside: named on the command line, by a second start, or by the file manager.
 *
 * They may come before there is a window. They are offered to the page once it
 * listens, and it has them read one after the other.
 */
import type { App } from 'electron'
import * as v from 'valibot'
import type { Send } from '../ipc/send.ts'
import type { Importer } from '../workers/importer.ts'

/** What a second start hands over before it ends. */
const Handed = v.object({ files: v.array(v.string()) })
export type Handed = v.InferOutput<typeof Handed>

export class IncomingFiles {
  readonly #waiting: string[]
  #offer: ((files: readonly string[]) => void) | null = null
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
    this.#offer = files => send('files.offered', importer.offer(files))
    this.#add([])
  }

  #add(files: readonly string[]): void {
    this.#waiting.push(...files)
    if (this.#offer && this.#waiting.length > 0) this.#offer(this.#waiting.splice(0))
  }
}
