/**
 * The queue: everything that is asked of a library, one after the other (L1).
 *
 * A large import sees what was asked before it as everything does, but is prepared beside the queue
 * and comes into it when it is ready: until then, whatever else is asked goes before it.
 */
import { sizeOf } from './ahead.ts'
import type { Applied, Asked, Committer, ImportAsked, Request } from './committer.ts'
import { Pump } from './pump.ts'

interface ImportRequest extends Request {
  readonly asked: ImportAsked
}

export class Queue {
  readonly #committer: Committer
  readonly #aheadFrom: number
  readonly #pump: Pump<Request>
  /** Large imports, each planned on top of those before it. */
  readonly #imports: Pump<ImportRequest>

  /** @param aheadFrom how many papers are many */
  constructor(committer: Committer, aheadFrom: number) {
    this.#committer = committer
    this.#aheadFrom = aheadFrom
    this.#pump = new Pump(
      batch => committer.commit(batch),
      ({ asked }) => asked.type !== 'operation' || asked.ahead !== undefined,
    )
    this.#imports = new Pump(
      async ([request]) => {
        if (request) await this.#prepare(request)
      },
      () => true,
    )
  }

  ask(asked: Asked): Promise<Applied | null> {
    return new Promise((resolve, reject) => {
      if (isImport(asked) && sizeOf(asked.operation) >= this.#aheadFrom)
        this.#imports.add({ asked, resolve, reject })
      else this.#pump.add({ asked, resolve, reject })
    })
  }

  /** Answers once nothing waits and nothing runs. */
  async idle(): Promise<void> {
    await this.#imports.idle()
    await this.#pump.idle()
  }

  /** Prepares an import and waits for its turn. */
  async #prepare({ asked, resolve, reject }: ImportRequest): Promise<void> {
    try {
      // It is planned on top of what was asked before it.
      await this.#pump.idle()
      const prepared = await this.#committer.prepare(asked)
      const applied = await new Promise<Applied | null>((done, refused) =>
        this.#pump.add({ asked: prepared, resolve: done, reject: refused }),
      )
      resolve(applied)
    } catch (error) {
      reject(error)
    }
  }
}

function isImport(asked: Asked): asked is ImportAsked {
  return asked.type === 'operation' && (asked.operation.type === 'add' || asked.operation.type === 'import')
}
