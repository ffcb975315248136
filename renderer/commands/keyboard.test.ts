import { describe, expect, it, test } from 'vitest'
import { partsOf } from '../../shared/commands/key.ts'
import { giveKey, keymapOf, usualKeys } from '../../shared/commands/keymap.ts'
import { command, commandIds, commands } from '../../shared/commands/table.ts'
import { focusPlace, type FocusPlace, isPressed, KeyReader, type Platform, stepOf } from './keyboard.ts'

function press(key: string, more: KeyboardEventInit = {}, isAltGraph = false): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, ...more })
  // The test's DOM takes Alt for AltGr; browsers tell them apart.
  Object.defineProperty(event, 'getModifierState', {
    value: (name: string) => isAltGraph && name === 'AltGraph',
  })
  return event
}

/** A press that writes its character with AltGr, which Windows tells of as Ctrl and Alt. */
function pressAltGr(key: string, code: string): KeyboardEvent {
  return press(key, { code, ctrlKey: true, altKey: true }, true)
}

const usual = keymapOf(usualKeys)
const reader = (platform: Platform = 'linux', keymap = usual) => new KeyReader(platform, () => keymap)

function read(event: KeyboardEvent, place: FocusPlace = 'board') {
  return reader().read(event, place, 0)
}

/** The press that a key of the table describes, on a US keyboard of Linux. */
function pressOf(step: string): KeyboardEvent {
  const { mod, shift, name } = partsOf(step)
  const shiftKey = shift || name === '?' || name === '+'
  const key = name === 'Space' ? ' ' : /^[A-Z]$/.test(name) && !shiftKey ? name.toLowerCase() : name
  const code = /^[A-Z]$/.test(name)
    ? `Key${name}`
    : /^\d$/.test(name)
      ? `Digit${name}`
      : name === '?'
        ? 'Slash'
        : name
  return press(key, { ctrlKey: mod, shiftKey, code })
}

describe('the command table', () => {
  it('lets no bare character act in a field', () => {
    const acting = commandIds
      .flatMap(id => command(id).keys.map(key => ({ id, key })))
      .filter(({ key }) => key.length === 1)
      .filter(({ key }) => {
        const event = new KeyboardEvent('keydown', { key: key.toLowerCase() })
        return reader().read(event, 'field', 0) !== null
      })
    expect(acting).toEqual([])
    expect(reader().read(new KeyboardEvent('keydown', { key: '/' }), 'board', 0)).toBe('search.open')
  })

  it('repeats only what moves the focus or a selection', () => {
    const repeating = commandIds.filter(id => command(id).repeats)
    expect(repeating.every(id => /^(focus|select|review)\./.test(id))).toBe(true)
  })
})

describe('the keyboard', () => {
  it.each(
    commandIds.flatMap(id =>
      command(id).keys.map(
        key => ({ id, key, place: command(id).where === 'reading' ? 'review' : 'board' }) as const,
      ),
    ),
  )('reads $key as $id', ({ id, key, place }) => {
    const keys = reader()
    const steps = key.split(' ')
    const answers = steps.map((step, index) => keys.read(pressOf(step), place, index * 100))
    expect(answers).toEqual([...steps.slice(1).map(() => null), id])
  })

  it('reads ? on a German keyboard and letters by their place on a Cyrillic one', () => {
    expect(read(press('?', { shiftKey: true, code: 'Minus' }))).toBe('help.open')
    expect(read(press('в', { code: 'KeyD' }))).toBe('paper.done')
  })

  it('does nothing for letters while somebody types, composes or holds the key', () => {
    expect(read(press('d', { code: 'KeyD' }), 'field')).toBeNull()
    expect(read(press('d', { code: 'KeyD', isComposing: true }))).toBeNull()
    expect(read(press('Process', { code: 'KeyD' }))).toBeNull()
    expect(read(press('d', { code: 'KeyD', repeat: true }))).toBeNull()
    expect(read(press('j', { code: 'KeyJ', repeat: true }))).toBe('focus.next')
  })

  it('does nothing for letters with a modifier that the table does not name', () => {
    expect(read(press('d', { code: 'KeyD', altKey: true }))).toBeNull()
    expect(read(press('d', { code: 'KeyD', ctrlKey: true }))).toBeNull()
  })

  it('forgets the first key of a sequence after a while', () => {
    const keys = reader()
    expect(keys.read(press('g', { code: 'KeyG' }), 'board', 0)).toBeNull()
    expect(keys.read(press('d', { code: 'KeyD' }), 'board', 5_000)).toBe('paper.done')
  })

  it('reads on with Space where a paper is open, and selects where none is', () => {
    const space = press(' ', { code: 'Space' })
    const places = ['review', 'reader', 'board', 'field'] as const
    expect(places.map(place => read(space, place))).toEqual([
      'review.forward',
      'review.forward',
      'select.toggle',
      null,
    ])
    expect(read(press('x', { code: 'KeyX' }), 'reader')).toBe('select.toggle')
  })

  it('goes to a column after G instead of moving a paper there', () => {
    const keys = reader()
    keys.read(press('g', { code: 'KeyG' }), 'board', 0)
    expect(keys.read(press('d', { code: 'KeyD' }), 'board', 200)).toBe('focus.done')
  })

  it('uses Cmd on a Mac and Ctrl elsewhere', () => {
    const event = press('k', { code: 'KeyK', metaKey: true })
    expect(reader('mac').read(event, 'board', 0)).toBe('palette.open')
    expect(reader().read(event, 'board', 0)).toBeNull()
  })
})

test('a field and whatever is open take keys for themselves; a toast and a dialog going away do not', () => {
  document.body.innerHTML =
    '<input id="field"><div role="dialog"><input id="leaving"></div><div role="dialog"><button id="toast"></button></div><p id="board"></p>'
  const at = (id: string) => focusPlace(document.getElementById(id), 'board', false)
  expect([at('field'), at('leaving'), at('toast'), at('board')]).toEqual(['field', 'board', 'board', 'board'])
  expect(focusPlace(document.body, 'review', false)).toBe('review')
  expect(focusPlace(document.body, 'review', true)).toBe('field')
})

test('Enter on a button presses the button', () => {
  document.body.innerHTML = '<button id="button"></button><div id="list"></div>'
  expect(isPressed(document.getElementById('button'), 'Enter')).toBe(true)
  expect(isPressed(document.getElementById('list'), 'Enter')).toBe(false)
})

test('each column has its letter', () => {
  const letters = ['paper.inbox', 'paper.to-read', 'paper.reading', 'paper.done', 'paper.skipped'] as const
  expect(letters.map(id => commands[id].keys[0]).join('')).toBe('ITRDS')
})

describe('a press is recorded', () => {
  it.each([
    ['D', press('d', { code: 'KeyD' })],
    ['Shift+D', press('D', { code: 'KeyD', shiftKey: true })],
    ['D', press('D', { code: 'KeyD' })], // with Caps Lock
    ['Mod+Shift+D', press('D', { code: 'KeyD', shiftKey: true, ctrlKey: true })],
    ['E', press('e', { code: 'KeyD' })], // on a Dvorak keyboard
    ['D', press('в', { code: 'KeyD' })], // on a Cyrillic one
    ['Ü', press('ü', { code: 'BracketLeft' })],
    ['?', press('?', { code: 'Minus', shiftKey: true })],
    ['&', press('&', { code: 'Digit1' })], // on a French one
    ['Mod++', press('+', { code: 'Equal', shiftKey: true, ctrlKey: true })],
    ['{', pressAltGr('{', 'Digit7')],
    ['Space', press(' ', { code: 'Space' })],
    ['Shift+F6', press('F6', { code: 'F6', shiftKey: true })],
  ])('as %s', (step, event) => {
    expect(stepOf(event, 'linux')).toBe(step)
  })

  it('as nothing where it is a modifier, a dead key, a composition or not ours', () => {
    const presses = [
      press('Shift', { code: 'ShiftLeft', shiftKey: true }),
      press('Dead', { code: 'Quote' }),
      press('Process', { code: 'KeyD' }),
      press('d', { code: 'KeyD', isComposing: true }),
      press('d', { code: 'KeyD', altKey: true }),
      press('d', { code: 'KeyD', metaKey: true }),
      press('Tab', { code: 'Tab' }),
      press('MediaPlayPause', { code: 'MediaPlayPause' }),
    ]
    expect(presses.map(event => stepOf(event, 'linux'))).toEqual(presses.map(() => null))
    expect(stepOf(press('d', { code: 'KeyD', ctrlKey: true }), 'mac')).toBeNull()
    expect(stepOf(press('d', { code: 'KeyD', metaKey: true }), 'mac')).toBe('Mod+D')
  })
})

describe("a key of a person's own", () => {
  const keymapWith = (id: 'paper.star' | 'view.details', key: string) =>
    keymapOf(giveKey(usualKeys, { id, key }))

  it('acts as it was recorded, and no more for whom it was taken from', () => {
    const keymap = keymapWith('paper.star', 'E')
    expect(reader('linux', keymap).read(press('e', { code: 'KeyE' }), 'board', 0)).toBe('paper.star')
  })

  it('is what is typed before it is where a key lies', () => {
    const event = press('&', { code: 'Digit1' })
    expect(read(event)).toBe('paper.inbox')
    expect(reader('linux', keymapWith('paper.star', '&')).read(event, 'board', 0)).toBe('paper.star')
  })

  it('is written with AltGr where the keyboard needs it', () => {
    const keymap = keymapWith('paper.star', '{')
    expect(reader('windows', keymap).read(pressAltGr('{', 'Digit7'), 'board', 0)).toBe('paper.star')
  })

  it('does not act in a field that has a use for it', () => {
    const keymap = keymapWith('view.details', 'Mod+A')
    const event = press('a', { code: 'KeyA', ctrlKey: true })
    expect(reader('linux', keymap).read(event, 'board', 0)).toBe('view.details')
    expect(reader('linux', keymap).read(event, 'field', 0)).toBeNull()
  })
})
