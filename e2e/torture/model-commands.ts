/**
 * What may happen to the library of the model, and what it means to the map.
 */
import fc from 'fast-check'
import { paper } from '../../shared/library/test-paper.ts'
import { Papers } from '../../electron/library/papers.ts'
import { type Operation, plan } from '../../shared/library/operations.ts'
import { columns, type PaperId, paperId } from '../../shared/library/paper.ts'
import { compare, failPower, isAhead, type Model, open, type Real } from './model-state.ts'

type Command = fc.AsyncCommand<Model, Real>

const ids = fc.array(
  fc.nat({ max: 5 }).map(n => paperId(`p${n}`)),
  { minLength: 1, maxLength: 3 },
)
const to = fc.constantFrom(...columns)
const operations: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 3,
    arbitrary: ids.map(list => ({
      type: 'add' as const,
      papers: list.map(id => paper({ id, note: 'é\n∑' })),
    })),
  },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('move' as const), ids, to }) },
  fc.record({
    type: fc.constant('move' as const),
    ids,
    to,
    place: fc.record({ after: fc.constant(paperId('p1')) }),
  }),
  fc.record({ type: fc.constant('star' as const), ids, isStarred: fc.boolean() }),
  fc.record({ type: fc.constant('remove' as const), ids }),
  fc.record({
    type: fc.constant('pin-keys' as const),
    keys: ids.map(list => new Map(list.map(id => [id, `key-${id}`] as const))),
  }),
)

function command(
  name: string,
  act: (model: Model, real: Real) => Promise<void>,
  check: (model: Readonly<Model>) => boolean = () => true,
): Command {
  return {
    check,
    run: async (model, real) => {
      await act(model, real)
      compare(model, real)
    },
    toString: () => name,
  }
}

/** Whatever the disk left undone must be as if it had never been asked. */
async function refused(real: Real, asked: Promise<unknown>[]): Promise<void> {
  for (const { status } of await Promise.allSettled(asked))
    if (status === 'fulfilled') throw new Error('answered, though the disk had failed')
  real.fault = () => null
}

const step = (direction: 'undo' | 'redo') =>
  command(
    direction,
    async (model, { library }) => {
      const [from, onto] = direction === 'undo' ? [model.past, model.future] : [model.future, model.past]
      const answer = await library[direction]()
      const next = from.pop()
      if ((answer === null) !== (next === undefined))
        throw new Error(`${direction} answered ${answer?.label}`)
      if (!next) return
      onto.push(model.present)
      model.present = next
    },
    ({ isHistoryKnown }) => isHistoryKnown,
  )

const reopen = command('close and open', async (_, real) => {
  await real.library.close()
  real.library = await open(real, real.disk)
  const { notices } = real.library.report
  if (notices.length > 0) throw new Error(notices.join())
})

const restore = command('restore the oldest backup', async (model, real) => {
  const backups = new real.run.subject.code.Backups(real.library)
  const oldest = (await backups.list()).at(-1)
  const state = oldest && model.states.get(oldest.seq)
  if (!oldest || !state) return
  try {
    if (await backups.restore(oldest.seq)) remember(model, state)
  } catch (error) {
    // A fold that runs beside it may have let go of the oldest in between; then nothing was restored.
    if ([...real.disk.image().names.keys()].some(path => path.endsWith(`/backups/${oldest.name}`)))
      throw error
  }
})

const goBack = (pick: number) =>
  command(
    `go back to step ${pick}`,
    async (model, { library }) => {
      const steps = library.steps(100).filter(({ seq, state }) => state === 'done' && model.states.has(seq))
      const step = steps[pick % steps.length]
      const state = step && model.states.get(step.seq)
      if (!state) return
      if (await library.undoTo(step.seq)) remember(model, state)
      else model.present = state
    },
    ({ isHistoryKnown }) => isHistoryKnown,
  )

const disturb = (back: number) =>
  command(`another program replaces journal ${back} from the end`, async (model, real) => {
    const { names } = real.disk.image()
    const journal = [...names.keys()]
      .filter(path => /\/journal-\d+/.test(path))
      .sort()
      .at(-back)
    if (journal === undefined) return
    const { files } = real.disk
    // A power cut may have brought an earlier one back.
    await files.remove(`${real.root}/theirs`)
    const theirs = await files.open(`${real.root}/theirs`, 'wx')
    await theirs.write(Buffer.from('not ours\n'), 0)
    await theirs.close()
    await files.rename(`${real.root}/theirs`, journal)
    // It is noticed at the next change, and the journal's steps are gone with it.
    model.isHistoryKnown = false
    const id = paperId('after')
    await real.library.apply({ type: 'remove', ids: [id] }, 'user')
    await real.library.apply({ type: 'add', papers: [paper({ id })] }, 'user')
    asked(model, { type: 'remove', ids: [id] })
    asked(model, { type: 'add', papers: [paper({ id })] })
  })

/** Everything that may happen; what people do comes more often. */
export const commands: readonly fc.Arbitrary<Command>[] = [
  ...Array<fc.Arbitrary<Command>>(4).fill(
    fc.array(operations, { minLength: 1, maxLength: 4 }).map(list =>
      command(`ask ${fc.stringify(list)}`, async (model, { library }) => {
        const waiting: Promise<unknown>[] = []
        for (const operation of list) {
          const answer = library.apply(operation, 'user')
          if (isAhead(operation)) await answer
          else waiting.push(answer)
        }
        await Promise.all(waiting)
        for (const operation of list) asked(model, operation)
      }),
    ),
  ),
  ...[step('undo'), step('undo'), step('redo'), reopen, restore, disturb(1), disturb(2)].map(each =>
    fc.constant(each),
  ),
  fc.nat({ max: 20 }).map(goBack),
  fc.nat().map(seed => command(`power cut ${seed}`, (_, real) => failPower(real, seed))),
  fc.uint8Array({ minLength: 1, maxLength: 40 }).map(junk =>
    command(`crash with ${Buffer.from(junk).toString('hex')}`, async (_, real) => {
      await real.library.close()
      const { names } = real.disk.image()
      const last =
        [...names.keys()]
          .filter(path => path.includes('/journal-'))
          .sort()
          .at(-1) ?? ''
      const journal = await real.disk.files.open(last, 'r+')
      await journal.write(junk, (await journal.stat()).size)
      await journal.close()
      real.library = await open(real, real.disk)
      if (real.library.report.tornBytes !== junk.length) throw new Error('the torn tail was not told')
    }),
  ),
  // With one write let through halfway, the first of two equal lines is in the journal before they are refused.
  fc.tuple(fc.constantFrom('ENOSPC', 'EIO', 'EDQUOT'), fc.nat({ max: 1 })).map(([code, halves]) =>
    command(`refuse with ${code} after ${halves} half writes`, async (_, real) => {
      let writes = 0
      real.fault = (call, path) =>
        call !== 'write' || !/\/journal[-.]/.test(path) ? null : writes++ < halves ? 'short' : code
      const fresh = ['x', 'y'].map(id => paper({ id: `refused-${id}` }))
      await refused(
        real,
        fresh.map(one => real.library.apply({ type: 'add', papers: [one] }, 'user')),
      )
    }),
  ),
]

function asked(model: Model, operation: Operation): void {
  const papers = new Papers(new Map([...model.present.values()].map(one => [one.id, one])))
  const changes = plan(papers, operation, 7)
  if (changes.length === 0) return
  papers.apply(changes)
  remember(model, new Map<PaperId, ReturnType<typeof paper>>([...papers.all()].map(one => [one.id, one])))
}

function remember(model: Model, state: Model['present']): void {
  model.past.push(model.present)
  model.future = []
  model.present = state
}
