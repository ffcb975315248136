/**
 * One column: its name, how many papers it has, and the cards in view.
 *
 * A listbox of which only the cards in view exist. The focused card always
 * does, so that `aria-activedescendant` names something that is there.
 */
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type MouseEvent, useCallback, useEffect, useRef, useState } from 'react'
import { countOf } from '../../shared/library/describe.ts'
import { type Column, columnTitles, type LinkKind, type PaperId } from '../../shared/library/paper.ts'
import { useStore } from '../store/store.ts'
import { ColumnIcon } from '../ui/icons.tsx'
import { Card, cardElementId } from './Card.tsx'
import { EmptyColumn } from './EmptyColumn.tsx'
import { SortButton } from './SortButton.tsx'

/** Height of a card and of the space below it, in pixels; `--card-height` of tokens.css is the same. */
export const cardHeight = 124
const cardGap = 8

export function BoardColumn({ column }: { readonly column: Column }) {
  const ids = useStore(state => state.order[column])
  const total = useStore(state => state.counts[column])
  const isSearched = useStore(state => state.found !== null)
  const focused = useStore(state => state.focused[column])
  const isActive = useStore(state => state.column === column)
  const isComplete = useStore(state => state.loaded === 'complete')
  const wantPapers = useStore(state => state.wantPapers)
  // Right after the start there are more papers than rows.
  const count = isSearched ? ids.length : total
  const list = useRef<HTMLDivElement>(null)
  const isOver = useDropTarget(list, column)

  const focusedIndex = focused === null ? -1 : ids.indexOf(focused)
  // eslint-disable-next-line react-hooks/incompatible-library -- only says that the React Compiler skips this component
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => list.current,
    estimateSize: () => cardHeight + cardGap,
    // Cards outside the view are for scrolling, which nobody does before the first paint.
    overscan: isComplete ? 4 : 0,
    // The same function while the papers are the same: with another one the places of all are worked out anew.
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    rangeExtractor: useCallback(
      (range: Parameters<typeof defaultRangeExtractor>[0]) => {
        const shown = defaultRangeExtractor(range)
        if (focusedIndex < 0 || shown.includes(focusedIndex)) return shown
        return [...shown, focusedIndex].sort((a, b) => a - b)
      },
      [focusedIndex],
    ),
  })

  /** Whether somebody has scrolled since the focus moved: then nothing but a move of it scrolls back. */
  const isScrolledAway = useRef(false)
  const keepInView = useRef(() => undefined as unknown)
  useEffect(() => {
    keepInView.current = () => {
      // Asking the virtual list to scroll makes the browser lay the page out at once, so it is asked only if it must.
      if (isActive && focusedIndex >= 0 && !isInView(virtual, focusedIndex))
        virtual.scrollToIndex(focusedIndex, { align: 'auto' })
    }
    isScrolledAway.current = false
    keepInView.current()
  }, [virtual, focusedIndex, focused, isActive])
  useEffect(() => {
    // What opens below a column must not hide the card that was acted on; the virtual list has measured it by then.
    const resized = new ResizeObserver(() => {
      if (!isScrolledAway.current) keepInView.current()
    })
    if (list.current) resized.observe(list.current)
    return () => resized.disconnect()
  }, [])
  useEffect(() => {
    // Keys go where the focus is: the column that is acted on has it, unless somebody types elsewhere.
    if (isActive && isFreeToFocus()) list.current?.focus({ preventScroll: true })
  }, [isActive])

  const items = virtual.getVirtualItems()
  const shown = items.flatMap(({ index }) => ids[index] ?? [])
  const shownKey = shown.join()
  useEffect(() => {
    wantPapers(shown)
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
      <div className="column-head">
        <h2 className="column-heading" id={`heading-${column}`}>
          <ColumnIcon column={column} />
          {columnTitles[column]}
          <span className="count" data-count={column} key={count}>
            {count.toLocaleString('en-US')}
          </span>
          {isSearched && <span className="count-of">of {total.toLocaleString('en-US')}</span>}
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
        aria-activedescendant={focused !== null && focusedIndex >= 0 ? cardElementId(focused) : undefined}
        onWheel={() => (isScrolledAway.current = true)}
        onFocus={() => useStore.getState().column !== column && useStore.getState().focusColumn(column)}
        onClick={onCardClick}
        onDoubleClick={onCardDoubleClick}
        onContextMenu={onCardMenu}
      >
        <div className="cards-all" role="presentation" style={{ height: virtual.getTotalSize() }}>
          {items.map(({ key, index, start }) => {
            const id = ids[index]
            return id === undefined ? null : (
              <Card key={key} id={id} top={start} position={index + 1} count={count} isActive={isActive} />
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

/** Whether a card is wholly in view, told from what is known without measuring. */
function isInView(virtual: Virtualizer<HTMLDivElement, Element>, index: number): boolean {
  const top = index * (cardHeight + cardGap)
  const shownFrom = virtual.scrollOffset ?? 0
  const shownTo = shownFrom + (virtual.scrollRect?.height ?? 0)
  // Places are rounded to whole pixels by one side and not by the other.
  return top >= shownFrom - 1 && top + cardHeight + cardGap <= shownTo + 1
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

function onCardMenu(event: MouseEvent): void {
  const id = cardOf(event)
  if (id === null) return
  event.preventDefault()
  const { focusPaper, popupMenu } = useStore.getState()
  focusPaper(id)
  void popupMenu(null)
}
