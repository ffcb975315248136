/**
 * `npm run fuzz`: gives importers 100,000 damaged texts, and says which of them they read wrongly.
 *
 * `npm run fuzz -- 1000000 7` tries as many, from the seed 7 on. Deterministic:
 * a seed that is named once can be tried again alone, `npm run fuzz -- 1 SEED`,
 * and is then kept in `fuzz/seeds.ts`. Its last line is JSON; it ends with 1
 * where a text was read wrongly.
 */
import { inputOf } from './fuzz/inputs.ts'
import { problemOf } from './fuzz/problem.ts'
import { seeds } from './fuzz/seeds.ts'

const [count = 100_000, from = 1] = process.argv.slice(2).map(Number)
/** More say nothing new. */
const shownAtMost = 20

const startedAt = Date.now()
let wrong = 0
let characters = 0
const tried = [...seeds.map(([seed]) => seed), ...Array.from({ length: count }, (_, at) => from + at)]
for (const seed of tried) {
  const text = inputOf(seed)
  characters += text.length
  const problem = problemOf(text)
  if (problem === null) continue
  wrong++
  if (wrong <= shownAtMost) console.log(`seed ${seed}: ${problem}`)
}
const seconds = Math.round((Date.now() - startedAt) / 100) / 10
console.log(`${tried.length} texts, ${characters} characters, ${seconds} s: ${wrong} read wrongly`)
console.log(JSON.stringify({ texts: tried.length, characters, seconds, wrong }))
process.exitCode = wrong > 0 ? 1 : 0
