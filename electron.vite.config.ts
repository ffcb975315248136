import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { callNames, eventNames, firstCalls } from './shared/ipc/contract.ts'

// One build runs on the shipped Electron and on the older runtime that development may fall back to, so the
// targets are pinned to the older one instead of being guessed from package.json.
const nodeTarget = 'node20.18'
const chromeTarget = 'chrome130'
const root = import.meta.dirname

/** Leaves KaTeX's fonts for browsers without woff2 out of the bundle: 600 kB that no Chromium asks for. */
function onlyWoff2(): Plugin {
  return {
    name: 'only-woff2',
    enforce: 'pre',
    transform: (code, id) =>
      id.includes('katex') && id.endsWith('.css')
        ? code.replaceAll(/,url\([^)]+\.(?:woff|ttf)\) format\("[a-z]+"\)/g, '')
        : null,
  }
}

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      target: nodeTarget,
      externalizeDeps: false, // bundle everything: the package carries no node_modules
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: resolve(root, 'electron/main.ts'),
          'import-worker': resolve(root, 'electron/workers/import-worker.ts'),
          'search-worker': resolve(root, 'electron/search/search-worker.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name].js' },
      },
    },
  },
  preload: {
    define: {
      CALL_NAMES: JSON.stringify(callNames),
      EVENT_NAMES: JSON.stringify(eventNames),
      FIRST_CALLS: JSON.stringify(firstCalls),
    },
    build: {
      outDir: 'out/preload',
      target: nodeTarget,
      externalizeDeps: false,
      isolatedEntries: true, // a sandboxed preload must be one file
      rolldownOptions: {
        input: { index: resolve(root, 'electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [react(), onlyWoff2()],
    build: {
      outDir: 'out/renderer',
      target: chromeTarget,
      minify: true,
      chunkSizeWarningLimit: 1500, // kB; it comes from the disk
      assetsInlineLimit: 0, // a font inlined as data: would need font-src data:
      rolldownOptions: {
        input: resolve(root, 'renderer/index.html'),
        // 'use client' speaks to server rendering, which there is none of.
        onLog: (level, log, handle) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handle(level, log)
        },
      },
    },
  },
})
