/**
 * The bar at the top: what is shown, and the ways in and out.
 */
import {
  ClipboardPaste,
  Columns3,
  Command,
  FileUp,
  GalleryVertical,
  Keyboard,
  PanelRight,
  Redo2,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { command, type CommandId } from '../../shared/commands/table.ts'
import { CommandKey, useTitleWithKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { SearchField } from '../search/SearchField.tsx'
import { selectIsReaderOpen } from '../store/reader.ts'
import { useStore } from '../store/store.ts'

export function Toolbar() {
  const mode = useStore(state => state.mode)
  const isReaderOpen = useStore(selectIsReaderOpen)
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
      <History />
      <ToolbarButton id="import.paste" label="Paste" isMore>
        <ClipboardPaste size={15} aria-hidden />
      </ToolbarButton>
      <ToolbarButton id="export.selection" label="Export" isMore>
        <FileUp size={15} aria-hidden />
      </ToolbarButton>
      <ToolbarButton id="palette.open" label="Commands" isSpare>
        <Command size={15} aria-hidden />
      </ToolbarButton>
      <IconButton id="help.open" title="Every key" isMore>
        <Keyboard size={16} aria-hidden />
      </IconButton>
      <IconButton id="view.details" title="Show or hide the reader" isOn={isReaderOpen}>
        <PanelRight size={16} aria-hidden />
      </IconButton>
    </header>
  )
}

/** Undo and redo; their tooltips say what of. */
function History() {
  const { undo, redo } = useStore(state => state.history)
  return (
    <>
      <IconButton id="library.undo" title="Undo" of={undo}>
        <Undo2 size={16} aria-hidden />
      </IconButton>
      <IconButton id="library.redo" title="Redo" of={redo} isMore>
        <Redo2 size={16} aria-hidden />
      </IconButton>
    </>
  )
}

interface IconButtonProps {
  readonly id: CommandId
  readonly title: string
  readonly children: ReactNode
  /** Whether what it shows is shown, of a button that turns something on and off. */
  readonly isOn?: boolean
  /** What it would act on, in words; null where there is nothing. */
  readonly of?: string | null
  readonly isMore?: boolean
}

function IconButton({ id, title, children, isOn, of, isMore }: IconButtonProps) {
  const whole = useTitleWithKey(typeof of === 'string' ? `${title}: ${of}` : title, id)
  return (
    <button
      type="button"
      className="button button-quiet button-icon"
      aria-label={title}
      aria-pressed={isOn}
      title={whole}
      disabled={of === null}
      data-more={isMore}
      onClick={() => runCommand(id)}
    >
      {children}
    </button>
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
    <button
      type="button"
      className="segment"
      aria-label={label}
      aria-pressed={isOn}
      title={command(id).title}
      onClick={() => runCommand(id)}
    >
      {children}
      <span className="segment-label">{label}</span>
    </button>
  )
}

interface ToolbarButtonProps {
  readonly id: CommandId
  readonly label: string
  /** Whether its word is the first to go where there is little room. */
  readonly isSpare?: boolean
  /** Whether it goes altogether in the smallest windows: the palette has it too. */
  readonly isMore?: boolean
  readonly children?: ReactNode
}

/** A button for a command: a short word, its key, and its full title as a tooltip. */
function ToolbarButton({ id, label, isSpare, isMore, children }: ToolbarButtonProps) {
  const title = useTitleWithKey(command(id).title, id)
  return (
    <button
      type="button"
      className="button button-quiet"
      aria-label={label}
      title={title}
      data-spare={isSpare}
      data-more={isMore}
      onClick={() => runCommand(id)}
    >
      {children}
      <span className="button-label">{label}</span>
      <CommandKey id={id} />
    </button>
  )
}
