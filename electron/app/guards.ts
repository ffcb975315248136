/**
 * Guards: what the window may never do, whatever the page in it asks.
 *
 * It stays on the one page, opens no other window, gets no permission and
 * reaches no network. The only way out is a link through the allow-list.
 */
import { type App, type BrowserWindow, dialog, type IpcMainInvokeEvent, type Session, shell } from 'electron'
import { checkLink } from './links.ts'
import { isOurPage } from './page.ts'

/** Whether a call comes from the page itself: the main frame of a window that shows `app://paperlane/`. */
export function isTrustedSender({ senderFrame }: Pick<IpcMainInvokeEvent, 'senderFrame'>): boolean {
  return senderFrame !== null && senderFrame.parent === null && isOurPage(senderFrame.url)
}

/** Locks every page of the app, now and later: no navigation away, no new window, no webview. */
export function guardPages(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.on('will-attach-webview', event => event.preventDefault())
    contents.on('will-navigate', event => {
      if (!isOurPage(event.url)) event.preventDefault()
    })
    contents.on('will-frame-navigate', event => {
      if (!event.isMainFrame || !isOurPage(event.url)) event.preventDefault()
    })
    contents.on('will-redirect', event => event.preventDefault())
  })
}

/** Refuses every permission and device, and every request but those for the page's own files. */
export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', event => event.preventDefault())
  session.setSpellCheckerEnabled(false) // it would fetch its dictionaries over the network
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !isOurPage(url) && !/^(data|devtools):/.test(url) })
  })
}

/**
 * Opens a link in the person's browser, after the allow-list and, for `http`, a question.
 *
 * Throws `link-refused`. Answers false where the person said no.
 */
export async function openOutside(url: string, window: BrowserWindow): Promise<boolean> {
  const link = checkLink(url)
  if (link.needsConfirmation) {
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      message: `Open ${link.host} without encryption?`,
      detail: `This link uses http, so others on the network can read and change what it shows.\n\n${link.url}`,
      buttons: ['Open', 'Cancel'],
      defaultId: 1,
      cancelId: 1,
    })
    if (response !== 0) return false
  }
  await shell.openExternal(link.url)
  return true
}
