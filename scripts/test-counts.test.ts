import { describe, expect, test } from 'vitest'
import { countPlaywright, countVitest, sum } from './test-counts.ts'

describe('the count of unit tests', () => {
  const file = { name: 'a.test.ts', status: 'passed', message: '', assertionResults: [{}] }

  test('takes skipped tests as failed', () => {
    const report = { numPassedTests: 3, numTotalTests: 5, numFailedTests: 1, testResults: [file] }
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2 })
  })

  test('takes a file that could not be loaded as one failure', () => {
    const unloaded = { ...file, status: 'failed', assertionResults: [] }
    const report = { numPassedTests: 3, numTotalTests: 3, testResults: [file, unloaded] }
    expect(countVitest(report)).toEqual({ passed: 3, failed: 1 })
  })
})

test('the count of end-to-end tests takes skipped and flaky tests and stray errors as failed', () => {
  const report = { stats: { expected: 7, unexpected: 1, flaky: 1, skipped: 1 }, errors: [{}] }
  expect(countPlaywright(report)).toEqual({ passed: 7, failed: 4 })
})

test('counts add up', () => {
  expect(
    sum([
      { passed: 1, failed: 0 },
      { passed: 2, failed: 3 },
      { passed: 0, failed: 0 },
    ]),
  ).toEqual({
    passed: 3,
    failed: 3,
  })
  expect(sum([])).toEqual({ passed: 0, failed: 0 })
})
