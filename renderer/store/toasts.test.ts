import { beforeEach, expect, it, vi } from 'vitest'
import { watchHands } from './hands.ts'
import { say, sayWhenStill, toasts } from './toasts.ts'

let titles: () => unknown[]
const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

beforeEach(() => {
  const shown = vi.spyOn(toasts, 'add').mockClear()
  titles = () => shown.mock.calls.map(([{ title }]) => title)
})

it('says what waits before anything newer, and once', async () => {
  sayWhenStill(() => say('Moved 1 paper'))
  sayWhenStill(() => say('Filled in 1 field'))
  expect(titles()).toEqual([])
  say('Nothing is missing')
  expect(titles()).toEqual(['Moved 1 paper', 'Filled in 1 field', 'Nothing is missing'])
  await wait(200)
  expect(titles()).toHaveLength(3)
  sayWhenStill(() => say('Moved 2 papers'))
  await vi.waitFor(() => expect(titles()).toHaveLength(4))
})

it('waits until no key follows upon the last', async () => {
  watchHands()
  const press = () => window.dispatchEvent(new KeyboardEvent('keydown', { key: 't' }))
  press()
  sayWhenStill(() => say('Moved 1 paper'))
  for (let pressed = 0; pressed < 8; pressed++) {
    await wait(40)
    press()
  }
  sayWhenStill(() => say('Moved 1 more paper'))
  expect(titles()).toEqual([])
  await vi.waitFor(() => expect(titles()).toEqual(['Moved 1 paper', 'Moved 1 more paper']))
})

it('says it at last where the keys never end', async () => {
  watchHands()
  sayWhenStill(() => say('Moved 1 paper'))
  for (let pressed = 0; pressed < 40 && titles().length === 0; pressed++) {
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))
    await wait(50)
  }
  expect(titles()).toEqual(['Moved 1 paper'])
})
