/**
 * What a drop on the window does: brings in the files or the text.
 */
import { useStore } from '../store/store.ts'

/** Takes what is dropped on the window from now on, also before anything is drawn. */
export function watchDrops(): void {
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
    else if (text.trim() !== '')
      void importText('dropped text', text, event.dataTransfer?.getData('text/html'))
  }
  window.addEventListener('dragover', onOver)
  window.addEventListener('dragleave', onLeave)
  window.addEventListener('drop', onDrop)
}

/** Whether what is held comes from elsewhere: files, or text; a card of ours carries neither. */
function isFromOutside({ dataTransfer }: DragEvent): boolean {
  return (
    dataTransfer !== null &&
    (dataTransfer.types.includes('Files') || dataTransfer.types.includes('text/plain'))
  )
}
