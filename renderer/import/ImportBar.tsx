/**
 * How far a long import has come, and the way to stop it.
 */
import { useStore } from '../store/store.ts'
import { Working } from '../ui/Working.tsx'

const words = { reading: 'Reading', comparing: 'Comparing', adding: 'Adding' } as const

/** In the sheet where it is open, and else at the foot of the window, which makes room for it. */
export function ImportBar({ isInSheet = false }: { readonly isInSheet?: boolean }) {
  const isImporting = useStore(state => state.isImporting)
  const isHere = useStore(state => (state.overlay === 'import') === isInSheet)
  return isImporting && isHere ? <Running isInSheet={isInSheet} /> : null
}

function Running({ isInSheet }: { readonly isInSheet: boolean }) {
  const progress = useStore(state => state.importProgress)
  const stop = useStore(state => state.stopImport)
  return (
    <Working
      text={progress && `${words[progress.step]} ${progress.name}…`}
      share={progress?.share ?? null}
      step={progress?.step ?? ''}
      isInSheet={isInSheet}
      onStop={stop}
    />
  )
}
