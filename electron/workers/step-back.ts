/**
 * Steps back behind whoever has the window.
 */
import { setPriority } from 'node:os'

/** As niceness: a thread gets about a tenth of a processor that the window's own threads want as well. */
const behind = 10

/** Lets the calling thread go on with what others leave. On Linux alone: elsewhere priority is the whole process's. */
export function stepBack(): void {
  if (process.platform !== 'linux') return
  try {
    setPriority(0, behind)
  } catch {
    // Where it may not be changed, work is as it was.
  }
}
