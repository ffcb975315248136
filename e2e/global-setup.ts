/**
 * Before the first end-to-end test: finds an Electron once, for all workers.
 *
 * Not in the configuration itself, which other tools load too.
 */
import { electronRuntime } from '../scripts/electron-runtime.ts'

/** Playwright calls this in its own process; the workers inherit the environment. */
export default function findRuntime(): void {
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= electronRuntime()
}
