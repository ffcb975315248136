/**
 * Programs that a benchmark runs in processes of their own: other people's, and ours as it would ship.
 */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { build } from 'vite'

/** Seconds that a program may take; the slowest reader known needs nine minutes for 100,000 entries. */
export const patience = 120

/** The child as it would ship, in one file: run from its sources it takes twice the time. */
export async function bundledChild(): Promise<{
  readonly path: string
  readonly remove: () => Promise<void>
}> {
  const root = resolve(import.meta.dirname, '../..')
  const cache = join(root, 'node_modules/.cache')
  await mkdir(cache, { recursive: true })
  const outDir = await mkdtemp(join(cache, 'bench-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    ssr: {
      noExternal: true,
      external: ['@retorquere/bibtex-parser', '@citation-js/core', '@citation-js/plugin-bibtex'],
    },
    build: {
      ssr: join(import.meta.dirname, 'import-child.ts'),
      outDir,
      rolldownOptions: { output: { entryFileNames: 'child.mjs' } },
    },
  })
  return { path: join(outDir, 'child.mjs'), remove: () => rm(outDir, { recursive: true, force: true }) }
}

interface Ended {
  /** null where it took too long. */
  readonly out: string | null
  readonly err: string
  readonly code: number | null
  /** Of its children, looked at ten times a second. */
  readonly megabytes: number
}

/** Runs a program to its end, or as long as there is patience. */
export function run(program: string, words: readonly string[]): Promise<Ended> {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'], detached: true })
  let [out, err, isLate, megabytes] = ['', '', false, 0]
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const watch = setInterval(() => (megabytes = Math.max(megabytes, memoryOfChildren(child.pid))), 100)
  const limit = setTimeout(() => {
    isLate = true
    // The group that was started just now, since a shell leaves its own child behind.
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
  }, patience * 1_000)
  return new Promise(done => {
    child.once('close', code => {
      clearInterval(watch)
      clearTimeout(limit)
      done({ out: isLate ? null : out, err, code, megabytes })
    })
  })
}

/** Runs a script as the command line is run: compilers and collectors get as many threads as there are processors for. */
export function runInNode(...words: readonly string[]): Promise<Ended> {
  return run(process.execPath, ['--v8-pool-size=0', ...words])
}

/** The most memory that a process's children have had, where the system tells. */
function memoryOfChildren(pid: number | undefined): number {
  try {
    const children = readFileSync(`/proc/${pid ?? 0}/task/${pid ?? 0}/children`, 'utf8')
      .trim()
      .split(' ')
    const peaks = children.map(
      child => /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${child}/status`, 'utf8'))?.[1],
    )
    return Math.max(0, ...peaks.map(peak => Number(peak ?? 0) / 1_024))
  } catch {
    return 0
  }
}
