/**
 * A small JSON file of things that are good to remember and harmless to lose.
 *
 * For where the window stood and where the person was. A missing or unreadable
 * file means "nothing remembered"; papers never go through here.
 */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { replaceFile } from '../library/replace-file.ts'

/**
 * Reads a file and checks it; null where it is missing or does not hold such a value.
 *
 * At once: what waits for a turn before Electron is ready gets none until long after it.
 */
export function readJsonFile<Schema extends v.GenericSchema>(
  path: string,
  schema: Schema,
): v.InferOutput<Schema> | null {
  try {
    return checked(schema, JSON.parse(readFileSync(path, 'utf8')))
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (isMissing || error instanceof SyntaxError) return null
    throw error
  }
}

/** A file that is written at its own pace: only the newest of the values that wait is kept. */
export interface JsonFile<Value> {
  readonly save: (value: Value) => void
  /** Resolves once the newest value is on disk, and rejects where it could not be written. */
  readonly flush: () => Promise<void>
}

/** Opens such a file for writing; nothing is written before the first `save`. */
export function jsonFile<Value>(path: string): JsonFile<Value> {
  let waiting: { readonly value: Value } | null = null
  let isWriting = false
  let last = Promise.resolve()

  async function write(): Promise<void> {
    isWriting = true
    try {
      while (waiting) {
        const { value } = waiting
        waiting = null
        await replaceFile(path, Buffer.from(`${JSON.stringify(value, null, 2)}\n`))
      }
    } finally {
      isWriting = false
    }
  }

  return {
    save: value => {
      waiting = { value }
      if (isWriting) return
      last = write()
      // Whoever flushes hears of a failure; a place on the screen is no reason to interrupt anybody before.
      last.catch(() => undefined)
    },
    flush: () => last,
  }
}

function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> | null {
  const result = v.safeParse(schema, value)
  return result.success ? result.output : null
}
