import { Toast } from '@base-ui/react/toast'
import { X } from 'lucide-react'

/** The message in the toolbar. What it says is read out elsewhere, once: an error by itself, all else by the live region. */
export function Toasts() {
  const { toasts } = Toast.useToastManager()
  return (
    <Toast.Portal>
      <Toast.Viewport className="toasts" aria-live="off">
        {toasts.map(toast => (
          <Toast.Root key={toast.id} toast={toast} className="toast" data-toast swipeDirection={[]}>
            <Toast.Content className="toast-content">
              <div className="toast-text">
                <Toast.Title className="toast-title" render={<p />} />
                <Toast.Description className="toast-description" />
              </div>
              <Toast.Action className="button" />
              <Toast.Close className="button button-quiet button-icon" aria-label="Dismiss">
                <X size={14} aria-hidden />
              </Toast.Close>
            </Toast.Content>
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  )
}
