/**
 * The processes of the app: how long the main one is busy at a time, and what each holds.
 */
import type { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Launched } from '../launch.ts'
import { tidy } from './figures.ts'

/** Watches how long the main process is busy at a time; the answer ends it and tells the longest, in milliseconds. */
export async function watchMain({ app }: Pick<Launched, 'app'>): Promise<() => Promise<number>> {
  type Watching = typeof globalThis & { watched?: ReturnType<typeof monitorEventLoopDelay> }
  await app.evaluate(() => {
    const { monitorEventLoopDelay } = process.getBuiltinModule('node:perf_hooks')
    const watched = ((globalThis as Watching).watched = monitorEventLoopDelay({ resolution: 1 }))
    watched.enable()
  })
  return async () =>
    tidy(
      (await app.evaluate(() => {
        const { watched } = globalThis as Watching
        watched?.disable()
        return watched?.max ?? NaN
      })) / 1e6,
    )
}

/** What the app holds, in megabytes: resident in the main process, and in the heap of its window after a collection. */
export async function memoryOf({ app, page }: Launched) {
  const client = await page.context().newCDPSession(page)
  await client.send('HeapProfiler.collectGarbage')
  const heap = await page.evaluate(
    () => (performance as unknown as { memory: { usedJSHeapSize: number } }).memory.usedJSHeapSize,
  )
  const { main, resident } = await app.evaluate(({ app: running, BrowserWindow }) => {
    const pid = BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId()
    const metrics = running.getAppMetrics().find(process => process.pid === pid)
    return { main: process.memoryUsage().rss, resident: (metrics?.memory.workingSetSize ?? NaN) * 1024 }
  })
  return {
    mainMb: tidy(main / 1e6),
    rendererMb: tidy(heap / 1e6),
    rendererResidentMb: tidy(resident / 1e6),
  }
}
