/**
 * `paperlane`: the command line as a process.
 */
import { checkSize } from '../workers/content.ts'
import type { Terminal } from './output.ts'
import { runCommandLine } from './run.ts'

// npm starts its commands in the project's folder; files are named from where the person is.
const isRunByNpm = process.env['npm_lifecycle_event'] === 'paperlane'

const terminal: Terminal = {
  out: text => write(process.stdout, text),
  err: text => write(process.stderr, text),
  input,
  folder: (isRunByNpm ? process.env['INIT_CWD'] : undefined) ?? process.cwd(),
}

// A reader that has seen enough, as `head` has, is no error.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })
process.exitCode = await runCommandLine(process.argv.slice(2), process.env, terminal)

/** Writes, and waits where the reader has not kept up; one that went away is not waited for. */
function write(stream: NodeJS.WriteStream, text: string): Promise<void> {
  if (stream.destroyed || stream.write(text)) return Promise.resolve()
  return new Promise(done => {
    for (const event of ['drain', 'close', 'error']) stream.once(event, () => done())
  })
}

async function input(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk)
    length += chunk.length
    checkSize('What comes in', length)
  }
  return Buffer.concat(chunks)
}
