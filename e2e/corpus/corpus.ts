/**
 * `npm run corpus -- ../shared/data`: reads files that other people made, and says how much of them is read as it should be.
 *
 * Parts can be named after the folder. Prints one table, then what is wrong, and as its last line one JSON
 * object with the figures of every part. Ends with 1 where a line is below its goal. `--explain` also
 * lists the differences that are ours to keep, with their reasons.
 */
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Line } from './part.ts'
import { parts } from './parts.ts'

const [folder = '../shared/data', ...asked] = process.argv.slice(2).filter(word => !word.startsWith('--'))
const data = resolve(folder)
const unknown = asked.find(name => !Object.hasOwn(parts, name))
if (unknown !== undefined) {
  console.error(`There is no part ${unknown}. Parts are: ${Object.keys(parts).join(', ')}.`)
  process.exit(2)
}
if (!existsSync(data)) {
  console.log(`skipped: ${data} is not there`)
  console.log('{}')
  process.exit(0)
}

const lines: (Line & { readonly part: string })[] = []
const problems: string[] = []
const skipped: string[] = []
const explained: string[] = []
const figures: Record<string, object> = {}
for (const name of asked.length > 0 ? asked : Object.keys(parts)) {
  const found = parts[name]?.({
    data,
    say: line => lines.push({ part: name, ...line }),
    tell: problem => problems.push(`${name}: ${problem}`),
    explain: difference => explained.push(`${name}: ${difference}`),
    skip: what => skipped.push(`${name}: ${what}`),
  })
  if (found) figures[name] = found
}

const isGood = ({ good, all, goal = 1 }: Line) => good >= all * goal
console.log(table())
for (const what of skipped) console.log(`skipped: ${what}`)
if (process.argv.includes('--explain')) for (const difference of explained) console.log(difference)
for (const problem of problems) console.log(problem)
console.log(JSON.stringify(figures))
process.exitCode = lines.every(isGood) ? 0 : 1

function table(): string {
  const head = ['part', 'what', 'good', 'of', 'share', 'goal', '']
  const rows = lines.map(line => [
    line.part,
    line.what,
    String(line.good),
    String(line.all),
    line.all === 0 ? '–' : `${((100 * line.good) / line.all).toFixed(2)} %`,
    `${100 * (line.goal ?? 1)} %`,
    isGood(line) ? 'reached' : 'MISSED',
  ])
  return [head, head.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}
