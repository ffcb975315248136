/**
 * The papers that were found: one is chosen with the arrows, and stands beside the list in full.
 */
import { useVirtualizer } from '@tanstack/react-virtual'
import { Check, type LucideIcon, Merge, Minus } from 'lucide-react'
import { type RefObject, useEffect, useLayoutEffect } from 'react'
import { isIdAlone } from '../../shared/import/ids.ts'
import type { ImportPreview } from '../../shared/ipc/importing.ts'
import { columnTitles } from '../../shared/library/paper.ts'
import { type Fate, fateOf, kindAt } from '../store/import-choices.ts'
import { useStore } from '../store/store.ts'
import { MathText } from '../ui/MathText.tsx'
import { bylineText, linesText, matchText, untitled } from './words.ts'

/** Height of one paper in the list, in pixels. */
const paperHeight = 58

interface PreviewListProps {
  readonly preview: ImportPreview
  /** The papers shown, by their places in the text. */
  readonly places: Uint32Array
  readonly list: RefObject<HTMLDivElement | null>
}

export function PreviewList({ preview, places, list }: PreviewListProps) {
  const at = useStore(state => state.importAt)
  const want = useStore(state => state.wantPreview)
  // eslint-disable-next-line react-hooks/incompatible-library -- only says that the React Compiler skips this component
  const virtual = useVirtualizer({
    count: places.length,
    getScrollElement: () => list.current,
    estimateSize: () => paperHeight,
    overscan: 8,
  })
  const items = virtual.getVirtualItems()
  const index = places.indexOf(at)
  // The focus comes with the sheet, not a frame later: a key that is pressed at once belongs to it.
  useLayoutEffect(() => list.current?.focus({ preventScroll: true }), [list])
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index)
  }, [virtual, index, places])
  useEffect(() => {
    want(items.flatMap(item => places[item.index] ?? []))
  })
  return (
    <div
      className="preview"
      ref={list}
      role="listbox"
      aria-label="Papers found"
      aria-multiselectable
      aria-activedescendant={index < 0 ? undefined : optionId(at)}
      tabIndex={0}
      data-preview
    >
      <div className="preview-all" role="presentation" style={{ height: virtual.getTotalSize() }}>
        {items.map(item => {
          const place = places[item.index]
          if (place === undefined) return null
          return (
            <Found
              key={place}
              preview={preview}
              place={place}
              top={item.start}
              position={item.index + 1}
              of={places.length}
            />
          )
        })}
      </div>
    </div>
  )
}

function optionId(place: number): string {
  return `found-${place}`
}

interface FoundProps {
  readonly preview: ImportPreview
  readonly place: number
  readonly top: number
  readonly position: number
  readonly of: number
}

function Found({ preview, place, top, position, of }: FoundProps) {
  const paper = useStore(state => state.previewPapers.get(place))
  const kind = kindAt(preview, place)
  const fate = useStore(state => fateOf(kind, place, state))
  const isAt = useStore(state => state.importAt === place)
  const today = useStore(state => state.today)
  const setAt = useStore(state => state.setImportAt)
  return (
    // eslint-disable-next-line jsx-a11y-x/click-events-have-key-events, jsx-a11y-x/interactive-supports-focus -- keys belong to the list
    <div
      id={optionId(place)}
      className="found"
      role="option"
      aria-selected={fate !== 'leave'}
      aria-posinset={position}
      aria-setsize={of}
      data-status={kind}
      data-fate={fate}
      data-at={isAt ? '' : undefined}
      style={{ transform: `translateY(${top}px)`, height: paperHeight }}
      onClick={() => setAt(place)}
    >
      <FateMark fate={fate} />
      <span className="found-text">
        <span className="found-title">
          <bdi>{paper && <MathText text={paper.draft.title} />}</bdi>
        </span>
        <span className="found-about">
          {paper && (
            <>
              {paper.column !== null && fate === 'add' && (
                <em className="found-match">Goes to {columnTitles[paper.column]}</em>
              )}
              {kind !== 'new' && <em className="found-match">{matchText(paper, today)}</em>}
              <bdi>
                {isIdAlone(paper.draft.title) ? untitled : bylineText(paper.draft) || linesText(paper.lines)}
              </bdi>
            </>
          )}
        </span>
      </span>
    </div>
  )
}

const marks: Readonly<Record<Fate, readonly [LucideIcon, string]>> = {
  add: [Check, 'Will be added: '],
  fill: [Merge, 'Fills gaps: '],
  leave: [Minus, 'Left out: '],
}

function FateMark({ fate }: { readonly fate: Fate }) {
  const [Icon, words] = marks[fate]
  return (
    <span className="found-mark">
      <Icon size={15} aria-hidden />
      <span className="visually-hidden">{words}</span>
    </span>
  )
}
