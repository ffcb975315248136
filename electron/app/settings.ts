/**
 * Settings: what the person chose and would miss, in settings.json among the user's data.
 *
 * Unlike what `json-file.ts` keeps, losing these is not harmless: where the
 * library lies is one of them, so a file that cannot be understood is said,
 * never taken for "nothing chosen", and not written over by a choice of colours.
 * Preferences in a readable file may be damaged one by one: such a one is its
 * usual one again, and that is said too. Fields of other versions stay as they are.
 */
import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { PaperlaneError } from '../../shared/errors.ts'
import { type Preferences, readPreferences, type ReadPreferences } from '../../shared/settings/preferences.ts'
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
export function rememberLibrary(path: string, library: string): Promise<void> {
  return write(path, () => ({ ...otherSettings(path), library }))
}

/** The preferences among the settings; the usual ones where the file cannot be read. */
export function rememberedPreferences(path: string): ReadPreferences {
  try {
    return readPreferences(readSettings(path))
  } catch (error) {
    if (error instanceof PaperlaneError) return { ...readPreferences({}), isWhole: false }
    throw error
  }
}

/**
 * Remembers the preferences. They are on disk when this answers.
 *
 * @throws PaperlaneError `file-unwritable`; `file-unreadable` where the file may hold more than can be read
 */
export function rememberPreferences(path: string, preferences: Preferences): Promise<void> {
  return write(path, () => {
    const settings = readSettings(path)
    const appearance = { ...object(settings['appearance']), ...preferences.appearance }
    const keys = { ...object(settings['keys']), ...preferences.keys }
    return { ...settings, appearance, keys }
  })
}

function object(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

// One after the other: each starts from what the one before it wrote.
let last: Promise<unknown> = Promise.resolve()

function write(path: string, settings: () => Settings): Promise<void> {
  const writing = last.then(async () => {
    await replaceFile(path, Buffer.from(`${JSON.stringify(settings(), null, 2)}\n`))
  })
  last = writing.catch(() => undefined)
  return writing
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
