/**
 * By dragging whatever goes from one place to another; the rest by clicks.
 */
import { expect } from '@playwright/test'
import { type Column, skipReasonTitles } from '../../shared/library/paper.ts'
import type { PaperlanePage } from '../page.ts'
import { byClicks } from './by-clicks.ts'
import { type Called, onTitle, type Person, type Step } from './person.ts'

/** Drags whatever goes from one place to another; the rest by clicks. */
export function byDrags(paperlane: PaperlanePage): Person {
  const clicks = byClicks(paperlane)
  const { page } = paperlane
  const bar = page.getByRole('toolbar', { name: 'Selected papers' })
  const anyCard = page.locator('.card').first()
  const headOf = (column: Column) => paperlane.column(column).getByRole('heading')
  const toColumn = (paper: Called, to: Column) =>
    paperlane.card(paper).dragTo(headOf(to), { steps: 6, sourcePosition: onTitle })
  /** The card that stands so many places further down than another. */
  const neighbour = async (paper: Called, step: Step) => {
    const place = Number(await paperlane.card(paper).getAttribute('aria-posinset'))
    const size = Number(await paperlane.card(paper).getAttribute('aria-setsize'))
    const other = { top: 1, up: place - 1, down: place + 1, bottom: size }[step]
    const column = paperlane.page.locator('section', { has: paperlane.card(paper) })
    return column.locator(`[aria-posinset="${other}"]`)
  }
  return {
    ...clicks,
    move: toColumn,
    moveRange: async (first, last, to) => {
      await clicks.selectRange(first, last)
      await toColumn(last, to)
      await expect(bar).toHaveCount(0)
    },
    skip: (paper, reason) =>
      paperlane.dragOnto(paperlane.card(paper), paperlane.dropPlace('Skip as', skipReasonTitles[reason])),
    tag: async (papers, tag) => {
      const [first, ...others] = papers.map(paper => paperlane.card(paper))
      if (!first) return
      await paperlane.dragOnto(first, paperlane.dropPlace('Tag', /(?:New|Other) tag/))
      await page.getByRole('combobox', { name: 'Tag 1 paper' }).fill(tag)
      await page.getByRole('option', { name: `New tag “${tag}”` }).click()
      await page.mouse.click(5, 400) // beside the dialog
      await expect(paperlane.dialog).toHaveCount(0)
      for (const card of others) {
        await paperlane.dragOnto(card, paperlane.dropPlace('Tag', tag))
        await expect(card).toContainText(tag)
      }
    },
    place: async (paper, where) => {
      const isUp = where === 'top' || where === 'up'
      await paperlane.card(paper).dragTo(await neighbour(paper, where), {
        steps: 6,
        sourcePosition: onTitle,
        targetPosition: { x: 40, y: isUp ? 10 : 112 },
      })
    },
    undo: () => paperlane.toast.getByRole('button', { name: 'Undo' }).click(),
    redo: () => paperlane.toast.getByRole('button', { name: 'Redo' }).click(),
    moveFound: async (text, to) => {
      await paperlane.search(text)
      await expect(page.locator('.search-count')).toHaveText(/found/)
      await anyCard.click({ position: onTitle })
      await anyCard.getByTitle('Select', { exact: true }).click()
      await bar.getByRole('button', { name: /^All .* found$/ }).click()
      await anyCard.dragTo(headOf(to), { steps: 6, sourcePosition: onTitle })
      await expect(bar).toHaveCount(0)
      await page.getByRole('button', { name: 'Clear the search' }).click()
    },
    review: async (column, decisions) => {
      for (const to of decisions) {
        const first = paperlane.column(column).locator('[aria-posinset="1"]')
        const id = (await first.getAttribute('data-id')) ?? ''
        await first.dragTo(headOf(to), { steps: 6, sourcePosition: onTitle })
        await expect(paperlane.column(to).locator(`[data-id="${id}"]`)).toBeVisible()
      }
    },
  }
}
