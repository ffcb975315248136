import { expect, test } from 'vitest'
import { monthTitle, parseMonth } from './months.ts'

test.each([
  ['6', 6],
  [' 06 ', 6],
  ['Jun', 6],
  ['june', 6],
  ['DEC', 12],
  ['13', 13], // for the check of the field to refuse
])('the month %o is %o', (text, month) => {
  expect(parseMonth(text)).toBe(month)
})

test.each(['Ju', 'Junius', 'soon', '-1', '1.5'])('%o is no month', text => {
  expect(parseMonth(text)).toBeNaN()
})

test('a month is read as it is shown', () => {
  const months = Array.from({ length: 12 }, (_, index) => index + 1)
  expect(months.map(month => parseMonth(monthTitle(month)))).toEqual(months)
})
