/**
 * As much of the product as the torture touches, in one place, so that a bundle with one
 * deliberate mistake can stand in for it.
 */
export { readSnapshot } from '../../electron/library/formats/v1-snapshot.ts'
export { scanJournal } from '../../electron/library/journal.ts'
export { Library } from '../../electron/library/library.ts'
export { Backups } from '../../electron/library/restoring.ts'
export { recover } from '../../electron/library/recovery.ts'
