/**
 * The palette: every command by name, with its key.
 */
import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { command, type CommandId, commandIds } from '../../shared/commands/table.ts'
import { CommandKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { useStore } from '../store/store.ts'
import { homeElement } from '../ui/home.ts'

/** What makes no sense to choose from a list: it moves the focus by one, or opened the list. */
const left: ReadonlySet<CommandId> = new Set<CommandId>([
  'palette.open',
  'focus.next',
  'focus.previous',
  'focus.page-down',
  'focus.page-up',
  'review.forward',
  'review.back',
  'paper.menu',
])
const offered = commandIds.filter(id => !left.has(id))

export function Palette() {
  const isOpen = useStore(state => state.overlay === 'palette')
  const open = useStore(state => state.open)
  const text = useStore(state => state.overlayText)
  const setText = useStore(state => state.setOverlayText)
  const choose = (id: CommandId) => {
    open(null)
    runCommand(id)
  }
  return (
    <Dialog.Root open={isOpen} onOpenChange={next => !next && open(null)}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup className="dialog palette" aria-label="Commands" finalFocus={homeElement}>
          <Autocomplete.Root
            open
            inline
            value={text}
            onValueChange={setText}
            items={offered}
            itemToStringValue={id => command(id).title}
            autoHighlight="always"
            keepHighlight
          >
            <Autocomplete.Input
              className="palette-input"
              placeholder="Type a command"
              aria-label="Search commands"
            />
            <Autocomplete.Empty className="palette-empty">No command is called that.</Autocomplete.Empty>
            <Autocomplete.List className="palette-list">
              {(id: CommandId) => (
                <Autocomplete.Item key={id} value={id} className="menu-item" onClick={() => choose(id)}>
                  <span className="menu-title">{command(id).title}</span>
                  <CommandKey id={id} />
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
