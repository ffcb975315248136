/**
 * A dialog with a title and a cross: everything that opens above the board and is more than a list to choose from.
 */
import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { focusAfterClosing } from './home.ts'

interface TitledDialogProps extends Pick<ComponentProps<typeof Dialog.Popup>, 'ref' | 'initialFocus'> {
  readonly title: string
  readonly isOpen: boolean
  /** Called by the cross, by Escape and by a click beside it. */
  readonly onClose: () => void
  /** The class of its own, beside that of every dialog. */
  readonly className?: string
  readonly children: ReactNode
}

export function TitledDialog({ title, isOpen, onClose, className, children, ...popup }: TitledDialogProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={next => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup
          {...popup}
          className={className === undefined ? 'dialog' : `dialog ${className}`}
          finalFocus={focusAfterClosing}
        >
          <header className="dialog-head">
            <Dialog.Title className="dialog-title">{title}</Dialog.Title>
            <Dialog.Close className="button button-quiet button-icon" aria-label="Close">
              <X size={16} aria-hidden />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
