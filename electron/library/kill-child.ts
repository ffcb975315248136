/**
 * The process that the kill test kills: changes a library as fast as it can and
 * says on standard output what it is about to ask (`I`) and what was answered (`A`).
 *
 * Arguments: the folder, and the first number to write. Numbers rise over all runs.
 */
import { writeSync } from 'node:fs'
import { columns, paperId } from '../../shared/library/paper.ts'
import { Library } from './library.ts'
import { paper } from '../../shared/library/test-paper.ts'

const [folder = '', first = '0'] = process.argv.slice(2)
const library = await Library.open(folder, { compactAfterBytes: 20_000 })
say(`R ${library.seq}\n`)

let number = Number(first)
const asked = new Set<Promise<unknown>>()
for (;;) {
  number++
  const id = paperId(`p${(number * 7919) % 200}`)
  const note = String(number)
  // A number is carried by a paper that is new, or by one that is removed and added again.
  say(`I ${id} ${note}\n`)
  const fresh = paper({
    id,
    note,
    abstract: 'x'.repeat(number % 900),
    column: columns[number % 5] ?? 'inbox',
  })
  if (library.has(id)) void library.apply({ type: 'remove', ids: [id] }, 'user')
  const adding = library.apply({ type: 'add', papers: [fresh] }, 'user').then(applied => {
    if (applied) say(`A ${id} ${note}\n`)
  })
  asked.add(adding)
  void adding.finally(() => asked.delete(adding))
  if (asked.size > 8) await Promise.race(asked)
}

/** Writes a line before it goes on: what was said must be known even if the next instant is the last. */
function say(line: string): void {
  for (;;) {
    try {
      writeSync(1, line)
      return
    } catch (error) {
      // A pipe whose reader is slow is full for a moment.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error
    }
  }
}
