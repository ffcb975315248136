/**
 * Bundles: the library's code in one file, as it is or with one deliberate mistake.
 *
 * A mistake is a piece of source and what stands there instead. Where the piece
 * is not found exactly once the bundle fails: a mutant that changes nothing
 * would prove nothing.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import type { Code } from './layer.ts'

/** One change to the source. */
export interface Patch {
  /** From the repository's root: `electron/library/journal.ts`. */
  readonly file: string
  readonly from: string
  readonly to: string
}

const root = resolve(import.meta.dirname, '../..')

/** The library with these changes, in this process. */
export async function bundleCode(patches: readonly Patch[]): Promise<Code> {
  const file = await bundle('code-under-test', patches)
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Code
}

/** The writing child with these changes; answers the path of its program. Starts in half the time of its sources. */
export function bundleChild(patches: readonly Patch[]): Promise<string> {
  return bundle('writer-child', patches)
}

let folder: string | null = null

/** Where bundles lie until this process ends. */
function bundleFolder(): string {
  if (folder === null) {
    const cache = join(root, 'node_modules/.cache')
    mkdirSync(cache, { recursive: true })
    const made = (folder = mkdtempSync(join(cache, 'torture-')))
    process.once('exit', () => rmSync(made, { recursive: true, force: true }))
  }
  return folder
}

async function bundle(name: string, patches: readonly Patch[]): Promise<string> {
  const outDir = mkdtempSync(join(bundleFolder(), `${name}-`))
  const entryFileNames = `${name}.mjs`
  const found = new Set<Patch>()
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [patching(patches, found)],
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, `${name}.ts`),
      outDir,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames, codeSplitting: false } },
    },
  })
  for (const patch of patches)
    if (!found.has(patch)) throw new Error(`${patch.file} does not hold “${patch.from}” any more`)
  return join(outDir, entryFileNames)
}

function patching(patches: readonly Patch[], found: Set<Patch>): Plugin {
  return {
    name: 'one-mistake',
    enforce: 'pre',
    transform(source, id) {
      let patched = source
      for (const patch of patches) {
        if (id !== join(root, patch.file) || source.split(patch.from).length !== 2) continue
        found.add(patch)
        patched = patched.replace(patch.from, () => patch.to)
      }
      return patched === source ? null : patched
    },
  }
}
