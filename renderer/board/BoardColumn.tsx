/**
 * One column: its name, how many papers it has, and the cards in view.
 *
 * A listbox of which only the cards in view exist. The focused card always
 * does, so that `aria-activedescendant` names something that is there.
 */
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { countOf, digitsOf } from '../../shared/library/describe.ts'
import { type Column, columnTitles, type LinkKind, type PaperId } from '../../shared/library/paper.ts'
import { selectFocusedPlace } from '../store/board.ts'
import { useStore } from '../store/store.ts'
import { ColumnIcon } from '../ui/icons.tsx'
import { cardPitch } from './card-size.ts'
import { Card, cardElementId } from './Card.tsx'
import { CardElements } from './card-elements.ts'
import { existing, useCardWindow, within } from './card-window.ts'
import { EmptyColumn } from './EmptyColumn.tsx'
import { SortButton } from './SortButton.tsx'

/** Cards that exist above and below those in view, for scrolling. */
const besideView = 4
/** Papers that are read beyond those: a card whose paper came later would be drawn twice, while the next key waits. */
const readBeyond = 4

export function BoardColumn({ column }: { readonly column: Column }) {
  const ids = useStore(state => state.order[column])
  const total = useStore(state => state.counts[column])
  const isSearched = useStore(state => state.found !== null)
  const isSearching = useStore(state => state.isSearching)
  const focused = useStore(state => state.focused[column])
  const isActive = useStore(state => state.column === column)
  const isComplete = useStore(state => state.loaded === 'complete')
  const density = useStore(state => state.preferences.appearance.density)
  const pitch = cardPitch(density)
  const sought = useStore(state => state.sought)
  const wantPapers = useStore(state => state.wantPapers)
  // Right after the start there are more papers than rows.
  const count = isSearched ? ids.length : total
  const list = useRef<HTMLDivElement>(null)
  const isOver = useDropTarget(list, column)

  const focusedPlace = useStore(state => selectFocusedPlace(state, column))
  const { cards, inView, excerptLength } = useCardWindow(list, pitch)
  // Cards outside the view are for scrolling, which nobody does before the first paint or while typing a search.
  const beside = isComplete && !isSearching ? besideView : 0
  const viewed = within(inView, count)
  const places = existing(viewed, beside, count, focusedPlace)

  useLayoutEffect(() => {
    cards.keepInView(isActive && focusedPlace >= 0 ? focusedPlace : null)
  }, [cards, focusedPlace, focused, isActive, pitch])
  useEffect(() => {
    // Keys go where the focus is: the column that is acted on has it, unless somebody types elsewhere.
    if (isActive && isFreeToFocus()) list.current?.focus({ preventScroll: true })
  }, [isActive])

  // Right after the start there are places whose papers are not here yet.
  const isHere = (place: number) => place < ids.length
  const idsAt = (some: readonly number[]) => some.filter(isHere).map(place => ids.at(place) as PaperId)
  const shownPlaces = places.filter(isHere)
  const shown = idsAt(shownPlaces)
  const [elements] = useState(() => new CardElements())
  const keys = elements.keysFor(shown)
  const shownKey = shown.join()
  useEffect(() => {
    wantPapers(beside === 0 ? shown : idsAt(existing(viewed, beside + readBeyond, count, focusedPlace)))
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the joined ids say when the cards in view changed
  }, [shownKey, wantPapers])

  return (
    <section
      className="column"
      data-column={column}
      data-active={isActive || undefined}
      data-over={isOver || undefined}
      aria-labelledby={`heading-${column}`}
    >
      <div className="column-head" data-column-menu onContextMenu={event => openColumnMenu(event, column)}>
        <h2 className="column-heading" id={`heading-${column}`}>
          <ColumnIcon column={column} />
          {columnTitles[column]}
          <span className="count" data-count={column}>
            {digitsOf(count)}
          </span>
          {isSearched && <span className="count-of">of {digitsOf(total)}</span>}
        </h2>
        <SortButton column={column} />
      </div>
      {/* eslint-disable-next-line jsx-a11y-x/click-events-have-key-events -- every key comes through the one key listener */}
      <div
        ref={list}
        className="cards"
        data-home={isActive || undefined}
        role="listbox"
        tabIndex={0}
        aria-multiselectable
        aria-label={`${columnTitles[column]}, ${countOf(count)}${isSearched ? ' found' : ''}`}
        aria-activedescendant={focused !== null && focusedPlace >= 0 ? cardElementId(focused) : undefined}
        onFocus={() => useStore.getState().column !== column && useStore.getState().focusColumn(column)}
        onClick={onCardClick}
        onDoubleClick={onCardDoubleClick}
        onContextMenu={event => onListMenu(event, column)}
      >
        <div className="cards-all" role="presentation" style={{ height: count * pitch }}>
          {shown.map((id, at) => {
            const place = shownPlaces[at] as number
            return (
              <Card
                key={keys[at]}
                id={id}
                top={place * pitch}
                position={place + 1}
                count={count}
                isActive={isActive}
                isCompact={density === 'compact'}
                sought={sought}
                excerptLength={excerptLength}
              />
            )
          })}
        </div>
      </div>
      {count === 0 && (
        <p className="column-empty">
          {isSearched && total > 0 ? 'Nothing here is like that.' : <EmptyColumn column={column} />}
        </p>
      )}
    </section>
  )
}

/** Lets cards be dropped on the column, and the column scroll when they are held at its edge. */
function useDropTarget(list: React.RefObject<HTMLDivElement | null>, column: Column): boolean {
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const element = list.current
    const section = element?.closest('section')
    if (!element || !section) return
    const stops = [
      autoScrollForElements({ element }),
      dropTargetForElements({
        element: section,
        getData: () => ({ column }),
        onDragEnter: () => setOver(true),
        onDragLeave: () => setOver(false),
        onDrop: () => setOver(false),
      }),
    ]
    return () => stops.forEach(stop => stop())
  }, [list, column])
  return isOver
}

/** Whether taking the focus would take it from nobody: not from a field, a dialog or a button in use. */
function isFreeToFocus(): boolean {
  const { activeElement } = document
  return (
    activeElement === null ||
    activeElement === document.body ||
    activeElement.matches('[role=listbox], [role=tab]')
  )
}

function cardOf(event: MouseEvent): PaperId | null {
  const card = event.target instanceof Element ? event.target.closest('[data-id]') : null
  return (card?.getAttribute('data-id') ?? null) as PaperId | null
}

// Icons within a card are no buttons of their own (an option has no children), so the list reads clicks for them.
function onCardClick(event: MouseEvent): void {
  const id = cardOf(event)
  if (id === null || !(event.target instanceof Element)) return
  const { isRanging, selectTo, toggleSelected, focusPaper, openMoveMenu, openPaperLink } = useStore.getState()
  const kind = event.target.closest('[data-link]')?.getAttribute('data-link')
  const button = event.target.closest('[data-action=move]')
  const isMark = event.target.closest('[data-action=select]') !== null
  if (event.shiftKey || isRanging) {
    selectTo(id)
    return
  }
  if (event.ctrlKey || event.metaKey || isMark) toggleSelected(id)
  focusPaper(id)
  if (kind) void openPaperLink(id, kind as LinkKind)
  else if (button) openMoveMenu({ ids: [id], anchor: button })
}

function onCardDoubleClick(event: MouseEvent): void {
  // Two clicks on an icon are two clicks.
  const isOnIcon =
    event.target instanceof Element && event.target.closest('[data-action], [data-link]') !== null
  if (cardOf(event) !== null && !isOnIcon) useStore.getState().startReview()
}

function onListMenu(event: MouseEvent, column: Column): void {
  const id = cardOf(event)
  if (id === null) {
    openColumnMenu(event, column)
    return
  }
  event.preventDefault()
  const { selected, clearSelection, focusPaper, popupMenu } = useStore.getState()
  // The menu is of what was clicked: of the selection where that belongs to it.
  if (!selected.has(id)) clearSelection()
  focusPaper(id)
  void popupMenu('paper', null)
}

function openColumnMenu(event: MouseEvent, column: Column): void {
  event.preventDefault()
  const { focusColumn, popupMenu } = useStore.getState()
  focusColumn(column)
  void popupMenu('column', null)
}
