/**
 * By keys alone, each as the command table has it.
 */
import { expect } from '@playwright/test'
import type { Column, SkipReason } from '../../shared/library/paper.ts'
import type { PaperlanePage } from '../page.ts'
import { type Called, exportTitle, type Person, type Step } from './person.ts'

const letters: Readonly<Record<Column, string>> = {
  inbox: 'i',
  'to-read': 't',
  reading: 'r',
  done: 'd',
  skipped: 's',
}
const reasonLetters: Readonly<Record<SkipReason, string>> = {
  'off-topic': 'o',
  seen: 's',
  weak: 'w',
  'not-now': 'n',
}
const stepKeys: Readonly<Record<Step, string>> = {
  top: 'ControlOrMeta+ArrowUp',
  up: 'ControlOrMeta+Shift+ArrowUp',
  down: 'ControlOrMeta+Shift+ArrowDown',
  bottom: 'ControlOrMeta+ArrowDown',
}
/** Does everything by keys. */
export function byKeys(paperlane: PaperlanePage): Person {
  const { page } = paperlane
  const press = (...keys: readonly string[]) => paperlane.press(...keys)
  const write = async (text: string) => page.keyboard.type(text)
  /** Goes to a paper as a person does: to its column, to its top, and down. */
  const goTo = async (paper: Called) => {
    const card = paperlane.card(paper)
    // A person who meant a card that was just about to move looks again.
    await expect(async () => {
      const column = (await card.evaluate(one =>
        one.closest('[data-column]')?.getAttribute('data-column'),
      )) as Column
      const steps = Number(await card.getAttribute('aria-posinset')) - 1
      await press('g', letters[column], 'Home', ...Array<string>(steps).fill('j'))
      await expect(card).toHaveAttribute('data-focused', 'true', { timeout: 1_000 })
    }).toPass()
  }
  const mark = async (papers: readonly Called[]) => {
    for (const paper of papers) {
      await goTo(paper)
      await press('x')
    }
  }
  return {
    move: async (paper, to) => {
      await goTo(paper)
      await press(letters[to])
    },
    moveRange: async (first, last, to) => {
      await goTo(first)
      await press('x')
      const [from, until] = await Promise.all(
        [first, last].map(async one => Number(await paperlane.card(one).getAttribute('aria-posinset'))),
      )
      await press(...Array<string>((until ?? 0) - (from ?? 0)).fill('Shift+ArrowDown'), letters[to])
    },
    skip: async (paper, reason) => {
      await goTo(paper)
      await press('Shift+S', reasonLetters[reason])
    },
    place: async (paper, where) => {
      await goTo(paper)
      await press(stepKeys[where])
    },
    star: async paper => {
      await goTo(paper)
      await press('f')
    },
    tag: async (papers, tag) => {
      await mark(papers)
      await press('Shift+T')
      await write(tag)
      await page.getByRole('option', { name: `New tag “${tag}”` }).waitFor()
      await press('Enter', 'Escape')
      await expect(paperlane.dialog).toHaveCount(0)
      await press('Escape')
    },
    prioritise: async paper => {
      await goTo(paper)
      await press('u')
    },
    note: async (paper, text) => {
      await goTo(paper)
      await press('n')
      await write(text)
      await expect(paperlane.card(paper)).toContainText('Has a note')
      await press('Escape', 'ControlOrMeta+b')
    },
    remove: async paper => {
      await goTo(paper)
      await press('Delete')
    },
    undo: () => press('z'),
    redo: () => press('ControlOrMeta+Shift+z'),
    moveFound: async (text, to) => {
      await press('/')
      await write(text)
      await expect(page.locator('.search-count')).toHaveText(/found/)
      await press('Enter', 'ControlOrMeta+Shift+a', letters[to])
      await expect(page.getByRole('toolbar', { name: 'Selected papers' })).toHaveCount(0)
      await press('Escape')
    },
    review: async (column, decisions) => {
      await press('g', letters[column], 'Home', 'Enter')
      await press(...decisions.map(to => letters[to]), 'Escape')
    },
    exportLibrary: async () => {
      await press('ControlOrMeta+k')
      await write(exportTitle)
      await page.getByRole('option', { name: exportTitle }).waitFor()
      await press('Enter')
      await paperlane.exportShown()
    },
  }
}
