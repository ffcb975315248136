/**
 * Who is asked about papers, how far that has come, and the way to stop it.
 */
import { useStore } from '../store/store.ts'
import { Working } from '../ui/Working.tsx'

/** In the export dialog where that is open, and else where an import says the same. */
export function FetchBar({ isInSheet = false }: { readonly isInSheet?: boolean }) {
  const isFetching = useStore(state => state.isFetching)
  const isHere = useStore(state => (state.overlay === 'export') === isInSheet)
  const isFree = useStore(state => !state.isImporting)
  return isFetching && isHere && isFree ? <Running isInSheet={isInSheet} /> : null
}

function Running({ isInSheet }: { readonly isInSheet: boolean }) {
  const progress = useStore(state => state.fetchProgress)
  const stop = useStore(state => state.stopFetching)
  return (
    <Working
      text={progress?.step === 'asking' ? `Asking ${progress.service}…` : null}
      share={progress?.share ?? null}
      step={progress?.step ?? ''}
      isInSheet={isInSheet}
      onStop={stop}
    />
  )
}
