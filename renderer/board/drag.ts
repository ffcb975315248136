/**
 * Dragging cards: what is carried, and what a drop does.
 */
import type { BaseEventPayload, ElementDragType } from '@atlaskit/pragmatic-drag-and-drop/types'
import type { Column, PaperId } from '../../shared/library/paper.ts'
import { useStore } from '../store/store.ts'

/** What a dragged card carries: itself, or the whole selection when it is part of one. */
export function carried(id: PaperId): { readonly ids: readonly PaperId[] } {
  const { selected } = useStore.getState()
  return { ids: selected.has(id) ? [...selected] : [id] }
}

type Drop = BaseEventPayload<ElementDragType>

/** Moves the carried papers to the column under the pointer. */
export function dropCards({ source, location }: Drop): void {
  const [target] = location.current.dropTargets
  const ids = source.data['ids'] as readonly PaperId[] | undefined
  const to = target?.data['column'] as Column | undefined
  if (ids && to) void useStore.getState().movePapers(ids, to)
}
