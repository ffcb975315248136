/**
 * Reads one BibTeX file with one reader, in a process of its own, and prints how long it took and the most memory.
 *
 * `parsed` is ours up to the fields of each entry, `read` all of it: Unicode,
 * names, ids, lines; both part by part, as the import worker does it. `written`
 * makes another file of what was read, as an export does.
 */
import { readFileSync } from 'node:fs'
import { bytesOf } from '../../electron/exports/bytes.ts'
import { replaceFileInPieces } from '../../electron/library/replace-file.ts'
import { chunkSize, decodedChunks, decodeText } from '../../electron/workers/decode.ts'
import { newPaper } from '../../electron/workers/new-paper.ts'
import { newPaperId } from '../../electron/workers/paper-id.ts'
import { assignKeys } from '../../shared/bibtex/cite-key.ts'
import { scanBibtex } from '../../shared/bibtex/scan.ts'
import { usualOptions } from '../../shared/exports/options.ts'
import { fileChunks, keysIn, writerFor } from '../../shared/exports/writer.ts'
import { readBibtex } from '../../shared/import/bibtex.ts'
import { readInParts, textsIn } from '../../shared/import/in-parts.ts'

const [reader = '', path = '', to = ''] = process.argv.slice(2)

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
  written: async bytes => {
    const read = readBibtex(decodeText(bytes)).papers
    const [column, origin, at, tags] = ['inbox', 'benchmark', 1, [] as string[]] as const
    const papers = read.map(({ draft, citeKey = null }) =>
      newPaper(draft, { id: newPaperId(), column, origin, at, tags, citeKey }),
    )
    const keys = assignKeys(papers)
    await replaceFileInPieces(to, bytesOf(fileChunks(writerFor(usualOptions), papers, keysIn(keys))))
    return papers.length
  },
  'bibtex-parser': async bytes => {
    const text = decodeText(bytes)
    const { parse } = await import('@retorquere/bibtex-parser')
    return parse(text).entries.length
  },
  'citation-js': async bytes => {
    const text = decodeText(bytes)
    const { plugins } = await import('@citation-js/core')
    await import('@citation-js/plugin-bibtex')
    return plugins.input.chain(text, { generateGraph: false }).length
  },
}

const startedAt = performance.now()
const bytes = readFileSync(path)
const cpuBefore = process.cpuUsage().user
const entries = (await readers[reader]?.(bytes)) ?? 0
const ms = performance.now() - startedAt
const cpu = (process.cpuUsage().user - cpuBefore) / 1_000
console.log(JSON.stringify({ entries, ms, cpu, megabytes: process.resourceUsage().maxRSS / 1_024 }))
