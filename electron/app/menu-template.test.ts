import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, test } from 'vitest'
import { emptyMenuState } from '../../shared/commands/menu-state.ts'
import { giveKey, keymapOf, takeKey, usualKeys } from '../../shared/commands/keymap.ts'
import { command, type CommandId, commandIds } from '../../shared/commands/table.ts'
import { applicationMenu, textMenu } from './menu-template.ts'

const usual = { keymap: keymapOf(usualKeys), state: emptyMenuState, choose: () => undefined }
const entries = (menu: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
  menu.flatMap(item => [item, ...(Array.isArray(item.submenu) ? entries(item.submenu) : [])])

describe.each(['linux', 'darwin', 'win32'] as const)('the menu on %s', platform => {
  const menu = applicationMenu(platform, usual)

  test('holds every command that names a menu, in that menu, and no other command', () => {
    // The application's own menu is there on a Mac alone; elsewhere its commands close the File menu.
    const menuOf = (id: CommandId) => {
      const named = command(id).menu
      return named !== 'App' ? named : platform === 'darwin' ? 'appMenu' : 'File'
    }
    for (const { label, role, submenu } of menu) {
      const shown = entries(Array.isArray(submenu) ? submenu : []).flatMap(({ id }) => id ?? [])
      expect(new Set(shown)).toEqual(new Set(commandIds.filter(id => menuOf(id) === (label ?? role))))
    }
    const shown = entries(menu).flatMap(({ id }) => id ?? [])
    expect(shown).toHaveLength(commandIds.filter(id => command(id).menu !== undefined).length)
  })

  test('takes no key from the page, and shows none without a modifier', () => {
    for (const { accelerator, registerAccelerator } of entries(menu)) {
      if (accelerator === undefined) continue
      expect(registerAccelerator).toBe(false)
      expect(accelerator).toMatch(/^CmdOrCtrl\+/)
    }
  })

  test('brings no entry that reloads the page or opens its inside', () => {
    const roles = entries(menu).flatMap(({ role }) => role ?? [])
    expect(roles).not.toContain('viewMenu')
    expect(roles).not.toContain('reload')
    expect(roles).not.toContain('toggleDevTools')
  })
})

test('a menu of text holds what acts there', () => {
  expect(textMenu(true, false).map(({ role }) => role)).toContain('paste')
  expect(textMenu(false, true).map(({ role }) => role)).toEqual(['copy'])
  expect(textMenu(false, false)).toEqual([])
})

test('the present order is ticked among the orders, and nothing else is', () => {
  const state = { ...emptyMenuState, sort: { by: 'year', isDescending: true } } as const
  const menu = entries(applicationMenu('linux', { ...usual, state }))
  expect(menu.filter(({ checked }) => checked).map(({ id }) => id)).toEqual(['sort.year'])
  expect(menu.filter(({ type }) => type === 'radio')).toHaveLength(6)
})

test('an entry shows the first of its keys that a menu can hold, and only words that menus know', () => {
  const shown = (keys: readonly string[]) => {
    const none = takeKey(usualKeys, { id: 'export.selection', key: 'Mod+E' })
    const given = keys.reduce((before, key) => giveKey(before, { id: 'export.selection', key }), none)
    const menu = entries(applicationMenu('linux', { ...usual, keymap: keymapOf(given) }))
    return menu.find(({ id }) => id === 'export.selection')?.accelerator
  }
  expect(shown(['J', 'Mod+J'])).toBe('CmdOrCtrl+J')
  expect(shown(['Mod+Shift+ArrowUp'])).toBe('CmdOrCtrl+Shift+Up')
  expect(shown(['Mod++'])).toBe('CmdOrCtrl+Plus')
  expect(shown(['Mod+Ü', 'Mod+J K', 'F7'])).toBeUndefined()
})
