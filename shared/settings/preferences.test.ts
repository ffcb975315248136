import { describe, expect, test } from 'vitest'
import { readPreferences, usualPreferences } from './preferences.ts'

const { appearance } = usualPreferences

describe('preferences are read', () => {
  test('as the usual ones, where nothing was chosen', () => {
    expect(readPreferences({})).toEqual({ preferences: usualPreferences, isWhole: true })
  })

  test('as they were chosen; a newer version may have written more', () => {
    const chosen = { theme: 'dark', density: 'compact', wallpaper: 'forest' }
    expect(readPreferences({ library: '/a', appearance: chosen })).toEqual({
      preferences: { ...usualPreferences, appearance: { ...appearance, theme: 'dark', density: 'compact' } },
      isWhole: true,
    })
  })

  test('but for one that is not understood, which does not spoil the others', () => {
    expect(readPreferences({ appearance: { theme: 'dark', textSize: 900 } })).toEqual({
      preferences: { ...usualPreferences, appearance: { ...appearance, theme: 'dark' } },
      isWhole: false,
    })
  })

  test('with the keys of each command that can be understood', () => {
    const own = { 'paper.done': ['E'], 'paper.star': ['Alt+F'], 'paper.later': ['Q'] }
    expect(readPreferences({ keys: { preset: 'screener', own } })).toEqual({
      preferences: {
        ...usualPreferences,
        keys: { preset: 'screener', own: { 'paper.done': ['E'] }, singleKeys: true },
      },
      isWhole: false,
    })
    expect(readPreferences({ keys: { own: { 'paper.later': ['Q'] } } }).isWhole).toBe(true)
  })

  test.each([
    null,
    [],
    'dark',
    { appearance: [] },
    { appearance: 7 },
    { appearance: null },
    { keys: 'vim' },
    { keys: { own: [] } },
  ])('as the usual ones, and that is said, where they are %j', value => {
    expect(readPreferences(value)).toEqual({ preferences: usualPreferences, isWhole: false })
  })
})
