/**
 * `npm test`: every check and every test, on a new machine too.
 *
 * All steps run even where one fails. A check counts as one; a step of tests
 * counts each of its tests. The last line is `N passed, N failed`, and a test
 * that was skipped counts as failed. `--no-e2e` leaves the built app out.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { electronRuntime } from './electron-runtime.ts'
import { ensureSystemPackages } from './system-packages.ts'
import { countPlaywright, countVitest, type Count, sum } from './test-counts.ts'

const root = resolve(import.meta.dirname, '..')
const unitReport = resolve(root, 'test-results/unit.json')
const e2eReport = resolve(root, 'test-results/e2e.json')
const bin = (name: string) => resolve(root, 'node_modules/.bin', name)

/** One step: a name, and what came of it. */
interface Step {
  readonly name: string
  readonly run: () => Count
}

const checks: readonly Step[] = [
  check('format', 'prettier', '--check', '.'),
  check('lint', 'eslint', '.', '--max-warnings', '0'),
  check('types', 'tsc', '-b'),
  check(
    'imports',
    'depcruise',
    'electron',
    'renderer',
    'shared',
    'e2e',
    'scripts',
    '--config',
    '.dependency-cruiser.cjs',
  ),
  check('unused code', 'knip'),
]
const units: readonly Step[] = [
  { name: 'system packages', run: () => prepared(() => ensureSystemPackages('tests')) },
  {
    name: 'unit tests',
    run: () =>
      // One report is counted, and where a test fails the other says why.
      tests(
        unitReport,
        countVitest,
        'vitest',
        'run',
        '--reporter=dot',
        '--reporter=json',
        `--outputFile.json=${unitReport}`,
      ),
  },
]
/** Files that other people made; they are not part of the project. */
const corpusFolder = resolve(root, '../shared/data')
const corpus: Step = {
  name: 'corpus',
  run: () => {
    if (existsSync(corpusFolder))
      return succeeds('tsx', ['e2e/corpus/corpus.ts', corpusFolder])
        ? { passed: 1, failed: 0 }
        : { passed: 0, failed: 1 }
    console.log(`skipped: ${corpusFolder} is not there, so the corpus is not read`)
    return { passed: 0, failed: 0 }
  },
}
let isBuilt = false
const endToEnd: readonly Step[] = [
  corpus,
  {
    name: 'runtime',
    run: () =>
      prepared(() => {
        process.env['ELECTRON_OVERRIDE_DIST_PATH'] = electronRuntime()
      }),
  },
  { name: 'build', run: build },
  {
    name: 'end-to-end tests',
    run: () => {
      // Without a build every test would wait for a window that never comes.
      if (!isBuilt) return { passed: 0, failed: 1 }
      return tests(e2eReport, countPlaywright, 'playwright', 'test', '--config', 'e2e/playwright.config.ts')
    },
  },
]

const steps = [...checks, ...units, ...(process.argv.includes('--no-e2e') ? [] : endToEnd)]
const total = sum(steps.map(timed))
process.exitCode = total.failed > 0 ? 1 : 0
console.log(`${total.passed} passed, ${total.failed} failed`)

function timed({ name, run }: Step): Count {
  const startedAt = Date.now()
  const count = run()
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  console.log(
    `${count.failed > 0 ? 'failed' : 'passed'}  ${name}  ${count.passed} of ${count.passed + count.failed}  ${seconds} s`,
  )
  return count
}

/** A check that is one program: passed where it ends well; otherwise all it said is shown. */
function check(name: string, program: string, ...args: readonly string[]): Step {
  return { name, run: () => (succeeds(program, args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }) }
}

/** Builds the app; an older build is removed first, so that no test can pass on it. */
function build(): Count {
  rmSync(resolve(root, 'out'), { recursive: true, force: true })
  isBuilt = succeeds('electron-vite', ['build', '--logLevel', 'warn'])
  return isBuilt ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** What the tests after it need; it counts only where it fails. */
function prepared(prepare: () => void): Count {
  try {
    prepare()
    return { passed: 0, failed: 0 }
  } catch (error) {
    console.log(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  }
}

/** Runs tests and counts them by their report; an end without one, or a bad one without a failed test, is one failure. */
function tests(
  report: string,
  count: (report: unknown) => Count,
  program: string,
  ...args: readonly string[]
): Count {
  rmSync(report, { force: true })
  const isGood = succeeds(program, args)
  const counted = existsSync(report)
    ? count(JSON.parse(readFileSync(report, 'utf8')))
    : { passed: 0, failed: 0 }
  const isUnexplained = counted.passed + counted.failed === 0 || (!isGood && counted.failed === 0)
  return isUnexplained ? { ...counted, failed: counted.failed + 1 } : counted
}

function succeeds(program: string, args: readonly string[]): boolean {
  const { status, stdout, stderr, error } = spawnSync(bin(program), args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1' },
  })
  if (status === 0) return true
  console.log([stdout, stderr, error?.message].filter(Boolean).join('\n'))
  return false
}
