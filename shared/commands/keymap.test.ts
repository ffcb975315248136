import * as v from 'valibot'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isKey, isSingleKey, Key } from './key.ts'
import {
  chosenKeys,
  clash,
  clashesOf,
  giveKey,
  type KeyPreferences,
  type Keymap,
  keymapOf,
  type KeyUse,
  resetKeys,
  takeKey,
  usualKeys,
} from './keymap.ts'
import { presetKeys, presets } from './presets.ts'
import { command, type CommandId, commandIds } from './table.ts'

const usesOf = (keymap: Keymap): KeyUse[] => commandIds.flatMap(id => keymap[id].map(key => ({ id, key })))

/** Pairs of commands that one press could mean. */
function clashesIn(keymap: Keymap): (readonly [KeyUse, KeyUse])[] {
  const uses = usesOf(keymap)
  return uses.flatMap((one, index) =>
    uses.slice(index + 1).flatMap(other => (clash(one, other) ? [[one, other] as const] : [])),
  )
}

const letters = 'A B C D E F G I J K S T U Z ? / 1 Ü'.split(' ')
const steps = letters.flatMap(name => [
  name,
  `Mod+${name}`,
  ...(/\p{L}/u.test(name) ? [`Shift+${name}`] : []),
])
const someKey = fc.oneof(
  fc.constantFrom(...steps, 'F6', 'F7', 'Space', 'Enter', 'Mod+ArrowLeft', 'Escape', 'Delete'),
  fc.tuple(fc.constantFrom('G', 'S', 'Shift+S', 'D'), fc.constantFrom(...steps)).map(pair => pair.join(' ')),
)
const someId = fc.constantFrom(...commandIds)
const someUse = fc.record({ id: someId, key: someKey })

/** Something that a person does in the settings of keys. */
const someStep: fc.Arbitrary<(keys: KeyPreferences) => KeyPreferences> = fc.oneof(
  someUse.map(use => (keys: KeyPreferences) => giveKey(keys, use)),
  fc.tuple(someId, fc.nat()).map(([id, place]) => (keys: KeyPreferences) => {
    const present = chosenKeys(keys)[id]
    const key = present[place % present.length]
    return key === undefined ? keys : takeKey(keys, { id, key })
  }),
  someId.map(id => (keys: KeyPreferences) => resetKeys(keys, id)),
  fc.constantFrom(...presets).map(preset => (keys: KeyPreferences) => ({ ...keys, preset })),
  fc.boolean().map(singleKeys => (keys: KeyPreferences) => ({ ...keys, singleKeys })),
)
const afterSteps = fc
  .array(someStep, { maxLength: 25 })
  .map(taken => taken.reduce((keys, step) => step(keys), usualKeys))

describe('no two commands have one key in one place', () => {
  it.each(presets)('in the preset %s, of which no key is lost', preset => {
    const keymap = keymapOf({ ...usualKeys, preset })
    expect(clashesIn(keymap)).toEqual([])
    for (const id of commandIds) expect([id, keymap[id]]).toEqual([id, presetKeys(preset, id)])
  })

  it('after whatever was given, taken, reset and chosen', () => {
    fc.assert(
      fc.property(afterSteps, keys => {
        expect(clashesIn(keymapOf(keys))).toEqual([])
      }),
    )
  })

  it('whatever somebody wrote into the settings by hand', () => {
    const own = fc.dictionary(someId, fc.array(someKey, { maxLength: 4 })) as fc.Arbitrary<
      KeyPreferences['own']
    >
    fc.assert(
      fc.property(own, fc.constantFrom(...presets), (written, preset) => {
        expect(clashesIn(keymapOf({ preset, own: written, singleKeys: true }))).toEqual([])
      }),
    )
  })
})

describe('a key that is given', () => {
  it('belongs to its command, is gone from those that had it, and changes no other', () => {
    fc.assert(
      fc.property(afterSteps, someUse, (before, use) => {
        fc.pre(isKey(use.key))
        const old = chosenKeys(before)
        const lost = clashesOf(old, use)
        const now = chosenKeys(giveKey(before, use))
        expect(now[use.id]).toContain(use.key)
        for (const id of commandIds.filter(one => one !== use.id))
          expect(now[id]).toEqual(old[id].filter(key => !lost.some(one => one.id === id && one.key === key)))
      }),
    )
  })

  it('is gone when it is taken away, and a reset brings back what the preset has', () => {
    fc.assert(
      fc.property(afterSteps, someUse, (before, use) => {
        fc.pre(isKey(use.key))
        const given = giveKey(before, use)
        expect(chosenKeys(takeKey(given, use))[use.id]).not.toContain(use.key)
        expect(chosenKeys(resetKeys(given, use.id))[use.id]).toEqual(presetKeys(given.preset, use.id))
      }),
    )
  })

  it('is kept as what differs from the preset and no more', () => {
    const given = giveKey(usualKeys, { id: 'paper.star', key: 'E' })
    expect(given.own).toEqual({ 'paper.star': ['F', 'E'], 'paper.done': ['D', '4'] })
    expect(takeKey(giveKey(given, { id: 'paper.done', key: 'E' }), { id: 'paper.star', key: 'E' })).toEqual(
      usualKeys,
    )
  })
})

test('single keys that are off do nothing, and every other key acts as before', () => {
  fc.assert(
    fc.property(afterSteps, keys => {
      const [on, off] = [keymapOf({ ...keys, singleKeys: true }), keymapOf({ ...keys, singleKeys: false })]
      for (const id of commandIds) expect(off[id]).toEqual(on[id].filter(key => !isSingleKey(key)))
    }),
  )
  const off = keymapOf({ ...usualKeys, singleKeys: false })
  expect(usesOf(off).filter(({ key }) => /^(Shift\+)?.( |$)/u.test(key))).toEqual([])
  expect(off['paper.skip-weak']).toEqual([])
  expect(off['library.undo']).toEqual(['Mod+Z'])
  expect(off['review.forward']).toEqual(['Space'])
})

test('one key may do one thing on the board and another in review', () => {
  const use = { id: 'select.toggle', key: 'Space' } as const
  expect(clashesOf(chosenKeys(usualKeys), use)).toEqual([])
  expect(chosenKeys(giveKey(usualKeys, use))['review.forward']).toEqual(['Space'])
})

test('a key that sequences begin with clashes with each of them', () => {
  const clashes = clashesOf(chosenKeys(usualKeys), { id: 'paper.star', key: 'G' })
  expect(clashes.map(({ id }) => id).sort()).toEqual(
    commandIds.filter(id => command(id).keys.some(key => key.startsWith('G '))).sort(),
  )
})

test('a key that fields use acts outside of them alone, also of a command that acts anywhere', () => {
  const clashing = (key: string) =>
    clashesOf(chosenKeys(usualKeys), { id: 'view.details', key }).map(({ id }) => id)
  expect(clashing('Enter')).toEqual(['review.start'])
  expect(clashing('Mod+A')).toEqual(['select.all'])
})

test.each([
  'Alt+X',
  'Tab',
  'Mod+Q',
  'Mod+H',
  'F11',
  'd',
  'Shift+?',
  'Shift+Mod+D',
  'G',
  'G G G',
  '',
  ' ',
  'Mod+',
])('%j is a key of a command, or is refused', text => expect(v.is(Key, text)).toBe(text === 'G'))

test('the screener includes with I, excludes with E and leaves undecided with U', () => {
  const keymap = keymapOf({ ...usualKeys, preset: 'screener' })
  const owner = (key: string): CommandId | undefined => commandIds.find(id => keymap[id].includes(key))
  expect(['I', 'E', 'U'].map(owner)).toEqual(['paper.to-read', 'paper.skipped', 'paper.inbox'])
  expect(
    commandIds.filter(id => keymap[id].length < command(id).keys.length && keymap[id].length === 0),
  ).toEqual([])
})
