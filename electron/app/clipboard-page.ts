/**
 * The page that copied text is of: its links say what the text alone has lost.
 */
import { clipboard } from 'electron'

/** What is copied, as HTML; empty where the clipboard has none. */
export async function clipboardPage(): Promise<string> {
  // Electron 33, which development runs on, has this in place of `read`.
  const older = clipboard as { readonly readHTML?: () => string }
  if (older.readHTML) return older.readHTML()
  try {
    for (const item of await clipboard.read())
      if (item.types.includes('text/html')) return await (await item.getType('text/html')).text()
  } catch {
    // The text comes in all the same.
  }
  return ''
}
