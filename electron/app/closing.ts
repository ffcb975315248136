/**
 * Closing: Paperlane ends only when everything it was told is on disk.
 */
import type { App, BrowserWindow } from 'electron'

/**
 * Holds the end of the app back until `close` is done.
 *
 * @param close must not reject; it is called once
 */
export function closeBeforeQuit(app: App, close: () => Promise<void>): void {
  let isClosed = false
  let isClosing = false
  app.on('will-quit', event => {
    if (isClosed) return
    event.preventDefault()
    if (isClosing) return
    isClosing = true
    void close().then(() => {
      isClosed = true
      app.quit()
    })
  })
}

/**
 * Ends the app with its window, except on macOS, where closing only hides it:
 * an app without windows stays there, and clicking its icon shows it again.
 */
export function endWithWindow(app: App, window: BrowserWindow, show: () => void): void {
  if (process.platform !== 'darwin') {
    app.on('window-all-closed', () => app.quit())
    return
  }
  let isQuitting = false
  app.on('before-quit', () => {
    isQuitting = true
  })
  window.on('close', event => {
    if (isQuitting) return
    event.preventDefault()
    window.hide()
  })
  app.on('activate', show)
}
