import { expect, it, vi } from 'vitest'
import { say, sayWhenStill, toasts } from './toasts.ts'

it('says what waits for the frame before anything newer, and once', async () => {
  const shown = vi.spyOn(toasts, 'add')
  const titles = () => shown.mock.calls.map(([{ title }]) => title)
  sayWhenStill(() => say('Moved 1 paper'))
  sayWhenStill(() => say('Filled in 1 field'))
  expect(titles()).toEqual([])
  say('Nothing is missing')
  expect(titles()).toEqual(['Moved 1 paper', 'Filled in 1 field', 'Nothing is missing'])
  await new Promise(resolve => setTimeout(resolve, 200))
  expect(titles()).toHaveLength(3)
  sayWhenStill(() => say('Moved 2 papers'))
  await vi.waitFor(() => expect(titles()).toHaveLength(4))
})
