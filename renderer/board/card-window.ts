/**
 * The cards of a column that exist: those in view, and a few beside them.
 *
 * All cards have one height, so where each stands is a multiplication: a column
 * of a hundred thousand costs as much as one of ten. The browser is asked for
 * nothing that would make it lay the page out in between.
 */
import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react'
import { columns } from '../../shared/library/paper.ts'

/** Places in a list: from, and up to but not including. */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What of a list is in view, in CSS pixels. */
interface View {
  readonly top: number
  readonly height: number
}

/** The narrowest letters that a text in small type is made of, on average, in CSS pixels. */
const narrowLetter = 4.5
/** How much of a text is drawn changes in steps of so many characters, while somebody makes a window wider. */
const textStep = 40

/** More characters than two lines of a card show: what is drawn beyond those is laid out for nobody. */
export function excerptLength(width: number): number {
  return Math.ceil((2 * width) / narrowLetter / textStep) * textStep
}

/** What stands above the lists before anything has been measured, in CSS pixels. */
const usualHead = 96

/** Follows what of one list is in view. */
export class CardWindow {
  #step: number
  #list: HTMLElement | null = null
  #view: View = { top: 0, height: window.innerHeight - usualHead }
  #excerptLength = excerptLength(window.innerWidth / columns.length)
  #stretch: Stretch
  /** The card that stays in view also where the list becomes smaller; null once somebody has scrolled. */
  #kept: number | null = null
  /** Where the list is about to be scrolled to; null where it is there. */
  #due: number | null = null
  readonly #listeners = new Set<() => void>()

  /** @param step from the top of one card to that of the next, in CSS pixels */
  constructor(step: number) {
    this.#step = step
    this.#stretch = stretchOf(this.#view, step)
  }

  /** The cards in view; the same object while they are the same. */
  readonly stretch = (): Stretch => this.#stretch

  /** How much of an abstract a card draws, in characters. */
  readonly excerptLength = (): number => this.#excerptLength

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks at a list from now on, until what it answers is called. */
  follow(list: HTMLElement, step: number): () => void {
    this.#list = list
    this.#step = step
    const onScroll = () => this.#look({ top: list.scrollTop })
    const onWheel = () => (this.#kept = null)
    const observer = new ResizeObserver(([entry]) => {
      // Where it is scrolled to may be less than was asked for, and the page is laid out at this moment.
      if (entry)
        this.#look({ height: entry.contentRect.height, top: list.scrollTop }, entry.contentRect.width)
      if (this.#kept !== null) this.#reveal(this.#kept)
    })
    list.addEventListener('scroll', onScroll, { passive: true })
    list.addEventListener('wheel', onWheel, { passive: true })
    observer.observe(list)
    this.#look({})
    return () => {
      list.removeEventListener('scroll', onScroll)
      list.removeEventListener('wheel', onWheel)
      observer.disconnect()
    }
  }

  /**
   * Has a card wholly in view, with no more scrolling than it takes, now and when something opens
   * below the list; until somebody scrolls it away. null keeps none.
   */
  keepInView(place: number | null): void {
    this.#kept = place
    if (place !== null) this.#reveal(place)
  }

  #reveal(place: number): void {
    const top = revealed(this.#view, place, this.#step)
    if (top === this.#view.top) return
    this.#look({ top })
    // To scroll lays the page out, which it has to be anyway once all that a key changes has changed. Scrolled in the
    // callback of a frame, it would be told in the next one, which would be drawn for that alone.
    if (this.#due === null) queueMicrotask(() => this.#scroll())
    this.#due = top
  }

  #scroll(): void {
    if (this.#due !== null) this.#list?.scrollTo({ top: this.#due })
    this.#due = null
  }

  #look(part: Partial<View>, width?: number): void {
    this.#view = { ...this.#view, ...part }
    const { from, to } = stretchOf(this.#view, this.#step)
    const length = width === undefined ? this.#excerptLength : excerptLength(width)
    if (from === this.#stretch.from && to === this.#stretch.to && length === this.#excerptLength) return
    if (from !== this.#stretch.from || to !== this.#stretch.to) this.#stretch = { from, to }
    this.#excerptLength = length
    for (const listener of this.#listeners) listener()
  }
}

/** The window of a list that a component draws. */
export function useCardWindow(
  list: RefObject<HTMLElement | null>,
  step: number,
): { readonly cards: CardWindow; readonly inView: Stretch; readonly excerptLength: number } {
  const [cards] = useState(() => new CardWindow(step))
  useLayoutEffect(() => (list.current ? cards.follow(list.current, step) : undefined), [cards, list, step])
  // Drawn at once, also while something scrolls: a frame later, what is scrolled to would be empty for that long.
  return {
    cards,
    inView: useSyncExternalStore(cards.subscribe, cards.stretch),
    excerptLength: useSyncExternalStore(cards.subscribe, cards.excerptLength),
  }
}

/** The cards that are in view, also those of which only a part is. */
function stretchOf({ top, height }: View, step: number): Stretch {
  return { from: Math.floor(top / step), to: Math.ceil((top + height) / step) }
}

/** The same in a column of so many cards: one that became shorter shows its end. */
export function within({ from, to }: Stretch, count: number): Stretch {
  const beyond = Math.max(0, Math.min(to - count, from))
  return { from: from - beyond, to: Math.min(to - beyond, count) }
}

/** How far down a list has to be scrolled for a card to be wholly in view, from where it is. */
export function revealed({ top, height }: View, place: number, step: number): number {
  const [above, below] = [place * step, (place + 1) * step - height]
  // The browser rounds where a list is scrolled to.
  if (top - above <= 1 && below - top <= 1) return top
  return Math.max(Math.min(top, above), Math.min(below, above))
}

/** The places of the cards that exist: those in view, some beside them, and one that must. */
export function existing({ from, to }: Stretch, beside: number, count: number, kept: number): number[] {
  const [first, last] = [Math.max(from - beside, 0), Math.min(to + beside, count)]
  const places = Array.from({ length: Math.max(last - first, 0) }, (_, at) => first + at)
  if (kept < 0 || (kept >= first && kept < last)) return places
  return kept < first ? [kept, ...places] : [...places, kept]
}
