/**
 * The bar at the top: what is shown, and the ways in and out.
 */
import { ClipboardPaste, Columns3, Command, FileUp, GalleryVertical, Keyboard } from 'lucide-react'
import type { ReactNode } from 'react'
import { command, type CommandId } from '../../shared/commands/table.ts'
import { CommandKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { SearchField } from '../search/SearchField.tsx'
import { useStore } from '../store/store.ts'

export function Toolbar() {
  const mode = useStore(state => state.mode)
  return (
    <header className="toolbar">
      <div className="segments" role="group" aria-label="View">
        <Segment id="view.board" isOn={mode === 'board'} label="Board">
          <Columns3 size={15} aria-hidden />
        </Segment>
        <Segment id="review.start" isOn={mode === 'review'} label="Review">
          <GalleryVertical size={15} aria-hidden />
        </Segment>
      </div>
      <SearchField />
      <div className="toolbar-space" />
      <ToolbarButton id="import.paste" label="Paste">
        <ClipboardPaste size={15} aria-hidden />
      </ToolbarButton>
      <ToolbarButton id="export.selection" label="Export">
        <FileUp size={15} aria-hidden />
      </ToolbarButton>
      <ToolbarButton id="palette.open" label="Commands">
        <Command size={15} aria-hidden />
      </ToolbarButton>
      <button
        type="button"
        className="button button-quiet button-icon"
        aria-label="Every key"
        title="Every key (?)"
        onClick={() => runCommand('help.open')}
      >
        <Keyboard size={16} aria-hidden />
      </button>
    </header>
  )
}

interface SegmentProps {
  readonly id: CommandId
  readonly isOn: boolean
  readonly label: string
  readonly children: ReactNode
}

function Segment({ id, isOn, label, children }: SegmentProps) {
  return (
    <button type="button" className="segment" aria-pressed={isOn} onClick={() => runCommand(id)}>
      {children}
      {label}
    </button>
  )
}

interface ToolbarButtonProps {
  readonly id: CommandId
  readonly label: string
  readonly children?: ReactNode
}

/** A button for a command: a short word, its key, and its full title as a tooltip. */
function ToolbarButton({ id, label, children }: ToolbarButtonProps) {
  return (
    <button
      type="button"
      className="button button-quiet"
      title={command(id).title}
      onClick={() => runCommand(id)}
    >
      {children}
      <span className="button-label">{label}</span>
      <CommandKey id={id} />
    </button>
  )
}
