/**
 * Files and text held over the window: says what a drop will do.
 */
import { useStore } from '../store/store.ts'

export function DropTarget() {
  const isDropping = useStore(state => state.isDropping)
  if (!isDropping) return null
  return (
    <div className="drop" aria-hidden>
      <p className="drop-text">Drop to see the papers in it. Nothing is added until you say so.</p>
    </div>
  )
}
