import { defineConfig } from '@playwright/test'
import { electronRuntime } from '../scripts/electron-runtime.ts'

// Found once here; the workers inherit it.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= electronRuntime()

export default defineConfig({
  testDir: '.',
  outputDir: '../test-results/e2e',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: '../test-results/e2e.json' }]],
})
