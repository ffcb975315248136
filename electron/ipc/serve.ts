/**
 * Serves every call in the contract. The only file that knows `ipcMain`.
 */
import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { callNames, type Handlers } from '../../shared/ipc/contract.ts'
import { answer, type NoteBug } from './answer.ts'

/** Answers every call from now on. A call without a handler does not compile. */
export function serve(
  handlers: Handlers,
  isTrusted: (event: IpcMainInvokeEvent) => boolean,
  noteBug: NoteBug,
): void {
  for (const name of callNames)
    ipcMain.handle(name, (event, given: unknown) => answer(handlers, name, isTrusted(event), given, noteBug))
}
