/**
 * Files and text held over the window: says what a drop will do, and does it.
 */
import { useEffect } from 'react'
import { useStore } from '../store/store.ts'

export function DropTarget() {
  const isDropping = useStore(state => state.isDropping)
  useEffect(listen, [])
  if (!isDropping) return null
  return (
    <div className="drop" aria-hidden>
      <p className="drop-text">Drop to see the papers in it. Nothing is added until you say so.</p>
    </div>
  )
}

function listen(): () => void {
  const { setDropping, importFiles, importText } = useStore.getState()
  const onOver = (event: DragEvent) => {
    if (!isFromOutside(event)) return
    event.preventDefault()
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy'
    setDropping(true)
  }
  const onLeave = (event: DragEvent) => {
    if (event.relatedTarget === null) setDropping(false)
  }
  const onDrop = (event: DragEvent) => {
    if (!isFromOutside(event)) return
    event.preventDefault()
    setDropping(false)
    const files = [...(event.dataTransfer?.files ?? [])]
    const text = event.dataTransfer?.getData('text/plain') ?? ''
    if (files.length > 0) importFiles(files)
    else if (text.trim() !== '') void importText('dropped text', text)
  }
  window.addEventListener('dragover', onOver)
  window.addEventListener('dragleave', onLeave)
  window.addEventListener('drop', onDrop)
  return () => {
    window.removeEventListener('dragover', onOver)
    window.removeEventListener('dragleave', onLeave)
    window.removeEventListener('drop', onDrop)
  }
}

/** Whether what is held comes from elsewhere: files, or text; a card of ours carries neither. */
function isFromOutside({ dataTransfer }: DragEvent): boolean {
  return (
    dataTransfer !== null &&
    (dataTransfer.types.includes('Files') || dataTransfer.types.includes('text/plain'))
  )
}
