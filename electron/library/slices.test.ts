import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { noteKey, Slices } from './slices.ts'

let now = 0
beforeEach(async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  await new Promise(resolve => setImmediate(resolve)) // a turn of its own
})
afterEach(() => void vi.restoreAllMocks())

/** Rests whenever it is due, and answers how many of its steps, of a millisecond each, it did in each turn. */
async function stepsOfEachTurn(steps: number): Promise<number[]> {
  const slices = new Slices()
  const turns = [0]
  for (let step = 0; step < steps; step++) {
    now++
    turns[turns.length - 1] = (turns.at(-1) ?? 0) + 1
    if (!slices.isDue) continue
    await slices.rest()
    turns.push(0)
  }
  return turns
}

test('a work rests every few milliseconds', async () => {
  expect(await stepsOfEachTurn(10)).toEqual([4, 4, 2])
})

test('works that begin in one turn share its time, and go on one at a time', async () => {
  const both = await Promise.all([stepsOfEachTurn(6), stepsOfEachTurn(6)])
  expect(both).toEqual([
    [4, 2],
    [1, 4, 1],
  ])
})

test('a work that another one sets off after a rest has what is left of that turn', async () => {
  const slices = new Slices()
  await slices.rest()
  now += 3
  expect(await stepsOfEachTurn(6)).toEqual([1, 4, 1])
})

test('a work behind keys rests until what a key asked for is done, and holds up no other', async () => {
  now += 1_000
  noteKey()
  const [behind, other] = [new Slices('behind keys'), new Slices()]
  let isOn = false
  const rest = behind.rest().then(() => (isOn = true))
  await other.rest()
  await new Promise(resolve => setTimeout(resolve, 40))
  expect(isOn).toBe(false)
  now += 30
  await rest
})

test('a work behind keys takes shorter turns while keys are pressed', async () => {
  const isDueAfter = async (ms: number, place?: 'behind keys') => {
    await new Promise(resolve => setImmediate(resolve)) // a turn of its own
    const slices = new Slices(place)
    now += ms
    return slices.isDue
  }
  now += 10_000
  expect(await isDueAfter(2, 'behind keys')).toBe(false)
  noteKey()
  expect(await isDueAfter(2, 'behind keys')).toBe(true)
  expect(await isDueAfter(0.5, 'behind keys')).toBe(false)
  expect(await isDueAfter(2)).toBe(false)
  now += 2_000
  expect(await isDueAfter(2, 'behind keys')).toBe(false)
})
