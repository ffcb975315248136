/**
 * A look at the window, from within: what must be true after every key.
 *
 * Runs in the page as it stands, so it uses nothing from outside itself.
 */
import type { Bridge, BoardPage } from '../shared/ipc/contract.ts'

/** What is wrong with the window, in words, once it has had its time to settle; mostly nothing. */
export async function lookAtWindow(): Promise<readonly string[]> {
  const settlesWithin = 5_000
  const started = performance.now()
  for (;;) {
    await new Promise(resolve => requestAnimationFrame(resolve))
    const problems = [...ofFocus(), ...ofColumns(), ...ofMessages()]
    if (problems.length === 0) problems.push(...(await ofLibrary()))
    if (problems.length === 0 || performance.now() - started > settlesWithin) return problems
  }

  function ofFocus(): string[] {
    const { activeElement } = document
    if (activeElement === null || activeElement === document.body) return ['the focus is on the page']
    if (!isInView(activeElement, document.documentElement)) return [`out of view: ${nameOf(activeElement)}`]
    const above = [
      ...document.querySelectorAll('[role=dialog][data-open]:not([data-toast]), [role=menu][data-open]'),
    ]
    if (
      above.length > 0 &&
      !above.some(one => one.contains(activeElement)) &&
      !activeElement.closest('.toasts')
    )
      return [`behind what is open: ${nameOf(activeElement)}`]
    const id = activeElement.getAttribute('aria-activedescendant')
    if (id === null) return []
    const active = document.getElementById(id)
    if (!active) return [`${nameOf(activeElement)} names an element that is not there`]
    const list = active.closest('[role=listbox]') ?? document.documentElement
    return isInView(active, list) ? [] : [`out of view: the active one of ${nameOf(activeElement)}`]
  }

  function ofColumns(): string[] {
    const isSearched = document.querySelector('.count-of') !== null
    // A narrow board shows one column; of the others nothing is drawn and nothing is told.
    const shown = [...document.querySelectorAll('section[data-column]')].filter(section =>
      section.checkVisibility(),
    )
    return shown.flatMap(section => {
      const list = section.querySelector('[role=listbox]')
      const name = section.getAttribute('data-column') ?? ''
      const count = numberIn(section.querySelector('.count'))
      const problems: string[] = []
      if (!list) return [`${name} has no list`]
      if (!list.getAttribute('aria-label')?.includes(`${(count ?? 0).toLocaleString('en-US')} paper`))
        problems.push(`${name} is not named with its count`)
      const id = list.getAttribute('aria-activedescendant')
      if (id === null && (count ?? 0) > 0 && !isSearched) problems.push(`${name} has no active paper`)
      if (id !== null && !list.querySelector(`#${CSS.escape(id)}`))
        problems.push(`${name} names a paper that is not there`)
      const places = new Set<number>()
      for (const card of list.querySelectorAll('[role=option]')) {
        const place = Number(card.getAttribute('aria-posinset'))
        if (Number(card.getAttribute('aria-setsize')) !== count)
          problems.push(`a card of ${name} has another set size`)
        if (place < 1 || place > (count ?? 0) || places.has(place))
          problems.push(`a card of ${name} has place ${place}`)
        places.add(place)
      }
      return problems
    })
  }

  function ofMessages(): string[] {
    const spoken = document.querySelector('[data-spoken]')?.textContent ?? ''
    const bar = numberIn(document.querySelector('.selection-count')) ?? 0
    const problems: string[] = []
    const selected = document.querySelectorAll('.card[aria-selected=true]').length
    if (selected > bar) problems.push(`${selected} cards are selected, the bar says ${bar}`)
    const said = /^([\d,]+) papers? selected$/.exec(spoken)?.[1]
    if (said !== undefined && document.querySelector('.board') && Number(said.replaceAll(',', '')) !== bar)
      problems.push(`“${spoken}” was said, the bar says ${bar}`)
    const left = /^([\d,]+) left in (.+)$/.exec(
      document.querySelector('[data-toast] .toast-description')?.textContent ?? '',
    )
    const shown = left && columnTotal(left[2] ?? '')
    if (left && shown !== null && shown !== Number(left[1]?.replaceAll(',', '')))
      problems.push(`the message says ${left[0]}, the column says ${shown}`)
    return problems
  }

  async function ofLibrary(): Promise<string[]> {
    const bridge = (window as unknown as { paperlane: Bridge }).paperlane
    const reply = await bridge.call('board.open', undefined)
    if (!reply.ok) return [`the library does not answer: ${reply.error.message}`]
    const { counts } = reply.value as BoardPage
    return [...document.querySelectorAll('section[data-column]')].flatMap(section => {
      const column = section.getAttribute('data-column') as keyof typeof counts
      const shown = totalOf(section)
      return shown === counts[column] ? [] : [`${column} shows ${shown} papers and has ${counts[column]}`]
    })
  }

  function columnTotal(title: string): number | null {
    const section = [...document.querySelectorAll('section[data-column]')].find(one =>
      one.querySelector('[role=listbox]')?.getAttribute('aria-label')?.startsWith(`${title}, `),
    )
    return section ? totalOf(section) : null
  }

  /** How many papers a column has, also while a search hides some of them. */
  function totalOf(section: Element): number | null {
    return numberIn(section.querySelector('.count-of')) ?? numberIn(section.querySelector('.count'))
  }

  function numberIn(element: Element | null): number | null {
    const digits = /[\d,]+/.exec(element?.textContent ?? '')?.[0]
    return digits === undefined ? null : Number(digits.replaceAll(',', ''))
  }

  /** Whether an element can be seen within another; wholly from top to bottom, unless it is too high for that. */
  function isInView(element: Element, within: Element): boolean {
    const { top, bottom, left, right, height } = element.getBoundingClientRect()
    const box = within === document.documentElement ? null : within.getBoundingClientRect()
    const shown = {
      top: Math.max(box?.top ?? 0, 0),
      bottom: Math.min(box?.bottom ?? innerHeight, innerHeight),
      left: Math.max(box?.left ?? 0, 0),
      right: Math.min(box?.right ?? innerWidth, innerWidth),
    }
    if (height === 0 || right <= shown.left || left >= shown.right) return false
    if (element.matches('.card') && height <= shown.bottom - shown.top)
      return top >= shown.top - 1 && bottom <= shown.bottom + 1
    return bottom > shown.top && top < shown.bottom
  }

  function nameOf(element: Element): string {
    return `${element.tagName.toLowerCase()}.${element.className} “${element.getAttribute('aria-label') ?? element.textContent.slice(0, 40)}”`
  }
}
