/**
 * Going from a dialog to a field of a paper, to fill it in.
 */
import type { PaperId } from '../../shared/library/paper.ts'
import { selectIsReaderOpen } from '../store/reader.ts'
import { useStore } from '../store/store.ts'

/** The details may wait this many frames for their paper. */
const patience = 120

/** Shows the paper with its details and opens one field, by its label. */
export async function editField(id: PaperId, label: string): Promise<void> {
  const { open, showPaper, wantPapers } = useStore.getState()
  open(null)
  await showPaper(id)
  wantPapers([id])
  if (!selectIsReaderOpen(useStore.getState())) useStore.getState().toggleDetails()
  for (let frame = 0; frame < patience; frame++) {
    await new Promise(requestAnimationFrame)
    // The dialog gives the focus back when it has closed; what is edited before then would lose it.
    if (document.querySelector('.dialog') !== null || !useStore.getState().papers.has(id)) continue
    const field = document.querySelector<HTMLElement>(
      `[data-place=details] :is([aria-label='Add ${label}'], [aria-label^='Edit ${label}: '])`,
    )
    if (!field) continue
    field.click()
    return
  }
}
