/**
 * The board's first page, asked for before the rest of the program is read.
 *
 * The page loads this as a script of its own, ahead of the main one: the main
 * process answers while the browser still compiles React.
 */
import { call } from './api.ts'

export const firstPage = call('board.open')

// Whoever shows the board says what went wrong; here it only must not count as unhandled.
firstPage.catch(() => null)
