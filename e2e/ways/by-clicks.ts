/**
 * By single clicks alone: no key but to write into a field, no modifier, no double click, no drag.
 */
import { expect, type Locator } from '@playwright/test'
import { columnTitles, skipReasonTitles } from '../../shared/library/paper.ts'
import type { PaperlanePage } from '../page.ts'
import { type Called, exportTitle, onTitle, type Person, type Step } from './person.ts'

const stepTitles: Readonly<Record<Step, string>> = {
  top: 'To the top',
  up: 'One place up',
  down: 'One place down',
  bottom: 'To the bottom',
}
/** Does everything by single clicks. */
export function byClicks(
  paperlane: PaperlanePage,
): Person & { readonly selectRange: (first: Called, last: Called) => Promise<void> } {
  const { page } = paperlane
  const bar = page.getByRole('toolbar', { name: 'Selected papers' })
  const anyCard = page.locator('.card').first()
  const button = (name: string | RegExp, within: Locator | typeof page = page) =>
    within.getByRole('button', { name }).click()
  const choose = (name: string) => page.getByRole('menuitem', { name: new RegExp(`^${name}`) }).click()
  const openMenu = async (paper: Called) => {
    await paperlane.card(paper).click({ position: onTitle })
    await paperlane.card(paper).getByTitle('Move to…').click()
  }
  const mark = async (papers: readonly Called[]) => {
    for (const paper of papers) {
      await paperlane.card(paper).click({ position: onTitle })
      await paperlane.card(paper).getByTitle('Select', { exact: true }).click()
    }
  }
  const selectRange = async (first: Called, last: Called) => {
    await mark([first])
    await button('Up to…', bar)
    await paperlane.card(last).click({ position: onTitle })
  }
  const withBar = async (papers: readonly Called[], what: string | RegExp) => {
    await mark(papers)
    await button(what, bar)
  }
  const clear = async () => {
    await button(/^Clear/, bar)
    await expect(bar).toHaveCount(0)
  }
  return {
    move: async (paper, to) => {
      await openMenu(paper)
      await choose(columnTitles[to])
    },
    selectRange,
    moveRange: async (first, last, to) => {
      await selectRange(first, last)
      await button('Move to…', bar)
      await choose(columnTitles[to])
    },
    skip: async (paper, reason) => {
      await openMenu(paper)
      await choose(skipReasonTitles[reason])
    },
    place: async (paper, where) => {
      await openMenu(paper)
      await choose(stepTitles[where])
    },
    star: async paper => {
      await withBar([paper], /^Star/)
      await clear()
    },
    tag: async (papers, tag) => {
      await withBar(papers, /^Tags/)
      await page.getByRole('combobox', { name: /^Tag / }).fill(tag)
      await page.getByRole('option', { name: `New tag “${tag}”` }).click()
      await expect(page.getByRole('option', { name: tag })).toContainText('On all')
      await page.mouse.click(5, 400) // beside the dialog
      await expect(paperlane.dialog).toHaveCount(0)
      await clear()
    },
    prioritise: async paper => {
      await withBar([paper], /^Priority/)
      await clear()
    },
    note: async (paper, text) => {
      await paperlane.card(paper).click({ position: onTitle })
      await button('Show or hide the reader')
      await page.getByRole('textbox', { name: 'Note' }).click()
      await page.keyboard.type(text)
      await expect(paperlane.card(paper)).toContainText('Has a note')
      await button('Show or hide the reader')
    },
    remove: paper => withBar([paper], /^Remove/),
    undo: () => button('Undo', page.getByRole('banner')),
    redo: () => button('Redo', page.getByRole('banner')),
    moveFound: async (text, to) => {
      await paperlane.searchField.click()
      await page.keyboard.type(text)
      await expect(page.locator('.search-count')).toHaveText(/found/)
      await anyCard.click({ position: onTitle })
      await anyCard.getByTitle('Select', { exact: true }).click()
      await button(/^All .* found$/, bar)
      await button('Move to…', bar)
      await choose(columnTitles[to])
      await button('Clear the search')
    },
    review: async (column, decisions) => {
      await paperlane.cards(column).first().click({ position: onTitle })
      await button('Review')
      for (const to of decisions) await button(new RegExp(`^${columnTitles[to]}`), paperlane.review)
      await button('Board')
    },
    exportLibrary: async () => {
      await button('Commands')
      await page.getByRole('option', { name: exportTitle }).click()
      await button(/^Export \d/, paperlane.exportDialog)
    },
  }
}
