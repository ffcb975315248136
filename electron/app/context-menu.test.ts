import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { keymapOf, usualKeys } from '../../shared/commands/keymap.ts'
import { emptyMenuState, type MenuState } from '../../shared/commands/menu-state.ts'
import { contextMenu } from './context-menu.ts'

const entries = (menu: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  menu.flatMap(item => [item, ...(Array.isArray(item.submenu) ? entries(item.submenu) : [])])

function menuOf(
  of: 'paper' | 'column',
  state: Partial<MenuState>,
  choose: (id: string) => void = () => undefined,
) {
  const parts = { keymap: keymapOf(usualKeys), state: { ...emptyMenuState, ...state }, choose }
  const all = entries(contextMenu(of, parts))
  return {
    all,
    labels: all.flatMap(({ label }) => label ?? []),
    entry: (id: string) => all.find(item => item.id === id),
  }
}

const onePaper = { total: 5, shown: 3, targets: 1, targetsIn: 'inbox' } as const

describe('the menu of a paper', () => {
  test('names the command that is chosen', () => {
    const chosen: string[] = []
    const { all } = menuOf('paper', onePaper, id => chosen.push(id))
    for (const { click } of all) (click as (() => void) | undefined)?.()
    expect(chosen).toEqual(all.flatMap(({ id }) => id ?? []))
    expect(new Set(chosen).size).toBe(30)
  })

  test('has nothing to move to where the paper is, and no link where it has none', () => {
    const { entry } = menuOf('paper', { ...onePaper, hasPage: true })
    expect(entry('paper.inbox')?.enabled).toBe(false)
    expect(entry('paper.done')?.enabled).toBe(true)
    expect(entry('paper.open')?.enabled).toBe(true)
    expect(entry('paper.pdf')?.enabled).toBe(false)
  })

  test('says how many papers of a selection it acts on', () => {
    const { labels, entry } = menuOf('paper', {
      ...onePaper,
      targets: 1_200,
      selected: 1_200,
      targetsIn: null,
    })
    expect(labels).toContain('Move 1,200 papers to Done')
    expect(labels).toContain('Star 1,200 papers')
    expect(labels).toContain('Fetch what 1,200 papers lack')
    expect(labels).toContain('Copy 1,200 citation keys')
    expect(labels).toContain('Export 1,200 papers…')
    expect(labels).toContain('Remove 1,200 papers from the library')
    expect(entry('paper.inbox')?.enabled).toBe(true)
  })

  test('places papers only in a column that is ordered by hand', () => {
    const enabled = (state: Partial<MenuState>) =>
      menuOf('paper', { ...onePaper, ...state }).entry('paper.top')?.enabled
    expect(enabled({})).toBe(true)
    expect(enabled({ sort: { by: 'title', isDescending: false } })).toBe(false)
    expect(enabled({ mode: 'review' })).toBe(false)
  })
})

describe('the menu of a column', () => {
  test('ticks its order, and turns round every one but that by hand', () => {
    const { all, entry } = menuOf('column', { sort: { by: 'title', isDescending: false } })
    expect(all.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(['By title'])
    expect(entry('sort.reverse')?.enabled).toBe(true)
    expect(menuOf('column', {}).entry('sort.reverse')?.enabled).toBe(false)
  })

  test('has nothing to review, select or export where it is empty', () => {
    const ids = ['review.start', 'select.all', 'export.column']
    const enabled = (state: Partial<MenuState>) => ids.map(id => menuOf('column', state).entry(id)?.enabled)
    expect(enabled({ total: 2 })).toEqual([false, false, false])
    expect(enabled({ total: 2, shown: 1 })).toEqual([true, true, true])
  })
})
