/**
 * Filling in what LaTeX will miss, paper by paper: one key goes to the first field that is empty.
 */
import type { Lack } from '../../shared/exports/lacks.ts'
import { useStore } from '../store/store.ts'
import { say } from '../store/toasts.ts'
import { editField } from './edit-field.ts'

/** The field of the details that each lack is filled in at. */
export const fieldOfLack: Readonly<Record<Lack, string>> = {
  authors: 'Authors',
  year: 'Year',
  venue: 'Venue',
  publisher: 'Publisher',
  id: 'DOI',
  characters: 'Title',
}

/** Goes to what is missing first of the papers that a key acts on. */
export async function fillIn(): Promise<void> {
  const found = await useStore.getState().findLack()
  if (found === undefined) return
  const [lack] = found?.lacks ?? []
  if (found && lack) await editField(found.id, fieldOfLack[lack])
  else say('Nothing is missing that an export would miss')
}
