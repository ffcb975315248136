/**
 * Dragging cards: what is carried, where it can be dropped, and what a drop does.
 */
import type { BaseEventPayload, ElementDragType } from '@atlaskit/pragmatic-drag-and-drop/types'
import type { Column, PaperId } from '../../shared/library/paper.ts'
import { selectTargets } from '../store/board.ts'
import { useStore } from '../store/store.ts'

/** What a dragged card carries: itself, or the whole selection when it is part of one. */
export function carried(id: PaperId): { readonly ids: readonly PaperId[] } {
  const state = useStore.getState()
  return { ids: state.selected.has(id) ? selectTargets(state) : [id] }
}

/** The side of a card that something is held over. */
export type Side = 'before' | 'after'

/** Whether something that is held over a card may be placed beside it: not in an order that nobody made by hand. */
export function mayDropBeside(
  id: PaperId,
  source: { readonly data: Record<string | symbol, unknown> },
): boolean {
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
  return { beside: id, side }
}

type Drop = BaseEventPayload<ElementDragType>

/** Moves the carried papers to the place under the pointer: beside a card, or to the top of a column. */
export function dropCards({ source, location }: Drop): void {
  const [target] = location.current.dropTargets
  const ids = carriedBy(source)
  if (!target || ids.length === 0) return
  const { rows, movePapers } = useStore.getState()
  const beside = target.data['beside'] as PaperId | undefined
  const to = beside ? rows.columnOf(beside) : (target.data['column'] as Column | undefined)
  if (to === undefined) return
  const place = beside && (target.data['side'] === 'after' ? { after: beside } : { before: beside })
  void movePapers(ids, to, place && { place })
}

function carriedBy(source: { readonly data: Record<string | symbol, unknown> }): readonly PaperId[] {
  return (source.data['ids'] as readonly PaperId[] | undefined) ?? []
}
