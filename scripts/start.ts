/**
 * `npm start`: from a fresh clone to the running app.
 *
 * Sees to system packages and a runtime, builds, and opens the app. Where there
 * is no display to open it on, it is taken through its whole job on a virtual
 * one instead, and the pictures of that are left in ./tour.
 */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { electronExecutable, electronRuntime } from './electron-runtime.ts'
import { ensureSystemPackages } from './system-packages.ts'

const root = resolve(import.meta.dirname, '..')

try {
  process.exitCode = start(process.argv.slice(2))
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** Answers the exit code of what it ran. */
function start(args: readonly string[]): number {
  ensureSystemPackages('window')
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electronRuntime()
  const built = run(process.execPath, [
    'node_modules/electron-vite/bin/electron-vite.js',
    'build',
    '--logLevel',
    'warn',
  ])
  if (built !== 0) return built
  if (!hasDisplay()) {
    console.log(
      'There is no display here, so the app runs on a virtual one and takes the tour through ./tour',
    )
    return run(process.execPath, ['--import', 'tsx', 'e2e/tour.ts'])
  }
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [] // Chromium's sandbox refuses to run as root
  return run(electronExecutable(process.env['ELECTRON_OVERRIDE_DIST_PATH']), [...sandbox, root, ...args])
}

/** macOS and Windows always show windows; Linux where X or Wayland is there. */
function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true
  return Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY'])
}

function run(program: string, args: readonly string[]): number {
  return spawnSync(program, args, { cwd: root, stdio: 'inherit' }).status ?? 1
}
