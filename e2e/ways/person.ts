/**
 * A person who is told what to do, and never how.
 *
 * There are three: one uses keys alone, one single clicks alone, and one drags
 * whatever is moved.
 */
import { type Column, columns, type SkipReason } from '../../shared/library/paper.ts'
import type { PaperlanePage } from '../page.ts'

/** A paper, by the beginning of its title. */
export type Called = string
export type Step = 'top' | 'up' | 'down' | 'bottom'

export interface Person {
  /** One decision. */
  move: (paper: Called, to: Column) => Promise<void>
  /** Several at once, which are neighbours in one column. */
  moveRange: (first: Called, last: Called, to: Column) => Promise<void>
  skip: (paper: Called, reason: SkipReason) => Promise<void>
  place: (paper: Called, where: Step) => Promise<void>
  star: (paper: Called) => Promise<void>
  tag: (papers: readonly Called[], tag: string) => Promise<void>
  prioritise: (paper: Called) => Promise<void>
  note: (paper: Called, text: string) => Promise<void>
  remove: (paper: Called) => Promise<void>
  undo: () => Promise<void>
  redo: () => Promise<void>
  /** Everything that a search finds. */
  moveFound: (text: string, to: Column) => Promise<void>
  /** The first papers of a column, in the review. */
  review: (column: Column, decisions: readonly Column[]) => Promise<void>
  exportLibrary: () => Promise<void>
}

/** The command that ends the job. */
export const exportTitle = 'Export the library…'

/** A place on a card that does nothing but name the card. */
export const onTitle = { x: 40, y: 20 }

/** Every paper of the window, column by column and from the top. */
export async function shownOrder(paperlane: PaperlanePage): Promise<Record<Column, string[]>> {
  const entries = await Promise.all(
    columns.map(async column => {
      const cards = await paperlane.cards(column).evaluateAll(all =>
        all.map(card => ({
          at: Number(card.getAttribute('aria-posinset')),
          id: card.getAttribute('data-id') ?? '',
        })),
      )
      return [column, cards.sort((a, b) => a.at - b.at).map(({ id }) => id)] as const
    }),
  )
  return Object.fromEntries(entries) as Record<Column, string[]>
}
