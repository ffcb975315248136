/**
 * Settings: what the person chose and would miss, in settings.json among the user's data.
 *
 * Unlike what `json-file.ts` keeps, losing these is not harmless: where the
 * library lies is one of them, so a file that cannot be understood is said and
 * never taken for "nothing chosen". Fields of other versions stay as they are.
 */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { PaperlaneError } from '../../shared/errors.ts'
import { errno } from '../library/file-system.ts'
import { replaceFile } from '../library/replace-file.ts'

const Settings = v.looseObject({
  /** The library's folder, absolute; missing for the usual place. */
  library: v.optional(v.string()),
})
type Settings = v.InferOutput<typeof Settings>

/**
 * Reads the settings; none where there is no such file. Short, and needed before anything can start, so it does not wait.
 *
 * @throws PaperlaneError `file-unreadable`
 */
export function readSettings(path: string): Settings {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    if (errno(cause) === 'ENOENT') return {}
    throw unreadable(path, cause)
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw unreadable(path, cause)
  }
  const result = v.safeParse(Settings, value)
  if (!result.success || Array.isArray(value)) throw unreadable(path, new Error('not settings'))
  return result.output
}

/**
 * Remembers where the library lies. It is on disk when this answers.
 *
 * @throws PaperlaneError `file-unwritable`
 */
export async function rememberLibrary(path: string, library: string): Promise<void> {
  const settings = { ...otherSettings(path), library }
  await replaceFile(path, Buffer.from(`${JSON.stringify(settings, null, 2)}\n`))
}

/** A file that cannot be understood holds nothing that could be kept. */
function otherSettings(path: string): Settings {
  try {
    return readSettings(path)
  } catch (error) {
    if (error instanceof PaperlaneError) return {}
    throw error
  }
}

function unreadable(path: string, cause: unknown): PaperlaneError {
  const message = `${path} could not be read, so it is not known where your library lies.`
  return new PaperlaneError('file-unreadable', message, { cause })
}
