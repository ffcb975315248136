/**
 * How many tests passed and failed, by the reports of vitest and Playwright.
 *
 * A test that was skipped or is still to be written counts as failed: a number
 * that leaves it out would say more than was tested.
 */
import * as v from 'valibot'

export interface Count {
  readonly passed: number
  readonly failed: number
}

const VitestReport = v.object({
  numPassedTests: v.number(),
  numTotalTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      message: v.string(),
      assertionResults: v.array(v.unknown()),
    }),
  ),
})

/** Counts a report of vitest's JSON reporter; a file that could not be loaded is one failure. */
export function countVitest(report: unknown): Count {
  const { numPassedTests, numTotalTests, testResults } = v.parse(VitestReport, report)
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  )
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + unloaded.length }
}

const PlaywrightReport = v.object({
  stats: v.object({
    expected: v.number(),
    unexpected: v.number(),
    flaky: v.number(),
    skipped: v.number(),
  }),
  errors: v.array(v.unknown()),
})

/** Counts a report of Playwright's JSON reporter; an error outside of any test is one failure. */
export function countPlaywright(report: unknown): Count {
  const { stats, errors } = v.parse(PlaywrightReport, report)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + stats.skipped + errors.length }
}

/** All counts in one. */
export function sum(counts: readonly Count[]): Count {
  return counts.reduce(
    (all, { passed, failed }) => ({ passed: all.passed + passed, failed: all.failed + failed }),
    {
      passed: 0,
      failed: 0,
    },
  )
}
