/**
 * The bridge: all that the page can reach, derived from the contract.
 *
 * The page gets these three and never a raw channel; names that the contract
 * does not have are refused here, before anything is sent.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { type Bridge, callNames, eventNames, type Reply } from '../shared/ipc/contract.ts'

const knownCalls: ReadonlySet<string> = new Set(callNames)
const knownEvents: ReadonlySet<string> = new Set(eventNames)

const bridge: Bridge = {
  platform: process.platform,
  call: (name, arg) => {
    if (!knownCalls.has(name)) return Promise.reject(new Error('no such call'))
    return ipcRenderer.invoke(name, arg) as Promise<Reply<unknown>>
  },
  on: (name, listener) => {
    if (!knownEvents.has(name)) throw new Error('no such event')
    const hear = (_event: IpcRendererEvent, payload: unknown) => listener(payload)
    ipcRenderer.on(name, hear)
    return () => void ipcRenderer.off(name, hear)
  },
}

contextBridge.exposeInMainWorld('paperlane', bridge)
