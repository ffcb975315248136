/**
 * The person's settings and the board's first page, asked for before the rest of the program is read.
 *
 * The preload has asked for both by then, so the answers may be here already: the
 * page names this script ahead of the main one, and it stands first in the bundle too.
 */
import { call } from './api.ts'

export const firstSettings = call('settings.read')
export const firstPage = call('board.open')

// Whoever shows the board says what went wrong; here they only must not count as unhandled.
firstPage.catch(() => null)
firstSettings.catch(() => null)
