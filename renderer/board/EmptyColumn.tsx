/**
 * What an empty column says: how papers come there, by the key that this person has for it.
 */
import { type Column, columnTitles } from '../../shared/library/paper.ts'
import { CommandKey } from '../commands/keys.tsx'
import { useStore } from '../store/store.ts'

/** What follows "Press T". */
const keyTexts: Readonly<Record<Exclude<Column, 'inbox'>, string>> = {
  'to-read': 'on a paper to put it here.',
  reading: 'on the paper you are reading.',
  done: 'when you have read a paper.',
  skipped: 'to skip a paper. Nothing is deleted.',
}

export function EmptyColumn({ column }: { readonly column: Column }) {
  const hasKey = useStore(state => state.keymap[`paper.${column}`].length > 0)
  if (column === 'inbox') return 'All sorted. Paste a listing to bring in more.'
  if (!hasKey) return `Drag a paper here, or choose ${columnTitles[column]} on its card.`
  return (
    <>
      Press <CommandKey id={`paper.${column}`} /> {keyTexts[column]}
    </>
  )
}
