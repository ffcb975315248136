/**
 * The window: one, sandboxed, where it was last time, shown when it has something to show.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import { noteKey } from '../library/slices.ts'
import type { JsonFile } from './json-file.ts'
import { pageUrl } from './page.ts'
import type { KeptPreferences } from './preferences.ts'
import { smallestWindow, usualWindow, visibleBounds, type WindowState, zoomBy } from './window-state.ts'

/** The page's own background in each theme (`--ground` of its tokens), so that nothing flashes before the first paint. */
const backgrounds = { light: '#f4f4f1', dark: '#151618' } as const

const background = () => (nativeTheme.shouldUseDarkColors ? backgrounds.dark : backgrounds.light)

/** Opens the window in the chosen theme. It is created hidden and shows itself with its first paint. */
export function openWindow(
  preload: string,
  remembered: WindowState | null,
  preferences: KeptPreferences,
): BrowserWindow {
  // The page's own prefers-color-scheme follows with it, and so do menus and dialogs.
  preferences.follow(({ appearance }) => (nativeTheme.themeSource = appearance.theme))
  const workAreas = screen.getAllDisplays().map(({ workArea }) => workArea)
  const place = remembered && visibleBounds(remembered.bounds, workAreas)
  const window = new BrowserWindow({
    ...usualWindow,
    ...place,
    minWidth: smallestWindow.width,
    minHeight: smallestWindow.height,
    title: app.name,
    show: false,
    backgroundColor: background(),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      zoomFactor: remembered?.zoom ?? 1,
      // v8 keeps the compiled scripts from their second run on; the page is the same one at every start.
      v8CacheOptions: 'bypassHeatCheck',
    },
  })
  if (remembered?.isMaximised) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.webContents.on('input-event', (_event, { type }) => {
    if (type === 'rawKeyDown' || type === 'keyDown') noteKey()
  })
  reloadAfterCrash(window)
  nativeTheme.on('updated', () => {
    if (!window.isDestroyed()) window.setBackgroundColor(background())
  })
  void window.loadURL(pageUrl)
  return window
}

/** The longest that the library waits for the first paint, in milliseconds. */
const paintPatience = 600
/** A frame that is ready is on the screen after this long, in milliseconds. */
const presentingTime = 50

/** Resolves when the page has drawn its first frame. Asked right after the window is opened: nobody tells it twice. */
export function whenDrawn(window: BrowserWindow): Promise<void> {
  return new Promise(resolve => window.once('ready-to-show', () => resolve()))
}

/**
 * Resolves when what was kept of the board is on the screen; at once where nothing was kept.
 *
 * Reading a library keeps the main thread and the disk busy, and the page is served from there.
 */
export async function whenPainted(drawn: Promise<void>, cachedBoard: Promise<unknown>): Promise<void> {
  if ((await cachedBoard) === null) return
  await Promise.race([drawn, sleep(paintPatience)])
  await sleep(presentingTime)
}

/**
 * The window, once it can be seen.
 *
 * A dialog without a window may lie behind it, where keys go to the board instead; one of a window
 * that is not there yet is never seen, and nothing else takes a key then.
 */
export async function shown(window: BrowserWindow): Promise<BrowserWindow> {
  if (!window.isVisible()) await new Promise<void>(resolve => window.once('show', () => resolve()))
  return window
}

/** Brings the window to the front, from wherever it is. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

/** Zooms the page by a step and remembers it. */
export function zoomWindow(window: BrowserWindow, by: -1 | 0 | 1, file: JsonFile<WindowState>): void {
  window.webContents.setZoomFactor(zoomBy(window.webContents.getZoomFactor(), by))
  file.save(stateOf(window))
}

/** Writes down where the window is, from now on. */
export function rememberPlace(window: BrowserWindow, file: JsonFile<WindowState>): void {
  let timer: NodeJS.Timeout | undefined
  const save = () => file.save(stateOf(window))
  const saveSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(save, 500) // a drag reports every pixel
  }
  window.on('resize', saveSoon)
  window.on('move', saveSoon)
  window.on('close', () => {
    clearTimeout(timer)
    save()
  })
}

function stateOf(window: BrowserWindow): WindowState {
  return {
    bounds: window.getNormalBounds(),
    isMaximised: window.isMaximized(),
    zoom: window.webContents.getZoomFactor(),
  }
}

/** A page that died is loaded again, since nothing is kept in it; one that dies at once again is left alone. */
function reloadAfterCrash(window: BrowserWindow): void {
  let lastCrashAt = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    const isRepeated = Date.now() - lastCrashAt < 10_000
    lastCrashAt = Date.now()
    if (reason !== 'clean-exit' && !isRepeated && !window.isDestroyed()) window.webContents.reload()
  })
}
