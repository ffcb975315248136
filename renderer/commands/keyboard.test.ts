import { describe, expect, it, test } from 'vitest'
import { command, commandIds, commands } from '../../shared/commands/table.ts'
import { focusPlace, type FocusPlace, isPressed, KeyReader } from './keyboard.ts'

function press(key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, ...more })
  // The test's DOM takes Alt for AltGr; browsers tell them apart.
  Object.defineProperty(event, 'getModifierState', { value: () => false })
  return event
}

function read(event: KeyboardEvent, place: FocusPlace = 'board') {
  return new KeyReader('linux').read(event, place, 0)
}

/** The press that a key of the table describes, on a US keyboard of Linux. */
function pressOf(step: string): KeyboardEvent {
  const parts = step === 'Mod+=' ? ['Mod', '='] : step.split('+')
  const name = parts.at(-1) ?? ''
  const shiftKey = parts.includes('Shift') || name === '?'
  const key = name === 'Space' ? ' ' : /^[A-Z]$/.test(name) && !shiftKey ? name.toLowerCase() : name
  const code = /^[A-Z]$/.test(name)
    ? `Key${name}`
    : /^\d$/.test(name)
      ? `Digit${name}`
      : name === '?'
        ? 'Slash'
        : name
  return press(key, { ctrlKey: parts.includes('Mod'), shiftKey, code })
}

describe('the command table', () => {
  it('gives no key to two commands in one place', () => {
    const overlaps = (a: string, b: string) => {
      // `reading` goes before `board` by rule.
      const papers = ['board', 'reading', 'papers']
      return (
        a === b ||
        a === 'anywhere' ||
        b === 'anywhere' ||
        (a === 'papers' && papers.includes(b)) ||
        (b === 'papers' && papers.includes(a))
      )
    }
    const uses = commandIds.flatMap(id =>
      command(id).keys.map(key => ({ id, key, where: command(id).where })),
    )
    const clashes = uses.flatMap(one =>
      uses.filter(
        other =>
          other.id > one.id &&
          overlaps(one.where, other.where) &&
          (other.key === one.key || other.key.startsWith(`${one.key} `)),
      ),
    )
    expect(clashes).toEqual([])
  })

  it('lets no bare character act in a field', () => {
    const acting = commandIds
      .flatMap(id => command(id).keys.map(key => ({ id, key })))
      .filter(({ key }) => key.length === 1)
      .filter(({ key }) => {
        const event = new KeyboardEvent('keydown', { key: key.toLowerCase() })
        return new KeyReader('linux').read(event, 'field', 0) !== null
      })
    expect(acting).toEqual([])
    expect(new KeyReader('linux').read(new KeyboardEvent('keydown', { key: '/' }), 'board', 0)).toBe(
      'search.open',
    )
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
    const keys = new KeyReader('linux')
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
    const keys = new KeyReader('linux')
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
    const keys = new KeyReader('linux')
    keys.read(press('g', { code: 'KeyG' }), 'board', 0)
    expect(keys.read(press('d', { code: 'KeyD' }), 'board', 200)).toBe('focus.done')
  })

  it('uses Cmd on a Mac and Ctrl elsewhere', () => {
    const event = press('k', { code: 'KeyK', metaKey: true })
    expect(new KeyReader('mac').read(event, 'board', 0)).toBe('palette.open')
    expect(new KeyReader('linux').read(event, 'board', 0)).toBeNull()
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
