/**
 * Files of the corpus: found by their endings, read as the importer would read them.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { decodeText } from '../../electron/workers/decode.ts'

/** The files of a folder with one of these endings, by name; none where there is no such folder. */
export function filesIn(folder: string, ...endings: readonly string[]): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter(name => endings.some(ending => name.endsWith(ending)))
    .sort()
    .map(name => join(folder, name))
}

/** Every file of a folder and of those in it, by name; none where there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .sort()
    .map(name => join(folder, name))
    .flatMap(path => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
}

/** The text of a file whose encoding nobody names. */
export function textOf(path: string): string {
  return decodeText(readFileSync(path))
}

/** The rows of a tab-separated table, by the names in its first line. */
export function rowsOf(path: string): Readonly<Record<string, string>>[] {
  const [head = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split(/\r?\n/)
  const names = head.split('\t')
  return rows.map(row => Object.fromEntries(row.split('\t').map((cell, at) => [names[at] ?? '', cell])))
}
