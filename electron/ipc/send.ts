/**
 * Events: what the main process tells the page without being asked.
 */
import type { BrowserWindow } from 'electron'
import type { EventName, Payload } from '../../shared/ipc/contract.ts'

export type Send = <N extends EventName>(name: N, payload: Payload<N>) => void

/** A function that sends events to the page of a window, as long as there is one. */
export function sender(window: BrowserWindow): Send {
  return (name, payload) => {
    if (!window.isDestroyed()) window.webContents.send(name, payload)
  }
}
