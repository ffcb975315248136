/**
 * What cards can be dropped on beside columns: the reasons for skipping, and tags.
 *
 * It is there while cards are dragged and stands where the toolbar is, which
 * nobody needs meanwhile: nothing moves away under the pointer, and nothing is
 * covered that cards are dropped on.
 */
import { dropTargetForElements, monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { Plus, Tags } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { skipReasons, skipReasonTitles } from '../../shared/library/paper.ts'
import { knownTags } from '../store/known-tags.ts'
import { ColumnIcon } from '../ui/icons.tsx'
import { carriesPapers, type Target } from './drag.ts'

/** Tags that are offered, those of the most papers first; a window shows as many of them as it has room for. */
const mostOffered = 12

export function DropTray() {
  const [isNeeded, setNeeded] = useState(false)
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => carriesPapers(source),
        onDragStart: () => setNeeded(true),
        onDrop: () => setNeeded(false), // also where it is dropped on nothing, and after Escape
      }),
    [],
  )
  // Above the messages, which stand in the toolbar too, and beside the window's parts as they do.
  return isNeeded ? createPortal(<Tray />, document.body) : null
}

function Tray() {
  const [tags] = useState(() => knownTags().slice(0, mostOffered))
  return (
    <section className="drop-tray" aria-label="Drop on">
      <Places label="Skip as" icon={<ColumnIcon column="skipped" />}>
        {skipReasons.map(reason => (
          <Place key={reason} target={{ reason }}>
            {skipReasonTitles[reason]}
          </Place>
        ))}
      </Places>
      <Places label="Tag" icon={<Tags size={15} aria-hidden />}>
        <Place target={{ isAnyTag: true }}>
          <Plus size={14} aria-hidden /> {tags.length === 0 ? 'New tag' : 'Other tag'}
        </Place>
        {tags.map(tag => (
          <Place key={tag} target={{ tag }}>
            <span className="tag-text">{tag}</span>
          </Place>
        ))}
      </Places>
    </section>
  )
}

interface PlacesProps {
  readonly label: string
  readonly icon: ReactNode
  readonly children: ReactNode
}

function Places({ label, icon, children }: PlacesProps) {
  return (
    <div className="drop-group" role="group" aria-label={label}>
      <span className="drop-label" aria-hidden>
        {icon}
        <span className="drop-word">{label}</span>
      </span>
      <div className="drop-places">{children}</div>
    </div>
  )
}

function Place({ target, children }: { readonly target: Target; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  const [isOver, setOver] = useState(false)
  // A place shows one thing for as long as it is there.
  const [data] = useState(() => ({ ...target }))
  useEffect(() => {
    if (!place.current) return
    return dropTargetForElements({
      element: place.current,
      getData: () => data,
      onDragEnter: () => setOver(true),
      onDragLeave: () => setOver(false),
    })
  }, [data])
  return (
    <div ref={place} className="drop-place" data-over={isOver || undefined}>
      {children}
    </div>
  )
}
