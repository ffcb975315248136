/**
 * Dragging cards: what is carried, where it can be dropped, and what a drop does.
 */
import type { BaseEventPayload, ElementDragType } from '@atlaskit/pragmatic-drag-and-drop/types'
import { sameTag } from '../../shared/library/edits.ts'
import type { Column, PaperId, SkipReason } from '../../shared/library/paper.ts'
import { selectTargets } from '../store/board.ts'
import { useStore } from '../store/store.ts'
import { say } from '../store/toasts.ts'

/** What a dragged card carries: itself, or the whole selection when it is part of one. */
export function carried(id: PaperId): { readonly ids: readonly PaperId[] } {
  const state = useStore.getState()
  return { ids: state.selected.has(id) ? selectTargets(state) : [id] }
}

/** What is dragged, as it was told when it was taken up. */
interface Source {
  readonly data: Record<string | symbol, unknown>
}

/** What can be dropped on: what a place says of itself. */
export type Target =
  | { readonly column: Column }
  | { readonly beside: PaperId; readonly side: Side }
  | { readonly reason: SkipReason }
  | { readonly tag: string }
  /** Where the tag is asked for. */
  | { readonly isAnyTag: true }

/** The side of a card that something is held over. */
export type Side = 'before' | 'after'

/** Whether something that is held over a card may be placed beside it: not in an order that nobody made by hand. */
export function mayDropBeside(id: PaperId, source: Source): boolean {
  const { rows, sorts } = useStore.getState()
  const column = rows.columnOf(id)
  return column !== undefined && sorts[column].by === 'hand' && !carriedBy(source).includes(id)
}

/** The half of a card that the pointer is over. */
export function sideOf(element: Element, { clientY }: { readonly clientY: number }): Side {
  const { top, height } = element.getBoundingClientRect()
  return clientY < top + height / 2 ? 'before' : 'after'
}

/** What a card says of itself as a place to drop on. */
export function besideCard(id: PaperId, side: Side): Record<string, unknown> {
  return { beside: id, side } satisfies Target
}

type Drop = BaseEventPayload<ElementDragType>

/** Does with the carried papers what the place under the pointer is for. */
export function dropCards({ source, location }: Drop): void {
  const [place] = location.current.dropTargets
  const ids = carriedBy(source)
  if (!place || ids.length === 0) return
  const { rows, movePapers } = useStore.getState()
  const target = place.data as unknown as Target
  if ('tag' in target) tag(ids, target.tag)
  else if ('isAnyTag' in target) askForTag(ids)
  else if ('reason' in target) void movePapers(ids, 'skipped', { reason: target.reason })
  else if ('column' in target) void movePapers(ids, target.column)
  else {
    const { beside, side } = target
    const to = rows.columnOf(beside)
    if (to) void movePapers(ids, to, { place: side === 'after' ? { after: beside } : { before: beside } })
  }
}

/** Whether what is dragged are papers. */
export function carriesPapers(source: Source): boolean {
  return carriedBy(source).length > 0
}

function tag(ids: readonly PaperId[], added: string): void {
  const { rows, change } = useStore.getState()
  const has = (id: PaperId) => rows.get(id)?.tags.some(one => sameTag(one) === sameTag(added))
  if (ids.every(has)) say(`Tagged ${added} already`)
  else void change({ type: 'tag', ids: [...ids], add: [added], remove: [] })
}

/** Opens the tags of what was dropped: of the selection where it was that. */
function askForTag([id]: readonly PaperId[]): void {
  const { selected, clearSelection, focusPaper, open } = useStore.getState()
  if (id === undefined) return
  if (!selected.has(id)) clearSelection()
  focusPaper(id)
  open('tags')
}

function carriedBy(source: Source): readonly PaperId[] {
  return (source.data['ids'] as readonly PaperId[] | undefined) ?? []
}
