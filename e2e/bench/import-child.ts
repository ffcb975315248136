/**
 * Reads one BibTeX file with one reader, in a process of its own, and prints how long it took and the most memory.
 *
 * `parsed` is ours up to the fields of each entry, `read` all of it: Unicode,
 * names, ids, lines; both part by part, as the import worker does it.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chunkSize, decodedChunks, decodeText } from '../../electron/workers/decode.ts'
import { scanBibtex } from '../../shared/bibtex/scan.ts'
import { readInParts, textsIn } from '../../shared/import/in-parts.ts'

const [reader = '', path = ''] = process.argv.slice(2)

/** How many entries a reader finds. */
const readers: Readonly<Record<string, (bytes: Uint8Array) => Promise<number>>> = {
  parsed: bytes => {
    let count = 0
    for (const text of textsIn(() => decodedChunks(bytes, chunkSize), 'bibtex'))
      for (const piece of scanBibtex(text)) if (piece.is === 'entry') count++
    return Promise.resolve(count)
  },
  read: bytes => {
    let count = 0
    for (const { papers } of readInParts(() => decodedChunks(bytes, chunkSize))) count += papers.length
    return Promise.resolve(count)
  },
  'bibtex-parser': async bytes => {
    const text = decodeText(bytes)
    const { parse } = await import('@retorquere/bibtex-parser')
    return parse(text).entries.length
  },
  'citation-js': async bytes => {
    const text = decodeText(bytes)
    const core = (await optional('@citation-js/core')) as {
      readonly plugins: { readonly input: { chain(text: string, options: object): readonly unknown[] } }
    }
    await optional('@citation-js/plugin-bibtex')
    return core.plugins.input.chain(text, { generateGraph: false }).length
  },
}

/** A package that the project does not have, but this machine may: here, or in the folder PAPERLANE_BENCH_MODULES. */
async function optional(name: string): Promise<unknown> {
  const places = [process.env['PAPERLANE_BENCH_MODULES'] ?? '', process.cwd()]
  for (const place of places.filter(Boolean)) {
    try {
      const found = createRequire(resolve(place, 'here.js')).resolve(name)
      return await import(pathToFileURL(found).href)
    } catch {
      continue
    }
  }
  console.log(JSON.stringify({ missing: name }))
  process.exit(0)
}

const bytes = readFileSync(path)
const startedAt = performance.now()
const cpuBefore = process.cpuUsage().user
const entries = (await readers[reader]?.(bytes)) ?? 0
const ms = performance.now() - startedAt
const cpu = (process.cpuUsage().user - cpuBefore) / 1_000
console.log(JSON.stringify({ entries, ms, cpu, megabytes: process.resourceUsage().maxRSS / 1_024 }))
