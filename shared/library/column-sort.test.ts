import { expect, test } from 'vitest'
import { comparePlaced, type Placed, sortKeys, titleKey, usualSort } from './column-sort.ts'

const placed = (value: Placed['value'], rank = 0, id = 'a'): Placed => ({ id, rank, value })
const values = (isDescending: boolean) =>
  [placed(null), placed(2024), placed(2020, 2), placed(2020, 1)]
    .sort(comparePlaced({ by: 'year', isDescending }))
    .map(({ value, rank }) => [value, rank])

test('what is not known comes last either way round, and what is alike stands as by hand', () => {
  expect(values(false)).toEqual([
    [2020, 1],
    [2020, 2],
    [2024, 0],
    [null, 0],
  ])
  expect(values(true)).toEqual([
    [2024, 0],
    [2020, 1],
    [2020, 2],
    [null, 0],
  ])
})

test('titles are sorted without capitals, accents and what stands before the first letter', () => {
  const titles = ['Zebra', '“Éclair” Models', 'echo', '$k$-Means', 'apple']
  expect(titles.toSorted((a, b) => (titleKey(a) < titleKey(b) ? -1 : 1))).toEqual([
    'apple',
    'echo',
    '“Éclair” Models',
    '$k$-Means',
    'Zebra',
  ])
})

test('the latest comes first unless asked otherwise, and titles begin with A', () => {
  expect(sortKeys.filter(by => usualSort(by).isDescending)).toEqual(['added', 'moved', 'year'])
})
