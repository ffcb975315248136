import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columns, type Paper, paperId } from '../../shared/library/paper.ts'
import { paper } from '../../shared/library/test-paper.ts'
import { libraryAt } from './earlier.ts'
import { Library } from './library.ts'
import { inFolder } from './test-papers.ts'

const ids = ['a', 'b', 'c'].map(paperId)
const steps = fc.array(
  fc.oneof(
    fc.constantFrom(...ids).map(id => ({ type: 'add' as const, papers: [paper({ id })] })),
    fc.record({ type: fc.constant('move' as const), ids: fc.subarray(ids), to: fc.constantFrom(...columns) }),
    fc.record({ type: fc.constant('star' as const), ids: fc.subarray(ids), isStarred: fc.boolean() }),
    fc.record({ type: fc.constant('remove' as const), ids: fc.subarray(ids) }),
    fc.constant('undo' as const),
  ),
  { minLength: 1, maxLength: 15 },
)

test('whatever was done since, papers are found as they were after any entry', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async list => {
      await inFolder(async folder => {
        const library = await Library.open(folder, { compactAfterBytes: 2_000 })
        const states = new Map<number, Record<string, Paper>>()
        for (const step of list) {
          await (step === 'undo' ? library.undo() : library.apply(step, 'user'))
          states.set(library.seq, Object.fromEntries(Array.from(library.all(), one => [one.id, one])))
        }
        for (const [seq, state] of states) {
          const at = await libraryAt(library, seq)
          if (seq > 0) expect(ids.map(id => at?.(id))).toEqual(ids.map(id => state[id]))
        }
        expect(await libraryAt(library, library.seq + 1)).toBeNull()
        expect(await libraryAt(library, 0)).toBeNull()
        await library.close()
      })
    }),
    { numRuns: 60 },
  )
})
