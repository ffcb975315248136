/**
 * The bridge: all that the page can reach, derived from the contract.
 *
 * The page gets these three and never a raw channel; names that the contract
 * does not have are refused here, before anything is sent.
 */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import type { Bridge, CallName, EventName, Reply } from '../shared/ipc/contract.ts'

// The build reads these from the contract. The contract itself, with the shape of every argument, would
// take longer to run than all the rest of what stands between the window and its page.
declare const CALL_NAMES: readonly CallName[]
declare const EVENT_NAMES: readonly EventName[]
declare const FIRST_CALLS: readonly CallName[]

const knownCalls: ReadonlySet<string> = new Set(CALL_NAMES)
const knownEvents: ReadonlySet<string> = new Set(EVENT_NAMES)

const ask = (name: string, arg?: unknown) => ipcRenderer.invoke(name, arg) as Promise<Reply<unknown>>

/** What the page asks first is asked for while its scripts are still on their way: they need 15 ms to come to it. */
const ahead = new Map<string, Promise<Reply<unknown>>>(FIRST_CALLS.map(name => [name, ask(name)]))

const bridge: Bridge = {
  platform: process.platform,
  call: (name, arg) => {
    if (!knownCalls.has(name)) return Promise.reject(new Error('no such call'))
    const asked = ahead.get(name)
    ahead.delete(name)
    // Where it came too early for the main process to know the page, it is asked again.
    return asked ? asked.then(reply => (reply.ok ? reply : ask(name, arg))) : ask(name, arg)
  },
  on: (name, listener) => {
    if (!knownEvents.has(name)) throw new Error('no such event')
    const hear = (_event: IpcRendererEvent, payload: unknown) => listener(payload)
    ipcRenderer.on(name, hear)
    return () => void ipcRenderer.off(name, hear)
  },
}

contextBridge.exposeInMainWorld('paperlane', bridge)
