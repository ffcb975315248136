/**
 * How far something long has come, and the way to stop it. What is over at once is not spoken of.
 */
import { useEffect, useState } from 'react'

/** When the bar and the way to stop appear, in milliseconds from the beginning. */
const barAfter = 300
const stopAfter = 1_000

interface WorkingProps {
  /** `Reading refs.bib…`; null where nothing is known yet. */
  readonly text: string | null
  /** 0 to 1; null where nobody can say. */
  readonly share: number | null
  /** The part of the work, for whoever asks the page. */
  readonly step: string
  /** In a dialog, and else at the foot of the window. */
  readonly isInSheet: boolean
  readonly onStop: () => void
}

export function Working({ text, share, step, isInSheet, onStop }: WorkingProps) {
  const [waited, setWaited] = useState(0)
  useEffect(() => {
    const timers = [barAfter, stopAfter].map(after => setTimeout(() => setWaited(after), after))
    return () => timers.forEach(clearTimeout)
  }, [])
  if (waited < barAfter || text === null) return null
  return (
    <section
      className="import-progress"
      aria-label="Under way"
      data-in-sheet={isInSheet ? '' : undefined}
      data-progress-of={step}
    >
      <span className="import-progress-text">{text}</span>
      <progress className="import-progress-bar" aria-label={text} max={1} value={share ?? undefined} />
      {waited >= stopAfter && (
        <button type="button" className="button" onClick={onStop}>
          Stop
        </button>
      )}
    </section>
  )
}
