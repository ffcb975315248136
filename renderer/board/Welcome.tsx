/**
 * The first run: an empty board that explains itself in one screen.
 */
import { ClipboardPaste, FileDown, Sparkles } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { columns, columnTitles } from '../../shared/library/paper.ts'
import type { CommandId } from '../../shared/commands/table.ts'
import { CommandKey } from '../commands/keys.tsx'
import { runCommand } from '../commands/run.ts'
import { useStore } from '../store/store.ts'
import { ColumnIcon } from '../ui/icons.tsx'

export function Welcome() {
  const folder = useStore(state => state.libraryFolder)
  const region = useRef<HTMLDivElement>(null)
  useEffect(() => region.current?.focus({ preventScroll: true }), [])
  return (
    <div className="welcome" data-place="board" data-home ref={region} tabIndex={-1}>
      <div className="welcome-inside">
        <h2 className="welcome-title">From new abstracts to a reading list you can cite</h2>
        <p className="welcome-lead">
          Copy a page of titles and abstracts from the web and paste it here. You see what was understood
          before anything is added.
        </p>
        <div className="welcome-ways">
          <Way
            id="import.paste"
            title="Paste a listing"
            text="Titles and abstracts, with all the clutter around them."
          >
            <ClipboardPaste size={20} aria-hidden />
          </Way>
          <Way id="import.choose" title="Open a file" text="Or drop a text file anywhere on this window.">
            <FileDown size={20} aria-hidden />
          </Way>
          <Way
            id="import.sample"
            title="Try the sample"
            text="A dozen made-up papers. One undo removes them again."
          >
            <Sparkles size={20} aria-hidden />
          </Way>
        </div>
        <ol className="welcome-columns">
          {columns.map(column => (
            <li key={column} className="welcome-column">
              <ColumnIcon column={column} />
              {columnTitles[column]}
              <CommandKey id={`paper.${column}`} />
            </li>
          ))}
        </ol>
        <p className="welcome-foot">
          One key moves a paper and shows the next. <CommandKey id="library.undo" otherwise="Undo" /> takes
          anything back, <CommandKey id="help.open" otherwise="the Help menu" /> shows every key. Your library
          is in <span className="path">{folder}</span>
        </p>
      </div>
    </div>
  )
}

interface WayProps {
  readonly id: CommandId
  readonly title: string
  readonly text: string
  readonly children: ReactNode
}

function Way({ id, title, text, children }: WayProps) {
  return (
    <button type="button" className="way" onClick={() => runCommand(id)}>
      <span className="way-icon">{children}</span>
      <span className="way-title">
        {title} <CommandKey id={id} />
      </span>
      <span className="way-text">{text}</span>
    </button>
  )
}
