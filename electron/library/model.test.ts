import { appendFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plan } from '../../shared/library/operations.ts'
import type { Operation } from '../../shared/library/operations.ts'
import { columns, type Paper, type PaperId, paperId } from '../../shared/library/paper.ts'
import { Library } from './library.ts'
import { Papers } from './papers.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { inFolder } from './test-papers.ts'

/** A library in the simplest terms: states, each a plain map, with undo as going back to an earlier one. */
interface Model {
  present: ReadonlyMap<PaperId, Paper>
  past: ReadonlyMap<PaperId, Paper>[]
  future: ReadonlyMap<PaperId, Paper>[]
}
interface Real {
  readonly folder: string
  library: Library
}
type Command = fc.AsyncCommand<Model, Real>

// Snapshots often, but never so often that the steps of a short run outlive their journals.
const options = { clock: { now: () => 7 }, compactAfterBytes: 1_000_000, compactAfterEntries: 12 }

const ids = fc.array(
  fc.nat({ max: 5 }).map(n => paperId(`p${n}`)),
  { minLength: 1, maxLength: 3 },
)
const operations: fc.Arbitrary<Operation> = fc.oneof(
  ids.map(list => ({ type: 'add' as const, papers: list.map(id => paper({ id, note: 'é\n∑' })) })),
  fc.record({ type: fc.constant('move' as const), ids, to: fc.constantFrom(...columns) }),
  fc.record({
    type: fc.constant('move' as const),
    ids,
    to: fc.constantFrom(...columns),
    place: fc.record({ after: fc.constant(paperId('p1')) }),
  }),
  fc.record({ type: fc.constant('star' as const), ids, isStarred: fc.boolean() }),
  fc.record({ type: fc.constant('remove' as const), ids }),
)

function command(name: string, act: (model: Model, real: Real) => Promise<void>): Command {
  return {
    check: () => true,
    run: async (model, real) => {
      await act(model, real)
      const expected = new Papers(new Map(model.present))
      for (const column of columns)
        expect(real.library.inOrder(column).map(unranked)).toEqual(expected.inOrder(column).map(unranked))
      expect(real.library.history().undo === null).toBe(model.past.length === 0)
      expect(real.library.history().redo === null).toBe(model.future.length === 0)
    },
    toString: () => name,
  }
}

/** A rank says nothing but the order: it depends on how loose the ends of a column are. */
const unranked = (one: Paper): Paper => ({ ...one, rank: 0 })

const undo = async (model: Model, { library }: Real) => {
  const answer = await library.undo()
  const previous = model.past.pop()
  expect(answer === null).toBe(previous === undefined)
  if (previous) {
    model.future.push(model.present)
    model.present = previous
  }
}
const redo = async (model: Model, { library }: Real) => {
  const answer = await library.redo()
  const next = model.future.pop()
  expect(answer === null).toBe(next === undefined)
  if (next) {
    model.past.push(model.present)
    model.present = next
  }
}
const reopen = async (_: Model, real: Real) => {
  await real.library.close()
  real.library = await Library.open(real.folder, options)
  expect(real.library.report.notices).toEqual([])
}

const commands = [
  fc.array(operations, { minLength: 1, maxLength: 3 }).map(list =>
    command(`ask ${JSON.stringify(list)}`, async (model, { library }) => {
      await Promise.all(list.map(operation => library.apply(operation, 'user')))
      for (const operation of list) asked(model, operation)
    }),
  ),
  fc.constant(command('undo', undo)),
  fc.constant(command('redo', redo)),
  fc.constant(command('reopen', reopen)),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map(junk =>
    command(`crash with ${Buffer.from(junk).toString('hex')}`, async (_, real) => {
      await real.library.close()
      const journals = (await readdir(real.folder)).filter(name => name.startsWith('journal-')).sort()
      await appendFile(join(real.folder, journals.at(-1) ?? ''), junk)
      real.library = await Library.open(real.folder, options)
      expect(real.library.report).toMatchObject({ tornBytes: junk.length, missingChanges: 0 })
    }),
  ),
]

function asked(model: Model, operation: Operation): void {
  const papers = new Papers(new Map(model.present))
  const changes = plan(papers, operation, 7)
  if (changes.length === 0) return
  papers.apply(changes)
  model.past.push(model.present)
  model.future = []
  model.present = new Map([...papers.all()].map(one => [one.id, one]))
}

test('whatever is asked, undone, closed and torn, the library is what a plain map would be [L2] [L4] [L7]', async () => {
  await fc.assert(
    fc.asyncProperty(fc.commands(commands, { maxCommands: 25 }), async steps => {
      await inFolder(async folder => {
        const real: Real = { folder, library: await Library.open(folder, options) }
        const model: Model = { present: new Map(), past: [], future: [] }
        try {
          await fc.asyncModelRun(() => ({ model, real }), steps)
        } finally {
          await real.library.close()
        }
      })
    }),
    { numRuns: 60 },
  )
}, 120_000)
