/**
 * Says what just happened, and offers to take it back.
 */
import type { Payload } from '../../shared/ipc/contract.ts'
import { columnTitles } from '../../shared/library/paper.ts'
import { useStore } from './store.ts'
import { say } from './toasts.ts'

/** A toast for one journal entry: `Moved 3 papers to Done. 41 left in Inbox.` */
export function announce({ source, label }: Payload<'library.changed'>): void {
  // A pinned key is a side effect of an export, which has a message of its own.
  if (source === 'export') return
  // Somebody who writes a note sees it; a message at every pause would only be in the way.
  if (document.activeElement?.matches('[data-note]') === true && source === 'user') return
  const { column, counts, undo, redo } = useStore.getState()
  const left = `${counts[column].toLocaleString('en-US')} left in ${columnTitles[column]}`
  if (source === 'undo' || source === 'redo') {
    say(`${source === 'undo' ? 'Undone' : 'Done again'}: ${uncapitalised(label)}`, left, {
      label: source === 'undo' ? 'Redo' : 'Undo',
      run: () => void (source === 'undo' ? redo() : undo()),
    })
    return
  }
  say(label, left, { label: 'Undo', run: () => void undo() })
}

function uncapitalised(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
