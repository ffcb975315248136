/**
 * Files made to break what reads them: entity bombs, broken JSON and XML, naughty strings.
 *
 * Each must be read, or refused as no text, in time and without losing a line;
 * what it is read as does not matter.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { decodeText } from '../../electron/workers/decode.ts'
import { problemOf } from '../../scripts/fuzz/problem.ts'
import { PaperlaneError } from '../../shared/errors.ts'
import { filesBelow } from './files.ts'
import type { Corpus } from './part.ts'

export function readHostile({ data, say, skip, tell }: Corpus): object {
  const folder = join(data, 'hostile')
  if (!existsSync(folder)) {
    skip(folder)
    return {}
  }
  const files = filesBelow(folder)
  let [good, refused, strings, goodStrings] = [0, 0, 0, 0]
  for (const path of files) {
    const text = textOrNull(path)
    const problem = text === null ? null : problemOf(text)
    if (text === null) refused++
    if (problem === null) good++
    else tell(`${relative(data, path)}: ${problem}`)
    if (!path.endsWith('blns.json') || text === null) continue
    for (const string of JSON.parse(text) as readonly string[]) {
      strings++
      const wrapped = [
        string,
        `@misc{a, title = {${string}}, author = {${string}}}`,
        `Title: ${string}\nAbstract: ${string}`,
      ]
      const problems = wrapped.map(problemOf).filter(one => one !== null)
      if (problems.length === 0) goodStrings++
      else tell(`${JSON.stringify(string)}: ${problems.join('; ')}`)
    }
  }
  say({ what: 'files read or refused, in time, no line lost', good, all: files.length })
  say({ what: 'naughty strings, alone and within formats', good: goodStrings, all: strings })
  return { files: files.length, refused, strings }
}

/** null for bytes that are no text, which is an ordinary refusal. */
function textOrNull(path: string): string | null {
  try {
    return decodeText(readFileSync(path))
  } catch (error) {
    if (error instanceof PaperlaneError) return null
    throw error
  }
}
