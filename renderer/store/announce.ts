/**
 * Says what just happened, and offers to take it back.
 */
import type { Payload } from '../../shared/ipc/contract.ts'
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import { columnTitles } from '../../shared/library/paper.ts'
import { speak } from './spoken.ts'
import { type State, useStore } from './store.ts'
import { say } from './toasts.ts'

/** A toast for one journal entry: `Moved 3 papers to Done. 41 left in Inbox.` */
export function announce({ seq, source, label }: Payload<'library.changed'>): void {
  // A pinned key is a side effect of an export, which has a message of its own.
  if (source === 'export') return
  // Somebody who writes a note sees it; a message at every pause would only be in the way.
  if (document.activeElement?.matches('[data-note]') === true && source === 'user') return
  // Whoever fetched it says what came of it, and what did not.
  if (source === 'import' && useStore.getState().fetchProgress?.step === 'filling') return
  const { column, counts, undo, redo, isNewest } = useStore.getState()
  const next = paperInReview(useStore.getState()) ?? undefined
  const left = `${digitsOf(counts[column])} left in ${columnTitles[column]}`
  const isTakenBack = source === 'undo'
  const said = isTakenBack ? 'Undone: ' : source === 'redo' ? 'Done again: ' : ''
  const action = isTakenBack ? { label: 'Redo', run: redo } : { label: 'Undo', run: undo }
  // A long entry is told after what was done while it was on its way: what that button did would be about the latter.
  say(said ? said + uncapitalised(label) : label, left, isNewest(seq) ? action : undefined, next)
}

/** Reads out what a message does not show: how many are selected, and which paper is in review now. */
export function speakOfChanges(): void {
  useStore.subscribe((state, before) => {
    if (state.version !== before.version) return // a change has a message of its own
    const paper = paperInReview(state)
    if (paper !== null && paper !== paperInReview(before)) speak(paper)
    else if (state.selected.size !== before.selected.size)
      speak(state.selected.size === 0 ? 'Nothing is selected' : `${countOf(state.selected.size)} selected`)
  })
}

/** The title of the paper in review; on the board the list itself says which one has the focus. */
function paperInReview({ mode, focused, column, rows }: State): string | null {
  const id = focused[column]
  return mode === 'review' && id !== null ? (rows.get(id)?.title ?? null) : null
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
