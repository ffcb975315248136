/**
 * What answers the calls about how the library is kept: history, backups, files beside it.
 */
import { PaperlaneError } from '../../shared/errors.ts'
import type { CallName, Handlers } from '../../shared/ipc/contract.ts'

const names = [
  'library.report',
  'library.choose',
  'library.saveCopy',
  'history.list',
  'history.undoTo',
  'backups.list',
  'backups.check',
  'backups.preview',
  'backups.restore',
  'edited.preview',
  'edited.take',
  'edited.dismiss',
  'copies.list',
  'copies.preview',
  'copies.merge',
  'copies.dismiss',
] as const satisfies readonly CallName[]

export type KeepingHandlers = Pick<Handlers, (typeof names)[number]>

/** The handlers of these calls. */
export function keepingHandlers(): KeepingHandlers {
  const refuse = () => Promise.reject(new PaperlaneError('bad-request', 'This call is not answered yet.'))
  return Object.fromEntries(names.map(name => [name, refuse])) as unknown as KeepingHandlers
}
