/**
 * How far a long import has come, and the way to stop it. What is over at once is not spoken of.
 */
import { useEffect, useState } from 'react'
import { useStore } from '../store/store.ts'

/** When the bar and the way to stop appear, in milliseconds from the beginning. */
const barAfter = 300
const stopAfter = 1_000

const words = { reading: 'Reading', comparing: 'Comparing', adding: 'Adding' } as const

/** In the sheet where it is open, and else at the foot of the window, where it is in nobody's way. */
export function ImportBar({ isInSheet = false }: { readonly isInSheet?: boolean }) {
  const isImporting = useStore(state => state.isImporting)
  const isHere = useStore(state => (state.overlay === 'import') === isInSheet)
  return isImporting && isHere ? <Running isInSheet={isInSheet} /> : null
}

function Running({ isInSheet }: { readonly isInSheet: boolean }) {
  const [waited, setWaited] = useState(0)
  const progress = useStore(state => state.importProgress)
  const stop = useStore(state => state.stopImport)
  useEffect(() => {
    const timers = [barAfter, stopAfter].map(after => setTimeout(() => setWaited(after), after))
    return () => timers.forEach(clearTimeout)
  }, [])
  if (waited < barAfter || !progress) return null
  const { step, name, share } = progress
  const text = `${words[step]} ${name}…`
  return (
    <div className="import-progress" data-in-sheet={isInSheet ? '' : undefined} data-progress-of={step}>
      <span className="import-progress-text">{text}</span>
      <progress className="import-progress-bar" aria-label={text} max={1} value={share ?? undefined} />
      {waited >= stopAfter && (
        <button type="button" className="button" onClick={stop}>
          Stop
        </button>
      )}
    </div>
  )
}
