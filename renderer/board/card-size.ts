/**
 * How much of a column a card takes, in each density: the virtual list places cards without measuring them.
 */
import type { Appearance } from '../../shared/settings/preferences.ts'

/** Heights and the space below, in pixels; `tokens.css` has the same. */
const cardSizes = {
  comfortable: { height: 124, gap: 8 },
  compact: { height: 74, gap: 4 },
} as const satisfies Record<Appearance['density'], { height: number; gap: number }>

/** From the top of a card to the top of the next one, in pixels. */
export function cardPitch(density: Appearance['density']): number {
  const { height, gap } = cardSizes[density]
  return height + gap
}
